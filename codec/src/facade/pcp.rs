//! PCP messages, both ways.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use serde::ser::{SerializeMap, Serializer};

use super::decoded::{hex_member, in_message, missing, unknown_member};
use crate::{
    error::{Code, Complaint, Error, Layer, Place},
    huawei::pcp::{Body, HEADER_LENGTH, Message, MessageCode, ResultCode, Version, readings},
    kind::Kind,
    wire::{hex, json::Reader},
};

pub(super) fn serialize<S: Serializer>(message: &Message<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    // The check is a function of the rest.
    let frame = message.to_vec().map_err(serde::ser::Error::custom)?;
    let body = &message.body;
    let mut out = serializer.serialize_map(None)?;
    out.serialize_entry("protocol_version", &1)?;
    out.serialize_entry("reserved", &message.reserved)?;
    out.serialize_entry("message_code", &body.code().0)?;
    out.serialize_entry("check_hex", &hex::encode(frame.get(4..6).unwrap_or_default()))?;
    out.serialize_entry("data_length", &frame.len().saturating_sub(HEADER_LENGTH))?;
    if let Some(result) = body.result() {
        let name = if matches!(body, Body::DownloadReportRequest { .. }) {
            "download_status"
        } else {
            "result_code"
        };
        out.serialize_entry(name, &result.0)?;
        if let Some(meaning) = result.meaning() {
            out.serialize_entry(&format!("{}_meaning", name.split('_').next().unwrap_or(name)), meaning)?;
        }
    }
    if let Some(version) = body.version() {
        out.serialize_entry("version", &version.text())?;
        if !version.is_plain() {
            out.serialize_entry("version_hex", &hex::encode(&version.0))?;
        }
    }
    match body {
        Body::NewVersionRequest { fragment_size, fragment_count, package_check, .. } => {
            out.serialize_entry("fragment_size", fragment_size)?;
            out.serialize_entry("fragment_count", fragment_count)?;
            out.serialize_entry("package_check_hex", &hex::encode(&package_check.to_be_bytes()))?;
        }
        Body::FragmentRequest { fragment_index, .. } => {
            out.serialize_entry("fragment_index", fragment_index)?
        }
        Body::FragmentResponse { fragment_index, data, .. } => {
            if let Some(index) = fragment_index {
                out.serialize_entry("fragment_index", index)?;
            }
            out.serialize_entry("fragment_data_hex", &hex::encode(data))?;
        }
        Body::Ambiguous { code, data } => {
            let candidates: Vec<&str> =
                readings(*code).into_iter().flatten().map(|reading| reading.kind.name()).collect();
            out.serialize_entry("candidates", &candidates)?;
            out.serialize_entry("data_hex", &hex::encode(data))?;
        }
        Body::Unknown { data, .. } => out.serialize_entry("data_hex", &hex::encode(data))?,
        _ => {}
    }
    out.end()
}

/// The members of any PCP message.
#[derive(Default)]
struct Fields {
    reserved: u8,
    message_code: Option<u8>,
    result: Option<u8>,
    version: Option<String>,
    version_hex: Option<Vec<u8>>,
    fragment_size: Option<u16>,
    fragment_count: Option<u16>,
    fragment_index: Option<u16>,
    package_check: Option<Vec<u8>>,
    fragment_data: Option<Vec<u8>>,
    data: Option<Vec<u8>>,
}

/// Reads the message of this kind. Length and check are worked out anew, so a changed message is a right frame.
pub(super) fn from_json(kind: Kind, message: &str) -> Result<Message<'static>, Error> {
    let mut fields = Fields::default();
    Reader::over(message).object(|name, reader| fields.member(&name, reader)).map_err(in_message)?;
    Ok(Message { reserved: fields.reserved, body: fields.body(kind)? })
}

impl Fields {
    fn member(&mut self, name: &str, reader: &mut Reader<'_>) -> Result<(), Error> {
        match name {
            "reserved" => self.reserved = number(reader, 0..=15)?,
            "message_code" => self.message_code = Some(number(reader, 0..=255)?),
            "result_code" | "download_status" => self.result = Some(number(reader, 0..=255)?),
            "version" => self.version = Some(reader.string()?.into_owned()),
            "version_hex" => self.version_hex = Some(hex_member(reader)?),
            "fragment_size" => self.fragment_size = Some(number(reader, 0..=65_535)?),
            "fragment_count" => self.fragment_count = Some(number(reader, 0..=65_535)?),
            "fragment_index" => self.fragment_index = Some(number(reader, 0..=65_535)?),
            "package_check_hex" => self.package_check = Some(hex_member(reader)?),
            "fragment_data_hex" => self.fragment_data = Some(hex_member(reader)?),
            "data_hex" => self.data = Some(hex_member(reader)?),
            "protocol_version" => {
                number::<u8>(reader, 1..=1)?;
            }
            // Worked out from the rest.
            "check_hex" | "data_length" | "candidates" | "result_meaning" | "download_meaning" => {
                reader.skip()?;
            }
            _ => return Err(unknown_member(reader, name)),
        }
        Ok(())
    }

    fn body(self, kind: Kind) -> Result<Body<'static>, Error> {
        Ok(match kind.name() {
            "pcp.query_version.request" => Body::QueryVersionRequest,
            "pcp.query_version.response" => {
                Body::QueryVersionResponse { result: self.result()?, version: self.version()? }
            }
            "pcp.new_version.request" => Body::NewVersionRequest {
                version: self.version()?,
                fragment_size: self.fragment_size.ok_or_else(|| missing("/message/fragment_size"))?,
                fragment_count: self.fragment_count.ok_or_else(|| missing("/message/fragment_count"))?,
                package_check: self.package_check()?,
            },
            "pcp.new_version.response" => Body::NewVersionResponse { result: self.result()? },
            "pcp.fragment.request" => Body::FragmentRequest {
                version: self.version()?,
                fragment_index: self.fragment_index.ok_or_else(|| missing("/message/fragment_index"))?,
            },
            "pcp.fragment.response" => Body::FragmentResponse {
                result: self.result()?,
                fragment_index: self.fragment_index,
                data: Cow::Owned(self.fragment_data.unwrap_or_default()),
            },
            "pcp.download_report.request" => Body::DownloadReportRequest {
                status: self.result.map(ResultCode).ok_or_else(|| missing("/message/download_status"))?,
            },
            "pcp.download_report.response" => Body::DownloadReportResponse { result: self.result()? },
            "pcp.execute.request" => Body::ExecuteRequest,
            "pcp.execute.response" => Body::ExecuteResponse { result: self.result()? },
            "pcp.result.request" => Body::ResultRequest { result: self.result()?, version: self.version()? },
            "pcp.result.response" => Body::ResultResponse { result: self.result()? },
            other => {
                let code =
                    self.message_code.map(MessageCode).ok_or_else(|| missing("/message/message_code"))?;
                let data = Cow::Owned(self.data.ok_or_else(|| missing("/message/data_hex"))?);
                if other == "pcp.ambiguous" {
                    Body::Ambiguous { code, data }
                } else {
                    Body::Unknown { code, data }
                }
            }
        })
    }

    fn result(&self) -> Result<ResultCode, Error> {
        self.result.map(ResultCode).ok_or_else(|| missing("/message/result_code"))
    }

    /// The bytes say more than the text, so they win.
    fn version(&self) -> Result<Version, Error> {
        if let Some(bytes) = &self.version_hex {
            return <[u8; 16]>::try_from(bytes.as_slice())
                .map(Version)
                .map_err(|_| wrong_size("/message/version_hex", "16 bytes", bytes.len()));
        }
        let text = self.version.as_ref().ok_or_else(|| missing("/message/version"))?;
        Version::new(text).ok_or_else(|| {
            Complaint::new(Code::JsonRange, Layer::ENCODE, Place::pointer("/message/version"))
                .expected("at most 16 ASCII characters, or version_hex")
                .found(format!("{text:?}"))
                .into()
        })
    }

    fn package_check(&self) -> Result<u16, Error> {
        let bytes = self.package_check.as_ref().ok_or_else(|| missing("/message/package_check_hex"))?;
        <[u8; 2]>::try_from(bytes.as_slice())
            .map(u16::from_be_bytes)
            .map_err(|_| wrong_size("/message/package_check_hex", "2 bytes", bytes.len()))
    }
}

fn wrong_size(pointer: &'static str, expected: &'static str, found: usize) -> Error {
    Complaint::new(Code::JsonRange, Layer::ENCODE, Place::pointer(pointer))
        .expected(expected)
        .found(format!("{found}"))
        .into()
}

/// A whole number of a range.
fn number<T: TryFrom<u64>>(
    reader: &mut Reader<'_>,
    range: core::ops::RangeInclusive<u64>,
) -> Result<T, Error> {
    let start = reader.offset();
    let value = reader.u64()?;
    let fits = range.contains(&value).then(|| T::try_from(value).ok()).flatten();
    fits.ok_or_else(|| {
        reader
            .complain(Code::JsonRange, start..reader.offset())
            .expected(format!("{} to {}", range.start(), range.end()))
            .found(format!("{value}"))
            .into()
    })
}
