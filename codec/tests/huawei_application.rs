//! What Huawei's platform and applications say to each other, and devices over HTTPS: every printed example, the forms of the
//! platform's reference, and what is wrong with others.

mod common;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use thingwire::{Kind, Message, Record, Vendor, decode, facade, huawei};

/// The catalogue's examples, and what they are read as. A path without a status is a request.
enum As {
    Path(&'static str, Option<u16>, &'static str),
    Push(&'static str),
    /// Not a message of this part, for this reason.
    #[expect(dead_code, reason = "the reason is for the reader")]
    Not(&'static str),
}

use As::{Not, Path, Push};

const DEVICE: &str = "/v5/devices/dev1/sys/";
const API: &str = "/v5/iot/project1/";

const EXAMPLES: &[(&str, As)] = &[
    ("huawei-http-device-auth", Path("/v5/device-auth", None, "http.device_auth")),
    ("huawei-http-device-auth-resp", Path("/v5/device-auth", Some(200), "http.device_auth")),
    ("huawei-http-message-up", Path("messages/up", None, "http.messages.up")),
    ("huawei-http-properties-report", Path("properties/report", None, "http.properties.report")),
    (
        "huawei-http-gateway-report",
        Path("gateway/sub-devices/properties/report", None, "http.gateway.sub_devices.properties.report"),
    ),
    ("huawei-app-shadow-put", Path("devices/dev1/shadow", None, "api.shadow")),
    ("huawei-app-shadow-get-resp", Path("devices/dev1/shadow", Some(200), "api.shadow")),
    ("huawei-app-async-command", Path("devices/dev1/async-commands", None, "api.async_commands")),
    ("huawei-push-command-status-delivered", Push("push.device.command.status.update")),
    ("huawei-push-command-status-successful", Push("push.device.command.status.update")),
    ("huawei-app-sync-command", Path("devices/dev1/commands", None, "api.commands")),
    ("huawei-app-sync-command-resp", Path("devices/dev1/commands", Some(200), "api.commands")),
    ("huawei-app-message", Path("devices/dev1/messages", None, "api.messages")),
    ("huawei-push-message-status-pending", Push("push.device.message.status.update")),
    ("huawei-push-message-status", Push("push.device.message.status.update")),
    ("huawei-app-batchtask", Path("batchtasks", None, "api.batchtasks")),
    ("huawei-forward-device-message", Push("push.device.message.report")),
    ("huawei-forward-device-status", Push("push.device.status.update")),
    ("huawei-forward-sql-result", Not("what a rule's SQL makes: the application's own form")),
    ("huawei-sql-nested-example", Not("a value that the guide shows SQL by")),
    ("huawei-run-log-sample-command", Not("read off a screenshot of the console")),
    ("huawei-run-log-sample-property", Not("read off a screenshot of the console")),
    ("huawei-run-log-sample-status", Not("read off a screenshot of the console")),
    ("huawei-run-log-sample-message", Not("read off a screenshot of the console")),
    ("huawei-run-log-sample-command-2", Not("read off a screenshot of the console")),
    ("huawei-run-log-request-7436", Not("read off a screenshot of the console")),
    ("huawei-run-log-request-7453", Not("read off a screenshot of the console")),
    ("huawei-run-log-request-7456", Not("read off a screenshot of the console")),
    ("huawei-run-log-request-7457", Not("read off a screenshot of the console")),
    ("huawei-provision-result-allow", Not("what a user's function answers")),
    ("huawei-provision-result-deny", Not("what a user's function answers")),
    ("huawei-provision-param-cert", Not("what a user's function is called with")),
    ("huawei-provision-param-secret", Not("what a user's function is called with")),
    ("huawei-iam-policy-1", Not("a policy of the account's users")),
    ("huawei-iam-policy-2", Not("a policy of the account's users")),
];

/// The one note of the printed examples: `string` in place of a state.
const NOTES: &[(&str, &str)] = &[("huawei-push-message-status", "huawei_status_unknown")];

fn record(form: &As, payload: &Value) -> Option<(Value, &'static str)> {
    Some(match form {
        Path(path, status, kind) => {
            let front = match path {
                path if path.starts_with('/') => "",
                path if path.starts_with("devices/") || *path == "batchtasks" => API,
                _ => DEVICE,
            };
            let mut record = json!({"path": format!("{front}{path}"), "payload": payload});
            if let Some(status) = status {
                record["status"] = json!(status);
            }
            (record, kind)
        }
        Push(kind) => (json!({"payload": payload}), kind),
        Not(_) => return None,
    })
}

fn decoded(record: &Value) -> Value {
    serde_json::from_str(&facade::decode_json(&record.to_string())).expect("JSON")
}

/// Codes and places of a record's notes.
fn notes(record: &Value) -> Vec<String> {
    let decoded = decoded(record);
    assert!(decoded.get("error").is_none(), "{decoded}");
    let list = decoded["notes"].as_array().expect("notes");
    list.iter()
        .map(|note| {
            let pointer = note["place"]["pointer"].as_str().unwrap_or_default();
            format!("{} {pointer}", note["code"].as_str().expect("a code"))
        })
        .collect()
}

/// Code and place of what is wrong with a record.
fn error(record: &Value) -> String {
    let decoded = decoded(record);
    let error = &decoded["error"];
    assert!(error.is_object(), "{decoded}");
    format!(
        "{} {}",
        error["code"].as_str().expect("a code"),
        error["place"]["pointer"].as_str().unwrap_or_default()
    )
}

/// Decodes, encodes and decodes again; the payload has to come back, equal as JSON.
fn round_trip(record: &Value) -> Value {
    let first = facade::decode_json(&record.to_string());
    let back = facade::decoded_from_json(first.as_bytes()).unwrap_or_else(|error| panic!("{error}: {first}"));
    let again = thingwire::encode(&back).expect("a record");
    let payload: Value = serde_json::from_slice(&again.payload).expect("JSON");
    assert_eq!(payload, record["payload"], "{first}");
    let second = decode(&again).expect("it decodes");
    assert_eq!(
        (second.kind, second.direction, &second.message),
        (back.kind, back.direction, &back.message),
        "{first}"
    );
    serde_json::from_str(&first).expect("JSON")
}

#[test]
fn every_printed_example_decodes_and_goes_back() {
    let Some(text) = common::shared("catalogue/messages.json") else { return };
    let all: Vec<Value> = serde_json::from_str(&text).expect("a JSON array");
    let wanted = |entry: &&Value| {
        let transport = entry["transport"].as_str().unwrap_or_default();
        entry["vendor"] == "huawei"
            && !entry["example"].is_null()
            && !["mqtt", "lwm2m", "coap"].contains(&transport)
    };
    let (mut met, mut read) = (BTreeSet::new(), 0);
    for entry in all.iter().filter(wanted) {
        let id = entry["id"].as_str().expect("an id");
        let (name, form) =
            EXAMPLES.iter().find(|(name, _)| *name == id).unwrap_or_else(|| panic!("what is {id}?"));
        met.insert(*name);
        let Some((record, kind)) = record(form, &entry["example"]) else { continue };
        read += 1;
        let decoded = round_trip(&record);
        assert_eq!((&decoded["kind"], &decoded["vendor"]), (&json!(kind), &json!("huawei")), "{id}");
        assert_eq!(decoded["message"], entry["example"], "{id}");
        let codes: Vec<&str> = decoded["notes"]
            .as_array()
            .expect("notes")
            .iter()
            .filter_map(|note| note["code"].as_str())
            .collect();
        let expected: Vec<&str> = NOTES.iter().filter(|(of, _)| *of == id).map(|(_, code)| *code).collect();
        assert_eq!(codes, expected, "{id}: {}", decoded["notes"]);
        // Nothing that the guide prints is left in `extra`.
        let text = record.to_string();
        let (record, _) = facade::record_from_json(text.as_bytes()).expect("a record");
        let typed = decode(&record).expect("it decodes");
        let debug = format!("{:?}", typed.message);
        assert!(!debug.contains("extra: Members([("), "{id}: {debug}");
    }
    assert_eq!(
        met.len(),
        EXAMPLES.len(),
        "{:?}",
        EXAMPLES.iter().map(|(name, _)| *name).filter(|name| !met.contains(name)).collect::<Vec<_>>()
    );
    assert_eq!(read, 18);
}

fn push(resource: &str, event: &str, data: &Value) -> Value {
    json!({"payload": {
        "resource": resource, "event": event, "event_time": "20151212T121212Z",
        "event_time_ms": "2015-12-12T12:12:12.000Z", "request_id": "3fe58d5e-8697-4849-a165-7db128f7e776",
        "notify_data": data,
    }})
}

fn header() -> Value {
    json!({
        "app_id": "d4922d8a-6c8e-4396-852c-164aefa6638f", "device_id": "d4922d8a-6c8e-4396-852c-164aefa6638f",
        "node_id": "ABC123456789", "product_id": "ABC123456789",
        "gateway_id": "d4922d8a-6c8e-4396-852c-164aefa6638f",
        "tags": [{"tag_key": "testTagName", "tag_value": "testTagValue"}],
    })
}

/// The forms of the platform's reference for applications, which the guide names without printing them.
#[test]
fn pushes_of_every_source_are_read() {
    let cases = [
        (
            push(
                "device.property",
                "report",
                &json!({"header": header(), "body": {"services": [
                    {"service_id": "s", "properties": {"temperature": 1.10}, "event_time": "20151212T121212Z"},
                ]}}),
            ),
            "push.device.property.report",
            None,
        ),
        (
            push(
                "device.status",
                "update",
                &json!({"header": header(), "body": {"status": "ONLINE", "last_online_time": "20151212T121212Z"}}),
            ),
            "push.device.status.update",
            Some("online"),
        ),
        (
            push(
                "device.status",
                "update",
                &json!({"app_id": "a", "device_id": "d", "status": "ABNORMAL", "timestamp": "20151212T121212Z"}),
            ),
            "push.device.status.update",
            Some("abnormal"),
        ),
        (
            push(
                "device.message.status",
                "update",
                &json!({"header": header(), "body": {
                    "topic": "t", "message_id": "1235", "name": "n", "status": "FAILED", "timestamp": "20151212T121212Z",
                    "error_info": {"error_code": "IOTDA.014112", "error_msg": "Send to device failed, device not subscribe topic."},
                }}),
            ),
            "push.device.message.status.update",
            Some("failed"),
        ),
        (
            push(
                "device.command.status",
                "update",
                &json!({"header": header(), "body": {"command_id": "c", "status": "TIMEOUT", "result": null}}),
            ),
            "push.device.command.status.update",
            Some("timed out"),
        ),
        (
            push(
                "batchtask",
                "update",
                &json!({"body": {
                    "app_id": "a", "task_id": "t", "task_type": "softwareUpgrade", "status": "Waitting", "status_desc": "d",
                }}),
            ),
            "push.batchtask.update",
            Some("waiting"),
        ),
        (
            push(
                "device",
                "create",
                &json!({"header": header(), "body": {"device_id": "d", "status": "INACTIVE"}}),
            ),
            "push.device.create",
            None,
        ),
        (
            push("device", "update", &json!({"header": header(), "body": {"name": "n"}})),
            "push.device.update",
            None,
        ),
        (push("device", "delete", &json!({"header": header(), "body": {}})), "push.device.delete", None),
        (push("product", "create", &json!({"body": {"product_id": "p"}})), "push.product.create", None),
        (push("product", "update", &json!({"body": {"product_id": "p"}})), "push.product.update", None),
        (push("product", "delete", &json!({"body": {"product_id": "p"}})), "push.product.delete", None),
    ];
    for (record, kind, meaning) in &cases {
        assert_eq!(notes(record), [""; 0], "{record}");
        let decoded = round_trip(record);
        assert_eq!(decoded["kind"], *kind);
        assert_eq!(decoded["topic"], Value::Null);
        assert_eq!(decoded["meaning"][0]["meaning"].as_str(), *meaning, "{decoded}");
    }
    // Every documented kind of push is among those and the printed ones.
    let mut kinds: BTreeSet<&str> = cases.iter().map(|(_, kind, _)| *kind).collect();
    kinds.insert("push.device.message.report");
    let all: BTreeSet<&str> = huawei::push::KINDS.iter().map(|info| info.name).collect();
    assert_eq!(kinds, all);
}

#[test]
fn a_push_says_whom_it_is_about() {
    let text = push(
        "device.commmad.status",
        "update",
        &json!({"header": {"device_id": "d1"}, "body": {"status": "SENT"}}),
    );
    let payload = text["payload"].to_string();
    let record = Record::bytes(payload.as_bytes());
    let decoded = decode(&record).expect("it decodes");
    let Message::Huawei(message) = &decoded.message else { panic!("another vendor's") };
    let huawei::Message::Push(push) = &**message else { panic!("no push") };
    assert_eq!((push.device_id(), push.status()), (Some("d1"), Some("SENT")));
    assert_eq!(push.resource, "device.commmad.status", "kept as it came");
    assert_eq!(push.kind(), decoded.kind);
    assert_eq!(push.event_time.as_ref().and_then(huawei::EventTime::time_ms), Some(1_449_922_332_000));
    assert_eq!(decoded.meaning().iter().map(|info| info.family).collect::<Vec<_>>(), ["command_status"]);
    let owned = decoded.clone().into_owned();
    assert_eq!(owned, decoded);
}

#[test]
fn odd_pushes_are_noted() {
    let status = |resource: &str, status: &str| {
        notes(&push(resource, "update", &json!({"header": header(), "body": {"status": status}})))
    };
    let inside = "huawei_status_unknown /notify_data/body/status";
    for (resource, state) in [
        ("device.status", "online"),
        ("device.status", "SENT"),
        ("device.command.status", "SUCCESS"),
        ("device.commmad.status", "WAITING"),
        ("device.message.status", "SENT"),
        ("device.message.status", "EXPIRED"),
        ("batchtask", "Waiting"),
    ] {
        assert_eq!(status(resource, state), [inside], "{resource} {state}");
    }
    assert_eq!(status("device.command.status", ""), [""; 0], "nothing is said");
    let beside = json!({"device_id": "d", "status": "SENT"});
    assert_eq!(
        notes(&push("device.message.status", "update", &beside)),
        ["huawei_status_unknown /notify_data/status"]
    );

    let unknown = ["huawei_push_unknown /resource"];
    let data = json!({"header": {}, "body": {"x": 1}});
    for (resource, event) in [
        ("device.alarm", "report"),
        ("device.message", "update"),
        ("device.status", "report"),
        ("Device.Status", "update"),
        ("device", "reset"),
        ("", ""),
        ("runlog", "report"),
    ] {
        let record = push(resource, event, &data);
        assert_eq!(notes(&record), unknown, "{resource} {event}");
        assert_eq!(round_trip(&record)["kind"], "push.unknown");
    }

    let mut record = push("device", "delete", &data);
    record["payload"]["event_time"] = json!("2015-12-12T12:12:12Z");
    record["payload"]["event_time_ms"] = json!("20151212T121212Z");
    assert_eq!(notes(&record), ["huawei_time /event_time", "huawei_time /event_time_ms"]);
    record["payload"]["event_time"] = json!(1_449_922_332);
    record["payload"]["event_time_ms"] = json!(null);
    assert_eq!(notes(&record), ["huawei_time /event_time"]);
    // One of the reference's examples has the body beside `notify_data`.
    let mut record = push("device.message.status", "update", &json!({"header": header()}));
    record["payload"]["body"] = json!({"status": "DELIVERED"});
    assert_eq!(notes(&record), [""; 0]);
    assert_eq!(round_trip(&record)["kind"], "push.device.message.status.update");
}

/// What has not the shape of a push is not taken for one.
#[test]
fn other_objects_are_no_pushes() {
    for payload in [
        json!({"resource": "device.status", "event": "update"}),
        json!({"resource": "device.status", "notify_data": {}}),
        json!({"event": "update", "notify_data": {}}),
        json!({"resource": 1, "event": "update", "notify_data": {}}),
        json!({"resource": "device.status", "event": null, "notify_data": {}}),
        json!({"resource": "device.status", "event": "update", "notify_data": []}),
        json!({"resource": "device.status", "event": "update", "notify_data": null}),
        json!({"payload": {"resource": "device.status", "event": "update", "notify_data": {}}}),
        json!([{"resource": "device.status", "event": "update", "notify_data": {}}]),
        json!({}),
    ] {
        let decoded = decoded(&json!({"payload": payload}));
        assert_eq!(decoded["kind"], "unknown", "{payload}");
    }
    // Somebody else's, by the hint.
    let payload = push("device.status", "update", &json!({}))["payload"].clone();
    assert_eq!(decoded(&json!({"payload": payload, "vendor": "tencent"}))["kind"], "unknown");
    assert_eq!(decoded(&json!({"payload": payload, "protocol": "alink"}))["kind"], "unknown");
    assert_eq!(
        decoded(&json!({"payload": payload, "vendor": "huawei"}))["kind"],
        "push.device.status.update"
    );
    assert_eq!(
        decoded(&json!({"payload": payload, "protocol": "iotda"}))["kind"],
        "push.device.status.update"
    );
    // At a path of the application's own, but not as a reply, nor at a path that is known.
    let mut record = json!({"path": "/example/", "payload": payload});
    let taken = round_trip(&record);
    assert_eq!((&taken["kind"], &taken["vendor"]), (&json!("push.device.status.update"), &json!("huawei")));
    assert_eq!((&taken["topic"]["path"], &taken["notes"]), (&json!("/example/"), &json!([])));
    record["status"] = json!(200);
    assert_eq!(decoded(&record)["kind"], "unknown");
    let known = json!({"path": "/v5/devices/d/sys/messages/up", "payload": payload});
    assert_eq!(decoded(&known)["kind"], "http.messages.up");
    // Under a topic the topic decides: what the guide prints under one is a device's message.
    let under = json!({"topic": "$oc/devices/d/sys/messages/down", "payload": payload});
    assert_eq!(decoded(&under)["kind"], "messages.down");
}

#[test]
fn broken_pushes_are_errors_with_their_place() {
    let wrong = |resource: &str, data: &Value| error(&push(resource, "update", data));
    assert_eq!(wrong("device.status", &json!({"body": []})), "json_type /notify_data/body");
    assert_eq!(wrong("device.status", &json!({"body": {"status": 1}})), "json_type /notify_data/body/status");
    assert_eq!(wrong("device.status", &json!({"header": "x"})), "json_type /notify_data/header");
    assert_eq!(
        wrong("device.status", &json!({"header": {"tags": {}}})),
        "json_type /notify_data/header/tags"
    );
    assert_eq!(wrong("batchtask", &json!({"body": {"task_id": {}}})), "json_type /notify_data/body/task_id");
    assert_eq!(
        wrong("device.commmad.status", &json!({"body": {"result": "x"}})),
        "json_type /notify_data/body/result"
    );
    let report = push("device.property", "report", &json!({"body": {"services": [{"properties": {}}]}}));
    assert_eq!(error(&report), "json_missing_member /notify_data/body/services/0/service_id");
    let twice =
        r#"{"payload":{"resource":"device.status","event":"update","event":"update","notify_data":{}}}"#;
    let decoded: Value = serde_json::from_str(&facade::decode_json(twice)).expect("JSON");
    assert_eq!(decoded["error"]["code"], "json_duplicate_member");
    // As decoded objects that somebody wrote.
    let back = |kind: &str, message: &Value| {
        let object = json!({"vendor": "huawei", "protocol": "iotda", "kind": kind, "direction": null, "topic": null, "message": message});
        facade::decoded_from_json(object.to_string().as_bytes()).map_err(|error| error.code().name()).err()
    };
    let data = json!({"resource": "device.status", "event": "update", "notify_data": {}});
    assert_eq!(back("push.device.status.update", &data), None);
    assert_eq!(
        back("push.device.status.update", &json!({"resource": "device.status", "event": "update"})),
        Some("json_missing_member")
    );
    assert_eq!(
        back("push.device.status.update", &json!({"event": "update", "notify_data": {}})),
        Some("json_missing_member")
    );
    assert_eq!(back("push.device.status.updated", &data), Some("kind_unknown"));
}

fn path(path: &str, status: Option<u16>, payload: &Value) -> Value {
    let mut record = json!({"path": path, "payload": payload});
    if let Some(status) = status {
        record["status"] = json!(status);
    }
    record
}

fn auth(member: &str, value: Value) -> Value {
    let mut body = json!({
        "device_id": "60a87ffebaccd902c2f1abbb_0001", "sign_type": 0, "timestamp": "2019120219",
        "password": "0a5c5c4adcee661b1e730cbf6c8c343ff5924c2f3100ec2f51cad6b060183ed0",
    });
    match value {
        Value::Null => drop(body.as_object_mut().expect("an object").remove(member)),
        value => body[member] = value,
    }
    path("/v5/device-auth", None, &body)
}

#[test]
fn requests_for_tokens_are_checked() {
    assert_eq!(notes(&auth("sign_type", json!(1))), [""; 0]);
    assert_eq!(notes(&auth("sign_type", json!("1"))), [""; 0]);
    assert_eq!(notes(&auth("sign_type", json!(2))), ["huawei_value /sign_type"]);
    assert_eq!(notes(&auth("device_id", json!("a b"))), ["huawei_name /device_id"]);
    assert_eq!(notes(&auth("device_id", json!(""))), ["huawei_length /device_id"]);
    assert_eq!(notes(&auth("device_id", json!("a".repeat(129)))), ["huawei_length /device_id"]);
    assert_eq!(notes(&auth("timestamp", json!("201912021"))), ["huawei_time /timestamp"]);
    assert_eq!(notes(&auth("timestamp", json!("2018072424"))), [""; 0], "as the C SDK counts");
    assert_eq!(notes(&auth("timestamp", json!(2_019_120_219_u64))), [""; 0]);
    assert_eq!(notes(&auth("password", json!("secret"))), ["huawei_length /password"]);
    assert_eq!(notes(&auth("password", json!("g".repeat(64)))), ["huawei_length /password"]);
    let text = facade::decode_json(&auth("password", json!("verysecret")).to_string());
    let decoded: Value = serde_json::from_str(&text).expect("JSON");
    assert!(!decoded["notes"].to_string().contains("verysecret"), "{decoded}");
    for member in ["device_id", "sign_type", "timestamp", "password"] {
        assert_eq!(error(&auth(member, Value::Null)), format!("json_missing_member /{member}"));
        assert_eq!(error(&auth(member, json!([]))), format!("json_type /{member}"));
    }
}

#[test]
fn replies_over_https_say_what_went_wrong() {
    let reply = |path: &str, status: u16, body: Value| {
        let decoded = round_trip(&self::path(path, Some(status), &body));
        let meanings = decoded["meaning"].as_array().cloned().unwrap_or_default();
        meanings.iter().map(|info| info["meaning"].as_str().expect("a text").to_string()).collect::<Vec<_>>()
    };
    let code = |code: &str| json!({"error_code": code, "error_msg": "x"});
    let report = "/v5/devices/d/sys/properties/report";
    assert_eq!(reply("/v5/device-auth", 401, code("IOTDA.000002")), ["request is unauthorized"]);
    assert_eq!(reply(report, 403, code("IOTDA.021105")), ["content exceeds 1 MB"]);
    assert_eq!(
        reply("/v5/devices/d/sys/messages/up", 403, code("IOTDA.000004")),
        ["access token is not valid"]
    );
    assert_eq!(
        reply("/v5/devices/d/sys/gateway/sub-devices/properties/report", 403, code("IOTDA.021103")),
        ["too many sub-devices in one request"]
    );
    // An unknown code: the status is left.
    assert_eq!(reply(report, 403, code("IOTDA.999999")), ["forbidden"]);
    assert_eq!(reply(report, 500, code("IOTDA.999999")), [""; 0]);
    // Success has no body.
    for text in ["", " "] {
        let record = json!({"path": report, "status": 200, "payload": text});
        let decoded = decoded(&record);
        assert_eq!(
            (&decoded["kind"], &decoded["direction"]),
            (&json!("http.properties.report"), &json!("down"))
        );
        assert_eq!(decoded["meaning"][0]["meaning"], "success");
        assert_eq!(decoded["notes"], json!([]));
        let object = decoded.to_string();
        let back = facade::decoded_from_json(object.as_bytes()).expect("a decoded object");
        assert_eq!(&*thingwire::encode(&back).expect("a record").payload, text.as_bytes());
    }
    // The page of a server in between is kept.
    let page = decoded(&json!({"path": report, "status": 403, "payload": "<html>"}));
    assert_eq!((&page["error"], &page["meaning"][0]["meaning"]), (&Value::Null, &json!("forbidden")));

    let token = |text: String| {
        notes(&path("/v5/device-auth", Some(200), &json!({"access_token": text, "expires_in": 86399})))
    };
    assert_eq!(token("t".repeat(32)), [""; 0]);
    assert_eq!(token("t".repeat(256)), [""; 0]);
    assert_eq!(token("t".repeat(31)), ["huawei_length /access_token"]);
    assert_eq!(token("t".repeat(257)), ["huawei_length /access_token"]);
    // Without a status, by its members.
    let decoded =
        decoded(&path("/v5/device-auth", None, &json!({"access_token": "t".repeat(36), "expires_in": 1})));
    assert_eq!(decoded["error"], Value::Null, "{decoded}");
    for body in [json!({"error_code": 5}), json!({"access_token": []}), json!({"expires_in": {}})] {
        assert!(error(&path("/v5/device-auth", Some(400), &body)).starts_with("json_type /"), "{body}");
    }
}

#[test]
fn reports_over_https_have_their_own_limits() {
    let gateway = "/v5/devices/gw/sys/gateway/sub-devices/properties/report";
    let devices = |count: usize| {
        let device = json!({"device_id": "d", "services": []});
        json!({"devices": vec![device; count]})
    };
    assert_eq!(notes(&path(gateway, None, &devices(50))), [""; 0]);
    assert_eq!(notes(&path(gateway, None, &devices(51))), ["huawei_count /devices"]);
    let mqtt = |count| {
        notes(
            &json!({"topic": "$oc/devices/gw/sys/gateway/sub_devices/properties/report", "payload": devices(count)}),
        )
    };
    assert_eq!(mqtt(100), [""; 0]);
    assert_eq!(mqtt(101), ["huawei_count /devices"]);
    // One megabyte.
    let report = |size: usize| {
        let empty = r#"{"services":[{"service_id":"s","properties":{"p":""}}]}"#;
        let text = empty.replace(r#""p":"""#, &format!(r#""p":"{}""#, "x".repeat(size - empty.len())));
        assert_eq!(text.len(), size);
        notes(&json!({"path": "/v5/devices/d/sys/properties/report", "payload": text}))
    };
    assert_eq!(report(1024 * 1024), [""; 0]);
    assert_eq!(report(1024 * 1024 + 1), ["huawei_size "]);
    // A message over HTTPS may be anything.
    let message = decoded(&json!({"path": "/v5/devices/d/sys/messages/up", "payload": "raw"}));
    assert_eq!(message["error"], Value::Null);
    assert_eq!(
        error(&path("/v5/devices/d/sys/properties/report", None, &json!({}))),
        "json_missing_member /services"
    );
}

#[test]
fn applications_requests_and_replies_are_told_apart() {
    let api = |path: &str, status, body: &Value| {
        let record = self::path(&format!("/v5/iot/p/devices/d/{path}"), status, body);
        let decoded = round_trip(&record);
        let meaning = decoded["meaning"][0]["meaning"].as_str().unwrap_or_default().to_string();
        (notes(&record), meaning)
    };
    let none: Vec<String> = Vec::new();
    // The states that the guide speaks of, in the members that the platform's reference has.
    let sent =
        json!({"device_id": "d", "command_id": "c", "status": "SENT", "created_time": "20151212T121212Z"});
    assert_eq!(api("async-commands", Some(200), &sent), (none.clone(), "sent".into()));
    assert_eq!(api("async-commands", None, &sent), (none.clone(), "sent".into()));
    let odd = json!({"command_id": "c", "status": "OK"});
    assert_eq!(
        api("async-commands", Some(200), &odd),
        (vec!["huawei_status_unknown /status".into()], "command is taken".into())
    );
    let pending = json!({"message_id": "m", "result": {"status": "PENDING", "created_time": "20151212T121212Z", "finished_time": ""}});
    assert_eq!(api("messages", Some(201), &pending), (none.clone(), "waiting".into()));
    let odd = json!({"message_id": "m", "result": {"status": "SENT"}});
    assert_eq!(api("messages", Some(201), &odd).0, ["huawei_status_unknown /result/status"]);
    assert_eq!(
        api("messages", Some(201), &json!({"message_id": "m", "status": "SENT"})).0,
        ["huawei_status_unknown /status"]
    );
    let failed =
        json!({"command_id": "c", "response": {"result_code": 1, "response_name": "r", "paras": {"x": 1}}});
    assert_eq!(api("commands", Some(200), &failed), (none.clone(), "failure".into()));
    let timeout = json!({"error_code": "IOTDA.014111", "error_msg": "Device command response timed out."});
    assert_eq!(api("commands", Some(408), &timeout), (none.clone(), String::new()));
    let strategy = |text: &str| {
        api(
            "async-commands",
            None,
            &json!({"service_id": "s", "command_name": "c", "paras": {}, "send_strategy": text}),
        )
        .0
    };
    assert_eq!(strategy("immediately"), none);
    assert_eq!(strategy("delay"), none);
    assert_eq!(strategy("immediate"), ["huawei_value /send_strategy"]);
    let desired = |desired: &Value| {
        api("shadow", None, &json!({"shadow": [{"service_id": "s", "desired": desired, "version": 1}]})).0
    };
    assert_eq!(desired(&json!({"a": {"b.c": 1}})), none, "only the names of properties are looked at");
    assert_eq!(
        desired(&json!({"a.b": 1, "ok": 1, "$x": 1, "\u{0}": 1})),
        [
            "huawei_shadow_key /shadow/0/desired/\u{0}",
            "huawei_shadow_key /shadow/0/desired/$x",
            "huawei_shadow_key /shadow/0/desired/a.b",
        ]
    );
    assert_eq!(desired(&json!({})), none);
    assert_eq!(desired(&json!(null)), none);
    let task = |targets: &Value| {
        notes(&path("/v5/iot/p/batchtasks", None, &json!({"app_id": "a", "targets": targets})))
    };
    assert_eq!(task(&json!(["a_1", "b-2"])), none);
    assert_eq!(task(&json!(["a_1", "b 2"])), ["huawei_name /targets/1"]);
    assert_eq!(
        round_trip(&path("/v5/iot/p/batchtasks", Some(201), &json!({"task_id": "t", "status": "Waitting"})))
            ["kind"],
        "api.batchtasks"
    );
    // A request without a body.
    let get = decoded(&json!({"path": "/v5/iot/p/devices/d/shadow", "payload": ""}));
    assert_eq!(
        (&get["error"], &get["kind"], &get["notes"]),
        (&Value::Null, &json!("api.shadow"), &json!([]))
    );
}

#[test]
fn broken_requests_are_errors_with_their_place() {
    let api =
        |path: &str, status, body: Value| error(&self::path(&format!("/v5/iot/p/{path}"), status, &body));
    assert_eq!(api("devices/d/shadow", None, json!({"shadow": {}})), "json_type /shadow");
    assert_eq!(
        api("devices/d/shadow", None, json!({"shadow": [{"desired": []}]})),
        "json_type /shadow/0/desired"
    );
    assert_eq!(
        api("devices/d/shadow", Some(200), json!({"shadow": [{}]})),
        "json_missing_member /shadow/0/service_id"
    );
    assert_eq!(api("devices/d/shadow", Some(200), json!({"device_id": 1})), "json_type /device_id");
    assert_eq!(api("devices/d/async-commands", None, json!({"service_id": 1})), "json_type /service_id");
    assert_eq!(api("devices/d/async-commands", None, json!({"expire_time": []})), "json_type /expire_time");
    assert_eq!(
        api("devices/d/async-commands", Some(200), json!({"command_id": []})),
        "json_type /command_id"
    );
    assert_eq!(api("devices/d/commands", None, json!({"command_name": {}})), "json_type /command_name");
    assert_eq!(api("devices/d/commands", Some(200), json!({"response": []})), "json_type /response");
    assert_eq!(api("devices/d/messages", None, json!({"topic": 1})), "json_type /topic");
    assert_eq!(api("devices/d/messages", Some(201), json!({"result": 1})), "json_type /result");
    assert_eq!(api("batchtasks", None, json!({"targets": "a"})), "json_type /targets");
    assert_eq!(api("batchtasks", None, json!({"targets": [1]})), "json_type /targets/0");
    // As printed, with the strategy without its quotes.
    let printed = r#"{"service_id": "WaterMeter", "command_name": "ON_OFF", "paras": {"value": "ON"}, "expire_time": 0, "send_strategy": immediately}"#;
    let record = Record::path("/v5/iot/p/devices/d/async-commands", None, printed.as_bytes());
    assert_eq!(decode(&record).expect_err("no JSON").code(), thingwire::Code::JsonSyntax);
}

/// Every kind of this part has a reader.
#[test]
fn nothing_of_this_part_is_left_unread() {
    let kinds = thingwire::kinds().filter(|kind| kind.info().vendor == Some(Vendor::Huawei));
    let ours: Vec<Kind> = kinds
        .filter(|kind| ["http.", "api.", "push."].iter().any(|prefix| kind.name().starts_with(prefix)))
        .collect();
    assert_eq!(ours.len(), 5 + 5 + 13);
    for kind in ours {
        let name = kind.name();
        if let Some(template) = kind.info().topic {
            let record = json!({"path": template, "payload": {}, "status": 200});
            let notes = decoded(&record)["notes"].to_string();
            assert!(!notes.contains("payload_unread"), "{name}: {notes}");
        }
    }
}
