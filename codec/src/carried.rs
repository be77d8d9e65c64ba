//! A vendor's message inside a CoAP datagram: what is around it, and how it goes back.

use alloc::{borrow::Cow, vec::Vec};

use crate::{
    alibaba::coap::SessionKey,
    error::{Code, Complaint, Error, Layer, Place},
    message::Message,
    wire::{
        cbor,
        coap::{self, ContentFormat, Datagram, Packet},
        json::Json,
    },
};

/// The CoAP message around one of a vendor's.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Carried<'a> {
    /// The datagram as it came, with its payload as it was sent.
    pub datagram: Datagram<'a>,
    /// What was done about the payload's encryption.
    pub security: Security,
}

/// What became of a payload's encryption.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Security {
    /// The payload is not encrypted; DTLS may have been around the datagram.
    None,
    /// Alibaba's symmetric security, and no keys were given: the message is the ciphertext.
    Sealed,
    /// Alibaba's symmetric security, decrypted.
    Opened {
        /// The session's key.
        key: SessionKey,
        /// The number in option 2089, where that was there.
        sequence: Option<u64>,
    },
}

impl<'a> Carried<'a> {
    /// A datagram as it was read.
    pub(crate) fn new(packet: Packet<'a>, security: Security) -> Self {
        Carried { datagram: Datagram::from(packet), security }
    }

    /// The same, owning its bytes.
    pub fn into_owned(self) -> Carried<'static> {
        Carried { datagram: self.datagram.into_owned(), security: self.security }
    }

    /// The datagram that carries this message: the one that came, as long as the message is what it carried.
    ///
    /// # Errors
    /// [`Code::KeysMissing`] for a message that is no longer the ciphertext, without the key; and what the message's own
    /// format cannot hold.
    pub(crate) fn carrying(&self, message: &Message<'_>) -> Result<Cow<'_, [u8]>, Error> {
        let packet = self.datagram.packet();
        let text = message.to_payload()?;
        let (before, key) = match &self.security {
            Security::None => (Cow::Borrowed(packet.payload()), None),
            Security::Sealed if matches!(message, Message::Bytes(_)) => {
                (Cow::Borrowed(packet.payload()), None)
            }
            Security::Sealed => return Err(keys_missing()),
            Security::Opened { key, .. } => (Cow::Owned(key.open(&packet).unwrap_or_default()), Some(key)),
        };
        let is_cbor = packet.content_format() == Some(ContentFormat::CBOR);
        if says_the_same(&before, &text, is_cbor) {
            return Ok(Cow::Borrowed(self.datagram.as_bytes()));
        }
        let text = if is_cbor && !matches!(message, Message::Bytes(_)) {
            cbor::from_json(&text, &mut Vec::new())?
        } else {
            text
        };
        let mut again = coap::Message::from(packet);
        again.payload = match key {
            // An empty answer is not encrypted.
            Some(key) if !(text.is_empty() && packet.payload().is_empty()) => Cow::Owned(key.encrypt(&text)),
            _ => Cow::Owned(text),
        };
        again.to_vec().map(Cow::Owned)
    }
}

/// Whether a payload is the message's bytes, or JSON or CBOR of the same meaning.
fn says_the_same(payload: &[u8], text: &[u8], is_cbor: bool) -> bool {
    if payload == text {
        return true;
    }
    let as_json = || Json::parse(payload).map(Json::into_owned);
    // JSON under the format of CBOR was read as JSON.
    let before =
        if is_cbor { cbor::to_json(payload, &mut Vec::new()).or_else(|_| as_json()) } else { as_json() };
    match (before, Json::parse(text)) {
        (Ok(before), Ok(after)) => before.eq_json(&after),
        _ => false,
    }
}

#[cold]
pub(crate) fn keys_missing() -> Error {
    Complaint::new(Code::KeysMissing, Layer::ENCODE, Place::pointer("/keys"))
        .expected("keys with device_secret and random, to encrypt the message again")
        .into()
}
