//! A gateway's sub-devices: topology, registration, and the lists that name devices.

use alloc::{borrow::Cow, vec::Vec};

use crate::{
    json_object,
    wire::{
        json::{OneOrMany, TextOrNumber},
        secret::SecretText,
    },
};

json_object! {
    /// Which device. Devices guide 2019, 5.3.
    pub struct Identity<'a> {
        /// Its product's key.
        pub product_key: Cow<'a, str> = "productKey",
        /// Its name within the product.
        pub device_name: Cow<'a, str> = "deviceName",
    }
}

json_object! {
    /// A sub-device that a gateway adds, with the proof that it knows the sub-device's secret. Devices guide 2019, 5.3.
    pub struct SignedDevice<'a> {
        /// Its product's key.
        pub product_key: Cow<'a, str> = "productKey",
        /// Its name within the product.
        pub device_name: Cow<'a, str> = "deviceName",
        /// Its client id, as it is signed.
        pub client_id: Option<Cow<'a, str>> = "clientId",
        /// Milliseconds since 1970, as they are signed.
        pub timestamp: Option<TextOrNumber<'a>> = "timestamp",
        /// The signature's method, in the spelling of both guides and most SDKs.
        pub signmethod: Option<Cow<'a, str>> = "signmethod",
        /// The same in the Node SDK's spelling.
        pub sign_method: Option<Cow<'a, str>> = "signMethod",
        /// The signature, in hexadecimal digits of either case.
        pub sign: Option<Cow<'a, str>> = "sign",
    }
}

impl SignedDevice<'_> {
    /// The signature's method, in either spelling of the member.
    pub fn method(&self) -> Option<&str> {
        self.signmethod.as_deref().or(self.sign_method.as_deref())
    }
}

json_object! {
    /// What the platform tells of a change in a gateway's topology. Vendor's SDKs.
    pub struct TopoChange<'a> {
        /// What happened: 0 added, 1 deleted, 2 enabled, 8 disabled.
        pub status: TextOrNumber<'a> = "status",
        /// To which sub-devices.
        pub sub_list: OneOrMany<Identity<'a>> = "subList",
    }
}

json_object! {
    /// Sub-devices that a gateway registers by their product's secret. Vendor's SDKs.
    pub struct Proxied<'a> {
        /// The sub-devices.
        pub proxieds: Vec<ProxiedDevice<'a>> = "proxieds",
    }
}

json_object! {
    /// One sub-device of a [`Proxied`].
    pub struct ProxiedDevice<'a> {
        /// Its product's key.
        pub product_key: Cow<'a, str> = "productKey",
        /// Its name within the product.
        pub device_name: Cow<'a, str> = "deviceName",
        /// A random text, as it is signed.
        pub random: Option<TextOrNumber<'a>> = "random",
        /// The signature's method.
        pub sign_method: Option<Cow<'a, str>> = "signMethod",
        /// The signature.
        pub sign: Option<Cow<'a, str>> = "sign",
    }
}

json_object! {
    /// A registered sub-device with its secret. Devices guide 2019, 5.2.
    pub struct RegisteredDevice<'a> {
        /// The platform's own name of the device.
        pub iot_id: Option<Cow<'a, str>> = "iotId",
        /// Its product's key.
        pub product_key: Option<Cow<'a, str>> = "productKey",
        /// Its name within the product.
        pub device_name: Option<Cow<'a, str>> = "deviceName",
        /// Its secret.
        pub device_secret: Option<SecretText<'a>> = "deviceSecret",
    }
}

json_object! {
    /// What became of the sub-devices of a [`Proxied`]. Vendor's SDKs.
    pub struct ProxiedResult<'a> {
        /// Those that are registered.
        pub successes: Option<Vec<RegisteredDevice<'a>>> = "successes",
        /// Those that are not.
        pub failures: Option<Vec<RegisteredDevice<'a>>> = "failures",
    }
}
