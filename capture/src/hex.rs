//! Hex in the spellings that people paste.

use std::ops::Range;

use thingwire::{
    Code, Complaint, Error, Place,
    wire::{
        base64,
        hex::{LAYER, digit},
    },
};

/// What a line of hex says.
#[derive(Debug)]
pub(crate) struct Hex {
    pub(crate) bytes: Vec<u8>,
    /// One run of digits without prefix or separator.
    pub(crate) plain: bool,
}

/// How a run of digits is marked as hex.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefix {
    None,
    /// `0x`
    C,
    /// `\x`
    Escape,
}

struct Run {
    prefix: Prefix,
    digits: Range<usize>,
}

/// Reads one line of hex; none when nothing but a comment stands there.
///
/// Digits come in runs, all with or all without `0x` or `\x` in front. Between runs stand blanks, or one comma, colon,
/// semicolon, dash or dot; around them all may be brackets and quotes. A run has an even number of digits, but for `0x5`,
/// which is one byte. Runs that are joined by signs are of one size: a date, a dump's offset or a numbered line is not data.
pub(crate) fn parse(line: &str) -> Result<Option<Hex>, Error> {
    let text = without_comment(line);
    let runs = runs(text)?;
    let Some(first) = runs.first() else { return Ok(None) };
    let alone = runs.len() == 1;
    let mut bytes = Vec::with_capacity(text.len() / 2);
    for Run { prefix, digits } in &runs {
        let complain = |code| Complaint::new(code, LAYER, Place::bytes(digits.clone()));
        let count = digits.len();
        if *prefix != first.prefix {
            return Err(complain(Code::HexDigit).expected("every byte spelled alike").into());
        }
        if count % 2 == 1 && !(*prefix == Prefix::C && count == 1) {
            return Err(complain(Code::HexOdd)
                .expected("an even number of digits")
                .found(count.to_string())
                .into());
        }
        // One `0x` may stand before all; what `\xFFFE` means differs from language to language.
        if count > 2 && (*prefix == Prefix::Escape || (*prefix == Prefix::C && !alone)) {
            return Err(complain(Code::CaptureWords)
                .expected("one byte a number")
                .found(format!("{count} digits"))
                .into());
        }
        let value = |digit_at: &u8| digit(*digit_at).unwrap_or_default();
        match &text.as_bytes()[digits.clone()] {
            [only] => bytes.push(value(only)),
            pairs => bytes.extend(
                pairs.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | value(digit))),
            ),
        }
    }
    Ok(Some(Hex { bytes, plain: alone && first.prefix == Prefix::None }))
}

/// The line up to its comment. Base64 of a PCP frame starts with `//` as well, and is not to pass as one.
fn without_comment(line: &str) -> &str {
    let is_comment = |at: &usize| !is_base64_frame(line[*at..].trim());
    let end = [line.find('#'), line.find("//").filter(is_comment)].into_iter().flatten().min();
    &line[..end.unwrap_or(line.len())]
}

fn is_base64_frame(text: &str) -> bool {
    let has = |kind: fn(&u8) -> bool| text.bytes().any(|byte| kind(&byte));
    let hex = text.trim_start_matches('/').bytes().all(|byte| digit(byte).is_some());
    let telling = text.ends_with('=') || (has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase));
    !hex && telling && base64::decode(text).is_ok()
}

/// Cuts a line into runs of digits.
fn runs(text: &str) -> Result<Vec<Run>, Error> {
    let bytes = text.as_bytes();
    let mut runs: Vec<Run> = Vec::new();
    // The sign between the runs so far, and the one that was just met; a blank counts only where there is no sign.
    let (mut joint, mut sign) = (None, None);
    let mut blank = false;
    let mut closed = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b' ' | b'\t' => blank = true,
            b'"' | b'\'' => {}
            b'{' | b'[' | b'(' if runs.is_empty() => {}
            b'}' | b']' | b')' => closed = true,
            // `};`
            b';' if closed => {}
            b',' | b':' | b';' | b'-' | b'.' if sign.is_none() && !runs.is_empty() && !closed => {
                sign = Some((byte, at));
            }
            _ if closed => return Err(not_a_digit(text, at)),
            _ => {
                let run = run(text, at)?;
                let joined = sign.take().map(|(sign, _)| sign);
                if let Some(first) = runs.first() {
                    let complain = |expected: &'static str| {
                        Complaint::new(Code::HexDigit, LAYER, Place::bytes(run.digits.clone()))
                            .expected(expected)
                            .into()
                    };
                    if runs.len() > 1 && joint != joined {
                        return Err(complain("the same sign between all bytes"));
                    }
                    if matches!(joined, Some(b':' | b'-' | b'.')) && blank {
                        return Err(complain("no blanks where signs join the bytes"));
                    }
                    if joined.is_some()
                        && run.prefix == Prefix::None
                        && run.digits.len() != first.digits.len()
                    {
                        return Err(complain("groups of one size"));
                    }
                    joint = joined;
                }
                at = run.digits.end;
                blank = false;
                runs.push(run);
                continue;
            }
        }
        at += 1;
    }
    match sign {
        // A list may end in a comma; where a colon ends it, something is missing.
        Some((b':' | b'-' | b'.', at)) => Err(not_a_digit(text, at + 1)),
        _ => Ok(runs),
    }
}

/// The run of digits at `at`, which ends where anything but a digit follows, or the next prefix.
fn run(text: &str, at: usize) -> Result<Run, Error> {
    let bytes = text.as_bytes();
    let prefix = match bytes[at..] {
        [b'0', b'x' | b'X', ..] => Prefix::C,
        [b'\\', b'x' | b'X', ..] => Prefix::Escape,
        _ => Prefix::None,
    };
    let start = if prefix == Prefix::None { at } else { at + 2 };
    let mut end = start;
    // `0xFF0xFE`: a prefix ends the run before it.
    let ends_here = |end: usize| matches!(bytes[end..], [b'0', b'x' | b'X', ..]) && end > start;
    while bytes.get(end).is_some_and(|byte| digit(*byte).is_some()) && !ends_here(end) {
        end += 1;
    }
    let next = bytes.get(end).copied();
    let follows = next.is_none_or(|byte| b" \t,:;-.{}[]()\"'\\".contains(&byte)) || ends_here(end);
    if start == end || !follows {
        return Err(not_a_digit(text, end));
    }
    Ok(Run { prefix, digits: start..end })
}

fn not_a_digit(text: &str, at: usize) -> Error {
    let found = text[at..].chars().next().map_or_else(|| "the end".to_owned(), |found| format!("{found:?}"));
    Complaint::new(Code::HexDigit, LAYER, Place::byte(at)).expected("hex digits").found(found).into()
}
