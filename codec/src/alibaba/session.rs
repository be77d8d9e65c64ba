//! A gateway's sub-devices coming online and going offline. Devices guide 2019, 5.4.

use alloc::{borrow::Cow, vec::Vec};

use crate::{json_object, wire::json::TextOrNumber};

json_object! {
    /// A sub-device that comes online, alone or in a list.
    pub struct Login<'a> {
        /// Its product's key.
        pub product_key: Cow<'a, str> = "productKey",
        /// Its name within the product.
        pub device_name: Cow<'a, str> = "deviceName",
        /// Its client id, as it is signed: the whole text, bars included.
        pub client_id: Option<Cow<'a, str>> = "clientId",
        /// Milliseconds since 1970, as they are signed; the Node SDK writes a number.
        pub timestamp: Option<TextOrNumber<'a>> = "timestamp",
        /// The signature's method; in a list it may stand beside the list.
        pub sign_method: Option<Cow<'a, str>> = "signMethod",
        /// The signature, made with the sub-device's secret.
        pub sign: Option<Cow<'a, str>> = "sign",
        /// `"true"` drops what is kept for the sub-device while it is offline. Not signed.
        pub clean_session: Option<TextOrBool<'a>> = "cleanSession",
    }
}

json_object! {
    /// Sub-devices that come online together. Vendor's SDKs.
    pub struct BatchLogin<'a> {
        /// The signatures' method, where it is the same for all.
        pub sign_method: Option<Cow<'a, str>> = "signMethod",
        /// The sub-devices.
        pub device_list: Vec<Login<'a>> = "deviceList",
    }
}

/// `"true"` in the guides, `true` from devices that take them at their word.
pub type TextOrBool<'a> = crate::wire::json::TextOr<'a, bool>;
