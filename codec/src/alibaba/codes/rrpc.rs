//! How a call to a device (RRPC) ended, as the platform's log and API print it.

use super::row as full;
use crate::codes::CodeInfo;

const fn row(code: &'static str, also: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    CodeInfo {
        also,
        ..full("rrpc", code, texts, &["rrpc.request", "ext.rrpc"], "devices guide 2018, chapter 13")
    }
}

pub(super) static CODES: &[CodeInfo] = &[
    row(
        "UNKNOW",
        "UNKNOWN",
        [
            "unknown",
            "the call ended for no reason that the platform knows",
            "look for the call in the console's device log",
        ],
    ),
    row(
        "TIMEOUT",
        "",
        [
            "timed out",
            "the device did not answer in time",
            "look whether the device subscribes to the request and answers on the response topic with the same message id",
        ],
    ),
    row("OFFLINE", "", ["offline", "the device is not connected", "call again when the device is online"]),
    row(
        "HALFCONN",
        "",
        [
            "half connected",
            "the platform still holds a connection that the device has left",
            "call again when the device has reconnected; a shorter keep-alive finds it sooner",
        ],
    ),
];
