//! Topics and resource paths of Huawei Cloud IoTDA.
//!
//! From the IoTDA guide, and what the vendor's SDKs publish and subscribe to beyond it.

use alloc::{format, string::String};

use super::forms::reader;
use crate::{
    kind::{
        Direction::{Down, Up},
        KindInfo, Protocol,
        Vendor::Huawei,
    },
    wire::topic::{IdPlace, Index, Pattern, Row, Table, pattern, rows},
};

/// The system topics of a device, under a head of their own each time: the device's, and a bridge's.
macro_rules! device_rows {
    ($spec:literal, $head:literal) => {
        rows! {
            Huawei, Protocol::Iotda, $spec, $head, "", reader;
            pairs {}
            singles {
                "messages.up" Some(Up), "/sys/messages/up", "the device sends a message";
                "messages.down" Some(Down), "/sys/messages/down", "the platform sends a message";
                "properties.report" Some(Up), "/sys/properties/report", "the device reports properties";
                "gateway.sub_devices.properties.report" Some(Up), "/sys/gateway/sub_devices/properties/report", "a gateway reports its sub-devices' properties";
                "events.up" Some(Up), "/sys/events/up", "the device sends an event";
                "events.down" Some(Down), "/sys/events/down", "the platform sends an event";
                "bootstrap.up" Some(Up), "/sys/bootstrap/up", "the device asks for its server", "Huawei's SDKs";
                "bootstrap.down" Some(Down), "/sys/bootstrap/down", "the platform tells the device its server", "Huawei's SDKs";
                "sub_device_manage.messages.up" Some(Up), "/sys/sub_device_manage/messages/up", "a gateway manages sub-devices, deprecated form", "Huawei's C SDK";
            }
        }
    };
}

/// Rows with a request id in their last level: `exchanges` are a request and its response, `others` stand alone.
macro_rules! id_rows {
    (
        $spec:literal, $head:literal;
        exchanges { $( $name:literal $way:ident $back:ident, $rest:literal, $summary:literal; )* }
        others { $( $other:expr, )* }
    ) => {
        &[
            $(
                id_rows!(@row concat!("/sys/", $rest, "/response/request_id="), KindInfo::new(
                    concat!($name, ".response"), Some(Huawei), Protocol::Iotda, Some($back),
                    Some(concat!($head, "/sys/", $rest, "/response/request_id={request_id}")),
                    concat!("reply: ", $summary), $spec,
                ).replying_to(Some(concat!($name, ".request"))).read_by(reader(concat!($name, ".response")))),
                id_rows!(@row concat!("/sys/", $rest, "/request_id="), KindInfo::new(
                    concat!($name, ".request"), Some(Huawei), Protocol::Iotda, Some($way),
                    Some(concat!($head, "/sys/", $rest, "/request_id={request_id}")), $summary, $spec,
                ).read_by(reader(concat!($name, ".request")))),
            )*
            $( $other, )*
        ]
    };
    (@row $before:expr, $info:expr) => {
        Pattern { before: $before, id: "request_id", after: "", deep: false, info: $info }
    };
}

macro_rules! device_patterns {
    ($spec:literal, $head:literal) => {
        id_rows! {
            $spec, $head;
            exchanges {
                "properties.set" Down Up, "properties/set", "the platform sets properties";
                "properties.get" Down Up, "properties/get", "the platform asks for properties";
                "commands" Down Up, "commands", "the platform sends a command";
                "shadow.get" Up Down, "shadow/get", "the device asks for its shadow";
            }
            others {
                pattern!(Huawei, Protocol::Custom, $spec, $head, reader; deep "user" None, "/user/" "suffix", "a topic that the product's owner defined"),
            }
        }
    };
}

const DEVICE: &[Row] = device_rows!("IoTDA guide 2.1.2.1", "$oc/devices/{device_id}");
const DEVICE_PATTERNS: &[Pattern] = device_patterns!("IoTDA guide 2.1.2.1", "$oc/devices/{device_id}");

/// What a bridge does itself.
const BRIDGE_PATTERNS: &[Pattern] = id_rows! {
    "Huawei's SDKs", "$oc/bridges/{bridge_id}/devices/{device_id}";
    exchanges {
        "bridge.login" Up Down, "login", "a bridge brings a device online";
        "bridge.logout" Up Down, "logout", "a bridge takes a device offline";
        "bridge.reset_secret" Up Down, "reset_secret", "a bridge changes a device's secret";
    }
    others {}
};

const BRIDGE: &[Row] = rows! {
    Huawei, Protocol::Iotda, "Huawei's SDKs", "$oc/bridges/{bridge_id}/devices/{device_id}", "", reader;
    pairs {}
    singles { "bridge.disconnect" Some(Down), "/sys/disconnect", "the platform disconnects a bridge's device"; }
};

const V1: &[Row] = rows! {
    Huawei, Protocol::Iotda, "Huawei's C SDK, v3 topics", "/huawei/v1/devices/{device_id}", "", reader;
    pairs {}
    singles {
        "v1.data.json" Some(Up), "/data/json", "the device reports, v3 form";
        "v1.data.binary" Some(Up), "/data/binary", "the device reports bytes, v3 form";
        "v1.command.json" Some(Down), "/command/json", "the platform sends a command, v3 form";
        "v1.command.binary" Some(Down), "/command/binary", "the platform sends bytes, v3 form";
    }
};

const DEVICE_ID: IdPlace = IdPlace::Front(&[("device_id", "")]);
const BRIDGE_IDS: IdPlace = IdPlace::Front(&[("bridge_id", "/devices/"), ("device_id", "")]);

/// The tables whose prefix decides; the first that has the topic is taken.
pub static TABLES: &[Table] = &[
    Table {
        prefix: "$oc/devices/",
        ids: DEVICE_ID,
        rows: DEVICE,
        index: Index::new(DEVICE),
        patterns: DEVICE_PATTERNS,
    },
    Table {
        prefix: "$oc/bridges/",
        ids: BRIDGE_IDS,
        rows: BRIDGE,
        index: Index::new(BRIDGE),
        patterns: BRIDGE_PATTERNS,
    },
    Table {
        prefix: "$oc/m2m/to/",
        ids: IdPlace::Front(&[("to_device_id", "/from/"), ("from_device_id", "")]),
        rows: &[],
        index: Index::new(&[]),
        patterns: &[
            pattern!(Huawei, Protocol::Iotda, "Huawei's C SDK", "$oc/m2m/to/{to_device_id}/from/{from_device_id}", reader;
            "m2m" None, "/request_id=" "request_id" "", "a device sends to another"),
        ],
    },
    Table { prefix: "/huawei/v1/devices/", ids: DEVICE_ID, rows: V1, index: Index::new(V1), patterns: &[] },
];

/// A device's topics as a bridge publishes them: the same kinds, with the bridge's id. Looked up by the tail under
/// `$oc/devices/`, so that a kind has one row.
pub static BRIDGED: Table = Table {
    prefix: "$oc/bridges/",
    ids: BRIDGE_IDS,
    rows: DEVICE,
    index: Index::new(DEVICE),
    patterns: DEVICE_PATTERNS,
};

/// The template of a device's topic, as a bridge publishes it.
pub fn bridged(template: &str) -> Option<String> {
    Some(format!("$oc/bridges/{{bridge_id}}/devices/{}", template.strip_prefix("$oc/devices/")?))
}

const PATH_ROWS: &[Row] = rows! {
    Huawei, Protocol::Http, "IoTDA guide 2.2", "/v5/devices/{device_id}", "", reader;
    pairs {}
    singles {
        "http.messages.up" Some(Up), "/sys/messages/up", "the device sends a message";
        "http.properties.report" Some(Up), "/sys/properties/report", "the device reports properties";
        "http.gateway.sub_devices.properties.report" Some(Up), "/sys/gateway/sub-devices/properties/report", "a gateway reports its sub-devices' properties (with a hyphen here)";
    }
};

const AUTH: &[Row] = rows! {
    Huawei, Protocol::Http, "IoTDA guide 2.2", "", "", reader;
    pairs {}
    singles { "http.device_auth" Some(Up), "/v5/device-auth", "the device asks for an access token"; }
};

const APPLICATION: &[Row] = rows! {
    Huawei, Protocol::Http, "IoTDA guide 3.6 and 4.5", "/v5/iot/{project_id}/devices/{device_id}", "", reader;
    pairs {}
    singles {
        "api.shadow" None, "/shadow", "an application reads or sets a device's shadow";
        "api.async_commands" Some(Down), "/async-commands", "an application sends a command and does not wait";
        "api.commands" Some(Down), "/commands", "an application sends a command and waits";
        "api.messages" Some(Down), "/messages", "an application sends a message";
    }
};

const BATCH: &[Row] = rows! {
    Huawei, Protocol::Http, "IoTDA guide 3.8", "/v5/iot/{project_id}", "", reader;
    pairs {}
    singles { "api.batchtasks" Some(Down), "/batchtasks", "an application makes a batch task"; }
};

/// Paths of HTTP requests, of devices and of applications.
pub static PATHS: &[Table] = &[
    Table {
        prefix: "/v5/devices/",
        ids: DEVICE_ID,
        rows: PATH_ROWS,
        index: Index::new(PATH_ROWS),
        patterns: &[],
    },
    Table {
        prefix: "/v5/device-auth",
        ids: IdPlace::Back(&[]),
        rows: AUTH,
        index: Index::new(AUTH),
        patterns: &[],
    },
    Table {
        prefix: "/v5/iot/",
        ids: IdPlace::Front(&[("project_id", "/devices/"), ("device_id", "")]),
        rows: APPLICATION,
        index: Index::new(APPLICATION),
        patterns: &[],
    },
    Table {
        prefix: "/v5/iot/",
        ids: IdPlace::Front(&[("project_id", "")]),
        rows: BATCH,
        index: Index::new(BATCH),
        patterns: &[],
    },
    Table {
        prefix: "/iodm/inner/v1.3.0/firmwarefiles/",
        ids: IdPlace::Front(&[]),
        rows: &[],
        index: Index::new(&[]),
        patterns: &[
            pattern!(Huawei, Protocol::Http, "IoTDA guide 3.7", "/iodm/inner/v1.3.0/firmwarefiles/", reader;
            "http.firmwarefiles" Some(Up), "" "file_id" "", "the device fetches a package"),
        ],
    },
];

/// First levels that are Huawei's whatever follows.
pub const PREFIXES: &[&str] = &["$oc/", "/huawei/v1/"];

/// What is under one of the prefixes but in no table.
pub static UNKNOWN: KindInfo = KindInfo::new(
    "unknown",
    Some(Huawei),
    Protocol::Unknown,
    None,
    None,
    "a topic under one of Huawei's prefixes that is not documented",
    "",
);
