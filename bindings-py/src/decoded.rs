//! `Decoded`: what was found in a record, with its values made when they are first asked for.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::OnceLock,
};

use pyo3::{
    PyTraverseError, PyVisit,
    exceptions::PyTypeError,
    intern,
    prelude::*,
    types::{PyBytes, PyDict, PyInt, PyList, PyString, PyTuple},
};
use thingwire::{
    Decoded as Message, Direction, Error, Kind, Note, Protocol, Vendor,
    classify::{self, Shape},
    codes::CodeInfo,
    decode as decode_record,
    facade::{self, MessageForm, TopicValue},
    wire::json::Json,
};

use crate::{
    errors::Doing,
    held::{Address, Bytes, Given, Held, Text},
    model::{Shared, shared},
    to_python::{self, Cache, Head},
};

/// What decoding found, without what can be had from the record again.
#[derive(Clone, Debug)]
pub(crate) struct Summary {
    pub(crate) vendor: Option<Vendor>,
    pub(crate) protocol: Protocol,
    pub(crate) kind: Kind,
    pub(crate) direction: Option<Direction>,
    form: MessageForm,
    /// What the topic is but for its text; none without one, and none where it is a part of the payload: a datagram's path.
    topic: Option<Shape>,
    inner_topic: bool,
    /// There are events with names and times of their own.
    events: bool,
    /// It came in a datagram of CoAP.
    coap: bool,
    pub(crate) notes: Notes,
    meaning: Vec<&'static CodeInfo>,
}

/// What is odd about a record.
#[derive(Clone, Debug)]
pub(crate) enum Notes {
    /// All of them are the decoder's.
    Decoder(Vec<Note>),
    /// Some are about the record's own form, or are those of a thing model: all, as a JSON list.
    Text(Box<str>),
}

impl Notes {
    /// The same as one line of JSON text, byte for byte as in every language, with every number as it came.
    pub(crate) fn to_json(&self) -> String {
        match self {
            Notes::Decoder(notes) => facade::notes_to_json(notes),
            Notes::Text(text) => text.to_string(),
        }
    }
}

impl Summary {
    /// Decodes a record.
    ///
    /// # Errors
    /// As `decode_with_models` of the facade.
    #[inline]
    pub(crate) fn of(held: &Held, notes: Vec<Note>, models: &[Shared]) -> Result<Self, Error> {
        let record = held.record();
        let extra = !notes.is_empty() || !models.is_empty();
        let decoded =
            if extra { facade::decode_with_models(&record, notes, models)? } else { decode_record(&record)? };
        let meaning = decoded.meaning();
        let form = facade::message_form(&decoded, held.payload.as_slice());
        let inner_topic = matches!(held.address, Address::None) && decoded.topic.is_some();
        let topic = if inner_topic { None } else { decoded.topic.as_ref().map(classify::Topic::shape) };
        let events = decoded.events().next().is_some();
        let coap = decoded.coap.is_some();
        let Message { vendor, protocol, kind, direction, notes, .. } = decoded;
        Ok(Summary {
            vendor,
            protocol,
            kind,
            direction,
            form,
            topic,
            inner_topic,
            events,
            coap,
            notes: if extra {
                Notes::Text(facade::notes_to_json(&notes).into())
            } else {
                Notes::Decoder(notes)
            },
            meaning,
        })
    }
}

/// A record that was read. It holds topic and payload; the values below are made when they are first asked for.
///
/// Equal where record and notes are; hashable, picklable, never changed. The keys that a record came with are secret: they are
/// not pickled, and so the one that is read back is not equal to its original.
#[pyclass(frozen, module = "thingwire")]
pub(crate) struct Decoded {
    held: Held,
    summary: Summary,
    topic: OnceLock<Option<Py<PyDict>>>,
    message: OnceLock<Py<PyDict>>,
    notes: OnceLock<Py<PyList>>,
}

/// What is made when it is first asked for. Where two threads make it at once, one of the two stays: nothing is awaited, and so
/// nothing can wait for the interpreter.
fn kept<T>(cell: &OnceLock<T>, make: impl FnOnce() -> PyResult<T>) -> PyResult<&T> {
    if let Some(made) = cell.get() {
        return Ok(made);
    }
    let made = make()?;
    Ok(cell.get_or_init(|| made))
}

impl Decoded {
    #[inline]
    pub(crate) fn new(held: Held, summary: Summary) -> Self {
        Decoded { held, summary, topic: OnceLock::new(), message: OnceLock::new(), notes: OnceLock::new() }
    }

    pub(crate) fn held(&self) -> &Held {
        &self.held
    }

    /// Decodes the record once more. It went well the first time, strict or not.
    fn again<T>(&self, py: Python<'_>, take: impl FnOnce(Message<'_>) -> T) -> PyResult<T> {
        let mut record = self.held.record();
        record.hints.strict = false;
        decode_record(&record).map(take).map_err(|error| Doing::Decode.raise(py, &error))
    }

    fn new_topic<'py>(&self, py: Python<'py>, cache: &mut Cache) -> PyResult<Option<Bound<'py, PyDict>>> {
        let (shape, text) = match (&self.held.address, self.summary.topic) {
            (Address::Topic(text) | Address::Path(text, _), Some(shape)) => (shape, text),
            _ if self.summary.inner_topic => {
                let made =
                    self.again(py, |decoded| decoded.topic.map(|topic| self.topic_dict(py, &topic, cache)))?;
                return made.transpose();
            }
            _ => return Ok(None),
        };
        self.topic_dict(py, &shape.over(text.as_str()), cache).map(Some)
    }

    fn topic_dict<'py>(
        &self,
        py: Python<'py>,
        topic: &classify::Topic<'_>,
        cache: &mut Cache,
    ) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        let mut first = true;
        facade::topic_members(topic, |name, value| {
            let value = match (value, &self.held.address) {
                // The object that it came as.
                (TopicValue::Text(_), Address::Topic(Text::Python(text))) if first => {
                    text.as_py_str().bind(py).clone().into_any()
                }
                (TopicValue::Text(text), _) => PyString::new(py, text).into_any(),
                (TopicValue::Status(status), _) => PyInt::new(py, status).into_any(),
            };
            first = false;
            cache.set(&dict, name, value)
        })?;
        Ok(dict)
    }

    fn new_message<'py>(&self, py: Python<'py>, cache: &mut Cache) -> PyResult<Bound<'py, PyDict>> {
        let payload = |cache: &mut Cache| match &self.held.payload {
            Bytes::Text(text) => to_python::value(py, text, cache),
            bytes => to_python::value_of_bytes(py, bytes.as_slice(), cache),
        };
        let message = match self.summary.form {
            MessageForm::Payload => payload(cache),
            MessageForm::Kept => payload(cache).and_then(|value| {
                let dict = PyDict::new(py);
                dict.set_item(intern!(py, "payload"), value)?;
                Ok(dict.into_any())
            }),
            _ => to_python::value(py, &self.again(py, |decoded| facade::message_to_json(&decoded))?, cache),
        };
        Ok(message.map_err(|trouble| trouble.raise(py, Doing::Decode))?.cast_into::<PyDict>()?)
    }

    fn new_notes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        match &self.summary.notes {
            Notes::Decoder(notes) if notes.is_empty() => Ok(PyList::empty(py)),
            notes => Ok(to_python::own(py, &notes.to_json())?.cast_into::<PyList>()?),
        }
    }

    fn new_meaning<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let list = PyList::empty(py);
        for info in &self.summary.meaning {
            list.append(to_python::own(py, &facade::code_to_json(info))?)?;
        }
        Ok(list)
    }

    fn same(&self, other: &Self) -> bool {
        self.held.record() == other.held.record()
            && self.summary.notes.to_json() == other.summary.notes.to_json()
    }
}

#[pymethods]
impl Decoded {
    #[classattr]
    #[pyo3(name = "__match_args__")]
    const MATCH_ARGS: (&'static str, &'static str, &'static str) = ("vendor", "kind", "message");

    /// Whose protocol it is: alibaba, huawei or tencent; None when nothing tells.
    #[getter]
    fn vendor(&self) -> Option<&'static str> {
        self.summary.vendor.map(Vendor::name)
    }

    /// The grammar inside the vendor, such as alink or pcp.
    #[getter]
    fn protocol(&self) -> &'static str {
        self.summary.protocol.name()
    }

    /// What the message is: a name of the closed list that `kinds` gives.
    #[getter]
    fn kind(&self) -> &'static str {
        self.summary.kind.name()
    }

    /// `up` (device to cloud), `down`, or None when nothing tells.
    #[getter]
    fn direction(&self) -> Option<&'static str> {
        self.summary.direction.map(Direction::name)
    }

    /// The topic's `name`, or the `path` of a request, with the ids in it; None for a frame alone.
    #[getter]
    fn topic<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        let topic =
            kept(&self.topic, || Ok(Cache::with(|cache| self.new_topic(py, cache))?.map(Bound::unbind)))?;
        Ok(topic.as_ref().map(|topic| topic.bind(py).clone()))
    }

    /// What the payload holds. Made when first asked for, and the same dict from then on; changing it changes nothing
    /// but it. Integers are exact, other numbers the nearest float: `to_json` keeps every digit.
    ///
    /// Raises DecodeError for an integer of more than 4300 digits (Python's own limit).
    #[getter]
    fn message<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let message =
            kept(&self.message, || Cache::with(|cache| self.new_message(py, cache)).map(Bound::unbind))?;
        Ok(message.bind(py).clone())
    }

    /// What is odd about the record: code, layer, place, message, spec.
    #[getter]
    fn notes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let notes = kept(&self.notes, || self.new_notes(py).map(Bound::unbind))?;
        Ok(notes.bind(py).clone())
    }

    /// The kind that messages of this kind answer, if any.
    #[getter]
    fn replies_to(&self) -> Option<&'static str> {
        self.summary.kind.info().replies_to
    }

    /// What the code of a reply means; empty when it is no reply, or its code is not known.
    #[getter]
    fn meaning<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.new_meaning(py)
    }

    /// Huawei's events: of each its name, what it says, and its time in milliseconds since 1970; empty for other messages.
    #[getter]
    fn events<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        if !self.summary.events {
            return Ok(PyList::empty(py).into_any());
        }
        self.to_dict(py)?.as_any().get_item(intern!(py, "events"))
    }

    /// The CoAP message around a vendor's; None for all else.
    #[getter]
    fn coap<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        if !self.summary.coap {
            return Ok(None);
        }
        self.to_dict(py)?.get_item(intern!(py, "coap"))
    }

    /// The payload's bytes; none for what a client connects with.
    #[getter]
    fn payload<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        match &self.held.payload {
            Bytes::Python(bytes) => Ok(match bytes.into_pyobject(py) {
                Ok(bytes) => bytes,
            }),
            other => Ok(PyBytes::new(py, other.as_slice())),
        }
    }

    /// The record that was decoded, as a dict.
    #[getter]
    fn record<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python::own(py, &facade::record_to_json(&self.held.record()))
    }

    /// A new dict of all of it, as `thingwire decode --json` prints it.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        if self.summary.events || self.summary.coap {
            return Ok(to_python::own(py, &self.to_json(py)?)?.cast_into::<PyDict>()?);
        }
        let Summary { vendor, protocol, kind, direction, ref meaning, .. } = self.summary;
        // These are made of texts of their own, mostly empty ones, before the cache is in use.
        let meaning = if meaning.is_empty() { None } else { Some(self.new_meaning(py)?) };
        let notes = self.new_notes(py)?;
        Cache::with(|cache| {
            let head = Head { vendor, protocol, kind, direction, meaning: meaning.is_some() };
            let dict = cache.head(py, &head)?;
            if let Some(topic) = self.new_topic(py, cache)? {
                dict.set_item(intern!(py, "topic"), topic)?;
            }
            dict.set_item(intern!(py, "message"), self.new_message(py, cache)?)?;
            if let Some(meaning) = meaning {
                dict.set_item(intern!(py, "meaning"), meaning)?;
            }
            dict.set_item(intern!(py, "notes"), notes)?;
            Ok(dict)
        })
    }

    /// The same as one line of JSON text, byte for byte as in every language, with every number as it came.
    pub(crate) fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        self.again(py, |mut decoded| match &self.summary.notes {
            Notes::Decoder(notes) => {
                decoded.notes.clone_from(notes);
                facade::outcome_to_json(&Ok(decoded))
            }
            Notes::Text(text) => match Json::parse(text.as_bytes()) {
                Ok(notes) => facade::decoded_with_notes_to_json(&decoded, &notes),
                Err(error) => facade::outcome_to_json(&Err(error)),
            },
        })
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut text = format!(
            "<thingwire.Decoded {} {} {}",
            self.vendor().unwrap_or("unknown vendor"),
            self.kind(),
            self.direction().unwrap_or("both ways")
        );
        if let Some(topic) = Cache::with(|cache| self.new_topic(py, cache))? {
            for (name, value) in topic.iter().skip(1) {
                text.push_str(&format!(" {name}={}", value.repr()?));
            }
        }
        let notes = self.notes(py)?.len();
        if notes > 0 {
            text.push_str(&format!(" {notes} {}", if notes == 1 { "note" } else { "notes" }));
        }
        text.push('>');
        Ok(text)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.same(other)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        match &self.held.address {
            Address::None | Address::Connect(_) => {}
            Address::Topic(text) | Address::Path(text, _) => text.as_str().hash(&mut hasher),
        }
        self.held.payload.as_slice().hash(&mut hasher);
        hasher.finish()
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: &Bound<'_, Self>, _memo: &Bound<'_, PyAny>) -> Self {
        // The values that were made may have been changed; what they are made of cannot be.
        let this = slf.get();
        Decoded::new(this.held.clone_ref(slf.py()), this.summary.clone())
    }

    /// The values that were made are the caller's to change, so one of them may come to hold this object. Each of them is one
    /// that the collector can empty.
    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(self.topic.get().and_then(Option::as_ref))?;
        visit.call(self.message.get())?;
        visit.call(self.notes.get())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let (py, this) = (slf.py(), slf.get());
        let restore = py.import("thingwire._native")?.getattr("restore")?;
        if this.held.keys.is_some() && this.summary.coap {
            return Err(PyTypeError::new_err(
                "a datagram that was read with keys is not pickled: they are secret",
            ));
        }
        let (name, is_path, status) = match &this.held.address {
            Address::Connect(_) => {
                return Err(PyTypeError::new_err(
                    "what a client connects with has a password: it is not pickled",
                ));
            }
            Address::None => (None, false, None),
            Address::Topic(topic) => (Some(topic.as_str()), false, None),
            Address::Path(path, status) => (Some(path.as_str()), true, *status),
        };
        let hints = &this.held.hints;
        let notes = match &this.summary.notes {
            Notes::Decoder(_) => None,
            Notes::Text(text) => Some(&**text),
        };
        let state = (
            name,
            is_path,
            status,
            this.payload(py)?,
            hints.vendor.map(Vendor::name),
            hints.protocol.map(Protocol::name),
            hints.direction.map(Direction::name),
            (hints.strict, hints.extended_tokens),
            notes,
        );
        Ok((restore, state.into_pyobject(py)?))
    }
}

/// Reads a record: an MQTT topic with its payload, or a record as a dict (`{"topic": ..., "payload": ...}`, `{"hex": ...}`,
/// `{"path": ..., "status": ..., "payload": ...}`, and the other members of the command line's JSON).
///
/// `vendor` (alibaba, huawei, tencent), `protocol` (such as alink or pcp: `kinds` has them) and `direction` (up, down) say
/// what is known beside; the topic wins. `strict` turns the first note into an error.
/// `models`, a Model or several, are what the record is held to, which adds notes.
///
/// Raises DecodeError for what cannot be read, TypeError for arguments of a wrong type.
#[pyfunction]
#[pyo3(signature = (topic, payload=None, *, vendor=None, protocol=None, direction=None, strict=false, models=None))]
#[expect(clippy::too_many_arguments, reason = "they are Python's keyword arguments")]
pub(crate) fn decode(
    py: Python<'_>,
    topic: &Bound<'_, PyAny>,
    payload: Option<&Bound<'_, PyAny>>,
    vendor: Option<&str>,
    protocol: Option<&str>,
    direction: Option<&str>,
    strict: bool,
    models: Option<&Bound<'_, PyAny>>,
) -> PyResult<Decoded> {
    let given = Given { vendor, protocol, direction, strict };
    let (held, notes) =
        Held::new(topic, payload, &given).map_err(|trouble| trouble.raise(py, Doing::Decode))?;
    let models = models.map_or_else(|| Ok(Vec::new()), shared)?;
    finish(py, held, notes, &models)
}

/// Reads the bytes of one frame or datagram, or a document without its topic. Without a `protocol` (such as pcp or coap: `kinds`
/// has them), the bytes tell.
///
/// `vendor` (alibaba, huawei, tencent) and `direction` (up, down) say what is known beside. `strict` turns the first note into an
/// error.
///
/// Raises DecodeError for what cannot be read or recognised.
#[pyfunction]
#[pyo3(signature = (data, protocol=None, *, vendor=None, direction=None, strict=false))]
pub(crate) fn decode_bytes(
    py: Python<'_>,
    data: &Bound<'_, PyAny>,
    protocol: Option<&str>,
    vendor: Option<&str>,
    direction: Option<&str>,
    strict: bool,
) -> PyResult<Decoded> {
    let hints = Given { vendor, protocol, direction, strict }.hints();
    let hints = hints.map_err(|error| Doing::Decode.raise(py, &error))?;
    finish(py, Held { address: Address::None, payload: Bytes::of(data)?, hints, keys: None }, Vec::new(), &[])
}

#[inline]
fn finish(py: Python<'_>, held: Held, notes: Vec<Note>, models: &[Shared]) -> PyResult<Decoded> {
    match Summary::of(&held, notes, models) {
        Ok(summary) => Ok(Decoded::new(held, summary)),
        Err(error) => Err(Doing::Decode.raise(py, &error)),
    }
}

/// What pickle calls.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "they are the parts of a pickled object")]
pub(crate) fn restore(
    py: Python<'_>,
    name: Option<&Bound<'_, PyString>>,
    is_path: bool,
    status: Option<u16>,
    payload: &Bound<'_, PyAny>,
    vendor: Option<&str>,
    protocol: Option<&str>,
    direction: Option<&str>,
    flags: (bool, bool),
    notes: Option<&str>,
) -> PyResult<Decoded> {
    let raise = |error: Error| Doing::Decode.raise(py, &error);
    let name = name.and_then(|name| Text::topic(name)).transpose();
    let name = name.map_err(|trouble| trouble.raise(py, Doing::Decode))?;
    let address = match name {
        None => Address::None,
        Some(name) if is_path => Address::Path(name, status),
        Some(name) => Address::Topic(name),
    };
    let (strict, extended_tokens) = flags;
    let mut hints = Given { vendor, protocol, direction, strict }.hints().map_err(raise)?;
    hints.extended_tokens = extended_tokens;
    let mut decoded =
        finish(py, Held { address, payload: Bytes::of(payload)?, hints, keys: None }, Vec::new(), &[])?;
    if let Some(notes) = notes {
        Json::parse(notes.as_bytes()).map_err(raise)?;
        decoded.summary.notes = Notes::Text(notes.into());
    }
    Ok(decoded)
}
