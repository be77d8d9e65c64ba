//! Times in messages.

use alloc::borrow::Cow;

use crate::{
    error::{Complaint, Error},
    wire::{
        json::{FromJson, IntoOwned, Json, JsonKind, JsonWriter, Reader, TextSink, ToJson},
        time::parse,
    },
};

/// When something was so. The text is kept: a wrong one is no error, since the platform then takes its own time.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum EventTime<'a> {
    /// A text: `20151212T121212Z`, `2020-08-12T12:12:12.333Z`, `2015-12-12T12:12:12Z`, or anything. Empty where nothing is
    /// said.
    Text(Cow<'a, str>),
    /// `null`, which says nothing.
    Null,
    /// Something else in its place, such as a number.
    Other(Json<'a>),
}

impl EventTime<'_> {
    /// The text, where there is one that says something.
    pub fn text(&self) -> Option<&str> {
        match self {
            EventTime::Text(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    /// Milliseconds since 1970, UTC, if it is written in one of the three forms in use. Some devices write their local time
    /// and mark it as UTC; nothing tells those.
    pub fn time_ms(&self) -> Option<i64> {
        parse(self.text()?).map(|(time, _)| time)
    }

    /// What is wrong with it, by a rule of [`super::limits`].
    pub(super) fn complaint(&self, rule: fn(&str) -> Option<Complaint>) -> Option<Complaint> {
        match self {
            EventTime::Text(_) => rule(self.text()?),
            EventTime::Null => None,
            EventTime::Other(json) => rule(json.text()),
        }
    }
}

impl<'a> From<&'a str> for EventTime<'a> {
    fn from(text: &'a str) -> Self {
        EventTime::Text(Cow::Borrowed(text))
    }
}

impl<'a> FromJson<'a> for EventTime<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        match reader.peek()? {
            JsonKind::String => reader.string().map(EventTime::Text),
            JsonKind::Null => reader.null().map(|()| EventTime::Null),
            _ => reader.raw().map(EventTime::Other),
        }
    }
}

impl ToJson for EventTime<'_> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        match self {
            EventTime::Text(text) => text.write(out),
            EventTime::Null => out.null(),
            EventTime::Other(json) => json.write(out),
        }
    }
}

impl IntoOwned for EventTime<'_> {
    type Owned = EventTime<'static>;

    fn into_owned(self) -> Self::Owned {
        match self {
            EventTime::Text(text) => EventTime::Text(IntoOwned::into_owned(text)),
            EventTime::Null => EventTime::Null,
            EventTime::Other(json) => EventTime::Other(json.into_owned()),
        }
    }
}
