//! The options of a datagram: walking them, and what can be wrong with one.

use alloc::format;
use core::ops::Range;

use super::refusal::{empty_payload, with_spec};
use crate::{
    error::{Code, Complaint, Error, Place},
    wire::{
        coap::{
            CoapOption, LAYER, ONE_BYTE, ONE_BYTE_BASE, OPTION_SPEC, OptionNumber, PAYLOAD_MARKER, RESERVED,
            TWO_BYTES, TWO_BYTES_BASE,
        },
        cursor::Cursor,
    },
};

/// An option and where it lies in the datagram.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Located<'a> {
    /// Number and value.
    pub option: CoapOption<'a>,
    /// Its first byte, which has the nibbles of delta and length.
    pub start: usize,
    /// Its value's bytes.
    pub value: Range<usize>,
}

impl Located<'_> {
    /// All bytes of the option.
    pub fn range(&self) -> Range<usize> {
        self.start..self.value.end
    }
}

/// The options of a [`Packet`](super::Packet), in order.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    pub(super) rest: &'a [u8],
    pub(super) number: u16,
}

impl<'a> Iterator for Options<'a> {
    type Item = CoapOption<'a>;

    #[inline]
    fn next(&mut self) -> Option<CoapOption<'a>> {
        // They were checked when the packet was read, so nothing but the end stops it.
        let (option, rest) = next_option(self.rest, self.number).ok()?;
        (self.number, self.rest) = (option.number.0, rest);
        Some(option)
    }
}

impl core::iter::FusedIterator for Options<'_> {}

/// What stopped the options: the end, the marker in front of the payload, or something wrong.
#[inline]
pub(super) fn at_end<'a>(bytes: &[u8], rest: &'a [u8], number: u16, fault: Fault) -> Result<&'a [u8], Error> {
    match (fault, rest) {
        (Fault::End, _) => Ok(&[]),
        (Fault::ReservedNibble, [PAYLOAD_MARKER]) => Err(empty_payload(bytes)),
        (Fault::ReservedNibble, [PAYLOAD_MARKER, payload @ ..]) => Ok(payload),
        _ => Err(fault.complain(bytes, rest, number)),
    }
}

/// What can be wrong with one option.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::wire::coap) enum Fault {
    /// There is none.
    End,
    /// A nibble is 15.
    ReservedNibble,
    /// The extension bytes are cut.
    Extension,
    /// The number does not fit 16 bits.
    Number,
    /// The value is cut.
    Value,
}

/// The option at the front of `rest`, and what is behind it.
#[inline(always)]
pub(in crate::wire::coap) fn next_option(
    rest: &[u8],
    previous: u16,
) -> Result<(CoapOption<'_>, &[u8]), Fault> {
    let Some((&first, after)) = rest.split_first() else { return Err(Fault::End) };
    let (delta, length) = (first >> 4, first & 15);
    let (delta, length, after) = if delta < ONE_BYTE && length < ONE_BYTE {
        (u16::from(delta), usize::from(length), after)
    } else {
        extended(delta, length, after)?
    };
    let number = previous.checked_add(delta).ok_or(Fault::Number)?;
    let (value, after) = after.split_at_checked(length).ok_or(Fault::Value)?;
    Ok((CoapOption { number: OptionNumber(number), value }, after))
}

/// Delta and length with their extension bytes.
#[inline]
fn extended(delta: u8, length: u8, after: &[u8]) -> Result<(u16, usize, &[u8]), Fault> {
    if delta == RESERVED || length == RESERVED {
        return Err(Fault::ReservedNibble);
    }
    let (delta, after) = extension(delta, after).ok_or(Fault::Extension)?;
    let (length, after) = extension(length, after).ok_or(Fault::Extension)?;
    Ok((u16::try_from(delta).map_err(|_| Fault::Number)?, length, after))
}

/// What a nibble and its extension bytes say. None where they are cut.
#[inline]
fn extension(nibble: u8, after: &[u8]) -> Option<(usize, &[u8])> {
    match nibble {
        TWO_BYTES => {
            let ([high, low], after) = after.split_first_chunk::<2>()?;
            let value = u16::from_be_bytes([*high, *low]);
            Some((usize::from(value).saturating_add(TWO_BYTES_BASE), after))
        }
        ONE_BYTE => {
            let (value, after) = after.split_first()?;
            Some((usize::from(*value).saturating_add(ONE_BYTE_BASE), after))
        }
        _ => Some((usize::from(nibble), after)),
    }
}

impl Fault {
    /// What is wrong, said of the whole datagram: the option starts where `rest` does.
    #[cold]
    fn complain(self, bytes: &[u8], rest: &[u8], previous: u16) -> Error {
        let start = bytes.len().saturating_sub(rest.len());
        let first = rest.first().copied().unwrap_or_default();
        let (delta, length) = (first >> 4, first & 15);
        let complain = |code, place| Complaint::new(code, LAYER, Place::bytes(place)).spec(OPTION_SPEC);
        let mut cursor = Cursor::at(rest, start, LAYER);
        let mut fields = || {
            cursor.u8("option")?;
            let delta = extension_field(&mut cursor, delta, "option delta")?;
            let length = extension_field(&mut cursor, length, "option length")?;
            Ok((delta, length, cursor.offset()))
        };
        match (self, fields()) {
            (Fault::ReservedNibble, _) => complain(Code::CoapReservedNibble, start..start.saturating_add(1))
                .expected("0 to 14 in both halves, or ff before a payload")
                .found(format!("{first:02x}"))
                .into(),
            (Fault::Number, Ok((delta, _, end))) => complain(Code::CoapOptionNumber, start..end)
                .expected("at most 65535")
                .found(format!("{previous} + {delta}"))
                .into(),
            (_, Err(error)) => with_spec(error),
            (_, Ok((_, length, _))) => match cursor.take(length, "option value") {
                Err(error) => with_spec(error),
                // Not reached: the caller found the value cut.
                Ok(_) => complain(Code::Truncated, start..bytes.len()).into(),
            },
        }
    }
}

pub(super) fn extension_field(
    cursor: &mut Cursor<'_>,
    nibble: u8,
    what: &'static str,
) -> Result<usize, Error> {
    Ok(match nibble {
        ONE_BYTE => usize::from(cursor.u8(what)?).saturating_add(ONE_BYTE_BASE),
        TWO_BYTES => usize::from(cursor.u16(what)?).saturating_add(TWO_BYTES_BASE),
        nibble => usize::from(nibble),
    })
}
