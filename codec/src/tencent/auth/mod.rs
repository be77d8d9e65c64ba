//! Credentials of Tencent Cloud IoT Hub: over MQTT and HTTP, of sub-devices, and dynamic registration.
//!
//! Over MQTT the device's secret is base64-decoded first; everywhere else its text is the key.
//!
//! ```
//! use thingwire::{tencent::auth::Connect, wire::hmac::Method};
//!
//! let mut connect = Connect::new("S3EUVBRJLB", "test_device", "bph30", "9223372036854775807");
//! (connect.sdk_app_id, connect.method) = ("21010406", Method::Sha1);
//! let credentials = connect.sign("vX6PQqazsGsMyf5SMfs6OA6y")?;
//! assert_eq!(credentials.username, "S3EUVBRJLBtest_device;21010406;bph30;9223372036854775807");
//! assert_eq!(credentials.password.expose(), "402e3ef785c8ddb8e331e03a1dde794519cba31d;hmacsha1");
//! # Ok::<(), thingwire::Error>(())
//! ```

mod mistakes;
mod schemes;
mod user_name;

use alloc::{format, string::String, vec::Vec};

pub use schemes::SCHEMES;
pub use user_name::UserName;

use crate::{
    error::{Code, Error, Note},
    limits,
    sign::{Field, text},
    wire::{
        hmac::{Digest, Keyed, Method, hash},
        json::JsonWriter,
        secret::{Secret, SecretText},
    },
};

/// Methods of Tencent's cloud.
pub(super) const METHODS: &[Method] = &[Method::Sha1, Method::Sha256];

/// What breaks the grammar of user names and topics.
const IN_NAMES: &[char] = &[';', '/', '#', '+', '&', '|', ','];

/// The SDK's number in the documentation and the Java SDK; C and Python SDKs send [`SDK_APP_ID_C`]. The cloud takes both.
pub const SDK_APP_ID: &str = "12010126";
/// The number of the C and Python SDKs.
pub const SDK_APP_ID_C: &str = "21010406";
/// The host of requests over HTTP, in the first region.
pub const HTTP_HOST: &str = "ap-guangzhou.gateway.tencentdevices.com";

/// The three texts of a CONNECT packet. `Debug` hides the password.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Credentials {
    /// The client id.
    pub client_id: String,
    /// The user name.
    pub username: String,
    /// The password: hex, a semicolon, and the method.
    pub password: SecretText<'static>,
}

/// A device connects over MQTT or WebSocket with its own secret.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Connect<'a> {
    /// The product's id: ten characters.
    pub product_id: &'a str,
    /// The device's name: at most 48 characters.
    pub device_name: &'a str,
    /// The SDK's number.
    pub sdk_app_id: &'a str,
    /// A text that tells connections apart: five letters and digits in all SDKs.
    pub conn_id: &'a str,
    /// Until when, in seconds since 1970; SDKs also send milliseconds, and the largest number of 64 bits.
    pub expiry: &'a str,
    /// The method.
    pub method: Method,
}

impl<'a> Connect<'a> {
    /// HMAC-SHA256, with the documented SDK number.
    pub const fn new(product_id: &'a str, device_name: &'a str, conn_id: &'a str, expiry: &'a str) -> Self {
        Connect { product_id, device_name, sdk_app_id: SDK_APP_ID, conn_id, expiry, method: Method::Sha256 }
    }

    /// The user name, which is what is signed.
    pub fn username(&self) -> String {
        [self.product_id, self.device_name, ";", self.sdk_app_id, ";", self.conn_id, ";", self.expiry]
            .concat()
    }

    /// The signature; the secret is decoded already. Nothing is checked, and nothing allocated.
    pub fn digest(&self, secret: &Secret) -> Digest {
        let mut keyed = Keyed::new(self.method, secret.expose());
        for piece in
            [self.product_id, self.device_name, ";", self.sdk_app_id, ";", self.conn_id, ";", self.expiry]
        {
            keyed.feed(piece.as_bytes());
        }
        keyed.finish()
    }

    /// Checks the texts.
    ///
    /// # Errors
    /// [`Code::SignText`] for a semicolon or control character, or an empty text; [`Code::SignTime`] for an expiry that is no
    /// number.
    pub fn check(&self, notes: &mut Vec<Note>) -> Result<(), Error> {
        names(self.product_id, self.device_name, notes)?;
        text::plain(Field::SdkAppId, self.sdk_app_id, &[';'])?;
        text::plain(Field::ConnId, self.conn_id, &[';'])?;
        text::digits(Field::Expiry, self.expiry, 1, 20)?;
        if !self.conn_id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            notes.push(
                Field::ConnId.complain(Code::SignIdForm).expected("letters and digits, five in all SDKs"),
            );
        }
        if self.expiry.len() == 13 {
            notes.push(
                Field::Expiry
                    .complain(Code::SignTimeUnit)
                    .expected("seconds since 1970")
                    .found("13 digits, which are milliseconds"),
            );
        }
        Ok(())
    }

    /// The credentials; the secret is given in base64, as the console shows it.
    ///
    /// # Errors
    /// As [`Connect::check`]; [`Code::Base64Invalid`], [`Code::SignSecretEmpty`].
    pub fn sign(&self, device_secret: &str) -> Result<Credentials, Error> {
        self.check(&mut Vec::new())?;
        Ok(self.credentials(&self.digest(&decoded(device_secret, &mut Vec::new())?)))
    }

    fn credentials(&self, digest: &Digest) -> Credentials {
        let mut password = String::with_capacity(80);
        digest.push_hex(&mut password);
        password.push(';');
        password.push_str(self.method.name());
        Credentials {
            client_id: [self.product_id, self.device_name].concat(),
            username: self.username(),
            password: SecretText::from(password),
        }
    }
}

/// A gateway binds a sub-device, with the proof that it knows the sub-device's secret.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bind<'a> {
    /// The sub-device's product.
    pub product_id: &'a str,
    /// Its name.
    pub device_name: &'a str,
    /// A number that is used once.
    pub random: &'a str,
    /// Seconds since 1970.
    pub timestamp: &'a str,
    /// The method.
    pub method: Method,
}

impl Bind<'_> {
    /// What is signed.
    pub fn content(&self) -> String {
        [self.product_id, self.device_name, ";", self.random, ";", self.timestamp].concat()
    }

    /// The signature's digest; it is sent in base64. Nothing is checked, and nothing allocated.
    pub fn digest(&self, secret: &Secret) -> Digest {
        let mut keyed = Keyed::new(self.method, secret.expose());
        for piece in [self.product_id, self.device_name, ";", self.random, ";", self.timestamp] {
            keyed.feed(piece.as_bytes());
        }
        keyed.finish()
    }

    /// Checks the texts.
    ///
    /// # Errors
    /// As [`Connect::check`].
    pub fn check(&self, notes: &mut Vec<Note>) -> Result<(), Error> {
        names(self.product_id, self.device_name, notes)?;
        text::digits(Field::Random, self.random, 1, 20)?;
        seconds(self.timestamp, notes)
    }
}

/// A request over HTTP: `/device/publish`, `/device/reportlog` with the device's secret, `/device/register` with the product's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Http<'a> {
    /// The host.
    pub host: &'a str,
    /// The path.
    pub path: &'a str,
    /// The body, as it is sent: not a letter may change after.
    pub body: &'a str,
    /// Seconds since 1970.
    pub timestamp: &'a str,
    /// A number that is used once.
    pub nonce: &'a str,
    /// The method, of the signature and of the body's hash.
    pub method: Method,
    /// The method as header and signed text spell it: lower case in every SDK.
    pub algorithm: &'a str,
}

impl Http<'_> {
    /// What is signed: eight lines, the fourth of them, the query, empty.
    pub fn content(&self) -> String {
        let hash = hash(self.method, self.body.as_bytes()).to_hex();
        self.lines(&hash)
    }

    fn lines(&self, hash: &str) -> String {
        ["POST", self.host, self.path, "", self.algorithm, self.timestamp, self.nonce, hash].join("\n")
    }

    /// The signature's digest; it is sent in base64. The body's hash is written into one buffer.
    pub fn digest(&self, secret: &Secret) -> Digest {
        let mut keyed = Keyed::new(self.method, secret.expose());
        for piece in
            ["POST\n", self.host, "\n", self.path, "\n\n", self.algorithm, "\n", self.timestamp, "\n"]
        {
            keyed.feed(piece.as_bytes());
        }
        keyed.feed(self.nonce.as_bytes());
        keyed.feed(b"\n");
        hash(self.method, self.body.as_bytes()).each_hex(|pair| keyed.feed(&pair));
        keyed.finish()
    }

    /// The headers of the request, as a JSON object.
    pub fn headers(&self, signature: &str) -> String {
        let mut out = String::new();
        let mut json = JsonWriter::new(&mut out);
        json.begin_object();
        json.member("Content-Type", "application/json; charset=utf-8");
        json.member("X-TC-Algorithm", self.algorithm);
        json.member("X-TC-Timestamp", self.timestamp);
        json.member("X-TC-Nonce", self.nonce);
        json.member("X-TC-Signature", signature);
        json.end_object();
        out
    }

    /// Checks the texts.
    ///
    /// # Errors
    /// As [`Connect::check`]; a path starts with a slash.
    pub fn check(&self, notes: &mut Vec<Note>) -> Result<(), Error> {
        text::plain(Field::Host, self.host, &['/', ' '])?;
        text::plain(Field::Path, self.path, &[' ', '?'])?;
        if !self.path.starts_with('/') {
            return Err(Field::Path
                .complain(Code::SignText)
                .expected("a path that starts with a slash")
                .into());
        }
        text::digits(Field::Nonce, self.nonce, 1, 20)?;
        if self.body.len() > limits::SIGNED_BODY_BYTES {
            return Err(Field::Body
                .complain(Code::LimitExceeded)
                .expected(format!("at most {} bytes", limits::SIGNED_BODY_BYTES))
                .into());
        }
        seconds(self.timestamp, notes)
    }
}

/// The body of `/device/register`.
pub fn register_body(product_id: &str, device_name: &str) -> String {
    let mut out = String::new();
    let mut json = JsonWriter::new(&mut out);
    json.begin_object();
    json.member("ProductId", product_id);
    json.member("DeviceName", device_name);
    json.end_object();
    out
}

/// Registration in its first version (`/register/dev`), as the C SDKs still do it: HMAC-SHA1, written in hex and that in base64.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RegisterV1<'a> {
    /// The product's id.
    pub product_id: &'a str,
    /// The device's name.
    pub device_name: &'a str,
    /// A number that is used once.
    pub nonce: &'a str,
    /// Seconds since 1970.
    pub timestamp: &'a str,
}

impl RegisterV1<'_> {
    /// What is signed.
    pub fn content(&self) -> String {
        format!(
            "deviceName={}&nonce={}&productId={}&timestamp={}",
            self.device_name, self.nonce, self.product_id, self.timestamp
        )
    }

    /// The request's body.
    pub fn body(&self, signature: &str) -> String {
        let mut out = String::new();
        let mut json = JsonWriter::new(&mut out);
        json.begin_object();
        json.member("deviceName", self.device_name);
        for (name, number) in [("nonce", self.nonce), ("timestamp", self.timestamp)] {
            if name == "timestamp" {
                json.member("productId", self.product_id);
            }
            json.key(name);
            json.token(number);
        }
        json.member("signature", signature);
        json.end_object();
        out
    }

    /// Checks the texts.
    ///
    /// # Errors
    /// As [`Connect::check`].
    pub fn check(&self, notes: &mut Vec<Note>) -> Result<(), Error> {
        names(self.product_id, self.device_name, notes)?;
        number(Field::Nonce, self.nonce)?;
        number(Field::Timestamp, self.timestamp)?;
        seconds(self.timestamp, notes)
    }
}

/// A number that stands in JSON as it is signed: without a zero in front.
fn number(field: Field, text: &str) -> Result<(), Error> {
    text::digits(field, text, 1, 20)?;
    if text.len() > 1 && text.starts_with('0') {
        return Err(field.complain(Code::SignTime).expected("a number without a zero in front").into());
    }
    Ok(())
}

/// A device's secret as MQTT uses it.
fn decoded(text: &str, notes: &mut Vec<Note>) -> Result<Secret, Error> {
    text::secret_bytes(Field::DeviceSecret, text.as_bytes(), notes)?;
    let secret =
        Secret::from_base64(text.trim()).map_err(|error| error.map_place(|_| Field::DeviceSecret.place()))?;
    text::secret(Field::DeviceSecret, &secret, &mut Vec::new())?;
    Ok(secret)
}

fn names(product_id: &str, device_name: &str, notes: &mut Vec<Note>) -> Result<(), Error> {
    text::plain(Field::ProductId, product_id, IN_NAMES)?;
    text::plain(Field::DeviceName, device_name, IN_NAMES)?;
    let documented = |letter: char| letter.is_ascii_alphanumeric() || ":_-".contains(letter);
    for (field, wrong, expected) in [
        (
            Field::ProductId,
            product_id.len() != limits::TENCENT_PRODUCT_ID
                || !product_id.bytes().all(|byte| byte.is_ascii_alphanumeric()),
            "ten letters and digits",
        ),
        (
            Field::DeviceName,
            device_name.len() > limits::TENCENT_DEVICE_NAME || !device_name.chars().all(documented),
            "at most 48 letters, digits, and : _ -",
        ),
    ] {
        if wrong {
            notes.push(field.complain(Code::SignIdForm).expected(expected));
        }
    }
    Ok(())
}

fn seconds(timestamp: &str, notes: &mut Vec<Note>) -> Result<(), Error> {
    text::digits(Field::Timestamp, timestamp, 1, 20)?;
    if timestamp.len() == 13 {
        notes.push(
            Field::Timestamp
                .complain(Code::SignTimeUnit)
                .expected("seconds since 1970")
                .found("13 digits, which are milliseconds"),
        );
    }
    Ok(())
}
