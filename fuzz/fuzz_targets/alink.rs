//! libFuzzer target of the body `alink`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| thingwire_fuzz::alink(data));
