//! Topics: the whole catalogue and every recorded topic classify; every kind's topic builds and classifies as itself.

mod common;

use proptest::prelude::*;
use serde_json::Value;
use thingwire::classify::{self, Topic};
use thingwire::wire::topic::Filter;
use thingwire::{Code, Direction, Kind, Protocol, Record, Vendor};

/// Spellings in the catalogue that are no device topic or path, by a part of them, or whole where they start with `=`.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("aliyuncs.com", "a server's host, not a topic"),
    ("tencentdevices.com", "a server's host, not a topic"),
    ("myhuaweicloud.com", "a server's host, not a topic"),
    (".cn-north-4.com", "a storage server's host, not a topic"),
    ("coap://", "the form of a CoAP URI, not a topic"),
    ("{endpoint}/", "a URI with its server, not a path"),
    ("POST/", "a request line, not a path"),
    ("=`/auth`", "a path with the guide's own quotes around it"),
    ("``pack/post", "a topic with the guide's stray quotes in it"),
    ("Java string", "the catalogue's word for code that joins strings"),
    ("\" + productKey", "code that joins strings, not a topic"),
    ("=topic/shadow/update/{productKey}/{deviceName}", "printed once with a stray first level"),
    ("=topic/shadow/get/{productKey}/{deviceName}", "printed once with a stray first level"),
    ("=topic/productkey/{deviceName}/pub", "a CoAP path printed without its first slash"),
    ("=topic/a1GFjLP3xxC/device/pub", "a CoAP path printed without its first slash"),
    ("=/topic/productkey/device123/pub", "a CoAP path, where the catalogue means the topic in it"),
    ("=a1GFjLPXXXX/device123/user/pub", "printed without its first slash"),
    ("=/thing/lifecycle", "printed without the /sys/{productKey}/{deviceName} in front that it has"),
    (
        "=/thing/downlink/reply/message",
        "printed without the /sys/{productKey}/{deviceName} in front that it has",
    ),
    (
        "={productKey}/{deviceName}/thing/downlink/reply/message",
        "printed without the /sys/ in front that it has",
    ),
    ("=sys/{productKey}/{deviceName}/thing/topo/add_reply", "printed once without the first slash"),
    ("=/sys/{productKey}/{deviceName}/thing/xxx", "stands for any Alink topic"),
    ("=/sys/a15IBHNuUTJ/stre", "cut off in a screenshot"),
    ("=/usr/xxx/data/up", "the guide's example of a topic that no cloud defines"),
    ("=$oc/devices/{device_id}/user/", "a prefix, without the topic behind it"),
    ("=S3EUVRJLB/test_device/data", "a product id that lost a letter in print"),
    ("productID/", "a word where the product id belongs"),
    ("50c0devices/", "$oc/devices/ misread by the scanner"),
    ("Soc/", "$oc/ misread by the scanner"),
    ("v5/vco/", "v5/iot/ misread by the scanner"),
];

fn exception(text: &str) -> Option<&'static str> {
    EXCEPTIONS.iter().map(|(part, _)| *part).find(|part| match part.strip_prefix('=') {
        Some(whole) => text == whole,
        None => text.contains(part),
    })
}

/// The catalogue's word for a direction.
fn direction(entry: &Value) -> Option<Direction> {
    match entry["direction"].as_str() {
        Some("device->cloud") => Some(Direction::Up),
        Some("cloud->device") => Some(Direction::Down),
        _ => None,
    }
}

/// Classifies a spelling of an entry; says what is wrong with the result.
fn judge(text: &str, entry: &Value) -> Result<(), String> {
    let vendor = entry["vendor"].as_str().and_then(Vendor::from_name);
    if text.contains(['+', '#']) {
        let kinds: Vec<Kind> = classify::filter(text).map_err(|error| error.to_string())?.collect();
        let expected = direction(entry);
        return if kinds.iter().any(|kind| {
            kind.info().vendor == vendor && (expected.is_none() || kind.info().direction == expected)
        }) {
            Ok(())
        } else {
            Err(format!("covers {kinds:?}"))
        };
    }
    let mqtt =
        entry["transport"].as_str().is_some_and(|transport| transport == "mqtt" || transport == "tsl link");
    let topic = if mqtt { classify::topic(text) } else { classify::path(text, None) };
    let topic = topic.map_err(|error| error.to_string())?;
    if topic.vendor() != vendor || topic.kind().name() == "unknown" {
        return Err(format!("is {:?} {}", topic.vendor(), topic.kind()));
    }
    let expected = direction(entry);
    // The owner of a product may use a custom topic either way.
    let open = topic.direction().is_none() && topic.protocol() == Protocol::Custom;
    let both = entry["direction"] == "both";
    if (expected.is_some() && topic.direction() != expected && !open) || (both && topic.direction().is_some())
    {
        return Err(format!("is {} and goes {:?}", topic.kind(), topic.direction()));
    }
    Ok(())
}

#[test]
fn every_topic_of_the_catalogue_has_a_kind() {
    let Some(catalogue) = common::shared("catalogue/topics.json") else { return };
    let entries: Value = serde_json::from_str(&catalogue).expect("the catalogue is JSON");
    let (mut read, mut wrong) = (0, Vec::new());
    let mut used: Vec<&str> = Vec::new();
    for entry in entries.as_array().expect("a list") {
        let template = entry["template"].as_str().expect("a template");
        let texts = std::iter::once(template)
            .chain(entry["aliases"].as_array().into_iter().flatten().filter_map(Value::as_str))
            .chain(
                entry["occurrences"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|seen| seen["as_printed"].as_str()),
            );
        for text in texts {
            read += 1;
            match (exception(text), judge(text, entry)) {
                (None, Ok(())) => {}
                (None, Err(why)) => wrong.push(format!("{text} ({}): {why}", entry["direction"])),
                (Some(part), Err(_)) => used.push(part),
                (Some(part), Ok(())) => wrong.push(format!("{text} has a kind, and {part} excepts it")),
            }
        }
    }
    assert!(read > 300, "only {read} spellings in the catalogue");
    assert!(wrong.is_empty(), "{} of {read}:\n{}", wrong.len(), wrong.join("\n"));
    for (part, why) in EXCEPTIONS {
        assert!(used.contains(part), "the exception {part} ({why}) is not needed");
    }
}

#[test]
fn every_recorded_topic_has_a_kind() {
    let (mut read, mut directed) = (0, 0);
    let mut wrong = Vec::new();
    for (file, vendor) in [
        ("recorded/alibaba/alink.jsonl", Vendor::Alibaba),
        ("recorded/huawei/messages.jsonl", Vendor::Huawei),
        ("recorded/tencent/messages.jsonl", Vendor::Tencent),
    ] {
        let Some(text) = common::shared(file) else { return };
        for line in text.lines() {
            let record: Value = serde_json::from_str(line).expect("a JSON line");
            let Some(topic) = record["topic"].as_str() else { continue };
            read += 1;
            if topic.contains(['+', '#']) {
                if classify::filter(topic).unwrap().next().is_none() {
                    wrong.push(format!("{topic} covers nothing"));
                }
                continue;
            }
            let found = classify::topic(topic).unwrap();
            let note = record["note"].as_str().unwrap_or_default();
            if RECORDED_EXCEPTIONS.contains(&topic) {
                continue;
            }
            if found.vendor() != Some(vendor) || found.kind().name() == "unknown" {
                wrong.push(format!("{topic} is {:?} {} ({note})", found.vendor(), found.kind()));
            }
            let sent = match record["dir"].as_str().or(record["direction"].as_str()) {
                Some("device_to_cloud" | "up") => Direction::Up,
                Some("cloud_to_device" | "down") => Direction::Down,
                _ => continue,
            };
            directed += 1;
            // A topic that is used both ways has none.
            if found.direction().is_some_and(|direction| direction != sent) {
                wrong.push(format!("{topic} went {} ({note})", sent.name()));
            }
        }
    }
    assert!(directed >= 150, "only {directed} topics whose direction is recorded");
    assert!(read > 200, "only {read} topics");
    assert!(wrong.is_empty(), "{} of {read}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Recorded topics that are wrong in the recording.
const RECORDED_EXCEPTIONS: &[&str] = &[
    // A fixture of the vendor's own unit tests, without the /sys level.
    "$oc/devices/productId_nodeId/messages/down",
    // Made from the request's topic beside it in a log, one level too many.
    "$gateway/operation/result/result/JR1WOKB7Q7/gw_deng1",
];

/// Text for a hole of a template.
fn value(id: &str) -> Option<&'static str> {
    Some(match id {
        "product_key" => "a1B2c3D4e5F",
        "product_id" => "S3EUVBRJLB",
        "message_id_and_topic" => "42/a/b",
        _ => "id-1",
    })
}

#[test]
fn every_kind_s_topic_builds_and_is_read_as_that_kind() {
    let mut built = 0;
    for kind in classify::kinds() {
        let info = kind.info();
        let Some(template) = info.topic else {
            assert_eq!(info.name, "unknown");
            continue;
        };
        let name = Topic::build(kind, value).unwrap();
        let topic = if info.protocol == Protocol::Http && !template.starts_with('$') {
            classify::path(&name, None)
        } else {
            classify::topic(&name)
        };
        let topic = topic.unwrap();
        assert_eq!(topic.kind(), kind, "{name}");
        assert_eq!(topic.name(), name);
        for (id, text) in topic.ids() {
            assert_eq!(Some(text), value(id), "{id} in {name}");
        }
        assert_eq!(topic.ids().count(), template.matches('{').count(), "{template}");
        assert_eq!(Kind::find(info.vendor, info.name), Some(kind), "the name {} is not unique", info.name);
        built += 1;
    }
    assert!(built > 200, "only {built} kinds have a topic");
}

#[test]
fn ids_and_queries_are_kept_exactly() {
    for (name, kind, ids) in [
        (
            "/sys/a1/\u{8bbe}\u{5907}/thing/event/a:b.c/post",
            "thing.event.post",
            &[("product_key", "a1"), ("device_name", "\u{8bbe}\u{5907}"), ("event_identifier", "a:b.c")][..],
        ),
        (
            "/sys/${YourProductKey}/${YourDeviceName}/thing/service/property/set",
            "thing.service.property.set",
            &[("product_key", "${YourProductKey}"), ("device_name", "${YourDeviceName}")],
        ),
        (
            "/sys/a/b/thing/service/fan:speedLow_reply",
            "thing.service.invoke_reply",
            &[("product_key", "a"), ("device_name", "b"), ("service_identifier", "fan:speedLow")],
        ),
        (
            "$oc/devices/d_0_1/sys/commands/request_id=a=b c?",
            "commands.request",
            &[("device_id", "d_0_1"), ("request_id", "a=b c")],
        ),
        ("$oc/devices/d/sys/properties/report?encoding=gzip", "properties.report", &[("device_id", "d")]),
        (
            "$oc/bridges/b/devices/d/sys/login/response/request_id=7",
            "bridge.login.response",
            &[("bridge_id", "b"), ("device_id", "d"), ("request_id", "7")],
        ),
        (
            "$oc/bridges/b/devices/d/sys/messages/down",
            "messages.down",
            &[("bridge_id", "b"), ("device_id", "d")],
        ),
        (
            "$rrpc/rxd/S3EUVBRJLB/dev/469",
            "rrpc.rxd",
            &[("product_id", "S3EUVBRJLB"), ("device_name", "dev"), ("process_id", "469")],
        ),
        ("S3EUVBRJLB/dev/data", "custom.data", &[("product_id", "S3EUVBRJLB"), ("device_name", "dev")]),
        ("/ext/rrpc/9/a1/b/get", "ext.rrpc", &[("message_id_and_topic", "9/a1/b/get")]),
    ] {
        let topic = classify::topic(name).unwrap();
        assert_eq!((topic.kind().name(), topic.name()), (kind, name));
        assert_eq!(topic.ids().collect::<Vec<_>>(), ids, "{name}");
    }
    assert_eq!(
        classify::topic("$oc/devices/d/sys/messages/up?encoding=gzip").unwrap().query(),
        Some("encoding=gzip")
    );
    let reply = classify::path("/v5/device-auth", Some(200)).unwrap();
    assert_eq!((reply.kind().name(), reply.direction()), ("http.device_auth", Some(Direction::Down)));
}

#[test]
fn what_is_not_documented_is_a_value_of_the_prefix_s_vendor() {
    for (name, vendor) in [
        ("/sys/a/b/thing/nothing/such", Some(Vendor::Alibaba)),
        ("/sys/a", Some(Vendor::Alibaba)),
        ("/sys//b/thing/topo/add", Some(Vendor::Alibaba)),
        ("/sys/a/b/thing/topo/add/", Some(Vendor::Alibaba)),
        ("/sys/a/b/thing/event//post", Some(Vendor::Alibaba)),
        ("/sys/a/b/thing/event/x/y/post", Some(Vendor::Alibaba)),
        ("/ota/device/inform/a", Some(Vendor::Alibaba)),
        ("/broadcast/a", Some(Vendor::Alibaba)),
        ("$oc/devices//sys/properties/report", Some(Vendor::Huawei)),
        ("$oc/devices/d/sys/commands/request_id=", Some(Vendor::Huawei)),
        ("$oc/devices/d/sys/commands/request_id=1/2", Some(Vendor::Huawei)),
        ("$oc/devices/d/sys/gateway/sub-devices/properties/report", Some(Vendor::Huawei)),
        ("$oc/", Some(Vendor::Huawei)),
        ("$shadow/operation/P", Some(Vendor::Tencent)),
        ("$thing/up/nothing/P/D", Some(Vendor::Tencent)),
        ("$OC/devices/d/sys/messages/up", None),
        ("/SYS/a/b/thing/topo/add", None),
        ("s3euvbrjlb/dev/data", None),
        ("/usr/xxx/data/up", None),
        ("$SYS/broker", None),
        ("//", None),
        ("\u{ff0f}sys\u{ff0f}a", None),
    ] {
        let topic = classify::topic(name).unwrap();
        assert_eq!((topic.vendor(), topic.kind().name()), (vendor, "unknown"), "{name}");
        assert_eq!(topic.name(), name);
    }
}

/// Alibaba's device software calls a message as its topic, with dots; Huawei's tails are read the same way, where a request's
/// id is in the topic. So the names of the tables follow from their topics, except for these.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("thing.event.{event_identifier}.post", "thing.event.post"),
    ("thing.event.{event_identifier}.post_reply", "thing.event.post_reply"),
    ("thing.service.{service_identifier}", "thing.service.invoke"),
    ("thing.service.{service_identifier}_reply", "thing.service.invoke_reply"),
    ("rrpc.request.{message_id}", "rrpc.request"),
    ("rrpc.response.{message_id}", "rrpc.response"),
    ("thing.", "thing.model"),
    ("app.abc.cba", "app.request"),
    // A level that starts with an underline, for messages of the system.
    ("_thing.event.notify", "thing.event.notify"),
    ("_thing.event.notify_reply", "thing.event.notify_reply"),
    ("_thing.diag.post", "thing.diag.post"),
    ("_thing.diag.post_reply", "thing.diag.post_reply"),
];

#[test]
fn names_follow_from_topics() {
    let mut read = 0;
    for kind in classify::kinds() {
        let template = kind.info().topic.unwrap_or_default();
        let tail = [
            "/sys/{product_key}/{device_name}/",
            "/ext/session/{product_key}/{device_name}/",
            "$oc/devices/{device_id}/sys/",
        ]
        .iter()
        .find_map(|head| template.strip_prefix(head));
        let Some(tail) = tail else { continue };
        let dotted = tail.replace('/', ".");
        let expected = match dotted.strip_suffix("request_id={request_id}") {
            Some(before) if before.ends_with(".response.") => before.trim_end_matches('.').to_owned(),
            Some(before) => format!("{before}request"),
            None => OTHER_NAMES
                .iter()
                .find(|(topic, _)| *topic == dotted)
                .map_or(dotted.clone(), |(_, name)| (*name).to_owned()),
        };
        assert_eq!(kind.name(), expected, "{template}");
        read += 1;
    }
    assert!(read >= 140, "only {read}");
}

/// Which way the vendors' device software uses topics that the guides do not print: it publishes the first and subscribes
/// to the second ones.
const SDK_UP: &[&str] = &[
    "/sys/p/d/thing/event/property/batch/post",
    "/sys/p/d/thing/event/property/history/post",
    "/sys/p/d/thing/dynamicTsl/get",
    "/sys/p/d/thing/config/log/get",
    "/sys/p/d/thing/log/post",
    "/sys/p/d/thing/ota/firmware/get",
    "/sys/p/d/thing/job/get",
    "/sys/p/d/thing/job/update",
    "/sys/p/d/thing/job/notify_reply",
    "/ext/session/p/d/combine/batch_login",
    "/ext/session/p/d/combine/batch_logout",
    "/ext/ntp/p/d/request",
    "$oc/devices/d/sys/bootstrap/up",
    "$oc/devices/d/sys/sub_device_manage/messages/up",
    "/huawei/v1/devices/d/data/json",
    "/huawei/v1/devices/d/data/binary",
    "S3EUVBRJLB/d/event",
    "$shadow/operation/S3EUVBRJLB/d",
    "$template/operation/S3EUVBRJLB/d",
    "$ota/report/S3EUVBRJLB/d",
    "$gateway/operation/S3EUVBRJLB/d",
    "$rrpc/txd/S3EUVBRJLB/d/469",
    "$sys/operation/S3EUVBRJLB/d",
    "$log/operation/S3EUVBRJLB/d",
    "$config/operation/S3EUVBRJLB/d",
    "$config/report/S3EUVBRJLB/d",
    "$resource/up/service/S3EUVBRJLB/d",
    "$thing/up/property/S3EUVBRJLB/d",
    "$thing/up/event/S3EUVBRJLB/d",
    "$thing/up/action/S3EUVBRJLB/d",
    "$thing/up/service/S3EUVBRJLB/d",
    "$thing/up/raw/S3EUVBRJLB/d",
];
const SDK_DOWN: &[&str] = &[
    "/sys/p/d/thing/config/log/push",
    "/sys/p/d/thing/config/log/get_reply",
    "/sys/p/d/thing/job/notify",
    "/sys/p/d/thing/job/get_reply",
    "/sys/p/d/thing/topo/change",
    "/sys/p/d/thing/gateway/permit",
    "/ext/session/p/d/combine/batch_login_reply",
    "/ext/ntp/p/d/response",
    "/ext/register",
    "/ext/regnwl",
    "$oc/devices/d/sys/bootstrap/down",
    "$oc/bridges/b/devices/d/sys/login/response/request_id=1",
    "/huawei/v1/devices/d/command/json",
    "/huawei/v1/devices/d/command/binary",
    "S3EUVBRJLB/d/control",
    "$shadow/operation/result/S3EUVBRJLB/d",
    "$template/operation/result/S3EUVBRJLB/d",
    "$ota/update/S3EUVBRJLB/d",
    "$gateway/operation/result/S3EUVBRJLB/d",
    "$rrpc/rxd/S3EUVBRJLB/d/469",
    "$broadcast/rxd/S3EUVBRJLB/d",
    "$sys/operation/result/S3EUVBRJLB/d",
    "$log/operation/result/S3EUVBRJLB/d",
    "$config/operation/result/S3EUVBRJLB/d",
    "$config/update/S3EUVBRJLB/d",
    "$resource/down/service/S3EUVBRJLB/d",
    "$thing/down/property/S3EUVBRJLB/d",
    "$thing/down/event/S3EUVBRJLB/d",
    "$thing/down/action/S3EUVBRJLB/d",
    "$thing/down/service/S3EUVBRJLB/d",
    "$thing/down/raw/S3EUVBRJLB/d",
];

#[test]
fn directions_are_those_of_the_device_software() {
    for (names, direction) in [(SDK_UP, Direction::Up), (SDK_DOWN, Direction::Down)] {
        for name in names {
            let topic = classify::topic(name).unwrap();
            assert_ne!(topic.kind().name(), "unknown", "{name}");
            assert_eq!(topic.direction(), Some(direction), "{name}");
        }
    }
    // The same topic both ways.
    for name in ["S3EUVBRJLB/d/data", "/ext/rrpc/9/p/d/get", "$oc/m2m/to/a/from/b/request_id=1"] {
        assert_eq!(classify::topic(name).unwrap().direction(), None, "{name}");
    }
}

/// A level, and the first byte and the byte after the last.
type Where = (Option<usize>, usize, usize);

/// What MQTT forbids (3.1.1, sections 4.7.1 and 4.7.3), with the level and the byte that are wrong.
#[test]
fn what_is_no_topic_is_refused_with_its_place() {
    let long = "a".repeat(65_536);
    let long_wild = format!("+{}", "a".repeat(65_535));
    // 32,767 characters of three bytes are too many; MQTT counts bytes.
    let wide = "\u{8bbe}".repeat(32_767);
    let last = format!("{}#", "a".repeat(65_534));
    let whole = |text: &str| (None, 0, text.len());
    let cases: &[(&str, Code, Where)] = &[
        ("", Code::TopicEmpty, whole("")),
        (&long, Code::TopicTooLong, whole(&long)),
        (&long_wild, Code::TopicTooLong, whole(&long_wild)),
        (&wide, Code::TopicTooLong, whole(&wide)),
        (&last, Code::TopicWildcard, (Some(0), 65_534, 65_535)),
        ("\0", Code::TopicNul, (Some(0), 0, 1)),
        ("a\0b", Code::TopicNul, (Some(0), 1, 2)),
        ("/\0", Code::TopicNul, (Some(1), 1, 2)),
        ("/sys/a/b\0/thing/topo/add", Code::TopicNul, (Some(3), 8, 9)),
        ("/sys/+/b\0", Code::TopicNul, (Some(3), 8, 9)),
        ("$oc/devices/d/sys/messages/up\0", Code::TopicNul, (Some(5), 29, 30)),
        ("\u{8bbe}\u{5907}/\0", Code::TopicNul, (Some(1), 7, 8)),
        ("+", Code::TopicWildcard, (Some(0), 0, 1)),
        ("#", Code::TopicWildcard, (Some(0), 0, 1)),
        ("/+", Code::TopicWildcard, (Some(1), 1, 2)),
        ("//#", Code::TopicWildcard, (Some(2), 2, 3)),
        ("a+b", Code::TopicWildcard, (Some(0), 1, 2)),
        ("a#", Code::TopicWildcard, (Some(0), 1, 2)),
        ("#/a", Code::TopicWildcard, (Some(0), 0, 1)),
        ("a/#/+", Code::TopicWildcard, (Some(1), 2, 3)),
        ("/sys/+/d/thing/topo/add", Code::TopicWildcard, (Some(2), 5, 6)),
        ("/sys/pk/#", Code::TopicWildcard, (Some(3), 8, 9)),
        ("/sys/a/b/thing/event/a+b/post", Code::TopicWildcard, (Some(6), 22, 23)),
        ("$oc/devices/+/sys/properties/report", Code::TopicWildcard, (Some(2), 12, 13)),
        ("$oc/devices/d/sys/commands/#", Code::TopicWildcard, (Some(5), 27, 28)),
        ("$oc/devices/d/sys/commands/request_id=#", Code::TopicWildcard, (Some(5), 38, 39)),
        ("$oc/devices/d/sys/messages/up?encoding=+", Code::TopicWildcard, (Some(5), 39, 40)),
        ("$thing/up/property/S3EUVBRJLB/+", Code::TopicWildcard, (Some(4), 30, 31)),
        ("$rrpc/rxd/S3EUVBRJLB/d/+", Code::TopicWildcard, (Some(4), 23, 24)),
        ("S3EUVBRJLB/+/data", Code::TopicWildcard, (Some(1), 11, 12)),
        ("\u{8bbe}\u{5907}/#", Code::TopicWildcard, (Some(1), 7, 8)),
    ];
    for (name, code, (level, start, end)) in cases {
        let shown = name.get(..40).unwrap_or(name);
        let error = classify::topic(name).expect_err(shown);
        let place = error.place();
        assert_eq!((error.code(), place.topic_level()), (*code, *level), "{shown:?}: {error}");
        assert_eq!(place.range(), Some(*start..*end), "{shown:?}: {error}");
        // A path may hold what is a wildcard in a topic, and nothing else of these.
        let path = classify::path(name, None).map_err(|error| error.code());
        assert_eq!(path.err(), Some(*code).filter(|code| *code != Code::TopicWildcard), "{shown:?}");
    }
    for (filter, code, (level, start, end)) in [
        ("", Code::TopicEmpty, whole("")),
        (&*long, Code::TopicTooLong, whole(&long)),
        ("a/\0/#", Code::TopicNul, (Some(1), 2, 3)),
        ("#/a", Code::TopicFilter, (Some(0), 0, 1)),
        ("a/#/b", Code::TopicFilter, (Some(1), 2, 3)),
        ("a#", Code::TopicFilter, (Some(0), 1, 2)),
        ("a/+b", Code::TopicFilter, (Some(1), 2, 3)),
        ("/sys/a+/b/thing/#", Code::TopicFilter, (Some(2), 6, 7)),
        ("$oc/devices/d/sys/commands/request_id=+", Code::TopicFilter, (Some(5), 38, 39)),
        ("$oc/devices/d/sys/messages/up?encoding=#", Code::TopicFilter, (Some(5), 39, 40)),
        ("++", Code::TopicFilter, (Some(0), 0, 1)),
        ("##", Code::TopicFilter, (Some(0), 0, 1)),
    ] {
        let shown = filter.get(..40).unwrap_or(filter);
        let Err(error) = classify::filter(filter).map(Iterator::count) else {
            panic!("{shown:?} is taken for a filter")
        };
        assert_eq!((error.code(), error.place().topic_level()), (code, level), "{shown:?}: {error}");
        assert_eq!(error.place().range(), Some(start..end), "{shown:?}: {error}");
    }
}

/// Odd names that MQTT allows are kept to the byte, and are no vendor's device message.
#[test]
fn odd_names_are_kept_exactly() {
    let longest = format!("/sys/{}", "a".repeat(65_530));
    for name in [
        "//",
        "/",
        "///",
        "a/",
        "/sys/a/b/thing/topo/add/",
        "/sys/a/b//thing/topo/add",
        " /sys/a/b/thing/topo/add",
        "/sys/../../thing",
        "../",
        "\u{fffe}",
        "\u{feff}/sys/a/b/thing/topo/add",
        "/sys/\u{10ffff}",
        "\u{ff0f}sys\u{ff0f}a\u{ff0f}b\u{ff0f}thing",
        "$oc/devices//sys/properties/report",
        "$OC/devices/d/sys/properties/report",
        "$oc/?",
        "?",
        "$",
        &longest,
    ] {
        let topic = classify::topic(name).unwrap();
        assert_eq!((topic.name(), topic.kind().name()), (name, "unknown"));
        assert_eq!(topic.ids().count(), 0, "{name}");
        assert_eq!(topic.address(), Record::topic(name, b"").address, "{name}");
    }
}

#[test]
fn values_that_would_change_a_topic_are_refused() {
    let kind = Kind::find(Some(Vendor::Alibaba), "thing.event.post").unwrap();
    for value in ["", "a/b", "a+", "#", "a\0"] {
        let error = Topic::build(kind, |_| Some(value)).unwrap_err();
        assert_eq!(error.code(), Code::TopicValue, "{value:?}");
    }
    assert!(Topic::build(kind, |_| None).is_err());
    assert!(Topic::build(classify::unknown(None), |_| Some("x")).is_err());
}

#[test]
fn filters_cover_the_kinds_that_they_deliver() {
    for (filter, names) in [
        ("$oc/devices/{device_id}/sys/commands/#", &["commands.request", "commands.response"][..]),
        ("$oc/devices/d/sys/properties/set/#", &["properties.set.request", "properties.set.response"]),
        (
            "/ext/session/a/b/combine/+",
            &[
                "combine.login",
                "combine.login_reply",
                "combine.logout",
                "combine.logout_reply",
                "combine.batch_login",
                "combine.batch_login_reply",
                "combine.batch_logout",
                "combine.batch_logout_reply",
            ],
        ),
        ("/sys/a/b/rrpc/request/+", &["rrpc.request"]),
        ("/sys/a/b/thing/topo/add", &["thing.topo.add"]),
        ("$nothing/#", &[]),
        // A name that a more exact template has is not the general one's.
        ("/sys/+/+/thing/event/property/post", &["thing.event.property.post"]),
        ("/sys/+/+/thing/event/+/post", &["thing.event.property.post", "thing.event.post"]),
        ("/sys/+/+/thing/service/x_reply", &["thing.service.invoke_reply"]),
        ("/sys/+/+/thing/service/+", &["thing.service.invoke", "thing.service.invoke_reply"]),
        ("S3EUVBRJLB/+/data", &["custom.data"]),
        ("/a1B2c3D4e5F/d/user/+", &["custom.user"]),
        ("/a1B2c3D4e5F/d/user", &["custom"]),
        // A hole is never empty.
        ("/sys/+/+/thing/event//post", &[]),
        ("/sys//+/thing/topo/add", &[]),
        // A device's kinds come through a bridge too, and with a query.
        ("$oc/bridges/b/devices/+/sys/messages/down", &["messages.down"]),
        ("$oc/bridges/b/devices/+/sys/login/#", &["bridge.login.request", "bridge.login.response"]),
        ("$oc/devices/+/sys/messages/up?encoding=gzip", &["messages.up"]),
    ] {
        let mut found: Vec<_> = classify::filter(filter).unwrap().map(Kind::name).collect();
        let mut names = names.to_vec();
        found.sort_unstable();
        names.sort_unstable();
        assert_eq!(found, names, "{filter}");
    }
    assert!(classify::filter("a/#/b").is_err());
}

/// One topic of each kind, and each device kind's through a bridge, with the kind that the topic is.
fn a_topic_of_each_kind() -> Vec<(String, Kind)> {
    let mut topics = Vec::new();
    for kind in classify::kinds().filter(|kind| kind.info().protocol != Protocol::Http) {
        let Ok(name) = Topic::build(kind, value) else { continue };
        if let Some(rest) = name.strip_prefix("$oc/devices/") {
            topics.push(format!("$oc/bridges/b/devices/{rest}"));
            topics.push(format!("{name}?encoding=gzip"));
        }
        topics.push(name);
    }
    topics
        .into_iter()
        .map(|name| {
            let kind = classify::topic(&name).unwrap().kind();
            (name, kind)
        })
        .collect()
}

/// Without wildcards a filter delivers one topic: it covers that topic's kind and no other.
#[test]
fn a_filter_without_wildcards_covers_what_the_topic_is() {
    for (name, kind) in a_topic_of_each_kind() {
        assert_eq!(classify::filter(&name).unwrap().collect::<Vec<_>>(), [kind], "{name}");
    }
}

/// The rules of MQTT decide which topics a filter delivers; the kind of each of them is covered. The filters are made of
/// the topics, with any one or two levels as `+`, or cut at any level with `#`.
#[test]
fn a_filter_covers_the_kind_of_every_topic_that_it_delivers() {
    let topics = a_topic_of_each_kind();
    let mut filters = std::collections::BTreeSet::new();
    for (name, _) in &topics {
        let levels: Vec<&str> = name.split('/').collect();
        for one in 0..levels.len() {
            let mut cut = levels[..one].to_vec();
            cut.push("#");
            filters.insert(cut.join("/"));
            for two in one..levels.len() {
                let mut some = levels.clone();
                some[one] = "+";
                some[two] = "+";
                filters.insert(some.join("/"));
            }
        }
    }
    let mut delivered = 0;
    for text in &filters {
        let filter = Filter::new(text).unwrap();
        let covered: Vec<Kind> = classify::filter(text).unwrap().collect();
        for (name, kind) in topics.iter().filter(|(name, _)| filter.matches(name)) {
            assert!(covered.contains(kind), "{text} delivers {name}, and does not cover {kind}");
            delivered += 1;
        }
    }
    assert!(filters.len() >= 5000 && delivered >= 7000, "{} filters, {delivered}", filters.len());
}

proptest! {
    #[test]
    fn any_text_is_classified_or_refused_and_kept(
        prefix in prop::sample::select(vec!["", "/", "/sys/", "/ext/session/", "$oc/devices/", "$oc/bridges/", "$rrpc/rxd/", "/shadow/", "$shadow/", "/v5/iot/", "/broadcast/"]),
        rest in "[a-z/?={}$\u{4e2d}\u{0}+#]{0,40}",
    ) {
        let name = format!("{prefix}{rest}");
        if let Ok(topic) = classify::topic(&name) {
            prop_assert_eq!(topic.name(), &*name);
            for (_, value) in topic.ids() {
                prop_assert!(!value.is_empty() && name.contains(value));
            }
            // An owned copy says the same.
            prop_assert_eq!(topic.clone().into_owned(), topic);
        }
        let _ = classify::path(&name, None);
        let _ = classify::filter(&name).map(Iterator::count);
    }
}
