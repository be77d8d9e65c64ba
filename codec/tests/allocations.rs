//! The hot paths allocate nothing.

use allocation_counter::measure;
use thingwire::{
    Direction, Record, classify, decode,
    huawei::pcp::{self, Frame},
    wire::hex,
};

fn allocations(mut run: impl FnMut()) -> u64 {
    // Once before counting: what is set up on first use is not a cost of each call.
    run();
    measure(run).count_total
}

#[test]
fn a_frame_is_read_and_written_without_allocating() {
    for (text, direction) in [
        ("FFFE01134C9A0000", Direction::Down),
        ("FFFE01155618001256312E300000000000000000000000000000", Direction::Up),
        ("FFFE0115E107001300000048454C4C4F2C20496F5420534F544121", Direction::Down),
        ("FFFE01143AE6001656312E3000000000000000000000000001F400010000", Direction::Down),
    ] {
        let bytes = hex::decode(text).unwrap();
        let mut buffer = [0; 64];
        let count = allocations(|| {
            let mut notes = Vec::new();
            let frame = Frame::parse(&bytes).unwrap();
            let message = pcp::read(&frame, Some(direction), &mut notes).unwrap();
            assert_eq!(message.encode_into(&mut buffer).unwrap(), bytes.len());
            assert!(notes.is_empty());
        });
        assert_eq!(count, 0, "{text}");
        assert_eq!(buffer[..bytes.len()], bytes);
    }
}

#[test]
fn a_topic_is_classified_without_allocating() {
    for name in [
        "/sys/a1B2c3D4e5F/dev1/thing/event/property/post",
        "/sys/a1B2c3D4e5F/dev1/thing/event/some_event/post_reply",
        "$oc/devices/d/sys/commands/request_id=7",
        "$oc/devices/d/sys/messages/up?encoding=gzip",
        "$thing/up/property/S3EUVBRJLB/dev",
        "/a/b/user/x",
        "$oc/nothing/such",
        "nothing/known",
    ] {
        let count = allocations(|| {
            let topic = classify::topic(name).unwrap();
            assert_eq!(topic.name(), name);
            assert!(topic.ids().count() < 5);
        });
        assert_eq!(count, 0, "{name}");
    }
}

#[test]
fn an_alink_report_takes_one_list_and_its_box() {
    let payload = br#"{"id":"123","version":"1.0","sys":{"ack":0},"params":{"Power":{"value":"on","time":1524448722000},"WF":{"value":23.6,"time":1524448722000}},"method":"thing.event.property.post"}"#;
    let record = Record::topic("/sys/a1X2bEnP82z/example1/thing/event/property/post", payload);
    let count = allocations(|| assert!(decode(&record).unwrap().notes.is_empty()));
    assert!(count <= 3, "{count}");
    // Names that are longer, more of them, and a text with escapes: nothing more but for the list's growth.
    let members: Vec<String> =
        (0..4).map(|index| format!(r#""identifier_that_is_long_{index}":{index}"#)).collect();
    let payload = format!(r#"{{"id":"1","version":"1.0","params":{{{}}}}}"#, members.join(","));
    let record = Record::topic("/sys/a1X2bEnP82z/example1/thing/event/property/post", payload.as_bytes());
    let count = allocations(|| assert!(decode(&record).unwrap().notes.is_empty()));
    assert!(count <= 3, "{count}");
}

#[test]
fn iotda_messages_take_their_lists_and_their_box() {
    let event = r#"{"object_device_id":"dev1","services":[{"service_id":"$time_sync","event_type":"time_sync_request","event_time":"20151212T121212Z","paras":{"device_send_time":1}}]}"#;
    // What stands in front is read later, and needs no more room for that.
    let reordered = r#"{"services":[{"paras":{"device_send_time":1},"event_time":"20151212T121212Z","event_type":"time_sync_request","service_id":"$time_sync"}],"object_device_id":"dev1"}"#;
    for (tail, payload, most) in [
        ("commands/request_id=7", r#"{"service_id":"s","command_name":"c","paras":{"value":[1,2]}}"#, 1),
        // The services, and the properties of each.
        (
            "properties/report",
            r#"{"services":[{"service_id":"a","properties":{"x":1,"y":2},"event_time":"20151212T121212Z"},{"service_id":"b","properties":{"x":1}}]}"#,
            4,
        ),
        // The events, and the parameters of each.
        ("events/up", event, 3),
        ("events/up", reordered, 3),
    ] {
        let topic = format!("$oc/devices/5e06bfee334dd4f33759f5b3_demo/sys/{tail}");
        let record = Record::topic(&topic, payload.as_bytes());
        let count = allocations(|| assert!(decode(&record).unwrap().notes.is_empty()));
        assert!(count <= most, "{tail}: {count}");
    }
}

/// What inflates without end stops at the limit, and takes no more room than that for it.
#[test]
fn a_bomb_takes_no_more_than_the_limit() {
    let bomb = thingwire::wire::gzip::deflate(&vec![b' '; 40 << 20]);
    let record = Record::topic("$oc/devices/d/sys/messages/up?encoding=gzip", &bomb);
    let used = measure(|| assert!(decode(&record).is_err())).bytes_max;
    assert!(used < 3 * thingwire::limits::INFLATED_BYTES as u64, "{used} bytes");
}

/// An option flood's cousin: long inputs that are refused or kept cost no more than a few times their size.
#[test]
fn memory_stays_in_proportion_to_the_input() {
    let flood = format!("{{\"hex\":\"{}\"}}", "FF".repeat(100_000));
    let used = measure(|| drop(thingwire::facade::decode_json(&flood))).bytes_max;
    assert!(used < 8 * flood.len() as u64, "{used} bytes for {}", flood.len());
    // One byte a level or member, as mean as it gets.
    for flood in [
        "[".repeat(100_000),
        format!("[{}0]", "0,".repeat(50_000)),
        format!("{{{}\"x\":0}}", "\"\":0,".repeat(20_000)),
    ] {
        let used = measure(|| {
            std::hint::black_box(thingwire::wire::json::Json::parse(flood.as_bytes()).is_ok());
        })
        .bytes_max;
        assert!(used < 32 * flood.len() as u64, "{used} bytes for {}", flood.len());
    }
    // A length field of 65,535 with nothing behind it.
    let used =
        measure(|| assert!(Frame::parse(&[0xff, 0xfe, 1, 0x15, 0x66, 0x6d, 0xff, 0xff]).is_err())).bytes_max;
    assert!(used < 4096, "{used}");
}
