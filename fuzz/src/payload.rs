//! Payloads of every kind of Alibaba's and Huawei's.

use std::sync::OnceLock;

use thingwire::{
    Protocol, Record, Vendor, classify, decode as decode_record, encode, facade, record::Address, wire::gzip,
};

use crate::{is_same, record::round_trip};

/// Alink and what belongs to it: the first byte chooses the kind, the rest is the payload.
pub fn alink(data: &[u8]) {
    let Some((choice, payload)) = data.split_first() else { return };
    let addresses = addresses(Vendor::Alibaba);
    kind_of(&addresses[usize::from(*choice) % addresses.len()], payload);
}

/// IoTDA and what belongs to it: the first byte chooses the kind, the rest is the payload, compressed or to be compressed
/// where the topic says so.
pub fn iotda(data: &[u8]) {
    let Some((choice, payload)) = data.split_first() else { return };
    let addresses = addresses(Vendor::Huawei);
    let address = &addresses[usize::from(*choice) % addresses.len()];
    kind_of(address, payload);
    if is_compressed(address) {
        kind_of(address, &gzip::deflate(payload));
    }
}

/// The input of [`alink`] or [`iotda`] that reads a record's payload as the record's kind. None for records of other vendors.
pub fn input(vendor: Vendor, record: &Record<'_>) -> Option<Vec<u8>> {
    let kind = |address: &Address<'_>| match address {
        Address::Topic(name) => {
            classify::topic(name).ok().map(|topic| (topic.kind(), None, is_compressed(address)))
        }
        Address::Path { path, status } => {
            classify::path(path, *status).ok().map(|topic| (topic.kind(), topic.status(), false))
        }
        _ => None,
    };
    let wanted = kind(&record.address)?;
    let index = addresses(vendor).iter().position(|address| kind(address) == Some(wanted))?;
    Some([&[u8::try_from(index).ok()?][..], &unpacked(&record.address, &record.payload)].concat())
}

fn kind_of(address: &Address<'static>, payload: &[u8]) {
    let mut record = Record::bytes(payload);
    record.address = address.clone();
    round_trip(&record);
    // Through the JSON form, as every skin goes.
    let outcome = decode_record(&record);
    let text = facade::outcome_to_json(&outcome);
    if outcome.is_ok() {
        let back = facade::decoded_from_json(text.as_bytes()).expect("our own object");
        let again = encode(&back).expect("it was read");
        assert!(is_same(&unpacked(address, &again.payload), &unpacked(address, payload)), "{text}");
    }
}

/// Where records of every kind of a vendor are sent to, in a fixed order; 256 at most, as one byte chooses.
fn addresses(vendor: Vendor) -> &'static [Address<'static>] {
    static ALIBABA: OnceLock<Vec<Address<'static>>> = OnceLock::new();
    static HUAWEI: OnceLock<Vec<Address<'static>>> = OnceLock::new();
    let place = if vendor == Vendor::Alibaba { &ALIBABA } else { &HUAWEI };
    place.get_or_init(|| {
        let kinds = thingwire::kinds().filter(|kind| kind.info().vendor == Some(vendor));
        let mut addresses = Vec::new();
        for kind in kinds {
            let id = |name: &str| {
                Some(match name {
                    "message_id_and_topic" => "7/sys/a1B2c3D4e5F/dev1/thing/service/property/set",
                    "topic" => "a1B2c3D4e5F/dev1/user/update",
                    "product_key" => "a1B2c3D4e5F",
                    _ => "x",
                })
            };
            let Ok(name) = classify::Topic::build(kind, id) else { continue };
            if kind.info().protocol == Protocol::Http {
                for status in [None, Some(200)] {
                    addresses.push(Address::Path { path: name.clone().into(), status });
                }
                continue;
            }
            if vendor == Vendor::Huawei && (name.ends_with("/up") || name.ends_with("/report")) {
                addresses.push(Address::Topic(format!("{name}{COMPRESSED}").into()));
            }
            addresses.push(Address::Topic(name.into()));
        }
        assert!((1..=256).contains(&addresses.len()), "one byte chooses among {}", addresses.len());
        addresses
    })
}

/// What Huawei's SDKs append to the topic of a compressed payload.
const COMPRESSED: &str = "?encoding=gzip";

fn is_compressed(address: &Address<'_>) -> bool {
    matches!(address, Address::Topic(name) if name.starts_with("$oc/") && name.ends_with(COMPRESSED))
}

/// What a payload holds, inflated where its topic says so.
pub(crate) fn unpacked(address: &Address<'_>, payload: &[u8]) -> Vec<u8> {
    match gzip::inflate(payload, thingwire::limits::INFLATED_BYTES) {
        Ok(text) if is_compressed(address) => text,
        _ => payload.to_vec(),
    }
}
