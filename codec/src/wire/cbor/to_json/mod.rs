//! From CBOR to JSON text.

mod heads;
mod numbers;

use alloc::{borrow::Cow, format, string::String, vec::Vec};
use core::fmt::Write;

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use ciborium_ll::{Header, simple, tag};

use self::{
    heads::{syntax, type_name},
    numbers::whole,
};
use super::{LAYER, SPEC, from_json::too_large, oddities::Oddities};
use crate::{
    error::{Code, Complaint, Error, Note, Place},
    limits,
    wire::{
        json::{Json, push_quoted},
        sort::sort_by,
    },
};

/// What ends an indefinite length.
const BREAK: u8 = 0xff;
/// Exponent and mantissa of ten (RFC 8949 section 3.4.4).
const DECIMAL_FRACTION: u64 = 4;

/// Reads one CBOR item as JSON text, by the table of the [module](super). Nothing recurses.
///
/// # Errors
/// [`Code::Truncated`], [`Code::TrailingBytes`], [`Code::LimitExceeded`] (levels, size, digits), [`Code::CborSyntax`],
/// [`Code::CborUtf8`], [`Code::CborKey`], [`Code::CborDuplicateKey`], [`Code::CborTag`].
pub fn to_json(bytes: &[u8], notes: &mut Vec<Note>) -> Result<Json<'static>, Error> {
    if bytes.len() > limits::CBOR_BYTES {
        return Err(too_large(bytes.len()));
    }
    let mut reader = Reader {
        bytes,
        at: 0,
        out: String::with_capacity(bytes.len().saturating_add(bytes.len() / 2)),
        levels: Vec::new(),
        keys: Vec::new(),
        oddities: Oddities::default(),
    };
    reader.item()?;
    if reader.at < bytes.len() {
        return Err(Complaint::new(Code::TrailingBytes, LAYER, Place::bytes(reader.at..bytes.len()))
            .expected("one item")
            .spec(SPEC)
            .into());
    }
    reader.oddities.into_notes(notes);
    Ok(Json::of_writer(reader.out))
}

/// How byte strings are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum BytesAs {
    Base64Url,
    Base64,
    Hex,
}

/// An open array or map.
#[derive(Debug)]
struct Level {
    map: bool,
    /// Elements or members to come; none for an indefinite length.
    left: Option<usize>,
    /// In a map: the next item is a value.
    value: bool,
    /// Something was written in it.
    comma: bool,
    /// Where its keys start in the list of all.
    keys: usize,
    /// How byte strings in it are written.
    bytes_as: BytesAs,
}

/// A key: where its text starts in what was written, and where it stands in the input.
#[derive(Clone, Copy, Debug)]
struct Key {
    text: usize,
    start: usize,
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    out: String,
    levels: Vec<Level>,
    keys: Vec<Key>,
    oddities: Oddities,
}

impl<'a> Reader<'a> {
    /// The whole item, with all that is nested in it.
    fn item(&mut self) -> Result<(), Error> {
        loop {
            if !self.closed()? {
                let start = self.at;
                let header = self.header()?;
                if self.levels.last().is_some_and(|level| level.map && !level.value) {
                    self.key(header, start)?;
                    continue;
                }
                self.separate();
                self.tagged(header, start)?;
            }
            if self.levels.is_empty() {
                return Ok(());
            }
        }
    }

    /// Leaves the innermost level where it ends here; says whether it did.
    fn closed(&mut self) -> Result<bool, Error> {
        let Some(level) = self.levels.last() else { return Ok(false) };
        let ends = match level.left {
            Some(left) => left == 0 && !level.value,
            None => self.bytes.get(self.at) == Some(&BREAK),
        };
        if !ends {
            return Ok(false);
        }
        if level.left.is_none() {
            let end = self.at.saturating_add(1);
            if level.value {
                return Err(syntax(self.at..end, "a value for the key", "a break"));
            }
            self.at = end;
        }
        let Some(level) = self.levels.pop() else { return Ok(false) };
        if level.map {
            self.duplicates(level.keys)?;
            self.keys.truncate(level.keys);
        }
        self.out.push(if level.map { '}' } else { ']' });
        Ok(true)
    }

    /// Before a value: the comma between elements, and one less to come.
    fn separate(&mut self) {
        let Some(level) = self.levels.last_mut() else { return };
        if level.map {
            level.value = false;
            return;
        }
        level.left = level.left.map(|left| left.saturating_sub(1));
        if level.comma {
            self.out.push(',');
        }
        level.comma = true;
    }

    /// A member's name.
    fn key(&mut self, header: Header, start: usize) -> Result<(), Error> {
        if let Some(level) = self.levels.last_mut() {
            level.left = level.left.map(|left| left.saturating_sub(1));
            level.value = true;
            if level.comma {
                self.out.push(',');
            }
            level.comma = true;
        }
        let from = self.out.len();
        match header {
            Header::Text(length) => {
                let text = self.text(length, start)?;
                push_quoted(&mut self.out, &text);
            }
            Header::Positive(_) | Header::Negative(_) => {
                let number = whole(header);
                self.oddities.add(Code::CborKeyNotText, start..self.at, || Cow::Owned(format!("{number}")));
                let _ = write!(self.out, "\"{number}\"");
            }
            Header::Break => return Err(syntax(start..self.at, "a key", "a break")),
            other => {
                return Err(Complaint::new(Code::CborKey, LAYER, Place::bytes(start..self.at))
                    .expected("text or a whole number")
                    .found(type_name(&other))
                    .spec("RFC 8949 section 6.1")
                    .into());
            }
        }
        self.keys.push(Key { text: from, start });
        self.out.push(':');
        Ok(())
    }

    /// A value with the tags in front of it.
    fn tagged(&mut self, mut header: Header, mut start: usize) -> Result<(), Error> {
        let (mut tags, mut bytes_as) =
            (0_usize, self.levels.last().map_or(BytesAs::Base64Url, |level| level.bytes_as));
        while let Header::Tag(number) = header {
            if self.levels.len().saturating_add(tags) >= limits::JSON_DEPTH {
                return Err(self.too_deep(start));
            }
            tags = tags.saturating_add(1);
            match number {
                tag::BIGPOS | tag::BIGNEG => {
                    let (negative, digits) = self.bignum(number == tag::BIGNEG, start)?;
                    self.out.push_str(if negative { "-" } else { "" });
                    self.out.push_str(&digits);
                    return Ok(());
                }
                DECIMAL_FRACTION => return self.decimal(start),
                21 => bytes_as = BytesAs::Base64Url,
                22 => bytes_as = BytesAs::Base64,
                23 => bytes_as = BytesAs::Hex,
                _ => {}
            }
            self.oddities.add(Code::CborTagDropped, start..self.at, || Cow::Owned(format!("tag {number}")));
            start = self.at;
            header = self.header()?;
        }
        self.value(header, start, tags, bytes_as)
    }

    /// A value: all of it, or the head of an array or map.
    fn value(&mut self, header: Header, start: usize, tags: usize, bytes_as: BytesAs) -> Result<(), Error> {
        match header {
            Header::Positive(value) => {
                let _ = write!(self.out, "{value}");
            }
            Header::Negative(_) => {
                let _ = write!(self.out, "{}", whole(header));
            }
            Header::Float(value) if value.is_finite() => {
                let _ = write!(self.out, "{value:?}");
            }
            Header::Float(value) => {
                self.oddities.add(Code::CborNotFinite, start..self.at, || Cow::Owned(format!("{value}")));
                self.out.push_str("null");
            }
            Header::Simple(simple::FALSE) => self.out.push_str("false"),
            Header::Simple(simple::TRUE) => self.out.push_str("true"),
            Header::Simple(simple::NULL) => self.out.push_str("null"),
            Header::Simple(value) => {
                self.oddities.add(Code::CborSimple, start..self.at, || match value {
                    simple::UNDEFINED => Cow::Borrowed("undefined"),
                    value => Cow::Owned(format!("simple value {value}")),
                });
                self.out.push_str("null");
            }
            Header::Text(length) => {
                let text = self.text(length, start)?;
                push_quoted(&mut self.out, &text);
            }
            Header::Bytes(length) => {
                let value = self.chunks(length, start, false)?;
                let size = value.len();
                self.oddities.add(Code::CborBytes, start..self.at, || Cow::Owned(format!("{size} bytes")));
                self.out.push('"');
                match bytes_as {
                    BytesAs::Base64Url => URL_SAFE_NO_PAD.encode_string(&value, &mut self.out),
                    BytesAs::Base64 => STANDARD.encode_string(&value, &mut self.out),
                    BytesAs::Hex => self.out.extend(value.iter().flat_map(|byte| {
                        [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0'))
                    })),
                }
                self.out.push('"');
            }
            Header::Array(length) => self.open(false, length, start, tags, bytes_as)?,
            Header::Map(length) => self.open(true, length, start, tags, bytes_as)?,
            // Tags were taken before.
            Header::Break | Header::Tag(_) => return Err(syntax(start..self.at, "an item", "a break")),
        }
        Ok(())
    }

    fn open(
        &mut self,
        map: bool,
        length: Option<usize>,
        start: usize,
        tags: usize,
        bytes_as: BytesAs,
    ) -> Result<(), Error> {
        if self.levels.len().saturating_add(tags) >= limits::JSON_DEPTH {
            return Err(self.too_deep(start));
        }
        match length {
            // Each item takes a byte at least, and a member is two: a claim beyond that can be refused at once.
            Some(length) => {
                let needed = length.saturating_mul(if map { 2 } else { 1 });
                if needed > self.bytes.len().saturating_sub(self.at) {
                    return Err(self.cut(needed));
                }
            }
            None => self.indefinite(start),
        }
        self.out.push(if map { '{' } else { '[' });
        let keys = self.keys.len();
        self.levels.push(Level { map, left: length, value: false, comma: false, keys, bytes_as });
        Ok(())
    }

    #[cold]
    fn too_deep(&self, start: usize) -> Error {
        Complaint::new(Code::LimitExceeded, LAYER, Place::bytes(start..self.at))
            .expected(format!("at most {} nested levels", limits::JSON_DEPTH))
            .into()
    }

    /// Finds the second of two keys that read the same.
    fn duplicates(&self, from: usize) -> Result<(), Error> {
        let keys = self.keys.get(from..).unwrap_or_default();
        let text = |key: &Key| quoted_at(&self.out, key.text);
        let twice = if keys.len() <= 8 {
            keys.iter().enumerate().skip(1).find_map(|(at, key)| {
                keys.get(..at)?.iter().any(|other| text(other) == text(key)).then_some(*key)
            })
        } else {
            let mut sorted = keys.to_vec();
            sort_by(&mut sorted, |left, right| {
                text(left).cmp(text(right)).then(left.start.cmp(&right.start))
            });
            let pairs = sorted.iter().zip(sorted.iter().skip(1));
            let equal = pairs.filter(|(left, right)| text(left) == text(right));
            equal.map(|(_, right)| *right).min_by_key(|key| key.start)
        };
        match twice {
            None => Ok(()),
            Some(key) => Err(Complaint::new(Code::CborDuplicateKey, LAYER, Place::byte(key.start))
                .found(format!("{} again", text(&key).chars().take(40).collect::<String>()))
                .spec("RFC 8949 section 5.6")
                .into()),
        }
    }
}

/// The string that starts at a place of JSON text of our own, with its quotes.
fn quoted_at(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    let mut bytes = rest.bytes().enumerate().skip(1);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => {
                bytes.next();
            }
            b'"' => return rest.get(..=at).unwrap_or_default(),
            _ => {}
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{cbor::from_json, hex};
    use alloc::vec;

    fn read(text: &str) -> Result<(String, Vec<Code>), (Code, Option<usize>)> {
        let mut notes = Vec::new();
        to_json(&hex::decode(text).unwrap(), &mut notes)
            .map(|json| (String::from(json.text()), notes.iter().map(|note| note.code()).collect()))
            .map_err(|error| (error.code(), error.place().offset()))
    }

    /// RFC 8949 appendix A.
    #[test]
    fn the_rfc_reads_so() {
        for (bytes, text, codes) in [
            ("00", "0", &[][..]),
            ("1818", "24", &[]),
            ("1bffffffffffffffff", "18446744073709551615", &[]),
            ("c249010000000000000000", "18446744073709551616", &[]),
            ("3bffffffffffffffff", "-18446744073709551616", &[]),
            ("c349010000000000000000", "-18446744073709551617", &[]),
            ("3903e7", "-1000", &[]),
            ("f90000", "0.0", &[]),
            ("f98000", "-0.0", &[]),
            ("fb3ff199999999999a", "1.1", &[]),
            ("f97bff", "65504.0", &[]),
            ("fa47c35000", "100000.0", &[]),
            ("fa7f7fffff", "3.4028234663852886e38", &[]),
            ("fb7e37e43c8800759c", "1e300", &[]),
            ("f90001", "5.960464477539063e-8", &[]),
            ("f90400", "6.103515625e-5", &[]),
            ("f97c00", "null", &[Code::CborNotFinite]),
            ("f97e00", "null", &[Code::CborNotFinite]),
            ("f9fc00", "null", &[Code::CborNotFinite]),
            ("fa7f800000", "null", &[Code::CborNotPreferred, Code::CborNotFinite]),
            ("fb7ff8000000000000", "null", &[Code::CborNotPreferred, Code::CborNotFinite]),
            ("fb7ff8000000000001", "null", &[Code::CborNotFinite]),
            ("f7", "null", &[Code::CborSimple]),
            ("f0", "null", &[Code::CborSimple]),
            ("f8ff", "null", &[Code::CborSimple]),
            (
                "c074323031332d30332d32315432303a30343a30305a",
                "\"2013-03-21T20:04:00Z\"",
                &[Code::CborTagDropped],
            ),
            ("c1fb41d452d9ec200000", "1363896240.5", &[Code::CborTagDropped]),
            ("d74401020304", "\"01020304\"", &[Code::CborTagDropped, Code::CborBytes]),
            ("d818456449455446", "\"ZElFVEY\"", &[Code::CborTagDropped, Code::CborBytes]),
            ("40", "\"\"", &[Code::CborBytes]),
            ("4401020304", "\"AQIDBA\"", &[Code::CborBytes]),
            ("d64401020304", "\"AQIDBA==\"", &[Code::CborTagDropped, Code::CborBytes]),
            ("62225c", "\"\\\"\\\\\"", &[]),
            ("64f0908591", "\"\u{10151}\"", &[]),
            ("83010203", "[1,2,3]", &[]),
            ("8301820203820405", "[1,[2,3],[4,5]]", &[]),
            ("a0", "{}", &[]),
            ("a201020304", "{\"1\":2,\"3\":4}", &[Code::CborKeyNotText]),
            ("a26161016162820203", "{\"a\":1,\"b\":[2,3]}", &[]),
            ("826161a161626163", "[\"a\",{\"b\":\"c\"}]", &[]),
            ("5f42010243030405ff", "\"AQIDBAU\"", &[Code::CborIndefinite, Code::CborBytes]),
            ("7f657374726561646d696e67ff", "\"streaming\"", &[Code::CborIndefinite]),
            ("9fff", "[]", &[Code::CborIndefinite]),
            ("9f018202039f0405ffff", "[1,[2,3],[4,5]]", &[Code::CborIndefinite]),
            ("83018202039f0405ff", "[1,[2,3],[4,5]]", &[Code::CborIndefinite]),
            ("bf61610161629f0203ffff", "{\"a\":1,\"b\":[2,3]}", &[Code::CborIndefinite]),
            ("826161bf61626163ff", "[\"a\",{\"b\":\"c\"}]", &[Code::CborIndefinite]),
            ("c48221196ab3", "273.15", &[Code::CborDecimalFraction]),
            ("c48221186e", "1.10", &[Code::CborDecimalFraction]),
            ("c4822105", "0.05", &[Code::CborDecimalFraction]),
            ("c48219019001", "1e400", &[Code::CborDecimalFraction]),
            ("c4822125", "-0.06", &[Code::CborDecimalFraction]),
            ("c49f2105ff", "0.05", &[Code::CborIndefinite, Code::CborDecimalFraction]),
            ("c4820119ffff", "65535e1", &[Code::CborDecimalFraction]),
            ("c24101", "1", &[Code::CborNotPreferred]),
            ("c340", "-1", &[Code::CborNotPreferred]),
            ("d9d9f700", "0", &[Code::CborTagDropped]),
        ] {
            assert_eq!(read(bytes), Ok((String::from(text), codes.to_vec())), "{bytes}");
        }
    }

    /// The list of bad inputs, cases 31 to 36.
    #[test]
    fn broken_items_say_what_and_where() {
        for (bytes, code, at) in [
            ("", Code::Truncated, 0),
            ("9bffffffffffffffff", Code::Truncated, 9),
            ("bbffffffffffffffff", Code::Truncated, 9),
            ("5bffffffffffffffff", Code::Truncated, 9),
            ("7b7fffffffffffffff", Code::Truncated, 9),
            ("9a40000000", Code::Truncated, 5),
            ("1b000000", Code::Truncated, 0),
            ("6261", Code::Truncated, 1),
            ("8201", Code::Truncated, 1),
            ("820102820102", Code::TrailingBytes, 3),
            ("9f01", Code::Truncated, 2),
            ("ff", Code::CborSyntax, 0),
            ("bf6161ff", Code::CborSyntax, 3),
            ("81ff", Code::CborSyntax, 1),
            ("a1ff00", Code::CborSyntax, 1),
            ("c1ff", Code::CborSyntax, 1),
            ("9fc1ff", Code::CborSyntax, 2),
            ("5f6161ff", Code::CborSyntax, 1),
            ("7f4161ff", Code::CborSyntax, 1),
            ("7f7f6161ffff", Code::CborSyntax, 1),
            ("1c", Code::CborSyntax, 0),
            ("1f", Code::CborSyntax, 0),
            ("fe", Code::CborSyntax, 0),
            ("81fd", Code::CborSyntax, 1),
            ("f814", Code::CborSyntax, 0),
            ("f818", Code::CborSyntax, 0),
            ("a2616101616102", Code::CborDuplicateKey, 4),
            ("a201006131f6", Code::CborDuplicateKey, 3),
            ("0000", Code::TrailingBytes, 1),
            ("61ff", Code::CborUtf8, 1),
            ("7f61c361bcff", Code::CborUtf8, 2),
            ("a1f500", Code::CborKey, 1),
            ("a14100f5", Code::CborKey, 1),
            ("a18000f5", Code::CborKey, 1),
            ("c201", Code::CborTag, 1),
            ("c48101", Code::CborTag, 1),
            ("c482616101", Code::CborTag, 2),
            ("c48201f5", Code::CborTag, 3),
            ("c49f010203ff", Code::CborTag, 4),
        ] {
            assert_eq!(read(bytes), Err((code, Some(at))), "{bytes}");
        }
        let many =
            format!("aa{}616100", (0..9).map(|key| format!("61{:02x}00", 0x61 + key)).collect::<String>());
        assert_eq!(read(&many), Err((Code::CborDuplicateKey, Some(28))));
        for unit in ["81", "c1", "a100", "9f", "d9d9f7"] {
            let deep = format!("{}00", unit.repeat(200_000));
            let size = unit.len() / 2;
            assert_eq!(read(&deep), Err((Code::LimitExceeded, Some(limits::JSON_DEPTH * size))), "{unit}");
        }
        let level = "81".repeat(limits::JSON_DEPTH);
        assert!(read(&format!("{level}00")).is_ok());
        let long = format!("c2590201{}", "01".repeat(limits::CBOR_BIGNUM_BYTES + 1));
        assert_eq!(read(&long), Err((Code::LimitExceeded, Some(1))));
        assert_eq!(
            to_json(&vec![0; limits::CBOR_BYTES + 1], &mut Vec::new()).unwrap_err().code(),
            Code::LimitExceeded
        );
    }

    #[test]
    fn a_flood_of_oddities_is_one_note() {
        let mut notes = Vec::new();
        let bytes = [&[0x9a, 0, 1, 0, 0][..], &[0x18, 0].repeat(65_536)].concat();
        to_json(&bytes, &mut notes).unwrap();
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].found_text(), "2 bytes, 65536 of them");
    }

    /// What both sides can say comes back, every digit of it.
    #[test]
    fn there_and_back() {
        for text in [
            "0",
            "-1",
            "9007199254740993",
            "18446744073709551616",
            "-18446744073709551617",
            "0.1",
            "-0.0",
            "1e300",
            "5e-324",
            "1e400",
            "-0.1234567890123456789",
            "[]",
            "{}",
            r#"[[{"a":[null,true,false]}],"\u0000\"\\é"]"#,
            "123456789012345678901234567890123456789012345678901234567890",
        ] {
            let bytes = from_json(text.as_bytes(), &mut Vec::new()).unwrap();
            assert_eq!(to_json(&bytes, &mut Vec::new()).unwrap().text(), text);
        }
        let bytes = from_json(b"-0", &mut Vec::new()).unwrap();
        assert_eq!(hex::encode(&bytes), "f98000");
    }
}
