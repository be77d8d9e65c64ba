//! A device connects over TLS with a pre-shared key.

use alloc::{format, string::String, vec::Vec};

use super::parts::{names, timestamp};
use crate::{
    error::{Error, Note},
    sign::{Field, text},
    wire::{
        hmac::Method,
        secret::{Secret, SecretText},
    },
};

/// A pre-shared key of TLS or DTLS (Link SDK for C 4.1; the platform's page prints another text, which the SDK does not use).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TlsPsk<'a> {
    /// The product's key.
    pub product_key: &'a str,
    /// The device's name.
    pub device_name: &'a str,
    /// Milliseconds since 1970.
    pub timestamp: &'a str,
}

impl TlsPsk<'_> {
    /// What is signed.
    pub fn content(&self) -> String {
        format!("id{}&{}timestamp{}", self.product_key, self.device_name, self.timestamp)
    }

    /// The identity that the client shows.
    pub fn identity(&self) -> String {
        format!("devicename|hmacsha256|{}&{}|{}", self.product_key, self.device_name, self.timestamp)
    }

    /// Checks the texts.
    ///
    /// # Errors
    /// As [`Connect::check`](super::Connect::check).
    pub fn check(&self, notes: &mut Vec<Note>) -> Result<(), Error> {
        names(self.product_key, self.device_name, notes)?;
        timestamp(Some(self.timestamp), notes)
    }

    /// The key: upper-case hex, whose digits are the key's bytes.
    ///
    /// # Errors
    /// As [`TlsPsk::check`], and [`Code::SignSecretEmpty`](crate::Code::SignSecretEmpty).
    pub fn psk(&self, secret: &Secret) -> Result<SecretText<'static>, Error> {
        self.check(&mut Vec::new())?;
        text::secret(Field::DeviceSecret, secret, &mut Vec::new())?;
        let digest = crate::wire::hmac::hmac(Method::Sha256, secret.expose(), self.content().as_bytes());
        Ok(SecretText::from(digest.to_upper_hex()))
    }
}
