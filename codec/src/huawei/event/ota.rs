//! `$ota`: upgrades of firmware and software. IoTDA guide 2.1.2.6.

use crate::{
    huawei::{Figure, SecretText, Text},
    json_object,
    wire::json::Json,
};

json_object! {
    /// The platform asks for the versions: with nothing in it in the guide.
    pub struct VersionQuery<'a> {
        /// The upgrade task. Vendor's SDKs.
        pub task_id: Option<Text<'a>> = "task_id",
        /// How many sub-devices are upgraded with it. Vendor's SDKs.
        pub sub_device_count: Option<Figure<'a>> = "sub_device_count",
        /// What else there is to the task. Vendor's SDKs.
        pub task_ext_info: Option<Json<'a>> = "task_ext_info",
    }
}

json_object! {
    /// A device's versions.
    pub struct VersionReport<'a> {
        /// Of the software.
        pub sw_version: Option<Text<'a>> = "sw_version",
        /// Of the firmware.
        pub fw_version: Option<Text<'a>> = "fw_version",
    }
}

json_object! {
    /// An upgrade to fetch. From the platform itself it is fetched with the token, from object storage (`_v2`) without.
    pub struct Upgrade<'a> {
        /// The version that it brings.
        pub version: Text<'a> = "version",
        /// Where it is.
        pub url: Text<'a> = "url",
        /// Its size in bytes.
        pub file_size: Option<Figure<'a>> = "file_size",
        /// The token to fetch it with.
        pub access_token: Option<SecretText<'a>> = "access_token",
        /// How long token and address live, in seconds.
        pub expires: Option<Figure<'a>> = "expires",
        /// Its SHA-256 digest.
        pub sign: Option<Text<'a>> = "sign",
        /// Its name. Vendor's SDKs.
        pub file_name: Option<Text<'a>> = "file_name",
        /// Values that the operator added. Vendor's SDKs.
        pub custom_info: Option<Json<'a>> = "custom_info",
        /// The upgrade task. Vendor's SDKs.
        pub task_id: Option<Text<'a>> = "task_id",
        /// How many sub-devices are upgraded with it. Vendor's SDKs.
        pub sub_device_count: Option<Figure<'a>> = "sub_device_count",
        /// What else there is to the task. Vendor's SDKs.
        pub task_ext_info: Option<Json<'a>> = "task_ext_info",
    }
}

json_object! {
    /// How an upgrade gets on.
    pub struct Progress<'a> {
        /// 0 for success, 1 to 10 and 255 for failures.
        pub result_code: Figure<'a> = "result_code",
        /// Percent.
        pub progress: Option<Figure<'a>> = "progress",
        /// The version that the device has then.
        pub version: Option<Text<'a>> = "version",
        /// The same in words.
        pub description: Option<Text<'a>> = "description",
    }
}
