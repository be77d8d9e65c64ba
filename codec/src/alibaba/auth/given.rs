//! What is given to verify: what it says of the inputs, and how it differs from what the inputs make.

use alloc::{format, string::ToString, vec::Vec};

use super::{client_id::ClientId, typed::username};
use crate::{
    sign::{
        Cause,
        Field::{
            self, AuthType, ClientId as Id, DeviceName, Extensions, InstanceId, Method as MethodName,
            ProductKey, Random, SecureMode, Timestamp,
        },
        Given, Inputs, Signed,
    },
    wire::hmac::Method,
};

/// Which parameters between the bars are inputs of a connection.
pub(super) const CONNECT: &[(&str, Field)] =
    &[("timestamp", Timestamp), ("securemode", SecureMode), ("signmethod", MethodName)];
/// The same of a registration.
pub(super) const REGISTER: &[(&str, Field)] = &[
    ("random", Random),
    ("authType", AuthType),
    ("instanceId", InstanceId),
    ("securemode", SecureMode),
    ("signmethod", MethodName),
];

/// Takes from the client id and user name what the inputs leave out.
pub(super) fn read_connect(
    inputs: &mut Inputs<'_>,
    given: &mut Given<'_>,
    own: &[(&str, Field)],
) -> Option<(&'static str, Cause)> {
    if let Some(username) = &given.username
        && let Some((device_name, product_key)) = username.split_once('&')
    {
        let (product_key, device_name) = (product_key.to_string(), device_name.to_string());
        inputs.complete(ProductKey, product_key);
        inputs.complete(DeviceName, device_name);
    }
    let text = given.client_id.as_deref()?;
    let Ok(id) = ClientId::parse(text) else { return Some(("client_id", Cause::Malformed)) };
    inputs.complete(Id, id.base().to_string());
    let inside = id.inside()?;
    for (name, field) in own {
        if let Some(value) = id.get(name) {
            inputs.complete(*field, value.to_string());
        }
    }
    // Without `signmethod` it is HMAC-MD5 (devices guide 2019, 3.2).
    inputs.complete(MethodName, Method::Md5.name());
    // In the order that they were sent in, without those that the inputs say otherwise, and what has no form.
    let mut kept: Vec<(&str, &str)> = Vec::new();
    for (name, value) in id.parameters() {
        let own = own.iter().find(|(known, _)| *known == name).and_then(|(_, field)| inputs.text(*field));
        let same = |value: &str| own.is_none_or(|own| own.eq_ignore_ascii_case(value));
        if let Some(value) = value.filter(|value| same(value))
            && !name.is_empty()
            && kept.len() < crate::limits::CLIENT_ID_PARAMETERS
            && !kept.iter().any(|(known, _)| *known == name)
        {
            kept.push((name, value));
        }
    }
    if !inside.is_empty() {
        let kept: Vec<_> = kept.iter().map(|(name, value)| format!("{name}={value}")).collect();
        inputs.complete(Extensions, kept.join(","));
    }
    None
}

/// Client id and user name; what stands between the bars and is not signed may be what it likes.
pub(super) fn compare_connect(
    inputs: &Inputs<'_>,
    given: &Given<'_>,
    signed: &Signed,
    differs: &mut Vec<(&'static str, Cause)>,
) {
    if let Some(text) = &given.client_id
        && let Some(expected) = signed.output("client_id")
        && let (Ok(found), Ok(expected)) = (ClientId::parse(&**text), ClientId::parse(expected))
    {
        let other = |name| found.get(name) != expected.get(name);
        let announced = found.get("signmethod").unwrap_or("hmacmd5");
        let method = Method::from_name(announced) == expected.get("signmethod").and_then(Method::from_name);
        if !method && found.inside().is_some() {
            differs.push(("client_id", Cause::MethodAnnounced));
        } else if found.base() != expected.base()
            || ["timestamp", "securemode", "random", "authType", "instanceId"].into_iter().any(other)
        {
            differs.push(("client_id", Cause::ClientIdDiffers));
        }
    }
    if let Some(found) = &given.username
        && let (Some(product_key), Some(device_name)) = (inputs.text(ProductKey), inputs.text(DeviceName))
        && **found != username(product_key, device_name)
    {
        let cause = if **found == username(device_name, product_key) {
            Cause::UsernameSwapped
        } else if given.client_id.as_ref() == Some(found) {
            Cause::UsernameIsClientId
        } else {
            Cause::UsernameDiffers
        };
        differs.push(("username", cause));
    }
}

/// A request that does not say its method means HMAC-MD5 (devices guide 2019, 3.2 and 3.8).
pub(super) fn read_request(inputs: &mut Inputs<'_>, given: &mut Given<'_>) -> Option<(&'static str, Cause)> {
    if given.inputs.has(Field::Body) || given.inputs.has(ProductKey) {
        inputs.complete(MethodName, Method::Md5.name());
    }
    None
}

pub(super) fn read_identity(inputs: &mut Inputs<'_>, given: &mut Given<'_>) -> Option<(&'static str, Cause)> {
    let text = given.client_id.as_deref()?.to_string();
    // One page prints a bar behind it.
    let mut parts = text.trim_end_matches('|').split('|');
    let (Some("devicename"), Some(_), Some(ids), Some(timestamp), None) =
        (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Some(("identity", Cause::Malformed));
    };
    if let Some((product_key, device_name)) = ids.split_once('&') {
        inputs.complete(ProductKey, product_key.to_string());
        inputs.complete(DeviceName, device_name.to_string());
    }
    inputs.complete(Timestamp, timestamp.to_string());
    None
}

pub(super) fn compare_identity(
    _: &Inputs<'_>,
    given: &Given<'_>,
    signed: &Signed,
    differs: &mut Vec<(&'static str, Cause)>,
) {
    if let Some(found) = &given.client_id
        && signed.output("identity").is_some_and(|expected| found.trim_end_matches('|') != expected)
    {
        differs.push(("identity", Cause::ClientIdDiffers));
    }
}
