//! What several tests need: files beside the sources, and a record read and written back.
#![allow(unreachable_pub, dead_code, reason = "each test binary has its own copy and uses a part")]

use std::path::{Path, PathBuf};

use thingwire::{
    Code, Record, decode, facade,
    record::Address,
    wire::{gzip, json::Json},
};

/// The workspace's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate is in the workspace").to_path_buf()
}

/// A file of the developers' folder beside the project. None, with a word on it, only where the whole folder is absent, as
/// in a user's clone; a file that is missing or empty in it fails.
pub fn shared(file: &str) -> Option<String> {
    let folder = root().join("../shared");
    if !folder.is_dir() {
        println!("skipped: no folder `shared` beside the project");
        return None;
    }
    let text = std::fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    assert!(!text.trim().is_empty(), "{file} is empty");
    Some(text)
}

/// Hundredths as a decimal number's text.
pub fn hundredths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", value.abs() / 100, value.abs() % 100)
}

/// What whole-number arithmetic says of a value, bounds and a step, all in hundredths.
pub fn bounds_and_step(value: i64, min: i64, max: i64, step: i64) -> Option<Code> {
    if value < min || value > max {
        return Some(Code::ModelRange);
    }
    ((value - min) % step != 0).then_some(Code::ModelStep)
}

/// What a payload holds, inflated where its topic says that it is compressed.
fn plain(address: &Address<'_>, payload: &[u8]) -> Vec<u8> {
    match address {
        Address::Topic(name) if name.ends_with("?encoding=gzip") => {
            gzip::inflate(payload, 1 << 20).expect("gzip")
        }
        _ => payload.to_vec(),
    }
}

/// Reads a record and writes it back; gives its kind.
pub fn round_trip(record: &Record<'_>) -> Result<String, String> {
    let decoded = decode(record).map_err(|error| error.to_string())?;
    let kind = decoded.kind.name().to_owned();
    if kind == "unknown" {
        return Err("has no kind".to_owned());
    }
    if decoded.notes.iter().any(|note| note.code() == Code::PayloadUnread) {
        return Err(format!("{kind} was not read"));
    }
    let text = facade::outcome_to_json(&Ok(decoded.clone()));
    let back = facade::decoded_from_json(text.as_bytes()).map_err(|error| format!("{error} in {text}"))?;
    for (way, decoded) in [("the message", &decoded), ("its JSON form", &back)] {
        let again = thingwire::encode(decoded).map_err(|error| format!("{way}: {error}"))?;
        let (now, before) = (plain(&again.address, &again.payload), plain(&record.address, &record.payload));
        let same = match (Json::parse(&now), Json::parse(&before)) {
            (Ok(now), Ok(before)) => now.eq_json(&before),
            _ => now == before,
        };
        if !same || again.address != record.address {
            return Err(format!("{way} is written as {}", now.escape_ascii()));
        }
    }
    Ok(kind)
}
