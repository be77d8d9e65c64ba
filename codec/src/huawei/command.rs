//! Commands. IoTDA guide 2.1.2.10.

use super::{Figure, Text};
use crate::{json_object, wire::json::Json};

json_object! {
    /// The platform sends a command.
    pub struct Request<'a> {
        /// The sub-device that it is for; the topic's device where nothing is said.
        pub object_device_id: Option<Text<'a>> = "object_device_id",
        /// Which service of the product's model.
        pub service_id: Option<Text<'a>> = "service_id",
        /// Which of its commands.
        pub command_name: Option<Text<'a>> = "command_name",
        /// The command's parameters, as the product's model defines them.
        pub paras: Option<Json<'a>> = "paras",
    }
}

json_object! {
    /// The device answers a command.
    pub struct Response<'a> {
        /// 0 for success, which is also what no code means.
        pub result_code: Option<Figure<'a>> = "result_code",
        /// Which response of the product's model.
        pub response_name: Option<Text<'a>> = "response_name",
        /// The response's parameters, as the product's model defines them.
        pub paras: Option<Json<'a>> = "paras",
    }
}
