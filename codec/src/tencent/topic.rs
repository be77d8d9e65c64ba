//! Topics of Tencent Cloud IoT Hub and IoT Explorer.
//!
//! The device connection manual prints few; the rest is what the vendor's SDKs publish and subscribe to.

use crate::{
    kind::{
        Direction::{Down, Up},
        KindInfo, Protocol,
        Vendor::Tencent,
    },
    message::unread,
    tencent::forms,
    wire::topic::{IdPlace, Index, Row, Table, pattern, rows},
};

const HUB: &[Row] = rows! {
    Tencent, Protocol::Iothub, "Tencent's SDKs", "", "/{product_id}/{device_name}", unread;
    pairs {}
    singles {
        "sys.operation" Some(Up), "$sys/operation", "the device asks for the time, or reports its ssh switch", "device connection manual, time";
        "sys.operation.result" Some(Down), "$sys/operation/result", "the cloud tells the time, or switches ssh", "device connection manual, time";
        "gateway.operation" Some(Up), "$gateway/operation", "a gateway brings sub-devices online or offline, binds or unbinds them";
        "gateway.operation.result" Some(Down), "$gateway/operation/result", "the cloud answers a gateway, or changes its sub-devices";
        "log.operation" Some(Up), "$log/operation", "the device asks for its log level";
        "log.operation.result" Some(Down), "$log/operation/result", "the cloud tells the log level";
        "config.operation" Some(Up), "$config/operation", "the device asks for its remote configuration (C SDK)";
        "config.operation.result" Some(Down), "$config/operation/result", "the cloud sends a remote configuration";
        "config.report" Some(Up), "$config/report", "the device asks for its remote configuration (Java SDK, live logs)";
        "config.update" Some(Down), "$config/update", "the cloud sends a remote configuration (live logs)";
        "resource.up.service" Some(Up), "$resource/up/service", "the device reports on resource files";
        "resource.down.service" Some(Down), "$resource/down/service", "the cloud sends or fetches resource files";
        "broadcast" Some(Down), "$broadcast/rxd", "the cloud sends to all devices of a product";
    }
};

const SHADOW: &[Row] = rows! {
    Tencent, Protocol::Shadow, "Tencent's SDKs", "", "/{product_id}/{device_name}", unread;
    pairs {}
    singles {
        "shadow.operation" Some(Up), "$shadow/operation", "the device asks for or updates its shadow";
        "shadow.operation.result" Some(Down), "$shadow/operation/result", "the cloud answers, or sends what differs";
    }
};

const OTA: &[Row] = rows! {
    Tencent, Protocol::Ota, "Tencent's SDKs", "", "/{product_id}/{device_name}", unread;
    pairs {}
    singles {
        "ota.report" Some(Up), "$ota/report", "the device reports its version or an upgrade's progress";
        "ota.update" Some(Down), "$ota/update", "the cloud announces a firmware, or answers a report";
    }
};

const EXPLORER: &[Row] = rows! {
    Tencent, Protocol::Explorer, "Tencent's SDKs", "", "/{product_id}/{device_name}", unread;
    pairs {}
    singles {
        "template.operation" Some(Up), "$template/operation", "the device reports its data template";
        "template.operation.result" Some(Down), "$template/operation/result", "the cloud answers, or sends what differs";
        "thing.up.property" Some(Up), "$thing/up/property", "the device reports properties";
        "thing.down.property" Some(Down), "$thing/down/property", "the cloud sets properties, or answers";
        "thing.up.event" Some(Up), "$thing/up/event", "the device reports events";
        "thing.down.event" Some(Down), "$thing/down/event", "the cloud answers an event";
        "thing.up.action" Some(Up), "$thing/up/action", "the device answers an action";
        "thing.down.action" Some(Down), "$thing/down/action", "the cloud calls an action";
        "thing.up.service" Some(Up), "$thing/up/service", "the device uses a service of the platform";
        "thing.down.service" Some(Down), "$thing/down/service", "the platform's service answers or notifies";
        "thing.up.raw" Some(Up), "$thing/up/raw", "the device reports raw bytes";
        "thing.down.raw" Some(Down), "$thing/down/raw", "the cloud sends raw bytes";
    }
};

const CUSTOM: &[Row] = rows! {
    Tencent, Protocol::Custom, "device connection manual, custom topics", "{product_id}/{device_name}", "", unread;
    pairs {}
    singles {
        "custom.data" None, "/data", "default custom topic, both ways";
        "custom.event" Some(Up), "/event", "default custom topic from the device";
        "custom.control" Some(Down), "/control", "default custom topic to the device";
    }
};

const LAST: IdPlace = IdPlace::Back(&["product_id", "device_name"]);

const fn table(prefix: &'static str, rows: &'static [Row]) -> Table {
    Table { prefix, ids: LAST, rows, index: Index::new(rows), patterns: &[] }
}

/// The tables whose prefix decides.
pub static TABLES: &[Table] = &[
    table("$thing/", EXPLORER),
    table("$template/", EXPLORER),
    table("$shadow/", SHADOW),
    table("$ota/", OTA),
    table("$sys/", HUB),
    table("$gateway/", HUB),
    table("$log/", HUB),
    table("$config/", HUB),
    table("$resource/", HUB),
    table("$broadcast/", HUB),
    Table {
        prefix: "$rrpc/rxd/",
        ids: IdPlace::Front(&[("product_id", "/"), ("device_name", "")]),
        rows: &[],
        index: Index::new(&[]),
        patterns: &[
            pattern!(Tencent, Protocol::Iothub, "Tencent's SDKs", "$rrpc/rxd/{product_id}/{device_name}", unread;
            "rrpc.rxd" Some(Down), "/" "process_id" "", "the cloud calls the device and waits"),
        ],
    },
    Table {
        prefix: "$rrpc/txd/",
        ids: IdPlace::Front(&[("product_id", "/"), ("device_name", "")]),
        rows: &[],
        index: Index::new(&[]),
        patterns: &[
            pattern!(Tencent, Protocol::Iothub, "Tencent's SDKs", "$rrpc/txd/{product_id}/{device_name}", unread;
            "rrpc.txd" Some(Up), "/" "process_id" "", "the device answers a call"),
        ],
    },
];

/// Custom topics: only where the first level is a product id, or a guide's placeholder.
pub static CUSTOM_TABLE: Table = Table {
    prefix: "",
    ids: IdPlace::Front(&[("product_id", "/"), ("device_name", "")]),
    rows: CUSTOM,
    index: Index::new(CUSTOM),
    patterns: &[
        pattern!(Tencent, Protocol::Custom, "device connection manual, custom topics", "{product_id}/{device_name}", unread;
        deep "custom" None, "/" "suffix", "a topic that the product's owner defined"),
    ],
};

const COAP_AUTH: &[Row] = rows! {
    Tencent, Protocol::Coap, "Tencent's C SDK", "{product_id}/{device_name}", "", forms::reader;
    pairs {}
    singles { "coap.auth" Some(Up), "/txauth9w0BAQsFA", "the device asks for a token, over CoAP"; }
};

/// Where a device asks for its token over CoAP.
pub static COAP_AUTH_TABLE: Table = Table {
    prefix: "",
    ids: IdPlace::Front(&[("product_id", "/"), ("device_name", "")]),
    rows: COAP_AUTH,
    index: Index::new(COAP_AUTH),
    patterns: &[],
};

const PATH_ROWS: &[Row] = rows! {
    Tencent, Protocol::Http, "Tencent's SDKs", "", "", unread;
    pairs {}
    singles {
        "http.device.register" Some(Up), "/device/register", "dynamic registration";
        "http.device.publish" Some(Up), "/device/publish", "the device publishes a message";
        "http.device.reportlog" Some(Up), "/device/reportlog", "the device reports log lines";
        "http.register.dev" Some(Up), "/register/dev", "dynamic registration, first form";
        "http.report_log" Some(Up), "/cgi-bin/report-log", "the device uploads log lines, first form", "Tencent's C SDK";
    }
};

/// Paths of HTTP requests.
pub static PATHS: &[Table] = &[
    Table {
        prefix: "/device/",
        ids: IdPlace::Back(&[]),
        rows: PATH_ROWS,
        index: Index::new(PATH_ROWS),
        patterns: &[],
    },
    Table {
        prefix: "/register/",
        ids: IdPlace::Back(&[]),
        rows: PATH_ROWS,
        index: Index::new(PATH_ROWS),
        patterns: &[],
    },
    Table {
        prefix: "/cgi-bin/",
        ids: IdPlace::Back(&[]),
        rows: PATH_ROWS,
        index: Index::new(PATH_ROWS),
        patterns: &[],
    },
];

/// First levels that are Tencent's whatever follows.
pub const PREFIXES: &[&str] = &[
    "$thing/",
    "$shadow/",
    "$ota/",
    "$template/",
    "$sys/",
    "$gateway/",
    "$log/",
    "$config/",
    "$resource/",
    "$broadcast/",
    "$rrpc/",
];

/// What is under one of the prefixes but in no table.
pub static UNKNOWN: KindInfo = KindInfo::new(
    "unknown",
    Some(Tencent),
    Protocol::Unknown,
    None,
    None,
    "a topic under one of Tencent's prefixes that is not documented",
    "",
);
