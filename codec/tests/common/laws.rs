//! Laws that hold of every message, and ways to change one.
#![allow(unreachable_pub, dead_code, reason = "each test binary has its own copy and uses a part")]

use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};
use thingwire::{
    Code, Record, decode, encode, facade,
    record::Address,
    wire::{
        gzip,
        json::{Json, JsonKind},
    },
};

/// Whether a topic says that its payload is compressed.
pub fn is_compressed(address: &Address<'_>) -> bool {
    matches!(address, Address::Topic(name) if name.ends_with("?encoding=gzip"))
}

/// The payload that goes to an address.
pub fn packed(address: &Address<'_>, text: &[u8]) -> Vec<u8> {
    if is_compressed(address) { gzip::deflate(text) } else { text.to_vec() }
}

/// What a payload holds that came to an address.
fn unpacked(address: &Address<'_>, payload: &[u8]) -> Vec<u8> {
    match gzip::inflate(payload, thingwire::limits::INFLATED_BYTES) {
        Ok(text) if is_compressed(address) => text,
        _ => payload.to_vec(),
    }
}

/// Whether two payloads are the same bytes, or the same JSON.
pub fn is_same(again: &[u8], before: &[u8]) -> bool {
    again == before
        || matches!((Json::parse(again), Json::parse(before)), (Ok(again), Ok(before)) if again.eq_json(&before))
}

/// What holds of any payload under any address.
pub fn laws(address: &Address<'_>, payload: &[u8]) -> Result<(), TestCaseError> {
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
    let text = unpacked(address, payload);
    let now = unpacked(address, &again.payload);
    prop_assert!(is_same(&now, &text), "written as {}", now.escape_ascii());
    prop_assert_eq!(&again.address, &record.address);
    let twice = decode(&again).expect("what was written can be read");
    prop_assert_eq!(
        (twice.kind, &twice.message, twice.notes.len()),
        (decoded.kind, &decoded.message, decoded.notes.len())
    );
    prop_assert_eq!(&decoded.clone().into_owned(), decoded);
    for note in &decoded.notes {
        if let (Some(pointer), Ok(json)) = (note.place().json_pointer(), Json::parse(&text)) {
            pointed(note.code(), pointer, &json)?;
        }
    }
    let encoded = facade::encode_json(&shown);
    let (back, notes) = facade::record_from_json(encoded.as_bytes()).expect("a record");
    let now = unpacked(address, &back.payload);
    prop_assert!(notes.is_empty() && is_same(&now, &text), "{} encodes to {}", shown, encoded);
    prop_assert_eq!(&back.address, &record.address);
    Ok(())
}

/// A pointer leads to what the complaint is about.
fn pointed(code: Code, pointer: &str, json: &Json<'_>) -> Result<(), TestCaseError> {
    match code {
        Code::JsonMissingMember | Code::AlinkMemberMissing | Code::HuaweiMemberMissing => {
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
pub fn pointers(value: &Value, at: &str, out: &mut Vec<String>) {
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
pub fn take(value: &mut Value, pointer: &str) -> Option<(String, Value)> {
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
pub enum Edit {
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
    /// Makes the change.
    pub fn apply(&self, value: &mut Value) {
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
    "services",
    "service_id",
    "event_type",
    "event_time",
    "event_id",
    "paras",
    "object_device_id",
    "content",
    "$ota",
    "a.b",
];

pub fn any_edit() -> impl Strategy<Value = Edit> {
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
        json!("$time_sync"),
        json!("version_report"),
        json!("20151212T121212Z"),
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
