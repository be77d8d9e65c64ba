//! Values of known types: reading them, writing them, and letting go of the input.

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    string::String,
    vec::Vec,
};

use super::{
    reader::Reader,
    value::{Json, JsonKind, Members},
    write::{JsonWriter, TextSink},
};
use crate::error::Error;

/// A value that is read from JSON in one pass.
pub trait FromJson<'a>: Sized {
    /// Reads exactly one value.
    ///
    /// # Errors
    /// Those of the grammar and of the type, with JSON pointer and byte range.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error>;

    /// What stands for a member that is not there. `None` makes the member a required one; `Option` gives `Some(None)`.
    fn absent() -> Option<Self> {
        None
    }

    /// Whether nothing stands for a member that is not there: told without making what [`FromJson::absent`] gives.
    #[doc(hidden)]
    #[inline]
    fn is_required() -> bool {
        Self::absent().is_none()
    }

    /// Whether a value of this kind is one that [`FromJson::read`] reads at all.
    fn takes(_: JsonKind) -> bool {
        true
    }

    /// Reads a whole text.
    ///
    /// # Errors
    /// As [`FromJson::read`]; [`Code::TrailingBytes`](crate::Code::TrailingBytes) when something follows.
    fn from_json(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut reader = Reader::new(bytes)?;
        let value = Self::read(&mut reader)?;
        reader.finish()?;
        Ok(value)
    }
}

/// Reads a member's value: what the readers of `json_object!` share.
///
/// # Errors
/// As [`FromJson::read`].
#[doc(hidden)]
#[cfg_attr(any(target_arch = "wasm32", thingwire_small), inline(never))]
#[cfg_attr(not(any(target_arch = "wasm32", thingwire_small)), inline)]
pub fn fill<'a, T: FromJson<'a>>(slot: &mut Option<T>, reader: &mut Reader<'a>) -> Result<(), Error> {
    *slot = Some(T::read(reader)?);
    Ok(())
}

/// A value that is written as JSON; what it writes reads back as an equal value.
pub trait ToJson {
    /// Writes exactly one value.
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>);

    /// Whether a member of this value is left out altogether.
    fn is_absent(&self) -> bool {
        false
    }

    /// The value as a text of its own.
    fn to_json(&self) -> String {
        let mut text = String::new();
        self.write(&mut JsonWriter::new(&mut text));
        text
    }
}

/// A value that can be kept longer than the input it borrows from.
pub trait IntoOwned {
    /// The same type, borrowing nothing.
    type Owned: 'static;

    /// The same value, borrowing nothing.
    fn into_owned(self) -> Self::Owned;
}

/// A member that may be left out. `null` is no way to leave it out; see [`OrNull`](super::OrNull) for members that take it.
impl<'a, T: FromJson<'a>> FromJson<'a> for Option<T> {
    #[inline]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        T::read(reader).map(Some)
    }

    #[inline]
    fn absent() -> Option<Self> {
        Some(None)
    }

    #[inline]
    fn is_required() -> bool {
        false
    }
}

/// A missing value is left out as a member, and `null` elsewhere.
impl<T: ToJson> ToJson for Option<T> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        match self {
            Some(value) => value.write(out),
            None => out.null(),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: IntoOwned> IntoOwned for Option<T> {
    type Owned = Option<T::Owned>;

    fn into_owned(self) -> Self::Owned {
        self.map(T::into_owned)
    }
}

/// A value that is kept elsewhere, where it would make the enum around it large.
impl<'a, T: FromJson<'a>> FromJson<'a> for Box<T> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        T::read(reader).map(Box::new)
    }

    fn takes(kind: JsonKind) -> bool {
        T::takes(kind)
    }
}

impl<T: ToJson> ToJson for Box<T> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        T::write(self, out);
    }
}

impl<T: IntoOwned> IntoOwned for Box<T> {
    type Owned = Box<T::Owned>;

    fn into_owned(self) -> Self::Owned {
        Box::new((*self).into_owned())
    }
}

impl<'a, T: FromJson<'a>> FromJson<'a> for Vec<T> {
    #[inline]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        let mut values = Vec::new();
        reader.array(|reader| {
            values.push(T::read(reader)?);
            Ok(())
        })?;
        Ok(values)
    }

    fn takes(kind: JsonKind) -> bool {
        kind == JsonKind::Array
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        out.begin_array();
        for value in self {
            value.write(out);
        }
        out.end_array();
    }
}

impl<T: IntoOwned> IntoOwned for Vec<T> {
    type Owned = Vec<T::Owned>;

    fn into_owned(self) -> Self::Owned {
        self.into_iter().map(T::into_owned).collect()
    }
}

impl<'a> FromJson<'a> for Cow<'a, str> {
    #[inline]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        reader.string()
    }
}

impl ToJson for str {
    #[inline]
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        out.string(self);
    }
}

impl ToJson for Cow<'_, str> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        out.string(self);
    }
}

impl IntoOwned for Cow<'_, str> {
    type Owned = Cow<'static, str>;

    fn into_owned(self) -> Cow<'static, str> {
        Cow::Owned(Cow::into_owned(self))
    }
}

impl<'a> FromJson<'a> for Json<'a> {
    #[inline]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        reader.raw()
    }
}

impl ToJson for Json<'_> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        out.raw(self);
    }
}

impl IntoOwned for Json<'_> {
    type Owned = Json<'static>;

    fn into_owned(self) -> Self::Owned {
        Json::into_owned(self)
    }
}

/// All members of an object, each kept as its text.
impl<'a> FromJson<'a> for Members<'a> {
    #[inline]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        let mut members = Members::default();
        reader.object(|name, reader| {
            members.0.push((name, reader.raw()?));
            Ok(())
        })?;
        Ok(members)
    }

    fn takes(kind: JsonKind) -> bool {
        kind == JsonKind::Object
    }
}

impl ToJson for Members<'_> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        out.begin_object();
        self.write_members(out);
        out.end_object();
    }
}

impl<'a> Members<'a> {
    /// Reads a member that has no type of its own.
    ///
    /// # Errors
    /// As [`Reader::raw`].
    #[doc(hidden)]
    #[cfg_attr(any(target_arch = "wasm32", thingwire_small), inline(never))]
    #[cfg_attr(not(any(target_arch = "wasm32", thingwire_small)), inline)]
    pub fn push(&mut self, name: Cow<'a, str>, reader: &mut Reader<'a>) -> Result<(), Error> {
        self.0.push((name, reader.raw()?));
        Ok(())
    }
}

impl Members<'_> {
    /// Writes the members into the object that the writer is in.
    pub fn write_members<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        for (name, value) in &self.0 {
            out.member(name, value);
        }
    }
}

impl IntoOwned for Members<'_> {
    type Owned = Members<'static>;

    fn into_owned(self) -> Self::Owned {
        Members(
            self.0.into_iter().map(|(name, value)| ((*name).to_owned().into(), value.into_owned())).collect(),
        )
    }
}

/// Types that borrow nothing, with the reader's and the writer's method of each.
macro_rules! scalars {
    ($( $type:ty: $read:expr, $write:expr; )+) => { $(
        impl<'a> FromJson<'a> for $type {
            #[inline]
            fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
                let read: fn(&mut Reader<'a>) -> Result<Self, Error> = $read;
                read(reader)
            }
        }

        impl ToJson for $type {
            fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
                let write: fn(&mut JsonWriter<'_, O>, Self) = $write;
                write(out, *self);
            }
        }

        impl IntoOwned for $type {
            type Owned = $type;

            fn into_owned(self) -> Self::Owned {
                self
            }
        }
    )+ };
}

scalars! {
    bool: Reader::bool, |out, value| out.bool(value);
    i64: Reader::i64, |out, value| out.i64(value);
    u64: Reader::u64, |out, value| out.u64(value);
    i32: |reader| reader.whole("-2147483648 to 2147483647"), |out, value| out.i64(value.into());
    u32: |reader| reader.whole("0 to 4294967295"), |out, value| out.u64(value.into());
    u16: |reader| reader.whole("0 to 65535"), |out, value| out.u64(value.into());
    u8: |reader| reader.whole("0 to 255"), |out, value| out.u64(value.into());
}
