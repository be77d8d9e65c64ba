//! The commands.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use thingwire::{
    Code, Complaint, Error, Kind, Record, Vendor, codes, explain as explain_record, explain::Node, facade,
};
use thingwire_capture::Entry;

use crate::{
    ALL_READ, FormatName, Records, SOME_FAILED,
    input::{self, Failure, hint, keys, open, open_capture, or_standard},
    model,
    output::{Output, say},
    progress::Progress,
    tree::{self, BAD, BOLD},
};

/// JSON without line ends: where a message keeps them, between its tokens, a space says the same. None stands in a string.
pub(crate) fn one_line(json: String) -> String {
    if json.contains(['\n', '\r']) { json.replace(['\n', '\r'], " ") } else { json }
}

pub(crate) fn decode(records: &Records, json: bool, models: &[PathBuf]) -> Result<u8, Failure> {
    let mut files: Vec<&Path> = models.iter().chain(&records.keys).map(PathBuf::as_path).collect();
    files.push(or_standard(records.file.as_deref()));
    input::once(&files)?;
    let models = model::read(models)?;
    each(records, json, |out, number, entry, record, notes| {
        let outcome = record.and_then(|record| facade::decode_with_models(record, notes, &models));
        match &outcome {
            outcome if json => match outcome {
                Ok(_) => writeln!(out, "{}", one_line(facade::outcome_to_json(outcome)))?,
                Err(error) => writeln!(out, "{}", facade::error_to_json(error, Some(entry.line)))?,
            },
            Ok(decoded) => {
                let vendor = decoded.vendor.map_or("unknown vendor", Vendor::name);
                let direction = decoded.direction.map_or("direction unknown", thingwire::Direction::name);
                heading(out, number, entry, &format!("{vendor} {}, {direction}", decoded.kind))?;
                if let Ok(record) = &entry.record {
                    below(&explain_record(record)).iter().try_for_each(|node| tree::plain(out, node, 1))?;
                }
                decoded.notes.iter().try_for_each(|note| tree::note(out, note))?;
            }
            Err(error) => {
                failed(out, number, entry)?;
                if let Ok(record) = &entry.record {
                    below(&explain_record(record)).iter().try_for_each(|node| tree::plain(out, node, 1))?;
                }
                complaints(out, entry, error)?;
            }
        }
        Ok(outcome.is_ok())
    })
}

pub(crate) fn explain(records: &Records, json: bool) -> Result<u8, Failure> {
    if let Some(keys) = &records.keys {
        input::once(&[keys, or_standard(records.file.as_deref())])?;
    }
    each(records, json, |out, number, entry, record, notes| {
        let outcome = record.and_then(|record| facade::decode_with(record, notes));
        match &entry.record {
            Ok(record) if json => writeln!(out, "{}", facade::node_to_json(&explain_record(record)))?,
            Err(error) if json => writeln!(out, "{}", facade::error_to_json(error, Some(entry.line)))?,
            Ok(record) => {
                match &outcome {
                    Ok(decoded) => heading(out, number, entry, decoded.kind.info().summary)?,
                    Err(_) => failed(out, number, entry)?,
                }
                below(&explain_record(record))
                    .iter()
                    .try_for_each(|node| tree::annotated(out, node, &record.payload, 0))?;
                match &outcome {
                    Ok(decoded) => decoded.notes.iter().try_for_each(|note| tree::note(out, note))?,
                    Err(error) => complaints(out, entry, error)?,
                }
            }
            Err(error) => {
                failed(out, number, entry)?;
                complaints(out, entry, error)?;
            }
        }
        Ok(outcome.is_ok())
    })
}

/// The parts of a record's tree, without errors: those are printed as such.
pub(crate) fn below(node: &Node) -> Vec<Node> {
    node.children.iter().filter(|child| child.label != "error").cloned().collect()
}

fn heading(out: &mut impl Write, number: u64, entry: &Entry, text: &str) -> io::Result<()> {
    writeln!(out, "{BOLD}#{number}{BOLD:#} line {}: {BOLD}{text}{BOLD:#}", entry.line)
}

fn failed(out: &mut impl Write, number: u64, entry: &Entry) -> io::Result<()> {
    writeln!(out, "{BOLD}#{number}{BOLD:#} line {}: {BAD}not read{BAD:#}", entry.line)?;
    writeln!(out, "  {}", tree::Shown(&entry.excerpt()))
}

/// Why a record cannot be read, behind what is odd about its lines: a length that differs may be the reason.
fn complaints(out: &mut impl Write, entry: &Entry, error: &Error) -> io::Result<()> {
    let mut others = entry.notes.iter().filter(|note| note.code() != error.code());
    others.try_for_each(|note| tree::note(out, note))?;
    tree::error(out, error)
}

/// Runs over a capture, record by record.
fn each(
    records: &Records,
    json: bool,
    mut one: impl FnMut(
        &mut Output,
        u64,
        &Entry,
        Result<&Record<'static>, Error>,
        Vec<Complaint>,
    ) -> io::Result<bool>,
) -> Result<u8, Failure> {
    let keys = keys(records.keys.as_deref())?;
    let mut out = if json { Output::exact() } else { Output::for_people() };
    let (mut reader, size) = open_capture(records, &out)?;
    if let Some(detection) = reader.detection()
        && (!json || !detection.also.is_empty())
    {
        let also: Vec<&str> = detection.also.iter().map(|format| format.name()).collect();
        let also = if also.is_empty() {
            String::new()
        } else {
            format!("; it can be {} as well", also.join(" or "))
        };
        say(format_args!("read as {}, because {}{also}", detection.format.name(), detection.reason));
    }
    let mut progress = Progress::new(size);
    let (mut number, mut bad) = (0_u64, 0_u64);
    while let Some(entry) = reader.next() {
        let mut entry = entry?;
        number += 1;
        if let Ok(record) = &mut entry.record {
            hint(record, records, &keys);
        }
        // A tree shows those on the lines of a record that cannot be read, too.
        let notes = if json { std::mem::take(&mut entry.notes) } else { entry.notes.clone() };
        let record = entry.record.as_ref().map_err(Clone::clone);
        if !one(&mut out, number, &entry, record, notes)? {
            bad += 1;
        }
        progress.record(reader.bytes_read());
    }
    out.flush()?;
    drop(progress);
    // An AT log may have nothing but chatter. Of blank lines no format was told either.
    if number == 0
        && reader.bytes_read() > 0
        && (reader.detection().is_some() || records.format != FormatName::Auto)
    {
        say(format_args!("no records in {} bytes of {}", reader.bytes_read(), reader.format().name()));
    }
    if bad > 0 {
        say(format_args!("{bad} of {number} records failed"));
    }
    Ok(if bad > 0 { SOME_FAILED } else { ALL_READ })
}

pub(crate) fn encode(file: Option<&Path>, keys_file: Option<&Path>) -> Result<u8, Failure> {
    if let Some(keys) = keys_file {
        input::once(&[keys, or_standard(file)])?;
    }
    let keys = keys(keys_file)?;
    let mut out = Output::exact();
    let (mut input, size) = open(file, &out)?;
    let mut progress = Progress::new(size);
    let (mut number, mut bad) = (0_u64, 0_u64);
    input::each_line(&mut *input, &mut |line, text, bytes| {
        number += 1;
        let record = text
            .and_then(|text| facade::decoded_from_json_with(text, keys.clone()))
            .and_then(|decoded| thingwire::encode(&decoded).map(|record| facade::record_to_json(&record)));
        match record {
            Ok(record) => writeln!(out, "{record}")?,
            Err(error) => {
                writeln!(out, "{}", facade::error_to_json(&error, Some(line)))?;
                bad += 1;
            }
        }
        progress.record(bytes);
        Ok(())
    })?;
    out.flush()?;
    drop(progress);
    if bad > 0 {
        say(format_args!("{bad} of {number} objects failed"));
    }
    Ok(if bad > 0 { SOME_FAILED } else { ALL_READ })
}

pub(crate) fn codes(vendor: &str, code: Option<&str>, json: bool) -> Result<u8, Failure> {
    let mut out = Output::for_people();
    if vendor == "thingwire" {
        return own_codes(&mut out, code, json);
    }
    let vendor = Vendor::from_name(vendor).ok_or_else(|| {
        Failure::Usage(format!(
            "no vendor is named {vendor:?}: alibaba, huawei, tencent, or thingwire for our own codes"
        ))
    })?;
    let mut found = 0;
    for info in codes::all(vendor)
        .iter()
        .copied()
        .flatten()
        .filter(|info| code.is_none_or(|code| info.is_named(code)))
    {
        found += 1;
        if json {
            writeln!(out, "{}", facade::code_to_json(info))?;
            continue;
        }
        let also = if info.also.is_empty() { String::new() } else { format!(" ({})", info.also) };
        writeln!(out, "{BOLD}{} {}{also}: {}{BOLD:#}", info.family, info.code, info.meaning)?;
        let used_in = info.used_in.join(", ");
        let lines =
            [("cause", info.cause), ("remedy", info.remedy), ("spec", info.spec), ("used in", &used_in)];
        for (label, text) in lines.into_iter().filter(|(_, text)| !text.is_empty()) {
            writeln!(out, "  {label:<8} {text}")?;
        }
    }
    out.flush()?;
    match code {
        Some(code) if found == 0 => {
            Err(Failure::Usage(format!("{} has no code {code:?} that is known here", vendor.name())))
        }
        None if found == 0 => {
            Err(Failure::Usage(format!("no codes of {} are known here yet", vendor.name())))
        }
        _ => Ok(ALL_READ),
    }
}

/// The complaints that this program makes itself.
fn own_codes(out: &mut impl Write, code: Option<&str>, json: bool) -> Result<u8, Failure> {
    let wanted: Vec<&Code> =
        Code::ALL.iter().filter(|known| code.is_none_or(|code| known.name() == code)).collect();
    if wanted.is_empty() {
        return Err(Failure::Usage(format!("no complaint is named {:?}", code.unwrap_or_default())));
    }
    for known in wanted {
        if json {
            writeln!(out, "{}", facade::complaint_code_to_json(*known))?;
        } else {
            writeln!(out, "{BOLD}{known}{BOLD:#} ({}): {}", known.severity().name(), known.summary())?;
            for line in known.documentation().lines() {
                writeln!(out, "  {}", line.trim())?;
            }
        }
    }
    out.flush()?;
    Ok(ALL_READ)
}

pub(crate) fn kinds(vendor: Option<Vendor>, json: bool) -> Result<u8, Failure> {
    let mut out = Output::for_people();
    let kinds: Vec<Kind> =
        thingwire::kinds().filter(|kind| vendor.is_none() || kind.info().vendor == vendor).collect();
    let width = kinds.iter().map(|kind| kind.name().len()).max().unwrap_or(0);
    for kind in kinds {
        if json {
            writeln!(out, "{}", facade::kind_to_json(kind))?;
            continue;
        }
        let info = kind.info();
        let vendor = info.vendor.map_or("-", Vendor::name);
        let direction = info.direction.map_or("both", thingwire::Direction::name);
        let topic = info.topic.unwrap_or("-");
        writeln!(
            out,
            "{vendor:<8} {BOLD}{:<width$}{BOLD:#} {direction:<4} {topic}  {}",
            info.name, info.summary
        )?;
    }
    out.flush()?;
    Ok(ALL_READ)
}
