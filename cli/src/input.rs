//! Opening the input, and what stops a whole command.

use std::{
    fmt,
    fs::File,
    io::{self, BufRead, BufReader, IsTerminal, Read, Write},
    path::Path,
};

use thingwire::{Code, Complaint, Error, Keys, Place, Record, error::Layer, facade};
use thingwire_capture::{OpenError, Reader};

use crate::{
    Records,
    output::{Output, say},
    tree::Shown,
};

/// Bytes of one line of requests or of decoded objects, and of a file that is read whole; more is refused. Four times what a line
/// of a capture may have, as a decoded object is longer than its record.
const MOST_BYTES: usize = 4 * thingwire_capture::LINE_BYTES;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Why a command ends before its input does.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The named input cannot be opened or read.
    Open(String, io::Error),
    /// The capture is in no known format.
    Format(Error),
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

fn is_standard(file: &Path) -> bool {
    file == Path::new("-")
}

/// What a file is called in a complaint.
pub(crate) fn name(file: &Path) -> String {
    if is_standard(file) { "standard input".to_owned() } else { Shown(file.display()).to_string() }
}

/// The input of a command, which standard input is without one.
pub(crate) fn or_standard(file: Option<&Path>) -> &Path {
    file.unwrap_or(Path::new("-"))
}

/// Refuses files by which standard input would be read twice: the second time there would be nothing left of it.
pub(crate) fn once(files: &[&Path]) -> Result<(), Failure> {
    if files.iter().filter(|file| is_standard(file)).count() > 1 {
        let what = "standard input can be read once only: name a file for the other";
        return Err(Failure::Usage(what.to_owned()));
    }
    Ok(())
}

/// An input that may make us wait. What is ready is written out before: whoever follows a live log sees each message when it
/// comes, and loses none by ending it.
struct Live<R> {
    input: R,
    out: Output,
}

impl<R: Read> Read for Live<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.out.flush()?;
        self.input.read(buffer)
    }
}

/// An open input and its size, where that is known.
pub(crate) fn open(file: Option<&Path>, out: &Output) -> Result<(Box<dyn BufRead>, Option<u64>), Failure> {
    const CAPACITY: usize = 1 << 16;
    let live = |input: Box<dyn Read>| -> Box<dyn BufRead> {
        Box::new(BufReader::with_capacity(CAPACITY, Live { input, out: out.clone() }))
    };
    let Some(file) = file.filter(|file| !is_standard(file)) else {
        if file.is_none() && io::stdin().is_terminal() {
            say(format_args!("reading from the terminal; end with Ctrl-D, or name a file"));
        }
        return Ok((live(Box::new(io::stdin())), None));
    };
    let failed = |error| Failure::Open(name(file), error);
    let opened = File::open(file).map_err(failed)?;
    let metadata = opened.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(failed(io::Error::from(io::ErrorKind::IsADirectory)));
    }
    if metadata.is_file() {
        return Ok((Box::new(BufReader::with_capacity(CAPACITY, opened)), Some(metadata.len())));
    }
    Ok((live(Box::new(opened)), None))
}

/// A file that is read whole, without a byte order mark.
pub(crate) fn whole(file: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error| Failure::Open(name(file), error);
    let mut input: Box<dyn Read> =
        if is_standard(file) { Box::new(io::stdin()) } else { Box::new(File::open(file).map_err(failed)?) };
    let mut bytes = Vec::new();
    (&mut input).take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > MOST_BYTES {
        return Err(Failure::Usage(format!("{}: more than {MOST_BYTES} bytes", name(file))));
    }
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    Ok(bytes)
}

/// What is done with a line: its number, its text, and how many bytes were read up to its end.
type OneLine<'o> = &'o mut dyn FnMut(u64, Result<&[u8], Error>, u64) -> Result<(), Failure>;

/// Runs over the lines of an input that are not blank, with their numbers; a line that is too long is an error in its place.
pub(crate) fn each_line(input: &mut dyn BufRead, one: OneLine<'_>) -> Result<(), Failure> {
    let (mut line, mut number, mut bytes) = (Vec::new(), 0_u64, 0_u64);
    loop {
        line.clear();
        let read = input.take(MOST_BYTES as u64 + 1).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(());
        }
        number += 1;
        bytes += read as u64;
        if line.len() > MOST_BYTES && line.last() != Some(&b'\n') {
            bytes += skip_line(input)?;
            let error = Complaint::new(Code::LimitExceeded, Layer::RECORD, Place::whole());
            one(number, Err(error.expected(format!("lines of at most {MOST_BYTES} bytes")).into()), bytes)?;
            continue;
        }
        let text = line.strip_prefix(BYTE_ORDER_MARK).filter(|_| number == 1).unwrap_or(&line).trim_ascii();
        if !text.is_empty() {
            one(number, Ok(text), bytes)?;
        }
    }
}

/// Reads on to the end of the line, keeping nothing; gives how many bytes that were.
fn skip_line(input: &mut dyn BufRead) -> io::Result<u64> {
    let mut skipped = 0;
    loop {
        let buffer = input.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(buffer.len(), |at| at + 1);
        input.consume(used);
        skipped += used as u64;
        if end.is_some() || used == 0 {
            return Ok(skipped);
        }
    }
}

/// An open capture and the input's size, where that is known.
pub(crate) fn open_capture(records: &Records, out: &Output) -> Result<(Capture, Option<u64>), Failure> {
    let (input, size) = open(records.file.as_deref(), out)?;
    let reader = Reader::new(input, records.format.format()).map_err(|error| match error {
        // Nothing was written yet.
        OpenError::Io(error) => Failure::Open(name(or_standard(records.file.as_deref())), error),
        OpenError::Format(error) => Failure::Format(error),
        other => Failure::Usage(other.to_string()),
    })?;
    Ok((reader, size))
}

/// The keys in a file. What is wrong with them is said without a word of theirs.
pub(crate) fn keys(file: Option<&Path>) -> Result<Keys<'static>, Failure> {
    let Some(file) = file else { return Ok(Keys::default()) };
    let wrong = |what: &dyn fmt::Display| Failure::Usage(format!("{}: {what}", name(file)));
    let text = whole(file)?;
    let keys = facade::keys_from_json(&text).map(Keys::into_owned).map_err(|error| wrong(&error))?;
    // Names that it does not know are passed over, as in a record; here nothing else could use what is left.
    if keys.device_secret.is_none() || keys.random.is_none() {
        return Err(wrong(&"expected both device_secret and random"));
    }
    Ok(keys)
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
