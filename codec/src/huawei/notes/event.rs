//! What is odd about an event.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use super::{missing, put, silent, time};
use crate::{
    error::{Code, Complaint, Note, Place},
    huawei::{
        Figure, LAYER,
        event::{
            Event, EventInfo, Events, Paras, file_manager,
            sub_device_discovery::ScanResult,
            sub_device_manager::{Device, Failure},
        },
        limits,
    },
    message::Source,
    wire::json::OrNull,
};

/// Members that the guide wants in each entry of a list, by event and list. IoTDA guide 2.1.2.7.
const WANTED: &[(&str, &str, &[&str])] = &[
    ("add_sub_device_notify", "devices", &["parent_device_id", "node_id", "device_id"]),
    ("delete_sub_device_notify", "devices", &["parent_device_id", "device_id"]),
    ("scan_result", "devices", &["parent_device_id", "node_id"]),
    ("add_sub_device_request", "devices", &["node_id", "product_id"]),
    ("add_sub_device_response", "successful_devices", &["parent_device_id", "node_id", "device_id"]),
    ("add_sub_device_response", "failed_devices", &["node_id", "product_id", "error_code", "error_msg"]),
    ("delete_sub_device_response", "failed_devices", &["device_id", "error_code", "error_msg"]),
    ("update_sub_device_request", "devices", &["device_id"]),
    ("update_sub_device_response", "successful_devices", &["parent_device_id", "node_id", "device_id"]),
    ("update_sub_device_response", "failed_devices", &["device_id", "error_code", "error_msg"]),
];

/// What a log is about. IoTDA guide 2.1.2.2.2.
const LOG_TYPES: [&str; 4] = ["DEVICE_STATUS", "DEVICE_PROPERTY", "DEVICE_MESSAGE", "DEVICE_COMMAND"];
/// Whether logs are wanted. IoTDA guide 2.1.2.2.1.
const SWITCH: [&str; 2] = ["on", "off"];
/// What a gateway says of a sub-device. IoTDA guide 2.1.2.7.4 and 2.1.2.7.8.
const CONNECTED: [&str; 2] = ["ONLINE", "OFFLINE"];
/// What the platform says of a sub-device. IoTDA guide 2.1.2.7.1, 2.1.2.7.10 and 2.1.2.7.14.
const STATES: [&str; 3] = ["ONLINE", "OFFLINE", "INACTIVE"];

/// What a text says, if it says something.
fn said<'t>(text: &'t OrNull<Cow<'_, str>>) -> Option<&'t str> {
    text.value().map(|text| &**text).filter(|text| !text.is_empty())
}

pub(super) fn of(events: &Events<'_>, source: &Source<'_, '_>, notes: &mut Vec<Note>) {
    for (at, event) in events.services().iter().enumerate() {
        let mut event = Noted { event, at, notes };
        event.envelope(source);
        event.paras();
    }
}

/// An event, and where it stands.
struct Noted<'e, 'a, 'n> {
    event: &'e Event<'a>,
    at: usize,
    notes: &'n mut Vec<Note>,
}

impl Noted<'_, '_, '_> {
    fn envelope(&mut self, source: &Source<'_, '_>) {
        let Event { service_id, event_time, paras, .. } = self.event;
        let at = self.at;
        time(event_time.as_ref(), limits::event_time, || format!("/services/{at}/event_time"), self.notes);
        let Some(info) = self.event.info() else {
            if service_id.starts_with('$') {
                let found = format!("{:?} of {service_id:?}", self.event.event_type);
                self.note(Code::HuaweiEventUnknown, "event_type", |note| note.found(found));
            }
            return;
        };
        if source.kind.info().direction.is_some_and(|direction| direction != info.direction) {
            let expected =
                format!("an event that goes {}", source.kind.info().direction.map_or("", |way| way.name()));
            self.note(Code::HuaweiEventDirection, "event_type", |note| {
                note.expected(expected).found(info.event_type).spec(info.spec)
            });
        }
        self.spelling_of_service(info);
        // The guide lets only the versions of a device come without.
        match paras {
            None if info.event_type != "device_info_report" && info.event_type != "sdk_info_report" => {
                self.missing("paras", info.spec);
            }
            Some(Paras::Kept(json)) => {
                let found = json.kind().name();
                self.note(Code::HuaweiForm, "paras", |note| {
                    note.expected("an object").found(found).spec(info.spec)
                });
            }
            _ => {}
        }
        // The guide has it in the responses about sub-devices; others have it from the SDKs, if at all.
        let answers = matches!(paras, Some(Paras::SubDevicesResult(_) | Paras::SubDeviceDeletionResult(_)));
        if answers && self.event.event_id.is_none() {
            self.missing("event_id", info.spec);
        } else if answers && silent(&self.event.event_id) {
            self.note(Code::HuaweiForm, "event_id", |note| {
                note.expected("the id of the request").found("nothing").spec(info.spec)
            });
        }
    }

    fn spelling_of_service(&mut self, info: &'static EventInfo) {
        let common = match info.service_id {
            "$device_info" => "\"$sdk_info\", as the guide's example and the vendor's SDKs have it",
            "sub_device_discovery" => "\"$sub_device_discovery\"",
            _ => return,
        };
        self.spelling("service_id", common, info.service_id, info.spec);
    }

    fn paras(&mut self) {
        let Some(paras) = &self.event.paras else { return };
        match paras {
            Paras::TimeSyncResponse(response) => {
                let spec = "IoTDA guide 2.1.2.4.2";
                match (&response.server_recv_time, &response.server_rcv_time) {
                    (None, None) => self.missing("paras/server_recv_time", spec),
                    (None, Some(_)) => {
                        let common = "server_recv_time, as the vendor's SDKs read it";
                        self.spelling("paras/server_rcv_time", common, "server_rcv_time", spec);
                    }
                    _ => {}
                }
            }
            Paras::Log(report) => {
                let bytes = report.content.value().map_or(0, |content| content.len());
                self.put(limits::log_content(bytes), "paras/content");
                self.one_of(report.log_type.value().map(|text| &**text), || "paras/type".into(), &LOG_TYPES);
            }
            Paras::LogConfig(config) => {
                let broken = config.end_time.as_ref().and_then(|time| time.complaint(limits::log_end_time));
                self.put(broken, "paras/end_time");
                self.one_of(config.switch.as_ref().and_then(said), || "paras/switch".into(), &SWITCH);
            }
            Paras::UpgradeProgress(progress) => {
                self.result(&progress.result_code, "0 to 10, or 255", "IoTDA guide 2.1.2.6.4");
                if let Some(OrNull::Value(percent)) = &progress.progress {
                    self.put(limits::progress(percent.text()), "paras/progress");
                }
                if progress.version.is_none() {
                    self.missing("paras/version", "IoTDA guide 2.1.2.6.4");
                }
            }
            Paras::Upgrade(upgrade) if !self.event.event_type.ends_with("_v2") => {
                let spec = "IoTDA guide 2.1.2.6.3";
                if upgrade.file_size.is_none() {
                    self.missing("paras/file_size", spec);
                }
                if upgrade.sign.is_none() {
                    self.missing("paras/sign", spec);
                }
            }
            Paras::FileRequest(request) => self.file_request(request),
            Paras::FileResult(outcome) => {
                self.result(&outcome.result_code, "0 or 1", "IoTDA guide 2.1.2.5.3 and 2.1.2.5.6");
            }
            Paras::FileUrl(url) => {
                if let Some(OrNull::Value(attributes)) = &url.file_attributes {
                    self.file_size(&attributes.size, "paras/file_attributes/size");
                }
            }
            Paras::SubDeviceStatus(update) => {
                self.put(limits::device_statuses(update.device_statuses.len()), "paras/device_statuses");
                for (at, device) in update.device_statuses.iter().enumerate() {
                    if let Some(complaint) =
                        device.status.value().and_then(|text| limits::sub_device_status(text))
                    {
                        self.put(Some(complaint), &format!("paras/device_statuses/{at}/status"));
                    }
                }
            }
            Paras::SubDevices(request) => {
                self.put(limits::sub_devices(request.devices.len()), "paras/devices");
                self.devices(&request.devices, "devices");
            }
            Paras::SubDeviceDeletion(request) => {
                self.put(limits::sub_devices(request.devices.len()), "paras/devices");
            }
            Paras::StartScan(scan) if scan.protocol.is_none() && scan.protocol_type.is_some() => {
                let common = "protocol, as the guide's table has it";
                self.spelling("paras/protocol_type", common, "protocol_type", "IoTDA guide 2.1.2.7.7");
            }
            Paras::SubDeviceNotice(notice) => self.devices(&notice.devices, "devices"),
            Paras::SubDevicesResult(result) => {
                self.devices(&result.successful_devices, "successful_devices");
                self.failures(&result.failed_devices);
            }
            Paras::SubDeviceDeletionResult(result) => self.failures(&result.failed_devices),
            Paras::ScanResult(result) => {
                if let ScanResult { devices: Some(OrNull::Value(devices)), .. } = &**result {
                    self.devices(devices, "devices");
                }
            }
            _ => {}
        }
    }

    /// A result code that the guide does not have.
    fn result(&mut self, code: &Figure<'_>, expected: &'static str, spec: &'static str) {
        if let OrNull::Value(code) = code
            && self.event.meaning().is_none()
        {
            let found = limits::quoted(code.text());
            let with = |note: Note| note.expected(expected).found(found).spec(spec);
            self.note(Code::HuaweiValue, "paras/result_code", with);
        }
    }

    fn file_request(&mut self, request: &file_manager::UrlRequest<'_>) {
        let spec = self.event.info().map_or("", |info| info.spec);
        match (&request.file_name, &request.file_name_of_table) {
            (None, None) => self.missing("paras/file_name", spec),
            (None, Some(_)) => {
                let common = "file_name, as the guide's example and the vendor's SDKs have it";
                self.spelling("paras/fileName", common, "fileName", spec);
            }
            _ => {}
        }
        for (member, there) in [("hash_code", request.hash_code.is_some()), ("size", request.size.is_some())]
        {
            if there {
                self.note(Code::HuaweiForm, &format!("paras/{member}"), |note| {
                    note.expected(format!("{member} in file_attributes")).found("it beside them").spec(spec)
                });
            }
        }
        if let Some(OrNull::Value(attributes)) = &request.file_attributes {
            self.file_size(&attributes.size, "paras/file_attributes/size");
        }
        self.file_size(&request.size, "paras/size");
    }

    fn file_size(&mut self, size: &Option<Figure<'_>>, tail: &str) {
        if let Some(size) = size.as_ref().and_then(OrNull::value).and_then(|size| size.as_u64()) {
            self.put(limits::file_size(size), tail);
        }
    }

    /// Sub-devices, with the members that the guide's table of this event wants.
    fn devices(&mut self, devices: &[Device<'_>], list: &str) {
        let (wanted, spec) = self.wanted(list);
        // What a gateway finds has one state less than what the platform knows; requests have none in the guide.
        let known: Option<&[&str]> = match &*self.event.event_type {
            "scan_result" => Some(&CONNECTED),
            "add_sub_device_request" | "update_sub_device_request" => None,
            _ => Some(&STATES),
        };
        for (at, device) in devices.iter().enumerate() {
            for member in wanted.iter().filter(|member| !device.has(member)) {
                self.missing(&format!("paras/{list}/{at}/{member}"), spec);
            }
            if let Some(known) = known {
                let status = device.status.as_ref().and_then(said);
                self.one_of(status, || format!("paras/{list}/{at}/status"), known);
            }
            if let Some(info) = &device.extension_info
                && let Some(complaint) = limits::extension_info(info.text().len())
            {
                self.put(Some(complaint), &format!("paras/{list}/{at}/extension_info"));
            }
        }
    }

    fn failures(&mut self, failures: &[Failure<'_>]) {
        let (wanted, spec) = self.wanted("failed_devices");
        for (at, failure) in failures.iter().enumerate() {
            for member in wanted.iter().filter(|member| !failure.has(member)) {
                self.missing(&format!("paras/failed_devices/{at}/{member}"), spec);
            }
        }
    }

    fn wanted(&self, list: &str) -> (&'static [&'static str], &'static str) {
        let row = WANTED.iter().find(|(event, of, _)| *event == self.event.event_type && *of == list);
        (row.map_or(&[], |(_, _, members)| members), self.event.info().map_or("", |info| info.spec))
    }

    /// A member whose values the guide lists.
    fn one_of(&mut self, found: Option<&str>, tail: impl FnOnce() -> String, known: &[&str]) {
        if let Some(found) = found.filter(|found| !known.contains(found)) {
            let spec = self.event.info().map_or("", |info| info.spec);
            let expected = known.join(", ");
            self.note(Code::HuaweiValue, &tail(), |note| {
                note.expected(expected).found(limits::quoted(found)).spec(spec)
            });
        }
    }

    fn put(&mut self, broken: Option<Complaint>, tail: &str) {
        let at = self.at;
        put(self.notes, broken, || format!("/services/{at}/{tail}"));
    }

    fn missing(&mut self, tail: &str, spec: &'static str) {
        let pointer = self.pointer(tail);
        self.notes.push(missing(spec, pointer));
    }

    fn spelling(&mut self, tail: &str, common: &'static str, found: &'static str, spec: &'static str) {
        self.note(Code::HuaweiSpelling, tail, |note| note.expected(common).found(found).spec(spec));
    }

    fn note(&mut self, code: Code, tail: &str, with: impl FnOnce(Note) -> Note) {
        let pointer = self.pointer(tail);
        self.notes.push(with(Complaint::new(code, LAYER, Place::pointer(pointer))));
    }

    fn pointer(&self, tail: &str) -> String {
        format!("/services/{}/{tail}", self.at)
    }
}
