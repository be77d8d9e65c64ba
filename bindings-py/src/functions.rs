//! Functions over texts, which `python/thingwire/` gives their Python shape.

use pyo3::{
    exceptions::{PyTypeError, PyValueError},
    prelude::*,
    types::{PyBytes, PyDict},
};
use thingwire::{Code, Decoded as Message, Error, Record, Vendor, explain::explain, facade};

use crate::{
    decoded::Decoded,
    errors::Doing,
    from_python::to_json,
    held::{Bytes, Given, Held},
    to_python,
};

/// The version of the library.
#[pyfunction]
pub(crate) fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// A JSON text as a value.
#[pyfunction]
pub(crate) fn parse_json<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    to_python::own(py, text)
}

/// A value as a JSON text, for the shadow.
#[pyfunction]
pub(crate) fn print_json(value: &Bound<'_, PyAny>) -> PyResult<String> {
    to_json(value, false).map_err(|trouble| trouble.raise(value.py(), Doing::Shadow))
}

/// The record that a decoded object came from: as JSON, and its payload.
#[pyfunction]
pub(crate) fn encode_record<'py>(
    py: Python<'py>,
    decoded: &Bound<'py, PyAny>,
) -> PyResult<(String, Bound<'py, PyBytes>)> {
    let done = |record: Record<'static>| (facade::record_to_json(&record), record.payload.into_owned());
    let raise = |error: Error| Doing::Encode.raise(py, &error);
    let (json, payload) = if let Ok(decoded) = decoded.cast::<Decoded>() {
        let mut record = decoded.get().held().record();
        record.hints.strict = false;
        let again: Message<'_> = thingwire::decode(&record).map_err(raise)?;
        done(thingwire::encode(&again).map_err(raise)?)
    } else {
        let text =
            document(decoded, Doing::Encode, "a decoded object is a Decoded, a dict or its JSON text")?;
        let object = facade::decoded_from_json(text.as_slice()).map_err(raise)?;
        done(thingwire::encode(&object).map_err(raise)?)
    };
    Ok((json, PyBytes::new(py, &payload)))
}

/// A record explained: the tree as JSON, the same as text, and the payload.
#[pyfunction]
#[pyo3(signature = (topic, payload=None, *, vendor=None, protocol=None, direction=None))]
pub(crate) fn explain_record<'py>(
    py: Python<'py>,
    topic: &Bound<'py, PyAny>,
    payload: Option<&Bound<'py, PyAny>>,
    vendor: Option<&str>,
    protocol: Option<&str>,
    direction: Option<&str>,
) -> PyResult<(String, String, Bound<'py, PyBytes>)> {
    let given = Given { vendor, protocol, direction, strict: false };
    let held = match topic.cast::<Decoded>() {
        Ok(_) if vendor.or(protocol).or(direction).is_some() => {
            return Err(PyTypeError::new_err("a Decoded has its own vendor, protocol and direction"));
        }
        Ok(decoded) if payload.is_none() => decoded.get().held().clone_ref(py),
        _ => Held::new(topic, payload, &given).map_err(|trouble| trouble.raise(py, Doing::Decode))?.0,
    };
    let record = held.record();
    let node = explain(&record);
    let text = thingwire_cli::annotated_text(&node, &record.payload);
    Ok((facade::node_to_json(&node), text, PyBytes::new(py, &record.payload)))
}

/// The closed list of kinds.
#[pyfunction]
pub(crate) fn kinds_json() -> String {
    facade::kinds_json()
}

/// A vendor's codes.
#[pyfunction]
pub(crate) fn codes_json(vendor: &str, code: Option<&str>) -> PyResult<String> {
    let vendor = Vendor::from_name(vendor).ok_or_else(|| {
        PyValueError::new_err("a vendor is alibaba, huawei or tencent; thingwire has codes of its own")
    })?;
    Ok(facade::codes_json(vendor, code))
}

/// The library's own codes.
#[pyfunction]
pub(crate) fn own_codes_json(code: Option<&str>) -> String {
    let rows: Vec<String> = Code::ALL
        .iter()
        .filter(|known| code.is_none_or(|code| known.name() == code))
        .map(|known| facade::complaint_code_to_json(*known))
        .collect();
    format!("[{}]", rows.join(","))
}

/// One step of an Alibaba device shadow: what came of it and the new document, both as JSON. A document that cannot be read is
/// an error.
#[pyfunction]
pub(crate) fn shadow_apply(
    document: &str,
    request: &Bound<'_, PyAny>,
    now: u64,
) -> PyResult<(String, String)> {
    use thingwire::{
        alibaba::shadow::{Document, apply_payload},
        wire::json::{FromJson, ToJson},
    };
    let py = request.py();
    let raise = |error: Error| Doing::Shadow.raise(py, &error);
    let document = if document.is_empty() {
        Document::default()
    } else {
        Document::from_json(document.as_bytes()).map_err(raise)?
    };
    let request =
        self::document(request, Doing::Shadow, "a request is a dict, or its JSON text as str or bytes")?;
    let outcome = apply_payload(&document, request.as_slice(), now);
    Ok((facade::shadow_outcome_to_json(&outcome), outcome.document.to_json()))
}

/// The command line, over the process's own streams.
#[pyfunction]
pub(crate) fn run_command(py: Python<'_>, arguments: Vec<std::ffi::OsString>) -> u8 {
    py.detach(|| thingwire_cli::run(arguments))
}

/// Credentials for a request, as JSON.
#[pyfunction]
pub(crate) fn sign_request(request: &Bound<'_, PyAny>) -> PyResult<String> {
    let text = request_text(request)?;
    facade::sign_bytes(text.as_slice()).map_err(|error| Doing::Sign.raise(request.py(), &error))
}

/// What is wrong with credentials, as JSON.
#[pyfunction]
pub(crate) fn verify_request(request: &Bound<'_, PyAny>) -> PyResult<String> {
    let text = request_text(request)?;
    let verdict = facade::verify_bytes(text.as_slice());
    verdict.map(|(text, _)| text).map_err(|error| Doing::Sign.raise(request.py(), &error))
}

/// The schemes, as JSON.
#[pyfunction]
pub(crate) fn schemes_json() -> String {
    facade::schemes_json()
}

fn request_text(request: &Bound<'_, PyAny>) -> PyResult<Bytes> {
    document(request, Doing::Sign, "a request is a dict, or its JSON text as str or bytes")
}

/// A dict, or its JSON text.
fn document(value: &Bound<'_, PyAny>, doing: Doing, wanted: &str) -> PyResult<Bytes> {
    let Ok(dict) = value.cast::<PyDict>() else { return Bytes::or(value, wanted) };
    let text = to_json(dict, false).map_err(|trouble| trouble.raise(value.py(), doing))?;
    Ok(Bytes::Rust(text.into_bytes().into()))
}
