//! Which format a capture is in.

use thingwire::wire::base64;

use crate::{Format, at, hex, hexdump};

/// What the first lines look like, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Detection {
    /// The format that is taken.
    pub format: Format,
    /// Why, as one sentence about the line that decided.
    pub reason: String,
    /// Formats that the same lines can be read in as well, likeliest first.
    pub also: Vec<Format>,
}

/// Tells the format from the first lines; none when they look like nothing known.
///
/// The first line that says anything decides, but for AT logs, where any line may: they start with chatter.
pub fn detect<'l>(lines: impl IntoIterator<Item = &'l str>) -> Option<Detection> {
    let lines: Vec<&str> = lines.into_iter().collect();
    let said = |line: &&&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let first = lines.iter().position(|line| said(&line))?;
    let number = first + 1;
    let fits: Vec<(Format, String)> = Format::ALL
        .iter()
        .filter_map(|format| {
            looks_like(*format, lines[first]).map(|why| (*format, format!("line {number} {why}")))
        })
        .collect();
    let mut fits = fits.into_iter();
    if let Some((format, reason)) = fits.next() {
        return Some(Detection { format, reason, also: fits.map(|(format, _)| format).collect() });
    }
    let at = lines.iter().position(|line| at::looks_like(line))?;
    Some(Detection {
        format: Format::At,
        reason: format!("line {} is an AT line with data", at + 1),
        also: Vec::new(),
    })
}

/// Why a line can be of this format; none when it cannot.
pub(crate) fn looks_like(format: Format, line: &str) -> Option<&'static str> {
    let text = line.trim();
    match format {
        Format::JsonLines => text.starts_with('{').then(|| {
            if text.starts_with("{0x") || text.starts_with("{ 0x") { None } else { Some("starts with '{'") }
        })?,
        Format::HexDump => hexdump::looks_like(line.trim_end()).then_some("starts with offset 0 of a dump"),
        Format::Hex => matches!(hex::parse(line), Ok(Some(_))).then_some("is pairs of hex digits"),
        Format::Base64 => (text.len() >= 4 && base64::decode(text).is_ok())
            .then_some("is base64 and not pairs of hex digits"),
        Format::At => at::looks_like(line).then_some("is an AT line with data"),
    }
}
