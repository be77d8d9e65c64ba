//! `Model`: a thing model.

use std::sync::Arc;

use pyo3::{
    exceptions::PyTypeError,
    prelude::*,
    types::{PyDict, PyList},
};
use thingwire::{Error, Kind, facade};

use crate::{
    errors::Doing,
    from_python::{Int, to_json},
    held::Bytes,
    to_python,
};

/// A model that threads share.
pub(crate) type Shared = Arc<facade::Model>;

/// The models of an argument that takes one or more.
///
/// # Errors
/// `TypeError`.
pub(crate) fn shared(models: &Bound<'_, PyAny>) -> PyResult<Vec<Shared>> {
    if models.is_none() {
        return Ok(Vec::new());
    }
    if let Ok(one) = models.cast::<Model>() {
        return Ok(vec![one.get().0.clone()]);
    }
    let models = models
        .try_iter()
        .map_err(|_| PyTypeError::new_err("models is a Model or several"))?
        .map(|model| Ok(model?.cast::<Model>()?.get().0.clone()))
        .collect::<PyResult<Vec<Shared>>>()?;
    Ok(models)
}

/// The model of a product: Alibaba's thing model (TSL) or Huawei's product model, or the platform's reply that brings it, as a
/// dict, text or bytes. Several files of one Huawei model are given as a list of them.
///
/// Raises ModelError for what is none.
#[pyclass(frozen, module = "thingwire")]
#[derive(Debug)]
pub(crate) struct Model(Shared);

#[pymethods]
impl Model {
    #[new]
    fn new(document: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = document.py();
        let raise = |error: Error| Doing::Model.raise(py, &error);
        let one = |document: &Bound<'_, PyAny>| -> PyResult<facade::Model> {
            if document.cast::<PyDict>().is_ok() {
                let text = to_json(document, false).map_err(|trouble| trouble.raise(py, Doing::Model))?;
                return facade::Model::parse(text.as_bytes()).map_err(raise);
            }
            let wanted = "a model is a dict, or the JSON text of one as str or bytes; or a list of its files";
            let bytes = Bytes::or(document, wanted)?;
            py.detach(|| facade::Model::parse(bytes.as_slice())).map_err(raise)
        };
        let Ok(files) = document.cast::<PyList>() else { return Ok(Model(Arc::new(one(document)?))) };
        let parts = files.iter().map(|file| one(&file)).collect::<PyResult<Vec<_>>>()?;
        let mut joined = facade::Model::join(parts).map_err(raise)?;
        match (joined.pop(), joined.is_empty()) {
            (Some(model), true) => Ok(Model(Arc::new(model))),
            _ => Err(PyTypeError::new_err("the list is to hold the files of one model")),
        }
    }

    /// Whose model it is.
    #[getter]
    fn vendor(&self) -> &'static str {
        self.0.vendor().name()
    }

    /// The product's key or id, where the model names one; a model without one is of all products.
    #[getter]
    fn product_key(&self) -> Option<&str> {
        self.0.product_key()
    }

    /// The device of the model's profile.
    #[getter]
    fn device_name(&self) -> Option<&str> {
        self.0.device_name()
    }

    /// What is odd about the model.
    #[getter]
    fn notes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python::own(py, &facade::notes_to_json(&self.0.notes()))
    }

    /// The document as JSON text.
    fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The document as a dict.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python::own(py, &self.0.to_json())
    }

    /// Messages that keep to the model, as records; see `thingwire.example`.
    #[pyo3(
        signature = (kind=None, identifier=None, *, seed=Int(0), product_key=None, device_name=None, device_id=None),
        text_signature = "($self, kind=None, identifier=None, *, seed=0, product_key=None, device_name=None, device_id=None)"
    )]
    #[expect(clippy::too_many_arguments, reason = "they are Python's keyword arguments")]
    fn examples<'py>(
        &self,
        py: Python<'py>,
        kind: Option<&str>,
        identifier: Option<&str>,
        seed: Int<u64>,
        product_key: Option<&str>,
        device_name: Option<&str>,
        device_id: Option<&str>,
    ) -> PyResult<Bound<'py, PyList>> {
        let raise = |error: &Error| Doing::Model.raise(py, error);
        let kind = kind.map(|name| self.kind(name).map_err(|error| raise(&error))).transpose()?;
        let request =
            facade::ExampleRequest { kind, identifier, seed: seed.0, product_key, device_name, device_id };
        let records = facade::example_records(&self.0, &request).map_err(|error| raise(&error))?;
        let list = PyList::empty(py);
        for record in &records {
            list.append(to_python::own(py, &facade::record_to_json(record))?)?;
        }
        Ok(list)
    }

    fn __repr__(&self) -> String {
        let product = self.0.product_key().unwrap_or("of any product");
        format!("<thingwire.Model {} {product}>", self.0.vendor().name())
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        self.0.to_json().hash(&mut hasher);
        hasher.finish()
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __getnewargs__(&self) -> (String,) {
        (self.0.to_json(),)
    }
}

impl Model {
    fn kind(&self, name: &str) -> Result<Kind, Error> {
        use thingwire::{
            Code, Complaint,
            error::{Layer, Place},
        };
        let vendor = self.0.vendor();
        Kind::find(Some(vendor), name).ok_or_else(|| {
            Complaint::new(Code::KindUnknown, Layer::RECORD, Place::pointer("/kind"))
                .expected(format!("a kind of {}, as `thingwire kinds` lists them", vendor.name()))
                .found(format!("{:?}", name.chars().take(80).collect::<String>()))
                .into()
        })
    }
}
