//! The limits of the guide that show in a single message, topic, push or credential, each as a rule of its own.
//!
//! A rule takes a text or a count and gives the complaint, or none; it has the whole input as its place, and the caller
//! says where ([`Complaint::map_place`]). Nothing is allocated where the rule is kept. What the vendor's own software sends
//! beyond the guide is let through where the rule says so.

use alloc::{borrow::Cow, format, string::ToString};

use super::LAYER;
use crate::{
    error::{Code, Complaint, Place},
    wire::time::{self, TimeForm},
};

/// Sub-devices in one request to add, delete or update them. IoTDA guide 2.1.2.7.9, 2.1.2.7.11, 2.1.2.7.13.
pub const SUB_DEVICES: usize = 50;
/// Sub-devices whose states one message updates; at least one. IoTDA guide 2.1.2.7.4.
pub const DEVICE_STATUSES: usize = 100;
/// Sub-devices in a gateway's report over MQTT. IoTDA guide 2.1.2.8.2.
pub const REPORT_DEVICES: usize = 100;
/// The same over HTTPS. IoTDA guide 2.1.3.1 and 2.1.3.5.2.
pub const HTTPS_REPORT_DEVICES: usize = 50;
/// Bytes of the body of one HTTPS request: 1 MB. IoTDA guide 2.1.3.1, code IOTDA.021105.
pub const HTTPS_BYTES: usize = 1024 * 1024;
/// Bytes of one report of logs: 1 MB. IoTDA guide 2.1.2.2.2.
pub const LOG_BYTES: usize = 1024 * 1024;
/// Bytes of `extension_info`: 1 K. IoTDA guide 2.1.2.7.9.
pub const EXTENSION_BYTES: usize = 1024;
/// Bytes of one file: 5 GB. IoTDA guide 3.9.
pub const FILE_BYTES: u64 = 5 * 1024 * 1024 * 1024;
/// Characters of a device id. IoTDA guide 2.1.3.3.1.
pub const DEVICE_ID: usize = 128;
/// Characters of MQTT's client id, user name and password. IoTDA guide 2.1.2.11.
pub const CONNECT: usize = 256;
/// Hexadecimal digits of a device's password. IoTDA guide 2.1.3.3.1.
pub const PASSWORD_DIGITS: usize = 64;
/// Digits of a device's timestamp, `YYYYMMDDHH`. IoTDA guide 2.1.3.3.1.
pub const TIMESTAMP_DIGITS: usize = 10;
/// Characters of an access token that the platform gives, at least. IoTDA guide 2.1.3.3.1.
pub const TOKEN_MIN: usize = 32;
/// Characters of an access token at most. IoTDA guide 2.1.3.3.1 and 2.1.3.4.1.
pub const TOKEN_MAX: usize = 256;
/// Characters of a custom topic behind `user/`. IoTDA guide 4.2.
pub const TOPIC_SUFFIX: usize = 64;
/// Digits of the time in AMQP's user name: milliseconds since 1970. IoTDA guide 4.6.3.3.
pub const AMQP_TIME_DIGITS: usize = 13;
/// Milliseconds that the time in AMQP's user name may be off: 5 minutes. IoTDA guide 4.6.3.3.
pub const AMQP_SKEW: u64 = 5 * 60 * 1000;
/// Characters of AMQP's access code. IoTDA guide 4.6.3.3.
pub const ACCESS_CODE: usize = 256;
/// Characters of the name of an AMQP queue. IoTDA guide 4.6.3.2.
pub const QUEUE: usize = 128;

/// What carries a gateway's report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Transport {
    /// MQTT: [`REPORT_DEVICES`].
    Mqtt,
    /// HTTPS: [`HTTPS_REPORT_DEVICES`].
    Https,
}

/// A rule about a text.
pub type Rule = fn(&str) -> Option<Complaint>;

/// At most [`SUB_DEVICES`] sub-devices in one request.
pub fn sub_devices(count: usize) -> Option<Complaint> {
    at_most(
        count,
        SUB_DEVICES,
        "at most 50 sub-devices in one request",
        "IoTDA guide 2.1.2.7.9 to 2.1.2.7.13",
    )
}

/// 1 to [`DEVICE_STATUSES`] states.
pub fn device_statuses(count: usize) -> Option<Complaint> {
    let expected = "1 to 100 states of sub-devices";
    let spec = "IoTDA guide 2.1.2.7.4";
    if count == 0 {
        Some(complaint(Code::HuaweiCount, expected, "0", spec))
    } else {
        at_most(count, DEVICE_STATUSES, expected, spec)
    }
}

/// At most so many sub-devices in a gateway's report as its transport allows.
pub fn report_devices(transport: Transport, count: usize) -> Option<Complaint> {
    match transport {
        Transport::Mqtt => at_most(
            count,
            REPORT_DEVICES,
            "at most 100 sub-devices in a report over MQTT",
            "IoTDA guide 2.1.2.8.2",
        ),
        Transport::Https => at_most(
            count,
            HTTPS_REPORT_DEVICES,
            "at most 50 sub-devices in a report over HTTPS",
            "IoTDA guide 2.1.3.1 and 2.1.3.5.2, code IOTDA.021103",
        ),
    }
}

/// At most [`HTTPS_BYTES`] bytes of a body over HTTPS.
pub fn https_body(bytes: usize) -> Option<Complaint> {
    let expected = "at most 1048576 bytes (1 MB) over HTTPS";
    too_large(bytes, HTTPS_BYTES, expected, "IoTDA guide 2.1.3.1, code IOTDA.021105")
}

/// At most [`LOG_BYTES`] bytes of a log.
pub fn log_content(bytes: usize) -> Option<Complaint> {
    too_large(bytes, LOG_BYTES, "at most 1048576 bytes (1 MB) of a log", "IoTDA guide 2.1.2.2.2")
}

/// At most [`EXTENSION_BYTES`] bytes of `extension_info`, as it stands in the message.
pub fn extension_info(bytes: usize) -> Option<Complaint> {
    too_large(bytes, EXTENSION_BYTES, "at most 1024 bytes (1 K) of extension_info", "IoTDA guide 2.1.2.7.9")
}

/// At most [`FILE_BYTES`] bytes of a file.
pub fn file_size(bytes: u64) -> Option<Complaint> {
    (bytes > FILE_BYTES).then(|| {
        let expected = "at most 5368709120 bytes (5 GB) of a file";
        complaint(Code::HuaweiSize, expected, bytes.to_string(), "IoTDA guide 3.9")
    })
}

/// An upgrade's progress is 0 to 100.
pub fn progress(text: &str) -> Option<Complaint> {
    if text.len() <= 3 && is_digits(text) && text.parse::<u8>().is_ok_and(|progress| progress <= 100) {
        return None;
    }
    Some(complaint(Code::HuaweiValue, "0 to 100", quoted(text), "IoTDA guide 2.1.2.6.4"))
}

/// A gateway reports its sub-devices as `ONLINE` or `OFFLINE`.
pub fn sub_device_status(text: &str) -> Option<Complaint> {
    value(text, &["ONLINE", "OFFLINE"], "ONLINE or OFFLINE", "IoTDA guide 2.1.2.7.4")
}

/// The time of a report or event: `yyyyMMdd'T'HHmmss'Z'` or `yyyy-MM-dd'T'HH:mm:ss.SSS'Z'`. The platform takes its own where
/// it is neither; what one SDK writes, `yyyy-MM-dd'T'HH:mm:ss'Z'`, is neither.
pub fn event_time(text: &str) -> Option<Complaint> {
    const EXPECTED: &str =
        "20151212T121212Z or 2015-12-12T12:12:12.123Z, else the platform takes its own time";
    let spec = "IoTDA guide 2.1.2.8.1";
    time_of(text, |form| matches!(form, TimeForm::Compact | TimeForm::DashedMilliseconds), EXPECTED, spec)
}

/// The time of the properties that a device was asked for, and of a shadow's areas: `yyyyMMdd'T'HHmmss'Z'`.
pub fn compact_time(text: &str) -> Option<Complaint> {
    time_of(text, |form| form == TimeForm::Compact, "20151212T121212Z", "IoTDA guide 2.1.2.8.4 and 2.1.2.8.5")
}

/// The time of a report over HTTPS: `yyyy-MM-dd'T'HH:mm:ss.SSS'Z'`, one form less than over MQTT.
pub fn https_time(text: &str) -> Option<Complaint> {
    const EXPECTED: &str = "2021-08-13T10:10:10.555Z over HTTPS, else the platform takes its own time";
    let spec = "IoTDA guide 2.1.3.5.1 and 2.1.3.5.2";
    time_of(text, |form| form == TimeForm::DashedMilliseconds, EXPECTED, spec)
}

/// The second time of a push: `yyyy-MM-dd'T'HH:mm:ss.SSS'Z'`. Platform's reference for applications.
pub fn milliseconds_time(text: &str) -> Option<Complaint> {
    const EXPECTED: &str = "2015-12-12T12:12:12.000Z";
    let spec = "API reference for applications, data forwarding";
    time_of(text, |form| form == TimeForm::DashedMilliseconds, EXPECTED, spec)
}

/// The time until which logs are collected: `yyyy-MM-dd'T'HH:mm:ss'Z'` in the table, `yyyyMMdd'T'HHmmss'Z'` in the example.
pub fn log_end_time(text: &str) -> Option<Complaint> {
    const EXPECTED: &str = "2015-12-12T12:12:12Z (the example has 20151212T121212Z)";
    let spec = "IoTDA guide 2.1.2.2.1";
    time_of(text, |form| matches!(form, TimeForm::Dashed | TimeForm::Compact), EXPECTED, spec)
}

/// A device id has 1 to [`DEVICE_ID`] letters, digits, `_` and `-`.
pub fn device_id(text: &str) -> Option<Complaint> {
    const SPEC: &str = "IoTDA guide 2.1.3.3.1";
    // No branch a byte: every topic has one.
    let plain = |byte: u8| byte.is_ascii_alphanumeric() | (byte == b'_') | (byte == b'-');
    if (1..=DEVICE_ID).contains(&text.len()) && text.bytes().fold(true, |all, byte| all & plain(byte)) {
        return None;
    }
    // A guide's placeholder stands for an id.
    if text.starts_with('{') && text.ends_with('}') {
        return None;
    }
    if let Some(odd) = text.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))) {
        let expected = "letters, digits, _ and - in a device id";
        return Some(complaint(Code::HuaweiName, expected, format!("{odd:?}"), SPEC));
    }
    length(text.len(), 1, DEVICE_ID, "1 to 128 characters in a device id", SPEC)
}

/// A custom topic has 1 to [`TOPIC_SUFFIX`] letters, digits, `_` and `/` behind `user/`, and no two slashes together.
pub fn topic_suffix(text: &str) -> Option<Complaint> {
    const SPEC: &str = "IoTDA guide 4.2";
    let odd = text.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '/')));
    if odd.is_some() || text.contains("//") {
        let expected = "letters, digits, _ and single slashes in a custom topic";
        let found = odd.map_or_else(|| Cow::Borrowed("\"//\""), |c| Cow::Owned(format!("{c:?}")));
        return Some(complaint(Code::HuaweiName, expected, found, SPEC));
    }
    length(text.len(), 1, TOPIC_SUFFIX, "1 to 64 characters behind user/", SPEC)
}

/// A name in a shadow has no `.`, no `$` and no NUL; with one, the platform cannot refresh the shadow.
pub fn shadow_key(name: &str) -> Option<Complaint> {
    // Every property that is reported has a name.
    if name.bytes().fold(true, |all, byte| all & (byte != b'.') & (byte != b'$') & (byte != 0)) {
        return None;
    }
    let odd = name.chars().find(|c| matches!(c, '.' | '$' | '\0'))?;
    let expected = "a name without . and $ and NUL, else the shadow is not refreshed";
    Some(complaint(
        Code::HuaweiShadowKey,
        expected,
        format!("{odd:?} in {}", quoted(name)),
        "IoTDA guide 3.6",
    ))
}

/// A device's timestamp has [`TIMESTAMP_DIGITS`] digits. They need not be an hour of the day: the vendor's C SDK counts on
/// past 23, and the platform compares them only with signature type 1.
pub fn timestamp(text: &str) -> Option<Complaint> {
    if text.len() == TIMESTAMP_DIGITS && is_digits(text) {
        return None;
    }
    Some(complaint(Code::HuaweiTime, "ten digits, YYYYMMDDHH in UTC", quoted(text), "IoTDA guide 2.1.3.3.1"))
}

/// A device's password has [`PASSWORD_DIGITS`] hexadecimal digits. It is not shown.
pub fn password(text: &str) -> Option<Complaint> {
    if text.len() == PASSWORD_DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let found = format!(
        "{} characters{}",
        text.chars().count(),
        if text.len() == PASSWORD_DIGITS { ", not all of them digits" } else { "" }
    );
    Some(complaint(Code::HuaweiLength, "64 hexadecimal digits of a password", found, "IoTDA guide 2.1.3.3.1"))
}

/// A signature type is 0 (the time is not compared) or 1 (it is). 2, with SM3, is only in the vendor's SDKs, and let through
/// in a client id.
pub fn sign_type(text: &str) -> Option<Complaint> {
    value(text, &["0", "1"], "0 or 1", "IoTDA guide 2.1.2.11 and 2.1.3.3.1")
}

/// What stands for the kind of id in a client id: 0, a device's.
pub fn id_type(text: &str) -> Option<Complaint> {
    value(text, &["0"], "0", "IoTDA guide 2.1.2.11")
}

/// A client id, user name or password of MQTT has at most [`CONNECT`] characters. It is not shown.
pub fn connect_text(text: &str) -> Option<Complaint> {
    let count = text.chars().count();
    length(count, 0, CONNECT, "at most 256 characters", "IoTDA guide 2.1.2.11")
}

/// An access token that the platform gives has [`TOKEN_MIN`] to [`TOKEN_MAX`] characters. It is not shown.
pub fn token(text: &str) -> Option<Complaint> {
    let count = text.chars().count();
    length(count, TOKEN_MIN, TOKEN_MAX, "32 to 256 characters in an access token", "IoTDA guide 2.1.3.3.1")
}

/// An access token in a request's header has 1 to [`TOKEN_MAX`] characters. It is not shown.
pub fn token_header(text: &str) -> Option<Complaint> {
    let count = text.chars().count();
    length(count, 1, TOKEN_MAX, "1 to 256 characters in the header access_token", "IoTDA guide 2.1.3.4.1")
}

/// The time in AMQP's user name has [`AMQP_TIME_DIGITS`] digits: milliseconds since 1970.
pub fn amqp_time(text: &str) -> Option<Complaint> {
    if text.len() == AMQP_TIME_DIGITS && is_digits(text) {
        return None;
    }
    Some(complaint(
        Code::HuaweiTime,
        "milliseconds since 1970, 13 digits",
        quoted(text),
        "IoTDA guide 4.6.3.3",
    ))
}

/// The time in AMQP's user name is off by at most [`AMQP_SKEW`]; both in milliseconds since 1970.
pub fn amqp_skew(time: u64, now: u64) -> Option<Complaint> {
    let skew = time.abs_diff(now);
    (skew > AMQP_SKEW).then(|| {
        let side = if time < now { "behind" } else { "ahead" };
        let found = format!("{skew} ms {side}");
        complaint(
            Code::HuaweiTime,
            "at most 5 minutes from the platform's time",
            found,
            "IoTDA guide 4.6.3.3",
        )
    })
}

/// AMQP's access code has at most [`ACCESS_CODE`] characters. It is not shown.
pub fn access_code(text: &str) -> Option<Complaint> {
    let count = text.chars().count();
    length(count, 0, ACCESS_CODE, "at most 256 characters in an access code", "IoTDA guide 4.6.3.3")
}

/// The name of an AMQP queue has at most [`QUEUE`] letters, digits, `_`, `-` and `|`.
pub fn queue(text: &str) -> Option<Complaint> {
    const SPEC: &str = "IoTDA guide 4.6.3.2";
    if let Some(odd) = text.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '|'))) {
        let expected = "letters, digits, _ - and | in a queue's name";
        return Some(complaint(Code::HuaweiName, expected, format!("{odd:?}"), SPEC));
    }
    length(text.len(), 0, QUEUE, "at most 128 characters in a queue's name", SPEC)
}

/// One of the values that the guide has for a member.
pub(super) fn value(
    text: &str,
    known: &[&str],
    expected: &'static str,
    spec: &'static str,
) -> Option<Complaint> {
    if known.contains(&text) {
        return None;
    }
    Some(complaint(Code::HuaweiValue, expected, quoted(text), spec))
}

fn at_most(count: usize, limit: usize, expected: &'static str, spec: &'static str) -> Option<Complaint> {
    (count > limit).then(|| complaint(Code::HuaweiCount, expected, count.to_string(), spec))
}

fn too_large(bytes: usize, limit: usize, expected: &'static str, spec: &'static str) -> Option<Complaint> {
    (bytes > limit).then(|| complaint(Code::HuaweiSize, expected, bytes.to_string(), spec))
}

fn length(
    count: usize,
    least: usize,
    most: usize,
    expected: &'static str,
    spec: &'static str,
) -> Option<Complaint> {
    if (least..=most).contains(&count) {
        return None;
    }
    Some(complaint(Code::HuaweiLength, expected, count.to_string(), spec))
}

fn time_of(
    text: &str,
    fits: fn(TimeForm) -> bool,
    expected: &'static str,
    spec: &'static str,
) -> Option<Complaint> {
    if time::parse(text).is_some_and(|(_, form)| fits(form)) {
        return None;
    }
    Some(complaint(Code::HuaweiTime, expected, quoted(text), spec))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A text as it is shown: a long one only in front.
pub(super) fn quoted(text: &str) -> Cow<'static, str> {
    const SHOWN: usize = 40;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{:?} and more", text.get(..end).unwrap_or_default()).into(),
        None => format!("{text:?}").into(),
    }
}

fn complaint(
    code: Code,
    expected: impl Into<Cow<'static, str>>,
    found: impl Into<Cow<'static, str>>,
    spec: &'static str,
) -> Complaint {
    Complaint::new(code, LAYER, Place::whole()).expected(expected).found(found).spec(spec)
}
