//! What a Huawei payload holds.

use alloc::{boxed::Box, string::String, vec::Vec};

use super::{
    Figure, api, bootstrap, bridge, codes, command, content, event, http, m2m, property, push, shadow,
    sub_device_manage, v1,
};
use crate::{
    codes::CodeInfo,
    error::Error,
    json_choice,
    kind::Kind,
    wire::json::{IntoOwned, OrNull, ToJson},
};

json_choice! {
    /// What a Huawei payload holds. Raw bytes and what a product's owner defined are [`crate::Message::Bytes`] and
    /// [`crate::Message::Json`].
    pub enum Message<'a> {
        /// A message whose content no product model describes.
        DeviceMessage(content::DeviceMessage<'a>),
        /// A device reports properties.
        PropertyReport(property::Report<'a>),
        /// A gateway reports its sub-devices' properties.
        GatewayReport(property::GatewayReport<'a>),
        /// The platform sets properties.
        PropertySet(property::Set<'a>),
        /// The device answers that.
        Outcome(property::Outcome<'a>),
        /// The platform asks for properties.
        PropertyGet(property::Get<'a>),
        /// The device answers with its properties.
        PropertyAnswer(property::Answer<'a>),
        /// The platform sends a command.
        CommandRequest(command::Request<'a>),
        /// The device answers it.
        CommandResponse(command::Response<'a>),
        /// A device asks for its shadow.
        ShadowGet(shadow::Get<'a>),
        /// The platform answers with the shadow.
        Shadow(shadow::Document<'a>),
        /// Events, either way.
        Events(event::Events<'a>),
        /// A device asks for its server.
        BootstrapRequest(bootstrap::Request<'a>),
        /// The platform tells the device its server.
        BootstrapResponse(bootstrap::Response<'a>),
        /// A bridge brings a device online.
        BridgeLogin(bridge::Login<'a>),
        /// A bridge changes a device's secret.
        SecretReset(bridge::SecretReset<'a>),
        /// The platform answers a bridge.
        BridgeResponse(bridge::Response<'a>),
        /// A device sends to another.
        DeviceToDevice(m2m::DeviceToDevice<'a>),
        /// A gateway manages sub-devices, deprecated form.
        SubDeviceManage(sub_device_manage::Manage<'a>),
        /// A device reports or answers, v3 form.
        V1Data(v1::Data<'a>),
        /// The platform sends a command, v3 form.
        V1Command(v1::Command<'a>),
        /// A device asks for a token, over HTTPS.
        DeviceAuth(http::DeviceAuth<'a>),
        /// What the platform answers over HTTPS.
        HttpReply(http::Reply<'a>),
        /// A request of an application's, or the reply to one.
        Api(Box<api::Api<'a>>),
        /// What the platform pushes to an application.
        Push(Box<push::Push<'a>>),
    }
}

impl Message<'_> {
    /// The payload's bytes.
    ///
    /// # Errors
    /// None so far.
    pub fn to_payload(&self) -> Result<Vec<u8>, Error> {
        Ok(self.to_json().into_bytes())
    }

    /// What the codes, or the words for a state, in a message mean: [`codes::of_reply`], and of each event
    /// [`codes::of_event`].
    pub(crate) fn meaning(&self, kind: Kind) -> Vec<&'static CodeInfo> {
        fn result<'c>(code: &'c Option<Figure<'_>>) -> Option<&'c str> {
            code.as_ref().and_then(OrNull::value).map(|code| code.text())
        }
        let code: Option<&str> = match self {
            Message::Outcome(outcome) => result(&outcome.result_code),
            Message::CommandResponse(response) => result(&response.result_code),
            Message::HttpReply(reply) => reply.error_code(),
            Message::Api(api) => api.code(),
            Message::Push(push) => push.status(),
            Message::Events(events) => {
                return events.services().iter().filter_map(event::Event::meaning).collect();
            }
            _ => None,
        };
        code.map_or_else(Vec::new, |code| codes::of_reply(kind, code).collect())
    }

    /// The events that it carries.
    pub fn events(&self) -> &[event::Event<'_>] {
        match self {
            Message::Events(events) => events.services(),
            _ => &[],
        }
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
