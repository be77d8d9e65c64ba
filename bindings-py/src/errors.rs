//! Complaints as Python's exceptions, whose classes are in `python/thingwire/_errors.py`.

use pyo3::{prelude::*, sync::PyOnceLock, types::PyType};
use thingwire::{Code, Complaint, Error};

/// What could not be done.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Doing {
    Decode,
    Encode,
    Model,
    Capture,
    Shadow,
    Sign,
}

impl Doing {
    fn class(self, py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
        static DECODE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        static ENCODE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        static MODEL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        static CAPTURE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        static SHADOW: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        static SIGN: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let (cell, name) = match self {
            Doing::Decode => (&DECODE, "DecodeError"),
            Doing::Encode => (&ENCODE, "EncodeError"),
            Doing::Model => (&MODEL, "ModelError"),
            Doing::Capture => (&CAPTURE, "CaptureError"),
            Doing::Shadow => (&SHADOW, "ShadowError"),
            Doing::Sign => (&SIGN, "SignError"),
        };
        cell.import(py, "thingwire._errors", name)
    }

    /// The exception itself, for a place where it is a value.
    pub(crate) fn exception<'py>(
        self,
        py: Python<'py>,
        complaint: &Complaint,
    ) -> PyResult<Bound<'py, PyAny>> {
        let exception = self.class(py)?.call1((complaint.to_string(),))?;
        let place = complaint.place();
        let range = place.range();
        exception.setattr("code", complaint.code().name())?;
        exception.setattr("layer", complaint.layer().name())?;
        exception.setattr("message", complaint.message().to_string())?;
        exception.setattr("offset", range.as_ref().map(|range| range.start))?;
        exception.setattr("end", range.map(|range| range.end))?;
        exception.setattr("pointer", place.json_pointer())?;
        exception.setattr("level", place.topic_level())?;
        exception.setattr("spec", complaint.spec_reference())?;
        Ok(exception)
    }

    /// The exception to raise.
    pub(crate) fn raise(self, py: Python<'_>, complaint: &Complaint) -> PyErr {
        self.exception(py, complaint).map_or_else(|error| error, PyErr::from_value)
    }
}

/// What went wrong on the way between Python and the core.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The core's complaint.
    Core(Error),
    /// Python's own: a value of a wrong type, no memory.
    Python(PyErr),
}

impl Trouble {
    /// The same of a value that is a member or an element of another. Not of limits: the pointer of what holds itself would be
    /// as long as its levels.
    pub(crate) fn inside(self, member: &str) -> Self {
        match self {
            Trouble::Core(error) if error.code() != Code::LimitExceeded => {
                Trouble::Core(error.map_place(|place| place.inside(member)))
            }
            other => other,
        }
    }

    /// The exception to raise.
    pub(crate) fn raise(self, py: Python<'_>, doing: Doing) -> PyErr {
        match self {
            Trouble::Core(error) => doing.raise(py, &error),
            Trouble::Python(error) => error,
        }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Trouble::Core(error)
    }
}

/// So that `?` works on complaints of our own.
impl From<Complaint> for Trouble {
    fn from(complaint: Complaint) -> Self {
        Trouble::Core(complaint.into())
    }
}

impl From<PyErr> for Trouble {
    fn from(error: PyErr) -> Self {
        Trouble::Python(error)
    }
}
