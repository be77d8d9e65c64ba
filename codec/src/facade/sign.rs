//! Signing and verifying, as JSON.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::error_to_json;
use crate::{
    error::{Code, Complaint, Error, Place},
    limits,
    sign::{
        self, Field, Given, Inputs, LAYER, Output, Policy, Scheme, Signed, Verdict, no_such_scheme,
        recognise, sign_with,
    },
    wire::{
        hmac::Method,
        json::{JsonKind, Reader},
        secret::SecretText,
    },
};

/// Makes credentials: `{"scheme": S, ...inputs...}` in; the scheme's outputs with `sign_content` and `notes` out, or
/// `{"error":{...}}`. `methods` is a list of those that are allowed.
///
/// Numbers and texts are taken alike: what is signed is their digits. Nothing of a secret is in the output, but for what is
/// made from it.
///
/// ```
/// use thingwire::facade;
///
/// let made = facade::sign_json(r#"{"scheme":"alibaba.mqtt","product_key":"pk","device_name":"device","device_secret":"secret",
///     "client_id":"12345","method":"hmacsha1","timestamp":789,"hex_case":"upper"}"#);
/// assert!(made.contains(r#""password":"FAFD82A3D602B37FB0FA8B7892F24A477F851A14""#));
/// assert!(made.contains(r#""sign_content":"clientId12345deviceNamedeviceproductKeypktimestamp789""#));
/// ```
pub fn sign_json(request: &str) -> String {
    sign_bytes(request.as_bytes()).unwrap_or_else(|error| error_to_json(&error, None))
}

/// The same, with the error as such.
///
/// # Errors
/// What is wrong with the JSON text; as [`sign::sign_with`].
pub fn sign_bytes(request: &[u8]) -> Result<String, Error> {
    let request = Request::read(request)?;
    let scheme = request.scheme()?;
    if request.given.is_some() {
        return Err(unknown_member("given", "an input; `verify` takes what is given"));
    }
    let signed = sign_with(scheme, &request.inputs, &request.policy)?;
    Ok(super::to_json(&SignedRow { scheme, signed: &signed }))
}

/// Holds credentials to what they should be: the same members and `given`, an object of what was sent:
/// `client_id`, `username`, `password`, `sign`, `signature`, `psk`, `identity`, or the request's `body`, `params`, `form` or
/// `headers`. Inputs that are left out are taken from there. `now` is the time in seconds since 1970, `skew` how far from it a time
/// may be; it needs `now`.
///
/// Gives `{"scheme","valid","differs","cause","notes"}`, `cause` with `code` and `message` or null; or `{"error":{...}}`. Where there is
/// no `scheme`, it is recognised. With `"explain": true` there is also `expected`: the scheme's outputs and
/// `sign_content`, as [`sign_json`] gives them, or null where the inputs could not be read.
///
/// ```
/// use thingwire::facade;
///
/// let verdict = facade::verify_json(r#"{"device_secret":"secret","given":{"username":"device&pk",
///     "client_id":"12345|securemode=3,signmethod=hmacsha1,timestamp=789|","password":"a5c0bc3c2a3ef7d4b1c5ab2d37d4ac0d5a5ab1c2"}}"#);
/// assert!(verdict.starts_with(r#"{"scheme":"alibaba.mqtt","valid":false,"differs":["password"]"#), "{verdict}");
/// ```
pub fn verify_json(request: &str) -> String {
    match verify_bytes(request.as_bytes()) {
        Ok((text, _)) => text,
        Err(error) => error_to_json(&error, None),
    }
}

/// The same, with the error as such and whether the credentials are valid.
///
/// # Errors
/// What is wrong with the JSON text; as [`sign::verify`].
pub fn verify_bytes(request: &[u8]) -> Result<(String, bool), Error> {
    let request = Request::read(request)?;
    let given = request.given.as_ref().ok_or_else(|| {
        Complaint::new(Code::JsonMissingMember, LAYER, Place::pointer("/given"))
            .expected("an object of what was sent")
            .found("no member \"given\"")
    })?;
    let scheme = request.scheme()?;
    let verdict = sign::verify(scheme, &request.inputs, given, &request.policy)?;
    let row = VerdictRow { scheme, verdict: &verdict, explain: request.explain };
    Ok((super::to_json(&row), verdict.valid))
}

#[derive(Default)]
struct Request<'a> {
    scheme: Option<Cow<'a, str>>,
    inputs: Inputs<'a>,
    given: Option<Given<'a>>,
    policy: Policy,
    explain: bool,
}

impl<'a> Request<'a> {
    fn read(text: &'a [u8]) -> Result<Self, Error> {
        Self::members(text).map_err(|error| {
            // What is broken may be a secret.
            if error.layer() == LAYER { error } else { error.into_complaint().found("").into() }
        })
    }

    fn members(text: &'a [u8]) -> Result<Self, Error> {
        let mut request = Request::default();
        let mut reader = Reader::new(text)?;
        reader.object(|name, reader| {
            match &*name {
                "scheme" => request.scheme = Some(reader.string()?),
                "given" => {
                    let mut given = Given::default();
                    flatten(reader, &mut given, 0)?;
                    request.given = Some(given);
                }
                "now" => request.policy.now = Some(reader.u64()?),
                "skew" => request.policy.skew = Some(reader.u64()?),
                "methods" => request.policy.methods = Some(methods(reader)?),
                "extensions" if reader.peek()? == JsonKind::Object => {
                    let text = extensions(reader)?;
                    request.inputs.set(Field::Extensions, text);
                }
                "reply" if reader.peek()? == JsonKind::Object => {
                    let json = reader.raw()?;
                    request.inputs.set(Field::Reply, json.into_text());
                }
                "explain" => request.explain = reader.bool()?,
                "comment" => {
                    reader.skip()?;
                }
                name => {
                    let field = Field::from_name(name)
                        .ok_or_else(|| unknown_member(name, "an input of the scheme"))?;
                    if reader.peek()? == JsonKind::Null {
                        return reader.null();
                    }
                    request.inputs.set(field, scalar(reader)?);
                }
            }
            Ok(())
        })?;
        reader.finish()?;
        if request.policy.skew.is_some() && request.policy.now.is_none() {
            // Without it no time would be held to the window, and whoever asked for one would be told that all is well.
            return Err(Complaint::new(Code::JsonMissingMember, LAYER, Place::pointer("/now"))
                .expected("the time that skew counts from")
                .found("no member \"now\"")
                .into());
        }
        Ok(request)
    }

    fn scheme(&self) -> Result<&'static Scheme, Error> {
        if let Some(name) = &self.scheme {
            return sign::find(name).ok_or_else(|| no_such_scheme(name));
        }
        let given = self.given.as_ref();
        let password = given.and_then(|given| given.signature.as_ref()).map(|(_, text)| text.expose());
        given
            .and_then(|given| recognise(given.client_id.as_deref(), given.username.as_deref(), password))
            .and_then(|found| found.scheme)
            .ok_or_else(|| {
                Complaint::new(Code::SignSchemeUnrecognised, LAYER, Place::pointer("/scheme"))
                    .expected("a scheme's name, or a client id and user name that tell it")
                    .into()
            })
    }
}

#[cold]
fn unknown_member(name: &str, expected: &'static str) -> Error {
    let shown: String = name.chars().take(40).collect();
    Complaint::new(
        Code::EncodeMemberUnknown,
        LAYER,
        Place::pointer(format!("/{}", crate::error::escape_pointer(&shown))),
    )
    .expected(expected)
    .found(format!("{shown:?}"))
    .into()
}

/// A text, or the digits of a number, or `true` or `false`.
fn scalar<'a>(reader: &mut Reader<'a>) -> Result<Cow<'a, str>, Error> {
    Ok(match reader.peek()? {
        JsonKind::Number => Cow::Borrowed(reader.number()?),
        JsonKind::Bool => Cow::Borrowed(if reader.bool()? { "true" } else { "false" }),
        _ => reader.string()?,
    })
}

fn methods(reader: &mut Reader<'_>) -> Result<Vec<Method>, Error> {
    let mut methods = Vec::new();
    reader.array(|reader| {
        let start = reader.offset();
        let name = reader.string()?;
        let method = Method::from_name(&name).ok_or_else(|| {
            let place = reader.complain(Code::SignMethodUnknown, start..reader.offset()).place().clone();
            Complaint::new(Code::SignMethodUnknown, LAYER, place)
                .expected(Method::ALL.iter().map(|method| method.name()).collect::<Vec<_>>().join(", "))
        })?;
        methods.push(method);
        Ok(())
    })?;
    Ok(methods)
}

/// `{"a":"1"}` as `a=1`.
fn extensions(reader: &mut Reader<'_>) -> Result<String, Error> {
    let mut text = String::new();
    reader.object(|name, reader| {
        let value = scalar(reader)?;
        if name.contains([',', '=', '|']) || value.contains([',', '|']) {
            return Err(Field::Extensions
                .complain(Code::SignText)
                .expected("names and values without `,` and `|`")
                .into());
        }
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(&name);
        text.push('=');
        text.push_str(&value);
        Ok(())
    })?;
    Ok(text)
}

/// Requests are a few levels deep: parameters, a list in them, a device.
const GIVEN_LEVELS: usize = 6;

/// Takes out of what was sent whatever belongs to credentials, at any depth.
fn flatten<'a>(reader: &mut Reader<'a>, given: &mut Given<'a>, level: usize) -> Result<(), Error> {
    reader.object(|name, reader| {
        match reader.peek()? {
            JsonKind::Object | JsonKind::Array if level >= GIVEN_LEVELS => {
                reader.skip()?;
            }
            JsonKind::Object => flatten(reader, given, level.saturating_add(1))?,
            JsonKind::Array => reader.array(|reader| {
                if reader.peek()? != JsonKind::Object {
                    return reader.skip().map(drop);
                }
                if given.signature.is_none() {
                    return flatten(reader, given, level.saturating_add(1));
                }
                // A request with several signatures is several requests: the first counts.
                let mut other = Given::default();
                flatten(reader, &mut other, level.saturating_add(1))?;
                let more = usize::from(other.signature.is_some()).saturating_add(other.further);
                given.further = given.further.saturating_add(more);
                Ok(())
            })?,
            JsonKind::Null => reader.null()?,
            _ => {
                let value = scalar(reader)?;
                match &*name {
                    "body" | "form" | "params" | "headers" => sent(value, given, level)?,
                    _ => put(&name, value, given),
                }
            }
        }
        Ok(())
    })
}

/// A request's body or form as a text.
fn sent<'a>(text: Cow<'a, str>, given: &mut Given<'a>, level: usize) -> Result<(), Error> {
    if text.len() > limits::SIGNED_BODY_BYTES {
        return Err(Complaint::new(Code::LimitExceeded, LAYER, Place::pointer("/given/body"))
            .expected(format!("at most {} bytes", limits::SIGNED_BODY_BYTES))
            .into());
    }
    if text.trim_start().starts_with(['{', '[']) && level < GIVEN_LEVELS {
        let owned = format!("{{\"list\":{text}}}");
        let mut inner = Given::default();
        let mut reader = Reader::over(&owned);
        if flatten(&mut reader, &mut inner, level.saturating_add(1)).is_ok() {
            given.further = given.further.saturating_add(inner.further);
            given.signature = given.signature.take().or(inner
                .signature
                .map(|(name, text)| (name, SecretText::from(String::from(text.expose())))));
            for field in Field::ALL {
                if let Some(value) = inner.inputs.text(*field) {
                    given.inputs.set(*field, String::from(value));
                }
            }
        }
    } else {
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            put(&name, Cow::Owned(value.into_owned()), given);
        }
    }
    given.inputs.set(Field::Body, text);
    Ok(())
}

/// What the requests call the inputs.
const WIRE_NAMES: &[(&str, Field)] = &[
    ("productKey", Field::ProductKey),
    ("deviceName", Field::DeviceName),
    ("clientId", Field::ClientId),
    ("timestamp", Field::Timestamp),
    ("random", Field::Random),
    ("seq", Field::Seq),
    ("ackMode", Field::AckMode),
    ("signmethod", Field::Method),
    ("signMethod", Field::Method),
    ("cleanSession", Field::CleanSession),
    ("device_id", Field::DeviceId),
    ("sign_type", Field::SignType),
    ("ProductId", Field::ProductId),
    ("productId", Field::ProductId),
    ("product_id", Field::ProductId),
    ("DeviceName", Field::DeviceName),
    ("device_name", Field::DeviceName),
    ("nonce", Field::Nonce),
    ("X-TC-Algorithm", Field::Method),
    ("X-TC-Timestamp", Field::Timestamp),
    ("X-TC-Nonce", Field::Nonce),
    ("method", Field::Method),
    ("host", Field::Host),
    ("path", Field::Path),
];

fn put<'a>(name: &str, value: Cow<'a, str>, given: &mut Given<'a>) {
    match name {
        "client_id" | "identity" => given.client_id = Some(value),
        "username" => given.username = Some(value),
        "password" => given.signature = Some(("password", SecretText::new(value))),
        "sign" => given.signature = Some(("sign", SecretText::new(value))),
        "signature" | "X-TC-Signature" => given.signature = Some(("signature", SecretText::new(value))),
        "psk" => given.signature = Some(("psk", SecretText::new(value))),
        // What an Alink request asks for, such as `thing.topo.add`, wherever it stands: no method of signing has a dot.
        "method" if value.contains('.') => {}
        _ => {
            // Headers in any case; everything else as it is spelt.
            let field = WIRE_NAMES.iter().find(|(known, _)| {
                *known == name || known.starts_with("X-") && known.eq_ignore_ascii_case(name)
            });
            if let Some((_, field)) = field {
                given.inputs.set(*field, value);
            } else if name.eq_ignore_ascii_case("X-TC-Signature") {
                given.signature = Some(("signature", SecretText::new(value)));
            }
        }
    }
}

struct SignedRow<'s> {
    scheme: &'static Scheme,
    signed: &'s Signed,
}

impl Serialize for SignedRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("scheme", self.scheme.name)?;
        outputs(self.signed, &mut out)?;
        out.serialize_entry("notes", &self.signed.notes)?;
        out.end()
    }
}

/// What a scheme gives, and the text that is signed.
fn outputs<M: SerializeMap>(signed: &Signed, out: &mut M) -> Result<(), M::Error> {
    for (name, output) in &signed.outputs {
        match output {
            Output::Json(text) => {
                let raw = RawValue::from_string(String::from(text.expose())).map_err(M::Error::custom)?;
                out.serialize_entry(name, &raw)?;
            }
            output => out.serialize_entry(name, output.text())?,
        }
    }
    if let Some(content) = &signed.content {
        out.serialize_entry("sign_content", content)?;
    }
    Ok(())
}

struct Expected<'s>(&'s Signed);

impl Serialize for Expected<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        outputs(self.0, &mut out)?;
        out.end()
    }
}

struct VerdictRow<'v> {
    scheme: &'static Scheme,
    verdict: &'v Verdict,
    explain: bool,
}

impl Serialize for VerdictRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("scheme", self.scheme.name)?;
        out.serialize_entry("valid", &self.verdict.valid)?;
        out.serialize_entry("differs", &self.verdict.differs)?;
        out.serialize_entry("cause", &self.verdict.cause().map(|_| CauseRow(self.verdict)))?;
        out.serialize_entry("notes", &self.verdict.notes)?;
        if self.explain {
            out.serialize_entry("expected", &self.verdict.expected.as_ref().map(Expected))?;
        }
        out.end()
    }
}

struct CauseRow<'v>(&'v Verdict);

impl Serialize for CauseRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(Some(2))?;
        out.serialize_entry("code", &self.0.cause().map(sign::Cause::name))?;
        out.serialize_entry("message", &self.0.message())?;
        out.end()
    }
}

/// Every scheme, as a JSON array: name, vendor, what it is for, inputs and outputs.
pub fn schemes_json() -> String {
    super::to_json(&sign::schemes().map(SchemeRow).collect::<Vec<_>>())
}

struct SchemeRow(&'static Scheme);

impl Serialize for SchemeRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let names = |fields: &[Field]| fields.iter().map(|field| field.name()).collect::<Vec<_>>();
        let mut out = serializer.serialize_map(Some(8))?;
        out.serialize_entry("scheme", self.0.name)?;
        out.serialize_entry("vendor", self.0.vendor.name())?;
        out.serialize_entry("about", self.0.about)?;
        out.serialize_entry("spec", self.0.spec)?;
        out.serialize_entry("required", &names(self.0.required))?;
        out.serialize_entry("optional", &names(self.0.optional))?;
        out.serialize_entry(
            "methods",
            &self.0.methods.iter().map(|method| method.name()).collect::<Vec<_>>(),
        )?;
        out.serialize_entry("outputs", self.0.outputs)?;
        out.end()
    }
}
