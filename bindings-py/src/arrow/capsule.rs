//! Arrow's PyCapsule interface: the only `unsafe` code of the project.
//!
//! A capsule holds a struct of Arrow's C data interface. Whoever takes it moves the content out and leaves a released struct
//! behind; what nobody took is released when the capsule goes. What is taken has the layout that its schema says: that is the
//! interface's promise, and no reader of it can check it.
#![expect(unsafe_code, reason = "the C data interface hands over raw pointers")]

use std::{
    ffi::{CStr, c_char, c_int, c_void},
    ptr, slice,
    sync::Arc,
};

use arrow_data::{ArrayData, ffi::FFI_ArrowArray};
use arrow_schema::{ArrowError, DataType, Schema, ffi::FFI_ArrowSchema};
use pyo3::{
    exceptions::{PyTypeError, PyValueError},
    prelude::*,
    types::{PyCapsule, PyTuple},
};

pub(super) const STREAM_METHOD: &str = "__arrow_c_stream__";
pub(super) const ARRAY_METHOD: &str = "__arrow_c_array__";

/// `EINVAL`, the same number wherever Python runs.
const INVALID: c_int = 22;

pub(super) fn refused(error: &ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// Arrow data of someone else's, released when it goes.
pub(super) struct Chunk {
    array: FFI_ArrowArray,
    data_type: Arc<DataType>,
}

/// An array of a chunk: the chunk itself, or one inside it.
#[derive(Clone, Copy)]
pub(super) struct Part<'c> {
    array: &'c FFI_ArrowArray,
    pub(super) data_type: &'c DataType,
}

/// The buffers of an array of texts or bytes, each as long as its layout needs it.
#[derive(Clone, Copy)]
pub(super) enum Layout<'c> {
    /// All is null.
    Null,
    /// 32-bit offsets into bytes.
    Offsets(&'c [u8], &'c [u8]),
    /// 64-bit ones.
    LargeOffsets(&'c [u8], &'c [u8]),
    /// 16 bytes a row: the text itself, or in which of the parts it is, and where.
    Views(&'c [u8], Part<'c>),
    /// So many bytes a row.
    Fixed(usize, &'c [u8]),
    /// Keys of so many bytes into the values of another array.
    Keys(usize, &'c [u8], Part<'c>),
}

impl Chunk {
    pub(super) fn all(&self) -> Part<'_> {
        Part { array: &self.array, data_type: &self.data_type }
    }
}

impl<'c> Part<'c> {
    pub(super) fn len(self) -> usize {
        self.array.len()
    }

    pub(super) fn offset(self) -> usize {
        self.array.offset()
    }

    /// Rows with those in front of the first.
    fn rows(self) -> usize {
        self.array.len().saturating_add(self.array.offset())
    }

    /// The members of a struct.
    pub(super) fn child(self, index: usize) -> Option<&'c FFI_ArrowArray> {
        (index < self.array.num_children()).then(|| self.array.child(index))
    }

    /// One of the members by its name.
    pub(super) fn member(self, name: &str) -> Option<Part<'c>> {
        let DataType::Struct(fields) = self.data_type else { return None };
        let (index, field) = fields.find(name)?;
        Some(Part { array: self.child(index)?, data_type: field.data_type() })
    }

    /// A bit a row: whether there is a value. None where all rows have one.
    pub(super) fn validity(self) -> Option<&'c [u8]> {
        if self.array.null_count_opt() == Some(0) || self.array.num_buffers() == 0 {
            return None;
        }
        Some(self.buffer(0, self.rows().div_ceil(8))).filter(|bits| !bits.is_empty())
    }

    /// The bytes of one of the parts that views are about.
    pub(super) fn part(self, index: usize) -> &'c [u8] {
        // Validity, views, the parts, and the lengths of the parts.
        let parts = self.array.num_buffers().saturating_sub(3);
        if index >= parts {
            return &[];
        }
        let lengths = self.buffer(parts.saturating_add(2), parts.saturating_mul(8));
        let length = lengths.as_chunks().0.get(index).map_or(0, |length| i64::from_ne_bytes(*length));
        self.buffer(index.saturating_add(2), usize::try_from(length).unwrap_or(0))
    }

    /// The buffers, where it is an array of texts or bytes.
    pub(super) fn layout(self) -> Option<Layout<'c>> {
        let rows = self.rows();
        let cells = |width: usize| self.buffer(1, rows.saturating_mul(width));
        // The last offset is the length of the bytes.
        let ends = |width: usize| {
            let offsets = self.buffer(1, rows.saturating_add(1).saturating_mul(width));
            let last = offsets.get(offsets.len().saturating_sub(width)..).unwrap_or_default();
            let length = match (last.first_chunk::<8>(), last.first_chunk::<4>()) {
                (Some(last), _) if width == 8 => i64::from_ne_bytes(*last),
                (_, Some(last)) => i32::from_ne_bytes(*last).into(),
                _ => 0,
            };
            (offsets, self.buffer(2, usize::try_from(length).unwrap_or(0)))
        };
        Some(match self.data_type {
            DataType::Null => Layout::Null,
            DataType::Binary | DataType::Utf8 => {
                let (offsets, bytes) = ends(4);
                Layout::Offsets(offsets, bytes)
            }
            DataType::LargeBinary | DataType::LargeUtf8 => {
                let (offsets, bytes) = ends(8);
                Layout::LargeOffsets(offsets, bytes)
            }
            DataType::BinaryView | DataType::Utf8View => Layout::Views(cells(16), self),
            DataType::FixedSizeBinary(width) => {
                let width = usize::try_from(*width).unwrap_or(0);
                Layout::Fixed(width, cells(width))
            }
            DataType::Dictionary(keys, values) => {
                let width = keys.primitive_width()?;
                let values = Part { array: self.array.dictionary()?, data_type: values };
                Layout::Keys(width, cells(width), values)
            }
            _ => return None,
        })
    }

    /// A buffer of so many bytes, which the layout of the array's type has it have. Empty where there is none.
    fn buffer(self, index: usize, length: usize) -> &'c [u8] {
        if index >= self.array.num_buffers() || length == 0 || isize::try_from(length).is_err() {
            return &[];
        }
        let start = self.array.buffer(index);
        if start.is_null() {
            return &[];
        }
        // SAFETY: the array is not released for as long as it is borrowed, and by the interface its buffer has that many bytes,
        // which do not change.
        unsafe { slice::from_raw_parts(start, length) }
    }
}

/// The C stream interface's struct. (`arrow-array` has one around readers of record batches: with them comes code for arrays of
/// all types, a quarter of a megabyte.)
#[repr(C)]
struct Stream {
    get_schema: Option<unsafe extern "C" fn(*mut Stream, *mut FFI_ArrowSchema) -> c_int>,
    get_next: Option<unsafe extern "C" fn(*mut Stream, *mut FFI_ArrowArray) -> c_int>,
    get_last_error: Option<unsafe extern "C" fn(*mut Stream) -> *const c_char>,
    release: Option<unsafe extern "C" fn(*mut Stream)>,
    private_data: *mut c_void,
}

// SAFETY: the interface has a stream used by one thread at a time, and by any; nothing in it is of one thread.
unsafe impl Send for Stream {}

impl Drop for Stream {
    fn drop(&mut self) {
        if let Some(release) = self.release {
            // SAFETY: it is not released yet, and nobody else has it.
            unsafe { release(self) }
        }
    }
}

impl Stream {
    /// The next chunk; none at the end.
    fn next(&mut self, data_type: &Arc<DataType>) -> PyResult<Option<Chunk>> {
        let mut array = FFI_ArrowArray::empty();
        let get_next = self.get_next;
        self.call(get_next, &mut array)?;
        Ok((!array.is_released()).then(|| Chunk { array, data_type: data_type.clone() }))
    }

    fn call<T>(
        &mut self,
        take: Option<unsafe extern "C" fn(*mut Stream, *mut T) -> c_int>,
        out: &mut T,
    ) -> PyResult<()> {
        let (Some(take), Some(_)) = (take, self.release) else {
            return Err(PyValueError::new_err("the Arrow stream was taken before"));
        };
        // SAFETY: the stream is not released, and `out` is one that is, which the callback overwrites.
        let code = unsafe { take(self, out) };
        if code == 0 {
            return Ok(());
        }
        let text = self.get_last_error.map_or(ptr::null(), |get_last_error| {
            // SAFETY: the stream is not released, and the last call has failed.
            unsafe { get_last_error(self) }
        });
        let why = if text.is_null() {
            String::new()
        } else {
            // SAFETY: it is a text that ends with a zero byte and lives until the next call.
            unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()
        };
        Err(PyValueError::new_err(format!("the Arrow stream failed with {code}: {why}")))
    }
}

/// The chunks of an object that hands out Arrow data, and of which type they are: there may be none.
///
/// # Errors
/// What the object raises; `ValueError` for what breaks Arrow's rules.
pub(super) fn import(data: &Bound<'_, PyAny>) -> PyResult<(Arc<DataType>, Vec<Chunk>)> {
    if data.hasattr(STREAM_METHOD)? {
        let capsule = data.call_method0(STREAM_METHOD)?;
        let pointer = capsule.cast::<PyCapsule>()?.pointer_checked(Some(c"arrow_array_stream"))?;
        let released = Stream {
            get_schema: None,
            get_next: None,
            get_last_error: None,
            release: None,
            private_data: ptr::null_mut(),
        };
        // SAFETY: the capsule's name says that it holds an initialised stream. It is moved out, and a released one stays behind,
        // so that the capsule's destructor does nothing, and a second taker is told.
        let mut stream = unsafe { pointer.cast::<Stream>().as_ptr().replace(released) };
        let mut schema = FFI_ArrowSchema::empty();
        let get_schema = stream.get_schema;
        stream.call(get_schema, &mut schema)?;
        let data_type = type_of(&schema)?;
        let mut chunks = Vec::new();
        while let Some(chunk) = stream.next(&data_type)? {
            chunks.push(chunk);
        }
        return Ok((data_type, chunks));
    }
    let pair = data.call_method0(ARRAY_METHOD)?;
    let pair = pair.cast::<PyTuple>().map_err(|_| PyTypeError::new_err("__arrow_c_array__ gave no tuple"))?;
    let schema = pair.get_item(0)?;
    let array = pair.get_item(1)?;
    let schema = schema.cast::<PyCapsule>()?.pointer_checked(Some(c"arrow_schema"))?;
    let array = array.cast::<PyCapsule>()?.pointer_checked(Some(c"arrow_array"))?;
    // SAFETY: the names say that these are an initialised schema and array, which belong together by the interface. Both are
    // moved out, and released structs stay behind.
    let (schema, array) = unsafe {
        (FFI_ArrowSchema::from_raw(schema.cast().as_ptr()), FFI_ArrowArray::from_raw(array.cast().as_ptr()))
    };
    if array.is_released() {
        return Err(PyValueError::new_err("the Arrow array was taken before"));
    }
    let data_type = type_of(&schema)?;
    Ok((data_type.clone(), vec![Chunk { array, data_type }]))
}

fn type_of(schema: &FFI_ArrowSchema) -> PyResult<Arc<DataType>> {
    DataType::try_from(schema).map(Arc::new).map_err(|error| refused(&error))
}

/// A schema for whoever asks.
pub(super) fn schema<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema).map_err(|error| refused(&error))?;
    PyCapsule::new_with_value(py, schema, c"arrow_schema")
}

/// An array with its schema.
pub(super) fn array<'py>(
    py: Python<'py>,
    array: &ArrayData,
    schema: &Schema,
) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
    let array = FFI_ArrowArray::new(array);
    Ok((self::schema(py, schema)?, PyCapsule::new_with_value(py, array, c"arrow_array")?))
}

/// What a stream of ours goes through.
struct Source {
    schema: Arc<Schema>,
    batches: Vec<ArrayData>,
    next: usize,
}

/// A stream of batches.
pub(super) fn stream<'py>(
    py: Python<'py>,
    schema: Arc<Schema>,
    batches: Vec<ArrayData>,
) -> PyResult<Bound<'py, PyCapsule>> {
    let source = Box::new(Source { schema, batches, next: 0 });
    let stream = Stream {
        get_schema: Some(source_schema),
        get_next: Some(source_next),
        get_last_error: Some(source_error),
        release: Some(source_release),
        private_data: Box::into_raw(source).cast(),
    };
    PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
}

/// # Safety
/// `stream` is one of [`stream`]'s, not released.
unsafe fn source<'s>(stream: *mut Stream) -> &'s mut Source {
    // SAFETY: such a stream's private data is its own `Source`, and one thread has the stream at a time.
    unsafe { &mut *(*stream).private_data.cast::<Source>() }
}

unsafe extern "C" fn source_schema(stream: *mut Stream, out: *mut FFI_ArrowSchema) -> c_int {
    // SAFETY: the interface has these functions called with their own stream, before its release.
    let source = unsafe { source(stream) };
    match FFI_ArrowSchema::try_from(&*source.schema) {
        Ok(schema) => {
            // SAFETY: `out` is the caller's, and what was in it is not to be looked at.
            unsafe { out.write(schema) };
            0
        }
        Err(_) => INVALID,
    }
}

unsafe extern "C" fn source_next(stream: *mut Stream, out: *mut FFI_ArrowArray) -> c_int {
    // SAFETY: as in `source_schema`.
    let source = unsafe { source(stream) };
    let next = source.batches.get(source.next).map_or_else(FFI_ArrowArray::empty, FFI_ArrowArray::new);
    source.next = source.next.saturating_add(1);
    // SAFETY: as in `source_schema`.
    unsafe { out.write(next) };
    0
}

unsafe extern "C" fn source_error(_: *mut Stream) -> *const c_char {
    ptr::null()
}

unsafe extern "C" fn source_release(stream: *mut Stream) {
    // SAFETY: as in `source_schema`; the struct says from now on that it is released, so this happens once.
    unsafe {
        drop(Box::from_raw((*stream).private_data.cast::<Source>()));
        (*stream).private_data = ptr::null_mut();
        (*stream).release = None;
    }
}
