//! File upload over MQTT. Vendor's SDKs.
//!
//! A part of a file is binary: two bytes with the length of a JSON header, the header, the file's bytes, and their check.
//! The check is CRC-16/ARC over the file's bytes alone, low byte first.

use alloc::{borrow::Cow, format, vec::Vec};

use super::LAYER;
use crate::{
    error::{Code, Complaint, Error, Note, Place},
    json_object,
    message::{self, Source},
    wire::{
        cursor::Cursor,
        hex,
        json::{FromJson, IntoOwned, Json, JsonWriter, OrNull, Reader, TextOrNumber, TextSink, ToJson},
    },
};

/// Without a table in the browser, where bytes count more than time.
#[cfg(not(target_arch = "wasm32"))]
const CHECK: crc::Crc<u16> = crc::Crc::<u16>::new(&crc::CRC_16_ARC);
#[cfg(target_arch = "wasm32")]
const CHECK: crc::Crc<u16, crc::NoTable> = crc::Crc::<u16, crc::NoTable>::new(&crc::CRC_16_ARC);
const SPEC: &str = "Alibaba's SDKs, file upload over MQTT";

json_object! {
    /// A device is about to send a file.
    pub struct Init<'a> {
        /// Its name.
        pub file_name: Cow<'a, str> = "fileName",
        /// Its size in bytes; -1 where the device does not know.
        pub file_size: Option<TextOrNumber<'a>> = "fileSize",
        /// What happens to a file of the same name: `overwrite`, `append`, `reject`.
        pub conflict_strategy: Option<Cow<'a, str>> = "conflictStrategy",
        /// How the whole file is checked: `crc64`.
        pub fic_mode: Option<OrNull<Cow<'a, str>>> = "ficMode",
        /// The whole file's check.
        pub fic_value: Option<OrNull<Cow<'a, str>>> = "ficValue",
        /// The device's own name of the upload.
        pub init_uid: Option<OrNull<Cow<'a, str>>> = "initUid",
        /// Values for the place where the file goes.
        pub extra_params: Option<Json<'a>> = "extraParams",
    }
}

json_object! {
    /// A device gives a file upload up.
    pub struct Cancel<'a> {
        /// Which upload.
        pub upload_id: Cow<'a, str> = "uploadId",
    }
}

json_object! {
    /// What the platform tells of an upload.
    pub struct Upload<'a> {
        /// Its name.
        pub file_name: Option<Cow<'a, str>> = "fileName",
        /// Which upload.
        pub upload_id: Option<Cow<'a, str>> = "uploadId",
        /// Where the next part starts, in bytes.
        pub offset: Option<TextOrNumber<'a>> = "offset",
        /// How many bytes arrived.
        pub size: Option<TextOrNumber<'a>> = "bSize",
        /// Whether the file is complete.
        pub complete: Option<bool> = "complete",
    }
}

json_object! {
    /// The header of a part.
    pub struct Header<'a> {
        /// Which message it is.
        pub id: Option<TextOrNumber<'a>> = "id",
        /// What the part is.
        pub params: HeaderParams<'a> = "params",
    }
}

json_object! {
    /// What a part is.
    pub struct HeaderParams<'a> {
        /// Of which upload.
        pub upload_id: Cow<'a, str> = "uploadId",
        /// Where it starts in the file, in bytes.
        pub offset: Option<TextOrNumber<'a>> = "offset",
        /// How many bytes it has.
        pub size: Option<TextOrNumber<'a>> = "bSize",
        /// Whether it is the last one.
        pub is_complete: Option<bool> = "isComplete",
    }
}

/// A part of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part<'a> {
    /// The header, as it came.
    pub header: Json<'a>,
    /// The file's bytes.
    pub chunk: Cow<'a, [u8]>,
}

impl<'a> Part<'a> {
    /// Reads a part, and checks it.
    ///
    /// # Errors
    /// [`Code::Truncated`]; what is wrong with the header; [`Code::AlinkFileCheck`].
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut cursor = Cursor::new(bytes, LAYER);
        let length = cursor.u16("header length")?;
        let text = cursor.take(usize::from(length), "header")?;
        let header = header(text).map_err(|error| shifted(error, 2))?;
        let rest = cursor.rest();
        let Some((chunk, given)) = rest.split_last_chunk::<2>() else {
            let at = bytes.len();
            return Err(Complaint::new(Code::Truncated, LAYER, Place::bytes(at..at))
                .expected("the check's 2 bytes at the end")
                .spec(SPEC)
                .into());
        };
        let (given, right) = (u16::from_le_bytes(*given), CHECK.checksum(chunk));
        if given != right {
            let end = bytes.len();
            return Err(Complaint::new(
                Code::AlinkFileCheck,
                LAYER,
                Place::bytes(end.saturating_sub(2)..end),
            )
            .expected(hex::encode(&right.to_le_bytes()))
            .found(hex::encode(&given.to_le_bytes()))
            .spec(SPEC)
            .into());
        }
        Ok(Part { header, chunk: Cow::Borrowed(chunk) })
    }

    /// The header's members.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn header(&self) -> Result<Header<'_>, Error> {
        Header::from_json(self.header.text().as_bytes())
    }

    /// The check: CRC-16/ARC of the chunk.
    pub fn check(&self) -> u16 {
        CHECK.checksum(&self.chunk)
    }

    /// The payload's bytes.
    ///
    /// # Errors
    /// [`Code::LimitExceeded`] for a header of more than 65,535 bytes.
    pub fn to_vec(&self) -> Result<Vec<u8>, Error> {
        let header = self.header.text().as_bytes();
        let length = u16::try_from(header.len()).map_err(|_| {
            Complaint::new(Code::LimitExceeded, LAYER, Place::pointer("/header"))
                .expected("at most 65,535 bytes")
                .found(format!("{}", header.len()))
        })?;
        Ok([&length.to_be_bytes()[..], header, &self.chunk, &self.check().to_le_bytes()].concat())
    }
}

/// The header's text, checked. White space around it is refused, since it would be lost.
fn header(text: &[u8]) -> Result<Json<'_>, Error> {
    let json = Json::parse(text)?;
    if json.text().len() != text.len() {
        let place = Place::bytes(0..text.len());
        return Err(Complaint::new(Code::JsonSyntax, LAYER, place)
            .expected("no white space around the header")
            .into());
    }
    Header::from_json(text)?;
    Ok(json)
}

fn shifted(error: Error, by: usize) -> Error {
    error.map_place(|place| match place.range() {
        Some(range) => {
            let range = range.start.saturating_add(by)..range.end.saturating_add(by);
            let pointer = format!("/header{}", place.json_pointer().unwrap_or_default());
            Place::pointer(pointer).with_bytes(range)
        }
        None => place,
    })
}

pub(super) fn send<'a>(
    source: &Source<'a, '_>,
    notes: &mut Vec<Note>,
) -> Result<message::Message<'a>, Error> {
    let part = if source.is_message {
        // The header may use the depth limit up.
        let mut reader = Reader::new(source.bytes)?.inside_levels(1);
        let part = Part::read(&mut reader)?;
        reader.finish()?;
        part
    } else {
        Part::parse(source.bytes)?
    };
    if let Ok(header) = part.header()
        && let Some(size) = &header.params.size
        && size.as_u64() != u64::try_from(part.chunk.len()).ok()
    {
        notes.push(
            Complaint::new(Code::AlinkFileSize, LAYER, Place::pointer("/header/params/bSize"))
                .expected(format!("{}, the part's own size", part.chunk.len()))
                .found(format!("{:?}", size.text()))
                .spec(SPEC),
        );
    }
    Ok(super::Message::FilePart(part).into())
}

/// `{"header":{...},"chunk_hex":H}`; the check is a function of the chunk.
impl<'a> FromJson<'a> for Part<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        let (mut header, mut chunk) = (None, None);
        reader.object(|name, reader| {
            match &*name {
                "header" => header = Some(reader.raw()?),
                "chunk_hex" => {
                    let start = reader.offset();
                    let text = reader.string()?;
                    chunk = Some(hex::decode(&text).map_err(|error| {
                        let place = reader.complain(error.code(), start..reader.offset()).place().clone();
                        error.map_place(|_| place)
                    })?);
                }
                "check_hex" => {
                    reader.skip()?;
                }
                _ => {
                    let at = reader.offset();
                    return Err(reader
                        .complain(Code::EncodeMemberUnknown, at..at)
                        .found(format!("{name:?}"))
                        .into());
                }
            }
            Ok(())
        })?;
        Ok(Part {
            header: header.ok_or_else(|| reader.missing("header"))?,
            chunk: Cow::Owned(chunk.ok_or_else(|| reader.missing("chunk_hex"))?),
        })
    }
}

impl ToJson for Part<'_> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        out.begin_object();
        out.member("header", &self.header);
        out.key("chunk_hex");
        out.string(&hex::encode(&self.chunk));
        out.key("check_hex");
        out.string(&hex::encode(&self.check().to_le_bytes()));
        out.end_object();
    }
}

impl IntoOwned for Part<'_> {
    type Owned = Part<'static>;

    fn into_owned(self) -> Self::Owned {
        Part { header: self.header.into_owned(), chunk: Cow::Owned(self.chunk.into_owned()) }
    }
}
