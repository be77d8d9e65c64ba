//! Product models that tests share.
#![allow(unreachable_pub, dead_code, reason = "each test binary has its own copy and uses a part")]

use serde_json::{Value, json};
use thingwire::{Code, Kind, Note, Vendor, decode, huawei::model::Model};

pub const EVERY_TYPE: &str = include_str!("../data/every-type.product.json");

pub fn every_type() -> Model {
    Model::parse(EVERY_TYPE.as_bytes()).expect("the product's model")
}

pub fn model(document: &Value) -> Model {
    Model::parse(document.to_string().as_bytes()).unwrap_or_else(|error| panic!("{error} in {document}"))
}

/// A product whose service S has these properties.
pub fn with_properties(properties: Value) -> Value {
    json!({ "service_capabilities": [{ "service_id": "S", "service_type": "S", "properties": properties }] })
}

pub fn kind(name: &str) -> Kind {
    Kind::find(Some(Vendor::Huawei), name).unwrap_or_else(|| panic!("{name} is a kind"))
}

pub fn found(notes: &[Note]) -> Vec<(Code, &str)> {
    notes.iter().map(|note| (note.code(), note.place().json_pointer().expect("a pointer"))).collect()
}

/// Every example passes the check, and decodes without a note.
pub fn examples_keep_to(model: &Model, seed: u64) -> Result<usize, String> {
    let examples = model.examples(seed);
    assert_eq!(examples, model.examples(seed), "the same seed, the same examples");
    for example in &examples {
        if let Some(note) = model.check(example.kind, example.payload.as_bytes()).first() {
            return Err(format!("{note} in {}", example.payload));
        }
        let device = format!("{}_device1", model.product_id().unwrap_or("5e06bfee334dd4f33759f5b3"));
        let record = example.record(&device).map_err(|error| format!("{error} of {example:?}"))?;
        let decoded = decode(&record).map_err(|error| format!("{error} in {}", example.payload))?;
        assert_eq!(decoded.kind, example.kind);
        let topic = decoded.topic.as_ref().expect("a topic");
        assert_eq!(model.check_topic(topic, &record.payload), [], "{}", example.payload);
    }
    Ok(examples.len())
}
