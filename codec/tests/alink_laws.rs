//! Laws of Alink messages, held by every message of the vectors after members were dropped, renamed, given another type,
//! wrapped, or swapped.

mod common;

use std::sync::LazyLock;

use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};
use thingwire::{
    Code, Message, Record, classify, decode, encode, facade,
    record::Address,
    wire::json::{Json, JsonKind},
};

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
            // Credentials are no messages.
            if case.get("record").is_none() || path.ends_with("connect.json") {
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
        // Nothing is sent to a prefix.
        .filter(|name| {
            !kinds.contains(name)
                && !name.starts_with("shadow.")
                && !name.starts_with("mqtt.connect")
                && !["thing.model", "unknown"].contains(name)
        })
        .collect();
    assert!(missing.is_empty(), "no message of {missing:?}");
}

fn is_same(again: &[u8], before: &[u8]) -> bool {
    again == before
        || matches!((Json::parse(again), Json::parse(before)), (Ok(again), Ok(before)) if again.eq_json(&before))
}

/// What holds of any payload under any address.
fn laws(address: &Address<'_>, payload: &[u8]) -> Result<(), TestCaseError> {
    let mut record = Record::bytes(payload);
    record.address = address.clone();
    let outcome = decode(&record);
    let shown = facade::outcome_to_json(&outcome);
    let decoded = match &outcome {
        Ok(decoded) => decoded,
        Err(error) => {
            let range = error.place().range();
            prop_assert!(range.is_some() || error.place().json_pointer().is_some(), "{} is nowhere", error);
            if let Some(range) = range {
                prop_assert!(range.start <= range.end && range.end <= payload.len(), "{}", error);
            }
            // Forms and headers are no JSON on the wire.
            let json = Json::parse(payload).ok().filter(|_| error.layer() == thingwire::wire::json::LAYER);
            if let (Some(pointer), Some(json)) = (error.place().json_pointer(), json) {
                pointed(error.code(), pointer, &json)?;
            }
            return Ok(());
        }
    };
    let again = encode(decoded).expect("what was read can be written");
    prop_assert!(is_same(&again.payload, payload), "written as {}", again.payload.escape_ascii());
    prop_assert_eq!(&again.address, &record.address);
    let twice = decode(&again).expect("what was written can be read");
    prop_assert_eq!(
        (twice.kind, &twice.message, twice.notes.len()),
        (decoded.kind, &decoded.message, decoded.notes.len())
    );
    prop_assert_eq!(&decoded.clone().into_owned(), decoded);
    for note in &decoded.notes {
        if let (Some(pointer), Ok(json)) = (note.place().json_pointer(), Json::parse(payload)) {
            pointed(note.code(), pointer, &json)?;
        }
    }
    let encoded = facade::encode_json(&shown);
    let (back, notes) = facade::record_from_json(encoded.as_bytes()).expect("a record");
    prop_assert!(notes.is_empty() && is_same(&back.payload, payload), "{} encodes to {}", shown, encoded);
    prop_assert_eq!(&back.address, &record.address);
    Ok(())
}

/// A pointer leads to what the complaint is about.
fn pointed(code: Code, pointer: &str, json: &Json<'_>) -> Result<(), TestCaseError> {
    match code {
        Code::JsonMissingMember | Code::AlinkMemberMissing => {
            let (parent, _) = pointer.rsplit_once('/').expect("a member");
            let parent = json.pointer(parent).map(|parent| parent.kind());
            prop_assert_eq!(parent, Some(JsonKind::Object), "{:?} at {}", code, pointer);
            prop_assert!(json.pointer(pointer).is_none(), "{} is there", pointer);
        }
        // What the shadow misses may also be null, blank, or in something that is not there either.
        code if code.name().starts_with("shadow_") => {}
        _ => prop_assert!(json.pointer(pointer).is_some(), "{:?} at {}", code, pointer),
    }
    Ok(())
}

/// Pointers of everything in a value.
fn pointers(value: &Value, at: &str, out: &mut Vec<String>) {
    let mut inside = |name: &str, value: &Value| {
        let pointer = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
        out.push(pointer.clone());
        pointers(value, &pointer, out);
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| inside(name, value)),
        Value::Array(elements) => {
            elements.iter().enumerate().for_each(|(index, value)| inside(&index.to_string(), value));
        }
        _ => {}
    }
}

/// Takes a member or element out.
fn take(value: &mut Value, pointer: &str) -> Option<(String, Value)> {
    let (parent, name) = pointer.rsplit_once('/')?;
    let name = name.replace("~1", "/").replace("~0", "~");
    match value.pointer_mut(parent)? {
        Value::Object(members) => members.remove(&name).map(|value| (name, value)),
        Value::Array(elements) => {
            let index = name.parse().ok().filter(|index| *index < elements.len())?;
            Some((name, elements.remove(index)))
        }
        _ => None,
    }
}

#[derive(Clone, Debug)]
enum Edit {
    Drop(Index),
    Rename(Index, &'static str),
    Retype(Index, Value),
    WrapInList(Index),
    WrapInObject(Index),
    AsText(Index),
    Swap(Index, Index),
    Copy(Index, Index, &'static str),
}

impl Edit {
    fn apply(&self, value: &mut Value) {
        let mut all = Vec::new();
        pointers(value, "", &mut all);
        if all.is_empty() {
            return;
        }
        let pick = |index: &Index| all[index.index(all.len())].clone();
        let mut set = |pointer: &str, with: &dyn Fn(Value) -> Value| {
            if let Some(place) = value.pointer_mut(pointer) {
                *place = with(place.take());
            }
        };
        match self {
            Edit::Drop(at) => drop(take(value, &pick(at))),
            Edit::Rename(at, name) => {
                let pointer = pick(at);
                let (parent, _) = pointer.rsplit_once('/').expect("a member");
                if let Some((_, taken)) = take(value, &pointer)
                    && let Some(Value::Object(members)) = value.pointer_mut(parent)
                {
                    members.insert((*name).to_owned(), taken);
                }
            }
            Edit::Retype(at, other) => set(&pick(at), &|_| other.clone()),
            Edit::WrapInList(at) => set(&pick(at), &|value| json!([value])),
            Edit::WrapInObject(at) => set(&pick(at), &|value| json!({ "value": value })),
            Edit::AsText(at) => set(&pick(at), &|value| Value::String(value.to_string())),
            Edit::Swap(one, other) => {
                let (one, other) = (pick(one), pick(other));
                let (first, second) = (value.pointer(&one).cloned(), value.pointer(&other).cloned());
                for (pointer, taken) in [(one, second), (other, first)] {
                    if let (Some(place), Some(taken)) = (value.pointer_mut(&pointer), taken) {
                        *place = taken;
                    }
                }
            }
            Edit::Copy(from, to, name) => {
                let taken = value.pointer(&pick(from)).cloned();
                if let (Some(Value::Object(members)), Some(taken)) = (value.pointer_mut(&pick(to)), taken) {
                    members.insert((*name).to_owned(), taken);
                }
            }
        }
    }
}

/// Names that mean something somewhere.
const NAMES: &[&str] = &[
    "id",
    "version",
    "params",
    "method",
    "code",
    "data",
    "message",
    "sys",
    "ack",
    "productKey",
    "deviceName",
    "identity",
    "properties",
    "events",
    "subDevices",
    "value",
    "time",
    "payload",
    "payload_hex",
    "form",
    "fields",
    "header",
    "Info ",
    "",
    "x",
    "__proto__",
    "a/b~c",
];

fn any_edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    let name = || prop::sample::select(NAMES);
    let other = prop::sample::select(vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1.5),
        json!(u64::MAX),
        json!(""),
        json!("200"),
        json!("{}"),
        json!([]),
        json!([null]),
        json!({}),
        json!({"value": 1, "time": 2}),
        json!([{"productKey": "a", "deviceName": "b"}]),
    ]);
    prop_oneof![
        2 => at().prop_map(Edit::Drop),
        1 => (at(), name()).prop_map(|(at, name)| Edit::Rename(at, name)),
        3 => (at(), other).prop_map(|(at, other)| Edit::Retype(at, other)),
        1 => at().prop_map(Edit::WrapInList),
        1 => at().prop_map(Edit::WrapInObject),
        1 => at().prop_map(Edit::AsText),
        1 => (at(), at()).prop_map(|(one, other)| Edit::Swap(one, other)),
        1 => (at(), at(), name()).prop_map(|(from, to, name)| Edit::Copy(from, to, name)),
    ]
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
