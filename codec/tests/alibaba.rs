//! Alibaba's messages: every one of the guides and of the recordings has a kind, is read, and is written back.

mod common;

use common::round_trip;
use serde_json::Value;
use thingwire::{Message, Record, decode, record::Address, wire::hex};

/// Entries of the catalogue that are no message to decode, with the reason. Each must be needed.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("bridge-devices-conf", "a configuration file of the bridge"),
    ("-tsl-", "a thing model, which is a document of its own"),
    ("shadow-document-", "a stored document, which is never sent alone"),
    ("shadow-array-", "a stored value, which is never sent alone"),
];

fn exception(id: &str) -> Option<&'static str> {
    EXCEPTIONS.iter().map(|(part, _)| *part).find(|part| id.contains(part))
}

/// Where a message of the catalogue goes: MQTT topics, or the paths of HTTP and CoAP.
fn addresses(entry: &Value) -> Vec<Address<'_>> {
    let mqtt = entry["transport"] == "mqtt";
    let status = (entry["role"] == "response").then_some(200);
    let texts = entry["topics"].as_array().into_iter().flatten().filter_map(Value::as_str);
    texts
        .filter(|text| !text.contains(['#', '+']))
        .map(|text| match mqtt {
            true => Address::Topic(text.into()),
            false => Address::Path { path: text.into(), status },
        })
        .collect()
}

#[test]
fn every_message_of_the_catalogue_has_a_kind_and_is_written_back() {
    let Some(catalogue) = common::shared("catalogue/messages.json") else { return };
    let entries: Value = serde_json::from_str(&catalogue).expect("the catalogue is JSON");
    let (mut kinds, mut read, mut wrong, mut used) = (0, 0, Vec::new(), Vec::new());
    for entry in entries.as_array().expect("a list").iter().filter(|entry| entry["vendor"] == "alibaba") {
        let id = entry["id"].as_str().expect("an id");
        let mut failed = Vec::new();
        let addresses = addresses(entry);
        for address in &addresses {
            let topic = match address {
                Address::Topic(topic) => thingwire::classify::topic(topic),
                Address::Path { path, status } => thingwire::classify::path(path, *status),
                _ => continue,
            };
            match topic {
                Ok(topic) if topic.kind().name() != "unknown" => kinds += 1,
                other => failed.push(format!("{address:?} is {other:?}")),
            }
            if !entry["example"].is_null() {
                let payload = entry["example"].to_string();
                let mut record = Record::bytes(payload.as_bytes());
                record.address = address.clone();
                match round_trip(&record) {
                    Ok(_) => read += 1,
                    Err(why) => failed.push(format!("{why}: {payload}")),
                }
            }
        }
        match (addresses.is_empty(), entry["example"].is_null()) {
            // Nothing of its own: described in words only.
            (true, true) => continue,
            (true, false) => failed.push("has no topic".to_owned()),
            _ => {}
        }
        match (exception(id), failed.is_empty()) {
            (None, true) => {}
            (None, false) => wrong.push(format!("{id}: {}", failed.join("; "))),
            (Some(part), false) => used.push(part),
            (Some(part), true) => wrong.push(format!("{id} is read, and {part} excepts it")),
        }
    }
    println!("{kinds} topics with a kind, {read} examples read and written back");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(kinds > 150 && read > 140, "only {kinds} topics, {read} examples");
    for (part, why) in EXCEPTIONS {
        assert!(used.contains(part), "the exception {part} ({why}) is not needed");
    }
}

/// What other topics the guides print only as text: raw bytes and forms.
#[test]
fn bodies_that_are_no_json_are_kept_byte_for_byte() {
    let raw = [0x02, 0x00, 0x00, 0x00, 0x7b, 0x00];
    let record = Record::topic("/sys/{productKey}/{deviceName}/thing/model/up_raw", &raw);
    assert_eq!(round_trip(&record).as_deref(), Ok("thing.model.up_raw"));
    assert!(matches!(decode(&record).expect("bytes").message, Message::Bytes(bytes) if *bytes == raw));
    for body in [
        "productKey=123&sign=123&timestamp=123&version=default&clientId=123&resources=mqtt&deviceName=test",
        "productKey=123&sign=123&timestamp=123&version=default&clientId=12%7C3+4&resouces=mqtt&deviceName=%E6%B5%8B",
    ] {
        let record = Record::path("/auth/devicename", None, body.as_bytes());
        assert_eq!(round_trip(&record).as_deref(), Ok("http.auth.devicename"));
    }
    let body =
        "productKey=1234556554&deviceName=deviceName1234&random=567345&sign=adfvl23hdfdh&signMethod=HmacMD5";
    let record = Record::path("/auth/register/device", None, body.as_bytes());
    assert_eq!(round_trip(&record).as_deref(), Ok("http.auth.register.device"));
}

#[test]
fn every_recorded_message_is_read_and_written_back() {
    let Some(text) = common::shared("recorded/alibaba/alink.jsonl") else { return };
    let (mut read, mut wrong) = (0, Vec::new());
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).expect("a JSON line");
        let topic = case["topic"].as_str().expect("a topic");
        let payload = match (case["payload"].as_str(), case["payload_hex"].as_str()) {
            (Some(text), _) => text.as_bytes().to_vec(),
            (None, Some(text)) => hex::decode(text).expect("hex"),
            (None, None) => {
                assert_eq!(case["dir"], "subscribe", "{line}");
                continue;
            }
        };
        read += 1;
        if let Err(why) = round_trip(&Record::topic(topic, &payload)) {
            wrong.push(format!("{topic}: {why}"));
        }
    }
    println!("{read} recorded messages read and written back");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(read >= 85, "only {read} messages");
}
