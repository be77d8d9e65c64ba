//! Laws of PCP over any message and any bytes.

use proptest::prelude::*;
use thingwire::huawei::pcp::{self, Body, Frame, Message, MessageCode, ResultCode, Version, frame_check};
use thingwire::{Direction, Record, decode, encode, explain, facade};

fn version() -> impl Strategy<Value = Version> {
    prop_oneof![
        any::<[u8; 16]>().prop_map(Version),
        "[ -~]{0,16}".prop_map(|text| Version::new(&text).unwrap())
    ]
}

fn result() -> impl Strategy<Value = ResultCode> {
    prop_oneof![any::<u8>(), Just(0), Just(0x80)].prop_map(ResultCode)
}

/// Any body that a frame can hold, with its direction.
fn body() -> impl Strategy<Value = (Body<'static>, Option<Direction>)> {
    let data = || prop::collection::vec(any::<u8>(), 0..600);
    let up = |body| (body, Some(Direction::Up));
    let down = |body| (body, Some(Direction::Down));
    prop_oneof![
        Just(down(Body::QueryVersionRequest)),
        (result(), version())
            .prop_map(move |(result, version)| up(Body::QueryVersionResponse { result, version })),
        (version(), any::<(u16, u16, u16)>()).prop_map(
            move |(version, (fragment_size, fragment_count, package_check))| {
                down(Body::NewVersionRequest { version, fragment_size, fragment_count, package_check })
            }
        ),
        result().prop_map(move |result| up(Body::NewVersionResponse { result })),
        (version(), any::<u16>())
            .prop_map(move |(version, fragment_index)| up(Body::FragmentRequest { version, fragment_index })),
        (result(), any::<u16>(), data()).prop_map(move |(result, index, data)| {
            down(Body::FragmentResponse { result, fragment_index: Some(index), data: data.into() })
        }),
        result().prop_map(move |status| up(Body::DownloadReportRequest { status })),
        result().prop_map(move |result| down(Body::DownloadReportResponse { result })),
        Just(down(Body::ExecuteRequest)),
        result().prop_map(move |result| up(Body::ExecuteResponse { result })),
        (result(), version()).prop_map(move |(result, version)| up(Body::ResultRequest { result, version })),
        result().prop_map(move |result| down(Body::ResultResponse { result })),
        (prop_oneof![0..19_u8, 25..=255_u8], data())
            .prop_map(|(code, data)| (Body::Unknown { code: MessageCode(code), data: data.into() }, None)),
    ]
}

proptest! {
    #[test]
    fn what_is_written_is_read_back((body, direction) in body(), reserved in 0..16_u8) {
        let message = Message { reserved, body };
        let bytes = message.to_vec().unwrap();
        prop_assert_eq!(bytes.len(), message.encoded_len());
        let frame = Frame::parse(&bytes).unwrap();
        let mut notes = Vec::new();
        let read = pcp::read(&frame, direction, &mut notes).unwrap();
        prop_assert_eq!(&read, &message);
        prop_assert_eq!(read.body.kind(), message.body.kind());
        // Through the facade's JSON as well.
        let mut record = Record::bytes(&bytes);
        record.hints.direction = direction;
        let text = facade::outcome_to_json(&decode(&record));
        let back = encode(&facade::decoded_from_json(text.as_bytes()).unwrap()).unwrap();
        prop_assert_eq!(&*back.payload, &*bytes);
        // Every byte is explained once.
        let tree = explain(&record);
        let covered: usize = tree.leaves().iter().filter_map(|leaf| leaf.range.clone()).map(|range| range.len()).sum();
        prop_assert_eq!(covered, bytes.len());
    }

    #[test]
    fn a_buffer_of_any_size_is_filled_or_refused((body, _) in body(), size in 0..40_usize) {
        let message = Message::new(body);
        let mut buffer = vec![0xaa; size];
        match message.encode_into(&mut buffer) {
            Ok(length) => prop_assert_eq!(&buffer[..length], &*message.to_vec().unwrap()),
            Err(error) => {
                prop_assert_eq!(error.code(), thingwire::Code::BufferTooSmall);
                prop_assert!(size < message.encoded_len());
            }
        }
    }

    /// The check is linear: that of the XOR of two frames of one length is the XOR of their checks.
    #[test]
    fn the_check_is_linear(pairs in prop::collection::vec(any::<(u8, u8)>(), 8..100)) {
        let (one, other): (Vec<u8>, Vec<u8>) = pairs.iter().copied().unzip();
        let both: Vec<u8> = pairs.iter().map(|(one, other)| one ^ other).collect();
        prop_assert_eq!(frame_check(&both), frame_check(&one) ^ frame_check(&other));
    }

    #[test]
    fn inference_never_contradicts_a_given_direction((body, direction) in body()) {
        let bytes = Message::new(body).to_vec().unwrap();
        let record = Record::bytes(&bytes);
        let inferred = decode(&record).unwrap();
        if let (Some(inferred), Some(given)) = (inferred.direction, direction) {
            let ambiguous = decode(&record).unwrap().notes.iter().any(|note| {
                note.code() == thingwire::Code::PcpDirectionAmbiguous
                    || note.found_text().starts_with("up (pcp.download_report") || note.found_text().starts_with("down (pcp.download_report")
            });
            prop_assert!(inferred == given || ambiguous);
        }
    }
}

#[test]
fn a_data_area_beyond_its_length_field_is_refused() {
    let body = |length| Body::Unknown { code: MessageCode(99), data: vec![0; length].into() };
    assert_eq!(Message::new(body(65_535)).to_vec().unwrap().len(), 65_543);
    let error = Message::new(body(65_536)).to_vec().unwrap_err();
    assert_eq!(error.code(), thingwire::Code::LimitExceeded);
}

/// Only 16,384 of the 65,536 values occur, and two bits can change unseen: what SECURITY.md says of the check.
#[test]
fn the_check_is_as_weak_as_the_documentation_says() {
    let mut seen = vec![false; 65_536];
    for word in 0..=0x00ff_ffff_u32 {
        seen[usize::from(pcp::check(&word.to_le_bytes()[..3]))] = true;
    }
    assert_eq!(seen.iter().filter(|seen| **seen).count(), 16_384);
    assert_eq!(pcp::check(&[1, 2, 3]), pcp::check(&[0, 0, 0, 1, 2, 3]));
    let [one, other] = [
        [0xff, 0xfe, 0x01, 0x15, 0x06, 0x9f, 0, 8, 0, 0, 0, 0x11, 0x22, 0x33, 0x44, 0x55],
        [0xff, 0xfe, 0x01, 0x15, 0x06, 0x9f, 0, 8, 0, 0, 0, 0x11, 0x2a, 0x33, 0x44, 0x75],
    ];
    assert!(Frame::parse(&one).is_ok() && Frame::parse(&other).is_ok());
    let bits: u32 = one.iter().zip(other).map(|(one, other)| (one ^ other).count_ones()).sum();
    assert_eq!(bits, 2);
}
