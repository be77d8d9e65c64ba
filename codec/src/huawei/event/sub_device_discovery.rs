//! `$sub_device_discovery`: a gateway looks for sub-devices. IoTDA guide 2.1.2.7.7 and 2.1.2.7.8.

use alloc::vec::Vec;

use super::sub_device_manager::Device;
use crate::{
    huawei::{Text, said},
    json_object,
    wire::json::{Json, OrNull},
};

json_object! {
    /// A gateway is to look for sub-devices.
    pub struct StartScan<'a> {
        /// By which protocol.
        pub protocol: Option<Text<'a>> = "protocol",
        /// The same as the guide's example spells it.
        pub protocol_type: Option<Text<'a>> = "protocol_type",
        /// On which channel.
        pub channel: Option<Text<'a>> = "channel",
        /// Behind which device.
        pub parent_device_id: Option<Text<'a>> = "parent_device_id",
        /// How: an object in the guide's table, an empty text in its example.
        pub scan_settings: Option<Json<'a>> = "scan_settings",
    }
}

impl StartScan<'_> {
    /// By which protocol, in either spelling.
    pub fn protocol(&self) -> Option<&str> {
        said(&self.protocol).or_else(|| said(&self.protocol_type))
    }
}

json_object! {
    /// Sub-devices that a gateway found.
    pub struct ScanResult<'a> {
        /// The sub-devices.
        pub devices: Option<OrNull<Vec<Device<'a>>>> = "devices",
    }
}
