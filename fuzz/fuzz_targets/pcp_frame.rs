//! libFuzzer target of the body `pcp_frame`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| thingwire_fuzz::pcp_frame(data));
