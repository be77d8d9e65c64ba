//! Fuzz bodies: plain functions that hold the code to its laws on any bytes.
//!
//! Each runs as an ordinary test over its seeds, all vectors and their mutations (`tests/bodies.rs`), and as a libFuzzer
//! target (`fuzz_targets/`). A body panics when a law is broken.

mod coap;
mod models;
mod payload;
mod pcp;
mod record;
mod shadow;
mod sign;
mod text;

use thingwire::{Error, explain::Node, wire::json::Json};

pub use crate::{
    coap::{coap, coap_security},
    models::{product, tsl},
    payload::{alink, input, iotda},
    pcp::pcp_frame,
    record::{capture, decode},
    shadow::shadow,
    sign::sign,
    text::{cbor, json, topic},
};

/// One body by its name.
pub type Body = fn(&[u8]);

/// Every body, under the name of its target and of its folder of seeds.
pub const BODIES: &[(&str, Body)] = &[
    ("alink", alink),
    ("capture", capture),
    ("cbor", cbor),
    ("coap", coap),
    ("coap_security", coap_security),
    ("decode", decode),
    ("iotda", iotda),
    ("json", json),
    ("pcp_frame", pcp_frame),
    ("product", product),
    ("shadow", shadow),
    ("sign", sign),
    ("topic", topic),
    ("tsl", tsl),
];

/// An error's place lies inside the input.
fn place_is_inside(error: &Error, length: usize) {
    if let Some(range) = error.place().range() {
        assert!(range.start <= range.end && range.end <= length, "{error} in {length} bytes");
    }
    assert!(!error.to_string().contains('\n'), "{error:?} is one line");
}

/// An explanation's leaves cover every byte once.
fn covers_every_byte(data: &[u8], tree: &Node) {
    let mut next = 0;
    for leaf in tree.leaves() {
        let range = leaf.range.clone().expect("leaves have bytes");
        assert_eq!(range.start, next, "{} starts where the leaf before ends", leaf.label);
        next = range.end;
    }
    assert_eq!(next, data.len());
}

/// JSON that was read into types is written anew: the same members and values.
fn is_same(again: &[u8], before: &[u8]) -> bool {
    again == before
        || matches!((Json::parse(again), Json::parse(before)), (Ok(again), Ok(before)) if again.eq_json(&before))
}
