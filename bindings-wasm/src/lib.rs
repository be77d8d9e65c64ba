//! The facade for JavaScript: JSON text in, JSON text out. `npm/` makes objects of it, `page/` is the decoder page.

use std::cell::RefCell;

use thingwire::{
    Code, Vendor,
    facade::{self, Model},
};
use wasm_bindgen::prelude::wasm_bindgen;

pub mod capture;

/// The decoded object of a record, or `{"error":{...}}`.
#[wasm_bindgen]
pub fn decode(record: &str) -> String {
    facade::decode_json(record)
}

/// The same with the notes of a model.
#[wasm_bindgen]
pub fn decode_with_model(record: &str, model: &str) -> String {
    with_model(model, |model| match facade::record_from_json(record.as_bytes()) {
        Ok((record, notes)) => {
            facade::outcome_to_json(&facade::decode_with_models(&record, notes, core::slice::from_ref(model)))
        }
        Err(error) => facade::error_to_json(&error, None),
    })
}

/// The record of a decoded object, or `{"error":{...}}`.
#[wasm_bindgen]
pub fn encode(decoded: &str) -> String {
    facade::encode_json(decoded)
}

/// The explained tree of a record, or `{"error":{...}}`.
#[wasm_bindgen]
pub fn explain(record: &str) -> String {
    facade::explain_json(record)
}

/// The payload of a record as it is; empty for what is no record.
#[wasm_bindgen]
pub fn payload(record: &str) -> Vec<u8> {
    facade::record_from_json(record.as_bytes())
        .map_or_else(|_| Vec::new(), |(record, _)| record.payload.to_vec())
}

/// The closed list of kinds.
#[wasm_bindgen]
pub fn kinds() -> String {
    facade::kinds_json()
}

/// The codes of a vendor, or what one of them means; an empty list for what is no vendor.
#[wasm_bindgen]
pub fn codes(vendor: &str, code: Option<String>) -> String {
    match Vendor::from_name(vendor) {
        Some(vendor) => facade::codes_json(vendor, code.as_deref()),
        None => String::from("[]"),
    }
}

/// The library's own complaint codes, as a list.
#[wasm_bindgen]
pub fn complaints() -> String {
    let rows: Vec<String> = Code::ALL.iter().map(|code| facade::complaint_code_to_json(*code)).collect();
    format!("[{}]", rows.join(","))
}

/// What a model has, and what is odd about it; or `{"error":{...}}`.
#[wasm_bindgen]
pub fn model(model: &str) -> String {
    facade::model_json(model)
}

/// Examples that keep to a model, as a list of records; or `{"error":{...}}`.
#[wasm_bindgen]
pub fn examples(request: &str) -> String {
    facade::examples_json(request)
}

/// The next step of an Alibaba device shadow; `now` in seconds since 1970.
#[wasm_bindgen]
pub fn shadow_apply(document: &str, request: &str, now: f64) -> String {
    // `as` saturates, and takes what is no number as 0.
    facade::shadow_apply_json(document, request, now as u64)
}

/// Every signing scheme with its inputs and outputs.
#[wasm_bindgen]
pub fn schemes() -> String {
    facade::schemes_json()
}

/// Credentials by a scheme, or `{"error":{...}}`.
#[wasm_bindgen]
pub fn sign(request: &str) -> String {
    facade::sign_json(request)
}

/// Whether given credentials are right, and what is likely wrong; or `{"error":{...}}`.
#[wasm_bindgen]
pub fn verify(request: &str) -> String {
    facade::verify_json(request)
}

thread_local! {
    /// The model that was read last: a list of records is held to one and the same.
    static MODEL: RefCell<Option<(String, Model)>> = const { RefCell::new(None) };
}

/// Calls with a model, which is read only if it is not the one of the last call; its error as JSON where it cannot be read.
fn with_model(text: &str, call: impl FnOnce(&Model) -> String) -> String {
    MODEL.with_borrow_mut(|cached| {
        if cached.as_ref().is_none_or(|(known, _)| known != text) {
            *cached = match Model::parse(text.as_bytes()) {
                Ok(model) => Some((text.to_owned(), model)),
                Err(error) => return facade::error_to_json(&error, None),
            };
        }
        cached.as_ref().map(|(_, model)| call(model)).unwrap_or_default()
    })
}
