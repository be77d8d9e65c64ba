//! Huawei's messages: every one of the guide and of the recordings has a kind, is read, and is written back.

mod common;

use common::round_trip;
use serde_json::Value;
use thingwire::{
    Message, Record, Vendor, classify, decode, huawei::event::EVENTS, record::Address, wire::hex,
};

/// Topics of the catalogue that no kind has, with the reason. Each must be needed.
const OTHER_TOPICS: &[(&str, &str)] = &[
    ("/usr/xxx/data/up", "an example of a topic that is not the platform's"),
    ("$oc/devices/{device_id}/user/", "the start of all custom topics, not a topic"),
];

/// Where a message of the catalogue goes: MQTT topics, or the paths of HTTPS.
fn addresses(entry: &Value) -> Vec<Address<'_>> {
    let mqtt = entry["transport"] == "mqtt";
    let status = (entry["role"] == "response").then_some(200);
    let texts = entry["topics"].as_array().into_iter().flatten().filter_map(Value::as_str);
    texts
        // Addresses of storage and of applications, and all paths at once.
        .filter(|text| !text.starts_with('{') && !text.contains('*'))
        .filter(|text| OTHER_TOPICS.iter().all(|(topic, _)| topic != text))
        .map(|text| match mqtt {
            true => Address::Topic(text.into()),
            false => Address::Path { path: text.into(), status },
        })
        .collect()
}

#[test]
fn every_topic_of_the_catalogue_has_a_kind() {
    let Some(catalogue) = common::shared("catalogue/topics.json") else { return };
    let entries: Value = serde_json::from_str(&catalogue).expect("the catalogue is JSON");
    let (mut topics, mut filters, mut used) = (0, 0, Vec::new());
    for entry in entries.as_array().expect("a list").iter().filter(|entry| entry["vendor"] == "huawei") {
        let template = entry["template"].as_str().expect("a template");
        if let Some((topic, _)) = OTHER_TOPICS.iter().find(|(topic, _)| *topic == template) {
            used.push(*topic);
            continue;
        }
        if template.contains('#') {
            let kinds: Vec<_> = classify::filter(template).expect("a filter").collect();
            assert!(!kinds.is_empty(), "{template} delivers nothing");
            filters += 1;
            continue;
        }
        let classified = match entry["transport"].as_str() {
            Some("mqtt") => classify::topic(template),
            Some("https") if template.starts_with('/') => classify::path(template, None),
            _ => continue,
        };
        let kind = classified.expect("a topic").kind();
        assert_eq!(kind.info().vendor, Some(Vendor::Huawei), "{template}");
        assert_ne!(kind.name(), "unknown", "{template}");
        topics += 1;
    }
    println!("{topics} topics and {filters} filters with a kind");
    assert!(topics > 20 && filters > 3, "only {topics} topics, {filters} filters");
    for (topic, why) in OTHER_TOPICS {
        assert!(used.contains(topic), "the exception {topic} ({why}) is not needed");
    }
}

#[test]
fn every_message_of_the_catalogue_has_a_kind_and_is_written_back() {
    let Some(catalogue) = common::shared("catalogue/messages.json") else { return };
    let entries: Value = serde_json::from_str(&catalogue).expect("the catalogue is JSON");
    let (mut kinds, mut read, mut wrong) = (0, 0, Vec::new());
    for entry in entries.as_array().expect("a list").iter().filter(|entry| entry["vendor"] == "huawei") {
        let id = entry["id"].as_str().expect("an id");
        let mut failed = Vec::new();
        let addresses = addresses(entry);
        for address in &addresses {
            let topic = match address {
                Address::Topic(topic) => classify::topic(topic),
                Address::Path { path, status } => classify::path(path, *status),
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
        if !failed.is_empty() {
            wrong.push(format!("{id}: {}", failed.join("; ")));
        }
    }
    println!("{kinds} topics with a kind, {read} examples read and written back");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(kinds > 60 && read > 40, "only {kinds} topics, {read} examples");
}

/// The catalogue names the events of the guide; each is in the table, with the guide's direction.
#[test]
fn every_event_of_the_catalogue_is_in_the_table() {
    let Some(catalogue) = common::shared("catalogue/messages.json") else { return };
    let entries: Value = serde_json::from_str(&catalogue).expect("the catalogue is JSON");
    let mut found = 0;
    for entry in entries.as_array().expect("a list").iter().filter(|entry| entry["vendor"] == "huawei") {
        let Some((service, events)) = entry["kind"].as_str().and_then(|kind| kind.split_once('/')) else {
            continue;
        };
        if !service.starts_with('$') {
            continue;
        }
        for event in events.split('|') {
            let info = thingwire::huawei::event::find(service, event);
            let info = info.unwrap_or_else(|| panic!("no event {service}/{event}"));
            let way = if entry["direction"] == "device->cloud" { "up" } else { "down" };
            assert_eq!(info.direction.name(), way, "{service}/{event}");
            found += 1;
        }
    }
    println!("{found} events");
    assert!(found >= 30, "only {found} events");
    for (at, info) in EVENTS.iter().enumerate() {
        let same = |other: &thingwire::huawei::event::EventInfo| {
            (other.service_id, other.event_type) == (info.service_id, info.event_type)
        };
        assert!(!EVENTS[..at].iter().any(same), "{info:?} is there twice");
    }
}

#[test]
fn every_recorded_message_is_read_and_written_back() {
    let Some(text) = common::shared("recorded/huawei/messages.jsonl") else { return };
    let (mut read, mut wrong, mut notes) = (0, Vec::new(), std::collections::BTreeMap::new());
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).expect("a JSON line");
        let topic = case["topic"].as_str().expect("a topic");
        let payload = match (case["payload"].as_str(), case["payload_hex"].as_str()) {
            (Some(text), _) => text.as_bytes().to_vec(),
            (None, Some(text)) => hex::decode(text).expect("hex"),
            (None, None) => panic!("{line}"),
        };
        read += 1;
        // Fixtures of a unit test have a topic that no guide and no other software has.
        let outcome = round_trip(&Record::topic(topic, &payload));
        if topic.contains("/sys/") || topic.contains("/user/") || !topic.ends_with("/messages/down") {
            if let Err(why) = outcome {
                wrong.push(format!("{topic}: {why}"));
            }
        } else {
            assert_eq!(outcome, Err("has no kind".to_owned()), "{topic}");
            let right = topic.replace("/messages/", "/sys/messages/");
            if let Err(why) = round_trip(&Record::topic(&right, &payload)) {
                wrong.push(format!("{right}: {why}"));
            }
        }
        for note in decode(&Record::topic(topic, &payload)).expect("it was read").notes {
            notes.entry(note.code().name()).or_insert_with(Vec::new).push(note.to_string());
        }
    }
    for (code, all) in &notes {
        println!("{code}: {} times, {}", all.len(), all[0]);
    }
    println!("{read} recorded messages read and written back");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(read >= 90, "only {read} messages");
}

/// `messages/down` is an envelope only as the Python SDK has it; its fixtures say which are.
#[test]
fn messages_are_envelopes_or_kept() {
    let kept = |topic: &str, payload: &[u8]| {
        let record = Record::topic(topic, payload);
        let decoded = decode(&record).expect("it is read");
        match decoded.message {
            Message::Huawei(_) => false,
            Message::Json(_) | Message::Bytes(_) => true,
            _ => panic!("another vendor's"),
        }
    };
    let down = "$oc/devices/dev1/sys/messages/down";
    let up = "$oc/devices/dev1/sys/messages/up";
    for payload in [
        r#"{"name":"1","id":"2","content":"3","object_device_id":null}"#,
        r#"{"name":null,"id":"2","content":"3","object_device_id":"1"}"#,
        r#"{"content":"3"}"#,
        r#"{"content":null}"#,
    ] {
        assert!(!kept(down, payload.as_bytes()), "{payload}");
        assert!(!kept(up, payload.as_bytes()), "{payload}");
    }
    for payload in [
        &br#"{"name1":"1","id":"2","content":"3","object_device_id":null}"#[..],
        br#"{"name":[1],"id":null,"content":"3","object_device_id":"1"}"#,
        br#"{"content":"3","content":"4"}"#,
        br#"{"content":"3"} "#.split_last().expect("bytes").1.split_last().expect("bytes").1,
        br#"["content"]"#,
        br#""content""#,
        b"sdfdssdfdsffsd",
        b"\x00\x01raw",
        b"{\"content\":\"\xff\"}",
        b"",
    ] {
        assert!(kept(down, payload), "{}", payload.escape_ascii());
        assert!(kept(up, payload), "{}", payload.escape_ascii());
    }
    // A device's content may be anything, the platform's is text.
    for payload in [r#"{"content":{"a":1}}"#, r#"{"content":[1]}"#, r#"{"content":7}"#] {
        assert!(kept(down, payload.as_bytes()), "{payload}");
        assert!(!kept(up, payload.as_bytes()), "{payload}");
    }
}
