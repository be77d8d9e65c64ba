//! libFuzzer target of the body `sign`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| thingwire_fuzz::sign(data));
