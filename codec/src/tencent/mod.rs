//! Tencent Cloud IoT Hub, and the topics of IoT Explorer.

pub mod auth;
pub mod coap;
mod forms;
mod message;
pub mod register;
pub mod topic;

pub use message::Message;

use crate::error::Layer;

/// The layer of Tencent's messages.
pub const LAYER: Layer = Layer::new("tencent");
