//! Message codes and result codes.

use core::fmt;

use crate::codes::CodeInfo;

/// Byte 3 of a frame. Only 19 to 24 are defined; others are kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct MessageCode(pub u8);

impl MessageCode {
    /// 19: the platform asks for the device's version.
    pub const QUERY_VERSION: Self = MessageCode(19);
    /// 20: the platform announces a new package.
    pub const NEW_VERSION: Self = MessageCode(20);
    /// 21: the device asks for a fragment of the package.
    pub const FRAGMENT: Self = MessageCode(21);
    /// 22: the device reports how the download went.
    pub const DOWNLOAD_REPORT: Self = MessageCode(22);
    /// 23: the platform tells the device to install.
    pub const EXECUTE: Self = MessageCode(23);
    /// 24: the device reports how the upgrade went.
    pub const RESULT: Self = MessageCode(24);

    /// The defined codes.
    pub const DEFINED: [Self; 6] = [
        Self::QUERY_VERSION,
        Self::NEW_VERSION,
        Self::FRAGMENT,
        Self::DOWNLOAD_REPORT,
        Self::EXECUTE,
        Self::RESULT,
    ];

    /// Whether the guide defines it.
    pub fn is_defined(self) -> bool {
        matches!(self.0, 19..=24)
    }

    /// The guide's name for it, or what it says of the number.
    pub fn meaning(self) -> &'static str {
        match self.0 {
            19 => "query version",
            20 => "new version notice",
            21 => "package fragment",
            22 => "download report",
            23 => "execute upgrade",
            24 => "upgrade result",
            0..=18 | 25..=127 => "reserved",
            _ => "not mentioned in the guide",
        }
    }
}

impl fmt::Display for MessageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (0x{:02x})", self.0, self.0)
    }
}

/// A result code or download status: one byte, kept whatever it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ResultCode(pub u8);

impl ResultCode {
    /// 0: done, or allowed.
    pub const SUCCESS: Self = ResultCode(0);
    /// 0x80: the platform has no such upgrade task.
    pub const NO_TASK: Self = ResultCode(0x80);
    /// 0x81: the package has no such fragment.
    pub const NO_FRAGMENT: Self = ResultCode(0x81);

    /// What the guide says of it, for whichever message.
    pub fn meaning(self) -> Option<&'static str> {
        self.info().map(|info| info.meaning)
    }

    /// Whether the guide lists it for messages of this kind.
    pub fn is_documented_for(self, kind: &str) -> bool {
        self.info().is_some_and(|info| info.used_in.contains(&kind))
    }

    /// Its row of [`CODES`].
    pub fn info(self) -> Option<&'static CodeInfo> {
        let row = match self.0 {
            low @ 0..=10 => usize::from(low),
            0x7f => 11,
            0x80 => 12,
            0x81 => 13,
            _ => return None,
        };
        CODES.get(row)
    }
}

impl fmt::Display for ResultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.meaning() {
            Some(meaning) => write!(f, "{} ({meaning})", self.0),
            None => write!(f, "{}", self.0),
        }
    }
}

const fn row(
    code: &'static str,
    also: &'static str,
    [meaning, cause, remedy]: [&'static str; 3],
    used_in: &'static [&'static str],
) -> CodeInfo {
    CodeInfo { family: "pcp", code, also, meaning, cause, remedy, used_in, spec: "IoTDA guide 3.8.3" }
}

/// The result codes of all PCP messages, in order of number, with the messages that the guide lists each for.
pub static CODES: &[CodeInfo] = &[
    row(
        "0",
        "0x00",
        ["success", "the request was carried out, or the upgrade is allowed", "nothing"],
        &[
            "pcp.query_version.response",
            "pcp.new_version.response",
            "pcp.fragment.response",
            "pcp.download_report.request",
            "pcp.download_report.response",
            "pcp.execute.response",
            "pcp.result.request",
            "pcp.result.response",
        ],
    ),
    row(
        "1",
        "0x01",
        [
            "device in use",
            "the device is busy with its own work",
            "start the upgrade again when the device is idle",
        ],
        &["pcp.new_version.response", "pcp.execute.response", "pcp.result.request"],
    ),
    row(
        "2",
        "0x02",
        [
            "poor signal",
            "the radio signal is too weak for a download",
            "try again where or when coverage is better",
        ],
        &["pcp.new_version.response"],
    ),
    row(
        "3",
        "0x03",
        ["already the latest version", "the device runs the announced version", "end the upgrade task"],
        &["pcp.new_version.response"],
    ),
    row(
        "4",
        "0x04",
        ["low battery", "the charge does not last for an upgrade", "charge the device and try again"],
        &["pcp.new_version.response", "pcp.execute.response", "pcp.result.request"],
    ),
    row(
        "5",
        "0x05",
        [
            "not enough space",
            "the package does not fit into the device's storage",
            "free storage or make a smaller package",
        ],
        &[
            "pcp.new_version.response",
            "pcp.download_report.request",
            "pcp.execute.response",
            "pcp.result.request",
        ],
    ),
    row(
        "6",
        "0x06",
        [
            "download timed out",
            "fragments did not arrive in time",
            "check coverage and start the upgrade again",
        ],
        &["pcp.download_report.request"],
    ),
    row(
        "7",
        "0x07",
        [
            "package check failed",
            "the assembled package does not pass the device's own check",
            "check the package and its fragments",
        ],
        &["pcp.download_report.request"],
    ),
    row(
        "8",
        "0x08",
        [
            "package type not supported",
            "the package is not for this device",
            "upload a package for this model",
        ],
        &["pcp.download_report.request"],
    ),
    row(
        "9",
        "0x09",
        [
            "not enough memory",
            "the device has too little working memory",
            "free memory, or restart the device and try again",
        ],
        &["pcp.new_version.response", "pcp.execute.response", "pcp.result.request"],
    ),
    row(
        "10",
        "0x0a",
        [
            "installation failed",
            "the package was fetched but could not be installed",
            "read the device's own log",
        ],
        &["pcp.result.request"],
    ),
    row(
        "127",
        "0x7f",
        ["internal error", "something else went wrong in the device", "read the device's own log"],
        &["pcp.new_version.response", "pcp.result.request"],
    ),
    row(
        "128",
        "0x80",
        ["no such upgrade task", "the platform has ended or never had the task", "start a new upgrade task"],
        &["pcp.fragment.response", "pcp.download_report.response", "pcp.result.response"],
    ),
    row(
        "129",
        "0x81",
        [
            "no such fragment",
            "the fragment index is outside the package",
            "ask for an index below the announced count",
        ],
        &["pcp.fragment.response"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn each_row_is_found_by_its_number() {
        for number in 0..=u8::MAX {
            if let Some(info) = ResultCode(number).info() {
                assert_eq!(info.code, number.to_string());
                assert_eq!(info.also, alloc::format!("0x{number:02x}"));
            }
        }
        assert_eq!((0..=u8::MAX).filter(|number| ResultCode(*number).info().is_some()).count(), CODES.len());
    }
}
