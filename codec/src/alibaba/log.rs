//! Device logs, as the vendor's SDKs report and configure them.

use alloc::borrow::Cow;

use crate::{
    json_object,
    wire::json::{Json, TextOrNumber},
};

json_object! {
    /// One line of a device's log.
    pub struct LogLine<'a> {
        /// When it was written.
        pub utc_time: Option<TextOrNumber<'a>> = "utcTime",
        /// How grave it is: `FATAL`, `ERROR`, `WARN`, `INFO`, `DEBUG`.
        pub log_level: Option<Cow<'a, str>> = "logLevel",
        /// The part of the device that wrote it.
        pub module: Option<Cow<'a, str>> = "module",
        /// The device's own code, as text.
        pub code: Option<TextOrNumber<'a>> = "code",
        /// What relates lines to each other.
        pub trace_context: Option<TextOrNumber<'a>> = "traceContext",
        /// What it says.
        pub log_content: Option<TextOrNumber<'a>> = "logContent",
    }
}

json_object! {
    /// How a device is to log.
    pub struct LogConfig<'a> {
        /// In which form it came: `content`.
        pub get_type: Option<Cow<'a, str>> = "getType",
        /// The configuration: `{"mode":0}`.
        pub content: Option<Json<'a>> = "content",
    }
}
