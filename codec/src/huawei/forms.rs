//! Which kind's payload is read as what: one table.

use alloc::{borrow::Cow, vec::Vec};

use super::{
    Message, api, bootstrap, bridge, command, content, event, http, m2m, notes, property, shadow,
    sub_device_manage, v1,
};
use crate::{
    error::{Error, Note},
    message::{self, Read, Source, keep, reader_in},
    wire::json::FromJson,
};

/// A payload that is one object.
macro_rules! whole {
    ($type:ty, $variant:ident) => {{
        fn form<'a>(source: &Source<'a, '_>, notes: &mut Vec<Note>) -> Result<message::Message<'a>, Error> {
            let message = Message::$variant(<$type>::from_json(source.bytes)?);
            notes::of(&message, source, notes);
            Ok(message.into())
        }
        form
    }};
}

/// Topics of devices and of bridges.
const DEVICE: &[(&str, Read)] = &[
    ("messages.up", content::read),
    ("messages.down", content::read),
    ("properties.report", whole!(property::Report, PropertyReport)),
    ("gateway.sub_devices.properties.report", whole!(property::GatewayReport, GatewayReport)),
    ("properties.set.request", whole!(property::Set, PropertySet)),
    ("properties.set.response", whole!(property::Outcome, Outcome)),
    ("properties.get.request", whole!(property::Get, PropertyGet)),
    ("properties.get.response", whole!(property::Answer, PropertyAnswer)),
    ("commands.request", whole!(command::Request, CommandRequest)),
    ("commands.response", whole!(command::Response, CommandResponse)),
    ("shadow.get.request", whole!(shadow::Get, ShadowGet)),
    ("shadow.get.response", whole!(shadow::Document, Shadow)),
    ("events.up", whole!(event::Events, Events)),
    ("events.down", whole!(event::Events, Events)),
    ("bootstrap.up", bootstrap_request),
    ("bootstrap.down", whole!(bootstrap::Response, BootstrapResponse)),
    ("bridge.login.request", whole!(bridge::Login, BridgeLogin)),
    ("bridge.login.response", whole!(bridge::Response, BridgeResponse)),
    ("bridge.logout.request", or_nothing),
    ("bridge.logout.response", whole!(bridge::Response, BridgeResponse)),
    ("bridge.reset_secret.request", whole!(bridge::SecretReset, SecretReset)),
    ("bridge.reset_secret.response", whole!(bridge::Response, BridgeResponse)),
    ("bridge.disconnect", or_nothing),
    ("m2m", whole!(m2m::DeviceToDevice, DeviceToDevice)),
    ("sub_device_manage.messages.up", whole!(sub_device_manage::Manage, SubDeviceManage)),
    ("v1.data.json", whole!(v1::Data, V1Data)),
    ("v1.data.binary", bytes),
    ("v1.command.json", whole!(v1::Command, V1Command)),
    ("v1.command.binary", bytes),
    ("user", keep),
];

/// Paths of devices and of applications. Pushes have no path of their own: their rows stand in [`super::push`].
const PATHS: &[(&str, Read)] = &[
    ("http.device_auth", http::auth),
    ("http.messages.up", http::messages_up),
    ("http.properties.report", http::properties),
    ("http.gateway.sub_devices.properties.report", http::gateway),
    ("http.firmwarefiles", keep),
    ("api.shadow", api::shadow),
    ("api.async_commands", api::async_commands),
    ("api.commands", api::commands),
    ("api.messages", api::messages),
    ("api.batchtasks", api::batchtasks),
];

/// What reads the payload of a kind.
pub(crate) const fn reader(kind: &str) -> Option<Read> {
    reader_in(&[DEVICE, PATHS], kind)
}

/// Reads a request that mostly is no object but nothing at all. What looks like the decoded object's form of kept bytes is
/// kept itself, so that the two are told apart.
fn bootstrap_request<'a>(
    source: &Source<'a, '_>,
    notes: &mut Vec<Note>,
) -> Result<message::Message<'a>, Error> {
    if source.bytes.is_empty() {
        return bytes(source, notes);
    }
    let request = bootstrap::Request::from_json(source.bytes)?;
    match request.extra.0.as_slice() {
        [(name, _)] if request.base_strategy_keyword.is_none() && name.starts_with("payload") => {
            keep(source, notes)
        }
        _ => Ok(Message::BootstrapRequest(request).into()),
    }
}

/// Reads nothing, or something that no source describes.
fn or_nothing<'a>(source: &Source<'a, '_>, notes: &mut Vec<Note>) -> Result<message::Message<'a>, Error> {
    if source.bytes.is_empty() { bytes(source, notes) } else { keep(source, notes) }
}

/// Reads bytes that only the product's owner makes sense of.
fn bytes<'a>(source: &Source<'a, '_>, _: &mut Vec<Note>) -> Result<message::Message<'a>, Error> {
    Ok(message::Message::Bytes(Cow::Borrowed(source.bytes)))
}
