//! libFuzzer target of the body `coap`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| thingwire_fuzz::coap(data));
