//! Huawei Cloud IoTDA: device messages and events, device shadows, what goes over HTTPS, and PCP.
//!
//! A topic's kind chooses what its payload is read as ([`forms`]). There is no common envelope: a request and its response
//! belong together by the `request_id` in their topics. Values of a product's own model stay the JSON text that they arrived
//! as. Devices write `""` and `null` for what they leave out; both are kept, and read as nothing by [`said`].

pub mod amqp;
pub mod api;
pub mod auth;
pub mod bootstrap;
pub mod bridge;
pub mod codes;
pub mod command;
pub mod content;
pub mod event;
pub mod forms;
pub mod http;
pub mod limits;
pub mod m2m;
mod message;
pub mod model;
pub(crate) mod notes;
pub mod pcp;
pub mod property;
pub mod push;
pub mod shadow;
pub mod status;
pub mod sub_device_manage;
mod time;
pub mod topic;
pub mod v1;

pub use message::Message;
pub use time::EventTime;

use alloc::borrow::Cow;

use crate::{
    error::Layer,
    wire::json::{OrNull, TextOrNumber},
};

/// The layer of what Huawei's messages mean.
pub const LAYER: Layer = Layer::new("iotda");

/// A text, or `null`.
pub type Text<'a> = OrNull<Cow<'a, str>>;

/// The same for a text that is a secret: `Debug` hides it.
pub type SecretText<'a> = OrNull<crate::wire::secret::SecretText<'a>>;

/// A number, the same as text, or `null`.
pub type Figure<'a> = OrNull<TextOrNumber<'a>>;

/// What a text says, if it says something: neither left out, nor `null`, nor empty.
pub fn said<'t>(text: &'t Option<Text<'_>>) -> Option<&'t str> {
    text.as_ref().and_then(OrNull::value).map(|text| &**text).filter(|text| !text.is_empty())
}
