//! The platform's side.

use alloc::{borrow::Cow, vec, vec::Vec};
use core::time::Duration;

use super::{Action, FRAGMENT_SIZE_MAX, FRAGMENT_SIZE_MIN, Ignored, Notice, Outcome};
use crate::huawei::pcp::{Body, ResultCode, Version};

/// A platform that upgrades one device.
///
/// [`Platform::start`] asks the device for its version; [`Platform::receive`] takes what the device sends. When
/// [`Platform::time_limit`] is over without a message that leads on, call [`Platform::timeout`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Platform<'p> {
    notice: Notice,
    package: &'p [u8],
    stage: Stage,
}

/// What a platform waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Stage {
    /// Nothing: it has not started.
    Idle,
    /// The device's version.
    Version,
    /// The device's answer to the notice.
    Answer,
    /// The device's requests for fragments, and its report.
    Download,
    /// The device's answer to the order to install.
    Execution,
    /// The device's report about the upgrade.
    Result,
    /// Nothing: it is over.
    Over(Outcome),
}

impl Stage {
    /// Its name in data: `idle`, `download`, ...
    pub fn name(self) -> &'static str {
        match self {
            Stage::Idle => "idle",
            Stage::Version => "version",
            Stage::Answer => "answer",
            Stage::Download => "download",
            Stage::Execution => "execution",
            Stage::Result => "result",
            Stage::Over(_) => "over",
        }
    }
}

type Actions<'a> = Vec<Action<'a>>;

impl<'p> Platform<'p> {
    /// An upgrade to `version` with this package, in fragments of so many bytes.
    ///
    /// None when the package is empty, the fragments are not of 32 to 500 bytes, or there are more than 65,535 of them.
    pub fn new(version: Version, package: &'p [u8], fragment_size: u16) -> Option<Self> {
        if package.is_empty() || !(FRAGMENT_SIZE_MIN..=FRAGMENT_SIZE_MAX).contains(&fragment_size) {
            return None;
        }
        let fragment_count = u16::try_from(package.len().div_ceil(usize::from(fragment_size))).ok()?;
        let notice = Notice { version, fragment_size, fragment_count, package_check: 0 };
        Some(Platform { notice, package, stage: Stage::Idle })
    }

    /// With a package check code, as older platforms send one.
    #[must_use]
    pub fn with_package_check(mut self, package_check: u16) -> Self {
        self.notice.package_check = package_check;
        self
    }

    /// At this stage: goes on with an upgrade that was kept somewhere else meanwhile, as a service with many devices does.
    #[must_use]
    pub fn resumed_at(mut self, stage: Stage) -> Self {
        self.stage = stage;
        self
    }

    /// The package as it is announced.
    pub fn notice(&self) -> Notice {
        self.notice
    }

    /// What it waits for.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// How long the guide has it wait for that. IoTDA guide 3.8, the flow of an upgrade over LwM2M. For the answer to the notice it
    /// gives no time of its own: it is that for the version.
    pub fn time_limit(&self) -> Option<Duration> {
        let minutes = match self.stage {
            Stage::Idle | Stage::Over(_) => return None,
            Stage::Version | Stage::Answer => 3,
            Stage::Download => 60,
            Stage::Execution | Stage::Result => 30,
        };
        Some(Duration::from_secs(60_u64.saturating_mul(minutes)))
    }

    /// Starts: asks for the version.
    pub fn start(&mut self) -> Actions<'p> {
        self.stage = Stage::Version;
        vec![Action::Send(Body::QueryVersionRequest)]
    }

    /// Takes a message of the device.
    pub fn receive(&mut self, body: &Body<'_>) -> Actions<'p> {
        match body {
            Body::QueryVersionResponse { version, .. } if self.stage == Stage::Version => {
                if *version == self.notice.version {
                    return self.end(Outcome::AlreadyLatest);
                }
                self.stage = Stage::Answer;
                vec![Action::Send(self.notice.body())]
            }
            Body::NewVersionResponse { result } if self.stage == Stage::Answer => {
                if *result != ResultCode::SUCCESS {
                    return self.end(Outcome::Refused(*result));
                }
                self.stage = Stage::Download;
                Vec::new()
            }
            Body::FragmentRequest { version, fragment_index } => self.fragment(*version, *fragment_index),
            Body::DownloadReportRequest { status } => self.downloaded(*status),
            Body::ExecuteResponse { result } if self.stage == Stage::Execution => {
                if *result != ResultCode::SUCCESS {
                    return self.end(Outcome::NotExecuted(*result));
                }
                self.stage = Stage::Result;
                Vec::new()
            }
            Body::ResultRequest { result, version } => self.reported(*result, *version),
            Body::QueryVersionResponse { .. }
            | Body::NewVersionResponse { .. }
            | Body::ExecuteResponse { .. } => {
                vec![Action::Ignored(Ignored::NotExpected)]
            }
            _ => vec![Action::Ignored(Ignored::NotForThisSide)],
        }
    }

    /// The time for what it waits for is over: the task ends.
    pub fn timeout(&mut self) -> Actions<'p> {
        match self.stage {
            Stage::Idle | Stage::Over(_) => Vec::new(),
            _ => self.end(Outcome::TimedOut),
        }
    }

    /// A device that asks for fragments has taken the notice, whether or not its answer came.
    fn fragment(&mut self, version: Version, index: u16) -> Actions<'p> {
        let refusal = |result| {
            let data = Cow::Borrowed([].as_slice());
            vec![Action::Send(Body::FragmentResponse { result, fragment_index: Some(index), data })]
        };
        if !matches!(self.stage, Stage::Answer | Stage::Download) || version != self.notice.version {
            return refusal(ResultCode::NO_TASK);
        }
        self.stage = Stage::Download;
        let size = usize::from(self.notice.fragment_size);
        let start = usize::from(index).saturating_mul(size);
        let end = start.saturating_add(size).min(self.package.len());
        match self.package.get(start..end).filter(|data| !data.is_empty()) {
            Some(data) => vec![Action::Send(Body::FragmentResponse {
                result: ResultCode::SUCCESS,
                fragment_index: Some(index),
                data: Cow::Borrowed(data),
            })],
            None => refusal(ResultCode::NO_FRAGMENT),
        }
    }

    fn downloaded(&mut self, status: ResultCode) -> Actions<'p> {
        let noted = |result| Action::Send(Body::DownloadReportResponse { result });
        match self.stage {
            Stage::Answer | Stage::Download if status == ResultCode::SUCCESS => {
                self.stage = Stage::Execution;
                vec![noted(ResultCode::SUCCESS), Action::Send(Body::ExecuteRequest)]
            }
            Stage::Answer | Stage::Download => {
                let mut actions = vec![noted(ResultCode::SUCCESS)];
                actions.extend(self.end(Outcome::NotDownloaded(status)));
                actions
            }
            // Its answer was lost, or the order that went with it.
            Stage::Execution => vec![noted(ResultCode::SUCCESS), Action::Send(Body::ExecuteRequest)],
            Stage::Over(Outcome::NotDownloaded(_)) => vec![noted(ResultCode::SUCCESS)],
            _ => vec![noted(ResultCode::NO_TASK)],
        }
    }

    fn reported(&mut self, result: ResultCode, version: Version) -> Actions<'p> {
        let noted = |result| Action::Send(Body::ResultResponse { result });
        match self.stage {
            // The answer to the order may be lost.
            Stage::Execution | Stage::Result => {
                let outcome = match result {
                    ResultCode::SUCCESS if version == self.notice.version => Outcome::Upgraded,
                    ResultCode::SUCCESS => Outcome::OtherVersion(version),
                    _ => Outcome::Failed(result),
                };
                let mut actions = vec![noted(ResultCode::SUCCESS)];
                actions.extend(self.end(outcome));
                actions
            }
            // The device did not hear that note was taken.
            Stage::Over(Outcome::Upgraded | Outcome::OtherVersion(_) | Outcome::Failed(_)) => {
                vec![noted(ResultCode::SUCCESS)]
            }
            _ => vec![noted(ResultCode::NO_TASK)],
        }
    }

    fn end(&mut self, outcome: Outcome) -> Actions<'p> {
        self.stage = Stage::Over(outcome);
        vec![Action::Ended(outcome)]
    }
}
