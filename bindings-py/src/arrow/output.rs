//! The columns of what was found: a published schema with a version, of types that Spark has too.

use std::{collections::HashMap, sync::Arc};

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

/// Columns of text from the topic's ids.
const IDS: [&str; 4] = ["product_key", "product_id", "device_name", "device_id"];
/// Columns of text in front of those.
const HEAD: [&str; 4] = ["vendor", "protocol", "kind", "direction"];
/// Columns of text about why a row was not read; `error_offset` stands between them.
const ERROR: [&str; 4] = ["error_code", "error_layer", "error_pointer", "error_message"];

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

/// Rows of one batch.
#[derive(Debug, Default)]
struct Rows {
    head: [Texts; 4],
    ids: [Texts; 4],
    message: Texts,
    notes: Texts,
    notes_ends: Ends,
    error: [Texts; 4],
    error_offset: Vec<i64>,
    error_offset_valid: Valid,
    error_spec: Texts,
}

/// Rows under construction.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    rows: Rows,
    batches: Vec<ArrayData>,
    errors: usize,
}

fn list_type() -> DataType {
    DataType::List(Arc::new(Field::new("item", DataType::Utf8, true)))
}

fn schema() -> SchemaRef {
    let text = |name: &&'static str| Field::new(*name, DataType::Utf8, true);
    let list = list_type();
    let mut fields: Vec<Field> = HEAD.iter().chain(&IDS).chain(&["message"]).map(text).collect();
    fields.push(Field::new("notes", list, true));
    fields.extend(ERROR.iter().map(text));
    fields.push(Field::new("error_offset", DataType::Int64, true));
    fields.push(Field::new("error_spec", DataType::Utf8, true));
    let metadata = HashMap::from([("thingwire.schema".to_owned(), VERSION.to_owned())]);
    Arc::new(Schema::new_with_metadata(fields, metadata))
}

impl Builder {
    /// Adds a row.
    ///
    /// # Errors
    /// One sentence: a row that is too large.
    pub(crate) fn push(&mut self, outcome: &Result<Decoded<'_>, Error>) -> Result<(), String> {
        let (decoded, error) = match outcome {
            Ok(decoded) => (Some(decoded), None),
            Err(error) => (None, Some(error)),
        };
        let rows = &mut self.rows;
        let head = [
            decoded.and_then(|decoded| decoded.vendor).map(Vendor::name),
            decoded.map(|decoded| decoded.protocol.name()),
            decoded.map(|decoded| decoded.kind.name()),
            decoded.and_then(|decoded| decoded.direction).map(Direction::name),
        ];
        append(&mut rows.head, head)?;
        let topic = decoded.and_then(|decoded| decoded.topic.as_ref());
        append(&mut rows.ids, IDS.map(|name| topic.and_then(|topic| topic.id(name))))?;
        rows.message.push(decoded.map(facade::message_to_json).as_deref())?;
        let notes = decoded.map(|decoded| decoded.notes.as_slice());
        for note in notes.unwrap_or_default() {
            rows.notes.push(Some(note.code().name()))?;
        }
        rows.notes_ends.push(rows.notes.ends.valid.length, notes.is_some())?;
        let message = error.map(|error| error.message().to_string());
        append(
            &mut rows.error,
            [
                error.map(|error| error.code().name()),
                error.map(|error| error.layer().name()),
                error.and_then(|error| error.place().json_pointer()),
                message.as_deref(),
            ],
        )?;
        let offset =
            error.and_then(|error| error.place().offset()).and_then(|offset| i64::try_from(offset).ok());
        rows.error_offset.push(offset.unwrap_or(0));
        rows.error_offset_valid.push(offset.is_some());
        rows.error_spec.push(error.and_then(|error| error.spec_reference()))?;
        self.errors = self.errors.saturating_add(usize::from(error.is_some()));
        if rows.message.bytes.len() >= BATCH_BYTES {
            self.close()?;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), String> {
        let rows = std::mem::take(&mut self.rows);
        let length = rows.message.ends.valid.length;
        let mut columns = Vec::new();
        for column in rows.head.into_iter().chain(rows.ids).chain([rows.message]) {
            columns.push(column.finish()?);
        }
        let Ends { offsets, valid } = rows.notes_ends;
        let notes = vec![rows.notes.finish()?];
        columns.push(array(list_type(), length, valid, vec![Buffer::from_vec(offsets)], notes)?);
        for column in rows.error {
            columns.push(column.finish()?);
        }
        let offsets = vec![Buffer::from_vec(rows.error_offset)];
        columns.push(array(DataType::Int64, length, rows.error_offset_valid, offsets, Vec::new())?);
        columns.push(rows.error_spec.finish()?);
        let all = DataType::Struct(schema().fields().clone());
        self.batches.push(array(all, length, Valid::default(), Vec::new(), columns)?);
        Ok(())
    }

    /// All rows.
    ///
    /// # Errors
    /// As [`Builder::push`].
    pub(crate) fn finish(mut self) -> Result<Columns, String> {
        if self.rows.message.ends.valid.length > 0 || self.batches.is_empty() {
            self.close()?;
        }
        Ok(Columns { batches: self.batches, errors: self.errors })
    }
}

fn append(columns: &mut [Texts; 4], values: [Option<&str>; 4]) -> Result<(), String> {
    columns.iter_mut().zip(values).try_for_each(|(column, value)| column.push(value))
}

/// What a batch of Arrow data was decoded to, for any library that takes Arrow data.
#[pyclass(frozen, module = "thingwire")]
#[derive(Debug)]
pub(crate) struct Columns {
    batches: Vec<ArrayData>,
    errors: usize,
}

#[pymethods]
impl Columns {
    fn __len__(&self) -> usize {
        self.batches.iter().map(ArrayData::len).sum()
    }

    #[getter]
    fn schema_version(&self) -> &'static str {
        VERSION
    }

    #[getter]
    fn column_names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        PyList::new(py, schema().fields().iter().map(|field| field.name().clone()))
    }

    /// Rows that were not read.
    #[getter]
    fn errors(&self) -> usize {
        self.errors
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::schema(py, &schema())
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
            [batch] => capsule::array(py, batch, &schema()),
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
        capsule::stream(py, schema(), self.batches.clone())
    }

    fn __repr__(&self) -> String {
        format!("<thingwire.Columns {} rows, {} not read>", self.__len__(), self.errors)
    }
}

/// The columns as Spark's DDL, for `mapInArrow`.
#[pyfunction]
pub(crate) fn spark_schema() -> String {
    let column = |field: &Arc<Field>| {
        let data_type = match field.data_type() {
            DataType::Int64 => "bigint",
            DataType::List(_) => "array<string>",
            _ => "string",
        };
        format!("{} {data_type}", field.name())
    };
    schema().fields().iter().map(column).collect::<Vec<_>>().join(", ")
}
