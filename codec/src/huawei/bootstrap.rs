//! A device asks which server is its own. Huawei's SDKs.

use crate::{json_object, wire::json::Json};

use super::{SecretText, Text};

json_object! {
    /// A device asks for its server. Mostly there is nothing in it, not even an object.
    pub struct Request<'a> {
        /// What a static policy compares with its keyword.
        pub base_strategy_keyword: Option<Json<'a>> = "baseStrategyKeyword",
    }
}

json_object! {
    /// The platform tells the device its server.
    pub struct Response<'a> {
        /// Host and port, with a colon between them.
        pub address: Option<Text<'a>> = "address",
        /// The secret of a device that was registered on the way.
        pub device_secret: Option<SecretText<'a>> = "deviceSecret",
    }
}
