//! `read`: what people have on disk, record by record.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    thread::{self, ThreadId},
};

use pyo3::{
    PyTraverseError, PyVisit,
    exceptions::{PyRuntimeError, PyValueError},
    prelude::*,
    types::{PyBytes, PyString},
};
use thingwire::{Error, facade, record::Hints};
use thingwire_capture::{Format, OpenError, Reader};

use crate::{
    decoded::{Decoded, Summary},
    errors::Doing,
    held::{Given, Held},
    model::{Shared, shared},
    to_python,
};

/// Bytes asked of a file object at once.
const PART: usize = 1 << 16;

/// A Python file, binary or text.
struct PythonFile {
    file: Arc<Py<PyAny>>,
    /// What it gave and nobody took yet.
    rest: Vec<u8>,
    at: usize,
}

impl Read for PythonFile {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.rest.len() {
            self.rest = Python::attach(|py| {
                let part = self.file.bind(py).call_method1("read", (PART,))?;
                if let Ok(text) = part.cast::<PyString>() {
                    let encode = |errors| text.call_method1("encode", ("utf-8", errors));
                    // The bytes that were no UTF-8 in the file; else what is no UTF-8 either, so that its line is told.
                    let bytes = encode("surrogateescape").or_else(|_| encode("surrogatepass"))?;
                    return Ok::<_, PyErr>(bytes.cast::<PyBytes>()?.as_bytes().to_vec());
                }
                Ok(part.cast::<PyBytes>()?.as_bytes().to_vec())
            })?;
            self.at = 0;
        }
        let rest = self.rest.get(self.at..).unwrap_or_default();
        let count = rest.len().min(out.len());
        if let (Some(to), Some(from)) = (out.get_mut(..count), rest.get(..count)) {
            to.copy_from_slice(from);
        }
        self.at = self.at.saturating_add(count);
        Ok(count)
    }
}

/// An iterator over the entries of a capture.
#[pyclass(module = "thingwire", frozen)]
pub(crate) struct Entries {
    reader: Mutex<Reader<Box<dyn BufRead + Send>>>,
    /// Who reads now.
    thread: Mutex<Option<ThreadId>>,
    /// The same object as the reader's; none where it reads a file of its own.
    file: Option<Arc<Py<PyAny>>>,
    hints: Hints,
    models: Vec<Shared>,
    format: &'static str,
    reason: Option<String>,
}

impl std::fmt::Debug for Entries {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entries").field("format", &self.format).finish_non_exhaustive()
    }
}

/// What one entry brought.
type Item = (u64, String, Result<Held, Error>, Option<Result<Summary, Error>>);

impl Entries {
    fn item(&self) -> io::Result<Option<Item>> {
        let thread = || self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        let this = Some(thread::current().id());
        if *thread() == this {
            // The file's own `read` asks for an entry: there would be nobody to give one.
            return Err(PyValueError::new_err("the entries are being read already").into());
        }
        let Ok(mut reader) = self.reader.lock() else { return Ok(None) };
        *thread() = this;
        let entry = reader.next();
        *thread() = None;
        drop(reader);
        let Some(entry) = entry.transpose()? else { return Ok(None) };
        let excerpt = entry.excerpt();
        let mut record = match entry.record {
            Ok(record) => record,
            Err(error) => return Ok(Some((entry.line, excerpt, Err(error), None))),
        };
        let given = &self.hints;
        record.hints.vendor = record.hints.vendor.or(given.vendor);
        record.hints.protocol = record.hints.protocol.or(given.protocol);
        record.hints.direction = record.hints.direction.or(given.direction);
        record.hints.strict |= given.strict;
        let held = Held::owned(&record);
        let summary = Summary::of(&held, entry.notes, &self.models);
        Ok(Some((entry.line, excerpt, Ok(held), Some(summary))))
    }
}

#[pymethods]
impl Entries {
    /// The format that is read.
    #[getter]
    fn format(&self) -> &'static str {
        self.format
    }

    /// Why the lines are taken for that format; None where it was given.
    #[getter]
    fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }

    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    /// A file may come to hold what reads it.
    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(self.file.as_deref())
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Entry>> {
        let Some((line, excerpt, held, summary)) = py.detach(|| self.item())? else { return Ok(None) };
        let (record, decoded, error) = match (held, summary) {
            (Ok(held), Some(summary)) => {
                let record = to_python::own(py, &facade::record_to_json(&held.record()))?.unbind();
                match summary {
                    Ok(summary) => (Some(record), Some(Py::new(py, Decoded::new(held, summary))?), None),
                    Err(error) => (Some(record), None, Some(Doing::Decode.exception(py, &error)?.unbind())),
                }
            }
            (Err(error), _) => (None, None, Some(Doing::Capture.exception(py, &error)?.unbind())),
            (Ok(_), None) => (None, None, None),
        };
        Ok(Some(Entry { line, excerpt, record, decoded, error }))
    }
}

/// One record of a capture.
#[pyclass(frozen, module = "thingwire")]
#[derive(Debug)]
pub(crate) struct Entry {
    /// The first line it was read from, counted from 1.
    #[pyo3(get)]
    line: u64,
    /// The front of that line.
    #[pyo3(get)]
    excerpt: String,
    /// The record, as a dict; None where the line holds none.
    #[pyo3(get)]
    record: Option<Py<PyAny>>,
    /// What was found; None where there is an error.
    #[pyo3(get)]
    decoded: Option<Py<Decoded>>,
    /// Why the record, or the line, cannot be read: a value, not raised.
    #[pyo3(get)]
    error: Option<Py<PyAny>>,
}

#[pymethods]
impl Entry {
    /// A record that was changed may come to hold its entry.
    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(&self.record)?;
        visit.call(&self.decoded)?;
        visit.call(&self.error)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let what = match (&self.decoded, &self.error) {
            (Some(decoded), _) => decoded.bind(py).repr()?.to_string(),
            (None, Some(error)) => error.bind(py).repr()?.to_string(),
            (None, None) => String::new(),
        };
        Ok(format!("<thingwire.Entry line {} {what}>", self.line))
    }
}

/// Reads a capture: a path, or a file that is open for reading, binary or text. Gives an iterator of `Entry`.
///
/// `format` is auto (told from the first lines), jsonl (also of `mosquitto_sub -F '%j'`), hex, hexdump (xxd, hexdump -C,
/// od -A x -t x1), base64 or at (the log of a radio module's AT commands). Memory does not grow with the file. One bad line is an entry with
/// an error, not the end.
///
/// `vendor` (alibaba, huawei, tencent), `protocol` (such as alink or pcp: `kinds` has them) and `direction` (up, down) say
/// what is known beside; a record's own members and its topic win. `strict` turns the first note into an error.
/// `models`, a Model or several, are what every record is held to, which adds notes.
///
/// Raises OSError for what cannot be opened or read, CaptureError for lines of no known format, ValueError for a format of
/// another name.
#[pyfunction]
#[pyo3(signature = (source, format="auto", *, vendor=None, protocol=None, direction=None, strict=false, models=None))]
#[expect(clippy::too_many_arguments, reason = "they are Python's keyword arguments")]
pub(crate) fn read(
    py: Python<'_>,
    source: &Bound<'_, PyAny>,
    format: &str,
    vendor: Option<&str>,
    protocol: Option<&str>,
    direction: Option<&str>,
    strict: bool,
    models: Option<&Bound<'_, PyAny>>,
) -> PyResult<Entries> {
    let hints = Given { vendor, protocol, direction, strict }.hints();
    let hints = hints.map_err(|error| Doing::Capture.raise(py, &error))?;
    let models = models.map_or_else(|| Ok(Vec::new()), shared)?;
    let wanted = match format {
        "auto" => None,
        name => Some(Format::from_name(name).ok_or_else(|| {
            let known: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
            PyValueError::new_err(format!("a format is auto, {}", known.join(", ")))
        })?),
    };
    let file = if source.hasattr("read")? { Some(Arc::new(source.clone().unbind())) } else { None };
    let input: Box<dyn BufRead + Send> = if let Some(file) = &file {
        let file = PythonFile { file: file.clone(), rest: Vec::new(), at: 0 };
        Box::new(BufReader::with_capacity(PART, file))
    } else {
        let path: PathBuf = source.extract()?;
        let file = File::open(path).map_err(|error| not_opened(source, error))?;
        Box::new(BufReader::with_capacity(PART, file))
    };
    let reader = py.detach(|| Reader::new(input, wanted)).map_err(|error| match error {
        OpenError::Io(error) if file.is_none() => not_opened(source, error),
        OpenError::Io(error) => PyErr::from(error),
        OpenError::Format(error) => Doing::Capture.raise(py, &error),
        other => PyRuntimeError::new_err(other.to_string()),
    })?;
    Ok(Entries {
        format: reader.format().name(),
        reason: reader.detection().map(|detection| detection.reason.to_string()),
        reader: Mutex::new(reader),
        thread: Mutex::new(None),
        file,
        hints,
        models,
    })
}

/// Why a path cannot be opened or read at all, in Python's own words: with `errno` and `filename`.
fn not_opened(path: &Bound<'_, PyAny>, error: io::Error) -> PyErr {
    let open = || path.py().import("io")?.call_method1("open", (path, "rb"))?.call_method0("close");
    open().err().unwrap_or_else(|| error.into())
}
