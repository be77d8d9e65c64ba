//! What is odd about an envelope.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use super::{Data, LAYER, Params, Reply, Request};
use crate::{
    error::{Code, Complaint, Note, Place},
    kind::Protocol,
    message::Source,
    wire::json::TextOrNumber,
};

const SPEC: &str = "devices guide 2019, chapter 6";

/// Notes on a request.
pub(super) fn of_request(request: &Request<'_>, source: &Source<'_, '_>, notes: &mut Vec<Note>) {
    let info = source.kind.info();
    let mut note = |code, pointer: &'static str| {
        notes.push(Complaint::new(code, LAYER, Place::pointer(pointer)).spec(SPEC))
    };
    if request.id.is_none() {
        note(Code::AlinkMemberMissing, "/id");
    }
    // Upgrade messages and those of a session have no version in the guides.
    let versioned = info.protocol == Protocol::Alink && !info.name.starts_with("combine.");
    if versioned && request.version.is_none() {
        note(Code::AlinkMemberMissing, "/version");
    }
    match &request.params {
        None => note(Code::AlinkMemberMissing, "/params"),
        Some(Params::Instead(_)) => note(Code::AlinkParamsForm, "/params"),
        Some(_) => {}
    }
    if let Some(method) = request.method()
        && let Some(expected) = expected_method(source)
        && method != expected
    {
        notes.push(
            Complaint::new(Code::AlinkMethodDisagrees, LAYER, Place::pointer("/method"))
                .expected(format!("{expected:?}, as the topic says"))
                .found(format!("{method:?}"))
                .spec(SPEC),
        );
    }
}

/// Notes on a reply.
pub(super) fn of_reply(reply: &Reply<'_>, source: &Source<'_, '_>, notes: &mut Vec<Note>) {
    let mut note = |code, pointer: &'static str, expected: &'static str, found: String| {
        notes.push(
            Complaint::new(code, LAYER, Place::pointer(pointer)).expected(expected).found(found).spec(SPEC),
        );
    };
    // A reply that no upgrade is at hand has no id in the guide.
    if reply.id.is_none() && source.kind.info().protocol == Protocol::Alink {
        note(Code::AlinkMemberMissing, "/id", "", String::new());
    }
    match &reply.code {
        None => note(Code::AlinkMemberMissing, "/code", "", String::new()),
        Some(TextOrNumber::Text(text)) if source.kind.info().protocol == Protocol::Alink => {
            note(Code::AlinkCodeForm, "/code", "a number", format!("the text {text:?}"));
        }
        Some(_) => {}
    }
    if let Some(Data::Instead(data)) = &reply.data
        && reply.is_success()
        && !matches!(data.text(), "{}" | "null" | "\"\"")
    {
        note(Code::AlinkDataForm, "/data", "", String::from(data.kind().name()));
    }
}

/// The method that the kind's requests have, with the names of the thing model filled in. None where none is documented.
fn expected_method(source: &Source<'_, '_>) -> Option<Cow<'static, str>> {
    let id = |name| source.topic.and_then(|topic| topic.id(name));
    match source.kind.name() {
        "thing.event.post" => Some(Cow::Owned(format!("thing.event.{}.post", id("event_identifier")?))),
        "thing.service.invoke" => Some(Cow::Owned(format!("thing.service.{}", id("service_identifier")?))),
        "combine.batch_login" => Some(Cow::Borrowed("combine.batch.login")),
        "combine.batch_logout" => Some(Cow::Borrowed("combine.batch.logout")),
        // The SDKs' own spelling.
        "thing.event.notify" => Some(Cow::Borrowed("_thing.event.notify")),
        "thing.diag.post" => Some(Cow::Borrowed("_thing.diag.post")),
        name if name.starts_with("thing.") || name.starts_with("combine.") => Some(Cow::Borrowed(name)),
        _ => None,
    }
}
