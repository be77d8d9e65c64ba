//! What goes over HTTP: authentication, registration, and data. Devices guide 2019, 3.6 and 3.8.

use alloc::{borrow::Cow, boxed::Box, format, string::String, vec::Vec};

use super::{LAYER, Message, check};
use crate::{
    error::{Code, Complaint, Error, Note, Place},
    json_object,
    message::{self, Source, keep},
    wire::{
        json::{FromJson, IntoOwned, Json, JsonWriter, OrNull, Reader, TextOrNumber, TextSink, ToJson},
        secret::SecretText,
        sort::sort_by,
    },
};

json_object! {
    /// A device asks for a token, over HTTP or CoAP.
    pub struct Auth<'a> {
        /// The device's product.
        pub product_key: Cow<'a, str> = "productKey",
        /// Its name.
        pub device_name: Cow<'a, str> = "deviceName",
        /// Its client id, as it is signed: at most 64 characters.
        pub client_id: Cow<'a, str> = "clientId",
        /// The signature.
        pub sign: Cow<'a, str> = "sign",
        /// The signature's method: `hmacmd5` where it is left out, `hmacsha1`; in SDKs `hmacsha256`.
        pub signmethod: Option<Cow<'a, str>> = "signmethod",
        /// Milliseconds since 1970, as they are signed. One SDK writes a number.
        pub timestamp: Option<TextOrNumber<'a>> = "timestamp",
        /// `default`. Not signed.
        pub version: Option<Cow<'a, str>> = "version",
        /// CoAP with symmetric security: a random whole number, as it is signed.
        pub seq: Option<TextOrNumber<'a>> = "seq",
        /// CoAP: 0 for a result in the acknowledgement, 1 for one that comes later.
        pub ack_mode: Option<TextOrNumber<'a>> = "ackMode",
    }
}

json_object! {
    /// A reply over HTTP.
    pub struct HttpReply<'a> {
        /// What became of the request: 0 is success of authentication and data, 200 of registration.
        pub code: TextOrNumber<'a> = "code",
        /// The same in words.
        pub message: Option<OrNull<Cow<'a, str>>> = "message",
        /// The token, or the message's id, as the platform writes it.
        pub info: Option<OrNull<Info<'a>>> = "info",
        /// The same in the 2019 edition's spelling.
        pub info_2019: Option<OrNull<Info<'a>>> = "Info",
        /// The same as the 2018 edition prints it.
        pub info_2018: Option<OrNull<Info<'a>>> = "Info ",
        /// Of registration, and of authentication before MQTT.
        pub data: Option<OrNull<HttpData<'a>>> = "data",
    }
}

impl<'a> HttpReply<'a> {
    /// The token or message id, in any spelling of the member.
    pub fn info(&self) -> Option<&Info<'a>> {
        [&self.info, &self.info_2019, &self.info_2018].into_iter().flatten().find_map(OrNull::value)
    }
}

json_object! {
    /// What a reply to authentication or data brings.
    pub struct Info<'a> {
        /// The token: for 7 days (2019 edition) or 48 hours (2018).
        pub token: Option<SecretText<'a>> = "token",
        /// The message's id, beyond what a double holds.
        pub message_id: Option<TextOrNumber<'a>> = "messageId",
        /// The same in the 2018 edition's spelling.
        pub message_id_2018: Option<TextOrNumber<'a>> = "MessageId",
        /// The payload that the platform answers with.
        pub data: Option<Json<'a>> = "Data",
    }
}

json_object! {
    /// What a reply to registration, or to authentication before MQTT, brings.
    pub struct HttpData<'a> {
        /// The device's product.
        pub product_key: Option<Cow<'a, str>> = "productKey",
        /// Its name.
        pub device_name: Option<Cow<'a, str>> = "deviceName",
        /// Its secret.
        pub device_secret: Option<SecretText<'a>> = "deviceSecret",
        /// The MQTT user name.
        pub iot_id: Option<Cow<'a, str>> = "iotId",
        /// The MQTT password.
        pub iot_token: Option<SecretText<'a>> = "iotToken",
        /// Where to connect to: `{"mqtt":{"host":..,"port":..}}`.
        pub resources: Option<Json<'a>> = "resources",
        /// The same in the 2018 edition's spelling.
        pub resources_2018: Option<Json<'a>> = "Resources",
    }
}

json_object! {
    /// What a device gets for its request for a token over CoAP.
    pub struct CoapAuthReply<'a> {
        /// The token that goes into option 2088.
        pub token: SecretText<'a> = "token",
        /// Symmetric security: the text that the key is derived from, with the device's secret.
        pub random: Option<Cow<'a, str>> = "random",
        /// Symmetric security: the first message's sequence number is this.
        pub seq_offset: Option<TextOrNumber<'a>> = "seqOffset",
    }
}

/// A body of `name=value` pairs (`application/x-www-form-urlencoded`), as it came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form<'a> {
    /// The text.
    pub text: Cow<'a, str>,
}

impl Form<'_> {
    /// Names and values, without their escapes.
    pub fn fields(&self) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
        form_urlencoded::parse(self.text.as_bytes())
    }

    /// One value.
    pub fn field(&self, name: &str) -> Option<Cow<'_, str>> {
        self.fields().find(|(field, _)| field == name).map(|(_, value)| value)
    }
}

/// `{"form":"a=1&b=2","fields":{"a":"1","b":"2"}}`; the fields follow from the text.
impl ToJson for Form<'_> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        out.begin_object();
        out.member("form", &self.text);
        out.key("fields");
        out.begin_object();
        for (name, value) in self.fields() {
            out.member(&name, &value);
        }
        out.end_object();
        out.end_object();
    }
}

impl<'a> FromJson<'a> for Form<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        let mut text = None;
        reader.object(|name, reader| {
            match &*name {
                "form" => text = Some(reader.string()?),
                "fields" => {
                    reader.skip()?;
                }
                _ => {
                    let at = reader.offset();
                    let complaint = reader.complain(Code::EncodeMemberUnknown, at..at);
                    return Err(complaint.found(format!("{name:?}")).into());
                }
            }
            Ok(())
        })?;
        Ok(Form { text: text.ok_or_else(|| reader.missing("form"))? })
    }
}

impl IntoOwned for Form<'_> {
    type Owned = Form<'static>;

    fn into_owned(self) -> Self::Owned {
        Form { text: Cow::Owned(self.text.into_owned()) }
    }
}

/// A token: the request's body, or the reply's.
pub(super) fn auth<'a>(
    source: &Source<'a, '_>,
    notes: &mut Vec<Note>,
) -> Result<message::Message<'a>, Error> {
    let reply = || Box::from_json(source.bytes).map(Message::HttpReply);
    let message = match (status(source), Shape::of(source.bytes)) {
        (_, Shape { token: true, code: false, .. }) => Message::CoapAuthReply(Box::from_json(source.bytes)?),
        (Some(_), _) | (None, Shape { code: true, product_key: false, .. }) => reply()?,
        (None, _) => {
            let auth = Box::<Auth<'a>>::from_json(source.bytes)?;
            check::auth(&auth, notes);
            Message::Auth(auth)
        }
    };
    Ok(message.into())
}

/// Which of the members that tell requests, replies and what they answer from each other an object has.
#[derive(Default)]
pub(super) struct Shape {
    pub(super) product_key: bool,
    pub(super) code: bool,
    pub(super) token: bool,
    pub(super) random: bool,
    pub(super) method: Option<String>,
}

impl Shape {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut shape = Shape::default();
        let walked = Reader::new(bytes).and_then(|mut reader| {
            reader.object(|name, reader| {
                match &*name {
                    "productKey" => shape.product_key = true,
                    "code" => shape.code = true,
                    "token" => shape.token = true,
                    "random" => shape.random = true,
                    "method" => {
                        shape.method = reader.raw()?.as_str().map(Cow::into_owned);
                        return Ok(());
                    }
                    _ => {}
                }
                reader.skip().map(drop)
            })
        });
        if walked.is_ok() { shape } else { Shape::default() }
    }
}

/// Requests that are HTML forms, and their replies.
pub(super) fn form<'a>(
    source: &Source<'a, '_>,
    notes: &mut Vec<Note>,
) -> Result<message::Message<'a>, Error> {
    // A form is no JSON.
    if status(source).is_some() || Shape::of(source.bytes).code {
        return Ok(Message::HttpReply(Box::from_json(source.bytes)?).into());
    }
    let form = if source.is_message { Form::from_json(source.bytes)? } else { parse_form(source)? };
    check::form(&form, notes);
    Ok(Message::Form(form).into())
}

/// Data under `/topic/...` whose topic is in no table, and the replies to all of it.
pub(super) fn topic<'a>(
    source: &Source<'a, '_>,
    notes: &mut Vec<Note>,
) -> Result<message::Message<'a>, Error> {
    match status(source) {
        Some(_) => Box::from_json(source.bytes).map(Message::HttpReply).map(Into::into),
        None => keep(source, notes),
    }
}

fn status(source: &Source<'_, '_>) -> Option<u16> {
    source.topic.and_then(|topic| topic.status())
}

/// What a form must have.
fn required(kind: &str) -> &'static [&'static str] {
    match kind {
        "http.auth.register.device" => &["productKey", "deviceName", "random", "sign", "signMethod"],
        "http.auth.devicename" => &["productKey", "deviceName", "clientId", "sign"],
        _ => &["productKey", "deviceName", "clientId"],
    }
}

fn parse_form<'a>(source: &Source<'a, '_>) -> Result<Form<'a>, Error> {
    let whole = 0..source.bytes.len();
    let text = core::str::from_utf8(source.bytes).map_err(|error| {
        let at = error.valid_up_to();
        Complaint::new(Code::JsonUtf8, LAYER, Place::bytes(at..at.saturating_add(1)))
            .expected("a form, name=value&name=value")
    })?;
    let form = Form { text: Cow::Borrowed(text) };
    let mut names: Vec<Cow<'_, str>> = form.fields().map(|(name, _)| name).collect();
    sort_by(&mut names, Ord::cmp);
    if let Some(twice) =
        names.iter().zip(names.iter().skip(1)).find_map(|(one, other)| (one == other).then_some(one))
    {
        return Err(Complaint::new(Code::JsonDuplicateMember, LAYER, Place::bytes(whole))
            .found(format!("{twice:?} in a form"))
            .into());
    }
    for name in required(source.kind.name()) {
        if !names.iter().any(|found| found == name) {
            return Err(Complaint::new(
                Code::JsonMissingMember,
                LAYER,
                Place::pointer(format!("/fields/{name}")).with_bytes(whole),
            )
            .expected(format!("a form with {}", required(source.kind.name()).join(", ")))
            .found(if names.is_empty() {
                String::from("no field")
            } else {
                format!("{} fields", names.len())
            })
            .into());
        }
    }
    Ok(form)
}
