//! A device connects over MQTT.

use alloc::{borrow::Cow, vec::Vec};

use super::{
    Credentials, hex_text,
    parts::{base, base_id, extensions, names, timestamp, wire_client_id},
    username,
};
use crate::{
    alibaba::auth::content::Content,
    error::{Error, Note},
    sign::{Field, text},
    wire::{
        hmac::{Digest, Method},
        secret::{Secret, SecretText},
    },
};

/// A device connects over MQTT with its own secret (devices guide 2019, 3.2).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Connect<'a> {
    /// The product's key.
    pub product_key: &'a str,
    /// The device's name.
    pub device_name: &'a str,
    /// The client id before the bars, at most 64 characters; it may be empty. Without one it is `product_key.device_name`.
    pub client_id: Option<&'a str>,
    /// The method.
    pub method: Method,
    /// Milliseconds since 1970. Signed where it is there; the platform does not look at it, and SDKs send a fixed one.
    pub timestamp: Option<&'a str>,
    /// `2` for TLS, `3` for TCP.
    pub secure_mode: &'a str,
    /// Further parameters between the bars, `name=value,name=value`. Where `securemode`, `signmethod` or `timestamp` are among them,
    /// they keep that place, and must have the values above.
    pub extensions: &'a str,
    /// Whether the password has upper-case hex digits.
    pub upper_case: bool,
}

impl<'a> Connect<'a> {
    /// HMAC-SHA256 over TLS, without a timestamp.
    pub const fn new(product_key: &'a str, device_name: &'a str) -> Self {
        Connect {
            product_key,
            device_name,
            client_id: None,
            method: Method::Sha256,
            timestamp: None,
            secure_mode: "2",
            extensions: "",
            upper_case: false,
        }
    }

    /// What is signed; `base` is the client id before the bars.
    pub fn content(&self, base: &'a str) -> Content<'a> {
        Content {
            client_id: Some(base),
            device_name: self.device_name,
            product_key: self.product_key,
            timestamp: self.timestamp,
            ..Content::default()
        }
    }

    /// The client id before the bars.
    pub fn base(&self) -> Cow<'a, str> {
        base(self.client_id, self.product_key, self.device_name)
    }

    /// The credentials. Nothing is allocated but their three texts.
    ///
    /// # Errors
    /// As [`Connect::check`], and [`Code::SignSecretEmpty`](crate::Code::SignSecretEmpty).
    pub fn sign(&self, secret: &Secret) -> Result<Credentials, Error> {
        self.check(&mut Vec::new())?;
        text::secret(Field::DeviceSecret, secret, &mut Vec::new())?;
        Ok(self.made(secret).0)
    }

    /// The credentials and the signature's digest; nothing is checked.
    pub(in crate::alibaba::auth) fn made(&self, secret: &Secret) -> (Credentials, Digest) {
        let own = [
            ("securemode", Some(self.secure_mode)),
            ("signmethod", Some(self.method.name())),
            ("timestamp", self.timestamp),
        ];
        let (client_id, base) =
            wire_client_id(self.client_id, self.product_key, self.device_name, &own, self.extensions);
        let content = Content { client_id: client_id.get(..base), ..self.content("") };
        let digest = content.digest(self.method, secret);
        let credentials = Credentials {
            username: username(self.product_key, self.device_name),
            password: SecretText::from(hex_text(&digest, self.upper_case)),
            client_id,
        };
        (credentials, digest)
    }

    /// Checks the texts, and notes what breaks a documented limit.
    ///
    /// # Errors
    /// [`Code::SignText`](crate::Code::SignText) for a character that would break the grammar or an empty text,
    /// [`Code::SignTime`](crate::Code::SignTime) for a timestamp that is no number,
    /// [`Code::SignConflict`](crate::Code::SignConflict) for a parameter that is there twice with two values.
    pub fn check(&self, notes: &mut Vec<Note>) -> Result<(), Error> {
        names(self.product_key, self.device_name, notes)?;
        base_id(self.client_id, notes)?;
        timestamp(self.timestamp, notes)?;
        text::plain(Field::SecureMode, self.secure_mode, &[',', '|'])?;
        extensions(
            self.extensions,
            &[
                ("securemode", Some(self.secure_mode)),
                ("signmethod", Some(self.method.name())),
                ("timestamp", self.timestamp),
            ],
        )
    }
}
