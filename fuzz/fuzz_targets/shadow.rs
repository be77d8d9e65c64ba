//! libFuzzer target of the body `shadow`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| thingwire_fuzz::shadow(data));
