//! Python's values as JSON texts.

use pyo3::{
    exceptions::{PyOverflowError, PyTypeError, PyUnicodeEncodeError, PyValueError},
    prelude::*,
    types::{PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMemoryView, PyString, PyTuple},
};
use thingwire::{
    Code, Complaint,
    error::{Layer, Place},
    limits,
    wire::{
        hex,
        json::{self, Json, JsonWriter},
    },
};

use crate::errors::Trouble;

/// Levels of nested values: what the core's reader takes at the most, so that it is the one that complains; a value that
/// holds itself ends here too.
const LEVELS: usize = limits::JSON_DEPTH * 2 + 2;

/// A number of a caller's: one that is out of range is a `ValueError`, as all that is wrong with a value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Int<T>(pub(crate) T);

impl<'a, 'py, T: FromPyObject<'a, 'py, Error = PyErr>> FromPyObject<'a, 'py> for Int<T> {
    type Error = PyErr;

    fn extract(value: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        T::extract(value).map(Int).map_err(|error| {
            if error.is_instance_of::<PyOverflowError>(value.py()) {
                let bits = size_of::<T>().saturating_mul(8);
                PyValueError::new_err(format!("a number from 0 to 2**{bits} - 1 is wanted"))
            } else {
                error
            }
        })
    }
}

/// Writes a value made of dicts, lists, tuples, texts, numbers, booleans and None. Where `record` is set, the member `payload`
/// of the outermost dict may hold bytes.
///
/// # Errors
/// `TypeError` for a value of another type; a complaint for one that nests too deep, or is no Unicode text.
pub(crate) fn to_json(value: &Bound<'_, PyAny>, record: bool) -> Result<String, Trouble> {
    let mut out = String::new();
    let mut writer = JsonWriter::new(&mut out);
    Writing { record }.value(value, &mut writer, 0)?;
    Ok(out)
}

struct Writing {
    record: bool,
}

impl Writing {
    fn value(&self, value: &Bound<'_, PyAny>, out: &mut JsonWriter<'_>, level: usize) -> Result<(), Trouble> {
        let py = value.py();
        if level > LEVELS {
            return Err(Complaint::new(Code::LimitExceeded, Layer::RECORD, Place::whole())
                .expected(format!("at most {} nested levels", limits::JSON_DEPTH))
                .into());
        }
        if let Ok(text) = value.cast::<PyString>() {
            out.string(text_of(text)?);
        } else if value.is_none() {
            out.null();
        } else if let Ok(bool) = value.cast::<PyBool>() {
            out.bool(bool.is_true());
        } else if let Ok(int) = value.cast::<PyInt>() {
            match int.extract::<i64>() {
                Ok(int) => out.i64(int),
                // `int` itself, in case of an enumeration that prints otherwise.
                Err(_) => literal(&py.get_type::<PyInt>().call_method1("__repr__", (int,)), out)?,
            }
        } else if let Ok(float) = value.cast::<PyFloat>() {
            let value = float.value();
            if !value.is_finite() {
                return Err(Complaint::new(Code::JsonSyntax, json::LAYER, Place::whole())
                    .expected("a number that JSON has")
                    .found(value.to_string())
                    .spec("RFC 8259")
                    .into());
            }
            out.raw(&Json::parse(format!("{value:?}").as_bytes())?);
        } else if let Ok(dict) = value.cast::<PyDict>() {
            out.begin_object();
            // Over a copy: the caller's own may change, by another thread or by the code that hands out a member's bytes.
            for (name, member) in dict.copy()?.iter() {
                let Ok(name) = name.cast_into::<PyString>() else {
                    return Err(PyTypeError::new_err("the keys of a JSON object are str").into());
                };
                // Only there: of what is no bytes, Python makes an exception first.
                let is_payload =
                    self.record && level == 0 && name.to_str().is_ok_and(|name| name == "payload");
                if is_payload && let Some(bytes) = bytes_of(&member) {
                    out.key("payload_hex");
                    out.string(&hex::encode(&bytes?));
                    continue;
                }
                let key = text_of(&name)?;
                out.key(key);
                self.value(&member, out, level.saturating_add(1)).map_err(|trouble| trouble.inside(key))?;
            }
            out.end_object();
        } else if let Ok(list) = value.cast::<PyList>() {
            out.begin_array();
            self.elements(list.iter(), out, level)?;
            out.end_array();
        } else if let Ok(tuple) = value.cast::<PyTuple>() {
            out.begin_array();
            self.elements(tuple.iter(), out, level)?;
            out.end_array();
        } else {
            let name = value.get_type().name()?;
            return Err(PyTypeError::new_err(format!(
                "a {name} has no JSON form: dict, list, tuple, str, int, float, bool and None have"
            ))
            .into());
        }
        Ok(())
    }

    fn elements<'py>(
        &self,
        elements: impl Iterator<Item = Bound<'py, PyAny>>,
        out: &mut JsonWriter<'_>,
        level: usize,
    ) -> Result<(), Trouble> {
        for (index, element) in elements.enumerate() {
            self.value(&element, out, level.saturating_add(1))
                .map_err(|trouble| trouble.inside(&index.to_string()))?;
        }
        Ok(())
    }
}

/// The text, unless it has half of a surrogate pair, which no UTF-8 can hold.
fn text_of<'t>(text: &'t Bound<'_, PyString>) -> Result<&'t str, Trouble> {
    text.to_str().map_err(|error| {
        if !error.is_instance_of::<PyUnicodeEncodeError>(text.py()) {
            return error.into();
        }
        Complaint::new(Code::JsonString, json::LAYER, Place::whole())
            .expected("text")
            .found("half of a surrogate pair")
            .into()
    })
}

/// A big integer. Python refuses to print those of more than some thousand digits.
fn literal(printed: &PyResult<Bound<'_, PyAny>>, out: &mut JsonWriter<'_>) -> Result<(), Trouble> {
    let printed = printed.as_ref().ok().and_then(|text| text.extract::<String>().ok());
    let json = printed.as_ref().and_then(|text| Json::parse(text.as_bytes()).ok());
    let json = json.ok_or_else(|| {
        Complaint::new(Code::LimitExceeded, Layer::RECORD, Place::whole())
            .expected("an integer that Python prints: see sys.set_int_max_str_digits")
    })?;
    out.raw(&json);
    Ok(())
}

/// The bytes of a bytes-like object; none for any other. Mutable ones are copied. What a buffer says of itself, such as that it
/// is released, comes through.
pub(crate) fn bytes_of(value: &Bound<'_, PyAny>) -> Option<PyResult<Vec<u8>>> {
    if let Ok(bytes) = value.cast::<PyBytes>() {
        return Some(Ok(bytes.as_bytes().to_vec()));
    }
    if let Ok(bytes) = value.cast::<PyByteArray>() {
        return Some(Ok(bytes.to_vec()));
    }
    let view = match PyMemoryView::from(value) {
        Ok(view) => view,
        Err(error) if error.is_instance_of::<PyTypeError>(value.py()) => return None,
        Err(error) => return Some(Err(error)),
    };
    Some(view.call_method0("tobytes").and_then(|bytes| Ok(bytes.cast::<PyBytes>()?.as_bytes().to_vec())))
}
