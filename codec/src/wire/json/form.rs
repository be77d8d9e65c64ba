//! Values that devices write in more than one form. Each type says which form was met, and writes the same one back.

use alloc::{borrow::Cow, boxed::Box, format, string::ToString, vec::Vec};
use core::fmt;

use super::{
    reader::Reader,
    typed::{FromJson, IntoOwned, ToJson},
    value::JsonKind,
    write::{JsonWriter, TextSink},
};
use crate::error::{Code, Error};

/// A number as the text it arrived as; any size, never rounded. Equality is that of the text.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number<'a>(Cow<'a, str>);

impl Number<'_> {
    /// The digits as they arrived.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The whole number, if it is written without fraction or exponent and fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// The whole number, if it is written without fraction or exponent, is not negative, and fits.
    pub fn as_u64(&self) -> Option<u64> {
        self.0.parse().ok()
    }

    /// The nearest double, if it is of finite size. This may round; the text never does.
    pub fn as_f64(&self) -> Option<f64> {
        self.0.parse().ok().filter(|value: &f64| value.is_finite())
    }
}

impl From<u64> for Number<'_> {
    fn from(value: u64) -> Self {
        Number(Cow::Owned(value.to_string()))
    }
}

impl From<i64> for Number<'_> {
    fn from(value: i64) -> Self {
        Number(Cow::Owned(value.to_string()))
    }
}

impl fmt::Debug for Number<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({})", self.0)
    }
}

impl fmt::Display for Number<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'a> FromJson<'a> for Number<'a> {
    #[inline]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        reader.number().map(|text| Number(Cow::Borrowed(text)))
    }
}

impl ToJson for Number<'_> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        out.token(&self.0);
    }
}

impl IntoOwned for Number<'_> {
    type Owned = Number<'static>;

    fn into_owned(self) -> Self::Owned {
        Number(Cow::Owned(self.0.into_owned()))
    }
}

/// A string or a number, such as a message id that some devices write as `"7"` and others as `7`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum TextOrNumber<'a> {
    /// It was a string.
    Text(Cow<'a, str>),
    /// It was a number.
    Number(Number<'a>),
}

impl TextOrNumber<'_> {
    /// The characters of the string, or the digits of the number.
    pub fn text(&self) -> &str {
        match self {
            TextOrNumber::Text(text) => text,
            TextOrNumber::Number(number) => number.text(),
        }
    }

    /// The whole number that either form spells in decimal digits alone, if it fits.
    pub fn as_u64(&self) -> Option<u64> {
        // `parse` also takes a leading `+`, which JSON numbers do not have.
        let text = self.text();
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
    }

    /// Whether it was a number.
    pub fn is_number(&self) -> bool {
        matches!(self, TextOrNumber::Number(_))
    }
}

impl<'a> From<&'a str> for TextOrNumber<'a> {
    fn from(text: &'a str) -> Self {
        TextOrNumber::Text(Cow::Borrowed(text))
    }
}

impl From<u64> for TextOrNumber<'_> {
    fn from(value: u64) -> Self {
        TextOrNumber::Number(value.into())
    }
}

impl<'a> FromJson<'a> for TextOrNumber<'a> {
    #[inline]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        if reader.at_string() {
            return reader.string().map(TextOrNumber::Text);
        }
        match reader.peek()? {
            JsonKind::Number => Number::read(reader).map(TextOrNumber::Number),
            found => {
                let bytes = reader.skip()?;
                let expected = format!("{} or {}", JsonKind::String.name(), JsonKind::Number.name());
                Err(reader.complain(Code::JsonType, bytes).expected(expected).found(found.name()).into())
            }
        }
    }
}

impl ToJson for TextOrNumber<'_> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        match self {
            TextOrNumber::Text(text) => text.write(out),
            TextOrNumber::Number(number) => number.write(out),
        }
    }
}

impl IntoOwned for TextOrNumber<'_> {
    type Owned = TextOrNumber<'static>;

    fn into_owned(self) -> Self::Owned {
        match self {
            TextOrNumber::Text(text) => TextOrNumber::Text(IntoOwned::into_owned(text)),
            TextOrNumber::Number(number) => TextOrNumber::Number(IntoOwned::into_owned(number)),
        }
    }
}

/// A value, or a string in its place, such as a `cleanSession` that is `"true"` in the guides.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum TextOr<'a, T> {
    /// It was a string.
    Text(Cow<'a, str>),
    /// It was a value of its own type.
    Value(T),
}

impl<'a, T: FromJson<'a>> FromJson<'a> for TextOr<'a, T> {
    #[inline]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        if reader.peek()? == JsonKind::String {
            return reader.string().map(TextOr::Text);
        }
        T::read(reader).map(TextOr::Value)
    }
}

impl<T: ToJson> ToJson for TextOr<'_, T> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        match self {
            TextOr::Text(text) => text.write(out),
            TextOr::Value(value) => value.write(out),
        }
    }
}

impl<T: IntoOwned> IntoOwned for TextOr<'_, T> {
    type Owned = TextOr<'static, T::Owned>;

    fn into_owned(self) -> Self::Owned {
        match self {
            TextOr::Text(text) => TextOr::Text(IntoOwned::into_owned(text)),
            TextOr::Value(value) => TextOr::Value(value.into_owned()),
        }
    }
}

/// A value, or `null` in its place. As a member, `Option<OrNull<T>>` also tells `null` from a member that is not there.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum OrNull<T> {
    /// It was `null`.
    Null,
    /// It was a value.
    Value(T),
}

impl<T> OrNull<T> {
    /// The value, if it was one.
    pub fn value(&self) -> Option<&T> {
        match self {
            OrNull::Null => None,
            OrNull::Value(value) => Some(value),
        }
    }
}

impl<'a, T: FromJson<'a>> FromJson<'a> for OrNull<T> {
    #[inline]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        if reader.at_null() {
            return reader.null().map(|()| OrNull::Null);
        }
        T::read(reader).map(OrNull::Value)
    }
}

impl<T: ToJson> ToJson for OrNull<T> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        match self {
            OrNull::Null => out.null(),
            OrNull::Value(value) => value.write(out),
        }
    }
}

impl<T: IntoOwned> IntoOwned for OrNull<T> {
    type Owned = OrNull<T::Owned>;

    fn into_owned(self) -> Self::Owned {
        match self {
            OrNull::Null => OrNull::Null,
            OrNull::Value(value) => OrNull::Value(value.into_owned()),
        }
    }
}

/// A list, or one of its elements in place of it: guides print one form and their tables the other.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum OneOrMany<T> {
    /// It was one element; boxed, since lists are what is usual.
    One(Box<T>),
    /// It was a list.
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    /// The elements.
    pub fn as_slice(&self) -> &[T] {
        match self {
            OneOrMany::One(element) => core::slice::from_ref(element),
            OneOrMany::Many(elements) => elements,
        }
    }
}

impl<'a, T: FromJson<'a>> FromJson<'a> for OneOrMany<T> {
    #[inline]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        let kind = reader.peek()?;
        if kind != JsonKind::Array && T::takes(kind) {
            return Box::read(reader).map(OneOrMany::One);
        }
        Vec::read(reader).map(OneOrMany::Many)
    }

    fn takes(kind: JsonKind) -> bool {
        kind == JsonKind::Array || T::takes(kind)
    }
}

impl<T: ToJson> ToJson for OneOrMany<T> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        match self {
            OneOrMany::One(element) => element.write(out),
            OneOrMany::Many(elements) => elements.write(out),
        }
    }
}

impl<T: IntoOwned> IntoOwned for OneOrMany<T> {
    type Owned = OneOrMany<T::Owned>;

    fn into_owned(self) -> Self::Owned {
        match self {
            OneOrMany::One(element) => OneOrMany::One(element.into_owned()),
            OneOrMany::Many(elements) => OneOrMany::Many(elements.into_owned()),
        }
    }
}
