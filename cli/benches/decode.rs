//! `thingwire decode --json` over JSON lines, as a whole program, in bytes of input a second; beside a loop in this process that
//! only parses each line with `serde_json` and writes it again.

use std::{
    fs::File,
    hint::black_box,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
    time::Duration,
};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// Some 10 MB: PCP frames, property posts and commands in turn.
fn lines() -> String {
    let lines = [
        r#"{"hex":"FFFE01155618001256312E300000000000000000000000000000","direction":"up"}"#,
        r#"{"tst":"2026-11-21T12:00:00.000000+0000","topic":"/sys/a1B2c3D4e5F/dev1/thing/event/property/post","qos":1,"retain":0,"payloadlen":103,"payload":"{\"id\":\"123\",\"version\":\"1.0\",\"params\":{\"Power\":\"on\",\"Temperature\":23.5},\"method\":\"thing.event.property.post\"}"}"#,
        r#"{"topic":"$oc/devices/5e12345_node1/sys/commands/request_id=42","payload":{"object_device_id":"5e12345_node1","command_name":"ON_OFF","service_id":"Switch","paras":{"value":"ON"}}}"#,
        r#"{"topic":"$shadow/operation/S3EUVBRJLB/test_device","payload":"{\"type\":\"get\",\"clientToken\":\"S3EUVBRJLB-0\"}"}"#,
    ];
    lines.iter().cycle().take(60_000).fold(String::new(), |text, line| text + line + "\n")
}

fn decode(criterion: &mut Criterion) {
    let text = lines();
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("decode.jsonl");
    File::create(&path).and_then(|mut file| file.write_all(text.as_bytes())).expect("the file is written");
    let mut group = criterion.benchmark_group("json lines");
    group
        .throughput(Throughput::Bytes(text.len() as u64))
        .sample_size(10)
        .measurement_time(Duration::from_secs(8));
    group.bench_function("thingwire decode --json", |bencher| {
        bencher.iter(|| {
            let status = Command::new(env!("CARGO_BIN_EXE_thingwire"))
                .args(["decode", "--json"])
                .arg(&path)
                .stdout(Stdio::null())
                .status();
            assert!(status.expect("it starts").success());
        });
    });
    group.bench_function("serde_json parse and write, in process", |bencher| {
        bencher.iter(|| {
            for line in text.lines() {
                let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
                black_box(serde_json::to_string(&value).expect("JSON"));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, decode);
criterion_main!(benches);
