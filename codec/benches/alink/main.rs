//! Alink messages: `decode` with the topic, beside `serde_json::Value` and hand-derived serde structs of the same payload,
//! which do not look at the topic. Built with the feature `aiot` (in `peers/`), beside that crate too.
//!
//! `cargo bench -p thingwire --bench alink`. On a noisy machine `RATIOS=1` in front prints the least time of many short rounds,
//! in which the candidates take turns, with its ratio to `serde_json::Value`. For instruction counts, with N and 2N rounds and the difference taken:
//! `COUNT=post/decode/1000 valgrind --tool=callgrind target/release/deps/alink-...`.
#![allow(dead_code, reason = "serde fills members that nothing reads")]

#[path = "../common/mod.rs"]
mod common;
mod messages;

use std::hint::black_box;

use common::{Case, Run, thingwire, value};
use messages::{
    PACK_TOPIC, POST, POST_TOPIC, Pack, Request, SET, SET_TOPIC, UPGRADE, UPGRADE_TOPIC, Upgrade, Values,
    pack,
};

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

fn main() {
    common::run("alink_decode", &cases());
}
