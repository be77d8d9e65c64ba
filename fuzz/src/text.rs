//! JSON, CBOR and topics.

use serde_json::Value;
use thingwire::{
    Code, Protocol, Record, classify,
    wire::{
        cbor::{from_json, to_json},
        json::{Json, pointer_at},
        topic::Filter,
    },
};

use crate::{place_is_inside, record::round_trip};

/// JSON: we accept what `serde_json` accepts, but for members that occur twice, and what it refuses for its limits.
pub fn json(data: &[u8]) {
    let theirs = serde_json::from_slice::<Value>(data);
    match (Json::parse(data), theirs) {
        (Ok(ours), Ok(theirs)) => {
            let again: Value = serde_json::from_str(ours.text()).expect("the kept text is JSON");
            assert_eq!(again, theirs);
            assert!(ours.eq_json(&ours.clone().into_owned()));
            let start = data.len() - data.trim_ascii_start().len();
            assert_eq!(pointer_at(std::str::from_utf8(data).expect("it was read"), start), "");
        }
        (Ok(_), Err(theirs)) => {
            let message = theirs.to_string();
            assert!(
                message.contains("number out of range") || message.contains("recursion limit"),
                "{message}"
            );
        }
        (Err(ours), theirs) => {
            place_is_inside(&ours, data.len());
            assert!(theirs.is_err() || ours.code() == Code::JsonDuplicateMember, "{ours}");
        }
    }
}

/// CBOR: what is read is JSON, which is written and read again without a change; JSON is written and read as the same value.
pub fn cbor(data: &[u8]) {
    let mut notes = Vec::new();
    match to_json(data, &mut notes) {
        Ok(json) => {
            assert!(Json::parse(json.text().as_bytes()).is_ok(), "{}", json.text());
            assert!(notes.len() < 10);
            if let Ok(written) = from_json(json.text().as_bytes(), &mut Vec::new()) {
                let again = to_json(&written, &mut Vec::new()).expect("we wrote it");
                assert_eq!(from_json(again.text().as_bytes(), &mut Vec::new()).as_ref(), Ok(&written));
            }
            let mut record = Record::bytes(data);
            record.hints.protocol = Some(Protocol::Cbor);
            round_trip(&record);
        }
        Err(error) => place_is_inside(&error, data.len()),
    }
    match from_json(data, &mut Vec::new()) {
        Ok(written) => {
            let read = to_json(&written, &mut Vec::new()).expect("we wrote it");
            assert_eq!(from_json(read.text().as_bytes(), &mut Vec::new()), Ok(written));
        }
        Err(error) => place_is_inside(&error, data.len()),
    }
}

/// Topics: the text is kept, ids are parts of it, filters match what they are.
pub fn topic(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match classify::topic(text) {
        Ok(topic) => {
            assert_eq!(topic.name(), text);
            for (_, id) in topic.ids() {
                assert!(!id.is_empty() && text.contains(id));
            }
            assert_eq!(topic.clone().into_owned(), topic);
            let filter = Filter::new(text).expect("a name is a filter");
            assert!(filter.matches(text));
        }
        Err(error) => place_is_inside(&error, text.len()),
    }
    if let Err(error) = classify::path(text, Some(200)) {
        place_is_inside(&error, text.len());
    }
    match classify::filter(text) {
        Ok(kinds) => drop(kinds.count()),
        Err(error) => place_is_inside(&error, text.len()),
    }
}
