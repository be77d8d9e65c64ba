//! Base64 and base64url texts (RFC 4648 sections 4 and 5), with or without padding.

use alloc::{format, string::String, vec::Vec};

use base64::{
    DecodeError, Engine,
    alphabet::{STANDARD, URL_SAFE},
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

use crate::error::{Code, Complaint, Error, Layer, Place};

/// The layer of base64 texts.
pub const LAYER: Layer = Layer::new("base64");

const ANY_PADDING: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
static BASE64: GeneralPurpose = GeneralPurpose::new(&STANDARD, ANY_PADDING);
static BASE64URL: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, ANY_PADDING);

/// Reads either alphabet, told by `-` and `_`; padding may be there whole or not at all (RFC 4648 section 3.2: who writes it must
/// write it right). Bits that no byte uses must be zero.
///
/// # Errors
/// [`Code::Base64Invalid`] at the byte where it goes wrong.
pub fn decode(text: &str) -> Result<Vec<u8>, Error> {
    let engine = if text.contains(['-', '_']) { &BASE64URL } else { &BASE64 };
    let bytes = engine.decode(text).map_err(|error| {
        let (place, found) = match error {
            DecodeError::InvalidByte(at, byte) => (at, format!("{:?}", char::from(byte))),
            DecodeError::InvalidLastSymbol { offset, .. } => (offset, "bits beyond the last byte".into()),
            DecodeError::InvalidLength(_) => (text.len(), "one character too many or three too few".into()),
            _ => (text.len(), WRONG_PADDING.into()),
        };
        complaint(place).found(found)
    })?;
    // The engine takes a part of the padding for whole.
    if text.ends_with('=') && !text.len().is_multiple_of(4) {
        return Err(complaint(text.len()).found(WRONG_PADDING).into());
    }
    Ok(bytes)
}

/// Base64 text with padding (RFC 4648 section 4).
pub fn encode(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

const WRONG_PADDING: &str = "wrong padding";

#[cold]
fn complaint(at: usize) -> Complaint {
    Complaint::new(Code::Base64Invalid, LAYER, Place::byte(at)).spec("RFC 4648")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4648 section 10, and the bytes whose letters differ between the alphabets.
    #[test]
    fn both_alphabets_with_and_without_padding() {
        for (text, bytes) in [
            ("", &b""[..]),
            ("Zg==", b"f"),
            ("Zg", b"f"),
            ("Zm8=", b"fo"),
            ("Zm9vYmE", b"fooba"),
            ("Zm9vYmFy", b"foobar"),
            ("//4BEw==", b"\xff\xfe\x01\x13"),
            ("__4BEw", b"\xff\xfe\x01\x13"),
        ] {
            assert_eq!(decode(text).unwrap(), bytes, "{text}");
            assert_eq!(decode(&encode(bytes)).unwrap(), bytes, "{text}");
        }
    }

    #[test]
    fn bad_texts_say_where() {
        for (text, at) in [
            ("Zm9v!", 4),
            ("Z", 1),
            ("Zh==", 1),
            ("Zg=x", 2),
            ("Zg=", 3),
            ("Zm9vYg=", 7),
            ("Zm8==", 3),
            ("_+==", 1),
            ("Zm 9v", 2),
            ("\u{4e2d}", 0),
        ] {
            let error = decode(text).unwrap_err();
            assert_eq!(
                (error.code(), error.place().offset()),
                (Code::Base64Invalid, Some(at)),
                "{text}: {error}"
            );
        }
    }
}
