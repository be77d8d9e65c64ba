//! CoAP as Tencent's C SDK speaks it (3.2.3 and 3.3). It leaves RFC 7252 in places, and the platform with it: the whole topic
//! is one Uri-Path with slashes in it, options 61 and 62 are not registered, and an acknowledgement may have the code 2.03 or
//! 0.02 where the RFC has 0.00.

pub(crate) mod auth;
mod read;

pub use auth::Auth;
pub(crate) use read::{is_ours, read};

use crate::{
    kind::{KindInfo, Protocol, Vendor},
    wire::coap::{Message, MessageCode, MessageType, OptionFormat, OptionInfo, OptionNumber, Packet},
};

const SDK: &str = "Tencent's C SDK 3.2.3";

/// The token of the reply to authentication.
pub const TOKEN: OptionNumber = OptionNumber(61);
/// Whether a reply is wanted: `0` or `1`.
pub const NEED_RESPONSE: OptionNumber = OptionNumber(62);

/// The options on top of the registered ones.
pub static OPTIONS: [OptionInfo; 2] = [
    OptionInfo::new(61, "Auth-Token", OptionFormat::Text, 1, 255, SDK),
    OptionInfo::new(62, "Need-Response", OptionFormat::Text, 1, 1, SDK),
];

/// The kind that only CoAP has; publishes are of the kinds that they are of over MQTT.
pub(crate) static KINDS: [KindInfo; 1] = [KindInfo::new(
    "coap.reply",
    Some(Vendor::Tencent),
    Protocol::Coap,
    None,
    None,
    "an answer over CoAP: the cloud's to a request, or the device's acknowledgement of it",
    SDK,
)];

/// The last level of the path that a device authenticates at.
pub const AUTH_LEVEL: &str = "txauth9w0BAQsFA";

/// The topic of a request: its Uri-Path options with slashes between, in one option or in many. None without one, and where
/// one is no text.
pub fn topic(packet: &Packet<'_>) -> Option<alloc::string::String> {
    let levels: Result<alloc::vec::Vec<&str>, _> =
        packet.values(OptionNumber::URI_PATH).map(core::str::from_utf8).collect();
    levels.ok().filter(|levels| !levels.is_empty()).map(|levels| levels.join("/"))
}

/// Builds a publish in the form of the platform's own client: the topic in one Uri-Path, then the token, then whether a reply
/// is wanted. No Content-Format is sent. The CoAP token is the caller's to set.
pub fn publish<'a>(
    topic: &'a str,
    payload: &'a [u8],
    token: &'a [u8],
    need_response: bool,
    message_id: u16,
) -> Message<'a> {
    let mut message = Message::new(MessageType::Confirmable, MessageCode::POST, message_id);
    message.options.push(OptionNumber::URI_PATH, topic.as_bytes());
    message.options.push(TOKEN, token);
    message.options.push(NEED_RESPONSE, if need_response { &b"1"[..] } else { b"0" });
    message.payload = payload.into();
    message
}

/// How the platform's client reads a message: it takes 2.03 for an empty acknowledgement, and answers a separate response with
/// an acknowledgement of the code 0.02.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Answer {
    /// 2.03 in an acknowledgement: the request arrived, and the response comes later. By RFC 7252 it would be 0.00.
    Acknowledged,
    /// 0.02 in an acknowledgement: the client took a separate response. By RFC 7252 it would be 0.00.
    Taken,
    /// 2.05: the response, in the acknowledgement or of its own.
    Response,
    /// 4.01: the token has expired.
    TokenExpired,
    /// 4.03: the device may not do this.
    Forbidden,
    /// 6.00: the client's own word for a request that was not answered.
    TimedOut,
    /// Another 4.xx or 5.xx.
    Failed,
}

impl Answer {
    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Answer::Acknowledged => "acknowledged",
            Answer::Taken => "taken",
            Answer::Response => "response",
            Answer::TokenExpired => "token_expired",
            Answer::Forbidden => "forbidden",
            Answer::TimedOut => "timed_out",
            Answer::Failed => "failed",
        }
    }
}

/// What a message is as an answer; none for requests and for what the client does not know.
pub fn answer(packet: &Packet<'_>) -> Option<Answer> {
    let acknowledgement = packet.message_type() == MessageType::Acknowledgement;
    match (packet.code(), packet.code().class_number()) {
        (MessageCode::VALID, _) if acknowledgement => Some(Answer::Acknowledged),
        (MessageCode::POST, _) if acknowledgement => Some(Answer::Taken),
        (MessageCode::CONTENT, _) => Some(Answer::Response),
        (MessageCode::UNAUTHORIZED, _) => Some(Answer::TokenExpired),
        (MessageCode::FORBIDDEN, _) => Some(Answer::Forbidden),
        (MessageCode(0xc0), _) => Some(Answer::TimedOut),
        (_, 4 | 5) => Some(Answer::Failed),
        _ => None,
    }
}
