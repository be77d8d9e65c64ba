//! The platform's codes up to 999: what any request may be answered, and what becomes of a sub-device's session.

use super::row as full;
use crate::codes::CodeInfo;

const COMMON: &str = "devices guide 2019, chapter 6, table 6-1";
const SESSION: &str = "devices guide 2019, 5.4, and chapters 6 and 7";

const fn row(
    code: &'static str,
    texts: [&'static str; 3],
    used_in: &'static [&'static str],
    spec: &'static str,
) -> CodeInfo {
    full("alink", code, texts, used_in, spec)
}

pub(super) static CODES: &[CodeInfo] = &[
    row(
        "200",
        ["success", "the request was carried out", "nothing"],
        &[
            "thing.sub.register",
            "thing.sub.unregister",
            "thing.proxy.provisioning.product_register",
            "thing.topo.add",
            "thing.topo.delete",
            "thing.topo.get",
            "thing.list.found",
            "combine.login",
            "combine.logout",
            "thing.event.property.post",
            "thing.event.post",
            "thing.event.property.pack.post",
            "thing.event.property.batch.post",
            "thing.event.property.history.post",
            "thing.model.up_raw",
            "thing.property.desired.get",
            "thing.property.desired.delete",
            "thing.deviceinfo.update",
            "thing.deviceinfo.delete",
            "thing.dsltemplate.get",
            "thing.config.get",
            "http.auth.devicename",
            "http.auth.register.device",
        ],
        "devices guide 2019, chapter 5",
    ),
    row(
        "400",
        [
            "request could not be processed",
            "the platform failed while it worked on the request",
            "check the request against the guide's example; if it is right, ask the vendor's support",
        ],
        &["thing.proxy.provisioning.product_register"],
        COMMON,
    ),
    row(
        "401",
        [
            "signature is wrong",
            "the platform signed the same parameters with its own copy of the secret and got another signature",
            "compare the text that was signed with the guide's rule: sorted parameters, names and values joined without \
             separators, the right secret, the method that is announced",
        ],
        &["thing.topo.add", "thing.sub.register", "http.auth.devicename"],
        "devices guide 2019, 3.2, 5.2, 5.3 and chapter 6",
    ),
    row(
        "427",
        [
            "connected elsewhere",
            "another client came online with the same ProductKey, DeviceName and DeviceSecret, and this session was \
             ended; or the device reconnects too often",
            "give each device its own certificate; look in the console when the device last came online",
        ],
        &["ext.error"],
        SESSION,
    ),
    row(
        "428",
        [
            "too many sub-devices under the gateway",
            "the gateway has as many sub-devices as it may: 1,500 by the 2019 edition, 200 by that of 2018",
            "take sub-devices out of the gateway's topology, or spread them over more gateways",
        ],
        &["combine.login"],
        SESSION,
    ),
    row(
        "429",
        [
            "too many requests",
            "requests come more often than the platform takes them",
            "send less often, and wait longer after each refusal",
        ],
        &["thing.topo.add", "thing.topo.delete", "thing.topo.get", "ota.device.request"],
        COMMON,
    ),
    row(
        "429",
        [
            "too many logins",
            "the gateway asks for logins too often, or one sub-device came online more than five times in a minute",
            "keep sub-devices logged in, and wait longer after each refusal",
        ],
        &["combine.login"],
        SESSION,
    ),
    row(
        "460",
        [
            "request parameter error",
            "parameters are empty, of the wrong form, or too many; or the JSON or the authentication parameters are wrong",
            "compare the request with the guide's example, member by member",
        ],
        &[
            "thing.sub.register",
            "http.auth.register.device",
            "http.auth.devicename",
            "thing.proxy.provisioning.product_register",
            "thing.topo.add",
            "thing.topo.delete",
            "thing.topo.get",
            "thing.list.found",
            "combine.login",
            "combine.logout",
            "thing.event.property.post",
            "thing.event.post",
            "thing.event.property.pack.post",
            "thing.model.up_raw",
            "thing.property.desired.get",
            "thing.property.desired.delete",
            "thing.deviceinfo.update",
            "thing.deviceinfo.delete",
            "thing.dsltemplate.get",
            "thing.config.get",
        ],
        COMMON,
    ),
    row(
        "500",
        [
            "platform error",
            "something failed inside the platform",
            "try again later; if it stays, ask the vendor's support",
        ],
        &[
            "thing.sub.register",
            "http.auth.register.device",
            "http.auth.devicename",
            "thing.topo.get",
            "thing.list.found",
            "combine.login",
            "combine.logout",
            "thing.event.property.post",
            "thing.event.post",
            "thing.model.up_raw",
            "thing.property.desired.get",
            "thing.property.desired.delete",
            "thing.deviceinfo.delete",
            "ota.device.request",
            "thing.config.get",
        ],
        COMMON,
    ),
    row(
        "520",
        [
            "no session",
            "the sub-device is not online: it went offline before, or never logged in",
            "log the sub-device in before it is logged out or sends",
        ],
        &["combine.logout"],
        SESSION,
    ),
    row(
        "520",
        [
            "session error",
            "the sub-device that a message came from has no session, or has one through another gateway",
            "log the sub-device in through this gateway, and send again",
        ],
        &["ext.error"],
        SESSION,
    ),
    row(
        "521",
        [
            "device is deleted",
            "the sub-device was deleted from its product",
            "look for the device in the console; register it again, or drop it from the gateway",
        ],
        &["combine.login", "ext.error"],
        SESSION,
    ),
    row(
        "522",
        [
            "device is disabled",
            "the sub-device was disabled in the console or by a call of the platform's API",
            "enable the device in the console",
        ],
        &["combine.login", "ext.error"],
        SESSION,
    ),
];
