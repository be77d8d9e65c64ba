//! Topic names, filters and tables of topics (MQTT 3.1.1, section 4.7).

mod filter;
mod table;

pub use filter::{Filter, common};
pub use table::{Index, MAX_IDS, Pattern, Place as IdPlace, Row, Spans, Table};
pub(crate) use table::{answered, either, pattern, reversed, rows};

use alloc::format;

use crate::{
    error::{Code, Complaint, Error, Layer, Place},
    limits,
};

/// The layer of topics.
pub const LAYER: Layer = Layer::new("topic");

pub(super) const SPEC: &str = "MQTT 3.1.1, section 4.7";

/// A topic that came as bytes.
///
/// # Errors
/// [`Code::TopicUtf8`].
pub fn text(topic: &[u8]) -> Result<&str, Error> {
    core::str::from_utf8(topic).map_err(|error| {
        let start = error.valid_up_to();
        let end = start.saturating_add(error.error_len().unwrap_or(1)).min(topic.len());
        let found = topic.get(start..end).unwrap_or_default().escape_ascii();
        Complaint::new(Code::TopicUtf8, LAYER, Place::bytes(start..end))
            .found(format!("{found}"))
            .spec("MQTT 3.1.1, section 1.5.3")
            .into()
    })
}

/// Checks a topic name. Empty levels, any Unicode text and any case are allowed and kept.
///
/// # Errors
/// [`Code::TopicEmpty`], [`Code::TopicTooLong`] (more than [`limits::TOPIC_BYTES`]), [`Code::TopicNul`],
/// [`Code::TopicWildcard`] (`+` and `#` belong in filters).
#[inline]
pub fn check_name(name: &str) -> Result<(), Error> {
    let right = !name.is_empty() && name.len() <= limits::TOPIC_BYTES && is_plain(name.as_bytes());
    if right { Ok(()) } else { Err(refuse(name)) }
}

/// Whether no byte is NUL, `+` or `#`: eight at a time.
#[inline]
fn is_plain(bytes: &[u8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let zero_bytes = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
    let (words, tail) = bytes.as_chunks::<8>();
    let found = words.iter().fold(0, |found, word| {
        let word = u64::from_le_bytes(*word);
        found
            | zero_bytes(word)
            | zero_bytes(word ^ ONES.wrapping_mul(u64::from(b'+')))
            | zero_bytes(word ^ ONES.wrapping_mul(u64::from(b'#')))
    });
    found == 0 && !tail.iter().any(|byte| matches!(byte, 0 | b'+' | b'#'))
}

/// Levels of a topic: the texts between slashes, empty ones too.
pub fn levels(topic: &str) -> impl Iterator<Item = &str> {
    topic.split('/')
}

#[cold]
fn refuse(name: &str) -> Error {
    if let Some(error) = refuse_text(name) {
        return error;
    }
    let at = name.find(['+', '#']).unwrap_or(0);
    complain(name, Code::TopicWildcard, at)
        .expected("a topic name without wildcards")
        .found(format!("{:?}", name.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('+')))
        .into()
}

/// What neither a name nor a filter may be.
fn refuse_text(topic: &str) -> Option<Error> {
    let whole = |code| Complaint::new(code, LAYER, Place::bytes(0..topic.len())).spec(SPEC);
    if topic.is_empty() {
        return Some(whole(Code::TopicEmpty).into());
    }
    if topic.len() > limits::TOPIC_BYTES {
        return Some(
            whole(Code::TopicTooLong)
                .expected(format!("at most {} bytes", limits::TOPIC_BYTES))
                .found(format!("{}", topic.len()))
                .into(),
        );
    }
    let at = topic.find('\0')?;
    Some(complain(topic, Code::TopicNul, at).into())
}

/// A complaint about the character at a byte, with its level.
fn complain(topic: &str, code: Code, at: usize) -> Complaint {
    let level = topic.get(..at).map_or(0, |before| before.matches('/').count());
    let place = Place::level(level).with_bytes(at..at.saturating_add(1));
    Complaint::new(code, LAYER, place).spec(SPEC)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    #[test]
    fn names_that_mqtt_allows_are_allowed() {
        let longest = "a".repeat(65_535);
        for name in [
            "a",
            "/",
            "//",
            "a/",
            "/a//b",
            "../x",
            "\u{8bbe}\u{5907}/1",
            "$OC/x",
            "\u{ff0f}",
            "\u{fffe}",
            " ",
            &longest,
        ] {
            assert!(check_name(name).is_ok(), "{name:?}");
        }
    }

    #[test]
    fn others_are_refused_with_their_place() {
        let long = String::from("a").repeat(65_536);
        for (name, code, level, start) in [
            ("", Code::TopicEmpty, None, 0),
            (&*long, Code::TopicTooLong, None, 0),
            ("a\0b", Code::TopicNul, Some(0), 1),
            ("/sys/\0", Code::TopicNul, Some(2), 5),
            ("/sys/+/d/thing/x", Code::TopicWildcard, Some(2), 5),
            ("/sys/pk/#", Code::TopicWildcard, Some(3), 8),
            ("a+", Code::TopicWildcard, Some(0), 1),
            ("\u{8bbe}\u{5907}/#", Code::TopicWildcard, Some(1), 7),
        ] {
            let error = check_name(name).unwrap_err();
            assert_eq!(
                (error.code(), error.place().topic_level(), error.place().offset()),
                (code, level, Some(start)),
                "{error}"
            );
        }
    }
}
