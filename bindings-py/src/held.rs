//! Records as Python gives them: its own immutable texts and bytes by reference, what may change as a copy.

use std::sync::Arc;

use pyo3::{
    exceptions::{PyTypeError, PyUnicodeEncodeError},
    prelude::*,
    pybacked::{PyBackedBytes, PyBackedStr},
    types::{PyBytes, PyDict, PyString},
};
use thingwire::{
    Code, Complaint, Direction, Error, Note, Protocol, Record, Vendor,
    error::{Layer, Place},
    facade,
    record::{self, Hints, Keys},
    sign::Connect,
    wire,
};

use crate::{
    errors::Trouble,
    from_python::{bytes_of, to_json},
};

/// A text.
#[derive(Debug)]
pub(crate) enum Text {
    Python(PyBackedStr),
    Rust(Arc<str>),
}

/// The bytes of a payload.
#[derive(Debug)]
pub(crate) enum Bytes {
    Python(PyBackedBytes),
    /// Those of a text in UTF-8.
    Text(PyBackedStr),
    Rust(Arc<[u8]>),
}

/// Where a record was sent to.
#[derive(Debug)]
pub(crate) enum Address {
    None,
    Topic(Text),
    Path(Text, Option<u16>),
    /// What a client connects with.
    Connect(Arc<Connect<'static>>),
}

/// A record.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) address: Address,
    pub(crate) payload: Bytes,
    pub(crate) hints: Hints,
    /// Mostly there are none.
    pub(crate) keys: Option<Arc<Keys<'static>>>,
}

impl Text {
    #[inline(always)]
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Text::Python(text) => text,
            Text::Rust(text) => text,
        }
    }

    fn clone_ref(&self, py: Python<'_>) -> Self {
        match self {
            Text::Python(text) => Text::Python(text.clone_ref(py)),
            Text::Rust(text) => Text::Rust(text.clone()),
        }
    }

    /// A topic: text, or bytes that are to be UTF-8. None for any other type.
    #[inline(always)]
    pub(crate) fn topic(value: &Bound<'_, PyAny>) -> Option<Result<Self, Trouble>> {
        if let Ok(text) = value.cast::<PyString>() {
            if !text.is_exact_instance_of::<PyString>() {
                return Some(match text.to_str() {
                    Ok(text) => Ok(Text::Rust(text.into())),
                    Err(_) => Text::of_bytes(surrogates(text)),
                });
            }
            return Some(match PyBackedStr::try_from(text.clone()) {
                Ok(text) => Ok(Text::Python(text)),
                Err(_) => Text::of_bytes(surrogates(text)),
            });
        }
        bytes_of(value).map(Text::of_bytes)
    }

    fn of_bytes(bytes: PyResult<Vec<u8>>) -> Result<Self, Trouble> {
        Ok(Text::Rust(wire::topic::text(&bytes?)?.into()))
    }
}

impl Bytes {
    #[inline(always)]
    pub(crate) fn as_slice(&self) -> &[u8] {
        match self {
            Bytes::Python(bytes) => bytes,
            Bytes::Text(text) => text.as_bytes(),
            Bytes::Rust(bytes) => bytes,
        }
    }

    fn clone_ref(&self, py: Python<'_>) -> Self {
        match self {
            Bytes::Python(bytes) => Bytes::Python(bytes.clone_ref(py)),
            Bytes::Text(text) => Bytes::Text(text.clone_ref(py)),
            Bytes::Rust(bytes) => Bytes::Rust(bytes.clone()),
        }
    }

    /// What Python gives as a payload.
    ///
    /// # Errors
    /// `TypeError`, and what a buffer raises.
    pub(crate) fn of(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        Self::or(value, "a payload is bytes, bytearray, memoryview or str")
    }

    /// The same, where a value of another type is told in other words.
    pub(crate) fn or(value: &Bound<'_, PyAny>, wanted: &str) -> PyResult<Self> {
        // One of a class of the caller's own is copied: it may hold anything, and the collector does not look in here.
        if let Ok(bytes) = value.cast_exact::<PyBytes>() {
            return Ok(Bytes::Python(bytes.clone().into()));
        }
        if let Ok(text) = value.cast::<PyString>() {
            if !text.is_exact_instance_of::<PyString>() {
                return Ok(Bytes::Rust(surrogates(text)?.into()));
            }
            return match PyBackedStr::try_from(text.clone()) {
                Ok(text) => Ok(Bytes::Text(text)),
                Err(error) if error.is_instance_of::<PyUnicodeEncodeError>(value.py()) => {
                    Ok(Bytes::Rust(surrogates(text)?.into()))
                }
                Err(error) => Err(error),
            };
        }
        match bytes_of(value) {
            Some(bytes) => Ok(Bytes::Rust(bytes?.into())),
            None => Err(PyTypeError::new_err(format!("{wanted}, not {}", value.get_type().name()?))),
        }
    }
}

/// A text with halves of surrogate pairs, each as the three bytes that are no UTF-8.
fn surrogates(text: &Bound<'_, PyString>) -> PyResult<Vec<u8>> {
    let bytes = text.call_method1("encode", ("utf-8", "surrogatepass"))?;
    Ok(bytes.cast::<PyBytes>()?.as_bytes().to_vec())
}

/// What the caller knows, as the functions' arguments have it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Given<'a> {
    pub(crate) vendor: Option<&'a str>,
    pub(crate) protocol: Option<&'a str>,
    pub(crate) direction: Option<&'a str>,
    pub(crate) strict: bool,
}

impl Given<'_> {
    /// # Errors
    /// [`Code::RecordHint`], as a record that has such a member.
    #[inline]
    pub(crate) fn hints(&self) -> Result<Hints, Error> {
        let mut hints = Hints::default();
        if let Some(name) = self.vendor {
            let names = Vendor::ALL.iter().map(|vendor| vendor.name());
            hints.vendor = Some(Vendor::from_name(name).ok_or_else(|| unknown("vendor", name, names))?);
        }
        if let Some(name) = self.protocol {
            let names = Protocol::ALL.iter().map(|protocol| protocol.name());
            hints.protocol = Some(Protocol::from_name(name).ok_or_else(|| unknown("protocol", name, names))?);
        }
        if let Some(name) = self.direction {
            let names = ["up", "down"].into_iter();
            hints.direction =
                Some(Direction::from_name(name).ok_or_else(|| unknown("direction", name, names))?);
        }
        hints.strict = self.strict;
        Ok(hints)
    }

    /// Adds to what a record says of itself.
    pub(crate) fn add_to(&self, hints: &mut Hints) -> Result<(), Error> {
        let given = self.hints()?;
        hints.vendor = hints.vendor.or(given.vendor);
        hints.protocol = hints.protocol.or(given.protocol);
        hints.direction = hints.direction.or(given.direction);
        hints.strict |= given.strict;
        Ok(())
    }
}

#[cold]
fn unknown(member: &str, name: &str, known: impl Iterator<Item = &'static str>) -> Error {
    let shown: String = name.chars().take(40).collect();
    Complaint::new(Code::RecordHint, Layer::RECORD, Place::pointer(format!("/{member}")))
        .expected(format!("one of {}", known.collect::<Vec<_>>().join(", ")))
        .found(format!("{shown:?}"))
        .into()
}

impl Held {
    /// A record from what a function was called with: a topic and its payload, or one record.
    ///
    /// Gives it with what is odd about its form.
    ///
    /// # Errors
    /// `TypeError`; what is wrong with the record.
    #[inline]
    pub(crate) fn new(
        first: &Bound<'_, PyAny>,
        payload: Option<&Bound<'_, PyAny>>,
        given: &Given<'_>,
    ) -> Result<(Self, Vec<Note>), Trouble> {
        if let Ok(dict) = first.cast::<PyDict>() {
            if payload.is_some() {
                return Err(PyTypeError::new_err("a record holds its payload: give it alone").into());
            }
            return Self::of_dict(dict, given);
        }
        let Some(payload) = payload else {
            return Err(PyTypeError::new_err(
                "a record is a dict, or a topic (or None) with its payload; for bytes alone there is decode_bytes",
            )
            .into());
        };
        let address = if first.is_none() {
            Address::None
        } else {
            match Text::topic(first) {
                Some(topic) => Address::Topic(topic?),
                None => {
                    let name = first.get_type().name()?;
                    return Err(
                        PyTypeError::new_err(format!("a topic is str, bytes or None, not {name}")).into()
                    );
                }
            }
        };
        Ok((Held { address, payload: Bytes::of(payload)?, hints: given.hints()?, keys: None }, Vec::new()))
    }

    fn of_dict(dict: &Bound<'_, PyDict>, given: &Given<'_>) -> Result<(Self, Vec<Note>), Trouble> {
        let text = to_json(dict, true)?;
        let (mut record, notes) = facade::record_from_json(text.as_bytes())?;
        given.add_to(&mut record.hints)?;
        Ok((Held::owned(&record), notes))
    }

    /// A record of the core's.
    pub(crate) fn owned(record: &Record<'_>) -> Self {
        Held {
            address: match &record.address {
                record::Address::Topic(topic) => Address::Topic(Text::Rust(topic.as_ref().into())),
                record::Address::Path { path, status } => {
                    Address::Path(Text::Rust(path.as_ref().into()), *status)
                }
                record::Address::Connect(connect) => Address::Connect(Arc::new(connect.clone().into_owned())),
                _ => Address::None,
            },
            payload: Bytes::Rust(record.payload.as_ref().into()),
            hints: record.hints.clone(),
            keys: (record.keys != Keys::default()).then(|| Arc::new(record.keys.clone().into_owned())),
        }
    }

    /// The core's record over this one.
    #[inline(always)]
    pub(crate) fn record(&self) -> Record<'_> {
        let payload = self.payload.as_slice();
        let mut record = match &self.address {
            Address::None => Record::bytes(payload),
            Address::Topic(topic) => Record::topic(topic.as_str(), payload),
            Address::Path(path, status) => Record::path(path.as_str(), *status, payload),
            Address::Connect(connect) => {
                let mut record = Record::bytes(payload);
                record.address = record::Address::Connect(Connect::clone(connect));
                record
            }
        };
        record.hints = self.hints.clone();
        if let Some(keys) = &self.keys {
            record.keys = Keys::clone(keys);
        }
        record
    }

    pub(crate) fn clone_ref(&self, py: Python<'_>) -> Self {
        Held {
            address: match &self.address {
                Address::None => Address::None,
                Address::Topic(topic) => Address::Topic(topic.clone_ref(py)),
                Address::Path(path, status) => Address::Path(path.clone_ref(py), *status),
                Address::Connect(connect) => Address::Connect(connect.clone()),
            },
            payload: self.payload.clone_ref(py),
            hints: self.hints.clone(),
            keys: self.keys.clone(),
        }
    }
}
