//! What the clouds put on top of CoAP, over the datagrams that their own software sent: keys, plain texts, sequence numbers, and
//! the same bytes built again.

mod common;

use serde_json::Value;
use thingwire::{
    alibaba::coap::{Carrier, SessionKey, TOKEN, TOKEN_61},
    tencent,
    wire::{
        coap::{Message, MessageCode, MessageType, OptionNumber, Packet},
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
        match (carrier.sequence, text(recorded, "seq_plain")) {
            (Some(sequence), Some(stated)) => {
                let number = key.decrypt_sequence(sequence).expect("the key is right");
                assert_eq!(number.to_string(), stated);
                assert_eq!(key.encrypt_sequence(number), sequence);
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
        let mut again = Message::from(packet);
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
        let bytes = Message::new(kind, code, 1).to_vec().expect("it fits");
        assert_eq!(tencent::coap::answer(&Packet::parse(&bytes).expect("right")), answer, "{kind:?} {code}");
    }
}
