//! What the tests share.
#![allow(dead_code, reason = "each test file uses a part of it")]

use thingwire::wire::hex;
use thingwire_capture::{Entry, Format, Reader};

/// The entries of a text.
pub(crate) fn read(text: impl AsRef<[u8]>, format: Option<Format>) -> Vec<Entry> {
    Reader::new(text.as_ref(), format)
        .expect("a known format")
        .map(|entry| entry.expect("no I/O errors"))
        .collect()
}

/// An entry in short: `3=fffe~note` with the bytes in hex and the codes of its notes, or `3!code` for an error.
pub(crate) fn short(entry: &Entry) -> String {
    let what = match &entry.record {
        Ok(record) => format!("={}", hex::encode(&record.payload)),
        Err(error) => format!("!{}", error.code().name()),
    };
    let notes: String = entry.notes.iter().map(|note| format!("~{}", note.code().name())).collect();
    format!("{}{what}{notes}", entry.line)
}
