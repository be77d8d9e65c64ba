//! Alibaba Cloud IoT Platform: Alink messages, device shadows, upgrades, and what goes over HTTP.
//!
//! A topic's kind chooses what its payload is read as ([`forms`]); the envelope around it is one of two
//! ([`Request`], [`Reply`]), or the whole payload is one object. Values of a product's own model stay the JSON text that
//! they arrived as.

pub mod config;
mod envelope;
pub mod file;
pub mod forms;
pub mod http;
pub mod job;
pub mod log;
mod message;
mod notes;
pub mod ntp;
pub mod ota;
pub mod property;
pub mod register;
mod rrpc;
pub mod session;
pub mod tag;
pub mod template;
pub mod topic;
pub mod topo;
pub mod tsl;

pub use envelope::{Reply, Request, Sys};
pub use forms::{Data, Params};
pub use message::Message;

use crate::error::Layer;

/// The layer of what Alibaba's messages mean.
pub const LAYER: Layer = Layer::new("alink");
