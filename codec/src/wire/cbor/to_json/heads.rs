//! Heads of items, what strings hold, and what is said where they are wrong.

use alloc::{borrow::Cow, format, string::String, vec::Vec};
use core::ops::Range;

use ciborium_ll::{Decoder, Encoder, Header};

use super::Reader;
use crate::{
    error::{Code, Complaint, Error, Place},
    wire::cbor::{LAYER, SPEC},
};

/// Bytes of a head with its longest argument.
const LONGEST_HEAD: usize = 9;

impl<'a> Reader<'a> {
    /// The next head.
    pub(super) fn header(&mut self) -> Result<Header, Error> {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let mut decoder = Decoder::from(rest);
        let header = match decoder.pull() {
            Ok(header) => header,
            Err(ciborium_ll::Error::Io(_)) => return Err(self.cut_head()),
            // A claimed length that no `usize` of 32 bits holds: nothing is that long.
            Err(ciborium_ll::Error::Syntax(_)) if matches!(rest.first(), Some(0x5b | 0x7b | 0x9b | 0xbb)) => {
                self.at = start.saturating_add(LONGEST_HEAD);
                return Err(self.cut(usize::MAX));
            }
            Err(ciborium_ll::Error::Syntax(_)) => {
                return Err(syntax(start..start.saturating_add(1), "an item", "a reserved head"));
            }
        };
        let used = decoder.offset();
        self.at = start.saturating_add(used);
        if used > 1 {
            self.long_head(&header, used, start)?;
        }
        Ok(header)
    }

    /// A head that is longer than it needs to be, or that must not be.
    fn long_head(&mut self, header: &Header, used: usize, start: usize) -> Result<(), Error> {
        if let Header::Simple(value @ ..32) = header {
            return Err(syntax(
                start..self.at,
                "a simple value of 32 or more in two bytes",
                format!("{value}"),
            ));
        }
        let mut shortest = [0; 9];
        let mut room = &mut shortest[..];
        // Nine bytes are the longest head.
        let _ = Encoder::from(&mut room).push(*header);
        if used > 9_usize.saturating_sub(room.len()) {
            self.oddities.add(Code::CborNotPreferred, start..self.at, || Cow::Owned(format!("{used} bytes")));
        }
        Ok(())
    }

    pub(super) fn indefinite(&mut self, start: usize) {
        self.oddities.add(Code::CborIndefinite, start..self.at, || Cow::Borrowed(""));
    }

    pub(super) fn text(&mut self, length: Option<usize>, start: usize) -> Result<Cow<'a, str>, Error> {
        Ok(match self.chunks(length, start, true)? {
            // It was checked.
            Cow::Borrowed(bytes) => Cow::Borrowed(core::str::from_utf8(bytes).unwrap_or_default()),
            Cow::Owned(bytes) => Cow::Owned(String::from_utf8(bytes).unwrap_or_default()),
        })
    }

    /// The bytes of a text or byte string, whole or in chunks.
    pub(super) fn chunks(
        &mut self,
        length: Option<usize>,
        start: usize,
        text: bool,
    ) -> Result<Cow<'a, [u8]>, Error> {
        if let Some(length) = length {
            return self.run(length, text).map(Cow::Borrowed);
        }
        self.indefinite(start);
        let mut joined = Vec::new();
        loop {
            let start = self.at;
            let length = match self.header()? {
                Header::Break => return Ok(Cow::Owned(joined)),
                Header::Text(Some(length)) if text => length,
                Header::Bytes(Some(length)) if !text => length,
                other => {
                    let expected =
                        if text { "a chunk of text, or a break" } else { "a chunk of bytes, or a break" };
                    return Err(syntax(start..self.at, expected, type_name(&other)));
                }
            };
            joined.extend_from_slice(self.run(length, text)?);
        }
    }

    pub(super) fn run(&mut self, length: usize, text: bool) -> Result<&'a [u8], Error> {
        let rest: &'a [u8] = self.bytes.get(self.at..).unwrap_or_default();
        let Some(run) = rest.get(..length) else { return Err(self.cut(length)) };
        if text && let Err(error) = core::str::from_utf8(run) {
            let start = self.at.saturating_add(error.valid_up_to());
            let end = error
                .error_len()
                .map_or_else(|| self.at.saturating_add(length), |bad| start.saturating_add(bad));
            return Err(Complaint::new(Code::CborUtf8, LAYER, Place::bytes(start..end)).spec(SPEC).into());
        }
        self.at = self.at.saturating_add(length);
        Ok(run)
    }

    #[cold]
    pub(super) fn cut(&self, needed: usize) -> Error {
        Complaint::new(Code::Truncated, LAYER, Place::bytes(self.at..self.bytes.len()))
            .expected(format!("{needed} bytes or more"))
            .found(format!("{}", self.bytes.len().saturating_sub(self.at)))
            .spec(SPEC)
            .into()
    }

    #[cold]
    fn cut_head(&self) -> Error {
        Complaint::new(Code::Truncated, LAYER, Place::bytes(self.at..self.bytes.len()))
            .expected("the head of an item")
            .found(format!("{} bytes of it", self.bytes.len().saturating_sub(self.at)))
            .spec(SPEC)
            .into()
    }
}

pub(super) fn type_name(header: &Header) -> &'static str {
    match header {
        Header::Positive(_) | Header::Negative(_) => "a whole number",
        Header::Float(_) => "a float",
        Header::Simple(_) => "a simple value",
        Header::Tag(_) => "a tag",
        Header::Break => "a break",
        Header::Bytes(_) => "a byte string",
        Header::Text(_) => "text",
        Header::Array(_) => "an array",
        Header::Map(_) => "a map",
    }
}

#[cold]
pub(super) fn syntax(
    place: Range<usize>,
    expected: &'static str,
    found: impl Into<Cow<'static, str>>,
) -> Error {
    Complaint::new(Code::CborSyntax, LAYER, Place::bytes(place))
        .expected(expected)
        .found(found)
        .spec(SPEC)
        .into()
}

#[cold]
pub(super) fn bad_content(place: Range<usize>, expected: &'static str, found: &'static str) -> Error {
    Complaint::new(Code::CborTag, LAYER, Place::bytes(place))
        .expected(expected)
        .found(found)
        .spec("RFC 8949 section 3.4")
        .into()
}
