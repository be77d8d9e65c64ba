//! A byte cursor that knows where it is in the whole input.
//!
//! nom does the reading; none of its types leave this file, so its releases are not ours.

use nom::{IResult, Parser, bytes::complete::take, number::complete};

use crate::error::{Code, Complaint, Error, Layer, Place};

/// Reads forward through a slice; offsets in errors count from the start of the whole input.
#[derive(Clone, Debug)]
pub struct Cursor<'a> {
    rest: &'a [u8],
    offset: usize,
    layer: Layer,
}

impl<'a> Cursor<'a> {
    /// A cursor at the start of `input`, complaining in the name of `layer`.
    pub fn new(input: &'a [u8], layer: Layer) -> Self {
        Cursor::at(input, 0, layer)
    }

    /// A cursor over a part that starts `offset` bytes into the whole input.
    pub fn at(part: &'a [u8], offset: usize, layer: Layer) -> Self {
        Cursor { rest: part, offset, layer }
    }

    /// Where the next byte is read, counted from the start of the whole input.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// What has not been read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// One byte.
    ///
    /// # Errors
    /// [`Code::Truncated`] at the end.
    #[inline]
    pub fn u8(&mut self, what: &'static str) -> Result<u8, Error> {
        self.read(1, what, complete::u8)
    }

    /// Two bytes, most significant first (network order).
    ///
    /// # Errors
    /// [`Code::Truncated`] when fewer are left.
    #[inline]
    pub fn u16(&mut self, what: &'static str) -> Result<u16, Error> {
        self.read(2, what, complete::be_u16)
    }

    /// Exactly `count` bytes.
    ///
    /// # Errors
    /// [`Code::Truncated`] when fewer are left. Nothing is allocated from a claimed count.
    #[inline]
    pub fn take(&mut self, count: usize, what: &'static str) -> Result<&'a [u8], Error> {
        self.read(count, what, take(count))
    }

    /// A field of fixed width.
    ///
    /// # Errors
    /// [`Code::Truncated`] when fewer are left.
    #[inline]
    pub fn array<const N: usize>(&mut self, what: &'static str) -> Result<&'a [u8; N], Error> {
        let field = self.take(N, what)?;
        field.try_into().map_err(|_| self.truncated(N, what))
    }

    #[inline]
    fn read<T, P>(&mut self, need: usize, what: &'static str, mut parser: P) -> Result<T, Error>
    where
        P: Parser<&'a [u8], Output = T, Error = nom::error::Error<&'a [u8]>>,
    {
        let result: IResult<&'a [u8], T> = parser.parse(self.rest);
        match result {
            Ok((rest, value)) => {
                self.offset = self.offset.saturating_add(self.rest.len().saturating_sub(rest.len()));
                self.rest = rest;
                Ok(value)
            }
            Err(_) => Err(self.truncated(need, what)),
        }
    }

    #[cold]
    fn truncated(&self, need: usize, what: &'static str) -> Error {
        let end = self.offset.saturating_add(self.rest.len());
        Complaint::new(Code::Truncated, self.layer, Place::bytes(self.offset..end))
            .expected(alloc::format!("{need} {} of {what}", if need == 1 { "byte" } else { "bytes" }))
            .found(alloc::format!("{}", self.rest.len()))
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_absolute() {
        let mut cursor = Cursor::at(&[1, 2, 3, 4], 8, Layer::new("test"));
        assert_eq!(cursor.u8("a").unwrap(), 1);
        assert_eq!(cursor.u16("b").unwrap(), 0x0203);
        assert_eq!(cursor.offset(), 11);
        let error = cursor.u16("length").unwrap_err();
        assert_eq!((error.code(), error.place().range()), (Code::Truncated, Some(11..12)));
        assert_eq!(error.expected_text(), "2 bytes of length");
        assert_eq!(cursor.rest(), [4]);
    }

    #[test]
    fn a_huge_claim_allocates_nothing_and_fails() {
        let mut cursor = Cursor::new(&[0; 3], Layer::new("test"));
        assert_eq!(cursor.take(usize::MAX, "data").unwrap_err().code(), Code::Truncated);
        assert_eq!(cursor.array::<3>("field").unwrap(), &[0, 0, 0]);
    }
}
