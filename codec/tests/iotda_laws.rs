//! Laws of IoTDA's messages, held by every message of the guide, of the recordings and of the SDKs after members were
//! dropped, renamed, given another type, wrapped, or swapped.

#[path = "common/laws.rs"]
mod laws;

use std::{collections::BTreeSet, sync::LazyLock};

use laws::{any_edit, is_compressed, laws, packed, pointers, take};
use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};
use thingwire::{Record, Vendor, decode, huawei::event::EVENTS, record::Address};

/// Topics, and what is sent to them before it is compressed.
static OBJECTS: LazyLock<Vec<(Address<'static>, Value)>> = LazyLock::new(|| {
    let lines = include_str!("data/iotda.jsonl").lines().map(|line| {
        let case: Value = serde_json::from_str(line).expect("a JSON line");
        let topic = case["topic"].as_str().expect("a topic").to_owned();
        (Address::Topic(topic.into()), case["payload"].clone())
    });
    let objects: Vec<_> = lines.collect();
    assert!(objects.len() > 100, "only {} objects", objects.len());
    objects
});

fn payload(address: &Address<'_>, value: &Value) -> Vec<u8> {
    packed(address, value.to_string().as_bytes())
}

/// Every kind of a device's message, and every event, is among them.
#[test]
fn the_messages_have_every_kind_and_every_event() {
    let mut kinds = BTreeSet::new();
    let mut events = BTreeSet::new();
    for (address, value) in OBJECTS.iter() {
        let payload = payload(address, value);
        let mut record = Record::bytes(&payload);
        record.address = address.clone();
        let decoded = decode(&record).unwrap_or_else(|error| panic!("{address:?}: {error}"));
        kinds.insert(decoded.kind.name());
        events.extend(decoded.events().map(|event| event.name()));
    }
    let all = thingwire::kinds().map(thingwire::Kind::info);
    let missing: Vec<&str> = all
        // Pushes to applications have no topic.
        .filter(|info| {
            info.vendor == Some(Vendor::Huawei) && info.protocol.name() == "iotda" && info.topic.is_some()
        })
        .map(|info| info.name)
        .filter(|name| !kinds.contains(name))
        .collect();
    assert!(missing.is_empty(), "no message of {missing:?}");
    for info in EVENTS {
        let name = format!("{}/{}", info.service_id, info.event_type);
        assert!(events.contains(&name), "no event {name}");
    }
}

#[test]
fn the_messages_hold_the_laws() {
    for (address, value) in OBJECTS.iter() {
        laws(address, &payload(address, value)).unwrap_or_else(|error| panic!("{address:?}: {error}"));
    }
}

/// Every member of every message, dropped, renamed, and with a value of each type: nothing left to chance.
#[test]
fn every_member_dropped_or_retyped_holds_the_laws() {
    let (mut read, mut refused) = (0_u32, 0_u32);
    for (address, value) in OBJECTS.iter() {
        let mut all = Vec::new();
        pointers(value, "", &mut all);
        for pointer in all {
            for other in [
                None,
                Some(json!(null)),
                Some(json!(true)),
                Some(json!(7)),
                Some(json!("x")),
                Some(json!("")),
                Some(json!([])),
                Some(json!({})),
            ] {
                let mut changed = value.clone();
                match other {
                    None => drop(take(&mut changed, &pointer)),
                    Some(other) => *changed.pointer_mut(&pointer).expect("it is there") = other,
                }
                let payload = payload(address, &changed);
                laws(address, &payload).unwrap_or_else(|error| panic!("{address:?} {changed}: {error}"));
                let mut record = Record::bytes(&payload);
                record.address = address.clone();
                match decode(&record) {
                    Ok(_) => read += 1,
                    Err(_) => refused += 1,
                }
            }
        }
    }
    println!("{read} changed messages read, {refused} refused");
    assert!(read > 5000 && refused > 1500, "{read} {refused}");
}

/// The order of an event's members changes nothing.
#[test]
fn parameters_may_stand_in_front() {
    let events: Vec<_> =
        OBJECTS.iter().filter(|(_, value)| value["services"][0]["event_type"].is_string()).collect();
    assert!(events.len() > 60, "only {} events", events.len());
    for (address, value) in events {
        let Address::Topic(topic) = address else { panic!("a topic") };
        let text = value.to_string();
        let decoded =
            decode(&Record::topic(topic, text.as_bytes())).map(|decoded| decoded.message.into_owned());
        let services = value["services"].as_array().expect("a list").iter().map(|service| {
            let members = service.as_object().expect("an object");
            let mut members: Vec<_> =
                members.iter().map(|(name, value)| format!("{}:{value}", json!(name))).collect();
            members.sort_by_key(|member| !member.starts_with("\"paras\""));
            format!("{{{}}}", members.join(","))
        });
        let services: Vec<String> = services.collect();
        let mut other = value.clone();
        other["services"] = json!("here");
        let other = other.to_string().replace("\"here\"", &format!("[{}]", services.join(",")));
        let again =
            decode(&Record::topic(topic, other.as_bytes())).map(|decoded| decoded.message.into_owned());
        assert_eq!(again, decoded, "{other}");
    }
}

/// Parameters in front cost one more pass, whatever stands around them.
#[test]
fn parameters_in_front_cost_no_more_than_their_length() {
    let members = (0..20_000).map(|index| format!("\"m{index}\":0")).collect::<Vec<_>>().join(",");
    let event =
        r#"{"paras":{"device_send_time":1},"service_id":"$time_sync","event_type":"time_sync_request"}"#;
    let events = vec![event; 20_000].join(",");
    let payload = format!("{{{members},\"services\":[{events}]}}");
    let start = std::time::Instant::now();
    let record = Record::topic("$oc/devices/dev1/sys/events/up", payload.as_bytes());
    assert_eq!(decode(&record).expect("it is read").events().count(), 20_000);
    // Were the members looked at again for each event, these would be 400 million steps.
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn changed_messages_hold_the_laws(which in any::<Index>(), edits in prop::collection::vec(any_edit(), 1..5)) {
        let (address, value) = which.get(&OBJECTS);
        let mut value = value.clone();
        for edit in edits {
            edit.apply(&mut value);
        }
        laws(address, &payload(address, &value))?;
    }

    /// One kind's payload under another kind's topic.
    #[test]
    fn messages_of_another_kind_hold_the_laws(which in any::<Index>(), other in any::<Index>(), compress in any::<bool>()) {
        let ((address, _), (_, value)) = (which.get(&OBJECTS), other.get(&OBJECTS));
        let text = value.to_string();
        // Compressed where it should not be, and the other way.
        let payload = if compress { payload(address, value) } else { text.into_bytes() };
        laws(address, &payload)?;
    }

    #[test]
    fn damaged_payloads_hold_the_laws(
        which in any::<Index>(),
        edits in prop::collection::vec((any::<Index>(), any::<u8>(), 0..4_u8), 1..4),
    ) {
        let (address, value) = which.get(&OBJECTS);
        let mut bytes = payload(address, value);
        for (index, byte, edit) in edits {
            let at = index.index(bytes.len() + 1);
            match edit {
                0 if at < bytes.len() => bytes[at] = byte,
                1 if at < bytes.len() => { bytes.remove(at); }
                2 => bytes.truncate(at),
                _ => bytes.insert(at, b"{}[]\",:\\ 0-.eu"[usize::from(byte) % 14]),
            }
        }
        laws(address, &bytes)?;
    }

    #[test]
    fn damaged_texts_hold_the_laws_when_compressed(
        which in any::<Index>(),
        index in any::<Index>(),
        byte in any::<u8>(),
    ) {
        let compressed: Vec<_> = OBJECTS.iter().filter(|(address, _)| is_compressed(address)).collect();
        let (address, value) = which.get(&compressed);
        let mut text = value.to_string().into_bytes();
        let at = index.index(text.len());
        text[at] = byte;
        laws(address, &packed(address, &text))?;
    }
}
