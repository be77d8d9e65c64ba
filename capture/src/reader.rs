//! Entry after entry.

use std::{
    collections::VecDeque,
    fmt,
    io::{self, BufRead},
};

use thingwire::{Code, Complaint, Error, Note, Place, Record, facade, wire::base64};

use crate::{
    Detection, Entry, Format, LAYER, LINE_BYTES, at, detect,
    detect::looks_like,
    hex,
    hexdump::{self, Dump},
    lines::{Line, Lines},
};

/// Lines that are looked at to tell the format.
const SAMPLE_LINES: usize = 100;

/// Reads a capture. An `Err` item is a real I/O error; a bad line is an entry.
#[derive(Debug)]
pub struct Reader<R> {
    lines: Lines<R>,
    ahead: VecDeque<Line>,
    format: Format,
    detection: Option<Detection>,
}

/// Why a capture cannot be opened.
#[derive(Debug)]
#[non_exhaustive]
pub enum OpenError {
    /// The input cannot be read.
    Io(io::Error),
    /// The first lines look like no known format.
    Format(Error),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::Io(error) => error.fmt(f),
            OpenError::Format(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for OpenError {}

impl<R: BufRead> Reader<R> {
    /// Opens a capture; without a format, it is told from the first lines. An empty capture has no entries.
    ///
    /// # Errors
    /// [`OpenError::Io`]; [`OpenError::Format`] when no format was given and none fits.
    pub fn new(input: R, format: Option<Format>) -> Result<Self, OpenError> {
        let mut lines = Lines::new(input);
        let mut ahead = VecDeque::new();
        let mut detection = None;
        let format = match format {
            Some(format) => format,
            None => {
                // A handful is enough, unless they say nothing: AT logs start with chatter.
                let mut size = 0;
                while ahead.len() < SAMPLE_LINES && size < LINE_BYTES && detection.is_none() {
                    let Some(line) = lines.next().map_err(OpenError::Io)? else { break };
                    size += line.bytes.len();
                    ahead.push_back(line);
                    detection = detect(texts(&ahead).iter().map(String::as_str));
                }
                match &detection {
                    Some(detection) => detection.format,
                    None if ahead.iter().all(|line: &Line| line.bytes.trim_ascii().is_empty()) => {
                        Format::JsonLines
                    }
                    None => return Err(OpenError::Format(unknown_format(&ahead))),
                }
            }
        };
        Ok(Reader { lines, ahead, format, detection })
    }

    /// The format that is read.
    pub fn format(&self) -> Format {
        self.format
    }

    /// How the format was told; none when it was given.
    pub fn detection(&self) -> Option<&Detection> {
        self.detection.as_ref()
    }

    /// Bytes taken from the input so far.
    pub fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }

    fn next_line(&mut self) -> io::Result<Option<Line>> {
        match self.ahead.pop_front() {
            Some(line) => Ok(Some(line)),
            None => self.lines.next(),
        }
    }

    fn next_entry(&mut self) -> io::Result<Option<Entry>> {
        while let Some(line) = self.next_line()? {
            if line.bytes.trim_ascii().is_empty() {
                continue;
            }
            let text = match text_of(&line) {
                Ok(text) => text,
                Err(error) => return Ok(Some(entry(&line, Err(error), Vec::new()))),
            };
            if self.format == Format::HexDump {
                return self.dump(line, text).map(Some);
            }
            if let Some((record, notes)) = one_line(self.format, &text) {
                let record = record.map_err(|error| other_format(self.format, &text).unwrap_or(error));
                return Ok(Some(entry(&line, record, notes)));
            }
        }
        Ok(None)
    }

    /// The lines of one dump, from its first on.
    fn dump(&mut self, first: Line, text: String) -> io::Result<Entry> {
        let mut dump = Dump::default();
        let mut failure = hexdump::parse(&text).and_then(|line| dump.push(line)).err();
        let (number, mut all) = (first.number, text);
        while let Some(line) = self.next_line()? {
            if line.bytes.trim_ascii().is_empty() {
                break;
            }
            let parsed = text_of(&line).and_then(|text| Ok((hexdump::parse(&text)?, text)));
            if let Ok((dump_line, _)) = &parsed
                && dump.is_next(dump_line)
            {
                self.ahead.push_front(line);
                break;
            }
            if all.len() < LINE_BYTES {
                all.push('\n');
                all.push_str(&String::from_utf8_lossy(&line.bytes));
            }
            if failure.is_none() {
                let pushed = parsed.and_then(|(dump_line, _)| dump.push(dump_line));
                failure = pushed.err().map(|error| in_line(error, line.number));
            }
        }
        let record = match failure {
            Some(error) => Err(error),
            None => Ok(Record::owned(dump.into_bytes())),
        };
        Ok(Entry { line: number, text: all, record, notes: Vec::new() })
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = io::Result<Entry>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_entry().transpose()
    }
}

/// Reads one line of a format that has a record a line; none for what carries nothing.
fn one_line(format: Format, text: &str) -> Option<(Result<Record<'static>, Error>, Vec<Note>)> {
    let plain = |bytes: Result<Vec<u8>, Error>| Some((bytes.map(Record::owned), Vec::new()));
    match format {
        Format::JsonLines => Some(match facade::record_from_json(text.as_bytes()) {
            Ok((record, notes)) => (Ok(record.into_owned()), notes),
            Err(error) => (Err(error), Vec::new()),
        }),
        Format::Hex => match hex::parse(text).transpose() {
            Some(bytes) => plain(bytes),
            None => None,
        },
        Format::Base64 => plain(base64::decode(text.trim())),
        // Dumps span lines, so they never come here.
        Format::At | Format::HexDump => at::parse(text),
    }
}

fn entry(line: &Line, record: Result<Record<'static>, Error>, notes: Vec<Note>) -> Entry {
    Entry { line: line.number, text: String::from_utf8_lossy(&line.bytes).into_owned(), record, notes }
}

/// A line's text, or why it has none.
fn text_of(line: &Line) -> Result<String, Error> {
    if line.cut {
        return Err(Complaint::new(Code::LimitExceeded, LAYER, Place::whole())
            .expected(format!("lines of at most {LINE_BYTES} bytes"))
            .into());
    }
    String::from_utf8(line.bytes.clone()).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Complaint::new(Code::CaptureNotText, LAYER, Place::byte(at))
            .expected("UTF-8 text")
            .found(format!("byte {:02x}", line.bytes[at]))
            .into()
    })
}

fn texts(lines: &VecDeque<Line>) -> Vec<String> {
    lines.iter().map(|line| String::from_utf8_lossy(&line.bytes).into_owned()).collect()
}

/// Says that a line that cannot be read looks like another format.
fn other_format(format: Format, text: &str) -> Option<Error> {
    let other =
        Format::ALL.iter().copied().find(|other| *other != format && looks_like(*other, text).is_some())?;
    // Everything is base64 sooner or later, and a broken line of hex is no news as such.
    if other == Format::Base64 || looks_like(format, text).is_some() {
        return None;
    }
    Some(
        Complaint::new(Code::CaptureLineFormat, LAYER, Place::bytes(0..text.len()))
            .expected(format.name())
            .found(format!("what looks like {}", other.name()))
            .into(),
    )
}

/// The number of the line inside an entry of several.
fn in_line(error: Error, number: u64) -> Error {
    let complaint = error.into_complaint();
    let found = match complaint.found_text() {
        "" => format!("it in line {number}"),
        found => format!("{found} in line {number}"),
    };
    complaint.found(found).into()
}

fn unknown_format(lines: &VecDeque<Line>) -> Error {
    let first = lines.iter().find(|line| !line.bytes.trim_ascii().is_empty());
    let bytes = first.map_or(&[][..], |line| &line.bytes);
    let found = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            "UTF-16 text, or raw bytes; save it as UTF-8, or as hex".to_owned()
        }
        _ => format!("{:?}", String::from_utf8_lossy(bytes).chars().take(60).collect::<String>()),
    };
    let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    Complaint::new(Code::CaptureFormatUnknown, LAYER, Place::whole())
        .expected(format!("lines of {}", names.join(", ")))
        .found(found)
        .into()
}
