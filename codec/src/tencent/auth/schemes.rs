//! Tencent's rows of the table of schemes.

use alloc::{format, string::ToString, vec::Vec};

use super::{
    Bind, Connect, HTTP_HOST, Http, METHODS, RegisterV1, SDK_APP_ID, UserName, decoded, mistakes,
    register_body,
};
use crate::{
    error::{Code, Error, Note},
    kind::Vendor,
    sign::{Cause, Field, Form, Given, Inputs, Scheme, Signed, Time, Trials, text},
    tencent::register::{RegisterReply, registered},
    wire::{
        hmac::{Method, hmac},
        json::FromJson,
        secret::{Secret, SecretText},
    },
};

/// Tencent's schemes.
pub const SCHEMES: &[Scheme] = &[
    Scheme {
        required: &[Field::ProductId, Field::DeviceName, Field::DeviceSecret, Field::ConnId, Field::Expiry],
        optional: &[Field::SdkAppId, Field::Method],
        outputs: &["client_id", "username", "password"],
        methods: METHODS,
        read: read_connect,
        compare: compare_connect,
        mistakes: |inputs, _, method, trials| {
            mistakes::decoded_secrets(inputs, trials);
            if let Ok(connect) = connect(inputs, method) {
                mistakes::connect(&connect, trials);
            }
        },
        ..row("tencent.mqtt", "an MQTT connection with the device's secret", "C, Python and Java SDKs", mqtt)
    },
    Scheme {
        required: &[
            Field::ProductId,
            Field::DeviceName,
            Field::DeviceSecret,
            Field::Random,
            Field::Timestamp,
        ],
        optional: &[Field::Method],
        outputs: &["signature"],
        methods: METHODS,
        mistakes: |inputs, _, method, trials| {
            trials.secrets(inputs, Field::DeviceSecret);
            if let Ok(bind) = bind_of(inputs, method) {
                mistakes::bind(&bind, trials);
            }
        },
        ..row("tencent.subdevice_bind", "a sub-device that a gateway binds", "C, Python and Java SDKs", bind)
    },
    Scheme {
        required: &[Field::DeviceSecret, Field::Body, Field::Timestamp, Field::Nonce],
        optional: &[Field::Host, Field::Path, Field::Method],
        outputs: &["headers", "signature"],
        methods: METHODS,
        mistakes: |inputs, _, method, trials| {
            trials.secrets(inputs, Field::DeviceSecret);
            http_mistakes(inputs, "/device/publish", method, trials);
        },
        ..row(
            "tencent.http",
            "a request over HTTP with the device's secret",
            "Python and C SDKs",
            |inputs, notes| http(inputs, "/device/publish", Field::DeviceSecret, notes),
        )
    },
    Scheme {
        required: &[
            Field::ProductId,
            Field::DeviceName,
            Field::ProductSecret,
            Field::Timestamp,
            Field::Nonce,
        ],
        optional: &[Field::Host, Field::Path, Field::Body, Field::Method],
        outputs: &["headers", "body", "signature"],
        methods: METHODS,
        mistakes: |inputs, _, method, trials| {
            trials.secrets(inputs, Field::ProductSecret);
            http_mistakes(&with_body(inputs), "/device/register", method, trials);
        },
        ..row("tencent.register", "registration with the product's secret", "Python and C SDKs", register)
    },
    Scheme {
        required: &[
            Field::ProductId,
            Field::DeviceName,
            Field::ProductSecret,
            Field::Nonce,
            Field::Timestamp,
        ],
        outputs: &["body", "signature"],
        methods: &[Method::Sha1],
        mistakes: |inputs, _, _, trials| {
            trials.secrets(inputs, Field::ProductSecret);
            if let Ok(register) = register_v1_of(inputs) {
                mistakes::register_v1(&register, trials);
            }
        },
        ..row("tencent.register_v1", "registration in its first version", "C SDK 3.2", register_v1)
    },
    Scheme {
        required: &[Field::ProductSecret, Field::Reply],
        outputs: &["payload"],
        ..row(
            "tencent.register_reply",
            "the reply to registration, decrypted: nothing is signed",
            "Python and C SDKs",
            register_reply,
        )
    },
];

const fn row(
    name: &'static str,
    about: &'static str,
    spec: &'static str,
    make: fn(&Inputs<'_>, &mut Vec<Note>) -> Result<Signed, Error>,
) -> Scheme {
    Scheme::new(name, Vendor::Tencent, about, spec, make)
}

fn method(inputs: &Inputs<'_>, notes: &mut Vec<Note>) -> Result<Method, Error> {
    inputs.text(Field::Method).map_or(Ok(Method::Sha256), |name| text::method(name, METHODS, notes))
}

fn secret(inputs: &Inputs<'_>, field: Field, notes: &mut Vec<Note>) -> Result<Secret, Error> {
    let secret = inputs.need_secret(field)?;
    text::secret(field, &secret, notes)?;
    Ok(secret)
}

fn made(timestamp: &str) -> Option<Time> {
    let number: u64 = timestamp.parse().ok()?;
    let milliseconds = if number < 100_000_000_000 { number.saturating_mul(1000) } else { number };
    Some(Time::Made { milliseconds, window: None })
}

fn connect<'a>(inputs: &'a Inputs<'_>, method: Method) -> Result<Connect<'a>, Error> {
    Ok(Connect {
        sdk_app_id: inputs.text(Field::SdkAppId).unwrap_or(SDK_APP_ID),
        method,
        ..Connect::new(
            inputs.need(Field::ProductId)?,
            inputs.need(Field::DeviceName)?,
            inputs.need(Field::ConnId)?,
            inputs.need(Field::Expiry)?,
        )
    })
}

fn mqtt(inputs: &Inputs<'_>, notes: &mut Vec<Note>) -> Result<Signed, Error> {
    let connect = connect(inputs, method(inputs, notes)?)?;
    connect.check(notes)?;
    let secret = decoded(inputs.secret_text(Field::DeviceSecret).unwrap_or_default(), notes)?;
    let digest = connect.digest(&secret);
    let credentials = connect.credentials(&digest);
    let content = credentials.username.clone();
    let mut signed = Signed::new()
        .text("client_id", credentials.client_id)
        .text("username", credentials.username)
        .secret("password", credentials.password.expose())
        .proven(Form::Hex, connect.method, digest);
    signed.content = Some(content);
    // Milliseconds end when they say so; nobody means the year 50000.
    signed.time = connect
        .expiry
        .parse::<u64>()
        .ok()
        .map(|end| Time::Until(if connect.expiry.len() == 13 { end / 1000 } else { end }));
    Ok(signed)
}

fn bind_of<'a>(inputs: &'a Inputs<'_>, method: Method) -> Result<Bind<'a>, Error> {
    Ok(Bind {
        product_id: inputs.need(Field::ProductId)?,
        device_name: inputs.need(Field::DeviceName)?,
        random: inputs.need(Field::Random)?,
        timestamp: inputs.need(Field::Timestamp)?,
        method,
    })
}

fn bind(inputs: &Inputs<'_>, notes: &mut Vec<Note>) -> Result<Signed, Error> {
    let bind = bind_of(inputs, method(inputs, notes)?)?;
    bind.check(notes)?;
    let digest = bind.digest(&secret(inputs, Field::DeviceSecret, notes)?);
    let mut signed =
        Signed::new().secret("signature", digest.to_base64()).proven(Form::Base64, bind.method, digest);
    signed.content = Some(bind.content());
    signed.time = made(bind.timestamp);
    Ok(signed)
}

fn http_of<'a>(inputs: &'a Inputs<'_>, path: &'a str, method: Method) -> Result<Http<'a>, Error> {
    Ok(Http {
        host: inputs.text(Field::Host).unwrap_or(HTTP_HOST),
        path: inputs.text(Field::Path).unwrap_or(path),
        body: inputs.need(Field::Body)?,
        timestamp: inputs.need(Field::Timestamp)?,
        nonce: inputs.need(Field::Nonce)?,
        method,
        // Signed in the header's own spelling.
        algorithm: inputs
            .text(Field::Method)
            .filter(|name| Method::from_name(name).is_some())
            .unwrap_or(method.name()),
    })
}

fn http(inputs: &Inputs<'_>, path: &str, key: Field, notes: &mut Vec<Note>) -> Result<Signed, Error> {
    let http = http_of(inputs, path, method(inputs, notes)?)?;
    http.check(notes)?;
    let digest = http.digest(&secret(inputs, key, notes)?);
    let signature = digest.to_base64();
    let mut signed = Signed::new().json("headers", http.headers(&signature));
    if key == Field::ProductSecret {
        signed = signed.secret("body", http.body.to_string());
    }
    signed = signed.secret("signature", signature).proven(Form::Base64, http.method, digest);
    signed.content = Some(http.content());
    signed.time = made(http.timestamp);
    Ok(signed)
}

fn with_body<'a>(inputs: &Inputs<'a>) -> Inputs<'a> {
    let mut inputs = inputs.clone();
    if let (Some(product_id), Some(device_name)) =
        (inputs.text(Field::ProductId), inputs.text(Field::DeviceName))
    {
        let body = register_body(product_id, device_name);
        inputs.complete(Field::Body, body);
    }
    inputs
}

fn register(inputs: &Inputs<'_>, notes: &mut Vec<Note>) -> Result<Signed, Error> {
    super::names(inputs.need(Field::ProductId)?, inputs.need(Field::DeviceName)?, notes)?;
    http(&with_body(inputs), "/device/register", Field::ProductSecret, notes)
}

fn http_mistakes(inputs: &Inputs<'_>, path: &str, method: Method, trials: &mut Trials) {
    if let Ok(http) = http_of(inputs, path, method) {
        mistakes::http(&http, method, trials);
    }
}

fn register_v1_of<'a>(inputs: &'a Inputs<'_>) -> Result<RegisterV1<'a>, Error> {
    Ok(RegisterV1 {
        product_id: inputs.need(Field::ProductId)?,
        device_name: inputs.need(Field::DeviceName)?,
        nonce: inputs.need(Field::Nonce)?,
        timestamp: inputs.need(Field::Timestamp)?,
    })
}

fn register_v1(inputs: &Inputs<'_>, notes: &mut Vec<Note>) -> Result<Signed, Error> {
    let register = register_v1_of(inputs)?;
    register.check(notes)?;
    text::weak(Method::Sha1, notes);
    let secret = secret(inputs, Field::ProductSecret, notes)?;
    let content = register.content();
    let digest = hmac(Method::Sha1, secret.expose(), content.as_bytes());
    let signature = crate::wire::base64::encode(digest.to_hex().as_bytes());
    let mut signed = Signed::new()
        .secret("body", register.body(&signature))
        .secret("signature", signature)
        .proven(Form::Base64OfHex, Method::Sha1, digest);
    signed.content = Some(content);
    signed.time = made(register.timestamp);
    Ok(signed)
}

fn register_reply(inputs: &Inputs<'_>, notes: &mut Vec<Note>) -> Result<Signed, Error> {
    let secret = secret(inputs, Field::ProductSecret, notes)?;
    let reply = RegisterReply::from_json(inputs.need(Field::Reply)?.as_bytes()).map_err(|error| {
        error.map_place(|place| {
            crate::error::Place::pointer(format!("/reply{}", place.json_pointer().unwrap_or_default()))
        })
    })?;
    let text = reply.open(&secret)?;
    registered(&text)?;
    let text = core::str::from_utf8(text.expose())
        .map_err(|_| Field::Reply.complain(Code::RegisterPayload))?
        .to_string();
    Ok(Signed::new().json("payload", text))
}

/// Takes from the user name what the inputs leave out, and the method off the password.
fn read_connect(inputs: &mut Inputs<'_>, given: &mut Given<'_>) -> Option<(&'static str, Cause)> {
    let mut wrong = None;
    if let Some(username) = &given.username {
        match UserName::parse(username) {
            Ok(name) => {
                let parts = [
                    (Field::ProductId, name.product_id().map(ToString::to_string)),
                    (Field::DeviceName, name.device_name().map(ToString::to_string)),
                    (Field::SdkAppId, Some(name.sdk_app_id.to_string())),
                    (Field::ConnId, Some(name.conn_id.to_string())),
                    (Field::Expiry, Some(name.expiry.to_string())),
                ];
                for (field, value) in parts {
                    if let Some(value) = value {
                        inputs.complete(field, value);
                    }
                }
            }
            Err(_) if given.client_id.as_ref() == Some(username) => {
                wrong = Some(("username", Cause::UsernameIsClientId));
            }
            Err(_) => wrong = Some(("username", Cause::Malformed)),
        }
    }
    let (name, password) = given.signature.take()?;
    let text = password.expose();
    let by_length = |digest: &str| {
        let method = Method::ALL.iter().find(|method| digest.trim().len() / 2 == method.digest_bytes());
        method.filter(|method| METHODS.contains(method)).map(|method| method.name())
    };
    match text.rsplit_once(';') {
        Some((digest, suffix)) => {
            let announced = Method::from_name(suffix);
            match (announced, inputs.text(Field::Method).and_then(Method::from_name)) {
                (Some(announced), None) => inputs.set(Field::Method, announced.name()),
                (Some(announced), Some(expected)) if announced != expected => {
                    wrong = wrong.or(Some((name, Cause::SuffixDiffers)));
                }
                (None, _) => {
                    if let Some(method) = by_length(digest) {
                        inputs.complete(Field::Method, method);
                    }
                    let cause =
                        if suffix.trim().is_empty() { Cause::SuffixMissing } else { Cause::SuffixDiffers };
                    wrong = wrong.or(Some((name, cause)));
                }
                _ => {}
            }
            let digest = digest.to_string();
            given.signature = Some((name, SecretText::from(digest)));
        }
        None => {
            // Only where there is a signature at all.
            if crate::wire::hex::decode(text.trim()).is_ok_and(|bytes| bytes.len() >= 16) {
                if let Some(method) = by_length(text) {
                    inputs.complete(Field::Method, method);
                }
                wrong = wrong.or(Some((name, Cause::SuffixMissing)));
            }
            given.signature = Some((name, password));
        }
    }
    wrong
}

fn compare_connect(
    _: &Inputs<'_>,
    given: &Given<'_>,
    signed: &Signed,
    differs: &mut Vec<(&'static str, Cause)>,
) {
    let other = |found: &Option<alloc::borrow::Cow<'_, str>>, name| {
        found.as_ref().is_some_and(|found| signed.output(name).is_some_and(|expected| **found != *expected))
    };
    if other(&given.client_id, "client_id") {
        differs.push(("client_id", Cause::ClientIdDiffers));
    }
    if other(&given.username, "username") {
        let cause = if given.client_id == given.username {
            Cause::UsernameIsClientId
        } else {
            Cause::UsernameDiffers
        };
        differs.push(("username", cause));
    }
}
