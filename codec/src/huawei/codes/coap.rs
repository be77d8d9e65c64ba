//! What a LwM2M/CoAP device answers.

use super::row as full;
use crate::codes::CodeInfo;

pub(super) static CODES: &[CodeInfo] = &[CodeInfo {
    also: "205",
    ..full(
        "coap",
        "2.05",
        ["result of a command", "the device carried out the command; its answer holds the result", "nothing"],
        &[],
        "IoTDA guide 4.5.2; RFC 7252 section 5.9.1.5",
    )
}];
