//! Captures: files and pasted text as records, some at a time.

use std::io::Cursor;

use thingwire::{
    facade::{self, Model},
    record::{Hints, Keys},
};
use thingwire_capture::{Format, OpenError, Reader};
use wasm_bindgen::prelude::wasm_bindgen;

/// A capture that is being read.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Capture {
    reader: Result<Reader<Cursor<Vec<u8>>>, String>,
    size: usize,
    hints: Hints,
    keys: Keys<'static>,
    models: Vec<Model>,
}

#[wasm_bindgen]
impl Capture {
    /// Opens a capture of some bytes. Without a format, or with one that there is not, it is told from the first lines. `hints` is
    /// a record whose hints and keys are for all records that have none of their own; `model` is a model that they are held to. One
    /// that cannot be read counts as none: `decode` and `model` say what is wrong with it.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: Vec<u8>, format: Option<String>, hints: Option<String>, model: Option<String>) -> Self {
        let size = bytes.len();
        let hints = hints.as_deref().map(|hints| facade::record_from_json(hints.as_bytes()));
        let hints = hints.and_then(Result::ok).map(|(record, _)| (record.hints, record.keys.into_owned()));
        let (hints, keys) = hints.unwrap_or_default();
        let models = model.and_then(|model| Model::parse(model.as_bytes()).ok()).into_iter().collect();
        let format = format.as_deref().and_then(Format::from_name);
        let reader = Reader::new(Cursor::new(bytes), format).map_err(|error| match error {
            OpenError::Format(error) => facade::error_to_json(&error, None),
            // Reading from memory does not fail.
            other => quoted(&other.to_string()),
        });
        Capture { reader, size, hints, keys, models }
    }

    /// `{"format","reason","also":[...]}`, where `reason` is `null` if the format was given; or `{"error":{...}}`.
    pub fn about(&self) -> String {
        match &self.reader {
            Ok(reader) => {
                let detection = reader.detection();
                let reason = detection.map_or("null".to_owned(), |detection| quoted(&detection.reason));
                let also: Vec<String> = detection
                    .iter()
                    .flat_map(|detection| &detection.also)
                    .map(|format| quoted(format.name()))
                    .collect();
                format!(
                    r#"{{"format":{},"reason":{reason},"also":[{}]}}"#,
                    quoted(reader.format().name()),
                    also.join(",")
                )
            }
            Err(error) => error.clone(),
        }
    }

    /// The next entries, at most `most`, as a list; an empty list at the end. Each is
    /// `{"line","text","record":{...}|null,"decoded":{...}|{"error"}}`.
    pub fn next(&mut self, most: u32) -> String {
        let mut list = Vec::new();
        if let Ok(reader) = &mut self.reader {
            for entry in reader.take(most as usize) {
                // Reading from memory does not fail.
                let Ok(mut entry) = entry else { break };
                if let Ok(record) = &mut entry.record {
                    let own = &mut record.hints;
                    own.vendor = own.vendor.or(self.hints.vendor);
                    own.protocol = own.protocol.or(self.hints.protocol);
                    own.direction = own.direction.or(self.hints.direction);
                    own.strict |= self.hints.strict;
                    own.extended_tokens |= self.hints.extended_tokens;
                    if record.keys == Keys::default() {
                        record.keys = self.keys.clone();
                    }
                }
                let (record, decoded) = match &entry.record {
                    Ok(record) => {
                        let decoded = facade::decode_with_models(record, entry.notes, &self.models);
                        (facade::record_to_json(record), facade::outcome_to_json(&decoded))
                    }
                    Err(error) => ("null".to_owned(), facade::error_to_json(error, Some(entry.line))),
                };
                list.push(format!(
                    r#"{{"line":{},"text":{},"record":{record},"decoded":{decoded}}}"#,
                    entry.line,
                    quoted(&entry.text)
                ));
            }
        }
        format!("[{}]", list.join(","))
    }

    /// How much is read, from 0 to 1.
    pub fn progress(&self) -> f64 {
        match &self.reader {
            Ok(reader) if self.size > 0 => reader.bytes_read() as f64 / self.size as f64,
            _ => 1.0,
        }
    }
}

/// A JSON text.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
