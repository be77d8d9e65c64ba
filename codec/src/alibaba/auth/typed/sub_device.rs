//! A gateway signs for its sub-devices.

use alloc::{borrow::Cow, string::String, vec::Vec};

use super::{
    hex_text,
    parts::{camel_case, names, timestamp},
};
use crate::{
    alibaba::auth::content::Content,
    error::{Error, Note},
    sign::{Field, text},
    wire::{
        hmac::{Digest, Method},
        json::JsonWriter,
        secret::Secret,
    },
};

/// A gateway proves that it knows a sub-device's secret (devices guide 2019, 6.2.2 and 6.2.4). The client id is signed as it is sent,
/// with bars if it has any.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SubDevice<'a> {
    /// The sub-device's product.
    pub product_key: &'a str,
    /// Its name.
    pub device_name: &'a str,
    /// Its client id, as it is sent.
    pub client_id: &'a str,
    /// Milliseconds since 1970, signed where it is sent.
    pub timestamp: Option<&'a str>,
    /// The method.
    pub method: Method,
    /// Whether what is kept for it while it is offline is dropped. Sent when it comes online, never signed.
    pub clean_session: Option<bool>,
    /// Whether the signature has upper-case hex digits.
    pub upper_case: bool,
}

impl<'a> SubDevice<'a> {
    /// HMAC-SHA256, without a timestamp.
    pub const fn new(product_key: &'a str, device_name: &'a str, client_id: &'a str) -> Self {
        SubDevice {
            product_key,
            device_name,
            client_id,
            timestamp: None,
            method: Method::Sha256,
            clean_session: None,
            upper_case: false,
        }
    }

    /// What is signed.
    pub fn content(&self) -> Content<'a> {
        Content {
            client_id: Some(self.client_id),
            device_name: self.device_name,
            product_key: self.product_key,
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
        timestamp(self.timestamp, notes)
    }

    fn digest(&self, secret: &Secret) -> Result<Digest, Error> {
        self.check(&mut Vec::new())?;
        text::secret(Field::DeviceSecret, secret, &mut Vec::new())?;
        Ok(self.content().digest(self.method, secret))
    }

    /// The parameters of `thing.topo.add`.
    ///
    /// # Errors
    /// As [`SubDevice::check`], and [`Code::SignSecretEmpty`](crate::Code::SignSecretEmpty).
    pub fn topo_params(&self, secret: &Secret) -> Result<String, Error> {
        Ok(self.topo(&self.digest(secret)?))
    }

    /// The parameters of `combine.login`.
    ///
    /// # Errors
    /// As [`SubDevice::check`], and [`Code::SignSecretEmpty`](crate::Code::SignSecretEmpty).
    pub fn login_params(&self, secret: &Secret) -> Result<String, Error> {
        Ok(self.login(&self.digest(secret)?))
    }

    pub(in crate::alibaba::auth) fn topo(&self, digest: &Digest) -> String {
        let mut out = String::new();
        let mut json = JsonWriter::new(&mut out);
        json.begin_array();
        self.members(&mut json, "signmethod", digest, None);
        json.end_array();
        out
    }

    pub(in crate::alibaba::auth) fn login(&self, digest: &Digest) -> String {
        let mut out = String::new();
        let clean = self.clean_session.map(|clean| if clean { "true" } else { "false" });
        self.members(&mut JsonWriter::new(&mut out), "signMethod", digest, clean);
        out
    }

    fn members(&self, json: &mut JsonWriter<'_>, method: &str, digest: &Digest, clean: Option<&str>) {
        json.begin_object();
        json.member("productKey", self.product_key);
        json.member("deviceName", self.device_name);
        json.member("clientId", self.client_id);
        json.member("timestamp", &self.timestamp.map(Cow::Borrowed));
        json.member(method, camel_case(self.method));
        json.member("sign", &*hex_text(digest, self.upper_case));
        json.member("cleanSession", &clean.map(Cow::Borrowed));
        json.end_object();
    }
}
