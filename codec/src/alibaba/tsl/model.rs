//! The model as its users see it.

use alloc::{string::String, vec::Vec};

use super::{
    LAYER, SPEC_DOCUMENT,
    document::{Document, text},
    notes,
    rules::Rules,
};
use crate::{
    error::{Code, Complaint, Error, Note, Place},
    wire::json::{FromJson, IntoOwned, Json, JsonKind, OrNull, ToJson},
};

/// The thing model of a product.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Model {
    document: Document<'static>,
    pub(super) rules: Rules,
}

const LISTS: [&str; 4] = ["properties", "events", "services", "functionBlocks"];

impl Model {
    /// Reads a model: the document itself, or a reply that brings it as `data`, an object or text.
    ///
    /// # Errors
    /// What is wrong with the JSON text, with pointer and byte range; [`Code::ModelInvalid`] when it is another document.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let json = Json::parse(bytes)?;
        let start = bytes.len().saturating_sub(bytes.trim_ascii_start().len());
        if is_document(&json) {
            return Self::read(json.text(), |place| place.moved_by(start));
        }
        if let (Some(data), Some(range)) = (json.get("data"), json.range_of("/data")) {
            let (from, to) = (range.start.saturating_add(start), range.end.saturating_add(start));
            if is_document(&data) {
                return Self::read(data.text(), |place| place.moved_by(from).inside("data"));
            }
            // Places in a text in the text: its pointer goes on inside, its bytes are those of the text.
            if let Some(inner) = data.as_str() {
                let outside = |place: Place| place.inside("data").with_bytes(from..to);
                return match Json::parse(inner.as_bytes()) {
                    Ok(json) if is_document(&json) => Self::read(json.text(), outside),
                    Ok(json) => Err(invalid(&json).map_place(outside)),
                    Err(error) => Err(error.map_place(outside)),
                };
            }
        }
        Err(invalid(&json)
            .map_place(|place| place.with_bytes(start..start.saturating_add(json.text().len()))))
    }

    fn read(text: &str, outside: impl FnOnce(Place) -> Place) -> Result<Self, Error> {
        let document =
            Document::from_json(text.as_bytes()).map_err(|error| error.map_place(outside))?.into_owned();
        let rules = Rules::of(&document);
        Ok(Model { document, rules })
    }

    /// The document, with what was not understood.
    pub fn document(&self) -> &Document<'static> {
        &self.document
    }

    /// The document as JSON text: the same members and values as it was read from.
    pub fn to_json(&self) -> String {
        self.document.to_json()
    }

    /// The product's key, where the model says it. A placeholder such as `${productKey}` says nothing.
    pub fn product_key(&self) -> Option<&str> {
        self.profile(|profile| text(&profile.product_key))
    }

    /// The device's name, where the model says it.
    pub fn device_name(&self) -> Option<&str> {
        self.profile(|profile| text(&profile.device_name))
    }

    /// Whether the model is of this product: it names it, or names none.
    pub fn is_of(&self, product_key: Option<&str>) -> bool {
        match self.product_key() {
            None => true,
            Some(own) => product_key == Some(own),
        }
    }

    /// What is odd about the model itself; the pointers lead into the document.
    pub fn notes(&self) -> Vec<Note> {
        notes::of(&self.document)
    }

    fn profile<'m>(
        &'m self,
        member: impl Fn(&'m super::Profile<'static>) -> Option<&'m str>,
    ) -> Option<&'m str> {
        self.document
            .profile
            .as_ref()
            .and_then(OrNull::value)
            .and_then(member)
            .filter(|text| !text.is_empty() && !text.contains(['{', '$']))
    }
}

fn is_document(json: &Json<'_>) -> bool {
    json.kind() == JsonKind::Object && json.members().0.iter().any(|(name, _)| LISTS.contains(&&**name))
}

#[cold]
fn invalid(json: &Json<'_>) -> Error {
    Complaint::new(Code::ModelInvalid, LAYER, Place::pointer(""))
        .expected("an object with properties, events, services or functionBlocks, or such a one as data")
        .found(json.kind().name())
        .spec(SPEC_DOCUMENT)
        .into()
}
