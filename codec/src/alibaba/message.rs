//! What an Alibaba payload holds.

use alloc::{boxed::Box, string::String, vec::Vec};

use super::{Reply, Request, file, http, ntp, register, shadow};
use crate::{
    codes::CodeInfo,
    error::Error,
    json_choice,
    kind::Kind,
    wire::json::{IntoOwned, TextOrNumber, ToJson},
};

json_choice! {
    /// What an Alibaba payload holds. Raw bytes and what a product's owner defined are
    /// [`crate::Message::Bytes`] and [`crate::Message::Json`].
    pub enum Message<'a> {
        /// A request or report.
        Request(Request<'a>),
        /// A reply, or what has its form.
        Reply(Reply<'a>),
        /// A device asks for the time.
        TimeRequest(Box<ntp::TimeRequest<'a>>),
        /// The platform tells the time.
        TimeResponse(Box<ntp::TimeResponse<'a>>),
        /// A message about a device's shadow.
        Shadow(Box<shadow::Message<'a>>),
        /// A device's secret.
        Registered(Box<register::Registered<'a>>),
        /// A device's token.
        RegisteredByToken(Box<register::RegisteredByToken<'a>>),
        /// A part of a file.
        FilePart(file::Part<'a>),
        /// A request for a token, over HTTP or CoAP.
        Auth(Box<http::Auth<'a>>),
        /// The reply to it over CoAP.
        CoapAuthReply(Box<http::CoapAuthReply<'a>>),
        /// An HTTP form.
        Form(http::Form<'a>),
        /// A reply over HTTP.
        HttpReply(Box<http::HttpReply<'a>>),
    }
}

impl Message<'_> {
    /// The payload's bytes.
    ///
    /// # Errors
    /// A file part whose header is longer than its length field can say.
    pub fn to_payload(&self) -> Result<Vec<u8>, Error> {
        match self {
            Message::FilePart(part) => part.to_vec(),
            Message::Form(form) => Ok(form.text.as_bytes().to_vec()),
            _ => Ok(self.to_json().into_bytes()),
        }
    }

    /// Whether the payload is JSON, so that [`Message::to_json`] means the same as it.
    pub fn is_json(&self) -> bool {
        !matches!(self, Message::FilePart(_) | Message::Form(_))
    }

    /// What the code of a reply means: [`super::codes::of_reply`].
    pub(crate) fn meaning(&self, kind: Kind) -> Vec<&'static CodeInfo> {
        self.code().map_or_else(Vec::new, |(_, code)| super::codes::of_reply(kind, code.text()).collect())
    }

    /// The JSON pointer of a reply's code.
    pub(crate) fn code_pointer(&self) -> Option<&'static str> {
        self.code().map(|(pointer, _)| pointer)
    }

    /// The code of a reply, with its JSON pointer.
    fn code(&self) -> Option<(&'static str, &TextOrNumber<'_>)> {
        match self {
            Message::Reply(reply) => Some(("/code", reply.code.as_ref()?)),
            Message::HttpReply(reply) => Some(("/code", &reply.code)),
            Message::Shadow(message) => message.payload()?.content()?.code_member(),
            _ => None,
        }
    }

    /// The `message` of the decoded object: the payload itself where that is JSON.
    pub fn to_json(&self) -> String {
        ToJson::to_json(self)
    }

    /// The same message, owning its texts.
    pub fn into_owned(self) -> Message<'static> {
        IntoOwned::into_owned(self)
    }
}
