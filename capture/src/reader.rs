//! Entry after entry.

use std::{
    collections::VecDeque,
    fmt,
    io::{self, BufRead},
};

use thingwire::{Code, Direction, Error, Note, Record, facade, wire::base64};

use crate::{
    Detection, Entry, Format, LINE_BYTES,
    at::{self, AtLine},
    detect::{Tally, unknown_format},
    dump::Dump,
    hex, hexdump,
    lines::{Line, Lines},
    look::{is_json_list, other_format},
};

/// Lines that are looked at to tell the format.
const SAMPLE_LINES: usize = 100;

/// Lines that are looked at where none so far looks like anything.
const CHATTER_LINES: usize = 10_000;

/// Blank lines that may stand between two lines that belong together: the line ends of a serial port, printed one by one.
const BLANK_LINES: usize = 8;

/// Reads a capture. An `Err` item is a real I/O error; a bad line is an entry.
pub struct Reader<R> {
    lines: Lines<R>,
    ahead: VecDeque<Line>,
    /// An input that failed while a line ahead was looked at.
    failure: Option<io::Error>,
    format: Format,
    detection: Option<Detection>,
    /// That the format is not certain: for the first entry.
    doubt: Option<Note>,
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
        let mut reader = Reader {
            lines: Lines::new(input),
            ahead: VecDeque::new(),
            failure: None,
            format: format.unwrap_or(Format::JsonLines),
            detection: None,
            doubt: None,
        };
        if format.is_none() {
            reader.tell_format()?;
        }
        Ok(reader)
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

    fn tell_format(&mut self) -> Result<(), OpenError> {
        let mut tally = Tally::default();
        let mut size = 0;
        // A module's log may start with pages of what its system says: as long as nothing looks like data, there are more lines.
        while size < LINE_BYTES
            && !tally.is_settled()
            && (self.ahead.len() < SAMPLE_LINES || (tally.is_empty() && self.ahead.len() < CHATTER_LINES))
        {
            let Some(line) = self.lines.next().map_err(OpenError::Io)? else { break };
            size += line.bytes.len();
            let text = String::from_utf8_lossy(&line.bytes);
            if is_json_list(&text) && self.ahead.iter().all(Line::is_blank) {
                // The lines of a printed list look like all sorts of things.
                return Err(OpenError::Format(unknown_format([&*line.bytes])));
            }
            tally.add(&text);
            self.ahead.push_back(line);
        }
        match tally.outcome() {
            Some(detection) => {
                self.format = detection.format;
                self.doubt = detection.doubt();
                self.detection = Some(detection);
            }
            None if self.ahead.iter().all(Line::is_blank) => {}
            None => {
                return Err(OpenError::Format(unknown_format(self.ahead.iter().map(|line| &*line.bytes))));
            }
        }
        Ok(())
    }

    fn next_line(&mut self) -> io::Result<Option<Line>> {
        if let Some(line) = self.ahead.pop_front() {
            return Ok(Some(line));
        }
        match self.failure.take() {
            Some(failure) => Err(failure),
            None => self.lines.next(),
        }
    }

    /// The line that is `index` lines ahead, without taking it; none at the end.
    fn peek(&mut self, index: usize) -> Option<&Line> {
        while self.ahead.len() <= index && self.failure.is_none() {
            match self.lines.next() {
                Ok(line) => self.ahead.push_back(line?),
                Err(failure) => self.failure = Some(failure),
            }
        }
        self.ahead.get(index)
    }

    fn next_entry(&mut self) -> io::Result<Option<Entry>> {
        while let Some(line) = self.next_line()? {
            if line.is_blank() {
                continue;
            }
            let text = match line.text() {
                Ok(text) => text,
                Err(error) => return Ok(Some(entry(&line, Err(error)))),
            };
            let read = match self.format {
                Format::HexDump if hexdump::is_dump_line(text) => return self.dump(&line, text).map(Some),
                Format::At => self.at_line(&line, text),
                format => one_line(format, text).map(|read| entry(&line, read)),
            };
            if let Some(mut entry) = read {
                entry.record = entry.record.map_err(|error| other_format(self.format, text).unwrap_or(error));
                return Ok(Some(entry));
            }
        }
        Ok(None)
    }

    /// A line of an AT log, with the next one where that belongs to it; none for chatter.
    fn at_line(&mut self, line: &Line, text: &str) -> Option<Entry> {
        match at::read(text) {
            Err(error) => Some(entry(line, Err(error))),
            Ok(AtLine::Chatter) => None,
            Ok(AtLine::Other) => {
                let said = other_format(Format::At, at::behind_prompt(text).unwrap_or(text));
                said.map(|error| entry(line, Err(error)))
            }
            Ok(AtLine::Data { record, notes, start }) => {
                let sent = record.hints.direction == Some(Direction::Up);
                let mut entry = entry(line, Ok((record, notes)));
                while sent && let Some((index, next)) = self.peek_said() {
                    let number = next.number;
                    if !next.text().is_ok_and(|next| at::is_again(next, &text[start..])) {
                        break;
                    }
                    self.ahead.drain(..=index);
                    if !entry.notes.iter().any(|note| note.code() == Code::CaptureAtEcho) {
                        entry.notes.push(at::echo(number));
                    }
                }
                Some(entry)
            }
            Ok(AtLine::Announced { declared, direction }) => {
                let (index, next) = self.peek_said()?;
                let next = String::from_utf8_lossy(&next.bytes).into_owned();
                let read = at::announced(&declared, direction, &next)?;
                let mut entry = entry(line, read);
                if entry.record.is_ok() {
                    self.ahead.drain(..=index);
                    entry.text.push('\n');
                    entry.text.push_str(&next);
                }
                Some(entry)
            }
        }
    }

    /// The next line that is not blank, and how many lines are in front of it.
    fn peek_said(&mut self) -> Option<(usize, &Line)> {
        let index = (0..=BLANK_LINES).find(|index| self.peek(*index).is_none_or(|line| !line.is_blank()))?;
        self.peek(index).map(|line| (index, line))
    }

    /// The lines of one dump, from its first on.
    fn dump(&mut self, first: &Line, text: &str) -> io::Result<Entry> {
        let mut dump = Dump::default();
        let mut failure = hexdump::parse(text).and_then(|line| dump.push(line, first.number)).err();
        let mut all = text.to_owned();
        while let Some(line) = self.next_line()? {
            if line.is_blank() {
                break;
            }
            let parsed = line.text().and_then(hexdump::parse);
            if parsed
                .as_ref()
                .is_ok_and(|parsed| dump.is_next(parsed) || (failure.is_some() && parsed.is_first()))
            {
                self.ahead.push_front(line);
                break;
            }
            // A heading may stand between two dumps, but nothing inside of one.
            if line.text().is_ok_and(|text| !hexdump::is_dump_line(text)) {
                let goes_on = self.peek(0).and_then(|next| hexdump::parse(next.text().ok()?).ok());
                if failure.is_none() && goes_on.is_some_and(|next| !dump.is_next(&next)) {
                    failure = Some(hexdump::interrupted(line.number));
                }
                self.ahead.push_front(line);
                break;
            }
            if all.len() < LINE_BYTES {
                all.push('\n');
                all.push_str(&String::from_utf8_lossy(&line.bytes));
            }
            if failure.is_none() {
                let pushed = parsed.and_then(|parsed| dump.push(parsed, line.number));
                failure = pushed.err().map(|error| in_line(error, line.number));
            }
        }
        let read = match failure {
            Some(error) => Err(error),
            None => dump.finish().map(|(bytes, notes)| (Record::owned(bytes), notes)),
        };
        Ok(Entry { text: all, ..entry(first, read) })
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = io::Result<Entry>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut next = self.next_entry().transpose();
        if let Some(Ok(entry)) = &mut next
            && let Some(doubt) = self.doubt.take()
        {
            entry.notes.insert(0, doubt);
        }
        next
    }
}

/// Leaves out the lines, which may hold secrets.
impl<R> fmt::Debug for Reader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("format", &self.format)
            .field("detection", &self.detection)
            .finish_non_exhaustive()
    }
}

type Read = Result<(Record<'static>, Vec<Note>), Error>;

/// Reads one line of a format that has a record a line; none for what carries nothing.
fn one_line(format: Format, text: &str) -> Option<Read> {
    let plain = |bytes| (Record::owned(bytes), Vec::new());
    match format {
        Format::JsonLines => Some(
            facade::record_from_json(text.as_bytes()).map(|(record, notes)| (record.into_owned(), notes)),
        ),
        Format::Hex => hex::parse(text).map(|hex| hex.map(|hex| plain(hex.bytes))).transpose(),
        Format::Base64 => {
            let indent = text.len() - text.trim_start().len();
            let bytes = base64::decode(text.trim());
            Some(bytes.map(plain).map_err(|error| error.map_place(|place| place.moved_by(indent))))
        }
        // Their lines may belong together; here it is what is no line of a dump at all.
        Format::HexDump | Format::At => hexdump::parse(text).err().map(Err),
    }
}

fn entry(line: &Line, read: Read) -> Entry {
    let text = String::from_utf8_lossy(&line.bytes).into_owned();
    let (record, notes) = match read {
        Ok((record, notes)) => (Ok(record), notes),
        Err(error) => (Err(error), Vec::new()),
    };
    Entry { line: line.number, text, record, notes }
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
