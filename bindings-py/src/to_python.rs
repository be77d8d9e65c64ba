//! JSON texts as Python's values: integers exact, other numbers as the nearest double, members in their order.

use std::cell::RefCell;

use pyo3::{
    prelude::*,
    types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString},
};
use thingwire::{
    Code, Complaint,
    error::Place,
    wire::json::{self, Token, Tokens},
};

use crate::errors::{Doing, Trouble};

/// Digits of one integer. Python has the same limit for its own conversions, whose cost grows with the square.
const DIGITS: usize = 4300;

/// The value of a JSON text that was checked.
pub(crate) fn value<'py>(py: Python<'py>, text: &str) -> Result<Bound<'py, PyAny>, Trouble> {
    Cache::with(|cache| {
        let mut builder = Builder { py, tokens: Tokens::over(text), cache };
        let token = builder.tokens.next();
        builder.value(token)
    })
}

/// The same for bytes, which the core has found right.
pub(crate) fn value_of_bytes<'py>(py: Python<'py>, text: &[u8]) -> Result<Bound<'py, PyAny>, Trouble> {
    let text =
        std::str::from_utf8(text).map_err(|_| Complaint::new(Code::JsonUtf8, json::LAYER, Place::whole()))?;
    value(py, text)
}

/// The same for a text of our own writing.
pub(crate) fn own<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    value(py, text).map_err(|trouble| trouble.raise(py, Doing::Decode))
}

struct Builder<'py, 't, 'c> {
    py: Python<'py>,
    tokens: Tokens<'t>,
    cache: &'c mut Cache,
}

impl<'py, 't> Builder<'py, 't, '_> {
    fn value(&mut self, token: Option<Token<'t>>) -> Result<Bound<'py, PyAny>, Trouble> {
        let py = self.py;
        Ok(match token {
            Some(Token::String(text)) => PyString::new(py, &text).into_any(),
            Some(Token::Integer(text)) => self.integer(text)?,
            Some(Token::BeginObject) => {
                let dict = PyDict::new(py);
                while let Some(Token::String(name)) = self.tokens.next() {
                    let token = self.tokens.next();
                    let value = self.value(token)?;
                    dict.set_item(self.cache.key(py, &name), value)?;
                }
                dict.into_any()
            }
            // The grammar of RFC 8259 is within that of `f64`; what is too big is infinite, as in Python's `json`.
            Some(Token::Decimal(text)) => PyFloat::new(py, text.parse().unwrap_or(f64::NAN)).into_any(),
            Some(Token::BeginArray) => {
                let list = PyList::empty(py);
                loop {
                    match self.tokens.next() {
                        None | Some(Token::EndArray) => break,
                        token => list.append(self.value(token)?)?,
                    }
                }
                list.into_any()
            }
            Some(Token::Bool(bool)) => PyBool::new(py, bool).to_owned().into_any(),
            // Brackets that close nothing are in no text that was checked.
            Some(Token::Null | Token::EndObject | Token::EndArray) | None => py.None().into_bound(py),
        })
    }

    fn integer(&mut self, text: &str) -> Result<Bound<'py, PyAny>, Trouble> {
        let py = self.py;
        if let Ok(small) = text.parse::<i64>() {
            return Ok(match small.into_pyobject(py) {
                Ok(int) => int.into_any(),
            });
        }
        if text.trim_start_matches('-').len() > DIGITS {
            return Err(Complaint::new(Code::LimitExceeded, json::LAYER, Place::whole())
                .expected(format!("an integer of at most {DIGITS} digits; to_json() has it whole"))
                .found(format!("{} characters", text.len()))
                .into());
        }
        Ok(py.get_type::<PyInt>().call1((text,))?)
    }
}

/// Member names come again and again: a thread keeps those it met last as Python's strings, whose hashes are known.
const KEPT: usize = 512;
/// Longer names are not kept.
const KEPT_BYTES: usize = 40;

thread_local! {
    static CACHE: RefCell<Cache> = const { RefCell::new(Cache(Vec::new())) };
}

/// The names that a thread met last.
struct Cache(Vec<Option<(Box<str>, Py<PyString>)>>);

impl Cache {
    fn with<T>(run: impl FnOnce(&mut Cache) -> T) -> T {
        // Another one where the thread's own is in use: what runs in between may be Python code.
        let own =
            CACHE.try_with(|cache| cache.try_borrow_mut().ok().map(|mut cache| std::mem::take(&mut cache.0)));
        let mut cache = Cache(own.ok().flatten().unwrap_or_default());
        let done = run(&mut cache);
        let _ = CACHE.try_with(|own| own.try_borrow_mut().map(|mut own| *own = cache));
        done
    }

    fn key<'py>(&mut self, py: Python<'py>, name: &str) -> Bound<'py, PyString> {
        if name.len() > KEPT_BYTES {
            return PyString::new(py, name);
        }
        if self.0.is_empty() {
            self.0.resize_with(KEPT, || None);
        }
        match self.0.get_mut(slot(name.as_bytes())) {
            Some(Some((known, object))) if **known == *name => object.bind(py).clone(),
            Some(slot) => {
                let object = PyString::new(py, name);
                *slot = Some((Box::from(name), object.clone().unbind()));
                object
            }
            None => PyString::new(py, name),
        }
    }
}

/// A member's name.
pub(crate) fn key<'py>(py: Python<'py>, name: &str) -> Bound<'py, PyString> {
    Cache::with(|cache| cache.key(py, name))
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
