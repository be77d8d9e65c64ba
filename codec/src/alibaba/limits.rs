//! The limits of the guides that show in a single message, topic or credential, each as a rule of its own.
//!
//! A rule takes a text or a count and gives the complaint, or none; it has the whole input as its place, and the caller
//! says where ([`Complaint::map_place`]). Nothing is allocated where the rule is kept. Where the two editions of the guide
//! differ, the newer limit holds and the complaint names the other. Shadows have their rules beside their messages
//! ([`super::shadow`]).

use alloc::{borrow::Cow, format, string::ToString};

use super::LAYER;
use crate::error::{Code, Complaint, Place};

/// Properties of one device in one report, or named in one request for desired values. Error codes 6106 and 6104.
/// Devices guide 2019, 5.5, 5.6 and chapter 6; the same in 2018.
pub const PROPERTIES: usize = 200;
/// Events of a gateway's own in one report. Devices guide 2019, 5.5; error code 6356 in chapter 6 of the same edition
/// comes at 200 ([`PACK_EVENTS_REFUSED`]).
pub const PACK_EVENTS: usize = 20;
/// Events in a gateway's report from which on the platform refuses it. Devices guide 2019, chapter 6, code 6356.
pub const PACK_EVENTS_REFUSED: usize = 200;
/// Sub-devices in a gateway's report: error code 6357, devices guide 2019, chapter 6. Section 5.5 says "20 properties and
/// events of sub-devices".
pub const PACK_DEVICES: usize = 20;
/// Sub-devices of one gateway: error codes 428 and 6400. Devices guide 2019, 5.4 and chapters 6 and 7.
pub const SUB_DEVICES: usize = 1500;
/// The same in the 2018 edition.
pub const SUB_DEVICES_2018: usize = 200;
/// Tags in one request. Devices guide 2019, 5.8; the same in 2018.
pub const TAGS: usize = 200;
/// Bytes of a tag's name. Devices guide 2019, 5.8; the same in 2018.
pub const TAG_KEY_BYTES: usize = 100;
/// Characters of a device name at least. Devices guide 2019, 5.3 and chapter 6, code 6280; the same in 2018.
pub const DEVICE_NAME_MIN: usize = 4;
/// Characters of a device name at most; a Chinese character counts two. Devices guide 2019, 5.3 and chapter 6.
pub const DEVICE_NAME_MAX: usize = 32;
/// Characters of a client id, in front of its bars. Devices guide 2019, 3.2, 3.3, 3.6 and 3.8; the Java sample of 2018
/// says 32.
pub const CLIENT_ID: usize = 64;
/// Digits of a time: milliseconds since 1970 have 13 from 2001 to 2286. Devices guide 2019, 3.2.
pub const TIME_DIGITS: usize = 13;
/// Bytes of data in one HTTP request: 128 KB. Devices guide 2019, 3.8; the same in 2018.
pub const HTTP_BYTES: usize = 128 * 1024;
/// Bytes of one CoAP message that the guide recommends to stay below: 1 KB. Devices guide 2018, 6.2.
pub const COAP_BYTES: usize = 1024;
/// Hexadecimal digits of an MD5 digest. Devices guide 2019, chapter 4.
pub const MD5_DIGITS: usize = 32;
/// Hexadecimal digits of a SHA-256 digest.
pub const SHA256_DIGITS: usize = 64;

/// What carries a payload that has a limit of its own. The guides give none for MQTT.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Transport {
    /// HTTPS: [`HTTP_BYTES`].
    Http,
    /// CoAP, with or without DTLS: below [`COAP_BYTES`], as a recommendation.
    Coap,
}

/// At most [`PROPERTIES`] properties.
pub fn properties(count: usize) -> Option<Complaint> {
    at_most(count, PROPERTIES, "200 properties of a device", "devices guide 2019, 5.5, codes 6106 and 6104")
}

/// At most [`PACK_EVENTS`] events of a gateway's own.
pub fn pack_events(count: usize) -> Option<Complaint> {
    let expected = "20 events (5.5 of the 2019 edition; by code 6356 in its chapter 6, 200)";
    at_most(count, PACK_EVENTS, expected, "devices guide 2019, 5.5 and chapter 6, code 6356")
}

/// At most [`PACK_DEVICES`] sub-devices in a gateway's report.
pub fn pack_devices(count: usize) -> Option<Complaint> {
    at_most(
        count,
        PACK_DEVICES,
        "20 sub-devices in a report",
        "devices guide 2019, 5.5 and chapter 6, code 6357",
    )
}

/// At most [`SUB_DEVICES`] sub-devices under a gateway.
pub fn sub_devices(count: usize) -> Option<Complaint> {
    let expected = "1500 sub-devices under a gateway (2019 edition; 200 in that of 2018)";
    at_most(count, SUB_DEVICES, expected, "devices guide 2019, 5.4 and chapter 6, codes 428 and 6400")
}

/// At most [`TAGS`] tags.
pub fn tags(count: usize) -> Option<Complaint> {
    at_most(count, TAGS, "200 tags in a request", "devices guide 2019, 5.8")
}

/// A device name has [`DEVICE_NAME_MIN`] to [`DEVICE_NAME_MAX`] characters of those that one of the guide's two lists has:
/// letters, digits, `-`, `_`, `@`, `.` and `:`, and Chinese characters, which count two.
pub fn device_name(name: &str) -> Option<Complaint> {
    let bytes = name.as_bytes();
    let plain = bytes.iter().all(|byte| IN_NAMES.get(usize::from(*byte)) == Some(&true));
    if plain && (DEVICE_NAME_MIN..=DEVICE_NAME_MAX).contains(&bytes.len()) {
        return None;
    }
    unusual_device_name(name)
}

/// The ASCII characters of a device name.
const IN_NAMES: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        #[expect(
            clippy::indexing_slicing,
            clippy::as_conversions,
            reason = "runs at compile time, within the table"
        )]
        {
            table[byte as usize] =
                byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'@' | b'.' | b':');
        }
        byte = byte.wrapping_add(1);
    }
    table
};

/// What is left to say of a name that is not plainly right.
#[cold]
fn unusual_device_name(name: &str) -> Option<Complaint> {
    const SPEC: &str = "devices guide 2019, 5.3 and chapter 6, code 6280";
    // A guide's placeholder stands for a name.
    if name.ends_with('}') && (name.starts_with('{') || name.starts_with("${")) {
        return None;
    }
    let mut length = 0_usize;
    for character in name.chars() {
        let counts = match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '@' | '.' | ':' => 1,
            // The ideographs of the basic and the supplementary plane.
            '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => 2,
            '\u{20000}'..='\u{3ffff}' => 2,
            other => {
                let expected =
                    "letters, digits, - _ @ . : (5.3; chapter 6 has Chinese characters, letters, digits, _)";
                return Some(complaint(Code::AlibabaName, expected, format!("{other:?}"), SPEC));
            }
        };
        length = length.saturating_add(counts);
    }
    if (DEVICE_NAME_MIN..=DEVICE_NAME_MAX).contains(&length) {
        return None;
    }
    let expected = "4 to 32 characters in a device name, a Chinese one counted twice";
    Some(complaint(Code::AlibabaLength, expected, length.to_string(), SPEC))
}

/// A tag's name has 1 to [`TAG_KEY_BYTES`] bytes: letters, digits and `_`, no digit first.
pub fn tag_key(name: &str) -> Option<Complaint> {
    const SPEC: &str = "devices guide 2019, 5.8";
    let bad = |(at, character): &(usize, char)| {
        let fits = character.is_ascii_alphanumeric() || *character == '_';
        !fits || (*at == 0 && character.is_ascii_digit())
    };
    if let Some((_, character)) = name.char_indices().find(bad) {
        let expected = "a tag's name of letters, digits and _, no digit first";
        return Some(complaint(Code::AlibabaName, expected, format!("{character:?}"), SPEC));
    }
    if (1..=TAG_KEY_BYTES).contains(&name.len()) {
        return None;
    }
    Some(complaint(Code::AlibabaLength, "1 to 100 bytes in a tag's name", name.len().to_string(), SPEC))
}

/// A client id has at most [`CLIENT_ID`] characters in front of its first `|`; none is legal.
pub fn client_id(text: &str) -> Option<Complaint> {
    let bare = text.split('|').next().unwrap_or_default();
    // No text has more characters than bytes.
    if bare.len() <= CLIENT_ID {
        return None;
    }
    let length = bare.chars().count();
    (length > CLIENT_ID).then(|| {
        let expected = "at most 64 characters in a client id (32 in a sample of the 2018 edition)";
        complaint(Code::AlibabaLength, expected, length.to_string(), "devices guide 2019, 3.2, 3.6 and 3.8")
    })
}

/// A device writes its message ids in digits.
pub fn id(text: &str) -> Option<Complaint> {
    if is_digits(text) {
        return None;
    }
    Some(complaint(
        Code::AlibabaId,
        "digits, unique within the device",
        quoted(text),
        "devices guide 2019, 5.2",
    ))
}

/// The protocol's version is `1.0` in what a device sends; the platform also writes `1.0.0`.
pub fn version(text: &str) -> Option<Complaint> {
    value(text, &["1.0"], "1.0", "devices guide 2019, 5.2")
}

/// A time is milliseconds since 1970, UTC: [`TIME_DIGITS`] digits.
pub fn time(text: &str) -> Option<Complaint> {
    if text.len() == TIME_DIGITS && is_digits(text) {
        return None;
    }
    let found = match text.len() {
        10 if is_digits(text) => Cow::Owned(format!("{text}, which are seconds")),
        _ => quoted(text),
    };
    let expected = "milliseconds since 1970, 13 digits";
    Some(complaint(Code::AlibabaTime, expected, found, "devices guide 2019, 3.2, 3.8 and 5.5, code 6326"))
}

/// A method for signing with a device's or product's secret, in any case. The guides list `hmacsha256` for some requests
/// only; the vendor's SDKs use it everywhere. `sha256` is listed for topology and login, and is not described.
pub fn sign_method(text: &str) -> Option<Complaint> {
    let known = ["hmacmd5", "hmacsha1", "hmacsha256", "sha256"];
    value(text, &known, "hmacmd5, hmacsha1 or hmacsha256", "devices guide 2019, 3.6, 3.8, 5.2 and 5.3")
}

/// The digest of a configuration is `Sha256`, in any case.
pub fn config_sign_method(text: &str) -> Option<Complaint> {
    value(text, &["sha256"], "Sha256", "devices guide 2019, 5.11")
}

/// A configuration is a product's.
pub fn config_scope(text: &str) -> Option<Complaint> {
    value(text, &["product"], "product", "devices guide 2019, 5.11")
}

/// A configuration comes as a file.
pub fn get_type(text: &str) -> Option<Complaint> {
    value(text, &["file"], "file", "devices guide 2019, 5.11")
}

/// `ackMode` is 0 or 1.
pub fn ack_mode(text: &str) -> Option<Complaint> {
    value(text, &["0", "1"], "0 or 1", "devices guide 2019, 3.6")
}

/// An upgrade's step is 1 to 100, or -1 to -4.
pub fn ota_step(text: &str) -> Option<Complaint> {
    if text.parse::<i32>().is_ok_and(|step| matches!(step, 1..=100 | -4..=-1)) {
        return None;
    }
    let expected = "1 to 100, or -1 to -4";
    Some(complaint(Code::AlibabaValue, expected, quoted(text), "devices guide 2019, chapter 4 and 5.10"))
}

/// An MD5 digest has [`MD5_DIGITS`] hexadecimal digits.
pub fn md5(text: &str) -> Option<Complaint> {
    digest(text, MD5_DIGITS, "32 hexadecimal digits of an MD5 digest")
}

/// A SHA-256 digest has [`SHA256_DIGITS`] hexadecimal digits.
pub fn sha256(text: &str) -> Option<Complaint> {
    digest(text, SHA256_DIGITS, "64 hexadecimal digits of a SHA-256 digest")
}

/// What a device answers: a common code, or one from 100000 to 110000 of its own.
pub fn device_code(text: &str) -> Option<Complaint> {
    if matches!(text, "200" | "400" | "429" | "460") || super::codes::is_own(text) {
        return None;
    }
    let expected = "200, 400, 429, 460, or 100000 to 110000";
    Some(complaint(Code::AlibabaDeviceCode, expected, quoted(text), "devices guide 2019, 5.12"))
}

/// How many bytes a payload may have.
pub fn payload(transport: Transport, bytes: usize) -> Option<Complaint> {
    let (fits, expected, spec) = match transport {
        Transport::Http => {
            (bytes <= HTTP_BYTES, "at most 131072 bytes (128 KB) over HTTP", "devices guide 2019, 3.8")
        }
        Transport::Coap => (
            bytes < COAP_BYTES,
            "less than 1024 bytes (1 KB) over CoAP, as is recommended",
            "devices guide 2018, 6.2",
        ),
    };
    (!fits).then(|| complaint(Code::AlibabaSize, expected, bytes.to_string(), spec))
}

/// A path has no query. A later page of the guide lets CoAP paths carry `token` and `seq` so.
pub fn query(query: Option<&str>) -> Option<Complaint> {
    // What is in it may be a token.
    let found = format!("a query of {} bytes", query?.len());
    Some(complaint(Code::AlibabaQuery, "a path without a query", found, "devices guide 2018, 6.2 and 6.3"))
}

fn at_most(count: usize, limit: usize, expected: &'static str, spec: &'static str) -> Option<Complaint> {
    (count > limit)
        .then(|| complaint(Code::AlibabaCount, format!("at most {expected}"), count.to_string(), spec))
}

fn value(text: &str, known: &[&str], expected: &'static str, spec: &'static str) -> Option<Complaint> {
    if known.iter().any(|value| value.eq_ignore_ascii_case(text)) {
        return None;
    }
    Some(complaint(Code::AlibabaValue, expected, quoted(text), spec))
}

fn digest(text: &str, digits: usize, expected: &'static str) -> Option<Complaint> {
    // Without a way out of the loop it is done on many bytes at once.
    let is_hex = text.bytes().fold(true, |all, byte| all & byte.is_ascii_hexdigit());
    if text.len() == digits && is_hex {
        return None;
    }
    let found = match is_hex {
        true => format!("{} digits", text.len()),
        false => format!("{} bytes, not all of them digits", text.len()),
    };
    Some(complaint(Code::AlibabaDigest, expected, found, "devices guide 2019, chapter 4"))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A text as it is shown: a long one only in front.
fn quoted(text: &str) -> Cow<'static, str> {
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

#[cfg(test)]
mod tests {
    use super::*;

    type Rule = fn(&str) -> Option<Complaint>;
    type CountRule = fn(usize) -> Option<Complaint>;

    fn code(complaint: Option<Complaint>) -> Option<Code> {
        complaint.map(|complaint| complaint.code())
    }

    #[test]
    fn counts_hold_up_to_the_limit() {
        let rules: [(CountRule, usize); 5] =
            [(properties, 200), (pack_events, 20), (pack_devices, 20), (sub_devices, 1500), (tags, 200)];
        for (rule, limit) in rules {
            assert_eq!(rule(0), None);
            assert_eq!(rule(limit - 1), None);
            assert_eq!(rule(limit), None);
            assert_eq!(code(rule(limit + 1)), Some(Code::AlibabaCount));
            assert_eq!(code(rule(usize::MAX)), Some(Code::AlibabaCount));
            let text = rule(limit + 1).expect("a complaint").message().to_string();
            assert!(text.contains(&limit.to_string()) && text.contains(&(limit + 1).to_string()), "{text}");
        }
    }

    /// Where the editions differ, the complaint says so.
    #[test]
    fn the_other_editions_limit_is_named() {
        for (complaint, newer, other) in [
            (sub_devices(1501), "1500", "200 in that of 2018"),
            (pack_events(21), "20 events", "200"),
            (client_id(&"a".repeat(65)), "64", "32 in a sample of the 2018 edition"),
            (device_name("a b c"), "- _ @ . : (5.3", "chapter 6 has Chinese"),
        ] {
            let text = complaint.expect("a complaint").message().to_string();
            assert!(text.contains(newer) && text.contains(other), "{text}");
        }
    }

    #[test]
    fn payloads_have_a_size() {
        assert_eq!(payload(Transport::Http, 131_072), None);
        assert_eq!(code(payload(Transport::Http, 131_073)), Some(Code::AlibabaSize));
        assert_eq!(payload(Transport::Coap, 1023), None);
        assert_eq!(code(payload(Transport::Coap, 1024)), Some(Code::AlibabaSize));
    }

    fn cases(rule: Rule, right: &[&str], wrong: &[(&str, Code)]) {
        for text in right {
            assert_eq!(rule(text), None, "{text:?}");
        }
        for (text, expected) in wrong {
            assert_eq!(code(rule(text)), Some(*expected), "{text:?}");
        }
    }

    #[test]
    fn names_have_their_characters_and_length() {
        use Code::{AlibabaLength, AlibabaName};
        let (long, longer) = ("a".repeat(32), "a".repeat(33));
        let (chinese, more) = ("灯".repeat(16), "灯".repeat(17));
        cases(
            device_name,
            &["abcd", "a-_@", "A.:9", "00:11:22:33:44:55", "灯灯", "a灯b", &long, &chinese],
            &[
                ("", AlibabaLength),
                ("abc", AlibabaLength),
                ("灯a", AlibabaLength),
                (&longer, AlibabaLength),
                (&more, AlibabaLength),
                ("a b c", AlibabaName),
                ("abcd/", AlibabaName),
                ("abcd\0", AlibabaName),
                ("éclair", AlibabaName),
                ("abcd\u{ff10}", AlibabaName),
                ("abc😀", AlibabaName),
            ],
        );
        let (long, longer) = ("a".repeat(100), "a".repeat(101));
        cases(
            tag_key,
            &["a", "_", "_1", "Z9_", &long],
            &[
                ("", AlibabaLength),
                (&longer, AlibabaLength),
                ("1a", AlibabaName),
                ("a-b", AlibabaName),
                ("a b", AlibabaName),
                ("标签", AlibabaName),
                ("a.b", AlibabaName),
            ],
        );
        let (long, longer) = ("a".repeat(64), "a".repeat(65));
        let barred = format!("{long}|securemode=2,signmethod=hmacsha256,timestamp=2524608000000|");
        let (chinese, more) = ("灯".repeat(64), "灯".repeat(65));
        cases(
            client_id,
            &["", "|securemode=2|", "a&b", &long, &barred, &chinese],
            &[(&longer, AlibabaLength), (&more, AlibabaLength)],
        );
    }

    #[test]
    fn values_are_those_of_the_guides() {
        use Code::{AlibabaDeviceCode, AlibabaDigest, AlibabaId, AlibabaTime, AlibabaValue};
        cases(
            id,
            &["0", "123", "18446744073709551616"],
            &[
                ("", AlibabaId),
                ("-1", AlibabaId),
                ("1.5", AlibabaId),
                ("a1", AlibabaId),
                ("1 ", AlibabaId),
                ("１", AlibabaId),
            ],
        );
        cases(
            version,
            &["1.0"],
            &[("1", AlibabaValue), ("1.0.0", AlibabaValue), ("", AlibabaValue), ("2.0", AlibabaValue)],
        );
        cases(
            time,
            &["1524448722000", "2524608000000"],
            &[
                ("1524448722", AlibabaTime),
                ("15244487220000", AlibabaTime),
                ("152444872200", AlibabaTime),
                ("-152444872200", AlibabaTime),
                ("2018-04-23T01:", AlibabaTime),
                ("", AlibabaTime),
            ],
        );
        cases(
            sign_method,
            &["hmacmd5", "hmacSha1", "HmacMD5", "hmacSha256", "Sha256"],
            &[
                ("hmacShal", AlibabaValue),
                ("hmac-sha1", AlibabaValue),
                ("", AlibabaValue),
                ("md5", AlibabaValue),
            ],
        );
        cases(
            config_sign_method,
            &["Sha256", "SHA256"],
            &[("Md5", AlibabaValue), ("sha275", AlibabaValue), ("", AlibabaValue)],
        );
        cases(config_scope, &["product"], &[("device", AlibabaValue), ("", AlibabaValue)]);
        cases(get_type, &["file"], &[("content", AlibabaValue), ("", AlibabaValue)]);
        cases(ack_mode, &["0", "1"], &[("2", AlibabaValue), ("-1", AlibabaValue), ("", AlibabaValue)]);
        cases(
            ota_step,
            &["1", "100", "-1", "-4"],
            &[
                ("0", AlibabaValue),
                ("101", AlibabaValue),
                ("-5", AlibabaValue),
                ("", AlibabaValue),
                ("1%", AlibabaValue),
                ("99999999999", AlibabaValue),
            ],
        );
        let (digest, short, long) = ("a0".repeat(16), "a".repeat(31), "A".repeat(33));
        let other = "g".repeat(32);
        cases(
            md5,
            &[&digest],
            &[(&short, AlibabaDigest), (&long, AlibabaDigest), (&other, AlibabaDigest), ("", AlibabaDigest)],
        );
        let (digest, short) = ("0F".repeat(32), "0".repeat(63));
        cases(sha256, &[&digest], &[(&short, AlibabaDigest), (&other, AlibabaDigest), ("", AlibabaDigest)]);
        cases(
            device_code,
            &["200", "400", "429", "460", "100000", "105000", "110000"],
            &[
                ("0", AlibabaDeviceCode),
                ("99999", AlibabaDeviceCode),
                ("110001", AlibabaDeviceCode),
                ("500", AlibabaDeviceCode),
                ("", AlibabaDeviceCode),
                ("0200", AlibabaDeviceCode),
            ],
        );
        assert_eq!(query(None), None);
        assert_eq!(code(query(Some(""))), Some(Code::AlibabaQuery));
        let text = query(Some("token=secret")).expect("a complaint").to_string();
        assert!(!text.contains("secret"), "{text}");
    }

    /// A note shows the front of a long text, cut between characters.
    #[test]
    fn long_texts_are_cut() {
        for text in ["x".repeat(100_000), "灯".repeat(100_000), "\u{301}".repeat(1000)] {
            assert!(id(&text).expect("a complaint").to_string().len() < 600);
        }
    }
}
