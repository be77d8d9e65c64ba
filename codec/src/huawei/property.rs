//! Properties: reports, and what the platform sets and asks for. IoTDA guide 2.1.2.8.
//!
//! The properties themselves are the product's own and stay JSON text.

use alloc::{borrow::Cow, vec::Vec};

use super::{EventTime, Figure, Text, said};
use crate::{json_object, wire::json::Members};

json_object! {
    /// A device's report: its services' properties. IoTDA guide 2.1.2.8.1.
    pub struct Report<'a> {
        /// The services.
        pub services: Vec<Service<'a>> = "services",
    }
}

json_object! {
    /// A gateway's report for its sub-devices. IoTDA guide 2.1.2.8.2; at most 100 sub-devices.
    pub struct GatewayReport<'a> {
        /// The sub-devices.
        pub devices: Vec<Device<'a>> = "devices",
    }
}

json_object! {
    /// One sub-device's part of a [`GatewayReport`].
    pub struct Device<'a> {
        /// Which sub-device.
        pub device_id: Cow<'a, str> = "device_id",
        /// Its services.
        pub services: Vec<Service<'a>> = "services",
    }
}

json_object! {
    /// One service's properties.
    pub struct Service<'a> {
        /// Which service of the product's model.
        pub service_id: Cow<'a, str> = "service_id",
        /// The properties by their names.
        pub properties: Members<'a> = "properties",
        /// When they were so; the platform's own time where it is left out or wrong.
        pub event_time: Option<EventTime<'a>> = "event_time",
    }
}

json_object! {
    /// The platform sets properties. IoTDA guide 2.1.2.8.3.
    pub struct Set<'a> {
        /// The sub-device that it is for; the topic's device where nothing is said.
        pub object_device_id: Option<Text<'a>> = "object_device_id",
        /// The services with the properties to set. Rules for the device itself come as the service `$device_rule`: rule ids,
        /// each with its `version`, -1 to delete it.
        pub services: Vec<Service<'a>> = "services",
    }
}

json_object! {
    /// What became of setting properties; of a bridge's requests too.
    pub struct Outcome<'a> {
        /// 0 for success, which is also what no code means.
        pub result_code: Option<Figure<'a>> = "result_code",
        /// The same in words.
        pub result_desc: Option<Text<'a>> = "result_desc",
    }
}

json_object! {
    /// The platform asks for properties. IoTDA guide 2.1.2.8.4.
    pub struct Get<'a> {
        /// The sub-device that it is for; the topic's device where nothing is said.
        pub object_device_id: Option<Text<'a>> = "object_device_id",
        /// Which service; all of them where nothing is said.
        pub service_id: Option<Text<'a>> = "service_id",
    }
}

json_object! {
    /// The device answers with its properties.
    pub struct Answer<'a> {
        /// The services.
        pub services: Option<Vec<Service<'a>>> = "services",
    }
}

impl Set<'_> {
    /// The sub-device that it is for.
    pub fn object_device_id(&self) -> Option<&str> {
        said(&self.object_device_id)
    }
}

impl Get<'_> {
    /// The sub-device that it is for.
    pub fn object_device_id(&self) -> Option<&str> {
        said(&self.object_device_id)
    }

    /// Which service; all of them for none.
    pub fn service_id(&self) -> Option<&str> {
        said(&self.service_id)
    }
}
