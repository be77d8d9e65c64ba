//! Where in an input a complaint points.

use alloc::{borrow::Cow, string::String};
use core::{fmt, ops::Range};

/// A place in an input: bytes, a JSON pointer (RFC 6901), a topic level, or the input as a whole.
///
/// A JSON complaint usually has a pointer *and* the bytes it covers. Byte offsets count from the start of the payload
/// (or of the topic, for the topic's layer); levels count from 0, as the text between slashes is split.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Place {
    bytes: Option<(usize, usize)>,
    pointer: Option<String>,
    level: Option<usize>,
}

impl Place {
    /// The input as a whole.
    pub const fn whole() -> Self {
        Place { bytes: None, pointer: None, level: None }
    }

    /// One byte, or the point before it (the end of the input, where something is missing).
    pub const fn byte(offset: usize) -> Self {
        Place { bytes: Some((offset, offset)), pointer: None, level: None }
    }

    /// A run of bytes.
    pub const fn bytes(range: Range<usize>) -> Self {
        Place { bytes: Some((range.start, range.end)), pointer: None, level: None }
    }

    /// A member or element of a JSON text.
    pub fn pointer(pointer: impl Into<String>) -> Self {
        Place { bytes: None, pointer: Some(pointer.into()), level: None }
    }

    /// A level of a topic, counted from 0.
    pub const fn level(level: usize) -> Self {
        Place { bytes: None, pointer: None, level: Some(level) }
    }

    /// Adds the bytes that the pointer or level covers.
    #[must_use]
    pub fn with_bytes(mut self, range: Range<usize>) -> Self {
        self.bytes = Some((range.start, range.end));
        self
    }

    /// Puts a member or element in front of the pointer, on the way out of a nested reader.
    #[must_use]
    pub fn inside(mut self, member: &str) -> Self {
        let mut pointer = String::from("/");
        pointer.push_str(&escape_pointer(member));
        if let Some(rest) = &self.pointer {
            pointer.push_str(rest);
        }
        self.pointer = Some(pointer);
        self
    }

    /// Moves byte offsets by the place where the inner input starts.
    #[must_use]
    pub fn moved_by(mut self, offset: usize) -> Self {
        self.bytes =
            self.bytes.map(|(start, end)| (start.saturating_add(offset), end.saturating_add(offset)));
        self
    }

    /// The same place in a text that was made of some bytes, by inflating or decrypting them: of its own bytes nothing is left, and
    /// where there is no pointer either, it is all those bytes.
    #[must_use]
    pub(crate) fn out_of(self, bytes: Range<usize>) -> Self {
        match self.pointer {
            Some(pointer) => Place::pointer(pointer),
            None => Place::bytes(bytes),
        }
    }

    /// First byte, when bytes are known.
    pub fn offset(&self) -> Option<usize> {
        self.bytes.map(|(start, _)| start)
    }

    /// The bytes covered, when known; empty when something is missing at that point.
    pub fn range(&self) -> Option<Range<usize>> {
        self.bytes.map(|(start, end)| start..end)
    }

    /// The JSON pointer, when there is one.
    pub fn json_pointer(&self) -> Option<&str> {
        self.pointer.as_deref()
    }

    /// The topic level, when there is one.
    pub fn topic_level(&self) -> Option<usize> {
        self.level
    }

    /// True when nothing more precise than "the input" is known.
    pub fn is_whole(&self) -> bool {
        self.bytes.is_none() && self.pointer.is_none() && self.level.is_none()
    }
}

/// Escapes a member name for use in a JSON pointer (RFC 6901 section 3).
pub fn escape_pointer(member: &str) -> Cow<'_, str> {
    if member.contains(['~', '/']) {
        Cow::Owned(member.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(member)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut gap = "";
        if let Some(level) = self.level {
            write!(f, "level {level}")?;
            gap = ", ";
        }
        if let Some(pointer) = &self.pointer {
            write!(f, "{gap}pointer {pointer:?}")?;
            gap = ", ";
        }
        match self.bytes {
            None if gap.is_empty() => f.write_str("input"),
            None => Ok(()),
            Some((start, end)) if end.saturating_sub(start) <= 1 => write!(f, "{gap}byte {start}"),
            Some((start, end)) => write!(f, "{gap}bytes {start}..{end}"),
        }
    }
}

impl serde::Serialize for Place {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut out = serializer.serialize_map(None)?;
        if let Some((start, end)) = self.bytes {
            out.serialize_entry("offset", &start)?;
            out.serialize_entry("end", &end)?;
        }
        if let Some(pointer) = &self.pointer {
            out.serialize_entry("pointer", pointer)?;
        }
        if let Some(level) = self.level {
            out.serialize_entry("level", &level)?;
        }
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn nested_members_read_as_a_pointer() {
        let place = Place::bytes(3..5).inside("a/b").inside("m~n").moved_by(10);
        assert_eq!(place.json_pointer(), Some("/m~0n/a~1b"));
        assert_eq!(place.range(), Some(13..15));
        assert_eq!(place.to_string(), "pointer \"/m~0n/a~1b\", bytes 13..15");
    }
}
