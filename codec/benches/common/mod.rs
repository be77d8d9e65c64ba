//! What the benches of decoding share: cases with their candidates, the ways to measure them, and the two candidates that
//! every case has.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use serde_json::Value;
use thingwire::{Record, decode};

/// Reads a payload, and drops what it read.
pub(crate) type Run = fn(&str, &[u8]);

/// One message, and what reads it.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) topic: &'static str,
    pub(crate) payload: String,
    pub(crate) candidates: Vec<(&'static str, Run)>,
}

pub(crate) fn thingwire(topic: &str, payload: &[u8]) {
    let record = Record::topic(topic, payload);
    let decoded = decode(black_box(&record)).expect("right");
    debug_assert!(decoded.notes.is_empty(), "{:?}", decoded.notes);
    black_box(&decoded);
}

pub(crate) fn value(_: &str, payload: &[u8]) {
    black_box(serde_json::from_slice::<Value>(black_box(payload)).expect("right"));
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

/// Measures as the environment asks: `COUNT`, `RATIOS`, or with criterion.
pub(crate) fn run(group: &str, cases: &[Case]) {
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
    let mut group = criterion.benchmark_group(group);
    for case in cases {
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
