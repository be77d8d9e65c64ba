//! The MQTT user name.

use alloc::borrow::Cow;
use core::fmt;

use crate::{
    error::{Code, Complaint, Error, Place},
    limits,
    sign::LAYER,
};

/// A user name, taken apart. Written again it is the same text.
///
/// ```
/// use thingwire::tencent::auth::UserName;
///
/// let name = UserName::parse("S3EUVBRJLBtest_device;21010406;bph30;92233720368547758")?;
/// assert_eq!((name.product_id(), name.device_name()), (Some("S3EUVBRJLB"), Some("test_device")));
/// assert_eq!(name.expiry, "92233720368547758");
/// # Ok::<(), thingwire::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UserName<'a> {
    /// Product id and device name, with nothing between.
    pub client_id: Cow<'a, str>,
    /// The SDK's number.
    pub sdk_app_id: Cow<'a, str>,
    /// What tells connections apart.
    pub conn_id: Cow<'a, str>,
    /// Until when, as it is written.
    pub expiry: Cow<'a, str>,
}

impl<'a> UserName<'a> {
    /// Takes a user name apart.
    ///
    /// # Errors
    /// [`Code::CredentialForm`] unless it has three semicolons.
    pub fn parse(text: &'a str) -> Result<Self, Error> {
        let mut parts = text.split(';').map(Cow::Borrowed);
        match (parts.next(), parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(client_id), Some(sdk_app_id), Some(conn_id), Some(expiry), None) => {
                Ok(UserName { client_id, sdk_app_id, conn_id, expiry })
            }
            _ => Err(Complaint::new(Code::CredentialForm, LAYER, Place::bytes(0..text.len()))
                .expected("client id, SDK number, connection id and expiry, joined by semicolons")
                .into()),
        }
    }

    /// The first ten characters of the client id.
    pub fn product_id(&self) -> Option<&str> {
        self.client_id.get(..limits::TENCENT_PRODUCT_ID)
    }

    /// The rest of the client id.
    pub fn device_name(&self) -> Option<&str> {
        self.client_id.get(limits::TENCENT_PRODUCT_ID..)
    }
}

impl fmt::Display for UserName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{};{};{};{}", self.client_id, self.sdk_app_id, self.conn_id, self.expiry)
    }
}
