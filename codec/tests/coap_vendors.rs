//! What the clouds put on top of CoAP, over the datagrams that their own software sent: keys, plain texts, sequence numbers, and
//! the same bytes built again.

mod common;

use serde_json::{Value, json};
use thingwire::{
    Code, Keys, Message, Protocol, Record, Vendor,
    alibaba::coap::{Carrier, SessionKey, TOKEN, TOKEN_61},
    decode, encode, facade, tencent,
    wire::{
        coap::{self, MessageCode, MessageType, OptionNumber, Packet},
        hex,
        secret::{Secret, SecretText},
    },
};

fn recordings(file: &str) -> Option<Vec<Value>> {
    let text = common::shared(file)?;
    Some(text.lines().map(|line| serde_json::from_str(line).expect("a recording is JSON")).collect())
}

fn text<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value["fields"][name].as_str()
}

#[test]
fn alibabas_datagrams_decrypt_to_the_stated_texts_and_are_written_again() {
    let Some(recordings) = recordings("recorded/alibaba/coap.jsonl") else { return };
    let (mut opened, mut sequences, mut tokens, mut bugs) = (0, 0, [0, 0], 0);
    for recorded in &recordings {
        let bytes = hex::decode(recorded["hex"].as_str().expect("hex")).expect("hex");
        let packet = Packet::parse(&bytes).expect("it was sent");
        let carrier = Carrier::of(&packet);
        if let Some(token) = text(recorded, "auth_token") {
            assert_eq!(carrier.token.as_ref().map(SecretText::expose), Some(token));
            let number = carrier.token_option.expect("a token has an option");
            assert_eq!(recorded["fields"]["token_option"][0], number.0);
            tokens[usize::from(number == TOKEN_61)] += 1;
            assert!([TOKEN, TOKEN_61].contains(&number));
        }
        if let Some(path) = text(recorded, "uri_path") {
            // Empty levels vanish in the SDK.
            assert_eq!(carrier.path.as_deref(), Some(path.trim_end_matches('/').replace("//", "/").as_str()));
        }
        let secret = Secret::from(text(recorded, "deviceSecret").unwrap_or_default());
        let (Some(random), Some(aes_key)) = (text(recorded, "random"), text(recorded, "aes_key")) else {
            continue;
        };
        let key = SessionKey::derive(&secret, random);
        // The stated key is the derived one: it encrypts the same.
        assert_eq!(aes_key.len(), 32);
        let plain = key.open(&packet).unwrap_or_else(|error| panic!("{error} in {recorded}"));
        let stated = match text(recorded, "decoded_payload_hex") {
            Some(stated) => hex::decode(stated).expect("hex"),
            None => text(recorded, "payload_text").unwrap_or_default().as_bytes().to_vec(),
        };
        if recorded["fields"]["payload_text"].is_string() || text(recorded, "decoded_payload_hex").is_some() {
            assert_eq!(plain, stated, "{recorded}");
        }
        if !packet.payload().is_empty() {
            assert_eq!(key.encrypt(&plain), packet.payload());
            opened += 1;
        }
        match (&carrier.sequence, text(recorded, "seq_plain")) {
            (Some(sequence), Some(stated)) => {
                let number = key.decrypt_sequence(sequence).expect("the key is right");
                assert_eq!(number.to_string(), stated);
                assert_eq!(key.encrypt_sequence(number), **sequence);
                sequences += 1;
            }
            (None, _) if packet.code() == MessageCode::POST => {
                // The peer's table of options was full.
                assert!(
                    recorded["note"].as_str().is_some_and(|note| note.contains("PEER BUG")),
                    "{recorded}"
                );
                bugs += 1;
            }
            _ => {}
        }
        let mut again = coap::Message::from(packet);
        again.payload = key.encrypt(&plain).into();
        if !packet.payload().is_empty() {
            assert_eq!(again.to_vec().expect("it was sent"), bytes);
        }
    }
    println!(
        "{opened} payloads, {sequences} sequence numbers, {tokens:?} tokens, {bugs} without option 2089"
    );
    // As many as the recording states.
    assert!(opened >= 14, "{opened}");
    assert_eq!((sequences, tokens, bugs), (11, [6, 9], 1));
}

/// Every recorded datagram through `decode`: the message inside it, and the same bytes back.
#[test]
fn every_recorded_datagram_decodes_and_is_written_back() {
    let (mut whole, mut refused, mut kinds) = (0, 0, std::collections::BTreeSet::new());
    for (file, vendor) in
        [("recorded/alibaba/coap.jsonl", Vendor::Alibaba), ("recorded/tencent/coap.jsonl", Vendor::Tencent)]
    {
        let Some(recordings) = recordings(file) else { return };
        for recorded in &recordings {
            let bytes = hex::decode(recorded["hex"].as_str().expect("hex")).expect("hex");
            let mut record = Record::bytes(&bytes);
            record.hints.vendor = Some(vendor);
            record.hints.protocol = Some(Protocol::Coap);
            if let (Some(secret), Some(random)) = (text(recorded, "deviceSecret"), text(recorded, "random")) {
                record.keys = Keys::of_session(secret, random);
            }
            let Ok(decoded) = decode(&record) else {
                assert_eq!(recorded["fields"]["error"], true, "{recorded}");
                refused += 1;
                continue;
            };
            if decoded.coap.is_some() {
                kinds.insert((vendor.name(), decoded.kind.name()));
            }
            let again = encode(&decoded).expect("it was read");
            assert_eq!(again.payload, bytes, "{recorded}");
            // The decoded object says as much, with the keys beside it.
            let mut object: Value =
                serde_json::from_str(&facade::outcome_to_json(&Ok(decoded.clone()))).expect("JSON");
            object["keys"] = json!({
                "device_secret": text(recorded, "deviceSecret"), "random": text(recorded, "random"),
            });
            if text(recorded, "random").is_none() {
                object["keys"] = json!({});
            }
            let object = object.to_string();
            let from_object = facade::decoded_from_json(object.as_bytes()).expect("it was written");
            let written = encode(&from_object).expect("it was read").payload.into_owned();
            let mut back = Record::bytes(&written);
            (back.hints, back.keys) = (record.hints.clone(), record.keys.clone());
            let back = decode(&back).unwrap_or_else(|error| panic!("{error} in {recorded}"));
            assert_eq!((back.kind, &back.topic), (decoded.kind, &decoded.topic));
            // The stated plain text, where it is JSON or text.
            if let (Some(stated), Some(_)) = (text(recorded, "payload_text"), &decoded.coap)
                && recorded["fields"]["kind"] == "publish"
            {
                let payload = match &decoded.message {
                    Message::Json(json) => json.text().as_bytes().to_vec(),
                    Message::Bytes(bytes) => bytes.to_vec(),
                    Message::Alibaba(message) => message.to_payload().expect("it was read"),
                    other => panic!("{other:?}"),
                };
                let same = payload == stated.as_bytes()
                    || serde_json::from_slice::<Value>(&payload).ok() == serde_json::from_str(stated).ok();
                assert!(same, "{recorded}");
            }
            let bug = recorded["note"].as_str().is_some_and(|note| note.contains("PEER BUG"));
            let noted = decoded.notes.iter().any(|note| note.code() == Code::AlibabaSequenceMissing);
            assert_eq!(bug, noted, "{recorded}");
            whole += 1;
        }
    }
    println!("{whole} datagrams, {refused} refused, {kinds:?}");
    assert_eq!((whole, refused), (48, 5));
    assert!(kinds.len() >= 9, "{kinds:?}");
}

/// Whoever builds a datagram says what it is about; the options follow. The bytes are those that the SDKs sent.
#[test]
fn datagrams_are_built_from_little() {
    let Some(recordings) = recordings("recorded/alibaba/coap.jsonl") else { return };
    let recorded = recordings
        .iter()
        .find(|recorded| text(recorded, "payload_text") == Some("{\"id\":1}"))
        .expect("a publish");
    let object = |token_option: u16| {
        json!({
            "vendor": "alibaba", "protocol": "custom", "kind": "custom.user",
            "topic": {"path": "/topic/a1NUjcVkHZS/ff1a11e7c08d4b3db2b1500d8e0e55/user/update"},
            "message": {"payload": {"id": 1}},
            "coap": {
                "type": "con", "code": "0.02", "message_id": 2, "token_hex": "05030201",
                "options": [{"name": "Content-Format", "value": 50}, {"name": "Accept", "value": 42}],
                "security": "symmetric", "decrypted": true, "sequence": 1,
                "auth_token": text(recorded, "auth_token"), "auth_token_option": token_option,
            },
            "keys": {"device_secret": text(recorded, "deviceSecret"), "random": text(recorded, "random")},
        })
    };
    let encoded = |object: &Value| -> Value {
        serde_json::from_str(&facade::encode_json(&object.to_string())).expect("JSON")
    };
    assert_eq!(encoded(&object(2088))["hex"], recorded["hex"]);
    // Without a word of the option it is the newer edition's; what is there already is not written again.
    let mut unsaid = object(2088);
    unsaid["coap"].as_object_mut().expect("an object").remove("auth_token_option");
    assert_eq!(encoded(&unsaid)["hex"], recorded["hex"]);
    let token = json!({"name": "Uri-Query", "value": "token=t"});
    unsaid["coap"]["options"].as_array_mut().expect("options").push(token);
    let hex = encoded(&unsaid)["hex"].as_str().expect("it fits").to_owned();
    let bytes = hex::decode(&hex).expect("hex");
    assert_eq!(Packet::parse(&bytes).expect("right").value(TOKEN), None);
    for (pointer, value, code) in [
        ("/keys", json!({}), "keys_missing"),
        ("/coap/security", json!("dtls"), "json_range"),
        ("/coap/auth_token_option", json!(65536), "json_range"),
        ("/coap/type", json!("x"), "json_range"),
        ("/coap/sequence", json!(-1), "json_range"),
        ("/coap/options", json!([{"name": "Uri-Path", "value": "topic"}]), "record_member_conflict"),
        ("/coap/security", json!("none"), "record_member_conflict"),
        ("/coap/decrypted", json!("yes"), "json_type"),
        ("/coap/decrypted", json!(false), "keys_missing"),
    ] {
        let mut wrong = object(2088);
        *wrong.pointer_mut(pointer).expect("it is there") = value;
        assert_eq!(encoded(&wrong)["error"]["code"], code, "{pointer}: {}", encoded(&wrong));
    }
    let mut tencent = json!({
        "vendor": "tencent", "protocol": "custom", "kind": "custom.data", "topic": {"name": "S3EUVBRJLB/test_device/data"},
        "message": {"payload": {"action": "come_home"}},
        "coap": {
            "type": "con", "code": "0.02", "message_id": 65530, "token_hex": "01000000",
            "options": [{"name": "Need-Response", "value": "0"}],
            "auth_token": "YWAIGGUGUC", "auth_token_option": 61,
        },
    });
    let with_number = encoded(&tencent)["hex"].clone();
    tencent["coap"].as_object_mut().expect("an object").remove("auth_token_option");
    assert_eq!(encoded(&tencent)["hex"], with_number);
    assert_eq!(
        encoded(&tencent)["hex"],
        "4402fffa01000000bd0e533345555642524a4c422f746573745f6465766963652f64617461da25595741494747554755431130ff7b22616374696f6e223a22636f6d655f686f6d65227d"
    );
}

#[test]
fn tencents_requests_are_built_as_its_client_does() {
    let Some(recordings) = recordings("recorded/tencent/coap.jsonl") else { return };
    let (mut built, mut answers) = (0, 0);
    for recorded in &recordings {
        let bytes = hex::decode(recorded["hex"].as_str().expect("hex")).expect("hex");
        let Ok(packet) = Packet::parse(&bytes) else { continue };
        answers += u32::from(tencent::coap::answer(&packet).is_some());
        let (Some(topic), Some(token)) = (tencent::coap::topic(&packet), packet.value(tencent::coap::TOKEN))
        else {
            continue;
        };
        let need = packet.value(tencent::coap::NEED_RESPONSE) == Some(b"1");
        let mut again = tencent::coap::publish(&topic, packet.payload(), token, need, packet.message_id());
        again.token = packet.token().into();
        assert_eq!(again.to_vec().expect("it was sent"), bytes, "{recorded}");
        assert_eq!(packet.values(OptionNumber::URI_PATH).count(), 1);
        built += 1;
    }
    println!("{built} requests, {answers} answers");
    assert!(built >= 3 && answers >= 6);
}

#[test]
fn tencents_answers_are_told_by_type_and_code() {
    use tencent::coap::Answer;
    for (kind, code, answer) in [
        (MessageType::Acknowledgement, MessageCode(0x43), Some(Answer::Acknowledged)),
        (MessageType::Acknowledgement, MessageCode(0x02), Some(Answer::Taken)),
        (MessageType::Acknowledgement, MessageCode(0x45), Some(Answer::Response)),
        (MessageType::Confirmable, MessageCode(0x45), Some(Answer::Response)),
        (MessageType::Acknowledgement, MessageCode(0x81), Some(Answer::TokenExpired)),
        (MessageType::Acknowledgement, MessageCode(0x83), Some(Answer::Forbidden)),
        (MessageType::Acknowledgement, MessageCode(0xa0), Some(Answer::Failed)),
        (MessageType::Acknowledgement, MessageCode(0xc0), Some(Answer::TimedOut)),
        (MessageType::Acknowledgement, MessageCode(0x00), None),
        (MessageType::Confirmable, MessageCode(0x02), None),
        (MessageType::NonConfirmable, MessageCode(0x43), None),
    ] {
        let bytes = coap::Message::new(kind, code, 1).to_vec().expect("it fits");
        assert_eq!(tencent::coap::answer(&Packet::parse(&bytes).expect("right")), answer, "{kind:?} {code}");
    }
}

fn alibabas(levels: &[&[u8]], options: &[(OptionNumber, &[u8])], payload: &[u8]) -> Vec<u8> {
    let mut message = coap::Message::new(MessageType::Confirmable, MessageCode::POST, 1);
    for level in levels {
        message.options.push(OptionNumber::URI_PATH, level.to_vec());
    }
    for (number, value) in options {
        message.options.push(*number, value.to_vec());
    }
    message.payload = payload.to_vec().into();
    message.to_vec().expect("it fits")
}

const POST: &[&[u8]] =
    &[b"topic", b"sys", b"a1B2c3D4e5F", b"device", b"thing", b"event", b"property", b"post"];

/// What is wrong with a body is said in the words of its own format, with bytes of the datagram.
#[test]
fn a_body_that_is_no_cbor_is_complained_of_as_cbor() {
    for (body, code, at) in [
        ("a26269646131626964 6132", "cbor: byte", 6),
        ("a462696461", "cbor: byte", 1),
        ("ff", "cbor: byte", 0),
    ] {
        let body = hex::decode(&body.replace(' ', "")).expect("hex");
        let bytes = alibabas(POST, &[(OptionNumber::CONTENT_FORMAT, &[60]), (TOKEN, b"t")], &body);
        let record = Record::bytes(&bytes);
        let decoded = decode(&record).expect("the datagram is right");
        let start = bytes.len() - body.len();
        let [note] = &decoded.notes[..] else { panic!("{:?}", decoded.notes) };
        assert_eq!(note.code(), Code::CoapCarriedUnread);
        assert!(note.found_text().starts_with(code), "{}", note.found_text());
        let found = note.place().range().expect("bytes");
        assert!(found.start >= start && found.end <= bytes.len(), "{found:?} of {}", bytes.len());
        assert_eq!(found.start, start + at, "{note}");
    }
    // Oddities of right CBOR are where they are.
    let body = hex::decode("a166706172616d73a16161f97e00").expect("hex");
    let bytes = alibabas(POST, &[(OptionNumber::CONTENT_FORMAT, &[60]), (TOKEN, b"t")], &body);
    let record = Record::bytes(&bytes);
    let decoded = decode(&record).expect("the datagram is right");
    let note = decoded.notes.iter().find(|note| note.code() == Code::CborNotFinite).expect("a note");
    assert_eq!(note.place().range(), Some(bytes.len() - 3..bytes.len()));
}

/// A path that can be no topic leaves the datagram to CoAP, with a note at its options.
#[test]
fn a_path_that_is_no_topic_is_shown_as_coap() {
    let bytes = alibabas(&[b"topic", b"sys", b"p\0k"], &[(TOKEN, b"t")], b"{}");
    let mut cases = vec![(bytes, Vendor::Alibaba, 4..18)];
    for (level, end) in [(&b""[..], 5), (b"a#b", 8), (b"+", 6), (b"S3EUVBRJLB/device/a\0b", 27)] {
        cases.push((alibabas(&[level], &[(tencent::coap::TOKEN, b"t")], b"{}"), Vendor::Tencent, 4..end));
    }
    for (bytes, vendor, range) in cases {
        let mut record = Record::bytes(&bytes);
        record.hints.vendor = Some(vendor);
        let decoded = decode(&record).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((decoded.kind.name(), decoded.vendor), ("coap.request", None));
        let note = decoded.notes.iter().find(|note| note.code() == Code::CoapCarriedUnread).expect("a note");
        assert!(note.found_text().starts_with("topic: "), "{note}");
        assert_eq!(note.place().range(), Some(range), "{note}");
        assert_eq!(encode(&decoded).expect("it was read").payload, bytes);
    }
}
