//! `thingwire shadow`: a stored document and the requests that change it.

use std::{
    fs,
    io::{BufRead, Write},
    time::{SystemTime, UNIX_EPOCH},
};

use thingwire::{
    alibaba::shadow::{Document, apply_payload},
    facade,
    wire::json::{FromJson, IntoOwned},
};

use crate::{
    ALL_READ, SOME_FAILED,
    commands::exact,
    input::{Failure, open},
};

/// Applies the requests of a file, each to what the one before it left.
pub(crate) fn shadow(file: Option<&str>, document: Option<&str>, now: Option<u64>) -> Result<u8, Failure> {
    let mut document = match document {
        None => Document::default(),
        Some(name) => {
            let text = fs::read(name).map_err(|error| Failure::Open(name.to_owned(), error))?;
            Document::from_json(&text)
                .map_err(|error| Failure::Usage(format!("{name}: {error}")))?
                .into_owned()
        }
    };
    let (mut input, _) = open(file)?;
    let mut out = exact();
    let (mut line, mut number, mut refused) = (Vec::new(), 0_u64, 0_u64);
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let payload = line.trim_ascii();
        if payload.is_empty() {
            continue;
        }
        number += 1;
        let outcome = apply_payload(&document, payload, now.unwrap_or_else(clock));
        writeln!(out, "{}", crate::commands::one_line(facade::shadow_outcome_to_json(&outcome)))?;
        // Whoever types the requests sees the answer to each.
        out.flush()?;
        refused += u64::from(outcome.refusal.is_some());
        document = outcome.document.into_owned();
    }
    if refused > 0 {
        eprintln!("thingwire: {refused} of {number} requests refused");
    }
    Ok(if refused > 0 { SOME_FAILED } else { ALL_READ })
}

/// Seconds since 1970.
fn clock() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}
