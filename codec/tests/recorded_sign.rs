//! Every recorded credential comes out of `sign` as it was recorded, and `verify` takes it.

mod common;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use thingwire::{
    alibaba::auth::ClientId,
    facade,
    huawei::auth::ClientId as HuaweiId,
    sign::recognise,
    tencent::auth::UserName,
    wire::{hex, hmac},
};

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

/// Members of a recording under our names.
const NAMES: &[(&str, &str)] = &[
    ("productKey", "product_key"),
    ("deviceName", "device_name"),
    ("deviceSecret", "device_secret"),
    ("productSecret", "product_secret"),
    ("clientId", "client_id"),
    ("signmethod", "method"),
    ("signMethod", "method"),
    ("timestamp", "timestamp"),
    ("random", "random"),
    ("seq", "seq"),
    ("device_id", "device_id"),
    ("secret", "secret"),
    ("sign_type", "sign_type"),
    ("product_id", "product_id"),
    ("device_name", "device_name"),
    ("device_secret", "device_secret"),
    ("product_secret", "product_secret"),
    ("sdkappid", "sdk_app_id"),
    ("connid", "conn_id"),
    ("expiry", "expiry"),
    ("method", "method"),
    ("algorithm", "method"),
    ("nonce", "nonce"),
    ("host", "host"),
    ("uri", "path"),
    ("body", "body"),
];

fn inputs(case: &Value) -> Map<String, Value> {
    let mut inputs = Map::new();
    for (theirs, ours) in NAMES {
        if let Some(value) = case["input"].get(theirs).filter(|value| !value.is_null()) {
            inputs.insert((*ours).into(), value.clone());
        }
    }
    if case["hex_case"] == "upper" {
        inputs.insert("hex_case".into(), "upper".into());
    }
    inputs
}

fn sign(scheme: &str, inputs: &Map<String, Value>) -> Value {
    let mut request = inputs.clone();
    request.insert("scheme".into(), scheme.into());
    let made = parse(&facade::sign_json(&Value::from(request.clone()).to_string()));
    assert!(made.get("error").is_none(), "{made} of {request:?}");
    made
}

fn verified(scheme: &str, inputs: &Map<String, Value>, given: &Value) {
    let mut request = inputs.clone();
    request.insert("scheme".into(), scheme.into());
    request.insert("given".into(), given.clone());
    let verdict = parse(&facade::verify_json(&Value::from(request.clone()).to_string()));
    assert_eq!(verdict["valid"], true, "{verdict} of {}", Value::from(request));
    assert_eq!((verdict["differs"].as_array().map(Vec::len), &verdict["cause"]), (Some(0), &Value::Null));
}

/// Secrets alone: all else is taken from what is given.
fn only_secrets(inputs: &Map<String, Value>) -> Map<String, Value> {
    let mut inputs = inputs.clone();
    inputs.retain(|name, _| name.ends_with("secret"));
    inputs
}

fn has_all(expected: &Value, found: &Value) {
    for (name, value) in expected.as_object().expect("members") {
        let same = match (value, &found[name]) {
            (Value::String(left), Value::String(right)) if name.eq_ignore_ascii_case("signmethod") => {
                left.eq_ignore_ascii_case(right)
            }
            (Value::Number(left), Value::String(right)) => left.to_string() == *right,
            (left, right) => left == right,
        };
        assert!(same, "{name}: {value} in {found}");
    }
}

fn form(text: &str) -> Value {
    form_urlencoded::parse(text.as_bytes())
        .map(|(name, value)| (name.into_owned(), Value::from(value.into_owned())))
        .collect::<Map<String, Value>>()
        .into()
}

fn alibaba(case: &Value) -> &'static str {
    let (mut inputs, expect) = (inputs(case), &case["expect"]);
    let content = |made: &Value| assert_eq!(made["sign_content"], case["sign_content"], "{case}");
    let signed = |scheme: &str, inputs: &Map<String, Value>| {
        let made = sign(scheme, inputs);
        content(&made);
        assert_eq!(made["sign"], expect["sign"], "{case}");
        verified(scheme, inputs, &json!({ "sign": expect["sign"] }));
        made
    };
    match case["kind"].as_str().expect("a kind") {
        kind @ ("mqtt_connect" | "mqtt_dynamic_register") => {
            let wire = expect["client_id"].as_str().expect("a client id");
            let id = ClientId::parse(wire).expect("a client id");
            assert_eq!(id.to_string(), wire);
            for (name, ours) in [
                ("signmethod", "method"),
                ("timestamp", "timestamp"),
                ("securemode", "secure_mode"),
                ("authType", "auth_type"),
                ("random", "random"),
                ("instanceId", "instance_id"),
            ] {
                if let Some(value) = id.get(name) {
                    inputs.insert(ours.into(), value.into());
                }
            }
            inputs.insert("client_id".into(), id.base().into());
            inputs.insert("extensions".into(), id.inside().expect("bars").into());
            let scheme = if kind == "mqtt_connect" { "alibaba.mqtt" } else { "alibaba.mqtt_register" };
            let made = sign(scheme, &inputs);
            for name in ["client_id", "username", "password"] {
                assert_eq!(made[name], expect[name], "{case}");
            }
            content(&made);
            if let Some(host) = expect["host"].as_str().filter(|_| kind == "mqtt_connect") {
                assert!(host.contains(made["host"].as_str().expect("a host")), "{host}");
            }
            let given =
                json!({ "client_id": wire, "username": expect["username"], "password": expect["password"] });
            verified(scheme, &inputs, &given);
            verified(scheme, &only_secrets(&inputs), &given);
            let found = recognise(Some(wire), expect["username"].as_str(), expect["password"].as_str());
            assert_eq!(
                found.and_then(|found| found.scheme).map(|scheme| scheme.name),
                Some(scheme),
                "{case}"
            );
            scheme
        }
        "http_dynamic_register" => {
            let made = signed("alibaba.http_register", &inputs);
            let theirs = expect["body"].as_str().expect("a form");
            has_all(&form(theirs), &form(made["form"].as_str().expect("a form")));
            verified("alibaba.http_register", &only_secrets(&inputs), &json!({ "form": theirs }));
            "alibaba.http_register"
        }
        "https_auth" => {
            let made = signed("alibaba.https_auth", &inputs);
            has_all(&expect["form"], &form(made["body"].as_str().expect("a form")));
            verified("alibaba.https_auth", &only_secrets(&inputs), &json!({ "form": expect["form"] }));
            "alibaba.https_auth"
        }
        "http_auth" => {
            let made = signed("alibaba.http_auth", &inputs);
            if let Some(body) = expect["body"].as_str() {
                has_all(&parse(body), &parse(made["body"].as_str().expect("a body")));
                verified("alibaba.http_auth", &only_secrets(&inputs), &json!({ "body": body }));
            }
            "alibaba.http_auth"
        }
        "coap_auth" => {
            let made = signed("alibaba.coap_auth", &inputs);
            assert_eq!(made["body"], expect["payload"], "{case}");
            verified("alibaba.coap_auth", &only_secrets(&inputs), &json!({ "body": expect["payload"] }));
            "alibaba.coap_auth"
        }
        kind @ ("topo_add_sign" | "subdevice_login_sign" | "subdevice_sign") => {
            let login = kind == "subdevice_login_sign";
            let scheme = if login { "alibaba.subdevice_login" } else { "alibaba.topo_add" };
            let params = &expect["params"];
            if login && let Some(clean) = params.get("cleanSession") {
                inputs.insert("clean_session".into(), clean.clone());
            }
            let made = signed(scheme, &inputs);
            let ours = if login { &made["params"] } else { &made["params"][0] };
            let mut theirs = params.clone();
            // The Node SDK spells it so in topo/add as well.
            if !login && let Some(members) = theirs.as_object_mut() {
                members.remove("signMethod");
            }
            has_all(&theirs, ours);
            let mut given = params.clone();
            given["signMethod"] = inputs["method"].clone();
            verified(scheme, &only_secrets(&inputs), &json!({ "params": given }));
            scheme
        }
        "proxy_product_register_sign" => {
            let made = signed("alibaba.subdevice_register", &inputs);
            has_all(&expect["params"], &made["params"]["proxieds"][0]);
            verified(
                "alibaba.subdevice_register",
                &only_secrets(&inputs),
                &json!({ "params": { "proxieds": [expect["params"]] } }),
            );
            "alibaba.subdevice_register"
        }
        "tls_psk" => {
            inputs.retain(|name, _| name != "method" && name != "hex_case");
            let made = sign("alibaba.tls_psk", &inputs);
            content(&made);
            assert_eq!(made["identity"], expect["psk_identity"]);
            assert_eq!(made["psk"], expect["psk"]);
            let given = json!({ "identity": expect["psk_identity"], "psk": expect["psk"] });
            verified("alibaba.tls_psk", &only_secrets(&inputs), &given);
            "alibaba.tls_psk"
        }
        "mqtt_connect_nwl" => {
            let found = recognise(expect["client_id"].as_str(), expect["username"].as_str(), None);
            let found = found.expect("a known form");
            assert_eq!((found.kind.name(), found.scheme), ("mqtt.connect.token", None));
            "without a signature"
        }
        // A token in a header.
        "http_publish" => "without a signature",
        other => panic!("unknown kind {other}"),
    }
}

fn huawei(case: &Value) -> &'static str {
    let (inputs, expect) = (inputs(case), &case["expect"]);
    match case["kind"].as_str().expect("a kind") {
        "iotda_connect" | "iotda_connect_sm3" => {
            let made = sign("huawei.mqtt", &inputs);
            for name in ["client_id", "username", "password"] {
                assert_eq!(made[name], expect[name], "{case}");
            }
            assert!(made.get("sign_content").is_none(), "it is the secret");
            let given = expect.clone();
            verified("huawei.mqtt", &inputs, &given);
            verified("huawei.mqtt", &only_secrets(&inputs), &given);
            let (wire, username) =
                (expect["client_id"].as_str().expect("an id"), expect["username"].as_str());
            for username in [username, None] {
                let id = HuaweiId::parse(wire, username).expect("a client id");
                assert_eq!((&*id.to_string(), Some(id.device_id())), (wire, expect["username"].as_str()));
                let found = recognise(Some(wire), username, None).and_then(|found| found.scheme);
                assert_eq!(found.map(|scheme| scheme.name), Some("huawei.mqtt"));
            }
            "huawei.mqtt"
        }
        "iotda_https_auth" => {
            let made = sign("huawei.https_auth", &inputs);
            assert_eq!(parse(made["body"].as_str().expect("a body")), expect["body"]);
            verified("huawei.https_auth", &only_secrets(&inputs), &json!({ "body": expect["body"] }));
            "huawei.https_auth"
        }
        "iotda_bootstrap_scope_x509" => {
            let (wire, username) =
                (expect["client_id"].as_str().expect("an id"), expect["username"].as_str());
            let id = HuaweiId::parse(wire, username).expect("a client id");
            assert!(matches!(&id, HuaweiId::GroupCertificate { scope_id, .. } if scope_id == "617f8c"));
            assert_eq!(id.to_string(), wire);
            "without a signature"
        }
        other => panic!("unknown kind {other}"),
    }
}

fn tencent(case: &Value) -> &'static str {
    let (mut inputs, expect) = (inputs(case), &case["expect"]);
    let body = case["input"].get("body").and_then(Value::as_str);
    match case["kind"].as_str().expect("a kind") {
        "mqtt_connect" => {
            let made = sign("tencent.mqtt", &inputs);
            for name in ["client_id", "username", "password"] {
                assert_eq!(made[name], expect[name], "{case}");
            }
            let name = expect["username"].as_str().expect("a user name");
            assert_eq!(UserName::parse(name).expect("a user name").to_string(), name);
            verified("tencent.mqtt", &inputs, expect);
            verified("tencent.mqtt", &only_secrets(&inputs), expect);
            let found =
                recognise(expect["client_id"].as_str(), Some(name), None).and_then(|found| found.scheme);
            assert_eq!(found.map(|scheme| scheme.name), Some("tencent.mqtt"));
            "tencent.mqtt"
        }
        "mqtt_connect_packet" => {
            // Three texts, each behind its length, at the packet's end.
            let packet = hex::decode(expect["packet_hex"].as_str().expect("hex")).expect("hex");
            let made = sign("tencent.mqtt", &inputs);
            let mut tail = Vec::new();
            for name in ["client_id", "username", "password"] {
                let text = made[name].as_str().expect("a text");
                tail.extend(u16::try_from(text.len()).expect("short").to_be_bytes());
                tail.extend(text.as_bytes());
            }
            assert!(packet.ends_with(&tail), "{case}");
            "tencent.mqtt"
        }
        "subdev_bind" => {
            let made = sign("tencent.subdevice_bind", &inputs);
            assert_eq!(made["signature"], expect["signature"], "{case}");
            assert_eq!(made["sign_content"], expect["sign_content"]);
            verified("tencent.subdevice_bind", &inputs, &json!({ "signature": expect["signature"] }));
            if let Some(message) = expect.get("message") {
                let mut message = message.clone();
                message["payload"]["devices"][0]["method"] = inputs["method"].clone();
                verified("tencent.subdevice_bind", &only_secrets(&inputs), &message);
            }
            "tencent.subdevice_bind"
        }
        "dynreg_v1_sign" => {
            let made = sign("tencent.register_v1", &inputs);
            assert_eq!(made["signature"], expect["signature"], "{case}");
            assert_eq!((&made["body"], &made["sign_content"]), (&expect["body"], &expect["sign_content"]));
            verified("tencent.register_v1", &only_secrets(&inputs), &json!({ "body": expect["body"] }));
            "tencent.register_v1"
        }
        kind @ ("http_publish" | "http_sign" | "dynreg_v2_sign") => {
            let scheme = if kind == "dynreg_v2_sign" { "tencent.register" } else { "tencent.http" };
            if let Some(key) = case["input"].get("key") {
                inputs.insert("device_secret".into(), key.clone());
                inputs.insert("method".into(), case["input"]["algorithm"].clone());
            }
            if scheme == "tencent.http" {
                inputs.remove("product_id");
                inputs.remove("device_name");
                assert!(body.is_some());
            }
            let made = sign(scheme, &inputs);
            let signature = expect.get("signature").unwrap_or(&expect["headers"]["X-TC-Signature"]);
            assert_eq!(made["signature"], *signature, "{case}");
            if let Some(headers) = expect.get("headers") {
                assert_eq!(made["headers"], *headers);
                verified(scheme, &inputs, &json!({ "headers": headers }));
            }
            if let Some(content) = expect.get("sign_content") {
                assert_eq!((&made["sign_content"], &made["body"]), (content, &expect["body"]));
            }
            let hash = expect["body_hash"].as_str().expect("a hash");
            assert!(made["sign_content"].as_str().expect("a text").ends_with(hash));
            scheme
        }
        "dynreg_decrypt" => {
            let request = json!({
                "product_secret": inputs["product_secret"], "reply": case["input"]["response"],
            });
            let made = sign("tencent.register_reply", request.as_object().expect("an object"));
            assert_eq!(made["payload"], *expect, "{case}");
            "tencent.register_reply"
        }
        "hmac_md5" => {
            let text = |name: &str| case["input"][name].as_str().expect("a text").as_bytes().to_vec();
            let digest = hmac::hmac(hmac::Method::Md5, &text("key"), &text("message"));
            assert_eq!(digest.to_hex(), expect["hex"]);
            "HMAC-MD5 alone"
        }
        other => panic!("unknown kind {other}"),
    }
}

#[test]
fn every_recorded_credential_comes_out() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    type SchemeOf = fn(&Value) -> &'static str;
    let vendors: [(&str, SchemeOf); 3] = [("alibaba", alibaba), ("huawei", huawei), ("tencent", tencent)];
    for (vendor, run) in vendors {
        let Some(text) = common::shared(&format!("recorded/{vendor}/sign.jsonl")) else { return };
        for line in text.lines() {
            *counts.entry(run(&parse(line))).or_default() += 1;
        }
    }
    println!("{counts:?}");
    let total: usize = counts.values().sum();
    assert!(total >= 146 && counts.len() >= 17, "{total} credentials");
}
