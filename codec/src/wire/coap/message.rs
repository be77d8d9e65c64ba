//! The owned form of a message: its options are sorted as they come, and it encodes into a caller's buffer.

use alloc::{borrow::Cow, format, vec, vec::Vec};

use super::{
    Block, CoapOption, Encoder, Header, MessageCode, MessageType, OptionNumber, Packet, Settings,
    TOKEN_BYTES,
    encoder::{head_len, option_len},
    option::uint_bytes,
};
use crate::error::{Code, Complaint, Error, Layer, Place};

/// A message being built.
///
/// ```
/// use thingwire::wire::coap::{Message, MessageCode, MessageType, OptionNumber};
///
/// let mut message = Message::new(MessageType::Confirmable, MessageCode::POST, 7);
/// message.options.push_uint(OptionNumber::CONTENT_FORMAT, 50);
/// message.options.push_path("/a/b");
/// message.payload = b"{}".into();
/// assert_eq!(message.to_vec()?, b"\x40\x02\x00\x07\xb1a\x01b\x11\x32\xff{}");
/// # Ok::<(), thingwire::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message<'a> {
    /// Confirmable, non-confirmable, acknowledgement or reset.
    pub message_type: MessageType,
    /// Method or response code.
    pub code: MessageCode,
    /// What acknowledgements and resets answer by.
    pub message_id: u16,
    /// At most eight bytes, more only by RFC 8974.
    pub token: Cow<'a, [u8]>,
    /// The options, in the order of their numbers.
    pub options: Options<'a>,
    /// The payload; empty for none.
    pub payload: Cow<'a, [u8]>,
    /// Whether the token may be longer (RFC 8974).
    pub settings: Settings,
}

/// Options in the order of their numbers; those with the same number stay in the order they were added.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Options<'a> {
    entries: Vec<Entry<'a>>,
}

#[derive(Clone, Debug)]
struct Entry<'a> {
    number: OptionNumber,
    value: Value<'a>,
}

#[derive(Clone, Debug)]
enum Value<'a> {
    Bytes(Cow<'a, [u8]>),
    /// A number and how many of its last bytes are the value.
    Uint([u8; 8], usize),
}

impl Value<'_> {
    #[inline]
    fn bytes(&self) -> &[u8] {
        match self {
            Value::Bytes(bytes) => bytes,
            Value::Uint(bytes, length) => {
                bytes.get(bytes.len().saturating_sub(*length)..).unwrap_or_default()
            }
        }
    }
}

/// Two entries are the same when they are written the same.
impl PartialEq for Entry<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number && self.value.bytes() == other.value.bytes()
    }
}

impl Eq for Entry<'_> {}

impl<'a> Options<'a> {
    /// No options, with room for some.
    pub fn with_capacity(count: usize) -> Self {
        Options { entries: Vec::with_capacity(count) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The options in the order in which they are written.
    pub fn iter(&self) -> impl Iterator<Item = CoapOption<'_>> {
        self.entries.iter().map(|entry| CoapOption { number: entry.number, value: entry.value.bytes() })
    }

    /// Adds an option behind those of the same and of lower numbers.
    pub fn push(&mut self, number: OptionNumber, value: impl Into<Cow<'a, [u8]>>) {
        self.insert(Entry { number, value: Value::Bytes(value.into()) });
    }

    /// Adds an option whose value is a number.
    pub fn push_uint(&mut self, number: OptionNumber, value: u64) {
        let (bytes, length) = uint_bytes(value);
        self.insert(Entry { number, value: Value::Uint(bytes, length) });
    }

    /// Adds a block option. A block of which a part does not fit its bits is not added, and the answer is `false`.
    #[must_use]
    pub fn push_block(&mut self, number: OptionNumber, block: Block) -> bool {
        let value = block.to_uint();
        if let Some(value) = value {
            self.push_uint(number, value.into());
        }
        value.is_some()
    }

    /// Adds a Uri-Path for every level of a path, with or without a slash in front. Nothing is unescaped; empty levels are kept,
    /// as RFC 7252 section 6.4 has them.
    pub fn push_path(&mut self, path: &'a str) {
        let path = path.strip_prefix('/').unwrap_or(path);
        if !path.is_empty() {
            for level in path.split('/') {
                self.push(OptionNumber::URI_PATH, level.as_bytes());
            }
        }
    }

    /// Adds a Uri-Query for every part of a query between `&`s. Nothing is unescaped.
    pub fn push_query(&mut self, query: &'a str) {
        for part in query.split('&').filter(|part| !part.is_empty()) {
            self.push(OptionNumber::URI_QUERY, part.as_bytes());
        }
    }

    /// Takes all options of a number away; says how many there were.
    pub fn remove(&mut self, number: OptionNumber) -> usize {
        let before = self.entries.len();
        self.entries.retain(|entry| entry.number != number);
        before.saturating_sub(self.entries.len())
    }

    /// Mostly they come in order, and then this is a push. Otherwise the place is found by halving, so that each costs no more
    /// than the move of those behind it.
    fn insert(&mut self, entry: Entry<'a>) {
        let number = entry.number;
        if self.entries.last().is_none_or(|last| last.number <= number) {
            self.entries.push(entry);
        } else {
            let at = self.entries.partition_point(|other| other.number <= number);
            self.entries.insert(at, entry);
        }
    }

    fn into_owned(self) -> Options<'static> {
        let entries = self.entries.into_iter().map(|entry| Entry {
            number: entry.number,
            value: match entry.value {
                Value::Bytes(bytes) => Value::Bytes(Cow::Owned(bytes.into_owned())),
                Value::Uint(bytes, length) => Value::Uint(bytes, length),
            },
        });
        Options { entries: entries.collect() }
    }
}

impl<'a> Message<'a> {
    /// A message without token, options and payload.
    pub fn new(message_type: MessageType, code: MessageCode, message_id: u16) -> Self {
        Message {
            message_type,
            code,
            message_id,
            token: Cow::Borrowed(&[]),
            options: Options::default(),
            payload: Cow::Borrowed(&[]),
            settings: Settings::default(),
        }
    }

    /// The same message, owning its bytes.
    pub fn into_owned(self) -> Message<'static> {
        Message {
            message_type: self.message_type,
            code: self.code,
            message_id: self.message_id,
            token: Cow::Owned(self.token.into_owned()),
            options: self.options.into_owned(),
            payload: Cow::Owned(self.payload.into_owned()),
            settings: self.settings,
        }
    }

    /// Bytes of the whole datagram.
    pub fn encoded_len(&self) -> usize {
        let mut length = head_len(self.token.len());
        let mut previous = 0;
        for option in self.options.iter() {
            let delta = option.number.0.saturating_sub(previous);
            length = length.saturating_add(option_len(delta, option.value.len()));
            previous = option.number.0;
        }
        let marker = usize::from(!self.payload.is_empty());
        length.saturating_add(marker).saturating_add(self.payload.len())
    }

    /// Writes the datagram to the front of `out`; says how many bytes it took. Allocates nothing.
    ///
    /// # Errors
    /// [`Code::BufferTooSmall`] when `out` is shorter than [`Message::encoded_len`]; [`Code::CoapTokenLength`],
    /// [`Code::CoapEmptyMessage`], [`Code::LimitExceeded`].
    #[inline]
    pub fn encode_into(&self, out: &mut [u8]) -> Result<usize, Error> {
        let room = out.len();
        self.write(out)
            .map_err(|error| if error.code() == Code::BufferTooSmall { self.too_small(room) } else { error })
    }

    /// The datagram as bytes of its own.
    ///
    /// # Errors
    /// As [`Message::encode_into`], but for the buffer.
    pub fn to_vec(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = vec![0; self.encoded_len()];
        self.encode_into(&mut bytes)?;
        Ok(bytes)
    }

    #[inline]
    fn write(&self, out: &mut [u8]) -> Result<usize, Error> {
        let header = Header { message_type: self.message_type, code: self.code, message_id: self.message_id };
        let mut encoder = Encoder::new(out, header, &self.token, self.settings)?;
        for entry in &self.options.entries {
            encoder.option(entry.number, entry.value.bytes())?;
        }
        encoder.finish(&self.payload)
    }

    #[cold]
    fn too_small(&self, room: usize) -> Error {
        Complaint::new(Code::BufferTooSmall, Layer::ENCODE, Place::whole())
            .expected(format!("room for {} bytes", self.encoded_len()))
            .found(format!("{room}"))
            .into()
    }
}

impl<'a> From<Packet<'a>> for Message<'a> {
    fn from(packet: Packet<'a>) -> Self {
        let mut options = Options::with_capacity(packet.options().count());
        for option in packet.options() {
            options.push(option.number, option.value);
        }
        Message {
            message_type: packet.message_type(),
            code: packet.code(),
            message_id: packet.message_id(),
            token: Cow::Borrowed(packet.token()),
            options,
            payload: Cow::Borrowed(packet.payload()),
            settings: Settings { extended_tokens: packet.token().len() > TOKEN_BYTES },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::hex;

    fn options<'a>(message: &'a Message<'_>) -> Vec<(u16, &'a [u8])> {
        message.options.iter().map(|option| (option.number.0, option.value)).collect()
    }

    #[test]
    fn options_are_sorted_and_equal_numbers_stay_in_order() {
        let mut message = Message::new(MessageType::NonConfirmable, MessageCode::POST, 9);
        message.options.push_uint(OptionNumber(2089), 7);
        message.options.push_path("/c/a/b");
        message.options.push_uint(OptionNumber::CONTENT_FORMAT, 0);
        message.options.push(OptionNumber::URI_PATH, vec![b'!']);
        message.options.push(OptionNumber::IF_MATCH, &b"x"[..]);
        let expected: [(u16, &[u8]); 7] =
            [(1, b"x"), (11, b"c"), (11, b"a"), (11, b"b"), (11, b"!"), (12, b""), (2089, &[7])];
        assert_eq!(options(&message), expected);
        assert_eq!(message.options.remove(OptionNumber::URI_PATH), 4);
        assert_eq!(message.options.len(), 3);
    }

    #[test]
    fn what_is_read_is_written_back() {
        for text in [
            "4000dead",
            "40017d34bb74656d7065726174757265",
            "41017d3520bb74656d7065726174757265",
            "60457d34ff32322e332043",
            "40010001E1071BFF",
            "40010001E0FEF2",
            "40010001D000",
            "40010001C3010000",
        ] {
            let bytes = hex::decode(text).unwrap();
            let packet = Packet::parse(&bytes).unwrap();
            let message = Message::from(packet).into_owned();
            assert_eq!(message.encoded_len(), bytes.len());
            assert_eq!(message.to_vec().unwrap(), bytes, "{text}");
            let error = message.encode_into(&mut vec![0; bytes.len() - 1]).unwrap_err();
            assert_eq!(error.expected_text(), format!("room for {} bytes", bytes.len()));
        }
    }

    #[test]
    fn a_path_is_cut_at_its_slashes() {
        for (path, levels) in [
            ("/a/b", &["a", "b"][..]),
            ("a/b", &["a", "b"]),
            ("/", &[]),
            ("", &[]),
            ("/a//b/", &["a", "", "b", ""]),
        ] {
            let mut message = Message::new(MessageType::Confirmable, MessageCode::GET, 1);
            message.options.push_path(path);
            let found: Vec<_> = message.options.iter().map(|option| option.value.to_vec()).collect();
            assert_eq!(
                found,
                levels.iter().map(|level| level.as_bytes().to_vec()).collect::<Vec<_>>(),
                "{path}"
            );
        }
        let mut message = Message::new(MessageType::Confirmable, MessageCode::GET, 1);
        message.options.push_query("a=1&b=2");
        assert_eq!(options(&message), [(15, &b"a=1"[..]), (15, b"b=2")]);
    }
}
