//! From JSON text to CBOR.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::ops::Range;

use ciborium_ll::{Encoder, Header, simple};

use super::{LAYER, number, oddities::Oddities};
use crate::{
    error::{Code, Complaint, Error, Note, Place},
    limits,
    wire::{
        Decimal, double,
        json::{Events, Reader},
    },
};

/// Digits of a number that a double always tells apart from its neighbours, and the exponents where that holds.
const SURE_DIGITS: usize = 15;
const SURE_EXPONENT: i64 = 290;

/// Writes a JSON text as one CBOR item, by the table of the [module](super).
///
/// Members stay in their order. Counts are put in front of arrays and maps once these are complete, so there is one pass.
///
/// # Errors
/// What is wrong with the JSON text; [`Code::LimitExceeded`] for its size, and for a number of more digits than
/// [`limits::CBOR_DIGITS`].
pub fn from_json(text: &[u8], notes: &mut Vec<Note>) -> Result<Vec<u8>, Error> {
    if text.len() > limits::CBOR_BYTES {
        return Err(too_large(text.len()));
    }
    let mut reader = Reader::new(text)?;
    let mut writer =
        Writer { out: Vec::with_capacity(text.len()), levels: Vec::new(), oddities: Oddities::default() };
    reader.events(&mut writer)?;
    reader.finish()?;
    writer.oddities.into_notes(notes);
    Ok(writer.out)
}

#[cold]
pub(super) fn too_large(length: usize) -> Error {
    Complaint::new(Code::LimitExceeded, LAYER, Place::byte(limits::CBOR_BYTES))
        .expected(alloc::format!("at most {} bytes", limits::CBOR_BYTES))
        .found(alloc::format!("{length}"))
        .into()
}

struct Writer {
    out: Vec<u8>,
    /// Where the head of each open array or map is, and how many elements or members it has so far.
    levels: Vec<(usize, usize)>,
    oddities: Oddities,
}

impl Writer {
    #[inline]
    fn head(&mut self, header: Header) {
        // A vector takes all bytes, so writing cannot fail.
        let _ = Encoder::from(&mut self.out).push(header);
    }

    /// One more element of the innermost array. Members are counted by their names.
    #[inline]
    fn element(&mut self, object_member: bool) {
        if !object_member && let Some((_, count)) = self.levels.last_mut() {
            *count = count.wrapping_add(1);
        }
    }

    #[inline]
    fn text(&mut self, text: &str) {
        self.head(Header::Text(Some(text.len())));
        self.out.extend_from_slice(text.as_bytes());
    }

    fn big(&mut self, digits: &str, negative: bool, bytes: Range<usize>) -> Result<(), Error> {
        if digits.len() > limits::CBOR_DIGITS {
            return Err(Complaint::new(Code::LimitExceeded, LAYER, Place::bytes(bytes))
                .expected(alloc::format!("at most {} digits", limits::CBOR_DIGITS))
                .found(alloc::format!("{}", digits.len()))
                .into());
        }
        let mut magnitude = number::to_bytes(digits);
        if negative && !magnitude.is_empty() {
            number::less_one(&mut magnitude);
        }
        if magnitude.len() <= 8 {
            let value = magnitude.iter().fold(0, |value, byte| value << 8 | u64::from(*byte));
            let negative = negative && digits.bytes().any(|digit| digit != b'0');
            self.head(if negative { Header::Negative(value) } else { Header::Positive(value) });
            return Ok(());
        }
        self.head(Header::Tag(if negative { 3 } else { 2 }));
        self.head(Header::Bytes(Some(magnitude.len())));
        self.out.extend_from_slice(&magnitude);
        Ok(())
    }

    /// A decimal fraction: the number as it is, digits times a power of ten.
    #[cold]
    fn fraction(&mut self, text: &str, bytes: Range<usize>) -> Result<(), Error> {
        let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let exponent = exponent
            .parse::<i64>()
            .ok()
            .and_then(|exponent| exponent.checked_sub(i64::try_from(part.len()).ok()?))
            .ok_or_else(|| {
                Complaint::new(Code::LimitExceeded, LAYER, Place::bytes(bytes.clone()))
                    .expected("an exponent of 64 bits")
            })?;
        let mut digits = String::with_capacity(whole.len().saturating_add(part.len()));
        digits.push_str(whole);
        digits.push_str(part);
        self.oddities.add(Code::CborDecimalFraction, bytes.clone(), || Cow::Owned(shown(text)));
        self.head(Header::Tag(4));
        self.head(Header::Array(Some(2)));
        self.head(match u64::try_from(exponent) {
            Ok(exponent) => Header::Positive(exponent),
            Err(_) => Header::Negative(exponent.unsigned_abs().saturating_sub(1)),
        });
        self.big(digits.trim_start_matches('0'), negative, bytes)
    }
}

fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}

impl Events for Writer {
    fn begin(&mut self, object: bool, member: bool) {
        self.element(member);
        self.levels.push((self.out.len(), 0));
        self.out.push(if object { 0xa0 } else { 0x80 });
    }

    fn end(&mut self, _object: bool) {
        let Some((at, count)) = self.levels.pop() else { return };
        match u8::try_from(count) {
            Ok(count @ 0..24) => {
                if let Some(head) = self.out.get_mut(at) {
                    *head |= count;
                }
            }
            _ => {
                // What was written moves up. A head of the right size comes from the encoder.
                let mut head = Vec::new();
                let object = self.out.get(at).is_some_and(|head| *head == 0xa0);
                let header = if object { Header::Map(Some(count)) } else { Header::Array(Some(count)) };
                let _ = Encoder::from(&mut head).push(header);
                self.out.splice(at..at.saturating_add(1), head);
            }
        }
    }

    fn name(&mut self, name: Cow<'_, str>) {
        if let Some((_, count)) = self.levels.last_mut() {
            *count = count.wrapping_add(1);
        }
        self.text(&name);
    }

    fn string(&mut self, text: Cow<'_, str>, member: bool) {
        self.element(member);
        self.text(&text);
    }

    fn number(&mut self, text: &str, bytes: Range<usize>, member: bool) -> Result<(), Error> {
        self.element(member);
        if let Ok(value) = text.parse::<u64>() {
            self.head(Header::Positive(value));
            return Ok(());
        }
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
        if digits.bytes().all(|byte| byte.is_ascii_digit()) {
            if digits == "0" {
                self.head(Header::Float(-0.0));
                return Ok(());
            }
            if let (true, Ok(magnitude @ 1..)) = (negative, digits.parse::<u64>()) {
                self.head(Header::Negative(magnitude.wrapping_sub(1)));
                return Ok(());
            }
            return self.big(digits, negative, bytes);
        }
        match double::nearest(text) {
            Some(value) if is_told_by(text, value) => {
                self.head(Header::Float(value));
                Ok(())
            }
            _ => self.fraction(text, bytes),
        }
    }

    fn literal(&mut self, first: u8, member: bool) {
        self.element(member);
        self.head(Header::Simple(match first {
            b't' => simple::TRUE,
            b'f' => simple::FALSE,
            _ => simple::NULL,
        }));
    }
}

/// Whether the shortest text of a double is the same number as this text.
fn is_told_by(text: &str, value: f64) -> bool {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let digits = mantissa.bytes().filter(u8::is_ascii_digit).count();
    let sure = digits <= SURE_DIGITS
        && exponent.parse::<i64>().is_ok_and(|exponent| (-SURE_EXPONENT..=SURE_EXPONENT).contains(&exponent));
    sure || Decimal::parse(text)
        .is_some_and(|wanted| Decimal::parse(&alloc::format!("{value:e}")) == Some(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::hex;
    use alloc::{format, vec};

    fn written(text: &str) -> (String, Vec<Code>) {
        let mut notes = Vec::new();
        let bytes = from_json(text.as_bytes(), &mut notes).unwrap();
        (hex::encode(&bytes), notes.iter().map(|note| note.code()).collect())
    }

    /// RFC 8949 appendix A, what JSON can say.
    #[test]
    fn the_rfc_writes_it_so() {
        for (text, bytes) in [
            ("0", "00"),
            ("23", "17"),
            ("24", "1818"),
            ("100", "1864"),
            ("1000", "1903e8"),
            ("1000000", "1a000f4240"),
            ("1000000000000", "1b000000e8d4a51000"),
            ("18446744073709551615", "1bffffffffffffffff"),
            ("18446744073709551616", "c249010000000000000000"),
            ("-18446744073709551616", "3bffffffffffffffff"),
            ("-18446744073709551617", "c349010000000000000000"),
            ("-1", "20"),
            ("-1000", "3903e7"),
            ("0.0", "f90000"),
            ("-0.0", "f98000"),
            ("1.0", "f93c00"),
            ("1.1", "fb3ff199999999999a"),
            ("1.5", "f93e00"),
            ("65504.0", "f97bff"),
            ("100000.0", "fa47c35000"),
            ("3.4028234663852886e+38", "fa7f7fffff"),
            ("1.0e+300", "fb7e37e43c8800759c"),
            ("5.960464477539063e-8", "f90001"),
            ("0.00006103515625", "f90400"),
            ("-4.0", "f9c400"),
            ("-4.1", "fbc010666666666666"),
            ("false", "f4"),
            ("true", "f5"),
            ("null", "f6"),
            (r#""""#, "60"),
            (r#""IETF""#, "6449455446"),
            (r#""\"\\""#, "62225c"),
            (r#""\u00fc""#, "62c3bc"),
            (r#""\ud800\udd51""#, "64f0908591"),
            ("[]", "80"),
            ("[1, [2, 3], [4, 5]]", "8301820203820405"),
            ("{}", "a0"),
            (r#"{"a": 1, "b": [2, 3]}"#, "a26161016162820203"),
            (r#"["a", {"b": "c"}]"#, "826161a161626163"),
            (r#"{"a":"A","b":"B","c":"C","d":"D","e":"E"}"#, "a56161614161626142616361436164614461656145"),
        ] {
            assert_eq!(written(text), (String::from(bytes), Vec::new()), "{text}");
        }
        let twenty_five =
            format!("[{}]", (1..=25).map(|number| format!("{number}")).collect::<Vec<_>>().join(","));
        assert_eq!(written(&twenty_five).0, "98190102030405060708090a0b0c0d0e0f101112131415161718181819");
    }

    #[test]
    fn numbers_that_a_double_does_not_hold_become_decimal_fractions() {
        // RFC 8949 section 3.4.4: 273.15 would be [-2, 27315]; a double tells it, so it is a float here.
        assert_eq!(written("273.15").0, "fb4071126666666666");
        assert_eq!(written("1.10").0, "fb3ff199999999999a");
        for (text, bytes) in [
            ("1e400", "c48219019001"),
            ("-1e400", "c48219019020"),
            ("1e-400", "c48239018f01"),
            ("0.1234567890123456789", "c482321b112210f47de98115"),
            ("9007199254740993.0", "c482201b014000000000000a"),
        ] {
            let (found, notes) = written(text);
            assert_eq!(notes, [Code::CborDecimalFraction], "{text}");
            assert_eq!(found, bytes, "{text}");
        }
    }

    #[test]
    fn counts_of_a_byte_or_more_move_what_they_count() {
        for count in [0, 1, 23, 24, 255, 256, 70_000] {
            let inner = format!("[{}]", vec!["[{}]"; count].join(","));
            let (bytes, _) = written(&inner);
            let head = match count {
                0..24 => format!("{:02x}", 0x80 + count),
                24..256 => format!("98{count:02x}"),
                256..65_536 => format!("99{count:04x}"),
                _ => format!("9a{count:08x}"),
            };
            assert_eq!(bytes, format!("{head}{}", "81a0".repeat(count)));
        }
    }

    #[test]
    fn limits_are_kept() {
        let code = |text: &str| from_json(text.as_bytes(), &mut Vec::new()).unwrap_err().code();
        assert_eq!(code(&"9".repeat(limits::CBOR_DIGITS + 1)), Code::LimitExceeded);
        assert_eq!(code(&format!("0.{}", "1".repeat(limits::CBOR_DIGITS + 1))), Code::LimitExceeded);
        assert_eq!(code("1e99999999999999999999"), Code::LimitExceeded);
        assert_eq!(code(&"[".repeat(200)), Code::LimitExceeded);
        assert_eq!(code(&" ".repeat(limits::CBOR_BYTES + 1)), Code::LimitExceeded);
        assert_eq!(code(r#"{"a":1,"\u0061":2}"#), Code::JsonDuplicateMember);
        assert_eq!(code("1 2"), Code::TrailingBytes);
        assert!(from_json("9".repeat(limits::CBOR_DIGITS).as_bytes(), &mut Vec::new()).is_ok());
    }
}
