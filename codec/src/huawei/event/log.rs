//! `$log`: the platform collects a device's log. IoTDA guide 2.1.2.2.

use crate::{
    huawei::{EventTime, Figure, Text},
    json_object,
};

json_object! {
    /// A part of a device's log; at most 1 MB.
    pub struct Report<'a> {
        /// When it was: milliseconds since 1970 from the Python SDK, seconds in the guide, as text.
        pub timestamp: Option<Figure<'a>> = "timestamp",
        /// What it is about: `DEVICE_STATUS`, `DEVICE_PROPERTY`, `DEVICE_MESSAGE`, `DEVICE_COMMAND`.
        pub log_type: Text<'a> = "type",
        /// The log itself.
        pub content: Text<'a> = "content",
    }
}

json_object! {
    /// Whether a device is to send its log.
    pub struct Config<'a> {
        /// `on` or `off`.
        pub switch: Option<Text<'a>> = "switch",
        /// Until when. The guide's table has dashes in it, its example has none.
        pub end_time: Option<EventTime<'a>> = "end_time",
    }
}
