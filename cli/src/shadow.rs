//! `thingwire shadow`: a stored document and the requests that change it.

use std::{
    io::Write,
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use thingwire::{
    alibaba::shadow::{Document, apply_payload},
    facade,
    wire::json::{FromJson, IntoOwned},
};

use crate::{
    ALL_READ, SOME_FAILED,
    commands::one_line,
    input::{self, Failure, open},
    output::{Output, say},
};

/// Applies the requests of a file, each to what the one before it left.
pub(crate) fn shadow(file: Option<&Path>, document: Option<&Path>, now: Option<u64>) -> Result<u8, Failure> {
    if let Some(document) = document {
        input::once(&[document, input::or_standard(file)])?;
    }
    let mut document = match document {
        None => Document::default(),
        Some(name) => Document::from_json(&input::whole(name)?)
            .map_err(|error| Failure::Usage(format!("{}: {error}", input::name(name))))?
            .into_owned(),
    };
    let mut out = Output::exact();
    let (mut input, _) = open(file, &out)?;
    let (mut number, mut refused) = (0_u64, 0_u64);
    input::each_line(&mut *input, &mut |line, payload, _| {
        number += 1;
        let payload = match payload {
            Ok(payload) => payload,
            Err(error) => {
                writeln!(out, "{}", facade::error_to_json(&error, Some(line)))?;
                refused += 1;
                return Ok(());
            }
        };
        let outcome = apply_payload(&document, payload, now.unwrap_or_else(clock));
        writeln!(out, "{}", one_line(facade::shadow_outcome_to_json(&outcome)))?;
        refused += u64::from(outcome.refusal.is_some());
        document = outcome.document.into_owned();
        Ok(())
    })?;
    out.flush()?;
    if refused > 0 {
        say(format_args!("{refused} of {number} requests refused"));
    }
    Ok(if refused > 0 { SOME_FAILED } else { ALL_READ })
}

/// Seconds since 1970.
fn clock() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}
