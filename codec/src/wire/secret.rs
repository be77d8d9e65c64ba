//! Secrets: keys, passwords and tokens, wiped when they are dropped and never shown.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::fmt;

use ctutils::CtEq;
use zeroize::Zeroize;

use super::{
    base64,
    json::{FromJson, IntoOwned, JsonKind, JsonWriter, Reader, TextSink, ToJson},
};
use crate::error::Error;

/// What stands for a secret wherever one would be shown.
pub const HIDDEN: &str = "[secret]";

/// Whether two runs of bytes are the same, in a time that depends on their lengths only.
pub fn same_bytes(left: &[u8], right: &[u8]) -> bool {
    left.ct_eq(right).into()
}

/// The bytes of a key or password. They are wiped when the value is dropped; `Debug` and `Display` give [`HIDDEN`], and
/// comparing takes the same time wherever the first difference is. It is not `Clone`, so that no copy is made by accident.
///
/// ```
/// use thingwire::wire::secret::Secret;
///
/// let secret = Secret::from("s3cr3t");
/// assert_eq!(format!("{secret} {secret:?}"), "[secret] [secret]");
/// assert_eq!(secret.expose(), b"s3cr3t");
/// ```
pub struct Secret(Vec<u8>);

impl Secret {
    /// A secret of these bytes.
    pub const fn new(bytes: Vec<u8>) -> Self {
        Secret(bytes)
    }

    /// The bytes that a base64 or base64url text stands for.
    ///
    /// # Errors
    /// [`crate::Code::Base64Invalid`] at the byte where it goes wrong; the complaint says nothing of the text.
    pub fn from_base64(text: &str) -> Result<Self, Error> {
        base64::decode(text).map(Secret).map_err(|error| error.into_complaint().found("").into())
    }

    /// The bytes themselves.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// How many bytes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Secret(text.as_bytes().to_vec())
    }
}

impl From<&[u8]> for Secret {
    fn from(bytes: &[u8]) -> Self {
        Secret(bytes.to_vec())
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Secret(text.into_bytes())
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        same_bytes(&self.0, &other.0)
    }
}

impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

/// A text of a message that is a secret: a device's secret, a token, a password. It is read and written as any text, so that
/// the message stays whole, but `Debug` gives [`HIDDEN`]; where it owns its text, that is wiped when it is dropped.
#[derive(Clone, Eq)]
pub struct SecretText<'a>(Held<'a>);

// Only what is owned is wiped, so that a message may be dropped after what it borrows from.
#[derive(Clone, PartialEq, Eq)]
enum Held<'a> {
    Borrowed(&'a str),
    Owned(Wiped),
}

#[derive(Clone, PartialEq, Eq)]
struct Wiped(String);

impl Drop for Wiped {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<'a> SecretText<'a> {
    /// A secret text.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        SecretText(match text.into() {
            Cow::Borrowed(text) => Held::Borrowed(text),
            Cow::Owned(text) => Held::Owned(Wiped(text)),
        })
    }

    /// The text itself.
    pub fn expose(&self) -> &str {
        match &self.0 {
            Held::Borrowed(text) => text,
            Held::Owned(text) => &text.0,
        }
    }

    /// Its bytes, as a key.
    pub fn to_secret(&self) -> Secret {
        Secret::from(self.expose())
    }
}

impl<'a> From<&'a str> for SecretText<'a> {
    fn from(text: &'a str) -> Self {
        SecretText::new(text)
    }
}

impl From<String> for SecretText<'_> {
    fn from(text: String) -> Self {
        SecretText::new(text)
    }
}

impl PartialEq for SecretText<'_> {
    fn eq(&self, other: &Self) -> bool {
        same_bytes(self.expose().as_bytes(), other.expose().as_bytes())
    }
}

impl fmt::Debug for SecretText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

impl<'a> FromJson<'a> for SecretText<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        reader.string().map(SecretText::new)
    }

    fn takes(kind: JsonKind) -> bool {
        kind == JsonKind::String
    }
}

impl ToJson for SecretText<'_> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        out.string(self.expose());
    }
}

impl IntoOwned for SecretText<'_> {
    type Owned = SecretText<'static>;

    fn into_owned(self) -> Self::Owned {
        SecretText(Held::Owned(match self.0 {
            Held::Borrowed(text) => Wiped(String::from(text)),
            Held::Owned(text) => text,
        }))
    }
}

#[cfg(test)]
mod tests {
    use alloc::{format, string::ToString};

    use super::*;

    #[test]
    fn nothing_shows_a_secret() {
        let secret = Secret::from("zqx");
        let text = SecretText::from("zqx");
        assert_eq!(format!("{secret} {secret:?} {text:?}"), "[secret] [secret] [secret]");
        let error = Secret::from_base64("zqx!").unwrap_err();
        assert!(!format!("{error} {error:?}").contains("zq"), "{error}");
    }

    #[test]
    fn comparing_goes_by_content() {
        assert_eq!(Secret::from("a"), Secret::new(b"a".to_vec()));
        assert_ne!(Secret::from("a"), Secret::from("b"));
        assert_ne!(Secret::from("a"), Secret::from("aa"));
        assert_ne!(SecretText::from("a"), SecretText::from("A".to_string()));
        assert!(!same_bytes(b"", b"a") && same_bytes(b"", b""));
    }

    #[test]
    fn a_message_keeps_its_secret_text() {
        let text = SecretText::from_json(br#""a\u0062""#).unwrap().into_owned();
        assert_eq!((text.expose(), &*text.to_json()), ("ab", "\"ab\""));
        assert!(SecretText::from_json(b"1").is_err());
    }
}
