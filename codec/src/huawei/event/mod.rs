//! Events: what a device and the platform tell each other beside properties, commands and messages. IoTDA guide 2.1.2.2 to
//! 2.1.2.7, and what the SDKs add.
//!
//! A message holds events of several services. Which event one is, its `service_id` and `event_type` say together; the table
//! [`EVENTS`] has all that the platform knows, and a product's own are kept as JSON.
//!
//! ```
//! use thingwire::{Message, Record, decode, huawei};
//!
//! let payload = br#"{"services":[{"paras":{"device_send_time":1582685678789},"service_id":"$time_sync","event_type":"time_sync_request"}]}"#;
//! let record = Record::topic("$oc/devices/dev1/sys/events/up", payload);
//! let decoded = decode(&record)?;
//! let names: Vec<_> = decoded.events().map(|event| event.name()).collect();
//! assert_eq!(names, ["$time_sync/time_sync_request"]);
//!
//! let Message::Huawei(message) = &decoded.message else { panic!("another vendor's") };
//! let huawei::Message::Events(events) = &**message else { panic!("no event") };
//! let Some(huawei::event::Paras::TimeSyncRequest(request)) = &events.services()[0].paras else { panic!("another event") };
//! assert_eq!(request.device_send_time.value().unwrap().as_u64(), Some(1_582_685_678_789));
//! # Ok::<(), thingwire::Error>(())
//! ```

pub mod device_config;
pub mod device_info;
pub mod device_rule;
pub mod file_manager;
pub mod log;
pub mod ota;
pub mod security_detection;
pub mod soft_bus;
pub mod sub_device_discovery;
pub mod sub_device_manager;
mod table;
pub mod time_sync;
pub mod tunnel_manager;

use alloc::{borrow::Cow, format, string::String, vec::Vec};

pub use table::{EVENTS, EventInfo, Paras, find};

use super::{EventTime, Text, codes, said};
use crate::{
    codes::CodeInfo,
    error::Error,
    json_object,
    wire::json::{FromJson, IntoOwned, JsonKind, JsonWriter, Members, Reader, TextSink, ToJson},
};

json_object! {
    /// Events of one device.
    pub struct Events<'a> {
        /// The sub-device that they are of or for; the topic's device where nothing is said.
        pub object_device_id: Option<Text<'a>> = "object_device_id",
        /// The events.
        pub services: Option<Vec<Event<'a>>> = "services",
    }
}

/// One event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event<'a> {
    /// Which service it is of: the platform's own start with `$`.
    pub service_id: Cow<'a, str>,
    /// Which of the service's events it is.
    pub event_type: Cow<'a, str>,
    /// When it was.
    pub event_time: Option<EventTime<'a>>,
    /// Which request it is; the response has the same. Some SDKs write an empty one.
    pub event_id: Option<Text<'a>>,
    /// What there is to say.
    pub paras: Option<Paras<'a>>,
    /// Members that are not among the above, in their order.
    pub extra: Members<'a>,
}

impl<'a> Events<'a> {
    /// The events.
    pub fn services(&self) -> &[Event<'a>] {
        self.services.as_deref().unwrap_or_default()
    }

    /// The sub-device that they are of or for.
    pub fn object_device_id(&self) -> Option<&str> {
        said(&self.object_device_id)
    }
}

impl Event<'_> {
    /// What the table says of it; none for a product's own event.
    pub fn info(&self) -> Option<&'static EventInfo> {
        find(&self.service_id, &self.event_type)
    }

    /// Service and type, as in `$time_sync/time_sync_request`.
    pub fn name(&self) -> String {
        format!("{}/{}", self.service_id, self.event_type)
    }

    /// What the code in it means: the result of an upgrade, or of a file that was sent or fetched.
    pub fn meaning(&self) -> Option<&'static CodeInfo> {
        let code = match self.paras.as_ref()? {
            Paras::UpgradeProgress(progress) => &progress.result_code,
            Paras::FileResult(outcome) => &outcome.result_code,
            _ => return None,
        };
        codes::of_event(&self.service_id, &self.event_type, code.value()?.text())
    }

    /// Which request it is, or answers.
    pub fn event_id(&self) -> Option<&str> {
        said(&self.event_id)
    }
}

impl<'a> FromJson<'a> for Event<'a> {
    /// The parameters may stand in front of what says which they are: then they are read last.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        let (mut service_id, mut event_type) = (None::<Cow<'a, str>>, None::<Cow<'a, str>>);
        let (mut event_time, mut event_id, mut paras, mut postponed) = (None, None, None, None);
        let mut extra = Members::default();
        reader.object(|name, reader| {
            match &*name {
                "service_id" => service_id = Some(reader.string()?),
                "event_type" => event_type = Some(reader.string()?),
                "event_time" => event_time = Some(FromJson::read(reader)?),
                "event_id" => event_id = Some(FromJson::read(reader)?),
                "paras" => match (&service_id, &event_type) {
                    (Some(service), Some(event)) => paras = Some(table::read(reader, service, event)?),
                    _ => postponed = Some(reader.postpone()?),
                },
                _ => extra.0.push((name, reader.raw()?)),
            }
            Ok(())
        })?;
        let service_id = service_id.ok_or_else(|| reader.missing("service_id"))?;
        let event_type = event_type.ok_or_else(|| reader.missing("event_type"))?;
        if let Some(postponed) = postponed {
            let read = |reader: &mut Reader<'a>| table::read(reader, &service_id, &event_type);
            paras = Some(reader.read_postponed(postponed, read)?);
        }
        Ok(Event { service_id, event_type, event_time, event_id, paras, extra })
    }

    fn takes(kind: JsonKind) -> bool {
        kind == JsonKind::Object
    }
}

impl ToJson for Event<'_> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        out.begin_object();
        out.member("service_id", &self.service_id);
        out.member("event_type", &self.event_type);
        out.member("event_time", &self.event_time);
        out.member("event_id", &self.event_id);
        out.member("paras", &self.paras);
        self.extra.write_members(out);
        out.end_object();
    }
}

impl IntoOwned for Event<'_> {
    type Owned = Event<'static>;

    fn into_owned(self) -> Self::Owned {
        Event {
            service_id: IntoOwned::into_owned(self.service_id),
            event_type: IntoOwned::into_owned(self.event_type),
            event_time: self.event_time.into_owned(),
            event_id: self.event_id.into_owned(),
            paras: self.paras.into_owned(),
            extra: self.extra.into_owned(),
        }
    }
}
