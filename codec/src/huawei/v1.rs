//! The forms before IoTDA, on `/huawei/v1/devices/...`. Huawei's C SDK.

use alloc::vec::Vec;

use super::{EventTime, Figure, Text};
use crate::{
    json_object,
    wire::json::{Json, Members, OrNull},
};

json_object! {
    /// A device reports (`deviceReq`), or answers a command (`deviceRsp`).
    pub struct Data<'a> {
        /// `deviceReq` or `deviceRsp`.
        pub msg_type: Option<Text<'a>> = "msgType",
        /// A report: the services.
        pub data: Option<Vec<Service<'a>>> = "data",
        /// Whether more follows.
        pub has_more: Option<Json<'a>> = "hasMore",
        /// An answer: which command it is to.
        pub mid: Option<Figure<'a>> = "mid",
        /// An answer: 0 for success.
        pub errcode: Option<Figure<'a>> = "errcode",
        /// An answer: its parameters.
        pub body: Option<Json<'a>> = "body",
    }
}

json_object! {
    /// One service's properties.
    pub struct Service<'a> {
        /// Which service of the product's model.
        pub service_id: Option<Text<'a>> = "serviceId",
        /// The properties by their names.
        pub service_data: Option<OrNull<Members<'a>>> = "serviceData",
        /// When they were so.
        pub event_time: Option<EventTime<'a>> = "eventTime",
    }
}

json_object! {
    /// The platform sends a command.
    pub struct Command<'a> {
        /// `cloudReq`.
        pub msg_type: Option<Text<'a>> = "msgType",
        /// Which service of the product's model.
        pub service_id: Option<Text<'a>> = "serviceId",
        /// Which of its commands.
        pub cmd: Option<Text<'a>> = "cmd",
        /// Which command it is; the answer has the same.
        pub mid: Option<Figure<'a>> = "mid",
        /// The command's parameters.
        pub paras: Option<Json<'a>> = "paras",
    }
}
