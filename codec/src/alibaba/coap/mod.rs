//! CoAP: the options that Alibaba's cloud adds, and its symmetric security (port 5682). Devices guide 2019, 3.6; what the guide
//! leaves out is as the vendor's SDKs do it.
//!
//! A device asks `/auth` for a token, then publishes to `/topic` and the topic. With symmetric security the whole payload and
//! the sequence number are encrypted, with a key made of the device's secret and the `random` of the reply; over DTLS (5684)
//! the same messages go without. Nothing is authenticated: what decrypts is not thereby true.
//!
//! ```
//! use thingwire::{alibaba::coap::{Carrier, SessionKey, publish}, wire::{coap::Packet, secret::Secret}};
//!
//! let key = SessionKey::derive(&Secret::from("mRPVdzSMu2nVBxzK77ERPIMxSYIvABCD"), "ad2b3a5eb51d64f7");
//! let message = publish("/a1NUjcVkHZS/device1/user/update", 50, b"{\"id\":1}", "token", Some((&key, 1)), 2);
//! let bytes = message.to_vec()?;
//! let packet = Packet::parse(&bytes)?;
//! assert_eq!(key.open(&packet)?, b"{\"id\":1}");
//! assert_eq!(Carrier::of(&packet).path.as_deref(), Some("/topic/a1NUjcVkHZS/device1/user/update"));
//! # Ok::<(), thingwire::Error>(())
//! ```

mod read;
mod security;

use alloc::{borrow::Cow, string::String, vec::Vec};

pub(crate) use read::{is_ours, read};
pub use security::{Sequence, SessionKey};

use crate::{
    error::{Error, Layer},
    kind::{Direction, KindInfo, Protocol, Vendor},
    wire::{
        cbor,
        coap::{
            ContentFormat, Message, MessageCode, MessageType, OptionFormat, OptionInfo, OptionNumber, Packet,
        },
        hex,
        secret::SecretText,
    },
};

/// The layer of Alibaba's security over CoAP.
pub const LAYER: Layer = Layer::new("alibaba.coap");

/// The token, as text: 2019 edition of the guide, and SDKs of that time.
pub const TOKEN: OptionNumber = OptionNumber(2088);
/// The token, as text: 2018 edition, and the SDKs of 2.1 and of 3.0 to 3.2.
pub const TOKEN_61: OptionNumber = OptionNumber(61);
/// The encrypted sequence number.
pub const SEQUENCE: OptionNumber = OptionNumber(2089);
/// In replies: the message's id at the platform.
pub const MESSAGE_ID: OptionNumber = OptionNumber(2090);

const GUIDE: &str = "devices guide 2019, 3.6";

/// The options on top of the registered ones. The SDKs take tokens of at most 192 bytes.
pub static OPTIONS: [OptionInfo; 4] = [
    OptionInfo::new(61, "Token-61", OptionFormat::Text, 1, 192, "devices guide 2018, 9; C SDK 3.2.0"),
    OptionInfo::new(2088, "Token", OptionFormat::Text, 1, 192, GUIDE),
    OptionInfo::new(2089, "Seq", OptionFormat::Opaque, 16, 32, GUIDE),
    OptionInfo::new(2090, "Message-Id", OptionFormat::Opaque, 0, 255, GUIDE),
];

/// The kinds that only CoAP has; publishes are of the kinds that they are of over MQTT, and `/auth` is `http.auth`.
pub(crate) static KINDS: [KindInfo; 1] = [KindInfo::new(
    "coap.reply",
    Some(Vendor::Alibaba),
    Protocol::Coap,
    Some(Direction::Down),
    None,
    "the cloud answers a publish over CoAP",
    GUIDE,
)];

/// What a datagram says around its payload.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Carrier<'a> {
    /// The path of a request: `/auth`, or `/topic` and the topic. None without a path, and where a level is no text or has a
    /// slash in it.
    pub path: Option<Cow<'a, str>>,
    /// The token.
    pub token: Option<SecretText<'a>>,
    /// The option that the token was in; none without a token, and for one in the query.
    pub token_option: Option<OptionNumber>,
    /// The encrypted sequence number: there where the payload is encrypted.
    pub sequence: Option<Cow<'a, [u8]>>,
    /// The platform's id of the message.
    pub message_id: Option<&'a [u8]>,
}

impl<'a> Carrier<'a> {
    /// Reads it off a packet. Where both options have a token, the one of the newer edition counts; a query (`?token=..&seq=..`,
    /// with the sequence number in hex) counts where there is no option.
    pub fn of(packet: &Packet<'a>) -> Self {
        let (token, token_option) = token(packet).unzip();
        let sequence_in_query = || in_query(packet, "seq").and_then(|text| hex::decode(text).ok());
        Carrier {
            path: path(packet).map(Cow::Owned),
            token: token.map(SecretText::new),
            token_option: token_option.flatten(),
            sequence: packet
                .value(SEQUENCE)
                .map(Cow::Borrowed)
                .or_else(|| sequence_in_query().map(Cow::Owned)),
            message_id: packet.value(MESSAGE_ID),
        }
    }

    /// The topic of a publish.
    pub fn topic(&self) -> Option<&str> {
        let path = self.path.as_deref()?;
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        path.strip_prefix("/topic").filter(|topic| topic.starts_with('/'))
    }
}

/// The token, with its option where it is in one.
fn token<'a>(packet: &Packet<'a>) -> Option<(&'a str, Option<OptionNumber>)> {
    let in_option = |number| Some((core::str::from_utf8(packet.value(number)?).ok()?, Some(number)));
    let mut found = [TOKEN, TOKEN_61].into_iter().filter_map(in_option);
    found.next().or_else(|| Some((in_query(packet, "token")?, None)))
}

fn path(packet: &Packet<'_>) -> Option<String> {
    let mut path = String::new();
    for level in packet.values(OptionNumber::URI_PATH) {
        let level = core::str::from_utf8(level).ok().filter(|level| !level.contains('/'))?;
        path.push('/');
        path.push_str(level);
    }
    (!path.is_empty()).then_some(path)
}

/// A value of the query: of Uri-Query, or as the C SDK has it behind a `?` in the last level of the path.
fn in_query<'a>(packet: &Packet<'a>, name: &str) -> Option<&'a str> {
    let last = packet.values(OptionNumber::URI_PATH).last();
    let in_path =
        last.and_then(|level| core::str::from_utf8(level).ok()?.split_once('?')).map(|(_, query)| query);
    let options = packet.values(OptionNumber::URI_QUERY).filter_map(|value| core::str::from_utf8(value).ok());
    let mut pairs = options.chain(in_path).flat_map(|query| query.split('&'));
    pairs.find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// Builds a publish as the SDKs send it: the path in levels (empty ones vanish), Content-Format, Accept 42, the token in option
/// 2088; with a key, the sequence number in 2089 and the payload encrypted. The CoAP token is the caller's to set.
pub fn publish<'a>(
    topic: &'a str,
    content_format: u16,
    payload: &'a [u8],
    token: &'a str,
    key: Option<(&SessionKey, u64)>,
    message_id: u16,
) -> Message<'a> {
    let mut message = Message::new(MessageType::Confirmable, MessageCode::POST, message_id);
    message.options.push(OptionNumber::URI_PATH, &b"topic"[..]);
    for level in topic.split('/').filter(|level| !level.is_empty()) {
        message.options.push(OptionNumber::URI_PATH, level.as_bytes());
    }
    message.options.push_uint(OptionNumber::CONTENT_FORMAT, content_format.into());
    message.options.push_uint(OptionNumber::ACCEPT, 42);
    message.options.push(TOKEN, token.as_bytes());
    match key {
        Some((key, sequence)) => {
            message.options.push(SEQUENCE, key.encrypt_sequence(sequence));
            message.payload = Cow::Owned(key.encrypt(payload));
        }
        None => message.payload = Cow::Borrowed(payload),
    }
    message
}

/// Builds the request for a token: a POST to `/auth` with a JSON body, such as [`super::auth`] signs.
pub fn authenticate(body: &str, message_id: u16) -> Message<'_> {
    let mut message = Message::new(MessageType::Confirmable, MessageCode::POST, message_id);
    message.options.push(OptionNumber::URI_PATH, &b"auth"[..]);
    message.options.push_uint(OptionNumber::CONTENT_FORMAT, 50);
    message.options.push_uint(OptionNumber::ACCEPT, 50);
    message.payload = Cow::Borrowed(body.as_bytes());
    message
}

/// The same request with its body in CBOR.
///
/// # Errors
/// A body that is no JSON text.
pub fn authenticate_cbor(body: &str, message_id: u16) -> Result<Message<'static>, Error> {
    let mut message = authenticate("", message_id);
    let cbor = u64::from(ContentFormat::CBOR.0);
    for number in [OptionNumber::CONTENT_FORMAT, OptionNumber::ACCEPT] {
        message.options.remove(number);
        message.options.push_uint(number, cbor);
    }
    message.payload = Cow::Owned(cbor::from_json(body.as_bytes(), &mut Vec::new())?);
    Ok(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_is_found_in_either_option() {
        for (number, option) in [(TOKEN, 2088), (TOKEN_61, 61)] {
            let mut message = Message::new(MessageType::Confirmable, MessageCode::POST, 1);
            message.options.push_path("/topic/a/b");
            message.options.push(number, &b"t"[..]);
            let bytes = message.to_vec().unwrap();
            let carrier = Carrier::of(&Packet::parse(&bytes).unwrap());
            assert_eq!(
                (carrier.token_option, carrier.token.as_ref().map(SecretText::expose)),
                (Some(OptionNumber(option)), Some("t"))
            );
            assert_eq!(carrier.topic(), Some("/a/b"));
        }
    }

    /// The 2019 edition's other place for them; the C SDK has a query in the last level of the path.
    #[test]
    fn the_token_is_found_in_the_query() {
        let mut message = Message::new(MessageType::Confirmable, MessageCode::POST, 1);
        message.options.push_path("/topic/a/b");
        message.options.push_query("token=t&seq=8eb93b4afc1e3b59e39b60dcae40c2c5");
        let bytes = message.to_vec().unwrap();
        let carrier = Carrier::of(&Packet::parse(&bytes).unwrap());
        assert_eq!(carrier.token.as_ref().map(SecretText::expose), Some("t"));
        assert_eq!((carrier.token_option, carrier.sequence.map(|value| value.len())), (None, Some(16)));
        let mut message = Message::new(MessageType::Confirmable, MessageCode::POST, 1);
        message.options.push_path("/topic/a/b?token=t");
        let bytes = message.to_vec().unwrap();
        let carrier = Carrier::of(&Packet::parse(&bytes).unwrap());
        assert_eq!(carrier.token.as_ref().map(SecretText::expose), Some("t"));
        assert_eq!(carrier.topic(), Some("/a/b"));
    }

    #[test]
    fn authentication_in_cbor_says_the_same() {
        let body = r#"{"productKey":"pk","deviceName":"device","clientId":"c","sign":"00"}"#;
        let message = authenticate_cbor(body, 7).unwrap();
        let bytes = message.to_vec().unwrap();
        let packet = Packet::parse(&bytes).unwrap();
        assert_eq!(packet.content_format(), Some(ContentFormat::CBOR));
        assert_eq!(cbor::to_json(packet.payload(), &mut Vec::new()).unwrap().text(), body);
        assert!(authenticate_cbor("{", 7).is_err());
    }
}
