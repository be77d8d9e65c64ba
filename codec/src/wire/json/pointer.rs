//! From a byte offset to the JSON pointer that leads there.

use alloc::{format, string::String, vec::Vec};
use core::ops::Range;

use super::scan::RawString;
use crate::error::escape_pointer;

/// An object or array around a place; an object with the name of the current member, once it is known.
pub(super) enum Level {
    Object(Option<RawString>),
    Array(usize),
}

/// The pointer (RFC 6901) of the value or member name that byte `offset` stands in; the text needs to be right only up to there.
///
/// It walks the text again, so it is for complaints and explanations.
pub fn pointer_at(text: &str, offset: usize) -> String {
    walk(text, Vec::new(), 0, offset)
}

/// Goes on from byte `at`, which stands inside `levels` where a member name or a value may start.
pub(super) fn walk(text: &str, mut levels: Vec<Level>, mut at: usize, offset: usize) -> String {
    let bytes = text.as_bytes();
    while at < offset {
        let Some(byte) = bytes.get(at) else { break };
        let mut next = at.saturating_add(1);
        match byte {
            b'{' => levels.push(Level::Object(None)),
            b'[' => levels.push(Level::Array(0)),
            b'}' | b']' => {
                levels.pop();
            }
            b',' => match levels.last_mut() {
                Some(Level::Object(key)) => *key = None,
                Some(Level::Array(index)) => *index = index.saturating_add(1),
                None => {}
            },
            b'"' => {
                let string = string_at(bytes, at);
                next = string.inside.end.saturating_add(1);
                if let Some(Level::Object(key @ None)) = levels.last_mut() {
                    *key = Some(string);
                }
            }
            _ => {}
        }
        at = next;
    }
    // A member name that starts right there is meant itself.
    if let (Some(Level::Object(key @ None)), Some(b'"')) = (levels.last_mut(), bytes.get(offset)) {
        *key = Some(string_at(bytes, offset));
    }
    levels
        .iter()
        .filter_map(|level| match level {
            Level::Object(key) => key.as_ref().map(|key| format!("/{}", escape_pointer(&key.unescape(text)))),
            Level::Array(index) => Some(format!("/{index}")),
        })
        .collect()
}

/// The string whose opening quote is at `quote`, as far as it goes.
pub(super) fn string_at(bytes: &[u8], quote: usize) -> RawString {
    let start = quote.saturating_add(1);
    let mut at = start;
    let mut escaped = false;
    loop {
        match bytes.get(at) {
            None | Some(b'"') => {
                return RawString { inside: Range { start, end: at.min(bytes.len()) }, escaped };
            }
            Some(b'\\') => {
                escaped = true;
                at = at.saturating_add(2);
            }
            Some(_) => at = at.saturating_add(1),
        }
    }
}
