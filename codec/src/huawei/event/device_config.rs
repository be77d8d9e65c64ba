//! `$device_config`: a device's configuration. Huawei's C SDK.

use crate::{
    huawei::{Figure, Text},
    json_object,
    wire::json::Json,
};

json_object! {
    /// The platform has a configuration for the device.
    pub struct Update<'a> {
        /// The configuration, in the product's own words.
        pub config_content: Option<Json<'a>> = "config_content",
    }
}

json_object! {
    /// What became of it.
    pub struct Outcome<'a> {
        /// 0 for success.
        pub result_code: Option<Figure<'a>> = "result_code",
        /// The same in words.
        pub description: Option<Text<'a>> = "description",
    }
}
