//! CBOR: a property report of 161 bytes and a gateway's of 31 KB from JSON to CBOR and back, beside the two steps through
//! `serde_json::Value` and `ciborium`.
//!
//! `cargo bench -p thingwire --bench cbor`. On a noisy machine `RATIOS=1` in front prints the least time of many short rounds,
//! in which the candidates take turns, and what part of the two steps ours takes.

use std::{hint::black_box, time::Instant};

use criterion::{BenchmarkId, Criterion, Throughput};
use thingwire::wire::cbor::{from_json, to_json};

const REPORT: &str = r#"{"id":"123","version":"1.0","params":{"Power":{"value":"on","time":1524448722000},"WF":{"value":23.6,"time":1524448722000}},"method":"thing.event.property.post"}"#;

/// A hundred sub-devices with three properties each.
fn gateway() -> String {
    let device = |number: usize| {
        format!(
            r#"{{"identity":{{"productKey":"a1NUjcVkHZS","deviceName":"device{number:03}"}},"properties":{{"Power":{{"value":"on","time":1524448722{number:03}}},"Temperature":{{"value":{number}.25,"time":1524448722000}},"Humidity":{{"value":{number},"time":1524448722000}}}},"events":{{"alarm":{{"value":{{"level":3,"text":"too warm"}},"time":1524448722000}}}}}}"#
        )
    };
    let devices: Vec<String> = (0..100).map(device).collect();
    format!(
        r#"{{"id":"1","version":"1.0","params":[{}],"method":"thing.event.property.pack.post"}}"#,
        devices.join(",")
    )
}

fn steps_to_cbor(json: &[u8]) -> Vec<u8> {
    let value: serde_json::Value = serde_json::from_slice(json).expect("JSON");
    let mut out = Vec::new();
    ciborium::into_writer(&value, &mut out).expect("a vector takes all");
    out
}

fn steps_to_json(cbor: &[u8]) -> Vec<u8> {
    let value: serde_json::Value = ciborium::from_reader(cbor).expect("CBOR");
    serde_json::to_vec(&value).expect("JSON")
}

/// What one candidate makes of its input.
type Run = fn(&[u8]) -> Vec<u8>;

fn main() {
    let ours_to_cbor: Run = |json| from_json(json, &mut Vec::new()).expect("JSON");
    let ours_to_json: Run =
        |cbor| to_json(cbor, &mut Vec::new()).expect("CBOR").into_text().into_owned().into_bytes();
    let gateway = gateway();
    type Candidate = (&'static str, Run);
    let mut cases: Vec<(String, Vec<u8>, [Candidate; 2])> = Vec::new();
    for (name, json) in [("report", REPORT), ("gateway", &gateway)] {
        let cbor = ours_to_cbor(json.as_bytes());
        // The same value; serde_json sorts the members.
        assert_eq!(steps_to_cbor(json.as_bytes()).len(), cbor.len());
        let read = |json: &[u8]| serde_json::from_slice::<serde_json::Value>(json).expect("JSON");
        assert_eq!(read(&ours_to_json(&cbor)), read(&steps_to_json(&cbor)));
        println!("{name}: {} bytes of JSON, {} of CBOR", json.len(), cbor.len());
        cases.push((
            format!("{name}/to_cbor"),
            json.as_bytes().to_vec(),
            [("thingwire", ours_to_cbor), ("two steps", steps_to_cbor)],
        ));
        cases.push((
            format!("{name}/to_json"),
            cbor,
            [("thingwire", ours_to_json), ("two steps", steps_to_json)],
        ));
    }
    if std::env::var_os("RATIOS").is_some() {
        for (name, input, candidates) in &cases {
            let calls = 200_000 / input.len() + 1;
            let mut least = [f64::MAX; 2];
            for _ in 0..200 {
                for ((_, run), least) in candidates.iter().zip(&mut least) {
                    let start = Instant::now();
                    for _ in 0..calls {
                        black_box(run(black_box(input)));
                    }
                    *least = least.min(start.elapsed().as_secs_f64() * 1e9 / calls as f64);
                }
            }
            let [ours, theirs] = least;
            println!("{name:<16} {ours:>10.0} ns, two steps {theirs:>10.0} ns: {:.2}", ours / theirs);
        }
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("cbor");
    for (name, input, candidates) in &cases {
        group.throughput(Throughput::Bytes(input.len() as u64));
        for (candidate, run) in candidates {
            group.bench_function(BenchmarkId::new(*candidate, name), |bencher| {
                bencher.iter(|| run(black_box(input)));
            });
        }
    }
    group.finish();
    criterion.final_summary();
}
