//! The platform's codes from 26000: scripts that parse raw data.

use super::row as full;
use crate::codes::CodeInfo;

/// The requests whose payload a script may parse.
const SCRIPTED: &[&str] = &[
    "thing.event.property.post",
    "thing.event.post",
    "thing.event.property.pack.post",
    "thing.model.up_raw",
];

const fn row(code: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    full("alink", code, texts, SCRIPTED, "devices guide 2019, chapter 6, table 6-2")
}

pub(super) static CODES: &[CodeInfo] = &[
    row(
        "26001",
        [
            "no parsing script",
            "the product has no script, or it was saved but not submitted",
            "submit the script on the console's page of data parsing",
        ],
    ),
    row(
        "26002",
        [
            "script failed",
            "the script was run and has an error",
            "run the script with the same data, best on a computer of your own, and correct it",
        ],
    ),
    row(
        "26006",
        [
            "script lacks a method",
            "a script must have protocolToRawData and rawDataToProtocol",
            "add the missing one on the console's page of data parsing",
        ],
    ),
    row(
        "26007",
        [
            "script returned the wrong form",
            "protocolToRawData must return an array of bytes, rawDataToProtocol a JSON object",
            "test both with the same data and look at what they return",
        ],
    ),
    row(
        "26010",
        [
            "script is run too often",
            "requests come more often than the platform takes them",
            "send less often, and wait longer after each refusal",
        ],
    ),
];
