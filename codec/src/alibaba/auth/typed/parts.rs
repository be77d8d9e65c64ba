//! What the schemes have in common: names, client ids with their parameters, and the checks of both.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use crate::{
    alibaba::{
        auth::client_id::{get, pairs},
        limits,
    },
    error::{Code, Error, Note},
    sign::{Field, text},
    wire::hmac::Method,
};

/// What breaks the grammar of user names, client ids and topics.
const IN_NAMES: &[char] = &['&', '|', ',', ';', '/', '#', '+'];

/// A method as the requests of gateways spell it.
pub(super) fn camel_case(method: Method) -> &'static str {
    match method {
        Method::Md5 => "hmacMd5",
        Method::Sha1 => "hmacSha1",
        _ => "hmacSha256",
    }
}

pub(super) fn base<'a>(client_id: Option<&'a str>, product_key: &str, device_name: &str) -> Cow<'a, str> {
    match client_id {
        Some(base) => Cow::Borrowed(base),
        None => Cow::Owned([product_key, ".", device_name].concat()),
    }
}

/// The client id with its bars, and how long its first part is. The scheme's own parameters come first, but where the given ones
/// have a place for them.
pub(super) fn wire_client_id(
    client_id: Option<&str>,
    product_key: &str,
    device_name: &str,
    own: &[(&str, Option<&str>)],
    given: &str,
) -> (String, usize) {
    let parameters = own
        .iter()
        .map(|(name, value)| name.len().saturating_add(value.map_or(0, str::len)).saturating_add(2));
    let room = [client_id.map_or(0, str::len), product_key.len(), device_name.len(), given.len(), 4]
        .into_iter()
        .chain(parameters)
        .fold(0, usize::saturating_add);
    let mut out = String::with_capacity(room);
    match client_id {
        Some(base) => out.push_str(base),
        None => [product_key, ".", device_name].into_iter().for_each(|part| out.push_str(part)),
    }
    let base = out.len();
    out.push('|');
    let mut comma = "";
    for (name, value) in own {
        if let Some(value) = value
            && !pairs(given).any(|(known, _)| known == *name)
        {
            [comma, name, "=", value].into_iter().for_each(|part| out.push_str(part));
            comma = ",";
        }
    }
    if !given.is_empty() {
        out.push_str(comma);
        out.push_str(given);
    }
    out.push('|');
    (out, base)
}

pub(super) fn names(product_key: &str, device_name: &str, notes: &mut Vec<Note>) -> Result<(), Error> {
    text::plain(Field::ProductKey, product_key, IN_NAMES)?;
    text::plain(Field::DeviceName, device_name, IN_NAMES)?;
    note(limits::device_name(device_name), Field::DeviceName, notes);
    Ok(())
}

/// The client id before the bars, which may be empty.
pub(super) fn base_id(base: Option<&str>, notes: &mut Vec<Note>) -> Result<(), Error> {
    if let Some(base) = base.filter(|base| !base.is_empty()) {
        text::plain(Field::ClientId, base, &['|'])?;
        note(limits::client_id(base), Field::ClientId, notes);
    }
    Ok(())
}

pub(super) fn timestamp(timestamp: Option<&str>, notes: &mut Vec<Note>) -> Result<(), Error> {
    if let Some(timestamp) = timestamp {
        text::digits(Field::Timestamp, timestamp, 1, 19)?;
        note(limits::time(timestamp), Field::Timestamp, notes);
    }
    Ok(())
}

/// Parameters between the bars: none is there twice, and those that the scheme has itself say the same.
pub(super) fn extensions(given: &str, own: &[(&str, Option<&str>)]) -> Result<(), Error> {
    text::characters(Field::Extensions, given, &['|'])?;
    let mut seen: Vec<&str> = Vec::new();
    for (name, value) in pairs(given) {
        if seen.len() >= crate::limits::CLIENT_ID_PARAMETERS {
            return Err(Field::Extensions
                .complain(Code::LimitExceeded)
                .expected(format!("at most {} parameters", crate::limits::CLIENT_ID_PARAMETERS))
                .into());
        }
        let complain = |code: Code| Field::Extensions.complain(code).found(format!("{name:?}"));
        if name.is_empty() || value.is_none() {
            return Err(complain(Code::SignText).expected("name=value,name=value").into());
        }
        if seen.contains(&name) {
            return Err(complain(Code::SignConflict).expected("each parameter once").into());
        }
        seen.push(name);
        if let Some((_, own)) = own.iter().find(|(known, _)| *known == name)
            && !own.is_some_and(|own| get(given, name).is_some_and(|value| value.eq_ignore_ascii_case(own)))
        {
            return Err(complain(Code::SignConflict)
                .expected("the value that the input of its own has")
                .into());
        }
    }
    Ok(())
}

pub(super) fn note(complaint: Option<Note>, field: Field, notes: &mut Vec<Note>) {
    notes.extend(complaint.map(|complaint| complaint.map_place(|_| field.place())));
}
