//! Lines of an AT command interface that carry data.

use thingwire::{Code, Complaint, Direction, Error, Note, Place, Record, error::Layer, wire::hex};

/// The layer of AT lines.
const LAYER: Layer = Layer::new("capture.at");

/// A command or notice that carries data in hex.
struct Command {
    /// Upper case; what comes before it on the line is a timestamp or a prompt.
    marker: &'static str,
    /// Which way the data goes.
    direction: Direction,
    /// Which of the comma-separated arguments is the declared length.
    length: usize,
    /// Which is the data.
    data: usize,
    /// How the arguments read.
    form: &'static str,
}

const fn command(
    marker: &'static str,
    direction: Direction,
    length: usize,
    data: usize,
    form: &'static str,
) -> Command {
    Command { marker, direction, length, data, form }
}

use Direction::{Down, Up};

/// Longer markers before those that they contain.
static COMMANDS: &[Command] = &[
    command("AT+NMGS=", Up, 0, 1, "AT+NMGS=<length>,<hex>"),
    command("AT+MLWULDATA=", Up, 0, 1, "AT+MLWULDATA=<length>,<hex>"),
    command("AT+QLWDATASEND=", Up, 3, 4, "AT+QLWDATASEND=19,0,0,<length>,<hex>,<mode>"),
    command("AT+QLWULDATA=", Up, 0, 1, "AT+QLWULDATA=<length>,<hex>"),
    command("AT+NSOST=", Up, 3, 4, "AT+NSOST=<socket>,<address>,<port>,<length>,<hex>"),
    command("AT+NSOSD=", Up, 1, 2, "AT+NSOSD=<socket>,<length>,<hex>"),
    command("+NNMI:", Down, 0, 1, "+NNMI:<length>,<hex>"),
    command("+QLWDATARECV:", Down, 3, 4, "+QLWDATARECV: 19,<..>,<..>,<length>,<hex>"),
    command("+CSONMI:", Down, 1, 2, "+CSONMI: <socket>,<length>,<hex>"),
    command("+MLWDLDATA:", Down, 0, 1, "+MLWDLDATA:<length>,<hex>"),
];

/// Notices whose data is left out in some settings: without it they are chatter.
static WITH_OPTIONAL_DATA: &[Command] = &[
    command("+NSONMI:", Down, 1, 2, "+NSONMI:<socket>,<length>,<hex>"),
    command("+QIURC: \"RECV\",", Down, 1, 2, "+QIURC: \"recv\",<socket>,<length>,<hex>"),
];

/// Whether the line is one that carries data.
pub(crate) fn looks_like(line: &str) -> bool {
    find(line).is_some()
}

/// Reads a line; none for chatter.
pub(crate) fn parse(line: &str) -> Option<(Result<Record<'static>, Error>, Vec<Note>)> {
    let (command, start) = find(line)?;
    let mut notes = Vec::new();
    let record = data(line, start, command, &mut notes)
        .map(|payload| Record::owned(payload).with_direction(command.direction));
    Some((record, notes))
}

/// The command on the line and where its arguments start.
fn find(line: &str) -> Option<(&'static Command, usize)> {
    let upper = line.to_ascii_uppercase();
    let known = COMMANDS.iter().chain(WITH_OPTIONAL_DATA).find_map(|command| {
        let at = upper.find(command.marker)?;
        // A question about the command, or its setting (`AT+NNMI=1`), carries nothing.
        let start = at + command.marker.len();
        (!line[start..].trim_start().starts_with('?')).then_some((command, start))
    });
    let (command, start) = match known {
        Some(found) => found,
        None => without_colon(&upper)?,
    };
    let optional = WITH_OPTIONAL_DATA.iter().any(|other| std::ptr::eq(other, command));
    if optional && line[start..].split(',').count() <= command.data {
        return None;
    }
    Some((command, start))
}

/// A notice that lost its colon: `+NNMI8,FFFE`.
fn without_colon(upper: &str) -> Option<(&'static Command, usize)> {
    COMMANDS.iter().find_map(|command| {
        let name = command.marker.strip_suffix(':')?;
        let at = upper.find(name)?;
        let rest = &upper[at + name.len()..];
        let asked = upper[..at].ends_with("AT") || rest.starts_with(['=', '?']);
        (!asked && rest.contains(',')).then_some((command, at + name.len()))
    })
}

fn data(line: &str, start: usize, command: &Command, notes: &mut Vec<Note>) -> Result<Vec<u8>, Error> {
    let arguments = &line[start..];
    let malformed = |found: String| {
        Complaint::new(Code::CaptureAtLine, LAYER, Place::bytes(start..line.len()))
            .expected(command.form)
            .found(found)
    };
    if !line[..start].ends_with([':', '=', ',']) {
        return Err(malformed("no colon behind the name".into()).into());
    }
    let mut at = start;
    let fields: Vec<(usize, &str)> = arguments
        .split(',')
        .map(|field| {
            let here = at;
            at += field.len() + 1;
            (here, field)
        })
        .collect();
    let (Some((_, length)), Some((data_at, data))) = (fields.get(command.length), fields.get(command.data))
    else {
        return Err(malformed(format!("{} arguments", fields.len())).into());
    };
    let length = length.trim();
    let digits = data.trim().trim_matches('"');
    // Inside white space and quotes.
    let offset = data_at + data.find(digits).unwrap_or(0);
    let bytes = hex::decode(digits).map_err(|error| error.map_place(|place| place.moved_by(offset)))?;
    if length.parse::<u64>() != Ok(bytes.len() as u64) {
        notes.push(
            Complaint::new(Code::RecordLengthDiffers, LAYER, Place::bytes(start..line.len()))
                .expected(format!("{length:.40} bytes, as the line says"))
                .found(bytes.len().to_string()),
        );
    }
    Ok(bytes)
}
