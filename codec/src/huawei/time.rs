//! Times in messages.

use alloc::{borrow::Cow, format};

use super::LAYER;
use crate::{
    error::{Code, Complaint, Error, Place},
    wire::{
        json::{FromJson, IntoOwned, Json, JsonKind, JsonWriter, Reader, TextSink, ToJson},
        time::{TimeForm, parse},
    },
};

const SPEC: &str = "IoTDA guide 2.1.2.8.1";

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

    /// What is wrong with it, where the platform does not take it: `forms` are those that the guide allows there.
    pub(super) fn complaint(&self, forms: &[TimeForm]) -> Option<Complaint> {
        let found = match self {
            EventTime::Null => return None,
            EventTime::Text(text) if text.is_empty() => return None,
            EventTime::Text(text) if parse(text).is_some_and(|(_, form)| forms.contains(&form)) => {
                return None;
            }
            EventTime::Text(text) => format!("{:?}", Shortened(text)),
            EventTime::Other(json) => json.kind().name().into(),
        };
        Some(
            Complaint::new(Code::IotdaTime, LAYER, Place::whole())
                .expected("20151212T121212Z or 2020-08-12T12:12:12.333Z")
                .found(found)
                .spec(SPEC),
        )
    }
}

/// The first characters of a text.
struct Shortened<'t>(&'t str);

impl core::fmt::Debug for Shortened<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let end = self.0.char_indices().nth(40).map_or(self.0.len(), |(at, _)| at);
        write!(f, "{:?}", self.0.get(..end).unwrap_or_default())
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
