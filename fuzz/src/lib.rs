//! Fuzz bodies: plain functions that hold the code to its laws on any bytes.
//!
//! Each runs as an ordinary test over its seeds, all vectors and their mutations (`tests/bodies.rs`), and as a libFuzzer
//! target (`fuzz_targets/`). A body panics when a law is broken.

use std::sync::OnceLock;

use serde_json::Value;
use thingwire::{
    Code, Direction, Error, Kind, Note, Protocol, Record, Vendor,
    alibaba::{
        self,
        shadow::{Document, Message as ShadowMessage, Refusal, apply, apply_payload},
        tsl::Model,
    },
    classify, decode as decode_record, encode, explain,
    explain::Node,
    facade,
    huawei::{
        self,
        model::Model as ProductModel,
        pcp::{self, Frame},
    },
    record::Address,
    sign::recognise,
    tencent,
    wire::{
        gzip,
        json::{FromJson, IntoOwned, Json, ToJson, pointer_at},
    },
};
use thingwire_capture::{Format, Reader};

/// One body by its name.
pub type Body = fn(&[u8]);

/// Every body, under the name of its target and of its folder of seeds.
pub const BODIES: &[(&str, Body)] = &[
    ("alink", alink),
    ("capture", capture),
    ("cbor", cbor),
    ("coap", coap),
    ("coap_security", coap_security),
    ("decode", decode),
    ("iotda", iotda),
    ("json", json),
    ("pcp_frame", pcp_frame),
    ("product", product),
    ("shadow", shadow),
    ("sign", sign),
    ("topic", topic),
    ("tsl", tsl),
];

/// An error's place lies inside the input.
fn place_is_inside(error: &Error, length: usize) {
    if let Some(range) = error.place().range() {
        assert!(range.start <= range.end && range.end <= length, "{error} in {length} bytes");
    }
    assert!(!error.to_string().contains('\n'), "{error:?} is one line");
}

/// Any record: as JSON, as bytes alone, and as a topic and payload cut at the first line end.
pub fn decode(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        let decoded = facade::decode_json(text);
        let again = facade::encode_json(&decoded);
        // What was decrypted is not written again without the keys.
        let is_closed = again.contains("\"keys_missing\"");
        if !is_closed && !decoded.starts_with("{\"error\"") {
            assert!(!again.starts_with("{\"error\""), "{decoded} encodes to {again}");
        }
        facade::explain_json(text);
    }
    record(&Record::bytes(data));
    if let Some(at) = data.iter().position(|byte| *byte == b'\n')
        && let Ok(name) = std::str::from_utf8(&data[..at])
    {
        record(&Record::topic(name, &data[at + 1..]));
    }
}

/// decode, encode, decode gives the same; a strict record is read only when there is nothing to note.
fn record(record: &Record<'_>) {
    let _ = explain(record);
    match decode_record(record) {
        Ok(decoded) => {
            let again = encode(&decoded).expect("what was read can be written");
            assert_eq!(again.address, record.address);
            let (now, before) = (&again.payload, &record.payload);
            assert!(is_same(&unpacked(&again.address, now), &unpacked(&record.address, before)));
            let twice = decode_record(&again).expect("what was written can be read");
            assert_eq!((twice.kind, &twice.message), (decoded.kind, &decoded.message));
            let odd = decoded.notes.iter().any(|note| note.code().breaks_rule());
            assert_eq!(decode_record(&record.clone().strict()).is_err(), odd);
        }
        Err(error) => {
            assert_eq!(error.code().severity(), thingwire::error::Severity::Error);
            let length = match &record.address {
                Address::Topic(name) => name.len().max(record.payload.len()),
                _ => record.payload.len(),
            };
            place_is_inside(&error, length);
        }
    }
}

/// Where records of every kind of a vendor are sent to, in a fixed order; 256 at most, as one byte chooses.
fn addresses(vendor: Vendor) -> &'static [Address<'static>] {
    static ALIBABA: OnceLock<Vec<Address<'static>>> = OnceLock::new();
    static HUAWEI: OnceLock<Vec<Address<'static>>> = OnceLock::new();
    let place = if vendor == Vendor::Alibaba { &ALIBABA } else { &HUAWEI };
    place.get_or_init(|| {
        let kinds = thingwire::kinds().filter(|kind| kind.info().vendor == Some(vendor));
        let mut addresses = Vec::new();
        for kind in kinds {
            let id = |name: &str| {
                Some(match name {
                    "message_id_and_topic" => "7/sys/a1B2c3D4e5F/dev1/thing/service/property/set",
                    "topic" => "a1B2c3D4e5F/dev1/user/update",
                    "product_key" => "a1B2c3D4e5F",
                    _ => "x",
                })
            };
            let Ok(name) = classify::Topic::build(kind, id) else { continue };
            if kind.info().protocol == Protocol::Http {
                for status in [None, Some(200)] {
                    addresses.push(Address::Path { path: name.clone().into(), status });
                }
                continue;
            }
            if vendor == Vendor::Huawei && (name.ends_with("/up") || name.ends_with("/report")) {
                addresses.push(Address::Topic(format!("{name}{COMPRESSED}").into()));
            }
            addresses.push(Address::Topic(name.into()));
        }
        assert!((1..=256).contains(&addresses.len()), "one byte chooses among {}", addresses.len());
        addresses
    })
}

/// What Huawei's SDKs append to the topic of a compressed payload.
const COMPRESSED: &str = "?encoding=gzip";

fn is_compressed(address: &Address<'_>) -> bool {
    matches!(address, Address::Topic(name) if name.starts_with("$oc/") && name.ends_with(COMPRESSED))
}

/// What a payload holds, inflated where its topic says so.
fn unpacked(address: &Address<'_>, payload: &[u8]) -> Vec<u8> {
    match gzip::inflate(payload, thingwire::limits::INFLATED_BYTES) {
        Ok(text) if is_compressed(address) => text,
        _ => payload.to_vec(),
    }
}

/// The input of [`alink`] or [`iotda`] that reads a record's payload as the record's kind. None for records of other vendors.
pub fn input(vendor: Vendor, record: &Record<'_>) -> Option<Vec<u8>> {
    let kind = |address: &Address<'_>| match address {
        Address::Topic(name) => {
            classify::topic(name).ok().map(|topic| (topic.kind(), None, is_compressed(address)))
        }
        Address::Path { path, status } => {
            classify::path(path, *status).ok().map(|topic| (topic.kind(), topic.status(), false))
        }
        _ => None,
    };
    let wanted = kind(&record.address)?;
    let index = addresses(vendor).iter().position(|address| kind(address) == Some(wanted))?;
    Some([&[u8::try_from(index).ok()?][..], &unpacked(&record.address, &record.payload)].concat())
}

/// Requests of `sign` and `verify` as JSON; else client id, user name and password, a line each.
///
/// What is signed is verified; what is read of credentials is written again as it was; nothing is valid by chance.
pub fn sign(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if text.trim_start().starts_with('{') {
        let made = facade::sign_json(text);
        let verdict = facade::verify_json(text);
        for answer in [&made, &verdict] {
            assert!(serde_json::from_str::<Value>(answer).is_ok(), "{answer}");
        }
        signed_is_verified(text, &made);
        return;
    }
    let mut lines = text.lines();
    let (client_id, username, password) = (lines.next(), lines.next(), lines.next());
    if let Some(text) = client_id {
        if let Ok(id) = alibaba::auth::ClientId::parse(text) {
            assert_eq!(id.to_string(), text);
        }
        for name in [username, None] {
            if let Ok(id) = huawei::auth::ClientId::parse(text, name) {
                assert_eq!(id.to_string(), text);
                assert!(text.starts_with(id.device_id()));
            }
        }
    }
    if let Some(text) = username
        && let Ok(name) = tencent::auth::UserName::parse(text)
    {
        assert_eq!(name.to_string(), text);
    }
    let found = recognise(client_id, username, password);
    let mut connect = thingwire::sign::Connect::default();
    connect.client_id = client_id.map(Into::into);
    connect.username = username.map(Into::into);
    connect.password = password.map(Into::into);
    let record = Record::connect(connect);
    assert_eq!(decode_record(&record).is_ok(), found.is_some());
    self::record(&record);
    let decoded = facade::outcome_to_json(&decode_record(&record));
    assert!(decoded.starts_with('{') && facade::encode_json(&decoded).starts_with('{'));
}

/// What was made of a request is valid under the same request.
fn signed_is_verified(request: &str, made: &str) {
    let (Ok(Value::Object(mut request)), Ok(Value::Object(made))) =
        (serde_json::from_str(request), serde_json::from_str(made))
    else {
        return;
    };
    let names = ["client_id", "username", "password", "sign", "signature", "psk", "identity"];
    let given: serde_json::Map<String, Value> = made
        .iter()
        .filter(|(name, _)| names.contains(&name.as_str()))
        .map(|(n, v)| (n.clone(), v.clone()))
        .collect();
    if made.contains_key("error")
        || !given.keys().any(|name| ["password", "sign", "signature", "psk"].contains(&name.as_str()))
    {
        return;
    }
    request.remove("now");
    request.insert("given".into(), Value::Object(given));
    let verdict = facade::verify_json(&Value::Object(request.clone()).to_string());
    assert!(verdict.contains("\"valid\":true"), "{verdict} of {request:?}");
}

/// Alink and what belongs to it: the first byte chooses the kind, the rest is the payload.
pub fn alink(data: &[u8]) {
    let Some((choice, payload)) = data.split_first() else { return };
    let addresses = addresses(Vendor::Alibaba);
    kind_of(&addresses[usize::from(*choice) % addresses.len()], payload);
}

/// IoTDA and what belongs to it: the first byte chooses the kind, the rest is the payload, compressed or to be compressed
/// where the topic says so.
pub fn iotda(data: &[u8]) {
    let Some((choice, payload)) = data.split_first() else { return };
    let addresses = addresses(Vendor::Huawei);
    let address = &addresses[usize::from(*choice) % addresses.len()];
    kind_of(address, payload);
    if is_compressed(address) {
        kind_of(address, &gzip::deflate(payload));
    }
}

fn kind_of(address: &Address<'static>, payload: &[u8]) {
    let mut record = Record::bytes(payload);
    record.address = address.clone();
    self::record(&record);
    // Through the JSON form, as every skin goes.
    let outcome = decode_record(&record);
    let text = facade::outcome_to_json(&outcome);
    if outcome.is_ok() {
        let back = facade::decoded_from_json(text.as_bytes()).expect("our own object");
        let again = encode(&back).expect("it was read");
        assert!(is_same(&unpacked(address, &again.payload), &unpacked(address, payload)), "{text}");
    }
}

/// JSON that was read into types is written anew: the same members and values.
fn is_same(again: &[u8], before: &[u8]) -> bool {
    again == before
        || matches!((Json::parse(again), Json::parse(before)), (Ok(again), Ok(before)) if again.eq_json(&before))
}

/// PCP: what is read is written back byte for byte, both ways; the explanation's leaves cover every byte once.
pub fn pcp_frame(data: &[u8]) {
    let frame = Frame::parse(data);
    assert_eq!(
        pcp::looks_like_pcp(data),
        frame.as_ref().is_ok_and(|frame| frame.code().is_defined()),
        "recognition and parsing agree on what is a defined frame"
    );
    covers_every_byte(data, &pcp::explain(data, None));
    let frame = match frame {
        Ok(frame) => frame,
        Err(error) => return place_is_inside(&error, data.len()),
    };
    for direction in [None, Some(Direction::Up), Some(Direction::Down)] {
        let mut notes = Vec::new();
        match pcp::read(&frame, direction, &mut notes) {
            Ok(message) => {
                assert_eq!(message.to_vec().expect("it came in a frame"), data);
                covers_every_byte(data, &pcp::explain(data, Some(&message)));
                let mut record = Record::bytes(data);
                record.hints.direction = direction;
                record.hints.protocol = Some(Protocol::Pcp);
                let text = facade::outcome_to_json(&decode_record(&record));
                let back = facade::decoded_from_json(text.as_bytes()).expect("our own object");
                assert_eq!(encode(&back).expect("it came in a frame").payload, data);
            }
            Err(error) => place_is_inside(&error, data.len()),
        }
    }
}

fn covers_every_byte(data: &[u8], tree: &Node) {
    let mut next = 0;
    for leaf in tree.leaves() {
        let range = leaf.range.clone().expect("leaves have bytes");
        assert_eq!(range.start, next, "{} starts where the leaf before ends", leaf.label);
        next = range.end;
    }
    assert_eq!(next, data.len());
}

/// CoAP: what is read is written back byte for byte, by every way there is; the explanation's leaves cover every byte once.
pub fn coap(data: &[u8]) {
    use thingwire::wire::coap::{
        Datagram, Message, Packet, Recognition, Registry, Settings, explain, recognise,
    };
    for settings in [Settings::default(), Settings::EXTENDED_TOKENS] {
        covers_every_byte(data, &explain(data, &Registry::REGISTERED, settings));
        match Packet::parse_with(data, settings) {
            Ok(packet) => {
                let message = Message::from(packet);
                assert_eq!(message.encoded_len(), data.len());
                assert_eq!(message.to_vec().expect("it came in a datagram"), data);
                let kept = Datagram::from(packet);
                assert_eq!(kept.packet(), packet);
                for found in packet.located_options() {
                    assert_eq!(&data[found.value.clone()], found.option.value);
                    assert!(found.start < found.value.start);
                }
            }
            Err(error) => place_is_inside(&error, data.len()),
        }
    }
    let mut record = Record::bytes(data);
    record.hints.protocol = Some(Protocol::Coap);
    self::record(&record);
    if let Ok(decoded) = decode_record(&record) {
        let text = facade::outcome_to_json(&Ok(decoded.clone()));
        let back = facade::decoded_from_json(text.as_bytes()).expect("our own object");
        let again = encode(&back).expect("it came in a datagram").payload.into_owned();
        // A message inside comes back from its object as JSON of the same meaning, without the blanks around it.
        if decoded.coap.is_none() {
            assert_eq!(again, data);
        } else {
            let mut record = Record::bytes(&again);
            record.hints.protocol = Some(Protocol::Coap);
            assert_eq!(decode_record(&record).expect("our own datagram").kind, decoded.kind);
        }
        if recognise(data) == Recognition::Coap {
            record.hints.protocol = None;
            let found = decode_record(&record).expect("the same bytes");
            assert!(found.protocol == Protocol::Coap || found.coap.is_some());
        }
    }
}

/// Alibaba's security over CoAP, in three parts with line ends between: device secret, random, datagram. What is encrypted
/// decrypts to itself and the other way round; a datagram is written back byte for byte, with its keys and without.
pub fn coap_security(data: &[u8]) {
    use thingwire::{
        Keys,
        alibaba::coap::{SessionKey, publish},
        wire::{coap::Packet, secret::Secret},
    };
    let mut parts = data.splitn(3, |byte| *byte == b'\n');
    let (Some(secret), Some(random), Some(rest)) = (parts.next(), parts.next(), parts.next()) else { return };
    let (Ok(secret), Ok(random)) = (std::str::from_utf8(secret), std::str::from_utf8(random)) else { return };
    let key = SessionKey::derive(&Secret::from(secret), random);
    assert_eq!(key.decrypt(&key.encrypt(rest)).expect("our own"), rest);
    if let Ok(text) = key.decrypt(rest) {
        assert_eq!(key.encrypt(&text), rest);
    }
    let sequence = rest.iter().fold(0_u64, |sum, byte| sum.wrapping_mul(257).wrapping_add(u64::from(*byte)));
    let sent = publish("/pk/device/user/update", 42, rest, "token", Some((&key, sequence)), 1);
    let sent = sent.to_vec().expect("it fits");
    let packet = Packet::parse(&sent).expect("our own");
    assert_eq!(key.open(&packet).expect("our own"), rest);
    for bytes in [rest, &sent] {
        let mut record = Record::bytes(bytes);
        record.hints.protocol = Some(Protocol::Coap);
        for keys in [Keys::default(), Keys::of_session(secret, random)] {
            for vendor in [None, Some(Vendor::Alibaba), Some(Vendor::Tencent)] {
                record.hints.vendor = vendor;
                record.keys = keys.clone();
                explain(&record);
                match decode_record(&record) {
                    Ok(decoded) => {
                        for range in decoded.notes.iter().filter_map(|note| note.place().range()) {
                            assert!(
                                range.start <= range.end && range.end <= bytes.len(),
                                "{:?}",
                                decoded.notes
                            );
                        }
                        assert_eq!(encode(&decoded).expect("it came in a datagram").payload, bytes);
                        if decoded.coap.is_some() {
                            from_object(&decoded, &record, secret, random);
                        }
                    }
                    Err(error) => place_is_inside(&error, bytes.len()),
                }
            }
        }
    }
}

/// The decoded object with its keys gives a datagram that says the same.
fn from_object(decoded: &thingwire::Decoded<'_>, record: &Record<'_>, secret: &str, random: &str) {
    let text = facade::outcome_to_json(&Ok(decoded.clone()));
    let keys = serde_json::json!({"device_secret": secret, "random": random});
    let text = format!("{{\"keys\":{keys},{}", text.strip_prefix('{').expect("an object"));
    let object =
        facade::decoded_from_json(text.as_bytes()).unwrap_or_else(|error| panic!("{error} in {text}"));
    let written = encode(&object).expect("it came in a datagram").payload.into_owned();
    let mut again = Record::bytes(&written);
    (again.hints, again.keys) = (record.hints.clone(), record.keys.clone());
    let again = decode_record(&again).unwrap_or_else(|error| panic!("{error} from {text}"));
    assert_eq!((again.kind, &again.topic), (decoded.kind, &decoded.topic));
}

/// CBOR: what is read is JSON, which is written and read again without a change; JSON is written and read as the same value.
pub fn cbor(data: &[u8]) {
    use thingwire::wire::cbor::{from_json, to_json};
    let mut notes = Vec::new();
    match to_json(data, &mut notes) {
        Ok(json) => {
            assert!(Json::parse(json.text().as_bytes()).is_ok(), "{}", json.text());
            assert!(notes.len() < 10);
            if let Ok(written) = from_json(json.text().as_bytes(), &mut Vec::new()) {
                let again = to_json(&written, &mut Vec::new()).expect("we wrote it");
                assert_eq!(from_json(again.text().as_bytes(), &mut Vec::new()).as_ref(), Ok(&written));
            }
            let mut record = Record::bytes(data);
            record.hints.protocol = Some(Protocol::Cbor);
            self::record(&record);
        }
        Err(error) => place_is_inside(&error, data.len()),
    }
    match from_json(data, &mut Vec::new()) {
        Ok(written) => {
            let read = to_json(&written, &mut Vec::new()).expect("we wrote it");
            assert_eq!(from_json(read.text().as_bytes(), &mut Vec::new()), Ok(written));
        }
        Err(error) => place_is_inside(&error, data.len()),
    }
}

/// Topics: the text is kept, ids are parts of it, filters match what they are.
pub fn topic(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match classify::topic(text) {
        Ok(topic) => {
            assert_eq!(topic.name(), text);
            for (_, id) in topic.ids() {
                assert!(!id.is_empty() && text.contains(id));
            }
            assert_eq!(topic.clone().into_owned(), topic);
            let filter = thingwire::wire::topic::Filter::new(text).expect("a name is a filter");
            assert!(filter.matches(text));
        }
        Err(error) => place_is_inside(&error, text.len()),
    }
    if let Err(error) = classify::path(text, Some(200)) {
        place_is_inside(&error, text.len());
    }
    match classify::filter(text) {
        Ok(kinds) => drop(kinds.count()),
        Err(error) => place_is_inside(&error, text.len()),
    }
}

/// JSON: we accept what `serde_json` accepts, but for members that occur twice, and what it refuses for its limits.
pub fn json(data: &[u8]) {
    let theirs = serde_json::from_slice::<Value>(data);
    match (Json::parse(data), theirs) {
        (Ok(ours), Ok(theirs)) => {
            let again: Value = serde_json::from_str(ours.text()).expect("the kept text is JSON");
            assert_eq!(again, theirs);
            assert!(ours.eq_json(&ours.clone().into_owned()));
            let start = data.len() - data.trim_ascii_start().len();
            assert_eq!(pointer_at(std::str::from_utf8(data).expect("it was read"), start), "");
        }
        (Ok(_), Err(theirs)) => {
            let message = theirs.to_string();
            assert!(
                message.contains("number out of range") || message.contains("recursion limit"),
                "{message}"
            );
        }
        (Err(ours), theirs) => {
            place_is_inside(&ours, data.len());
            assert!(theirs.is_err() || ours.code() == Code::JsonDuplicateMember, "{ours}");
        }
    }
}

/// Shadows: a document before the first line end, and requests that it is taken through, a line each. Every request is
/// answered, answers can be read and break no rule, and what a step must keep it keeps.
pub fn shadow(data: &[u8]) {
    let mut lines = data.split(|byte| *byte == b'\n');
    let stored = lines.next().unwrap_or_default();
    let mut document = match Document::from_json(stored) {
        Ok(document) => {
            let (kept, written) = (Json::parse(stored).expect("it was read"), document.to_json());
            assert!(Json::parse(written.as_bytes()).expect("it was written").eq_json(&kept));
            document.check(&mut Vec::new());
            document.into_owned()
        }
        Err(error) => {
            place_is_inside(&error, stored.len());
            Document::default()
        }
    };
    for (payload, now) in lines.zip(1_469_564_492..) {
        let outcome = apply_payload(&document, payload, now);
        match ShadowMessage::from_json(payload) {
            Ok(request) => {
                let (kept, written) = (Json::parse(payload).expect("it was read"), request.to_json());
                assert!(Json::parse(written.as_bytes()).expect("it was written").eq_json(&kept));
                assert_eq!(ShadowMessage::from_json(written.as_bytes()).as_ref(), Ok(&request));
                request.check(Direction::Down, &mut Vec::new());
                if outcome.refusal.is_none() && request.method() != Some("get") {
                    let reset = request.version() == Some(-1);
                    let again = apply(&outcome.document, &request, now);
                    assert!(reset || again.refusal == Some(Refusal::VersionConflict));
                    assert!(reset || outcome.document.version() > document.version());
                } else {
                    assert_eq!(outcome.document, document);
                }
            }
            Err(error) => {
                place_is_inside(&error, payload.len());
                assert!(outcome.refusal.is_some());
            }
        }
        // A reply to a get brings the stored document as it is, with what is odd about it.
        for answer in [Some(&outcome.reply), outcome.control.as_ref()].into_iter().flatten() {
            let text = answer.to_json();
            assert_eq!(ShadowMessage::from_json(text.as_bytes()).as_ref(), Ok(answer));
        }
        let text = outcome.document.to_json();
        assert_eq!(Document::from_json(text.as_bytes()).as_ref(), Ok(&outcome.document));
        facade::shadow_outcome_to_json(&outcome);
        document = outcome.document.into_owned();
    }
}

/// Kinds that a thing model is about.
const MODELLED: [&str; 13] = [
    "thing.event.property.post",
    "thing.service.property.set",
    "thing.service.property.get",
    "thing.service.property.get_reply",
    "thing.event.post",
    "thing.service.invoke",
    "thing.service.invoke_reply",
    "thing.event.property.pack.post",
    "thing.event.property.batch.post",
    "thing.event.property.history.post",
    "thing.property.desired.get",
    "thing.property.desired.get_reply",
    "thing.property.desired.delete",
];

/// Thing models: any document reads or is refused where it is wrong, comes back as it was, and its examples keep to it; any
/// payload is checked. Model and payload are cut at the first line end.
pub fn tsl(data: &[u8]) {
    static KINDS: std::sync::LazyLock<Vec<Kind>> = std::sync::LazyLock::new(|| {
        MODELLED.iter().map(|name| Kind::find(Some(Vendor::Alibaba), name).expect("a kind")).collect()
    });
    static MODEL: std::sync::LazyLock<Model> = std::sync::LazyLock::new(|| {
        Model::parse(include_bytes!("../../codec/tests/data/every-type.tsl.json")).expect("a model")
    });
    let (document, payload) = match data.iter().position(|byte| *byte == b'\n') {
        Some(at) => (&data[..at], &data[at + 1..]),
        None => (data, data),
    };
    let check = |model: &Model, payload: &[u8]| {
        let document = model.document();
        let identifiers = document.events.iter().flatten().map(|event| &*event.identifier);
        let services = document.services.iter().flatten().map(|service| &*service.identifier);
        let identifier = identifiers.chain(services).last();
        KINDS.iter().for_each(|kind| notes_are_inside(&model.check(*kind, identifier, payload), payload));
    };
    check(&MODEL, payload);
    match Model::parse(document) {
        Ok(model) => {
            let again = Model::parse(model.to_json().as_bytes()).expect("our own text");
            assert_eq!(again, model);
            assert_eq!(again.notes(), model.notes());
            for example in model.examples(data.len() as u64) {
                let found =
                    model.check(example.kind, example.identifier.as_deref(), example.payload.as_bytes());
                assert_eq!(found, [], "{}", example.payload);
            }
            check(&model, payload);
        }
        Err(error) => place_is_inside(&error, document.len()),
    }
}

/// Kinds that a product model is about.
const PRODUCT_MODELLED: [&str; 12] = [
    "properties.report",
    "gateway.sub_devices.properties.report",
    "properties.set.request",
    "properties.get.request",
    "properties.get.response",
    "shadow.get.request",
    "shadow.get.response",
    "commands.request",
    "commands.response",
    "api.commands",
    "events.up",
    "events.down",
];

/// Product models: any document reads or is refused where it is wrong, is kept, joins with itself, and its examples keep to it;
/// any payload is checked. Model and payload are cut at the first line end.
pub fn product(data: &[u8]) {
    static KINDS: std::sync::LazyLock<Vec<Kind>> = std::sync::LazyLock::new(|| {
        PRODUCT_MODELLED.iter().map(|name| Kind::find(Some(Vendor::Huawei), name).expect("a kind")).collect()
    });
    static MODEL: std::sync::LazyLock<ProductModel> = std::sync::LazyLock::new(|| {
        ProductModel::parse(include_bytes!("../../codec/tests/data/every-type.product.json"))
            .expect("a model")
    });
    let (document, payload) = match data.iter().position(|byte| *byte == b'\n') {
        Some(at) => (&data[..at], &data[at + 1..]),
        None => (data, data),
    };
    let check = |model: &ProductModel, payload: &[u8]| {
        KINDS.iter().for_each(|kind| notes_are_inside(&model.check(*kind, payload), payload));
    };
    check(&MODEL, payload);
    match ProductModel::parse(document) {
        Ok(model) => {
            let text = model.document().text();
            assert_eq!(ProductModel::parse(text.as_bytes()).expect("its own text"), model);
            // Pointers of notes lead into the document, at most one member beyond it.
            for note in model.notes() {
                let pointer = note.place().json_pointer().expect("notes on a model have a pointer");
                let outer = pointer.rsplit_once('/').map_or("", |(outer, _)| outer);
                assert!(
                    model.document().pointer(pointer).or_else(|| model.document().pointer(outer)).is_some(),
                    "{note}"
                );
            }
            let joined = ProductModel::join([&model].into_iter()).expect("one model");
            assert_eq!(joined.notes().len(), model.notes().len());
            for example in model.examples(data.len() as u64) {
                for model in [&model, &joined] {
                    let found = model.check(example.kind, example.payload.as_bytes());
                    assert_eq!(found, [], "{}", example.payload);
                }
            }
            check(&model, payload);
        }
        Err(error) => place_is_inside(&error, document.len()),
    }
}

/// Notes on a payload lie inside it, under pointers that lead there.
fn notes_are_inside(notes: &[Note], payload: &[u8]) {
    for note in notes {
        let range = note.place().range().expect("notes of a model have bytes");
        let text = std::str::from_utf8(payload).expect("other payloads give no note");
        let pointer = note.place().json_pointer().expect("notes of a model have a pointer");
        if note.code() == Code::ModelRequiredMissing {
            assert_eq!(&text[range.start..=range.end], "}", "{note}");
        } else {
            assert_eq!(pointer_at(text, range.start), pointer, "{note}");
        }
    }
}

/// Captures: any bytes in any format end, and every entry is a record or an error with its line.
pub fn capture(data: &[u8]) {
    let formats = std::iter::once(None).chain(Format::ALL.iter().copied().map(Some));
    for format in formats {
        let Ok(reader) = Reader::new(data, format) else { continue };
        let lines = data.split(|byte| *byte == b'\n').count() as u64;
        let mut last = 0;
        for entry in reader {
            let entry = entry.expect("memory has no I/O errors");
            assert!(entry.line > last && entry.line <= lines, "line {} of {lines}", entry.line);
            last = entry.line;
            match entry.record {
                Ok(record) => drop(decode_record(&record)),
                Err(error) => assert_eq!(error.code().severity(), thingwire::error::Severity::Error),
            }
        }
    }
}
