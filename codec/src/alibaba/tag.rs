//! Device tags. Devices guide 2019, 5.8: at most 200 in a request.

use alloc::borrow::Cow;

use crate::{json_object, wire::json::TextOrNumber};

json_object! {
    /// One tag; a request to delete names it alone.
    pub struct Tag<'a> {
        /// Its name: at most 100 bytes, letters, digits and underscores, no digit first.
        pub attr_key: Cow<'a, str> = "attrKey",
        /// Its value.
        pub attr_value: Option<TextOrNumber<'a>> = "attrValue",
        /// `SYSTEM` for the tags that the SDKs write themselves.
        pub domain: Option<Cow<'a, str>> = "domain",
    }
}
