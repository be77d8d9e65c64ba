//! A device asks for its shadow. IoTDA guide 2.1.2.8.5.

use alloc::{borrow::Cow, vec::Vec};

use crate::{
    huawei::{EventTime, Figure, Text, said},
    json_object,
    wire::json::{Members, OrNull},
};

json_object! {
    /// A device asks for its shadow.
    pub struct Get<'a> {
        /// The sub-device that it is about; the topic's device where nothing is said. Some SDKs put the sub-device into the
        /// topic instead.
        pub object_device_id: Option<Text<'a>> = "object_device_id",
        /// Which service; all of them where nothing is said.
        pub service_id: Option<Text<'a>> = "service_id",
    }
}

json_object! {
    /// A device's shadow.
    pub struct Document<'a> {
        /// Whose it is.
        pub object_device_id: Option<Text<'a>> = "object_device_id",
        /// The services.
        pub shadow: Option<OrNull<Vec<ServiceShadow<'a>>>> = "shadow",
    }
}

json_object! {
    /// One service's shadow.
    pub struct ServiceShadow<'a> {
        /// Which service of the product's model.
        pub service_id: Cow<'a, str> = "service_id",
        /// What an application wants the properties to be.
        pub desired: Option<OrNull<Area<'a>>> = "desired",
        /// What the device last reported.
        pub reported: Option<OrNull<Area<'a>>> = "reported",
        /// How often the shadow was changed.
        pub version: Option<Figure<'a>> = "version",
    }
}

json_object! {
    /// One area of a shadow.
    pub struct Area<'a> {
        /// The properties by their names.
        pub properties: Option<OrNull<Members<'a>>> = "properties",
        /// When they were set.
        pub event_time: Option<EventTime<'a>> = "event_time",
    }
}

impl<'a> Document<'a> {
    /// The services.
    pub fn services(&self) -> &[ServiceShadow<'a>] {
        match &self.shadow {
            Some(OrNull::Value(services)) => services,
            _ => &[],
        }
    }
}

impl Get<'_> {
    /// The sub-device that it is about.
    pub fn object_device_id(&self) -> Option<&str> {
        said(&self.object_device_id)
    }

    /// Which service; all of them for none.
    pub fn service_id(&self) -> Option<&str> {
        said(&self.service_id)
    }
}
