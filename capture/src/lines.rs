//! Lines of bounded length.

use std::io::{self, BufRead, Read};

use thingwire::{Code, Complaint, Error, Place};

use crate::{LAYER, LINE_BYTES};

/// Reads line after line, counting.
pub(crate) struct Lines<R> {
    input: R,
    number: u64,
    bytes: u64,
}

/// One line without its end. It may hold secrets, and so has no `Debug`.
#[derive(Clone)]
pub(crate) struct Line {
    /// Counted from 1.
    pub(crate) number: u64,
    pub(crate) bytes: Vec<u8>,
    /// Longer than the limit: only its front is here.
    pub(crate) cut: bool,
}

impl Line {
    pub(crate) fn is_blank(&self) -> bool {
        self.bytes.trim_ascii().is_empty()
    }

    /// The line's text, or why it has none. The byte itself is not shown: it may be one of a secret's.
    pub(crate) fn text(&self) -> Result<&str, Error> {
        if self.cut {
            return Err(Complaint::new(Code::LimitExceeded, LAYER, Place::whole())
                .expected(format!("lines of at most {LINE_BYTES} bytes"))
                .into());
        }
        std::str::from_utf8(&self.bytes).map_err(|error| {
            Complaint::new(Code::CaptureNotText, LAYER, Place::byte(error.valid_up_to()))
                .expected("UTF-8 text")
                .into()
        })
    }
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(input: R) -> Self {
        Lines { input, number: 0, bytes: 0 }
    }

    pub(crate) fn bytes_read(&self) -> u64 {
        self.bytes
    }

    pub(crate) fn next(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        let limit = LINE_BYTES as u64 + 1;
        let read = (&mut self.input).take(limit).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        self.bytes += read as u64;
        let ended = bytes.last() == Some(&b'\n');
        let cut = !ended && bytes.len() > LINE_BYTES;
        if cut {
            bytes.truncate(200);
            self.skip_rest()?;
        }
        if ended {
            bytes.pop();
        }
        while bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
        if self.number == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        Ok(Some(Line { number: self.number, bytes, cut }))
    }

    fn skip_rest(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.input.fill_buf()?;
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(buffer.len(), |at| at + 1);
            let done = end.is_some() || used == 0;
            self.input.consume(used);
            self.bytes += used as u64;
            if done {
                return Ok(());
            }
        }
    }
}
