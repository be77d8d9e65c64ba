//! What is odd about a topic and about a message: members that the guide wants, names that guide and software spell in
//! different ways, and the rules of [`limits`], with their places.
//!
//! What is right costs comparisons and no allocation; pointers are put together where a rule is broken.

mod event;

use alloc::{format, string::String, vec::Vec};

use super::{
    EventTime, LAYER, Message, Text,
    limits::{self, Transport},
    m2m, property, shadow,
};
use crate::{
    classify::Topic,
    error::{Code, Complaint, Note, Place, escape_pointer},
    message::Source,
    wire::json::{Members, OrNull},
};

/// Notes on a topic or path.
pub(crate) fn address(topic: &Topic<'_>, notes: &mut Vec<Note>) {
    let (mut bridged, mut application, mut device, mut suffix) = (false, false, None, None);
    for (name, text) in topic.ids() {
        match name {
            "bridge_id" => bridged = true,
            "project_id" => application = true,
            "device_id" => device = limits::device_id(text),
            "suffix" => suffix = limits::topic_suffix(text),
            _ => {}
        }
    }
    if let Some(complaint) = device {
        let level = match () {
            // `/v5/iot/P/devices/ID` and `/v5/devices/ID`.
            () if application => 5,
            () if topic.is_path() => 3,
            // `$oc/bridges/B/devices/ID` and `/huawei/v1/devices/ID`.
            () if bridged || topic.name().starts_with('/') => 4,
            // `$oc/devices/ID`.
            () => 2,
        };
        notes.push(complaint.map_place(|_| Place::level(level)));
    }
    if let Some(complaint) = suffix {
        notes.push(complaint.map_place(|_| Place::level(if bridged { 6 } else { 4 })));
    }
}

/// Notes on a message.
pub(super) fn of(message: &Message<'_>, source: &Source<'_, '_>, notes: &mut Vec<Note>) {
    match message {
        Message::DeviceMessage(message) if message.content.is_none() => {
            notes.push(missing("IoTDA guide 2.1.2.9", "/content".into()));
        }
        Message::PropertyReport(report) => {
            reported(&report.services, time_rule(source), || String::from("/services"), notes);
        }
        Message::GatewayReport(report) => {
            let https = source.topic.is_some_and(Topic::is_path);
            let transport = if https { Transport::Https } else { Transport::Mqtt };
            put(notes, limits::report_devices(transport, report.devices.len()), || "/devices".into());
            for (at, device) in report.devices.iter().enumerate() {
                if https {
                    put(notes, limits::device_id(&device.device_id), || format!("/devices/{at}/device_id"));
                }
                reported(&device.services, time_rule(source), || format!("/devices/{at}/services"), notes);
            }
        }
        Message::PropertyAnswer(answer) => {
            for (at, service) in answer.services.iter().flatten().enumerate() {
                let here = || format!("/services/{at}/event_time");
                time(service.event_time.as_ref(), limits::compact_time, here, notes);
            }
        }
        Message::Shadow(document) => shadow_document(document, notes),
        Message::Events(events) => event::of(events, source, notes),
        Message::DeviceToDevice(message) => device_to_device(message, source, notes),
        Message::V1Data(data) => {
            for (at, service) in data.data.iter().flatten().enumerate() {
                let here = || format!("/data/{at}/eventTime");
                time(service.event_time.as_ref(), limits::event_time, here, notes);
            }
        }
        _ => {}
    }
}

/// The guide has one form of time less over HTTPS (2.1.3.5) than over MQTT (2.1.2.8.1).
fn time_rule(source: &Source<'_, '_>) -> limits::Rule {
    if source.topic.is_some_and(Topic::is_path) { limits::https_time } else { limits::event_time }
}

fn reported(
    services: &[property::Service<'_>],
    rule: limits::Rule,
    list: impl Fn() -> String,
    notes: &mut Vec<Note>,
) {
    for (at, service) in services.iter().enumerate() {
        time(service.event_time.as_ref(), rule, || format!("{}/{at}/event_time", list()), notes);
        shadow_keys(&service.properties, || format!("{}/{at}/properties", list()), notes);
    }
}

/// Properties that are reported go into the shadow by their names.
fn shadow_keys(properties: &Members<'_>, here: impl Fn() -> String, notes: &mut Vec<Note>) {
    for (name, _) in &properties.0 {
        put(notes, limits::shadow_key(name), || format!("{}/{}", here(), escape_pointer(name)));
    }
}

fn shadow_document(document: &shadow::Document<'_>, notes: &mut Vec<Note>) {
    if document.object_device_id.is_none() {
        notes.push(missing("IoTDA guide 2.1.2.8.5", "/object_device_id".into()));
    }
    for (at, service) in document.services().iter().enumerate() {
        for (name, area) in [("desired", &service.desired), ("reported", &service.reported)] {
            if let Some(OrNull::Value(area)) = area {
                if area.properties.is_none() {
                    notes.push(missing("IoTDA guide 2.1.2.8.5", format!("/shadow/{at}/{name}/properties")));
                }
                let here = || format!("/shadow/{at}/{name}/event_time");
                time(area.event_time.as_ref(), limits::compact_time, here, notes);
            }
        }
    }
}

fn device_to_device(message: &m2m::DeviceToDevice<'_>, source: &Source<'_, '_>, notes: &mut Vec<Note>) {
    let members = [
        ("request_id", "request_id", &message.request_id),
        ("to_device_id", "to", &message.to),
        ("from_device_id", "from", &message.from),
    ];
    for (id, member, text) in members {
        let topics = source.topic.and_then(|topic| topic.id(id));
        if let (Some(topics), Some(said)) = (topics, super::said(text))
            && topics != said
        {
            notes.push(
                Complaint::new(Code::HuaweiIdDisagrees, LAYER, Place::pointer(format!("/{member}")))
                    .expected(format!("{topics:?}, as the topic says"))
                    .found(format!("{said:?}"))
                    .spec("Huawei's C SDK"),
            );
        }
    }
}

fn time(
    time: Option<&EventTime<'_>>,
    rule: fn(&str) -> Option<Complaint>,
    here: impl FnOnce() -> String,
    notes: &mut Vec<Note>,
) {
    put(notes, time.and_then(|time| time.complaint(rule)), here);
}

fn put(notes: &mut Vec<Note>, broken: Option<Complaint>, pointer: impl FnOnce() -> String) {
    if let Some(complaint) = broken {
        notes.push(complaint.map_place(|_| Place::pointer(pointer())));
    }
}

fn missing(spec: &'static str, pointer: String) -> Note {
    Complaint::new(Code::HuaweiMemberMissing, LAYER, Place::pointer(pointer)).spec(spec)
}

/// Whether a member says nothing: left out, `null` or empty.
fn silent(text: &Option<Text<'_>>) -> bool {
    super::said(text).is_none()
}
