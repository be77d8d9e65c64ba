//! Complaints about input: errors (it cannot be read) and notes (it was read, but breaks a documented rule).
//!
//! Both are a [`Complaint`]: a stable [`Code`], the [`Layer`] that noticed, the [`Place`] in the input, what was
//! expected and what was found, and where the rule is written. [`Error`] is the boxed form that `Result`s carry.
//! All codes are in one table, [`Code::ALL`].

mod code;
mod place;

use alloc::{borrow::Cow, boxed::Box};
use core::{fmt, ops::Deref};

pub use code::{Code, Severity};
pub use place::{Place, escape_pointer};

/// The part of the reader that noticed: a stable lower-case name such as `pcp.frame` or `json`.
///
/// Each module that complains owns its layer as a constant.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Layer(&'static str);

impl Layer {
    /// The outer form of a record: which members it has and how its payload is written.
    pub const RECORD: Layer = Layer("record");
    /// A decoded object on its way back to a record.
    pub const ENCODE: Layer = Layer("encode");

    /// A layer of this name.
    pub const fn new(name: &'static str) -> Self {
        Layer(name)
    }

    /// The stable name.
    pub const fn name(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// One thing that is wrong or odd in an input.
///
/// Displays on one line: `pcp.frame: check does not match the frame at bytes 4..6: expected 0x4c9a, found 0x4c9b`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Complaint {
    code: Code,
    layer: Layer,
    place: Place,
    expected: Cow<'static, str>,
    found: Cow<'static, str>,
    spec: Option<&'static str>,
}

/// Something odd but decodable. A strict decoder turns the first note into an [`Error`].
pub type Note = Complaint;

impl Complaint {
    /// A complaint with nothing said yet about what was expected and found.
    pub fn new(code: Code, layer: Layer, place: Place) -> Self {
        Complaint { code, layer, place, expected: Cow::Borrowed(""), found: Cow::Borrowed(""), spec: None }
    }

    /// Says what would have been right.
    #[must_use]
    pub fn expected(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        self.expected = text.into();
        self
    }

    /// Says what was met instead. Never put a secret here.
    #[must_use]
    pub fn found(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        self.found = text.into();
        self
    }

    /// Says where the rule is written: guide and section, or RFC and section.
    #[must_use]
    pub fn spec(mut self, reference: &'static str) -> Self {
        self.spec = Some(reference);
        self
    }

    /// The same complaint with its place changed, for a reader that sits inside another one.
    #[must_use]
    pub fn map_place(mut self, change: impl FnOnce(Place) -> Place) -> Self {
        self.place = change(self.place);
        self
    }

    /// The stable code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// Who noticed.
    pub fn layer(&self) -> Layer {
        self.layer
    }

    /// Where in the input.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// What would have been right; empty when the code says it all.
    pub fn expected_text(&self) -> &str {
        &self.expected
    }

    /// What was met instead; empty when the code says it all.
    pub fn found_text(&self) -> &str {
        &self.found
    }

    /// Guide and section, or RFC and section, that holds the rule.
    pub fn spec_reference(&self) -> Option<&'static str> {
        self.spec
    }

    /// The one-line text without layer and place: what the facade calls `message`.
    pub fn message(&self) -> impl fmt::Display + '_ {
        Message(self)
    }
}

struct Message<'c>(&'c Complaint);

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Complaint { code, expected, found, .. } = self.0;
        f.write_str(code.summary())?;
        match (expected.is_empty(), found.is_empty()) {
            (true, true) => Ok(()),
            (false, true) => write!(f, ": expected {expected}"),
            (true, false) => write!(f, ": {found}"),
            (false, false) => write!(f, ": expected {expected}, found {found}"),
        }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.layer)?;
        if !self.place.is_whole() {
            write!(f, "{}: ", self.place)?;
        }
        write!(f, "{}", self.message())
    }
}

impl serde::Serialize for Complaint {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = serializer.serialize_struct("Complaint", 5)?;
        out.serialize_field("code", self.code.name())?;
        out.serialize_field("layer", self.layer.name())?;
        out.serialize_field("place", &self.place)?;
        out.serialize_field("message", &alloc::format!("{}", self.message()))?;
        out.serialize_field("spec", &self.spec)?;
        out.end()
    }
}

/// Why an input cannot be read: a boxed [`Complaint`], so that `Result`s stay small.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0}")]
pub struct Error(Box<Complaint>);

impl Error {
    /// The complaint itself, for a caller that collects notes and errors alike.
    pub fn into_complaint(self) -> Complaint {
        *self.0
    }

    /// The same error with its place changed, for a reader that sits inside another one.
    #[must_use]
    pub fn map_place(self, change: impl FnOnce(Place) -> Place) -> Self {
        Error(Box::new(self.0.map_place(change)))
    }
}

impl From<Complaint> for Error {
    fn from(complaint: Complaint) -> Self {
        Error(Box::new(complaint))
    }
}

impl Deref for Error {
    type Target = Complaint;

    fn deref(&self) -> &Complaint {
        &self.0
    }
}

impl serde::Serialize for Error {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// Reads what is inside something else: the places of all complaints are changed on the way out.
pub(crate) fn relocated<T>(
    notes: &mut alloc::vec::Vec<Note>,
    place: impl Fn(Place) -> Place,
    read: impl FnOnce(&mut alloc::vec::Vec<Note>) -> Result<T, Error>,
) -> Result<T, Error> {
    let mut inner = alloc::vec::Vec::new();
    let read = read(&mut inner).map_err(|error| error.map_place(&place))?;
    notes.extend(inner.into_iter().map(|note| note.map_place(&place)));
    Ok(read)
}
