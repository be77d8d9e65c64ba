//! What every skin shares: JSON in, JSON out.
//!
//! A record goes in as one JSON object, a decoded object comes out, and goes back. The shapes are the same in the command
//! line, in Python and in the browser; no skin adds logic.
//!
//! ```
//! use thingwire::facade;
//!
//! let decoded = facade::decode_json(r#"{"hex":"FFFE01134C9A0000","direction":"down"}"#);
//! assert!(decoded.contains(r#""kind":"pcp.query_version.request""#));
//! assert_eq!(facade::encode_json(&decoded), r#"{"hex":"fffe01134c9a0000","direction":"down","vendor":"huawei","protocol":"pcp"}"#);
//! ```

mod carried;
mod coap;
mod decoded;
mod model;
mod pcp;
mod record;
mod shadow;
mod sign;

use alloc::{string::String, vec::Vec};

pub use decoded::{
    MessageForm, TopicValue, decoded_from_json, decoded_from_json_with, decoded_with_notes_to_json,
    error_to_json, message_form, message_to_json, notes_to_json, outcome_to_json, topic_members,
};
pub use model::{
    ExampleRequest, Model, decode_json_with_model, decode_with_models, example_records, examples_json,
    model_json,
};
pub use record::{keys_from_json, record_from_json, record_to_json};
pub use shadow::{shadow_apply_json, shadow_outcome_to_json};
pub use sign::{schemes_json, sign_bytes, sign_json, verify_bytes, verify_json};

use crate::{
    codes::{self, CodeInfo},
    error::{Code, Error, Note},
    explain::Node,
    kind::{Kind, Vendor},
    message::Decoded,
    record::Record,
};

/// Decodes a record given as a JSON object; gives the decoded object, or `{"error":{...}}`.
pub fn decode_json(record: &str) -> String {
    match record_from_json(record.as_bytes()) {
        Ok((record, notes)) => outcome_to_json(&decode_with(&record, notes)),
        Err(error) => outcome_to_json(&Err(error)),
    }
}

/// Decodes a record, with the notes that its own form gave rise to put in front; a strict record is refused for those too.
///
/// # Errors
/// As [`crate::decode`].
pub fn decode_with<'a>(record: &'a Record<'_>, mut notes: Vec<Note>) -> Result<Decoded<'a>, Error> {
    let mut decoded = crate::decode(record)?;
    if let Some(note) = notes.first().filter(|_| record.hints.strict) {
        return Err(note.clone().into());
    }
    notes.append(&mut decoded.notes);
    decoded.notes = notes;
    Ok(decoded)
}

/// Encodes a decoded object; gives the record as a JSON object, or `{"error":{...}}`.
pub fn encode_json(decoded: &str) -> String {
    match decoded_from_json(decoded.as_bytes()).and_then(|decoded| crate::encode(&decoded)) {
        Ok(record) => record_to_json(&record),
        Err(error) => outcome_to_json(&Err(error)),
    }
}

/// Explains a record given as a JSON object; gives the tree, or `{"error":{...}}` when it is no record.
pub fn explain_json(record: &str) -> String {
    match record_from_json(record.as_bytes()) {
        Ok((record, _)) => to_json(&crate::explain::explain(&record)),
        Err(error) => outcome_to_json(&Err(error)),
    }
}

/// The tree of an explanation as JSON.
pub fn node_to_json(node: &Node) -> String {
    to_json(node)
}

/// The closed list of kinds, as a JSON array.
pub fn kinds_json() -> String {
    to_json(&crate::kinds().map(KindRow).collect::<Vec<_>>())
}

/// One kind of the closed list, as a JSON object.
pub fn kind_to_json(kind: Kind) -> String {
    to_json(&KindRow(kind))
}

/// The codes of a vendor, or what one of them means, as a JSON array.
pub fn codes_json(vendor: Vendor, code: Option<&str>) -> String {
    let all = codes::all(vendor).iter().copied().flatten();
    to_json(&all.filter(|info| code.is_none_or(|code| info.is_named(code))).collect::<Vec<_>>())
}

/// One of the library's own complaints, as a JSON object.
pub fn complaint_code_to_json(code: Code) -> String {
    to_json(&ComplaintRow(code))
}

struct ComplaintRow(Code);

impl serde::Serialize for ComplaintRow {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut row = serializer.serialize_map(Some(4))?;
        row.serialize_entry("code", self.0.name())?;
        row.serialize_entry("severity", self.0.severity().name())?;
        row.serialize_entry("summary", self.0.summary())?;
        row.serialize_entry("documentation", self.0.documentation().trim())?;
        row.end()
    }
}

/// One code, as a JSON object.
pub fn code_to_json(info: &CodeInfo) -> String {
    to_json(info)
}

struct KindRow(Kind);

impl serde::Serialize for KindRow {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let info = self.0.info();
        let mut row = serializer.serialize_map(None)?;
        row.serialize_entry("kind", info.name)?;
        row.serialize_entry("vendor", &info.vendor.map(Vendor::name))?;
        row.serialize_entry("protocol", info.protocol.name())?;
        row.serialize_entry("direction", &info.direction.map(crate::Direction::name))?;
        row.serialize_entry("topic", &info.topic)?;
        row.serialize_entry("summary", info.summary)?;
        row.serialize_entry("spec", info.spec)?;
        row.end()
    }
}

/// Our own types only: maps have text keys and nothing else can fail, so there is always a text.
fn to_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| String::from("null"))
}
