//! Credentials and signatures.

use serde_json::Value;
use thingwire::{Record, alibaba, decode as decode_record, facade, huawei, sign::recognise, tencent};

use crate::record::round_trip;

/// Requests of `sign` and `verify` as JSON; else client id, user name and password, a line each.
///
/// What is signed is verified; what is read of credentials is written again as it was; nothing is valid by chance.
pub fn sign(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if text.trim_start().starts_with('{') {
        let made = facade::sign_json(text);
        let verdict = facade::verify_json(text);
        for answer in [&made, &verdict] {
            assert!(serde_json::from_str::<Value>(answer).is_ok(), "{answer}");
        }
        signed_is_verified(text, &made);
        return;
    }
    let mut lines = text.lines();
    let (client_id, username, password) = (lines.next(), lines.next(), lines.next());
    if let Some(text) = client_id {
        if let Ok(id) = alibaba::auth::ClientId::parse(text) {
            assert_eq!(id.to_string(), text);
        }
        for name in [username, None] {
            if let Ok(id) = huawei::auth::ClientId::parse(text, name) {
                assert_eq!(id.to_string(), text);
                assert!(text.starts_with(id.device_id()));
            }
        }
    }
    if let Some(text) = username
        && let Ok(name) = tencent::auth::UserName::parse(text)
    {
        assert_eq!(name.to_string(), text);
    }
    let found = recognise(client_id, username, password);
    let mut connect = thingwire::sign::Connect::default();
    connect.client_id = client_id.map(Into::into);
    connect.username = username.map(Into::into);
    connect.password = password.map(Into::into);
    let record = Record::connect(connect);
    assert_eq!(decode_record(&record).is_ok(), found.is_some());
    round_trip(&record);
    let decoded = facade::outcome_to_json(&decode_record(&record));
    assert!(decoded.starts_with('{') && facade::encode_json(&decoded).starts_with('{'));
}

/// What was made of a request is valid under the same request.
fn signed_is_verified(request: &str, made: &str) {
    let (Ok(Value::Object(mut request)), Ok(Value::Object(made))) =
        (serde_json::from_str(request), serde_json::from_str(made))
    else {
        return;
    };
    let names = ["client_id", "username", "password", "sign", "signature", "psk", "identity"];
    let given: serde_json::Map<String, Value> = made
        .iter()
        .filter(|(name, _)| names.contains(&name.as_str()))
        .map(|(n, v)| (n.clone(), v.clone()))
        .collect();
    if made.contains_key("error")
        || !given.keys().any(|name| ["password", "sign", "signature", "psk"].contains(&name.as_str()))
    {
        return;
    }
    request.remove("now");
    request.insert("given".into(), Value::Object(given));
    let verdict = facade::verify_json(&Value::Object(request.clone()).to_string());
    assert!(verdict.contains("\"valid\":true"), "{verdict} of {request:?}");
}
