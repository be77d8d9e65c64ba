//! What people sign instead of what Tencent's schemes sign.

use alloc::{format, string::String, vec::Vec};

use super::{Bind, Connect, Http, RegisterV1, SDK_APP_ID, SDK_APP_ID_C};
use crate::{
    sign::{Cause, Field, Inputs, Trials},
    wire::{
        base64,
        hmac::{Method, hash},
        json,
    },
};

/// Keys of a connection: the secret decoded.
pub(super) fn decoded_secrets(inputs: &Inputs<'_>, trials: &mut Trials) {
    let Some(text) = inputs.secret_text(Field::DeviceSecret) else { return };
    if let Ok(key) = base64::decode(text.trim()) {
        trials.key(&key);
        // A C string ends at its first NUL byte.
        if let Some(end) = key.iter().position(|byte| *byte == 0) {
            trials.wrong_key(Cause::SecretCut, key.get(..end).unwrap_or_default());
        }
        trials.wrong_key(Cause::SecretSpace, &[&key[..], b"\n"].concat());
        if let Ok(text) = core::str::from_utf8(&key)
            && let Ok(twice) = base64::decode(text)
        {
            trials.wrong_key_of(Cause::SecretDecoded, "it was decoded twice", &twice);
        }
    }
    trials.wrong_key(Cause::SecretNotDecoded, text.as_bytes());
    trials.altered(text, |trials, cause, detail, text| {
        if let Ok(text) = core::str::from_utf8(text)
            && let Ok(key) = base64::decode(text)
        {
            trials.wrong_key_of(cause, detail, &key);
        }
    });
    trials.others(inputs, Field::DeviceSecret, |text| base64::decode(text).ok());
    trials.others(inputs, Field::DeviceSecret, |text| Some(text.as_bytes().to_vec()));
}

pub(super) fn connect(connect: &Connect<'_>, trials: &mut Trials) {
    let text = connect.username();
    trials.text(&text);
    let id = format!("{}{}", connect.product_id, connect.device_name);
    trials.wrong_text(Cause::OnlyClientId, "", &id);
    let other = if connect.sdk_app_id == SDK_APP_ID { SDK_APP_ID_C } else { SDK_APP_ID };
    trials.wrong_text(Cause::SdkAppIdOther, other, Connect { sdk_app_id: other, ..*connect }.username());
    for expiry in other_units(connect.expiry) {
        trials.wrong_text(Cause::ExpiryUnit, "", Connect { expiry: &expiry, ..*connect }.username());
    }
    // The C SDK cuts the largest number by two digits where it signs and where it sends.
    if let Some(cut) = connect.expiry.len().checked_sub(2).and_then(|end| connect.expiry.get(..end)) {
        trials.wrong_text(
            Cause::PartMissing,
            "the last two digits of the expiry",
            Connect { expiry: cut, ..*connect }.username(),
        );
    }
    let Connect { product_id, device_name, sdk_app_id, conn_id, expiry, .. } = connect;
    for (what, text) in [
        ("sdk_app_id", format!("{id};{conn_id};{expiry}")),
        ("conn_id", format!("{id};{sdk_app_id};{expiry}")),
        ("expiry", format!("{id};{sdk_app_id};{conn_id}")),
        ("device_name", format!("{product_id};{sdk_app_id};{conn_id};{expiry}")),
    ] {
        trials.wrong_text(Cause::PartMissing, what, text);
    }
    trials.wrong_text(Cause::SeparatorMissing, "all semicolons", text.replace(';', ""));
    trials.wrong_text(
        Cause::Separators,
        "between product and device",
        format!("{product_id};{device_name};{sdk_app_id};{conn_id};{expiry}"),
    );
    for method in super::METHODS {
        trials.wrong_text(Cause::Excluded, "the method", format!("{text};{method}"));
    }
    trials.wrong_text(
        Cause::IdsSwapped,
        "",
        Connect { product_id: device_name, device_name: product_id, ..*connect }.username(),
    );
    ends(&text, trials);
}

pub(super) fn bind(bind: &Bind<'_>, trials: &mut Trials) {
    let text = bind.content();
    trials.text(&text);
    let Bind { product_id, device_name, random, timestamp, .. } = bind;
    // One copy of the documentation prints it so.
    trials.wrong_text(
        Cause::SeparatorMissing,
        "between random and timestamp",
        format!("{product_id}{device_name};{random}{timestamp}"),
    );
    trials.wrong_text(Cause::SeparatorMissing, "all semicolons", text.replace(';', ""));
    trials.wrong_text(
        Cause::Separators,
        "between product and device",
        format!("{product_id};{device_name};{random};{timestamp}"),
    );
    trials.wrong_text(
        Cause::Order,
        "timestamp, random",
        format!("{product_id}{device_name};{timestamp};{random}"),
    );
    trials.wrong_text(
        Cause::IdsSwapped,
        "",
        Bind { product_id: device_name, device_name: product_id, ..*bind }.content(),
    );
    for (what, text) in [
        ("random", format!("{product_id}{device_name};{timestamp}")),
        ("timestamp", format!("{product_id}{device_name};{random}")),
        ("product_id", format!("{device_name};{random};{timestamp}")),
        ("device_name", format!("{product_id};{random};{timestamp}")),
    ] {
        trials.wrong_text(Cause::PartMissing, what, text);
    }
    for timestamp in other_units(timestamp) {
        trials.wrong_text(Cause::TimestampUnit, "", Bind { timestamp: &timestamp, ..*bind }.content());
    }
    ends(&text, trials);
}

pub(super) fn http(http: &Http<'_>, method: Method, trials: &mut Trials) {
    let lines = |http: &Http<'_>| http.lines(&hash(method, http.body.as_bytes()).to_hex());
    let digest = hash(method, http.body.as_bytes());
    let right = lines(http);
    trials.text(&right);
    for other in [Method::Sha1, Method::Sha256, Method::Md5] {
        if other != method {
            let hash = hash(other, http.body.as_bytes()).to_hex();
            trials.wrong_text(
                Cause::BodyHashMethod,
                other.name().trim_start_matches("hmac"),
                http.lines(&hash),
            );
        }
    }
    trials.wrong_text(Cause::BodyHashCase, "", http.lines(&digest.to_upper_hex()));
    trials.wrong_text(Cause::BodyHashCase, "it was written in base64", http.lines(&digest.to_base64()));
    trials.wrong_text(Cause::BodyItself, "", http.lines(http.body));
    let empty = hash(method, b"").to_hex();
    trials.wrong_text(Cause::PartMissing, "body", http.lines(&empty));
    for body in reprinted(http.body) {
        trials.wrong_text(Cause::BodyReprinted, "", lines(&Http { body: &body, ..*http }));
    }
    trials.wrong_text(Cause::QueryLine, "", right.replacen("\n\n", "\n", 1));
    for algorithm in [
        "HmacSha256",
        "HmacSha1",
        "HMACSHA256",
        "HMACSHA1",
        "hmacsha256",
        "hmacsha1",
        "HmacSHA256",
        "HmacSHA1",
    ] {
        if algorithm != http.algorithm {
            trials.wrong_text(Cause::AlgorithmCase, algorithm, lines(&Http { algorithm, ..*http }));
        }
    }
    for host in [
        format!("https://{}", http.host),
        format!("http://{}", http.host),
        format!("{}:443", http.host),
        format!("{}:80", http.host),
        String::from("gateway.tencentdevices.com"),
        String::from(super::HTTP_HOST),
    ] {
        if host != http.host {
            trials.wrong_text(Cause::HostPath, format!("{host:?}"), lines(&Http { host: &host, ..*http }));
        }
    }
    for path in [
        String::from(http.path.trim_start_matches('/')),
        format!("{}/", http.path),
        format!("https://{}{}", http.host, http.path),
        String::from("/device/register"),
        String::from("/device/publish"),
        String::from("/device/reportlog"),
    ] {
        if path != http.path {
            trials.wrong_text(Cause::HostPath, format!("{path:?}"), lines(&Http { path: &path, ..*http }));
        }
    }
    for timestamp in other_units(http.timestamp) {
        trials.wrong_text(Cause::TimestampUnit, "", lines(&Http { timestamp: &timestamp, ..*http }));
    }
    trials.wrong_text(
        Cause::Order,
        "nonce, timestamp",
        lines(&Http { timestamp: http.nonce, nonce: http.timestamp, ..*http }),
    );
    trials.wrong_text(Cause::Separators, "lines that end in CR LF", right.replace('\n', "\r\n"));
    trials.wrong_text(Cause::Separators, "the letters \\n", right.replace('\n', "\\n"));
    trials.wrong_text(Cause::NamesCase, "post", right.replacen("POST", "post", 1));
    trials.wrong_text(Cause::NamesCase, "GET", right.replacen("POST", "GET", 1));
    ends(&right, trials);
}

/// The same JSON with and without blanks.
fn reprinted(body: &str) -> Vec<String> {
    let mut found = Vec::new();
    found.extend(json::sorted(body));
    let blank = |after: &str| {
        // Only outside of texts.
        let (mut out, mut inside, mut escaped) = (String::new(), false, false);
        for letter in body.chars() {
            if !inside && letter.is_ascii_whitespace() {
                continue;
            }
            out.push(letter);
            match letter {
                '"' if !escaped => inside = !inside,
                ',' | ':' if !inside => out.push_str(after),
                _ => {}
            }
            escaped = inside && letter == '\\' && !escaped;
        }
        out
    };
    found.extend([blank(""), blank(" ")]);
    found.extend([format!("{body}\n"), body.replace('/', "\\/"), body.replace("\\/", "/")]);
    found.retain(|other| other != body);
    found
}

pub(super) fn register_v1(register: &RegisterV1<'_>, trials: &mut Trials) {
    let text = register.content();
    trials.text(&text);
    let RegisterV1 { product_id, device_name, nonce, timestamp } = register;
    for (what, text) in [
        (
            "productId, deviceName, nonce, timestamp",
            format!("productId={product_id}&deviceName={device_name}&nonce={nonce}&timestamp={timestamp}"),
        ),
        (
            "productId, deviceName, timestamp, nonce",
            format!("productId={product_id}&deviceName={device_name}&timestamp={timestamp}&nonce={nonce}"),
        ),
        (
            "deviceName, productId, nonce, timestamp",
            format!("deviceName={device_name}&productId={product_id}&nonce={nonce}&timestamp={timestamp}"),
        ),
    ] {
        trials.wrong_text(Cause::Order, what, text);
    }
    trials.wrong_text(
        Cause::NamesCase,
        "capital initials",
        format!("DeviceName={device_name}&Nonce={nonce}&ProductId={product_id}&Timestamp={timestamp}"),
    );
    trials.wrong_text(Cause::Separators, "no separators", text.replace(['=', '&'], ""));
    trials.wrong_text(Cause::NamesMissing, "", format!("{device_name}{nonce}{product_id}{timestamp}"));
    for timestamp in other_units(timestamp) {
        trials.wrong_text(
            Cause::TimestampUnit,
            "",
            RegisterV1 { timestamp: &timestamp, ..*register }.content(),
        );
    }
    for (what, text) in [
        ("nonce", format!("deviceName={device_name}&productId={product_id}&timestamp={timestamp}")),
        ("timestamp", format!("deviceName={device_name}&nonce={nonce}&productId={product_id}")),
    ] {
        trials.wrong_text(Cause::PartMissing, what, text);
    }
    ends(&text, trials);
}

fn other_units(number: &str) -> Vec<String> {
    let mut found = alloc::vec![format!("{number}000")];
    found.extend(number.len().checked_sub(3).and_then(|end| number.get(..end)).map(String::from));
    found
}

fn ends(text: &str, trials: &mut Trials) {
    for end in ["\n", "\r\n"] {
        trials.wrong_text(Cause::LineEnd, "", format!("{text}{end}"));
    }
}
