//! libFuzzer target of the body `cbor`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| thingwire_fuzz::cbor(data));
