//! The device's side.

use alloc::{borrow::Cow, vec, vec::Vec};

use super::{Action, Fragments, Ignored, Notice, Outcome};
use crate::huawei::pcp::{Body, ResultCode, Version};

/// A device that can be upgraded.
///
/// It takes what the platform sends with [`Device::receive`]. Where it has asked for something, call [`Device::timeout`]
/// when no answer came in good time: it asks again, and gives up after some attempts. Devices in the field wait two
/// seconds and more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Device {
    running: Version,
    doing: Doing,
    package: Option<(Notice, Fragments)>,
    attempts_left: u8,
}

/// What a device is at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Doing {
    /// Its own work: no upgrade is on.
    Nothing,
    /// The caller decides on a package.
    Deciding,
    /// It asks for fragments.
    Downloading,
    /// All fragments are there: the caller checks the package.
    Checking,
    /// It has reported how the download went, and waits for the platform to take note.
    ReportingDownload {
        /// What it reported.
        status: ResultCode,
    },
    /// The package is there: it waits to be told to install it.
    Ready,
    /// The caller installs the package.
    Installing,
    /// It has reported how the upgrade went, and waits for the platform to take note.
    ReportingResult {
        /// What it reported.
        result: ResultCode,
    },
}

impl Doing {
    /// Its name in data: `nothing`, `downloading`, ...
    pub fn name(self) -> &'static str {
        match self {
            Doing::Nothing => "nothing",
            Doing::Deciding => "deciding",
            Doing::Downloading => "downloading",
            Doing::Checking => "checking",
            Doing::ReportingDownload { .. } => "reporting_download",
            Doing::Ready => "ready",
            Doing::Installing => "installing",
            Doing::ReportingResult { .. } => "reporting_result",
        }
    }
}

/// How often something is asked for, the first time included.
const ATTEMPTS: u8 = 3;

type Actions<'a> = Vec<Action<'a>>;

impl Device {
    /// A device that runs this version.
    pub fn new(running: Version) -> Self {
        Device { running, doing: Doing::Nothing, package: None, attempts_left: 0 }
    }

    /// A device that was told of a package and has stored some fragments of it before: after a restart in the middle of a
    /// download. It goes on once the platform announces the same package again, or at [`Device::timeout`].
    #[must_use]
    pub fn resumed(running: Version, notice: Notice, stored: Fragments) -> Self {
        let doing = if stored.first_missing().is_some() { Doing::Downloading } else { Doing::Checking };
        Device { running, doing, package: Some((notice, stored)), attempts_left: ATTEMPTS }
    }

    /// What it is at.
    pub fn doing(&self) -> Doing {
        self.doing
    }

    /// The version that it runs.
    pub fn running(&self) -> Version {
        self.running
    }

    /// The package that it was told of last.
    pub fn notice(&self) -> Option<Notice> {
        self.package.as_ref().map(|(notice, _)| *notice)
    }

    /// The fragments of it that are stored.
    pub fn fragments(&self) -> Option<&Fragments> {
        self.package.as_ref().map(|(_, fragments)| fragments)
    }

    /// Takes a message of the platform.
    pub fn receive<'a>(&mut self, body: &Body<'a>) -> Actions<'a> {
        match body {
            Body::QueryVersionRequest => {
                vec![Action::Send(Body::QueryVersionResponse {
                    result: ResultCode::SUCCESS,
                    version: self.running,
                })]
            }
            Body::NewVersionRequest { version, fragment_size, fragment_count, package_check } => self
                .noticed(Notice {
                    version: *version,
                    fragment_size: *fragment_size,
                    fragment_count: *fragment_count,
                    package_check: *package_check,
                }),
            Body::FragmentResponse { result, fragment_index, data } => {
                self.fragment(*result, *fragment_index, data)
            }
            Body::DownloadReportResponse { result } => self.download_noted(*result),
            Body::ExecuteRequest => match self.doing {
                // The platform may tell before its answer to the report has come.
                Doing::Ready | Doing::ReportingDownload { status: ResultCode::SUCCESS } => {
                    self.doing = Doing::Installing;
                    vec![Action::Send(Body::ExecuteResponse { result: ResultCode::SUCCESS }), Action::Install]
                }
                // Its answer was lost.
                Doing::Installing => {
                    vec![Action::Send(Body::ExecuteResponse { result: ResultCode::SUCCESS })]
                }
                _ => vec![Action::Ignored(Ignored::NotExpected)],
            },
            Body::ResultResponse { result } => match self.doing {
                Doing::ReportingResult { result: reported } => {
                    self.doing = Doing::Nothing;
                    self.package = None;
                    vec![Action::Ended(match (*result, reported) {
                        (ResultCode::SUCCESS, ResultCode::SUCCESS) => Outcome::Upgraded,
                        (ResultCode::SUCCESS, _) => Outcome::Failed(reported),
                        _ => Outcome::NoTask(*result),
                    })]
                }
                _ => vec![Action::Ignored(Ignored::NotExpected)],
            },
            _ => vec![Action::Ignored(Ignored::NotForThisSide)],
        }
    }

    /// Says whether the package is taken: 0, or why not.
    pub fn decide(&mut self, result: ResultCode) -> Actions<'static> {
        if self.doing != Doing::Deciding {
            return Vec::new();
        }
        let answer = Action::Send(Body::NewVersionResponse { result });
        if result != ResultCode::SUCCESS {
            self.doing = Doing::Nothing;
            self.package = None;
            return vec![answer, Action::Ended(Outcome::Refused(result))];
        }
        let mut actions = vec![answer];
        actions.extend(self.next_fragment());
        actions
    }

    /// Says how the check of the whole package went: 0, or what is wrong. Of a package that is not right nothing is kept: where
    /// the platform announces it again, all its fragments are asked for again.
    pub fn checked(&mut self, status: ResultCode) -> Actions<'static> {
        if self.doing != Doing::Checking {
            return Vec::new();
        }
        if let Some((notice, fragments)) = self.package.as_mut().filter(|_| status != ResultCode::SUCCESS) {
            *fragments = Fragments::none_of(notice.fragment_count);
        }
        self.report_download(status)
    }

    /// Gives a download up, for want of space for example: reports this status.
    pub fn give_up(&mut self, status: ResultCode) -> Actions<'static> {
        match self.doing {
            Doing::Downloading | Doing::Checking => self.report_download(status),
            _ => Vec::new(),
        }
    }

    /// Says how the installation went, and what runs now.
    pub fn installed(&mut self, result: ResultCode, version: Version) -> Actions<'static> {
        if self.doing != Doing::Installing {
            return Vec::new();
        }
        self.running = version;
        self.doing = Doing::ReportingResult { result };
        self.attempts_left = ATTEMPTS;
        self.ask()
    }

    /// No answer came in good time: asks again, or gives up.
    pub fn timeout(&mut self) -> Actions<'static> {
        match self.doing {
            Doing::Downloading if self.attempts_left == 0 => self.report_download(DOWNLOAD_TIMED_OUT),
            Doing::ReportingDownload { .. } | Doing::ReportingResult { .. } if self.attempts_left == 0 => {
                self.doing = Doing::Nothing;
                vec![Action::Ended(Outcome::TimedOut)]
            }
            _ => self.ask(),
        }
    }

    fn noticed(&mut self, notice: Notice) -> Actions<'static> {
        if notice.fragment_size == 0 || notice.fragment_count == 0 {
            return vec![Action::Ignored(Ignored::EmptyPackage)];
        }
        if matches!(self.doing, Doing::Installing | Doing::ReportingResult { .. }) {
            return vec![Action::Ignored(Ignored::NotExpected)];
        }
        let same = self.notice() == Some(notice);
        match self.doing {
            // The same package once more: the answer was lost, or the device was away. It goes on where it was.
            Doing::Downloading if same => {
                self.attempts_left = ATTEMPTS;
                let mut actions =
                    vec![Action::Send(Body::NewVersionResponse { result: ResultCode::SUCCESS })];
                actions.extend(self.ask());
                actions
            }
            Doing::Checking | Doing::ReportingDownload { .. } | Doing::Ready if same => {
                vec![Action::Send(Body::NewVersionResponse { result: ResultCode::SUCCESS })]
            }
            _ => {
                self.doing = Doing::Deciding;
                if !same {
                    self.package = Some((notice, Fragments::none_of(notice.fragment_count)));
                }
                vec![Action::Decide(notice)]
            }
        }
    }

    fn fragment<'a>(&mut self, result: ResultCode, index: Option<u16>, data: &Cow<'a, [u8]>) -> Actions<'a> {
        let (Doing::Downloading, Some((notice, fragments))) = (self.doing, &mut self.package) else {
            return vec![Action::Ignored(Ignored::NotExpected)];
        };
        if result != ResultCode::SUCCESS {
            self.doing = Doing::Nothing;
            self.package = None;
            return vec![Action::Ended(Outcome::NoTask(result))];
        }
        let Some(index) = index.filter(|index| fragments.first_missing() == Some(*index)) else {
            return vec![Action::Ignored(Ignored::OtherFragment)];
        };
        let (expected, found) = (notice.fragment_size, data.len());
        let is_last = index.checked_add(1) == Some(notice.fragment_count);
        let fits = if is_last {
            (1..=usize::from(expected)).contains(&found)
        } else {
            found == usize::from(expected)
        };
        if !fits {
            return vec![Action::Ignored(Ignored::FragmentSize { expected, found })];
        }
        fragments.insert(index);
        let offset = usize::from(index).saturating_mul(usize::from(expected));
        let mut actions = vec![Action::Store { index, offset, data: data.clone() }];
        actions.extend(self.next_fragment());
        actions
    }

    fn next_fragment(&mut self) -> Actions<'static> {
        self.attempts_left = ATTEMPTS;
        if self.fragments().is_some_and(|fragments| fragments.first_missing().is_some()) {
            self.doing = Doing::Downloading;
            self.ask()
        } else {
            self.doing = Doing::Checking;
            vec![Action::Check]
        }
    }

    fn report_download(&mut self, status: ResultCode) -> Actions<'static> {
        self.doing = Doing::ReportingDownload { status };
        self.attempts_left = ATTEMPTS;
        self.ask()
    }

    fn download_noted(&mut self, result: ResultCode) -> Actions<'static> {
        let Doing::ReportingDownload { status } = self.doing else {
            return vec![Action::Ignored(Ignored::NotExpected)];
        };
        if status == ResultCode::SUCCESS && result == ResultCode::SUCCESS {
            self.doing = Doing::Ready;
            return Vec::new();
        }
        self.doing = Doing::Nothing;
        // What has come stays, so that the same package may go on after a download that timed out.
        vec![Action::Ended(match result {
            ResultCode::SUCCESS => Outcome::NotDownloaded(status),
            _ => Outcome::NoTask(result),
        })]
    }

    /// Asks for what is awaited.
    fn ask(&mut self) -> Actions<'static> {
        let body = match (self.doing, &self.package) {
            (Doing::Downloading, Some((notice, fragments))) => fragments
                .first_missing()
                .map(|fragment_index| Body::FragmentRequest { version: notice.version, fragment_index }),
            (Doing::ReportingDownload { status }, _) => Some(Body::DownloadReportRequest { status }),
            (Doing::ReportingResult { result }, _) => {
                Some(Body::ResultRequest { result, version: self.running })
            }
            (Doing::Checking, _) => return vec![Action::Check],
            _ => None,
        };
        self.attempts_left = self.attempts_left.saturating_sub(1);
        body.map(Action::Send).into_iter().collect()
    }
}

const DOWNLOAD_TIMED_OUT: ResultCode = ResultCode(6);
