//! What applications send to the platform about devices, and what it answers. IoTDA guide 3.6 and 4.5.
//!
//! Requests and replies share a path; the record's HTTP status tells them apart. What the guide does not print of a reply is
//! kept with the rest of its members.

use alloc::{borrow::Cow, boxed::Box, vec::Vec};

use super::{
    EventTime, Figure, LAYER, Message, Text, command,
    http::{has_member, is_kept, is_reply, starts_an_object},
    limits, said,
    shadow::ServiceShadow,
    status::{self, Delivery},
};
use crate::{
    error::{Code, Complaint, Error, Note, Place, escape_pointer},
    json_choice, json_object,
    message::{self, Source, keep},
    wire::json::{FromJson, Json, Members, OrNull},
};

json_choice! {
    /// A request of an application's, or a reply to one. Kind and status decide which of these it is.
    pub enum Api<'a> {
        /// The desired properties of a shadow are set: `PUT .../shadow`.
        ShadowUpdate(ShadowUpdate<'a>),
        /// A shadow: the reply to `GET` or `PUT .../shadow`.
        Shadow(Shadow<'a>),
        /// An asynchronous command: `POST .../async-commands`.
        AsyncCommand(AsyncCommand<'a>),
        /// The platform has taken an asynchronous command.
        AsyncCommandReply(AsyncCommandReply<'a>),
        /// A synchronous command: `POST .../commands`.
        Command(Command<'a>),
        /// The device's answer to it.
        CommandReply(CommandReply<'a>),
        /// A message: `POST .../messages`.
        Message(MessageRequest<'a>),
        /// The platform has taken a message.
        MessageReply(MessageReply<'a>),
        /// A batch task: `POST .../batchtasks`.
        BatchTask(BatchTask<'a>),
        /// The platform has made a batch task.
        BatchTaskReply(BatchTaskReply<'a>),
    }
}

json_object! {
    /// The desired properties of a shadow are set. IoTDA guide 3.6.
    pub struct ShadowUpdate<'a> {
        /// The services.
        pub shadow: Option<OrNull<Vec<DesiredUpdate<'a>>>> = "shadow",
    }
}

json_object! {
    /// The desired properties of one service.
    pub struct DesiredUpdate<'a> {
        /// Which service of the product's model.
        pub service_id: Option<Text<'a>> = "service_id",
        /// The properties by their names; here without `properties` around them. None takes the whole area away, `null` one
        /// property. Platform's reference.
        pub desired: Option<OrNull<Members<'a>>> = "desired",
        /// The shadow's version, which it has to be where it is given. Platform's reference.
        pub version: Option<Figure<'a>> = "version",
    }
}

json_object! {
    /// A device's shadow, as an application gets it.
    pub struct Shadow<'a> {
        /// The device: `object_device_id` where a device asks.
        pub device_id: Option<Text<'a>> = "device_id",
        /// The services.
        pub shadow: Option<OrNull<Vec<ServiceShadow<'a>>>> = "shadow",
        /// What went wrong.
        pub error_code: Option<Text<'a>> = "error_code",
        /// The same in words.
        pub error_msg: Option<Text<'a>> = "error_msg",
    }
}

json_object! {
    /// A command to a LwM2M/CoAP device. IoTDA guide 4.5.2.
    pub struct AsyncCommand<'a> {
        /// Which service of the product's model.
        pub service_id: Option<Text<'a>> = "service_id",
        /// Which of its commands.
        pub command_name: Option<Text<'a>> = "command_name",
        /// The command's parameters.
        pub paras: Option<Json<'a>> = "paras",
        /// Seconds after which a kept command expires; a day where it is left out. The guide's table calls it `expireTime`.
        pub expire_time: Option<Figure<'a>> = "expire_time",
        /// `immediately`, or `delay` to keep the command until the device reports or comes online.
        pub send_strategy: Option<Text<'a>> = "send_strategy",
    }
}

json_object! {
    /// The platform has taken a command. The guide prints the state only.
    pub struct AsyncCommandReply<'a> {
        /// The device.
        pub device_id: Option<Text<'a>> = "device_id",
        /// Which command; the pushes about it have the same.
        pub command_id: Option<Text<'a>> = "command_id",
        /// `SENT` or `FAILED` for one that is sent at once, `PENDING` for one that is kept.
        pub status: Option<Text<'a>> = "status",
        /// When the platform took it.
        pub created_time: Option<EventTime<'a>> = "created_time",
        /// What went wrong.
        pub error_code: Option<Text<'a>> = "error_code",
        /// The same in words.
        pub error_msg: Option<Text<'a>> = "error_msg",
    }
}

json_object! {
    /// A command to an MQTT device. IoTDA guide 4.5.3.
    pub struct Command<'a> {
        /// Which service of the product's model.
        pub service_id: Option<Text<'a>> = "service_id",
        /// Which of its commands.
        pub command_name: Option<Text<'a>> = "command_name",
        /// The command's parameters.
        pub paras: Option<Json<'a>> = "paras",
    }
}

json_object! {
    /// A device's answer to a command.
    pub struct CommandReply<'a> {
        /// Which command.
        pub command_id: Option<Text<'a>> = "command_id",
        /// What the device sent as its answer.
        pub response: Option<OrNull<command::Response<'a>>> = "response",
        /// What went wrong: the device did not answer, for one.
        pub error_code: Option<Text<'a>> = "error_code",
        /// The same in words.
        pub error_msg: Option<Text<'a>> = "error_msg",
    }
}

json_object! {
    /// A message to an MQTT device. IoTDA guide 4.5.3.
    pub struct MessageRequest<'a> {
        /// Which message it is; the platform gives one where it is left out.
        pub message_id: Option<Text<'a>> = "message_id",
        /// Its name.
        pub name: Option<Text<'a>> = "name",
        /// The content: text, or a value.
        pub message: Option<Json<'a>> = "message",
        /// The custom topic that it goes to, without the part in front; the system's where it is left out.
        pub topic: Option<Text<'a>> = "topic",
    }
}

json_object! {
    /// The platform has taken a message. The guide prints the state only.
    pub struct MessageReply<'a> {
        /// Which message; the pushes about it have the same.
        pub message_id: Option<Text<'a>> = "message_id",
        /// `PENDING` for one that is kept.
        pub status: Option<Text<'a>> = "status",
        /// The same in the platform's reference, with times.
        pub result: Option<OrNull<MessageResult<'a>>> = "result",
        /// What went wrong.
        pub error_code: Option<Text<'a>> = "error_code",
        /// The same in words.
        pub error_msg: Option<Text<'a>> = "error_msg",
    }
}

json_object! {
    /// What has become of a message.
    pub struct MessageResult<'a> {
        /// The state: see [`super::status`].
        pub status: Option<Text<'a>> = "status",
        /// When the platform took it.
        pub created_time: Option<EventTime<'a>> = "created_time",
        /// When its state was the last one.
        pub finished_time: Option<EventTime<'a>> = "finished_time",
    }
}

json_object! {
    /// One task for many devices. IoTDA guide 4.5.3.
    pub struct BatchTask<'a> {
        /// The resource space.
        pub app_id: Option<Text<'a>> = "app_id",
        /// The task's name.
        pub task_name: Option<Text<'a>> = "task_name",
        /// `createCommands`; others are in the platform's reference.
        pub task_type: Option<Text<'a>> = "task_type",
        /// The devices.
        pub targets: Option<OrNull<Vec<Cow<'a, str>>>> = "targets",
        /// What to do, by the task's type: for commands, that of [`Command`].
        pub document: Option<Json<'a>> = "document",
    }
}

json_object! {
    /// The platform has made a batch task. The guide prints none of this.
    pub struct BatchTaskReply<'a> {
        /// Which task; the pushes about it have the same.
        pub task_id: Option<Text<'a>> = "task_id",
        /// Its state.
        pub status: Option<Text<'a>> = "status",
        /// What went wrong.
        pub error_code: Option<Text<'a>> = "error_code",
        /// The same in words.
        pub error_msg: Option<Text<'a>> = "error_msg",
    }
}

impl<'a> ShadowUpdate<'a> {
    /// The services.
    pub fn services(&self) -> &[DesiredUpdate<'a>] {
        self.shadow.as_ref().and_then(OrNull::value).map_or(&[], Vec::as_slice)
    }
}

impl Api<'_> {
    /// The code, or the word for a state, that a reply brings.
    pub fn code(&self) -> Option<&str> {
        fn figure<'f>(figure: Option<&'f Figure<'_>>) -> Option<&'f str> {
            figure.and_then(OrNull::value).map(|figure| figure.text())
        }
        match self {
            Api::AsyncCommandReply(reply) => said(&reply.status).or(said(&reply.error_code)),
            Api::CommandReply(reply) => {
                let response = reply.response.as_ref().and_then(OrNull::value);
                figure(response.and_then(|response| response.result_code.as_ref()))
                    .or(said(&reply.error_code))
            }
            Api::MessageReply(reply) => {
                let result = reply.result.as_ref().and_then(OrNull::value);
                said(&reply.status)
                    .or_else(|| result.and_then(|result| said(&result.status)))
                    .or(said(&reply.error_code))
            }
            Api::BatchTaskReply(reply) => said(&reply.status).or(said(&reply.error_code)),
            Api::Shadow(reply) => said(&reply.error_code),
            _ => None,
        }
    }
}

/// What a kind's requests and replies are read as.
macro_rules! both {
    ($name:ident, $request:ident, $reply:ident, $shown:expr, $about:literal) => {
        #[doc = $about]
        pub(super) fn $name<'a>(
            source: &Source<'a, '_>,
            notes: &mut Vec<Note>,
        ) -> Result<message::Message<'a>, Error> {
            if !starts_an_object(source.bytes) || is_kept(source) {
                // A request without a body, or the page of a server in between.
                return keep(source, notes);
            }
            let shown: &[&str] = &$shown;
            let message = if is_reply(source) || has_member(source.bytes, shown) {
                Api::$reply(FromJson::from_json(source.bytes)?)
            } else {
                Api::$request(FromJson::from_json(source.bytes)?)
            };
            check(&message, notes);
            Ok(Message::Api(Box::new(message)).into())
        }
    };
}

both!(shadow, ShadowUpdate, Shadow, ["device_id", "error_code"], "`GET` and `PUT .../shadow`.");
both!(
    async_commands,
    AsyncCommand,
    AsyncCommandReply,
    ["command_id", "error_code"],
    "`POST .../async-commands`."
);
both!(commands, Command, CommandReply, ["command_id", "error_code"], "`POST .../commands`.");
both!(messages, Message, MessageReply, ["result", "error_code"], "`POST .../messages`.");
both!(batchtasks, BatchTask, BatchTaskReply, ["task_id", "error_code"], "`POST .../batchtasks`.");

/// What is odd about a request or reply.
fn check(message: &Api<'_>, notes: &mut Vec<Note>) {
    let mut put = |broken: Option<Complaint>, pointer: &str| {
        notes.extend(broken.map(|complaint| complaint.map_place(|_| Place::pointer(pointer))));
    };
    match message {
        Api::ShadowUpdate(update) => {
            for (at, service) in
                update.shadow.as_ref().and_then(OrNull::value).into_iter().flatten().enumerate()
            {
                for (name, _) in
                    service.desired.as_ref().and_then(OrNull::value).into_iter().flat_map(|all| &all.0)
                {
                    if let Some(complaint) = limits::shadow_key(name) {
                        put(
                            Some(complaint),
                            &alloc::format!("/shadow/{at}/desired/{}", escape_pointer(name)),
                        );
                    }
                }
            }
        }
        Api::AsyncCommand(command) => {
            if let Some(strategy) = said(&command.send_strategy)
                && Delivery::of_strategy(strategy).is_none()
            {
                let complaint = Complaint::new(Code::HuaweiValue, LAYER, Place::whole())
                    .expected("immediately or delay")
                    .found(limits::quoted(strategy))
                    .spec("IoTDA guide 4.5.2");
                put(Some(complaint), "/send_strategy");
            }
        }
        Api::AsyncCommandReply(reply) => {
            if let Some(state) = said(&reply.status) {
                let deliveries = [Delivery::CommandImmediate, Delivery::CommandCached];
                put(status::misplaced(&deliveries, state), "/status");
            }
        }
        Api::MessageReply(reply) => {
            let result = reply.result.as_ref().and_then(OrNull::value);
            if let Some(state) = said(&reply.status) {
                put(status::misplaced(&[Delivery::Message], state), "/status");
            }
            if let Some(state) = result.and_then(|result| said(&result.status)) {
                put(status::misplaced(&[Delivery::Message], state), "/result/status");
            }
        }
        Api::BatchTask(task) => {
            for (at, device) in
                task.targets.as_ref().and_then(OrNull::value).into_iter().flatten().enumerate()
            {
                if let Some(complaint) = limits::device_id(device) {
                    put(Some(complaint), &alloc::format!("/targets/{at}"));
                }
            }
        }
        _ => {}
    }
}
