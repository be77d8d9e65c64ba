//! An upgrade as it goes on: what a device and a platform do next, by the guide's flow.
//!
//! [`Device`] and [`Platform`] are state and nothing else: they take a message, or that time is up, and say what to do:
//! send a message, store a fragment, install. Sockets, clocks and storage are the caller's, so a gateway, a test rig and a
//! simulator share them. Sending twice does no harm: each of the two takes repeated and late messages.
//!
//! ```
//! use thingwire::huawei::pcp::{ResultCode, Version, upgrade::{Action, Device, Platform, Outcome}};
//!
//! let old = Version::new("V0.9").unwrap();
//! let new = Version::new("V1.0").unwrap();
//! let mut platform = Platform::new(new, b"HELLO, IoT SOTA!", 500).unwrap();
//! let mut device = Device::new(old);
//! let (mut up, mut down) = (Vec::new(), platform.start());
//! let mut outcome = None;
//! while outcome.is_none() {
//!     for action in std::mem::take(&mut down) {
//!         match action {
//!             Action::Send(body) => up.extend(device.receive(&body)),
//!             Action::Ended(end) => outcome = Some(end),
//!             _ => {}
//!         }
//!     }
//!     for action in std::mem::take(&mut up) {
//!         match action {
//!             Action::Send(body) => down.extend(platform.receive(&body)),
//!             Action::Decide(_) => up.extend(device.decide(ResultCode::SUCCESS)),
//!             Action::Check => up.extend(device.checked(ResultCode::SUCCESS)),
//!             Action::Install => up.extend(device.installed(ResultCode::SUCCESS, new)),
//!             _ => {}
//!         }
//!     }
//! }
//! assert_eq!(outcome, Some(Outcome::Upgraded));
//! ```

mod device;
mod fragments;
mod platform;

use alloc::borrow::Cow;

pub use device::{Device, Doing};
pub use fragments::Fragments;
pub use platform::{Platform, Stage};

use super::{Body, ResultCode, Version};

/// The smallest fragment that a platform makes, in bytes. IoTDA guide 3.8.2.
pub const FRAGMENT_SIZE_MIN: u16 = 32;
/// The largest fragment that a platform makes, in bytes, and what it makes when nothing else is set. IoTDA guide 3.8.2.
pub const FRAGMENT_SIZE_MAX: u16 = 500;

/// A package that a platform announces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Notice {
    /// What it upgrades to.
    pub version: Version,
    /// Bytes of each fragment but the last.
    pub fragment_size: u16,
    /// How many fragments there are.
    pub fragment_count: u16,
    /// 0, or what an older platform tells packages apart by.
    pub package_check: u16,
}

impl Notice {
    /// The message.
    pub fn body(&self) -> Body<'static> {
        Body::NewVersionRequest {
            version: self.version,
            fragment_size: self.fragment_size,
            fragment_count: self.fragment_count,
            package_check: self.package_check,
        }
    }
}

/// What to do next.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Action<'a> {
    /// Send this to the other side.
    Send(Body<'a>),
    /// Device: decide on the package, and call [`Device::decide`].
    Decide(Notice),
    /// Device: store this fragment.
    Store {
        /// Which one, from 0.
        index: u16,
        /// Where it starts in the package.
        offset: usize,
        /// The fragment.
        data: Cow<'a, [u8]>,
    },
    /// Device: all fragments are there. Check the package, and call [`Device::checked`].
    Check,
    /// Device: install the package, and call [`Device::installed`], after the restart if there is one.
    Install,
    /// The upgrade is over.
    Ended(Outcome),
    /// The message was left aside.
    Ignored(Ignored),
}

/// How an upgrade ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Outcome {
    /// The device runs the new version.
    Upgraded,
    /// It ran it before: nothing to do.
    AlreadyLatest,
    /// The device does not take the package.
    Refused(ResultCode),
    /// The device did not get the package, or it is not right.
    NotDownloaded(ResultCode),
    /// The device does not start to install.
    NotExecuted(ResultCode),
    /// The installation failed.
    Failed(ResultCode),
    /// The device reports success and another version than the announced one.
    OtherVersion(Version),
    /// The platform has no such task, or no such fragment.
    NoTask(ResultCode),
    /// The other side did not answer in time.
    TimedOut,
}

impl Outcome {
    /// Its name in data: `upgraded`, `already_latest`, ...
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Upgraded => "upgraded",
            Outcome::AlreadyLatest => "already_latest",
            Outcome::Refused(_) => "refused",
            Outcome::NotDownloaded(_) => "not_downloaded",
            Outcome::NotExecuted(_) => "not_executed",
            Outcome::Failed(_) => "failed",
            Outcome::OtherVersion(_) => "other_version",
            Outcome::NoTask(_) => "no_task",
            Outcome::TimedOut => "timed_out",
        }
    }

    /// The code that the other side gave, where it gave one.
    pub fn result(self) -> Option<ResultCode> {
        match self {
            Outcome::Refused(result)
            | Outcome::NotDownloaded(result)
            | Outcome::NotExecuted(result)
            | Outcome::Failed(result)
            | Outcome::NoTask(result) => Some(result),
            Outcome::Upgraded | Outcome::AlreadyLatest | Outcome::OtherVersion(_) | Outcome::TimedOut => None,
        }
    }
}

/// Why a message was left aside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Ignored {
    /// Only the other side sends such a message, or it is none of the flow.
    NotForThisSide,
    /// It answers nothing that was asked, or comes too early or too late.
    NotExpected,
    /// A fragment for another version or of another number than was asked for.
    OtherFragment,
    /// A fragment of another size than was announced.
    FragmentSize {
        /// The announced size; of the last fragment the most it may have.
        expected: u16,
        /// Its size.
        found: usize,
    },
    /// A notice without fragments, or of fragments without bytes.
    EmptyPackage,
}

impl Ignored {
    /// Its name in data: `not_expected`, `fragment_size`, ...
    pub fn name(self) -> &'static str {
        match self {
            Ignored::NotForThisSide => "not_for_this_side",
            Ignored::NotExpected => "not_expected",
            Ignored::OtherFragment => "other_fragment",
            Ignored::FragmentSize { .. } => "fragment_size",
            Ignored::EmptyPackage => "empty_package",
        }
    }
}

impl core::fmt::Display for Ignored {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Ignored::NotForThisSide => f.write_str("not a message that this side receives"),
            Ignored::NotExpected => f.write_str("not expected at this point"),
            Ignored::OtherFragment => f.write_str("not the fragment that was asked for"),
            Ignored::FragmentSize { expected, found } => {
                write!(f, "a fragment of {found} bytes where {expected} were announced")
            }
            Ignored::EmptyPackage => f.write_str("a package without bytes"),
        }
    }
}
