//! What functions of the vendor's C SDK return.

use super::row as full;
use crate::codes::CodeInfo;

const fn row(code: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    full("sdk", code, texts, &[], "devices guide 2019, 3.4, IOT_Sign_MQTT")
}

pub(super) static CODES: &[CodeInfo] = &[
    row("0", ["success", "the credentials were computed", "nothing"]),
    row(
        "-1",
        [
            "bad parameter",
            "a parameter of the call is missing or too long",
            "compare ProductKey, DeviceName and DeviceSecret with those in the console",
        ],
    ),
];
