//! `result_code` of a device's answer to the platform.

use super::row as full;
use crate::codes::CodeInfo;

const ANSWERS: &[&str] = &["properties.set.response", "commands.response", "api.commands"];

const fn row(code: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    full("result", code, texts, ANSWERS, "IoTDA guide 2.1.2.8.3 and 2.1.2.10")
}

pub(super) static CODES: &[CodeInfo] = &[
    row("0", ["success", "the device did as it was told; no code at all means the same", "nothing"]),
    row(
        "other",
        [
            "failure",
            "the device could not do it; the number is the device's own",
            "read `result_desc` or `paras`, and the device's own documentation",
        ],
    ),
];
