//! Alibaba's rows of the table of schemes.

use alloc::{format, string::ToString, vec::Vec};

use super::{
    client_id::ClientId,
    given::{
        CONNECT, REGISTER, compare_connect, compare_identity, read_connect, read_identity, read_request,
    },
    mistakes::{Scene, texts},
    typed::{Connect, DeviceAuth, METHODS, Registration, SubDevice, TlsPsk, hex_text},
};
use crate::{
    error::{Code, Error, Note},
    kind::Vendor,
    sign::{
        Cause,
        Field::{
            self, AckMode, AuthType, CleanSession, ClientId as Id, DeviceName, DeviceSecret, Extensions,
            HexCase, InstanceId, Method as MethodName, ProductKey, ProductSecret, Random, SecureMode, Seq,
            Timestamp,
        },
        Form, Given, Inputs, Scheme, Signed, Time, Trials, text,
    },
    wire::{
        hmac::{Digest, Method, hmac},
        secret::Secret,
    },
};

const DEVICE: &[Field] = &[ProductKey, DeviceName, DeviceSecret];
const PRODUCT: &[Field] = &[ProductKey, DeviceName, ProductSecret, Random];
const WITH_CLIENT_ID: &[Field] = &[ProductKey, DeviceName, DeviceSecret, Id];

/// Alibaba's schemes.
pub const SCHEMES: &[Scheme] = &[
    Scheme {
        required: DEVICE,
        optional: &[Id, MethodName, Timestamp, SecureMode, Extensions, HexCase],
        outputs: &["client_id", "username", "password", "host"],
        methods: METHODS,
        read: |inputs, given| read_connect(inputs, given, CONNECT),
        compare: compare_connect,
        mistakes: |inputs, given, method, trials| {
            trials.secrets(inputs, DeviceSecret);
            with_connect(inputs, |connect, base| {
                let mut scene = Scene {
                    content: connect.content(base),
                    wire_client_id: None,
                    base_client_id: None,
                    method,
                };
                scene.wire_client_id = given.client_id.as_deref().filter(|id| *id != base);
                texts(&scene, inputs, trials);
            });
        },
        ..row("alibaba.mqtt", "an MQTT connection with the device's secret", "devices guide 2019, 3.2", mqtt)
    },
    Scheme {
        required: PRODUCT,
        optional: &[Id, AuthType, InstanceId, MethodName, SecureMode, Extensions, HexCase],
        outputs: &["client_id", "username", "password"],
        methods: METHODS,
        read: |inputs, given| read_connect(inputs, given, REGISTER),
        compare: compare_connect,
        mistakes: register_mistakes,
        ..row(
            "alibaba.mqtt_register",
            "registration over MQTT with the product's secret",
            "vendor's SDKs",
            mqtt_register,
        )
    },
    Scheme {
        required: PRODUCT,
        // What only MQTT sends is taken as well, so that one request serves both.
        optional: &[AuthType, InstanceId, MethodName, HexCase],
        outputs: &["form", "sign"],
        methods: METHODS,
        mistakes: register_mistakes,
        ..row(
            "alibaba.http_register",
            "registration over HTTPS with the product's secret",
            "devices guide 2019, 5.2",
            http_register,
        )
    },
    Scheme {
        required: WITH_CLIENT_ID,
        optional: &[Timestamp, MethodName, HexCase],
        outputs: &["body", "sign"],
        methods: METHODS,
        read: read_request,
        mistakes: device_mistakes,
        ..row(
            "alibaba.https_auth",
            "a token for MQTT, over HTTPS",
            "devices guide 2019, 3.2",
            |inputs, notes| device_auth(inputs, notes, Method::Sha256, |auth, digest| auth.form(digest)),
        )
    },
    Scheme {
        required: WITH_CLIENT_ID,
        optional: &[Timestamp, MethodName, HexCase],
        outputs: &["body", "sign"],
        methods: METHODS,
        read: read_request,
        mistakes: device_mistakes,
        ..row(
            "alibaba.http_auth",
            "a token for data over HTTP",
            "devices guide 2019, 3.8",
            |inputs, notes| device_auth(inputs, notes, Method::Sha256, |auth, digest| auth.json(digest)),
        )
    },
    Scheme {
        required: WITH_CLIENT_ID,
        optional: &[Timestamp, Seq, AckMode, MethodName, HexCase],
        outputs: &["body", "sign"],
        methods: METHODS,
        mistakes: device_mistakes,
        // Where no method is sent it is HMAC-MD5.
        ..row(
            "alibaba.coap_auth",
            "a token for data over CoAP",
            "devices guide 2019, 3.6",
            |inputs, notes| device_auth(inputs, notes, Method::Md5, |auth, digest| auth.coap(digest)),
        )
    },
    Scheme {
        required: DEVICE,
        optional: &[Id, Timestamp, MethodName, HexCase],
        outputs: &["params", "sign"],
        methods: METHODS,
        mistakes: sub_device_mistakes,
        ..row(
            "alibaba.topo_add",
            "a sub-device in a gateway's topology",
            "devices guide 2019, 6.2.2",
            |inputs, notes| sub_device(inputs, notes, |device, digest| device.topo(digest)),
        )
    },
    Scheme {
        required: DEVICE,
        optional: &[Id, Timestamp, CleanSession, MethodName, HexCase],
        outputs: &["params", "sign"],
        methods: METHODS,
        mistakes: sub_device_mistakes,
        ..row(
            "alibaba.subdevice_login",
            "a sub-device that comes online",
            "devices guide 2019, 6.2.4",
            |inputs, notes| sub_device(inputs, notes, |device, digest| device.login(digest)),
        )
    },
    Scheme {
        required: PRODUCT,
        optional: &[MethodName, HexCase],
        outputs: &["params", "sign"],
        methods: METHODS,
        mistakes: register_mistakes,
        ..row(
            "alibaba.subdevice_register",
            "a sub-device that a gateway registers with the secret of its product",
            "vendor's SDKs",
            subdevice_register,
        )
    },
    Scheme {
        required: &[ProductKey, DeviceName, DeviceSecret, Timestamp],
        outputs: &["identity", "psk"],
        methods: &[Method::Sha256],
        read: read_identity,
        compare: compare_identity,
        mistakes: psk_mistakes,
        ..row("alibaba.tls_psk", "a pre-shared key of TLS", "Link SDK for C 4.1", tls_psk)
    },
];

const fn row(
    name: &'static str,
    about: &'static str,
    spec: &'static str,
    make: fn(&Inputs<'_>, &mut Vec<Note>) -> Result<Signed, Error>,
) -> Scheme {
    Scheme::new(name, Vendor::Alibaba, about, spec, make)
}

fn method(inputs: &Inputs<'_>, default: Method, notes: &mut Vec<Note>) -> Result<Method, Error> {
    match inputs.text(MethodName) {
        Some(name) => text::method(name, METHODS, notes),
        None => {
            text::weak(default, notes);
            Ok(default)
        }
    }
}

fn secret(inputs: &Inputs<'_>, field: Field, notes: &mut Vec<Note>) -> Result<Secret, Error> {
    let secret = inputs.need_secret(field)?;
    text::secret(field, &secret, notes)?;
    Ok(secret)
}

fn upper_case(inputs: &Inputs<'_>) -> Result<bool, Error> {
    match inputs.text(HexCase) {
        None | Some("lower") => Ok(false),
        Some("upper") => Ok(true),
        Some(_) => Err(HexCase.complain(Code::SignText).expected("lower or upper").into()),
    }
}

fn made(timestamp: Option<&str>) -> Option<Time> {
    // Devices that send seconds mean the same moment.
    let number: u64 = timestamp?.parse().ok()?;
    let milliseconds = if number < 100_000_000_000 { number.saturating_mul(1000) } else { number };
    Some(Time::Made { milliseconds, window: None })
}

fn connect<'a>(inputs: &'a Inputs<'_>, notes: &mut Vec<Note>) -> Result<Connect<'a>, Error> {
    Ok(Connect {
        client_id: inputs.text(Id),
        method: method(inputs, Method::Sha256, notes)?,
        timestamp: inputs.text(Timestamp),
        secure_mode: inputs.text(SecureMode).unwrap_or("2"),
        extensions: inputs.text(Extensions).unwrap_or_default(),
        upper_case: upper_case(inputs)?,
        ..Connect::new(inputs.need(ProductKey)?, inputs.need(DeviceName)?)
    })
}

fn with_connect(inputs: &Inputs<'_>, run: impl FnOnce(&Connect<'_>, &str)) {
    if let Ok(connect) = connect(inputs, &mut Vec::new()) {
        let base = connect.base();
        run(&connect, &base);
    }
}

fn mqtt(inputs: &Inputs<'_>, notes: &mut Vec<Note>) -> Result<Signed, Error> {
    let connect = connect(inputs, notes)?;
    connect.check(notes)?;
    let secret = secret(inputs, DeviceSecret, notes)?;
    let (credentials, digest) = connect.made(&secret);
    let base = connect.base();
    let content = connect.content(&base);
    let mut signed = Signed::new()
        .text("client_id", credentials.client_id)
        .text("username", credentials.username)
        .secret("password", credentials.password.expose())
        .text("host", format!("{}.iot-as-mqtt.cn-shanghai.aliyuncs.com", connect.product_key))
        .proven(Form::Hex, connect.method, digest);
    signed.content = Some(content.to_string());
    signed.time = made(connect.timestamp);
    Ok(signed)
}

fn registration<'a>(inputs: &'a Inputs<'_>, notes: &mut Vec<Note>) -> Result<Registration<'a>, Error> {
    let auth_type = inputs.text(AuthType).unwrap_or("register");
    if !["register", "regnwl"].contains(&auth_type) {
        return Err(AuthType.complain(Code::SignText).expected("register or regnwl").into());
    }
    Ok(Registration {
        method: method(inputs, Method::Sha256, notes)?,
        client_id: inputs.text(Id),
        auth_type,
        instance_id: inputs.text(InstanceId),
        secure_mode: inputs.text(SecureMode).unwrap_or("2"),
        extensions: inputs.text(Extensions).unwrap_or_default(),
        upper_case: upper_case(inputs)?,
        ..Registration::new(inputs.need(ProductKey)?, inputs.need(DeviceName)?, inputs.need(Random)?)
    })
}

fn register(
    inputs: &Inputs<'_>,
    notes: &mut Vec<Note>,
    outputs: impl FnOnce(Signed, &Registration<'_>, &Digest) -> Signed,
) -> Result<Signed, Error> {
    let registration = registration(inputs, notes)?;
    registration.check(notes)?;
    let secret = secret(inputs, ProductSecret, notes)?;
    let content = registration.content();
    let digest = content.digest(registration.method, &secret);
    let mut signed =
        outputs(Signed::new(), &registration, &digest).proven(Form::Hex, registration.method, digest);
    signed.content = Some(content.to_string());
    Ok(signed)
}

fn mqtt_register(inputs: &Inputs<'_>, notes: &mut Vec<Note>) -> Result<Signed, Error> {
    register(inputs, notes, |signed, registration, digest| {
        let credentials = registration.credentials(digest);
        signed
            .text("client_id", credentials.client_id)
            .text("username", credentials.username)
            .secret("password", credentials.password.expose())
    })
}

fn http_register(inputs: &Inputs<'_>, notes: &mut Vec<Note>) -> Result<Signed, Error> {
    register(inputs, notes, |signed, registration, digest| {
        signed
            .secret("form", registration.form(digest))
            .secret("sign", hex_text(digest, registration.upper_case))
    })
}

fn subdevice_register(inputs: &Inputs<'_>, notes: &mut Vec<Note>) -> Result<Signed, Error> {
    register(inputs, notes, |signed, registration, digest| {
        signed
            .json("params", registration.params(digest))
            .secret("sign", hex_text(digest, registration.upper_case))
    })
}

fn device<'a>(
    inputs: &'a Inputs<'_>,
    default: Method,
    notes: &mut Vec<Note>,
) -> Result<DeviceAuth<'a>, Error> {
    let method = method(inputs, default, notes)?;
    Ok(DeviceAuth {
        timestamp: inputs.text(Timestamp),
        seq: inputs.text(Seq),
        ack_mode: inputs.text(AckMode),
        upper_case: upper_case(inputs)?,
        ..DeviceAuth::new(inputs.need(ProductKey)?, inputs.need(DeviceName)?, inputs.need(Id)?, method)
    })
}

fn device_auth(
    inputs: &Inputs<'_>,
    notes: &mut Vec<Note>,
    default: Method,
    body: impl FnOnce(&DeviceAuth<'_>, &Digest) -> alloc::string::String,
) -> Result<Signed, Error> {
    let auth = device(inputs, default, notes)?;
    auth.check(notes)?;
    let secret = secret(inputs, DeviceSecret, notes)?;
    let content = auth.content();
    let digest = content.digest(auth.method, &secret);
    let mut signed = Signed::new()
        .secret("body", body(&auth, &digest))
        .secret("sign", hex_text(&digest, auth.upper_case))
        .proven(Form::Hex, auth.method, digest);
    signed.content = Some(content.to_string());
    signed.time = made(auth.timestamp);
    Ok(signed)
}

fn sub_device(
    inputs: &Inputs<'_>,
    notes: &mut Vec<Note>,
    params: impl FnOnce(&SubDevice<'_>, &Digest) -> alloc::string::String,
) -> Result<Signed, Error> {
    let (product_key, device_name) = (inputs.need(ProductKey)?, inputs.need(DeviceName)?);
    let usual = format!("{product_key}.{device_name}");
    let clean_session = match inputs.text(CleanSession) {
        None => None,
        Some("true") => Some(true),
        Some("false") => Some(false),
        Some(_) => return Err(CleanSession.complain(Code::SignText).expected("true or false").into()),
    };
    let device = SubDevice {
        timestamp: inputs.text(Timestamp),
        method: method(inputs, Method::Sha256, notes)?,
        clean_session,
        upper_case: upper_case(inputs)?,
        ..SubDevice::new(product_key, device_name, inputs.text(Id).unwrap_or(&usual))
    };
    device.check(notes)?;
    let secret = secret(inputs, DeviceSecret, notes)?;
    let content = device.content();
    let digest = content.digest(device.method, &secret);
    let mut signed = Signed::new()
        .json("params", params(&device, &digest))
        .secret("sign", hex_text(&digest, device.upper_case))
        .proven(Form::Hex, device.method, digest);
    signed.content = Some(content.to_string());
    signed.time = made(device.timestamp);
    Ok(signed)
}

fn tls_psk(inputs: &Inputs<'_>, notes: &mut Vec<Note>) -> Result<Signed, Error> {
    let psk = psk(inputs)?;
    psk.check(notes)?;
    let secret = secret(inputs, DeviceSecret, notes)?;
    let content = psk.content();
    let digest = hmac(Method::Sha256, secret.expose(), content.as_bytes());
    let mut signed = Signed::new()
        .text("identity", psk.identity())
        .secret("psk", digest.to_upper_hex())
        .proven(Form::Hex, Method::Sha256, digest);
    signed.content = Some(content);
    signed.time = made(Some(psk.timestamp));
    Ok(signed)
}

fn psk<'a>(inputs: &'a Inputs<'_>) -> Result<TlsPsk<'a>, Error> {
    Ok(TlsPsk {
        product_key: inputs.need(ProductKey)?,
        device_name: inputs.need(DeviceName)?,
        timestamp: inputs.need(Timestamp)?,
    })
}

fn register_mistakes(inputs: &Inputs<'_>, given: &Given<'_>, method: Method, trials: &mut Trials) {
    trials.secrets(inputs, ProductSecret);
    let Ok(registration) = registration(inputs, &mut Vec::new()) else { return };
    let wire = given.client_id.as_deref();
    let parsed = wire.and_then(|text| ClientId::parse(text).ok());
    let scene = Scene {
        content: registration.content(),
        wire_client_id: wire,
        base_client_id: parsed.as_ref().map(|id| id.base()),
        method,
    };
    texts(&scene, inputs, trials);
}

fn device_mistakes(inputs: &Inputs<'_>, _: &Given<'_>, method: Method, trials: &mut Trials) {
    trials.secrets(inputs, DeviceSecret);
    let Ok(auth) = device(inputs, method, &mut Vec::new()) else { return };
    let base = ClientId::parse(auth.client_id).ok();
    let scene = Scene {
        content: auth.content(),
        wire_client_id: None,
        base_client_id: base.as_ref().map(|id| id.base()).filter(|base| *base != auth.client_id),
        method,
    };
    texts(&scene, inputs, trials);
}

fn sub_device_mistakes(inputs: &Inputs<'_>, given: &Given<'_>, method: Method, trials: &mut Trials) {
    let mut inputs = inputs.clone();
    if let (Some(product_key), Some(device_name)) = (inputs.text(ProductKey), inputs.text(DeviceName)) {
        let usual = format!("{product_key}.{device_name}");
        inputs.complete(Id, usual);
    }
    device_mistakes(&inputs, given, method, trials);
}

fn psk_mistakes(inputs: &Inputs<'_>, _: &Given<'_>, _: Method, trials: &mut Trials) {
    trials.secrets(inputs, DeviceSecret);
    let Ok(psk) = psk(inputs) else { return };
    let TlsPsk { product_key, device_name, timestamp } = psk;
    trials.text(psk.content());
    let swapped = TlsPsk { product_key: device_name, device_name: product_key, ..psk };
    trials.wrong_text(Cause::IdsSwapped, "", swapped.content());
    // As the platform's page prints it.
    trials.wrong_text(Cause::NamesMissing, "", format!("{product_key}&{device_name}{timestamp}"));
    trials.wrong_text(Cause::TimestampMissing, "", format!("id{product_key}&{device_name}"));
    trials.wrong_text(
        Cause::TimestampUnit,
        "",
        format!("id{product_key}&{device_name}timestamp{timestamp}000"),
    );
    if let Some(seconds) = timestamp.len().checked_sub(3).and_then(|end| timestamp.get(..end)) {
        trials.wrong_text(
            Cause::TimestampUnit,
            "seconds were signed",
            format!("id{product_key}&{device_name}timestamp{seconds}"),
        );
    }
    trials.wrong_text(Cause::LineEnd, "", format!("{}\n", psk.content()));
    // As over MQTT.
    trials.wrong_text(
        Cause::NamesCase,
        "the text of an MQTT connection",
        format!(
            "clientId{product_key}.{device_name}deviceName{device_name}productKey{product_key}timestamp{timestamp}"
        ),
    );
}
