//! From a message back to its record.

use alloc::{borrow::Cow, vec::Vec};

use crate::{
    error::Error,
    message::{Decoded, Message},
    record::{Address, Hints, Record},
    sign::Connect,
    wire::gzip,
};

/// Writes the record that [`crate::decode`] reads as this message: byte for byte the same for binary formats, the same
/// JSON text for JSON that was kept as it came. What the topic says is compressed is compressed again, which gives the same
/// JSON text when inflated.
///
/// # Errors
/// A message that its format cannot hold, such as a PCP data area of more than 65,535 bytes.
pub fn encode(decoded: &Decoded<'_>) -> Result<Record<'static>, Error> {
    let payload = match &decoded.message {
        Message::Alibaba(message) => message.to_payload()?,
        Message::Huawei(message) => message.to_payload()?,
        Message::Connect(_) => Vec::new(),
        Message::Pcp(message) => message.to_vec()?,
        Message::Coap(datagram) => datagram.as_bytes().to_vec(),
        Message::Cbor(item) => item.as_bytes().to_vec(),
        Message::Json(json) => json.text().as_bytes().to_vec(),
        Message::Bytes(bytes) => bytes.to_vec(),
    };
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
    }
    Ok(Record { address, payload: Cow::Owned(payload), hints })
}
