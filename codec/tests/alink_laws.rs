//! Laws of Alink messages, held by every message of the vectors after members were dropped, renamed, given another type,
//! wrapped, or swapped.

mod common;
#[path = "common/laws.rs"]
mod laws;

use std::sync::LazyLock;

use laws::{any_edit, laws, pointers, take};
use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};
use thingwire::{Message, Record, classify, decode, facade, record::Address};

/// Addresses and payloads of all vectors that are read, JSON first.
static MESSAGES: LazyLock<Vec<(Address<'static>, Vec<u8>)>> = LazyLock::new(|| {
    let folder = common::root().join("testvectors/alibaba");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let mut messages = Vec::new();
    for path in paths {
        let file: Value =
            serde_json::from_slice(&std::fs::read(&path).expect("a file")).expect("vectors are JSON");
        for case in file["cases"].as_array().expect("cases") {
            // Credentials are no messages, and datagrams have laws of their own.
            if case.get("record").is_none() || path.ends_with("connect.json") || path.ends_with("coap.json") {
                continue;
            }
            let text = case["record"].to_string();
            let (record, _) = facade::record_from_json(text.as_bytes()).expect("a record");
            if case["result"] != "invalid" && record.payload.len() < 3000 {
                let record = record.into_owned();
                messages.push((record.address, record.payload.into_owned()));
            }
        }
    }
    assert!(messages.len() > 800, "only {} messages", messages.len());
    messages
});

/// The messages whose payload is an object that `serde_json` can hold.
static OBJECTS: LazyLock<Vec<(Address<'static>, Value)>> = LazyLock::new(|| {
    let objects: Vec<_> = MESSAGES
        .iter()
        .filter_map(|(address, payload)| Some((address.clone(), serde_json::from_slice(payload).ok()?)))
        .filter(|(_, value): &(_, Value)| value.is_object())
        .collect();
    assert!(objects.len() > 700, "only {} objects", objects.len());
    objects
});

/// Every kind that can be read is among them.
#[test]
fn the_messages_have_every_kind() {
    let kinds: std::collections::BTreeSet<&str> = MESSAGES
        .iter()
        .filter_map(|(address, _)| match address {
            Address::Topic(name) => classify::topic(name).ok().map(|topic| topic.kind().name()),
            Address::Path { path, status } => {
                classify::path(path, *status).ok().map(|topic| topic.kind().name())
            }
            _ => None,
        })
        .collect();
    let missing: Vec<&str> = thingwire::kinds()
        .map(thingwire::Kind::info)
        .filter(|info| info.vendor == Some(thingwire::Vendor::Alibaba))
        .map(|info| info.name)
        // Nothing is sent to a prefix; answers over CoAP have laws of their own.
        .filter(|name| {
            !kinds.contains(name)
                && !name.starts_with("shadow.")
                && !name.starts_with("mqtt.connect")
                && !["thing.model", "unknown", "coap.reply"].contains(name)
        })
        .collect();
    assert!(missing.is_empty(), "no message of {missing:?}");
}

#[test]
fn the_messages_hold_the_laws() {
    for (address, payload) in MESSAGES.iter() {
        laws(address, payload).unwrap_or_else(|error| panic!("{address:?}: {error}"));
    }
}

/// Every member of every message, dropped, renamed, and with a value of each type: nothing left to chance.
#[test]
fn every_member_dropped_or_retyped_holds_the_laws() {
    let (mut read, mut refused) = (0_u32, 0_u32);
    for (address, value) in OBJECTS.iter() {
        let mut all = Vec::new();
        pointers(value, "", &mut all);
        for pointer in all {
            for other in [
                None,
                Some(json!(null)),
                Some(json!(true)),
                Some(json!(7)),
                Some(json!("x")),
                Some(json!([])),
                Some(json!({})),
            ] {
                let mut changed = value.clone();
                match other {
                    None => drop(take(&mut changed, &pointer)),
                    Some(other) => *changed.pointer_mut(&pointer).expect("it is there") = other,
                }
                let payload = changed.to_string();
                laws(address, payload.as_bytes())
                    .unwrap_or_else(|error| panic!("{address:?} {payload}: {error}"));
                let mut record = Record::bytes(payload.as_bytes());
                record.address = address.clone();
                match decode(&record) {
                    Ok(decoded) => {
                        assert!(!matches!(decoded.message, Message::Pcp(_)));
                        read += 1;
                    }
                    Err(_) => refused += 1,
                }
            }
        }
    }
    println!("{read} changed messages read, {refused} refused");
    assert!(read > 10_000 && refused > 5000, "{read} {refused}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn changed_messages_hold_the_laws(which in any::<Index>(), edits in prop::collection::vec(any_edit(), 1..5)) {
        let (address, value) = which.get(&OBJECTS);
        let mut value = value.clone();
        for edit in edits {
            edit.apply(&mut value);
        }
        laws(address, value.to_string().as_bytes())?;
    }

    /// One kind's payload under another kind's topic.
    #[test]
    fn messages_of_another_kind_hold_the_laws(which in any::<Index>(), other in any::<Index>()) {
        let ((address, _), (_, payload)) = (which.get(&MESSAGES), other.get(&MESSAGES));
        laws(address, payload)?;
    }

    #[test]
    fn damaged_payloads_hold_the_laws(
        which in any::<Index>(),
        edits in prop::collection::vec((any::<Index>(), any::<u8>(), 0..4_u8), 1..4),
    ) {
        let (address, payload) = which.get(&MESSAGES);
        let mut bytes = payload.clone();
        for (index, byte, edit) in edits {
            let at = index.index(bytes.len() + 1);
            match edit {
                0 if at < bytes.len() => bytes[at] = byte,
                1 if at < bytes.len() => { bytes.remove(at); }
                2 => bytes.truncate(at),
                _ => bytes.insert(at, b"{}[]\",:\\ 0-.eu"[usize::from(byte) % 14]),
            }
        }
        laws(address, &bytes)?;
    }
}
