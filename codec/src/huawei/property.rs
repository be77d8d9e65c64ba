//! Properties: reports, and what the platform sets and asks for. IoTDA guide 2.1.2.8.
//!
//! The properties themselves are the product's own and stay JSON text.

use alloc::vec::Vec;

use super::Text;
use crate::{json_object, wire::json::Members};

json_object! {
    /// A device's report: its services' properties. IoTDA guide 2.1.2.8.1.
    pub struct Report<'a> {
        /// The services.
        pub services: Vec<Service<'a>> = "services",
    }
}

json_object! {
    /// One service's properties.
    pub struct Service<'a> {
        /// Which service of the product's model.
        pub service_id: Text<'a> = "service_id",
        /// The properties by their names.
        pub properties: Members<'a> = "properties",
        /// When they were so.
        pub event_time: Option<Text<'a>> = "event_time",
    }
}
