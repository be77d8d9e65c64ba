//! libFuzzer target of the body `iotda`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| thingwire_fuzz::iotda(data));
