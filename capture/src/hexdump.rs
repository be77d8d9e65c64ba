//! One line of a dump: `xxd`, `hexdump -C`, `od -A x -t x1z`, `od -A x -t x1` and `tshark -x`.

use thingwire::{Code, Complaint, Error, Place, error::Layer, wire::hex::digit};

/// The layer of dumps.
pub(crate) const LAYER: Layer = Layer::new("capture.hexdump");

/// What a line of a dump says.
#[derive(Debug)]
pub(crate) enum DumpLine {
    /// Offset and the bytes there.
    Data(Data),
    /// An offset alone: where the dump ends.
    End(u64),
    /// `*`: the line before repeats up to the next offset.
    Repeat,
}

impl DumpLine {
    /// Whether a dump starts with it.
    pub(crate) fn is_first(&self) -> bool {
        matches!(self, DumpLine::Data(Data { offset: 0, .. }))
    }
}

/// The bytes of a line.
#[derive(Debug)]
pub(crate) struct Data {
    pub(crate) offset: u64,
    pub(crate) bytes: Vec<u8>,
    /// It has the colon or the text column that no line of plain hex has.
    pub(crate) marked: bool,
    /// Bytes of a group; 1 where their order makes no difference.
    pub(crate) group: usize,
    pub(crate) column: Column,
}

/// What the text column says of the bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Column {
    /// There is none, or it is the same in both orders of the bytes of a group.
    Silent,
    /// The bytes are in this order.
    Same,
    /// It shows the bytes of each group from back to front.
    Reversed,
    /// It shows other bytes.
    Other,
}

/// Whether the line has the outside of a dump's line, right or not.
pub(crate) fn is_dump_line(text: &str) -> bool {
    text.trim() == "*" || offset(text.trim()).is_some()
}

/// Reads a line. Places count from its start.
pub(crate) fn parse(line: &str) -> Result<DumpLine, Error> {
    // Blanks at the end may be a part of the text column.
    let text = line.trim_start();
    let indent = line.len() - text.len();
    if text.trim_end() == "*" {
        return Ok(DumpLine::Repeat);
    }
    let Some((offset, rest)) = offset(text) else {
        return Err(Complaint::new(Code::CaptureHexDump, LAYER, Place::byte(indent))
            .expected("an offset of 4 to 16 hex digits, or '*'")
            .into());
    };
    if rest.trim().is_empty() && !rest.starts_with(':') {
        return Ok(DumpLine::End(offset));
    }
    let start = line.len() - rest.len();
    let data = match rest.strip_prefix(':') {
        Some(rest) => colon(rest, start + 1),
        None => beside(rest).map_or_else(|| framed(rest.trim_end(), start), Ok),
    };
    data.map(|(bytes, group, column, marked)| DumpLine::Data(Data { offset, bytes, marked, group, column }))
}

type Read = (Vec<u8>, usize, Column, bool);

fn offset(text: &str) -> Option<(u64, &str)> {
    let length = text.bytes().take_while(|byte| digit(*byte).is_some()).count();
    let rest = &text[length..];
    let ended = rest.is_empty() || rest.starts_with([':', ' ', '\t']);
    let digits = Some(&text[..length]).filter(|digits| ended && (4..=16).contains(&digits.len()))?;
    Some((u64::from_str_radix(digits, 16).ok()?, rest))
}

/// `00000000: fffe 0113 4c9a 0000  ....L...`: groups of one size, then two blanks and the text.
fn colon(rest: &str, start: usize) -> Result<Read, Error> {
    let inner = rest.strip_prefix(' ').unwrap_or(rest);
    let end = inner.find("  ").unwrap_or(inner.trim_end().len());
    let (groups, text) = (&inner[..end], &inner[end..]);
    let start = start + rest.len() - inner.len();
    let place = Place::bytes(start..start + end);
    let (bytes, group) = bytes_of(groups, start, None)?;
    let shows = |bytes: &[u8]| shows(text, bytes);
    // `xxd -b` prints eight bits where others print four bytes.
    let bits = groups
        .split_ascii_whitespace()
        .all(|group| group.len() == 8 && group.bytes().all(|byte| matches!(byte, b'0' | b'1')));
    if bits && (text.trim().is_empty() || !shows(&bytes)) {
        return Err(not_bytes(place, "bits, as xxd -b prints them"));
    }
    let reversed: Vec<u8> =
        bytes.chunks(group.max(1)).flat_map(|group| group.iter().rev()).copied().collect();
    let group = if reversed == bytes { 1 } else { group };
    let column = match (text.trim().is_empty(), shows(&bytes), shows(&reversed)) {
        (true, ..) | (false, true, true) => Column::Silent,
        (false, true, false) => Column::Same,
        (false, false, true) => Column::Reversed,
        (false, false, false) => Column::Other,
    };
    Ok((bytes, group, column, true))
}

/// Whether the text column behind the groups is that of the bytes. Blanks in front of it hide in the padding, and those at
/// the end are lost in editors.
fn shows(text: &str, bytes: &[u8]) -> bool {
    text.trim() == picture(bytes).trim()
}

/// `0000  ff fe 01 13   ....`, as Wireshark has it: pairs, then blanks and the text without bars, which may look like pairs itself.
/// None where what stands behind no pair is the text of those before it.
fn beside(rest: &str) -> Option<Read> {
    let mut bytes = Vec::with_capacity(16);
    let mut rest = rest;
    loop {
        let (pair, behind) = rest.trim_start_matches([' ', '\t']).split_at_checked(2)?;
        let [high, low] = *pair.as_bytes() else { return None };
        bytes.push(digit(high)? << 4 | digit(low)?);
        let text = behind.strip_prefix("  ");
        if text.is_some_and(|text| !text.trim().is_empty() && shows(text, &bytes)) {
            return Some((bytes, 1, Column::Same, true));
        }
        rest = behind.strip_prefix([' ', '\t'])?;
    }
}

/// `00000000  ff fe 01 13  |....|`, `000000 ff fe 01 13  >....<`, and the same without text.
fn framed(rest: &str, start: usize) -> Result<Read, Error> {
    let bar = rest.find(['|', '>']);
    let (groups, text) = rest.split_at(bar.unwrap_or(rest.len()));
    let (bytes, group) = bytes_of(groups, start, Some(2))?;
    let shown = match text.chars().next() {
        Some('|') => text[1..].strip_suffix('|'),
        Some(_) => text[1..].strip_suffix('<'),
        None => return Ok((bytes, group, Column::Silent, false)),
    };
    let column = if shown == Some(&*picture(&bytes)) { Column::Same } else { Column::Other };
    Ok((bytes, group, column, true))
}

/// The bytes of groups of digits with blanks between them, and the size of the first group in bytes.
fn bytes_of(groups: &str, start: usize, digits: Option<usize>) -> Result<(Vec<u8>, usize), Error> {
    let mut bytes = Vec::with_capacity(16);
    let mut size = 0;
    let mut at = start;
    for group in groups.split([' ', '\t']) {
        let here = at;
        at += group.len() + 1;
        if group.is_empty() {
            continue;
        }
        let place = Place::bytes(here..here + group.len());
        if let Some((inside, found)) = group.char_indices().find(|(_, found)| !found.is_ascii_hexdigit()) {
            return Err(Complaint::new(Code::HexDigit, LAYER, Place::byte(here + inside))
                .expected("pairs of hex digits")
                .found(format!("{found:?}"))
                .into());
        }
        if digits.is_some_and(|digits| digits != group.len()) && matches!(group.len(), 3 | 4 | 6 | 8 | 16) {
            return Err(not_bytes(place, &format!("groups of {} digits", group.len())));
        }
        if group.len() % 2 == 1 {
            return Err(Complaint::new(Code::HexOdd, LAYER, place).found(group.len().to_string()).into());
        }
        if size == 0 {
            size = group.len() / 2;
        }
        let value = |byte: u8| digit(byte).unwrap_or_default();
        bytes.extend(
            group
                .as_bytes()
                .chunks(2)
                .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | value(*digit))),
        );
    }
    if bytes.is_empty() {
        return Err(Complaint::new(Code::CaptureHexDump, LAYER, Place::bytes(start..start + groups.len()))
            .expected("bytes behind the offset")
            .into());
    }
    Ok((bytes, size))
}

/// The complaint about a line of another kind among those of a dump.
pub(crate) fn interrupted(number: u64) -> Error {
    Complaint::new(Code::CaptureHexDump, LAYER, Place::whole())
        .expected("the lines of one dump together")
        .found(format!("another line {number} among them"))
        .into()
}

/// The complaint about a dump that is not of single bytes.
pub(crate) fn not_bytes(place: Place, found: &str) -> Error {
    Complaint::new(Code::CaptureWords, LAYER, place)
        .expected("single bytes in their order, as xxd, hexdump -C and od -A x -t x1 print them")
        .found(found.to_owned())
        .into()
}

/// How the tools show bytes as text.
fn picture(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| if matches!(byte, b' '..=b'~') { char::from(byte) } else { '.' }).collect()
}
