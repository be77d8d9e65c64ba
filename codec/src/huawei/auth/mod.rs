//! Credentials of Huawei Cloud IoTDA: over MQTT and HTTPS, of registration groups, and of applications over AMQP.
//!
//! A password is an HMAC in which the hour is the key and the secret the text. The hour is one of UTC, `YYYYMMDDHH`.
//!
//! ```
//! use thingwire::{huawei::auth::{Connect, SignType}, wire::secret::Secret};
//!
//! let connect = Connect::new("5e06bfee334dd4f33759f5b3_demo", "2018072417");
//! let credentials = connect.sign(&Secret::from("12345678"))?;
//! assert_eq!(credentials.client_id, "5e06bfee334dd4f33759f5b3_demo_0_0_2018072417");
//! assert!(credentials.password.expose().starts_with("cda20ea47ca2e8f0"));
//! # Ok::<(), thingwire::Error>(())
//! ```

mod client_id;
mod mistakes;
mod schemes;

use alloc::{format, string::String, vec::Vec};

pub use client_id::ClientId;
pub use schemes::SCHEMES;

use crate::{
    error::{Code, Error, Note},
    sign::{Field, hour_of, text},
    wire::{
        hmac::{Digest, Keyed, Method},
        json::JsonWriter,
        secret::{Secret, SecretText},
    },
};

/// How a password is made, and whether the platform looks at the hour.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SignType {
    /// `0`: HMAC-SHA256, the hour is not checked.
    Sha256,
    /// `1`: HMAC-SHA256, the hour is checked.
    Sha256Checked,
    /// `2`: HMAC-SM3, the hour is checked. Newer than the guide; in the Java and C SDKs.
    Sm3Checked,
}

impl SignType {
    /// Every one.
    pub const ALL: &'static [SignType] = &[SignType::Sha256, SignType::Sha256Checked, SignType::Sm3Checked];

    /// `0`, `1` or `2`.
    pub const fn digit(self) -> &'static str {
        match self {
            SignType::Sha256 => "0",
            SignType::Sha256Checked => "1",
            SignType::Sm3Checked => "2",
        }
    }

    /// The one of this digit.
    pub fn from_digit(digit: &str) -> Option<Self> {
        SignType::ALL.iter().copied().find(|kind| kind.digit() == digit)
    }

    /// The digest's method.
    pub const fn method(self) -> Method {
        match self {
            SignType::Sm3Checked => Method::Sm3,
            _ => Method::Sha256,
        }
    }

    /// Whether the platform refuses another hour than its own.
    pub const fn is_checked(self) -> bool {
        !matches!(self, SignType::Sha256)
    }
}

/// The three texts of a CONNECT packet. `Debug` hides the password.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Credentials {
    /// The client id.
    pub client_id: String,
    /// The user name: the device's id.
    pub username: String,
    /// The password: 64 lower-case hex digits.
    pub password: SecretText<'static>,
}

/// A device connects over MQTT, or asks for a token over HTTPS (guide 2.1.2.11 and 2.1.3.3.1).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Connect<'a> {
    /// The device's id.
    pub device_id: &'a str,
    /// The hour, ten digits of UTC.
    pub timestamp: &'a str,
    /// How the password is made.
    pub sign_type: SignType,
    /// `0` for a device, `3` for a bridge (Java and C SDKs).
    pub id_type: &'a str,
}

impl<'a> Connect<'a> {
    /// A device whose hour is not checked.
    pub const fn new(device_id: &'a str, timestamp: &'a str) -> Self {
        Connect { device_id, timestamp, sign_type: SignType::Sha256, id_type: "0" }
    }

    /// The password's digest. Nothing is checked, and nothing allocated.
    pub fn digest(&self, secret: &Secret) -> Digest {
        let mut keyed = Keyed::new(self.sign_type.method(), self.timestamp.as_bytes());
        keyed.feed(secret.expose());
        keyed.finish()
    }

    /// Checks the texts; an hour that is none of the calendar is a note.
    ///
    /// # Errors
    /// [`Code::SignText`] for an empty id or a control character, [`Code::SignTime`] for anything but ten digits.
    pub fn check(&self, notes: &mut Vec<Note>) -> Result<(), Error> {
        device_id(self.device_id, notes)?;
        stamp(self.timestamp, notes)?;
        id_type(self.id_type)
    }

    /// The client id.
    pub fn client_id(&self) -> String {
        [self.device_id, "_", self.id_type, "_", self.sign_type.digit(), "_", self.timestamp].concat()
    }

    /// The credentials.
    ///
    /// # Errors
    /// As [`Connect::check`], and [`Code::SignSecretEmpty`].
    pub fn sign(&self, secret: &Secret) -> Result<Credentials, Error> {
        self.check(&mut Vec::new())?;
        text::secret(Field::Secret, secret, &mut Vec::new())?;
        Ok(Credentials {
            client_id: self.client_id(),
            username: self.device_id.into(),
            password: SecretText::from(self.digest(secret).to_hex()),
        })
    }

    /// The body that goes to `/v5/device-auth`.
    ///
    /// # Errors
    /// As [`Connect::sign`].
    pub fn https_body(&self, secret: &Secret) -> Result<String, Error> {
        self.check(&mut Vec::new())?;
        text::secret(Field::Secret, secret, &mut Vec::new())?;
        Ok(self.body(&self.digest(secret)))
    }

    fn body(&self, digest: &Digest) -> String {
        let mut out = String::new();
        let mut json = JsonWriter::new(&mut out);
        json.begin_object();
        json.member("device_id", self.device_id);
        json.key("sign_type");
        json.u64(self.sign_type.digit().parse().unwrap_or_default());
        json.member("timestamp", self.timestamp);
        json.member("password", &*digest.to_hex());
        json.end_object();
        out
    }
}

/// A device of a registration group asks where to connect to (SDKs; the guide's chapter on provisioning).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bootstrap<'a> {
    /// The device's id.
    pub device_id: &'a str,
    /// The group's scope.
    pub scope_id: &'a str,
    /// The hour, ten digits of UTC.
    pub timestamp: &'a str,
    /// How the password is made; the Python and Go SDKs write `0` whatever they are told.
    pub sign_type: SignType,
}

impl Bootstrap<'_> {
    /// The secret of the device itself, which the group's gives: lower-case hex of its HMAC with the device's id as the key.
    pub fn device_secret(&self, group_secret: &Secret) -> SecretText<'static> {
        let mut keyed = Keyed::new(self.sign_type.method(), self.device_id.as_bytes());
        keyed.feed(group_secret.expose());
        SecretText::from(keyed.finish().to_hex())
    }

    /// The password's digest; the group's secret is base64-decoded already.
    pub fn digest(&self, group_secret: &Secret) -> Digest {
        let mut keyed = Keyed::new(self.sign_type.method(), self.timestamp.as_bytes());
        keyed.feed(self.device_secret(group_secret).expose().as_bytes());
        keyed.finish()
    }

    /// Checks the texts.
    ///
    /// # Errors
    /// As [`Connect::check`]; a scope with an underscore could not be told from what stands beside it.
    pub fn check(&self, notes: &mut Vec<Note>) -> Result<(), Error> {
        device_id(self.device_id, notes)?;
        text::plain(Field::ScopeId, self.scope_id, &['_'])?;
        stamp(self.timestamp, notes)
    }

    /// The client id.
    pub fn client_id(&self) -> String {
        [self.device_id, "_0_", self.scope_id, "_", self.sign_type.digit(), "_", self.timestamp].concat()
    }

    /// The credentials; the group's secret is given in base64, as the platform shows it.
    ///
    /// # Errors
    /// As [`Bootstrap::check`], [`Code::Base64Invalid`], [`Code::SignSecretEmpty`].
    pub fn sign(&self, group_secret: &str) -> Result<Credentials, Error> {
        self.check(&mut Vec::new())?;
        let secret = group(group_secret, &mut Vec::new())?;
        Ok(Credentials {
            client_id: self.client_id(),
            username: self.device_id.into(),
            password: SecretText::from(self.digest(&secret).to_hex()),
        })
    }
}

/// An application receives what devices send, over AMQP (guide 4.6.3.3). Nothing is signed: the access code is the password.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Amqp<'a> {
    /// The access key.
    pub access_key: &'a str,
    /// Milliseconds since 1970; the server allows five minutes.
    pub timestamp: &'a str,
}

impl Amqp<'_> {
    /// What belongs behind the connection's address.
    pub const URL_OPTIONS: &'static str =
        "amqp.vhost=default&amqp.idleTimeout=8000&amqp.saslMechanisms=PLAIN";

    /// Checks the texts.
    ///
    /// # Errors
    /// [`Code::SignText`] for a bar in the key, [`Code::SignTime`] for anything but 13 digits.
    pub fn check(&self) -> Result<(), Error> {
        text::plain(Field::AccessKey, self.access_key, &['|'])?;
        text::digits(Field::Timestamp, self.timestamp, 13, 13)
    }

    /// The user name.
    pub fn username(&self) -> String {
        format!("accessKey={}|timestamp={}", self.access_key, self.timestamp)
    }
}

/// The key of a group's secret.
fn group(text: &str, notes: &mut Vec<Note>) -> Result<Secret, Error> {
    text::secret_bytes(Field::GroupSecret, text.as_bytes(), notes)?;
    Secret::from_base64(text.trim())
        .map_err(|error| error.map_place(|_| Field::GroupSecret.place()))
        .and_then(|secret| {
            text::secret(Field::GroupSecret, &secret, &mut Vec::new())?;
            Ok(secret)
        })
}

fn device_id(id: &str, notes: &mut Vec<Note>) -> Result<(), Error> {
    text::plain(Field::DeviceId, id, &['/', '#', '+'])?;
    let documented = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    if !id.chars().all(documented) || id.len() > crate::limits::HUAWEI_DEVICE_ID {
        notes.push(
            Field::DeviceId
                .complain(Code::SignIdForm)
                .expected("at most 128 letters, digits, underscores and hyphens")
                .spec("guide 2.1.3.3.1"),
        );
    }
    Ok(())
}

fn stamp(stamp: &str, notes: &mut Vec<Note>) -> Result<(), Error> {
    text::digits(Field::Timestamp, stamp, 10, 10)?;
    if hour_of(stamp).is_none() {
        notes.push(
            Field::Timestamp
                .complain(Code::SignStampCalendar)
                .expected("an hour of UTC, YYYYMMDDHH")
                .found(String::from(stamp))
                .spec("guide 2.1.2.11"),
        );
    }
    Ok(())
}

fn id_type(id_type: &str) -> Result<(), Error> {
    if ["0", "1", "2", "3"].contains(&id_type) {
        return Ok(());
    }
    Err(Field::IdType.complain(Code::SignText).expected("0 for a device, 3 for a bridge").into())
}
