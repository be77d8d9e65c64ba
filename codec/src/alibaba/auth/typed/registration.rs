//! A device registers.

use alloc::{string::String, vec::Vec};

use form_urlencoded::Serializer;

use super::{
    Credentials, hex_text,
    parts::{base_id, camel_case, extensions, names, wire_client_id},
    username,
};
use crate::{
    alibaba::auth::content::Content,
    error::{Error, Note},
    sign::{Field, text},
    wire::{
        hmac::{Digest, Method},
        json::JsonWriter,
        secret::{Secret, SecretText},
    },
};

/// A device registers with the secret of its product (devices guide 2019, 5.1 and 5.2; over MQTT from the SDKs). The client id
/// is not signed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Registration<'a> {
    /// The product's key.
    pub product_key: &'a str,
    /// The device's name.
    pub device_name: &'a str,
    /// A text that is used once.
    pub random: &'a str,
    /// The method.
    pub method: Method,
    /// Over MQTT: the client id before the bars.
    pub client_id: Option<&'a str>,
    /// Over MQTT: `register` for a device that the platform knows, `regnwl` for one that it does not.
    pub auth_type: &'a str,
    /// Over MQTT: the instance of an enterprise customer.
    pub instance_id: Option<&'a str>,
    /// Over MQTT: `2`, or `-2` in some scripts.
    pub secure_mode: &'a str,
    /// Over MQTT: further parameters between the bars.
    pub extensions: &'a str,
    /// Whether the signature has upper-case hex digits.
    pub upper_case: bool,
}

impl<'a> Registration<'a> {
    /// HMAC-SHA256, for a device that the platform knows.
    pub const fn new(product_key: &'a str, device_name: &'a str, random: &'a str) -> Self {
        Registration {
            product_key,
            device_name,
            random,
            method: Method::Sha256,
            client_id: None,
            auth_type: "register",
            instance_id: None,
            secure_mode: "2",
            extensions: "",
            upper_case: false,
        }
    }

    /// What is signed.
    pub fn content(&self) -> Content<'a> {
        Content {
            device_name: self.device_name,
            product_key: self.product_key,
            random: Some(self.random),
            ..Content::default()
        }
    }

    /// Checks the texts.
    ///
    /// # Errors
    /// As [`Connect::check`](super::Connect::check).
    pub fn check(&self, notes: &mut Vec<Note>) -> Result<(), Error> {
        names(self.product_key, self.device_name, notes)?;
        text::plain(Field::Random, self.random, &[',', '|', '&', '='])?;
        base_id(self.client_id, notes)?;
        text::plain(Field::AuthType, self.auth_type, &[',', '|'])?;
        if let Some(instance) = self.instance_id {
            text::plain(Field::InstanceId, instance, &[',', '|'])?;
        }
        extensions(self.extensions, &self.own())
    }

    fn own(&self) -> [(&'static str, Option<&'a str>); 5] {
        [
            ("random", Some(self.random)),
            ("authType", Some(self.auth_type)),
            ("securemode", Some(self.secure_mode)),
            ("signmethod", Some(self.method.name())),
            ("instanceId", self.instance_id),
        ]
    }

    fn digest(&self, secret: &Secret) -> Result<Digest, Error> {
        self.check(&mut Vec::new())?;
        text::secret(Field::ProductSecret, secret, &mut Vec::new())?;
        Ok(self.content().digest(self.method, secret))
    }

    /// The CONNECT packet that registers.
    ///
    /// # Errors
    /// As [`Registration::check`], and [`Code::SignSecretEmpty`](crate::Code::SignSecretEmpty).
    pub fn mqtt(&self, secret: &Secret) -> Result<Credentials, Error> {
        Ok(self.credentials(&self.digest(secret)?))
    }

    pub(in crate::alibaba::auth) fn credentials(&self, digest: &Digest) -> Credentials {
        let (client_id, _) =
            wire_client_id(self.client_id, self.product_key, self.device_name, &self.own(), self.extensions);
        Credentials {
            client_id,
            username: username(self.product_key, self.device_name),
            password: SecretText::from(hex_text(digest, self.upper_case)),
        }
    }

    /// The form that goes to `/auth/register/device`.
    ///
    /// # Errors
    /// As [`Registration::check`], and [`Code::SignSecretEmpty`](crate::Code::SignSecretEmpty).
    pub fn http_form(&self, secret: &Secret) -> Result<String, Error> {
        Ok(self.form(&self.digest(secret)?))
    }

    pub(in crate::alibaba::auth) fn form(&self, digest: &Digest) -> String {
        Serializer::new(String::new())
            .append_pair("productKey", self.product_key)
            .append_pair("deviceName", self.device_name)
            .append_pair("random", self.random)
            .append_pair("sign", &hex_text(digest, self.upper_case))
            .append_pair("signMethod", self.method.name())
            .finish()
    }

    /// The parameters of `thing.proxy.provisioning.product_register`, by which a gateway registers a sub-device.
    ///
    /// # Errors
    /// As [`Registration::check`], and [`Code::SignSecretEmpty`](crate::Code::SignSecretEmpty).
    pub fn subdevice_params(&self, secret: &Secret) -> Result<String, Error> {
        Ok(self.params(&self.digest(secret)?))
    }

    pub(in crate::alibaba::auth) fn params(&self, digest: &Digest) -> String {
        let mut out = String::new();
        let mut json = JsonWriter::new(&mut out);
        json.begin_object();
        json.key("proxieds");
        json.begin_array();
        json.begin_object();
        json.member("productKey", self.product_key);
        json.member("deviceName", self.device_name);
        json.member("random", self.random);
        json.member("signMethod", camel_case(self.method));
        json.member("sign", &*hex_text(digest, self.upper_case));
        json.end_object();
        json.end_array();
        json.end_object();
        out
    }
}
