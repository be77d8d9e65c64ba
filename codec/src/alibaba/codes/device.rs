//! What a device answers to a request from the platform.

use super::row as full;
use crate::codes::CodeInfo;

/// The requests that devices answer.
const REQUESTS: &[&str] = &[
    "thing.service.property.set",
    "thing.service.property.get",
    "thing.service.invoke",
    "thing.topo.add.notify",
    "thing.disable",
    "thing.enable",
    "thing.delete",
    "thing.config.push",
];

const fn row(code: &'static str, texts: [&'static str; 3]) -> CodeInfo {
    full("device", code, texts, REQUESTS, "devices guide 2019, 5.12")
}

pub(super) static CODES: &[CodeInfo] = &[
    row("200", ["success", "the device carried out the request, or the service was executed", "nothing"]),
    row(
        "400",
        [
            "request error",
            "something failed inside the device, or the service was not executed",
            "look at the device's own log",
        ],
    ),
    row("429", ["too many requests", "the device is too busy for the request", "ask again later"]),
    row(
        "460",
        [
            "request parameter error",
            "the device refuses the parameters",
            "compare the request with what the device takes",
        ],
    ),
    OWN_ROW,
];

const OWN_ROW: CodeInfo = row(
    "100000-110000",
    [
        "the device's own error",
        "numbers of this range mean what the device's maker says",
        "look in the device's manual",
    ],
);

/// The numbers that devices may use for errors of their own.
pub(super) static OWN: CodeInfo = OWN_ROW;

/// Whether a code is in the range of [`OWN`].
pub(in crate::alibaba) fn is_own(code: &str) -> bool {
    code.len() == 6 && code.parse::<u32>().is_ok_and(|code| (100_000..=110_000).contains(&code))
}
