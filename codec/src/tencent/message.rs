//! What a Tencent payload holds.

use alloc::{boxed::Box, string::String, vec::Vec};

use super::coap;
use crate::{
    error::Error,
    json_choice,
    wire::json::{IntoOwned, ToJson},
};

json_choice! {
    /// What a Tencent payload holds. What a product's owner defined is [`crate::Message::Bytes`] and
    /// [`crate::Message::Json`].
    pub enum Message<'a> {
        /// A device asks for a token over CoAP.
        CoapAuth(Box<coap::Auth<'a>>),
    }
}

impl Message<'_> {
    /// The payload's bytes.
    ///
    /// # Errors
    /// Stray bytes that are not hex.
    pub fn to_payload(&self) -> Result<Vec<u8>, Error> {
        match self {
            Message::CoapAuth(auth) => auth.to_payload(),
        }
    }

    /// The `message` of the decoded object.
    pub fn to_json(&self) -> String {
        ToJson::to_json(self)
    }

    /// The same message, owning its texts.
    pub fn into_owned(self) -> Message<'static> {
        IntoOwned::into_owned(self)
    }
}
