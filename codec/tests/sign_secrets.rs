//! No secret is shown: a marker is put wherever a secret goes, and hunted in everything that the core prints.

mod common;

use serde_json::{Value, json};
use thingwire::{
    alibaba, decode, encode, explain, facade,
    sign::{self, Connect, Field, Given, Inputs},
    wire::secret::{Secret, SecretText},
};

/// No word of ours has it in it. It is base64 as well, and long enough for every key.
const MARKER: &str = "zqxJkvWQzqxJkvWQzqxJkvWQ";

/// What the marker looks like in other clothes: as it is, in either case, in hex, in base64, as bytes, decoded.
fn disguises() -> Vec<String> {
    let bytes = MARKER.as_bytes();
    let hex = thingwire::wire::hex::encode(&bytes[..8]);
    let decoded = thingwire::wire::base64::decode(MARKER).expect("it is base64");
    let list = |bytes: &[u8]| bytes.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    vec![
        MARKER[..8].to_lowercase(),
        hex,
        thingwire::wire::base64::encode(&bytes[..9]).to_lowercase(),
        list(&bytes[..8]),
        list(&decoded[..6]),
        thingwire::wire::hex::encode(&decoded[..6]),
    ]
}

fn shows_nothing(shown: &str) {
    thread_local!(static DISGUISES: Vec<String> = disguises());
    let lower = shown.to_lowercase();
    DISGUISES.with(|disguises| {
        for disguise in disguises {
            assert!(!lower.contains(disguise.as_str()), "{disguise} in {shown}");
        }
    });
}

/// Requests of all vectors, with the marker for every secret in them.
fn requests() -> Vec<(bool, Value)> {
    let mut found = Vec::new();
    for vendor in ["alibaba", "huawei", "tencent"] {
        let path = common::root().join(format!("testvectors/{vendor}/sign.json"));
        let text =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let file: Value = serde_json::from_str(&text).expect("JSON");
        for case in file["cases"].as_array().expect("cases") {
            let (verifies, request) = match case.get("sign") {
                Some(request) => (false, request),
                None => (true, &case["verify"]),
            };
            let mut request = request.clone();
            for (name, value) in request.as_object_mut().expect("an object") {
                if Field::from_name(name).is_some_and(Field::is_secret) {
                    *value = MARKER.into();
                }
            }
            // What these give is the secret itself.
            if request["scheme"] == "huawei.amqp" && !verifies {
                continue;
            }
            if let Some(given) = request.get("given") {
                let mut given = given.clone();
                given["password"] = MARKER.into();
                found.push((true, with_given(&request, given)));
            }
            found.push((verifies, request));
        }
    }
    assert!(found.len() > 400, "{}", found.len());
    found
}

fn with_given(request: &Value, given: Value) -> Value {
    let mut request = request.clone();
    request["given"] = given;
    request
}

fn run(verifies: bool, text: &str) -> String {
    if verifies { facade::verify_json(text) } else { facade::sign_json(text) }
}

#[test]
fn no_answer_shows_a_secret() {
    for (verifies, request) in requests() {
        shows_nothing(&run(verifies, &request.to_string()));
        shows_nothing(&run(!verifies, &request.to_string()));
    }
}

/// Whatever is broken in a request, the complaint has nothing of it.
#[test]
fn no_broken_request_shows_a_secret() {
    let requests = requests();
    let mut calls = 0;
    for (verifies, request) in requests.iter().step_by(7) {
        let text = request.to_string();
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            shows_nothing(&run(*verifies, &text[..end]));
            calls += 1;
        }
        for (from, to) in [
            (MARKER, "\\zqxJkvWQ"),
            ("\":\"", "\"\""),
            ("{", "{{"),
            ("\"device_secret\":\"", "\"device_secret\":"),
            (":", ":["),
        ] {
            shows_nothing(&run(*verifies, &text.replace(from, to)));
            calls += 1;
        }
        for wrong in [json!([MARKER]), json!(MARKER), json!({ "device_secret": { "a": MARKER } })] {
            shows_nothing(&run(*verifies, &wrong.to_string()));
            let mut request = request.clone();
            for field in Field::ALL.iter().filter(|field| field.is_secret()) {
                if request.get(field.name()).is_some() {
                    request[field.name()] = wrong.clone();
                }
            }
            shows_nothing(&run(*verifies, &request.to_string()));
            calls += 2;
        }
    }
    println!("{calls} broken requests");
    assert!(calls > 10_000, "{calls}");
}

#[test]
fn debug_texts_show_no_secret() {
    let inputs = Field::ALL
        .iter()
        .filter(|field| field.is_secret())
        .fold(Inputs::new(), |inputs, field| inputs.with(*field, MARKER));
    shows_nothing(&format!("{inputs:?}"));
    let given =
        Given { signature: Some(("password", MARKER.into())), inputs: inputs.clone(), ..Given::default() };
    shows_nothing(&format!("{given:?}"));
    let secret = Secret::from(MARKER);
    shows_nothing(&format!("{secret} {secret:?} {:?}", SecretText::from(MARKER)));
    let made = sign::sign(
        sign::find("huawei.amqp").expect("a scheme"),
        &Inputs::new()
            .with(Field::AccessKey, "k")
            .with(Field::AccessCode, MARKER)
            .with(Field::Timestamp, "1655276400000"),
    )
    .expect("right");
    assert_eq!(made.output("password"), Some(MARKER));
    shows_nothing(&format!("{made:?}"));
    let error = sign::verify(
        sign::find("alibaba.mqtt").expect("a scheme"),
        &inputs,
        &given,
        &sign::Policy::default(),
    );
    shows_nothing(&format!("{error:?}"));
}

/// Credentials as a record: whatever is made of it, the password is not in it.
#[test]
fn a_connect_record_shows_no_password() {
    for record in [
        json!({ "client_id": "c|securemode=2|", "username": "d&p", "password": MARKER }),
        json!({ "client_id": "d_0_0_2018072417", "username": "d", "password": MARKER }),
        json!({ "client_id": "d", "username": "d;1;2;3", "password": format!("{MARKER};hmacsha1") }),
        json!({ "client_id": "d", "username": "e", "password": format!("{MARKER};hmacsha1") }),
        json!({ "client_id": "x", "username": "y", "password": MARKER }),
        json!({ "client_id": "x", "topic": "y", "password": MARKER }),
        json!({ "password": [MARKER] }),
        json!({ "client_id": "x", "password": { "a": MARKER } }),
    ] {
        let text = record.to_string();
        let decoded = facade::decode_json(&text);
        shows_nothing(&decoded);
        shows_nothing(&facade::explain_json(&text));
        shows_nothing(&facade::encode_json(&decoded));
        let Ok((record, notes)) = facade::record_from_json(text.as_bytes()) else { continue };
        shows_nothing(&format!("{record:?} {notes:?} {}", facade::record_to_json(&record)));
        shows_nothing(&format!("{:?} {:?}", decode(&record), explain(&record)));
        if let Ok(decoded) = decode(&record) {
            // In the program it is kept.
            let again = encode(&decoded).expect("what was read can be written");
            assert_eq!(again.address, record.address);
            shows_nothing(&format!("{again:?} {:?}", decoded.into_owned()));
        }
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            shows_nothing(&facade::decode_json(&text[..end]));
        }
    }
}

/// Messages that bring secrets are whole, but their `Debug` shows none.
#[test]
fn debug_texts_of_messages_show_no_secret() {
    let sys = "/sys/a1B2c3D4e5F/dev1";
    for (address, payload) in [
        (
            json!({ "topic": "/ext/register" }),
            json!({ "productKey": "p", "deviceName": "d", "deviceSecret": MARKER }),
        ),
        (json!({ "topic": "/ext/regnwl" }), json!({ "clientId": "c", "deviceToken": MARKER })),
        (
            json!({ "topic": format!("{sys}/thing/sub/register_reply") }),
            json!({ "id": "1", "code": 200, "data": [{ "iotId": "i", "deviceSecret": MARKER }] }),
        ),
        (
            json!({ "topic": format!("{sys}/thing/proxy/provisioning/product_register_reply") }),
            json!({ "id": "1", "code": 200, "data": { "successes": [{ "deviceSecret": MARKER }] } }),
        ),
        (json!({ "path": "/auth", "status": 200 }), json!({ "code": 0, "info": { "token": MARKER } })),
        (
            json!({ "path": "/auth", "status": 200 }),
            json!({ "token": MARKER, "random": "r", "seqOffset": 1 }),
        ),
        (
            json!({ "path": "/auth/devicename", "status": 200 }),
            json!({ "code": 200, "data": { "iotId": "i", "iotToken": MARKER } }),
        ),
        (
            json!({ "path": "/auth/register/device", "status": 200 }),
            json!({ "code": 200, "data": { "deviceSecret": MARKER } }),
        ),
        (
            json!({ "topic": "$oc/devices/d_1/sys/bootstrap/down" }),
            json!({ "address": "a:1", "deviceSecret": MARKER }),
        ),
        (
            json!({ "path": "/v5/device-auth", "status": 200 }),
            json!({ "access_token": MARKER, "expires_in": 1 }),
        ),
        (
            json!({ "path": "/v5/device-auth" }),
            json!({ "device_id": "d", "sign_type": 0, "timestamp": "2018072417", "password": MARKER }),
        ),
        (
            json!({ "topic": "$oc/devices/d_1/sys/events/down" }),
            json!({ "services": [{ "service_id": "$ota", "event_type": "firmware_upgrade", "event_time": "20151212T121212Z",
                "paras": { "version": "1", "url": "https://a", "file_size": 1, "access_token": MARKER, "expires": 1, "sign": "a" } }] }),
        ),
        (
            json!({ "topic": "$oc/devices/d_1/sys/events/down" }),
            json!({ "services": [{ "service_id": "$tunnel_manager", "event_type": "tunnel_notify",
                "paras": { "tunnel_uri": "wss://a", "tunnel_access_token": MARKER } }] }),
        ),
    ] {
        let mut record = address;
        record["payload"] = payload.to_string().into();
        let text = record.to_string();
        let (record, _) = facade::record_from_json(text.as_bytes()).expect("a record");
        let decoded = decode(&record).unwrap_or_else(|error| panic!("{error} in {text}"));
        use thingwire::Message;
        assert!(matches!(&decoded.message, Message::Alibaba(_) | Message::Huawei(_)), "{text}");
        shows_nothing(&format!("{:?} {:?}", decoded.message, decoded.notes));
        shows_nothing(&format!("{:?}", decoded.into_owned().message));
    }
    let credentials = alibaba::auth::Credentials::clone(
        &alibaba::auth::Connect::new("pk", "device").sign(&Secret::from(MARKER)).expect("right"),
    );
    assert!(!format!("{credentials:?}").contains(credentials.password.expose()));
    let connect = Connect::default();
    assert!(connect.password_form().is_none());
}

/// The keys of a record decrypt what it holds, and are in nothing that comes out.
#[test]
fn no_key_of_a_datagram_is_shown() {
    let path = common::root().join("testvectors/alibaba/coap.json");
    let file: Value =
        serde_json::from_str(&std::fs::read_to_string(path).expect("the vectors")).expect("JSON");
    let mut calls = 0;
    for case in file["cases"].as_array().expect("cases") {
        let mut record = case["record"].clone();
        record["keys"] = json!({ "device_secret": MARKER, "random": MARKER, "other": MARKER });
        let text = record.to_string();
        let decoded = facade::decode_json(&text);
        shows_nothing(&decoded);
        shows_nothing(&facade::explain_json(&text));
        shows_nothing(&facade::encode_json(&decoded));
        let object = decoded.replacen('{', &format!("{{\"keys\":{},", record["keys"]), 1);
        shows_nothing(&facade::encode_json(&object));
        shows_nothing(&facade::encode_json(&object.replace("\"random\"", "\"random")));
        if let Ok((record, _)) = facade::record_from_json(text.as_bytes()) {
            shows_nothing(&format!("{record:?}"));
            let decoded = decode(&record);
            shows_nothing(&format!("{decoded:?}"));
            if let Ok(decoded) = decoded {
                shows_nothing(&facade::record_to_json(&encode(&decoded).expect("it was read")));
            }
            shows_nothing(&format!("{:?}", explain(&record)));
        }
        calls += 1;
    }
    // A key that is right: the marker is the secret that made it.
    let key = alibaba::coap::SessionKey::derive(&Secret::from(MARKER), MARKER);
    let sent = alibaba::coap::publish("/a1B2c3D4e5F/device/user/a", 50, b"{}", "t", Some((&key, 1)), 1);
    let sent = sent.to_vec().expect("it fits");
    let mut record = thingwire::Record::bytes(&sent);
    record.keys = thingwire::Keys::of_session(MARKER, MARKER);
    let decoded = decode(&record).expect("the key is right");
    assert_eq!(decoded.coap.as_ref().map(|coap| coap.security != thingwire::Security::Sealed), Some(true));
    shows_nothing(&format!("{decoded:?} {}", facade::outcome_to_json(&Ok(decoded.clone()))));
    shows_nothing(&format!("{:?}", explain(&record)));
    println!("{calls} datagrams");
    assert!(calls > 200);
}
