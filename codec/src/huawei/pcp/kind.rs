//! The kinds of PCP message.

use super::MessageCode;
use crate::kind::{
    Direction::{self, Down, Up},
    Kind, KindInfo, Protocol, Vendor,
};

const fn row(name: &'static str, direction: Option<Direction>, summary: &'static str) -> KindInfo {
    KindInfo::new(name, Some(Vendor::Huawei), Protocol::Pcp, direction, None, summary, "IoTDA guide 3.8.3")
}

/// Every kind of PCP message.
pub static KINDS: [KindInfo; 14] = [
    row("pcp.query_version.request", Some(Down), "the platform asks for the device's version"),
    row("pcp.query_version.response", Some(Up), "the device tells its version"),
    row("pcp.new_version.request", Some(Down), "the platform announces a package and its fragments"),
    row("pcp.new_version.response", Some(Up), "the device allows the upgrade, or says why not"),
    row("pcp.fragment.request", Some(Up), "the device asks for one fragment"),
    row("pcp.fragment.response", Some(Down), "the platform sends one fragment"),
    row("pcp.download_report.request", Some(Up), "the device reports how the download went"),
    row("pcp.download_report.response", Some(Down), "the platform takes note of the download"),
    row("pcp.execute.request", Some(Down), "the platform tells the device to install"),
    row("pcp.execute.response", Some(Up), "the device starts installing, or says why not"),
    row("pcp.result.request", Some(Up), "the device reports how the upgrade went and its version"),
    row("pcp.result.response", Some(Down), "the platform takes note of the result"),
    row("pcp.ambiguous", None, "a frame that reads as a request and as a response"),
    row("pcp.unknown", None, "a frame whose message code is not defined"),
];

/// The kind of a message code's request or response.
pub(super) fn kind_of(code: MessageCode, response: bool) -> Kind {
    match code.0.checked_sub(19) {
        Some(family @ 0..=5) => {
            {
                // Two rows a message code, request first.
                let row = usize::from(family).saturating_mul(2).saturating_add(usize::from(response));
                KINDS.get(row).map_or_else(unknown, Kind::new)
            }
        }
        _ => unknown(),
    }
}

/// The kind of a frame that reads both ways.
pub(super) fn ambiguous() -> Kind {
    Kind::new(&KINDS[12])
}

/// The kind of a frame with an undefined message code.
pub(super) fn unknown() -> Kind {
    Kind::new(&KINDS[13])
}
