//! The decoded object, both ways.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{
    carried::{Around, CarriedRow},
    coap, pcp,
};
use crate::{
    classify::{self, Topic},
    error::{Code, Complaint, Error, Layer, Note, Place},
    huawei::{EventTime, event::Event, push},
    kind::{Direction, Kind, Protocol, Vendor},
    message::{Decoded, Message, Source},
    record::Keys,
    sign::Connect,
    wire::{
        hex,
        json::{Json, Reader},
    },
};

/// The decoded object, or `{"error":{...}}`, as one line of JSON.
pub fn outcome_to_json(outcome: &Result<Decoded<'_>, Error>) -> String {
    match outcome {
        Ok(decoded) => super::to_json(decoded),
        Err(error) => error_to_json(error, None),
    }
}

/// `{"error":{...}}` with the line of the capture that it was read from, where there is one.
pub fn error_to_json(error: &Error, line: Option<u64>) -> String {
    super::to_json(&Failure { error, line })
}

struct Failure<'e> {
    error: &'e Error,
    line: Option<u64>,
}

impl Serialize for Failure<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("error", self.error)?;
        if let Some(line) = self.line {
            out.serialize_entry("line", &line)?;
        }
        out.end()
    }
}

/// The decoded object with other notes than its own: a JSON array of them. For a skin that keeps notes as text.
pub fn decoded_with_notes_to_json(decoded: &Decoded<'_>, notes: &Json<'_>) -> String {
    super::to_json(&WithNotes { decoded, notes })
}

impl Serialize for Decoded<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        WithNotes { decoded: self, notes: &self.notes }.serialize(serializer)
    }
}

struct WithNotes<'d, 'a, N> {
    decoded: &'d Decoded<'a>,
    notes: &'d N,
}

impl<N: Serialize> Serialize for WithNotes<'_, '_, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let WithNotes { decoded, notes } = self;
        let mut out = serializer.serialize_map(Some(7))?;
        out.serialize_entry("vendor", &decoded.vendor.map(Vendor::name))?;
        out.serialize_entry("protocol", decoded.protocol.name())?;
        out.serialize_entry("kind", decoded.kind.name())?;
        out.serialize_entry("direction", &decoded.direction.map(Direction::name))?;
        out.serialize_entry("topic", &decoded.topic.as_ref().map(TopicRow))?;
        out.serialize_entry("message", &MessageRow(decoded))?;
        if let Some(kind) = decoded.kind.info().replies_to {
            out.serialize_entry("replies_to", kind)?;
        }
        let meaning = decoded.meaning();
        if !meaning.is_empty() {
            out.serialize_entry("meaning", &meaning)?;
        }
        let events: Vec<EventRow<'_>> = decoded.events().map(EventRow).collect();
        if !events.is_empty() {
            out.serialize_entry("events", &events)?;
        }
        if let Some(carried) = &decoded.coap {
            out.serialize_entry("coap", &CarriedRow { carried, vendor: decoded.vendor })?;
        }
        out.serialize_entry("notes", notes)?;
        out.end()
    }
}

struct MessageRow<'d, 'a>(&'d Decoded<'a>);

impl Serialize for MessageRow<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0.message {
            Message::Connect(connect) => ConnectRow { connect, kind: self.0.kind }.serialize(serializer),
            message => message.serialize(serializer),
        }
    }
}

/// Which event of a message one is.
struct EventRow<'e>(&'e Event<'e>);

impl Serialize for EventRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("event", &self.0.name())?;
        if let Some(info) = self.0.info() {
            out.serialize_entry("summary", info.summary)?;
        }
        if let Some(time) = self.0.event_time.as_ref().and_then(EventTime::time_ms) {
            out.serialize_entry("time_ms", &time)?;
        }
        out.end()
    }
}

/// What a client connects with: all but the password.
struct ConnectRow<'c, 'a> {
    connect: &'c Connect<'a>,
    kind: Kind,
}

impl Serialize for ConnectRow<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("client_id", &self.connect.client_id)?;
        out.serialize_entry("username", &self.connect.username)?;
        out.serialize_entry("password_form", &self.connect.password_form())?;
        let mut parts: alloc::collections::BTreeMap<&str, String> = Default::default();
        parts.extend(self.connect.parts(self.kind));
        out.serialize_entry("parts", &parts)?;
        out.end()
    }
}

fn connect_from_json(message: &str) -> Result<Message<'static>, Error> {
    let mut connect = Connect::default();
    let mut reader = Reader::over(message).inside_levels(FORM_LEVELS);
    let text = |reader: &mut Reader<'_>| -> Result<Option<Cow<'static, str>>, Error> {
        if reader.peek()? == crate::wire::json::JsonKind::Null {
            return reader.null().map(|()| None);
        }
        Ok(Some(Cow::Owned(reader.string()?.into_owned())))
    };
    let read = reader.object(|name, reader| {
        match &*name {
            "client_id" => connect.client_id = text(reader)?,
            "username" => connect.username = text(reader)?,
            // What follows from the rest, or was never shown.
            "password_form" | "parts" => {
                reader.skip()?;
            }
            _ => return Err(unknown_member(reader, &name)),
        }
        Ok(())
    });
    read.map_err(in_message)?;
    Ok(Message::Connect(alloc::boxed::Box::new(connect)))
}

struct TopicRow<'t, 'a>(&'t Topic<'a>);

impl Serialize for TopicRow<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        topic_members(self.0, |name, value| match value {
            TopicValue::Text(text) => out.serialize_entry(name, text),
            TopicValue::Status(status) => out.serialize_entry(name, &status),
        })?;
        out.end()
    }
}

/// A member of the decoded object's `topic`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TopicValue<'t> {
    /// The topic's name, a path, an id, or a query.
    Text(&'t str),
    /// The HTTP status of a reply.
    Status(u16),
}

/// The members of the decoded object's `topic` in their order, for a skin that makes an object of its own language.
///
/// # Errors
/// What `member` returns.
pub fn topic_members<E>(
    topic: &Topic<'_>,
    mut member: impl FnMut(&'static str, TopicValue<'_>) -> Result<(), E>,
) -> Result<(), E> {
    member(if topic.is_path() { "path" } else { "name" }, TopicValue::Text(topic.name()))?;
    if let Some(status) = topic.status() {
        member("status", TopicValue::Status(status))?;
    }
    for (name, value) in topic.ids() {
        member(name, TopicValue::Text(value))?;
    }
    topic.query().map_or(Ok(()), |query| member("query", TopicValue::Text(query)))
}

/// How the `message` of a decoded object follows from its record's payload: for a skin that makes it from there when it is
/// asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum MessageForm {
    /// It is the payload's own JSON object, perhaps with its members in another order.
    Payload,
    /// It is `{"payload": ...}` around the payload's JSON text.
    Kept,
    /// Neither: [`message_to_json`] writes it.
    Written,
}

/// How the message follows from the payload of its record.
pub fn message_form(decoded: &Decoded<'_>, payload: &[u8]) -> MessageForm {
    // What was unpacked (a datagram, gzip, a form) does not start as its message does.
    let is_object = || payload.trim_ascii_start().starts_with(b"{");
    match &decoded.message {
        // The payload is a datagram, and what is in it is somewhere inside, or encrypted.
        _ if decoded.coap.is_some() => MessageForm::Written,
        Message::Alibaba(message) if message.is_json() && is_object() => MessageForm::Payload,
        Message::Huawei(_) if is_object() => MessageForm::Payload,
        Message::Json(json) if json.text().as_bytes() == payload.trim_ascii() => MessageForm::Kept,
        _ => MessageForm::Written,
    }
}

/// The `message` of the decoded object alone.
pub fn message_to_json(decoded: &Decoded<'_>) -> String {
    match &decoded.message {
        // As it is: as a part of something larger it would be read once more.
        Message::Alibaba(message) => message.to_json(),
        Message::Huawei(message) => message.to_json(),
        Message::Tencent(message) => message.to_json(),
        _ => super::to_json(&MessageRow(decoded)),
    }
}

/// A list of notes, as the decoded object has it.
pub fn notes_to_json(notes: &[Note]) -> String {
    super::to_json(&notes)
}

impl Serialize for Message<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Message::Alibaba(message) => raw(serializer, message.to_json()),
            Message::Huawei(message) => raw(serializer, message.to_json()),
            Message::Tencent(message) => raw(serializer, message.to_json()),
            Message::Connect(_) => Err(serde::ser::Error::custom("written with its kind")),
            Message::Pcp(message) => pcp::serialize(message, serializer),
            Message::Coap(datagram) => coap::serialize(&datagram.packet(), serializer),
            Message::Cbor(item) => coap::serialize_cbor(item, serializer),
            Message::Json(json) => one(serializer, "payload", json),
            Message::Bytes(bytes) => one(serializer, "payload_hex", &hex::encode(bytes)),
        }
    }
}

/// A JSON text of our own writing, as it stands.
fn raw<S: Serializer>(serializer: S, text: String) -> Result<S::Ok, S::Error> {
    serde_json::value::RawValue::from_string(text).map_err(serde::ser::Error::custom)?.serialize(serializer)
}

fn one<S: Serializer>(serializer: S, name: &str, value: &impl Serialize) -> Result<S::Ok, S::Error> {
    let mut out = serializer.serialize_map(Some(1))?;
    out.serialize_entry(name, value)?;
    out.end()
}

/// Reads a decoded object back. `notes` are ignored, and so is what the codec works out itself. What came encrypted needs `keys`
/// beside the rest, as the record had them.
///
/// # Errors
/// What is wrong with the JSON text; members that are missing, unknown, or contradict each other.
pub fn decoded_from_json(text: &[u8]) -> Result<Decoded<'_>, Error> {
    decoded_from_json_with(text, Keys::default())
}

/// The same with keys for an object that has none beside it.
///
/// # Errors
/// As [`decoded_from_json`].
pub fn decoded_from_json_with<'a>(text: &'a [u8], keys: Keys<'a>) -> Result<Decoded<'a>, Error> {
    let mut fields = Fields { keys, ..Fields::default() };
    let mut reader = Reader::new(text)?.inside_levels(FORM_LEVELS);
    reader.object(|name, reader| {
        match &*name {
            "vendor" => fields.vendor = optional(reader, "vendor", Vendor::from_name)?,
            "protocol" => fields.protocol = optional(reader, "protocol", Protocol::from_name)?,
            "kind" => fields.kind = Some(reader.string()?),
            "direction" => fields.direction = optional(reader, "direction", Direction::from_name)?,
            "topic" => fields.topic = topic_text(reader)?,
            "message" => fields.message = Some(reader.raw_text()?),
            "coap" => fields.coap = Some(reader.raw()?),
            "keys" => fields.keys = super::record::keys(reader)?,
            // What follows from the rest.
            "replies_to" | "meaning" | "events" | "notes" => {
                reader.skip()?;
            }
            _ => return Err(unknown_member(reader, &name)),
        }
        Ok(())
    })?;
    reader.finish()?;
    fields.build()
}

/// Levels of the decoded object around a payload: itself and its message.
pub(super) const FORM_LEVELS: usize = 2;

#[derive(Default)]
struct Fields<'a> {
    vendor: Option<Vendor>,
    protocol: Option<Protocol>,
    kind: Option<Cow<'a, str>>,
    direction: Option<Direction>,
    topic: Option<TopicText<'a>>,
    message: Option<&'a str>,
    coap: Option<Json<'a>>,
    keys: Keys<'a>,
}

/// A topic's name or a path, as the decoded object has it.
struct TopicText<'a> {
    name: Cow<'a, str>,
    path: bool,
    status: Option<u16>,
    /// The other texts: the name has them already, and must not say otherwise.
    ids: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl<'a> Fields<'a> {
    fn build(self) -> Result<Decoded<'a>, Error> {
        let name = self.kind.ok_or_else(|| missing("/kind"))?;
        let message = self.message.ok_or_else(|| missing("/message"))?;
        let topic = self.topic.map(TopicText::classify).transpose()?;
        let kind = Kind::find(self.vendor, &name).ok_or_else(|| {
            Complaint::new(Code::KindUnknown, Layer::ENCODE, Place::pointer("/kind"))
                .expected(match self.vendor {
                    Some(vendor) => format!("a kind of {}, as `thingwire kinds` lists them", vendor.name()),
                    None => String::from("a kind, and the vendor whose it is"),
                })
                .found(format!("{name:?}"))
        })?;
        let info = kind.info();
        // Whose an unknown topic is may be the caller's word alone.
        let is_unknown = |topic: &Topic<'_>| {
            topic.kind() == classify::unknown(None) && kind == classify::unknown(self.vendor)
        };
        if let Some(topic) = &topic
            && info.protocol != Protocol::Pcp
            && topic.kind() != kind
            && !is_unknown(topic)
            // An application takes pushes at a path of its own.
            && !(topic.is_path() && topic.vendor().is_none() && push::is_push(kind))
        {
            return Err(Complaint::new(Code::KindDisagrees, Layer::ENCODE, Place::pointer("/kind"))
                .expected(format!("{}, as the topic says", topic.kind()))
                .found(format!("{kind}"))
                .into());
        }
        let around = self.coap.as_ref().map(Around::from_json).transpose()?;
        // What a datagram carries may have been kept for what it is not: ciphertext, one block, or something broken.
        let message = if around.is_some() && is_kept(message) {
            kept(message)?
        } else if info.protocol == Protocol::Connect {
            connect_from_json(message)?
        } else if info.protocol == Protocol::Pcp {
            Message::Pcp(pcp::from_json(kind, message)?)
        } else if info.protocol == Protocol::Coap && info.vendor.is_none() {
            Message::Coap(coap::from_json(kind, message)?)
        } else if info.protocol == Protocol::Cbor {
            Message::Cbor(coap::cbor_from_json(message)?)
        } else if let Some(read) = info.read {
            let bytes = message.as_bytes();
            let source = Source { bytes, is_message: true, kind, topic: topic.as_ref() };
            let read = read(&source, &mut Vec::new()).map_err(in_message);
            match read {
                // What has a type of its own was not kept, even if its one member is called `payload`.
                Ok(read)
                    if !is_kept(message)
                        || matches!(read, Message::Alibaba(_) | Message::Huawei(_) | Message::Tencent(_)) =>
                {
                    read
                }
                Err(error) if !is_kept(message) => return Err(error),
                _ => kept(message)?,
            }
        } else {
            kept(message)?
        };
        let mut decoded = Decoded {
            vendor: self.vendor,
            protocol: self.protocol.unwrap_or(info.protocol),
            kind,
            direction: self.direction.or(info.direction),
            topic,
            message,
            notes: Vec::new(),
            coap: None,
        };
        if let Some(around) = around {
            around.carry(&mut decoded, &self.keys)?;
        }
        Ok(decoded)
    }
}

impl TopicText<'_> {
    fn classify(self) -> Result<Topic<'static>, Error> {
        let topic =
            if self.path { classify::path(&self.name, self.status) } else { classify::topic(&self.name) };
        let topic = topic?;
        for (id, given) in &self.ids {
            // What has no such id in its name is passed over.
            if let Some(there) = topic.id(id).filter(|there| *there != &**given) {
                let shown: String = given.chars().take(64).collect();
                let pointer = format!("/topic/{}", crate::error::escape_pointer(id));
                return Err(Complaint::new(
                    Code::RecordMemberConflict,
                    Layer::ENCODE,
                    Place::pointer(pointer),
                )
                .expected(format!("{there:?}, as the topic's name has it"))
                .found(format!("{shown:?}"))
                .into());
            }
        }
        Ok(topic.into_owned())
    }
}

/// Whether a message is one that was kept: its one member says so.
fn is_kept(message: &str) -> bool {
    let (mut count, mut kept) = (0_usize, false);
    let mut reader = Reader::over(message).inside_levels(FORM_LEVELS);
    let read = reader.object(|name, reader| {
        count = count.saturating_add(1);
        kept = name == "payload" || name == "payload_hex";
        reader.skip().map(|_| ())
    });
    read.is_ok() && count == 1 && kept
}

/// `{"payload": JSON}` or `{"payload_hex": H}`.
fn kept(message: &str) -> Result<Message<'_>, Error> {
    let mut kept = None;
    let mut reader = Reader::over(message).inside_levels(FORM_LEVELS);
    let read = reader.object(|name, reader| {
        kept = Some(match &*name {
            "payload" => Message::Json(reader.raw()?),
            "payload_hex" => Message::Bytes(Cow::Owned(hex_member(reader)?)),
            _ => return Err(unknown_member(reader, &name)),
        });
        Ok(())
    });
    read.map_err(in_message)?;
    kept.ok_or_else(|| missing("/message/payload"))
}

/// A hex member's bytes.
pub(super) fn hex_member(reader: &mut Reader<'_>) -> Result<Vec<u8>, Error> {
    let start = reader.offset();
    let text = reader.string()?;
    hex::decode(&text).map_err(|error| {
        let place = reader.complain(error.code(), start..reader.offset()).place().clone();
        error.map_place(|_| place)
    })
}

/// `null`, or a text of a closed list.
fn optional<T>(
    reader: &mut Reader<'_>,
    member: &'static str,
    from_name: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Error> {
    if reader.peek()? == crate::wire::json::JsonKind::Null {
        return reader.null().map(|()| None);
    }
    super::record::named(reader, member, from_name).map(Some)
}

fn topic_text<'a>(reader: &mut Reader<'a>) -> Result<Option<TopicText<'a>>, Error> {
    if reader.peek()? == crate::wire::json::JsonKind::Null {
        return reader.null().map(|()| None);
    }
    let (mut name, mut path, mut status, mut ids) = (None, false, None, Vec::new());
    reader.object(|member, reader| {
        if &*member == "status" {
            status = Some(super::record::status(reader)?);
            return Ok(());
        }
        let is_address = matches!(&*member, "name" | "path");
        if !is_address && reader.peek()? != crate::wire::json::JsonKind::String {
            return reader.skip().map(|_| ());
        }
        let text = reader.string()?;
        if is_address {
            path |= &*member == "path";
            name = Some(text);
        } else {
            ids.push((member, text));
        }
        Ok(())
    })?;
    let name = name.ok_or_else(|| missing("/topic/name"))?;
    Ok(Some(TopicText { name, path, status, ids }))
}

/// Puts `/message` in front of the pointer and drops byte offsets, which would count from the inner text.
pub(super) fn in_message(error: Error) -> Error {
    error.map_place(|place| {
        let pointer = place.json_pointer().unwrap_or_default();
        Place::pointer(format!("/message{pointer}"))
    })
}

#[cold]
pub(super) fn missing(pointer: &'static str) -> Error {
    Complaint::new(Code::JsonMissingMember, Layer::ENCODE, Place::pointer(pointer)).into()
}

#[cold]
pub(super) fn unknown_member(reader: &Reader<'_>, name: &str) -> Error {
    let at = reader.offset();
    reader.complain(Code::EncodeMemberUnknown, at..at).found(format!("{name:?}")).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever changes an id and not the name would get the old topic, without a word.
    #[test]
    fn ids_that_the_name_does_not_have_are_refused() {
        let object = |topic: &str, vendor: &str, kind: &str, message: &str| {
            format!(r#"{{"vendor":"{vendor}","kind":"{kind}","topic":{topic},"message":{message}}}"#)
        };
        let post =
            |topic: &str| object(topic, "alibaba", "thing.event.property.post", r#"{"id":"1","params":{}}"#);
        let name = r#""name":"/sys/a1X2bEnP82z/example1/thing/event/property/post""#;
        for right in [
            String::new(),
            r#","product_key":"a1X2bEnP82z""#.into(),
            r#","product_key":"a1X2bEnP82z","device_name":"ex\u0061mple1""#.into(),
            // No ids of this topic, or none at all.
            r#","device_id":"other","gateway":null,"query":1"#.into(),
        ] {
            let text = post(&format!("{{{name}{right}}}"));
            assert!(decoded_from_json(text.as_bytes()).is_ok(), "{text}");
        }
        let path = r#"{"path":"/topic/a1X2bEnP82z/example1/user/get","device_name":"example2"}"#;
        for (text, pointer) in [
            (post(&format!("{{{name},\"device_name\":\"example2\"}}")), "/topic/device_name"),
            (post(&format!("{{\"product_key\":\"\",{name}}}")), "/topic/product_key"),
            (object(path, "alibaba", "custom.user", r#"{"payload":{}}"#), "/topic/device_name"),
        ] {
            let error = decoded_from_json(text.as_bytes()).unwrap_err();
            assert_eq!(
                (error.code(), error.place().json_pointer()),
                (Code::RecordMemberConflict, Some(pointer)),
                "{error}: {text}"
            );
        }
    }
}
