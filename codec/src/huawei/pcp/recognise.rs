//! Telling PCP from business data, as the platform does (IoTDA guide 3.8.3, "PCP message recognition").

use core::fmt;

use super::{Frame, START_MARK, frame::PROTOCOL_VERSION, frame_check};

/// What the product's profile says of upgrades (`omCapability.upgradeCapability`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UpgradeCapability {
    /// The device supports software upgrade.
    pub supported: bool,
    /// Its upgrade protocol is PCP.
    pub protocol_is_pcp: bool,
}

impl UpgradeCapability {
    /// A product that upgrades by PCP.
    pub const PCP: Self = UpgradeCapability { supported: true, protocol_is_pcp: true };
}

/// The steps that can fail, numbered as in the guide. Step 8 is the conclusion.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[non_exhaustive]
pub enum Step {
    /// 1: the device supports software upgrade.
    Supported = 1,
    /// 2: its upgrade protocol is PCP.
    Protocol = 2,
    /// 3: the first two bytes are FFFE.
    StartMark = 3,
    /// 4: the version is legal.
    Version = 4,
    /// 5: the message code is legal.
    MessageCode = 5,
    /// 6: the check is right, over all bytes that arrived.
    Check = 6,
    /// 7: the data length is right.
    DataLength = 7,
}

impl Step {
    /// The step's number in the guide.
    pub fn number(self) -> u8 {
        match self {
            Step::Supported => 1,
            Step::Protocol => 2,
            Step::StartMark => 3,
            Step::Version => 4,
            Step::MessageCode => 5,
            Step::Check => 6,
            Step::DataLength => 7,
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Step::Supported => "the device does not support software upgrade",
            Step::Protocol => "the device's upgrade protocol is not PCP",
            Step::StartMark => "the first two bytes are not FFFE",
            Step::Version => "the version is not 1",
            Step::MessageCode => "the message code is not one of 19 to 24",
            Step::Check => "the check is wrong",
            Step::DataLength => "the data length is wrong",
        })
    }
}

/// The platform's verdict.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Recognition {
    /// Every step passed: a PCP message.
    Pcp,
    /// Business data, because this step failed.
    Business(Step),
}

/// Runs the guide's steps in the guide's order.
///
/// The check comes before the length there, so it is taken over all bytes that arrived.
pub fn recognise(bytes: &[u8], capability: UpgradeCapability) -> Recognition {
    match first_failure(bytes, capability) {
        None => Recognition::Pcp,
        Some(step) => Recognition::Business(step),
    }
}

/// Whether the bytes pass all steps that need no product profile.
pub fn looks_like_pcp(bytes: &[u8]) -> bool {
    recognise(bytes, UpgradeCapability::PCP) == Recognition::Pcp
}

fn first_failure(bytes: &[u8], capability: UpgradeCapability) -> Option<Step> {
    if !capability.supported {
        return Some(Step::Supported);
    }
    if !capability.protocol_is_pcp {
        return Some(Step::Protocol);
    }
    if bytes.first_chunk() != Some(&START_MARK.to_be_bytes()) {
        return Some(Step::StartMark);
    }
    match bytes {
        [_, _, version, ..] if version & 0x0f == PROTOCOL_VERSION => {}
        _ => return Some(Step::Version),
    }
    match bytes {
        [_, _, _, 19..=24, ..] => {}
        _ => return Some(Step::MessageCode),
    }
    // Four or five bytes have no check to be right.
    match bytes.split_first_chunk::<6>() {
        Some(([.., high, low], _)) if u16::from_be_bytes([*high, *low]) == frame_check(bytes) => {}
        _ => return Some(Step::Check),
    }
    let right =
        Frame::view(bytes).is_some_and(|frame| usize::from(frame.data_length()) == frame.data().len());
    (!right).then_some(Step::DataLength)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::hex;

    #[test]
    fn each_step_can_fail() {
        let none = UpgradeCapability { supported: false, protocol_is_pcp: false };
        let other = UpgradeCapability { supported: true, protocol_is_pcp: false };
        for (text, capability, verdict) in [
            ("FFFE01134C9A0000", none, Recognition::Business(Step::Supported)),
            ("FFFE01134C9A0000", other, Recognition::Business(Step::Protocol)),
            ("FEFF01135E0C0000", UpgradeCapability::PCP, Recognition::Business(Step::StartMark)),
            ("FF", UpgradeCapability::PCP, Recognition::Business(Step::StartMark)),
            ("FFFE", UpgradeCapability::PCP, Recognition::Business(Step::Version)),
            ("FFFE02132CD70000", UpgradeCapability::PCP, Recognition::Business(Step::Version)),
            ("FFFE01FF78ED0000", UpgradeCapability::PCP, Recognition::Business(Step::MessageCode)),
            ("FFFE0112B5010000", UpgradeCapability::PCP, Recognition::Business(Step::MessageCode)),
            ("FFFE01134C", UpgradeCapability::PCP, Recognition::Business(Step::Check)),
            ("FFFE01134C9B0000", UpgradeCapability::PCP, Recognition::Business(Step::Check)),
            // The check is right over what arrived; the length is not.
            ("FFFE01131C3F0005", UpgradeCapability::PCP, Recognition::Business(Step::DataLength)),
            ("FFFE0113B1310000616263", UpgradeCapability::PCP, Recognition::Business(Step::DataLength)),
            ("FFFE01134C9A0000", UpgradeCapability::PCP, Recognition::Pcp),
            ("FFFE8113243C0000", UpgradeCapability::PCP, Recognition::Pcp),
        ] {
            assert_eq!(recognise(&hex::decode(text).unwrap(), capability), verdict, "{text}");
        }
    }
}
