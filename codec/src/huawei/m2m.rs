//! A device sends to another. Huawei's C SDK.

use super::Text;
use crate::{json_object, wire::json::Json};

json_object! {
    /// A message from one device to another; the topic has the same ids.
    pub struct DeviceToDevice<'a> {
        /// Which message it is.
        pub request_id: Option<Text<'a>> = "request_id",
        /// The device that it goes to.
        pub to: Option<Text<'a>> = "to",
        /// The device that it comes from.
        pub from: Option<Text<'a>> = "from",
        /// The content: text from the SDK.
        pub content: Option<Json<'a>> = "content",
    }
}
