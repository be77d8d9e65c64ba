//! When the attributes of a shadow were written.

use alloc::{borrow::Cow, vec::Vec};

use crate::{
    error::Error,
    json_object,
    wire::json::{FromJson, IntoOwned, Json, JsonKind, JsonWriter, Reader, TextOrNumber, TextSink, ToJson},
};

json_object! {
    /// When the attributes of both sections were written.
    #[derive(Default)]
    pub struct Metadata<'a> {
        /// Those of the reported section.
        pub reported: Option<SectionTimes<'a>> = "reported",
        /// Those of the desired section.
        pub desired: Option<SectionTimes<'a>> = "desired",
    }
}

/// When the attributes of one section were written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SectionTimes<'a> {
    /// A time without an attribute: what is left of a section that was cleared (devices guide 2018, line 571).
    /// An attribute that is itself called `timestamp` has an object there, which tells the two apart.
    pub timestamp: Option<TextOrNumber<'a>>,
    /// The attributes by their names, in their order.
    pub attributes: Vec<(Cow<'a, str>, Stamp<'a>)>,
}

/// When one attribute was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stamp<'a> {
    /// An object with the time.
    At(AttributeTime<'a>),
    /// Something else, kept as it came.
    Other(Json<'a>),
}

json_object! {
    /// The time of one attribute.
    #[derive(Default)]
    pub struct AttributeTime<'a> {
        /// Seconds since 1970.
        pub timestamp: Option<TextOrNumber<'a>> = "timestamp",
    }
}

impl<'a> SectionTimes<'a> {
    /// What is kept of an attribute.
    pub fn get(&self, name: &str) -> Option<&Stamp<'a>> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, stamp)| stamp)
    }

    /// The latest of all its times.
    pub fn latest(&self) -> Option<u64> {
        let own = self.timestamp.as_ref().and_then(TextOrNumber::as_u64);
        self.attributes.iter().filter_map(|(_, stamp)| stamp.seconds()).chain(own).max()
    }
}

impl<'a> Stamp<'a> {
    /// A stamp of this time, in seconds since 1970.
    pub fn at(seconds: u64) -> Self {
        Stamp::At(AttributeTime { timestamp: Some(seconds.into()), ..AttributeTime::default() })
    }

    /// The time in seconds since 1970, where it is a whole number that is not negative.
    pub fn seconds(&self) -> Option<u64> {
        match self {
            Stamp::At(time) => time.timestamp.as_ref().and_then(TextOrNumber::as_u64),
            Stamp::Other(_) => None,
        }
    }
}

impl<'a> FromJson<'a> for SectionTimes<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        let mut times = SectionTimes::default();
        reader.object(|name, reader| {
            let kind = reader.peek()?;
            if name == "timestamp" && matches!(kind, JsonKind::Number | JsonKind::String) {
                times.timestamp = Some(TextOrNumber::read(reader)?);
            } else {
                times.attributes.push((name, Stamp::read(reader)?));
            }
            Ok(())
        })?;
        Ok(times)
    }
}

impl ToJson for SectionTimes<'_> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        out.begin_object();
        out.member("timestamp", &self.timestamp);
        for (name, stamp) in &self.attributes {
            out.member(name, stamp);
        }
        out.end_object();
    }
}

impl IntoOwned for SectionTimes<'_> {
    type Owned = SectionTimes<'static>;

    fn into_owned(self) -> Self::Owned {
        let owned = |(name, stamp)| (IntoOwned::into_owned(name), IntoOwned::into_owned(stamp));
        SectionTimes {
            timestamp: self.timestamp.into_owned(),
            attributes: self.attributes.into_iter().map(owned).collect(),
        }
    }
}

impl<'a> FromJson<'a> for Stamp<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        // An object whose time is of another kind is kept as well: metadata are the platform's business.
        let json = reader.raw()?;
        if json.kind() == JsonKind::Object
            && let Cow::Borrowed(text) = json.clone().into_text()
            && let Ok(time) = AttributeTime::read(&mut Reader::over(text))
        {
            return Ok(Stamp::At(time));
        }
        Ok(Stamp::Other(json))
    }
}

impl ToJson for Stamp<'_> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        match self {
            Stamp::At(time) => time.write(out),
            Stamp::Other(json) => json.write(out),
        }
    }
}

impl IntoOwned for Stamp<'_> {
    type Owned = Stamp<'static>;

    fn into_owned(self) -> Self::Owned {
        match self {
            Stamp::At(time) => Stamp::At(IntoOwned::into_owned(time)),
            Stamp::Other(json) => Stamp::Other(json.into_owned()),
        }
    }
}
