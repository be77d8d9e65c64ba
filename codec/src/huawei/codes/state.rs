//! States of devices and certificates, and the result of provisioning.

use super::row as full;
use crate::codes::CodeInfo;

const fn device(
    code: &'static str,
    also: &'static str,
    texts: [&'static str; 3],
    used_in: &'static [&'static str],
) -> CodeInfo {
    CodeInfo { also, ..full("device_status", code, texts, used_in, "IoTDA guide 2.1.2.7 and 3.4") }
}

const REPORTED: &[&str] = &["events.up", "events.down", "push.device.status.update"];

/// What a device is, with the console's word beside the message's.
pub(super) static DEVICE: &[CodeInfo] = &[
    device(
        "ONLINE",
        "在线",
        [
            "online",
            "MQTT: connected; NB-IoT: reported within the last 25 hours; a sub-device: its gateway said so",
            "nothing",
        ],
        REPORTED,
    ),
    device(
        "OFFLINE",
        "离线",
        [
            "offline",
            "MQTT: disconnected for a minute; NB-IoT: no report for 49 hours; a sub-device: its gateway said so",
            "check the device's connection; a gateway has to report its sub-devices' states itself",
        ],
        REPORTED,
    ),
    device(
        "ABNORMAL",
        "异常",
        [
            "abnormal",
            "NB-IoT: no report for 25 hours; other devices are never so",
            "check the device's power and coverage",
        ],
        &["push.device.status.update"],
    ),
    device(
        "INACTIVE",
        "未激活",
        [
            "inactive",
            "the device is registered and has never connected",
            "connect the device, or let its gateway report its state",
        ],
        &["events.down", "push.device.status.update"],
    ),
];

const fn certificate(code: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    full("certificate_status", code, texts, &[], "IoTDA guide 11.2.2, in the console's words")
}

/// CA certificates for provisioning.
pub(super) static CERTIFICATE: &[CodeInfo] = &[
    certificate("已验证", ["verified", "the certificate can be used", "nothing"]),
    certificate(
        "未验证",
        [
            "not verified",
            "the certificate was uploaded and cannot be used yet",
            "verify it with a verification certificate; the code for it lives a day",
        ],
    ),
    certificate(
        "已过期",
        [
            "expired",
            "its time is over; the platform still verifies devices' certificates with it",
            "upload a new one",
        ],
    ),
    certificate("即将过期", ["about to expire", "its time ends within 30 days", "upload a new one soon"]),
];

const fn provisioning(code: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    full("provisioning", code, texts, &[], "IoTDA guide 11.3.1.1: status of TdpFuncBody")
}

/// What a function of a provisioning policy answers.
pub(super) static PROVISIONING: &[CodeInfo] = &[
    provisioning("allow", ["device is provisioned", "the function found a place for the device", "nothing"]),
    provisioning(
        "deny",
        [
            "device is not provisioned",
            "the function refused",
            "read `errorCode` and `errorMsg` of its context",
        ],
    ),
];
