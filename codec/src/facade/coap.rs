//! CoAP messages, both ways.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::decoded::{FORM_LEVELS, hex_member, in_message, missing, unknown_member};
use crate::{
    datagram,
    error::{Code, Error},
    kind::{Kind, Vendor},
    wire::{
        cbor,
        coap::{
            CoapOption, ContentFormat, Datagram, Message, MessageCode, MessageType, OptionNumber,
            OptionValue, Packet, Registry, TOKEN_BYTES, path_of, query_of, uint_bytes, value_meaning,
        },
        hex,
        json::{JsonKind, Reader},
    },
};

pub(super) fn serialize<S: Serializer>(packet: &Packet<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut out = serializer.serialize_map(None)?;
    head(packet, &datagram::registry(None), &mut out)?;
    let payload = packet.payload();
    if !payload.is_empty() {
        match core::str::from_utf8(payload) {
            Ok(text) => out.serialize_entry("payload", text)?,
            Err(_) => out.serialize_entry("payload_hex", &hex::encode(payload))?,
        }
        // For reading: what goes back is the payload itself.
        if packet.content_format() == Some(ContentFormat::CBOR)
            && datagram::is_whole(packet)
            && let Ok(json) = cbor::to_json(payload, &mut Vec::new())
        {
            out.serialize_entry("payload_json", &json)?;
        }
    }
    out.end()
}

/// All but the payload.
pub(super) fn head<M: SerializeMap>(
    packet: &Packet<'_>,
    registry: &Registry,
    out: &mut M,
) -> Result<(), M::Error> {
    out.serialize_entry("version", &1)?;
    out.serialize_entry("type", packet.message_type().name())?;
    out.serialize_entry("code", &format_args!("{}", packet.code()))?;
    out.serialize_entry("code_meaning", packet.code().meaning())?;
    out.serialize_entry("message_id", &packet.message_id())?;
    out.serialize_entry("token_hex", &hex::encode(packet.token()))?;
    out.serialize_entry("options", &OptionRows { packet, registry })?;
    if let Some(path) = path_of(packet) {
        out.serialize_entry("uri_path", &path)?;
    }
    if let Some(query) = query_of(packet) {
        out.serialize_entry("uri_query", &query)?;
    }
    Ok(())
}

struct OptionRows<'r, 'a> {
    packet: &'r Packet<'a>,
    registry: &'r Registry,
}

impl Serialize for OptionRows<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer
            .collect_seq(self.packet.options().map(|option| OptionRow { option, registry: self.registry }))
    }
}

struct OptionRow<'r, 'a> {
    option: CoapOption<'a>,
    registry: &'r Registry,
}

impl Serialize for OptionRow<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("number", &self.option.number.0)?;
        if let Some(info) = self.registry.find(self.option.number) {
            out.serialize_entry("name", info.name)?;
        }
        match self.option.read(self.registry) {
            OptionValue::Empty => {}
            OptionValue::Uint(number) => out.serialize_entry("value", &number)?,
            OptionValue::Text(text) => out.serialize_entry("value", text)?,
            OptionValue::Opaque(bytes) => out.serialize_entry("value_hex", &hex::encode(bytes))?,
        }
        if let Some(meaning) = value_meaning(&self.option) {
            out.serialize_entry("value_meaning", &meaning)?;
        }
        out.end()
    }
}

/// A CBOR item: its JSON text, and its bytes where the text written anew would give others.
pub(super) fn serialize_cbor<S: Serializer>(item: &cbor::Item<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut out = serializer.serialize_map(None)?;
    out.serialize_entry("payload", item.json())?;
    if !item.is_told_by_json() {
        out.serialize_entry("payload_hex", &hex::encode(item.as_bytes()))?;
    }
    out.end()
}

/// Reads a CBOR item back: the bytes say more than the text, so they win.
pub(super) fn cbor_from_json(message: &str) -> Result<cbor::Item<'static>, Error> {
    let (mut payload, mut bytes) = (None, None);
    let read = Reader::over(message).inside_levels(FORM_LEVELS).object(|name, reader| {
        match name {
            name if name == "payload" => payload = Some(reader.raw()?.into_owned()),
            name if name == "payload_hex" => bytes = Some(hex_member(reader)?),
            name => return Err(unknown_member(reader, &name)),
        }
        Ok(())
    });
    read.map_err(in_message)?;
    match (bytes, payload) {
        (Some(bytes), _) => cbor::Item::parse(&bytes, &mut Vec::new()).map(cbor::Item::into_owned),
        (None, Some(payload)) => cbor::Item::from_json(payload, &mut Vec::new()),
        (None, None) => Err(missing("/message/payload")),
    }
}

/// Reads the message of this kind. Deltas and lengths are worked out anew.
pub(super) fn from_json(kind: Kind, message: &str) -> Result<Datagram<'static>, Error> {
    let mut fields = Fields::default();
    let mut code_place = None;
    let mut reader = Reader::over(message).inside_levels(FORM_LEVELS);
    let read = reader.object(|name, reader| {
        let start = reader.offset();
        fields.member(&name, reader)?;
        if name == "code" {
            code_place = Some(start..reader.offset());
        }
        Ok(())
    });
    read.map_err(in_message)?;
    let message = fields.build()?;
    let bytes = message.to_vec()?;
    let datagram = Datagram::from_vec(bytes, message.settings)?;
    let found = datagram::kind_of(&datagram.packet());
    if found != kind {
        let place = code_place.unwrap_or_default();
        let complaint = reader.complain(Code::KindDisagrees, place);
        return Err(in_message(
            complaint.expected(format!("{found}, as the code says")).found(format!("{kind}")).into(),
        ));
    }
    Ok(datagram)
}

#[derive(Default)]
pub(super) struct Fields {
    message_type: Option<MessageType>,
    code: Option<MessageCode>,
    message_id: Option<u16>,
    token: Vec<u8>,
    options: Vec<(OptionNumber, Vec<u8>)>,
    pub(super) payload: Vec<u8>,
}

impl Fields {
    pub(super) fn member(&mut self, name: &str, reader: &mut Reader<'_>) -> Result<(), Error> {
        match name {
            "type" => {
                self.message_type = Some(named(reader, "con, non, ack or rst", MessageType::from_name)?)
            }
            "code" => self.code = Some(named(reader, "a code such as 0.02", MessageCode::from_text)?),
            "message_id" => self.message_id = Some(number(reader, u16::MAX.into())?),
            "token_hex" => self.token = hex_member(reader)?,
            "options" => reader.array(|reader| {
                self.options.push(option(reader)?);
                Ok(())
            })?,
            "payload" => self.payload = reader.string()?.into_owned().into_bytes(),
            "payload_hex" => self.payload = hex_member(reader)?,
            "version" => {
                let start = reader.offset();
                if reader.u64()? != 1 {
                    return Err(reader
                        .complain(Code::CoapVersion, start..reader.offset())
                        .expected("1")
                        .into());
                }
            }
            // Worked out from the rest.
            "code_meaning" | "uri_path" | "uri_query" | "payload_json" => {
                reader.skip()?;
            }
            _ => return Err(unknown_member(reader, name)),
        }
        Ok(())
    }

    pub(super) fn build(self) -> Result<Message<'static>, Error> {
        let mut message = Message::new(
            self.message_type.ok_or_else(|| missing("/message/type"))?,
            self.code.ok_or_else(|| missing("/message/code"))?,
            self.message_id.ok_or_else(|| missing("/message/message_id"))?,
        );
        message.settings.extended_tokens = self.token.len() > TOKEN_BYTES;
        message.token = Cow::Owned(self.token);
        message.payload = Cow::Owned(self.payload);
        for (number, value) in self.options {
            message.options.push(number, value);
        }
        Ok(message)
    }
}

/// `{"number": N}` or `{"name": T}`, with `value`, `value_hex`, or neither.
fn option(reader: &mut Reader<'_>) -> Result<(OptionNumber, Vec<u8>), Error> {
    let start = reader.offset();
    let (mut number, mut name, mut value) = (None, None, Vec::new());
    reader.object(|member, reader| {
        match &*member {
            "number" => number = Some(OptionNumber(self::number(reader, u16::MAX.into())?)),
            "name" => name = Some(reader.string()?),
            "value" if reader.peek()? == JsonKind::Number => {
                let (bytes, length) = uint_bytes(reader.u64()?);
                value = bytes.get(bytes.len().saturating_sub(length)..).unwrap_or_default().to_vec();
            }
            "value" => value = reader.string()?.into_owned().into_bytes(),
            "value_hex" => value = hex_member(reader)?,
            "value_meaning" => {
                reader.skip()?;
            }
            _ => return Err(unknown_member(reader, &member)),
        }
        Ok(())
    })?;
    let by_name = || {
        let all = [None, Some(Vendor::Alibaba), Some(Vendor::Tencent)];
        let name = name.as_deref()?;
        all.into_iter().find_map(|vendor| datagram::registry(vendor).named(name)).map(|info| info.number)
    };
    match number.or_else(by_name) {
        Some(number) => Ok((number, value)),
        None => Err(reader
            .complain(Code::JsonMissingMember, start..reader.offset())
            .expected("number, or the name of a known option")
            .into()),
    }
}

fn named<T>(
    reader: &mut Reader<'_>,
    expected: &'static str,
    from_name: impl Fn(&str) -> Option<T>,
) -> Result<T, Error> {
    let start = reader.offset();
    let name = reader.string()?;
    from_name(&name).ok_or_else(|| {
        let shown: String = name.chars().take(40).collect();
        reader
            .complain(Code::JsonRange, start..reader.offset())
            .expected(expected)
            .found(format!("{shown:?}"))
            .into()
    })
}

fn number<T: TryFrom<u64>>(reader: &mut Reader<'_>, most: u64) -> Result<T, Error> {
    let start = reader.offset();
    let value = reader.u64()?;
    let fits = Some(value).filter(|value| *value <= most).and_then(|value| T::try_from(value).ok());
    fits.ok_or_else(|| {
        reader
            .complain(Code::JsonRange, start..reader.offset())
            .expected(format!("0 to {most}"))
            .found(format!("{value}"))
            .into()
    })
}
