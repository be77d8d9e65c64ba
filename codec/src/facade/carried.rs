//! What is around a vendor's message in a CoAP datagram, both ways.

use alloc::{boxed::Box, format, string::String, vec::Vec};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{
    coap::{Fields, head},
    decoded::FORM_LEVELS,
};
use crate::{
    alibaba,
    carried::{Carried, Security, keys_missing},
    datagram,
    error::{Code, Complaint, Error, Layer, Place},
    kind::Vendor,
    message::Decoded,
    record::Keys,
    tencent,
    wire::{
        cbor,
        coap::{ContentFormat, Datagram, Message, OptionNumber, Packet},
        hex,
        json::{Json, Reader},
        secret::SecretText,
    },
};

/// The member `coap` of a decoded object.
pub(super) struct CarriedRow<'c, 'a> {
    pub(super) carried: &'c Carried<'a>,
    pub(super) vendor: Option<Vendor>,
}

/// What follows from the options, and is for reading only.
const WORKED_OUT: [&str; 5] =
    ["platform_message_id", "platform_message_id_hex", "need_response", "answer", "code_meaning"];

impl Serialize for CarriedRow<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let packet = self.carried.datagram.packet();
        let mut out = serializer.serialize_map(None)?;
        head(&packet, &datagram::registry(self.vendor), &mut out)?;
        match self.vendor {
            Some(Vendor::Tencent) => tencent(&packet, &mut out)?,
            _ => alibaba(&packet, &self.carried.security, &mut out)?,
        }
        let (security, decrypted) = match &self.carried.security {
            Security::None => ("none", None),
            Security::Sealed => ("symmetric", Some(false)),
            Security::Opened { .. } => ("symmetric", Some(true)),
        };
        out.serialize_entry("security", security)?;
        if let Some(decrypted) = decrypted {
            out.serialize_entry("decrypted", &decrypted)?;
        }
        out.end()
    }
}

fn alibaba<M: SerializeMap>(packet: &Packet<'_>, security: &Security, out: &mut M) -> Result<(), M::Error> {
    let carrier = alibaba::coap::Carrier::of(packet);
    if let Some(token) = &carrier.token {
        out.serialize_entry("auth_token", SecretText::expose(token))?;
    }
    if let Some(OptionNumber(number)) = carrier.token_option {
        out.serialize_entry("auth_token_option", &number)?;
    }
    if let Security::Opened { sequence: Some(sequence), .. } = security {
        out.serialize_entry("sequence", sequence)?;
    }
    if let Some(sequence) = &carrier.sequence {
        out.serialize_entry("sequence_hex", &hex::encode(sequence))?;
    }
    if let Some(id) = carrier.message_id {
        // No guide says how it is written: digits are shown as such.
        match core::str::from_utf8(id) {
            Ok(text) if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) => {
                out.serialize_entry("platform_message_id", text)?;
            }
            _ => out.serialize_entry("platform_message_id_hex", &hex::encode(id))?,
        }
    }
    Ok(())
}

fn tencent<M: SerializeMap>(packet: &Packet<'_>, out: &mut M) -> Result<(), M::Error> {
    if let Some(Ok(token)) = packet.value(tencent::coap::TOKEN).map(core::str::from_utf8) {
        out.serialize_entry("auth_token", token)?;
    }
    match packet.value(tencent::coap::NEED_RESPONSE) {
        Some(b"0") => out.serialize_entry("need_response", &false)?,
        Some(b"1") => out.serialize_entry("need_response", &true)?,
        _ => {}
    }
    if let Some(answer) = tencent::coap::answer(packet) {
        out.serialize_entry("answer", answer.name())?;
    }
    Ok(())
}

/// The member `coap`, as it was read. Whoever builds a datagram may leave out the options that follow from other members: those of
/// the path from the topic, that of the token from `auth_token` (in `auth_token_option`, or the one of the vendor's newer edition),
/// and the encrypted sequence number from `sequence`.
#[derive(Default)]
pub(super) struct Around {
    fields: Fields,
    is_symmetric: bool,
    decrypted: bool,
    token: Option<SecretText<'static>>,
    token_option: Option<OptionNumber>,
    sequence: Option<u64>,
    /// The sequence number is there already, as it is sent.
    has_sequence: bool,
}

impl Around {
    pub(super) fn from_json(coap: &Json<'_>) -> Result<Self, Error> {
        let mut around = Around::default();
        let mut reader = Reader::over(coap.text()).inside_levels(FORM_LEVELS);
        let read = reader.object(|name, reader| {
            match &*name {
                "security" => around.is_symmetric = security(reader)?,
                "decrypted" => around.decrypted = reader.bool()?,
                "auth_token" => around.token = Some(SecretText::new(reader.string()?.into_owned())),
                "auth_token_option" => around.token_option = Some(token_option(reader)?),
                "sequence" => around.sequence = Some(reader.u64()?),
                "sequence_hex" => {
                    around.has_sequence = true;
                    reader.skip()?;
                }
                name if WORKED_OUT.contains(&name) => {
                    reader.skip()?;
                }
                name => around.fields.member(name, reader)?,
            }
            Ok(())
        });
        read.map_err(in_coap)?;
        Ok(around)
    }

    /// Whether the message is the ciphertext.
    fn is_sealed(&self) -> bool {
        self.is_symmetric && !self.decrypted
    }

    /// Puts a message that was read into its datagram.
    pub(super) fn carry(self, decoded: &mut Decoded<'_>, keys: &Keys<'_>) -> Result<(), Error> {
        let is_sealed = self.is_sealed();
        let key = keys.session_key().filter(|_| self.is_symmetric && self.decrypted);
        let mut message = self.fields.build().map_err(in_coap)?;
        let has =
            |message: &Message<'_>, number| message.options.iter().any(|option| option.number == number);
        if let Some(topic) = decoded.topic.as_ref().filter(|_| !has(&message, OptionNumber::URI_PATH)) {
            match decoded.vendor {
                Some(Vendor::Tencent) => {
                    message.options.push(OptionNumber::URI_PATH, topic.name().as_bytes().to_vec());
                }
                _ => topic.name().split('/').filter(|level| !level.is_empty()).for_each(|level| {
                    message.options.push(OptionNumber::URI_PATH, level.as_bytes().to_vec());
                }),
            }
        }
        if let Some(token) = &self.token
            && let Some(number) =
                self.token_option.map_or_else(|| token_place(decoded.vendor, &message), Some)
            && !has(&message, number)
        {
            message.options.push(number, token.expose().as_bytes().to_vec());
        }
        if self.sequence.is_some() && !self.is_symmetric {
            return Err(Complaint::new(
                Code::RecordMemberConflict,
                Layer::ENCODE,
                Place::pointer("/coap/sequence"),
            )
            .expected("a sequence number with symmetric security only")
            .into());
        }
        if let (Some(sequence), Some(key)) = (self.sequence.filter(|_| !self.has_sequence), &key) {
            message.options.push(alibaba::coap::SEQUENCE, key.encrypt_sequence(sequence));
        }
        let format = message.options.iter().find(|option| option.number == OptionNumber::CONTENT_FORMAT);
        let is_cbor = format.is_some_and(|option| option.uint() == Some(ContentFormat::CBOR.0.into()));
        let is_bytes = matches!(decoded.message, crate::Message::Bytes(_));
        let mut text = decoded.message.to_payload()?;
        if is_cbor && !is_bytes {
            text = cbor::from_json(&text, &mut Vec::new())?;
        }
        let security = match self.is_symmetric {
            false => Security::None,
            true if is_sealed => Security::Sealed,
            true => Security::Opened { key: key.ok_or_else(keys_missing)?, sequence: self.sequence },
        };
        message.payload = match &security {
            Security::Opened { key, .. } => key.encrypt(&text).into(),
            _ => text.into(),
        };
        let datagram = Datagram::from_vec(message.to_vec()?, message.settings)?;
        same_path(decoded, &datagram.packet())?;
        decoded.coap = Some(Box::new(Carried { datagram, security }));
        Ok(())
    }
}

/// The option for a token that nothing says the place of; none where the options, or a query, have it already.
fn token_place(vendor: Option<Vendor>, message: &Message<'_>) -> Option<OptionNumber> {
    let bytes = message.to_vec().ok()?;
    let packet = Packet::parse_with(&bytes, message.settings).ok()?;
    match vendor {
        Some(Vendor::Tencent) => packet.value(tencent::coap::TOKEN).is_none().then_some(tencent::coap::TOKEN),
        _ => alibaba::coap::Carrier::of(&packet).token.is_none().then_some(alibaba::coap::TOKEN),
    }
}

/// The option that a token is in.
fn token_option(reader: &mut Reader<'_>) -> Result<OptionNumber, Error> {
    let start = reader.offset();
    let number = reader.u64()?;
    u16::try_from(number).map(OptionNumber).map_err(|_| {
        reader.complain(Code::JsonRange, start..reader.offset()).expected("the number of an option").into()
    })
}

/// Whether it is the symmetric one.
fn security(reader: &mut Reader<'_>) -> Result<bool, Error> {
    let start = reader.offset();
    match &*reader.string()? {
        "none" => Ok(false),
        "symmetric" => Ok(true),
        other => {
            let complaint = reader.complain(Code::JsonRange, start..reader.offset());
            let shown: String = other.chars().take(40).collect();
            Err(complaint.expected("none or symmetric").found(format!("{shown:?}")).into())
        }
    }
}

/// Puts `/coap` in front of the pointer and drops byte offsets, which would count from the inner text.
fn in_coap(error: Error) -> Error {
    error.map_place(|place| {
        let pointer = place.json_pointer().unwrap_or_default();
        Place::pointer(format!("/coap{pointer}"))
    })
}

/// The topic or path and the options say the same.
fn same_path(decoded: &Decoded<'_>, packet: &Packet<'_>) -> Result<(), Error> {
    let Some(topic) = &decoded.topic else { return Ok(()) };
    let path = match decoded.vendor {
        Some(Vendor::Tencent) => tencent::coap::topic(packet),
        _ => alibaba::coap::Carrier::of(packet).path.map(alloc::borrow::Cow::into_owned),
    };
    if path.as_deref() == Some(topic.name()) {
        return Ok(());
    }
    Err(Complaint::new(Code::RecordMemberConflict, Layer::ENCODE, Place::pointer("/topic"))
        .expected(format!("{}, as the options of coap say", path.as_deref().unwrap_or("no path")))
        .found(format!("{:?}", topic.name()))
        .into())
}
