//! What a request does to the stored document, and what the platform answers.

use alloc::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};

use super::{
    REPORTED_ATTRIBUTES,
    document::Document,
    message::{Content, Message, Payload, Section, State, present},
    metadata::{Metadata, SectionTimes, Stamp},
    refusal::Refusal,
};
use crate::{
    error::{Code, Error, Note},
    kind::Direction,
    wire::{
        json::{FromJson, Json, Members, OrNull, TextOrNumber},
        sort::set_of,
    },
};

/// What becomes of a request.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Outcome<'a> {
    /// The document afterwards; the same as before for a `get` and for what is refused.
    pub document: Document<'a>,
    /// The answer, on `/shadow/get`.
    pub reply: Message<'a>,
    /// What goes to the device beside it, on the same topic, when the desired section was written. For an application's
    /// update this is all that the guide prints.
    pub control: Option<Message<'a>>,
    /// Why it was refused; none when it was not.
    pub refusal: Option<Refusal>,
    /// What is odd about the request, refused or not; for what is no message, why it cannot be read.
    pub notes: Vec<Note>,
}

/// Applies a request to a stored document, at a time in seconds since 1970. A bad request gets the error reply.
///
/// The rules, by the lines of the devices guide of 2018, with what is chosen where it is silent:
///
/// - A version that is greater than the document's is accepted and becomes the document's, any other is refused with 409
///   (186, 356). This holds for `delete` as well, although the printed deletes (682, 694) have version 1 in a dialogue
///   that is at 3. -1 is not in this guide: later pages, which the SDK `aiot` quotes, let it clear the document, which
///   then takes the request's state and starts again at 0.
/// - Attributes are written one by one, with one time each (184), and their values are replaced whole: arrays by the guide
///   (281), objects because the guide has no others. What the request does not name stays.
/// - `"desired":"null"` in an update clears that section. The printed document (571) keeps a single time there, which is
///   that of the last desired attribute; it lacks the document's own time, which table 1-1 defines and which is kept here.
/// - `delete` removes the reported attributes whose value is null, or with `"reported":"null"` all. A section without
///   attributes is left out (228); Alibaba's Android demo prints one that the platform left empty. The prose (697) says
///   null and the examples have the text `"null"`: both are taken, and [`Message::check`] tells them apart.
/// - In which order a request is judged the guide does not say. Here: 407, 401, 406, 402, 403, 404, 405, 408 for what the
///   request lists, 500, 409, and 408 for what the document would hold.
/// - Replies have the time of the answer: `now`. The guide's first reply (391) is printed 84 seconds after its update.
///   The version stands in the payload for an update (389), beside it for a `get` and in `control`, as the platform
///   sends it; the torn example of a `get` (632) can be read both ways. A client token comes back as it was sent.
pub fn apply<'a>(document: &Document<'a>, request: &Message<'a>, now: u64) -> Outcome<'a> {
    let accepted = match method(request) {
        Ok(Method::Get) => Ok(Outcome {
            document: document.clone(),
            reply: whole_document("reply", document, now),
            control: None,
            refusal: None,
            notes: Vec::new(),
        }),
        Ok(Method::Update) => update(document, request, now),
        Ok(Method::Delete) => delete(document, request, now),
        Err(refusal) => Err(refusal),
    };
    let mut outcome = accepted.unwrap_or_else(|refusal| refused(document, refusal, now));
    outcome.reply.client_token.clone_from(&request.client_token);
    request.check(Direction::Up, &mut outcome.notes);
    outcome
}

/// The same for a payload as it arrived: what cannot be read as a message gets its error reply, too.
pub fn apply_payload<'a>(document: &Document<'a>, payload: &'a [u8], now: u64) -> Outcome<'a> {
    if payload.trim_ascii().is_empty() {
        return refused(document, Refusal::JsonEmpty, now);
    }
    match Message::from_json(payload) {
        Ok(request) => apply(document, &request, now),
        Err(error) => {
            let mut outcome = refused(document, unreadable(&error), now);
            outcome.notes.push(error.into_complaint());
            outcome
        }
    }
}

/// The refusal of a payload that is no message: by the member, where it is one of the wrong type.
fn unreadable(error: &Error) -> Refusal {
    match error.place().json_pointer().filter(|_| error.code() == Code::JsonType) {
        Some("/method") => Refusal::InvalidMethod,
        Some("/version") => Refusal::InvalidVersion,
        _ => Refusal::InvalidJson,
    }
}

enum Method {
    Update,
    Get,
    Delete,
}

fn method(request: &Message<'_>) -> Result<Method, Refusal> {
    if request.is_empty() {
        return Err(Refusal::JsonEmpty);
    }
    match request.method().ok_or(Refusal::MethodMissing)? {
        "update" => Ok(Method::Update),
        "get" => Ok(Method::Get),
        "delete" => Ok(Method::Delete),
        _ => Err(Refusal::InvalidMethod),
    }
}

/// What an update does to the desired section.
enum Desired<'r, 'a> {
    Nothing,
    Clear,
    Set(&'r Members<'a>),
}

fn update<'a>(document: &Document<'a>, request: &Message<'a>, now: u64) -> Result<Outcome<'a>, Refusal> {
    let state = request.state().ok_or(Refusal::StateMissing)?;
    let version = requested_version(request)?;
    let desired = match &state.desired {
        Some(Section::Attributes(attributes)) if !attributes.0.is_empty() => Desired::Set(attributes),
        Some(section) if section.is_null() => Desired::Clear,
        _ => Desired::Nothing,
    };
    let reported = match &state.reported {
        None if matches!(desired, Desired::Nothing) => return Err(Refusal::ReportedMissing),
        None => None,
        Some(section) => Some(listed(section)?),
    };
    let (mut stored, starts_again) = Stored::open(document, version)?;
    if let Some(attributes) = reported {
        set(&mut stored.state.reported, &mut stored.metadata.reported, attributes, now);
        if stored.state.reported.as_ref().and_then(Section::attributes).is_some_and(too_many) {
            return Err(Refusal::TooManyAttributes);
        }
    }
    match desired {
        Desired::Nothing => {}
        Desired::Clear => {
            let had_some = stored.state.desired.take().is_some();
            let latest = stored.metadata.desired.take().map(|times| times.latest());
            if had_some || latest.is_some() {
                let timestamp = Some(latest.flatten().unwrap_or(now).into());
                stored.metadata.desired = Some(SectionTimes { timestamp, attributes: Vec::new() });
            }
        }
        Desired::Set(attributes) => {
            set(&mut stored.state.desired, &mut stored.metadata.desired, attributes, now);
        }
    }
    let document = stored.close(document, if starts_again { 0 } else { version }, now);
    let control = matches!(desired, Desired::Set(_)).then(|| whole_document("control", &document, now));
    Ok(Outcome { reply: accepted(&document, now), document, control, refusal: None, notes: Vec::new() })
}

fn delete<'a>(document: &Document<'a>, request: &Message<'a>, now: u64) -> Result<Outcome<'a>, Refusal> {
    let state = request.state().ok_or(Refusal::StateMissing)?;
    let version = requested_version(request)?;
    let reported = state.reported.as_ref().ok_or(Refusal::ReportedMissing)?;
    let names = if reported.is_null() { None } else { Some(listed(reported)?) };
    let (mut stored, starts_again) = Stored::open(document, version)?;
    match names {
        None => {
            stored.state.reported = None;
            stored.metadata.reported = None;
        }
        Some(attributes) => {
            let gone: BTreeSet<&str> =
                set_of(attributes.0.iter().filter(|(_, value)| is_null(value)).map(|(name, _)| &**name));
            if let Some(Section::Attributes(kept)) = &mut stored.state.reported {
                kept.0.retain(|(name, _)| !gone.contains(&**name));
                if kept.0.is_empty() {
                    stored.state.reported = None;
                }
            }
            if let Some(times) = &mut stored.metadata.reported {
                times.attributes.retain(|(name, _)| !gone.contains(&**name));
                if times.attributes.is_empty() {
                    stored.metadata.reported = None;
                }
            }
        }
    }
    let document = stored.close(document, if starts_again { 0 } else { version }, now);
    Ok(Outcome { reply: accepted(&document, now), document, control: None, refusal: None, notes: Vec::new() })
}

/// The version that a request asks for: -1 or more.
fn requested_version(request: &Message<'_>) -> Result<i64, Refusal> {
    match present(&request.version) {
        Some(TextOrNumber::Number(number)) => number.as_i64().filter(|version| *version >= -1),
        _ => None,
    }
    .ok_or(Refusal::InvalidVersion)
}

/// The attributes that a section lists.
fn listed<'r, 'a>(section: &'r Section<'a>) -> Result<&'r Members<'a>, Refusal> {
    match section.attributes() {
        Some(attributes) if too_many(attributes) => Err(Refusal::TooManyAttributes),
        Some(attributes) if !attributes.0.is_empty() => Ok(attributes),
        _ => Err(Refusal::ReportedBlank),
    }
}

fn too_many(attributes: &Members<'_>) -> bool {
    attributes.0.len() > REPORTED_ATTRIBUTES
}

/// `null`, or the text of it.
pub(super) fn is_null(value: &Json<'_>) -> bool {
    value.is_null() || value.as_str().is_some_and(|text| text == "null")
}

/// The parts of the document that a request writes.
struct Stored<'a> {
    state: State<'a>,
    metadata: Metadata<'a>,
}

impl<'a> Stored<'a> {
    /// Those of a document whose version lets the request through; and whether it starts again from nothing.
    fn open(document: &Document<'a>, version: i64) -> Result<(Self, bool), Refusal> {
        if version == -1 {
            return Ok((Stored { state: State::default(), metadata: Metadata::default() }, true));
        }
        let current = document.version().ok_or(Refusal::ServerException)?;
        if version <= current {
            return Err(Refusal::VersionConflict);
        }
        let state = document.state().cloned().unwrap_or_default();
        let metadata = document.metadata().cloned().unwrap_or_default();
        Ok((Stored { state, metadata }, false))
    }

    fn close(self, document: &Document<'a>, version: i64, now: u64) -> Document<'a> {
        Document {
            state: Some(OrNull::Value(self.state)),
            metadata: Some(OrNull::Value(self.metadata)),
            timestamp: number(now),
            version: number(u64::try_from(version).unwrap_or(0)),
            extra: document.extra.clone(),
        }
    }
}

/// Writes attributes into a section, and when that was.
fn set<'a>(
    section: &mut Option<Section<'a>>,
    times: &mut Option<SectionTimes<'a>>,
    attributes: &Members<'a>,
    now: u64,
) {
    let mut kept = match section.take() {
        Some(Section::Attributes(kept)) => kept,
        _ => Members::default(),
    };
    merge(&mut kept.0, attributes.0.iter().cloned());
    *section = Some(Section::Attributes(kept));
    let times = times.get_or_insert_default();
    // That was the time of a section without attributes.
    times.timestamp = None;
    merge(&mut times.attributes, attributes.0.iter().map(|(name, _)| (name.clone(), Stamp::at(now))));
}

/// Replaces what has a name already, in its place, and adds the rest at the end.
fn merge<'a, T>(kept: &mut Vec<(Cow<'a, str>, T)>, new: impl Iterator<Item = (Cow<'a, str>, T)>) {
    let mut order: Vec<Cow<'a, str>> = Vec::new();
    let mut values: BTreeMap<Cow<'a, str>, T> = BTreeMap::new();
    for (name, value) in new {
        order.push(name.clone());
        values.insert(name, value);
    }
    for (name, value) in kept.iter_mut() {
        if let Some(new) = values.remove(name) {
            *value = new;
        }
    }
    for name in order {
        if let Some(value) = values.remove(&name) {
            kept.push((name, value));
        }
    }
}

/// `reply` to a `get`, or `control`: the whole document.
fn whole_document<'a>(method: &'static str, document: &Document<'a>, now: u64) -> Message<'a> {
    let payload = Payload {
        status: text("success"),
        state: Some(OrNull::Value(document.state().cloned().unwrap_or_default())),
        metadata: Some(OrNull::Value(document.metadata().cloned().unwrap_or_default())),
        ..Payload::default()
    };
    Message { version: document.version.clone().or_else(|| number(0)), ..answer(method, payload, now) }
}

/// The reply to what was accepted.
fn accepted<'a>(document: &Document<'a>, now: u64) -> Message<'a> {
    let payload =
        Payload { status: text("success"), version: document.version.clone(), ..Payload::default() };
    answer("reply", payload, now)
}

/// The outcome of what is refused.
fn refused<'a>(document: &Document<'a>, refusal: Refusal, now: u64) -> Outcome<'a> {
    let content = Content {
        errorcode: Some(OrNull::Value(refusal.code().into())),
        errormessage: text(refusal.message()),
        ..Content::default()
    };
    let payload =
        Payload { status: text("error"), content: Some(OrNull::Value(content)), ..Payload::default() };
    Outcome {
        document: document.clone(),
        reply: answer("reply", payload, now),
        control: None,
        refusal: Some(refusal),
        notes: Vec::new(),
    }
}

fn answer<'a>(method: &'static str, payload: Payload<'a>, now: u64) -> Message<'a> {
    Message {
        method: text(method),
        payload: Some(OrNull::Value(payload)),
        timestamp: number(now),
        ..Message::default()
    }
}

fn text<'a>(text: &'static str) -> Option<OrNull<Cow<'a, str>>> {
    Some(OrNull::Value(Cow::Borrowed(text)))
}

fn number<'a>(value: u64) -> Option<OrNull<TextOrNumber<'a>>> {
    Some(OrNull::Value(value.into()))
}
