//! Upgrades by JSON messages: the result codes of `$ota`, and the reasons in words of a failed task.

use super::row as full;
use crate::codes::CodeInfo;

const fn row(code: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    full("upgrade", code, texts, &["events.up"], "IoTDA guide 2.1.2.6.4: $ota, upgrade_progress_report")
}

/// `result_code` of `upgrade_progress_report`, in order. PCP has the same up to 10, and 127 where this has 255.
pub(super) static RESULTS: &[CodeInfo] = &[
    row("0", ["success", "the step that `progress` tells of was carried out", "nothing"]),
    row(
        "1",
        [
            "device in use",
            "the device is busy with its own work",
            "start the upgrade again when the device is idle",
        ],
    ),
    row(
        "2",
        [
            "poor signal",
            "the radio signal is too weak for a download",
            "try again where or when coverage is better",
        ],
    ),
    row("3", ["already the latest version", "the device runs the announced version", "end the upgrade task"]),
    row("4", ["low battery", "the charge does not last for an upgrade", "charge the device and try again"]),
    row(
        "5",
        [
            "not enough space",
            "the package does not fit into the device's storage",
            "free storage or make a smaller package",
        ],
    ),
    row(
        "6",
        [
            "download timed out",
            "the package did not arrive in time",
            "check coverage and the download's address, and start the upgrade again",
        ],
    ),
    row(
        "7",
        [
            "package check failed",
            "the package does not pass the device's own check",
            "compare the file's SHA-256 with `sign` of the notice",
        ],
    ),
    row(
        "8",
        [
            "package type not supported",
            "the package is not for this device",
            "upload a package for this model",
        ],
    ),
    row(
        "9",
        [
            "not enough memory",
            "the device has too little working memory",
            "free memory, or restart the device and try again",
        ],
    ),
    row(
        "10",
        [
            "installation failed",
            "the package was fetched but could not be installed",
            "read the device's own log",
        ],
    ),
    row(
        "255",
        [
            "internal error",
            "something else went wrong in the device",
            "read `description` and the device's own log",
        ],
    ),
];

const fn reason(text: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    full("upgrade_reason", text, texts, &[], "IoTDA guide 3.7, reasons of failed upgrades")
}

const DEVICE: &str = "check the device";

/// What the console says of a failed task: first of the platform's own accord, then as the device reported.
pub(super) static REASONS: &[CodeInfo] = &[
    reason(
        "Device Abnormal is not online",
        ["device is abnormal and not online", "the platform found the device offline", DEVICE],
    ),
    reason(
        "Task Conflict",
        [
            "tasks conflict",
            "another task is at work on the device",
            "see whether an upgrade of software or firmware, a collection of logs or a restart is going on",
        ],
    ),
    reason(
        "Waiting for the device online timeout",
        [
            "device did not come online in time",
            "the platform waits 25 hours for an MQTT device, 24 for one of LwM2M",
            DEVICE,
        ],
    ),
    reason(
        "Wait for the device to report upgrade result timeout",
        ["no result of the upgrade in time", "the platform waits 30 minutes after the download", DEVICE],
    ),
    reason(
        "Waiting for report device firmware version timeout",
        ["no firmware version in time", "the platform waits 3 minutes for the answer to its query", DEVICE],
    ),
    reason(
        "Waiting for report cellId timeout",
        ["no cell id in time", "the platform waits 3 minutes for the radio cell of an NB-IoT device", DEVICE],
    ),
    reason(
        "Updating timeout and query device version for check timeout",
        [
            "neither result nor version in time",
            "the platform got no result of the upgrade, and no version when it asked",
            DEVICE,
        ],
    ),
    reason(
        "Waiting for device downloaded package timeout",
        [
            "download did not end in time",
            "the platform waits 60 minutes for a download over LwM2M, 24 hours over MQTT",
            DEVICE,
        ],
    ),
    reason(
        "Waiting for device start to update timeout",
        [
            "device did not start the update in time",
            "the device has the package and does not install it",
            DEVICE,
        ],
    ),
    reason(
        "Waiting for device start download package timeout",
        [
            "device did not start the download in time",
            "the device has the notice and does not fetch the package",
            DEVICE,
        ],
    ),
    reason(
        "Not enough storage for the new firmware package",
        ["not enough storage", "the package does not fit into the device", "check the device's storage"],
    ),
    reason(
        "Out of memory during downloading process",
        [
            "out of memory while downloading",
            "the device has too little working memory",
            "check the device's memory",
        ],
    ),
    reason(
        "Connection lost during downloading process",
        [
            "connection lost while downloading",
            "the device lost its connection",
            "check the device's connection",
        ],
    ),
    reason(
        "Integrity check failure for new downloaded package",
        [
            "package is not whole",
            "the device's check of the package failed",
            "check whether the package on the device is complete",
        ],
    ),
    reason(
        "Unsupported package type",
        [
            "package type not supported",
            "the package is not for this device, or not for its state",
            "check the device's state and the manufacturer's package",
        ],
    ),
    reason(
        "Invalid URI",
        [
            "address cannot be used",
            "the device cannot fetch from the address it was given",
            "check the address of the package on the device",
        ],
    ),
    reason("Firmware update failed", ["update failed", "the device could not install the package", DEVICE]),
];
