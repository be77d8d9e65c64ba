//! libFuzzer target of the body `tsl`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| thingwire_fuzz::tsl(data));
