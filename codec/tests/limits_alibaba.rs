//! Every limit of Alibaba's guides is a rule, or cannot be seen in one message; and the rules are applied where they belong.

mod common;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use thingwire::{
    Complaint,
    alibaba::{codes::of_reply, limits as rule},
    facade,
};

/// What becomes of a limit.
enum How {
    /// A count: the number of the guide is allowed, one more is not.
    Count(fn(usize) -> Option<Complaint>),
    /// A count of the older edition: allowed, and named by the complaint about the newer limit.
    Older(fn(usize) -> Option<Complaint>, usize),
    /// A text: the first list is allowed, the second is not.
    Text(fn(&str) -> Option<Complaint>, &'static [&'static str], &'static [&'static str]),
    /// Checked elsewhere, by this.
    Shown(fn() -> bool),
    /// Not to be seen in one message, topic or credential, for this reason.
    Unseen(&'static str),
}

use How::{Count, Older, Shown, Text, Unseen};

const PORT: &str = "where a client connects to, not what it sends";
const CLOCK: &str = "depends on the time at which it arrives";
const STATE: &str = "depends on what was sent or stored before";
const BELOW: &str = "a property of the MQTT, HTTP, TLS or DTLS connection below the message";
const CONSOLE: &str = "a number of the platform's own records, in no message";
const SDK: &str = "a setting or buffer of one SDK, in no message";
const NAMES: How = Text(
    rule::device_name,
    &["abcd", "aaaaaaaabbbbbbbbccccccccdddddddd", "a-_@.:9Z", "灯灯"],
    &["abc", "aaaaaaaabbbbbbbbccccccccdddddddde", "ab cd", "灯", "abc/"],
);
const STEPS: How = Text(rule::ota_step, &["1", "100", "-1", "-4"], &["0", "101", "-5"]);
const VERSION: How = Text(rule::version, &["1.0"], &["1.0.0", "1.1"]);
const TAG_KEY: How = Text(rule::tag_key, &["_a1", "Z"], &["1a", "a-b", ""]);
const OWN_CODES: How = Text(rule::device_code, &["100000", "110000"], &["99999", "110001"]);
const CLIENT_ID: How = Count(|count| rule::client_id(&"x".repeat(count)));
const SUB_DEVICES_2018: How = Older(rule::sub_devices, 1501);
const SECRET_ONCE: How = Unseen(STATE);
const HTTP_SIZE: How = Count(|kilobytes| {
    // The rule counts bytes; the guide's number is kilobytes.
    let bytes = if kilobytes > 128 { 128 * 1024 + 1 } else { kilobytes * 1024 };
    rule::payload(rule::Transport::Http, bytes)
});

/// What becomes of the limits about a subject, in the order of the catalogue.
const SUBJECTS: &[(&str, How)] = &[
    ("shadow: reported attributes", Shown(shadow_attributes_are_noted)),
    ("shadow: version must be later than the current version", Unseen(STATE)),
    ("shadow topics QoS", Unseen(BELOW)),
    ("device shadows per device", Unseen(CONSOLE)),
    ("bridge server default port", Unseen(PORT)),
    ("bridge server IPv4 addresses with 10.30 prefix", Unseen(PORT)),
    ("bridge heartBeatInterval in seconds; heartBeatProbes = max lost heartbeats", Unseen(SDK)),
    ("HTTP/2 regions", Unseen(PORT)),
    ("HTTP/2 heartBeatInterval / heartBeatTimeOut unit", Unseen(SDK)),
    (
        "client ID (Java SDK sample): not empty, no more than",
        Older(|count| rule::client_id(&"x".repeat(count)), 65),
    ),
    ("keep alive (Java sample)", Unseen(BELOW)),
    ("MQTT version", Unseen(BELOW)),
    ("SDK log level", Unseen(SDK)),
    ("IOT_OTAG_MD5SUM buffer", Unseen(SDK)),
    ("IOT_OTAG_FETCHED_SIZE / FILE_SIZE / CHECK_FIRMWARE buffer", Unseen(SDK)),
    ("WebSocket port (text)", Unseen(PORT)),
    ("WebSocket port (domain)", Unseen(PORT)),
    ("WebSocket port", Unseen(PORT)),
    ("clientId (WebSocket)", CLIENT_ID),
    ("clientId (CoAP)", CLIENT_ID),
    ("clientId (HTTP)", CLIENT_ID),
    ("clientId (MQTT TCP)", CLIENT_ID),
    ("clientId (MQTT)", CLIENT_ID),
    ("clientId (HTTPS auth)", CLIENT_ID),
    ("CoAP DTLS port", Unseen(PORT)),
    ("CoAP symmetric port", Unseen(PORT)),
    ("CoAP port in the publish example", Unseen(PORT)),
    ("CoAP token cached", Unseen(CLOCK)),
    ("HTTP token cached", Unseen(CLOCK)),
    ("HTTP token validity", Unseen(CLOCK)),
    (
        "CoAP MTU recommended below",
        Shown(|| {
            rule::payload(rule::Transport::Coap, 1023).is_none()
                && rule::payload(rule::Transport::Coap, 1024).is_some()
        }),
    ),
    ("CoAP regions", Unseen(PORT)),
    ("no ?query_string parameters in CoAP URIs", Shown(query_is_noted)),
    ("HTTP timestamp validity", Unseen(CLOCK)),
    ("HTTP upload size", HTTP_SIZE),
    ("HTTP regions", Unseen(PORT)),
    ("HTTP region", Unseen(PORT)),
    ("HTTPS only", Unseen(BELOW)),
    ("no ?query_String in HTTP URLs", Shown(query_is_noted)),
    ("MQTT versions", Unseen(BELOW)),
    ("MQTT packets supported", Unseen(BELOW)),
    ("will and retain messages not supported", Unseen(BELOW)),
    ("QoS 2 not supported", Unseen(BELOW)),
    ("TLS versions", Unseen(BELOW)),
    ("CoAP channel security", Unseen(BELOW)),
    ("HTTP versions", Unseen(BELOW)),
    ("HTTP method", Unseen(BELOW)),
    ("auth Content-Type", Unseen(BELOW)),
    ("publish Content-Type", Unseen(BELOW)),
    ("MQTT keep alive", Unseen(BELOW)),
    ("WebSocket keep alive", Unseen(BELOW)),
    ("keepalive_interval_ms", Unseen(SDK)),
    ("iotToken validity", Unseen(CLOCK)),
    ("TLS 1.2 recommended", Unseen(BELOW)),
    ("OTA progress", STEPS),
    ("OTA step", STEPS),
    ("TSL of 10 KB costs about 20 KB memory and 10 KB bandwidth", Unseen("what it costs, no limit")),
    ("Alink version", VERSION),
    ("deviceName length", NAMES),
    ("deviceName length (ch.6)", NAMES),
    ("concurrent online sub-devices per gateway", SUB_DEVICES_2018),
    (
        "sub-devices connected per gateway",
        Shown(|| rule::sub_devices(1500).is_none() && rule::sub_devices(1501).is_some()),
    ),
    ("sub-device online attempts", Unseen(STATE)),
    ("properties per report", Count(rule::properties)),
    ("tags per update", Count(rule::tags)),
    ("tag name (attrKey) length", TAG_KEY),
    ("tag name length", TAG_KEY),
    ("device-specific result codes", OWN_CODES),
    ("device-specific codes", OWN_CODES),
    ("devices per product", Unseen(CONSOLE)),
    ("sub-devices registered with one gateway (Table 11-1)", SUB_DEVICES_2018),
    ("sub-devices registered with one gateway (Table 11-2)", Count(rule::sub_devices)),
    ("sub-devices registered with one gateway (Table 2-1)", SUB_DEVICES_2018),
    ("sub-devices registered with one gateway (Table 2-2)", Count(rule::sub_devices)),
    ("online sub-devices per gateway", Count(rule::sub_devices)),
    ("sub-devices per gateway", Count(rule::sub_devices)),
    ("server QPS threshold without PUBACK", Unseen(STATE)),
    ("gateway/sub-device messages QoS", Unseen(BELOW)),
    ("login/logout QoS", Unseen(BELOW)),
    ("firmware version is sent only at device start", Unseen(STATE)),
    ("DeviceSecret assigned only at first activation", SECRET_ONCE),
    ("DeviceSecret issued only once", SECRET_ONCE),
    ("DeviceSecret can be obtained only once", SECRET_ONCE),
    ("device must send at least one packet per keep alive interval", Unseen(STATE)),
    (
        "topo signmethod",
        Text(rule::sign_method, &["hmacSha1", "hmacSha256", "hmacMd5", "Sha256"], &["hmacShal", "sm3"]),
    ),
    ("register signMethod", Text(rule::sign_method, &["hmacmd5", "hmacsha1", "hmacsha256"], &["md5"])),
    ("CoAP signmethod", Text(rule::sign_method, &["hmacmd5", "hmacsha1"], &["sha1"])),
    ("configScope", Text(rule::config_scope, &["product"], &["device"])),
    ("getType", Text(rule::get_type, &["file"], &["content"])),
    ("config signMethod", Text(rule::config_sign_method, &["Sha256"], &["sha275"])),
    ("CocoaPods version", Unseen(SDK)),
    ("property time", Text(rule::time, &["1524448722000"], &["1524448722", "now"])),
    ("timestamp digits", Text(rule::time, &["1524448722000"], &["152444872200", "15244487220000"])),
    ("ackMode", Text(rule::ack_mode, &["0", "1"], &["2"])),
    ("seq greater than seqOffset, unique random", Unseen(STATE)),
    ("firmware md5", Count(|digits| rule::md5(&"a".repeat(digits)))),
    ("firmware URL validity", Unseen(CLOCK)),
    ("message id: numbers, unique within the device", Text(rule::id, &["0", "123"], &["a", "-1", ""])),
    ("gateway report: own properties", Count(rule::properties)),
    ("gateway report: own events", Count(rule::pack_events)),
    ("gateway report: properties and events of sub-devices", Count(rule::pack_devices)),
    ("gateway report: devices", Count(rule::pack_devices)),
    (
        "gateway report: events",
        Shown(|| {
            // 5.5 of the same edition says 20, and its complaint names this one.
            rule::pack_events(21)
                .is_some_and(|complaint| complaint.expected_text().contains("6356 in its chapter 6, 200"))
        }),
    ),
    ("desired request properties", Count(rule::properties)),
    ("array element types", Unseen("a thing model's, not a message's")),
    ("desired version: first value 0, then 1, +1 per set", Unseen(STATE)),
    ("sign helper algorithm", Unseen(SDK)),
    ("TSL text length in example (string value)", Unseen("an example's own values")),
];

fn shadow_attributes_are_noted() -> bool {
    let noted = |count| {
        let payload = json!({"method": "update", "state": {"reported": values(count)}, "version": 1});
        let record = json!({"topic": "/shadow/update/a1/device1", "payload": payload});
        facade::decode_json(&record.to_string()).contains("shadow_attribute_limit")
    };
    !noted(128) && noted(129)
}

fn query_is_noted() -> bool {
    notes(&json!({"path": "/topic/sys/a1/device1/thing/model/up_raw?x=1", "payload_hex": "00"}))
        == ["alibaba_query "]
}

#[test]
fn every_limit_of_the_guides_is_a_rule_or_cannot_be_seen() {
    let Some(text) = common::shared("catalogue/limits.json") else { return };
    let all: Vec<Value> = serde_json::from_str(&text).expect("a JSON array");
    let entries: Vec<&Value> = all.iter().filter(|entry| entry["vendor"] == "alibaba").collect();
    assert_eq!(entries.len(), 131);
    let (mut met, mut unseen) = (BTreeSet::new(), 0);
    for entry in &entries {
        let subject = entry["subject"].as_str().expect("a subject");
        let (_, how) = SUBJECTS
            .iter()
            .find(|(name, _)| *name == subject)
            .unwrap_or_else(|| panic!("neither a rule nor a reason: {entry}"));
        met.insert(subject);
        let value = || usize::try_from(entry["value"].as_u64().expect("a number")).expect("a small number");
        match how {
            Count(rule) => {
                assert_eq!(rule(value()), None, "{entry}");
                assert!(rule(value() + 1).is_some(), "{entry}");
            }
            Older(rule, beyond) => {
                assert_eq!(rule(value()), None, "{entry}");
                let complaint = rule(*beyond).unwrap_or_else(|| panic!("{entry}"));
                assert!(complaint.expected_text().contains(&value().to_string()), "{complaint}");
            }
            Text(rule, right, wrong) => {
                assert!(right.iter().all(|text| rule(text).is_none()), "{entry}");
                assert!(wrong.iter().all(|text| rule(text).is_some()), "{entry}");
            }
            Shown(check) => assert!(check(), "{entry}"),
            Unseen(reason) => {
                assert!(!reason.is_empty());
                unseen += 1;
            }
        }
    }
    assert_eq!(met.len(), SUBJECTS.len(), "a subject of the list is in no catalogue, or is there twice");
    println!("{} limits are rules, {unseen} cannot be seen", entries.len() - unseen);
}

/// Codes and places of a record's notes, those about limits alone.
fn notes(record: &Value) -> Vec<String> {
    let decoded: Value = serde_json::from_str(&facade::decode_json(&record.to_string())).expect("JSON");
    assert!(decoded.get("error").is_none(), "{decoded}");
    let notes = decoded["notes"].as_array().expect("notes");
    let ours =
        notes.iter().filter(|note| note["code"].as_str().is_some_and(|code| code.starts_with("alibaba_")));
    let place = |note: &Value| match &note["place"] {
        Value::Object(place) if place.contains_key("level") => format!("level {}", place["level"]),
        place => place["pointer"].as_str().unwrap_or_default().to_string(),
    };
    ours.map(|note| format!("{} {}", note["code"].as_str().expect("a code"), place(note))).collect()
}

/// Notes on a request with these parameters.
fn request(path: &str, params: Value) -> Vec<String> {
    let topic = format!("/sys/a1B2c3D4e5F/gateway1/{path}");
    notes(&json!({"topic": topic, "payload": {"id": "1", "version": "1.0", "params": params}}))
}

fn values(count: usize) -> Value {
    (0..count).map(|at| (format!("p{at}"), json!(1))).collect::<serde_json::Map<_, _>>().into()
}

fn device(name: &str) -> Value {
    json!({"productKey": "a1B2c3D4e5F", "deviceName": name})
}

#[test]
fn counts_are_noted_where_they_are() {
    let post = "thing/event/property/post";
    assert_eq!(request(post, values(200)), [""; 0]);
    assert_eq!(request(post, values(201)), ["alibaba_count /params"]);
    assert_eq!(request("thing/service/property/set", values(201)), [""; 0], "no limit is documented");
    let names = |count| (0..count).map(|at| format!("p{at}")).collect::<Vec<_>>();
    assert_eq!(request("thing/property/desired/get", json!(names(200))), [""; 0]);
    assert_eq!(request("thing/property/desired/get", json!(names(201))), ["alibaba_count /params"]);
    assert_eq!(
        request(
            "thing/property/desired/delete",
            json!(values(201).as_object().map(|all| {
                all.keys().map(|name| (name.clone(), json!({}))).collect::<serde_json::Map<_, _>>()
            }))
        ),
        ["alibaba_count /params"]
    );
    let tags = |count| vec![json!({"attrKey": "k", "attrValue": "v"}); count];
    assert_eq!(request("thing/deviceinfo/update", json!(tags(200))), [""; 0]);
    assert_eq!(request("thing/deviceinfo/update", json!(tags(201))), ["alibaba_count /params"]);
    let found = |count| vec![device("lamp1"); count];
    assert_eq!(request("thing/list/found", json!(found(1500))), [""; 0]);
    assert_eq!(request("thing/list/found", json!(found(1501))), ["alibaba_count /params"]);
    let reply = |count| {
        notes(&json!({
            "topic": "/sys/a1B2c3D4e5F/gateway1/thing/topo/get_reply",
            "payload": {"id": "1", "code": 200, "data": found(count)},
        }))
    };
    assert_eq!(reply(1500), [""; 0]);
    assert_eq!(reply(1501), ["alibaba_count /data"]);
}

#[test]
fn a_gateways_report_is_checked_part_by_part() {
    let pack = |params| request("thing/event/property/pack/post", params);
    let sub = |name: &str| json!({"identity": device(name), "properties": {"p": {"value": 1, "time": 1524448722000_i64}}, "events": {}});
    let subs = |count| vec![sub("lamp1"); count];
    assert_eq!(
        pack(json!({"properties": values(200), "events": values(20), "subDevices": subs(20)})),
        [""; 0]
    );
    assert_eq!(pack(json!({"properties": values(201)})), ["alibaba_count /params/properties"]);
    assert_eq!(pack(json!({"events": values(21)})), ["alibaba_count /params/events"]);
    assert_eq!(pack(json!({"subDevices": subs(21)})), ["alibaba_count /params/subDevices"]);
    let mut list = subs(3);
    list[1]["identity"]["deviceName"] = json!("l 1");
    list[2]["properties"]["p"]["time"] = json!(1_524_448_722);
    assert_eq!(
        pack(json!({"subDevices": list})),
        [
            "alibaba_name /params/subDevices/1/identity/deviceName",
            "alibaba_time /params/subDevices/2/properties/p/time"
        ]
    );
    // One in place of a list, as the guide's table has it.
    assert_eq!(
        pack(json!({"subDevices": sub("l 1")})),
        ["alibaba_name /params/subDevices/identity/deviceName"]
    );
}

#[test]
fn names_and_times_and_values_are_noted_where_they_are() {
    let post = "thing/event/property/post";
    let time = |value: Value| request(post, json!({"a/b": {"value": 1, "time": value}}));
    assert_eq!(time(json!(1524448722000_i64)), [""; 0]);
    assert_eq!(time(json!("1524448722000")), [""; 0]);
    assert_eq!(time(json!(1_524_448_722)), ["alibaba_time /params/a~1b/time"]);
    assert_eq!(time(json!(null)), ["alibaba_time /params/a~1b/time"]);
    // The other order, and values that are no such pair.
    let raw = |params: &str| {
        let payload = format!(r#"{{"id":"1","version":"1.0","params":{params}}}"#);
        notes(&json!({"topic": format!("/sys/a1/device1/{post}"), "payload": payload}))
    };
    assert_eq!(raw(r#"{"p":{"time":1524448722,"value":1}}"#), ["alibaba_time /params/p/time"]);
    assert_eq!(raw(r#"{"p":{"time":1524448722000,"value":1}}"#), [""; 0]);
    assert_eq!(raw(r#"{"p":{"time":1,"value":1,"own":1}}"#), [""; 0], "a struct of the product's own");
    assert_eq!(raw(r#"{"p":{"time":1}}"#), [""; 0], "a struct of the product's own");
    assert_eq!(raw(r#"{"p":[{"value":1,"time":1}],"q":"\"time\":1"}"#), [""; 0]);
    assert_eq!(request("thing/event/e/post", json!({"value": {}, "time": 1})), ["alibaba_time /params/time"]);
    assert_eq!(
        request("thing/event/e/post", json!({"value": 3, "time": 1})),
        [""; 0],
        "parameters of the product's own"
    );

    assert_eq!(
        request("thing/deviceinfo/delete", json!([{"attrKey": "ok"}, {"attrKey": "1"}])),
        ["alibaba_name /params/1/attrKey"]
    );
    assert_eq!(
        request("thing/topo/delete", json!([device("lamp1"), device("l")])),
        ["alibaba_length /params/1/deviceName"]
    );
    assert_eq!(
        request(
            "thing/topo/add",
            json!([{
                "productKey": "a1", "deviceName": "x", "clientId": "c", "timestamp": "1524448722", "signmethod": "hmacShal", "sign": "0"
            }])
        ),
        [
            "alibaba_length /params/0/deviceName",
            "alibaba_time /params/0/timestamp",
            "alibaba_value /params/0/signmethod"
        ]
    );
    assert_eq!(
        request("thing/config/get", json!({"configScope": "device", "getType": "content"})),
        ["alibaba_value /params/configScope", "alibaba_value /params/getType"]
    );
    assert_eq!(
        request("thing/config/log/get", json!({"configScope": "device", "getType": "content"})),
        [""; 0]
    );
    let login = |params| {
        notes(
            &json!({"topic": "/ext/session/a1/gateway1/combine/login", "payload": {"id": "1", "params": params}}),
        )
    };
    assert_eq!(
        login(
            json!({"productKey": "a1", "deviceName": "lamp1", "timestamp": 1_524_448_722, "signMethod": "md5"})
        ),
        ["alibaba_time /params/timestamp", "alibaba_value /params/signMethod"]
    );
    let upgrade = |data| {
        notes(
            &json!({"topic": "/ota/device/upgrade/a1/device1", "payload": {"id": 1, "code": "1000", "data": data}}),
        )
    };
    assert_eq!(
        upgrade(
            json!({"md5": "93230c3bde425a9d7984a594ac55ea1e", "sign": "93230c3bde425a9d7984a594ac55ea1e", "signMethod": "Md5"})
        ),
        [""; 0]
    );
    assert_eq!(
        upgrade(
            json!({"md5": "x", "sign": "93230c3bde425a9d7984a594ac55ea1e", "signMethod": "SHA256", "files": [{"fileMd5": "0"}]})
        ),
        ["alibaba_digest /data/md5", "alibaba_digest /data/sign", "alibaba_digest /data/files/0/fileMd5"]
    );
}

#[test]
fn envelopes_and_addresses_are_checked() {
    let topic = "/sys/a1B2c3D4e5F/device1/thing/topo/get";
    let get = |topic: &str, id: Value, version: &str| {
        notes(&json!({"topic": topic, "payload": {"id": id, "version": version, "params": {}}}))
    };
    assert_eq!(get(topic, json!(1), "1.0"), [""; 0]);
    assert_eq!(get(topic, json!("a1"), "1.1"), ["alibaba_id /id", "alibaba_value /version"]);
    assert_eq!(get(topic, json!(1.5), "1.0"), ["alibaba_id /id"]);
    assert_eq!(get("/sys/a1/d1/thing/topo/get", json!(1), "1.0"), ["alibaba_length level 3"]);
    assert_eq!(get("/sys/d 1/d 1/thing/topo/get", json!(1), "1.0"), ["alibaba_name level 3"]);
    // The platform's own requests.
    assert_eq!(get("/sys/a1/device1/thing/service/property/set", json!("x"), "1.0.0"), [""; 0]);
    assert_eq!(
        notes(&json!({"topic": "/ota/device/inform/a1/d", "payload": {"id": 1, "params": {"version": "1"}}})),
        ["alibaba_length level 5"]
    );
    // Custom topics are anyone's.
    assert_eq!(notes(&json!({"topic": "/a/b/user/get", "payload": "x"})), [""; 0]);

    let reply = |code: Value| {
        notes(&json!({
            "topic": "/sys/a1/device1/thing/service/property/set_reply", "payload": {"id": "1", "code": code, "data": {}}
        }))
    };
    for code in [200, 400, 429, 460, 100_000, 110_000] {
        assert_eq!(reply(json!(code)), [""; 0]);
    }
    for code in [0, 500, 6401, 99_999, 110_001] {
        assert_eq!(reply(json!(code)), ["alibaba_device_code /code"]);
    }
    // A code that is noted has no meaning here, and the other way round.
    let kind = thingwire::Kind::find(Some(thingwire::Vendor::Alibaba), "thing.service.property.set_reply")
        .expect("a kind");
    for code in ["200", "400", "429", "460", "100000", "110000", "0", "500", "6401", "99999", "110001"] {
        assert_eq!(of_reply(kind, code).count() > 0, rule::device_code(code).is_none(), "{code}");
    }

    let auth = |mut body: Value| {
        for (name, value) in
            [("productKey", "a1"), ("deviceName", "device1"), ("clientId", "c"), ("sign", "0")]
        {
            body.as_object_mut().expect("an object").entry(name).or_insert(json!(value));
        }
        notes(&json!({"path": "/auth", "payload": body}))
    };
    assert_eq!(auth(json!({"timestamp": "1524448722000", "signmethod": "hmacsha1", "ackMode": 1})), [""; 0]);
    assert_eq!(
        auth(
            json!({"deviceName": "d", "clientId": "c".repeat(65), "timestamp": 1, "signmethod": "sha", "ackMode": "2"})
        ),
        [
            "alibaba_length /deviceName",
            "alibaba_length /clientId",
            "alibaba_value /signmethod",
            "alibaba_time /timestamp",
            "alibaba_value /ackMode"
        ]
    );
    let form = format!(
        "productKey=a1&deviceName=d%201&clientId={}&sign=0&timestamp=1&signmethod=hmacmd5",
        "%61".repeat(65)
    );
    assert_eq!(
        notes(&json!({"path": "/auth/devicename", "payload": form})),
        [
            "alibaba_name /fields/deviceName",
            "alibaba_length /fields/clientId",
            "alibaba_time /fields/timestamp"
        ]
    );
    let publish = |bytes: usize| {
        notes(&json!({"path": "/topic/sys/a1/device1/thing/model/up_raw", "payload_hex": "00".repeat(bytes)}))
    };
    assert_eq!(publish(131_072), [""; 0]);
    assert_eq!(publish(131_073), ["alibaba_size "]);
}
