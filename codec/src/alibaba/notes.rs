//! What is odd about an envelope.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use super::{Data, LAYER, Params, Reply, Request};
use crate::{
    error::{Code, Complaint, Note, Place},
    kind::Protocol,
    message::Source,
    wire::json::{Json, JsonKind, TextOrNumber},
};

const SPEC: &str = "devices guide 2019, chapter 5";

/// Notes on a request.
pub(super) fn of_request(request: &Request<'_>, source: &Source<'_, '_>, notes: &mut Vec<Note>) {
    let info = source.kind.info();
    let mut note = |code, pointer: &'static str| {
        notes.push(Complaint::new(code, LAYER, Place::pointer(pointer)).spec(SPEC))
    };
    let is_among = |prefixes: [&str; 2]| prefixes.iter().any(|prefix| info.name.starts_with(prefix));
    // The guide prints a phone app's requests without an envelope.
    let enveloped = || !is_among(["account.", "app."]);
    if request.id.is_none() && enveloped() {
        note(Code::AlinkMemberMissing, "/id");
    }
    // Upgrade messages and those of a session have no version in the guides, nor have the former in the SDKs.
    let versioned = || info.protocol == Protocol::Alink && !is_among(["combine.", "thing.ota."]);
    if request.version.is_none() && enveloped() && versioned() {
        note(Code::AlinkMemberMissing, "/version");
    }
    match &request.params {
        None => note(Code::AlinkMemberMissing, "/params"),
        Some(Params::Instead(_)) => note(Code::AlinkParamsForm, "/params"),
        Some(Params::Nothing(json)) if json.kind() != JsonKind::Object => {
            note(Code::AlinkParamsForm, "/params");
        }
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
    // A reply that no upgrade is at hand has no id in the guide. What the rules engine makes of a reply is its own.
    let info = source.kind.info();
    if reply.id.is_none() && info.protocol == Protocol::Alink && info.name != "thing.downlink.reply.message" {
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
        && !is_empty(data)
    {
        note(Code::AlinkDataForm, "/data", "", String::from(data.kind().name()));
    }
}

/// Whether there is nothing in it: success with nothing to bring comes as `{}`, `""` or `null`.
fn is_empty(data: &Json<'_>) -> bool {
    matches!(data.text(), "{}" | "null" | "\"\"")
        || (data.kind() == JsonKind::Object && data.members().0.is_empty())
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
