//! What a bridge does for the devices behind it. Huawei's SDKs.

use super::{Figure, SecretText, Text};
use crate::{
    json_object,
    wire::json::{Members, OrNull},
};

json_object! {
    /// A bridge brings a device online: as the device itself would connect.
    pub struct Login<'a> {
        /// 0: the time is not checked; 1: it is.
        pub sign_type: Option<Figure<'a>> = "sign_type",
        /// The hour, UTC: `2019120219`.
        pub timestamp: Option<Figure<'a>> = "timestamp",
        /// The device's secret, signed with the time.
        pub password: Option<SecretText<'a>> = "password",
    }
}

json_object! {
    /// A bridge changes a device's secret.
    pub struct SecretReset<'a> {
        /// The secret so far.
        pub old_secret: Option<SecretText<'a>> = "old_secret",
        /// The new one.
        pub new_secret: Option<SecretText<'a>> = "new_secret",
    }
}

json_object! {
    /// The platform's answer to a bridge.
    pub struct Response<'a> {
        /// 0 for success.
        pub result_code: Option<Figure<'a>> = "result_code",
        /// The same in words.
        pub result_desc: Option<Text<'a>> = "result_desc",
        /// With a new secret: `device_id` and `new_secret`.
        pub paras: Option<OrNull<Members<'a>>> = "paras",
    }
}
