//! Opening the input, and what stops a whole command.

use std::{
    fmt,
    fs::File,
    io::{self, BufRead, BufReader, IsTerminal, Read},
};

use thingwire::{Keys, Record, facade};
use thingwire_capture::{OpenError, Reader};

use crate::Records;

/// Why a command ends before its input does.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The named input cannot be opened.
    Open(String, io::Error),
    /// The capture is in no known format.
    Format(thingwire::Error),
    /// Reading or writing fails half-way.
    Io(io::Error),
    /// The arguments name something that does not exist.
    Usage(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Open(name, error) => write!(f, "{name}: {error}"),
            Failure::Format(error) => write!(f, "{error}"),
            Failure::Io(error) => write!(f, "{error}"),
            Failure::Usage(what) => f.write_str(what),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Io(error)
    }
}

/// A capture from any input.
pub(crate) type Capture = Reader<Box<dyn BufRead>>;

/// An open input and its size, where that is known.
pub(crate) fn open(file: Option<&str>) -> Result<(Box<dyn BufRead>, Option<u64>), Failure> {
    match file {
        None | Some("-") => {
            if file.is_none() && io::stdin().is_terminal() {
                eprintln!("thingwire: reading from the terminal; end with Ctrl-D, or name a file");
            }
            Ok((Box::new(BufReader::new(io::stdin())), None))
        }
        Some(name) => {
            let failed = |error| Failure::Open(name.to_owned(), error);
            let file = File::open(name).map_err(failed)?;
            let metadata = file.metadata().map_err(failed)?;
            if metadata.is_dir() {
                return Err(failed(io::Error::from(io::ErrorKind::IsADirectory)));
            }
            Ok((
                Box::new(BufReader::with_capacity(1 << 16, file)),
                metadata.is_file().then_some(metadata.len()),
            ))
        }
    }
}

/// An open capture and the input's size, where that is known.
pub(crate) fn open_capture(records: &Records) -> Result<(Capture, Option<u64>), Failure> {
    let (input, size) = open(records.file.as_deref())?;
    let reader = Reader::new(input, records.format.format()).map_err(|error| match error {
        OpenError::Io(error) => Failure::Io(error),
        OpenError::Format(error) => Failure::Format(error),
        other => Failure::Usage(other.to_string()),
    })?;
    Ok((reader, size))
}

/// The keys in a file. What is wrong with them is said without a word of theirs.
pub(crate) fn keys(file: Option<&str>) -> Result<Keys<'static>, Failure> {
    let Some(name) = file else { return Ok(Keys::default()) };
    let mut text = Vec::new();
    let (mut input, _) = open(file)?;
    input.read_to_end(&mut text)?;
    let read = facade::keys_from_json(&text).map(Keys::into_owned);
    read.map_err(|error| Failure::Usage(format!("{name}: {error}")))
}

/// Adds what the command line knows to what the record says of itself.
pub(crate) fn hint(record: &mut Record<'static>, records: &Records, keys: &Keys<'static>) {
    if record.keys == Keys::default() {
        record.keys = keys.clone();
    }
    let hints = &mut record.hints;
    hints.vendor = hints.vendor.or(records.vendor);
    hints.protocol = hints.protocol.or(records.protocol);
    hints.direction = hints.direction.or(records.direction);
    hints.strict |= records.strict;
}
