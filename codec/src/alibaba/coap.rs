//! CoAP: the options that Alibaba's cloud adds, and its symmetric security (port 5682). Devices guide 2019, 3.6; what the guide
//! leaves out is as the vendor's SDKs do it.
//!
//! A device asks `/auth` for a token, then publishes to `/topic` and the topic. With symmetric security the whole payload and
//! the sequence number are encrypted, with a key made of the device's secret and the `random` of the reply; over DTLS (5684)
//! the same messages go without. Nothing is authenticated: what decrypts is not thereby true.
//!
//! ```
//! use thingwire::{alibaba::coap::{Carrier, SessionKey, publish}, wire::{coap::Packet, secret::Secret}};
//!
//! let key = SessionKey::derive(&Secret::from("mRPVdzSMu2nVBxzK77ERPIMxSYIvABCD"), "ad2b3a5eb51d64f7");
//! let message = publish("/a1NUjcVkHZS/device1/user/update", 50, b"{\"id\":1}", "token", Some((&key, 1)), 2);
//! let bytes = message.to_vec()?;
//! let packet = Packet::parse(&bytes)?;
//! assert_eq!(key.open(&packet)?, b"{\"id\":1}");
//! assert_eq!(Carrier::of(&packet).path.as_deref(), Some("/topic/a1NUjcVkHZS/device1/user/update"));
//! # Ok::<(), thingwire::Error>(())
//! ```

use alloc::{
    borrow::Cow,
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use sha2::{Digest, Sha256};
use zeroize::Zeroize;

use crate::{
    error::{Code, Complaint, Error, Layer, Place},
    wire::{
        aes::{self, Padding},
        coap::{Message, MessageCode, MessageType, OptionFormat, OptionInfo, OptionNumber, Packet},
        secret::{Secret, SecretText},
    },
};

/// The layer of Alibaba's security over CoAP.
pub const LAYER: Layer = Layer::new("alibaba.coap");

/// The token, as text: 2019 edition of the guide, and SDKs of that time.
pub const TOKEN: OptionNumber = OptionNumber(2088);
/// The token, as text: 2018 edition, and the SDKs of 2.1 and of 3.0 to 3.2.
pub const TOKEN_61: OptionNumber = OptionNumber(61);
/// The encrypted sequence number.
pub const SEQUENCE: OptionNumber = OptionNumber(2089);
/// In replies: the message's id at the platform.
pub const MESSAGE_ID: OptionNumber = OptionNumber(2090);

const GUIDE: &str = "devices guide 2019, 3.6";

/// The options on top of the registered ones. The SDKs take tokens of at most 192 bytes.
pub static OPTIONS: [OptionInfo; 4] = [
    OptionInfo::new(61, "Token-61", OptionFormat::Text, 1, 192, "devices guide 2018, 9; C SDK 3.2.0"),
    OptionInfo::new(2088, "Token", OptionFormat::Text, 1, 192, GUIDE),
    OptionInfo::new(2089, "Seq", OptionFormat::Opaque, 16, 32, GUIDE),
    OptionInfo::new(2090, "Message-Id", OptionFormat::Opaque, 0, 255, GUIDE),
];

/// The initialisation vector of every message.
const VECTOR: &[u8; aes::BLOCK] = b"543yhjy97ae7fyfg";
/// Which bytes of the digest are the key.
const KEY_BYTES: core::ops::Range<usize> = 8..24;

/// What a datagram says around its payload.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Carrier<'a> {
    /// The path of a request: `/auth`, or `/topic` and the topic. None without a path, and where a level is no text or has a
    /// slash in it.
    pub path: Option<Cow<'a, str>>,
    /// The token.
    pub token: Option<SecretText<'a>>,
    /// The option that the token was in.
    pub token_option: Option<OptionNumber>,
    /// The encrypted sequence number: there where the payload is encrypted.
    pub sequence: Option<&'a [u8]>,
    /// The platform's id of the message.
    pub message_id: Option<&'a [u8]>,
}

impl<'a> Carrier<'a> {
    /// Reads it off a packet. Where both options have a token, the one of the newer edition counts.
    pub fn of(packet: &Packet<'a>) -> Self {
        let found = [TOKEN, TOKEN_61].into_iter().find_map(|number| {
            let text = core::str::from_utf8(packet.value(number)?).ok()?;
            Some((number, SecretText::new(text)))
        });
        let (token_option, token) = found.unzip();
        Carrier {
            path: path(packet).map(Cow::Owned),
            token,
            token_option,
            sequence: packet.value(SEQUENCE),
            message_id: packet.value(MESSAGE_ID),
        }
    }

    /// The topic of a publish.
    pub fn topic(&self) -> Option<&str> {
        self.path.as_deref()?.strip_prefix("/topic").filter(|topic| topic.starts_with('/'))
    }
}

fn path(packet: &Packet<'_>) -> Option<String> {
    let mut path = String::new();
    for level in packet.values(OptionNumber::URI_PATH) {
        let level = core::str::from_utf8(level).ok().filter(|level| !level.contains('/'))?;
        path.push('/');
        path.push_str(level);
    }
    (!path.is_empty()).then_some(path)
}

/// The key of one session: of a device's secret and the `random` of the reply to `/auth`. It is wiped when it is dropped.
pub struct SessionKey([u8; aes::BLOCK]);

impl SessionKey {
    /// Bytes 8 to 23 of the SHA-256 of `secret,random`.
    pub fn derive(device_secret: &Secret, random: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(device_secret.expose());
        hash.update(b",");
        hash.update(random);
        let mut key = [0; aes::BLOCK];
        if let Some(bytes) = hash.finalize().get(KEY_BYTES) {
            key.copy_from_slice(bytes);
        }
        SessionKey(key)
    }

    /// Encrypts a payload. What is whole blocks already gets another one, and so does an empty text.
    pub fn encrypt(&self, text: &[u8]) -> Vec<u8> {
        aes::encrypt(&self.0, VECTOR, text, Padding::Pkcs7)
    }

    /// Decrypts a payload.
    ///
    /// # Errors
    /// [`Code::AlibabaCipherLength`] where it is not whole blocks, [`Code::AlibabaCipherPadding`] where its padding is wrong:
    /// another key, or a damaged last block.
    pub fn decrypt(&self, blocks: &[u8]) -> Result<Vec<u8>, Error> {
        let complain =
            |code| Complaint::new(code, LAYER, Place::bytes(0..blocks.len())).spec("Alibaba's C SDK");
        let text =
            aes::decrypt_blocks(&self.0, VECTOR, blocks).filter(|_| !blocks.is_empty()).ok_or_else(|| {
                complain(Code::AlibabaCipherLength)
                    .expected("one or more blocks of 16 bytes")
                    .found(format!("{} bytes", blocks.len()))
            })?;
        aes::without_pkcs7(text).ok_or_else(|| complain(Code::AlibabaCipherPadding).into())
    }

    /// Encrypts a sequence number, for option 2089.
    pub fn encrypt_sequence(&self, sequence: u64) -> Vec<u8> {
        self.encrypt(sequence.to_string().as_bytes())
    }

    /// Decrypts option 2089.
    ///
    /// # Errors
    /// [`Code::AlibabaCipherLength`]; [`Code::AlibabaCipherKey`] where what comes out is not the digits of a 64-bit number: the
    /// key is another one.
    pub fn decrypt_sequence(&self, blocks: &[u8]) -> Result<u64, Error> {
        let other_key = || {
            Complaint::new(Code::AlibabaCipherKey, LAYER, Place::bytes(0..blocks.len()))
                .expected("the digits of a number in option 2089")
                .spec(GUIDE)
                .into()
        };
        let text = match self.decrypt(blocks) {
            Err(error) if error.code() == Code::AlibabaCipherPadding => return Err(other_key()),
            read => read?,
        };
        let digits = !text.is_empty() && text.iter().all(u8::is_ascii_digit);
        let number = core::str::from_utf8(&text).ok().filter(|_| digits).and_then(|text| text.parse().ok());
        number.ok_or_else(other_key)
    }

    /// Decrypts the payload of a packet, after its sequence number has shown that the key is right. An empty payload stays so:
    /// the platform answers with none. One peer drops option 2089 from long paths; the payload then has to speak for itself.
    ///
    /// # Errors
    /// [`Code::AlibabaCipherKey`], [`Code::AlibabaCipherLength`], [`Code::AlibabaCipherPadding`], with the place in the datagram.
    pub fn open(&self, packet: &Packet<'_>) -> Result<Vec<u8>, Error> {
        for found in packet.located_options().filter(|found| found.option.number == SEQUENCE) {
            let moved = |error: Error| error.map_place(|place| place.moved_by(found.value.start));
            self.decrypt_sequence(found.option.value).map_err(moved)?;
        }
        if packet.payload().is_empty() {
            return Ok(Vec::new());
        }
        let start = packet.payload_range().start;
        self.decrypt(packet.payload()).map_err(|error| error.map_place(|place| place.moved_by(start)))
    }
}

impl Drop for SessionKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for SessionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionKey([secret])")
    }
}

/// Sequence numbers of a session: the first is the `seqOffset` of the reply, as the SDKs have it, and each is one more than the
/// one before. A retransmission is the same datagram and takes no new one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sequence(Option<u64>);

impl Sequence {
    /// Numbers from the `seqOffset` on.
    pub const fn starting_at(seq_offset: u64) -> Self {
        Sequence(Some(seq_offset))
    }
}

impl Iterator for Sequence {
    type Item = u64;

    /// The next number; none when 64 bits are used up, and then the device has to authenticate again.
    fn next(&mut self) -> Option<u64> {
        let number = self.0?;
        self.0 = number.checked_add(1);
        Some(number)
    }
}

/// Builds a publish as the SDKs send it: the path in levels (empty ones vanish), Content-Format, Accept 42, the token in option
/// 2088; with a key, the sequence number in 2089 and the payload encrypted. The CoAP token is the caller's to set.
pub fn publish<'a>(
    topic: &'a str,
    content_format: u16,
    payload: &'a [u8],
    token: &'a str,
    key: Option<(&SessionKey, u64)>,
    message_id: u16,
) -> Message<'a> {
    let mut message = Message::new(MessageType::Confirmable, MessageCode::POST, message_id);
    message.options.push(OptionNumber::URI_PATH, &b"topic"[..]);
    for level in topic.split('/').filter(|level| !level.is_empty()) {
        message.options.push(OptionNumber::URI_PATH, level.as_bytes());
    }
    message.options.push_uint(OptionNumber::CONTENT_FORMAT, content_format.into());
    message.options.push_uint(OptionNumber::ACCEPT, 42);
    message.options.push(TOKEN, token.as_bytes());
    match key {
        Some((key, sequence)) => {
            message.options.push(SEQUENCE, key.encrypt_sequence(sequence));
            message.payload = Cow::Owned(key.encrypt(payload));
        }
        None => message.payload = Cow::Borrowed(payload),
    }
    message
}

/// Builds the request for a token: a POST to `/auth` with a JSON body, such as [`super::auth`] signs.
pub fn authenticate(body: &str, message_id: u16) -> Message<'_> {
    let mut message = Message::new(MessageType::Confirmable, MessageCode::POST, message_id);
    message.options.push(OptionNumber::URI_PATH, &b"auth"[..]);
    message.options.push_uint(OptionNumber::CONTENT_FORMAT, 50);
    message.options.push_uint(OptionNumber::ACCEPT, 50);
    message.payload = Cow::Borrowed(body.as_bytes());
    message
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::hex;

    fn key() -> SessionKey {
        SessionKey::derive(&Secret::from("mRPVdzSMu2nVBxzK77ERPIMxSYIvABCD"), "ad2b3a5eb51d64f7")
    }

    /// The example of the facts: key, and sequence number 1.
    #[test]
    fn the_key_and_the_first_number_are_those_of_the_sdk() {
        assert_eq!(hex::encode(&key().0), "164a892a9586fd44cecb4297a753f95b");
        assert_eq!(hex::encode(&key().encrypt_sequence(1)), "8eb93b4afc1e3b59e39b60dcae40c2c5");
        assert_eq!(key().decrypt_sequence(&hex::decode("8eb93b4afc1e3b59e39b60dcae40c2c5").unwrap()), Ok(1));
        assert_eq!(format!("{:?}", key()), "SessionKey([secret])");
    }

    #[test]
    fn a_wrong_key_a_cut_block_and_wrong_padding_are_told_apart() {
        let bytes = publish("/a/b", 50, b"{}", "t", Some((&key(), 7)), 1).to_vec().unwrap();
        let packet = Packet::parse(&bytes).unwrap();
        assert_eq!(key().open(&packet).unwrap(), b"{}");
        let other = SessionKey::derive(&Secret::from("another"), "ad2b3a5eb51d64f7");
        let error = other.open(&packet).unwrap_err();
        let sequence = packet.located_options().last().unwrap().value;
        assert_eq!((error.code(), error.place().range()), (Code::AlibabaCipherKey, Some(sequence)));
        let cut = &bytes[..bytes.len() - 1];
        let error = key().open(&Packet::parse(cut).unwrap()).unwrap_err();
        assert_eq!(
            (error.code(), error.place().range()),
            (Code::AlibabaCipherLength, Some(bytes.len() - 16..bytes.len() - 1))
        );
        let mut damaged = bytes.clone();
        *damaged.last_mut().unwrap() ^= 1;
        let error = key().open(&Packet::parse(&damaged).unwrap()).unwrap_err();
        assert_eq!(
            (error.code(), error.place().offset()),
            (Code::AlibabaCipherPadding, Some(bytes.len() - 16))
        );
        assert_eq!(key().decrypt(&[]).unwrap_err().code(), Code::AlibabaCipherLength);
        for text in ["", "-1", "+1", "1a", "18446744073709551616"] {
            let error = key().decrypt_sequence(&key().encrypt(text.as_bytes())).unwrap_err();
            assert_eq!(error.code(), Code::AlibabaCipherKey, "{text}");
        }
    }

    #[test]
    fn a_text_of_any_length_comes_back() {
        for length in 0..=48_usize {
            let text: Vec<u8> = (0..48).take(length).collect();
            let blocks = key().encrypt(&text);
            assert_eq!(blocks.len(), (length / 16 + 1) * 16);
            assert_eq!(key().decrypt(&blocks).unwrap(), text);
        }
    }

    #[test]
    fn numbers_start_at_the_offset_and_end_with_64_bits() {
        assert_eq!(Sequence::starting_at(5).take(3).collect::<Vec<_>>(), [5, 6, 7]);
        assert_eq!(Sequence::starting_at(u64::MAX).collect::<Vec<_>>(), [u64::MAX]);
    }

    #[test]
    fn the_token_is_found_in_either_option() {
        for (number, option) in [(TOKEN, 2088), (TOKEN_61, 61)] {
            let mut message = Message::new(MessageType::Confirmable, MessageCode::POST, 1);
            message.options.push_path("/topic/a/b");
            message.options.push(number, &b"t"[..]);
            let bytes = message.to_vec().unwrap();
            let carrier = Carrier::of(&Packet::parse(&bytes).unwrap());
            assert_eq!(
                (carrier.token_option, carrier.token.as_ref().map(SecretText::expose)),
                (Some(OptionNumber(option)), Some("t"))
            );
            assert_eq!(carrier.topic(), Some("/a/b"));
        }
    }
}
