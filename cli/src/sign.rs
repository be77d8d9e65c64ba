//! `thingwire sign` and `thingwire verify`: a request a line, its credentials or verdict a line. Secrets come from the input only,
//! never from arguments, which every process on the machine can read.

use std::{io::Write, path::Path};

use thingwire::{Error, facade};

use crate::{
    ALL_READ, SOME_FAILED,
    input::{self, Failure, open},
    output::{Output, say},
};

pub(crate) fn sign(file: Option<&Path>) -> Result<u8, Failure> {
    each(file, "requests failed", |line| facade::sign_bytes(line).map(|text| (text, true)))
}

pub(crate) fn verify(file: Option<&Path>) -> Result<u8, Failure> {
    each(file, "credentials are not valid", facade::verify_bytes)
}

/// What answers a request, and whether all is as it should be.
type Run = fn(&[u8]) -> Result<(String, bool), Error>;

/// Runs over the lines of a file; whether all are as they should be decides the exit status.
fn each(file: Option<&Path>, failed: &str, run: Run) -> Result<u8, Failure> {
    let mut out = Output::exact();
    let (mut input, _) = open(file, &out)?;
    let (mut number, mut bad) = (0_u64, 0_u64);
    input::each_line(&mut *input, &mut |line, request, _| {
        number += 1;
        let right = match request.and_then(run) {
            Ok((text, right)) => {
                writeln!(out, "{text}")?;
                right
            }
            Err(error) => {
                writeln!(out, "{}", facade::error_to_json(&error, Some(line)))?;
                false
            }
        };
        bad += u64::from(!right);
        Ok(())
    })?;
    out.flush()?;
    if bad > 0 {
        say(format_args!("{bad} of {number} {failed}"));
    }
    Ok(if bad > 0 { SOME_FAILED } else { ALL_READ })
}
