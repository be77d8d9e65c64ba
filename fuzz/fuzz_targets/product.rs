//! libFuzzer target of the body `product`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| thingwire_fuzz::product(data));
