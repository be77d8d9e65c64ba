//! libFuzzer target of the body `decode`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| thingwire_fuzz::decode(data));
