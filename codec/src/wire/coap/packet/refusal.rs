//! What is said of datagrams that are refused for more than an option.

use alloc::format;

use super::{Settings, VERSION, options::extension_field};
use crate::{
    error::{Code, Complaint, Error, Place},
    limits,
    wire::{
        coap::{EXTENDED_TOKEN_BYTES, HEADER_LENGTH, HEADER_SPEC, LAYER, OPTION_SPEC, RESERVED, TOKEN_BYTES},
        cursor::Cursor,
    },
};

#[cold]
pub(super) fn with_spec(error: Error) -> Error {
    error.into_complaint().spec(OPTION_SPEC).into()
}

#[cold]
pub(super) fn cut_header(bytes: &[u8]) -> Error {
    if let Some(first) = bytes.first()
        && first >> 6 != VERSION
    {
        return bad_version(*first);
    }
    match Cursor::new(bytes, LAYER).take(HEADER_LENGTH, "header") {
        Err(error) => error.into_complaint().spec(HEADER_SPEC).into(),
        // Not reached: the caller found fewer than four bytes.
        Ok(_) => Complaint::new(Code::Truncated, LAYER, Place::byte(bytes.len())).into(),
    }
}

#[cold]
pub(super) fn bad_version(first: u8) -> Error {
    Complaint::new(Code::CoapVersion, LAYER, Place::bytes(0..1))
        .expected("1 in the high two bits")
        .found(format!("{}", first >> 6))
        .spec(HEADER_SPEC)
        .into()
}

#[cold]
pub(super) fn bad_token_length(length: u8, settings: Settings) -> Error {
    let (expected, spec) = if settings.extended_tokens {
        ("0 to 14 in the low four bits", "RFC 8974 section 2.1")
    } else {
        ("0 to 8 in the low four bits", HEADER_SPEC)
    };
    let longer = !settings.extended_tokens && length != RESERVED;
    Complaint::new(Code::CoapTokenLength, LAYER, Place::bytes(0..1))
        .expected(expected)
        .found(format!("{length}{}", if longer { ", a longer token by RFC 8974" } else { "" }))
        .spec(spec)
        .into()
}

#[cold]
pub(super) fn not_empty(bytes: &[u8]) -> Error {
    let token_length = bytes.first().map_or(0, |first| first & 15);
    let (place, found) = if token_length == 0 {
        let behind = bytes.len().saturating_sub(HEADER_LENGTH);
        (HEADER_LENGTH..bytes.len(), format!("{behind} more"))
    } else {
        (0..1, format!("a token of {token_length}"))
    };
    Complaint::new(Code::CoapEmptyMessage, LAYER, Place::bytes(place))
        .expected("four bytes")
        .found(found)
        .spec("RFC 7252 section 4.1")
        .into()
}

#[cold]
pub(super) fn cut_token(bytes: &[u8]) -> Error {
    let length = bytes.first().map_or(0, |first| first & 15);
    let rest = bytes.get(HEADER_LENGTH..).unwrap_or_default();
    match Cursor::at(rest, HEADER_LENGTH, LAYER).take(usize::from(length), "token") {
        Err(error) => error.into_complaint().spec(HEADER_SPEC).into(),
        // Not reached: the caller found the token cut.
        Ok(_) => Complaint::new(Code::Truncated, LAYER, Place::byte(bytes.len())).into(),
    }
}

/// A token of nine bytes or more, and what is behind it.
#[cold]
pub(super) fn extended_token<'a>(
    bytes: &[u8],
    rest: &'a [u8],
    nibble: u8,
) -> Result<(&'a [u8], &'a [u8]), Error> {
    let start = bytes.len().saturating_sub(rest.len());
    let mut cursor = Cursor::at(rest, start, LAYER);
    let mut read = || {
        let length = extension_field(&mut cursor, nibble, "token length")?;
        debug_assert!(length <= EXTENDED_TOKEN_BYTES, "two bytes announce no more");
        cursor.take(length, "token")
    };
    let token = read().map_err(|error| Error::from(error.into_complaint().spec("RFC 8974 section 2.1")))?;
    debug_assert!(token.len() > TOKEN_BYTES, "shorter ones are not extended");
    Ok((token, cursor.rest()))
}

#[cold]
pub(super) fn empty_payload(bytes: &[u8]) -> Error {
    let marker = bytes.len().saturating_sub(1);
    Complaint::new(Code::CoapPayloadEmpty, LAYER, Place::bytes(marker..bytes.len()))
        .expected("a payload behind ff, or no ff")
        .spec(HEADER_SPEC)
        .into()
}

#[cold]
pub(super) fn too_many(bytes: &[u8], rest: &[u8]) -> Error {
    let end = bytes.len().saturating_sub(rest.len());
    Complaint::new(Code::LimitExceeded, LAYER, Place::byte(end))
        .expected(format!("at most {} options", limits::COAP_OPTIONS))
        .into()
}
