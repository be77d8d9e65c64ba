//! Which limits of the guides a message keeps: the rules of [`limits`] over what was read, with their places.
//!
//! What is right costs comparisons and no allocation; pointers are put together where a rule is broken.

use alloc::{format, string::String, vec::Vec};

use super::{
    Data, Params, Reply, Request, config, http,
    limits::{self, Transport},
    ota, property, topo,
};
use crate::{
    classify::Topic,
    error::{Complaint, Note, Place, escape_pointer},
    kind::{Direction, Protocol},
    message::Source,
    wire::json::{Json, JsonKind, Members, OneOrMany, OrNull, Reader, TextOrNumber},
};

/// Notes on a topic or path, and on the size of what came with it.
pub(crate) fn address(topic: &Topic<'_>, payload: usize, notes: &mut Vec<Note>) {
    over(Transport::Http, topic, payload, notes);
}

/// Notes on the path of a datagram and the length of its payload.
pub(super) fn carried(path: &Topic<'_>, payload: usize, notes: &mut Vec<Note>) {
    over(Transport::Coap, path, payload, notes);
}

fn over(transport: Transport, topic: &Topic<'_>, payload: usize, notes: &mut Vec<Note>) {
    // Custom topics of any other broker look like Alibaba's too.
    if topic.protocol() != Protocol::Custom
        && let Some(name) = topic.id("device_name")
        && let Some(complaint) = limits::device_name(name)
    {
        let place = level(topic, name).map_or_else(Place::whole, Place::level);
        notes.push(complaint.map_place(|_| place));
    }
    if topic.is_path() {
        notes.extend(limits::query(topic.query()));
        if topic.status().is_none() {
            notes.extend(limits::payload(transport, payload));
        }
    }
}

/// Notes on a request.
pub(super) fn request(request: &Request<'_>, source: &Source<'_, '_>, notes: &mut Vec<Note>) {
    let info = source.kind.info();
    // The platform's own ids are its own business, and its requests often have version 1.0.0.
    if info.direction == Some(Direction::Up) {
        // A phone app's own request has an id of its own in the guide.
        if let Some(id) = &request.id
            && let Some(broken) = limits::id(id.text())
            && !info.name.starts_with("app.")
        {
            put(notes, Some(broken), || String::from("/id"));
        }
        // Jobs are not in the guides, and have 1.0.0 in the SDKs.
        if let Some(OrNull::Value(version)) = &request.version
            && let Some(broken) = limits::version(version.text())
            && !info.name.starts_with("thing.job.")
        {
            put(notes, Some(broken), || String::from("/version"));
        }
    }
    if let Some(parameters) = &request.params {
        params(parameters, info.name, notes);
    }
}

/// Notes on a reply.
pub(super) fn reply(reply: &Reply<'_>, source: &Source<'_, '_>, notes: &mut Vec<Note>) {
    let info = source.kind.info();
    let by_device = info.direction == Some(Direction::Up) && info.replies_to.is_some();
    if by_device && let Some(code) = &reply.code {
        put(notes, limits::device_code(code.text()), || String::from("/code"));
    }
    match &reply.data {
        Some(Data::Devices(devices)) => {
            put(notes, limits::sub_devices(devices.len()), || String::from("/data"));
            for (at, device) in devices.iter().enumerate() {
                if let Some(name) = &device.device_name {
                    put(notes, limits::device_name(name), || format!("/data/{at}/deviceName"));
                }
            }
        }
        Some(Data::Config(config)) => configuration(config, "/data", notes),
        Some(Data::Image(image)) => firmware(image, notes),
        _ => {}
    }
}

/// Notes on a request for a token.
pub(super) fn auth(auth: &http::Auth<'_>, notes: &mut Vec<Note>) {
    put(notes, limits::device_name(&auth.device_name), || String::from("/deviceName"));
    put(notes, limits::client_id(&auth.client_id), || String::from("/clientId"));
    if let Some(method) = &auth.signmethod {
        put(notes, limits::sign_method(method), || String::from("/signmethod"));
    }
    if let Some(time) = &auth.timestamp {
        put(notes, limits::time(time.text()), || String::from("/timestamp"));
    }
    if let Some(mode) = &auth.ack_mode {
        put(notes, limits::ack_mode(mode.text()), || String::from("/ackMode"));
    }
}

/// Notes on a form.
pub(super) fn form(form: &http::Form<'_>, notes: &mut Vec<Note>) {
    for (name, value) in form.fields() {
        let broken = match &*name {
            "deviceName" => limits::device_name(&value),
            "clientId" => limits::client_id(&value),
            "timestamp" => limits::time(&value),
            "signMethod" | "signmethod" => limits::sign_method(&value),
            _ => None,
        };
        put(notes, broken, || format!("/fields/{name}"));
    }
}

fn params(params: &Params<'_>, kind: &str, notes: &mut Vec<Note>) {
    let here = || String::from("/params");
    match params {
        Params::Properties(values) if kind == "thing.event.property.post" => {
            put(notes, limits::properties(values.0.len()), here);
            times(values, here, notes);
        }
        Params::Event(output) => event_time(output, notes),
        Params::Names(names) if kind == "thing.property.desired.get" => {
            put(notes, limits::properties(names.len()), here);
        }
        Params::DesiredVersions(list) => {
            let named = list.as_slice().iter().map(|members| members.0.len());
            put(notes, limits::properties(named.fold(0, usize::saturating_add)), here);
        }
        Params::Pack(report) => pack(report, notes),
        Params::Batch(batch) => {
            if let Some(values) = &batch.properties {
                put(notes, limits::properties(values.0.len()), || String::from("/params/properties"));
            }
        }
        Params::History(list) => {
            for (at, part) in list.as_slice().iter().enumerate() {
                identity(&part.identity, || format!("{}/identity", element(list, at)), notes);
            }
        }
        Params::Devices(list) => {
            put(notes, limits::sub_devices(list.as_slice().len()), here);
            for (at, device) in list.as_slice().iter().enumerate() {
                identity(device, || element(list, at), notes);
            }
        }
        Params::SignedDevices(list) => {
            put(notes, limits::sub_devices(list.as_slice().len()), here);
            for (at, device) in list.as_slice().iter().enumerate() {
                let method = if device.signmethod.is_some() { "signmethod" } else { "signMethod" };
                let signed = Signed {
                    device_name: &device.device_name,
                    time: device.timestamp.as_ref(),
                    method: device.method().map(|text| (method, text)),
                };
                signed.check(|| element(list, at), notes);
            }
        }
        Params::TopoChange(change) => {
            for (at, device) in change.sub_list.as_slice().iter().enumerate() {
                let place = || match &change.sub_list {
                    OneOrMany::One(_) => String::from("/params/subList"),
                    OneOrMany::Many(_) => format!("/params/subList/{at}"),
                };
                identity(device, place, notes);
            }
        }
        Params::Proxied(proxied) => {
            put(notes, limits::sub_devices(proxied.proxieds.len()), || String::from("/params/proxieds"));
            for (at, device) in proxied.proxieds.iter().enumerate() {
                let method = device.sign_method.as_deref().map(|text| ("signMethod", text));
                let signed = Signed { device_name: &device.device_name, time: None, method };
                signed.check(|| format!("/params/proxieds/{at}"), notes);
            }
        }
        Params::Login(list) => {
            for (at, login) in list.as_slice().iter().enumerate() {
                Signed::from(login).check(|| element(list, at), notes);
            }
        }
        Params::BatchLogin(batch) => {
            put(notes, limits::sub_devices(batch.device_list.len()), || String::from("/params/deviceList"));
            if let Some(method) = &batch.sign_method {
                put(notes, limits::sign_method(method), || String::from("/params/signMethod"));
            }
            for (at, login) in batch.device_list.iter().enumerate() {
                Signed::from(login).check(|| format!("/params/deviceList/{at}"), notes);
            }
        }
        Params::Tags(list) => {
            put(notes, limits::tags(list.as_slice().len()), here);
            for (at, tag) in list.as_slice().iter().enumerate() {
                put(notes, limits::tag_key(&tag.attr_key), || format!("{}/attrKey", element(list, at)));
            }
        }
        // The log's configuration, with other values, is the SDKs'.
        Params::ConfigGet(wanted) if kind == "thing.config.get" => {
            if let Some(scope) = &wanted.config_scope {
                put(notes, limits::config_scope(scope), || String::from("/params/configScope"));
            }
            if let Some(form) = &wanted.get_type {
                put(notes, limits::get_type(form), || String::from("/params/getType"));
            }
        }
        Params::Config(config) => configuration(config, "/params", notes),
        Params::Progress(progress) => {
            put(notes, limits::ota_step(progress.step.text()), || String::from("/params/step"));
        }
        _ => {}
    }
}

fn pack(report: &property::Pack<'_>, notes: &mut Vec<Note>) {
    if let Some(values) = &report.properties {
        put(notes, limits::properties(values.0.len()), || String::from("/params/properties"));
        times(values, || String::from("/params/properties"), notes);
    }
    if let Some(events) = &report.events {
        put(notes, limits::pack_events(events.0.len()), || String::from("/params/events"));
        times(events, || String::from("/params/events"), notes);
    }
    let Some(list) = &report.sub_devices else { return };
    put(notes, limits::pack_devices(list.as_slice().len()), || String::from("/params/subDevices"));
    for (at, device) in list.as_slice().iter().enumerate() {
        let here = || match list {
            OneOrMany::One(_) => String::from("/params/subDevices"),
            OneOrMany::Many(_) => format!("/params/subDevices/{at}"),
        };
        identity(&device.identity, || format!("{}/identity", here()), notes);
        if let Some(values) = &device.properties {
            put(notes, limits::properties(values.0.len()), || format!("{}/properties", here()));
            times(values, || format!("{}/properties", here()), notes);
        }
        if let Some(events) = &device.events {
            times(events, || format!("{}/events", here()), notes);
        }
    }
}

/// What a sub-device signs, of which the limits know something.
struct Signed<'m> {
    device_name: &'m str,
    time: Option<&'m TextOrNumber<'m>>,
    /// The member's name, and the method.
    method: Option<(&'static str, &'m str)>,
}

impl<'m> From<&'m super::session::Login<'_>> for Signed<'m> {
    fn from(login: &'m super::session::Login<'_>) -> Self {
        Signed {
            device_name: &login.device_name,
            time: login.timestamp.as_ref(),
            method: login.sign_method.as_deref().map(|text| ("signMethod", text)),
        }
    }
}

impl Signed<'_> {
    fn check(&self, here: impl Fn() -> String, notes: &mut Vec<Note>) {
        put(notes, limits::device_name(self.device_name), || format!("{}/deviceName", here()));
        if let Some(time) = self.time {
            put(notes, limits::time(time.text()), || format!("{}/timestamp", here()));
        }
        if let Some((name, method)) = self.method {
            put(notes, limits::sign_method(method), || format!("{}/{name}", here()));
        }
    }
}

fn identity(identity: &topo::Identity<'_>, here: impl Fn() -> String, notes: &mut Vec<Note>) {
    put(notes, limits::device_name(&identity.device_name), || format!("{}/deviceName", here()));
}

fn configuration(config: &config::Config<'_>, here: &str, notes: &mut Vec<Note>) {
    if let Some(method) = &config.sign_method {
        put(notes, limits::config_sign_method(method), || format!("{here}/signMethod"));
    }
    if let Some(kind) = &config.get_type {
        put(notes, limits::get_type(kind), || format!("{here}/getType"));
    }
    digest(config.sign.as_deref(), config.sign_method.as_deref(), || format!("{here}/sign"), notes);
}

fn firmware(image: &ota::Image<'_>, notes: &mut Vec<Note>) {
    if let Some(md5) = &image.md5 {
        put(notes, limits::md5(md5), || String::from("/data/md5"));
    }
    digest(image.sign.as_deref(), image.sign_method.as_deref(), || String::from("/data/sign"), notes);
    for (at, file) in image.files.iter().flatten().enumerate() {
        if let Some(md5) = &file.file_md5 {
            put(notes, limits::md5(md5), || format!("/data/files/{at}/fileMd5"));
        }
        let here = || format!("/data/files/{at}/fileSign");
        digest(file.file_sign.as_deref(), image.sign_method.as_deref(), here, notes);
    }
}

/// A digest whose method has a known number of digits.
fn digest(sign: Option<&str>, method: Option<&str>, here: impl Fn() -> String, notes: &mut Vec<Note>) {
    let (Some(sign), Some(method)) = (sign, method) else { return };
    let broken = match method {
        _ if method.eq_ignore_ascii_case("md5") => limits::md5(sign),
        _ if method.eq_ignore_ascii_case("sha256") => limits::sha256(sign),
        _ => None,
    };
    put(notes, broken, here);
}

/// The times of values that came with one.
fn times(values: &Members<'_>, here: impl Fn() -> String, notes: &mut Vec<Note>) {
    for (name, value) in &values.0 {
        if value.kind() != JsonKind::Object || ends_with_time(value.text()) {
            continue;
        }
        if let Some((member, time)) = time_of(value) {
            let pointer = || format!("{}/{}/{member}", here(), escape_pointer(name));
            put(notes, time_rule(&time), pointer);
        }
    }
}

/// The time of an event whose output is under `value`.
fn event_time(output: &Members<'_>, notes: &mut Vec<Note>) {
    let [one, other] = output.0.as_slice() else { return };
    let (value, time) = match (&*one.0, &*other.0) {
        ("value", "time") => (&one.1, &other.1),
        ("time", "value") => (&other.1, &one.1),
        _ => return,
    };
    if value.kind() == JsonKind::Object {
        put(notes, time_rule(time), || String::from("/params/time"));
    }
}

fn time_rule(time: &Json<'_>) -> Option<Complaint> {
    match time.as_str() {
        Some(text) => limits::time(&text),
        // An object or list is no time: the product's own struct has members of these names.
        None if matches!(time.kind(), JsonKind::Object | JsonKind::Array) => None,
        None => limits::time(time.text()),
    }
}

/// Whether an object's last value is a number of as many digits as a time has: the usual form, told without reading it.
fn ends_with_time(object: &str) -> bool {
    let Some((rest, [digits @ .., b'}'])) = object
        .as_bytes()
        .split_last_chunk::<{ limits::TIME_DIGITS + 1 }>()
        .map(|(rest, end)| (rest, end.as_slice()))
    else {
        return false;
    };
    // Two words cover them; of a digit, the upper half is 3, and is still with 6 added.
    const { assert!(limits::TIME_DIGITS >= 8 && limits::TIME_DIGITS <= 16) };
    let upper = |word: u64| word & 0xf0f0_f0f0_f0f0_f0f0 == 0x3030_3030_3030_3030;
    let are_digits = |word: Option<&[u8; 8]>| {
        let word = word.map_or(0, |word| u64::from_le_bytes(*word));
        upper(word) && upper(word.wrapping_add(0x0606_0606_0606_0606))
    };
    rest.last() == Some(&b':') && are_digits(digits.first_chunk()) && are_digits(digits.last_chunk())
}

/// The time of an object of `value` and `time` alone, and the member's name.
fn time_of<'j>(object: &'j Json<'_>) -> Option<(&'static str, Json<'j>)> {
    let (mut value, mut time, mut other) = (false, None, false);
    let mut reader = Reader::new(object.text().as_bytes()).ok()?;
    let read = reader.object(|name, reader| {
        match &*name {
            "value" => value = true,
            "time" => {
                time = Some(("time", reader.raw()?));
                return Ok(());
            }
            "timestamp" => {
                time = Some(("timestamp", reader.raw()?));
                return Ok(());
            }
            _ => other = true,
        }
        reader.skip().map(|_| ())
    });
    if read.is_err() || other || !value { None } else { time }
}

fn put(notes: &mut Vec<Note>, broken: Option<Complaint>, pointer: impl FnOnce() -> String) {
    if let Some(complaint) = broken {
        notes.push(complaint.map_place(|_| Place::pointer(pointer())));
    }
}

/// The pointer of an element of `params`, which may be one in place of a list.
fn element<T>(list: &OneOrMany<T>, at: usize) -> String {
    match list {
        OneOrMany::One(_) => String::from("/params"),
        OneOrMany::Many(_) => format!("/params/{at}"),
    }
}

/// The level of a topic that is its device name.
fn level(topic: &Topic<'_>, name: &str) -> Option<usize> {
    let product = topic.id("product_key");
    let levels = || topic.name().split('/');
    let mut pairs = levels().zip(levels().skip(1)).enumerate();
    let at = pairs.find(|(_, (before, level))| Some(*before) == product && *level == name)?.0;
    Some(at.saturating_add(1))
}
