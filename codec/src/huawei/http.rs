//! The HTTPS interface of devices: tokens, messages, and properties. IoTDA guide 2.1.3.
//!
//! What a device sends is what it would send over MQTT, but for the request for a token. A reply that reports success has no
//! body, except for the token; one that reports an error has code and text, whose members the guide does not print and the
//! platform's other replies have.

use alloc::vec::Vec;

use super::{Figure, Message, SecretText, Text, content, limits, notes as message_notes, property, said};
use crate::{
    error::{Complaint, Error, Note, Place},
    json_object,
    message::{self, Source, keep},
    wire::json::{FromJson, JsonKind, OrNull, Reader},
};

json_object! {
    /// A device asks for a token: `POST /v5/device-auth`.
    pub struct DeviceAuth<'a> {
        /// The device.
        pub device_id: Text<'a> = "device_id",
        /// 0: the platform does not compare the time; 1: it does, before the password.
        pub sign_type: Figure<'a> = "sign_type",
        /// The hour in UTC, as `YYYYMMDDHH`: the key of the password.
        pub timestamp: Figure<'a> = "timestamp",
        /// The device's secret as signed: 64 hexadecimal digits.
        pub password: SecretText<'a> = "password",
    }
}

json_object! {
    /// What the platform answers: a token, or what went wrong.
    pub struct Reply<'a> {
        /// The token for the header `access_token` of the other requests.
        pub access_token: Option<SecretText<'a>> = "access_token",
        /// Seconds that it is good for. Where a new one is asked for before, the old one is good for 30 s more.
        pub expires_in: Option<Figure<'a>> = "expires_in",
        /// What went wrong, such as `IOTDA.000006`.
        pub error_code: Option<Text<'a>> = "error_code",
        /// The same in words.
        pub error_msg: Option<Text<'a>> = "error_msg",
    }
}

impl Reply<'_> {
    /// What went wrong, where something did.
    pub fn error_code(&self) -> Option<&str> {
        said(&self.error_code)
    }
}

/// `POST /v5/device-auth`, and its reply.
pub(super) fn auth<'a>(
    source: &Source<'a, '_>,
    notes: &mut Vec<Note>,
) -> Result<message::Message<'a>, Error> {
    if is_reply(source) || has_member(source.bytes, &["access_token", "error_code"]) {
        return reply(source, notes);
    }
    body(source, notes);
    let auth = DeviceAuth::from_json(source.bytes)?;
    check(&auth, notes);
    Ok(Message::DeviceAuth(auth).into())
}

/// `POST /v5/devices/{device_id}/sys/messages/up`.
pub(super) fn messages_up<'a>(
    source: &Source<'a, '_>,
    notes: &mut Vec<Note>,
) -> Result<message::Message<'a>, Error> {
    if is_reply(source) {
        return reply(source, notes);
    }
    body(source, notes);
    content::read(source, notes)
}

/// `POST /v5/devices/{device_id}/sys/properties/report`.
pub(super) fn properties<'a>(
    source: &Source<'a, '_>,
    notes: &mut Vec<Note>,
) -> Result<message::Message<'a>, Error> {
    if is_reply(source) {
        return reply(source, notes);
    }
    body(source, notes);
    let message = Message::PropertyReport(property::Report::from_json(source.bytes)?);
    message_notes::of(&message, source, notes);
    Ok(message.into())
}

/// `POST /v5/devices/{device_id}/sys/gateway/sub-devices/properties/report`.
pub(super) fn gateway<'a>(
    source: &Source<'a, '_>,
    notes: &mut Vec<Note>,
) -> Result<message::Message<'a>, Error> {
    if is_reply(source) {
        return reply(source, notes);
    }
    body(source, notes);
    let message = Message::GatewayReport(property::GatewayReport::from_json(source.bytes)?);
    message_notes::of(&message, source, notes);
    Ok(message.into())
}

/// A reply: an object; nothing where all went well; anything from a server in between.
fn reply<'a>(source: &Source<'a, '_>, notes: &mut Vec<Note>) -> Result<message::Message<'a>, Error> {
    if !starts_an_object(source.bytes) || is_kept(source) {
        return keep(source, notes);
    }
    let reply = Reply::from_json(source.bytes)?;
    if let Some(token) = reply.access_token.as_ref().and_then(OrNull::value)
        && !token.expose().is_empty()
    {
        put(notes, limits::token(token.expose()), "/access_token");
    }
    Ok(Message::HttpReply(reply).into())
}

/// Whether it is a reply.
pub(super) fn is_reply(source: &Source<'_, '_>) -> bool {
    source.topic.is_some_and(|topic| topic.status().is_some())
}

/// Whether a payload is to be read as an object at all.
pub(super) fn starts_an_object(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().first() == Some(&b'{')
}

/// Whether it is the decoded object's form of what was kept: `{"payload":...}` or `{"payload_hex":...}` alone.
pub(super) fn is_kept(source: &Source<'_, '_>) -> bool {
    let (mut kept, mut others) = (false, false);
    let walked = source.is_message
        && Reader::new(source.bytes).is_ok_and(|mut reader| {
            let walked = reader.object(|name, reader| {
                match &*name {
                    "payload" | "payload_hex" => kept = true,
                    _ => others = true,
                }
                reader.skip().map(drop)
            });
            walked.is_ok()
        });
    walked && kept && !others
}

/// Whether a payload is an object with one of these members. None for what cannot be read.
pub(super) fn has_member(bytes: &[u8], names: &[&str]) -> bool {
    let mut found = false;
    let walked = Reader::new(bytes).is_ok_and(|mut reader| {
        matches!(reader.peek(), Ok(JsonKind::Object))
            && reader
                .object(|name, reader| {
                    found |= names.contains(&&*name);
                    reader.skip().map(drop)
                })
                .is_ok()
    });
    walked && found
}

/// The size of a request's body.
fn body(source: &Source<'_, '_>, notes: &mut Vec<Note>) {
    if !source.is_message && source.topic.is_some_and(|topic| topic.is_path()) {
        notes.extend(limits::https_body(source.bytes.len()));
    }
}

fn check(auth: &DeviceAuth<'_>, notes: &mut Vec<Note>) {
    if let Some(id) = auth.device_id.value() {
        put(notes, limits::device_id(id), "/device_id");
    }
    if let Some(sign_type) = auth.sign_type.value() {
        put(notes, limits::sign_type(sign_type.text()), "/sign_type");
    }
    if let Some(timestamp) = auth.timestamp.value() {
        put(notes, limits::timestamp(timestamp.text()), "/timestamp");
    }
    if let OrNull::Value(password) = &auth.password {
        put(notes, limits::password(password.expose()), "/password");
    }
}

fn put(notes: &mut Vec<Note>, broken: Option<Complaint>, pointer: &'static str) {
    notes.extend(broken.map(|complaint| complaint.map_place(|_| Place::pointer(pointer))));
}
