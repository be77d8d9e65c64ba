//! Records of any form, and captures of them.

use thingwire::{Record, decode as decode_record, encode, explain, facade, record::Address};
use thingwire_capture::{Format, Reader};

use crate::{is_same, payload::unpacked, place_is_inside};

/// Any record: as JSON, as bytes alone, and as a topic and payload cut at the first line end.
pub fn decode(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        let decoded = facade::decode_json(text);
        let again = facade::encode_json(&decoded);
        // What was decrypted is not written again without the keys.
        let is_closed = again.contains("\"keys_missing\"");
        if !is_closed && !decoded.starts_with("{\"error\"") {
            assert!(!again.starts_with("{\"error\""), "{decoded} encodes to {again}");
        }
        facade::explain_json(text);
    }
    round_trip(&Record::bytes(data));
    if let Some(at) = data.iter().position(|byte| *byte == b'\n')
        && let Ok(name) = std::str::from_utf8(&data[..at])
    {
        round_trip(&Record::topic(name, &data[at + 1..]));
    }
}

/// decode, encode, decode gives the same; a strict record is read only when there is nothing to note.
pub(crate) fn round_trip(record: &Record<'_>) {
    let _ = explain(record);
    match decode_record(record) {
        Ok(decoded) => {
            let again = encode(&decoded).expect("what was read can be written");
            assert_eq!(again.address, record.address);
            let (now, before) = (&again.payload, &record.payload);
            assert!(is_same(&unpacked(&again.address, now), &unpacked(&record.address, before)));
            let twice = decode_record(&again).expect("what was written can be read");
            assert_eq!((twice.kind, &twice.message), (decoded.kind, &decoded.message));
            let odd = decoded.notes.iter().any(|note| note.code().breaks_rule());
            assert_eq!(decode_record(&record.clone().strict()).is_err(), odd);
        }
        Err(error) => {
            assert_eq!(error.code().severity(), thingwire::error::Severity::Error);
            let length = match &record.address {
                Address::Topic(name) => name.len().max(record.payload.len()),
                _ => record.payload.len(),
            };
            place_is_inside(&error, length);
        }
    }
}

/// Captures: any bytes in any format end, and every entry is a record or an error with its line.
pub fn capture(data: &[u8]) {
    let formats = std::iter::once(None).chain(Format::ALL.iter().copied().map(Some));
    for format in formats {
        let Ok(reader) = Reader::new(data, format) else { continue };
        let lines = data.split(|byte| *byte == b'\n').count() as u64;
        let mut last = 0;
        for entry in reader {
            let entry = entry.expect("memory has no I/O errors");
            assert!(entry.line > last && entry.line <= lines, "line {} of {lines}", entry.line);
            last = entry.line;
            match entry.record {
                Ok(record) => drop(decode_record(&record)),
                Err(error) => assert_eq!(error.code().severity(), thingwire::error::Severity::Error),
            }
        }
    }
}
