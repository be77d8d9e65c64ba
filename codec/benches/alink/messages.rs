//! The messages that are measured, and the structs that a user of serde would write for them.

use std::{borrow::Cow, collections::BTreeMap};

use serde::Deserialize;
use serde_json::Value;

pub const POST_TOPIC: &str = "/sys/a1X2bEnP82z/example1/thing/event/property/post";
pub const POST: &str = r#"{"id":"123","version":"1.0","sys":{"ack":0},"params":{"Power":{"value":"on","time":1524448722000},"WF":{"value":23.6,"time":1524448722000}},"method":"thing.event.property.post"}"#;

pub const PACK_TOPIC: &str = "/sys/a1X2bEnP82z/example1/thing/event/property/pack/post";

pub const UPGRADE_TOPIC: &str = "/ota/device/upgrade/a1X2bEnP82z/example1";
/// The guide's, with the address shortened.
pub const UPGRADE: &str = r#"{"code":"1000","data":{"size":432945,"version":"2.0.0","url":"https://iotx-ota-pre.oss-cn-shanghai.aliyuncs.com/nopoll_0.4.4.tar.gz?Expires=1502955804&OSSAccessKeyId=XXXXXXXXXXXXXXXXXXXX&Signature=XfgJu7P6DWWejstKJgXJEH0qAKU%3D&security-token=CAISuQJ1q6Ft5B2yfSjIpK6MGsyN1Jx5jo6mVnfBglIPTvlvt5D50Tz2IHtIf3NpAusdsv03nWxT7v4flqFyTINVAEvYZJOPKGrGR0DzDbDasumZsJbo4f%2FMQBqEaXPS2MvVfJ%2BzLrf0ceusbFbpjzJ6xaCAGxypQ12iN%2B%2Fr6%2F5gdc9FcQSkL0B8ZrFsKxBltDUROFbIKP","md5":"93230c3bde425a9d7984a594ac55ea1e","sign":"93230c3bde425a9d7984a594ac55ea1e","signMethod":"Md5"},"id":1507707025,"message":"success"}"#;

pub const SET_TOPIC: &str = "/sys/a1X2bEnP82z/example1/thing/service/property/set";
pub const SET: &str =
    r#"{"method":"thing.service.property.set","id":"123","version":"1.0","params":{"temperature":"30.5"}}"#;

/// A gateway's report for this many sub-devices, each as the guide prints it.
pub fn pack(devices: usize) -> String {
    let values = r#""properties":{"Power":{"value":"on","time":1524448722000},"WF":{"value":{},"time":1524448722000}},"events":{"alarmEvent1":{"value":{"param1":"on","param2":"2"},"time":1524448722000},"alertEvent2":{"value":{"param1":"on","param2":"2"},"time":1524448722000}}"#;
    let device = |index| {
        format!(r#"{{"identity":{{"productKey":"a1B2c3D4e5F","deviceName":"sub{index}"}},{values}}}"#)
    };
    let devices: Vec<String> = (0..devices).map(device).collect();
    format!(r#"{{"id":"123","version":"1.0","params":{{{values},"subDevices":[{}]}}}}"#, devices.join(","))
}

#[derive(Deserialize)]
pub struct Request<'a, P> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    #[serde(borrow)]
    pub version: Cow<'a, str>,
    pub sys: Option<Sys>,
    pub params: P,
    #[serde(borrow)]
    pub method: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
pub struct Sys {
    pub ack: u8,
}

/// Properties or events by name.
pub type Values = BTreeMap<String, Value>;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pack {
    pub properties: Values,
    pub events: Values,
    pub sub_devices: Vec<PackDevice>,
}

#[derive(Deserialize)]
pub struct PackDevice {
    pub identity: Identity,
    pub properties: Values,
    pub events: Values,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    pub product_key: String,
    pub device_name: String,
}

#[derive(Deserialize)]
pub struct Upgrade<'a> {
    #[serde(borrow)]
    pub code: Cow<'a, str>,
    #[serde(borrow)]
    pub data: Image<'a>,
    pub id: u64,
    #[serde(borrow)]
    pub message: Cow<'a, str>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Image<'a> {
    pub size: u64,
    #[serde(borrow)]
    pub version: Cow<'a, str>,
    #[serde(borrow)]
    pub url: Cow<'a, str>,
    #[serde(borrow)]
    pub sign_method: Cow<'a, str>,
    #[serde(borrow)]
    pub sign: Cow<'a, str>,
    #[serde(borrow)]
    pub md5: Option<Cow<'a, str>>,
}
