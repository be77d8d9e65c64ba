//! Arrow's PyCapsule interface: the only `unsafe` code of the project.
//!
//! A capsule holds a struct of Arrow's C data interface. Whoever takes it moves the content out and leaves a released struct
//! behind; what nobody took is released when the capsule goes.
#![expect(unsafe_code, reason = "the C data interface hands over raw pointers")]

use arrow_array::{
    Array, ArrayRef, RecordBatchReader,
    ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, to_ffi},
    ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream},
    make_array,
};
use arrow_schema::{ArrowError, Schema};
use pyo3::{
    exceptions::{PyTypeError, PyValueError},
    prelude::*,
    types::{PyCapsule, PyTuple},
};

pub(super) const STREAM_METHOD: &str = "__arrow_c_stream__";
pub(super) const ARRAY_METHOD: &str = "__arrow_c_array__";

fn refused(error: &ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// The chunks of an object that hands out Arrow data.
///
/// # Errors
/// What the object raises; `ValueError` for what breaks Arrow's rules.
pub(super) fn import(data: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    if data.hasattr(STREAM_METHOD)? {
        let capsule = data.call_method0(STREAM_METHOD)?;
        let pointer = capsule.cast::<PyCapsule>()?.pointer_checked(Some(c"arrow_array_stream"))?;
        // SAFETY: the capsule's name says that it holds an initialised stream. `from_raw` moves it out and leaves a released
        // one, so that the capsule's destructor does nothing, and a second taker is told.
        let reader = unsafe { ArrayStreamReader::from_raw(pointer.cast().as_ptr()) };
        return reader
            .map_err(|error| refused(&error))?
            .map(|chunk| chunk.map_err(|error| refused(&error)))
            .collect();
    }
    let pair = data.call_method0(ARRAY_METHOD)?;
    let pair = pair.cast::<PyTuple>().map_err(|_| PyTypeError::new_err("__arrow_c_array__ gave no tuple"))?;
    let schema = pair.get_item(0)?;
    let array = pair.get_item(1)?;
    let schema = schema.cast::<PyCapsule>()?.pointer_checked(Some(c"arrow_schema"))?;
    let array = array.cast::<PyCapsule>()?.pointer_checked(Some(c"arrow_array"))?;
    // SAFETY: the names say that these are an initialised schema and array, which belong together by the interface. Both are
    // moved out, and released structs stay behind.
    let data = unsafe {
        let schema = FFI_ArrowSchema::from_raw(schema.cast().as_ptr());
        let array = FFI_ArrowArray::from_raw(array.cast().as_ptr());
        if array.is_released() {
            return Err(PyValueError::new_err("the Arrow array was taken before"));
        }
        from_ffi(array, &schema)
    };
    Ok(vec![make_array(data.map_err(|error| refused(&error))?)])
}

/// A schema for whoever asks.
pub(super) fn schema<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema).map_err(|error| refused(&error))?;
    PyCapsule::new_with_value(py, schema, c"arrow_schema")
}

/// An array with its schema.
pub(super) fn array<'py>(
    py: Python<'py>,
    array: &dyn Array,
    schema: &Schema,
) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
    let (array, _) = to_ffi(&array.to_data()).map_err(|error| refused(&error))?;
    Ok((self::schema(py, schema)?, PyCapsule::new_with_value(py, array, c"arrow_array")?))
}

/// A stream of batches.
pub(super) fn stream<'py>(
    py: Python<'py>,
    reader: Box<dyn RecordBatchReader + Send>,
) -> PyResult<Bound<'py, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(reader), c"arrow_array_stream")
}
