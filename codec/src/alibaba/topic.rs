//! Topics and resource paths of Alibaba Cloud IoT Platform.
//!
//! From the two editions of the devices guide, the gateways guide, and what the vendor's SDKs send beyond them.

use super::forms;
use crate::{
    kind::{
        Direction::{Down, Up},
        KindInfo, Protocol,
        Vendor::Alibaba,
    },
    wire::topic::{IdPlace, Index, Pattern, Row, Table, pattern, rows},
};

const SYS: &[Row] = rows! {
    Alibaba, Protocol::Alink, "devices guide 2019, chapter 5", "/sys/{product_key}/{device_name}", "", forms::reader;
    pairs {
        "thing.event.property.post" Some(Up), "/thing/event/property/post", "the device reports properties";
        "thing.event.property.pack.post" Some(Up), "/thing/event/property/pack/post", "a gateway reports its own and its sub-devices' properties and events";
        "thing.event.property.batch.post" Some(Up), "/thing/event/property/batch/post", "the device reports many values a property (SDKs)";
        "thing.event.property.history.post" Some(Up), "/thing/event/property/history/post", "the device reports values of the past (SDKs)";
        "thing.service.property.set" Some(Down), "/thing/service/property/set", "the cloud sets properties";
        "thing.service.property.get" Some(Down), "/thing/service/property/get", "the cloud asks for properties";
        "thing.model.up_raw" Some(Up), "/thing/model/up_raw", "the device reports raw bytes";
        "thing.model.down_raw" Some(Down), "/thing/model/down_raw", "the cloud sends raw bytes";
        "thing.property.desired.get" Some(Up), "/thing/property/desired/get", "the device asks for desired values";
        "thing.property.desired.delete" Some(Up), "/thing/property/desired/delete", "the device clears desired values";
        "thing.deviceinfo.update" Some(Up), "/thing/deviceinfo/update", "the device reports tags";
        "thing.deviceinfo.delete" Some(Up), "/thing/deviceinfo/delete", "the device deletes tags";
        "thing.deviceinfo.get" Some(Up), "/thing/deviceinfo/get", "the device asks for tags (SDKs)";
        "thing.dsltemplate.get" Some(Up), "/thing/dsltemplate/get", "the device asks for its thing model";
        "thing.dynamicTsl.get" Some(Up), "/thing/dynamicTsl/get", "the device asks for its thing model in the dynamic form (SDKs)";
        "thing.config.get" Some(Up), "/thing/config/get", "the device asks for its remote configuration";
        "thing.config.push" Some(Down), "/thing/config/push", "the cloud pushes a remote configuration";
        "thing.config.log.get" Some(Up), "/thing/config/log/get", "the device asks for its log configuration (SDKs)";
        "thing.config.log.push" Some(Down), "/thing/config/log/push", "the cloud pushes a log configuration (SDKs)";
        "thing.config.log.post" Some(Up), "/thing/config/log/post", "the device reports log lines (Go SDK)";
        "thing.log.post" Some(Up), "/thing/log/post", "the device reports log lines (SDKs)";
        "thing.ota.firmware.get" Some(Up), "/thing/ota/firmware/get", "the device asks for a firmware (SDKs)";
        "thing.job.notify" Some(Down), "/thing/job/notify", "the cloud announces a job (SDKs)";
        "thing.job.get" Some(Up), "/thing/job/get", "the device asks for jobs (SDKs)";
        "thing.job.update" Some(Up), "/thing/job/update", "the device reports a job's progress (SDKs)";
        "thing.topo.add" Some(Up), "/thing/topo/add", "a gateway adds sub-devices to its topology";
        "thing.topo.delete" Some(Up), "/thing/topo/delete", "a gateway drops sub-devices from its topology";
        "thing.topo.get" Some(Up), "/thing/topo/get", "a gateway asks for its topology";
        "thing.topo.add.notify" Some(Down), "/thing/topo/add/notify", "the cloud asks a gateway to add sub-devices";
        "thing.topo.change" Some(Down), "/thing/topo/change", "the cloud tells that the topology changed (SDKs)";
        "thing.list.found" Some(Up), "/thing/list/found", "a gateway reports sub-devices that it found";
        "thing.sub.register" Some(Up), "/thing/sub/register", "a gateway registers sub-devices";
        "thing.sub.unregister" Some(Up), "/thing/sub/unregister", "a gateway unregisters sub-devices";
        "thing.proxy.provisioning.product_register" Some(Up), "/thing/proxy/provisioning/product_register", "a gateway registers sub-devices by product secret";
        "thing.gateway.permit" Some(Down), "/thing/gateway/permit", "the cloud lets sub-devices join (SDKs)";
        "thing.disable" Some(Down), "/thing/disable", "the cloud disables the device";
        "thing.enable" Some(Down), "/thing/enable", "the cloud enables the device";
        "thing.delete" Some(Down), "/thing/delete", "the cloud deletes the device";
        "thing.reset" Some(Up), "/thing/reset", "the device resets its bindings (SDKs)";
        "thing.cipher.get" Some(Up), "/thing/cipher/get", "the device asks for a provisioning key (SDKs)";
        "thing.awss.enrollee.found" Some(Up), "/thing/awss/enrollee/found", "the device reports one waiting to be provisioned (SDKs)";
        "thing.awss.enrollee.match" Some(Up), "/thing/awss/enrollee/match", "the device confirms a provisioning match (SDKs)";
        "thing.awss.enrollee.checkin" Some(Down), "/thing/awss/enrollee/checkin", "the cloud has a device provisioned (SDKs)";
        "thing.lan.prefix.get" Some(Up), "/thing/lan/prefix/get", "the device asks for its local control prefix (SDKs)";
        "thing.lan.prefix.update" Some(Down), "/thing/lan/prefix/update", "the cloud changes the local control prefix (SDKs)";
        "thing.bootstrap.notify" Some(Down), "/thing/bootstrap/notify", "the cloud asks the device to bootstrap anew (SDKs)";
        "thing.file.upload.mqtt.init" Some(Up), "/thing/file/upload/mqtt/init", "the device starts a file upload (SDKs)";
        "thing.file.upload.mqtt.send" Some(Up), "/thing/file/upload/mqtt/send", "the device sends a part of a file, binary (SDKs)";
        "thing.file.upload.mqtt.cancel" Some(Up), "/thing/file/upload/mqtt/cancel", "the device gives up a file upload (SDKs)";
        "thing.event.notify" Some(Up), "/_thing/event/notify", "the device sends a notice of its system (SDKs)";
        "thing.diag.post" Some(Up), "/_thing/diag/post", "the device reports diagnostics (SDKs)";
        "edge.debug.switch" Some(Down), "/edge/debug/switch", "the cloud switches remote debugging (SDKs)";
        "secure_tunnel.notify" Some(Down), "/secure_tunnel/notify", "the cloud opens a remote tunnel (SDKs)";
        "secure_tunnel.proxy.request" Some(Up), "/secure_tunnel/proxy/request", "the device asks for a tunnel's parameters (SDKs)";
    }
    singles {
        "thing.downlink.reply.message" Some(Up), "/thing/downlink/reply/message", "rules engine: replies to downlink requests";
        "thing.lifecycle" Some(Up), "/thing/lifecycle", "rules engine: changes in a device's life";
        "thing.model" None, "/thing/", "the topic prefix that a thing model's link names";
        "account.bind" Some(Up), "/account/bind", "a phone app binds its account", "devices guide 2018, iOS SDK";
        "app.down.event" Some(Down), "/app/down/event", "the cloud sends an event to a phone app", "devices guide 2018, iOS SDK";
        "app.request" Some(Up), "/app/abc/cba", "a phone app's own request", "devices guide 2018, iOS SDK";
    }
};

const SYS_PATTERNS: &[Pattern] = &[
    pattern!(Alibaba, Protocol::Alink, "devices guide 2019, chapter 5", "/sys/{product_key}/{device_name}", forms::reader;
        "thing.event.post" Some(Up), "/thing/event/" "event_identifier" "/post", "the device reports an event of its thing model"),
    pattern!(Alibaba, Protocol::Alink, "devices guide 2019, chapter 5", "/sys/{product_key}/{device_name}", forms::reader;
        "thing.event.post_reply" Some(Down), "/thing/event/" "event_identifier" "/post_reply", "reply: the device reports an event of its thing model"),
    pattern!(Alibaba, Protocol::Alink, "devices guide 2019, chapter 5", "/sys/{product_key}/{device_name}", forms::reader;
        "thing.service.invoke_reply" Some(Up), "/thing/service/" "service_identifier" "_reply", "reply: the cloud calls a service of the thing model"),
    pattern!(Alibaba, Protocol::Alink, "devices guide 2019, chapter 5", "/sys/{product_key}/{device_name}", forms::reader;
        "thing.service.invoke" Some(Down), "/thing/service/" "service_identifier" "", "the cloud calls a service of the thing model"),
    pattern!(Alibaba, Protocol::Alink, "devices guide 2019, 3.1", "/sys/{product_key}/{device_name}", forms::reader;
        "rrpc.request" Some(Down), "/rrpc/request/" "message_id" "", "the cloud calls the device and waits"),
    pattern!(Alibaba, Protocol::Alink, "devices guide 2019, 3.1", "/sys/{product_key}/{device_name}", forms::reader;
        "rrpc.response" Some(Up), "/rrpc/response/" "message_id" "", "the device answers a call"),
];

const SESSION: &[Row] = rows! {
    Alibaba, Protocol::Alink, "devices guide 2019, 5.4", "/ext/session/{product_key}/{device_name}", "", forms::reader;
    pairs {
        "combine.login" Some(Up), "/combine/login", "a gateway brings a sub-device online";
        "combine.logout" Some(Up), "/combine/logout", "a gateway takes a sub-device offline";
        "combine.batch_login" Some(Up), "/combine/batch_login", "a gateway brings sub-devices online (SDKs)";
        "combine.batch_logout" Some(Up), "/combine/batch_logout", "a gateway takes sub-devices offline (SDKs)";
    }
    singles {}
};

const NTP: &[Row] = rows! {
    Alibaba, Protocol::Alink, "Alibaba's SDKs", "/ext/ntp/{product_key}/{device_name}", "", forms::reader;
    pairs {}
    singles {
        "ext.ntp.request" Some(Up), "/request", "the device asks for the time";
        "ext.ntp.response" Some(Down), "/response", "the cloud tells the time";
    }
};

const OTA: &[Row] = rows! {
    Alibaba, Protocol::Ota, "devices guide 2019, chapter 4 and 5.10", "", "/{product_key}/{device_name}", forms::reader;
    pairs {}
    singles {
        "ota.device.inform" Some(Up), "/ota/device/inform", "the device reports its firmware version";
        "ota.device.upgrade" Some(Down), "/ota/device/upgrade", "the cloud announces a firmware";
        "ota.device.progress" Some(Up), "/ota/device/progress", "the device reports an upgrade's progress";
        "ota.device.request" None, "/ota/device/request", "the device asks for a firmware; the answer has the same topic";
    }
};

const SHADOW: &[Row] = rows! {
    Alibaba, Protocol::Shadow, "devices guide 2018, 1.3", "", "/{product_key}/{device_name}", forms::reader;
    pairs {}
    singles {
        "shadow.update" Some(Up), "/shadow/update", "the device updates, asks for or deletes shadow state";
        "shadow.get" Some(Down), "/shadow/get", "the cloud answers, or sends desired state";
    }
};

const ERROR: &[Row] = rows! {
    Alibaba, Protocol::Alink, "devices guide 2019, 5.4", "", "/{product_key}/{device_name}", forms::reader;
    pairs {}
    singles { "ext.error" Some(Down), "/ext/error", "the cloud reports an error of a sub-device's session"; }
};

const REGISTER: &[Row] = rows! {
    Alibaba, Protocol::Alink, "Alibaba's SDKs", "", "", forms::reader;
    pairs {}
    singles {
        "ext.register" Some(Down), "/ext/register", "dynamic registration over MQTT: the device secret";
        "ext.regnwl" Some(Down), "/ext/regnwl", "dynamic registration over MQTT without preregistration: the device token";
    }
};

const CUSTOM: &[Row] = rows! {
    Alibaba, Protocol::Custom, "devices guide 2019, 3.1", "/{product_key}/{device_name}", "", forms::reader;
    pairs {}
    singles {
        "custom.update" Some(Up), "/update", "default custom topic of a device";
        "custom.update.error" Some(Up), "/update/error", "default custom topic for errors";
        "custom.get" Some(Down), "/get", "default custom topic to a device";
    }
};

const NONE: Index = Index::new(&[]);
const SLASHED: IdPlace = IdPlace::Front(&[("product_key", "/"), ("device_name", "")]);
const LAST: IdPlace = IdPlace::Back(&["product_key", "device_name"]);
const NO_IDS: IdPlace = IdPlace::Front(&[]);

/// The tables whose prefix decides, most used first.
pub static TABLES: &[Table] = &[
    Table { prefix: "/sys/", ids: SLASHED, rows: SYS, index: Index::new(SYS), patterns: SYS_PATTERNS },
    Table { prefix: "/ext/session/", ids: SLASHED, rows: SESSION, index: Index::new(SESSION), patterns: &[] },
    Table { prefix: "/shadow/", ids: LAST, rows: SHADOW, index: Index::new(SHADOW), patterns: &[] },
    Table { prefix: "/ota/device/", ids: LAST, rows: OTA, index: Index::new(OTA), patterns: &[] },
    Table { prefix: "/ext/ntp/", ids: SLASHED, rows: NTP, index: Index::new(NTP), patterns: &[] },
    Table { prefix: "/ext/error/", ids: LAST, rows: ERROR, index: Index::new(ERROR), patterns: &[] },
    Table {
        prefix: "/ext/reg",
        ids: IdPlace::Back(&[]),
        rows: REGISTER,
        index: Index::new(REGISTER),
        patterns: &[],
    },
    Table {
        prefix: "/ext/rrpc/",
        ids: NO_IDS,
        rows: &[],
        index: NONE,
        patterns: &[pattern!(Alibaba, Protocol::Alink, "Alibaba's SDKs", "/ext/rrpc/", forms::reader;
            deep "ext.rrpc" None, "" "message_id_and_topic", "a call on a topic of the caller's choice; the answer has the same topic")],
    },
    Table {
        prefix: "/ext/network/probe/",
        ids: NO_IDS,
        rows: &[],
        index: NONE,
        patterns: &[
            pattern!(Alibaba, Protocol::Alink, "Alibaba's Go SDK", "/ext/network/probe/", forms::reader;
            deep "ext.network.probe" None, "" "probe_id", "a network probe"),
        ],
    },
    Table {
        prefix: "/broadcast/",
        ids: IdPlace::Front(&[("product_key", "")]),
        rows: &[],
        index: NONE,
        patterns: &[
            pattern!(Alibaba, Protocol::Custom, "devices guide 2019, 3.1", "/broadcast/{product_key}", forms::reader;
            deep "broadcast" Some(Down), "/" "suffix", "the cloud sends to all devices of a product"),
        ],
    },
];

/// Custom topics: any first two levels, so only where no prefix decides.
pub static CUSTOM_TABLE: Table = Table {
    prefix: "/",
    ids: SLASHED,
    rows: CUSTOM,
    index: Index::new(CUSTOM),
    patterns: &[
        pattern!(Alibaba, Protocol::Custom, "devices guide 2019, 3.1", "/{product_key}/{device_name}", forms::reader;
        deep "custom.user" None, "/user/" "suffix", "a topic that the product's owner defined"),
    ],
};

/// Custom topics without the `user` level, where the first level is a product key or a guide's placeholder.
pub static OLD_CUSTOM_TABLE: Table = Table {
    prefix: "/",
    ids: SLASHED,
    rows: &[],
    index: NONE,
    patterns: &[
        pattern!(Alibaba, Protocol::Custom, "devices guide 2018, 6.4", "/{product_key}/{device_name}", forms::reader;
        deep "custom" None, "/" "suffix", "a topic that the product's owner defined, as older products have them"),
    ],
};

const PATH_ROWS: &[Row] = rows! {
    Alibaba, Protocol::Http, "devices guide 2019, 3.6 and 3.8", "", "", forms::reader;
    pairs {}
    singles {
        "http.auth" Some(Up), "/auth", "the device asks for a token";
        "http.auth.register.device" Some(Up), "/auth/register/device", "dynamic registration over HTTPS";
        "http.auth.devicename" Some(Up), "/auth/devicename", "authentication over HTTPS before MQTT";
        "http.auth.bootstrap" Some(Up), "/auth/bootstrap", "the device asks for its server", "Alibaba's C SDK";
    }
};

/// Paths of HTTP and CoAP requests.
pub static PATHS: &[Table] = &[
    Table {
        prefix: "/auth",
        ids: IdPlace::Back(&[]),
        rows: PATH_ROWS,
        index: Index::new(PATH_ROWS),
        patterns: &[],
    },
    Table {
        prefix: "/topic/",
        ids: NO_IDS,
        rows: &[],
        index: NONE,
        patterns: &[
            pattern!(Alibaba, Protocol::Http, "devices guide 2019, 3.6 and 3.8", "/topic/", forms::reader;
            deep "http.topic" Some(Up), "" "topic", "the device publishes to the topic that follows"),
        ],
    },
];

/// First levels that are Alibaba's whatever follows.
pub const PREFIXES: &[&str] = &["/sys/", "/ext/", "/shadow/", "/ota/", "/broadcast/"];

/// What is under one of the prefixes but in no table.
pub static UNKNOWN: KindInfo = KindInfo::new(
    "unknown",
    Some(Alibaba),
    Protocol::Unknown,
    None,
    None,
    "a topic under one of Alibaba's prefixes that is not documented",
    "",
);
