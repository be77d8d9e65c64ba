//! `$security_detection_config`: what endangers a device. Huawei's C SDK.

use crate::{huawei::Text, json_object, wire::json::Json};

json_object! {
    /// The device reports what endangers it; further members belong to the report of that type.
    pub struct Report<'a> {
        /// `MEMORY_REPORT`, `PORT_REPORT`, `CPU_USAGE_REPORT` and others.
        pub report_type: Text<'a> = "type",
        /// What was found.
        pub content: Option<Json<'a>> = "content",
    }
}
