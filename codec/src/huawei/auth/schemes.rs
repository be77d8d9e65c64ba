//! Huawei's rows of the table of schemes.

use alloc::{string::ToString, vec::Vec};

use super::{Amqp, Bootstrap, ClientId, Connect, SignType, group, mistakes};
use crate::{
    error::{Code, Error, Note},
    kind::Vendor,
    sign::{Cause, Field, Form, Given, Hour, Inputs, Scheme, Signed, Time, hour_of, text},
    wire::{hmac::Method, secret::Secret},
};

const METHODS: &[Method] = &[Method::Sha256, Method::Sm3];

/// Huawei's schemes. Their `sign_content` is the secret itself, and is not shown.
pub const SCHEMES: &[Scheme] = &[
    Scheme {
        required: &[Field::DeviceId, Field::Secret, Field::Timestamp],
        optional: &[Field::SignType, Field::IdType],
        outputs: &["client_id", "username", "password"],
        methods: METHODS,
        read: |inputs, given| read_client_id(inputs, given, false),
        compare: compare_client_id,
        mistakes: |inputs, _, _, trials| {
            mistakes::connect(inputs, inputs.text(Field::Timestamp).unwrap_or_default(), trials);
        },
        ..row("huawei.mqtt", "an MQTT connection with the device's secret", "guide 2.1.2.11", mqtt)
    },
    Scheme {
        required: &[Field::DeviceId, Field::Secret, Field::Timestamp],
        optional: &[Field::SignType],
        outputs: &["body", "password"],
        methods: METHODS,
        mistakes: |inputs, _, _, trials| {
            mistakes::connect(inputs, inputs.text(Field::Timestamp).unwrap_or_default(), trials);
        },
        ..row("huawei.https_auth", "a token over HTTPS", "guide 2.1.3.3.1", https_auth)
    },
    Scheme {
        required: &[Field::DeviceId, Field::ScopeId, Field::GroupSecret, Field::Timestamp],
        optional: &[Field::SignType],
        outputs: &["client_id", "username", "password"],
        methods: METHODS,
        read: |inputs, given| read_client_id(inputs, given, true),
        compare: compare_client_id,
        mistakes: |inputs, _, method, trials| {
            if let Ok(bootstrap) = bootstrap_of(inputs) {
                mistakes::bootstrap(inputs, &bootstrap, method, trials);
            }
        },
        ..row(
            "huawei.bootstrap",
            "provisioning with the secret of a registration group",
            "vendor's SDKs",
            bootstrap,
        )
    },
    Scheme {
        required: &[Field::AccessKey, Field::AccessCode, Field::Timestamp],
        outputs: &["username", "password", "url_options"],
        read: read_amqp,
        compare: compare_username,
        ..row("huawei.amqp", "an application's AMQP connection", "guide 4.6.3.3", amqp)
    },
];

const fn row(
    name: &'static str,
    about: &'static str,
    spec: &'static str,
    make: fn(&Inputs<'_>, &mut Vec<Note>) -> Result<Signed, Error>,
) -> Scheme {
    Scheme::new(name, Vendor::Huawei, about, spec, make)
}

fn sign_type(inputs: &Inputs<'_>) -> Result<SignType, Error> {
    let digit = inputs.text(Field::SignType).unwrap_or("0");
    SignType::from_digit(digit).ok_or_else(|| {
        Field::SignType
            .complain(Code::SignMethodUnknown)
            .expected("0 or 1 for HMAC-SHA256, 2 for HMAC-SM3")
            .spec("guide 2.1.2.11")
            .into()
    })
}

fn secret(inputs: &Inputs<'_>, field: Field, notes: &mut Vec<Note>) -> Result<Secret, Error> {
    let secret = inputs.need_secret(field)?;
    text::secret(field, &secret, notes)?;
    Ok(secret)
}

fn connect<'a>(inputs: &'a Inputs<'_>, notes: &mut Vec<Note>) -> Result<Connect<'a>, Error> {
    let connect = Connect {
        sign_type: sign_type(inputs)?,
        id_type: inputs.text(Field::IdType).unwrap_or("0"),
        ..Connect::new(inputs.need(Field::DeviceId)?, inputs.need(Field::Timestamp)?)
    };
    connect.check(notes)?;
    Ok(connect)
}

fn in_hour(stamp: &str, sign_type: SignType) -> Option<Time> {
    let start = hour_of(stamp).map(|Hour(hour)| hour.saturating_mul(3600));
    Some(Time::Hour { start, checked: sign_type.is_checked() })
}

fn mqtt(inputs: &Inputs<'_>, notes: &mut Vec<Note>) -> Result<Signed, Error> {
    let connect = connect(inputs, notes)?;
    let secret = secret(inputs, Field::Secret, notes)?;
    let digest = connect.digest(&secret);
    let mut signed = Signed::new()
        .text("client_id", connect.client_id())
        .text("username", connect.device_id)
        .secret("password", digest.to_hex())
        .proven(Form::Hex, connect.sign_type.method(), digest);
    signed.time = in_hour(connect.timestamp, connect.sign_type);
    Ok(signed)
}

fn https_auth(inputs: &Inputs<'_>, notes: &mut Vec<Note>) -> Result<Signed, Error> {
    let connect = connect(inputs, notes)?;
    let secret = secret(inputs, Field::Secret, notes)?;
    let digest = connect.digest(&secret);
    let mut signed = Signed::new()
        .secret("body", connect.body(&digest))
        .secret("password", digest.to_hex())
        .proven(Form::Hex, connect.sign_type.method(), digest);
    signed.time = in_hour(connect.timestamp, connect.sign_type);
    if connect.sign_type == SignType::Sm3Checked {
        notes.push(
            Field::SignType
                .complain(Code::SignTypeUndocumented)
                .expected("0 or 1 over HTTPS")
                .spec("guide 2.1.3.3.1"),
        );
    }
    Ok(signed)
}

fn bootstrap_of<'a>(inputs: &'a Inputs<'_>) -> Result<Bootstrap<'a>, Error> {
    Ok(Bootstrap {
        device_id: inputs.need(Field::DeviceId)?,
        scope_id: inputs.need(Field::ScopeId)?,
        timestamp: inputs.need(Field::Timestamp)?,
        sign_type: sign_type(inputs)?,
    })
}

fn bootstrap(inputs: &Inputs<'_>, notes: &mut Vec<Note>) -> Result<Signed, Error> {
    let bootstrap = bootstrap_of(inputs)?;
    bootstrap.check(notes)?;
    let secret = group(inputs.secret_text(Field::GroupSecret).unwrap_or_default(), notes)?;
    let digest = bootstrap.digest(&secret);
    let mut signed = Signed::new()
        .text("client_id", bootstrap.client_id())
        .text("username", bootstrap.device_id)
        .secret("password", digest.to_hex())
        .proven(Form::Hex, bootstrap.sign_type.method(), digest);
    signed.time = in_hour(bootstrap.timestamp, bootstrap.sign_type);
    Ok(signed)
}

fn amqp(inputs: &Inputs<'_>, notes: &mut Vec<Note>) -> Result<Signed, Error> {
    let amqp = Amqp { access_key: inputs.need(Field::AccessKey)?, timestamp: inputs.need(Field::Timestamp)? };
    amqp.check()?;
    let secret = secret(inputs, Field::AccessCode, notes)?;
    if secret.len() > crate::limits::HUAWEI_ACCESS_CODE {
        notes.push(
            Field::AccessCode
                .complain(Code::SignIdForm)
                .expected("at most 256 characters")
                .spec("guide 4.6.3.3"),
        );
    }
    let mut signed = Signed::new()
        .text("username", amqp.username())
        .secret("password", inputs.secret_text(Field::AccessCode).unwrap_or_default())
        .text("url_options", Amqp::URL_OPTIONS);
    signed.time =
        amqp.timestamp.parse().ok().map(|milliseconds| Time::Made { milliseconds, window: Some(300) });
    Ok(signed)
}

fn read_client_id(
    inputs: &mut Inputs<'_>,
    given: &mut Given<'_>,
    group: bool,
) -> Option<(&'static str, Cause)> {
    if let Some(username) = &given.username {
        let username = username.to_string();
        inputs.complete(Field::DeviceId, username);
    }
    let text = given.client_id.as_deref()?.to_string();
    let Ok(id) =
        ClientId::parse(&text, inputs.text(Field::DeviceId)).or_else(|_| ClientId::parse(&text, None))
    else {
        return Some(("client_id", Cause::Malformed));
    };
    if group == matches!(id, ClientId::Device { .. }) {
        return Some(("client_id", Cause::Malformed));
    }
    let device_id = id.device_id().to_string();
    inputs.complete(Field::DeviceId, device_id);
    match id {
        ClientId::Device { id_type, sign_type, timestamp, .. } => {
            inputs.complete(Field::SignType, sign_type.to_string());
            inputs.complete(Field::Timestamp, timestamp.to_string());
            if id_type != "0" {
                inputs.complete(Field::IdType, id_type.to_string());
            }
        }
        ClientId::Group { scope_id, sign_type, timestamp, .. } => {
            inputs.complete(Field::ScopeId, scope_id.to_string());
            inputs.complete(Field::SignType, sign_type.to_string());
            inputs.complete(Field::Timestamp, timestamp.to_string());
        }
        ClientId::GroupCertificate { scope_id, .. } => inputs.complete(Field::ScopeId, scope_id.to_string()),
    }
    None
}

fn compare_client_id(
    inputs: &Inputs<'_>,
    given: &Given<'_>,
    signed: &Signed,
    differs: &mut Vec<(&'static str, Cause)>,
) {
    if let Some(found) = &given.client_id
        && let Some(expected) = signed.output("client_id")
        && **found != *expected
    {
        let sign_type = |text: &str| match ClientId::parse(text, inputs.text(Field::DeviceId)) {
            Ok(ClientId::Device { sign_type, .. } | ClientId::Group { sign_type, .. }) => {
                Some(sign_type.into_owned())
            }
            _ => None,
        };
        let announced = sign_type(found);
        let cause = if announced.is_some() && announced != sign_type(expected) {
            Cause::MethodAnnounced
        } else {
            Cause::ClientIdDiffers
        };
        differs.push(("client_id", cause));
    }
    compare_username(inputs, given, signed, differs);
}

fn compare_username(
    _: &Inputs<'_>,
    given: &Given<'_>,
    signed: &Signed,
    differs: &mut Vec<(&'static str, Cause)>,
) {
    if let Some(found) = &given.username
        // A sample writes a bar behind it (guide 4.6.3.3, Node.js).
        && signed.output("username").is_some_and(|expected| found.trim_end_matches('|') != expected)
    {
        let cause = if given.client_id.as_ref() == Some(found) {
            Cause::UsernameIsClientId
        } else {
            Cause::UsernameDiffers
        };
        differs.push(("username", cause));
    }
}

fn read_amqp(inputs: &mut Inputs<'_>, given: &mut Given<'_>) -> Option<(&'static str, Cause)> {
    let text = given.username.as_deref()?.to_string();
    let mut key = None;
    for pair in text.trim_end_matches('|').split('|') {
        match pair.split_once('=') {
            Some(("accessKey", value)) => key = Some(value.to_string()),
            Some(("timestamp", value)) => inputs.complete(Field::Timestamp, value.to_string()),
            _ => return Some(("username", Cause::Malformed)),
        }
    }
    match key {
        Some(key) => inputs.complete(Field::AccessKey, key),
        None => return Some(("username", Cause::Malformed)),
    }
    None
}
