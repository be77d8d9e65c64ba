//! Records out of what people have on disk: JSON lines, hex in the usual spellings, hexdumps, base64, and AT command logs of
//! radio modules.
//!
//! Reading is streaming: memory does not grow with the file, and one bad line is an entry with an error, not the end.
//!
//! ```
//! use thingwire_capture::Reader;
//!
//! let log = b"[12:00:01] +NNMI:8,FFFE01134C9A0000\r\nOK\r\n";
//! let mut reader = Reader::new(&log[..], None).unwrap();
//! let entry = reader.next().unwrap().unwrap();
//! assert_eq!(entry.line, 1);
//! assert_eq!(entry.record.unwrap().payload.len(), 8);
//! assert!(reader.next().is_none());
//! ```

mod at;
mod detect;
mod dump;
mod hex;
mod hexdump;
mod lines;
mod look;
mod reader;

use std::fmt;

use thingwire::{Error, Note, Record, error::Layer};

pub use detect::{Detection, detect};
pub use reader::{OpenError, Reader};

/// The layer of captures: lines and their format.
pub const LAYER: Layer = Layer::new("capture");

/// Bytes of one line, or of one dump's data; more is an error on that line. Far above any message of the clouds (1 MiB).
pub const LINE_BYTES: usize = 16 << 20;

/// Bytes that one `*` of a dump may stand for. The offset behind it is only a claim; a run of equal lines this long is as much
/// as a whole message of most clouds (256 KiB).
pub const REPEAT_BYTES: usize = 256 << 10;

/// How the records are written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Format {
    /// One JSON object a line, in the record shape, or as `mosquitto_sub -F '%j'` and `%J` print them.
    JsonLines,
    /// Hex, one frame a line: `FFFE0113`, `0xFF, 0xFE`, `ff:fe`, `\xff\xfe`, with comments after `#` or `//`.
    Hex,
    /// `xxd`, `hexdump -C`, `od -A x -t x1z`, `od -A x -t x1` or Wireshark: offset, bytes, text. A blank line, the last offset or
    /// offset 0 starts the next record.
    HexDump,
    /// Base64 or base64url, one frame a line.
    Base64,
    /// Log of an AT command interface: the lines that carry data, in the module's spelling.
    At,
}

impl Format {
    /// Every format, in the order in which they are tried.
    pub const ALL: &'static [Format] =
        &[Format::JsonLines, Format::HexDump, Format::Hex, Format::Base64, Format::At];

    /// The name that `--format` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Format::JsonLines => "jsonl",
            Format::Hex => "hex",
            Format::HexDump => "hexdump",
            Format::Base64 => "base64",
            Format::At => "at",
        }
    }

    /// The format of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Format::ALL.iter().copied().find(|format| format.name() == name)
    }
}

/// One record of a capture, or why there is none.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// The first line it was read from, counted from 1.
    pub line: u64,
    /// The lines as they were, without their ends; what is not UTF-8 shows as U+FFFD. They may hold secrets, such as the `keys`
    /// of a JSON record, and so `Debug` leaves them out.
    pub text: String,
    /// The record. Byte places in an error count from the start of the line that the complaint is about.
    pub record: Result<Record<'static>, Error>,
    /// What is odd about the lines.
    pub notes: Vec<Note>,
}

/// Where the secrets of a line may start: the names that they go by, and what a name can hide behind: escapes, and the zeros
/// between the letters of UTF-16.
const SECRETS: [&str; 11] =
    ["keys", "secret", "passw", "pwd", "random", "access", "psk", "token", "credential", "\\u", "\0"];

impl Entry {
    /// The front of the first line, to show which one it is: at most 100 characters, and nothing from where secrets may start.
    pub fn excerpt(&self) -> String {
        let line = self.text.lines().next().unwrap_or_default();
        let lower = line.to_ascii_lowercase();
        // A member on a line of its own: a record that was printed over several lines.
        let value = line.find(':').filter(|_| line.trim_start().starts_with('"'));
        let end = SECRETS.iter().filter_map(|name| lower.find(name)).chain(value).min();
        line[..end.unwrap_or(line.len())].chars().take(100).collect()
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Entry { line, text: _, record, notes } = self;
        f.debug_struct("Entry")
            .field("line", line)
            .field("record", record)
            .field("notes", notes)
            .finish_non_exhaustive()
    }
}
