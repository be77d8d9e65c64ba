//! Where a check stands in a payload, and what it found.

use alloc::{
    borrow::{Cow, ToOwned},
    format,
    string::String,
    vec::Vec,
};
use core::ops::Range;

use super::cut;
use crate::{
    error::{Code, Complaint, Layer, Note, Place, escape_pointer},
    wire::json::{Json, JsonKind, Reader},
};

/// A value of a payload and where it stands there.
#[derive(Clone, Debug)]
pub(crate) struct Value<'p> {
    pub(crate) json: Json<'p>,
    pub(crate) at: usize,
}

impl<'p> Value<'p> {
    /// A whole text, which was read before.
    pub(crate) fn whole(text: &'p str) -> Option<Self> {
        let mut reader = Reader::over(text);
        reader.peek().ok()?;
        let at = reader.offset();
        Some(Value { json: reader.raw().ok()?, at })
    }

    /// A payload. What cannot be read is the reader's to complain about.
    pub(crate) fn payload(payload: &'p [u8]) -> Option<Self> {
        Json::parse(payload).ok()?;
        Value::whole(core::str::from_utf8(payload).ok()?)
    }

    pub(crate) fn kind(&self) -> JsonKind {
        self.json.kind()
    }

    fn end(&self) -> usize {
        self.at.saturating_add(self.json.text().len())
    }

    fn range(&self) -> Range<usize> {
        self.at..self.end()
    }

    /// The members of an object; none for other kinds.
    pub(crate) fn members(&self) -> Vec<(Cow<'_, str>, Value<'_>)> {
        let mut members = Vec::new();
        // It was read before: no complaint is left to make.
        let _ = Reader::over(self.json.text()).object(|name, reader| {
            reader.peek()?;
            let at = self.at.saturating_add(reader.offset());
            members.push((name, Value { json: reader.raw()?, at }));
            Ok(())
        });
        members
    }

    /// The elements of an array; none for other kinds.
    pub(crate) fn elements(&self) -> Vec<Value<'_>> {
        let mut elements = Vec::new();
        let _ = Reader::over(self.json.text()).array(|reader| {
            reader.peek()?;
            let at = self.at.saturating_add(reader.offset());
            elements.push(Value { json: reader.raw()?, at });
            Ok(())
        });
        elements
    }
}

enum Step {
    Name(String),
    Index(usize),
}

/// Where the check stands, and what it found.
pub(crate) struct Findings {
    layer: Layer,
    path: Vec<Step>,
    pub(crate) notes: Vec<Note>,
}

impl Findings {
    pub(crate) fn of(layer: Layer) -> Self {
        Findings { layer, path: Vec::new(), notes: Vec::new() }
    }

    /// Goes into a member.
    pub(crate) fn inside<R>(&mut self, name: &str, work: impl FnOnce(&mut Self) -> R) -> R {
        self.path.push(Step::Name(name.to_owned()));
        let done = work(self);
        self.path.pop();
        done
    }

    /// Goes into an element.
    pub(crate) fn at<R>(&mut self, index: usize, work: impl FnOnce(&mut Self) -> R) -> R {
        self.path.push(Step::Index(index));
        let done = work(self);
        self.path.pop();
        done
    }

    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            pointer.push('/');
            match step {
                Step::Name(name) => pointer.push_str(&escape_pointer(name)),
                Step::Index(index) => pointer.push_str(&format!("{index}")),
            }
        }
        pointer
    }

    /// A note about the value that the path leads to.
    pub(crate) fn note(
        &mut self,
        code: Code,
        value: &Value<'_>,
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
        spec: &'static str,
    ) {
        let place = Place::pointer(self.pointer()).with_bytes(value.range());
        self.notes.push(Complaint::new(code, self.layer, place).expected(expected).found(found).spec(spec));
    }

    /// A note about a name that the model does not have.
    pub(crate) fn unknown(
        &mut self,
        value: &Value<'_>,
        name: &str,
        expected: impl Into<Cow<'static, str>>,
        spec: &'static str,
    ) {
        self.note(Code::ModelIdentifierUnknown, value, expected, format!("{:?}", cut(name)), spec);
    }

    /// A note about a member that is not there; its place is before the closing brace.
    pub(crate) fn missing(
        &mut self,
        object: &Value<'_>,
        name: &str,
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
        spec: &'static str,
    ) {
        let end = object.end().saturating_sub(1);
        let place =
            Place::pointer(format!("{}/{}", self.pointer(), escape_pointer(name))).with_bytes(end..end);
        self.notes.push(
            Complaint::new(Code::ModelRequiredMissing, self.layer, place)
                .expected(expected)
                .found(found)
                .spec(spec),
        );
    }

    /// Each element of a list, or the value itself where it is none.
    pub(crate) fn each(&mut self, value: &Value<'_>, mut work: impl FnMut(&mut Self, &Value<'_>)) {
        if value.kind() != JsonKind::Array {
            return work(self, value);
        }
        for (index, element) in value.elements().iter().enumerate() {
            self.at(index, |findings| work(findings, element));
        }
    }
}
