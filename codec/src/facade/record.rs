//! The record as a JSON object, both ways.
//!
//! Its members: `client_id`, `username` and `password` of a client that connects, the last of which is read and never written;
//! or `topic`, or `path` with an optional `status`, or neither; one of `payload` (a text, or any JSON value),
//! `payload_hex`, `payload_base64`, `hex` and `base64`; and the hints `vendor`, `protocol`, `direction`, `strict` and `extended_tokens` (CoAP's of RFC 8974). What
//! `mosquitto_sub -F '%j'` and `%J` print beside them is taken as it is. `keys` is an object of secrets, of which no complaint
//! says anything but that they are wrong: `device_secret` and `random` decrypt Alibaba's CoAP payloads.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::{
    error::{Code, Complaint, Error, Layer, Note, Place},
    kind::{Direction, Protocol, Vendor},
    record::{Address, Keys, Record},
    sign::Connect,
    wire::{
        base64, hex,
        json::{JsonKind, Reader},
        secret::SecretText,
    },
};

/// Members of `mosquitto_sub`'s output that say nothing about the message itself.
const PASSED_OVER: [&str; 6] = ["tst", "qos", "retain", "mid", "properties", "comment"];

/// Reads a record; gives it with what is odd about its form.
///
/// # Errors
/// What is wrong with the JSON text; [`Code::RecordPayloadMissing`], [`Code::RecordMemberConflict`]; a hint that has no such
/// value; bad hex or base64.
pub fn record_from_json(text: &[u8]) -> Result<(Record<'_>, Vec<Note>), Error> {
    let mut parts = Parts::default();
    // One level on top of the payload's: the record itself.
    let mut reader = Reader::new(text).map_err(without_found)?.inside_levels(1);
    reader.object(|name, reader| parts.member(&name, reader)).map_err(|error| {
        // Where the quotes of a key are broken, what stands behind `keys` may still be a part of it.
        if parts.keys && error.code() == Code::JsonSyntax { without_found(error) } else { error }
    })?;
    reader.finish()?;
    parts.build()
}

#[derive(Default)]
struct Parts<'a> {
    record: Record<'a>,
    topic: Option<Cow<'a, str>>,
    path: Option<Cow<'a, str>>,
    status: Option<u16>,
    payload: Option<(&'static str, Cow<'a, [u8]>)>,
    connect: Option<Connect<'a>>,
    /// What `payloadlen` says.
    declared: Option<u64>,
    /// The payload is a JSON value that was printed anew by whoever made the record: its length need not be the payload's.
    reprinted: bool,
    /// There was a member `keys`.
    keys: bool,
    notes: Vec<Note>,
}

impl<'a> Parts<'a> {
    fn member(&mut self, name: &str, reader: &mut Reader<'a>) -> Result<(), Error> {
        match name {
            "topic" => self.topic = Some(reader.string()?),
            "path" => self.path = Some(reader.string()?),
            "client_id" => self.connect().client_id = Some(reader.string()?),
            "username" => self.connect().username = Some(reader.string()?),
            "password" => {
                self.keys = true;
                let password = reader.string().map_err(|error| hidden(&error, "/password", "a password"))?;
                self.connect().password = Some(SecretText::new(password));
            }
            "status" => self.status = Some(status(reader)?),
            "payload" => {
                let payload = if reader.peek()? == JsonKind::String {
                    bytes_of(reader.string()?)
                } else {
                    self.reprinted = true;
                    bytes_of(reader.raw()?.into_text())
                };
                self.payload("payload", payload, reader)?;
            }
            "hex" => self.bytes("hex", reader, hex::decode)?,
            "payload_hex" => self.bytes("payload_hex", reader, hex::decode)?,
            "base64" => self.bytes("base64", reader, base64::decode)?,
            "payload_base64" => self.bytes("payload_base64", reader, base64::decode)?,
            "payloadlen" => self.declared = Some(reader.u64()?),
            "vendor" => self.record.hints.vendor = Some(named(reader, "vendor", Vendor::from_name)?),
            "protocol" => self.record.hints.protocol = Some(named(reader, "protocol", Protocol::from_name)?),
            "direction" => {
                self.record.hints.direction = Some(named(reader, "direction", Direction::from_name)?)
            }
            "strict" => self.record.hints.strict = reader.bool()?,
            "extended_tokens" => self.record.hints.extended_tokens = reader.bool()?,
            "keys" => {
                self.keys = true;
                self.record.keys = keys(reader)?;
            }
            _ => {
                // Requests to sign are taken for records by mistake, and what is broken in them may be a secret.
                let value = reader.skip().map_err(without_found)?;
                if !PASSED_OVER.contains(&name) {
                    let note = reader.complain(Code::RecordMemberUnknown, value);
                    self.notes.push(in_record(note).found(format!("{name:?}")));
                }
            }
        }
        Ok(())
    }

    fn connect(&mut self) -> &mut Connect<'a> {
        self.connect.get_or_insert_default()
    }

    fn bytes(
        &mut self,
        name: &'static str,
        reader: &mut Reader<'a>,
        decode: impl Fn(&str) -> Result<Vec<u8>, Error>,
    ) -> Result<(), Error> {
        let start = reader.offset();
        let text = reader.string()?;
        let bytes = decode(&text).map_err(|error| {
            // Inside the quotes; where something is escaped, the places in the text are not those in the JSON.
            let (quote, whole) = (start.saturating_add(1), start..reader.offset());
            let as_it_stands = whole.len() == text.len().saturating_add(2);
            error.map_place(|place| {
                Place::pointer(format!("/{name}")).with_bytes(match place.offset() {
                    Some(at) if as_it_stands => {
                        let found = text.get(at..).and_then(|rest| rest.chars().next());
                        let from = quote.saturating_add(at);
                        from..from.saturating_add(found.map_or(1, char::len_utf8))
                    }
                    _ => whole,
                })
            })
        })?;
        self.payload(name, Cow::Owned(bytes), reader)
    }

    fn payload(
        &mut self,
        name: &'static str,
        bytes: Cow<'a, [u8]>,
        reader: &Reader<'a>,
    ) -> Result<(), Error> {
        if let Some((other, _)) = &self.payload {
            let at = reader.offset();
            return Err(conflict(
                reader.complain(Code::RecordMemberConflict, at..at),
                "one payload",
                other,
                name,
            ));
        }
        self.payload = Some((name, bytes));
        Ok(())
    }

    fn build(mut self) -> Result<(Record<'a>, Vec<Note>), Error> {
        let complain = |code| Complaint::new(code, Layer::RECORD, Place::whole());
        if let Some(connect) = self.connect {
            let other = [
                ("topic", self.topic.is_some()),
                ("path", self.path.is_some()),
                ("payload", self.payload.is_some()),
            ];
            if let Some((name, _)) = other.iter().find(|(_, there)| *there) {
                return Err(conflict(
                    complain(Code::RecordMemberConflict),
                    "a message or credentials",
                    name,
                    "client_id, username or password",
                ));
            }
            self.record.address = Address::Connect(connect);
            return Ok((self.record, self.notes));
        }
        self.record.address = match (self.topic, self.path, self.status) {
            (Some(_), Some(_), _) => {
                return Err(conflict(complain(Code::RecordMemberConflict), "one address", "topic", "path"));
            }
            (_, None, Some(_)) => {
                return Err(complain(Code::RecordMemberConflict)
                    .expected("a path beside a status")
                    .found("a status alone")
                    .into());
            }
            (Some(topic), None, None) => Address::Topic(topic),
            (None, Some(path), status) => Address::Path { path, status },
            (None, None, None) => Address::None,
        };
        let Some((name, payload)) = self.payload else {
            return Err(complain(Code::RecordPayloadMissing)
                .expected("one of payload, payload_hex, payload_base64, hex, base64")
                .into());
        };
        if let Some(declared) = self.declared.filter(|_| !self.reprinted)
            && u64::try_from(payload.len()) != Ok(declared)
        {
            self.notes.push(
                Complaint::new(Code::RecordLengthDiffers, Layer::RECORD, Place::pointer(format!("/{name}")))
                    .expected(format!("{declared} bytes, as payloadlen says"))
                    .found(format!("{}", payload.len())),
            );
        }
        self.record.payload = payload;
        Ok((self.record, self.notes))
    }
}

/// Reads an object of keys, as a record has it.
///
/// # Errors
/// What is wrong with the JSON text, without a word of it.
pub fn keys_from_json(text: &[u8]) -> Result<Keys<'_>, Error> {
    let mut reader = Reader::new(text).map_err(without_found)?;
    let read = keys(&mut reader)?;
    reader.finish().map_err(without_found)?;
    Ok(read)
}

/// Secrets by their names; those of other names are passed over. A complaint about them neither shows nor names what is in them.
pub(super) fn keys<'a>(reader: &mut Reader<'a>) -> Result<Keys<'a>, Error> {
    const EXPECTED: &str = "an object of keys by their names";
    let kind = reader.peek().map_err(|error| hidden(&error, "/keys", EXPECTED))?;
    let start = reader.offset();
    if kind != JsonKind::Object {
        let value = reader.skip().map_err(|error| hidden(&error, "/keys", EXPECTED))?;
        let complaint = in_record(reader.complain(Code::JsonType, value));
        return Err(complaint.expected(EXPECTED).found(kind.name()).into());
    }
    let mut keys = Keys::default();
    let read = reader.object(|name, reader| {
        match &*name {
            "device_secret" => keys.device_secret = Some(SecretText::new(reader.string()?)),
            "random" => keys.random = Some(SecretText::new(reader.string()?)),
            _ => {
                reader.skip()?;
            }
        }
        Ok(())
    });
    match read {
        Ok(()) => Ok(keys),
        // A key of another type: where it is, without its name.
        Err(error) if error.code() == Code::JsonType => {
            let place = Place::pointer("/keys").with_bytes(error.place().range().unwrap_or(start..start));
            Err(Complaint::new(Code::JsonType, Layer::RECORD, place).expected("a key as a text").into())
        }
        Err(error) => Err(hidden(&error, "/keys", EXPECTED)),
    }
}

/// The same error with nothing of a secret member in it but where it is.
#[cold]
fn hidden(error: &Error, pointer: &'static str, expected: &'static str) -> Error {
    let place = Place::pointer(pointer);
    let place = match error.place().range() {
        Some(bytes) => place.with_bytes(bytes),
        None => place,
    };
    Complaint::new(error.code(), error.layer(), place).expected(expected).into()
}

/// The same error without what was found.
#[cold]
fn without_found(error: Error) -> Error {
    error.into_complaint().found("").into()
}

#[cold]
fn conflict(complaint: Complaint, expected: &'static str, one: &str, other: &str) -> Error {
    in_record(complaint).expected(expected).found(format!("{one} and {other}")).into()
}

/// The same complaint in the name of the record's layer.
fn in_record(complaint: Complaint) -> Complaint {
    Complaint::new(complaint.code(), Layer::RECORD, complaint.place().clone())
}

fn bytes_of(text: Cow<'_, str>) -> Cow<'_, [u8]> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
        Cow::Owned(text) => Cow::Owned(text.into_bytes()),
    }
}

/// A text of a closed list.
pub(super) fn named<T>(
    reader: &mut Reader<'_>,
    member: &'static str,
    from_name: impl Fn(&str) -> Option<T>,
) -> Result<T, Error> {
    let start = reader.offset();
    let name = reader.string()?;
    from_name(&name).ok_or_else(|| {
        let allowed = match member {
            "vendor" => Vendor::ALL.iter().map(|vendor| vendor.name()).collect::<Vec<_>>().join(", "),
            "protocol" => Protocol::ALL.iter().map(|protocol| protocol.name()).collect::<Vec<_>>().join(", "),
            _ => String::from("up, down"),
        };
        let shown: String = name.chars().take(40).collect();
        in_record(reader.complain(Code::RecordHint, start..reader.offset()))
            .expected(format!("one of {allowed}"))
            .found(format!("{shown:?}"))
            .into()
    })
}

/// An HTTP status.
pub(super) fn status(reader: &mut Reader<'_>) -> Result<u16, Error> {
    let start = reader.offset();
    let status = reader.u64()?;
    u16::try_from(status).ok().filter(|status| (100..=999).contains(status)).ok_or_else(|| {
        in_record(reader.complain(Code::JsonRange, start..reader.offset()))
            .expected("an HTTP status, 100 to 999")
            .found(format!("{status}"))
            .into()
    })
}

/// Writes a record as one line of JSON: a text payload as `payload`, other bytes as hex.
pub fn record_to_json(record: &Record<'_>) -> String {
    super::to_json(&RecordRow(record))
}

/// A format of bytes, text or not.
fn is_binary(record: &Record<'_>) -> bool {
    matches!(record.address, Address::None)
        && matches!(record.hints.protocol, Some(Protocol::Coap | Protocol::Cbor))
}

struct RecordRow<'r, 'a>(&'r Record<'a>);

impl Serialize for RecordRow<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(record) = self;
        let mut out = serializer.serialize_map(None)?;
        match &record.address {
            Address::None => {}
            Address::Topic(topic) => out.serialize_entry("topic", topic)?,
            Address::Connect(connect) => {
                if let Some(client_id) = &connect.client_id {
                    out.serialize_entry("client_id", client_id)?;
                }
                if let Some(username) = &connect.username {
                    out.serialize_entry("username", username)?;
                }
            }
            Address::Path { path, status } => {
                out.serialize_entry("path", path)?;
                if let Some(status) = status {
                    out.serialize_entry("status", status)?;
                }
            }
        }
        match (core::str::from_utf8(&record.payload), &record.address) {
            (_, Address::Connect(_)) => {}
            // A text that starts like PCP cannot be: FF is never UTF-8. The bytes of other formats may well be one.
            (Ok(text), _) if !is_binary(record) => out.serialize_entry("payload", text)?,
            (_, Address::None) => out.serialize_entry("hex", &hex::encode(&record.payload))?,
            (_, _) => out.serialize_entry("payload_hex", &hex::encode(&record.payload))?,
        }
        let hints = &record.hints;
        if let Some(direction) = hints.direction {
            out.serialize_entry("direction", direction.name())?;
        }
        if let Some(vendor) = hints.vendor {
            out.serialize_entry("vendor", vendor.name())?;
        }
        if let Some(protocol) = hints.protocol {
            out.serialize_entry("protocol", protocol.name())?;
        }
        if hints.strict {
            out.serialize_entry("strict", &true)?;
        }
        if hints.extended_tokens {
            out.serialize_entry("extended_tokens", &true)?;
        }
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    /// Whatever is wrong in or behind `keys`, no complaint has a letter of what is in it.
    #[test]
    fn nothing_of_the_keys_is_shown() {
        for (keys, code) in [
            (r#"{"zqx":zqx}"#, Code::JsonSyntax),
            (r#"{"zqx":"zqx"zqx}"#, Code::JsonSyntax),
            (r#"{"zqx":"zqx}"#, Code::Truncated),
            (r#"{"zqx":"\zqx"}"#, Code::JsonString),
            ("{\"zqx\":\"z\u{1}qx\"}", Code::JsonString),
            (r#"{"zqx":1,"zqx":2}"#, Code::JsonDuplicateMember),
            (r#"{"zqx":{"zqx":01}}"#, Code::JsonNumber),
            (r#"{"zqx":[zqx"#, Code::JsonSyntax),
            (r#"{"zqx":tru"#, Code::Truncated),
            (r#"{zqx"#, Code::JsonSyntax),
            (r#""zqx""#, Code::JsonType),
            (r#""zqx"zqx"#, Code::JsonType),
            (r#""zqx"#, Code::Truncated),
            (r#"["zqx"]"#, Code::JsonType),
            ("zqx", Code::JsonSyntax),
            ("7", Code::JsonType),
            ("null", Code::JsonType),
            (r#"{"zqx":"zqx"}zqx"#, Code::JsonSyntax),
        ] {
            let last = format!("{{\"hex\":\"00\",\"keys\":{keys}}}");
            let cut = format!("{{\"hex\":\"00\",\"keys\":{keys}");
            let first = format!("{{\"k\\u0065ys\":{keys},\"hex\":\"00\"}}");
            let codes = [&last, &cut, &first].map(|text| {
                let error = record_from_json(text.as_bytes()).unwrap_err();
                let shown = format!("{error} {error:?}");
                assert!(!shown.contains(['z', 'q']), "{shown}");
                error.code()
            });
            assert!(codes.contains(&code), "{keys}: {codes:?}");
        }
        let mut text = br#"{"hex":"00","keys":{"a":"?"}}"#.to_vec();
        *text.iter_mut().find(|byte| **byte == b'?').unwrap() = 0xf7;
        let error = record_from_json(&text).unwrap_err();
        assert_eq!((error.code(), error.found_text()), (Code::JsonUtf8, ""));
    }

    /// A request to sign that is taken for a record has its secrets among the members that a record does not have.
    #[test]
    fn nothing_of_a_broken_member_that_is_passed_over_is_shown() {
        for secret in ["0123456789", "zqx", "\"zqx\\q\"", "\"zqx", "[zqx]", "{\"zqx\" 1}"] {
            let text = format!("{{\"hex\":\"00\",\"device_secret\":{secret}}}");
            let error = record_from_json(text.as_bytes()).unwrap_err();
            assert_eq!(error.found_text(), "", "{error}");
        }
    }

    #[test]
    fn keys_are_taken_without_a_word() {
        let text = br#"{"hex":"00","keys":{"device_secret":"s3cr3t"}}"#;
        let (record, notes) = record_from_json(text).unwrap();
        assert!(notes.is_empty());
        assert!(!format!("{record:?}").contains("s3cr3t"));
    }
}
