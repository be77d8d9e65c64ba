//! `$sdk_info`: a device reports its versions. The guide's table calls it `$device_info`, its example and the SDKs
//! `$sdk_info`. IoTDA guide 2.1.2.3.

use crate::{huawei::Text, json_object};

json_object! {
    /// A device's versions.
    pub struct Report<'a> {
        /// Of the SDK: `C_v0.5.0`.
        pub device_sdk_version: Option<Text<'a>> = "device_sdk_version",
        /// Of the software.
        pub sw_version: Option<Text<'a>> = "sw_version",
        /// Of the firmware.
        pub fw_version: Option<Text<'a>> = "fw_version",
        /// The device's address in its network. Huawei's C SDK.
        pub device_ip: Option<Text<'a>> = "device_ip",
    }
}
