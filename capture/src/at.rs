//! Lines of an AT command interface that carry data.

mod commands;

use std::net::Ipv4Addr;

use commands::{Command, SOCKET_READ};
use thingwire::{
    Code, Complaint, Direction, Error, Note, Place, Record,
    error::Layer,
    wire::{base64, hex},
};

/// The layer of AT lines.
pub(crate) const LAYER: Layer = Layer::new("capture.at");

/// What a line of a log says.
#[derive(Debug)]
pub(crate) enum AtLine {
    /// Data.
    Data {
        record: Record<'static>,
        notes: Vec<Note>,
        /// Where the command starts, behind time stamps and prompts: an echo is the same from there on.
        start: usize,
    },
    /// Data of this declared length comes on the next line, or is read later.
    Announced { declared: String, direction: Direction },
    /// A command or report without data, or an answer such as `OK`.
    Chatter,
    /// Nothing that modules print.
    Other,
}

/// A name with its surroundings: `AT+NMGS=...`, `+NNMI:...`.
struct Token<'t> {
    /// Where the command starts: at `AT` or at the plus sign.
    start: usize,
    sent: bool,
    name: &'t str,
    /// Where what follows the name starts.
    after: usize,
    /// Nothing of a word is in front, and nothing of one behind.
    apart: bool,
}

/// No command takes more fields: of a line of commas, no more are kept.
const MOST_FIELDS: usize = 16;

/// What loggers put behind a line.
const CLOSERS: &[char] = &['"', '\'', ']', ')', '}'];

/// Reads a line, whatever a logger wrote in front of the command. Places count from its start.
pub(crate) fn read(text: &str) -> Result<AtLine, Error> {
    let mut named = None;
    for token in tokens(text) {
        if token.apart {
            named = named.or(Some(token.after));
        }
        let Some(command) = commands::find(token.name) else { continue };
        // `AT+NNMI=1` sets the report up; `+NMGS:` is no report of data.
        if (command.direction == Direction::Up) != token.sent {
            continue;
        }
        // Two lines may have run together; without its mark it is more likely a piece of another word.
        if !token.apart && !text[token.after..].starts_with([':', '=']) {
            continue;
        }
        return arguments(text, command, &token);
    }
    if let Some(after) = named {
        return match unlisted_data(text, after) {
            Some(place) => Err(Complaint::new(Code::CaptureAtUnknown, LAYER, place)
                .expected("a command whose fields are known")
                .into()),
            None => Ok(AtLine::Chatter),
        };
    }
    if let Some(start) = socket_read(text) {
        return fields(text, &SOCKET_READ, start, start);
    }
    let answers = ["OK", "ERROR", "AT", "ATI", "ATE0", "ATE1"];
    let answer = answers.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
    Ok(if answer { AtLine::Chatter } else { AtLine::Other })
}

/// What is typed or sent behind the prompt of a command that waits for data.
pub(crate) fn behind_prompt(text: &str) -> Option<&str> {
    text.trim_start().strip_prefix('>').map(str::trim_start)
}

/// Whether the line is the same command again: the module's echo, whatever a logger wrote in front.
pub(crate) fn is_again(line: &str, command: &str) -> bool {
    matches!(read(line), Ok(AtLine::Data { start, .. }) if line[start..].trim_end() == command.trim_end())
}

/// The note on a command that was echoed.
pub(crate) fn echo(number: u64) -> Note {
    Complaint::new(Code::CaptureAtEcho, LAYER, Place::whole())
        .expected("an answer behind the command")
        .found(format!("the same command in line {number}, counted once"))
}

/// What stands on the line behind an announcement; none when that is no data, which is read later then.
pub(crate) fn announced(
    declared: &str,
    direction: Direction,
    next: &str,
) -> Option<Result<(Record<'static>, Vec<Note>), Error>> {
    let (_, data) = unquoted((0, without_written_end(next).trim()));
    if let Ok(bytes) = hex::decode(data)
        && !bytes.is_empty()
    {
        let note = length_note(declared, data, false, Place::whole());
        return Some(Ok((Record::owned(bytes).with_direction(direction), note.into_iter().collect())));
    }
    let other = matches!(read(next), Ok(AtLine::Other));
    other.then(|| {
        Err(Complaint::new(Code::CaptureAtLine, LAYER, Place::whole())
            .expected("data in hex on the next line")
            .found("other text there")
            .into())
    })
}

/// Says that the length that came with data is not the data's.
fn length_note(declared: &str, data: &str, counts_digits: bool, place: Place) -> Option<Note> {
    let (real, unit) = if counts_digits { (data.len(), "digits") } else { (data.len() / 2, "bytes") };
    (declared.parse() != Ok(real)).then(|| {
        Complaint::new(Code::RecordLengthDiffers, LAYER, place)
            .expected(format!("{declared:.40} {unit}, as the line says"))
            .found(real.to_string())
    })
}

fn arguments(text: &str, command: &Command, token: &Token<'_>) -> Result<AtLine, Error> {
    let rest = &text[token.after..];
    let mark = if token.sent { '=' } else { ':' };
    let Some(arguments) = rest.strip_prefix(mark) else {
        // `+NNMI` alone announces, `AT+NMGS?` and `AT+NMGS=?` ask.
        let bare = rest.chars().all(|next| next.is_whitespace() || CLOSERS.contains(&next));
        if bare || rest.starts_with('?') {
            return Ok(AtLine::Chatter);
        }
        return Err(Complaint::new(Code::CaptureAtLine, LAYER, Place::byte(token.after))
            .expected(command.form)
            .found(format!("no {mark:?} behind the name"))
            .into());
    };
    if arguments.trim_start().starts_with('?') {
        return Ok(AtLine::Chatter);
    }
    fields(text, command, token.start, token.after + 1)
}

/// Reads the comma-separated fields that start at `from`.
fn fields(text: &str, command: &Command, start: usize, from: usize) -> Result<AtLine, Error> {
    let arguments = without_written_end(&text[from..]);
    let mut at = from;
    let count = arguments.split(',').count();
    let fields: Vec<(usize, &str)> = arguments
        .split(',')
        .take(MOST_FIELDS)
        .map(|field| {
            let here = at + field.len() - field.trim_start().len();
            at += field.len() + 1;
            (here, field.trim())
        })
        .collect();
    if let Some((index, wanted)) = command.needs
        && fields.get(index).is_some_and(|(_, field)| !field.eq_ignore_ascii_case(wanted))
    {
        return Ok(AtLine::Chatter);
    }
    // The answer to `AT+NNMI?` is the mode alone.
    let mode = command.name == "NNMI" && count == 1 && matches!(fields[0].1, "0" | "1" | "2");
    if mode || command.empty.contains(&count) {
        return Ok(AtLine::Chatter);
    }
    if command.announces == Some(count) {
        let (at, declared) = fields[count - 1];
        check_number(declared, at, command)?;
        let none = declared.bytes().all(|byte| byte == b'0');
        let announced = AtLine::Announced { declared: declared.to_owned(), direction: command.direction };
        return Ok(if none { AtLine::Chatter } else { announced });
    }
    if command.unmeasured == Some(count) {
        let record = Record::owned(hex_of(fields[count - 1])?).with_direction(command.direction);
        return Ok(AtLine::Data { record, notes: Vec::new(), start });
    }
    let layout = command.layouts.iter().find(|(least, most, _)| (*least..=*most).contains(&count));
    let Some(&(_, _, before)) = layout else {
        return Err(Complaint::new(Code::CaptureAtLine, LAYER, Place::bytes(from..from + arguments.len()))
            .expected(command.form)
            .found(if count == 1 { "no comma".to_owned() } else { format!("{count} arguments") })
            .into());
    };
    let (length_at, declared) = fields[before];
    check_number(declared, length_at, command)?;
    let (_, data) = unquoted(fields[before + 1]);
    let bytes = hex_of(fields[before + 1])?;
    let place = Place::bytes(length_at..length_at + declared.len());
    let notes = length_note(declared, data, command.counts_digits, place).into_iter().collect();
    Ok(AtLine::Data { record: Record::owned(bytes).with_direction(command.direction), notes, start })
}

/// The bytes of a field.
fn hex_of(field: (usize, &str)) -> Result<Vec<u8>, Error> {
    let (at, data) = unquoted(field);
    hex::decode(data).map_err(|error| error.map_place(|place| place.moved_by(at)))
}

/// A length is digits; a minus is a number too, which no data has.
fn check_number(text: &str, at: usize, command: &Command) -> Result<(), Error> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(());
    }
    Err(Complaint::new(Code::CaptureAtLine, LAYER, Place::bytes(at..at + text.len()))
        .expected(format!("a length in {}", command.form))
        .found(format!("{:?}", text.chars().take(20).collect::<String>()))
        .into())
}

/// Loggers write line ends out, and close what they opened.
fn without_written_end(arguments: &str) -> &str {
    const LINE_ENDS: [&str; 4] = [r"\r", r"\n", "<CR>", "<LF>"];
    let mut arguments = arguments.trim_end();
    loop {
        let ends = LINE_ENDS.iter().chain(&["]", ")", "}"]);
        let shorter = ends.into_iter().find_map(|end| arguments.strip_suffix(end)).or_else(|| {
            // A quote around the whole line; one of the data's own has no line end in front.
            let inside = arguments.strip_suffix(['"', '\''])?;
            LINE_ENDS.iter().any(|end| inside.ends_with(end)).then_some(inside)
        });
        let Some(shorter) = shorter else { return arguments };
        arguments = shorter.trim_end();
    }
}

fn unquoted((at, field): (usize, &str)) -> (usize, &str) {
    let open = field.strip_prefix(['"', '\'']);
    let inside = open.unwrap_or(field);
    (at + usize::from(open.is_some()), inside.strip_suffix(['"', '\'']).unwrap_or(inside))
}

/// Every `+NAME` of a line.
fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    text.match_indices('+').filter_map(|(plus, _)| {
        let rest = &text[plus + 1..];
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let name = Some(&rest[..letters]).filter(|name| name.len() >= 2)?;
        let sent = plus >= 2 && text.as_bytes()[plus - 2..plus].eq_ignore_ascii_case(b"AT");
        let start = if sent { plus - 2 } else { plus };
        let after = plus + 1 + letters;
        let front = text[..start].chars().next_back();
        // Base64 has plus signs too, with letters, digits and signs of its own around them.
        let front_apart = front.is_none_or(|front| !front.is_alphanumeric() && !matches!(front, '/' | '+'));
        let behind = text[after..].chars().next();
        let behind_apart = behind.is_none_or(|next| {
            matches!(next, ':' | '=' | '?') || next.is_whitespace() || CLOSERS.contains(&next)
        });
        let apart = front_apart && (behind_apart || commands::find(name).is_some());
        Some(Token { start, sent, name, after, apart })
    })
}

/// Where data stands in the arguments of an unknown command: so that it is not lost without a word.
fn unlisted_data(text: &str, after: usize) -> Option<Place> {
    let arguments = without_written_end(&text[after..]);
    // A message of an MQTT or HTTP command: its commas are not those between fields.
    if let Some(object) = arguments.find('{').filter(|start| is_object(&arguments[*start..])) {
        return Some(Place::bytes(after + object..after + arguments.len()));
    }
    let mut at = after;
    let mut before = "";
    for field in arguments.split(',') {
        // The first field comes with its mark.
        let mark = field.len() - field.trim_start_matches([':', '=', ' ']).len();
        let (start, data) = unquoted((at + mark, field[mark..].trim()));
        at += field.len() + 1;
        let declared = std::mem::replace(&mut before, data).parse::<usize>().ok();
        if is_data(data, declared) {
            return Some(Place::bytes(start..start + data.len()));
        }
    }
    None
}

/// A JSON object with a member, also in the spellings that modules have for quotes inside of quotes.
fn is_object(text: &str) -> bool {
    let inside = text.trim_start_matches('{').trim_start();
    ["\"", "\\\"", "\\22"].iter().any(|quote| inside.starts_with(quote))
}

/// Hex or base64 that is long, or as long as the field in front says. Numbers of modules and cards are long too, but
/// decimal, with at most a letter to fill them up.
fn is_data(field: &str, declared: Option<usize>) -> bool {
    let letters = field.bytes().filter(u8::is_ascii_alphabetic).count();
    if let Ok(bytes) = hex::decode(field) {
        let said =
            field.len() >= 8 && declared.is_some_and(|length| [bytes.len(), field.len()].contains(&length));
        return said || (field.len() >= 16 && letters >= 2);
    }
    let said = |bytes: &[u8]| field.len() >= 8 && declared == Some(bytes.len());
    base64::decode(field).is_ok_and(|bytes| said(&bytes) || (field.len() >= 16 && field.ends_with('=')))
}

/// Where the answer to `AT+NSORF` starts: six fields at the end of the line, of which the second is an IPv4 address.
fn socket_read(text: &str) -> Option<usize> {
    let commas: Vec<usize> = text.rmatch_indices(',').map(|(at, _)| at).take(5).collect();
    let [.., second, first] = commas[..] else { return None };
    if commas.len() < 5 {
        return None;
    }
    let address = text[first + 1..second].trim().trim_matches('"');
    address.parse::<Ipv4Addr>().ok()?;
    let digits = text[..first].bytes().rev().take_while(u8::is_ascii_digit).count();
    (digits > 0).then(|| first - digits)
}
