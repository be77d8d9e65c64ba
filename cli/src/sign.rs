//! `thingwire sign` and `thingwire verify`: a request a line, its credentials or verdict a line. Secrets come from the input only,
//! never from arguments, which every process on the machine can read.

use std::io::{BufRead, Write};

use thingwire::{Error, facade};

use crate::{
    ALL_READ, SOME_FAILED,
    commands::exact,
    input::{Failure, open},
};

pub(crate) fn sign(file: Option<&str>) -> Result<u8, Failure> {
    each(file, "requests failed", |line| facade::sign_bytes(line).map(|text| (text, true)))
}

pub(crate) fn verify(file: Option<&str>) -> Result<u8, Failure> {
    each(file, "credentials are not valid", facade::verify_bytes)
}

/// Runs over the lines of a file; whether all are as they should be decides the exit status.
fn each(
    file: Option<&str>,
    failed: &str,
    run: impl Fn(&[u8]) -> Result<(String, bool), Error>,
) -> Result<u8, Failure> {
    let (mut input, _) = open(file)?;
    let mut out = exact();
    let (mut line, mut at, mut number, mut bad) = (Vec::new(), 0_u64, 0_u64, 0_u64);
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        at += 1;
        let request = line.trim_ascii();
        if request.is_empty() {
            continue;
        }
        number += 1;
        let right = match run(request) {
            Ok((text, right)) => {
                writeln!(out, "{text}")?;
                right
            }
            Err(error) => {
                writeln!(out, "{}", facade::error_to_json(&error, Some(at)))?;
                false
            }
        };
        bad += u64::from(!right);
    }
    out.flush()?;
    if bad > 0 {
        eprintln!("thingwire: {bad} of {number} {failed}");
    }
    Ok(if bad > 0 { SOME_FAILED } else { ALL_READ })
}
