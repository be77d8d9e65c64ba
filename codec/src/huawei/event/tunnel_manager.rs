//! `$tunnel_manager`: logging in to a device through the platform. Huawei's C and C# SDKs.

use crate::{
    huawei::{SecretText, Text},
    json_object,
};

json_object! {
    /// Someone wants to log in to the device.
    pub struct Notice<'a> {
        /// Where the device connects to: a WebSocket address.
        pub tunnel_uri: Text<'a> = "tunnel_uri",
        /// The token to connect with.
        pub tunnel_access_token: Option<SecretText<'a>> = "tunnel_access_token",
    }
}
