//! JSON texts as Python's values: integers exact, other numbers as the nearest double, members in their order.

use std::cell::RefCell;

use pyo3::{
    prelude::*,
    types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString},
};
use thingwire::{
    Code, Complaint, Direction, Kind, Protocol, Vendor,
    error::Place,
    wire::json::{self, Token, Tokens},
};

use crate::errors::{Doing, Trouble};

/// Digits of one integer. Python has the same limit for its own conversions, whose cost grows with the square.
const DIGITS: usize = 4300;

/// The value of a JSON text that was checked.
pub(crate) fn value<'py>(
    py: Python<'py>,
    text: &str,
    cache: &mut Cache,
) -> Result<Bound<'py, PyAny>, Trouble> {
    Builder { py, tokens: Tokens::over(text), cache }.value()
}

/// The same for bytes, which the core has found right.
pub(crate) fn value_of_bytes<'py>(
    py: Python<'py>,
    text: &[u8],
    cache: &mut Cache,
) -> Result<Bound<'py, PyAny>, Trouble> {
    let text =
        std::str::from_utf8(text).map_err(|_| Complaint::new(Code::JsonUtf8, json::LAYER, Place::whole()))?;
    value(py, text, cache)
}

/// The same for a text of our own writing.
pub(crate) fn own<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    Cache::with(|cache| value(py, text, cache)).map_err(|trouble| trouble.raise(py, Doing::Decode))
}

struct Builder<'py, 't, 'c> {
    py: Python<'py>,
    tokens: Tokens<'t>,
    cache: &'c mut Cache,
}

impl<'py> Builder<'py, '_, '_> {
    fn value(&mut self) -> Result<Bound<'py, PyAny>, Trouble> {
        let token = self.tokens.next();
        // Brackets that close nothing, and a text that ends, are not in what was checked.
        Ok(self.of(token)?.unwrap_or_else(|| self.py.None().into_bound(self.py)))
    }

    /// The value that a token begins; none where none does.
    #[inline]
    fn of(&mut self, token: Option<Token<'_>>) -> Result<Option<Bound<'py, PyAny>>, Trouble> {
        let py = self.py;
        Ok(Some(match token {
            Some(Token::String(text)) => PyString::new(py, &text).into_any(),
            Some(Token::Integer(text)) => self.integer(text)?,
            Some(Token::BeginObject) => self.object()?,
            // The grammar of RFC 8259 is within that of `f64`; what is too big is infinite, as in Python's `json`.
            Some(Token::Decimal(text)) => PyFloat::new(py, text.parse().unwrap_or(f64::NAN)).into_any(),
            Some(Token::BeginArray) => self.array()?,
            Some(Token::Bool(bool)) => PyBool::new(py, bool).to_owned().into_any(),
            Some(Token::Null) => py.None().into_bound(py),
            Some(Token::EndObject | Token::EndArray) | None => return Ok(None),
        }))
    }

    fn object(&mut self) -> Result<Bound<'py, PyAny>, Trouble> {
        let dict = PyDict::new(self.py);
        while let Some(name) = self.tokens.name() {
            let value = self.value()?;
            self.cache.set(&dict, &name, value)?;
        }
        Ok(dict.into_any())
    }

    fn array(&mut self) -> Result<Bound<'py, PyAny>, Trouble> {
        let list = PyList::empty(self.py);
        loop {
            let token = self.tokens.next();
            match self.of(token)? {
                Some(element) => list.append(element)?,
                None => return Ok(list.into_any()),
            }
        }
    }

    fn integer(&mut self, text: &str) -> Result<Bound<'py, PyAny>, Trouble> {
        let py = self.py;
        if let Some(small) = short(text.as_bytes()).or_else(|| text.parse::<i64>().ok()) {
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
    static CACHE: RefCell<Cache> = const { RefCell::new(Cache { names: Vec::new(), heads: Vec::new() }) };
}

/// The names that a thread met last, and the dicts that its decoded records begin with.
#[derive(Default)]
pub(crate) struct Cache {
    names: Vec<Option<(Box<str>, Py<PyString>)>>,
    heads: Vec<Option<(Head, Py<PyDict>)>>,
}

/// What decoded records have in common whose dicts are alike but for topic, message, meaning and notes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Head {
    pub(crate) vendor: Option<Vendor>,
    pub(crate) protocol: Protocol,
    pub(crate) kind: Kind,
    pub(crate) direction: Option<Direction>,
    /// Whether there is a meaning.
    pub(crate) meaning: bool,
}

/// Heads that are kept.
const HEADS: usize = 64;

impl Cache {
    pub(crate) fn with<T>(run: impl FnOnce(&mut Cache) -> T) -> T {
        // Another one where the thread's own is in use: what runs in between may be Python code.
        let own =
            CACHE.try_with(|cache| cache.try_borrow_mut().ok().map(|mut cache| std::mem::take(&mut *cache)));
        let mut cache = own.ok().flatten().unwrap_or_default();
        let done = run(&mut cache);
        let _ = CACHE.try_with(|own| own.try_borrow_mut().map(|mut own| *own = cache));
        done
    }

    /// Sets a member of a dict.
    #[inline]
    pub(crate) fn set<'py>(
        &mut self,
        dict: &Bound<'py, PyDict>,
        name: &str,
        value: Bound<'py, PyAny>,
    ) -> PyResult<()> {
        let py = dict.py();
        if self.names.is_empty() {
            self.names.resize_with(KEPT, || None);
        }
        let slot = if name.len() > KEPT_BYTES { None } else { self.names.get_mut(slot(name.as_bytes())) };
        match slot {
            Some(Some((known, object))) if **known == *name => dict.set_item(object.bind(py), value),
            Some(slot) => {
                let object = PyString::new(py, name);
                dict.set_item(&object, value)?;
                *slot = Some((Box::from(name), object.unbind()));
                Ok(())
            }
            None => dict.set_item(PyString::new(py, name), value),
        }
    }

    /// A dict that has what is in common, and None for the rest: a copy of one is cheaper than one that grows.
    pub(crate) fn head<'py>(&mut self, py: Python<'py>, head: &Head) -> PyResult<Bound<'py, PyDict>> {
        if self.heads.is_empty() {
            self.heads.resize_with(HEADS, || None);
        }
        let at = slot(head.kind.name().as_bytes()) % HEADS;
        if let Some(Some((known, dict))) = self.heads.get(at)
            && known == head
        {
            return dict.bind(py).copy();
        }
        let dict = new_head(py, head)?;
        if let Some(slot) = self.heads.get_mut(at) {
            *slot = Some((*head, dict.copy()?.unbind()));
        }
        Ok(dict)
    }
}

fn new_head<'py>(py: Python<'py>, head: &Head) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    let set = |name: &str, value: Option<&'static str>| {
        dict.set_item(PyString::intern(py, name), value.map(|value| PyString::intern(py, value)))
    };
    set("vendor", head.vendor.map(Vendor::name))?;
    set("protocol", Some(head.protocol.name()))?;
    set("kind", Some(head.kind.name()))?;
    set("direction", head.direction.map(Direction::name))?;
    set("topic", None)?;
    set("message", None)?;
    if let Some(kind) = head.kind.info().replies_to {
        set("replies_to", Some(kind))?;
    }
    if head.meaning {
        set("meaning", None)?;
    }
    // The notes come last.
    set("notes", None)?;
    Ok(dict)
}

/// A name of ours.
pub(crate) fn key<'py>(py: Python<'py>, name: &'static str) -> Bound<'py, PyString> {
    PyString::intern(py, name)
}

/// Where a name is kept: by its ends and its length.
#[inline(always)]
fn slot(name: &[u8]) -> usize {
    let ends = if let (Some(first), Some(last)) = (name.first_chunk(), name.last_chunk()) {
        u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(32)
    } else if let (Some(first), Some(last)) = (name.first_chunk(), name.last_chunk()) {
        u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
    } else {
        name.iter().fold(0, |word, byte| word << 8 | u64::from(*byte))
    };
    let length = u64::try_from(name.len()).unwrap_or(0);
    let mixed = (ends ^ length).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    usize::try_from(mixed >> 55).unwrap_or(0)
}

/// An integer that is short enough not to be checked at each of its digits.
#[inline]
fn short(text: &[u8]) -> Option<i64> {
    let (sign, digits) = match text {
        [b'-', digits @ ..] => (-1, digits),
        digits => (1, digits),
    };
    if digits.len() > 18 {
        return None;
    }
    let value = digits
        .iter()
        .fold(0_i64, |value, digit| value.wrapping_mul(10).wrapping_add(i64::from(digit.wrapping_sub(b'0'))));
    Some(value.wrapping_mul(sign))
}
