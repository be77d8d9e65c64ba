//! What is odd about a message that was read.

use alloc::{format, vec::Vec};
use core::ops::Range;

use super::{Body, FRAME_LAYER, FRAME_SPEC, HEADER_LENGTH, MESSAGE_LAYER, Message, ResultCode, Version};
use crate::error::{Code, Complaint, Note, Place};

const NOTICE_SPEC: &str = "IoTDA guide 3.8.2, new version notice";
const FRAGMENT_SPEC: &str = "IoTDA guide 3.8.3, fragment response";

/// The documented fragment sizes, in bytes.
const FRAGMENT_SIZES: core::ops::RangeInclusive<u16> = 32..=500;

/// Adds a note for everything about the message that leaves the guide.
#[inline]
pub(super) fn collect(message: &Message<'_>, notes: &mut Vec<Note>) {
    if message.reserved != 0 {
        notes.push(
            Complaint::new(Code::PcpReservedBits, FRAME_LAYER, Place::bytes(2..3))
                .expected("0 in the high four bits")
                .found(format!("{}", message.reserved))
                .spec(FRAME_SPEC),
        );
    }
    let body = &message.body;
    if let Body::Unknown { code, .. } = body {
        notes.push(
            Complaint::new(Code::PcpMessageCodeUnknown, FRAME_LAYER, Place::bytes(3..4))
                .expected("19 to 24")
                .found(format!("{code}, {}", code.meaning()))
                .spec(FRAME_SPEC),
        );
    }
    if let Some(code) = body.result() {
        result(code, body, notes);
    }
    if let Some(version) = body.version() {
        let start = HEADER_LENGTH.saturating_add(usize::from(body.result().is_some()));
        self::version(&version, start..start.saturating_add(16), notes);
    }
    match body {
        Body::NewVersionRequest { fragment_size, fragment_count, package_check, .. } => {
            notice(*fragment_size, *fragment_count, *package_check, notes);
        }
        Body::FragmentResponse { result, fragment_index, data } => {
            fragment(*result, *fragment_index, data, notes);
        }
        _ => {}
    }
}

fn note(code: Code, place: Range<usize>, spec: &'static str) -> Complaint {
    Complaint::new(code, MESSAGE_LAYER, Place::bytes(place)).spec(spec)
}

#[inline]
fn result(code: ResultCode, body: &Body<'_>, notes: &mut Vec<Note>) {
    if code == ResultCode::SUCCESS {
        return;
    }
    let kind = body.kind().name();
    let complaint = match code.info() {
        Some(info) if info.used_in.contains(&kind) => return,
        Some(info) => note(Code::PcpResultCodeUndocumented, 8..9, "IoTDA guide 3.8.3")
            .found(format!("{} ({}) in {kind}", code.0, info.meaning)),
        None => {
            note(Code::PcpResultCodeUnknown, 8..9, "IoTDA guide 3.8.3").found(format!("{} in {kind}", code.0))
        }
    };
    notes.push(complaint);
}

fn version(version: &Version, place: Range<usize>, notes: &mut Vec<Note>) {
    if version.text_bytes().is_empty() {
        notes.push(note(Code::PcpVersionEmpty, place.clone(), FRAME_SPEC).expected("ASCII text"));
    }
    if !version.text_bytes().is_ascii() {
        notes.push(
            note(Code::PcpVersionNotAscii, place.clone(), FRAME_SPEC)
                .found(format!("{}", version.text_bytes().escape_ascii())),
        );
    }
    if version.has_bytes_after_text() {
        notes.push(
            note(Code::PcpVersionAfterNul, place, FRAME_SPEC)
                .expected("zero bytes to the end")
                .found(format!("{}", version.0.escape_ascii())),
        );
    }
}

fn notice(size: u16, count: u16, package_check: u16, notes: &mut Vec<Note>) {
    if !FRAGMENT_SIZES.contains(&size) {
        notes.push(
            note(Code::PcpFragmentSize, 24..26, NOTICE_SPEC)
                .expected("32 to 500 bytes")
                .found(format!("{size}")),
        );
    }
    if count == 0 {
        notes.push(note(Code::PcpFragmentCountZero, 26..28, NOTICE_SPEC));
    }
    if package_check != 0 {
        notes.push(
            note(Code::PcpPackageCheckSet, 28..30, NOTICE_SPEC)
                .expected("0000")
                .found(format!("{package_check:04x}")),
        );
    }
}

fn fragment(result: ResultCode, index: Option<u16>, data: &[u8], notes: &mut Vec<Note>) {
    let end = data.len().saturating_add(11);
    let success = result == ResultCode::SUCCESS;
    if index.is_none() {
        notes.push(note(Code::PcpFragmentIndexMissing, 9..9, FRAGMENT_SPEC).expected("2 bytes"));
    } else if success && data.is_empty() {
        notes.push(note(Code::PcpFragmentDataMissing, 11..11, FRAGMENT_SPEC));
    } else if !success && !data.is_empty() {
        notes.push(
            note(Code::PcpFragmentDataWithError, 11..end, FRAGMENT_SPEC)
                .found(format!("{} bytes", data.len())),
        );
    }
    if data.len() > usize::from(*FRAGMENT_SIZES.end()) {
        notes.push(
            note(Code::PcpFragmentSize, 11..end, NOTICE_SPEC)
                .expected("at most 500 bytes")
                .found(format!("{}", data.len())),
        );
    }
}
