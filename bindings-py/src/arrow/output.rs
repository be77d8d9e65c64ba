//! The columns of what was found: a published schema with a version, of types that Spark has too.

use std::{borrow::Cow, collections::HashMap, sync::Arc};

use arrow_buffer::Buffer;
use arrow_data::ArrayData;
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use pyo3::{
    exceptions::PyValueError,
    prelude::*,
    types::{PyCapsule, PyList},
};
use thingwire::{Decoded, Direction, Error, Vendor, facade};

use super::capsule;

/// The version of the schema: columns may come at the end with the same version, and never change their meaning or type.
const VERSION: &str = "1";

/// Where the values of a column come from. All are texts but two.
#[derive(Clone, Copy, Debug)]
enum Source {
    /// A text of what was read.
    Decoded(for<'d> fn(&'d Decoded<'_>) -> Option<&'d str>),
    /// The topic's id of the column's name.
    Id,
    /// The message as JSON.
    Message,
    /// The codes of the notes: a list.
    Notes,
    /// A text about why a row was not read.
    Error(for<'e> fn(&'e Error) -> Option<Cow<'e, str>>),
    /// The byte at which it was not: a number.
    Offset,
}

/// All columns by name.
const COLUMNS: [(&str, Source); 16] = [
    ("vendor", Source::Decoded(|decoded| decoded.vendor.map(Vendor::name))),
    ("protocol", Source::Decoded(|decoded| Some(decoded.protocol.name()))),
    ("kind", Source::Decoded(|decoded| Some(decoded.kind.name()))),
    ("direction", Source::Decoded(|decoded| decoded.direction.map(Direction::name))),
    ("product_key", Source::Id),
    ("product_id", Source::Id),
    ("device_name", Source::Id),
    ("device_id", Source::Id),
    ("message", Source::Message),
    ("notes", Source::Notes),
    ("error_code", Source::Error(|error| Some(error.code().name().into()))),
    ("error_layer", Source::Error(|error| Some(error.layer().name().into()))),
    ("error_pointer", Source::Error(|error| error.place().json_pointer().map(Into::into))),
    ("error_message", Source::Error(|error| Some(error.message().to_string().into()))),
    ("error_offset", Source::Offset),
    ("error_spec", Source::Error(|error| error.spec_reference().map(Into::into))),
];

/// The columns that somebody asked for, in the order in which they did.
#[derive(Clone, Debug)]
pub(crate) struct Selection(Vec<(&'static str, Source)>);

impl Selection {
    /// The columns of these names; all of them without names.
    ///
    /// # Errors
    /// `ValueError` for a name that is no column's, one that comes twice, and no names.
    pub(crate) fn new(names: Option<Vec<String>>) -> PyResult<Self> {
        let Some(names) = names else { return Ok(Selection(COLUMNS.to_vec())) };
        let mut selection: Vec<(&'static str, Source)> = Vec::with_capacity(names.len());
        for name in &names {
            if selection.iter().any(|(known, _)| known == name) {
                return Err(PyValueError::new_err(format!("columns: {name:?} comes twice")));
            }
            let Some(column) = COLUMNS.iter().find(|(known, _)| known == name) else {
                let known = COLUMNS.map(|(name, _)| name).join(", ");
                return Err(PyValueError::new_err(format!("columns: there is no {name:?}, only {known}")));
            };
            selection.push(*column);
        }
        if selection.is_empty() {
            return Err(PyValueError::new_err("columns: at least one, or None for all"));
        }
        Ok(Selection(selection))
    }

    fn schema(&self) -> SchemaRef {
        let fields = self.0.iter().map(|&(name, source)| Field::new(name, source.data_type(), true));
        let metadata = HashMap::from([("thingwire.schema".to_owned(), VERSION.to_owned())]);
        Arc::new(Schema::new_with_metadata(fields.collect::<Vec<_>>(), metadata))
    }
}

impl Source {
    fn data_type(self) -> DataType {
        match self {
            Source::Notes => DataType::List(Arc::new(Field::new("item", DataType::Utf8, true))),
            Source::Offset => DataType::Int64,
            Source::Decoded(_) | Source::Id | Source::Message | Source::Error(_) => DataType::Utf8,
        }
    }
}

/// Bytes of one batch's texts after which the next one begins: Arrow counts them with 31 bits.
const BATCH_BYTES: usize = 1 << 29;

/// Which rows have a value: a bit each.
#[derive(Debug, Default)]
struct Valid {
    bits: Vec<u8>,
    length: usize,
    nulls: usize,
}

impl Valid {
    fn push(&mut self, valid: bool) {
        let bit = u8::from(valid) << (self.length % 8);
        match self.bits.last_mut().filter(|_| !self.length.is_multiple_of(8)) {
            Some(last) => *last |= bit,
            None => self.bits.push(bit),
        }
        self.length = self.length.saturating_add(1);
        self.nulls = self.nulls.saturating_add(usize::from(!valid));
    }

    /// The bits, where there is a row without a value.
    fn buffer(self) -> Option<Buffer> {
        (self.nulls > 0).then(|| Buffer::from_vec(self.bits))
    }
}

/// Where the values of the rows end in something else.
#[derive(Debug)]
struct Ends {
    offsets: Vec<i32>,
    valid: Valid,
}

impl Default for Ends {
    fn default() -> Self {
        Ends { offsets: vec![0], valid: Valid::default() }
    }
}

impl Ends {
    fn push(&mut self, end: usize, valid: bool) -> Result<(), String> {
        self.offsets.push(i32::try_from(end).map_err(|_| "more than 2 GiB in one column of a batch")?);
        self.valid.push(valid);
        Ok(())
    }
}

/// A column of texts.
#[derive(Debug, Default)]
struct Texts {
    bytes: Vec<u8>,
    ends: Ends,
}

impl Texts {
    #[inline]
    fn push(&mut self, text: Option<&str>) -> Result<(), String> {
        self.bytes.extend_from_slice(text.unwrap_or_default().as_bytes());
        self.ends.push(self.bytes.len(), text.is_some())
    }

    fn finish(self) -> Result<ArrayData, String> {
        let length = self.ends.valid.length;
        let buffers = vec![Buffer::from_vec(self.ends.offsets), Buffer::from_vec(self.bytes)];
        array(DataType::Utf8, length, self.ends.valid, buffers, Vec::new())
    }
}

fn array(
    data_type: DataType,
    length: usize,
    valid: Valid,
    buffers: Vec<Buffer>,
    children: Vec<ArrayData>,
) -> Result<ArrayData, String> {
    ArrayData::try_new(data_type, length, valid.buffer(), 0, buffers, children)
        .map_err(|error| error.to_string())
}

/// The values of a column.
#[derive(Debug)]
enum Values {
    Texts(Texts),
    Lists(Texts, Ends),
    Numbers(Vec<i64>, Valid),
}

impl Values {
    fn new(source: Source) -> Self {
        match source {
            Source::Notes => Values::Lists(Texts::default(), Ends::default()),
            Source::Offset => Values::Numbers(Vec::new(), Valid::default()),
            Source::Decoded(_) | Source::Id | Source::Message | Source::Error(_) => {
                Values::Texts(Texts::default())
            }
        }
    }

    /// Adds the value of a row; gives how many bytes of text there are.
    fn push(
        &mut self,
        name: &str,
        source: Source,
        outcome: &Result<Decoded<'_>, Error>,
    ) -> Result<usize, String> {
        let (decoded, error) = (outcome.as_ref().ok(), outcome.as_ref().err());
        match self {
            Values::Texts(texts) => {
                match source {
                    Source::Decoded(text) => texts.push(decoded.and_then(text)),
                    Source::Id => {
                        let topic = decoded.and_then(|decoded| decoded.topic.as_ref());
                        texts.push(topic.and_then(|topic| topic.id(name)))
                    }
                    Source::Message => texts.push(decoded.map(facade::message_to_json).as_deref()),
                    Source::Error(text) => texts.push(error.and_then(text).as_deref()),
                    Source::Notes | Source::Offset => Ok(()),
                }?;
                Ok(texts.bytes.len())
            }
            Values::Lists(texts, ends) => {
                let notes = decoded.map(|decoded| decoded.notes.as_slice());
                for note in notes.unwrap_or_default() {
                    texts.push(Some(note.code().name()))?;
                }
                ends.push(texts.ends.valid.length, notes.is_some())?;
                Ok(texts.bytes.len())
            }
            Values::Numbers(numbers, valid) => {
                let offset = error.and_then(|error| error.place().offset());
                let offset = offset.and_then(|offset| i64::try_from(offset).ok());
                numbers.push(offset.unwrap_or(0));
                valid.push(offset.is_some());
                Ok(0)
            }
        }
    }

    fn finish(self, data_type: DataType, length: usize) -> Result<ArrayData, String> {
        match self {
            Values::Texts(texts) => texts.finish(),
            Values::Lists(texts, Ends { offsets, valid }) => {
                array(data_type, length, valid, vec![Buffer::from_vec(offsets)], vec![texts.finish()?])
            }
            Values::Numbers(numbers, valid) => {
                array(data_type, length, valid, vec![Buffer::from_vec(numbers)], Vec::new())
            }
        }
    }
}

/// Rows under construction.
#[derive(Debug)]
pub(crate) struct Builder {
    selection: Selection,
    /// The values of each column of the selection, and how many rows they are of.
    values: Vec<Values>,
    length: usize,
    batches: Vec<ArrayData>,
    errors: usize,
}

impl Builder {
    pub(crate) fn new(selection: &Selection) -> Self {
        let selection = selection.clone();
        let values = empty(&selection);
        Builder { selection, values, length: 0, batches: Vec::new(), errors: 0 }
    }

    /// Adds a row.
    ///
    /// # Errors
    /// One sentence: a row that is too large.
    pub(crate) fn push(&mut self, outcome: &Result<Decoded<'_>, Error>) -> Result<(), String> {
        let mut longest = 0;
        for (values, &(name, source)) in self.values.iter_mut().zip(&self.selection.0) {
            longest = values.push(name, source, outcome)?.max(longest);
        }
        self.length = self.length.saturating_add(1);
        self.errors = self.errors.saturating_add(usize::from(outcome.is_err()));
        if longest >= BATCH_BYTES {
            self.close()?;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), String> {
        let length = std::mem::take(&mut self.length);
        let values = std::mem::replace(&mut self.values, empty(&self.selection));
        let columns = values.into_iter().zip(&self.selection.0);
        let columns = columns.map(|(values, (_, source))| values.finish(source.data_type(), length));
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        let all = DataType::Struct(self.selection.schema().fields().clone());
        self.batches.push(array(all, length, Valid::default(), Vec::new(), columns)?);
        Ok(())
    }

    /// All rows.
    ///
    /// # Errors
    /// As [`Builder::push`].
    pub(crate) fn finish(mut self) -> Result<Columns, String> {
        if self.length > 0 || self.batches.is_empty() {
            self.close()?;
        }
        Ok(Columns { schema: self.selection.schema(), batches: self.batches, errors: self.errors })
    }
}

fn empty(selection: &Selection) -> Vec<Values> {
    selection.0.iter().map(|&(_, source)| Values::new(source)).collect()
}

/// What a batch of Arrow data was decoded to, for any library that takes Arrow data.
#[pyclass(frozen, module = "thingwire")]
#[derive(Debug)]
pub(crate) struct Columns {
    schema: SchemaRef,
    batches: Vec<ArrayData>,
    errors: usize,
}

#[pymethods]
impl Columns {
    fn __len__(&self) -> usize {
        self.batches.iter().map(ArrayData::len).sum()
    }

    /// The number of the columns' meaning: with the same one, columns only come on top, at the end.
    #[getter]
    fn schema_version(&self) -> &'static str {
        VERSION
    }

    /// The names of the columns, in their order.
    #[getter]
    fn column_names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        PyList::new(py, self.schema.fields().iter().map(|field| field.name().clone()))
    }

    /// Rows that were not read.
    #[getter]
    fn errors(&self) -> usize {
        self.errors
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::schema(py, &self.schema)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        // Casts are the consumer's, as the interface allows.
        let _ = requested_schema;
        match self.batches.as_slice() {
            [batch] => capsule::array(py, batch, &self.schema),
            _ => Err(PyValueError::new_err("there are several batches: take them as a stream")),
        }
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        capsule::stream(py, Arc::clone(&self.schema), self.batches.clone())
    }

    fn __repr__(&self) -> String {
        format!("<thingwire.Columns {} rows, {} not read>", self.__len__(), self.errors)
    }
}

/// The columns as Spark's DDL, for `mapInArrow`: all, or those of the given names.
///
/// Raises ValueError as `decode_batch` does.
#[pyfunction]
#[pyo3(signature = (columns=None))]
pub(crate) fn spark_schema(columns: Option<Vec<String>>) -> PyResult<String> {
    let column = |&(name, source): &(&str, Source)| match source.data_type() {
        DataType::Int64 => format!("{name} bigint"),
        DataType::List(_) => format!("{name} array<string>"),
        _ => format!("{name} string"),
    };
    Ok(Selection::new(columns)?.0.iter().map(column).collect::<Vec<_>>().join(", "))
}
