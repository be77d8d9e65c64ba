//! libFuzzer target of the body `coap_security`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| thingwire_fuzz::coap_security(data));
