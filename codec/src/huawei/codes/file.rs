//! `result_code` of a device's reports about files.

use super::row as full;
use crate::codes::CodeInfo;

const RETRY: &str = "read `status_code` and `status_description`, which may be the storage's own; ask for a new address, as one lives an hour";

pub(super) static UPLOAD: &[CodeInfo] = &[
    up("0", ["upload succeeded", "the device put the file into the storage", "nothing"]),
    up("1", ["upload failed", "the device could not put the file into the storage", RETRY]),
];

pub(super) static DOWNLOAD: &[CodeInfo] = &[
    down("0", ["download succeeded", "the device got the file from the storage", "nothing"]),
    down("1", ["download failed", "the device could not get the file from the storage", RETRY]),
];

const fn up(code: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    full(
        "file_upload",
        code,
        texts,
        &["events.up"],
        "IoTDA guide 2.1.2.5.3: $file_manager, upload_result_report",
    )
}

const fn down(code: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    full(
        "file_download",
        code,
        texts,
        &["events.up"],
        "IoTDA guide 2.1.2.5.6: $file_manager, download_result_report",
    )
}
