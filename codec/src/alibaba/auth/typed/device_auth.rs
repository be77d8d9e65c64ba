//! A device asks for a token over HTTPS or CoAP.

use alloc::{borrow::Cow, string::String, vec::Vec};

use form_urlencoded::Serializer;

use super::{
    hex_text,
    parts::{names, note, timestamp},
};
use crate::{
    alibaba::auth::content::Content,
    alibaba::limits,
    error::{Error, Note},
    sign::{Field, text},
    wire::{
        hmac::{Digest, Method},
        json::JsonWriter,
        secret::Secret,
    },
};

/// A device asks for a token: over HTTPS before MQTT, over HTTP, or over CoAP (devices guide 2019, 3.2, 3.8, 3.6).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DeviceAuth<'a> {
    /// The product's key.
    pub product_key: &'a str,
    /// The device's name.
    pub device_name: &'a str,
    /// The client id, signed as it is sent.
    pub client_id: &'a str,
    /// The method. The guide has no HMAC-SHA256 over HTTP and CoAP, but SDKs use it.
    pub method: Method,
    /// Milliseconds since 1970; signed where it is sent.
    pub timestamp: Option<&'a str>,
    /// Over CoAP with symmetric security: a number, signed as its digits.
    pub seq: Option<&'a str>,
    /// Over CoAP: signed where it is sent, by the guide's rule; no SDK sends it.
    pub ack_mode: Option<&'a str>,
    /// Whether the signature has upper-case hex digits.
    pub upper_case: bool,
}

impl<'a> DeviceAuth<'a> {
    /// Without timestamp and sequence number.
    pub const fn new(product_key: &'a str, device_name: &'a str, client_id: &'a str, method: Method) -> Self {
        DeviceAuth {
            product_key,
            device_name,
            client_id,
            method,
            timestamp: None,
            seq: None,
            ack_mode: None,
            upper_case: false,
        }
    }

    /// What is signed.
    pub fn content(&self) -> Content<'a> {
        Content {
            ack_mode: self.ack_mode,
            client_id: Some(self.client_id),
            device_name: self.device_name,
            product_key: self.product_key,
            seq: self.seq,
            timestamp: self.timestamp,
            ..Content::default()
        }
    }

    /// Checks the texts.
    ///
    /// # Errors
    /// As [`Connect::check`](super::Connect::check).
    pub fn check(&self, notes: &mut Vec<Note>) -> Result<(), Error> {
        names(self.product_key, self.device_name, notes)?;
        text::plain(Field::ClientId, self.client_id, &[])?;
        note(limits::client_id(self.client_id), Field::ClientId, notes);
        timestamp(self.timestamp, notes)?;
        for (field, value) in [(Field::Seq, self.seq), (Field::AckMode, self.ack_mode)] {
            if let Some(value) = value {
                text::digits(field, value, 1, 20)?;
            }
        }
        Ok(())
    }

    fn digest(&self, secret: &Secret) -> Result<Digest, Error> {
        self.check(&mut Vec::new())?;
        text::secret(Field::DeviceSecret, secret, &mut Vec::new())?;
        Ok(self.content().digest(self.method, secret))
    }

    /// The form that goes to `/auth/devicename`.
    ///
    /// # Errors
    /// As [`DeviceAuth::check`], and [`Code::SignSecretEmpty`](crate::Code::SignSecretEmpty).
    pub fn https_form(&self, secret: &Secret) -> Result<String, Error> {
        Ok(self.form(&self.digest(secret)?))
    }

    pub(in crate::alibaba::auth) fn form(&self, digest: &Digest) -> String {
        let mut form = Serializer::new(String::new());
        form.append_pair("productKey", self.product_key)
            .append_pair("deviceName", self.device_name)
            .append_pair("clientId", self.client_id);
        if let Some(timestamp) = self.timestamp {
            form.append_pair("timestamp", timestamp);
        }
        form.append_pair("version", "default")
            .append_pair("resources", "mqtt")
            .append_pair("signmethod", self.method.name())
            .append_pair("sign", &hex_text(digest, self.upper_case))
            .finish()
    }

    /// The body that goes to `/auth` over HTTP.
    ///
    /// # Errors
    /// As [`DeviceAuth::check`], and [`Code::SignSecretEmpty`](crate::Code::SignSecretEmpty).
    pub fn http_body(&self, secret: &Secret) -> Result<String, Error> {
        Ok(self.json(&self.digest(secret)?))
    }

    pub(in crate::alibaba::auth) fn json(&self, digest: &Digest) -> String {
        self.object(digest, |json, sign| {
            json.member("version", "default");
            json.member("clientId", self.client_id);
            json.member("signmethod", self.method.name());
            json.member("sign", sign);
            json.member("productKey", self.product_key);
            json.member("deviceName", self.device_name);
            json.member("timestamp", &self.timestamp.map(Cow::Borrowed));
        })
    }

    /// The payload that goes to `/auth` over CoAP.
    ///
    /// # Errors
    /// As [`DeviceAuth::check`], and [`Code::SignSecretEmpty`](crate::Code::SignSecretEmpty).
    pub fn coap_body(&self, secret: &Secret) -> Result<String, Error> {
        Ok(self.coap(&self.digest(secret)?))
    }

    pub(in crate::alibaba::auth) fn coap(&self, digest: &Digest) -> String {
        self.object(digest, |json, sign| {
            json.member("productKey", self.product_key);
            json.member("deviceName", self.device_name);
            json.member("clientId", self.client_id);
            json.member("sign", sign);
            json.member("seq", &self.seq.map(Cow::Borrowed));
            // Left out it is HMAC-MD5, which the C SDK relies on.
            if self.method != Method::Md5 {
                json.member("signmethod", self.method.name());
            }
            json.member("timestamp", &self.timestamp.map(Cow::Borrowed));
            json.member("ackMode", &self.ack_mode.map(Cow::Borrowed));
        })
    }

    fn object(&self, digest: &Digest, members: impl FnOnce(&mut JsonWriter<'_>, &str)) -> String {
        let mut out = String::new();
        let mut json = JsonWriter::new(&mut out);
        json.begin_object();
        members(&mut json, &hex_text(digest, self.upper_case));
        json.end_object();
        out
    }
}
