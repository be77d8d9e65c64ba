//! Every code of Alibaba's guides is known, and belongs to the requests that the guides list it for.

mod common;

use std::collections::BTreeSet;

use serde_json::Value;
use thingwire::{Kind, Vendor, alibaba::codes::of_reply, classify, codes};

/// Entries of the catalogue that have no row, with the reason. Each must be needed.
const EXCEPTIONS: &[(&str, &str)] =
    &[("log-message", "a text of the platform's log without a code, and in no message of a device")];

/// The requests that a scope of the catalogue means, where it means some; scopes that are topics are read as such.
const SCOPES: &[(&str, &[&str])] = &[
    ("shadow reply (method reply, payload.content.errorcode)", &["shadow.get", "shadow.update"]),
    ("HTTP /auth", &["http.auth"]),
    ("HTTP /topic/${topic} publish", &["http.topic"]),
    ("HTTPS /auth/devicename", &["http.auth.devicename"]),
    ("CoAP /auth return codes", &["http.auth"]),
    ("property report", &["thing.event.property.post"]),
    ("gateway batch report (pack/post)", &["thing.event.property.pack.post"]),
    ("desired get/delete", &["thing.property.desired.get", "thing.property.desired.delete"]),
    ("service reply code (linkkit_answer_service)", &["thing.service.invoke"]),
    ("/ota/device/request", &["ota.device.request"]),
    ("/ota/device/request response", &["ota.device.request"]),
    ("/ota/device/upgrade", &["ota.device.upgrade"]),
    ("RRPC finished", &["rrpc.request"]),
    ("OTA progress step (SDK IOT_OTA_ReportProgress)", &["ota.device.progress"]),
    ("OTA progress step (/ota/device/progress)", &["ota.device.progress"]),
    ("OTA progress step (chapter 4)", &["ota.device.progress"]),
    ("OTA progress step (5.10)", &["ota.device.progress"]),
    ("OSS firmware download XML error", &["ota.device.upgrade"]),
    (
        "common codes on devices (device -> platform replies)",
        &[
            "thing.service.property.set",
            "thing.service.invoke",
            "thing.disable",
            "thing.delete",
            "thing.config.push",
        ],
    ),
    // No one request.
    ("common error codes", &[]),
    ("parsing scripts", &[]),
    ("TSL models", &[]),
    ("TSL models / System error codes", &[]),
    // Logins, logouts and what the platform sends of its own accord, in one table; the lists of each say which is whose.
    ("sub-device connection and disconnection", &[]),
    ("MQTT CONNACK after HTTPS auth", &[]),
    ("IOT_Sign_MQTT return value", &[]),
    // The 2018 edition puts these on the reply to a logout, that of 2019 on /ext/error.
    (
        "sub-device forced to go offline (/ext/session/{gw_productKey}/{gw_deviceName}/combine/logout_reply per 000; /ext/error per 001)",
        &["ext.error"],
    ),
];

fn entries() -> Option<Vec<Value>> {
    let text = common::shared("catalogue/errors.json")?;
    let all: Vec<Value> = serde_json::from_str(&text).expect("a JSON array");
    Some(all.into_iter().filter(|entry| entry["vendor"] == "alibaba").collect())
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(String::from).or_else(|| value.as_i64().map(|number| number.to_string()))
}

/// The codes that an entry is about.
fn codes_of(entry: &Value) -> Vec<String> {
    match &entry["code"] {
        Value::Array(list) => list.iter().filter_map(text).collect(),
        code => text(code).into_iter().collect(),
    }
}

/// The request of a topic, a path, or a kind's name in either spelling.
fn requests_of(scope: &str) -> Vec<&'static str> {
    if let Some((_, requests)) = SCOPES.iter().find(|(name, _)| *name == scope) {
        return requests.to_vec();
    }
    let mut found = Vec::new();
    for word in scope.split([' ', '(', ')']).filter(|word| word.contains(['/', '.'])) {
        let topic = word.replace(['{', '}', '$'], "");
        let kind = Kind::find(Some(Vendor::Alibaba), &topic.replace('/', "."))
            .or_else(|| classify::topic(&topic).ok().map(|topic| topic.kind()))
            .filter(|kind| kind.info().vendor == Some(Vendor::Alibaba) && !kind.name().starts_with("custom"))
            .or_else(|| Some(classify::path(&topic, None).ok()?.kind()))
            .filter(|kind| kind.name() != "unknown")
            .unwrap_or_else(|| panic!("{scope}: {word} is no request"));
        found.push(kind.replies_to().unwrap_or(kind).name());
    }
    assert!(!found.is_empty(), "what does the scope {scope:?} mean?");
    found
}

#[test]
fn every_code_of_the_guides_is_known_and_has_its_requests() {
    let Some(entries) = entries() else { return };
    assert_eq!(entries.len(), 342);
    let mut needed = BTreeSet::new();
    let mut bound = 0;
    for entry in &entries {
        let kind = entry["kind"].as_str().expect("a kind");
        let codes = codes_of(entry);
        if codes.is_empty() {
            assert!(EXCEPTIONS.iter().any(|(name, _)| *name == kind), "no code and no exception: {entry}");
            needed.insert(kind);
            continue;
        }
        let requests = requests_of(entry["scope"].as_str().expect("a scope"));
        for code in &codes {
            let rows: Vec<_> = codes::find(Vendor::Alibaba, code).collect();
            assert!(!rows.is_empty(), "{code} is not known: {entry}");
            for request in &requests {
                bound += 1;
                assert!(
                    rows.iter().any(|row| row.used_in.contains(request)),
                    "{code} is not listed for {request}: {entry}"
                );
            }
        }
    }
    assert_eq!(needed.len(), EXCEPTIONS.len(), "an exception is not needed");
    assert!(bound > 350, "{bound}");
}

/// The other way round: a row that a list of the guide could have, but has not, is a slip.
#[test]
fn requests_with_a_list_have_no_codes_beyond_the_guides() {
    let Some(entries) = entries() else { return };
    let mut listed: BTreeSet<(String, &str)> = BTreeSet::new();
    let mut lists = BTreeSet::new();
    for entry in entries.iter().filter(|entry| !entry["code"].is_null()) {
        for request in requests_of(entry["scope"].as_str().expect("a scope")) {
            listed.extend(codes_of(entry).into_iter().map(|code| (code, request)));
            if entry["kind"] == "code-list" {
                lists.insert(request);
            }
        }
    }
    assert!(lists.len() > 15, "{lists:?}");
    let rows = thingwire::alibaba::codes::FAMILIES.iter().copied().flatten();
    for row in rows.filter(|row| row.family == "alink" && row.code != "200") {
        for request in row.used_in.iter().filter(|request| lists.contains(**request)) {
            let reason = match row.code {
                // Of the tables of the thing model and of scripts, which no list names.
                "6304" | "6314" | "6318" | "6329" | "26010" | "6450" => continue,
                // Seen in users' reports.
                "5092" | "6332" => continue,
                code => code,
            };
            assert!(
                listed.contains(&(String::from(reason), *request)),
                "{reason} is in no list of {request}"
            );
        }
    }
}

/// A decoded reply has a meaning for every code that the guide lists for its request.
#[test]
fn replies_carry_the_meaning() {
    let Some(entries) = entries() else { return };
    let mut met = 0;
    for entry in entries.iter().filter(|entry| entry["kind"] == "code-list") {
        for request in requests_of(entry["scope"].as_str().expect("a scope")) {
            let reply = thingwire::kinds()
                .find(|kind| kind.replies_to().is_some_and(|kind| kind.name() == request))
                .or_else(|| Kind::find(Some(Vendor::Alibaba), request))
                .expect("a kind");
            for code in codes_of(entry) {
                let rows: Vec<_> = of_reply(reply, &code).collect();
                assert!(!rows.is_empty(), "{code} of {reply}");
                assert!(rows.iter().all(|row| row.used_in.contains(&request)), "{code} of {reply}: {rows:?}");
                met += 1;
            }
        }
    }
    assert!(met > 200, "{met}");
}

#[test]
fn a_decoded_reply_says_what_its_code_means() {
    let meanings = |record: &str| -> Vec<String> {
        let decoded = thingwire::facade::decode_json(record);
        let decoded: Value = serde_json::from_str(&decoded).expect("JSON");
        let list = decoded["meaning"].as_array().cloned().unwrap_or_default();
        list.iter().map(|info| info["meaning"].as_str().expect("a text").into()).collect()
    };
    let reply = |topic: &str, code: &str| {
        meanings(&format!(r#"{{"topic":"{topic}","payload":{{"id":"1","code":{code},"data":{{}}}}}}"#))
    };
    assert_eq!(reply("/ext/session/a/b/combine/login_reply", "6401"), ["no topological relationship"]);
    assert_eq!(reply("/ext/error/a/b", "520"), ["session error"]);
    assert_eq!(reply("/sys/a/b/thing/event/property/post_reply", "6301").len(), 2);
    assert_eq!(reply("/sys/a/b/thing/service/property/set_reply", "100001"), ["the device's own error"]);
    assert_eq!(reply("/ota/device/upgrade/a/b", r#""1000""#), ["success"]);
    let refusal = r#"{"method":"reply","payload":{"status":"error","content":{"errorcode":"409","errormessage":"x"}},"timestamp":1469564576}"#;
    assert_eq!(
        meanings(&format!(r#"{{"topic":"/shadow/get/a1/device1","payload":{refusal}}}"#)),
        ["version conflict"]
    );
    assert_eq!(reply("/sys/a/b/thing/event/property/post_reply", "12345"), [""; 0]);
    assert_eq!(reply("/sys/a/b/thing/event/property/post_reply", "null"), [""; 0]);
    assert_eq!(
        meanings(r#"{"path":"/auth","status":200,"payload":{"code":20000,"message":"auth check error"}}"#),
        ["authentication failed"]
    );
    assert_eq!(
        meanings(r#"{"topic":"/sys/a/b/thing/topo/get","payload":{"id":"1","code":200}}"#),
        [""; 0],
        "a request has no code"
    );
}

#[test]
fn an_explained_reply_says_what_its_code_means() {
    fn meanings(node: &thingwire::explain::Node, label: &str, found: &mut Vec<String>) {
        if node.label == label {
            found.extend(node.meaning.iter().map(ToString::to_string));
        }
        node.children.iter().for_each(|child| meanings(child, label, found));
    }
    let explained = |topic: &str, payload: &str, label: &str| {
        let record = thingwire::Record::topic(topic, payload.as_bytes());
        let mut found = Vec::new();
        meanings(&thingwire::explain(&record), label, &mut found);
        found
    };
    let login = "/ext/session/a/b/combine/login_reply";
    assert_eq!(
        explained(login, r#"{"id":"1","code":6401,"data":{"code":1}}"#, "code"),
        ["no topological relationship"],
        "and not the member of that name in data"
    );
    assert_eq!(explained(login, r#"{"id":"1","code":12345,"data":{}}"#, "code"), [""; 0]);
    assert_eq!(explained(login, r#"{"id":"1","code":6401"#, "code"), [""; 0], "not read");
    let refusal = r#"{"method":"reply","payload":{"status":"error","content":{"errorcode":"409","errormessage":"x"}},"timestamp":1469564576}"#;
    assert_eq!(explained("/shadow/get/a1/device1", refusal, "errorcode"), ["version conflict"]);
}
