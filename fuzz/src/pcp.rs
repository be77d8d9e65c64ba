//! Huawei's PCP.

use thingwire::{
    Direction, Protocol, Record, decode as decode_record, encode, facade,
    huawei::pcp::{self, Frame},
};

use crate::{covers_every_byte, place_is_inside};

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
