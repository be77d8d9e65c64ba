//! Numbers that a head alone does not hold.

use alloc::{borrow::Cow, format, string::String};
use core::fmt::Write;

use ciborium_ll::{Header, tag};

use super::{
    Reader,
    heads::{bad_content, type_name},
};
use crate::{
    error::{Code, Complaint, Error, Place},
    limits,
    wire::cbor::{LAYER, number},
};

/// Decimal fractions of no more places than this are written without an exponent.
const PLAIN_PLACES: usize = 40;

impl Reader<'_> {
    /// The content of tag 2 or 3: whether it is negative, and its digits.
    pub(super) fn bignum(&mut self, negative: bool, start: usize) -> Result<(bool, String), Error> {
        let content = self.at;
        let header = self.header()?;
        let Header::Bytes(length) = header else {
            return Err(bad_content(content..self.at, "a byte string", type_name(&header)));
        };
        let value = self.chunks(length, content, false)?;
        let zeros = value.iter().take_while(|byte| **byte == 0).count();
        let mut magnitude = value.get(zeros..).unwrap_or_default().to_vec();
        if magnitude.len() > limits::CBOR_BIGNUM_BYTES {
            return Err(Complaint::new(Code::LimitExceeded, LAYER, Place::bytes(content..self.at))
                .expected(format!("at most {} bytes in a number", limits::CBOR_BIGNUM_BYTES))
                .found(format!("{}", magnitude.len()))
                .into());
        }
        if zeros > 0 || magnitude.len() <= 8 {
            self.oddities.add(Code::CborNotPreferred, start..self.at, || Cow::Borrowed("a short bignum"));
        }
        if negative {
            number::one_more(&mut magnitude);
        }
        Ok((negative, number::to_digits(&magnitude)))
    }

    /// The content of tag 4: an exponent of ten and a mantissa.
    pub(super) fn decimal(&mut self, start: usize) -> Result<(), Error> {
        let array = self.at;
        let header = self.header()?;
        let length = match header {
            Header::Array(length @ (Some(2) | None)) => length,
            other => return Err(bad_content(array..self.at, "an array of two", type_name(&other))),
        };
        if length.is_none() {
            self.indefinite(array);
        }
        let at = self.at;
        let exponent = match self.header()? {
            header @ (Header::Positive(_) | Header::Negative(_)) => whole(header),
            other => return Err(bad_content(at..self.at, "a whole exponent", type_name(&other))),
        };
        let at = self.at;
        let (negative, digits) = match self.header()? {
            header @ (Header::Positive(_) | Header::Negative(_)) => {
                let value = whole(header);
                (value < 0, format!("{}", value.unsigned_abs()))
            }
            Header::Tag(tag @ (tag::BIGPOS | tag::BIGNEG)) => self.bignum(tag == tag::BIGNEG, at)?,
            other => return Err(bad_content(at..self.at, "a whole mantissa", type_name(&other))),
        };
        if length.is_none() {
            let at = self.at;
            let header = self.header()?;
            if header != Header::Break {
                return Err(bad_content(at..self.at, "a break after two items", type_name(&header)));
            }
        }
        self.oddities.add(Code::CborDecimalFraction, start..self.at, || {
            Cow::Owned(format!("{} digits times ten to the {exponent}", digits.len()))
        });
        self.out.push_str(if negative { "-" } else { "" });
        match usize::try_from(exponent.unsigned_abs()) {
            Ok(places @ 1..=PLAIN_PLACES) if exponent < 0 => {
                let zeros = places.saturating_add(1).saturating_sub(digits.len());
                let padded = format!("{}{digits}", "0".repeat(zeros));
                let (whole, part) =
                    padded.split_at_checked(padded.len().saturating_sub(places)).unwrap_or((&padded, ""));
                let _ = write!(self.out, "{whole}.{part}");
            }
            _ => {
                let _ = write!(self.out, "{digits}e{exponent}");
            }
        }
        Ok(())
    }
}

/// The number of an integer's head.
pub(super) fn whole(header: Header) -> i128 {
    match header {
        Header::Positive(value) => value.into(),
        Header::Negative(value) => i128::from(value) ^ !0,
        _ => 0,
    }
}
