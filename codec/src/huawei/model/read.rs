//! Reading the document's values, in each of the ways in which they are written.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    error::{Code, Error},
    wire::json::{JsonKind, Reader},
};

/// What stands for a member that is not there.
pub(super) trait Missing: Sized {
    /// The member's names; where the object stands; whether it has names in camelCase.
    fn missing(reader: &Reader<'_>, names: &[&str], pointer: &str, is_camel: bool) -> Result<Self, Error>;
}

impl<T> Missing for Option<T> {
    fn missing(_: &Reader<'_>, _: &[&str], _: &str, _: bool) -> Result<Self, Error> {
        Ok(None)
    }
}

impl<T> Missing for Vec<T> {
    fn missing(_: &Reader<'_>, _: &[&str], _: &str, _: bool) -> Result<Self, Error> {
        Ok(Vec::new())
    }
}

impl Missing for String {
    fn missing(reader: &Reader<'_>, names: &[&str], pointer: &str, is_camel: bool) -> Result<Self, Error> {
        let spelled = |name: &&&str| name.bytes().any(|byte| byte.is_ascii_uppercase()) == is_camel;
        let mut names = names.iter().filter(spelled);
        // A parameter's names are listed behind those of a property.
        let name = if pointer.contains("/paras/") { names.next_back() } else { names.next() };
        Err(reader.missing(name.copied().unwrap_or_default()))
    }
}

/// Reads a member of the object at `pointer` that has not come before under its other name.
pub(super) fn once<T>(
    member: &mut Option<T>,
    reader: &mut Reader<'_>,
    read: fn(&mut Reader<'_>, &str) -> Result<T, Error>,
    pointer: &str,
    name: &str,
) -> Result<(), Error> {
    if member.is_some() {
        return both(reader);
    }
    *member = Some(read(reader, &format!("{pointer}/{name}"))?);
    Ok(())
}

#[cold]
fn both(reader: &mut Reader<'_>) -> Result<(), Error> {
    reader.peek()?;
    let bytes = reader.skip()?;
    Err(reader
        .complain(Code::JsonDuplicateMember, bytes)
        .expected("one of the two names of a member")
        .found("both")
        .into())
}

fn is_null(reader: &mut Reader<'_>) -> Result<bool, Error> {
    if reader.peek()? == JsonKind::Null {
        reader.null()?;
        return Ok(true);
    }
    Ok(false)
}

pub(super) fn text(reader: &mut Reader<'_>, _: &str) -> Result<Option<String>, Error> {
    if is_null(reader)? { Ok(None) } else { reader.string().map(|text| Some(text.into_owned())) }
}

pub(super) fn required_text(reader: &mut Reader<'_>, _: &str) -> Result<String, Error> {
    reader.string().map(|text| text.into_owned())
}

/// A number, or one as text.
pub(super) fn figure(reader: &mut Reader<'_>, _: &str) -> Result<Option<String>, Error> {
    match reader.peek()? {
        JsonKind::Null => reader.null().map(|()| None),
        JsonKind::String => {
            reader.string().map(|text| Some(text.into_owned()).filter(|text| !text.is_empty()))
        }
        _ => reader.number().map(|number| Some(number.to_string())),
    }
}

/// `true` or `false`, 1 or 0, or these as text. Other texts and numbers say nothing.
pub(super) fn truth(reader: &mut Reader<'_>, at: &str) -> Result<Option<bool>, Error> {
    if reader.peek()? == JsonKind::Bool {
        return reader.bool().map(Some);
    }
    Ok(match figure(reader, at)?.as_deref() {
        Some("1" | "true") => Some(true),
        Some("0" | "false") => Some(false),
        _ => None,
    })
}

pub(super) fn list(reader: &mut Reader<'_>, at: &str) -> Result<Option<Vec<String>>, Error> {
    match reader.peek()? {
        JsonKind::Null => reader.null().map(|()| None),
        JsonKind::String => {
            let text = reader.string()?;
            let names = text.split(',').map(str::trim).filter(|name| !name.is_empty());
            Ok(Some(names.map(ToOwned::to_owned).collect()))
        }
        _ => {
            let mut names = Vec::new();
            reader.array(|reader| {
                names.extend(figure(reader, at)?);
                Ok(())
            })?;
            Ok(Some(names))
        }
    }
}

/// The elements of a list, each with where it stands.
pub(super) fn views<T>(
    reader: &mut Reader<'_>,
    at: &str,
    read: fn(&mut Reader<'_>, String) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let mut views = Vec::new();
    reader.array(|reader| {
        let pointer = format!("{at}/{}", views.len());
        views.push(read(reader, pointer)?);
        Ok(())
    })?;
    Ok(views)
}

pub(super) fn views_or_null<T>(
    reader: &mut Reader<'_>,
    at: &str,
    read: fn(&mut Reader<'_>, String) -> Result<T, Error>,
) -> Result<Option<Vec<T>>, Error> {
    if is_null(reader)? { Ok(None) } else { views(reader, at, read).map(Some) }
}
