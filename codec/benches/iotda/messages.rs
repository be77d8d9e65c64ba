//! The messages that are measured, as the guide prints them, and the structs that a user of serde would write for them.

use std::{borrow::Cow, collections::BTreeMap};

use serde::Deserialize;
use serde_json::Value;

pub(crate) const REPORT_TOPIC: &str = "$oc/devices/5e06bfee334dd4f33759f5b3_demo/sys/properties/report";
pub(crate) const REPORT: &str = r#"{"services":[{"service_id":"Temperature","properties":{"value":57,"value2":60},"event_time":"20151212T121212Z"},{"service_id":"Battery","properties":{"level":80,"level2":90},"event_time":"20151212T121212Z"}]}"#;

pub(crate) const GATEWAY_TOPIC: &str =
    "$oc/devices/5e06bfee334dd4f33759f5b3_demo/sys/gateway/sub_devices/properties/report";

/// A gateway's report for this many sub-devices, each with two services.
pub(crate) fn gateway(devices: usize) -> String {
    let services = r#"[{"service_id":"analog","properties":{"PhV_phsA":"3","PhV_phsB":"5"},"event_time":"20190606T121212Z"},{"service_id":"parameter","properties":{"Load":"6","ImbA_strVal":"8"},"event_time":"20190606T121212Z"}]"#;
    let device = |index| {
        format!(r#"{{"device_id":"42aa08ea-84c1-4025-a7b2-c1f6efe5{index:04}","services":{services}}}"#)
    };
    let devices: Vec<String> = (0..devices).map(device).collect();
    format!(r#"{{"devices":[{}]}}"#, devices.join(","))
}

pub(crate) const COMMAND_TOPIC: &str =
    "$oc/devices/5e06bfee334dd4f33759f5b3_demo/sys/commands/request_id=42a5-a665-b5c46509a37";
pub(crate) const COMMAND: &str = r#"{"object_device_id":"5e06bfee334dd4f33759f5b3_demo","command_name":"ON_OFF","service_id":"WaterMeter","paras":{"value":"1"}}"#;

pub(crate) const UPGRADE_TOPIC: &str = "$oc/devices/5e06bfee334dd4f33759f5b3_demo/sys/events/down";
pub(crate) const UPGRADE: &str = r#"{"object_device_id":"5e06bfee334dd4f33759f5b3_demo","services":[{"service_id":"$ota","event_type":"firmware_upgrade","event_time":"20151212T121212Z","paras":{"version":"v1.2","url":"https://10.1.1.1:8943/iodm/inner/v1.3.0/firmwarefiles/ca1d954771ae61e5098c7f83","file_size":81362928,"access_token":"595124473f866b033dfa1f","expires":86400,"sign":"595124473f866b033dfa1f7e831c8c99a12f6143f392dfa996a819010842c99d"}}]}"#;

pub(crate) const TIME_SYNC_TOPIC: &str = "$oc/devices/5e06bfee334dd4f33759f5b3_demo/sys/events/down";
pub(crate) const TIME_SYNC: &str = r#"{"object_device_id":"5e06bfee334dd4f33759f5b3_demo","services":[{"service_id":"$time_sync","event_type":"time_sync_response","event_time":"20151212T121212Z","paras":{"device_send_time":1582685678789,"server_recv_time":1582685696152,"server_send_time":1582685708109}}]}"#;

/// Properties by name.
pub(crate) type Values = BTreeMap<String, Value>;

#[derive(Deserialize)]
pub(crate) struct Report<'a> {
    #[serde(borrow)]
    pub(crate) services: Vec<Service<'a>>,
}

#[derive(Deserialize)]
pub(crate) struct Service<'a> {
    #[serde(borrow)]
    pub(crate) service_id: Cow<'a, str>,
    pub(crate) properties: Values,
    #[serde(borrow)]
    pub(crate) event_time: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
pub(crate) struct GatewayReport<'a> {
    #[serde(borrow)]
    pub(crate) devices: Vec<Device<'a>>,
}

#[derive(Deserialize)]
pub(crate) struct Device<'a> {
    #[serde(borrow)]
    pub(crate) device_id: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) services: Vec<Service<'a>>,
}

#[derive(Deserialize)]
pub(crate) struct Command<'a> {
    #[serde(borrow)]
    pub(crate) object_device_id: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(crate) service_id: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(crate) command_name: Option<Cow<'a, str>>,
    pub(crate) paras: Option<Values>,
}

#[derive(Deserialize)]
pub(crate) struct Events<'a, P> {
    #[serde(borrow)]
    pub(crate) object_device_id: Option<Cow<'a, str>>,
    #[serde(borrow, bound(deserialize = "P: Deserialize<'de>"))]
    pub(crate) services: Vec<Event<'a, P>>,
}

#[derive(Deserialize)]
pub(crate) struct Event<'a, P> {
    #[serde(borrow)]
    pub(crate) service_id: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) event_type: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) event_time: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(crate) event_id: Option<Cow<'a, str>>,
    pub(crate) paras: P,
}

#[derive(Deserialize)]
pub(crate) struct Upgrade<'a> {
    #[serde(borrow)]
    pub(crate) version: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) url: Cow<'a, str>,
    pub(crate) file_size: Option<u64>,
    #[serde(borrow)]
    pub(crate) access_token: Option<Cow<'a, str>>,
    pub(crate) expires: Option<u64>,
    #[serde(borrow)]
    pub(crate) sign: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
pub(crate) struct TimeSync {
    pub(crate) device_send_time: u64,
    pub(crate) server_recv_time: u64,
    pub(crate) server_send_time: u64,
}
