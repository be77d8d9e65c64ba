//! The zero-copy view of one datagram.

mod datagram;
mod options;
mod refusal;

use core::ops::Range;

pub(super) use self::options::next_option;
pub use self::{
    datagram::Datagram,
    options::{Located, Options},
};

use self::{
    options::at_end,
    refusal::{bad_token_length, bad_version, cut_header, cut_token, extended_token, not_empty, too_many},
};
use super::{Block, ContentFormat, HEADER_LENGTH, MessageCode, MessageType, OptionNumber, RESERVED};
use crate::{error::Error, limits};

/// The only version of CoAP.
pub(super) const VERSION: u8 = 1;

/// What a reader lets pass beyond RFC 7252.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Settings {
    /// Token lengths 13 and 14 announce longer tokens, 9 to 12 are lengths (RFC 8974). Without it they are errors.
    pub extended_tokens: bool,
}

impl Settings {
    /// With the token lengths of RFC 8974.
    pub const EXTENDED_TOKENS: Settings = Settings { extended_tokens: true };
}

/// A zero-copy view of one CoAP message.
///
/// A packet from [`Packet::parse`] has a right version, token length and options, and every accessor is total. What the options'
/// values mean is not judged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Packet<'a> {
    bytes: &'a [u8],
    header: &'a [u8; HEADER_LENGTH],
    token: &'a [u8],
    options: &'a [u8],
    /// The number of the last option, which is the greatest: what is looked for is mostly not there.
    last: u16,
    payload: &'a [u8],
}

impl<'a> Packet<'a> {
    /// Reads one whole datagram by RFC 7252. Allocates nothing.
    ///
    /// # Errors
    /// In this order: [`Code::Truncated`](crate::Code::Truncated) (header), [`Code::CoapVersion`](crate::Code::CoapVersion),
    /// [`Code::CoapTokenLength`](crate::Code::CoapTokenLength), [`Code::CoapEmptyMessage`](crate::Code::CoapEmptyMessage),
    /// [`Code::Truncated`](crate::Code::Truncated) (token); then option by option
    /// [`Code::CoapReservedNibble`](crate::Code::CoapReservedNibble), [`Code::Truncated`](crate::Code::Truncated) (extension
    /// bytes), [`Code::CoapOptionNumber`](crate::Code::CoapOptionNumber), [`Code::Truncated`](crate::Code::Truncated) (value),
    /// [`Code::LimitExceeded`](crate::Code::LimitExceeded); at last [`Code::CoapPayloadEmpty`](crate::Code::CoapPayloadEmpty).
    #[inline]
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
        Packet::parse_with(bytes, Settings::default())
    }

    /// Reads one whole datagram.
    ///
    /// # Errors
    /// As [`Packet::parse`].
    #[inline]
    pub fn parse_with(bytes: &'a [u8], settings: Settings) -> Result<Self, Error> {
        let Some((header, rest)) = bytes.split_first_chunk::<HEADER_LENGTH>() else {
            return Err(cut_header(bytes));
        };
        let [first, code, ..] = *header;
        let token_length = first & 15;
        if first >> 6 != VERSION {
            return Err(bad_version(first));
        }
        if token_length > 8 && !settings.extended_tokens || token_length == RESERVED {
            return Err(bad_token_length(token_length, settings));
        }
        if code == 0 && (token_length != 0 || !rest.is_empty()) {
            return Err(not_empty(bytes));
        }
        let (token, rest) = if token_length <= 8 {
            match rest.split_at_checked(usize::from(token_length)) {
                Some(split) => split,
                None => return Err(cut_token(bytes)),
            }
        } else {
            extended_token(bytes, rest, token_length)?
        };
        let options_and_payload = rest;
        let (mut rest, mut number, mut count) = (rest, 0, 0_usize);
        let payload = loop {
            match next_option(rest, number) {
                Ok((option, after)) => (number, rest) = (option.number.0, after),
                Err(fault) => break at_end(bytes, rest, number, fault)?,
            }
            count = count.wrapping_add(1);
            if count > limits::COAP_OPTIONS {
                return Err(too_many(bytes, rest));
            }
        };
        // What is left begins with the marker, or is empty.
        let used = options_and_payload.len().saturating_sub(rest.len());
        let options = options_and_payload.get(..used).unwrap_or_default();
        Ok(Packet { bytes, header, token, options, last: number, payload })
    }

    /// All bytes of the datagram.
    pub fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Confirmable, non-confirmable, acknowledgement or reset.
    pub fn message_type(&self) -> MessageType {
        let [first, ..] = *self.header;
        MessageType::from_bits(first >> 4)
    }

    /// Byte 1.
    pub fn code(&self) -> MessageCode {
        let [_, code, ..] = *self.header;
        MessageCode(code)
    }

    /// Bytes 2 and 3.
    pub fn message_id(&self) -> u16 {
        let [_, _, high, low] = *self.header;
        u16::from_be_bytes([high, low])
    }

    /// The token: what a response has in common with its request. 0 to 8 bytes, more only by RFC 8974.
    pub fn token(&self) -> &'a [u8] {
        self.token
    }

    /// Where the token lies in the datagram.
    pub fn token_range(&self) -> Range<usize> {
        let end = self.options_start();
        end.saturating_sub(self.token.len())..end
    }

    /// The options in the order of their numbers; those with the same number in the order they came.
    #[inline]
    pub fn options(&self) -> Options<'a> {
        Options { rest: self.options, number: 0 }
    }

    /// The options with the bytes of the datagram that each covers.
    pub fn located_options(&self) -> impl Iterator<Item = Located<'a>> + use<'a> {
        let end = self.options_start().saturating_add(self.options.len());
        let mut options = self.options();
        core::iter::from_fn(move || {
            let start = end.saturating_sub(options.rest.len());
            let option = options.next()?;
            let after = end.saturating_sub(options.rest.len());
            Some(Located { option, start, value: after.saturating_sub(option.value.len())..after })
        })
    }

    /// The values of one option, in order.
    #[inline]
    pub fn values(&self, number: OptionNumber) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let rest = if number.0 > self.last { &[] } else { self.options };
        Options { rest, number: 0 }
            .skip_while(move |option| option.number < number)
            .take_while(move |option| option.number == number)
            .map(|option| option.value)
    }

    /// The first value of one option.
    #[inline]
    pub fn value(&self, number: OptionNumber) -> Option<&'a [u8]> {
        self.values(number).next()
    }

    /// The first value of one option, as a number of at most eight bytes.
    pub fn uint(&self, number: OptionNumber) -> Option<u64> {
        super::option::read_uint(self.value(number)?)
    }

    /// What the payload is said to be; none without the option, or where its value is no 16-bit number.
    pub fn content_format(&self) -> Option<ContentFormat> {
        self.uint(OptionNumber::CONTENT_FORMAT)
            .and_then(|number| u16::try_from(number).ok())
            .map(ContentFormat)
    }

    /// What the response's payload is to be.
    pub fn accept(&self) -> Option<ContentFormat> {
        self.uint(OptionNumber::ACCEPT).and_then(|number| u16::try_from(number).ok()).map(ContentFormat)
    }

    /// The value of Observe: 0 and 1 ask for and end notifications, in a response it is their order (RFC 7641).
    pub fn observe(&self) -> Option<u32> {
        self.uint(OptionNumber::OBSERVE).and_then(|number| u32::try_from(number).ok())
    }

    /// The block that one of the block options tells of.
    pub fn block(&self, number: OptionNumber) -> Option<Block> {
        Block::from_bytes(self.value(number)?)
    }

    /// What follows the payload marker; empty where there is none.
    pub fn payload(&self) -> &'a [u8] {
        self.payload
    }

    /// Where the payload lies in the datagram.
    pub fn payload_range(&self) -> Range<usize> {
        self.bytes.len().saturating_sub(self.payload.len())..self.bytes.len()
    }

    /// Where the options start.
    pub(super) fn options_start(&self) -> usize {
        let marker = usize::from(!self.payload.is_empty());
        let behind = self.options.len().saturating_add(marker).saturating_add(self.payload.len());
        self.bytes.len().saturating_sub(behind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Code, wire::hex};
    use alloc::{vec, vec::Vec};

    fn refusal(text: &str) -> (Code, Option<Range<usize>>) {
        let error = Packet::parse(&hex::decode(text).unwrap()).unwrap_err();
        (error.code(), error.place().range())
    }

    fn options(text: &str) -> Vec<(u16, Vec<u8>)> {
        let bytes = hex::decode(text).unwrap();
        let packet = Packet::parse(&bytes).unwrap();
        packet.options().map(|option| (option.number.0, option.value.to_vec())).collect()
    }

    /// The list of bad inputs, cases 1 to 10 and 15, with the place of each.
    #[test]
    fn malformed_datagrams_say_what_and_where() {
        for (text, code, place) in [
            ("", Code::Truncated, 0..0),
            ("40", Code::Truncated, 0..1),
            ("400100", Code::Truncated, 0..3),
            ("00010001", Code::CoapVersion, 0..1),
            ("80010001", Code::CoapVersion, 0..1),
            ("C0010001", Code::CoapVersion, 0..1),
            ("49010001010203040506070809", Code::CoapTokenLength, 0..1),
            ("4F010001", Code::CoapTokenLength, 0..1),
            ("4401000101", Code::Truncated, 4..5),
            ("40010001FF", Code::CoapPayloadEmpty, 4..5),
            ("4101000155FF", Code::CoapPayloadEmpty, 5..6),
            ("40010001F0", Code::CoapReservedNibble, 4..5),
            ("400100010F", Code::CoapReservedNibble, 4..5),
            ("40010001EF", Code::CoapReservedNibble, 4..5),
            ("40010001D0", Code::Truncated, 5..5),
            ("40010001E0", Code::Truncated, 5..5),
            ("40010001E000", Code::Truncated, 5..6),
            ("400100010D", Code::Truncated, 5..5),
            ("400100010E", Code::Truncated, 5..5),
            ("400100010E00", Code::Truncated, 5..6),
            ("40010001DD00", Code::Truncated, 6..6),
            ("40010001DD0000", Code::Truncated, 7..7),
            ("400100010EFFFF", Code::Truncated, 7..7),
            ("40010001B461", Code::Truncated, 5..6),
            ("40010001E0FEF2C0", Code::CoapOptionNumber, 7..8),
            ("40010001E0FEF3", Code::CoapOptionNumber, 4..7),
            ("40010001E0FFFF", Code::CoapOptionNumber, 4..7),
            ("400000010A", Code::CoapEmptyMessage, 4..5),
            ("4000000AFF00", Code::CoapEmptyMessage, 4..6),
            ("410000017A", Code::CoapEmptyMessage, 0..1),
        ] {
            assert_eq!(refusal(text), (code, Some(place)), "{text}");
        }
    }

    /// Cases 8, 10 and 11: what is legal.
    #[test]
    fn legal_datagrams_at_the_edges_are_read() {
        assert_eq!(options("40010001D000"), [(13, vec![])]);
        assert_eq!(options("40010001E0FEF2"), [(65_535, vec![])]);
        assert_eq!(options("40010001E0071B"), [(2088, vec![])]);
        assert_eq!(options("40010001E0071B10"), [(2088, vec![]), (2089, vec![])]);
        assert_eq!(options("40010001E1071BFF"), [(2088, vec![0xff])]);
        assert_eq!(options("40010001"), []);
    }

    /// RFC 7252 appendix A, figure 16 and 17: the bytes of request and response.
    #[test]
    fn the_examples_of_the_rfc_give_their_fields() {
        let request = hex::decode("40017d34bb74656d7065726174757265").unwrap();
        let packet = Packet::parse(&request).unwrap();
        assert_eq!(
            (packet.message_type(), packet.code(), packet.message_id()),
            (MessageType::Confirmable, MessageCode::GET, 0x7d34)
        );
        assert_eq!(packet.value(OptionNumber::URI_PATH), Some(&b"temperature"[..]));
        assert!(packet.payload().is_empty());
        let response = hex::decode("60457d34ff32322e332043").unwrap();
        let packet = Packet::parse(&response).unwrap();
        assert_eq!(
            (packet.message_type(), packet.code()),
            (MessageType::Acknowledgement, MessageCode::CONTENT)
        );
        assert_eq!((packet.payload(), packet.payload_range()), (&b"22.3 C"[..], 5..11));
        let separate = hex::decode("41017d3520bb74656d7065726174757265").unwrap();
        let packet = Packet::parse(&separate).unwrap();
        assert_eq!((packet.token(), packet.token_range()), (&[0x20][..], 4..5));
        let located: Vec<_> = packet.located_options().map(|found| (found.start, found.value)).collect();
        assert_eq!(located, [(5, 6..17)]);
    }

    #[test]
    fn longer_tokens_are_read_where_they_are_asked_for() {
        let parse = |bytes: &[u8]| {
            Packet::parse_with(bytes, Settings::EXTENDED_TOKENS)
                .map(|packet| (packet.token().len(), packet.options().count()))
        };
        for (length, head) in [
            (9, vec![0x49]),
            (12, vec![0x4c]),
            (13, vec![0x4d, 0]),
            (268, vec![0x4d, 255]),
            (269, vec![0x4e, 0, 0]),
            (65_804, vec![0x4e, 255, 255]),
        ] {
            let mut bytes = vec![head[0], 1, 0, 1];
            bytes.extend(&head[1..]);
            bytes.extend(vec![0x61; length]);
            bytes.push(0x10);
            assert_eq!(parse(&bytes).unwrap(), (length, 1));
            assert_eq!(Packet::parse(&bytes).unwrap_err().code(), Code::CoapTokenLength);
            let error = parse(&bytes[..bytes.len() - 2]).unwrap_err();
            assert_eq!((error.code(), error.place().offset()), (Code::Truncated, Some(3 + head.len())));
        }
        assert_eq!(parse(&[0x4f, 1, 0, 1]).unwrap_err().code(), Code::CoapTokenLength);
        assert_eq!(parse(&[0x4d, 1, 0, 1]).unwrap_err().place().range(), Some(4..4));
        assert_eq!(parse(&[0x4e, 1, 0, 1, 0]).unwrap_err().place().range(), Some(4..5));
        assert_eq!(parse(&[0x4d, 0, 0, 1, 0]).unwrap_err().code(), Code::CoapEmptyMessage);
    }

    /// Case 16.
    #[test]
    fn floods_stop_at_the_limit() {
        for (count, byte) in [(65_000, 0x10), (1_000_000, 0)] {
            let mut bytes = vec![0x40, 1, 0, 1];
            bytes.extend(vec![byte; count]);
            let error = Packet::parse(&bytes).unwrap_err();
            let place = 4 + limits::COAP_OPTIONS + 1;
            assert_eq!((error.code(), error.place().offset()), (Code::LimitExceeded, Some(place)));
            assert_eq!(
                Packet::parse(&bytes[..4 + limits::COAP_OPTIONS]).unwrap().options().count(),
                limits::COAP_OPTIONS
            );
        }
    }

    #[test]
    fn a_kept_datagram_gives_the_same_view() {
        for text in [
            "4000dead",
            "40017d34bb74656d7065726174757265",
            "41017d3520bb74656d7065726174757265ff00",
            "4101000161ffff",
        ] {
            let bytes = hex::decode(text).unwrap();
            let packet = Packet::parse(&bytes).unwrap();
            let kept = Datagram::from(packet);
            assert_eq!(kept.packet(), packet);
            assert_eq!(kept.into_owned().packet(), packet);
            assert_eq!(Datagram::from_vec(bytes.clone(), Settings::default()).unwrap().packet(), packet);
        }
    }
}
