//! Calls, and other topics that a request shares with its reply or with raw bytes: the payload tells.

use alloc::vec::Vec;

use super::forms::reader;
use crate::{
    classify,
    error::{Code, Error, Note},
    message::{Message, Source, keep},
    wire::json::Reader,
};

/// What a payload looks like.
enum Shape {
    /// Has `params` or `method`.
    Request,
    /// Has `code` and neither of these.
    Reply,
    /// No JSON object, or one of a product's own.
    Own,
}

/// Reads a request or a reply where it looks like one, and keeps other payloads.
///
/// A call's payload is free (devices guide 2019, 3.1); platforms send services through it, and some raw topics are answered
/// in JSON.
pub(super) fn either<'a>(source: &Source<'a, '_>, notes: &mut Vec<Note>) -> Result<Message<'a>, Error> {
    let (request, reply) = match source.kind.name() {
        "ota.device.request" => return choose(source, notes, "ota.device.inform", "ota.device.upgrade"),
        "thing.model.up_raw_reply" | "thing.model.down_raw_reply" => ("", "thing.event.post_reply"),
        _ => ("thing.service.invoke", "thing.service.invoke_reply"),
    };
    // The owner's own JSON may have members of these names too: only what is Alink to the letter is.
    let mut odd = Vec::new();
    match choose(source, &mut odd, request, reply) {
        Ok(message) if !odd.iter().any(of_envelope) => {
            notes.append(&mut odd);
            Ok(message)
        }
        _ => keep(source, notes),
    }
}

/// Reads what was sent to a topic that stands behind `/ext/rrpc/{message_id}`. Request and reply share the whole topic.
pub(super) fn wrapped<'a>(source: &Source<'a, '_>, notes: &mut Vec<Note>) -> Result<Message<'a>, Error> {
    let inner = source
        .topic
        .and_then(|topic| topic.id("message_id_and_topic"))
        .and_then(|text| text.find('/').and_then(|slash| text.get(slash..)))
        .and_then(|name| classify::topic(name).ok());
    let Some(inner) = inner else { return either(source, notes) };
    match inner.kind().name() {
        // An answer in bytes has the call's topic.
        "thing.model.down_raw" | "thing.model.up_raw" => either(source, notes),
        // `thing.service.property.set` and its like.
        name if name.starts_with("thing.") => {
            let mut reply = alloc::string::String::from(name);
            reply.push_str("_reply");
            choose(source, notes, name, &reply)
        }
        _ => keep(source, notes),
    }
}

/// Whether it is the envelope that is odd, and not a value in it.
fn of_envelope(note: &Note) -> bool {
    matches!(
        note.code(),
        Code::AlinkMemberMissing | Code::AlinkParamsForm | Code::AlinkCodeForm | Code::AlinkDataForm
    )
}

fn choose<'a>(
    source: &Source<'a, '_>,
    notes: &mut Vec<Note>,
    request: &str,
    reply: &str,
) -> Result<Message<'a>, Error> {
    let read = match shape(source.bytes) {
        Shape::Request => reader(request),
        Shape::Reply => reader(reply),
        Shape::Own if source.kind.name() == "ota.device.request" => reader(request),
        // What shares its topic with raw bytes, or is free, may be anything.
        Shape::Own => None,
    };
    match read {
        Some(read) => read(source, notes),
        None => keep(source, notes),
    }
}

fn shape(bytes: &[u8]) -> Shape {
    let (mut request, mut reply) = (false, false);
    let walked = Reader::new(bytes).and_then(|mut reader| {
        reader.object(|name, reader| {
            match &*name {
                "params" | "method" => request = true,
                "code" => reply = true,
                _ => {}
            }
            reader.skip().map(|_| ())
        })
    });
    match (walked, reply, request) {
        // Replies to raw messages name the method too.
        (Ok(()), true, _) => Shape::Reply,
        (Ok(()), false, true) => Shape::Request,
        _ => Shape::Own,
    }
}
