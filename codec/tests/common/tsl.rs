//! Thing models that tests share.
#![allow(unreachable_pub, dead_code, reason = "each test binary has its own copy and uses a part")]

use serde_json::Value;
use thingwire::{Code, Kind, Vendor, alibaba::tsl::Model, decode, wire::json::Json};

pub const EVERY_TYPE: &str = include_str!("../data/every-type.tsl.json");

pub fn every_type() -> Model {
    Model::parse(EVERY_TYPE.as_bytes()).expect("the product's model")
}

pub fn kind(name: &str) -> Kind {
    Kind::find(Some(Vendor::Alibaba), name).unwrap_or_else(|| panic!("{name} is a kind"))
}

pub fn same_json(left: &str, right: &str) -> bool {
    let parse = |text: &str| Json::parse(text.as_bytes()).expect("JSON").into_owned();
    parse(left).eq_json(&parse(right))
}

/// Documents and replies that the guides print: `(where from, JSON)`.
pub fn printed() -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for (file, name) in [("catalogue/tsl.json", "kind"), ("catalogue/messages.json", "family")] {
        let Some(text) = crate::common::shared(file) else { return Vec::new() };
        let entries: Value = serde_json::from_str(&text).expect("JSON");
        for entry in entries.as_array().expect("a list") {
            let wanted = match name {
                "kind" => entry["kind"] == "example",
                _ => {
                    entry["family"] == "tsl"
                        && (entry["kind"] == "tsl-document" || entry["role"] == "response")
                }
            };
            if wanted && entry["vendor"] == "alibaba" {
                found.push((entry["id"].to_string(), entry["example"].clone()));
            }
        }
    }
    assert_eq!(found.len(), 8, "four documents, in two files of the catalogue");
    found
}

/// Every example passes the check, decodes without a note, and encodes to itself.
pub fn examples_keep_to(model: &Model, seed: u64) -> Result<usize, String> {
    let examples = model.examples(seed);
    assert_eq!(examples, model.examples(seed), "the same seed, the same examples");
    for example in &examples {
        let notes = model.check(example.kind, example.identifier.as_deref(), example.payload.as_bytes());
        if let Some(note) = notes.first() {
            return Err(format!("{note} in {}", example.payload));
        }
        // Identifiers that no topic can hold have no record.
        let Ok(record) = example.record(model.product_key().unwrap_or("a1everyType"), "device1") else {
            continue;
        };
        let decoded = decode(&record).map_err(|error| format!("{error} in {}", example.payload))?;
        if decoded.kind == example.kind {
            // Members of the product's own that are called `value` and `time` look like a value with its time.
            let odd = decoded.notes.iter().find(|note| note.code() != Code::AlibabaTime);
            assert_eq!(odd, None, "{}", example.payload);
        }
    }
    Ok(examples.len())
}
