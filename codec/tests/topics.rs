//! Topics: the whole catalogue and every recorded topic classify; every kind's topic builds and classifies as itself.

mod common;

use proptest::prelude::*;
use serde_json::Value;
use thingwire::classify::{self, Topic};
use thingwire::{Direction, Kind, Vendor};

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
    ("S3EUVRJLB/", "a product id that lost a letter in print"),
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
        return if kinds.iter().any(|kind| kind.info().vendor == vendor) {
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
    if expected.is_some() && topic.direction().is_some() && topic.direction() != expected {
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
            if let Some(part) = exception(text) {
                used.push(part);
            } else if let Err(why) = judge(text, entry) {
                wrong.push(format!("{text} ({}): {why}", entry["direction"]));
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
    let mut read = 0;
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
            if (found.vendor() != Some(vendor) || found.kind().name() == "unknown")
                && !RECORDED_EXCEPTIONS.contains(&topic)
            {
                wrong.push(format!("{topic} is {:?} {} ({note})", found.vendor(), found.kind()));
            }
        }
    }
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

#[test]
fn every_kind_s_topic_builds_and_is_read_as_that_kind() {
    let mut built = 0;
    for kind in classify::kinds() {
        let info = kind.info();
        let Some(template) = info.topic else {
            assert_eq!(info.name, "unknown");
            continue;
        };
        let value = |id: &str| {
            Some(match id {
                "product_key" => "a1B2c3D4e5F",
                "product_id" => "S3EUVBRJLB",
                "message_id_and_topic" => "42/a/b",
                _ => "id-1",
            })
        };
        let name = Topic::build(kind, value).unwrap();
        let topic = if info.protocol == thingwire::Protocol::Http && !template.starts_with('$') {
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

#[test]
fn values_that_would_change_a_topic_are_refused() {
    let kind = Kind::find(Some(Vendor::Alibaba), "thing.event.post").unwrap();
    for value in ["", "a/b", "a+", "#", "a\0"] {
        let error = Topic::build(kind, |_| Some(value)).unwrap_err();
        assert_eq!(error.code(), thingwire::Code::TopicValue, "{value:?}");
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
    ] {
        let mut found: Vec<_> = classify::filter(filter).unwrap().map(Kind::name).collect();
        let mut names = names.to_vec();
        found.sort_unstable();
        names.sort_unstable();
        assert_eq!(found, names, "{filter}");
    }
    assert!(classify::filter("a/#/b").is_err());
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
