//! The recorded PCP frames decode as their lines say.

mod common;

use serde_json::Value;
use thingwire::{
    Code, Direction, Message, Record, decode, facade,
    wire::{gzip, hex, json::Json},
};

fn direction(fields: &Value) -> Option<Direction> {
    match fields["direction"].as_str() {
        Some("to_device") => Some(Direction::Down),
        Some("to_platform") => Some(Direction::Up),
        _ => None,
    }
}

/// Our names of the recording's fields.
const NAMES: [(&str, &str); 8] = [
    ("code", "message_code"),
    ("length", "data_length"),
    ("version_string", "version"),
    ("block_index", "fragment_index"),
    ("block_size", "fragment_size"),
    ("block_total", "fragment_count"),
    ("result_code", "result_code"),
    ("crc", "check_hex"),
];

#[test]
fn recorded_pcp_frames_decode_as_they_say() {
    let Some(text) = common::shared("recorded/huawei/pcp.jsonl") else { return };
    let (mut right, mut misfit, mut refused) = (0, 0, 0);
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).expect("a JSON line");
        let bytes = hex::decode(case["hex"].as_str().expect("hex")).expect("hex");
        let fields = &case["fields"];
        let mut record = Record::bytes(&bytes);
        record.hints.protocol = Some(thingwire::Protocol::Pcp);
        record.hints.direction = direction(fields);
        let note = &case["note"];
        if case["valid"] == false {
            let error = decode(&record.clone().strict()).expect_err("the recording calls it wrong");
            // The recording names one reason of several; ours is that, or one that comes before it.
            let allowed: &[Code] = match case["reason"].as_str().expect("a reason") {
                "magic" => &[Code::PcpStartMark, Code::Truncated],
                "version" => &[Code::PcpProtocolVersion],
                "code" => &[Code::PcpMessageCodeUnknown],
                "crc" => &[Code::PcpCheckMismatch],
                "truncated" | "length" | "trailing" => {
                    &[Code::Truncated, Code::TrailingBytes, Code::PcpProtocolVersion]
                }
                other => panic!("an unknown reason {other}"),
            };
            assert!(allowed.contains(&error.code()), "{note}: {error}");
            refused += 1;
        } else if case["payload_valid"] == false {
            match decode(&record) {
                Err(error) => assert_eq!(error.code(), Code::PcpDataLength, "{note}"),
                Ok(_) => assert!(decode(&record.clone().strict()).is_err(), "{note}"),
            }
            misfit += 1;
        } else {
            let decoded = decode(&record).unwrap_or_else(|error| panic!("{note}: {error}"));
            let Message::Pcp(message) = &decoded.message else { panic!("{note}: not PCP") };
            assert_eq!(message.to_vec().expect("it fits"), bytes, "{note}");
            let shown: Value =
                serde_json::from_str(&facade::outcome_to_json(&Ok(decoded.clone()))).expect("JSON");
            let shown = &shown["message"];
            for (theirs, ours) in NAMES {
                let Some(expected) = fields.get(theirs) else { continue };
                let ours = if theirs == "result_code" && shown.get("download_status").is_some() {
                    "download_status"
                } else {
                    ours
                };
                let found = match theirs {
                    "crc" => {
                        Value::from(u64::from_str_radix(shown[ours].as_str().expect("hex"), 16).expect("hex"))
                    }
                    _ => shown[ours].clone(),
                };
                assert_eq!(found, *expected, "{note}: {ours}");
            }
            if let Some(length) = fields.get("block_length") {
                let data = shown["fragment_data_hex"].as_str().expect("hex");
                assert_eq!(Value::from(data.len() / 2), *length, "{note}");
            }
            if let Some(check) = fields.get("package_check") {
                let found =
                    u64::from_str_radix(shown["package_check_hex"].as_str().expect("hex"), 16).expect("hex");
                assert_eq!(Value::from(found), *check, "{note}");
            }
            right += 1;
        }
    }
    println!("{right} frames right, {misfit} with data that does not fit, {refused} refused");
    assert!(right >= 60 && misfit >= 15 && refused >= 31, "{right} {misfit} {refused}");
}

/// Every recorded message of the three clouds is read, and written back as it came.
#[test]
fn recorded_messages_are_kept_exactly() {
    let mut read = 0;
    for file in
        ["recorded/alibaba/alink.jsonl", "recorded/huawei/messages.jsonl", "recorded/tencent/messages.jsonl"]
    {
        let Some(text) = common::shared(file) else { return };
        for line in text.lines() {
            let case: Value = serde_json::from_str(line).expect("a JSON line");
            let Some(topic) = case["topic"].as_str().filter(|topic| !topic.contains(['+', '#'])) else {
                continue;
            };
            let payload = match (case["payload"].as_str(), case["payload_hex"].as_str()) {
                (Some(text), _) => text.as_bytes().to_vec(),
                (None, Some(text)) => hex::decode(text).expect("hex"),
                (None, None) => continue,
            };
            let record = Record::topic(topic, &payload);
            let decoded = decode(&record).unwrap_or_else(|error| panic!("{topic}: {error}"));
            let again = thingwire::encode(&decoded).expect("what was read can be written");
            assert_eq!(again.address, record.address);
            // Compressed again it may be other bytes, of the same text.
            let inflated = |bytes: &[u8]| match bytes {
                [0x1f, 0x8b, ..] => gzip::inflate(bytes, 65_536).expect("gzip"),
                _ => bytes.to_vec(),
            };
            let (written, payload) = (inflated(&again.payload), inflated(&payload));
            let same = match (Json::parse(&written), Json::parse(&payload)) {
                (Ok(again), Ok(before)) => again.eq_json(&before),
                _ => written == payload,
            };
            assert!(same, "{topic}: {}", again.payload.escape_ascii());
            read += 1;
        }
    }
    assert!(read > 250, "only {read} messages");
}
