//! libFuzzer target of the body `capture`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| thingwire_fuzz::capture(data));
