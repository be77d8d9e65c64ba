//! IoTDA messages: `decode` with the topic, beside `serde_json::Value` and hand-derived serde structs of the same payload,
//! which do not look at the topic.
//!
//! `cargo bench -p thingwire --bench iotda`. On a noisy machine `RATIOS=1` in front prints the least time of many short rounds,
//! in which the candidates take turns, with its ratio to `serde_json::Value`. For instruction counts, with N and 2N rounds and
//! the difference taken: `COUNT=report/decode/1000 valgrind --tool=callgrind target/release/deps/iotda-...`.
#![allow(dead_code, reason = "serde fills members that nothing reads")]

mod messages;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use messages::{
    COMMAND, COMMAND_TOPIC, Command, Events, GATEWAY_TOPIC, GatewayReport, REPORT, REPORT_TOPIC, Report,
    TIME_SYNC, TIME_SYNC_TOPIC, TimeSync, UPGRADE, UPGRADE_TOPIC, Upgrade, gateway,
};
use serde::Deserialize;
use serde_json::Value;
use thingwire::{Record, decode};

/// Reads a payload, and drops what it read.
type Run = fn(&str, &[u8]);

/// One message, and what reads it.
struct Case {
    name: &'static str,
    topic: &'static str,
    payload: String,
    candidates: [(&'static str, Run); 3],
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

fn typed<'a, T: Deserialize<'a>>(payload: &'a [u8]) {
    black_box(serde_json::from_slice::<T>(black_box(payload)).expect("right"));
}

fn cases() -> Vec<Case> {
    let case = |name, topic, payload: String, typed: Run| Case {
        name,
        topic,
        payload,
        candidates: [("decode", thingwire), ("serde_json::Value", value), ("serde struct", typed)],
    };
    vec![
        case("report", REPORT_TOPIC, REPORT.into(), |_, payload| typed::<Report<'_>>(payload)),
        case("gateway10", GATEWAY_TOPIC, gateway(10), |_, payload| typed::<GatewayReport<'_>>(payload)),
        case("gateway100", GATEWAY_TOPIC, gateway(100), |_, payload| typed::<GatewayReport<'_>>(payload)),
        case("command", COMMAND_TOPIC, COMMAND.into(), |_, payload| typed::<Command<'_>>(payload)),
        case("upgrade", UPGRADE_TOPIC, UPGRADE.into(), |_, payload| {
            typed::<Events<'_, Upgrade<'_>>>(payload)
        }),
        case("timesync", TIME_SYNC_TOPIC, TIME_SYNC.into(), |_, payload| {
            typed::<Events<'_, TimeSync>>(payload);
        }),
    ]
}

/// The least time of each candidate, in rounds of about 20 microseconds.
fn ratios(case: &Case) {
    let bytes = case.payload.as_bytes();
    let calls = u32::try_from((40_000 / bytes.len()).max(4)).expect("a small number");
    let mut least = [f64::INFINITY; 3];
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
    let mut group = criterion.benchmark_group("iotda_decode");
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
