//! JSON texts as Python's values: integers exact, other numbers as the nearest double, members in their order.

use std::cell::RefCell;

use pyo3::{
    prelude::*,
    types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString},
};
use thingwire::{
    Code, Complaint, Error,
    error::Place,
    limits,
    wire::json::{self, JsonKind, Reader},
};

use crate::errors::{Doing, Trouble};

/// Digits of one integer. Python has the same limit for its own conversions, whose cost grows with the square.
const DIGITS: usize = 4300;

/// The value of a JSON text, whose levels may be those of a payload and of the decoded object around it.
pub(crate) fn value<'py>(py: Python<'py>, text: &[u8]) -> Result<Bound<'py, PyAny>, Trouble> {
    let mut reader = Reader::new(text)?.inside_levels(limits::JSON_DEPTH);
    let mut builder = Builder { py, failure: None };
    match builder.value(&mut reader) {
        Ok(value) => Ok(value),
        Err(error) => Err(builder.failure.take().map_or(Trouble::Core(error), Trouble::Python)),
    }
}

/// The same for a text of our own writing.
pub(crate) fn own<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    value(py, text.as_bytes()).map_err(|trouble| trouble.raise(py, Doing::Decode))
}

struct Builder<'py> {
    py: Python<'py>,
    /// What Python complained about; the reader's error that stands for it says nothing.
    failure: Option<PyErr>,
}

impl<'py> Builder<'py> {
    fn value(&mut self, reader: &mut Reader<'_>) -> Result<Bound<'py, PyAny>, Error> {
        let py = self.py;
        Ok(match reader.peek()? {
            JsonKind::Object => {
                let dict = PyDict::new(py);
                reader.object(|name, reader| {
                    let value = self.value(reader)?;
                    let set = dict.set_item(key(py, &name), value);
                    self.python(set)
                })?;
                dict.into_any()
            }
            JsonKind::Array => {
                let list = PyList::empty(py);
                reader.array(|reader| {
                    let value = self.value(reader)?;
                    let appended = list.append(value);
                    self.python(appended)
                })?;
                list.into_any()
            }
            JsonKind::String => PyString::new(py, &reader.string()?).into_any(),
            JsonKind::Number => self.number(reader)?,
            JsonKind::Bool => PyBool::new(py, reader.bool()?).to_owned().into_any(),
            JsonKind::Null => {
                reader.null()?;
                py.None().into_bound(py)
            }
        })
    }

    fn number(&mut self, reader: &mut Reader<'_>) -> Result<Bound<'py, PyAny>, Error> {
        let py = self.py;
        let text = reader.number()?;
        if text.bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E')) {
            // The grammar of RFC 8259 is within that of `f64`; what is too big is infinite, as in Python's `json`.
            return Ok(PyFloat::new(py, text.parse().unwrap_or(f64::NAN)).into_any());
        }
        if let Ok(small) = text.parse::<i64>() {
            return Ok(match small.into_pyobject(py) {
                Ok(int) => int.into_any(),
            });
        }
        if text.trim_start_matches('-').len() > DIGITS {
            let end = reader.offset();
            return Err(Complaint::new(
                Code::LimitExceeded,
                json::LAYER,
                Place::bytes(end.saturating_sub(text.len())..end),
            )
            .expected(format!("an integer of at most {DIGITS} digits; to_json() has it whole"))
            .found(format!("{} characters", text.len()))
            .into());
        }
        let int = py.get_type::<PyInt>().call1((text,));
        self.python(int)
    }

    fn python<T>(&mut self, result: PyResult<T>) -> Result<T, Error> {
        result.map_err(|error| {
            self.failure = Some(error);
            Complaint::new(Code::LimitExceeded, json::LAYER, Place::whole()).into()
        })
    }
}

/// Member names come again and again: a thread keeps those it met last as Python's strings, whose hashes are known.
const KEPT: usize = 512;
/// Longer names are not kept.
const KEPT_BYTES: usize = 40;

type Kept = Option<(Box<str>, Py<PyString>)>;

thread_local! {
    static KEYS: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// A member's name.
pub(crate) fn key<'py>(py: Python<'py>, name: &str) -> Bound<'py, PyString> {
    if name.len() > KEPT_BYTES {
        return PyString::new(py, name);
    }
    let kept = KEYS.try_with(|keys| {
        let Ok(mut keys) = keys.try_borrow_mut() else { return None };
        if keys.is_empty() {
            keys.resize_with(KEPT, || None);
        }
        let slot = keys.get_mut(slot(name.as_bytes()))?;
        match slot {
            Some((known, object)) if **known == *name => Some(object.bind(py).clone()),
            _ => {
                let object = PyString::new(py, name);
                *slot = Some((Box::from(name), object.clone().unbind()));
                Some(object)
            }
        }
    });
    kept.ok().flatten().unwrap_or_else(|| PyString::new(py, name))
}

/// Where a name is kept: by its ends and its length.
fn slot(name: &[u8]) -> usize {
    let word = |bytes: &[u8]| bytes.iter().fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
    let first = name.first_chunk::<8>().map_or_else(|| word(name), |chunk| u64::from_le_bytes(*chunk));
    let last = name.last_chunk::<8>().map_or(0, |chunk| u64::from_le_bytes(*chunk));
    let length = u64::try_from(name.len()).unwrap_or(0);
    let mixed = (first ^ last.rotate_left(32) ^ length).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    usize::try_from(mixed >> 55).unwrap_or(0)
}
