//! Asking for the thing model. Devices guide 2019, 5.9; the dynamic form is the SDKs'.

use alloc::{borrow::Cow, vec::Vec};

use crate::json_object;

json_object! {
    /// Which parts of the thing model are wanted.
    pub struct TemplateGet<'a> {
        /// The members that each entry shall have.
        pub nodes: Option<Vec<Cow<'a, str>>> = "nodes",
        /// Whether the platform's own entries shall be among them.
        pub add_default: Option<bool> = "addDefault",
    }
}
