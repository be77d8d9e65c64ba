//! What the platform answers to dynamic registration over MQTT, on topics that need no subscription. Vendor's SDKs.

use alloc::borrow::Cow;

use crate::{json_object, wire::secret::SecretText};

json_object! {
    /// `/ext/register`: the secret of a device that was known by name.
    pub struct Registered<'a> {
        /// The device's product.
        pub product_key: Option<Cow<'a, str>> = "productKey",
        /// Its name.
        pub device_name: Option<Cow<'a, str>> = "deviceName",
        /// Its secret.
        pub device_secret: SecretText<'a> = "deviceSecret",
    }
}

json_object! {
    /// `/ext/regnwl`: the token of a device that was not known before.
    pub struct RegisteredByToken<'a> {
        /// The device's product.
        pub product_key: Option<Cow<'a, str>> = "productKey",
        /// Its name.
        pub device_name: Option<Cow<'a, str>> = "deviceName",
        /// The client id to connect with.
        pub client_id: Cow<'a, str> = "clientId",
        /// The password to connect with, as it stands.
        pub device_token: SecretText<'a> = "deviceToken",
    }
}
