//! Writing a datagram into a caller's buffer, part by part.

use alloc::format;

use super::{
    Block, EXTENDED_TOKEN_BYTES, HEADER_LENGTH, LAYER, MessageCode, MessageType, ONE_BYTE, ONE_BYTE_BASE,
    OPTION_SPEC, OptionNumber, PAYLOAD_MARKER, Settings, TOKEN_BYTES, TWO_BYTES, TWO_BYTES_BASE, VALUE_BYTES,
    option::uint_bytes, packet::VERSION,
};
use crate::error::{Code, Complaint, Error, Layer, Place};

/// What the first four bytes say, but for the token's length.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Header {
    /// Confirmable, non-confirmable, acknowledgement or reset.
    pub message_type: MessageType,
    /// Method or response code.
    pub code: MessageCode,
    /// What acknowledgements and resets answer by.
    pub message_id: u16,
}

/// Writes one datagram from front to back. Allocates nothing; options have to come in the order of their numbers.
///
/// ```
/// use thingwire::wire::coap::{Encoder, Header, MessageCode, MessageType, OptionNumber, Settings};
///
/// let header = Header { message_type: MessageType::Confirmable, code: MessageCode::GET, message_id: 0x7d34 };
/// let mut buffer = [0; 32];
/// let mut out = Encoder::new(&mut buffer, header, &[], Settings::default())?;
/// out.option(OptionNumber::URI_PATH, b"temperature")?;
/// let length = out.finish(&[])?;
/// assert_eq!(buffer[..length], *b"\x40\x01\x7d\x34\xbbtemperature");
/// # Ok::<(), thingwire::Error>(())
/// ```
#[derive(Debug)]
pub struct Encoder<'b> {
    out: &'b mut [u8],
    at: usize,
    number: u16,
    empty: bool,
}

impl<'b> Encoder<'b> {
    /// Writes header and token to the front of `out`.
    ///
    /// # Errors
    /// [`Code::CoapTokenLength`] for more than eight bytes without [`Settings::extended_tokens`], [`Code::CoapEmptyMessage`]
    /// for a token beside the code 0.00, [`Code::BufferTooSmall`].
    #[inline]
    pub fn new(out: &'b mut [u8], header: Header, token: &[u8], settings: Settings) -> Result<Self, Error> {
        let Header { message_type, code, message_id } = header;
        let first = VERSION << 6 | message_type.number() << 4;
        let [high, low] = message_id.to_be_bytes();
        let empty = code == MessageCode::EMPTY;
        let mut encoder = Encoder { out, at: 0, number: 0, empty };
        if empty && !token.is_empty() {
            return Err(not_empty("a token"));
        }
        match u8::try_from(token.len()) {
            Ok(length @ 0..=8) => encoder.put(&[first | length, code.0, high, low])?,
            _ if settings.extended_tokens && token.len() <= EXTENDED_TOKEN_BYTES => {
                let (nibble, extension, size) = extend(token.len());
                encoder.put(&[first | nibble, code.0, high, low])?;
                encoder.put(extension.get(..size).unwrap_or_default())?;
            }
            _ => return Err(long_token(token.len(), settings)),
        }
        encoder.put(token)?;
        Ok(encoder)
    }

    /// Adds an option.
    ///
    /// # Errors
    /// [`Code::CoapOptionOrder`] when its number is less than that of the one before, [`Code::LimitExceeded`] for a value of
    /// more than 65,804 bytes, [`Code::CoapEmptyMessage`] where the code is 0.00, [`Code::BufferTooSmall`].
    #[inline]
    pub fn option(&mut self, number: OptionNumber, value: &[u8]) -> Result<(), Error> {
        let Some(delta) = number.0.checked_sub(self.number) else {
            return Err(out_of_order(number, self.number));
        };
        if self.empty {
            return Err(not_empty("an option"));
        }
        self.number = number.0;
        match (u8::try_from(delta), u8::try_from(value.len())) {
            (Ok(delta @ 0..ONE_BYTE), Ok(length @ 0..ONE_BYTE)) => {
                self.head_and_value(delta << 4 | length, value)
            }
            _ if value.len() > VALUE_BYTES => Err(long_value(value.len())),
            _ => {
                let (delta, delta_bytes, delta_size) = extend(usize::from(delta));
                let (length, [first, second], length_size) = extend(value.len());
                let [high, low] = delta_bytes;
                let nibbles = delta << 4 | length;
                // At most five bytes in front of the value, as many as the two sizes say.
                let (head, size) = match delta_size {
                    0 => ([nibbles, first, second, 0, 0], 1),
                    1 => ([nibbles, high, first, second, 0], 2),
                    _ => ([nibbles, high, low, first, second], 3),
                };
                self.put(head.get(..length_size.saturating_add(size)).unwrap_or(&head))?;
                self.put(value)
            }
        }
    }

    /// Adds an option whose value is a number.
    ///
    /// # Errors
    /// As [`Encoder::option`].
    #[inline]
    pub fn uint(&mut self, number: OptionNumber, value: u64) -> Result<(), Error> {
        let (bytes, length) = uint_bytes(value);
        let start = bytes.len().saturating_sub(length);
        self.option(number, bytes.get(start..).unwrap_or_default())
    }

    /// Adds a block option.
    ///
    /// # Errors
    /// As [`Encoder::option`]; [`Code::LimitExceeded`] when a part of the block does not fit its bits.
    pub fn block(&mut self, number: OptionNumber, block: Block) -> Result<(), Error> {
        let value = block.to_uint().ok_or_else(|| {
            Complaint::new(Code::LimitExceeded, Layer::ENCODE, Place::whole())
                .expected("a block number of at most 20 bits and a size exponent of at most 7")
                .found(format!("{} and {}", block.number, block.size_exponent))
                .spec("RFC 7959 section 2.2")
        })?;
        self.uint(number, value.into())
    }

    /// Adds the payload with its marker, or nothing where there is none; says how many bytes were written in all.
    ///
    /// # Errors
    /// [`Code::CoapEmptyMessage`] for a payload beside the code 0.00, [`Code::BufferTooSmall`].
    #[inline]
    pub fn finish(mut self, payload: &[u8]) -> Result<usize, Error> {
        if !payload.is_empty() {
            if self.empty {
                return Err(not_empty("a payload"));
            }
            self.head_and_value(PAYLOAD_MARKER, payload)?;
        }
        Ok(self.at)
    }

    /// A byte and what follows it.
    #[inline(always)]
    fn head_and_value(&mut self, head: u8, value: &[u8]) -> Result<(), Error> {
        let end = self.at.wrapping_add(value.len()).wrapping_add(1);
        match self.out.get_mut(self.at..end).and_then(<[u8]>::split_first_mut) {
            Some((first, room)) if room.len() == value.len() => {
                *first = head;
                room.copy_from_slice(value);
            }
            _ => return Err(no_room(self.out.len())),
        }
        self.at = end;
        Ok(())
    }

    #[inline(always)]
    fn put(&mut self, bytes: &[u8]) -> Result<(), Error> {
        // Not above the length of a slice.
        let end = self.at.wrapping_add(bytes.len());
        match self.out.get_mut(self.at..end) {
            Some(room) => room.copy_from_slice(bytes),
            None => return Err(no_room(self.out.len())),
        }
        self.at = end;
        Ok(())
    }
}

/// A delta or length: its nibble, and its extension of as many bytes as the last part says. At most 65,804.
#[inline]
fn extend(value: usize) -> (u8, [u8; 2], usize) {
    match (value.checked_sub(TWO_BYTES_BASE), value.checked_sub(ONE_BYTE_BASE)) {
        (Some(above), _) => (TWO_BYTES, u16::try_from(above).unwrap_or(u16::MAX).to_be_bytes(), 2),
        (None, Some(above)) => (ONE_BYTE, [u8::try_from(above).unwrap_or(u8::MAX), 0], 1),
        (None, None) => (u8::try_from(value).unwrap_or(0), [0, 0], 0),
    }
}

/// How many bytes an option takes.
pub(super) fn option_len(delta: u16, value: usize) -> usize {
    let extension = |value| extend(value).2;
    1_usize
        .saturating_add(extension(usize::from(delta)))
        .saturating_add(extension(value))
        .saturating_add(value)
}

/// How many bytes header and token take.
pub(super) fn head_len(token: usize) -> usize {
    let extension = if token > TOKEN_BYTES { extend(token).2 } else { 0 };
    HEADER_LENGTH.saturating_add(extension).saturating_add(token)
}

#[cold]
fn no_room(room: usize) -> Error {
    Complaint::new(Code::BufferTooSmall, Layer::ENCODE, Place::whole())
        .expected("room for the whole datagram")
        .found(format!("{room} bytes"))
        .into()
}

#[cold]
fn out_of_order(number: OptionNumber, previous: u16) -> Error {
    Complaint::new(Code::CoapOptionOrder, LAYER, Place::whole())
        .expected(format!("{previous} or more"))
        .found(format!("{number}"))
        .spec(OPTION_SPEC)
        .into()
}

#[cold]
fn long_value(length: usize) -> Error {
    Complaint::new(Code::LimitExceeded, LAYER, Place::whole())
        .expected(format!("at most {VALUE_BYTES} bytes in an option"))
        .found(format!("{length}"))
        .spec(OPTION_SPEC)
        .into()
}

#[cold]
fn long_token(length: usize, settings: Settings) -> Error {
    let (most, spec) = if settings.extended_tokens {
        (EXTENDED_TOKEN_BYTES, "RFC 8974 section 2.1")
    } else {
        (TOKEN_BYTES, super::HEADER_SPEC)
    };
    Complaint::new(Code::CoapTokenLength, LAYER, Place::whole())
        .expected(format!("at most {most} bytes"))
        .found(format!("{length}"))
        .spec(spec)
        .into()
}

#[cold]
fn not_empty(what: &'static str) -> Error {
    Complaint::new(Code::CoapEmptyMessage, LAYER, Place::whole())
        .expected("nothing but a header beside the code 0.00")
        .found(what)
        .spec("RFC 7252 section 4.1")
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    const HEADER: Header =
        Header { message_type: MessageType::NonConfirmable, code: MessageCode::POST, message_id: 1 };

    /// RFC 7252 section 3.1: where the extensions begin and end.
    #[test]
    fn lengths_and_deltas_extend_where_the_rfc_says() {
        for (value, nibble, bytes) in [
            (12, 12, &[][..]),
            (13, 13, &[0]),
            (268, 13, &[255]),
            (269, 14, &[0, 0]),
            (65_804, 14, &[255, 255]),
        ] {
            let (found, extension, size) = extend(value);
            assert_eq!((found, &extension[..size]), (nibble, bytes), "{value}");
        }
    }

    #[test]
    fn what_cannot_be_written_is_refused() {
        let mut room = [0; 64];
        let mut code = |header, token: &[u8], settings| {
            Encoder::new(&mut room, header, token, settings).map(|_| ()).unwrap_err().code()
        };
        let empty = Header { code: MessageCode::EMPTY, ..HEADER };
        assert_eq!(code(HEADER, &[0; 9], Settings::default()), Code::CoapTokenLength);
        assert_eq!(code(HEADER, &vec![0; 65_805], Settings::EXTENDED_TOKENS), Code::CoapTokenLength);
        assert_eq!(code(HEADER, &vec![0; 65_804], Settings::EXTENDED_TOKENS), Code::BufferTooSmall);
        assert_eq!(code(empty, &[0], Settings::default()), Code::CoapEmptyMessage);
        let mut out = Encoder::new(&mut room, HEADER, &[], Settings::default()).unwrap();
        out.option(OptionNumber(11), b"a").unwrap();
        assert_eq!(out.option(OptionNumber(10), b"").unwrap_err().code(), Code::CoapOptionOrder);
        assert_eq!(out.option(OptionNumber(11), &vec![0; 65_805]).unwrap_err().code(), Code::LimitExceeded);
        assert_eq!(out.option(OptionNumber(11), &[0; 64]).unwrap_err().code(), Code::BufferTooSmall);
        let block = Block { number: 1 << 20, more: false, size_exponent: 0 };
        assert_eq!(out.block(OptionNumber::BLOCK1, block).unwrap_err().code(), Code::LimitExceeded);
        let mut out = Encoder::new(&mut room, empty, &[], Settings::default()).unwrap();
        assert_eq!(out.option(OptionNumber(11), b"").unwrap_err().code(), Code::CoapEmptyMessage);
        assert_eq!(out.finish(b"a").unwrap_err().code(), Code::CoapEmptyMessage);
    }
}
