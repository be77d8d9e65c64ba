//! What one line looks like.

use thingwire::{
    Code, Complaint, Error, Place,
    wire::{base64, json::Json},
};

use crate::{
    Format, LAYER,
    at::{self, AtLine},
    hex::{self, Hex},
    hexdump::{self, DumpLine},
};

/// How much a line speaks for a format.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub(crate) format: Format,
    pub(crate) weight: u32,
    pub(crate) reason: &'static str,
    /// Of a line of hex digits alone: how many there are. A short one may be base64.
    pub(crate) digits: usize,
}

/// The weight that settles it.
pub(crate) const CERTAIN: u32 = 100;

/// What is lighter is no reason at all to take a line for this format: a word may be base64.
pub(crate) const TELLING: u32 = 20;

/// So many hex digits in a row are no base64: by chance, one text in ten million has no other letter.
pub(crate) const TELLING_DIGITS: usize = 16;

impl Look {
    const fn new(format: Format, weight: u32, reason: &'static str) -> Self {
        Look { format, weight, reason, digits: 0 }
    }
}

/// Where a dump goes on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Next {
    offset: u64,
    /// After a `*`: at any offset behind that one.
    repeated: bool,
}

impl Next {
    /// Where it goes on after this line, when it went on at `next` before.
    pub(crate) fn after(text: &str, next: Option<Next>) -> Option<Next> {
        match hexdump::parse(text).ok()? {
            DumpLine::Data(data) => {
                Some(Next { offset: data.offset.saturating_add(data.bytes.len() as u64), repeated: false })
            }
            DumpLine::Repeat => next.map(|next| Next { repeated: true, ..next }),
            DumpLine::End(_) => None,
        }
    }

    fn is_at(self, offset: u64) -> bool {
        if self.repeated { offset > self.offset } else { offset == self.offset }
    }
}

/// Says that a line that cannot be read is plainly of another format.
pub(crate) fn other_format(format: Format, text: &str) -> Option<Error> {
    let best = looks(text, None).into_iter().flatten().next();
    // What only starts like a JSON object is no line of anything else either.
    let plain = |look: &Look| look.weight >= CERTAIN || look.format == Format::JsonLines;
    let look = best.filter(|look| plain(look) && look.format != format)?;
    // In a log, words may look like base64.
    if format == Format::At && look.format == Format::Base64 {
        return None;
    }
    Some(
        Complaint::new(Code::CaptureLineFormat, LAYER, Place::bytes(0..text.len()))
            .expected(format.name())
            .found(format!("what looks like {}", look.format.name()))
            .into(),
    )
}

/// What a line looks like, best first; a dump that goes on at `next` is known by it.
pub(crate) fn looks(text: &str, next: Option<Next>) -> [Option<Look>; 2] {
    let body = text.trim();
    if let Some(look) = json(body) {
        return [Some(look), None];
    }
    // The text column of a dump may hold anything, an AT command too.
    let dump = dump(text, next);
    if dump.is_some_and(|dump| dump.weight >= CERTAIN || is_words(text)) {
        return [dump, None];
    }
    match at::read(text) {
        Ok(AtLine::Data { .. } | AtLine::Announced { .. }) | Err(_) => {
            return [Some(Look::new(Format::At, CERTAIN, "is an AT line with data")), None];
        }
        Ok(AtLine::Chatter) => {
            return [Some(Look::new(Format::At, 40, "is an AT command or answer")), None];
        }
        Ok(AtLine::Other) => {}
    }
    let hex = hex_digits(text);
    match dump {
        // Bytes with an offset of 0 in front read as hex too, with the offset as bytes.
        Some(dump) => {
            [Some(dump), hex.map(|hex| Look { weight: hex.weight.min(dump.weight / 2), digits: 0, ..hex })]
        }
        None => [hex, base64(body, hex)],
    }
}

/// Whether a list of JSON objects starts, on this line or the next: `[`, `[{`; not what stands in front of a log's line, `[12:00`.
pub(crate) fn is_json_list(text: &str) -> bool {
    text.trim().strip_prefix('[').is_some_and(|inside| {
        let inside = inside.trim_start();
        inside.is_empty() || inside.starts_with('{')
    })
}

fn json(body: &str) -> Option<Look> {
    let inside = body.strip_prefix('{')?.trim_start();
    if !inside.starts_with(['"', '}']) && !inside.is_empty() {
        return None;
    }
    let whole = Json::parse(body.as_bytes()).is_ok();
    let (weight, reason) =
        if whole { (CERTAIN, "is a JSON object") } else { (60, "starts like a JSON object") };
    Some(Look::new(Format::JsonLines, weight, reason))
}

fn dump(text: &str, next: Option<Next>) -> Option<Look> {
    let look = |weight, reason| Some(Look::new(Format::HexDump, weight, reason));
    let goes_on = |offset| next.is_some_and(|next| next.is_at(offset));
    match hexdump::parse(text) {
        Ok(DumpLine::Data(data)) if data.marked => look(CERTAIN, "is a line of a dump"),
        Ok(DumpLine::Data(data)) if goes_on(data.offset) => look(CERTAIN, "goes on with a dump"),
        Ok(DumpLine::End(offset)) if goes_on(offset) => look(CERTAIN, "ends a dump"),
        Ok(DumpLine::Data(data)) if data.offset == 0 && (offset_digits(text) >= 6 || is_apart(text)) => {
            look(60, "starts with offset 0 of a dump")
        }
        Ok(DumpLine::Repeat) => look(40, "is the '*' of a dump"),
        Err(_) if is_words(text) => look(60, "is a line of a dump of words"),
        // Any other line of spaced hex may start with such a group.
        Ok(DumpLine::Data(_) | DumpLine::End(_)) | Err(_) => None,
    }
}

fn is_words(text: &str) -> bool {
    let words = |error: Error| error.code() == Code::CaptureWords;
    offset_digits(text) >= 6 && hexdump::parse(text).is_err_and(words)
}

/// Whether more than one blank stands behind the first digits, as Wireshark has it, whose offsets are short.
fn is_apart(text: &str) -> bool {
    text.trim_start().trim_start_matches(|letter: char| letter.is_ascii_hexdigit()).starts_with("  ")
}

fn offset_digits(text: &str) -> usize {
    text.trim_start().bytes().take_while(u8::is_ascii_hexdigit).count()
}

fn hex_digits(text: &str) -> Option<Look> {
    let body = text.trim();
    let digits = body.bytes().filter(u8::is_ascii_hexdigit).count();
    // A number, such as the one of the module or of the card.
    let decimal = body.bytes().all(|byte| byte.is_ascii_digit());
    let look = |weight, reason| Look::new(Format::Hex, weight, reason);
    match hex::parse(text) {
        Ok(None) => None,
        Ok(Some(Hex { plain: true, .. })) if digits == body.len() => {
            let certain = digits >= TELLING_DIGITS && !decimal;
            Some(Look { digits, ..look(if certain { CERTAIN } else { 30 }, "is pairs of hex digits") })
        }
        Ok(Some(hex)) if hex.bytes.len() > 1 => Some(look(CERTAIN, "is hex bytes with signs between them")),
        Ok(Some(_)) => Some(look(30, "is a hex byte")),
        Err(error) if error.code() == Code::CaptureWords => Some(look(60, "is hex numbers")),
        Err(error) if error.code() == Code::HexOdd && digits == body.len() => {
            Some(Look { digits, ..look(TELLING, "is hex digits, one too few") })
        }
        // A slip of the pen among hex digits.
        Err(_) if digits >= 4 && digits >= mostly(body) && !is_telling_base64(body, digits) => {
            Some(look(TELLING, "is nearly all hex digits"))
        }
        Err(_) => None,
    }
}

/// Three quarters of the characters that are not blank; in base64 by chance one in three is a hex digit.
fn mostly(body: &str) -> usize {
    let visible = body.chars().filter(|character| !character.is_whitespace()).count();
    (visible * 3).div_ceil(4)
}

/// Base64 with many zero bytes has many letters A; a slip among hex digits is one character or two, and none of its signs.
fn is_telling_base64(body: &str, digits: usize) -> bool {
    let telling = body.contains(['=', '+', '/', '_']) || (body.len() - digits > 2 && is_mixed(body));
    telling && base64::decode(body).is_ok()
}

/// Letters of both cases.
fn is_mixed(body: &str) -> bool {
    let has = |kind: fn(&u8) -> bool| body.bytes().any(|byte| kind(&byte));
    has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase)
}

/// Letters alone, mostly of one case: `ReportProperty`.
fn may_be_words(body: &str) -> bool {
    let upper = body.bytes().filter(u8::is_ascii_uppercase).count();
    let letters = body.bytes().all(|byte| byte.is_ascii_alphabetic());
    letters && body.len() < 24 && (upper * 3 < body.len() || upper * 4 > body.len() * 3)
}

fn base64(body: &str, hex: Option<Look>) -> Option<Look> {
    if body.len() < 4 || base64::decode(body).is_err() {
        return None;
    }
    let look = |weight, reason| Look::new(Format::Base64, weight, reason);
    Some(match hex {
        None => {
            if body.ends_with('=') || (is_mixed(body) && body.len() >= 8 && !may_be_words(body)) {
                look(CERTAIN, "is base64 and not hex")
            } else {
                look(10, "can be base64")
            }
        }
        Some(hex) if hex.digits > 0 => {
            Look { digits: hex.digits, ..look(hex.weight.min(30), "can be base64") }
        }
        Some(_) => look(10, "can be base64"),
    })
}
