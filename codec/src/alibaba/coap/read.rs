//! From a datagram to the message inside it.

use alloc::{boxed::Box, format, vec::Vec};

use super::{Carrier, GUIDE, KINDS, LAYER, SEQUENCE, SessionKey, TOKEN, TOKEN_61};
use crate::{
    alibaba::{check, http::Shape},
    carried::{Carried, Security},
    classify,
    datagram::{self, Text},
    error::{Code, Complaint, Error, Note, Place},
    kind::{Direction, Kind, Protocol, Vendor},
    message::{self, Decoded, Source},
    record::Keys,
    wire::{
        cbor,
        coap::{CodeClass, ContentFormat, MessageCode, OptionNumber, Packet},
        json::Json,
    },
};

/// Whether a datagram shows that it is Alibaba's: by an option, by its path, or by the members of an answer to `/auth`.
pub(crate) fn is_ours(packet: &Packet<'_>) -> bool {
    let is_token = |value: &[u8]| !value.is_empty() && value.iter().all(u8::is_ascii_graphic);
    let has_token = |number: OptionNumber| packet.value(number).is_some_and(is_token);
    let is_sequence = |value: &[u8]| !value.is_empty() && value.len().is_multiple_of(16);
    let is_response = packet.code().class() == CodeClass::Response;
    let mut path = packet.values(OptionNumber::URI_PATH);
    // The numbers alone could be another's: they are in a range where anyone may register some.
    has_token(TOKEN)
        || packet.value(SEQUENCE).is_some_and(is_sequence)
        || (is_response && packet.value(super::MESSAGE_ID).is_some())
        || match (packet.code().class(), path.next(), path.next()) {
            (CodeClass::Request, Some(b"topic"), Some(_)) => {
                has_token(TOKEN_61) || super::token(packet).is_some()
            }
            (CodeClass::Request, Some(b"auth"), None) => members(packet).product_key,
            (CodeClass::Response, ..) => {
                let members = members(packet);
                members.token && members.random
            }
            _ => false,
        }
}

fn members(packet: &Packet<'_>) -> Shape {
    members_in(packet, packet.payload())
}

/// What tells the bodies of `/auth` from others, and a reply's method: of a payload as it is, or decrypted. JSON is found under the
/// format of CBOR too, as it is read there.
fn members_in(packet: &Packet<'_>, text: &[u8]) -> Shape {
    if packet.content_format() == Some(ContentFormat::CBOR)
        && let Ok(json) = cbor::to_json(text, &mut Vec::new())
    {
        return Shape::of(json.text().as_bytes());
    }
    Shape::of(text)
}

/// Reads the message in a datagram; none where it is no request that Alibaba's cloud takes, and no answer.
pub(crate) fn read<'a>(
    packet: Packet<'a>,
    keys: &Keys<'_>,
    notes: &mut Vec<Note>,
) -> Result<Option<Decoded<'a>>, Error> {
    match packet.code().class() {
        CodeClass::Request if packet.code() == MessageCode::POST => request(packet, keys, notes),
        CodeClass::Response => answer(packet, keys, notes).map(Some),
        _ => Ok(None),
    }
}

fn request<'a>(
    packet: Packet<'a>,
    keys: &Keys<'_>,
    notes: &mut Vec<Note>,
) -> Result<Option<Decoded<'a>>, Error> {
    let carrier = Carrier::of(&packet);
    let is_auth = carrier.path.as_deref() == Some("/auth");
    let Some(path) = carrier.path.as_deref().filter(|_| is_auth || carrier.topic().is_some()) else {
        return Ok(None);
    };
    let topic = match classify::path(path, None) {
        Ok(topic) => topic.into_owned(),
        Err(error) => {
            notes.push(datagram::no_topic(&packet, error));
            return Ok(None);
        }
    };
    check::carried(&topic, packet.payload().len(), notes);
    let body = if is_auth {
        Body::Plain
    } else {
        token(&packet, &carrier, notes);
        body(&packet, &carrier, keys, notes)?
    };
    let kind = topic.kind();
    let from = notes.len();
    let text = Text::Plain(packet.payload());
    let read = reader(|bytes, notes| datagram::content(&topic, bytes, notes));
    let (message, security) = match body {
        Body::Sealed => (sealed(&packet, notes), Security::Sealed),
        Body::Opened(text, key, sequence) => {
            (Text::Decrypted(text).read_or_keep(&packet, notes, &read), Security::Opened { key, sequence })
        }
        Body::Plain => match text.read(&packet, notes, &read) {
            Ok(message) => (message, Security::None),
            // What else could it be, with a token and as whole blocks.
            Err(_) if !is_auth && carrier.token.is_some() && looks_encrypted(&packet) => {
                notes.truncate(from);
                notes.push(sequence_missing(&packet));
                (sealed(&packet, notes), Security::Sealed)
            }
            Err(error) => {
                notes.truncate(from);
                (text.unread(&error, notes), Security::None)
            }
        },
    };
    Ok(Some(Decoded {
        vendor: Some(Vendor::Alibaba),
        protocol: protocol(kind),
        kind,
        direction: kind.info().direction.or(Some(Direction::Up)),
        topic: Some(topic),
        message,
        notes: Vec::new(),
        coap: Some(Box::new(Carried::new(packet, security))),
    }))
}

/// Helps the compiler to see that it reads for every lifetime.
fn reader<F>(read: F) -> F
where
    F: for<'b> Fn(&'b [u8], &mut Vec<Note>) -> Result<message::Message<'b>, Error>,
{
    read
}

fn answer<'a>(packet: Packet<'a>, keys: &Keys<'_>, notes: &mut Vec<Note>) -> Result<Decoded<'a>, Error> {
    let [reply] = &KINDS;
    let (text, security) = match answer_body(&packet, keys, notes)? {
        Body::Plain => (Text::Plain(packet.payload()), Security::None),
        Body::Opened(text, key, sequence) => (Text::Decrypted(text), Security::Opened { key, sequence }),
        Body::Sealed => {
            let message = sealed(&packet, notes);
            return Ok(answered(packet, Kind::new(reply), message, Security::Sealed));
        }
    };
    let found = members_in(&packet, text.as_bytes());
    let kind = if found.token {
        Kind::find(Some(Vendor::Alibaba), "http.auth")
    } else {
        found.method.and_then(|method| Kind::find(Some(Vendor::Alibaba), &format!("{method}_reply")))
    };
    let kind = kind.unwrap_or(Kind::new(reply));
    let message = text.read_or_keep(&packet, notes, &|bytes, notes| {
        let source = Source { bytes, is_message: false, kind, topic: None };
        kind.info().read.unwrap_or(message::keep)(&source, notes)
    });
    Ok(answered(packet, kind, message, security))
}

fn answered<'a>(
    packet: Packet<'a>,
    kind: Kind,
    message: message::Message<'a>,
    security: Security,
) -> Decoded<'a> {
    Decoded {
        vendor: Some(Vendor::Alibaba),
        protocol: protocol(kind),
        kind,
        direction: Some(Direction::Down),
        topic: None,
        message,
        notes: Vec::new(),
        coap: Some(Box::new(Carried::new(packet, security))),
    }
}

/// What is of the transport alone is CoAP's here.
fn protocol(kind: Kind) -> Protocol {
    match kind.info().protocol {
        Protocol::Http => Protocol::Coap,
        other => other,
    }
}

/// A payload, and what encryption has to do with it.
enum Body {
    Plain,
    Opened(Vec<u8>, SessionKey, Option<u64>),
    Sealed,
}

fn body(
    packet: &Packet<'_>,
    carrier: &Carrier<'_>,
    keys: &Keys<'_>,
    notes: &mut Vec<Note>,
) -> Result<Body, Error> {
    let key = keys.session_key().filter(|_| datagram::is_whole(packet));
    let Some(sequence) = &carrier.sequence else {
        // One SDK loses option 2089 on long paths, and encrypts all the same.
        if looks_encrypted(packet)
            && let Some(key) = key
            && let Ok(text) = key.decrypt(packet.payload())
        {
            notes.push(sequence_missing(packet));
            return Ok(Body::Opened(text, key, None));
        }
        return Ok(Body::Plain);
    };
    if packet.payload().is_empty() {
        return Ok(Body::Plain);
    }
    if is_readable(packet) {
        notes.push(
            Complaint::new(Code::AlibabaPublishPlain, LAYER, Place::bytes(packet.payload_range()))
                .expected("an encrypted payload with option 2089")
                .spec(GUIDE),
        );
        return Ok(Body::Plain);
    }
    let Some(key) = key else { return Ok(Body::Sealed) };
    // One in the query is no option, and as good a proof of the key.
    let number = match packet.value(SEQUENCE) {
        Some(_) => None,
        None => {
            Some(key.decrypt_sequence(sequence).map_err(|error| error.map_place(|_| query_place(packet)))?)
        }
    };
    let text = key.open(packet)?;
    let number = number.or_else(|| key.decrypt_sequence(sequence).ok());
    Ok(Body::Opened(text, key, number))
}

/// Where a query is: the options of Uri-Query, or the last level of the path.
fn query_place(packet: &Packet<'_>) -> Place {
    let last = |number| packet.located_options().filter(|found| found.option.number == number).last();
    let found = last(OptionNumber::URI_QUERY).or_else(|| last(OptionNumber::URI_PATH));
    found.map_or_else(Place::whole, |found| Place::bytes(found.range()))
}

fn answer_body(packet: &Packet<'_>, keys: &Keys<'_>, notes: &mut Vec<Note>) -> Result<Body, Error> {
    let failed = packet.code().class_number() != 2;
    if packet.payload().is_empty() || is_readable(packet) {
        return Ok(Body::Plain);
    }
    match keys.session_key().filter(|_| datagram::is_whole(packet)) {
        Some(key) => match key.open(packet) {
            Ok(text) => Ok(Body::Opened(text, key, None)),
            // Errors may come without encryption.
            Err(_) if failed => {
                notes.push(
                    Complaint::new(Code::AlibabaAnswerPlain, LAYER, Place::bytes(packet.payload_range()))
                        .found(format!("{}", packet.code())),
                );
                Ok(Body::Plain)
            }
            Err(error) => Err(error),
        },
        None if !failed && looks_encrypted(packet) => Ok(Body::Sealed),
        None => Ok(Body::Plain),
    }
}

/// Whole blocks that are neither JSON nor, where that is said, a map or an array of CBOR.
fn looks_encrypted(packet: &Packet<'_>) -> bool {
    let payload = packet.payload();
    !payload.is_empty() && payload.len().is_multiple_of(16) && !is_readable(packet)
}

fn is_readable(packet: &Packet<'_>) -> bool {
    match packet.content_format() {
        // One block in 256 starts like a byte string of its length: a map or an array is no chance.
        Some(ContentFormat::CBOR) => {
            packet.payload().first().is_some_and(|first| matches!(first >> 5, 4 | 5))
                && cbor::to_json(packet.payload(), &mut Vec::new()).is_ok()
        }
        _ => Json::parse(packet.payload()).is_ok(),
    }
}

/// The ciphertext, with a note that says what it is. A block of a larger body is decrypted by nobody: what is in front of it
/// is not there.
fn sealed<'a>(packet: &Packet<'a>, notes: &mut Vec<Note>) -> message::Message<'a> {
    if !datagram::is_whole(packet) {
        notes.push(datagram::part(packet));
        return message::Message::Bytes(packet.payload().into());
    }
    notes.push(
        Complaint::new(Code::PayloadEncrypted, LAYER, Place::bytes(packet.payload_range()))
            .expected("keys with device_secret and random")
            .found(crate::explain::bytes(packet.payload().len())),
    );
    message::Message::Bytes(packet.payload().into())
}

fn sequence_missing(packet: &Packet<'_>) -> Note {
    Complaint::new(Code::AlibabaSequenceMissing, LAYER, Place::bytes(packet.payload_range()))
        .expected("option 2089 with an encrypted payload")
        .spec(GUIDE)
}

/// Notes on where the token is.
fn token(packet: &Packet<'_>, carrier: &Carrier<'_>, notes: &mut Vec<Note>) {
    let complain = |code, place| Complaint::new(code, LAYER, place).spec(GUIDE);
    let option = |number| packet.located_options().find(|found| found.option.number == number);
    if carrier.token.is_none() {
        notes.push(
            complain(Code::AlibabaTokenMissing, Place::whole()).expected("the token of /auth in option 2088"),
        );
    }
    if let Some(older) = option(TOKEN_61) {
        notes.push(
            complain(Code::AlibabaTokenOption, Place::bytes(older.range()))
                .expected("the token in option 2088")
                .found(if option(TOKEN).is_some() { "one in option 61 as well" } else { "option 61" }),
        );
    }
}
