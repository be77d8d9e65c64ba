//! Alibaba's shadow document, one step at a time.

use alloc::string::String;

use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use crate::{
    alibaba::shadow::{Document, Outcome, apply_payload},
    wire::json::{FromJson, ToJson},
};

/// Applies the payload of an Alibaba shadow request to a stored document, at a time in seconds since 1970. An empty
/// document text is the shadow of a device that has not reported yet.
///
/// Gives `{"document":...,"reply":...,"control":...|null,"notes":[...]}`, where a bad request has the error reply; or
/// `{"error":{...}}` when the document cannot be read. The rules are those of [`crate::alibaba::shadow::apply`].
///
/// ```
/// use thingwire::facade;
///
/// let outcome = facade::shadow_apply_json("", r#"{"method":"get"}"#, 1469564576);
/// assert!(outcome.contains(r#""reply":{"method":"reply","payload":{"status":"success","state":{},"metadata":{}}"#));
/// ```
pub fn shadow_apply_json(document: &str, request: &str, now: u64) -> String {
    let document = if document.trim_ascii().is_empty() {
        Ok(Document::default())
    } else {
        Document::from_json(document.as_bytes())
    };
    match document {
        Ok(document) => shadow_outcome_to_json(&apply_payload(&document, request.as_bytes(), now)),
        Err(error) => super::error_to_json(&error, None),
    }
}

/// The same for an outcome that is at hand.
pub fn shadow_outcome_to_json(outcome: &Outcome<'_>) -> String {
    super::to_json(&Row(outcome))
}

struct Row<'o, 'a>(&'o Outcome<'a>);

impl Serialize for Row<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Row(outcome) = self;
        let raw = |text| RawValue::from_string(text).map_err(S::Error::custom);
        let mut out = serializer.serialize_map(Some(4))?;
        out.serialize_entry("document", &raw(outcome.document.to_json())?)?;
        out.serialize_entry("reply", &raw(outcome.reply.to_json())?)?;
        out.serialize_entry(
            "control",
            &outcome.control.as_ref().map(|control| raw(control.to_json())).transpose()?,
        )?;
        out.serialize_entry("notes", &outcome.notes)?;
        out.end()
    }
}
