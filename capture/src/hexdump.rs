//! `xxd`, `hexdump -C` and `od -A x -t x1z`: lines of offset, bytes and text.

use thingwire::{Code, Complaint, Error, Place, error::Layer, wire::hex::digit};

use crate::LINE_BYTES;

/// The layer of dumps.
const LAYER: Layer = Layer::new("capture.hexdump");

/// One line of a dump.
#[derive(Debug)]
pub(crate) enum DumpLine {
    /// Offset and the bytes there; no bytes on a last line.
    Data(u64, Vec<u8>),
    /// `*`: the line before repeats up to the next offset.
    Repeat,
}

/// A dump that is being put together.
#[derive(Debug, Default)]
pub(crate) struct Dump {
    bytes: Vec<u8>,
    last: Vec<u8>,
    repeats: bool,
}

impl Dump {
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Whether the line starts another record.
    pub(crate) fn is_next(&self, line: &DumpLine) -> bool {
        matches!(line, DumpLine::Data(0, _)) && !self.bytes.is_empty()
    }

    /// Adds a line.
    pub(crate) fn push(&mut self, line: DumpLine) -> Result<(), Error> {
        let (offset, bytes) = match line {
            DumpLine::Repeat => {
                self.repeats = !self.last.is_empty();
                return if self.repeats { Ok(()) } else { Err(complain("a line before '*'", "none".into())) };
            }
            DumpLine::Data(offset, bytes) => (offset, bytes),
        };
        if offset > LINE_BYTES as u64 {
            return Err(Complaint::new(Code::LimitExceeded, LAYER, Place::byte(0))
                .expected(format!("at most {LINE_BYTES} bytes of data"))
                .found(format!("offset {offset:x}"))
                .into());
        }
        // Below the limit, so it fits whatever the machine's words are.
        let offset = usize::try_from(offset).unwrap_or(LINE_BYTES);
        if self.repeats {
            while self.bytes.len() + self.last.len() <= offset {
                self.bytes.extend_from_within(self.bytes.len() - self.last.len()..);
            }
            self.repeats = false;
        }
        if offset != self.bytes.len() {
            return Err(complain(&format!("offset {:x}", self.bytes.len()), format!("{offset:x}")));
        }
        if !bytes.is_empty() {
            self.bytes.extend(&bytes);
            self.last = bytes;
        }
        Ok(())
    }
}

fn complain(expected: &str, found: String) -> Error {
    Complaint::new(Code::CaptureHexDump, LAYER, Place::byte(0))
        .expected(expected.to_owned())
        .found(found)
        .into()
}

/// Reads one line.
pub(crate) fn parse(line: &str) -> Result<DumpLine, Error> {
    let text = line.trim_end();
    if text == "*" {
        return Ok(DumpLine::Repeat);
    }
    let length = text.bytes().take_while(|byte| digit(*byte).is_some()).count();
    if !(4..=16).contains(&length) {
        return Err(complain("an offset of 4 to 16 hex digits", format!("{:.20?}", text)));
    }
    let offset =
        u64::from_str_radix(&text[..length], 16).map_err(|error| complain("an offset", error.to_string()))?;
    let rest = &text[length..];
    let columns = match rest.strip_prefix(':') {
        // xxd: groups are one space apart, the text two.
        Some(columns) => {
            let columns = columns.strip_prefix(' ').unwrap_or(columns);
            columns.find("  ").map_or(columns, |end| &columns[..end])
        }
        // hexdump -C frames the text in bars, od -t x1z puts it behind '>'.
        None => rest.find(['|', '>']).map_or(rest, |end| &rest[..end]),
    };
    let start = columns.as_ptr() as usize - line.as_ptr() as usize;
    let mut bytes = Vec::with_capacity(16);
    let mut high = None;
    for (at, byte) in columns.bytes().enumerate() {
        match (digit(byte), high) {
            (Some(low), Some(half)) => {
                bytes.push(half << 4 | low);
                high = None;
            }
            (Some(half), None) => high = Some(half),
            (None, None) if byte == b' ' => {}
            _ => {
                let found = columns[at..].chars().next().unwrap_or(' ');
                return Err(Complaint::new(Code::HexDigit, LAYER, Place::byte(start + at))
                    .expected("pairs of hex digits")
                    .found(format!("{found:?}"))
                    .into());
            }
        }
    }
    if high.is_some() {
        return Err(Complaint::new(Code::HexOdd, LAYER, Place::byte(start + columns.len())).into());
    }
    Ok(DumpLine::Data(offset, bytes))
}

/// Whether the line is the first of a dump: offset 0 and what sets dumps apart from plain hex.
pub(crate) fn looks_like(line: &str) -> bool {
    let digits = line.bytes().take_while(|byte| digit(*byte).is_some()).count();
    let rest = &line[digits..];
    let framed = rest.starts_with(": ")
        || rest.starts_with("  ")
        || (rest.starts_with(' ') && rest.trim_end().ends_with('<'));
    (6..=8).contains(&digits)
        && framed
        && matches!(parse(line), Ok(DumpLine::Data(0, bytes)) if !bytes.is_empty())
}
