//! IoTDA messages: `decode` with the topic, beside `serde_json::Value` and hand-derived serde structs of the same payload,
//! which do not look at the topic.
//!
//! `cargo bench -p thingwire --bench iotda`. On a noisy machine `RATIOS=1` in front prints the least time of many short rounds,
//! in which the candidates take turns, with its ratio to `serde_json::Value`. For instruction counts, with N and 2N rounds and
//! the difference taken: `COUNT=report/decode/1000 valgrind --tool=callgrind target/release/deps/iotda-...`.
#![allow(dead_code, reason = "serde fills members that nothing reads")]

#[path = "../common/mod.rs"]
mod common;
mod messages;

use std::hint::black_box;

use common::{Case, Run, thingwire, value};
use messages::{
    COMMAND, COMMAND_TOPIC, Command, Events, GATEWAY_TOPIC, GatewayReport, REPORT, REPORT_TOPIC, Report,
    TIME_SYNC, TIME_SYNC_TOPIC, TimeSync, UPGRADE, UPGRADE_TOPIC, Upgrade, gateway,
};
use serde::Deserialize;

fn typed<'a, T: Deserialize<'a>>(payload: &'a [u8]) {
    black_box(serde_json::from_slice::<T>(black_box(payload)).expect("right"));
}

fn cases() -> Vec<Case> {
    let case = |name, topic, payload: String, typed: Run| Case {
        name,
        topic,
        payload,
        candidates: vec![("decode", thingwire), ("serde_json::Value", value), ("serde struct", typed)],
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

fn main() {
    common::run("iotda_decode", &cases());
}
