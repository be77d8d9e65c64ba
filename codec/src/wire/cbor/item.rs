//! A CBOR item as a message of its own.

use alloc::{borrow::Cow, vec::Vec};

use super::{from_json, to_json};
use crate::{
    error::{Error, Note},
    wire::json::Json,
};

/// One CBOR item with the JSON text that it is.
#[derive(Clone, PartialEq, Debug)]
pub struct Item<'a> {
    bytes: Cow<'a, [u8]>,
    json: Json<'static>,
    preferred: bool,
}

impl<'a> Item<'a> {
    /// Reads one item.
    ///
    /// # Errors
    /// As [`to_json`].
    pub fn parse(bytes: &'a [u8], notes: &mut Vec<Note>) -> Result<Self, Error> {
        let json = to_json(bytes, notes)?;
        // JSON may say less, and then the bytes are kept.
        let again = from_json(json.text().as_bytes(), &mut Vec::new());
        let preferred = again.is_ok_and(|again| again == bytes);
        Ok(Item { bytes: Cow::Borrowed(bytes), json, preferred })
    }

    /// The item of a JSON text.
    ///
    /// # Errors
    /// As [`from_json`].
    pub fn from_json(json: Json<'_>, notes: &mut Vec<Note>) -> Result<Item<'static>, Error> {
        let bytes = from_json(json.text().as_bytes(), notes)?;
        Ok(Item { bytes: Cow::Owned(bytes), json: json.into_owned(), preferred: true })
    }

    /// The bytes of the item.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The JSON text.
    pub fn json(&self) -> &Json<'static> {
        &self.json
    }

    /// Whether the JSON text written anew gives these bytes.
    pub fn is_told_by_json(&self) -> bool {
        self.preferred
    }

    /// The same item, owning its bytes.
    pub fn into_owned(self) -> Item<'static> {
        Item { bytes: Cow::Owned(self.bytes.into_owned()), json: self.json, preferred: self.preferred }
    }
}
