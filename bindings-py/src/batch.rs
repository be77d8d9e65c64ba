//! `decode_batch`: many records in one call, without the interpreter.

use pyo3::{
    exceptions::{PyIndexError, PyOverflowError, PyTypeError},
    prelude::*,
    types::{PyByteArray, PyBytes, PyDict, PyList, PyMemoryView, PyString, PyTuple},
};
use thingwire::{Error, Note};

use crate::{
    arrow::{self, Builder, Selection},
    decoded::{Decoded, Summary},
    errors::{Doing, Trouble},
    held::{Address, Bytes, Given, Held},
    model::{Shared, shared},
};

/// One record and what became of it.
#[derive(Debug)]
struct Slot {
    /// None where what was given is no record.
    held: Option<Held>,
    outcome: Result<Summary, Error>,
}

/// Many records that were decoded; their values are made when they are asked for.
#[pyclass(frozen, module = "thingwire", sequence)]
#[derive(Debug)]
pub(crate) struct Batch {
    slots: Vec<Slot>,
    /// What is odd about the form of records that came as dicts, by their index: mostly there is nothing.
    forms: Vec<(usize, Vec<Note>)>,
    models: Vec<Shared>,
    selection: Selection,
}

/// A record that waits for being decoded.
type Waiting = Result<(Held, Vec<Note>), Error>;

impl Batch {
    fn get<'py>(&self, py: Python<'py>, index: usize) -> PyResult<Bound<'py, PyAny>> {
        let slot =
            self.slots.get(index).ok_or_else(|| PyIndexError::new_err("no such record in the batch"))?;
        match (&slot.held, &slot.outcome) {
            (Some(held), Ok(summary)) => {
                Ok(Bound::new(py, Decoded::new(held.clone_ref(py), summary.clone()))?.into_any())
            }
            (_, Err(error)) => Doing::Decode.exception(py, error),
            (None, Ok(_)) => Ok(py.None().into_bound(py)),
        }
    }

    fn columns(&self, py: Python<'_>) -> PyResult<arrow::Columns> {
        py.detach(|| {
            let mut builder = Builder::new(&self.selection);
            let mut forms = self.forms.iter().peekable();
            for (index, slot) in self.slots.iter().enumerate() {
                match (&slot.held, &slot.outcome) {
                    (Some(held), Ok(_)) => {
                        let mut record = held.record();
                        record.hints.strict = false;
                        let form = forms.next_if(|(of, _)| *of == index);
                        let notes = form.map_or_else(Vec::new, |(_, notes)| notes.clone());
                        builder.push(&thingwire::facade::decode_with_models(&record, notes, &self.models))
                    }
                    (_, Err(error)) => builder.push(&Err(error.clone())),
                    (None, Ok(_)) => Ok(()),
                }?;
            }
            builder.finish()
        })
        .map_err(|error: String| pyo3::exceptions::PyValueError::new_err(error))
    }
}

#[pymethods]
impl Batch {
    fn __len__(&self) -> usize {
        self.slots.len()
    }

    fn __getitem__<'py>(&self, py: Python<'py>, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        if let Ok(slice) = index.cast::<pyo3::types::PySlice>() {
            let length = isize::try_from(self.slots.len())?;
            let found = slice.indices(length)?;
            let list = PyList::empty(py);
            let mut at = found.start;
            for _ in 0..found.slicelength {
                list.append(self.get(py, usize::try_from(at)?)?)?;
                at = at.saturating_add(found.step);
            }
            return Ok(list.into_any());
        }
        let index: isize = index.extract().map_err(|error: PyErr| {
            if error.is_instance_of::<PyOverflowError>(py) {
                PyIndexError::new_err("no such record in the batch")
            } else {
                error
            }
        })?;
        let index = if index < 0 { index.saturating_add(isize::try_from(self.slots.len())?) } else { index };
        self.get(py, usize::try_from(index).unwrap_or(usize::MAX))
    }

    fn __iter__(slf: Py<Self>) -> BatchIterator {
        BatchIterator { batch: slf, next: std::sync::atomic::AtomicUsize::new(0) }
    }

    /// The kinds of all records, None for those that were not read.
    #[getter]
    fn kinds<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let kind = |slot: &Slot| {
            slot.outcome.as_ref().ok().map(|summary| crate::to_python::key(py, summary.kind.name()))
        };
        PyList::new(py, self.slots.iter().map(kind))
    }

    /// The errors by the index of their record.
    #[getter]
    fn errors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (index, slot) in self.slots.iter().enumerate() {
            if let Err(error) = &slot.outcome {
                dict.set_item(index, Doing::Decode.exception(py, error)?)?;
            }
        }
        Ok(dict)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Bound::new(py, Builder::new(&self.selection).finish().map_err(PyTypeError::new_err)?)?
            .call_method0("__arrow_c_schema__")
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Bound::new(py, self.columns(py)?)?.call_method1("__arrow_c_array__", (requested_schema,))
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Bound::new(py, self.columns(py)?)?.call_method1("__arrow_c_stream__", (requested_schema,))
    }

    fn __repr__(&self) -> String {
        let bad = self.slots.iter().filter(|slot| slot.outcome.is_err()).count();
        format!("<thingwire.Batch {} records, {bad} not read>", self.slots.len())
    }
}

/// One after the other.
#[pyclass(frozen, module = "thingwire")]
#[derive(Debug)]
pub(crate) struct BatchIterator {
    batch: Py<Batch>,
    next: std::sync::atomic::AtomicUsize,
}

#[pymethods]
impl BatchIterator {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let index = self.next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let batch = self.batch.get();
        if index < batch.slots.len() { batch.get(py, index).map(Some) } else { Ok(None) }
    }
}

/// Decodes many records in one call, without holding the interpreter's lock.
///
/// An iterable of (topic, payload), records or bytes gives a `Batch`. Arrow data (whatever has `__arrow_c_stream__` or
/// `__arrow_c_array__`: a table with a column `payload` and perhaps `topic`, `vendor`, `protocol`, `direction`; or a column of
/// payloads) gives `Columns`: one row for each row, in order.
///
/// `columns` names the columns that Arrow data is to have, in their order: what is not asked for is not made, and `message`, the
/// whole message as JSON, is most of the work.
///
/// `vendor` (alibaba, huawei, tencent), `protocol` (such as alink or pcp: `kinds` has them) and `direction` (up, down) say
/// what is known beside; a record's own members, or its row's columns, and the topic win. `strict`
/// turns the first note into an error.
/// `models`, a Model or several, are what every record is held to, which adds notes.
///
/// A record that cannot be read is a DecodeError in the batch, or a row with `error_code`; it is never raised.
/// Raises TypeError for items that are no records and for one dict, text or bytes in place of several,
/// ValueError for Arrow data without payloads and for names of no column.
#[pyfunction]
#[pyo3(signature = (records, *, vendor=None, protocol=None, direction=None, strict=false, models=None, columns=None))]
#[expect(clippy::too_many_arguments, reason = "they are keywords in Python")]
pub(crate) fn decode_batch<'py>(
    py: Python<'py>,
    records: &Bound<'py, PyAny>,
    vendor: Option<&str>,
    protocol: Option<&str>,
    direction: Option<&str>,
    strict: bool,
    models: Option<&Bound<'_, PyAny>>,
    columns: Option<Vec<String>>,
) -> PyResult<Bound<'py, PyAny>> {
    let selection = Selection::new(columns)?;
    let given = Given { vendor, protocol, direction, strict };
    let models = models.map_or_else(|| Ok(Vec::new()), shared)?;
    if arrow::is_arrow(records)? {
        return Ok(Bound::new(py, arrow::decode(records, &given, &models, &selection)?)?.into_any());
    }
    // They would go on, with keys, letters and numbers for records.
    if records.is_instance_of::<PyDict>()
        || records.is_instance_of::<PyString>()
        || records.is_instance_of::<PyBytes>()
        || records.is_instance_of::<PyByteArray>()
        || records.is_instance_of::<PyMemoryView>()
    {
        let name = records.get_type().name()?;
        return Err(PyTypeError::new_err(format!("records are several, as in a list, not one {name}")));
    }
    // A wrong hint is the caller's mistake and no record's.
    given.hints().map_err(|error| Doing::Decode.raise(py, &error))?;
    let mut waiting: Vec<Waiting> = Vec::with_capacity(records.len().unwrap_or(0).min(1 << 20));
    for item in records.try_iter()? {
        waiting.push(match one(&item?, &given) {
            Ok(record) => Ok(record),
            Err(Trouble::Core(error)) => Err(error),
            Err(Trouble::Python(error)) => return Err(error),
        });
    }
    let mut forms = Vec::new();
    let slots = py.detach(|| {
        let slots = waiting.into_iter().enumerate().map(|(index, waiting)| {
            if let Ok((_, notes)) = &waiting
                && !notes.is_empty()
            {
                forms.push((index, notes.clone()));
            }
            slot(waiting, &models)
        });
        slots.collect()
    });
    Ok(Bound::new(py, Batch { slots, forms, models, selection })?.into_any())
}

/// A pair of topic and payload, a record, or the bytes of a frame.
fn one(item: &Bound<'_, PyAny>, given: &Given<'_>) -> Result<(Held, Vec<Note>), Trouble> {
    if let Ok(pair) = item.cast::<PyTuple>() {
        if pair.len() != 2 {
            return Err(PyTypeError::new_err("a tuple is a topic (or None) and its payload").into());
        }
        return Held::new(&pair.get_item(0)?, Some(&pair.get_item(1)?), given);
    }
    if item.cast::<PyDict>().is_ok() {
        return Held::new(item, None, given);
    }
    Ok((
        Held { address: Address::None, payload: Bytes::of(item)?, hints: given.hints()?, keys: None },
        Vec::new(),
    ))
}

fn slot(waiting: Waiting, models: &[Shared]) -> Slot {
    match waiting {
        Ok((held, notes)) => {
            let outcome = Summary::of(&held, notes, models);
            Slot { held: Some(held), outcome }
        }
        Err(error) => Slot { held: None, outcome: Err(error) },
    }
}
