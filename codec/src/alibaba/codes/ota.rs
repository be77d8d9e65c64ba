//! Upgrades: the platform's result codes, the steps that devices report, and what the store of packages answers.

use super::row;
use crate::codes::CodeInfo;

const fn step(code: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    row("ota_step", code, texts, &["ota.device.progress"], "devices guide 2019, chapter 4 and 5.10")
}

/// Codes of upgrade notices and of answers to a device's question; the success code is a text there.
pub(super) static RESULTS: &[CodeInfo] = &[
    row(
        "ota",
        "500",
        [
            "no upgrade",
            "there is no firmware for the device to change to",
            "nothing; make an upgrade job in the console if there should be one",
        ],
        &["ota.device.request"],
        "devices guide 2019, 5.10",
    ),
    row(
        "ota",
        "1000",
        [
            "success",
            "a firmware is ready; the data say where",
            "download, verify and install it, and report the steps",
        ],
        &["ota.device.upgrade", "ota.device.request"],
        "devices guide 2019, 5.10",
    ),
];

/// Failures in an upgrade's progress; 1 to 100 are per cent.
pub(super) static STEPS: &[CodeInfo] = &[
    step(
        "-1",
        ["upgrade failed", "the device could not change to the new firmware", "look at the device's own log"],
    ),
    step(
        "-2",
        [
            "download failed",
            "the device could not fetch the firmware; its address is good for 24 hours",
            "ask for the firmware again with ota.device.request",
        ],
    ),
    step(
        "-3",
        [
            "verification failed",
            "the file has not the announced size or digest (chapter 4 of the 2019 edition says that authentication failed)",
            "download it again; compare signMethod with the digest that the device computes",
        ],
    ),
    step(
        "-4",
        [
            "installation failed",
            "the device could not write the firmware to its flash",
            "look at the device's own log, and at the space that it has",
        ],
    ),
];

/// The store that packages are downloaded from answers in XML.
pub(super) static STORAGE: &[CodeInfo] = &[
    row(
        "oss",
        "AccessDenied",
        [
            "access denied",
            "the address of the firmware is older than 24 hours",
            "ask for the firmware again with ota.device.request",
        ],
        &["ota.device.upgrade", "ota.device.request"],
        "devices guide 2019, chapter 4",
    ),
    row(
        "oss",
        "SignatureDoesNotMatch",
        [
            "signature does not match",
            "the address was changed on its way, often by a cut or a second escaping of its query",
            "use the address as it is, byte for byte",
        ],
        &["ota.device.upgrade", "ota.device.request"],
        "devices guide 2019, chapter 4",
    ),
];
