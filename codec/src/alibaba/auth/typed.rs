//! The schemes as typed functions.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use form_urlencoded::Serializer;

use super::{
    client_id::{get, pairs},
    content::Content,
};
use crate::{
    alibaba::limits,
    error::{Code, Error, Note},
    sign::{Field, text},
    wire::{
        hmac::{Digest, Method},
        json::JsonWriter,
        secret::{Secret, SecretText},
    },
};

/// Methods of Alibaba's clouds.
pub(super) const METHODS: &[Method] = &[Method::Md5, Method::Sha1, Method::Sha256];

/// What breaks the grammar of user names, client ids and topics.
const IN_NAMES: &[char] = &['&', '|', ',', ';', '/', '#', '+'];

/// The three texts of a CONNECT packet. `Debug` hides the password.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Credentials {
    /// The client id.
    pub client_id: String,
    /// The user name.
    pub username: String,
    /// The password.
    pub password: SecretText<'static>,
}

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
    /// As [`Connect::check`], and [`Code::SignSecretEmpty`].
    pub fn sign(&self, secret: &Secret) -> Result<Credentials, Error> {
        self.check(&mut Vec::new())?;
        text::secret(Field::DeviceSecret, secret, &mut Vec::new())?;
        Ok(self.made(secret).0)
    }

    /// The credentials and the signature's digest; nothing is checked.
    pub(super) fn made(&self, secret: &Secret) -> (Credentials, Digest) {
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
    /// [`Code::SignText`] for a character that would break the grammar or an empty text, [`Code::SignTime`] for a timestamp that is
    /// no number, [`Code::SignConflict`] for a parameter that is there twice with two values.
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
    /// As [`Connect::check`].
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
    /// As [`Registration::check`], and [`Code::SignSecretEmpty`].
    pub fn mqtt(&self, secret: &Secret) -> Result<Credentials, Error> {
        Ok(self.credentials(&self.digest(secret)?))
    }

    pub(super) fn credentials(&self, digest: &Digest) -> Credentials {
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
    /// As [`Registration::check`], and [`Code::SignSecretEmpty`].
    pub fn http_form(&self, secret: &Secret) -> Result<String, Error> {
        Ok(self.form(&self.digest(secret)?))
    }

    pub(super) fn form(&self, digest: &Digest) -> String {
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
    /// As [`Registration::check`], and [`Code::SignSecretEmpty`].
    pub fn subdevice_params(&self, secret: &Secret) -> Result<String, Error> {
        Ok(self.params(&self.digest(secret)?))
    }

    pub(super) fn params(&self, digest: &Digest) -> String {
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
    /// As [`Connect::check`].
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
    /// As [`DeviceAuth::check`], and [`Code::SignSecretEmpty`].
    pub fn https_form(&self, secret: &Secret) -> Result<String, Error> {
        Ok(self.form(&self.digest(secret)?))
    }

    pub(super) fn form(&self, digest: &Digest) -> String {
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
    /// As [`DeviceAuth::check`], and [`Code::SignSecretEmpty`].
    pub fn http_body(&self, secret: &Secret) -> Result<String, Error> {
        Ok(self.json(&self.digest(secret)?))
    }

    pub(super) fn json(&self, digest: &Digest) -> String {
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
    /// As [`DeviceAuth::check`], and [`Code::SignSecretEmpty`].
    pub fn coap_body(&self, secret: &Secret) -> Result<String, Error> {
        Ok(self.coap(&self.digest(secret)?))
    }

    pub(super) fn coap(&self, digest: &Digest) -> String {
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
    /// As [`Connect::check`].
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
    /// As [`SubDevice::check`], and [`Code::SignSecretEmpty`].
    pub fn topo_params(&self, secret: &Secret) -> Result<String, Error> {
        Ok(self.topo(&self.digest(secret)?))
    }

    /// The parameters of `combine.login`.
    ///
    /// # Errors
    /// As [`SubDevice::check`], and [`Code::SignSecretEmpty`].
    pub fn login_params(&self, secret: &Secret) -> Result<String, Error> {
        Ok(self.login(&self.digest(secret)?))
    }

    pub(super) fn topo(&self, digest: &Digest) -> String {
        let mut out = String::new();
        let mut json = JsonWriter::new(&mut out);
        json.begin_array();
        self.members(&mut json, "signmethod", digest, None);
        json.end_array();
        out
    }

    pub(super) fn login(&self, digest: &Digest) -> String {
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
    /// As [`Connect::check`].
    pub fn check(&self, notes: &mut Vec<Note>) -> Result<(), Error> {
        names(self.product_key, self.device_name, notes)?;
        timestamp(Some(self.timestamp), notes)
    }

    /// The key: upper-case hex, whose digits are the key's bytes.
    ///
    /// # Errors
    /// As [`TlsPsk::check`], and [`Code::SignSecretEmpty`].
    pub fn psk(&self, secret: &Secret) -> Result<SecretText<'static>, Error> {
        self.check(&mut Vec::new())?;
        text::secret(Field::DeviceSecret, secret, &mut Vec::new())?;
        let digest = crate::wire::hmac::hmac(Method::Sha256, secret.expose(), self.content().as_bytes());
        Ok(SecretText::from(digest.to_upper_hex()))
    }
}

/// A method as the requests of gateways spell it.
fn camel_case(method: Method) -> &'static str {
    match method {
        Method::Md5 => "hmacMd5",
        Method::Sha1 => "hmacSha1",
        _ => "hmacSha256",
    }
}

pub(super) fn hex_text(digest: &Digest, upper_case: bool) -> String {
    if upper_case { digest.to_upper_hex() } else { digest.to_hex() }
}

pub(super) fn username(product_key: &str, device_name: &str) -> String {
    [device_name, "&", product_key].concat()
}

fn base<'a>(client_id: Option<&'a str>, product_key: &str, device_name: &str) -> Cow<'a, str> {
    match client_id {
        Some(base) => Cow::Borrowed(base),
        None => Cow::Owned([product_key, ".", device_name].concat()),
    }
}

/// The client id with its bars, and how long its first part is. The scheme's own parameters come first, but where the given ones
/// have a place for them.
fn wire_client_id(
    client_id: Option<&str>,
    product_key: &str,
    device_name: &str,
    own: &[(&str, Option<&str>)],
    given: &str,
) -> (String, usize) {
    let parameters = own
        .iter()
        .map(|(name, value)| name.len().saturating_add(value.map_or(0, str::len)).saturating_add(2));
    let room = [client_id.map_or(0, str::len), product_key.len(), device_name.len(), given.len(), 4]
        .into_iter()
        .chain(parameters)
        .fold(0, usize::saturating_add);
    let mut out = String::with_capacity(room);
    match client_id {
        Some(base) => out.push_str(base),
        None => [product_key, ".", device_name].into_iter().for_each(|part| out.push_str(part)),
    }
    let base = out.len();
    out.push('|');
    let mut comma = "";
    for (name, value) in own {
        if let Some(value) = value
            && !pairs(given).any(|(known, _)| known == *name)
        {
            [comma, name, "=", value].into_iter().for_each(|part| out.push_str(part));
            comma = ",";
        }
    }
    if !given.is_empty() {
        out.push_str(comma);
        out.push_str(given);
    }
    out.push('|');
    (out, base)
}

fn names(product_key: &str, device_name: &str, notes: &mut Vec<Note>) -> Result<(), Error> {
    text::plain(Field::ProductKey, product_key, IN_NAMES)?;
    text::plain(Field::DeviceName, device_name, IN_NAMES)?;
    note(limits::device_name(device_name), Field::DeviceName, notes);
    Ok(())
}

/// The client id before the bars, which may be empty.
fn base_id(base: Option<&str>, notes: &mut Vec<Note>) -> Result<(), Error> {
    if let Some(base) = base.filter(|base| !base.is_empty()) {
        text::plain(Field::ClientId, base, &['|'])?;
        note(limits::client_id(base), Field::ClientId, notes);
    }
    Ok(())
}

fn timestamp(timestamp: Option<&str>, notes: &mut Vec<Note>) -> Result<(), Error> {
    if let Some(timestamp) = timestamp {
        text::digits(Field::Timestamp, timestamp, 1, 19)?;
        note(limits::time(timestamp), Field::Timestamp, notes);
    }
    Ok(())
}

/// Parameters between the bars: none is there twice, and those that the scheme has itself say the same.
fn extensions(given: &str, own: &[(&str, Option<&str>)]) -> Result<(), Error> {
    text::characters(Field::Extensions, given, &['|'])?;
    let mut seen: Vec<&str> = Vec::new();
    for (name, value) in pairs(given) {
        if seen.len() >= crate::limits::CLIENT_ID_PARAMETERS {
            return Err(Field::Extensions
                .complain(Code::LimitExceeded)
                .expected(format!("at most {} parameters", crate::limits::CLIENT_ID_PARAMETERS))
                .into());
        }
        let complain = |code: Code| Field::Extensions.complain(code).found(format!("{name:?}"));
        if name.is_empty() || value.is_none() {
            return Err(complain(Code::SignText).expected("name=value,name=value").into());
        }
        if seen.contains(&name) {
            return Err(complain(Code::SignConflict).expected("each parameter once").into());
        }
        seen.push(name);
        if let Some((_, own)) = own.iter().find(|(known, _)| *known == name)
            && !own.is_some_and(|own| get(given, name).is_some_and(|value| value.eq_ignore_ascii_case(own)))
        {
            return Err(complain(Code::SignConflict)
                .expected("the value that the input of its own has")
                .into());
        }
    }
    Ok(())
}

fn note(complaint: Option<Note>, field: Field, notes: &mut Vec<Note>) {
    notes.extend(complaint.map(|complaint| complaint.map_place(|_| field.place())));
}
