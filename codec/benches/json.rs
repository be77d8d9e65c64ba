//! JSON: typed messages and kept values beside `serde_json::Value`, on the shapes that devices send.
//!
//! Typed structs keep the values of a product's own model as text; `Value` parses all of them. Compare within one run.

use std::{borrow::Cow, hint::black_box};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use thingwire::json_object;
use thingwire::wire::json::{FromJson, Json, JsonWriter, Members, TextOrNumber, ToJson};

json_object! {
    /// A property post, as Alink has it.
    pub struct Post<'a> {
        /// Message id.
        pub id: TextOrNumber<'a> = "id",
        /// Protocol version.
        pub version: Cow<'a, str> = "version",
        /// Whether an answer is wanted.
        pub sys: Option<Json<'a>> = "sys",
        /// The properties, kept as text.
        pub params: Members<'a> = "params",
        /// Method.
        pub method: Cow<'a, str> = "method",
    }
}

json_object! {
    /// A gateway's report for its sub-devices.
    pub struct Gateway<'a> {
        /// The devices.
        pub devices: Vec<Device<'a>> = "devices",
    }
}

json_object! {
    /// One sub-device.
    pub struct Device<'a> {
        /// Which one.
        pub device_id: Cow<'a, str> = "device_id",
        /// Its services.
        pub services: Vec<Service<'a>> = "services",
    }
}

json_object! {
    /// One service of a device.
    pub struct Service<'a> {
        /// Which one.
        pub service_id: Cow<'a, str> = "service_id",
        /// The properties, kept as text.
        pub properties: Json<'a> = "properties",
        /// When.
        pub event_time: Option<Cow<'a, str>> = "event_time",
    }
}

const POST: &str = r#"{"id":"123","version":"1.0","sys":{"ack":0},"params":{"Power":{"value":"on","time":1524448722000},"WF":{"value":23.6}},"method":"thing.event.property.post"}"#;

/// 100 sub-devices with two services each.
fn gateway() -> String {
    let service = |device: usize, service: usize| {
        format!(
            r#"{{"service_id":"service_{service}","properties":{{"temperature":{device}.25,"humidity":{},"state":"on"}},"event_time":"20261121T082405Z"}}"#,
            device * 7
        )
    };
    let device = |index: usize| {
        format!(
            r#"{{"device_id":"5f0a8d{index:04}_device","services":[{},{}]}}"#,
            service(index, 0),
            service(index, 1)
        )
    };
    let devices: Vec<String> = (0..100).map(device).collect();
    format!(r#"{{"devices":[{}]}}"#, devices.join(","))
}

fn decode(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("json_decode");
    let gateway = gateway();
    for (name, text) in [("post", POST), ("gateway", &*gateway)] {
        let bytes = text.as_bytes();
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(BenchmarkId::new("serde_json::Value", name), |bencher| {
            bencher.iter(|| serde_json::from_slice::<serde_json::Value>(black_box(bytes)).expect("right"));
        });
        group.bench_function(BenchmarkId::new("serde_json::IgnoredAny", name), |bencher| {
            bencher
                .iter(|| serde_json::from_slice::<serde::de::IgnoredAny>(black_box(bytes)).expect("right"));
        });
        group.bench_function(BenchmarkId::new("Json::parse", name), |bencher| {
            bencher.iter(|| Json::parse(black_box(bytes)).expect("right"));
        });
    }
    group.throughput(Throughput::Bytes(POST.len() as u64));
    group.bench_function(BenchmarkId::new("typed", "post"), |bencher| {
        bencher.iter(|| Post::from_json(black_box(POST.as_bytes())).expect("right"));
    });
    group.throughput(Throughput::Bytes(gateway.len() as u64));
    group.bench_function(BenchmarkId::new("typed", "gateway"), |bencher| {
        bencher.iter(|| Gateway::from_json(black_box(gateway.as_bytes())).expect("right"));
    });
    group.finish();
}

fn encode(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("json_encode");
    let gateway = gateway();
    let typed = Gateway::from_json(gateway.as_bytes()).expect("right");
    let value: serde_json::Value = serde_json::from_str(&gateway).expect("right");
    group.bench_function("serde_json::Value", |bencher| {
        let mut out = Vec::new();
        bencher.iter(|| {
            out.clear();
            serde_json::to_writer(&mut out, black_box(&value)).expect("memory");
        });
    });
    group.bench_function("typed", |bencher| {
        let mut out = Vec::new();
        bencher.iter(|| {
            out.clear();
            black_box(&typed).write(&mut JsonWriter::new(&mut out));
        });
    });
    group.finish();
}

criterion_group!(benches, decode, encode);
criterion_main!(benches);
