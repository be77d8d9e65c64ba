//! What the platform pushes to an application, over HTTP or AMQP. IoTDA guide 4.5, 4.6 and 5.2 to 5.5.
//!
//! A push has no topic: its members `resource` and `event` say what it is. The guide prints four kinds and names the other
//! sources; what those look like is from the platform's reference for applications. What a rule's SQL makes of a push is the
//! application's own and has no kind.

mod notice;

use alloc::{borrow::Cow, boxed::Box, format, string::String, vec::Vec};

pub use notice::{
    BatchTaskBody, BatchTaskNotice, CommandResult, CommandStatusBody, CommandStatusNotice, ErrorInfo, Header,
    MessageBody, MessageNotice, MessageStatusBody, MessageStatusNotice, Notice, PropertyBody, PropertyNotice,
    StatusBody, StatusNotice, Tag,
};

use super::{
    EventTime, LAYER, Message, Text, limits, said,
    status::{self, Delivery},
};
use crate::{
    error::{Code, Complaint, Error, Note, Place},
    json_choice,
    kind::{Kind, KindInfo, Protocol, Vendor::Huawei},
    message::{self, Source},
    wire::json::{FromJson, IntoOwned, JsonKind, JsonWriter, Members, OrNull, Reader, TextSink, ToJson},
};

const GUIDE: &str = "IoTDA guide 4.5, 4.6 and 5.2 to 5.5";
const REFERENCE: &str = "IoTDA guide 4.6 names it; API reference for applications, data forwarding";

/// One kind of push: what it is about, what happened, and what reads the rest.
struct Row {
    resource: &'static str,
    event: &'static str,
    read: ReadData,
}

type ReadData = for<'a> fn(&mut Reader<'a>) -> Result<NotifyData<'a>, Error>;

macro_rules! kinds {
    ($( $name:literal, $resource:literal, $event:literal, $variant:ident, $summary:literal, $spec:expr; )*) => {
        /// The documented kinds of push.
        pub static KINDS: &[KindInfo] = &[ $( info($name, $summary, $spec), )* ];

        /// Their names.
        pub(super) const NAMES: &[&str] = &[ $( $name, )* ];

        static ROWS: &[Row] = &[ $( Row {
            resource: $resource,
            event: $event,
            read: |reader| FromJson::read(reader).map(NotifyData::$variant),
        }, )* ];
    };
}

kinds! {
    "push.device.message.report", "device.message", "report", Message, "push: a device sent a message", GUIDE;
    "push.device.property.report", "device.property", "report", Properties, "push: a device reported properties", REFERENCE;
    "push.device.status.update", "device.status", "update", Status, "push: a device's state changed", GUIDE;
    "push.device.command.status.update", "device.command.status", "update", CommandStatus, "push: an asynchronous command's state changed", GUIDE;
    "push.device.message.status.update", "device.message.status", "update", MessageStatus, "push: a message's state changed", GUIDE;
    "push.batchtask.update", "batchtask", "update", BatchTask, "push: a batch task's state changed", REFERENCE;
    "push.device.create", "device", "create", Other, "push: a device was added", REFERENCE;
    "push.device.update", "device", "update", Other, "push: a device was changed", REFERENCE;
    "push.device.delete", "device", "delete", Other, "push: a device was deleted", REFERENCE;
    "push.product.create", "product", "create", Other, "push: a product was added", REFERENCE;
    "push.product.update", "product", "update", Other, "push: a product was changed", REFERENCE;
    "push.product.delete", "product", "delete", Other, "push: a product was deleted", REFERENCE;
}

/// The kind of a push about something that is not documented.
pub static UNKNOWN: KindInfo = info("push.unknown", "push: about something that is not documented", "");

const fn info(name: &'static str, summary: &'static str, spec: &'static str) -> KindInfo {
    KindInfo::new(name, Some(Huawei), Protocol::Iotda, None, None, summary, spec).read_by(Some(read))
}

/// How the guide, and older editions of the platform's reference, spell `device.command.status`.
const COMMAND_STATUS_MISSPELT: &str = "device.commmad.status";

/// The kind of a push about this resource and event. `device.commmad.status`, which the guide prints, is
/// `device.command.status`.
pub fn kind(resource: &str, event: &str) -> Kind {
    let resource = if resource == COMMAND_STATUS_MISSPELT { "device.command.status" } else { resource };
    let documented = KINDS.iter().zip(ROWS).find(|(_, row)| row.resource == resource && row.event == event);
    Kind::new(documented.map_or(&UNKNOWN, |(info, _)| info))
}

/// Whether a kind is one of a push.
pub fn is_push(kind: Kind) -> bool {
    KINDS.iter().chain([&UNKNOWN]).any(|info| Kind::new(info) == kind)
}

/// The kind of a payload that has the shape of a push: an object with the texts `resource` and `event`, and `notify_data`.
/// None for all others, and for what is no JSON.
pub fn recognise(payload: &[u8]) -> Option<Kind> {
    let (mut resource, mut event, mut data) = (None, None, false);
    let mut reader = Reader::new(payload).ok()?;
    reader
        .object(|name, reader| {
            let slot = match &*name {
                "resource" => &mut resource,
                "event" => &mut event,
                name => {
                    data |= name == "notify_data" && reader.peek()? == JsonKind::Object;
                    return reader.skip().map(drop);
                }
            };
            *slot = Some(reader.string()?);
            Ok(())
        })
        .ok()?;
    data.then(|| Some(kind(&resource?, &event?))).flatten()
}

/// A push.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Push<'a> {
    /// What it is about, such as `device.message`.
    pub resource: Cow<'a, str>,
    /// What happened: `report`, `update`, `create`, `delete`.
    pub event: Cow<'a, str>,
    /// When, as `20151212T121212Z`.
    pub event_time: Option<EventTime<'a>>,
    /// The same with milliseconds, as `2015-12-12T12:12:12.000Z`. Platform's reference.
    pub event_time_ms: Option<EventTime<'a>>,
    /// The device's request, or an id of the platform's. Platform's reference.
    pub request_id: Option<Text<'a>>,
    /// The rest, which the kind decides.
    pub notify_data: NotifyData<'a>,
    /// Members that are not among the above, in their order. One of the reference's examples has `body` here.
    pub extra: Members<'a>,
}

json_choice! {
    /// What a push tells. The kind decides which of these it is.
    pub enum NotifyData<'a> {
        /// A device sent a message.
        Message(Box<MessageNotice<'a>>),
        /// A device reported properties.
        Properties(Box<PropertyNotice<'a>>),
        /// A device's state changed.
        Status(Box<StatusNotice<'a>>),
        /// An asynchronous command's state changed.
        CommandStatus(Box<CommandStatusNotice<'a>>),
        /// A message's state changed.
        MessageStatus(Box<MessageStatusNotice<'a>>),
        /// A batch task's state changed.
        BatchTask(Box<BatchTaskNotice<'a>>),
        /// Something else.
        Other(Box<Notice<'a>>),
    }
}

impl<'a> Push<'a> {
    fn read(
        reader: &mut Reader<'a>,
        data: fn(&mut Reader<'a>) -> Result<NotifyData<'a>, Error>,
    ) -> Result<Self, Error> {
        let (mut resource, mut event, mut notify_data) = (None, None, None);
        let (mut event_time, mut event_time_ms, mut request_id) = (None, None, None);
        let mut extra = Members::default();
        reader.object(|name, reader| {
            match &*name {
                "resource" => resource = Some(reader.string()?),
                "event" => event = Some(reader.string()?),
                "event_time" => event_time = Some(FromJson::read(reader)?),
                "event_time_ms" => event_time_ms = Some(FromJson::read(reader)?),
                "request_id" => request_id = Some(FromJson::read(reader)?),
                "notify_data" => notify_data = Some(data(reader)?),
                _ => extra.0.push((name, reader.raw()?)),
            }
            Ok(())
        })?;
        Ok(Push {
            resource: resource.ok_or_else(|| reader.missing("resource"))?,
            event: event.ok_or_else(|| reader.missing("event"))?,
            event_time,
            event_time_ms,
            request_id,
            notify_data: notify_data.ok_or_else(|| reader.missing("notify_data"))?,
            extra,
        })
    }

    /// The kind that resource and event make.
    pub fn kind(&self) -> Kind {
        kind(&self.resource, &self.event)
    }

    /// Whom it is about, where it says so.
    pub fn header(&self) -> Option<&Header<'a>> {
        let header = match &self.notify_data {
            NotifyData::Message(notice) => &notice.header,
            NotifyData::Properties(notice) => &notice.header,
            NotifyData::Status(notice) => &notice.header,
            NotifyData::CommandStatus(notice) => &notice.header,
            NotifyData::MessageStatus(notice) => &notice.header,
            NotifyData::BatchTask(_) => return None,
            NotifyData::Other(notice) => &notice.header,
        };
        header.as_ref().and_then(OrNull::value)
    }

    /// The device that it is about, in either form.
    pub fn device_id(&self) -> Option<&str> {
        let beside = match &self.notify_data {
            NotifyData::Status(notice) => said(&notice.device_id),
            NotifyData::MessageStatus(notice) => said(&notice.device_id),
            _ => None,
        };
        self.header().and_then(|header| said(&header.device_id)).or(beside)
    }

    /// The state that it tells, of whatever it is about.
    pub fn status(&self) -> Option<&str> {
        self.status_at().map(|(status, _)| status)
    }

    /// The same with its place.
    fn status_at(&self) -> Option<(&str, &'static str)> {
        const INSIDE: &str = "/notify_data/body/status";
        const BESIDE: &str = "/notify_data/status";
        fn body<T>(body: &Option<OrNull<T>>) -> Option<&T> {
            body.as_ref().and_then(OrNull::value)
        }
        let (inside, beside) = match &self.notify_data {
            NotifyData::Status(notice) => {
                (body(&notice.body).and_then(|body| said(&body.status)), said(&notice.status))
            }
            NotifyData::CommandStatus(notice) => {
                (body(&notice.body).and_then(|body| said(&body.status)), None)
            }
            NotifyData::MessageStatus(notice) => {
                (body(&notice.body).and_then(|body| said(&body.status)), said(&notice.status))
            }
            NotifyData::BatchTask(notice) => (body(&notice.body).and_then(|body| said(&body.status)), None),
            _ => (None, None),
        };
        inside.map(|status| (status, INSIDE)).or_else(|| beside.map(|status| (status, BESIDE)))
    }
}

impl ToJson for Push<'_> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        out.begin_object();
        out.member("resource", &self.resource);
        out.member("event", &self.event);
        out.member("event_time", &self.event_time);
        out.member("event_time_ms", &self.event_time_ms);
        out.member("request_id", &self.request_id);
        out.member("notify_data", &self.notify_data);
        self.extra.write_members(out);
        out.end_object();
    }
}

impl IntoOwned for Push<'_> {
    type Owned = Push<'static>;

    fn into_owned(self) -> Self::Owned {
        Push {
            resource: self.resource.into_owned().into(),
            event: self.event.into_owned().into(),
            event_time: self.event_time.into_owned(),
            event_time_ms: self.event_time_ms.into_owned(),
            request_id: self.request_id.into_owned(),
            notify_data: self.notify_data.into_owned(),
            extra: self.extra.into_owned(),
        }
    }
}

/// Reads a push of the source's kind.
fn read<'a>(source: &Source<'a, '_>, notes: &mut Vec<Note>) -> Result<message::Message<'a>, Error> {
    let name = source.kind.name();
    let row = KINDS.iter().zip(ROWS).find(|(info, _)| info.name == name);
    let data: ReadData = row.map_or(other, |(_, row)| row.read);
    let mut reader = Reader::new(source.bytes)?;
    let push = Push::read(&mut reader, data)?;
    reader.finish()?;
    check(&push, source.kind, notes);
    Ok(Message::Push(Box::new(push)).into())
}

fn other<'a>(reader: &mut Reader<'a>) -> Result<NotifyData<'a>, Error> {
    FromJson::read(reader).map(NotifyData::Other)
}

/// What is odd about a push.
fn check(push: &Push<'_>, read_as: Kind, notes: &mut Vec<Note>) {
    let kind = push.kind();
    if kind == Kind::new(&UNKNOWN) {
        notes.push(
            Complaint::new(Code::HuaweiPushUnknown, LAYER, Place::pointer("/resource"))
                .found(format!("{} and {}", limits::quoted(&push.resource), limits::quoted(&push.event)))
                .spec(REFERENCE),
        );
    } else if kind != read_as {
        notes.push(
            Complaint::new(Code::HuaweiPushUnknown, LAYER, Place::pointer("/resource"))
                .expected(format!("resource and event of {read_as}"))
                .found(format!("those of {kind}"))
                .spec(GUIDE),
        );
    }
    let times: [(&Option<EventTime<'_>>, limits::Rule, &str); 2] = [
        (&push.event_time, limits::compact_time, "/event_time"),
        (&push.event_time_ms, limits::milliseconds_time, "/event_time_ms"),
    ];
    for (time, rule, pointer) in times {
        let complaint = time.as_ref().and_then(|time| time.complaint(rule));
        notes.extend(complaint.map(|complaint| complaint.map_place(|_| Place::pointer(pointer))));
    }
    if let Some((status, pointer)) = push.status_at() {
        let complaint = unknown_status(&push.notify_data, status);
        notes.extend(complaint.map(|complaint| complaint.map_place(|_| Place::pointer(pointer))));
    }
}

fn unknown_status(data: &NotifyData<'_>, status: &str) -> Option<Complaint> {
    let not_in = |known: &[&str], spec| {
        let expected: String = known.join(", ");
        (!known.contains(&status)).then(|| {
            Complaint::new(Code::HuaweiStatusUnknown, LAYER, Place::whole())
                .expected(expected)
                .found(limits::quoted(status))
                .spec(spec)
        })
    };
    match data {
        NotifyData::Status(_) => not_in(&["ONLINE", "OFFLINE", "ABNORMAL", "INACTIVE"], "IoTDA guide 3.4"),
        NotifyData::CommandStatus(_) => {
            status::misplaced(&[Delivery::CommandImmediate, Delivery::CommandCached], status)
        }
        NotifyData::MessageStatus(_) => status::misplaced(&[Delivery::Message], status),
        NotifyData::BatchTask(_) => {
            not_in(&["Waitting", "Processing", "Success", "PartialSuccess", "Fail", "Stopped"], REFERENCE)
        }
        _ => None,
    }
}
