//! PCP: the check beside a plain table loop and the `crc` crate, whole frames beside their check, and encoding.
//!
//! The `crc` crate computes another function (XMODEM); it is here as the speed that a good table implementation has.
//! Sizes: 9 (a result), 26 (a fragment request), 511 (a full fragment), 520, 65,543 (the longest frame).

use std::hint::black_box;

use crc::{CRC_16_XMODEM, Crc, Table};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use thingwire::huawei::pcp::{Body, Frame, Message, MessageCode, check, frame_check, read};
use thingwire::{Direction, Note};

const SIZES: [usize; 5] = [9, 26, 511, 520, 65_543];

/// A right frame of this many bytes: a result, a fragment request, or a fragment.
fn frame(size: usize) -> Vec<u8> {
    let body = match size {
        9 => Body::NewVersionResponse { result: thingwire::huawei::pcp::ResultCode(0) },
        26 => Body::FragmentRequest {
            version: thingwire::huawei::pcp::Version::new("V1.0").expect("plain"),
            fragment_index: 7,
        },
        _ => Body::FragmentResponse {
            result: thingwire::huawei::pcp::ResultCode(0),
            fragment_index: Some(7),
            data: (0..size - 11).map(|index| (index * 7 + 3) as u8).collect::<Vec<_>>().into(),
        },
    };
    let frame = Message::new(body).to_vec().expect("fits");
    assert_eq!(frame.len(), size);
    frame
}

fn direction(frame: &[u8]) -> Direction {
    let code = MessageCode(frame[3]);
    if code == MessageCode::FRAGMENT && frame.len() > 26 { Direction::Down } else { Direction::Up }
}

/// The table of 0x1021, most significant bit first, for the plain loop.
fn table() -> [u16; 256] {
    std::array::from_fn(|index| {
        (0..8).fold(
            (index as u16) << 8,
            |value, _| if value & 0x8000 != 0 { value << 1 ^ 0x1021 } else { value << 1 },
        )
    })
}

fn plain(table: &[u16; 256], bytes: &[u8]) -> u16 {
    bytes
        .iter()
        .fold(0, |state: u16, byte| state >> 8 ^ table[usize::from((state ^ u16::from(*byte)) & 0xff)])
}

fn checks(criterion: &mut Criterion) {
    let table = table();
    let table1: Crc<u16, Table<1>> = Crc::<u16, Table<1>>::new(&CRC_16_XMODEM);
    let table16: Crc<u16, Table<16>> = Crc::<u16, Table<16>>::new(&CRC_16_XMODEM);
    let mut group = criterion.benchmark_group("check");
    for size in SIZES {
        let frame = frame(size);
        assert_eq!(plain(&table, &frame), check(&frame));
        group.throughput(Throughput::Bytes(size as u64));
        group.bench_with_input(BenchmarkId::new("plain table loop", size), &frame, |bencher, frame| {
            bencher.iter(|| plain(black_box(&table), black_box(frame)));
        });
        group.bench_with_input(BenchmarkId::new("thingwire", size), &frame, |bencher, frame| {
            bencher.iter(|| check(black_box(frame)));
        });
        group.bench_with_input(BenchmarkId::new("crc XMODEM Table<1>", size), &frame, |bencher, frame| {
            bencher.iter(|| table1.checksum(black_box(frame)));
        });
        group.bench_with_input(BenchmarkId::new("crc XMODEM Table<16>", size), &frame, |bencher, frame| {
            bencher.iter(|| table16.checksum(black_box(frame)));
        });
    }
    group.finish();
}

fn frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("frame");
    for size in SIZES {
        let frame = frame(size);
        let direction = direction(&frame);
        group.throughput(Throughput::Bytes(size as u64));
        group.bench_with_input(BenchmarkId::new("check alone", size), &frame, |bencher, frame| {
            bencher.iter(|| frame_check(black_box(frame)));
        });
        group.bench_with_input(BenchmarkId::new("decode frame", size), &frame, |bencher, frame| {
            bencher.iter(|| Frame::parse(black_box(frame)).is_ok());
        });
        group.bench_with_input(
            BenchmarkId::new("decode frame and message", size),
            &frame,
            |bencher, frame| {
                // A fragment of more than 500 bytes also costs the note that says so.
                let mut notes: Vec<Note> = Vec::new();
                bencher.iter(|| {
                    notes.clear();
                    let frame = Frame::parse(black_box(frame)).expect("a right frame");
                    black_box(read(&frame, Some(direction), &mut notes)).is_ok()
                });
            },
        );
        group.bench_with_input(BenchmarkId::new("encode into a buffer", size), &frame, |bencher, bytes| {
            let mut notes = Vec::new();
            let frame = Frame::parse(bytes).expect("a right frame");
            let message = read(&frame, Some(direction), &mut notes).expect("a right message");
            let mut buffer = vec![0; size];
            bencher.iter(|| black_box(&message).encode_into(black_box(&mut buffer)).expect("it fits"));
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(std::time::Duration::from_millis(300)).measurement_time(std::time::Duration::from_secs(1));
    targets = checks, frames
}
criterion_main!(benches);
