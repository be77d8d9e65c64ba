//! From a record to its message.

use alloc::{borrow::Cow, boxed::Box, format, vec::Vec};

use crate::{
    alibaba,
    classify::{self, Topic},
    datagram,
    error::{Code, Complaint, Error, Layer, Note, Place, relocated},
    huawei::{self, pcp, push},
    kind::{Direction, Kind, Protocol, Vendor},
    limits,
    message::{Decoded, Message, Source},
    record::{Address, Hints, Record},
    sign::{self, Connect},
    tencent,
    wire::{gzip, json::Json},
};

/// Reads a record.
///
/// A topic or path decides what the payload is. Without one the bytes decide: a PCP frame is told by its start mark, a CoAP
/// message by its version and code, a push of Huawei's to an application by its members; any other JSON object or array is
/// kept as it is. A PCP frame is also found where platforms deliver it as business data, under a
/// Huawei topic or one of no known vendor.
///
/// # Errors
/// A topic that is no topic name, a frame that cannot be read, bytes that no protocol recognises; in a strict record also
/// the first note that says that a rule is broken ([`Code::breaks_rule`]).
pub fn decode<'a>(record: &'a Record<'_>) -> Result<Decoded<'a>, Error> {
    let decoded = read(record)?;
    match decoded.notes.iter().find(|note| record.hints.strict && note.code().breaks_rule()) {
        Some(note) => Err(note.clone().into()),
        None => Ok(decoded),
    }
}

/// The same for a record that is not strict, whether or not it is.
pub(crate) fn read<'a>(record: &'a Record<'_>) -> Result<Decoded<'a>, Error> {
    let payload = &*record.payload;
    let mut notes = Vec::new();
    let topic = match &record.address {
        Address::Connect(connect) => return read_connect(connect, &record.hints, notes),
        Address::None => None,
        Address::Topic(name) => Some(classify::topic(name)?),
        Address::Path { path, status } => Some(classify::path(path, *status)?),
    };
    match topic {
        Some(topic) => addressed(topic, payload, &record.hints, notes),
        None if is_pcp(payload, &record.hints) => {
            let message = read_pcp(payload, record.hints.direction, &mut notes)?;
            Ok(pcp_decoded(message, None, record.hints.direction, notes))
        }
        None if record.hints.protocol == Some(Protocol::Cbor) => {
            datagram::read_cbor(payload, &record.hints, notes)
        }
        None if datagram::is_coap(payload, &record.hints) => datagram::read(payload, record, notes),
        None => by_shape(payload, &record.hints, notes),
    }
}

/// What a client connects with: whose it is, told by its form.
fn read_connect<'a>(
    connect: &'a Connect<'_>,
    hints: &Hints,
    mut notes: Vec<Note>,
) -> Result<Decoded<'a>, Error> {
    let kind = connect.kind(&mut notes)?;
    if let (Some(hint), Some(vendor)) = (hints.vendor, kind.info().vendor)
        && hint != vendor
    {
        notes.push(disagrees("vendor", hint.name(), vendor.name()));
    }
    Ok(Decoded {
        vendor: kind.info().vendor,
        protocol: Protocol::Connect,
        kind,
        direction: Some(Direction::Up),
        topic: None,
        message: Message::Connect(Box::new(Connect {
            client_id: connect.client_id.as_deref().map(Cow::Borrowed),
            username: connect.username.as_deref().map(Cow::Borrowed),
            password: connect.password.as_ref().map(|password| password.expose().into()),
        })),
        notes,
        coap: None,
    })
}

/// Whether bytes without a topic are to be read as PCP.
pub(crate) fn is_pcp(payload: &[u8], hints: &Hints) -> bool {
    match hints.protocol {
        Some(protocol) => protocol == Protocol::Pcp,
        None => {
            payload.starts_with(&pcp::START_MARK.to_be_bytes())
                && hints.vendor.is_none_or(|vendor| vendor == Vendor::Huawei)
        }
    }
}

/// Whether a payload under a topic is to be read as PCP: the protocol was given, or the whole frame is right.
pub(crate) fn is_pcp_under(topic: &Topic<'_>, payload: &[u8], hints: &Hints) -> bool {
    match hints.protocol {
        Some(protocol) => protocol == Protocol::Pcp,
        None => topic.vendor().is_none_or(|vendor| vendor == Vendor::Huawei) && pcp::looks_like_pcp(payload),
    }
}

fn read_pcp<'a>(
    payload: &'a [u8],
    direction: Option<Direction>,
    notes: &mut Vec<Note>,
) -> Result<pcp::Message<'a>, Error> {
    pcp::read(&pcp::Frame::parse(payload)?, direction, notes)
}

fn pcp_decoded<'a>(
    message: pcp::Message<'a>,
    topic: Option<Topic<'a>>,
    direction: Option<Direction>,
    notes: Vec<Note>,
) -> Decoded<'a> {
    let kind = message.body.kind();
    Decoded {
        vendor: Some(Vendor::Huawei),
        protocol: Protocol::Pcp,
        kind,
        direction: kind.info().direction.or(direction),
        topic,
        message: Message::Pcp(message),
        notes,
        coap: None,
    }
}

fn addressed<'a>(
    topic: Topic<'a>,
    payload: &'a [u8],
    hints: &Hints,
    mut notes: Vec<Note>,
) -> Result<Decoded<'a>, Error> {
    // An application takes pushes at a path of its own.
    if topic.is_path()
        && topic.kind() == classify::unknown(None)
        && let Some(decoded) = pushed(Some(&topic), payload, hints)
    {
        return decoded.map(|decoded| Decoded { topic: Some(topic), ..decoded });
    }
    let direction = direction_of(&topic, hints, &mut notes);
    if let (Some(hint), Some(vendor)) = (hints.vendor, topic.vendor())
        && hint != vendor
    {
        notes.push(disagrees("vendor", hint.name(), vendor.name()));
    }
    if topic.kind() == classify::unknown(topic.vendor()) {
        let place = Place::bytes(0..topic.name().len());
        let whose = topic.vendor().map_or("no known vendor", Vendor::name);
        notes.push(
            Complaint::new(Code::TopicUnknown, crate::wire::topic::LAYER, place)
                .found(format!("a topic of {whose}")),
        );
    }
    if is_pcp_under(&topic, payload, hints) {
        let message = read_pcp(payload, direction, &mut notes)?;
        return Ok(pcp_decoded(message, Some(topic), direction, notes));
    }
    match topic.vendor() {
        Some(Vendor::Alibaba) => alibaba::check::address(&topic, payload.len(), &mut notes),
        Some(Vendor::Huawei) => huawei::notes::address(&topic, &mut notes),
        _ => {}
    }
    let message = if topic.is_compressed() {
        inflated(&topic, payload, &mut notes)?
    } else {
        content(&topic, payload, &mut notes)?
    };
    Ok(Decoded {
        vendor: topic.vendor().or(hints.vendor),
        protocol: topic.protocol(),
        kind: topic.kind(),
        direction,
        topic: Some(topic),
        message,
        notes,
        coap: None,
    })
}

/// What a payload holds, by its topic's kind.
pub(crate) fn content<'a>(
    topic: &Topic<'_>,
    payload: &'a [u8],
    notes: &mut Vec<Note>,
) -> Result<Message<'a>, Error> {
    let kind = topic.kind();
    match kind.info().read {
        Some(read) => read(&Source { bytes: payload, is_message: false, kind, topic: Some(topic) }, notes),
        None => Ok(keep(payload, notes)),
    }
}

/// What a compressed payload holds. Its places lead into what was inflated, which the record does not have: their bytes are
/// dropped.
fn inflated(topic: &Topic<'_>, payload: &[u8], notes: &mut Vec<Note>) -> Result<Message<'static>, Error> {
    let text = gzip::inflate(payload, limits::INFLATED_BYTES)?;
    notes.push(
        Complaint::new(Code::PayloadCompressed, gzip::LAYER, Place::bytes(0..payload.len()))
            .found(format!("gzip of {}", crate::explain::bytes(text.len()))),
    );
    let whole = 0..payload.len();
    relocated(
        notes,
        |place| place.out_of(whole.clone()),
        |notes| content(topic, &text, notes).map(Message::into_owned),
    )
}

fn direction_of(topic: &Topic<'_>, hints: &Hints, notes: &mut Vec<Note>) -> Option<Direction> {
    if let (Some(hint), Some(direction)) = (hints.direction, topic.direction())
        && hint != direction
    {
        notes.push(disagrees("direction", hint.name(), direction.name()));
    }
    topic.direction().or(hints.direction)
}

pub(crate) fn disagrees(what: &'static str, hint: &'static str, topic: &'static str) -> Note {
    Complaint::new(Code::HintDisagrees, Layer::RECORD, Place::pointer(format!("/{what}")))
        .expected(format!("{topic}, as the record itself says"))
        .found(hint)
}

/// Keeps a payload that has no reader, as JSON where it is JSON.
fn keep<'a>(payload: &'a [u8], notes: &mut Vec<Note>) -> Message<'a> {
    let note = Complaint::new(Code::PayloadUnread, Layer::RECORD, Place::bytes(0..payload.len()));
    match Json::parse(payload) {
        Ok(json) => {
            notes.push(note.found("JSON text"));
            Message::Json(json)
        }
        Err(error) => {
            notes.push(note.found(format!("bytes that are not JSON ({error})")));
            Message::Bytes(Cow::Borrowed(payload))
        }
    }
}

/// What Huawei's platform pushes to an application, told by its members; none for everything else.
fn pushed<'a>(
    topic: Option<&Topic<'_>>,
    payload: &'a [u8],
    hints: &Hints,
) -> Option<Result<Decoded<'a>, Error>> {
    let ours = hints.vendor.is_none_or(|vendor| vendor == Vendor::Huawei)
        && hints.protocol.is_none_or(|protocol| protocol == Protocol::Iotda)
        && topic.and_then(Topic::status).is_none();
    let kind = if ours { push::recognise(payload)? } else { return None };
    let info = kind.info();
    let mut notes = Vec::new();
    let message = info.read?(&Source { bytes: payload, is_message: false, kind, topic: None }, &mut notes);
    Some(message.map(|message| Decoded {
        vendor: info.vendor,
        protocol: info.protocol,
        kind,
        direction: hints.direction,
        topic: None,
        message,
        notes,
        coap: None,
    }))
}

/// Bytes without a topic that are not PCP.
fn by_shape<'a>(payload: &'a [u8], hints: &Hints, mut notes: Vec<Note>) -> Result<Decoded<'a>, Error> {
    let starts_like_json = payload.trim_ascii_start().first().is_some_and(|byte| matches!(byte, b'{' | b'['));
    if !starts_like_json {
        return Err(unrecognised(payload));
    }
    if let Some(decoded) = pushed(None, payload, hints) {
        return decoded;
    }
    let json = Json::parse(payload)?;
    let place = Place::bytes(0..payload.len());
    notes.push(Complaint::new(Code::PayloadUnread, Layer::RECORD, place).found("JSON text without a topic"));
    Ok(Decoded {
        vendor: hints.vendor,
        protocol: hints.protocol.unwrap_or(Protocol::Unknown),
        kind: classify::unknown(hints.vendor),
        direction: hints.direction,
        topic: None,
        message: Message::Json(json),
        notes,
        coap: None,
    })
}

#[cold]
fn unrecognised(payload: &[u8]) -> Error {
    let found = match payload {
        [] => Cow::Borrowed("nothing"),
        [first, second, ..] => {
            Cow::Owned(format!("{} bytes that start with {first:02x}{second:02x}", payload.len()))
        }
        [only] => Cow::Owned(format!("the byte {only:02x}")),
    };
    Complaint::new(Code::ProtocolUnrecognised, Layer::RECORD, Place::bytes(0..payload.len().min(2)))
        .expected("a PCP frame (fffe first), a CoAP message or a JSON object or array, or a topic that says what it is")
        .found(format!("{found}; {}", datagram::reason(payload)))
        .into()
}

/// Every kind of every vendor, in the order of the documentation.
pub fn kinds() -> impl Iterator<Item = Kind> {
    let pushes = push::KINDS.iter().chain([&push::UNKNOWN]);
    let datagrams = datagram::KINDS.iter().chain(&alibaba::coap::KINDS).chain(&tencent::coap::KINDS);
    let frames = pushes.chain(&pcp::KINDS).chain(datagrams);
    classify::kinds().chain(frames.map(Kind::new)).chain(sign::kinds())
}
