//! TSL, the thing model of a product: its properties, events and services with their data types.
//!
//! [`Model`] reads a document whole and keeps it ([`Document`]); [`Model::notes`] says what is odd about it,
//! [`Model::check`] holds messages to it, [`Model::examples`] makes messages that keep to it.
//!
//! The rules are those of the devices guide 2019: 5.5 for the forms of values, 5.9 for the document, table 6-3 (what the
//! platform refuses) for the data types. Where the guides print no example (float, enum, bool and struct), the form is that of
//! the platform guide and of the models in the vendor's SDKs.
//!
//! ```
//! use thingwire::{Kind, Vendor, alibaba::tsl::Model};
//!
//! let model = Model::parse(br#"{"properties":[{"identifier":"Light","accessMode":"r",
//!     "dataType":{"type":"int","specs":{"min":"0","max":"100","step":"5"}}}]}"#)?;
//! let kind = Kind::find(Some(Vendor::Alibaba), "thing.event.property.post").unwrap();
//! let notes = model.check(kind, None, br#"{"params":{"Light":101}}"#);
//! assert_eq!(notes[0].code().name(), "model_range");
//! assert_eq!(notes[0].place().json_pointer(), Some("/params/Light"));
//! # Ok::<(), thingwire::Error>(())
//! ```

mod check;
mod data_type;
mod document;
mod example;
mod model;
mod notes;
mod rules;
mod value;

pub use document::{
    AccessMode, CallType, DataType, Document, Event, FunctionBlock, Input, Parameter, Profile, Service,
    SpecValues, Specs,
};
pub use example::Example;
pub use model::Model;

use crate::error::Layer;

/// The layer of what a thing model says.
pub const LAYER: Layer = Layer::new("alink.tsl");

/// Where the document is described.
const SPEC_DOCUMENT: &str = "devices guide 2019, 5.9";
/// Where it is said what the platform checks.
const SPEC_CHECKS: &str = "devices guide 2019, table 6-3";
/// Where the platform's limits are written.
const SPEC_PLATFORM: &str = "platform guide, TSL models";
