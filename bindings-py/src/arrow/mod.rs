//! Arrow in, Arrow out: a column of payloads beside one of topics becomes columns of what was found, a row a row.

mod capsule;
mod input;
mod output;

use pyo3::{exceptions::PyValueError, prelude::*};

pub(crate) use output::{Builder, Columns, Selection, spark_schema};

use crate::{held::Given, model::Shared};

/// Whether an object hands out Arrow data.
pub(crate) fn is_arrow(data: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(data.hasattr(capsule::STREAM_METHOD)? || data.hasattr(capsule::ARRAY_METHOD)?)
}

/// Decodes all rows, without the interpreter.
///
/// # Errors
/// `ValueError` for data without a column of payloads, and what Arrow says of data that break its rules.
pub(crate) fn decode(
    data: &Bound<'_, PyAny>,
    given: &Given<'_>,
    models: &[Shared],
    selection: &Selection,
) -> PyResult<Columns> {
    let py = data.py();
    let hints = given.hints().map_err(|error| crate::errors::Doing::Decode.raise(py, &error))?;
    let (data_type, chunks) = capsule::import(data)?;
    input::check(&data_type).map_err(PyValueError::new_err)?;
    let columns = py.detach(|| {
        let mut builder = Builder::new(selection);
        for chunk in &chunks {
            let rows = input::Rows::new(chunk)?;
            for row in 0..rows.len() {
                rows.decode(row, &hints, models, &mut builder)?;
            }
        }
        builder.finish()
    });
    columns.map_err(PyValueError::new_err)
}
