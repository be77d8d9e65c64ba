//! The model as its users see it.

use alloc::{string::String, vec::Vec};

use super::{
    LAYER, SPEC_DOCUMENT,
    document::{Device, Document, Product, Service, Shape},
    notes,
    rules::Rules,
};
use crate::{
    error::{Code, Complaint, Error, Note, Place},
    wire::json::{Json, JsonKind, Reader},
};

/// The product model of a product.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Model {
    source: Json<'static>,
    document: Document,
    pub(super) rules: Rules,
}

impl Model {
    /// Reads a model: a document of one of the [forms](super), or a list of the files of one model.
    ///
    /// # Errors
    /// What is wrong with the JSON text, with pointer and byte range; [`Code::ModelInvalid`] when it is another document, or has
    /// two products.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let source = Json::parse(bytes)?;
        let mut reader = Reader::new(bytes)?;
        if !Self::is_model(&source) {
            return Err(invalid(&mut reader, ""));
        }
        let document = Document::read(&mut reader)?;
        let rules = Rules::of(&document);
        Ok(Model { source: source.into_owned(), document, rules })
    }

    /// Whether a document has the shape of a product model. Its members may be wrong all the same.
    pub fn is_model(json: &Json<'_>) -> bool {
        let is_part = |json: &Json<'_>| Shape::find(json).is_some();
        is_part(json) || (json.kind() == JsonKind::Array && json.elements().first().is_some_and(is_part))
    }

    /// One model of several, as `devicetype-capability.json` and the files of its service types are. Its document is the list of
    /// theirs.
    ///
    /// # Errors
    /// [`Code::ModelInvalid`] where two of them bring a product.
    pub fn join<'m>(models: impl Iterator<Item = &'m Model>) -> Result<Self, Error> {
        let mut list = String::from("[");
        for model in models {
            let parts =
                if model.source.kind() == JsonKind::Array { model.source.elements() } else { Vec::new() };
            let whole = if parts.is_empty() { Some(model.source.text()) } else { None };
            for text in whole.into_iter().chain(parts.iter().map(Json::text)) {
                if list.len() > 1 {
                    list.push(',');
                }
                list.push_str(text);
            }
        }
        list.push(']');
        Self::parse(list.as_bytes())
    }

    /// Whether it is a part of a model only: of the files that are developed offline, without a product.
    pub fn is_part(&self) -> bool {
        self.document.product.is_none()
    }

    /// The product, where the document brings one.
    pub fn product(&self) -> Option<&Product> {
        self.document.product.as_ref()
    }

    /// Device types of `devicetype-capability.json`.
    pub fn devices(&self) -> &[Device] {
        &self.document.devices
    }

    /// Service types of `servicetype-capability.json`, or the services of a device's capabilities.
    pub fn services(&self) -> &[Service] {
        &self.document.services
    }

    /// The document as it was read.
    pub fn document(&self) -> &Json<'static> {
        &self.source
    }

    /// The product's id, where the model says it.
    pub fn product_id(&self) -> Option<&str> {
        self.product()?.product_id.as_deref().filter(|id| !id.is_empty())
    }

    /// Whether the model may be a device's. The platform makes device ids of the product's id, `_` and the device's own; an id
    /// that shows no product may be of any, and so may all where the model names none.
    pub fn is_of(&self, device_id: Option<&str>) -> bool {
        let (Some(product), Some(device)) = (self.product_id(), device_id) else { return true };
        device.strip_prefix(product).is_some_and(|rest| rest.starts_with('_')) || !shows_product(device)
    }

    /// What is odd about the model itself; the pointers lead into the document.
    pub fn notes(&self) -> Vec<Note> {
        notes::of(&self.document)
    }
}

/// Product ids that the platform makes are 24 hexadecimal digits.
fn shows_product(device_id: &str) -> bool {
    const DIGITS: usize = 24;
    device_id.split_once('_').is_some_and(|(product, _)| {
        product.len() == DIGITS && product.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// The complaint about the value that comes next.
#[cold]
pub(super) fn invalid(reader: &mut Reader<'_>, at: &str) -> Error {
    let (kind, bytes) = match reader.peek().and_then(|kind| Ok((kind, reader.skip()?))) {
        Ok(found) => found,
        Err(error) => return error,
    };
    Complaint::new(Code::ModelInvalid, LAYER, Place::pointer(at).with_bytes(bytes))
        .expected("one product with service_capabilities, devices with serviceTypeCapabilities, services with serviceType, or a list of the files")
        .found(kind.name())
        .spec(SPEC_DOCUMENT)
        .into()
}
