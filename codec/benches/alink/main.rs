//! Alink messages: `decode` with the topic, beside `serde_json::Value` and hand-derived serde structs of the same payload,
//! which do not look at the topic. Built with the feature `aiot` (in `peers/`), beside that crate too.
//!
//! `cargo bench -p thingwire --bench alink`. On a noisy machine `RATIOS=1` in front prints the least time of many short rounds,
//! in which the candidates take turns, with its ratio to `serde_json::Value`. For instruction counts, with N and 2N rounds and the difference taken:
//! `COUNT=post/decode/1000 valgrind --tool=callgrind target/release/deps/alink-...`.
#![allow(dead_code, reason = "serde fills members that nothing reads")]

mod messages;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use messages::{
    PACK_TOPIC, POST, POST_TOPIC, Pack, Request, SET, SET_TOPIC, UPGRADE, UPGRADE_TOPIC, Upgrade, Values,
    pack,
};
use serde_json::Value;
use thingwire::{Record, decode};

/// Reads a payload, and drops what it read.
type Run = fn(&str, &[u8]);

/// One message, and what reads it.
struct Case {
    name: &'static str,
    topic: &'static str,
    payload: String,
    candidates: Vec<(&'static str, Run)>,
}

fn thingwire(topic: &str, payload: &[u8]) {
    let record = Record::topic(topic, payload);
    let decoded = decode(black_box(&record)).expect("right");
    debug_assert!(decoded.notes.is_empty(), "{:?}", decoded.notes);
    black_box(&decoded);
}

fn value(_: &str, payload: &[u8]) {
    black_box(serde_json::from_slice::<Value>(black_box(payload)).expect("right"));
}

fn typed_properties(_: &str, payload: &[u8]) {
    black_box(serde_json::from_slice::<Request<'_, Values>>(black_box(payload)).expect("right"));
}

fn typed_pack(_: &str, payload: &[u8]) {
    black_box(serde_json::from_slice::<Request<'_, Pack>>(black_box(payload)).expect("right"));
}

fn typed_upgrade(_: &str, payload: &[u8]) {
    black_box(serde_json::from_slice::<Upgrade<'_>>(black_box(payload)).expect("right"));
}

#[cfg(feature = "aiot")]
mod aiot_peer {
    use std::hint::black_box;

    use aiot::{ThreeTuple, execute};

    fn device() -> ThreeTuple {
        ThreeTuple {
            product_key: "a1X2bEnP82z".into(),
            device_name: "example1".into(),
            device_secret: "secret".into(),
        }
    }

    pub(super) fn model(topic: &str, payload: &[u8]) {
        black_box(
            execute::<aiot::dm::RecvKind>(&device(), black_box(topic), black_box(payload)).expect("right"),
        );
    }

    pub(super) fn upgrade(topic: &str, payload: &[u8]) {
        black_box(
            execute::<aiot::ota::RecvKind>(&device(), black_box(topic), black_box(payload)).expect("right"),
        );
    }
}

fn cases() -> Vec<Case> {
    let case = |name, topic, payload: String, typed: Run| Case {
        name,
        topic,
        payload,
        candidates: vec![("decode", thingwire), ("serde_json::Value", value), ("serde struct", typed)],
    };
    #[cfg_attr(not(feature = "aiot"), allow(unused_mut, reason = "only the peer adds to it"))]
    let mut cases = vec![
        case("post", POST_TOPIC, POST.into(), typed_properties),
        case("set", SET_TOPIC, SET.into(), typed_properties),
        case("upgrade", UPGRADE_TOPIC, UPGRADE.into(), typed_upgrade),
        case("pack10", PACK_TOPIC, pack(10), typed_pack),
        case("pack20", PACK_TOPIC, pack(20), typed_pack),
        case("pack100", PACK_TOPIC, pack(100), typed_pack),
    ];
    // It reads what goes to a device: no reports.
    #[cfg(feature = "aiot")]
    for case in &mut cases {
        match case.name {
            "set" => case.candidates.push(("aiot", aiot_peer::model)),
            "upgrade" => case.candidates.push(("aiot", aiot_peer::upgrade)),
            _ => {}
        }
    }
    cases
}

/// The least time of each candidate, in rounds of about 20 microseconds.
fn ratios(case: &Case) {
    let bytes = case.payload.as_bytes();
    let calls = u32::try_from((40_000 / bytes.len()).max(4)).expect("a small number");
    let mut least = vec![f64::INFINITY; case.candidates.len()];
    for _ in 0..4000 {
        for ((_, run), least) in case.candidates.iter().zip(&mut least) {
            let start = std::time::Instant::now();
            for _ in 0..calls {
                run(case.topic, bytes);
            }
            *least = least.min(start.elapsed().as_secs_f64() * 1e9 / f64::from(calls));
        }
    }
    let value = least[1];
    for ((name, _), least) in case.candidates.iter().zip(least) {
        println!("{:<10} {name:<18} {least:>10.1} ns  {:.2}", case.name, least / value);
    }
}

fn main() {
    let cases = cases();
    if let Ok(wanted) = std::env::var("COUNT") {
        let parts: Vec<&str> = wanted.split('/').collect();
        let [case, candidate, rounds] = parts[..] else { panic!("COUNT=case/candidate/rounds") };
        let case = cases.iter().find(|known| known.name == case).expect("a case");
        let (_, run) = case.candidates.iter().find(|(name, _)| *name == candidate).expect("a candidate");
        for _ in 0..rounds.parse().expect("a number") {
            run(case.topic, case.payload.as_bytes());
        }
        return;
    }
    if std::env::var_os("RATIOS").is_some() {
        cases.iter().for_each(ratios);
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("alink_decode");
    for case in &cases {
        let bytes = case.payload.as_bytes();
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        for (name, run) in &case.candidates {
            group.bench_function(BenchmarkId::new(*name, case.name), |bencher| {
                bencher.iter(|| run(case.topic, bytes));
            });
        }
    }
    group.finish();
    criterion.final_summary();
}
