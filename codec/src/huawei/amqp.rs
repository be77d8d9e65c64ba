//! How an application connects over AMQP 1.0 to get what the platform pushes. IoTDA guide 4.6.3.3.
//!
//! The user name is made of the access key and the time, the password is the access code itself, and the rest are options of
//! the address. Nothing is signed.
//!
//! ```
//! use thingwire::huawei::amqp::{Address, Username};
//!
//! let name = Username::new("yourAccessKey", 1_585_297_000_000)?;
//! assert_eq!(name.to_string(), "accessKey=yourAccessKey|timestamp=1585297000000");
//! assert_eq!(Username::parse(&name.to_string())?, name);
//!
//! let address = Address::new("abc.iot-amqps.cn-north-4.myhuaweicloud.com", 8000);
//! assert_eq!(
//!     address.to_string(),
//!     "amqps://abc.iot-amqps.cn-north-4.myhuaweicloud.com:5671?amqp.vhost=default&amqp.idleTimeout=8000&amqp.saslMechanisms=PLAIN"
//! );
//! # Ok::<(), thingwire::Error>(())
//! ```

use alloc::{
    borrow::{Cow, ToOwned},
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use super::limits;
use crate::error::{Code, Complaint, Error, Layer, Note, Place};

/// The layer of AMQP's connection parameters.
pub const LAYER: Layer = Layer::new("amqp");

/// The port of AMQP over TLS.
pub const PORT: u16 = 5671;
/// The only virtual host that there is.
pub const VHOST: &str = "default";
/// The only mechanism of authentication.
pub const MECHANISM: &str = "PLAIN";
/// The queue that there is without making one.
pub const DEFAULT_QUEUE: &str = "DefaultQueue";
/// Milliseconds without a frame after which the connection is closed, in the guide's address and samples.
pub const IDLE_TIMEOUT: u64 = 8000;
/// The same where the guide's Java sample is told nothing.
pub const IDLE_TIMEOUT_JAVA: u64 = 30_000;
/// Seconds in which a receiver link has to follow the connection.
pub const LINK_SECONDS: u32 = 15;
/// Receiver links of one connection; sender links are not allowed.
pub const LINKS: usize = 10;

const SPEC: &str = "IoTDA guide 4.6.3.3";

/// The user name: `accessKey=${accessKey}|timestamp=${timestamp}`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Username<'a> {
    /// Which access credential.
    pub access_key: Cow<'a, str>,
    /// When the client connects: milliseconds since 1970, 13 digits. The platform takes five minutes to either side.
    pub timestamp: Cow<'a, str>,
    /// Which instance: later editions of the platform's documents, for one of several instances in a region.
    pub instance_id: Option<Cow<'a, str>>,
    /// Parts of other names, in their order.
    pub extra: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// A bar stands at the end, as in the guide's Node.js sample.
    pub ends_in_bar: bool,
}

impl<'a> Username<'a> {
    /// The user name for a time in milliseconds since 1970.
    ///
    /// # Errors
    /// [`Code::HuaweiAmqpUsername`]: an access key that is empty or has a bar.
    pub fn new(access_key: &'a str, now: u64) -> Result<Self, Error> {
        if access_key.is_empty() || access_key.contains('|') {
            return Err(refused("an access key without |", String::from("another one")));
        }
        Ok(Username {
            access_key: Cow::Borrowed(access_key),
            timestamp: Cow::Owned(now.to_string()),
            instance_id: None,
            extra: Vec::new(),
            ends_in_bar: false,
        })
    }

    /// Reads a user name. The parts may stand in any order; they are written in the guide's.
    ///
    /// # Errors
    /// [`Code::HuaweiAmqpUsername`]: a part that is missing, occurs twice, or is no `name=value`.
    pub fn parse(text: &'a str) -> Result<Self, Error> {
        let (rest, ends_in_bar) = match text.strip_suffix('|') {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let (mut access_key, mut timestamp, mut instance_id) = (None, None, None);
        let mut extra: Vec<(Cow<'a, str>, Cow<'a, str>)> = Vec::new();
        for part in rest.split('|') {
            let Some((name, value)) = part.split_once('=') else {
                return Err(refused(
                    "parts of the form name=value between bars",
                    format!("{} bytes without =", part.len()),
                ));
            };
            let slot = match name {
                "accessKey" => &mut access_key,
                "timestamp" => &mut timestamp,
                "instanceId" => &mut instance_id,
                _ => {
                    if extra.iter().any(|(other, _)| other == name) {
                        return Err(twice(name));
                    }
                    extra.push((Cow::Borrowed(name), Cow::Borrowed(value)));
                    continue;
                }
            };
            if slot.replace(Cow::Borrowed(value)).is_some() {
                return Err(twice(name));
            }
        }
        let missing = |name| refused(FORM, format!("no {name}"));
        Ok(Username {
            access_key: access_key.filter(|key| !key.is_empty()).ok_or_else(|| missing("accessKey"))?,
            timestamp: timestamp.ok_or_else(|| missing("timestamp"))?,
            instance_id,
            extra,
            ends_in_bar,
        })
    }

    /// The time in milliseconds since 1970, if it is a number.
    pub fn time(&self) -> Option<u64> {
        self.timestamp
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| self.timestamp.parse().ok())
            .flatten()
    }

    /// Adds a note for each documented rule that the user name breaks; with the platform's time, also whether it is still
    /// good ([`limits::amqp_skew`]).
    pub fn check(&self, now: Option<u64>, notes: &mut Vec<Note>) {
        let here = |complaint: Complaint| complaint.map_place(|_| Place::pointer("/timestamp"));
        notes.extend(limits::amqp_time(&self.timestamp).map(here));
        if let (Some(time), Some(now)) = (self.time(), now) {
            notes.extend(limits::amqp_skew(time, now).map(here));
        }
        for (name, _) in &self.extra {
            notes.push(option(&format!("/{name}"), "accessKey, timestamp and instanceId", name));
        }
        if self.ends_in_bar {
            notes.push(
                Complaint::new(Code::HuaweiAmqpOption, LAYER, Place::pointer("/"))
                    .expected("no bar at the end")
                    .found("one, as in the guide's Node.js sample")
                    .spec(SPEC),
            );
        }
    }

    /// The same, owning its texts.
    pub fn into_owned(self) -> Username<'static> {
        Username {
            access_key: own(self.access_key),
            timestamp: own(self.timestamp),
            instance_id: self.instance_id.map(own),
            extra: self.extra.into_iter().map(|(name, value)| (own(name), own(value))).collect(),
            ends_in_bar: self.ends_in_bar,
        }
    }
}

impl fmt::Display for Username<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "accessKey={}|timestamp={}", self.access_key, self.timestamp)?;
        if let Some(instance_id) = &self.instance_id {
            write!(f, "|instanceId={instance_id}")?;
        }
        for (name, value) in &self.extra {
            write!(f, "|{name}={value}")?;
        }
        f.write_str(if self.ends_in_bar { "|" } else { "" })
    }
}

/// The password, which is the access code as the platform gave it. It is shown nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessCode<'a>(Cow<'a, str>);

impl<'a> AccessCode<'a> {
    /// An access code.
    pub fn new(code: impl Into<Cow<'a, str>>) -> Self {
        AccessCode(code.into())
    }

    /// The text, to be given to the AMQP client as its password.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is wrong with its length, if something is: [`limits::access_code`].
    pub fn check(&self) -> Option<Complaint> {
        limits::access_code(&self.0)
    }
}

impl fmt::Debug for AccessCode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessCode(..)")
    }
}

/// Where to connect to, and with which options: `amqps://HOST:5671?amqp.vhost=default&...`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Address<'a> {
    /// `amqps`; the platform takes nothing without TLS.
    pub scheme: Cow<'a, str>,
    /// `${UUCID}.iot-amqps.${region}.myhuaweicloud.com`, where the account's own id is in front.
    pub host: Cow<'a, str>,
    /// The port, where it is said.
    pub port: Option<u16>,
    /// The options, in their order, as they are written.
    pub options: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

const URL_VHOST: &str = "amqp.vhost";
const URL_IDLE_TIMEOUT: &str = "amqp.idleTimeout";
const URL_MECHANISMS: &str = "amqp.saslMechanisms";

impl<'a> Address<'a> {
    /// The guide's address of a host, with the milliseconds after which a silent connection is closed.
    pub fn new(host: &'a str, idle_timeout: u64) -> Self {
        let option = |name: &'static str, value| (Cow::Borrowed(name), value);
        Address {
            scheme: Cow::Borrowed("amqps"),
            host: Cow::Borrowed(host),
            port: Some(PORT),
            options: [
                option(URL_VHOST, Cow::Borrowed(VHOST)),
                option(URL_IDLE_TIMEOUT, Cow::Owned(idle_timeout.to_string())),
                option(URL_MECHANISMS, Cow::Borrowed(MECHANISM)),
            ]
            .into(),
        }
    }

    /// Reads an address.
    ///
    /// # Errors
    /// [`Code::HuaweiAmqpAddress`]: no scheme, no host, a port that is none, an option without `=` or there twice.
    pub fn parse(text: &'a str) -> Result<Self, Error> {
        let (scheme, rest) = text.split_once("://").ok_or_else(|| bad_address("no ://"))?;
        if scheme.is_empty() || !scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(bad_address("no scheme of letters in front of ://"));
        }
        let (authority, query) = match rest.split_once('?') {
            Some((authority, query)) => (authority, Some(query)),
            None => (rest, None),
        };
        // The colons of an IPv6 address stand in brackets.
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, Some(port)),
            _ => (authority, None),
        };
        if host.is_empty() || host.contains([' ', '/', '@']) {
            return Err(bad_address("no host, or one with a blank, / or @"));
        }
        let port = match port {
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(digits.parse().map_err(|_| bad_address("a port above 65535, or none"))?)
            }
            Some(_) => return Err(bad_address("a port that is not a number")),
            None => None,
        };
        let mut options: Vec<(Cow<'a, str>, Cow<'a, str>)> = Vec::new();
        for part in query.into_iter().flat_map(|query| query.split('&')) {
            let (name, value) = part.split_once('=').ok_or_else(|| bad_address("an option without ="))?;
            if options.iter().any(|(other, _)| other == name) {
                return Err(bad_address("an option that is there twice"));
            }
            options.push((Cow::Borrowed(name), Cow::Borrowed(value)));
        }
        Ok(Address { scheme: Cow::Borrowed(scheme), host: Cow::Borrowed(host), port, options })
    }

    /// An option's value.
    pub fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find(|(option, _)| option == name).map(|(_, value)| &**value)
    }

    /// Milliseconds after which a silent connection is closed, if it is a number.
    pub fn idle_timeout(&self) -> Option<u64> {
        let text = self.option(URL_IDLE_TIMEOUT)?;
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
    }

    /// Adds a note for each documented rule that the address breaks.
    pub fn check(&self, notes: &mut Vec<Note>) {
        if self.scheme != "amqps" {
            notes.push(option("/scheme", "amqps, as nothing goes without TLS", &self.scheme));
        }
        if let Some(port) = self.port.filter(|port| *port != PORT) {
            notes.push(option("/port", "5671", &port.to_string()));
        }
        for (name, value) in &self.options {
            let expected = match &**name {
                URL_VHOST if value != VHOST => "default",
                URL_MECHANISMS if value != MECHANISM => "PLAIN",
                URL_IDLE_TIMEOUT if self.idle_timeout().is_none() => "milliseconds",
                _ => continue,
            };
            notes.push(option(&format!("/{name}"), expected, value));
        }
        for name in [URL_VHOST, URL_MECHANISMS] {
            if self.option(name).is_none() {
                notes.push(option(&format!("/{name}"), "the option, as the guide has it", "none"));
            }
        }
    }

    /// The same, owning its texts.
    pub fn into_owned(self) -> Address<'static> {
        Address {
            scheme: own(self.scheme),
            host: own(self.host),
            port: self.port,
            options: self.options.into_iter().map(|(name, value)| (own(name), own(value))).collect(),
        }
    }
}

impl fmt::Display for Address<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host)?;
        if let Some(port) = self.port {
            write!(f, ":{port}")?;
        }
        for (at, (name, value)) in self.options.iter().enumerate() {
            write!(f, "{}{name}={value}", if at == 0 { '?' } else { '&' })?;
        }
        Ok(())
    }
}

const FORM: &str = "accessKey=${accessKey}|timestamp=${timestamp}";

#[cold]
fn refused(expected: &'static str, found: String) -> Error {
    Complaint::new(Code::HuaweiAmqpUsername, LAYER, Place::whole())
        .expected(expected)
        .found(found)
        .spec(SPEC)
        .into()
}

#[cold]
fn twice(name: &str) -> Error {
    refused("each part once", format!("{} twice", limits::quoted(name)))
}

#[cold]
fn bad_address(found: &'static str) -> Error {
    Complaint::new(Code::HuaweiAmqpAddress, LAYER, Place::whole())
        .expected("amqps://HOST:5671?name=value&...")
        .found(found)
        .spec(SPEC)
        .into()
}

fn option(pointer: &str, expected: &'static str, found: &str) -> Note {
    Complaint::new(Code::HuaweiAmqpOption, LAYER, Place::pointer(pointer))
        .expected(expected)
        .found(limits::quoted(found))
        .spec(SPEC)
}

fn own(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned((*text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(name: &str, now: Option<u64>) -> Vec<String> {
        let mut notes = Vec::new();
        Username::parse(name).expect("a user name").check(now, &mut notes);
        notes.iter().map(shown).collect()
    }

    fn shown(note: &Note) -> String {
        format!("{} {}", note.code(), note.place().json_pointer().unwrap_or_default())
    }

    /// The guide's text, and its samples: Java and C# write the form, Node.js a bar behind it.
    #[test]
    fn the_guides_user_names_read_and_write() {
        for (text, key, time) in [
            ("accessKey=${accessKey}|timestamp=${timestamp}", "${accessKey}", None),
            ("accessKey=K1|timestamp=1585297000000", "K1", Some(1_585_297_000_000)),
            (
                "accessKey=${yourAccessKey}|timestamp=1585297000000|",
                "${yourAccessKey}",
                Some(1_585_297_000_000),
            ),
            ("accessKey=a=b|timestamp=1585297000000|instanceId=i-1", "a=b", Some(1_585_297_000_000)),
            ("accessKey=K|timestamp=1|region=x|instanceID=y", "K", Some(1)),
        ] {
            let name = Username::parse(text).expect("a user name");
            assert_eq!((&*name.access_key, name.time()), (key, time));
            assert_eq!(name.ends_in_bar, text.ends_with('|'));
            let again = name.clone().into_owned();
            assert_eq!(again, name);
            let kept = name.instance_id.is_none() || name.extra.is_empty();
            assert!(!kept || name.to_string() == text, "{name}");
        }
        assert_eq!(
            Username::parse("timestamp=1|accessKey=K").expect("any order").to_string(),
            "accessKey=K|timestamp=1"
        );
    }

    #[test]
    fn what_is_no_user_name_is_refused() {
        for text in [
            "",
            "|",
            "accessKey",
            "accessKey=",
            "accessKey=K",
            "timestamp=1",
            "accessKey=|timestamp=1",
            "accessKey=K||timestamp=1",
            "accessKey=K|timestamp=1||",
            "accessKey=K,timestamp=1",
            "accessKey=K|timestamp=1|accessKey=L",
            "accessKey=K|timestamp=1|timestamp=1",
            "accessKey=K|timestamp=1|a=1|a=2",
            "accesskey=K|timestamp=1",
            "accessKey=K|timestamp=1|instanceId",
            "K",
        ] {
            let error = Username::parse(text).expect_err(text);
            assert_eq!(error.code(), Code::HuaweiAmqpUsername, "{text}");
        }
        for key in ["", "a|b", "|"] {
            assert_eq!(Username::new(key, 0).expect_err(key).code(), Code::HuaweiAmqpUsername);
        }
        let error = Username::parse("accessKey=verysecret").expect_err("no time");
        assert!(!error.to_string().contains("verysecret"), "{error}");
    }

    #[test]
    fn user_names_are_checked() {
        let name = "accessKey=K|timestamp=1585297000000";
        assert_eq!(notes(name, None), [""; 0]);
        let (early, late) = (1_585_297_000_000 - 300_000, 1_585_297_000_000 + 300_000);
        assert_eq!(notes(name, Some(early)), [""; 0]);
        assert_eq!(notes(name, Some(late)), [""; 0]);
        assert_eq!(notes(name, Some(early - 1)), ["huawei_time /timestamp"]);
        assert_eq!(notes(name, Some(late + 1)), ["huawei_time /timestamp"]);
        assert_eq!(notes(name, Some(0)), ["huawei_time /timestamp"]);
        assert_eq!(notes(name, Some(u64::MAX)), ["huawei_time /timestamp"]);
        for time in ["1585297000", "15852970000000", "", "+58529700000", "2020032712", "1585297000000 "] {
            assert_eq!(
                notes(&format!("accessKey=K|timestamp={time}"), None),
                ["huawei_time /timestamp"],
                "{time}"
            );
        }
        assert_eq!(notes("accessKey=K|timestamp=1585297000000|", None), ["huawei_amqp_option /"]);
        assert_eq!(notes("accessKey=K|timestamp=1585297000000|x=y", None), ["huawei_amqp_option /x"]);
        assert_eq!(notes("accessKey=K|timestamp=1585297000000|instanceId=i", None), [""; 0]);
    }

    #[test]
    fn the_access_code_is_not_shown() {
        let code = AccessCode::new("verysecret");
        assert_eq!(format!("{code:?}"), "AccessCode(..)");
        assert_eq!(code.reveal(), "verysecret");
        assert_eq!(code.check(), None);
        let long = AccessCode::new("s".repeat(257));
        let complaint = long.check().expect("a complaint");
        assert!(!complaint.to_string().contains("sss"), "{complaint}");
    }

    fn address(text: &str) -> Vec<String> {
        let address = Address::parse(text).expect(text);
        assert_eq!(address.to_string(), text);
        assert_eq!(address.clone().into_owned(), address);
        let mut notes = Vec::new();
        address.check(&mut notes);
        notes.iter().map(shown).collect()
    }

    /// The guide's, without the blanks around its colon, which the page break left there; and what the Java sample makes.
    #[test]
    fn the_guides_addresses_read_and_write() {
        let printed = "amqps://${UUCID}.iot-amqps.cn-north-4.myhuaweicloud.com:5671?amqp.vhost=default&amqp.idleTimeout=8000&amqp.saslMechanisms=PLAIN";
        assert_eq!(address(printed), [""; 0]);
        assert_eq!(
            Address::new("${UUCID}.iot-amqps.cn-north-4.myhuaweicloud.com", IDLE_TIMEOUT).to_string(),
            printed
        );
        assert_eq!(Address::parse(printed).expect("an address").idle_timeout(), Some(8000));
        let java =
            "amqps://127.0.0.1:5671?amqp.idleTimeout=30000&amqp.saslMechanisms=PLAIN&amqp.vhost=default";
        assert_eq!(address(java), [""; 0]);
        assert_eq!(address("amqps://h?amqp.vhost=default&amqp.saslMechanisms=PLAIN"), [""; 0]);
        assert_eq!(
            address("amqps://[::1]:5671?amqp.vhost=default&amqp.saslMechanisms=PLAIN&transport.x=1"),
            [""; 0]
        );
        assert_eq!(
            address("amqps://[::1]"),
            ["huawei_amqp_option /amqp.vhost", "huawei_amqp_option /amqp.saslMechanisms"]
        );
    }

    #[test]
    fn addresses_are_checked() {
        let with = |options: &str| address(&format!("amqps://h:5671?{options}"));
        assert_eq!(with("amqp.vhost=other&amqp.saslMechanisms=PLAIN"), ["huawei_amqp_option /amqp.vhost"]);
        assert_eq!(
            with("amqp.vhost=default&amqp.saslMechanisms=EXTERNAL"),
            ["huawei_amqp_option /amqp.saslMechanisms"]
        );
        assert_eq!(
            with("amqp.vhost=default&amqp.saslMechanisms=plain"),
            ["huawei_amqp_option /amqp.saslMechanisms"]
        );
        assert_eq!(
            with("amqp.vhost=default&amqp.saslMechanisms=PLAIN&amqp.idleTimeout=8s"),
            ["huawei_amqp_option /amqp.idleTimeout"]
        );
        // As the guide's Node.js sample spells it.
        assert_eq!(
            with("amqp.vhost=default&amqp.saslmMechannisms=PLAIN"),
            ["huawei_amqp_option /amqp.saslMechanisms"]
        );
        let rest = "amqp.vhost=default&amqp.saslMechanisms=PLAIN";
        assert_eq!(address(&format!("amqp://h:5671?{rest}")), ["huawei_amqp_option /scheme"]);
        assert_eq!(address(&format!("amqps://h:5672?{rest}")), ["huawei_amqp_option /port"]);
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            "h:5671",
            "://h:5671",
            "amqps://",
            "amqps://:5671",
            "amqps://h:",
            "amqps://h:x",
            "amqps://h:65536",
            "amqps://h:-1",
            "amqps://h : 5671",
            "amqps://user:secret@h:5671",
            "amqps://h/path",
            "amqps://h:5671?",
            "amqps://h:5671?a",
            "amqps://h:5671?a=1&",
            "amqps://h:5671?a=1&a=1",
            "failover:(amqps://h:5671?a=1)",
        ] {
            let error = Address::parse(text).expect_err(text);
            assert_eq!(error.code(), Code::HuaweiAmqpAddress, "{text}");
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }
}
