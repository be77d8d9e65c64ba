//! Hex in the spellings that people paste.

use thingwire::{
    Code, Complaint, Error, Place,
    wire::hex::{LAYER, digit},
};

/// Reads one line of hex; none when nothing but a comment stands there.
///
/// Digits come in runs, with or without `0x` or `\x` in front; between runs may stand spaces, commas, colons, semicolons,
/// dashes, dots, quotes and brackets. A run has an even number of digits, but for `0x5`, which is one byte.
pub(crate) fn parse(line: &str) -> Result<Option<Vec<u8>>, Error> {
    let text = without_comment(line);
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut at = 0;
    while at < bytes.len() {
        if is_separator(bytes[at]) {
            at += 1;
            continue;
        }
        let prefixed = matches!(bytes[at..], [b'0', b'x' | b'X', ..] | [b'\\', b'x' | b'X', ..]);
        if prefixed {
            at += 2;
        }
        let start = at;
        while bytes.get(at).is_some_and(|byte| digit(*byte).is_some()) {
            at += 1;
            // `\xFFAB` and `0xFF0xFE`: a prefix ends the run before it.
            if matches!(bytes[at..], [b'0', b'x' | b'X', ..]) && (at - start).is_multiple_of(2) {
                break;
            }
        }
        let digits = &bytes[start..at];
        // What ends a run is a separator, the next prefix, or the end.
        let next = bytes.get(at).copied();
        let ended = next.is_none_or(|byte| is_separator(byte) || byte == b'\\')
            || matches!(bytes[at..], [b'0', b'x' | b'X', ..]);
        if digits.is_empty() || !ended {
            let found =
                text[at..].chars().next().map_or_else(|| "the end".to_owned(), |found| format!("{found:?}"));
            return Err(Complaint::new(Code::HexDigit, LAYER, Place::byte(at))
                .expected("hex digits")
                .found(found)
                .into());
        }
        if digits.len() % 2 == 1 && !(prefixed && digits.len() == 1) {
            return Err(Complaint::new(Code::HexOdd, LAYER, Place::bytes(start..at))
                .expected("an even number of digits")
                .found(digits.len().to_string())
                .into());
        }
        let value = |byte: &u8| digit(*byte).unwrap_or_default();
        match digits {
            [only] => out.push(value(only)),
            _ => out.extend(
                digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | value(digit))),
            ),
        }
    }
    Ok((!out.is_empty()).then_some(out))
}

fn without_comment(line: &str) -> &str {
    let end = [line.find('#'), line.find("//")].into_iter().flatten().min();
    &line[..end.unwrap_or(line.len())]
}

fn is_separator(byte: u8) -> bool {
    matches!(
        byte,
        b' ' | b'\t'
            | b','
            | b':'
            | b';'
            | b'-'
            | b'.'
            | b'{'
            | b'}'
            | b'['
            | b']'
            | b'('
            | b')'
            | b'"'
            | b'\''
    )
}
