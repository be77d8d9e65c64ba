//! CoAP messages: their kinds, and who reads them.
//!
//! A vendor that speaks over CoAP takes a message over here: [`registry`] says which options it adds, and what it makes of path
//! and payload replaces the plain message that [`read`] gives.

use alloc::{borrow::Cow, format, vec::Vec};

use crate::{
    alibaba,
    error::{Code, Complaint, Error, Note, Place},
    kind::{Kind, KindInfo, Protocol, Vendor},
    message::{Decoded, Message},
    record::Hints,
    tencent,
    wire::{
        cbor,
        coap::{self, CodeClass, ContentFormat, Datagram, OptionNumber, Packet, Recognition, Registry},
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

/// Reads one datagram.
pub(crate) fn read<'a>(payload: &'a [u8], hints: &Hints, mut notes: Vec<Note>) -> Result<Decoded<'a>, Error> {
    let packet = Packet::parse(payload)?;
    coap::collect_notes(&packet, &registry(hints.vendor), &mut notes);
    payload_format(&packet, &mut notes);
    Ok(Decoded {
        vendor: None,
        protocol: Protocol::Coap,
        kind: kind_of(&packet),
        direction: hints.direction,
        topic: None,
        message: Message::Coap(Datagram::from(packet)),
        notes,
    })
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
    })
}

/// A payload of a whole body is what its content format says.
fn payload_format(packet: &Packet<'_>, notes: &mut Vec<Note>) {
    let payload = packet.payload();
    let Some(format) = packet.content_format().filter(|_| !payload.is_empty() && is_whole(packet)) else {
        return;
    };
    let refused = match format {
        ContentFormat::JSON => Json::parse(payload).err(),
        ContentFormat::CBOR => cbor::to_json(payload, &mut Vec::new()).err(),
        _ => None,
    };
    if let Some(error) = refused {
        let at = packet.payload_range();
        let place = match error.place().range() {
            Some(inner) => Place::bytes(inner).moved_by(at.start),
            None => Place::bytes(at),
        };
        notes.push(
            Complaint::new(Code::CoapPayloadFormat, coap::LAYER, place)
                .expected(format.name().unwrap_or_default())
                .found(format!("{error}"))
                .spec("RFC 7252 section 5.10.3"),
        );
    }
}

/// Whether the payload is no single block of a larger body.
pub(crate) fn is_whole(packet: &Packet<'_>) -> bool {
    let blocks = [OptionNumber::BLOCK1, OptionNumber::BLOCK2, OptionNumber::Q_BLOCK1, OptionNumber::Q_BLOCK2];
    blocks.into_iter().all(|number| packet.block(number).is_none_or(|block| block.number == 0 && !block.more))
}

/// Why the bytes are not taken for CoAP.
pub(crate) fn reason(payload: &[u8]) -> Cow<'static, str> {
    match coap::recognise(payload) {
        Recognition::Coap => Cow::Borrowed("it is CoAP"),
        Recognition::Other(why) => Cow::Owned(format!("not CoAP: {why}")),
    }
}
