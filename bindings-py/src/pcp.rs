//! `PcpUpgradeDevice` and `PcpUpgradePlatform`: the two sides of an upgrade as states. Frames in, what to do next out.

use std::sync::{Mutex, MutexGuard};

use pyo3::{
    exceptions::{PyTypeError, PyValueError},
    intern,
    prelude::*,
    types::{PyBytes, PyDict, PyList},
};
use thingwire::{
    Direction, Message,
    huawei::pcp::{
        self, Body, ResultCode, Version,
        upgrade::{Action, Device, Fragments, Ignored, Notice, Outcome, Platform, Stage},
    },
};

use crate::{errors::Doing, from_python::Int, held::Bytes};

/// A state that threads share. What is in it is whole at any time, so a thread that ended badly leaves nothing half done.
fn locked<T>(state: &Mutex<T>) -> MutexGuard<'_, T> {
    state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn version(text: &str) -> PyResult<Version> {
    Version::new(text)
        .ok_or_else(|| PyValueError::new_err("a version is at most 16 ASCII characters, none of them NUL"))
}

/// The message of a frame that comes from the other side.
fn with_body<T>(
    py: Python<'_>,
    frame: &Bound<'_, PyAny>,
    direction: Direction,
    take: impl FnOnce(&Body<'_>) -> PyResult<T>,
) -> PyResult<T> {
    let bytes = Bytes::of(frame)?;
    let mut record = thingwire::Record::bytes(bytes.as_slice());
    record.hints.protocol = Some(thingwire::Protocol::Pcp);
    record.hints.direction = Some(direction);
    let decoded = thingwire::decode(&record).map_err(|error| Doing::Decode.raise(py, &error))?;
    match &decoded.message {
        Message::Pcp(message) => take(&message.body),
        _ => Err(PyTypeError::new_err("a frame of PCP is wanted")),
    }
}

/// What is to be done, as dicts in the order in which it is to be done.
fn actions<'py>(py: Python<'py>, actions: &[Action<'_>]) -> PyResult<Bound<'py, PyList>> {
    let list = PyList::empty(py);
    for action in actions {
        list.append(action_dict(py, action)?)?;
    }
    Ok(list)
}

fn action_dict<'py>(py: Python<'py>, action: &Action<'_>) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    let name = intern!(py, "action");
    match action {
        Action::Send(body) => {
            let frame = pcp::Message::new(body.clone()).to_vec();
            let frame = frame.map_err(|error| Doing::Encode.raise(py, &error))?;
            dict.set_item(name, "send")?;
            dict.set_item("kind", body.kind().name())?;
            dict.set_item("frame", PyBytes::new(py, &frame))?;
        }
        Action::Decide(notice) => {
            dict.set_item(name, "decide")?;
            dict.update(notice_dict(py, notice)?.as_mapping())?;
        }
        Action::Store { index, offset, data } => {
            dict.set_item(name, "store")?;
            dict.set_item("index", index)?;
            dict.set_item("offset", offset)?;
            dict.set_item("data", PyBytes::new(py, data))?;
        }
        Action::Check => dict.set_item(name, "check")?,
        Action::Install => dict.set_item(name, "install")?,
        Action::Ended(outcome) => {
            dict.set_item(name, "ended")?;
            dict.update(outcome_dict(py, *outcome)?.as_mapping())?;
        }
        Action::Ignored(why) => {
            dict.set_item(name, "ignored")?;
            dict.set_item("reason", why.name())?;
            dict.set_item("message", why.to_string())?;
            if let Ignored::FragmentSize { expected, found } = why {
                dict.set_item("expected", expected)?;
                dict.set_item("found", found)?;
            }
        }
        // An action that is newer than this file.
        _ => dict.set_item(name, "unknown")?,
    }
    Ok(dict)
}

fn outcome_dict(py: Python<'_>, outcome: Outcome) -> PyResult<Bound<'_, PyDict>> {
    let dict = PyDict::new(py);
    dict.set_item("outcome", outcome.name())?;
    if let Some(result) = outcome.result() {
        dict.set_item("result", result.0)?;
        if let Some(meaning) = result.meaning() {
            dict.set_item("result_meaning", meaning)?;
        }
    }
    if let Outcome::OtherVersion(version) = outcome {
        dict.set_item("version", version.text())?;
    }
    Ok(dict)
}

fn notice_dict<'py>(py: Python<'py>, notice: &Notice) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    dict.set_item("version", notice.version.text())?;
    dict.set_item("fragment_size", notice.fragment_size)?;
    dict.set_item("fragment_count", notice.fragment_count)?;
    dict.set_item("package_check", notice.package_check)?;
    Ok(dict)
}

fn number(value: &Bound<'_, PyAny>) -> PyResult<u16> {
    value.extract::<Int<u16>>().map(|number| number.0)
}

fn notice_of(dict: &Bound<'_, PyDict>) -> PyResult<Notice> {
    let member = |name: &str| {
        dict.get_item(name)?.ok_or_else(|| PyValueError::new_err(format!("a notice has {name}")))
    };
    Ok(Notice {
        version: version(member("version")?.extract()?)?,
        fragment_size: number(&member("fragment_size")?)?,
        fragment_count: number(&member("fragment_count")?)?,
        package_check: dict.get_item("package_check")?.map_or(Ok(0), |value| number(&value))?,
    })
}

/// A device that is upgraded over PCP (IoTDA guide 3.8): state and nothing else. It takes the platform's frames, and says what
/// to do; sockets, clocks and storage are the caller's.
///
/// Each step gives a list of dicts: `{"action": "send", "kind", "frame"}`, `{"action": "decide", "version", ...}` (then call
/// `decide`), `{"action": "store", "index", "offset", "data"}`, `{"action": "check"}` (then `checked`), `{"action":
/// "install"}` (then `installed`), `{"action": "ended", "outcome", ...}`, `{"action": "ignored", "reason", "message"}`.
///
/// `running` is the version it runs, at most 16 ASCII characters. After a restart in the middle of a download, `notice` (the
/// dict of `PcpUpgradeDevice.notice`) and `stored` (the indexes of the fragments that are there) go on with it.
///
/// Raises ValueError for a version or a notice that cannot be.
#[pyclass(frozen, module = "thingwire")]
#[derive(Debug)]
pub(crate) struct PcpUpgradeDevice(Mutex<Device>);

#[pymethods]
impl PcpUpgradeDevice {
    #[new]
    #[pyo3(signature = (running, *, notice=None, stored=None))]
    fn new(
        running: &str,
        notice: Option<&Bound<'_, PyDict>>,
        stored: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let running = version(running)?;
        let Some(notice) = notice else {
            if stored.is_some() {
                return Err(PyTypeError::new_err("stored fragments are of a notice: give it too"));
            }
            return Ok(PcpUpgradeDevice(Mutex::new(Device::new(running))));
        };
        let notice = notice_of(notice)?;
        if notice.fragment_size == 0 || notice.fragment_count == 0 {
            return Err(PyValueError::new_err("a notice has fragments, and they have bytes"));
        }
        let mut fragments = Fragments::none_of(notice.fragment_count);
        if let Some(stored) = stored {
            for index in stored.try_iter()? {
                let index = number(&index?)?;
                if !fragments.insert(index) && !fragments.has(index) {
                    return Err(PyValueError::new_err(format!("there is no fragment {index}")));
                }
            }
        }
        Ok(PcpUpgradeDevice(Mutex::new(Device::resumed(running, notice, fragments))))
    }

    /// What it is at: nothing, deciding, downloading, checking, reporting_download, ready, installing or reporting_result.
    #[getter]
    fn doing(&self) -> &'static str {
        locked(&self.0).doing().name()
    }

    /// The version that it runs.
    #[getter]
    fn running(&self) -> String {
        locked(&self.0).running().text().into_owned()
    }

    /// The package that it was told of last: version, fragment_size (bytes), fragment_count, package_check.
    #[getter]
    fn notice<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        let notice = locked(&self.0).notice();
        notice.map(|notice| notice_dict(py, &notice)).transpose()
    }

    /// The indexes of the fragments that are there.
    #[getter]
    fn stored<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let stored: Vec<u16> = locked(&self.0)
            .fragments()
            .map(|fragments| (0..fragments.count()).filter(|index| fragments.has(*index)).collect())
            .unwrap_or_default();
        PyList::new(py, stored)
    }

    /// Takes a frame of the platform.
    ///
    /// Raises DecodeError for what is no frame.
    fn receive<'py>(&self, py: Python<'py>, frame: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
        with_body(py, frame, Direction::Down, |body| {
            let done = locked(&self.0).receive(body);
            actions(py, &done)
        })
    }

    /// Says whether the package is taken: 0, or the code that says why not. Nothing happens where nothing is to be decided.
    #[pyo3(signature = (result=Int(0)), text_signature = "($self, result=0)")]
    fn decide<'py>(&self, py: Python<'py>, result: Int<u8>) -> PyResult<Bound<'py, PyList>> {
        let done = locked(&self.0).decide(ResultCode(result.0));
        actions(py, &done)
    }

    /// Says how the check of the whole package went: 0, or the code that says what is wrong.
    #[pyo3(signature = (status=Int(0)), text_signature = "($self, status=0)")]
    fn checked<'py>(&self, py: Python<'py>, status: Int<u8>) -> PyResult<Bound<'py, PyList>> {
        let done = locked(&self.0).checked(ResultCode(status.0));
        actions(py, &done)
    }

    /// Gives a download up, and reports this status.
    fn give_up<'py>(&self, py: Python<'py>, status: Int<u8>) -> PyResult<Bound<'py, PyList>> {
        let done = locked(&self.0).give_up(ResultCode(status.0));
        actions(py, &done)
    }

    /// Says how the installation went, and which version runs now.
    fn installed<'py>(
        &self,
        py: Python<'py>,
        result: Int<u8>,
        running: &str,
    ) -> PyResult<Bound<'py, PyList>> {
        let running = version(running)?;
        let done = locked(&self.0).installed(ResultCode(result.0), running);
        actions(py, &done)
    }

    /// No answer came in good time: it asks again, and after three times gives up.
    fn timeout<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let done = locked(&self.0).timeout();
        actions(py, &done)
    }

    fn __repr__(&self) -> String {
        let device = locked(&self.0);
        format!("<thingwire.PcpUpgradeDevice {} {}>", device.running(), device.doing().name())
    }
}

/// A platform that upgrades one device over PCP (IoTDA guide 3.8): state and nothing else, as `PcpUpgradeDevice`.
///
/// `version` is what the package upgrades to, at most 16 ASCII characters; `fragment_size` is in bytes, 32 to 500;
/// `package_check` is 0, or what older platforms tell packages apart by.
///
/// Raises ValueError for a package without bytes or of more than 65,535 fragments, and for other sizes.
#[pyclass(frozen, module = "thingwire")]
#[derive(Debug)]
pub(crate) struct PcpUpgradePlatform {
    version: Version,
    package: Bytes,
    fragment_size: u16,
    package_check: u16,
    stage: Mutex<Stage>,
}

impl PcpUpgradePlatform {
    /// One step, from the stage that was kept to the next.
    fn step<T>(&self, take: impl FnOnce(&mut Platform<'_>) -> T) -> PyResult<T> {
        let mut stage = locked(&self.stage);
        let platform = Platform::new(self.version, self.package.as_slice(), self.fragment_size).ok_or_else(|| {
            PyValueError::new_err(
                "a package has 1 to 65,535 fragments, and a fragment 32 to 500 bytes (the last one fewer)",
            )
        })?;
        let mut platform = platform.with_package_check(self.package_check).resumed_at(*stage);
        let taken = take(&mut platform);
        *stage = platform.stage();
        Ok(taken)
    }
}

#[pymethods]
impl PcpUpgradePlatform {
    #[new]
    #[pyo3(
        signature = (version, package, *, fragment_size=Int(500), package_check=Int(0)),
        text_signature = "(version, package, *, fragment_size=500, package_check=0)"
    )]
    fn new(
        version: &str,
        package: &Bound<'_, PyAny>,
        fragment_size: Int<u16>,
        package_check: Int<u16>,
    ) -> PyResult<Self> {
        let platform = PcpUpgradePlatform {
            version: self::version(version)?,
            package: Bytes::of(package)?,
            fragment_size: fragment_size.0,
            package_check: package_check.0,
            stage: Mutex::new(Stage::Idle),
        };
        platform.step(|_| ())?;
        Ok(platform)
    }

    /// What it waits for: idle, version, answer, download, execution, result, or over.
    #[getter]
    fn stage(&self) -> &'static str {
        locked(&self.stage).name()
    }

    /// How the upgrade ended: a dict with `outcome`, and where there is one `result` or `version`; None before.
    #[getter]
    fn outcome<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        let stage = *locked(&self.stage);
        match stage {
            Stage::Over(outcome) => outcome_dict(py, outcome).map(Some),
            _ => Ok(None),
        }
    }

    /// The package as it is announced: version, fragment_size (bytes), fragment_count, package_check.
    #[getter]
    fn notice<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        notice_dict(py, &self.step(|platform| platform.notice())?)
    }

    /// How long the guide has it wait for what it waits for, in seconds; None when it waits for nothing.
    #[getter]
    fn time_limit(&self) -> PyResult<Option<u64>> {
        self.step(|platform| platform.time_limit().map(|limit| limit.as_secs()))
    }

    /// Starts: asks the device for its version.
    fn start<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.step(|platform| actions(py, &platform.start()))?
    }

    /// Takes a frame of the device.
    ///
    /// Raises DecodeError for what is no frame.
    fn receive<'py>(&self, py: Python<'py>, frame: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
        with_body(py, frame, Direction::Up, |body| {
            self.step(|platform| actions(py, &platform.receive(body)))?
        })
    }

    /// The time for what it waits for is over: the upgrade ends.
    fn timeout<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.step(|platform| actions(py, &platform.timeout()))?
    }

    fn __repr__(&self) -> String {
        format!("<thingwire.PcpUpgradePlatform {} {}>", self.version, locked(&self.stage).name())
    }
}
