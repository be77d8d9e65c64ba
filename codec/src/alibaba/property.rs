//! Properties and events in the forms that carry more than one set of them.
//!
//! A property's value is the product's own and stays JSON text: bare (`"Power":1`) or with its time
//! (`"Power":{"value":1,"time":1524448722000}`), both of which may stand in one message. [`timed`] tells them apart.

use alloc::{borrow::Cow, vec::Vec};

use super::topo::Identity;
use crate::{
    json_object,
    wire::json::{Json, JsonKind, Members, OneOrMany},
};

/// A value with its time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Timed<'a> {
    /// The value.
    pub value: Json<'a>,
    /// When it was so: milliseconds since 1970, UTC. Some devices write the number as text, or seconds.
    pub time: Option<Json<'a>>,
}

/// Splits a value that came with its time: an object of `value` and `time` (or `timestamp`) alone, or of `value` alone.
///
/// None where the value is bare. A struct of the product's own that happens to have these members cannot be told apart;
/// that is why messages keep the text.
pub fn timed<'a>(json: &'a Json<'_>) -> Option<Timed<'a>> {
    if json.kind() != JsonKind::Object {
        return None;
    }
    let (mut value, mut time) = (None, None);
    for (name, member) in json.members() {
        match &*name {
            "value" => value = Some(member),
            "time" | "timestamp" if !matches!(member.kind(), JsonKind::Object | JsonKind::Array) => {
                time = Some(member);
            }
            _ => return None,
        }
    }
    Some(Timed { value: value?, time })
}

json_object! {
    /// What a gateway reports in one message: its own properties and events, and those of its sub-devices.
    /// Devices guide 2019, 5.5; at most 20 sub-devices.
    pub struct Pack<'a> {
        /// Its own properties by their identifiers.
        pub properties: Option<Members<'a>> = "properties",
        /// Its own events by their identifiers.
        pub events: Option<Members<'a>> = "events",
        /// Its sub-devices'. The guide's table calls it an object, the example has a list.
        pub sub_devices: Option<OneOrMany<PackDevice<'a>>> = "subDevices",
    }
}

json_object! {
    /// One sub-device's part of a [`Pack`].
    pub struct PackDevice<'a> {
        /// Whose they are.
        pub identity: Identity<'a> = "identity",
        /// Properties by their identifiers.
        pub properties: Option<Members<'a>> = "properties",
        /// Events by their identifiers.
        pub events: Option<Members<'a>> = "events",
    }
}

json_object! {
    /// Many values a property and event, each with its time. Vendor's SDKs.
    pub struct Batch<'a> {
        /// Lists of values by identifiers.
        pub properties: Option<Members<'a>> = "properties",
        /// Lists of occurrences by identifiers.
        pub events: Option<Members<'a>> = "events",
    }
}

json_object! {
    /// One device's part of a report about the past. Vendor's SDKs.
    pub struct History<'a> {
        /// Whose it is.
        pub identity: Identity<'a> = "identity",
        /// Sets of properties by their identifiers, each value with its `timestamp`.
        pub properties: Option<Vec<Members<'a>>> = "properties",
        /// Sets of events by their identifiers.
        pub events: Option<Vec<Members<'a>>> = "events",
    }
}

/// The identifiers that a request for properties names.
pub type Names<'a> = Vec<Cow<'a, str>>;
