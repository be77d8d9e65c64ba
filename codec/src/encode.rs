//! From a message back to its record.

use alloc::borrow::Cow;

use crate::{
    error::Error,
    kind::Protocol,
    message::{Decoded, Message},
    record::{Address, Hints, Record},
    sign::Connect,
    wire::{coap::TOKEN_BYTES, gzip},
};

/// Writes the record that [`crate::decode`] reads as this message: byte for byte the same for binary formats, the same
/// JSON text for JSON that was kept as it came. What the topic says is compressed is compressed again, which gives the same
/// JSON text when inflated. A message that came in a CoAP datagram goes back into it, encrypted where it was.
///
/// # Errors
/// A message that its format cannot hold, such as a PCP data area of more than 65,535 bytes; one that came encrypted, changed,
/// and without its keys.
pub fn encode(decoded: &Decoded<'_>) -> Result<Record<'static>, Error> {
    if let Some(coap) = &decoded.coap {
        let payload = coap.carrying(&decoded.message)?.into_owned();
        let (vendor, direction) = (decoded.vendor, decoded.direction);
        let extended_tokens = coap.datagram.packet().token().len() > TOKEN_BYTES;
        let hints =
            Hints { vendor, direction, protocol: Some(Protocol::Coap), extended_tokens, ..Hints::default() };
        return Ok(Record { payload: Cow::Owned(payload), hints, ..Record::default() });
    }
    let payload = decoded.message.to_payload()?;
    let payload = match &decoded.topic {
        Some(topic) if topic.is_compressed() && !matches!(decoded.message, Message::Pcp(_)) => {
            gzip::deflate(&payload)
        }
        _ => payload,
    };
    let address = match (&decoded.topic, &decoded.message) {
        (None, Message::Connect(connect)) => Address::Connect(Connect::clone(connect).into_owned()),
        (None, _) => Address::None,
        (Some(topic), _) => topic.address().into_owned(),
    };
    let mut hints = Hints { direction: decoded.direction, ..Hints::default() };
    // Bytes without a topic need to be told what they are.
    if matches!(address, Address::None) {
        hints.vendor = decoded.vendor;
        hints.protocol = Some(decoded.protocol);
        hints.extended_tokens = matches!(&decoded.message, Message::Coap(datagram) if datagram.packet().token().len() > TOKEN_BYTES);
    }
    Ok(Record { address, payload: Cow::Owned(payload), hints, ..Record::default() })
}
