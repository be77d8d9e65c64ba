//! Thing models: decoding with one, and examples from one.

use alloc::{borrow::Cow, format, string::String, vec::Vec};
use core::borrow::Borrow;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{
    decode_with, decoded::unknown_member, outcome_to_json, record_from_json, record_to_json, to_json,
};
use crate::{
    alibaba::tsl::{self, Model},
    error::{Code, Complaint, Error, Note, Place},
    kind::{Kind, Vendor},
    limits,
    message::Decoded,
    record::Record,
    wire::json::{Json, JsonKind, Reader},
};

/// Decodes a record as [`decode_with`] does, with the notes of thing models behind the others. A model says nothing of records
/// of another product than its own. A strict record is refused for them too.
///
/// # Errors
/// As [`crate::decode`].
pub fn decode_with_models<'a>(
    record: &'a Record<'_>,
    notes: Vec<Note>,
    models: &[impl Borrow<Model>],
) -> Result<Decoded<'a>, Error> {
    let mut decoded = decode_with(record, notes)?;
    if let Some(topic) = decoded.topic.as_ref().filter(|topic| topic.status().is_none()) {
        let found: Vec<Note> =
            models.iter().flat_map(|model| model.borrow().check_topic(topic, &record.payload)).collect();
        if let Some(note) = found.first().filter(|_| record.hints.strict) {
            return Err(note.clone().into());
        }
        decoded.notes.extend(found);
    }
    Ok(decoded)
}

/// Decodes a record with a thing model, both given as JSON; gives the decoded object, or `{"error":{...}}`. Read the model once
/// with [`Model::parse`] where there are many records.
pub fn decode_json_with_model(record: &str, model: &str) -> String {
    let model = match Model::parse(model.as_bytes()) {
        Ok(model) => model,
        Err(error) => return outcome_to_json(&Err(error)),
    };
    match record_from_json(record.as_bytes()) {
        Ok((record, notes)) => outcome_to_json(&decode_with_models(&record, notes, &[model])),
        Err(error) => outcome_to_json(&Err(error)),
    }
}

/// Reads a thing model; gives `{"product_key","device_name","model":{...},"notes":[...]}` with the document as it is and what is
/// odd about it, or `{"error":{...}}`.
pub fn model_json(model: &str) -> String {
    match Model::parse(model.as_bytes()) {
        Ok(model) => to_json(&ModelRow(&model)),
        Err(error) => outcome_to_json(&Err(error)),
    }
}

struct ModelRow<'m>(&'m Model);

impl Serialize for ModelRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(model) = self;
        let mut out = serializer.serialize_map(Some(4))?;
        out.serialize_entry("product_key", &model.product_key())?;
        out.serialize_entry("device_name", &model.device_name())?;
        let text = model.to_json();
        let document = Json::parse(text.as_bytes()).map_err(serde::ser::Error::custom)?;
        out.serialize_entry("model", &document)?;
        out.serialize_entry("notes", &model.notes())?;
        out.end()
    }
}

/// Which examples are wanted of a thing model.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ExampleRequest<'r> {
    /// Of this kind; of all kinds where it is not given.
    pub kind: Option<Kind>,
    /// Of this event or service; of all where it is not given.
    pub identifier: Option<&'r str>,
    /// Which of many: the same seed gives the same examples.
    pub seed: u64,
    /// The product in the topics; the model's where it is not given.
    pub product_key: Option<&'r str>,
    /// The device in the topics; the model's, or `device1`, where it is not given.
    pub device_name: Option<&'r str>,
}

/// One round of examples that keep to a thing model, on their topics: one for each kind, event and service that is wanted.
///
/// # Errors
/// [`Code::TopicValue`] where no product key is known, or a name cannot stand in a topic; [`Code::TslExampleNone`] where the
/// model has nothing of what is wanted.
pub fn example_records(model: &Model, wanted: &ExampleRequest<'_>) -> Result<Vec<Record<'static>>, Error> {
    let product_key = wanted.product_key.or(model.product_key()).unwrap_or_default();
    let device_name = wanted.device_name.or(model.device_name()).unwrap_or("device1");
    let is_one = wanted.identifier.is_some();
    let mut records = Vec::new();
    for example in model.examples(wanted.seed) {
        if wanted.kind.is_some_and(|kind| kind != example.kind)
            || (is_one && wanted.identifier != example.identifier.as_deref())
        {
            continue;
        }
        match example.record(product_key, device_name) {
            Ok(record) => records.push(record),
            // An event's or service's identifier that no topic can hold; the names come first in all topics.
            Err(error)
                if !is_one
                    && !matches!(error.place().json_pointer(), Some("/product_key" | "/device_name")) => {}
            Err(error) => return Err(error),
        }
    }
    if records.is_empty() {
        // A wrong product key is the nearer cause.
        let what = wanted.kind.map_or("a message", Kind::name);
        let of = wanted.identifier.map_or_else(String::new, |identifier| format!(" of {identifier:?}"));
        return Err(Complaint::new(Code::TslExampleNone, tsl::LAYER, Place::whole())
            .expected("a kind of property, event or service that the model has, with values that keep to it")
            .found(format!("{what}{of}"))
            .into());
    }
    Ok(records)
}

/// Makes examples: `{"model": document or its text, "kind"?, "identifier"?, "seed"?, "product_key"?, "device_name"?, "count"?}` gives
/// a list of records, or `{"error":{...}}`. `count` rounds are made, of one seed after the other.
pub fn examples_json(request: &str) -> String {
    match examples(request) {
        Ok(records) => records,
        Err(error) => outcome_to_json(&Err(error)),
    }
}

fn examples(request: &str) -> Result<String, Error> {
    let (mut model, mut kind, mut identifier) = (None, None, None);
    let (mut product_key, mut device_name) = (None, None);
    let (mut seed, mut count) = (0_u64, 1_u64);
    let mut reader = Reader::new(request.as_bytes())?.inside_levels(1);
    reader.object(|name, reader| {
        match &*name {
            "model" => {
                model = Some(if reader.peek()? == JsonKind::String {
                    Model::parse(reader.string()?.as_bytes())?
                } else {
                    Model::parse(reader.raw()?.text().as_bytes())?
                });
            }
            "kind" => {
                let name = reader.string()?;
                kind = Some(Kind::find(Some(Vendor::Alibaba), &name).ok_or_else(|| {
                    Complaint::new(Code::KindUnknown, tsl::LAYER, Place::pointer("/kind"))
                        .expected("a kind of alibaba, as `thingwire kinds` lists them")
                        .found(format!("{name:?}"))
                })?);
            }
            "identifier" => identifier = Some(reader.string()?),
            "product_key" => product_key = Some(reader.string()?),
            "device_name" => device_name = Some(reader.string()?),
            "seed" => seed = reader.u64()?,
            "count" => count = reader.u64()?,
            _ => return Err(unknown_member(reader, &name)),
        }
        Ok(())
    })?;
    let model = model.ok_or_else(|| reader.missing("model"))?;
    reader.finish()?;
    if count > limits::TSL_EXAMPLE_ROUNDS {
        return Err(Complaint::new(Code::LimitExceeded, tsl::LAYER, Place::pointer("/count"))
            .expected(format!("at most {}", limits::TSL_EXAMPLE_ROUNDS))
            .found(format!("{count}"))
            .into());
    }
    let mut list = Vec::new();
    for round in 0..count {
        let wanted = ExampleRequest {
            kind,
            identifier: identifier.as_ref().map(Cow::as_ref),
            seed: seed.wrapping_add(round),
            product_key: product_key.as_ref().map(Cow::as_ref),
            device_name: device_name.as_ref().map(Cow::as_ref),
        };
        list.extend(example_records(&model, &wanted)?.iter().map(record_to_json));
    }
    Ok(format!("[{}]", list.join(",")))
}
