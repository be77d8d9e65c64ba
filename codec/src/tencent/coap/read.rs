//! From a datagram to the message inside it.

use alloc::{boxed::Box, format, vec::Vec};

use super::{Answer, KINDS, NEED_RESPONSE, SDK, TOKEN};
use crate::{
    carried::{Carried, Security},
    classify,
    datagram::{self, Text},
    error::{Code, Complaint, Error, Note, Place},
    kind::{Direction, Kind, Protocol, Vendor},
    message::{self, Decoded},
    tencent::LAYER,
    wire::coap::{CodeClass, MessageCode, MessageType, OptionNumber, Packet},
};

/// Whether a datagram shows that it is Tencent's: a whole topic of its in one Uri-Path.
pub(crate) fn is_ours(packet: &Packet<'_>) -> bool {
    if packet.code().class() != CodeClass::Request || packet.message_type() == MessageType::Acknowledgement {
        return false;
    }
    let mut levels = packet.values(OptionNumber::URI_PATH);
    let (Some(level), None) = (levels.next(), levels.next()) else { return false };
    let Ok(topic) = core::str::from_utf8(level) else { return false };
    classify::topic(topic).is_ok_and(|topic| topic.vendor() == Some(Vendor::Tencent))
}

/// Reads the message in a datagram; none where it is no POST to one of its topics, and no answer.
pub(crate) fn read<'a>(packet: Packet<'a>, notes: &mut Vec<Note>) -> Result<Option<Decoded<'a>>, Error> {
    // An acknowledgement may have the code of a request.
    if let Some(answer) = super::answer(&packet) {
        return Ok(Some(answered(packet, answer, notes)));
    }
    if packet.code() != MessageCode::POST {
        return Ok(None);
    }
    let Some(name) = super::topic(&packet) else { return Ok(None) };
    let topic = match classify::topic(&name) {
        Ok(topic) => topic.into_owned(),
        Err(error) => {
            notes.push(datagram::no_topic(&packet, error));
            return Ok(None);
        }
    };
    if topic.vendor() != Some(Vendor::Tencent) {
        return Ok(None);
    }
    for found in
        packet.located_options().filter(|found| [TOKEN, NEED_RESPONSE].contains(&found.option.number))
    {
        notes.push(
            Complaint::new(Code::CoapOptionUnregistered, LAYER, Place::bytes(found.range()))
                .found(format!("option {}", found.option.number))
                .spec(SDK),
        );
    }
    if topic.kind() == classify::unknown(Some(Vendor::Tencent)) {
        notes.push(
            Complaint::new(Code::TopicUnknown, crate::wire::topic::LAYER, Place::whole())
                .found("a topic that is not in Tencent's list"),
        );
    }
    let text = Text::Plain(packet.payload());
    let message = text.read_or_keep(&packet, notes, &|bytes, notes| datagram::content(&topic, bytes, notes));
    let kind = topic.kind();
    Ok(Some(Decoded {
        vendor: Some(Vendor::Tencent),
        protocol: topic.protocol(),
        kind,
        direction: kind.info().direction.or(Some(Direction::Up)),
        topic: Some(topic),
        message,
        notes: Vec::new(),
        coap: Some(Box::new(Carried::new(packet, Security::None))),
    }))
}

fn answered<'a>(packet: Packet<'a>, answer: Answer, notes: &mut Vec<Note>) -> Decoded<'a> {
    let [reply] = &KINDS;
    if answer == Answer::Acknowledged {
        notes.push(
            Complaint::new(Code::TencentAckCode, LAYER, Place::bytes(0..2))
                .expected("0.00 in an acknowledgement of a request that is answered later")
                .found("2.03")
                .spec(SDK),
        );
    }
    let text = Text::Plain(packet.payload());
    let message = text.read_or_keep(&packet, notes, &|bytes, _| Ok(message::kept(bytes)));
    Decoded {
        vendor: Some(Vendor::Tencent),
        protocol: Protocol::Coap,
        kind: Kind::new(reply),
        // The client takes a separate response with an acknowledgement of its own.
        direction: Some(if answer == Answer::Taken { Direction::Up } else { Direction::Down }),
        topic: None,
        message,
        notes: Vec::new(),
        coap: Some(Box::new(Carried::new(packet, Security::None))),
    }
}
