//! `$sub_device_manager`: a gateway's sub-devices. IoTDA guide 2.1.2.7.

use alloc::{borrow::Cow, vec::Vec};

use crate::{
    huawei::{Figure, Text},
    json_object,
    wire::json::{Json, Members},
};

json_object! {
    /// A sub-device.
    pub struct Device<'a> {
        /// The device that it is behind; the gateway where nothing is said.
        pub parent_device_id: Option<Text<'a>> = "parent_device_id",
        /// Its own id: a serial number, say.
        pub node_id: Option<Text<'a>> = "node_id",
        /// Its id at the platform; `{product_id}_{node_id}` where nothing is said.
        pub device_id: Option<Text<'a>> = "device_id",
        /// Its name.
        pub name: Option<Text<'a>> = "name",
        /// What it is.
        pub description: Option<Text<'a>> = "description",
        /// Its manufacturer.
        pub manufacturer_id: Option<Text<'a>> = "manufacturer_id",
        /// Its model.
        pub model: Option<Text<'a>> = "model",
        /// Its product.
        pub product_id: Option<Text<'a>> = "product_id",
        /// Its firmware's version.
        pub fw_version: Option<Text<'a>> = "fw_version",
        /// Its software's version.
        pub sw_version: Option<Text<'a>> = "sw_version",
        /// `ONLINE` or `OFFLINE`.
        pub status: Option<Text<'a>> = "status",
        /// Values that the operator added: an object; some SDKs write an empty text.
        pub extension_info: Option<Json<'a>> = "extension_info",
    }
}

json_object! {
    /// Sub-devices were added or deleted at the platform.
    pub struct Notice<'a> {
        /// The sub-devices; of deleted ones the ids alone.
        pub devices: Vec<Device<'a>> = "devices",
        /// The list's version, which the gateway keeps.
        pub version: Figure<'a> = "version",
    }
}

json_object! {
    /// A gateway asks what changed.
    pub struct Sync<'a> {
        /// The version of the list that it has.
        pub version: Option<Figure<'a>> = "version",
    }
}

json_object! {
    /// Sub-devices came online or went offline; at most 100.
    pub struct StatusUpdate<'a> {
        /// Which, and how they are.
        pub device_statuses: Vec<Status<'a>> = "device_statuses",
    }
}

json_object! {
    /// How a sub-device is.
    pub struct Status<'a> {
        /// Which it is.
        pub device_id: Cow<'a, str> = "device_id",
        /// `ONLINE` or `OFFLINE`.
        pub status: Text<'a> = "status",
    }
}

json_object! {
    /// What became of it. Huawei's C and Go SDKs.
    pub struct StatusOutcome<'a> {
        /// Those whose status was taken.
        pub successful_devices: Option<Vec<Status<'a>>> = "successful_devices",
        /// The others.
        pub failed_devices: Option<Vec<Failure<'a>>> = "failed_devices",
    }
}

json_object! {
    /// A gateway adds or changes sub-devices; at most 50.
    pub struct Devices<'a> {
        /// The sub-devices.
        pub devices: Vec<Device<'a>> = "devices",
    }
}

json_object! {
    /// What became of it.
    pub struct DevicesOutcome<'a> {
        /// Those that were added or changed.
        pub successful_devices: Vec<Device<'a>> = "successful_devices",
        /// The others.
        pub failed_devices: Vec<Failure<'a>> = "failed_devices",
    }
}

json_object! {
    /// Why something failed for one sub-device.
    pub struct Failure<'a> {
        /// Which it is.
        pub device_id: Option<Text<'a>> = "device_id",
        /// Its own id, where it was to be added.
        pub node_id: Option<Text<'a>> = "node_id",
        /// Its product, where it was to be added.
        pub product_id: Option<Text<'a>> = "product_id",
        /// Why.
        pub error_code: Option<Figure<'a>> = "error_code",
        /// The same in words.
        pub error_msg: Option<Text<'a>> = "error_msg",
    }
}

json_object! {
    /// A gateway deletes sub-devices; at most 50.
    pub struct Deletion<'a> {
        /// Their ids.
        pub devices: Vec<Cow<'a, str>> = "devices",
    }
}

json_object! {
    /// What became of it.
    pub struct DeletionOutcome<'a> {
        /// The ids of those that were deleted.
        pub successful_devices: Vec<Cow<'a, str>> = "successful_devices",
        /// The others.
        pub failed_devices: Vec<Failure<'a>> = "failed_devices",
    }
}

json_object! {
    /// A gateway asks about products.
    pub struct ProductsRequest<'a> {
        /// Their ids.
        pub product_ids: Vec<Cow<'a, str>> = "product_ids",
    }
}

json_object! {
    /// Products. The guide does not say what is in one.
    pub struct Products<'a> {
        /// The products.
        pub products: Vec<Members<'a>> = "products",
    }
}

impl Device<'_> {
    /// Whether one of the members is there that the guide wants in some lists, be it `null`: its own examples have that.
    pub(in crate::huawei) fn has(&self, member: &str) -> bool {
        match member {
            "parent_device_id" => self.parent_device_id.is_some(),
            "node_id" => self.node_id.is_some(),
            "device_id" => self.device_id.is_some(),
            _ => self.product_id.is_some(),
        }
    }
}

impl Failure<'_> {
    /// As [`Device::has`].
    pub(in crate::huawei) fn has(&self, member: &str) -> bool {
        match member {
            "device_id" => self.device_id.is_some(),
            "node_id" => self.node_id.is_some(),
            "product_id" => self.product_id.is_some(),
            "error_code" => self.error_code.is_some(),
            _ => self.error_msg.is_some(),
        }
    }
}
