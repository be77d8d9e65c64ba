//! The messages that are measured, and the structs that a user of serde would write for them.

use std::{borrow::Cow, collections::BTreeMap};

use serde::Deserialize;
use serde_json::Value;

pub(crate) const POST_TOPIC: &str = "/sys/a1X2bEnP82z/example1/thing/event/property/post";
pub(crate) const POST: &str = r#"{"id":"123","version":"1.0","sys":{"ack":0},"params":{"Power":{"value":"on","time":1524448722000},"WF":{"value":23.6,"time":1524448722000}},"method":"thing.event.property.post"}"#;

pub(crate) const PACK_TOPIC: &str = "/sys/a1X2bEnP82z/example1/thing/event/property/pack/post";

pub(crate) const UPGRADE_TOPIC: &str = "/ota/device/upgrade/a1X2bEnP82z/example1";
/// The guide's, with the address shortened.
pub(crate) const UPGRADE: &str = r#"{"code":"1000","data":{"size":432945,"version":"2.0.0","url":"https://iotx-ota-pre.oss-cn-shanghai.aliyuncs.com/nopoll_0.4.4.tar.gz?Expires=1502955804&OSSAccessKeyId=XXXXXXXXXXXXXXXXXXXX&Signature=XfgJu7P6DWWejstKJgXJEH0qAKU%3D&security-token=CAISuQJ1q6Ft5B2yfSjIpK6MGsyN1Jx5jo6mVnfBglIPTvlvt5D50Tz2IHtIf3NpAusdsv03nWxT7v4flqFyTINVAEvYZJOPKGrGR0DzDbDasumZsJbo4f%2FMQBqEaXPS2MvVfJ%2BzLrf0ceusbFbpjzJ6xaCAGxypQ12iN%2B%2Fr6%2F5gdc9FcQSkL0B8ZrFsKxBltDUROFbIKP","md5":"93230c3bde425a9d7984a594ac55ea1e","sign":"93230c3bde425a9d7984a594ac55ea1e","signMethod":"Md5"},"id":1507707025,"message":"success"}"#;

pub(crate) const SET_TOPIC: &str = "/sys/a1X2bEnP82z/example1/thing/service/property/set";
pub(crate) const SET: &str =
    r#"{"method":"thing.service.property.set","id":"123","version":"1.0","params":{"temperature":"30.5"}}"#;

/// A gateway's report for this many sub-devices, each as the guide prints it.
pub(crate) fn pack(devices: usize) -> String {
    let values = r#""properties":{"Power":{"value":"on","time":1524448722000},"WF":{"value":{},"time":1524448722000}},"events":{"alarmEvent1":{"value":{"param1":"on","param2":"2"},"time":1524448722000},"alertEvent2":{"value":{"param1":"on","param2":"2"},"time":1524448722000}}"#;
    let device = |index| {
        format!(r#"{{"identity":{{"productKey":"a1B2c3D4e5F","deviceName":"sub{index}"}},{values}}}"#)
    };
    let devices: Vec<String> = (0..devices).map(device).collect();
    format!(r#"{{"id":"123","version":"1.0","params":{{{values},"subDevices":[{}]}}}}"#, devices.join(","))
}

#[derive(Deserialize)]
pub(crate) struct Request<'a, P> {
    #[serde(borrow)]
    pub(crate) id: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) version: Cow<'a, str>,
    pub(crate) sys: Option<Sys>,
    pub(crate) params: P,
    #[serde(borrow)]
    pub(crate) method: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
pub(crate) struct Sys {
    pub(crate) ack: u8,
}

/// Properties or events by name.
pub(crate) type Values = BTreeMap<String, Value>;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Pack {
    pub(crate) properties: Values,
    pub(crate) events: Values,
    pub(crate) sub_devices: Vec<PackDevice>,
}

#[derive(Deserialize)]
pub(crate) struct PackDevice {
    pub(crate) identity: Identity,
    pub(crate) properties: Values,
    pub(crate) events: Values,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Identity {
    pub(crate) product_key: String,
    pub(crate) device_name: String,
}

#[derive(Deserialize)]
pub(crate) struct Upgrade<'a> {
    #[serde(borrow)]
    pub(crate) code: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) data: Image<'a>,
    pub(crate) id: u64,
    #[serde(borrow)]
    pub(crate) message: Cow<'a, str>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Image<'a> {
    pub(crate) size: u64,
    #[serde(borrow)]
    pub(crate) version: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) url: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) sign_method: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) sign: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) md5: Option<Cow<'a, str>>,
}
