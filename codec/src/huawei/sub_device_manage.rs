//! A gateway manages sub-devices, deprecated form: events on `events/up` have taken its place. Huawei's C SDK.

use alloc::{borrow::Cow, vec::Vec};

use crate::json_object;

json_object! {
    /// What a gateway wants; further members belong to the message of that name.
    pub struct Manage<'a> {
        /// What it is: `get_products` and others.
        pub message_name: Cow<'a, str> = "message_name",
        /// Of which products.
        pub product_id_list: Option<Vec<Cow<'a, str>>> = "product_id_list",
    }
}
