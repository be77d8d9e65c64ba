//! The stored document.

use super::{
    message::{State, present, whole},
    metadata::Metadata,
};
use crate::{
    json_object,
    wire::json::{OrNull, TextOrNumber},
};

json_object! {
    /// A device's shadow, as the platform stores it. The default is that of a device that has not reported yet.
    #[derive(Default)]
    pub struct Document<'a> {
        /// What the device is like, and what it is to be like. An empty section is left out.
        pub state: Option<OrNull<State<'a>>> = "state",
        /// When each attribute was last written.
        pub metadata: Option<OrNull<Metadata<'a>>> = "metadata",
        /// When the document was last written, in seconds since 1970.
        pub timestamp: Option<OrNull<TextOrNumber<'a>>> = "timestamp",
        /// What the next request's version has to be greater than.
        pub version: Option<OrNull<TextOrNumber<'a>>> = "version",
    }
}

impl<'a> Document<'a> {
    /// What the device is like, and what it is to be like.
    pub fn state(&self) -> Option<&State<'a>> {
        present(&self.state)
    }

    /// When each attribute was last written.
    pub fn metadata(&self) -> Option<&Metadata<'a>> {
        present(&self.metadata)
    }

    /// The version; 0 for a document without one. None where it is no number of 64 bits.
    pub fn version(&self) -> Option<i64> {
        match &self.version {
            None => Some(0),
            version => whole(version),
        }
    }
}
