//! CoAP, and Alibaba's security over it.

use thingwire::{
    Decoded, Keys, Protocol, Record, Vendor,
    alibaba::coap::{SessionKey, publish},
    decode as decode_record, encode, explain as explain_record, facade,
    wire::{
        coap::{Datagram, Message, Packet, Recognition, Registry, Settings, explain, recognise},
        secret::Secret,
    },
};

use crate::{covers_every_byte, place_is_inside, record::round_trip};

/// CoAP: what is read is written back byte for byte, by every way there is; the explanation's leaves cover every byte once.
pub fn coap(data: &[u8]) {
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
    round_trip(&record);
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
                explain_record(&record);
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
fn from_object(decoded: &Decoded<'_>, record: &Record<'_>, secret: &str, random: &str) {
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
