//! Which kind's payload is read as what: one table.

use alloc::{borrow::Cow, boxed::Box, vec::Vec};

use super::{
    Message, check, config, envelope, file, http, job, log, notes, ntp, ota, property, register, rrpc,
    session, shadow, tag, template, topo,
};
use crate::{
    error::{Error, Note},
    json_choice,
    message::{self, Read, Source, keep, reader_in},
    wire::json::{FromJson, Json, JsonKind, Members, OneOrMany, Reader},
};

/// Makes [`Params`] or [`Data`] and the table of the kinds that carry each variant.
macro_rules! forms {
    (
        $(#[$about:meta])*
        $name:ident, $table:ident, $read:ident, $wrap:ident;
        $( $(#[$doc:meta])* $variant:ident($type:ty) { $( $kind:literal )* } )*
    ) => {
        json_choice! {
            $(#[$about])*
            pub enum $name<'a> {
                $( $(#[$doc])* $variant($type), )*
                /// Something else in its place: `null`, or text such as `"{}"`; in a reply anything.
                Instead(Json<'a>),
            }
        }

        const $table: &[(&str, Read)] = &[
            $( $( ($kind, {
                fn form<'a>(source: &Source<'a, '_>, notes: &mut Vec<Note>) -> Result<message::Message<'a>, Error> {
                    $wrap(source, notes, |reader| $read::<$type, _>(reader, $name::$variant, $name::Instead))
                }
                form
            }), )* )*
        ];
    };
}

forms! {
    /// What a request is about. The kind decides which of these it is.
    Params, REQUESTS, params, request;

    /// Property values by their identifiers, each bare or with its time: see [`property::timed`].
    Properties(Members<'a>) { "thing.event.property.post" "thing.service.property.set" }
    /// What happened: the event's output parameters by their identifiers, bare or under `value` with `time` beside it.
    Event(Members<'a>) { "thing.event.post" }
    /// A service's input parameters by their identifiers.
    Arguments(Members<'a>) { "thing.service.invoke" }
    /// Identifiers of properties.
    Names(property::Names<'a>) { "thing.service.property.get" "thing.property.desired.get" }
    /// Properties whose desired values go, by their identifiers: `{"version":1}` each, or `{}` for any version. The
    /// guide prints a list of such an object in one place.
    DesiredVersions(OneOrMany<Members<'a>>) { "thing.property.desired.delete" }
    /// A gateway's report.
    Pack(Box<property::Pack<'a>>) { "thing.event.property.pack.post" }
    /// Many values a property.
    Batch(Box<property::Batch<'a>>) { "thing.event.property.batch.post" }
    /// Values of the past.
    History(OneOrMany<property::History<'a>>) { "thing.event.property.history.post" }
    /// Devices by product and name.
    Devices(OneOrMany<topo::Identity<'a>>) {
        "thing.topo.delete" "thing.list.found" "thing.sub.register" "thing.sub.unregister" "thing.topo.add.notify"
        "combine.logout" "combine.batch_logout"
    }
    /// Sub-devices with their signatures.
    SignedDevices(OneOrMany<topo::SignedDevice<'a>>) { "thing.topo.add" }
    /// A change in a gateway's topology.
    TopoChange(Box<topo::TopoChange<'a>>) { "thing.topo.change" }
    /// Sub-devices to be registered by product secret.
    Proxied(topo::Proxied<'a>) { "thing.proxy.provisioning.product_register" }
    /// A sub-device that comes online.
    Login(OneOrMany<session::Login<'a>>) { "combine.login" }
    /// Sub-devices that come online together.
    BatchLogin(Box<session::BatchLogin<'a>>) { "combine.batch_login" }
    /// Tags.
    Tags(OneOrMany<tag::Tag<'a>>) { "thing.deviceinfo.update" "thing.deviceinfo.delete" }
    /// Parts of the thing model.
    Template(Box<template::TemplateGet<'a>>) { "thing.dsltemplate.get" "thing.dynamicTsl.get" }
    /// Which configuration is wanted.
    ConfigGet(Box<config::ConfigGet<'a>>) { "thing.config.get" "thing.config.log.get" }
    /// A configuration file.
    Config(Box<config::Config<'a>>) { "thing.config.push" }
    /// How to log.
    LogConfig(Box<log::LogConfig<'a>>) { "thing.config.log.push" }
    /// Lines of a log.
    LogLines(OneOrMany<log::LogLine<'a>>) { "thing.log.post" "thing.config.log.post" }
    /// A firmware version.
    Version(Box<ota::Version<'a>>) { "ota.device.inform" "thing.ota.firmware.get" }
    /// How an upgrade gets on.
    Progress(Box<ota::Progress<'a>>) { "ota.device.progress" }
    /// A job.
    Job(Box<job::Job<'a>>) { "thing.job.notify" "thing.job.get" "thing.job.update" }
    /// A file that is about to be sent.
    FileInit(Box<file::Init<'a>>) { "thing.file.upload.mqtt.init" }
    /// A file that is not sent after all.
    FileCancel(Box<file::Cancel<'a>>) { "thing.file.upload.mqtt.cancel" }
    /// Nothing: `{}` in the guides, `"{}"` or `null` from some SDKs.
    Nothing(Json<'a>) { "thing.topo.get" "thing.disable" "thing.enable" "thing.delete" }
    /// What no guide describes further.
    Kept(Json<'a>) {
        "thing.deviceinfo.get" "thing.reset"
        "thing.gateway.permit" "thing.cipher.get" "thing.awss.enrollee.found" "thing.awss.enrollee.match"
        "thing.awss.enrollee.checkin" "thing.lan.prefix.get" "thing.lan.prefix.update" "thing.bootstrap.notify"
        "thing.event.notify" "thing.diag.post" "edge.debug.switch" "secure_tunnel.notify"
        "secure_tunnel.proxy.request" "account.bind" "app.down.event" "app.request"
    }
}

forms! {
    /// What a reply brings. The kind decides which of these it is.
    Data, REPLIES, data, reply;

    /// Values by their identifiers: of properties, or a service's output parameters.
    Values(Members<'a>) { "thing.service.property.get_reply" "thing.service.invoke_reply" }
    /// Desired values by their identifiers: `{"value":"on","version":2}` each.
    Desired(Members<'a>) { "thing.property.desired.get_reply" }
    /// Registered sub-devices with their secrets.
    Registered(Vec<topo::RegisteredDevice<'a>>) { "thing.sub.register_reply" }
    /// What became of registrations by product secret.
    ProxiedResult(Box<topo::ProxiedResult<'a>>) { "thing.proxy.provisioning.product_register_reply" }
    /// Devices by product and name.
    Devices(Vec<topo::RegisteredDevice<'a>>) { "thing.topo.get_reply" }
    /// A configuration file.
    Config(Box<config::Config<'a>>) { "thing.config.get_reply" }
    /// How to log.
    LogConfig(Box<log::LogConfig<'a>>) { "thing.config.log.get_reply" }
    /// A firmware to fetch.
    Image(Box<ota::Image<'a>>) { "ota.device.upgrade" "thing.ota.firmware.get_reply" }
    /// A job.
    Job(Box<job::Job<'a>>) { "thing.job.get_reply" }
    /// A file upload.
    Upload(Box<file::Upload<'a>>) {
        "thing.file.upload.mqtt.init_reply" "thing.file.upload.mqtt.send_reply" "thing.file.upload.mqtt.cancel_reply"
    }
    /// Tags.
    Tags(Vec<tag::Tag<'a>>) { "thing.deviceinfo.get_reply" }
    /// A thing model: an object, or in the dynamic form a text of one.
    Model(Json<'a>) { "thing.dsltemplate.get_reply" "thing.dynamicTsl.get_reply" }
    /// What no guide describes further: `{}` mostly.
    Kept(Json<'a>) {
        "thing.event.property.post_reply" "thing.event.property.pack.post_reply"
        "thing.event.property.batch.post_reply" "thing.event.property.history.post_reply" "thing.event.post_reply"
        "thing.service.property.set_reply" "thing.property.desired.delete_reply" "thing.deviceinfo.update_reply"
        "thing.deviceinfo.delete_reply" "thing.config.push_reply" "thing.config.log.push_reply"
        "thing.config.log.post_reply" "thing.log.post_reply" "thing.job.notify_reply" "thing.job.update_reply"
        "thing.topo.add_reply" "thing.topo.delete_reply" "thing.topo.add.notify_reply" "thing.topo.change_reply"
        "thing.list.found_reply" "thing.sub.unregister_reply" "thing.gateway.permit_reply" "thing.disable_reply"
        "thing.enable_reply" "thing.delete_reply" "thing.reset_reply" "thing.cipher.get_reply"
        "thing.awss.enrollee.found_reply" "thing.awss.enrollee.match_reply" "thing.awss.enrollee.checkin_reply"
        "thing.lan.prefix.get_reply" "thing.lan.prefix.update_reply" "thing.bootstrap.notify_reply"
        "thing.event.notify_reply" "thing.diag.post_reply" "edge.debug.switch_reply" "secure_tunnel.notify_reply"
        "secure_tunnel.proxy.request_reply" "combine.login_reply" "combine.logout_reply" "combine.batch_login_reply"
        "combine.batch_logout_reply" "ext.error" "thing.downlink.reply.message"
    }
}

/// A payload that is one object without an envelope.
macro_rules! whole {
    ($type:ty, $variant:ident) => {{
        fn form<'a>(source: &Source<'a, '_>, _: &mut Vec<Note>) -> Result<message::Message<'a>, Error> {
            Box::<$type>::from_json(source.bytes).map(Message::$variant).map(Into::into)
        }
        form
    }};
}

/// Payloads that have no envelope, or none of their own.
const OTHERS: &[(&str, Read)] = &[
    ("ext.ntp.request", whole!(ntp::TimeRequest, TimeRequest)),
    ("ext.ntp.response", whole!(ntp::TimeResponse, TimeResponse)),
    ("ext.register", whole!(register::Registered, Registered)),
    ("ext.regnwl", whole!(register::RegisteredByToken, RegisteredByToken)),
    ("shadow.update", shadow::read),
    ("shadow.get", shadow::read),
    ("thing.lifecycle", keep),
    ("http.auth", http::auth),
    ("http.auth.devicename", http::form),
    ("http.auth.register.device", http::form),
    ("http.auth.bootstrap", http::form),
    ("http.topic", http::topic),
    ("ota.device.request", rrpc::either),
    ("thing.model.up_raw", raw),
    ("thing.model.down_raw", raw),
    ("thing.model.up_raw_reply", rrpc::either),
    ("thing.model.down_raw_reply", rrpc::either),
    ("rrpc.request", rrpc::either),
    ("rrpc.response", rrpc::either),
    ("ext.rrpc", rrpc::wrapped),
    ("thing.file.upload.mqtt.send", file::send),
    ("custom.update", keep),
    ("custom.update.error", keep),
    ("custom.get", keep),
    ("custom.user", keep),
    ("custom", keep),
    ("broadcast", keep),
    ("ext.network.probe", keep),
];

/// What reads the payload of a kind.
pub(crate) const fn reader(kind: &str) -> Option<Read> {
    reader_in(&[REQUESTS, REPLIES, OTHERS], kind)
}

/// Reads the payload of a request.
fn request<'a>(
    source: &Source<'a, '_>,
    notes: &mut Vec<Note>,
    params: fn(&mut Reader<'a>) -> Result<Params<'a>, Error>,
) -> Result<message::Message<'a>, Error> {
    let mut reader = Reader::over(Reader::text(source.bytes)?);
    let request = envelope::Request::read(&mut reader, params)?;
    reader.finish()?;
    notes::of_request(&request, source, notes);
    check::request(&request, source, notes);
    Ok(Message::Request(request).into())
}

/// Reads the payload of a reply.
fn reply<'a>(
    source: &Source<'a, '_>,
    notes: &mut Vec<Note>,
    data: fn(&mut Reader<'a>) -> Result<Data<'a>, Error>,
) -> Result<message::Message<'a>, Error> {
    let mut reader = Reader::over(Reader::text(source.bytes)?);
    let reply = envelope::Reply::read(&mut reader, data)?;
    reader.finish()?;
    notes::of_reply(&reply, source, notes);
    check::reply(&reply, source, notes);
    Ok(Message::Reply(reply).into())
}

/// Reads `params`: what the guide says, or `null` or a text in its place.
fn params<'a, T: FromJson<'a>, P>(
    reader: &mut Reader<'a>,
    right: fn(T) -> P,
    instead: fn(Json<'a>) -> P,
) -> Result<P, Error> {
    let kind = reader.peek()?;
    if !T::takes(kind) && matches!(kind, JsonKind::Null | JsonKind::String) {
        return reader.raw().map(instead);
    }
    T::read(reader).map(right)
}

/// Reads `data`: what the guide says, or anything, since a reply that reports an error may bring anything.
fn data<'a, T: FromJson<'a>, D>(
    reader: &mut Reader<'a>,
    right: fn(T) -> D,
    instead: fn(Json<'a>) -> D,
) -> Result<D, Error> {
    let kind = reader.peek()?;
    if T::takes(kind) { T::read(reader).map(right) } else { reader.raw().map(instead) }
}

/// Reads raw bytes, which the product's own script or device makes sense of.
fn raw<'a>(source: &Source<'a, '_>, _: &mut Vec<Note>) -> Result<message::Message<'a>, Error> {
    Ok(message::Message::Bytes(Cow::Borrowed(source.bytes)))
}
