//! Secrets come in with a capture, and nothing of them comes out but the lines themselves in `Entry::text`.

mod common;

use common::read;
use thingwire_capture::{Format, OpenError, Reader};

/// No letter of it is in our own words.
const SECRET: &str = "ZQX";

fn shows_nothing(shown: &str) {
    assert!(!shown.contains(['Z', 'Q', 'X']) && !shown.contains("90, 81, 88"), "{shown}");
}

#[test]
fn entries_show_nothing_of_their_keys() {
    let lines = [
        r#"{"hex":"00","keys":{"device_secret":"ZQX"}}"#,
        r#"{"hex":"0","keys":{"device_secret":"ZQX"}}"#,
        r#"{"hex":"00","keys":{"device_secret":"ZQX}}"#,
        r#"{"hex":"00","keys":{"device_secret":"\ZQX"}}"#,
        r#"{"hex":"00","keys":{"device_secret":ZQX}}"#,
        r#"{"hex":"00","keys":{"ZQX":1,"ZQX":2}}"#,
        r#"{"hex":"00","keys":{"ZQX":{"ZQX":01}}}"#,
        r#"{"hex":"00","keys":"ZQX"}"#,
        r#"{"hex":"00","keys":["ZQX"]}"#,
        r#"{"hex":"00","keys":ZQX}"#,
        r#"{"hex":"00","keys":{"device_secret":"a"}ZQX}"#,
        r#"{"hex":"00","keys":{"device_secret":"ZQX"}"#,
    ];
    for line in lines {
        for format in Format::ALL.iter().copied().map(Some).chain([None]) {
            let mut reader = Reader::new(line.as_bytes(), format).unwrap();
            shows_nothing(&format!("{reader:?}"));
            let entry = reader.next().unwrap_or_else(|| panic!("{line} as {format:?} is lost")).unwrap();
            shows_nothing(&format!("{entry:?}"));
            if let Err(error) = &entry.record {
                shows_nothing(&error.to_string());
            }
            assert!(entry.text.contains(SECRET));
            assert_eq!(
                entry.excerpt(),
                r#"{"hex":"00",""#.replace("00", if line.contains("00") { "00" } else { "0" })
            );
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_not_shown() {
    let line = b"{\"hex\":\"00\",\"keys\":{\"device_secret\":\"\xf7\"}}";
    for format in Format::ALL.iter().copied().map(Some).chain([None]) {
        let entries = read(line, format);
        let shown = format!("{:?} {}", entries[0], entries[0].record.as_ref().unwrap_err());
        assert!(!shown.contains("f7") && !shown.contains("247"), "{shown}");
    }
}

#[test]
fn what_is_no_capture_is_not_shown_beyond_its_first_words() {
    for text in [
        r#"[{"hex":"00","keys":{"device_secret":"ZQX"}}]"#,
        r#""device_secret":"ZQX"}}"#,
        "device_secret = ZQX!",
        "device_secret: ZQX!",
    ] {
        match Reader::new(text.as_bytes(), None) {
            Err(OpenError::Format(error)) => shows_nothing(&format!("{error} {error:?}")),
            other => panic!("{text}: {other:?}"),
        }
    }
}

#[test]
fn an_excerpt_ends_where_secrets_may_start() {
    for (line, excerpt) in [
        ("FFFG", "FFFG"),
        (r#"{"hex":"0","k\u0065ys":{"a":"ZQX"}}"#, r#"{"hex":"0","k"#),
        (r#"  "device_secret": "ZQX","#, r#"  "device_"#),
        (r#"  "a": "ZQX","#, r#"  "a""#),
        ("Password=ZQX", ""),
        (r#"{"scheme":"huawei.amqp","access_code":"ZQX"}"#, r#"{"scheme":"huawei.amqp",""#),
        (r#"{"username":"a","passwd":"ZQX"}"#, r#"{"username":"a",""#),
        (r#"{"given":{"psk":"ZQX"}}"#, r#"{"given":{""#),
        (r#"{"id":1,"info":{"token":"ZQX"}}"#, r#"{"id":1,"info":{""#),
        ("{\0\"\0k\0e\0y\0s\0\"\0:\0Z\0Q\0X", "{"),
    ] {
        assert_eq!(read(line, Some(Format::Hex))[0].excerpt(), excerpt, "{line}");
    }
    assert_eq!(read("g".repeat(200), Some(Format::Hex))[0].excerpt().len(), 100);
}
