//! Remote configuration. Devices guide 2019, 5.11.

use alloc::borrow::Cow;

use crate::{json_object, wire::json::TextOrNumber};

json_object! {
    /// Which configuration is wanted; also that of the log, in the SDKs.
    pub struct ConfigGet<'a> {
        /// Whose: `product`, in the SDKs also `device`.
        pub config_scope: Option<Cow<'a, str>> = "configScope",
        /// In which form: `file`, in the SDKs also `content`.
        pub get_type: Option<Cow<'a, str>> = "getType",
    }
}

json_object! {
    /// A configuration file to fetch.
    pub struct Config<'a> {
        /// Which configuration it is.
        pub config_id: Option<Cow<'a, str>> = "configId",
        /// The file's size in bytes.
        pub config_size: Option<TextOrNumber<'a>> = "configSize",
        /// The file's digest, in hexadecimal digits.
        pub sign: Option<Cow<'a, str>> = "sign",
        /// The digest's method: `Sha256`.
        pub sign_method: Option<Cow<'a, str>> = "signMethod",
        /// Where the file is, for 30 minutes.
        pub url: Option<Cow<'a, str>> = "url",
        /// In which form: `file`.
        pub get_type: Option<Cow<'a, str>> = "getType",
    }
}
