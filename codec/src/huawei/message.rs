//! What a Huawei payload holds.

use alloc::{string::String, vec::Vec};

use super::{command, property};
use crate::{
    codes::CodeInfo,
    error::Error,
    json_choice,
    kind::Kind,
    wire::json::{IntoOwned, JsonWriter, ToJson},
};

json_choice! {
    /// What a Huawei payload holds. Raw bytes and what a product's owner defined are [`crate::Message::Bytes`] and
    /// [`crate::Message::Json`].
    pub enum Message<'a> {
        /// A device reports properties.
        PropertyReport(property::Report<'a>),
        /// The platform sends a command.
        CommandRequest(command::Request<'a>),
        /// The device answers it.
        CommandResponse(command::Response<'a>),
    }
}

impl Message<'_> {
    /// The payload's bytes.
    ///
    /// # Errors
    /// None so far.
    pub fn to_payload(&self) -> Result<Vec<u8>, Error> {
        let mut out = Vec::new();
        self.write(&mut JsonWriter::new(&mut out));
        Ok(out)
    }

    /// What the code of a message means.
    pub(crate) fn meaning(&self, _: Kind) -> Vec<&'static CodeInfo> {
        Vec::new()
    }

    /// The `message` of the decoded object: the payload itself.
    pub fn to_json(&self) -> String {
        ToJson::to_json(self)
    }

    /// The same message, owning its texts.
    pub fn into_owned(self) -> Message<'static> {
        IntoOwned::into_owned(self)
    }
}
