//! What is odd about a message that was read.

use alloc::{format, vec::Vec};

use super::{
    Block, CodeClass, LAYER, Located, MessageType, OPTION_LAYER, OptionFormat, OptionInfo, OptionNumber,
    Packet, Registry,
};
use crate::{
    error::{Code, Complaint, Note, Place},
    wire::hex::Hex,
};

/// Adds a note for everything about a message that leaves the RFCs.
pub fn collect(packet: &Packet<'_>, registry: &Registry, notes: &mut Vec<Note>) {
    code(packet, notes);
    let (mut previous, mut proxy, mut uri) = (None, false, None);
    for found in packet.located_options() {
        let number = found.option.number;
        let repeated = previous == Some(number);
        previous = Some(number);
        match registry.find(number) {
            None => unknown(&found, notes),
            Some(info) => {
                if repeated && !info.repeatable {
                    notes.push(
                        option_note(Code::CoapOptionRepeated, &found)
                            .expected(format!("{} once", info.name))
                            .spec("RFC 7252 section 5.4.5"),
                    );
                }
                value(&found, info, notes);
            }
        }
        match number {
            OptionNumber::PROXY_URI => proxy = true,
            OptionNumber::URI_HOST
            | OptionNumber::URI_PORT
            | OptionNumber::URI_PATH
            | OptionNumber::URI_QUERY => {
                uri = uri.or(Some(found));
            }
            _ => {}
        }
    }
    if let Some(found) = uri.filter(|_| proxy) {
        notes.push(
            option_note(Code::CoapOptionConflict, &found)
                .expected("no Uri-* options beside Proxy-Uri")
                .spec("RFC 7252 section 5.10.2"),
        );
    }
}

fn code(packet: &Packet<'_>, notes: &mut Vec<Note>) {
    let (code, message_type) = (packet.code(), packet.message_type());
    let class = code.class();
    let note = |which, place| Complaint::new(which, LAYER, Place::bytes(place));
    match class {
        CodeClass::Reserved => notes.push(
            note(Code::CoapCodeReserved, 1..2)
                .expected("a code of class 0, 2, 4 or 5")
                .found(format!("{code}"))
                .spec("RFC 7252 section 12.1"),
        ),
        CodeClass::Signalling => notes.push(
            note(Code::CoapCodeReserved, 1..2)
                .expected("a code of class 0, 2, 4 or 5")
                .found(format!("{code}, which is for reliable transports"))
                .spec("RFC 8323 section 5"),
        ),
        _ if code.name().is_none() => {
            notes.push(
                note(Code::CoapCodeUnknown, 1..2).found(format!("{code}")).spec("RFC 7252 section 12.1"),
            );
        }
        _ => {}
    }
    // RFC 7252 table 1.
    let fits = match message_type {
        MessageType::Confirmable => true,
        MessageType::NonConfirmable => class != CodeClass::Empty,
        MessageType::Acknowledgement => class != CodeClass::Request,
        MessageType::Reset => class == CodeClass::Empty,
    };
    if !fits {
        notes.push(
            note(Code::CoapTypeCode, 0..2)
                .expected(match message_type {
                    MessageType::Reset => "an empty message",
                    MessageType::Acknowledgement => "a response or an empty message",
                    _ => "a request or a response",
                })
                .found(format!("{} in {}", code, message_type.meaning()))
                .spec("RFC 7252 section 4.3"),
        );
    }
}

fn option_note(code: Code, found: &Located<'_>) -> Note {
    Complaint::new(code, OPTION_LAYER, Place::bytes(found.range()))
}

fn value_note(code: Code, found: &Located<'_>, info: &OptionInfo) -> Note {
    Complaint::new(code, OPTION_LAYER, Place::bytes(found.value.clone())).spec(info.spec)
}

fn unknown(found: &Located<'_>, notes: &mut Vec<Note>) {
    let number = found.option.number;
    // Elective ones are passed over by a peer that does not know them; 0 is reserved.
    if number.is_critical() || number.0 == 0 {
        notes.push(
            option_note(Code::CoapOptionUnknown, found)
                .found(format!("option {number}, {}", number.properties()))
                .spec("RFC 7252 section 5.4.1"),
        );
    }
}

fn value(found: &Located<'_>, info: &OptionInfo, notes: &mut Vec<Note>) {
    let option = &found.option;
    let bytes = option.value;
    if !(info.min..=info.max).contains(&bytes.len()) {
        let expected = if info.min == info.max {
            format!("{} of {} {}", info.name, info.min, if info.min == 1 { "byte" } else { "bytes" })
        } else {
            format!("{} of {} to {} bytes", info.name, info.min, info.max)
        };
        notes.push(
            value_note(Code::CoapOptionLength, found, info)
                .expected(expected)
                .found(format!("{}", bytes.len())),
        );
    }
    match info.format {
        OptionFormat::Uint if bytes.first() == Some(&0) => notes.push(
            Complaint::new(Code::CoapOptionZeros, OPTION_LAYER, Place::bytes(found.value.clone()))
                .expected(format!("{} without leading zero bytes", info.name))
                .found(format!("{}", Hex(bytes.get(..8).unwrap_or(bytes))))
                .spec("RFC 7252 section 3.2"),
        ),
        OptionFormat::Text => text(found, info, notes),
        _ => {}
    }
    if option.number.is_block()
        && let Some(block) = Block::from_bytes(bytes)
        && block.size().is_none()
    {
        notes.push(
            Complaint::new(Code::CoapBlockSize, OPTION_LAYER, Place::bytes(found.value.clone()))
                .expected("a size exponent of 0 to 6")
                .found("7")
                .spec("RFC 7959 section 2.2"),
        );
    }
}

fn text(found: &Located<'_>, info: &OptionInfo, notes: &mut Vec<Note>) {
    let bytes = found.option.value;
    // As nearly all are: neither UTF-8 nor the levels of a path have anything to say of them.
    if bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
        return;
    }
    let text = match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let start = found.value.start.saturating_add(error.valid_up_to());
            let end = error.error_len().map_or(found.value.end, |length| start.saturating_add(length));
            notes.push(
                Complaint::new(Code::CoapOptionUtf8, OPTION_LAYER, Place::bytes(start..end))
                    .expected(format!("{} in UTF-8", info.name))
                    .spec("RFC 7252 section 3.2"),
            );
            return;
        }
    };
    let is_path = matches!(found.option.number, OptionNumber::URI_PATH | OptionNumber::LOCATION_PATH);
    if is_path && matches!(text, "." | "..") {
        notes.push(
            value_note(Code::CoapPathLevel, found, info).expected("no dot levels").found(format!("{text:?}")),
        );
    }
    let odd = if is_path { &['\0', '/'][..] } else { &['\0'] };
    if let Some(at) = text.find(odd) {
        let at = found.value.start.saturating_add(at);
        notes.push(
            Complaint::new(Code::CoapPathLevel, OPTION_LAYER, Place::bytes(at..at.saturating_add(1)))
                .expected(if is_path { "one level without slash or NUL" } else { "text without NUL" })
                .found(format!("{:?}", text.chars().take(40).collect::<alloc::string::String>()))
                .spec(info.spec),
        );
    }
}
