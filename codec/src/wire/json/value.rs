//! A value kept as its text.

use alloc::{
    borrow::{Cow, ToOwned},
    string::ToString,
    vec::Vec,
};
use core::{fmt, ops::Range};

use super::{equal, reader::Reader, scan::Scanner};
use crate::error::Error;

/// A JSON value as the text it arrived as, checked.
///
/// Equality is that of the text; [`Json::eq_json`] compares what the texts mean.
#[derive(Clone, PartialEq, Eq)]
pub struct Json<'a> {
    text: Cow<'a, str>,
}

/// The six kinds of value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JsonKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// A number of any size.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl JsonKind {
    /// The kind's name in RFC 8259, with its article.
    pub const fn name(self) -> &'static str {
        match self {
            JsonKind::Null => "null",
            JsonKind::Bool => "a boolean",
            JsonKind::Number => "a number",
            JsonKind::String => "a string",
            JsonKind::Array => "an array",
            JsonKind::Object => "an object",
        }
    }

    #[inline]
    pub(super) fn of_first_byte(byte: u8) -> Option<Self> {
        Some(match byte {
            b'n' => JsonKind::Null,
            b't' | b'f' => JsonKind::Bool,
            b'-' | b'0'..=b'9' => JsonKind::Number,
            b'"' => JsonKind::String,
            b'[' => JsonKind::Array,
            b'{' => JsonKind::Object,
            _ => return None,
        })
    }
}

impl<'a> Json<'a> {
    /// Checks a whole text and keeps its one value, without the white space around it.
    ///
    /// # Errors
    /// Everything that is wrong with the text, with JSON pointer and byte range.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut reader = Reader::new(bytes)?;
        let json = reader.raw()?;
        reader.finish()?;
        Ok(json)
    }

    /// A text that a reader has checked.
    #[inline]
    pub(super) fn checked(text: &'a str) -> Self {
        Json { text: Cow::Borrowed(text) }
    }

    /// A text that a writer of ours has made.
    pub(crate) fn of_writer(text: alloc::string::String) -> Json<'static> {
        Json { text: Cow::Owned(text) }
    }

    /// `{}`.
    pub const fn empty_object() -> Json<'static> {
        Json { text: Cow::Borrowed("{}") }
    }

    /// The text, byte for byte as it arrived.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text itself, borrowed where the value was.
    pub fn into_text(self) -> Cow<'a, str> {
        self.text
    }

    /// The same value, owning its text.
    pub fn into_owned(self) -> Json<'static> {
        Json { text: Cow::Owned(self.text.into_owned()) }
    }

    /// The kind of value.
    pub fn kind(&self) -> JsonKind {
        // The text was checked, so a first byte is there.
        self.text.bytes().next().and_then(JsonKind::of_first_byte).unwrap_or(JsonKind::Null)
    }

    /// Whether it is `null` (not the string).
    pub fn is_null(&self) -> bool {
        self.kind() == JsonKind::Null
    }

    /// The boolean, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        self.text.parse().ok()
    }

    /// The whole number, if it is one that is written without fraction or exponent and fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.text.parse().ok()
    }

    /// The whole number, if it is one that is written without fraction or exponent, not negative, and fits.
    pub fn as_u64(&self) -> Option<u64> {
        self.text.parse().ok()
    }

    /// The nearest double, if it is a number of finite size. This may round; the text never does.
    pub fn as_f64(&self) -> Option<f64> {
        (self.kind() == JsonKind::Number)
            .then(|| self.text.parse::<f64>().ok())
            .flatten()
            .filter(|value| value.is_finite())
    }

    /// The string without quotes and escapes, if it is one.
    pub fn as_str(&self) -> Option<Cow<'_, str>> {
        if self.kind() != JsonKind::String {
            return None;
        }
        let mut scanner = Scanner::new(&self.text);
        let raw = scanner.string().ok()?;
        Some(scanner.unescape(&raw))
    }

    /// The members of an object in their order; none for other kinds.
    pub fn members(&self) -> Members<'_> {
        let mut members = Vec::new();
        // The text was checked: reading it again cannot fail, and what is no object has no members.
        let _ = Reader::over(&self.text).object(|name, reader| {
            members.push((name, reader.raw()?));
            Ok(())
        });
        Members(members)
    }

    /// The elements of an array in their order; none for other kinds.
    pub fn elements(&self) -> Vec<Json<'_>> {
        let mut elements = Vec::new();
        let _ = Reader::over(&self.text).array(|reader| {
            elements.push(reader.raw()?);
            Ok(())
        });
        elements
    }

    /// The value of a member, if it is an object that has it.
    pub fn get(&self, name: &str) -> Option<Json<'_>> {
        self.members().0.into_iter().find(|(member, _)| member == name).map(|(_, value)| value)
    }

    /// The value that a JSON pointer (RFC 6901) leads to.
    pub fn pointer(&self, pointer: &str) -> Option<Json<'_>> {
        self.range_of(pointer).and_then(|range| self.text.get(range)).map(Json::checked)
    }

    /// The bytes of this text that the value at a JSON pointer covers.
    pub fn range_of(&self, pointer: &str) -> Option<Range<usize>> {
        let mut range = 0..self.text.len();
        if pointer.is_empty() {
            return Some(range);
        }
        for step in pointer.strip_prefix('/')?.split('/') {
            let text = self.text.get(range.clone())?;
            let inner = step_into(text, &step.replace("~1", "/").replace("~0", "~"))?;
            let start = range.start;
            range = start.saturating_add(inner.start)..start.saturating_add(inner.end);
        }
        Some(range)
    }

    /// Whether both mean the same: members in any order, strings after unescaping, numbers by their exact value.
    pub fn eq_json(&self, other: &Json<'_>) -> bool {
        equal::equal(self, other)
    }
}

/// The bytes of the member or element named by one step of a pointer.
fn step_into(text: &str, step: &str) -> Option<Range<usize>> {
    let mut found = None;
    let mut reader = Reader::over(text);
    let walked = if text.starts_with('{') {
        reader.object(|name, reader| {
            let range = reader.skip()?;
            if name == step {
                found = Some(range);
            }
            Ok(())
        })
    } else {
        let plain = step == "0" || !step.starts_with('0');
        let wanted: usize =
            step.parse().ok().filter(|_| plain && step.bytes().all(|byte| byte.is_ascii_digit()))?;
        let mut index = 0_usize;
        reader.array(|reader| {
            let range = reader.skip()?;
            if index == wanted {
                found = Some(range);
            }
            index = index.saturating_add(1);
            Ok(())
        })
    };
    walked.ok()?;
    found
}

impl fmt::Debug for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Json({})", self.text)
    }
}

impl fmt::Display for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Serializes as it stands: digits and order survive where the serializer is `serde_json`'s.
impl serde::Serialize for Json<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw: &serde_json::value::RawValue =
            serde_json::from_str(&self.text).map_err(|error| serde::ser::Error::custom(error.to_string()))?;
        raw.serialize(serializer)
    }
}

/// The members of an object, in their order, names unescaped.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Members<'a>(pub Vec<(Cow<'a, str>, Json<'a>)>);

impl Members<'_> {
    /// The same members, owning their texts.
    pub fn into_owned(self) -> Members<'static> {
        Members(
            self.0
                .into_iter()
                .map(|(name, value)| (Cow::Owned((*name).to_owned()), value.into_owned()))
                .collect(),
        )
    }
}

impl<'a> IntoIterator for Members<'a> {
    type Item = (Cow<'a, str>, Json<'a>);
    type IntoIter = alloc::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
