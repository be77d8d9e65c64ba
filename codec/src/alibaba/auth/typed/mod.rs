//! The schemes as typed functions.

mod connect;
mod device_auth;
mod parts;
mod registration;
mod sub_device;
mod tls_psk;

use alloc::string::String;

pub use self::{
    connect::Connect, device_auth::DeviceAuth, registration::Registration, sub_device::SubDevice,
    tls_psk::TlsPsk,
};
use crate::wire::{
    hmac::{Digest, Method},
    secret::SecretText,
};

/// Methods of Alibaba's clouds.
pub(super) const METHODS: &[Method] = &[Method::Md5, Method::Sha1, Method::Sha256];

/// The three texts of a CONNECT packet. `Debug` hides the password.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Credentials {
    /// The client id.
    pub client_id: String,
    /// The user name.
    pub username: String,
    /// The password.
    pub password: SecretText<'static>,
}

pub(super) fn hex_text(digest: &Digest, upper_case: bool) -> String {
    if upper_case { digest.to_upper_hex() } else { digest.to_hex() }
}

pub(super) fn username(product_key: &str, device_name: &str) -> String {
    [device_name, "&", product_key].concat()
}
