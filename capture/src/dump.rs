//! The lines of a dump, put together into one record.

use thingwire::{Code, Complaint, Error, Note, Place};

use crate::{
    LINE_BYTES, REPEAT_BYTES,
    hexdump::{Column, Data, DumpLine, LAYER, not_bytes},
};

/// A dump that is being put together.
#[derive(Debug, Default)]
pub(crate) struct Dump {
    bytes: Vec<u8>,
    /// Bytes of the last line.
    width: usize,
    /// Bytes of the largest group.
    group: usize,
    /// A `*` waits for the offset that says how often.
    repeats: bool,
    /// The last offset was there: nothing can follow.
    ended: bool,
    /// A text column told the order of the bytes.
    ordered: bool,
    /// The first line whose text column shows other bytes, and how many such lines there are.
    other: Option<(u64, usize)>,
}

impl Dump {
    /// Whether the line starts another record.
    pub(crate) fn is_next(&self, line: &DumpLine) -> bool {
        self.ended || (line.is_first() && !self.bytes.is_empty())
    }

    /// Adds the line of this number.
    pub(crate) fn push(&mut self, line: DumpLine, number: u64) -> Result<(), Error> {
        match line {
            DumpLine::Repeat if self.bytes.is_empty() => Err(complain("a line before '*'", "none")),
            DumpLine::Repeat if self.repeats => Err(complain("an offset after '*'", "another '*'")),
            DumpLine::Repeat => {
                self.repeats = true;
                Ok(())
            }
            DumpLine::End(_) if self.bytes.is_empty() => {
                Err(complain("bytes behind the offset", "an offset alone"))
            }
            DumpLine::End(offset) => {
                self.ended = true;
                self.reach(offset)
            }
            DumpLine::Data(data) => self.data(data, number),
        }
    }

    /// The bytes and what is odd about the lines; an error when something is still to come.
    pub(crate) fn finish(self) -> Result<(Vec<u8>, Vec<Note>), Error> {
        if self.repeats {
            return Err(complain("an offset after '*'", "the end"));
        }
        let mut notes = Vec::new();
        if let Some((line, count)) = self.other {
            let more = if count > 1 { format!(" and {} more", count - 1) } else { String::new() };
            notes.push(
                Complaint::new(Code::CaptureDumpText, LAYER, Place::whole())
                    .expected("the text of the bytes")
                    .found(format!("another in line {line}{more}")),
            );
        }
        // Groups of two are xxd's own; larger ones may be words of `xxd -e`, which look the same where nothing is printable.
        if self.group > 2 && !self.ordered {
            notes.push(
                Complaint::new(Code::CaptureDumpOrder, LAYER, Place::whole())
                    .expected("a text column that tells the order")
                    .found(format!("groups of {} bytes, taken as they stand", self.group)),
            );
        }
        Ok((self.bytes, notes))
    }

    fn data(&mut self, data: Data, number: u64) -> Result<(), Error> {
        self.reach(data.offset)?;
        if self.bytes.len() + data.bytes.len() > LINE_BYTES {
            return Err(limit(&format!("at most {LINE_BYTES} bytes of data"), data.offset));
        }
        match data.column {
            Column::Silent => {}
            Column::Same => self.ordered = true,
            Column::Reversed => {
                return Err(not_bytes(Place::byte(0), "words from back to front, as xxd -e prints them"));
            }
            Column::Other => {
                let (first, count) = self.other.unwrap_or((number, 0));
                self.other = Some((first, count + 1));
            }
        }
        self.width = data.bytes.len();
        self.group = self.group.max(data.group);
        self.bytes.extend(data.bytes);
        Ok(())
    }

    /// Writes what a `*` stands for and checks that the dump goes on at `offset`.
    fn reach(&mut self, offset: u64) -> Result<(), Error> {
        let here = self.bytes.len();
        if !std::mem::take(&mut self.repeats) {
            let expected = format!("offset {here:x} in hex");
            let right = u64::try_from(here) == Ok(offset);
            return if right { Ok(()) } else { Err(complain(&expected, &format!("{offset:x}"))) };
        }
        // More than fits a machine's word is beyond the limit anyway.
        let gap = usize::try_from(offset).unwrap_or(usize::MAX).saturating_sub(here);
        if gap == 0 || gap % self.width != 0 {
            let expected = format!("an offset whole lines of {} bytes behind {here:x}", self.width);
            if gap <= REPEAT_BYTES {
                return Err(complain(&expected, &format!("{offset:x}")));
            }
        }
        if gap > REPEAT_BYTES || here + gap > LINE_BYTES {
            return Err(limit(&format!("at most {REPEAT_BYTES} bytes for one '*'"), offset));
        }
        // What is there repeats already, so ever longer pieces can be copied.
        let (start, end) = (here - self.width, here + gap);
        while self.bytes.len() < end {
            let piece = (self.bytes.len() - start).min(end - self.bytes.len());
            self.bytes.extend_from_within(start..start + piece);
        }
        Ok(())
    }
}

fn complain(expected: &str, found: &str) -> Error {
    Complaint::new(Code::CaptureHexDump, LAYER, Place::byte(0))
        .expected(expected.to_owned())
        .found(found.to_owned())
        .into()
}

fn limit(expected: &str, offset: u64) -> Error {
    Complaint::new(Code::LimitExceeded, LAYER, Place::byte(0))
        .expected(expected.to_owned())
        .found(format!("offset {offset:x}"))
        .into()
}
