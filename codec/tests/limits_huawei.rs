//! Every limit of Huawei's guide is a rule, or cannot be seen in one message; and the rules are applied where they belong.

mod common;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use thingwire::{
    Code, Complaint, facade,
    huawei::{amqp, limits as rule, status},
};

/// What becomes of a limit.
enum How {
    /// A count: the number of the guide is allowed, one more is not.
    Count(fn(usize) -> Option<Complaint>),
    /// A text: the first list is allowed, the second is not.
    Text(rule::Rule, &'static [&'static str], &'static [&'static str]),
    /// A number that is named here, and is that of the guide.
    Named(u64),
    /// Checked elsewhere, by this.
    Shown(fn() -> bool),
    /// Not to be seen in one message, topic, push or credential, for this reason.
    Unseen(&'static str),
}

use How::{Count, Named, Shown, Text, Unseen};

const PORT: &str = "where a client connects to, not what it sends";
const CLOCK: &str = "depends on the time at which it arrives";
const STATE: &str = "depends on what was sent or stored before";
const BELOW: &str = "a property of the MQTT, HTTP, TLS or AMQP connection below the message";
const CONSOLE: &str = "a number of the platform's own records, in no message";
const SAMPLE: &str = "a number in an example or a sample, no limit";
const SDK: &str = "a setting of one sample's library, in no message";
const SQL: &str = "of the SQL in a forwarding rule, in no message";
const OWN: &str = "what the platform makes itself; anything may come from others";

const SUB_DEVICES: How = Count(rule::sub_devices);
const HTTPS_DEVICES: How = Count(|count| rule::report_devices(rule::Transport::Https, count));
/// The rule counts bytes, and the guide's number is megabytes.
const HTTPS_MEGABYTES: How = Count(|number| rule::https_body(mega(number)));
const FRAGMENT: How = Shown(fragments_are_noted);
const SUFFIX: How = Shown(|| {
    let suffix = |length: usize| rule::topic_suffix(&"a".repeat(length));
    suffix(0).is_some()
        && suffix(1).is_none()
        && suffix(64).is_none()
        && suffix(65).is_some()
        && rule::topic_suffix("a/b_C/9").is_none()
        && ["a//b", "a-b", "a.b", "灯", "a b", "+", "#"].iter().all(|text| rule::topic_suffix(text).is_some())
});

/// As many bytes as so many megabytes; one more megabyte than the first is one byte more.
fn mega(number: usize) -> usize {
    if number > 1 { 1024 * 1024 + 1 } else { number * 1024 * 1024 }
}

fn fragments_are_noted() -> bool {
    let notice = |size: u16| {
        let mut data = b"V1".to_vec();
        data.resize(16, 0);
        for number in [size, 1, 0] {
            data.extend(number.to_be_bytes());
        }
        let mut frame = vec![0xff, 0xfe, 1, 20, 0, 0];
        frame.extend(u16::try_from(data.len()).expect("a small number").to_be_bytes());
        frame.extend(data);
        let check = thingwire::huawei::pcp::frame_check(&frame).to_be_bytes();
        frame[4..6].copy_from_slice(&check);
        let hex = thingwire::wire::hex::encode(&frame);
        facade::decode_json(&json!({"hex": hex, "direction": "down"}).to_string())
            .contains("pcp_fragment_size")
    };
    notice(31) && !notice(32) && !notice(500) && notice(501)
}

/// What becomes of the limits about a subject, in the order of the catalogue.
const SUBJECTS: &[(&str, How)] = &[
    ("device CA certificates per user", Unseen(CONSOLE)),
    ("log content", Count(|number| rule::log_content(mega(number)))),
    ("temporary URL expire example", Unseen(SAMPLE)),
    ("example access_token expiry", Unseen(SAMPLE)),
    ("OTA progress", Text(rule::progress, &["0", "7", "100"], &["101", "-1", "1.5", "", "1%", "1000"])),
    (
        "device_statuses list",
        Shown(|| {
            let fits = |count| rule::device_statuses(count).is_none();
            !fits(0) && fits(1) && fits(100) && !fits(101)
        }),
    ),
    ("event_id auto format", Unseen(OWN)),
    ("sub-devices added per request", SUB_DEVICES),
    ("default device_id", Unseen(OWN)),
    (
        "extension_info size",
        Count(|number| rule::extension_info(if number > 1 { 1025 } else { number * 1024 })),
    ),
    ("add response delay", Unseen(CLOCK)),
    ("sub-devices deleted per request", SUB_DEVICES),
    ("delete response delay", Unseen(CLOCK)),
    ("sub-devices updated per request", SUB_DEVICES),
    (
        "event_time formats",
        Text(
            rule::event_time,
            &["20161219T114920Z", "2020-08-12T12:12:12.333Z"],
            &[
                "2020-08-12T12:12:12Z",
                "20161219T114920",
                "2016-12-19 11:49:20",
                "1597234332333",
                "",
                "20161319T114920Z",
            ],
        ),
    ),
    (
        "get response event_time",
        Text(
            rule::compact_time,
            &["20161219T114920Z"],
            &["2020-08-12T12:12:12.333Z", "2020-08-12T12:12:12Z", ""],
        ),
    ),
    (
        "log end_time",
        Text(
            rule::log_end_time,
            &["2020-08-12T12:12:12Z", "20161219T114920Z"],
            &["2020-08-12T12:12:12.333Z", "2020-08-12", ""],
        ),
    ),
    ("gateway batch over MQTT", Count(|count| rule::report_devices(rule::Transport::Mqtt, count))),
    ("gateway batch over HTTPS", HTTPS_DEVICES),
    ("devices list over HTTPS", HTTPS_DEVICES),
    ("HTTPS body", HTTPS_MEGABYTES),
    ("single request content", HTTPS_MEGABYTES),
    ("TLS version (HTTPS)", Unseen(BELOW)),
    ("HTTP versions", Unseen(BELOW)),
    ("HTTPS device port", Unseen(PORT)),
    ("device HTTPS port", Unseen(PORT)),
    ("ClientId / Username / Password length", Count(|count| rule::connect_text(&"灯".repeat(count)))),
    ("ClientId id type", Text(rule::id_type, &["0"], &["1", "3", "", "00"])),
    ("ClientId sign type", Text(rule::sign_type, &["0", "1"], &["2", "-1", "", "01"])),
    (
        "timestamp length",
        Text(rule::timestamp, &["2018072417", "2018072424"], &["201807241", "20180724170", "2018-07-24", ""]),
    ),
    (
        "password length",
        Shown(|| {
            let digits = |count: usize| rule::password(&"0f".repeat(count)).is_none();
            digits(32) && !digits(31) && !digits(33) && rule::password(&"g".repeat(64)).is_some()
        }),
    ),
    (
        "device_id length",
        Shown(|| {
            let length = |count: usize| rule::device_id(&"a".repeat(count)).is_none();
            !length(0)
                && length(1)
                && length(128)
                && !length(129)
                && rule::device_id("a-Z_9").is_none()
                && ["a b", "a/b", "a.b", "灯", "a\0"].iter().all(|id| rule::device_id(id).is_some())
        }),
    ),
    (
        "access_token length in response",
        Shown(|| {
            let length = |count: usize| rule::token(&"t".repeat(count)).is_none();
            !length(31) && length(32) && length(256) && !length(257)
        }),
    ),
    (
        "access_token length in header",
        Shown(|| {
            let length = |count: usize| rule::token_header(&"t".repeat(count)).is_none();
            !length(0) && length(1) && length(256) && !length(257)
        }),
    ),
    ("old access_token grace", Unseen(CLOCK)),
    ("sign_type", Text(rule::sign_type, &["0", "1"], &["2", "-1"])),
    ("example token expiry", Unseen(SAMPLE)),
    ("product name charset", Unseen(CONSOLE)),
    ("manufacturer name charset", Unseen(CONSOLE)),
    ("node_id", Unseen("a device's own number, of whatever form")),
    ("X.509 fingerprint: colons removed", Unseen(CONSOLE)),
    ("NB-IoT online window", Unseen(CLOCK)),
    ("NB-IoT offline after", Unseen(CLOCK)),
    ("devices per group", Unseen(CONSOLE)),
    ("groups per device", Unseen(CONSOLE)),
    (
        "shadow keys must not contain . $ or NUL",
        Text(rule::shadow_key, &["", "temperature", "a-b_c d", "灯"], &["a.b", ".", "$", "a$", "a\0b"]),
    ),
    ("LwM2M upgrade: device online wait", Unseen(CLOCK)),
    ("firmware version report wait", Unseen(CLOCK)),
    ("coverage/cell query wait", Unseen(CLOCK)),
    ("LwM2M download wait", Unseen(CLOCK)),
    ("upgrade result wait", Unseen(CLOCK)),
    ("MQTT upgrade: device online wait", Unseen(CLOCK)),
    ("MQTT version report wait", Unseen(CLOCK)),
    ("OTA token validity / download and status wait", Unseen(CLOCK)),
    ("retry count recommended 2, max 5", Unseen(CONSOLE)),
    ("retry interval recommended 5, max 1440", Unseen(CONSOLE)),
    ("software package fragment size", FRAGMENT),
    ("SOTA download wait", Unseen(CLOCK)),
    ("SOTA result wait", Unseen(CLOCK)),
    ("PCP fragment size", FRAGMENT),
    ("fragment maximum length 500", FRAGMENT),
    ("description length", Unseen(CONSOLE)),
    (
        "file upload size",
        Count(|number| {
            let giga = 1024 * 1024 * 1024;
            let number = u64::try_from(number).expect("a small number");
            rule::file_size(if number > 5 { 5 * giga + 1 } else { number * giga })
        }),
    ),
    ("upload URL validity default", Unseen(CLOCK)),
    ("custom topics per product model", Unseen(CONSOLE)),
    ("custom topic suffix", SUFFIX),
    ("LwM2M cached command expiry default", Named(status::COMMAND_HOURS as u64)),
    ("LwM2M command ACK timeout", Named(status::ACKNOWLEDGE_SECONDS as u64)),
    // One day.
    ("MQTT cached message expiry", Named(status::MESSAGE_HOURS as u64 / 24)),
    ("messages kept per device", Named(status::MESSAGES_KEPT as u64)),
    ("HTTP push response timeout", Unseen(CLOCK)),
    ("HTTP push consecutive failures before blacklist", Unseen(STATE)),
    ("HTTP push blacklist duration", Unseen(CLOCK)),
    ("AMQP server retention: 24 hours and < 1 GB", Unseen(STATE)),
    (
        "AMQP queue name",
        Shown(|| {
            let length = |count: usize| rule::queue(&"q".repeat(count)).is_none();
            length(128)
                && !length(129)
                && rule::queue(amqp::DEFAULT_QUEUE).is_none()
                && rule::queue("a_-|Z9").is_none()
                && ["a/b", "a b", "a.b", "灯"].iter().all(|name| rule::queue(name).is_some())
        }),
    ),
    ("AMQP TLS", Shown(|| amqp_notes("amqp://h:5671") && !amqp_notes("amqps://h:5671"))),
    ("AMQP version", Unseen(BELOW)),
    ("AMQP receiver link must be created within", Named(amqp::LINK_SECONDS as u64)),
    ("AMQP receiver links per connection", Named(amqp::LINKS as u64)),
    ("AMQP port", Shown(|| amqp_notes("amqps://h:5672") && !amqp_notes("amqps://h:5671"))),
    ("clients per accessKey", Unseen(STATE)),
    (
        "AMQP timestamp skew",
        Count(|minutes| {
            let skew = if minutes > 5 {
                5 * 60_000 + 1
            } else {
                u64::try_from(minutes).expect("a small number") * 60_000
            };
            let now = 1_585_297_000_000;
            assert_eq!(
                rule::amqp_skew(now + skew, now).is_none(),
                rule::amqp_skew(now - skew, now).is_none()
            );
            rule::amqp_skew(now + skew, now)
        }),
    ),
    (
        "AMQP timestamp digits",
        Text(rule::amqp_time, &["1585297000000"], &["1585297000", "15852970000000", "", "158529700000x"]),
    ),
    ("accessCode length", Count(|count| rule::access_code(&"c".repeat(count)))),
    ("queues per connection", Unseen(STATE)),
    ("queues per user", Unseen(CONSOLE)),
    ("connections per tenant", Unseen(STATE)),
    ("message cache", Unseen(CLOCK)),
    ("reconnectDelay default", Unseen(SDK)),
    ("maxReconnectDelay", Unseen(SDK)),
    ("idleTimeout SDK default", Named(amqp::IDLE_TIMEOUT_JAVA)),
    ("queuePrefetch", Unseen(SDK)),
    ("MaxFrameSize in C# sample", Unseen(SDK)),
    ("C# reconnect interval", Unseen(SDK)),
    ("SQL clause length", Unseen(SQL)),
    ("AS variable length", Unseen(SQL)),
    ("AS variable charset", Unseen(SQL)),
    ("string constant charset", Unseen(SQL)),
    ("schedule rule repeat 1-1440 times, interval 1-1440 minutes", Unseen(CONSOLE)),
    ("concurrently traced devices per user", Unseen(CONSOLE)),
    ("resource space rate limit default", Unseen(CLOCK)),
    ("NB-IoT device message limit default", Unseen(CLOCK)),
    ("NB-IoT packet rate limit default", Unseen(CLOCK)),
    ("MQTT per device upstream limit default", Unseen(CLOCK)),
    ("alarms kept", Unseen(CLOCK)),
    ("audit query window", Unseen(CONSOLE)),
    ("LTS default retention", Unseen(CONSOLE)),
    ("resource spaces per user", Unseen(CONSOLE)),
    ("enterprise instances per VPC", Unseen(CONSOLE)),
    ("free addresses in subnet >=", Unseen(CONSOLE)),
    ("enterprise instances per tenant", Unseen(CONSOLE)),
    ("instance name", Unseen(CONSOLE)),
    ("units per standard instance 100, max 100k TPS", Unseen(CONSOLE)),
    ("public bandwidth default", Unseen(CONSOLE)),
    ("CA verification code validity", Unseen(CLOCK)),
    ("CA certificate sample validity", Unseen(SAMPLE)),
    ("certificate policy instances per device", Unseen(CONSOLE)),
    ("certificate policies per CA certificate", Unseen(CONSOLE)),
    ("static policy instances per device", Unseen(CONSOLE)),
    ("static policy priority", Unseen(CONSOLE)),
    ("LwM2M default lifetime", Unseen(BELOW)),
    ("LwM2M secure port 5684, insecure 5683", Unseen(PORT)),
    ("registration groups per certificate", Unseen(CONSOLE)),
    ("migration: spaces 10, devices per space 50000", Unseen(CONSOLE)),
    ("migration: devices", Unseen(CONSOLE)),
    ("migration task records per user", Unseen(CONSOLE)),
];

/// Whether scheme or port of an AMQP address is noted.
fn amqp_notes(address: &str) -> bool {
    let text = format!("{address}?amqp.vhost=default&amqp.saslMechanisms=PLAIN");
    let mut notes = Vec::new();
    amqp::Address::parse(&text).expect("an address").check(&mut notes);
    assert!(notes.iter().all(|note| note.code() == Code::HuaweiAmqpOption));
    !notes.is_empty()
}

#[test]
fn every_limit_of_the_guide_is_a_rule_or_cannot_be_seen() {
    let Some(text) = common::shared("catalogue/limits.json") else { return };
    let all: Vec<Value> = serde_json::from_str(&text).expect("a JSON array");
    let entries: Vec<&Value> = all.iter().filter(|entry| entry["vendor"] == "huawei").collect();
    assert_eq!(entries.len(), 127);
    let (mut met, mut unseen) = (BTreeSet::new(), 0);
    for entry in &entries {
        let subject = entry["subject"].as_str().expect("a subject");
        let (_, how) = SUBJECTS
            .iter()
            .find(|(name, _)| *name == subject)
            .unwrap_or_else(|| panic!("neither a rule nor a reason: {entry}"));
        met.insert(subject);
        let number = || entry["value"].as_u64().expect("a number");
        let value = || usize::try_from(number()).expect("a small number");
        match how {
            Count(rule) => {
                assert_eq!(rule(value()), None, "{entry}");
                let complaint = rule(value() + 1).unwrap_or_else(|| panic!("{entry}"));
                assert!(
                    complaint.spec_reference().is_some_and(|spec| spec.starts_with("IoTDA guide ")),
                    "{complaint}"
                );
            }
            Text(rule, right, wrong) => {
                assert!(right.iter().all(|text| rule(text).is_none()), "{entry}");
                assert!(wrong.iter().all(|text| rule(text).is_some()), "{entry}");
            }
            Named(named) => assert_eq!(*named, number(), "{entry}"),
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

/// A note shows the front of a long text, cut between characters, and no secret at all.
#[test]
fn long_texts_are_cut_and_secrets_not_shown() {
    for text in ["x".repeat(100_000), "灯".repeat(100_000), "\u{301}".repeat(1000), "\0".repeat(1000)] {
        for broken in
            [rule::progress(&text), rule::event_time(&text), rule::timestamp(&text), rule::sign_type(&text)]
        {
            assert!(broken.expect("a complaint").to_string().len() < 600);
        }
        for broken in
            [rule::password(&text), rule::token(&text), rule::access_code(&text), rule::connect_text(&text)]
        {
            let text = broken.expect("a complaint").to_string();
            assert!(text.len() < 200 && !text.contains("xx") && !text.contains('灯'), "{text}");
        }
    }
}

/// Codes and places of a record's notes.
fn notes(record: &Value) -> Vec<String> {
    let decoded: Value = serde_json::from_str(&facade::decode_json(&record.to_string())).expect("JSON");
    assert!(decoded.get("error").is_none(), "{decoded}");
    let list = decoded["notes"].as_array().expect("notes");
    let place = |note: &Value| match &note["place"] {
        Value::Object(place) if place.contains_key("level") => format!("level {}", place["level"]),
        place => place["pointer"].as_str().unwrap_or_default().to_string(),
    };
    list.iter().map(|note| format!("{} {}", note["code"].as_str().expect("a code"), place(note))).collect()
}

fn event(service: &str, event: &str, paras: Value) -> Vec<String> {
    let services = json!([{"service_id": service, "event_type": event, "event_time": "20151212T121212Z", "paras": paras}]);
    notes(&json!({"topic": "$oc/devices/gw/sys/events/up", "payload": {"services": services}}))
}

#[test]
fn counts_and_sizes_are_noted_where_they_are() {
    let manager = |name: &str, paras: Value| event("$sub_device_manager", name, paras);
    let device = json!({"node_id": "n", "product_id": "p"});
    let paras = "/services/0/paras";
    let noted = |code: &str, place: &str| vec![format!("{code} {paras}/{place}")];
    let none: Vec<String> = Vec::new();
    let update = json!({"devices": vec![json!({"device_id": "d"}); 51]});
    assert_eq!(manager("update_sub_device_request", update), noted("huawei_count", "devices"));
    let add = json!({"devices": vec![device.clone(); 51]});
    assert_eq!(manager("add_sub_device_request", add), noted("huawei_count", "devices"));
    assert_eq!(manager("add_sub_device_request", json!({"devices": vec![device; 50]})), none);
    let ids = |count| json!({"devices": vec!["d"; count]});
    assert_eq!(manager("delete_sub_device_request", ids(50)), none);
    assert_eq!(manager("delete_sub_device_request", ids(51)), noted("huawei_count", "devices"));
    let statuses =
        |count| json!({"device_statuses": vec![json!({"device_id": "d", "status": "ONLINE"}); count]});
    assert_eq!(manager("sub_device_update_status", statuses(100)), none);
    assert_eq!(manager("sub_device_update_status", statuses(1)), none);
    assert_eq!(manager("sub_device_update_status", statuses(101)), noted("huawei_count", "device_statuses"));
    assert_eq!(manager("sub_device_update_status", statuses(0)), noted("huawei_count", "device_statuses"));
    let info = |bytes: usize| {
        // Quotes and braces are part of it: `{"x":"..."}`.
        json!({"devices": [{"node_id": "n", "product_id": "p", "extension_info": {"x": "i".repeat(bytes - 8)}}]})
    };
    assert_eq!(manager("add_sub_device_request", info(1024)), none);
    assert_eq!(
        manager("add_sub_device_request", info(1025)),
        noted("huawei_size", "devices/0/extension_info")
    );
    let log = |bytes: usize| {
        event(
            "$log",
            "log_report",
            json!({"timestamp": "1", "type": "DEVICE_STATUS", "content": "l".repeat(bytes)}),
        )
    };
    assert_eq!(log(1024 * 1024), none);
    assert_eq!(log(1024 * 1024 + 1), noted("huawei_size", "content"));
    let file = |size: u64| {
        event(
            "$file_manager",
            "get_upload_url",
            json!({"file_name": "f", "file_attributes": {"hash_code": "h", "size": size}}),
        )
    };
    assert_eq!(file(5_368_709_120), none);
    assert_eq!(file(5_368_709_121), noted("huawei_size", "file_attributes/size"));
    let progress = |progress: Value| {
        event(
            "$ota",
            "upgrade_progress_report",
            json!({"result_code": 0, "progress": progress, "version": "V1"}),
        )
    };
    assert_eq!(progress(json!(100)), none);
    assert_eq!(progress(json!(101)), noted("huawei_value", "progress"));
    assert_eq!(progress(json!(-1)), noted("huawei_value", "progress"));
    // Codes and states that the guide does not have.
    let result =
        |code: Value| event("$ota", "upgrade_progress_report", json!({"result_code": code, "version": "V1"}));
    for code in [0, 1, 10, 255] {
        assert_eq!(result(json!(code)), none);
    }
    for code in [json!(11), json!(127), json!(-1), json!("x")] {
        assert_eq!(result(code), noted("huawei_value", "result_code"));
    }
    let file = |name: &str, code: i32| {
        event("$file_manager", name, json!({"object_name": "o", "result_code": code}))
    };
    for name in ["upload_result_report", "download_result_report"] {
        assert_eq!(file(name, 1), none);
        assert_eq!(file(name, 2), noted("huawei_value", "result_code"));
    }
    let status = |status: &str| {
        let statuses = json!([{"device_id": "a", "status": "OFFLINE"}, {"device_id": "b", "status": status}]);
        manager("sub_device_update_status", json!({"device_statuses": statuses}))
    };
    assert_eq!(status("ONLINE"), none);
    for odd in ["INACTIVE", "online", ""] {
        assert_eq!(status(odd), noted("huawei_value", "device_statuses/1/status"), "{odd}");
    }
}

#[test]
fn topics_and_names_and_times_are_noted_where_they_are() {
    let none: Vec<String> = Vec::new();
    let topic = |topic: &str| notes(&json!({"topic": topic, "payload": {}}));
    assert_eq!(topic(&format!("$oc/devices/{}/user/a", "d".repeat(128))), none);
    assert_eq!(topic(&format!("$oc/devices/{}/user/a", "d".repeat(129))), ["huawei_length level 2"]);
    assert_eq!(topic("$oc/devices/d.1/user/a"), ["huawei_name level 2"]);
    assert_eq!(topic("$oc/bridges/b/devices/d.1/sys/disconnect"), ["huawei_name level 4"]);
    assert_eq!(topic(&format!("$oc/devices/d/user/{}", "s".repeat(64))), none);
    assert_eq!(topic(&format!("$oc/devices/d/user/{}", "s".repeat(65))), ["huawei_length level 4"]);
    assert_eq!(topic("$oc/devices/d/user/a/b"), none);
    assert_eq!(topic("$oc/devices/d/user/a//b"), ["huawei_name level 4"]);
    assert_eq!(topic("$oc/devices/d/user/a-b"), ["huawei_name level 4"]);
    let report = |service: Value| {
        notes(&json!({"topic": "$oc/devices/d/sys/properties/report", "payload": {"services": [service]}}))
    };
    assert_eq!(
        report(json!({"service_id": "s", "properties": {"a": 1}, "event_time": "20151212T121212Z"})),
        none
    );
    assert_eq!(report(json!({"service_id": "s", "properties": {"a": 1}, "event_time": ""})), none);
    assert_eq!(report(json!({"service_id": "s", "properties": {"a": 1}, "event_time": null})), none);
    assert_eq!(
        report(json!({"service_id": "s", "properties": {"a/b.c": 1}, "event_time": "2026-11-21T04:03:57Z"})),
        ["huawei_time /services/0/event_time", "huawei_shadow_key /services/0/properties/a~1b.c"]
    );
    let answer = |time: &str| {
        notes(
            &json!({"topic": "$oc/devices/d/sys/properties/get/response/request_id=1", "payload": {"services": [
                {"service_id": "s", "properties": {}, "event_time": time}
            ]}}),
        )
    };
    assert_eq!(answer("20151212T121212Z"), none);
    assert_eq!(answer("2020-08-12T12:12:12.333Z"), ["huawei_time /services/0/event_time"]);
    let path = |path: &str| notes(&json!({"path": path, "payload": "x"}));
    assert_eq!(path("/v5/devices/d-1_A/sys/messages/up"), none);
    assert_eq!(path("/v5/devices/d.1/sys/messages/up"), ["huawei_name level 3"]);
    assert_eq!(path("/v5/iot/p/devices/d.1/messages"), ["huawei_name level 5"]);
}
