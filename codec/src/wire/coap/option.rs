//! Options: their numbers, what is registered about them, and their values.

use core::fmt;

/// An option's number. Its low bits say how it is to be handled where it is not known (RFC 7252 section 5.4.6).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct OptionNumber(pub u16);

impl OptionNumber {
    /// 1.
    pub const IF_MATCH: Self = OptionNumber(1);
    /// 3.
    pub const URI_HOST: Self = OptionNumber(3);
    /// 4.
    pub const ETAG: Self = OptionNumber(4);
    /// 5.
    pub const IF_NONE_MATCH: Self = OptionNumber(5);
    /// 6.
    pub const OBSERVE: Self = OptionNumber(6);
    /// 7.
    pub const URI_PORT: Self = OptionNumber(7);
    /// 8.
    pub const LOCATION_PATH: Self = OptionNumber(8);
    /// 11.
    pub const URI_PATH: Self = OptionNumber(11);
    /// 12.
    pub const CONTENT_FORMAT: Self = OptionNumber(12);
    /// 14.
    pub const MAX_AGE: Self = OptionNumber(14);
    /// 15.
    pub const URI_QUERY: Self = OptionNumber(15);
    /// 17.
    pub const ACCEPT: Self = OptionNumber(17);
    /// 19.
    pub const Q_BLOCK1: Self = OptionNumber(19);
    /// 20.
    pub const LOCATION_QUERY: Self = OptionNumber(20);
    /// 23.
    pub const BLOCK2: Self = OptionNumber(23);
    /// 27.
    pub const BLOCK1: Self = OptionNumber(27);
    /// 28.
    pub const SIZE2: Self = OptionNumber(28);
    /// 31.
    pub const Q_BLOCK2: Self = OptionNumber(31);
    /// 35.
    pub const PROXY_URI: Self = OptionNumber(35);
    /// 39.
    pub const PROXY_SCHEME: Self = OptionNumber(39);
    /// 60.
    pub const SIZE1: Self = OptionNumber(60);

    /// A peer that does not know it has to refuse the message; the others it passes over.
    pub const fn is_critical(self) -> bool {
        self.0 & 1 != 0
    }

    /// A proxy that does not know it must not forward it.
    pub const fn is_unsafe(self) -> bool {
        self.0 & 2 != 0
    }

    /// It is safe to forward and no part of the cache key.
    pub const fn is_no_cache_key(self) -> bool {
        self.0 & 0x1e == 0x1c
    }

    /// Its value is one of Block1, Block2, Q-Block1 and Q-Block2.
    pub const fn is_block(self) -> bool {
        matches!(self, Self::BLOCK1 | Self::BLOCK2 | Self::Q_BLOCK1 | Self::Q_BLOCK2)
    }

    /// What the number's bits say: `critical, safe to forward`.
    pub const fn properties(self) -> &'static str {
        match (self.is_critical(), self.is_unsafe(), self.is_no_cache_key()) {
            (true, true, _) => "critical, unsafe to forward",
            (true, false, _) => "critical, safe to forward",
            (false, true, _) => "elective, unsafe to forward",
            (false, false, false) => "elective, safe to forward",
            (false, false, true) => "elective, safe to forward, no cache key",
        }
    }
}

impl fmt::Display for OptionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The formats of values (RFC 7252 section 3.2).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum OptionFormat {
    /// No bytes.
    Empty,
    /// Bytes.
    Opaque,
    /// A whole number in network order, without leading zero bytes; 0 has no bytes.
    Uint,
    /// Text in UTF-8 (Net-Unicode, RFC 5198).
    Text,
}

impl OptionFormat {
    /// The RFC's word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Opaque => "opaque",
            Self::Uint => "uint",
            Self::Text => "string",
        }
    }
}

/// What is registered about one option.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OptionInfo {
    /// Its number.
    pub number: OptionNumber,
    /// Its name, such as `Uri-Path`.
    pub name: &'static str,
    /// How its value is written.
    pub format: OptionFormat,
    /// The value's least length in bytes.
    pub min: usize,
    /// The value's greatest length in bytes.
    pub max: usize,
    /// It may occur more than once.
    pub repeatable: bool,
    /// Where it is defined.
    pub spec: &'static str,
}

impl OptionInfo {
    /// A row that does not repeat; [`OptionInfo::repeatable`] makes one that does.
    pub const fn new(
        number: u16,
        name: &'static str,
        format: OptionFormat,
        min: usize,
        max: usize,
        spec: &'static str,
    ) -> Self {
        OptionInfo { number: OptionNumber(number), name, format, min, max, repeatable: false, spec }
    }

    /// The same row, of an option that may occur more than once.
    #[must_use]
    pub const fn repeatable(mut self) -> Self {
        self.repeatable = true;
        self
    }
}

use OptionFormat::{Empty, Opaque, Text, Uint};

const fn row(
    number: u16,
    name: &'static str,
    format: OptionFormat,
    min: usize,
    max: usize,
    spec: &'static str,
) -> OptionInfo {
    OptionInfo::new(number, name, format, min, max, spec)
}

/// The registered options (IANA, CoAP option numbers), in ascending order.
pub const OPTIONS: &[OptionInfo] = &[
    row(1, "If-Match", Opaque, 0, 8, "RFC 7252 section 5.10.8.1").repeatable(),
    row(3, "Uri-Host", Text, 1, 255, "RFC 7252 section 5.10.1"),
    row(4, "ETag", Opaque, 1, 8, "RFC 7252 section 5.10.6").repeatable(),
    row(5, "If-None-Match", Empty, 0, 0, "RFC 7252 section 5.10.8.2"),
    row(6, "Observe", Uint, 0, 3, "RFC 7641 section 2"),
    row(7, "Uri-Port", Uint, 0, 2, "RFC 7252 section 5.10.1"),
    row(8, "Location-Path", Text, 0, 255, "RFC 7252 section 5.10.7").repeatable(),
    row(9, "OSCORE", Opaque, 0, 255, "RFC 8613 section 2"),
    row(11, "Uri-Path", Text, 0, 255, "RFC 7252 section 5.10.1").repeatable(),
    row(12, "Content-Format", Uint, 0, 2, "RFC 7252 section 5.10.3"),
    row(14, "Max-Age", Uint, 0, 4, "RFC 7252 section 5.10.5"),
    row(15, "Uri-Query", Text, 0, 255, "RFC 7252 section 5.10.1").repeatable(),
    row(16, "Hop-Limit", Uint, 1, 1, "RFC 8768 section 3"),
    row(17, "Accept", Uint, 0, 2, "RFC 7252 section 5.10.4"),
    row(19, "Q-Block1", Uint, 0, 3, "RFC 9177 section 4.1"),
    row(20, "Location-Query", Text, 0, 255, "RFC 7252 section 5.10.7").repeatable(),
    row(21, "EDHOC", Empty, 0, 0, "RFC 9668 section 3.1"),
    row(23, "Block2", Uint, 0, 3, "RFC 7959 section 2.1"),
    row(27, "Block1", Uint, 0, 3, "RFC 7959 section 2.1"),
    row(28, "Size2", Uint, 0, 4, "RFC 7959 section 4"),
    row(31, "Q-Block2", Uint, 0, 3, "RFC 9177 section 4.1").repeatable(),
    row(35, "Proxy-Uri", Text, 1, 1034, "RFC 7252 section 5.10.2"),
    row(39, "Proxy-Scheme", Text, 1, 255, "RFC 7252 section 5.10.2"),
    row(60, "Size1", Uint, 0, 4, "RFC 7252 section 5.10.9"),
    row(252, "Echo", Opaque, 1, 40, "RFC 9175 section 2.2.1"),
    row(258, "No-Response", Uint, 0, 1, "RFC 7967 section 2"),
    row(292, "Request-Tag", Opaque, 0, 8, "RFC 9175 section 3.2.1").repeatable(),
    row(2049, "OCF-Accept-Content-Format-Version", Uint, 2, 2, "OCF Core Specification 2.0.4"),
    row(2053, "OCF-Content-Format-Version", Uint, 2, 2, "OCF Core Specification 2.0.4"),
];

/// The registered options, with those of one protocol on top: its rows come first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Registry {
    extra: &'static [OptionInfo],
}

impl Registry {
    /// The registered options alone.
    pub const REGISTERED: Registry = Registry { extra: &[] };

    /// With the options that a protocol adds or takes another way. Few: they are looked through one by one.
    pub const fn with(extra: &'static [OptionInfo]) -> Self {
        Registry { extra }
    }

    /// The row of a number.
    pub fn find(&self, number: OptionNumber) -> Option<&'static OptionInfo> {
        let added = self.extra.iter().find(|row| row.number == number);
        added.or_else(|| {
            let at = OPTIONS.binary_search_by_key(&number, |row| row.number).ok()?;
            OPTIONS.get(at)
        })
    }

    /// The row of a name, in either case.
    pub fn named(&self, name: &str) -> Option<&'static OptionInfo> {
        self.extra.iter().chain(OPTIONS).find(|row| row.name.eq_ignore_ascii_case(name))
    }
}

/// An option as it stands in a datagram.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CoapOption<'a> {
    /// Its number.
    pub number: OptionNumber,
    /// Its value.
    pub value: &'a [u8],
}

/// A value read by its option's format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum OptionValue<'a> {
    /// No value.
    Empty,
    /// Bytes: of an opaque option, of one that is not known, or not in the option's format.
    Opaque(&'a [u8]),
    /// A number.
    Uint(u64),
    /// Text.
    Text(&'a str),
}

impl<'a> CoapOption<'a> {
    /// The value in the option's format. Where writing it anew would give other bytes (leading zeros, more than eight bytes,
    /// broken UTF-8, bytes where there are to be none) they are kept as [`OptionValue::Opaque`].
    pub fn read(&self, registry: &Registry) -> OptionValue<'a> {
        let format = registry.find(self.number).map_or(Opaque, |info| info.format);
        let bytes = OptionValue::Opaque(self.value);
        match format {
            Empty if self.value.is_empty() => OptionValue::Empty,
            Uint if self.value.first() != Some(&0) => self.uint().map_or(bytes, OptionValue::Uint),
            Text => core::str::from_utf8(self.value).map_or(bytes, OptionValue::Text),
            _ => bytes,
        }
    }

    /// The value as a number, leading zeros or not. None for more than eight bytes.
    pub fn uint(&self) -> Option<u64> {
        read_uint(self.value)
    }

    /// The value as text. None where it is not UTF-8.
    pub fn text(&self) -> Option<&'a str> {
        core::str::from_utf8(self.value).ok()
    }
}

/// A number in network order of at most eight bytes.
#[inline]
pub(super) fn read_uint(value: &[u8]) -> Option<u64> {
    (value.len() <= 8).then(|| value.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

/// A number in network order; the last bytes are the option's value, as many as the second part says.
#[inline]
pub fn uint_bytes(value: u64) -> ([u8; 8], usize) {
    let zeros = usize::try_from(value.leading_zeros() / 8).unwrap_or(8);
    (value.to_be_bytes(), 8_usize.saturating_sub(zeros))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7252 table 4 and RFC 7959 table 1: C, U and N of each option.
    #[test]
    fn properties_are_those_of_the_tables() {
        for (number, critical, forwarding, no_cache) in [
            (1, true, false, false),
            (3, true, true, false),
            (4, false, false, false),
            (5, true, false, false),
            (7, true, true, false),
            (8, false, false, false),
            (11, true, true, false),
            (12, false, false, false),
            (14, false, true, false),
            (15, true, true, false),
            (17, true, false, false),
            (20, false, false, false),
            (23, true, true, false),
            (27, true, true, false),
            (28, false, false, true),
            (35, true, true, false),
            (39, true, true, false),
            (60, false, false, true),
        ] {
            let number = OptionNumber(number);
            assert_eq!(
                (number.is_critical(), number.is_unsafe(), number.is_no_cache_key()),
                (critical, forwarding, no_cache),
                "{number}"
            );
        }
    }

    #[test]
    fn the_registry_is_in_order_and_a_protocol_goes_first() {
        static ADDED: [OptionInfo; 2] = [
            OptionInfo::new(61, "Ticket", Text, 1, 64, "of the test"),
            OptionInfo::new(11, "Path", Opaque, 0, 9, "of the test"),
        ];
        for row in OPTIONS {
            assert_eq!(Registry::REGISTERED.find(row.number), Some(row));
        }
        let registry = Registry::with(&ADDED);
        assert_eq!(registry.find(OptionNumber(61)).unwrap().name, "Ticket");
        assert_eq!(registry.find(OptionNumber(11)).unwrap().name, "Path");
        assert_eq!(registry.named("uri-query").unwrap().number, OptionNumber(15));
        assert_eq!(Registry::REGISTERED.find(OptionNumber(61)), None);
    }

    #[test]
    fn only_values_that_are_written_the_same_way_are_read() {
        let read =
            |number, value| CoapOption { number: OptionNumber(number), value }.read(&Registry::REGISTERED);
        assert_eq!(read(12, &[]), OptionValue::Uint(0));
        assert_eq!(read(12, &[50]), OptionValue::Uint(50));
        assert_eq!(read(12, &[0]), OptionValue::Opaque(&[0]));
        assert_eq!(read(12, &[1, 0, 0]), OptionValue::Uint(65_536));
        assert_eq!(read(12, &[1; 9]), OptionValue::Opaque(&[1; 9]));
        assert_eq!(read(11, b"a"), OptionValue::Text("a"));
        assert_eq!(read(11, &[0xc3, 0x28]), OptionValue::Opaque(&[0xc3, 0x28]));
        assert_eq!(read(5, &[]), OptionValue::Empty);
        assert_eq!(read(5, &[1]), OptionValue::Opaque(&[1]));
        assert_eq!(read(1000, &[]), OptionValue::Opaque(&[]));
        for value in [0, 1, 255, 256, 65_535, 65_536, u64::MAX] {
            let (bytes, length) = uint_bytes(value);
            assert_eq!(read_uint(&bytes[8 - length..]), Some(value));
            assert!(length == 0 || bytes[8 - length] != 0);
        }
    }
}
