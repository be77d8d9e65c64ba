//! Trees as text.

use std::{
    fmt::{self, Write as _},
    io::{self, Write},
};

use anstyle::{AnsiColor, Style};
use thingwire::{Complaint, explain::Node, wire::hex};

const LABEL: Style = AnsiColor::Cyan.on_default();
const MEANING: Style = AnsiColor::Green.on_default();
const DIM: Style = Style::new().dimmed();
pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
const ODD: Style = AnsiColor::Yellow.on_default();

/// Values longer than this many characters are cut in the plain tree; `explain` shows them whole.
const VALUE: usize = 72;

/// Text of a record for people: a terminal must not obey what a message holds.
pub(crate) struct Shown<T>(pub(crate) T);

impl<T: fmt::Display> fmt::Display for Shown<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        struct Escaping<'a, 'b>(&'a mut fmt::Formatter<'b>);
        impl fmt::Write for Escaping<'_, '_> {
            fn write_str(&mut self, text: &str) -> fmt::Result {
                text.chars().try_for_each(|letter| match letter {
                    _ if letter.is_control() || is_direction(letter) => {
                        write!(self.0, "{}", letter.escape_default())
                    }
                    _ => self.0.write_char(letter),
                })
            }
        }
        write!(Escaping(f), "{}", self.0)
    }
}

/// Whether a letter turns the direction of those behind it, so that a line shows in another order than it has.
fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Label, value and meaning, a line a node.
pub(crate) fn plain(out: &mut impl Write, node: &Node, depth: usize) -> io::Result<()> {
    let indent = depth * 2;
    // Nothing follows a part that only holds others: no spaces either.
    let alone = node.value.is_empty() && node.meaning.is_none();
    let width = if alone { 0 } else { 22_usize.saturating_sub(indent) };
    write!(out, "{:indent$}{LABEL}{:<width$}{LABEL:#}", "", Shown(&node.label).to_string())?;
    if !node.value.is_empty() {
        write!(out, "  {}", Shown(cut(&node.value)))?;
    }
    if let Some(meaning) = &node.meaning {
        write!(out, "  {MEANING}{}{MEANING:#}", Shown(meaning))?;
    }
    writeln!(out)?;
    node.children.iter().try_for_each(|child| plain(out, child, depth + 1))
}

/// The same with offset and bytes in front, bits below and the specification behind.
pub(crate) fn annotated(out: &mut impl Write, node: &Node, payload: &[u8], depth: usize) -> io::Result<()> {
    const BYTES_A_LINE: usize = 8;
    let range = node.range.clone().filter(|range| !range.is_empty() && node.children.is_empty());
    let bytes = range.clone().and_then(|range| payload.get(range)).unwrap_or_default();
    let mut lines = bytes
        .chunks(BYTES_A_LINE)
        .map(|line| line.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(" "));
    let start = range.map_or(0, |range| range.start);
    let mut offset = start;
    let hex = lines.next();
    let left = |out: &mut dyn Write, hex: Option<&str>, offset: usize| match hex {
        Some(hex) => write!(out, "{DIM}{offset:06x}{DIM:#}  {hex:<24}"),
        None => write!(out, "{:32}", ""),
    };
    left(out, hex.as_deref(), offset)?;
    let indent = depth * 2;
    write!(out, "{:indent$}{LABEL}{}{LABEL:#}", "", Shown(&node.label))?;
    // Many bytes that are already on the left need not be said again in hex.
    let is_said = bytes.len() > 16 && is_hex_of(&node.value, bytes);
    if !node.value.is_empty() && !is_said {
        write!(out, ": {}", Shown(&node.value))?;
    }
    if let Some(meaning) = &node.meaning {
        write!(out, "  {MEANING}{}{MEANING:#}", Shown(meaning))?;
    }
    if let Some(spec) = node.spec {
        write!(out, "  {DIM}[{spec}]{DIM:#}")?;
    }
    writeln!(out)?;
    for bits in &node.bits {
        left(out, None, 0)?;
        writeln!(out, "{:indent$}  {DIM}{bits}{DIM:#}", "")?;
    }
    for hex in lines {
        offset += BYTES_A_LINE;
        left(out, Some(&hex), offset)?;
        writeln!(out)?;
    }
    node.children.iter().try_for_each(|child| annotated(out, child, payload, depth + 1))
}

/// Whether a value is nothing but its bytes.
fn is_hex_of(value: &str, bytes: &[u8]) -> bool {
    value.len() == bytes.len() * 2 && value.eq_ignore_ascii_case(&hex::encode(bytes))
}

/// A note below a record.
pub(crate) fn note(out: &mut impl Write, note: &Complaint) -> io::Result<()> {
    writeln!(out, "  {ODD}note{ODD:#} {} [{}]", Shown(note), note.code())
}

/// An error below a record.
pub(crate) fn error(out: &mut impl Write, error: &Complaint) -> io::Result<()> {
    write!(out, "  {BAD}error{BAD:#} {} [{}]", Shown(error), error.code())?;
    if let Some(spec) = error.spec_reference() {
        write!(out, "  {DIM}[{spec}]{DIM:#}")?;
    }
    writeln!(out)
}

fn cut(value: &str) -> String {
    match value.char_indices().nth(VALUE) {
        Some((end, _)) => format!("{}... ({} characters)", &value[..end], value.chars().count()),
        None => value.to_owned(),
    }
}
