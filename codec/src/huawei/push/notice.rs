//! What pushes tell: of whom, and what.

use alloc::vec::Vec;

use crate::{
    huawei::{EventTime, Text, property},
    json_object,
    wire::json::{Json, OrNull},
};

json_object! {
    /// Whom a push is about.
    pub struct Header<'a> {
        /// The resource space.
        pub app_id: Option<Text<'a>> = "app_id",
        /// The device.
        pub device_id: Option<Text<'a>> = "device_id",
        /// The device's own number, such as its IMEI.
        pub node_id: Option<Text<'a>> = "node_id",
        /// Its product.
        pub product_id: Option<Text<'a>> = "product_id",
        /// Its gateway; a device that is connected itself is its own.
        pub gateway_id: Option<Text<'a>> = "gateway_id",
        /// The device's tags.
        pub tags: Option<OrNull<Vec<Tag<'a>>>> = "tags",
    }
}

json_object! {
    /// A tag.
    pub struct Tag<'a> {
        /// Its key.
        pub tag_key: Option<Text<'a>> = "tag_key",
        /// Its value.
        pub tag_value: Option<Text<'a>> = "tag_value",
    }
}

json_object! {
    /// A device sent a message.
    pub struct MessageNotice<'a> {
        /// The device.
        pub header: Option<OrNull<Header<'a>>> = "header",
        /// The message.
        pub body: Option<OrNull<MessageBody<'a>>> = "body",
    }
}

json_object! {
    /// What a device sent.
    pub struct MessageBody<'a> {
        /// The topic that it was sent to.
        pub topic: Option<Text<'a>> = "topic",
        /// The content, as the device wrote it.
        pub content: Option<Json<'a>> = "content",
    }
}

json_object! {
    /// A device reported properties.
    pub struct PropertyNotice<'a> {
        /// The device.
        pub header: Option<OrNull<Header<'a>>> = "header",
        /// The properties.
        pub body: Option<OrNull<PropertyBody<'a>>> = "body",
    }
}

json_object! {
    /// What a device reported.
    pub struct PropertyBody<'a> {
        /// Its services.
        pub services: Option<Vec<property::Service<'a>>> = "services",
    }
}

json_object! {
    /// A device's state changed. Older editions of the platform have the members of the body, and the device's ids, right
    /// here.
    pub struct StatusNotice<'a> {
        /// The device.
        pub header: Option<OrNull<Header<'a>>> = "header",
        /// The state.
        pub body: Option<OrNull<StatusBody<'a>>> = "body",
        /// The resource space, in the older form.
        pub app_id: Option<Text<'a>> = "app_id",
        /// The device, in the older form.
        pub device_id: Option<Text<'a>> = "device_id",
        /// The state, in the older form.
        pub status: Option<Text<'a>> = "status",
        /// When it changed, in the older form.
        pub timestamp: Option<EventTime<'a>> = "timestamp",
    }
}

json_object! {
    /// A device's state.
    pub struct StatusBody<'a> {
        /// `ONLINE`, `OFFLINE`, `ABNORMAL` or `INACTIVE`.
        pub status: Option<Text<'a>> = "status",
        /// When the device was last online.
        pub last_online_time: Option<EventTime<'a>> = "last_online_time",
    }
}

json_object! {
    /// An asynchronous command's state changed.
    pub struct CommandStatusNotice<'a> {
        /// The device.
        pub header: Option<OrNull<Header<'a>>> = "header",
        /// The state.
        pub body: Option<OrNull<CommandStatusBody<'a>>> = "body",
    }
}

json_object! {
    /// An asynchronous command's state.
    pub struct CommandStatusBody<'a> {
        /// Which command.
        pub command_id: Option<Text<'a>> = "command_id",
        /// When the application sent it.
        pub created_time: Option<EventTime<'a>> = "created_time",
        /// When the platform sent it.
        pub sent_time: Option<EventTime<'a>> = "sent_time",
        /// When the device acknowledged it.
        pub delivered_time: Option<EventTime<'a>> = "delivered_time",
        /// When the device answered it.
        pub response_time: Option<EventTime<'a>> = "response_time",
        /// The state: see [`super::status`].
        pub status: Option<Text<'a>> = "status",
        /// The device's answer.
        pub result: Option<OrNull<CommandResult<'a>>> = "result",
    }
}

json_object! {
    /// A device's answer to an asynchronous command.
    pub struct CommandResult<'a> {
        /// `SUCCESSFUL` or `FAILED`.
        pub result_code: Option<Text<'a>> = "resultCode",
        /// What the device said, as the product's model defines it.
        pub result_detail: Option<Json<'a>> = "resultDetail",
    }
}

json_object! {
    /// A message's state changed. The guide has the members of the body, and the device's id, right here; the platform's
    /// reference has `header` and `body`.
    pub struct MessageStatusNotice<'a> {
        /// The device.
        pub header: Option<OrNull<Header<'a>>> = "header",
        /// The state.
        pub body: Option<OrNull<MessageStatusBody<'a>>> = "body",
        /// Which message, in the guide's form.
        pub message_id: Option<Text<'a>> = "message_id",
        /// Its name, in the guide's form.
        pub name: Option<Text<'a>> = "name",
        /// The device, in the guide's form.
        pub device_id: Option<Text<'a>> = "device_id",
        /// The state, in the guide's form.
        pub status: Option<Text<'a>> = "status",
        /// When it changed, in the guide's form.
        pub timestamp: Option<EventTime<'a>> = "timestamp",
    }
}

json_object! {
    /// A message's state.
    pub struct MessageStatusBody<'a> {
        /// The topic that it was sent to.
        pub topic: Option<Text<'a>> = "topic",
        /// Which message.
        pub message_id: Option<Text<'a>> = "message_id",
        /// Its name.
        pub name: Option<Text<'a>> = "name",
        /// The state: see [`super::status`].
        pub status: Option<Text<'a>> = "status",
        /// When it changed.
        pub timestamp: Option<EventTime<'a>> = "timestamp",
        /// Why it failed.
        pub error_info: Option<OrNull<ErrorInfo<'a>>> = "error_info",
    }
}

json_object! {
    /// Why a message could not be sent.
    pub struct ErrorInfo<'a> {
        /// The platform's code, such as `IOTDA.014112`.
        pub error_code: Option<Text<'a>> = "error_code",
        /// The same in words.
        pub error_msg: Option<Text<'a>> = "error_msg",
    }
}

json_object! {
    /// A batch task's state changed.
    pub struct BatchTaskNotice<'a> {
        /// The state.
        pub body: Option<OrNull<BatchTaskBody<'a>>> = "body",
    }
}

json_object! {
    /// A batch task's state.
    pub struct BatchTaskBody<'a> {
        /// The resource space.
        pub app_id: Option<Text<'a>> = "app_id",
        /// Which task.
        pub task_id: Option<Text<'a>> = "task_id",
        /// `firmwareUpgrade`, `softwareUpgrade`, `createCommands`, ...
        pub task_type: Option<Text<'a>> = "task_type",
        /// The state: `Waitting` (as the platform spells it), `Processing`, `Success`, `PartialSuccess`, `Fail`, `Stopped`.
        pub status: Option<Text<'a>> = "status",
        /// The same in words.
        pub status_desc: Option<Text<'a>> = "status_desc",
    }
}

json_object! {
    /// What the platform tells of other things.
    pub struct Notice<'a> {
        /// The device.
        pub header: Option<OrNull<Header<'a>>> = "header",
        /// What there is to say.
        pub body: Option<Json<'a>> = "body",
    }
}
