//! CoAP and CBOR: laws on made and mutated input, agreement with `coap-lite` but for the reasons listed, `ciborium`'s view of what
//! we write, and the datagrams that vendors' own software sent.

mod common;

use proptest::prelude::*;
use serde_json::Value;
use thingwire::{
    Code, Record, decode, encode, explain, facade, limits,
    wire::{
        cbor, coap,
        coap::{Datagram, Message, MessageCode, MessageType, OptionNumber, Packet, Registry, Settings},
        hex,
        json::Json,
    },
};

fn bytes_up_to(most: usize) -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..=most)
}

/// Any message that can be written, with the lengths where the form changes.
fn message() -> impl Strategy<Value = Message<'static>> {
    let number = prop_oneof![1_u16..70, Just(2088), Just(2089), Just(2090), any::<u16>()];
    let value = prop_oneof![
        8 => bytes_up_to(20),
        1 => proptest::sample::select(vec![12_usize, 13, 268, 269, 300]).prop_map(|size| vec![b'x'; size])
    ];
    let options = proptest::collection::vec((number, value), 0..12);
    (0_u8..4, 1_u8..=255, any::<u16>(), bytes_up_to(8), options, bytes_up_to(40)).prop_map(
        |(kind, code, id, token, options, payload)| {
            let mut message = Message::new(MessageType::from_bits(kind), MessageCode(code), id);
            message.token = token.into();
            for (number, value) in options {
                message.options.push(OptionNumber(number), value);
            }
            message.payload = payload.into();
            message
        },
    )
}

/// A datagram with some of its bytes changed, cut, or added.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let changes = proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4);
    (message(), changes, any::<prop::sample::Index>(), bytes_up_to(3)).prop_map(
        |(message, changes, cut, more)| {
            let mut bytes = message.to_vec().expect("it can be written");
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            bytes.truncate(cut.index(bytes.len() * 2) + 1);
            bytes.extend(more);
            bytes
        },
    )
}

/// Why `coap-lite` reads what we refuse. Nothing else is tolerated, and it refuses nothing that we read.
fn is_reasoned(code: Code, bytes: &[u8]) -> bool {
    match code {
        // It passes every version. RFC 7252 section 3: other versions are ignored.
        Code::CoapVersion => bytes[0] >> 6 != 1,
        // It takes a marker at the end for no payload. Section 3: that is a format error.
        Code::CoapPayloadEmpty => bytes.last() == Some(&0xff),
        // It passes tokens, options and payload in an empty message. Section 4.1: a format error.
        Code::CoapEmptyMessage => bytes[1] == 0,
        // It keeps any number of options, in forty times the memory.
        Code::LimitExceeded => bytes.len() > limits::COAP_OPTIONS,
        _ => false,
    }
}

fn agrees_with_coap_lite(bytes: &[u8]) {
    match (Packet::parse(bytes), coap_lite::Packet::from_bytes(bytes)) {
        (Ok(ours), Ok(theirs)) => {
            assert_eq!(theirs.header.message_id, ours.message_id());
            assert_eq!(u8::from(theirs.header.code), ours.code().0);
            assert_eq!(theirs.get_token(), ours.token());
            assert_eq!(theirs.payload, ours.payload());
            let options: Vec<(u16, &[u8])> = theirs
                .options()
                .flat_map(|(number, values)| values.iter().map(move |value| (*number, value.as_slice())))
                .collect();
            let found: Vec<_> = ours.options().map(|option| (option.number.0, option.value)).collect();
            assert_eq!(found, options);
        }
        (Err(ours), Ok(_)) => assert!(is_reasoned(ours.code(), bytes), "{ours}: {}", hex::encode(bytes)),
        (Ok(_), Err(theirs)) => panic!("{theirs:?}: {}", hex::encode(bytes)),
        (Err(_), Err(_)) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn what_is_built_reads_back(message in message()) {
        let bytes = message.to_vec().unwrap();
        prop_assert_eq!(bytes.len(), message.encoded_len());
        let packet = Packet::parse(&bytes).unwrap();
        prop_assert_eq!(&Message::from(packet), &message);
        prop_assert!(packet.options().map(|option| option.number).is_sorted());
        let mut short = vec![0; bytes.len() - 1];
        prop_assert_eq!(message.encode_into(&mut short).unwrap_err().code(), Code::BufferTooSmall);
        agrees_with_coap_lite(&bytes);
    }

    #[test]
    fn damaged_datagrams_are_refused_or_written_back(bytes in damaged()) {
        agrees_with_coap_lite(&bytes);
        match Packet::parse(&bytes) {
            Ok(packet) => {
                prop_assert_eq!(Message::from(packet).to_vec().unwrap(), bytes.clone());
                let kept = Datagram::from(packet);
                prop_assert_eq!(kept.packet(), packet);
                let mut record = Record::bytes(&bytes);
                record.hints.protocol = Some(thingwire::Protocol::Coap);
                let decoded = decode(&record).unwrap();
                prop_assert_eq!(&*encode(&decoded).unwrap().payload, &bytes[..]);
                let text = facade::outcome_to_json(&Ok(decoded.clone()));
                let back = facade::decoded_from_json(text.as_bytes()).unwrap();
                let again = encode(&back).unwrap().payload.into_owned();
                // A message inside comes back from its object as JSON of the same meaning, without the blanks around it.
                if decoded.coap.is_none() {
                    prop_assert_eq!(&again, &bytes);
                } else {
                    let mut record = Record::bytes(&again);
                    record.hints.protocol = Some(thingwire::Protocol::Coap);
                    prop_assert_eq!(decode(&record).unwrap().kind, decoded.kind);
                }
                for note in &back.notes {
                    prop_assert!(note.place().range().is_none_or(|range| range.end <= bytes.len()));
                }
            }
            Err(error) => prop_assert!(error.place().range().is_some_and(|range| range.start <= range.end && range.end <= bytes.len())),
        }
        let tree = coap::explain(&bytes, &Registry::REGISTERED, Settings::default());
        let mut next = 0;
        for leaf in tree.leaves() {
            let range = leaf.range.clone().unwrap();
            prop_assert_eq!(range.start, next);
            next = range.end;
        }
        prop_assert_eq!(next, bytes.len());
        explain(&Record::bytes(&bytes));
    }

    #[test]
    fn any_bytes_are_refused_or_written_back(bytes in bytes_up_to(64)) {
        agrees_with_coap_lite(&bytes);
        for settings in [Settings::default(), Settings::EXTENDED_TOKENS] {
            if let Ok(packet) = Packet::parse_with(&bytes, settings) {
                prop_assert_eq!(Message::from(packet).to_vec().unwrap(), bytes.clone());
            }
        }
    }
}

/// JSON of every kind of value, with numbers at the edges.
fn json() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        any::<u64>().prop_map(|number| number.to_string()),
        any::<i128>().prop_map(|number| number.to_string()),
        any::<f64>()
            .prop_filter("JSON has no others", |number| number.is_finite())
            .prop_map(|number| format!("{number:?}")),
        "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?",
    ];
    let leaf = prop_oneof![
        number,
        Just("null".to_owned()),
        Just("true".to_owned()),
        any::<String>().prop_map(|text| Value::from(text).to_string()),
    ];
    leaf.prop_recursive(5, 60, 30, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..30)
                .prop_map(|items| format!("[{}]", items.join(", "))),
            proptest::collection::btree_map(any::<String>(), inner, 0..30).prop_map(|members| {
                let members: Vec<String> = members
                    .iter()
                    .map(|(name, value)| format!("{}:{value}", Value::from(name.as_str())))
                    .collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn json_survives_cbor(text in json()) {
        let written = cbor::from_json(text.as_bytes(), &mut Vec::new()).unwrap();
        let back = cbor::to_json(&written, &mut Vec::new()).unwrap();
        // Numbers keep their value, not their spelling; a second round keeps everything.
        let again = cbor::from_json(back.text().as_bytes(), &mut Vec::new()).unwrap();
        prop_assert_eq!(&again, &written);
        let numbers = |text: &str| -> Vec<thingwire::wire::Decimal> {
            let mut found = Vec::new();
            collect_numbers(&Json::parse(text.as_bytes()).unwrap(), &mut found);
            found
        };
        prop_assert_eq!(numbers(&text), numbers(back.text()));
        // What ciborium can hold, it reads as the same value.
        if let (Ok(ours), Ok(theirs)) =
            (serde_json::from_str::<Value>(back.text()), ciborium::from_reader::<Value, _>(&written[..]))
        {
            prop_assert_eq!(ours, theirs);
        }
        prop_assert_eq!(cbor::Item::parse(&written, &mut Vec::new()).unwrap().is_told_by_json(), true);
    }

    #[test]
    fn cbor_of_any_bytes_is_refused_or_read(bytes in bytes_up_to(48)) {
        let mut notes = Vec::new();
        let theirs = ciborium::from_reader::<ciborium::Value, _>(&bytes[..]);
        match cbor::to_json(&bytes, &mut notes) {
            Ok(json) => {
                prop_assert!(Json::parse(json.text().as_bytes()).is_ok());
                // What we read, it reads, but for simple values that have no meaning yet.
                let simple = notes.iter().any(|note| note.code() == Code::CborSimple);
                prop_assert!(theirs.is_ok() || simple, "{}", hex::encode(&bytes));
                prop_assert!(notes.iter().all(|note| note.place().range().is_some_and(|range| range.end <= bytes.len())));
            }
            Err(error) => {
                prop_assert!(error.place().range().is_some_and(|range| range.start <= range.end && range.end <= bytes.len()));
            }
        }
    }
}

fn collect_numbers(json: &Json<'_>, found: &mut Vec<thingwire::wire::Decimal>) {
    use thingwire::wire::json::JsonKind;
    match json.kind() {
        JsonKind::Number => found.push(thingwire::wire::Decimal::parse(json.text()).unwrap()),
        JsonKind::Array => json.elements().iter().for_each(|element| collect_numbers(element, found)),
        JsonKind::Object => json.members().0.iter().for_each(|(_, value)| collect_numbers(value, found)),
        _ => {}
    }
}

/// Every recorded datagram reads as its recording says, and is written back byte for byte.
#[test]
fn recorded_datagrams_read_as_they_were_sent() {
    for (file, least) in [("recorded/alibaba/coap.jsonl", 30), ("recorded/tencent/coap.jsonl", 16)] {
        let Some(text) = common::shared(file) else { return };
        let mut count = 0;
        for line in text.lines() {
            let recorded: Value = serde_json::from_str(line).expect("a recording is JSON");
            let fields = &recorded["fields"];
            let bytes = hex::decode(recorded["hex"].as_str().expect("hex")).expect("hex");
            if fields["error"] == true {
                assert!(Packet::parse(&bytes).is_err(), "{line}");
                continue;
            }
            let packet = Packet::parse(&bytes).unwrap_or_else(|error| panic!("{error} in {line}"));
            assert_eq!(Message::from(packet).to_vec().expect("it was sent"), bytes);
            assert_eq!(Value::from(packet.code().to_string()), fields["code"]);
            assert_eq!(Value::from(packet.message_id()), fields["mid"]);
            assert_eq!(Value::from(hex::encode(packet.token())), fields["token"]);
            assert_eq!(Value::from(hex::encode(packet.payload())), fields["payload"]);
            let options: Vec<Value> = packet
                .options()
                .map(|option| serde_json::json!([option.number.0, hex::encode(option.value)]))
                .collect();
            assert_eq!(Value::from(options), fields["options"], "{line}");
            let record = Record::bytes(&bytes);
            let decoded = decode(&record).unwrap_or_else(|error| panic!("{error} in {line}"));
            assert_eq!(*encode(&decoded).expect("it was read").payload, bytes);
            count += 1;
        }
        println!("{file}: {count} datagrams");
        assert!(count >= least, "{file}: only {count}");
    }
}

/// RFC 8974 section 2.1: a token of nine bytes, and one of 269, where they are asked for; refused where not.
#[test]
fn longer_tokens_are_an_option_of_the_record() {
    for (head, length) in [("4d01000100", 13), ("4e0100010000", 269)] {
        let datagram = format!("{head}{}", "ab".repeat(length));
        let refused: Value =
            serde_json::from_str(&facade::decode_json(&format!("{{\"hex\":\"{datagram}\"}}"))).expect("JSON");
        assert_eq!(refused["error"]["code"], "coap_token_length");
        let text = facade::decode_json(&format!("{{\"hex\":\"{datagram}\",\"extended_tokens\":true}}"));
        let decoded: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(decoded["message"]["token_hex"], "ab".repeat(length));
        let again: Value = serde_json::from_str(&facade::encode_json(&text)).expect("JSON");
        assert_eq!((&again["hex"], &again["extended_tokens"]), (&datagram.into(), &true.into()));
    }
}
