//! CoAP messages: their kinds, and who reads them.
//!
//! A vendor that speaks over CoAP takes a message over here: [`registry`] says which options it adds, and what it makes of path
//! and payload replaces the plain message that [`read`] gives.

use alloc::{borrow::Cow, format, vec::Vec};

pub(crate) use crate::decode::content;
use crate::{
    alibaba,
    decode::disagrees,
    error::{Code, Complaint, Error, Note, Place, relocated},
    kind::{Kind, KindInfo, Protocol, Vendor},
    message::{self, Decoded, Message},
    record::{Hints, Record},
    tencent,
    wire::{
        cbor,
        coap::{
            self, CodeClass, ContentFormat, Datagram, OptionNumber, Packet, Recognition, Registry, Settings,
        },
        json::Json,
    },
};

const fn row(name: &'static str, summary: &'static str, spec: &'static str) -> KindInfo {
    KindInfo::new(name, None, Protocol::Coap, None, None, summary, spec)
}

/// Every kind of datagram that no vendor takes over.
pub(crate) static KINDS: [KindInfo; 5] = [
    row("coap.request", "a request over CoAP", "RFC 7252 section 5.1"),
    row("coap.response", "a response over CoAP", "RFC 7252 section 5.2"),
    row(
        "coap.empty",
        "an empty message: a ping, an acknowledgement alone, or a reset",
        "RFC 7252 section 4.1",
    ),
    row("coap.unknown", "a message over CoAP whose code is of a reserved class", "RFC 7252 section 12.1"),
    KindInfo::new("cbor.item", None, Protocol::Cbor, None, None, "one CBOR item", "RFC 8949"),
];

/// The kind of a message by its code.
pub(crate) fn kind_of(packet: &Packet<'_>) -> Kind {
    let [request, response, empty, unknown, _] = &KINDS;
    Kind::new(match packet.code().class() {
        CodeClass::Request => request,
        CodeClass::Response => response,
        CodeClass::Empty => empty,
        _ => unknown,
    })
}

/// The options that are known in the messages of a vendor.
pub(crate) fn registry(vendor: Option<Vendor>) -> Registry {
    match vendor {
        Some(Vendor::Alibaba) => Registry::with(&alibaba::coap::OPTIONS),
        Some(Vendor::Tencent) => Registry::with(&tencent::coap::OPTIONS),
        _ => Registry::REGISTERED,
    }
}

/// Whether bytes without a topic are to be read as CoAP: the protocol was given, or they start like a message.
pub(crate) fn is_coap(payload: &[u8], hints: &Hints) -> bool {
    match hints.protocol {
        Some(protocol) => protocol == Protocol::Coap,
        None => coap::recognise(payload) == Recognition::Coap,
    }
}

/// Whose datagram it is: as the caller says, or as its options and path show.
pub(crate) fn vendor_of(packet: &Packet<'_>, hints: &Hints) -> Option<Vendor> {
    match hints.vendor {
        Some(vendor) => Some(vendor),
        None if alibaba::coap::is_ours(packet) => Some(Vendor::Alibaba),
        None if tencent::coap::is_ours(packet) => Some(Vendor::Tencent),
        None => None,
    }
}

/// How datagrams are read, as the caller says.
pub(crate) fn settings(hints: &Hints) -> Settings {
    if hints.extended_tokens { Settings::EXTENDED_TOKENS } else { Settings::default() }
}

/// Reads one datagram: the message that it carries where it is a vendor's, and itself where not.
pub(crate) fn read<'a>(
    payload: &'a [u8],
    record: &'a Record<'_>,
    mut notes: Vec<Note>,
) -> Result<Decoded<'a>, Error> {
    let hints = &record.hints;
    let packet = Packet::parse_with(payload, settings(hints))?;
    let vendor = vendor_of(&packet, hints);
    coap::collect_notes(&packet, &registry(vendor), &mut notes);
    let carried = match vendor {
        Some(Vendor::Alibaba) => alibaba::coap::read(packet, &record.keys, &mut notes)?,
        Some(Vendor::Tencent) => tencent::coap::read(packet, &mut notes)?,
        _ => None,
    };
    if let Some(mut decoded) = carried {
        if let Some(hint) =
            hints.direction.filter(|hint| decoded.direction.is_some_and(|found| found != *hint))
        {
            notes.push(disagrees("direction", hint.name(), hint.reversed().name()));
        }
        decoded.notes = notes;
        return Ok(decoded);
    }
    check_format(&packet, packet.payload(), &mut notes);
    Ok(Decoded {
        vendor: None,
        protocol: Protocol::Coap,
        kind: kind_of(&packet),
        direction: hints.direction,
        topic: None,
        message: Message::Coap(Datagram::from(packet)),
        notes,
        coap: None,
    })
}

/// What a datagram carries: its payload as it stands, or what that was decrypted to.
pub(crate) enum Text<'a> {
    Plain(&'a [u8]),
    Decrypted(Vec<u8>),
}

/// Reads the bytes of a message.
pub(crate) type ReadBytes<'r> = dyn for<'b> Fn(&'b [u8], &mut Vec<Note>) -> Result<Message<'b>, Error> + 'r;

impl<'a> Text<'a> {
    pub(crate) fn as_bytes(&self) -> &[u8] {
        match self {
            Text::Plain(bytes) => bytes,
            Text::Decrypted(bytes) => bytes,
        }
    }

    /// The same, and where it cannot be read, kept with a note: the datagram is worth showing all the same.
    pub(crate) fn read_or_keep(
        &self,
        packet: &Packet<'_>,
        notes: &mut Vec<Note>,
        read: &ReadBytes<'_>,
    ) -> Message<'a> {
        let from = notes.len();
        self.read(packet, notes, read).unwrap_or_else(|error| {
            notes.truncate(from);
            self.unread(&error, notes)
        })
    }

    /// Keeps what this error says cannot be read.
    pub(crate) fn unread(&self, error: &Error, notes: &mut Vec<Note>) -> Message<'a> {
        notes.push(
            Complaint::new(Code::CoapCarriedUnread, coap::LAYER, error.place().clone())
                .found(format!("{error}")),
        );
        match self {
            Text::Plain(bytes) => message::kept(bytes),
            Text::Decrypted(bytes) => message::kept(bytes).into_owned(),
        }
    }

    /// Reads it as what the content format says: CBOR becomes JSON first. A single block of a larger body is kept as it is.
    pub(crate) fn read(
        &self,
        packet: &Packet<'_>,
        notes: &mut Vec<Note>,
        read: &ReadBytes<'_>,
    ) -> Result<Message<'a>, Error> {
        let at = packet.payload_range();
        if !is_whole(packet) {
            notes.push(part(packet));
            return Ok(match self {
                Text::Plain(bytes) => Message::Bytes(Cow::Borrowed(bytes)),
                Text::Decrypted(bytes) => Message::Bytes(Cow::Owned(bytes.clone())),
            });
        }
        // What was decrypted, and what CBOR became, has no places in the datagram.
        let outside = |place: Place| place.out_of(at.clone());
        let moved = |place: Place| match self {
            Text::Plain(_) => place.moved_by(at.start),
            Text::Decrypted(_) => place.out_of(at.clone()),
        };
        let mut no_cbor = None;
        if packet.content_format() == Some(ContentFormat::CBOR) && !self.as_bytes().is_empty() {
            let mut inner = Vec::new();
            match cbor::to_json(self.as_bytes(), &mut inner) {
                Ok(json) => {
                    notes.extend(inner.into_iter().map(|note| note.map_place(moved)));
                    return relocated(notes, outside, |notes| {
                        read(json.text().as_bytes(), notes).map(Message::into_owned)
                    });
                }
                Err(error) => {
                    notes.push(not_of_format(packet, self.as_bytes(), ContentFormat::CBOR, error.clone()));
                    no_cbor = Some(error.map_place(moved));
                }
            }
        } else {
            check_format(packet, self.as_bytes(), notes);
        }
        let read = match self {
            Text::Plain(bytes) => relocated(notes, moved, |notes| read(bytes, notes)),
            Text::Decrypted(bytes) => {
                relocated(notes, outside, |notes| read(bytes, notes).map(Message::into_owned))
            }
        };
        // JSON under the format of CBOR is read all the same; of what is neither, it is CBOR's error that says something.
        match no_cbor {
            Some(error) if read.is_err() && Json::parse(self.as_bytes()).is_err() => Err(error),
            _ => read,
        }
    }
}

/// The note on a payload that is one block of a larger body.
pub(crate) fn part(packet: &Packet<'_>) -> Note {
    Complaint::new(Code::CoapBlockPart, coap::LAYER, Place::bytes(packet.payload_range()))
        .found(crate::explain::bytes(packet.payload().len()))
        .spec("RFC 7959 section 2.2")
}

/// The note on a path that is no topic, so that nobody takes the datagram over.
pub(crate) fn no_topic(packet: &Packet<'_>, error: Error) -> Note {
    let mut levels = packet
        .located_options()
        .filter(|found| found.option.number == OptionNumber::URI_PATH)
        .map(|found| found.range());
    let first = levels.next().unwrap_or_default();
    let all = first.start..levels.last().map_or(first.end, |last| last.end);
    // The error's own bytes are those of the topic.
    let error = error.map_place(|_| Place::bytes(all.clone()));
    Complaint::new(Code::CoapCarriedUnread, coap::LAYER, Place::bytes(all)).found(format!("{error}"))
}

/// Reads bytes that are said to be CBOR.
pub(crate) fn read_cbor<'a>(
    payload: &'a [u8],
    hints: &Hints,
    mut notes: Vec<Note>,
) -> Result<Decoded<'a>, Error> {
    let item = cbor::Item::parse(payload, &mut notes)?;
    let [.., kind] = &KINDS;
    Ok(Decoded {
        vendor: None,
        protocol: Protocol::Cbor,
        kind: Kind::new(kind),
        direction: hints.direction,
        topic: None,
        message: Message::Cbor(item),
        notes,
        coap: None,
    })
}

/// A payload of a whole body, or what it was decrypted to, is what its content format says; a note where it is not.
fn check_format(packet: &Packet<'_>, text: &[u8], notes: &mut Vec<Note>) {
    let Some(format) = packet.content_format().filter(|_| !text.is_empty() && is_whole(packet)) else {
        return;
    };
    let refused = match format {
        ContentFormat::JSON => Json::parse(text).err(),
        ContentFormat::CBOR => cbor::to_json(text, &mut Vec::new()).err(),
        _ => None,
    };
    notes.extend(refused.map(|error| not_of_format(packet, text, format, error)));
}

/// The note on a text that is not what the content format says, for this reason.
fn not_of_format(packet: &Packet<'_>, text: &[u8], format: ContentFormat, error: Error) -> Note {
    let at = packet.payload_range();
    let error = error.map_place(|place| match place.range() {
        // What was decrypted has no places in the datagram.
        Some(inner) if core::ptr::eq(text, packet.payload()) => Place::bytes(inner).moved_by(at.start),
        _ => Place::bytes(at),
    });
    let place = error.place().clone();
    Complaint::new(Code::CoapPayloadFormat, coap::LAYER, place)
        .expected(format.name().unwrap_or_default())
        .found(format!("{error}"))
        .spec("RFC 7252 section 5.10.3")
}

/// Whether the payload is no single block of a larger body. In a request Block2 says which block of the response is wanted, and
/// in a response Block1 which block of the request it answers (RFC 7959 section 2.1).
pub(crate) fn is_whole(packet: &Packet<'_>) -> bool {
    let class = packet.code().class();
    let blocks = [
        (OptionNumber::BLOCK1, CodeClass::Response),
        (OptionNumber::Q_BLOCK1, CodeClass::Response),
        (OptionNumber::BLOCK2, CodeClass::Request),
        (OptionNumber::Q_BLOCK2, CodeClass::Request),
    ];
    blocks.into_iter().all(|(number, other)| {
        class == other || packet.block(number).is_none_or(|block| block.number == 0 && !block.more)
    })
}

/// Why the bytes are not taken for CoAP.
pub(crate) fn reason(payload: &[u8]) -> Cow<'static, str> {
    match coap::recognise(payload) {
        Recognition::Coap => Cow::Borrowed("it is CoAP"),
        Recognition::Other(why) => Cow::Owned(format!("not CoAP: {why}")),
    }
}
