//! Checks of texts before they are signed: one wrong character, and two devices can have the same signature.

use alloc::{format, vec::Vec};

use super::{Field, LAYER};
use crate::{
    error::{Code, Complaint, Error, Note, Place},
    limits,
    wire::{hmac::Method, secret::Secret},
};

/// Refuses a text that is empty, has a control character, or one of those that the scheme's grammar uses.
pub(crate) fn plain(field: Field, text: &str, forbidden: &[char]) -> Result<(), Error> {
    if text.is_empty() {
        return Err(field.complain(Code::SignText).expected("at least one character").into());
    }
    characters(field, text, forbidden)
}

/// The same, but for an empty text.
pub(crate) fn characters(field: Field, text: &str, forbidden: &[char]) -> Result<(), Error> {
    short(text, || field.place())?;
    match text.chars().find(|found| found.is_control() || forbidden.contains(found)) {
        None => Ok(()),
        Some(found) => Err(field
            .complain(Code::SignText)
            .expected(if forbidden.is_empty() {
                "no control character".into()
            } else {
                format!("no control character and none of {forbidden:?}")
            })
            .found(format!("{found:?}"))
            .into()),
    }
}

/// Refuses a text that MQTT has no string for.
pub(crate) fn short(text: &str, place: impl FnOnce() -> Place) -> Result<(), Error> {
    if text.len() <= limits::CREDENTIAL_BYTES {
        return Ok(());
    }
    Err(Complaint::new(Code::LimitExceeded, LAYER, place())
        .expected(format!("at most {} bytes", limits::CREDENTIAL_BYTES))
        .found(format!("{}", text.len()))
        .into())
}

/// Refuses a text of other than this many decimal digits.
pub(crate) fn digits(field: Field, text: &str, from: usize, to: usize) -> Result<(), Error> {
    let right = text.bytes().all(|byte| byte.is_ascii_digit()) && (from..=to).contains(&text.len());
    if right {
        return Ok(());
    }
    let shown: alloc::string::String = text.chars().take(40).collect();
    let expected =
        if from == to { format!("{from} decimal digits") } else { format!("{from} to {to} decimal digits") };
    Err(field.complain(Code::SignTime).expected(expected).found(format!("{shown:?}")).into())
}

/// Refuses an empty secret, and notes white space around one.
pub(crate) fn secret(field: Field, secret: &Secret, notes: &mut Vec<Note>) -> Result<(), Error> {
    secret_bytes(field, secret.expose(), notes)
}

/// The same for a secret that is not at hand as one.
pub(crate) fn secret_bytes(field: Field, bytes: &[u8], notes: &mut Vec<Note>) -> Result<(), Error> {
    if bytes.is_empty() {
        return Err(field.complain(Code::SignSecretEmpty).into());
    }
    if bytes.trim_ascii().len() != bytes.len() {
        notes.push(field.complain(Code::SignSecretSpace));
    }
    Ok(())
}

/// A method of the ones that a scheme has.
///
/// # Errors
/// [`Code::SignMethodUnpublished`] for `sha256` alone, [`Code::SignMethodUnknown`] for any other name, and for methods that the
/// scheme does not have.
pub(crate) fn method(name: &str, allowed: &[Method], notes: &mut Vec<Note>) -> Result<Method, Error> {
    let complain = |code| Field::Method.complain(code);
    if name.eq_ignore_ascii_case("sha256") {
        return Err(complain(Code::SignMethodUnpublished).expected(names(allowed)).found("sha256").into());
    }
    let found = Method::from_name(name).or_else(|| {
        // A guide's misprint, with the letter l for the digit 1.
        name.eq_ignore_ascii_case("hmacshal").then(|| {
            notes.push(complain(Code::SignMethodSpelling).expected("hmacsha1").found("hmacshal"));
            Method::Sha1
        })
    });
    match found.filter(|method| allowed.contains(method)) {
        Some(method) => {
            weak(method, notes);
            Ok(method)
        }
        None => {
            let shown: alloc::string::String = name.chars().take(40).collect();
            Err(complain(Code::SignMethodUnknown).expected(names(allowed)).found(format!("{shown:?}")).into())
        }
    }
}

/// Notes a method whose hash is broken.
pub(crate) fn weak(method: Method, notes: &mut Vec<Note>) {
    if method.is_weak() {
        let complaint: Complaint = Field::Method.complain(Code::SignMethodWeak);
        notes.push(complaint.expected("hmacsha256, where the cloud takes it").found(method.name()));
    }
}

pub(crate) fn names(methods: &[Method]) -> alloc::string::String {
    methods.iter().map(|method| method.name()).collect::<Vec<_>>().join(", ")
}
