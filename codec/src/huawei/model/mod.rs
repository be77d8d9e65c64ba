//! The product model (profile): which services a product's devices have, with their properties, commands and events.
//!
//! [`Model`] reads a document whole and keeps it; [`Model::notes`] says what is odd about it, [`Model::check`] holds messages
//! to it, [`Model::examples`] makes messages that keep to it.
//!
//! The IoTDA guide says what a model is (3.2, 4.1) and which data types there are (5.3), but prints none. The forms are those
//! of the vendor's other documents:
//!
//! | form | from |
//! |---|---|
//! | a product with `service_capabilities`, names in snake_case; alone, as request or reply, or pushed in `notify_data.body` | the API reference (CreateProduct, ShowProduct, the product's notices) |
//! | `devicetype-capability.json`: `devices` with `serviceTypeCapabilities`, names in camelCase | developer guide, developing a product model offline |
//! | `servicetype-capability.json`: `services` with `serviceType`, names in camelCase | the same |
//! | `deviceCapabilities` with `serviceCapabilities`, names in camelCase | the older platform's query of a device's capabilities |
//! | a list of these: the files of one model | here |
//!
//! Either spelling of a member is read in any of them. What a value has to be is in the documentation of [`Field`].
//!
//! ```
//! use thingwire::{Kind, Vendor, huawei::model::Model};
//!
//! let model = Model::parse(br#"{"services":[{"serviceType":"Battery","properties":[
//!     {"propertyName":"level","dataType":"int","min":0,"max":100,"step":5,"method":"R"}]}]}"#)?;
//! let kind = Kind::find(Some(Vendor::Huawei), "properties.report").unwrap();
//! let notes = model.check(kind, br#"{"services":[{"service_id":"Battery","properties":{"level":101}}]}"#);
//! assert_eq!(notes[0].code().name(), "model_range");
//! assert_eq!(notes[0].place().json_pointer(), Some("/services/0/properties/level"));
//! # Ok::<(), thingwire::Error>(())
//! ```

mod check;
mod data_type;
mod document;
mod example;
#[expect(clippy::module_inception, reason = "the families of the vendors have the same file names")]
mod model;
mod notes;
mod read;
mod rules;
mod value;

pub use document::{Access, Command, Device, Event, Field, Product, Response, Service};
pub use example::Example;
pub use model::Model;

use crate::error::Layer;

/// The layer of what a product model says.
pub const LAYER: Layer = Layer::new("iotda.model");

/// Where the document is described.
const SPEC_DOCUMENT: &str = "IoTDA API reference, CreateProduct";
/// Where it is said that messages have to match it.
const SPEC_CHECKS: &str = "IoTDA guide 4.1";
/// Where the characters of keys are restricted.
const SPEC_KEYS: &str = "IoTDA guide 3.6";
