//! The hot paths allocate nothing.

use allocation_counter::measure;
use thingwire::{
    Direction, Record, alibaba, classify, decode,
    huawei::{
        self,
        pcp::{self, Frame},
    },
    tencent,
    wire::{
        cbor,
        coap::{Encoder, Header, Message, Packet, Settings},
        hex,
        hmac::{Keyed, Method},
        secret::Secret,
    },
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

/// A usual POST: read, its options walked, built in order, and written; nothing on the way takes memory.
#[test]
fn a_datagram_is_read_and_written_without_allocating() {
    let bytes = hex::decode(concat!(
        "4402000205030201b5746f7069630b61314e556a63566b485a530464657631113251",
        "2aed070a164d5a386d33376870303177315353716f44467a6f303031303530306430302e616432621d03",
        "8eb93b4afc1e3b59e39b60dcae40c2c5ffa5ea16ead700031b89e8c7b119c2255a"
    ))
    .unwrap();
    let message = Message::from(Packet::parse(&bytes).unwrap());
    let mut buffer = [0; 160];
    let count = allocations(|| {
        let packet = Packet::parse(&bytes).unwrap();
        assert_eq!(packet.options().count(), 7);
        assert_eq!(packet.content_format().unwrap().0, 50);
        let header = Header {
            message_type: packet.message_type(),
            code: packet.code(),
            message_id: packet.message_id(),
        };
        let mut out = Encoder::new(&mut buffer, header, packet.token(), Settings::default()).unwrap();
        for option in packet.options() {
            out.option(option.number, option.value).unwrap();
        }
        let length = out.finish(packet.payload()).unwrap();
        assert_eq!(buffer[..length], bytes);
        assert_eq!(message.encode_into(&mut buffer).unwrap(), bytes.len());
    });
    assert_eq!(count, 0);
}

/// Floods of options are refused, or read in a few times their size; claimed lengths take nothing.
#[test]
fn floods_of_options_and_claims_of_lengths_cost_little() {
    let head = [0x40, 1, 0, 1];
    for flood in [vec![0x10; 65_000], vec![0; 1_000_000], vec![0xb0; 1], [vec![0xb0], vec![0; 1023]].concat()]
    {
        let bytes = [&head[..], &flood].concat();
        let used = measure(|| {
            std::hint::black_box(Packet::parse(&bytes).is_ok());
        })
        .bytes_max;
        assert!(used < 4096, "{used} bytes for {}", bytes.len());
        let used = measure(|| {
            std::hint::black_box(decode(&Record::bytes(&bytes)).is_ok());
        })
        .bytes_max;
        assert!(used < 8 * bytes.len() as u64 + 4096, "{used} bytes for {}", bytes.len());
    }
    for text in
        ["9bffffffffffffffff", "bbffffffffffffffff", "5bffffffffffffffff", "7b7fffffffffffffff", "9a40000000"]
    {
        let bytes = hex::decode(text).unwrap();
        let used = measure(|| assert!(cbor::to_json(&bytes, &mut Vec::new()).is_err())).bytes_max;
        assert!(used < 4096, "{used} bytes for {text}");
    }
    // As mean as CBOR gets: one byte an item, the shortest keys there are, and bytes that JSON escapes.
    let map: Vec<u8> = (0..60_000_u32).flat_map(|key| [0x19, (key >> 8) as u8, key as u8, 0]).collect();
    let map = [&[0xb9, 0xea, 0x60][..], &map].concat();
    for bytes in [
        vec![0x81; 100_000],
        [&[0x9f][..], &[0; 100_000]].concat(),
        map,
        [&[0x79, 0xff, 0xff][..], &[0; 65_535]].concat(),
    ] {
        let used = measure(|| {
            std::hint::black_box(cbor::to_json(&bytes, &mut Vec::new()).is_ok());
        })
        .bytes_max;
        assert!(used < 32 * bytes.len() as u64 + 4096, "{used} bytes for {}", bytes.len());
        println!("{used} bytes for {}", bytes.len());
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

/// A digest costs nothing; credentials cost their three texts, and a secret in base64 its bytes.
#[test]
fn signing_allocates_its_output_only() {
    let secret = Secret::from("ga7XA6KdlEeiPXQPpRbAjOZXwG8ydgSe");
    for method in [Method::Md5, Method::Sha1, Method::Sha256] {
        let mut connect = alibaba::auth::Connect::new("a1X2bEnP82z", "example1");
        (connect.method, connect.timestamp, connect.extensions) =
            (method, Some("1524448722000"), "lan=C,gw=0");
        let content = connect.content("12345");
        assert_eq!(allocations(|| drop(content.digest(method, &secret))), 0, "{method}");
        let keyed = Keyed::new(method, secret.expose());
        assert_eq!(allocations(|| drop(content.digest_with(keyed.clone()))), 0, "{method}");
        connect.extensions = "";
        assert_eq!(allocations(|| drop(connect.sign(&secret).unwrap())), 3, "{method}");
    }
    let connect = huawei::auth::Connect::new("5e06bfee334dd4f33759f5b3_demo", "2018072417");
    assert_eq!(allocations(|| drop(connect.digest(&secret))), 0);
    assert_eq!(allocations(|| drop(connect.sign(&secret).unwrap())), 3);
    let connect = tencent::auth::Connect::new("S3EUVBRJLB", "test_device", "bph30", "9223372036854775807");
    assert_eq!(allocations(|| drop(connect.digest(&secret))), 0);
    assert_eq!(allocations(|| drop(connect.sign("vX6PQqazsGsMyf5SMfs6OA6y").unwrap())), 4);
    let bind = tencent::auth::Bind {
        product_id: "S3EUVBRJLB",
        device_name: "test_device",
        random: "7",
        timestamp: "1700000000",
        method: Method::Sha256,
    };
    assert_eq!(allocations(|| drop(bind.digest(&secret))), 0);
    let http = tencent::auth::Http {
        host: tencent::auth::HTTP_HOST,
        path: "/device/publish",
        body: "{\"Qos\":1}",
        timestamp: "1700000000",
        nonce: "42",
        method: Method::Sha256,
        algorithm: "hmacsha256",
    };
    assert_eq!(allocations(|| drop(http.digest(&secret))), 0);
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
