//! libFuzzer target of the body `topic`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| thingwire_fuzz::topic(data));
