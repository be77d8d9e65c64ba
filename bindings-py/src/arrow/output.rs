//! The columns of what was found: a published schema with a version, of types that Spark has too.

use std::{collections::HashMap, sync::Arc};

use arrow_array::{
    Array, ArrayRef, RecordBatch, RecordBatchIterator, StructArray,
    builder::{Int64Builder, ListBuilder, StringBuilder},
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
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

/// Rows under construction.
#[derive(Debug)]
pub(crate) struct Builder {
    head: [StringBuilder; 4],
    ids: [StringBuilder; 4],
    message: StringBuilder,
    notes: ListBuilder<StringBuilder>,
    error: [StringBuilder; 4],
    error_offset: Int64Builder,
    error_spec: StringBuilder,
    /// Since the last batch.
    rows: usize,
    bytes: usize,
    batches: Vec<RecordBatch>,
}

impl Default for Builder {
    fn default() -> Self {
        Builder {
            head: Default::default(),
            ids: Default::default(),
            message: StringBuilder::new(),
            notes: ListBuilder::new(StringBuilder::new()),
            error: Default::default(),
            error_offset: Int64Builder::new(),
            error_spec: StringBuilder::new(),
            rows: 0,
            bytes: 0,
            batches: Vec::new(),
        }
    }
}

fn schema() -> SchemaRef {
    let text = |name: &&'static str| Field::new(*name, DataType::Utf8, true);
    let list = DataType::List(Arc::new(Field::new("item", DataType::Utf8, true)));
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
    pub(crate) fn push(&mut self, outcome: &Result<Decoded<'_>, Error>) -> Result<(), ArrowError> {
        let (decoded, error) = match outcome {
            Ok(decoded) => (Some(decoded), None),
            Err(error) => (None, Some(error)),
        };
        let head = [
            decoded.and_then(|decoded| decoded.vendor).map(Vendor::name),
            decoded.map(|decoded| decoded.protocol.name()),
            decoded.map(|decoded| decoded.kind.name()),
            decoded.and_then(|decoded| decoded.direction).map(Direction::name),
        ];
        self.rows = self.rows.saturating_add(1);
        append(&mut self.head, head);
        let topic = decoded.and_then(|decoded| decoded.topic.as_ref());
        append(&mut self.ids, IDS.map(|name| topic.and_then(|topic| topic.id(name))));
        match decoded {
            Some(decoded) => {
                let message = facade::message_to_json(decoded);
                self.bytes = self.bytes.saturating_add(message.len());
                self.message.append_value(message);
                for note in &decoded.notes {
                    self.notes.values().append_value(note.code().name());
                }
                self.notes.append(true);
            }
            None => {
                self.message.append_null();
                self.notes.append(false);
            }
        }
        let message = error.map(|error| error.message().to_string());
        append(
            &mut self.error,
            [
                error.map(|error| error.code().name()),
                error.map(|error| error.layer().name()),
                error.and_then(|error| error.place().json_pointer()),
                message.as_deref(),
            ],
        );
        let offset =
            error.and_then(|error| error.place().offset()).and_then(|offset| i64::try_from(offset).ok());
        self.error_offset.append_option(offset);
        self.error_spec.append_option(error.and_then(|error| error.spec_reference()));
        if self.bytes >= BATCH_BYTES {
            self.close()?;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), ArrowError> {
        let text = |builder: &mut StringBuilder| -> ArrayRef { Arc::new(builder.finish()) };
        let mut columns: Vec<ArrayRef> = self.head.iter_mut().chain(&mut self.ids).map(text).collect();
        columns.push(text(&mut self.message));
        columns.push(Arc::new(self.notes.finish()));
        columns.extend(self.error.iter_mut().map(text));
        columns.push(Arc::new(self.error_offset.finish()));
        columns.push(text(&mut self.error_spec));
        self.batches.push(RecordBatch::try_new(schema(), columns)?);
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }

    /// All rows.
    pub(crate) fn finish(mut self) -> Result<Columns, ArrowError> {
        if self.rows > 0 || self.batches.is_empty() {
            self.close()?;
        }
        Ok(Columns { batches: self.batches })
    }
}

fn append(builders: &mut [StringBuilder; 4], values: [Option<&str>; 4]) {
    for (builder, value) in builders.iter_mut().zip(values) {
        builder.append_option(value);
    }
}

/// What a batch of Arrow data was decoded to, for any library that takes Arrow data.
#[pyclass(frozen, module = "thingwire")]
#[derive(Debug)]
pub(crate) struct Columns {
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl Columns {
    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
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
        let column = |batch: &RecordBatch| {
            batch
                .column_by_name("error_code")
                .map_or(0, |codes| codes.len().saturating_sub(codes.null_count()))
        };
        self.batches.iter().map(column).sum()
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
            [batch] => capsule::array(py, &StructArray::from(batch.clone()), &schema()),
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
        let batches: Vec<Result<RecordBatch, ArrowError>> = self.batches.iter().cloned().map(Ok).collect();
        capsule::stream(py, Box::new(RecordBatchIterator::new(batches, schema())))
    }

    fn __repr__(&self) -> String {
        format!("<thingwire.Columns {} rows, {} not read>", self.__len__(), self.errors())
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
