//! Hexadecimal text: strict reading and lower-case writing.
//!
//! The many spellings that people paste (`0x..,`, colons, dumps) belong to the capture crate; here a text is digits
//! only, in either case.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::error::{Code, Complaint, Error, Layer, Place};

/// The layer of hex texts.
pub const LAYER: Layer = Layer::new("hex");

/// Reads pairs of hex digits, upper or lower case.
///
/// # Errors
/// [`Code::HexDigit`] at the byte that is no digit; [`Code::HexOdd`] at the end when a digit is left over.
pub fn decode(text: &str) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut high: Option<u8> = None;
    for (offset, byte) in text.bytes().enumerate() {
        let digit = digit(byte).ok_or_else(|| {
            let found = text.get(offset..).and_then(|rest| rest.chars().next()).unwrap_or('?');
            Complaint::new(Code::HexDigit, LAYER, Place::byte(offset))
                .expected("0-9, a-f or A-F")
                .found(alloc::format!("{found:?}"))
        })?;
        high = match high {
            None => Some(digit),
            Some(high) => {
                bytes.push(high << 4 | digit);
                None
            }
        };
    }
    if high.is_some() {
        let place = Place::byte(text.len());
        return Err(Complaint::new(Code::HexOdd, LAYER, place)
            .expected("an even number of digits")
            .found(alloc::format!("{}", text.len()))
            .into());
    }
    Ok(bytes)
}

/// The value of one hex digit.
pub const fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte.wrapping_sub(b'0')),
        b'a'..=b'f' => Some(byte.wrapping_sub(b'a').wrapping_add(10)),
        b'A'..=b'F' => Some(byte.wrapping_sub(b'A').wrapping_add(10)),
        _ => None,
    }
}

/// Lower-case hex text of the bytes.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().saturating_mul(2));
    for &byte in bytes {
        let [high, low] = digits(byte);
        text.push(char::from(high));
        text.push(char::from(low));
    }
    text
}

/// Displays bytes as lower-case hex without building a text.
#[derive(Clone, Copy, Debug)]
pub struct Hex<'a>(pub &'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

pub(super) const fn digits(byte: u8) -> [u8; 2] {
    [lower_digit(byte >> 4), lower_digit(byte & 15)]
}

const fn lower_digit(nibble: u8) -> u8 {
    if nibble < 10 { nibble.wrapping_add(b'0') } else { nibble.wrapping_sub(10).wrapping_add(b'a') }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_cases_read_and_lower_case_is_written() {
        assert_eq!(decode("FFfe0113").unwrap(), [0xff, 0xfe, 0x01, 0x13]);
        assert_eq!(encode(&[0xff, 0xfe, 0x09, 0xa0]), "fffe09a0");
        assert!(decode("").unwrap().is_empty());
    }

    #[test]
    fn bad_texts_say_where() {
        let error = decode("FFG0").unwrap_err();
        assert_eq!((error.code(), error.place().offset()), (Code::HexDigit, Some(2)));
        let error = decode("FF\u{ff10}0").unwrap_err();
        assert_eq!((error.code(), error.place().offset()), (Code::HexDigit, Some(2)));
        let error = decode("FFF").unwrap_err();
        assert_eq!((error.code(), error.place().offset()), (Code::HexOdd, Some(3)));
    }
}
