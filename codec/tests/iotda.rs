//! What is particular about IoTDA's messages: names in two spellings, times in three forms, events, and compressed payloads.

use thingwire::{
    Code, Kind, Message, Record, Vendor, decode, encode, explain, facade,
    huawei::{
        self,
        event::{Event, Paras},
    },
    limits::INFLATED_BYTES,
    wire::gzip,
};

const UP: &str = "$oc/devices/dev1/sys/events/up";
const DOWN: &str = "$oc/devices/dev1/sys/events/down";
const REPORT: &str = "$oc/devices/dev1/sys/properties/report";

/// Codes of the notes with their pointers.
fn notes(topic: &str, payload: &str) -> Vec<(Code, String)> {
    let record = Record::topic(topic, payload.as_bytes());
    let decoded = decode(&record).unwrap_or_else(|error| panic!("{payload}: {error}"));
    let pointer = |note: &thingwire::Note| note.place().json_pointer().unwrap_or_default().to_owned();
    decoded.notes.iter().map(|note| (note.code(), pointer(note))).collect()
}

fn event(service: &str, event: &str, paras: &str) -> String {
    format!(r#"{{"services":[{{"service_id":"{service}","event_type":"{event}","paras":{paras}}}]}}"#)
}

fn with_event<T>(topic: &str, payload: &str, look: impl FnOnce(&Event<'_>) -> T) -> T {
    let record = Record::topic(topic, payload.as_bytes());
    let decoded = decode(&record).expect("it is read");
    let event = decoded.events().next().expect("an event");
    look(event)
}

#[test]
fn a_response_answers_its_request() {
    let kind = |name: &str| Kind::find(Some(Vendor::Huawei), name).expect("a kind");
    for name in [
        "properties.set",
        "properties.get",
        "commands",
        "shadow.get",
        "bridge.login",
        "bridge.logout",
        "bridge.reset_secret",
    ] {
        let (request, response) = (kind(&format!("{name}.request")), kind(&format!("{name}.response")));
        assert_eq!(response.replies_to(), Some(request));
        assert_eq!(request.reply(), Some(response));
        assert_eq!(request.info().direction.map(|way| way.reversed()), response.info().direction);
    }
    assert_eq!(kind("properties.report").reply(), None);
    // The SDKs make the response's topic of the request's.
    let record = Record::topic("$oc/devices/dev1/sys/commands/request_id=a=b", b"{}");
    let decoded = decode(&record).expect("a command");
    let topic = decoded.topic.as_ref().expect("a topic");
    let answer = thingwire::classify::Topic::build(decoded.kind.reply().expect("a reply"), |id| topic.id(id));
    assert_eq!(answer.expect("a topic"), "$oc/devices/dev1/sys/commands/response/request_id=a=b");
    let text = facade::outcome_to_json(&decode(&Record::topic(
        "$oc/devices/dev1/sys/commands/response/request_id=a",
        br#"{"result_code":0}"#,
    )));
    assert!(text.contains(r#""replies_to":"commands.request""#), "{text}");
}

#[test]
fn both_spellings_are_read_and_the_uncommon_one_is_noted() {
    let spelt = |pointer: &str| vec![(Code::HuaweiSpelling, pointer.to_owned())];
    let response = |member: &str| {
        event(
            "$time_sync",
            "time_sync_response",
            &format!(
                r#"{{"device_send_time":1582685678789,"{member}":1582685696152,"server_send_time":1582685708109}}"#
            ),
        )
    };
    assert_eq!(notes(DOWN, &response("server_recv_time")), []);
    assert_eq!(notes(DOWN, &response("server_rcv_time")), spelt("/services/0/paras/server_rcv_time"));
    for member in ["server_recv_time", "server_rcv_time"] {
        with_event(DOWN, &response(member), |event| {
            let Some(Paras::TimeSyncResponse(response)) = &event.paras else { panic!("{event:?}") };
            // (1582685696152 + 1582685708109 + 1582685679789 - 1582685678789) / 2
            assert_eq!(response.now(1_582_685_679_789), Some(1_582_685_702_630));
        });
    }
    let file =
        |member: &str| event("$file_manager", "get_download_url", &format!(r#"{{"{member}":"a.jpg"}}"#));
    assert_eq!(notes(UP, &file("file_name")), []);
    assert_eq!(notes(UP, &file("fileName")), spelt("/services/0/paras/fileName"));
    for member in ["file_name", "fileName"] {
        with_event(UP, &file(member), |event| {
            let Some(Paras::FileRequest(request)) = &event.paras else { panic!("{event:?}") };
            assert_eq!(request.file_name(), Some("a.jpg"));
        });
    }
    let scan =
        |member: &str| event("$sub_device_discovery", "start_scan", &format!(r#"{{"{member}":"BLE"}}"#));
    assert_eq!(notes(DOWN, &scan("protocol")), []);
    assert_eq!(notes(DOWN, &scan("protocol_type")), spelt("/services/0/paras/protocol_type"));
    let versions = r#"{"device_sdk_version":"v1"}"#;
    assert_eq!(notes(UP, &event("$sdk_info", "sdk_info_report", versions)), []);
    let table = event("$device_info", "device_info_report", versions);
    assert_eq!(notes(UP, &table), spelt("/services/0/service_id"));
    let python = event("sub_device_discovery", "start_scan", "{}");
    assert_eq!(notes(DOWN, &python), spelt("/services/0/service_id"));
    // The C SDK's slip.
    let beside = r#"{"file_name":"a.jpg","file_attributes":{},"size":1024,"hash_code":"5805"}"#;
    let beside = notes(UP, &event("$file_manager", "get_upload_url", beside));
    assert_eq!(beside.iter().filter(|(code, _)| *code == Code::HuaweiForm).count(), 2);
}

#[test]
fn events_are_told_by_service_and_type() {
    let decoded =
        |payload: &str| decode(&Record::topic(UP, payload.as_bytes())).map(|decoded| decoded.into_owned());
    let several = r#"{"services":[
        {"service_id":"$ota","event_type":"version_report","paras":{"fw_version":"v1"}},
        {"paras":{"any":[1.10]},"event_type":"leak","service_id":"WaterMeter"},
        {"service_id":"$ota","event_type":"leak","paras":{}},
        {"service_id":"$time_sync","event_type":"version_report","paras":{}}
    ]}"#;
    let events = decoded(several).expect("events");
    let names: Vec<String> = events.events().map(Event::name).collect();
    assert_eq!(names, ["$ota/version_report", "WaterMeter/leak", "$ota/leak", "$time_sync/version_report"]);
    let kept: Vec<bool> = events.events().map(|event| matches!(event.paras, Some(Paras::Kept(_)))).collect();
    assert_eq!(kept, [false, true, true, true]);
    // A product's own event is no oddity, one of the platform's own that nobody knows is.
    assert_eq!(
        notes(UP, several),
        [
            (Code::HuaweiEventUnknown, "/services/2/event_type".to_owned()),
            (Code::HuaweiEventUnknown, "/services/3/event_type".to_owned()),
        ]
    );
    assert!(encode(&events).expect("it was read").payload.len() < several.len());
    let text = facade::outcome_to_json(&Ok(events));
    assert!(
        text.contains(r#"{"event":"$ota/version_report","summary":"the device reports its versions"}"#),
        "{text}"
    );
    assert!(text.contains(r#"{"event":"WaterMeter/leak"}"#), "{text}");
    assert!(text.contains(r#""kind":"events.up""#), "{text}");
    // The guide prints the answer about the time under the topic that goes up.
    let wrong_way = event("$time_sync", "time_sync_request", r#"{"device_send_time":1}"#);
    assert_eq!(notes(DOWN, &wrong_way), [(Code::HuaweiEventDirection, "/services/0/event_type".to_owned())]);
    assert_eq!(notes(UP, &wrong_way), []);
    for paras in ["null", "\"\"", "[]", "7"] {
        let found = notes(DOWN, &event("$ota", "version_query", paras));
        assert_eq!(found, [(Code::HuaweiForm, "/services/0/paras".to_owned())], "{paras}");
    }
    for (payload, pointer) in [
        (r#"{"services":[{"event_type":"e","paras":{}}]}"#, "/services/0/service_id"),
        (r#"{"services":[{"service_id":"s","paras":{}}]}"#, "/services/0/event_type"),
        (
            r#"{"services":[{"paras":{"progress":1},"service_id":"$ota","event_type":"upgrade_progress_report"}]}"#,
            "/services/0/paras/result_code",
        ),
        (r#"{"services":[{},{"service_id":null,"event_type":"e"}]}"#, "/services/0/service_id"),
        (r#"{"services":[{"service_id":null,"event_type":"e"}]}"#, "/services/0/service_id"),
        (r#"{"services":{}}"#, "/services"),
        (r#"{"services":[7]}"#, "/services/0"),
        (
            r#"{"x":1,"services":[{"service_id":"s","event_type":"t"},{"a":{"b":1},"paras":{"c":2,"devices":{"d":3}},"service_id":"$sub_device_manager","event_type":"delete_sub_device_request"}]}"#,
            "/services/1/paras/devices",
        ),
        (
            r#"{"services":[{"paras":{"devices":["a",{"b":1}]},"service_id":"$sub_device_manager","event_type":"delete_sub_device_request"}]}"#,
            "/services/0/paras/devices/1",
        ),
    ] {
        let error = decoded(payload).expect_err("not an event");
        assert_eq!(error.place().json_pointer(), Some(pointer), "{payload}: {error}");
    }
    // What stands in front is read last, and still complained about where it stands.
    let payload = r#"{"services":[{"paras":{"device_send_time":{}},"service_id":"$time_sync","event_type":"time_sync_request"}]}"#;
    let error = decoded(payload).expect_err("not a time");
    assert_eq!(error.place().json_pointer(), Some("/services/0/paras/device_send_time"));
    let range = error.place().range().expect("bytes");
    assert_eq!(&payload[range], "{}");
}

#[test]
fn times_are_kept_and_read_on_request() {
    let report = |time: &str| {
        format!(r#"{{"services":[{{"service_id":"s","properties":{{"p":1}},"event_time":{time}}}]}}"#)
    };
    // Milliseconds by Python's `calendar.timegm`.
    for (time, milliseconds, right) in [
        (r#""20151212T121212Z""#, Some(1_449_922_332_000), true),
        (r#""2020-08-12T12:12:12.333Z""#, Some(1_597_234_332_333), true),
        // What the Python SDK writes; the guide has no such form.
        (r#""2026-11-21T04:03:57Z""#, Some(1_795_233_837_000), false),
        (r#""""#, None, true),
        ("null", None, true),
        (r#""20151312T121212Z""#, None, false),
        (r#""1449922332000""#, None, false),
        ("1449922332000", None, false),
        ("{}", None, false),
        ("[]", None, false),
        ("true", None, false),
        (r#""yesterday""#, None, false),
    ] {
        let payload = report(time);
        let expected =
            if right { vec![] } else { vec![(Code::HuaweiTime, "/services/0/event_time".to_owned())] };
        assert_eq!(notes(REPORT, &payload), expected, "{time}");
        let record = Record::topic(REPORT, payload.as_bytes());
        let decoded = decode(&record).expect("a report");
        let Message::Huawei(message) = &decoded.message else { panic!("{decoded:?}") };
        let huawei::Message::PropertyReport(report) = &**message else { panic!("{message:?}") };
        let event_time = report.services[0].event_time.as_ref().expect("a time");
        assert_eq!(event_time.time_ms(), milliseconds, "{time}");
        assert_eq!(encode(&decoded).expect("it was read").payload, payload.as_bytes(), "{time}");
    }
}

#[test]
fn documented_limits_are_noted() {
    let devices = |count: usize| vec![r#""d""#; count].join(",");
    let deletion = |count| {
        event(
            "$sub_device_manager",
            "delete_sub_device_request",
            &format!(r#"{{"devices":[{}]}}"#, devices(count)),
        )
    };
    assert_eq!(notes(UP, &deletion(50)), []);
    assert_eq!(notes(UP, &deletion(51)), [(Code::HuaweiCount, "/services/0/paras/devices".to_owned())]);
    let gateway = |count: usize| {
        let device = r#"{"device_id":"d","services":[]}"#;
        format!(r#"{{"devices":[{}]}}"#, vec![device; count].join(","))
    };
    let topic = "$oc/devices/dev1/sys/gateway/sub_devices/properties/report";
    assert_eq!(notes(topic, &gateway(100)), []);
    assert_eq!(notes(topic, &gateway(101)), [(Code::HuaweiCount, "/devices".to_owned())]);
    let dotted = r#"{"services":[{"service_id":"s","properties":{"a.b":1,"c/d":2,"$e":3}}]}"#;
    assert_eq!(
        notes(REPORT, dotted),
        [
            (Code::HuaweiShadowKey, "/services/0/properties/a.b".to_owned()),
            (Code::HuaweiShadowKey, "/services/0/properties/$e".to_owned()),
        ]
    );
    let progress = |percent: &str| {
        let paras = format!(r#"{{"result_code":0,"version":"v1","progress":{percent}}}"#);
        notes(UP, &event("$ota", "upgrade_progress_report", &paras))
    };
    assert_eq!(progress("100"), []);
    for percent in ["101", "-1", "1.5", "\"x\""] {
        assert_eq!(
            progress(percent),
            [(Code::HuaweiValue, "/services/0/paras/progress".to_owned())],
            "{percent}"
        );
    }
    let level = |topic: &str| {
        let decoded = decode(&Record::topic(topic, b"{\"services\":[]}")).map(|decoded| decoded.into_owned());
        let notes = decoded.expect("it is read").notes;
        notes.iter().map(|note| (note.code(), note.place().topic_level())).collect::<Vec<_>>()
    };
    assert_eq!(level("$oc/devices/dev 1/sys/properties/report"), [(Code::HuaweiName, Some(2))]);
    assert_eq!(level("$oc/bridges/b/devices/dev 1/sys/properties/report"), [(Code::HuaweiName, Some(4))]);
    assert_eq!(level("/huawei/v1/devices/dev 1/data/json"), [(Code::HuaweiName, Some(4))]);
    assert_eq!(level("$oc/devices/dev1/user/a//b"), [(Code::HuaweiName, Some(4))]);
}

#[test]
fn codes_have_their_meaning() {
    let meaning = |topic: &str, payload: &str| {
        let decoded = decode(&Record::topic(topic, payload.as_bytes())).map(|decoded| decoded.into_owned());
        decoded.expect("it is read").meaning().iter().map(|info| (info.family, info.code)).collect::<Vec<_>>()
    };
    let answer = "$oc/devices/dev1/sys/commands/response/request_id=1";
    assert_eq!(meaning(answer, r#"{"result_code":0}"#), [("result", "0")]);
    assert_eq!(meaning(answer, r#"{"result_code":-1}"#), [("result", "other")]);
    assert_eq!(meaning(answer, "{}"), []);
    let upgrade =
        |code: &str| event("$ota", "upgrade_progress_report", &format!(r#"{{"result_code":{code}}}"#));
    assert_eq!(meaning(UP, &upgrade("7")).len(), 1);
    assert_eq!(meaning(UP, &upgrade("77")), []);
    assert_eq!(meaning(UP, &upgrade("null")), []);
    let file = event("$file_manager", "upload_result_report", r#"{"object_name":"o","result_code":1}"#);
    assert_eq!(meaning(UP, &file), [("file_upload", "1")]);
}

#[test]
fn compressed_payloads_are_inflated() {
    let text =
        br#"{"services":[{"service_id":"s","properties":{"p":1.10},"event_time":"20151212T121212Z"}]}"#;
    let topic = format!("{REPORT}?encoding=gzip");
    let packed = gzip::deflate(text);
    let record = Record::topic(&topic, &packed);
    let decoded = decode(&record).expect("a report");
    assert_eq!(decoded.kind.name(), "properties.report");
    let codes: Vec<Code> = decoded.notes.iter().map(|note| note.code()).collect();
    assert_eq!(codes, [Code::PayloadCompressed]);
    assert!(!Code::PayloadCompressed.breaks_rule());
    // No rule is broken: a strict decoder takes it.
    assert!(decode(&record.clone().strict()).is_ok());
    let again = encode(&decoded).expect("it was read");
    assert_eq!(again.address, record.address);
    assert_eq!(gzip::inflate(&again.payload, 1000).expect("gzip"), text);
    let tree = explain(&record);
    let leaves = tree.leaves();
    assert_eq!(leaves.iter().map(|leaf| leaf.range.clone()).collect::<Vec<_>>(), [Some(0..packed.len())]);
    assert!(format!("{tree:?}").contains("1.10"));
    // Without the query it is no JSON.
    assert_eq!(decode(&Record::topic(REPORT, &packed)).expect_err("bytes").code(), Code::JsonUtf8);
}

#[test]
fn broken_compression_is_told() {
    let topic = format!("{REPORT}?encoding=gzip");
    let code = |payload: &[u8]| decode(&Record::topic(&topic, payload)).expect_err("broken").code();
    let good = gzip::deflate(br#"{"services":[]}"#);
    assert!(decode(&Record::topic(&topic, &good)).is_ok());
    assert_eq!(code(b""), Code::Truncated);
    assert_eq!(code(br#"{"services":[]}"#), Code::GzipInvalid);
    for end in 2..good.len() {
        assert_eq!(code(&good[..end]), Code::Truncated, "{end} bytes");
    }
    assert_eq!(code(&[&good[..], b"x"].concat()), Code::TrailingBytes);
    assert_eq!(code(&[&good[..], &good].concat()), Code::TrailingBytes);
    let mut wrong = good.clone();
    wrong[good.len() - 5] ^= 1;
    assert_eq!(code(&wrong), Code::GzipInvalid);
    // A gigabyte would be a megabyte here; the limit stops it at once.
    let bomb = gzip::deflate(&vec![b' '; INFLATED_BYTES + 1]);
    assert!(bomb.len() < 10_000, "{} bytes", bomb.len());
    assert_eq!(code(&bomb), Code::LimitExceeded);
    // What is in it has no bytes in the record.
    let error = decode(&Record::topic(&topic, &gzip::deflate(br#"{"services":[{}]}"#)))
        .map(|_| ())
        .expect_err("no id");
    assert_eq!((error.code(), error.place().range()), (Code::JsonMissingMember, None));
    assert_eq!(error.place().json_pointer(), Some("/services/0/service_id"));
}

#[test]
fn nothing_at_all_is_a_message_where_the_sdks_send_it() {
    for topic in [
        "$oc/devices/dev1/sys/bootstrap/up",
        "$oc/bridges/b1/devices/dev1/sys/logout/request_id=1",
        "$oc/bridges/b1/devices/dev1/sys/disconnect",
    ] {
        for payload in ["", r#"{"payload":1}"#, r#"{"payload_hex":""}"#, "{}"] {
            let record = Record::topic(topic, payload.as_bytes());
            let decoded = decode(&record).expect("it is read");
            assert_eq!(decoded.notes, [], "{topic} {payload}");
            let text = facade::outcome_to_json(&Ok(decoded));
            let back = facade::decoded_from_json(text.as_bytes()).expect("our own object");
            assert_eq!(encode(&back).expect("it was read").payload, payload.as_bytes(), "{text}");
        }
    }
}
