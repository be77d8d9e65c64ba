//! Alibaba Cloud IoT Platform: Alink messages, device shadows, upgrades, and what goes over HTTP.
//!
//! A topic's kind chooses what its payload is read as ([`forms`]); the envelope around it is one of two
//! ([`Request`], [`Reply`]), or the whole payload is one object. Values of a product's own model stay the JSON text that
//! they arrived as.
//!
//! ```
//! use thingwire::{Message, Record, alibaba, classify::Topic, decode};
//!
//! // A device answers what the platform asks of it.
//! let topic = "/sys/a1B2c3D4e5F/dev1/thing/service/property/set";
//! let asked = Record::topic(topic, br#"{"id":"123","version":"1.0","params":{"Power":1},"method":"thing.service.property.set"}"#);
//! let decoded = decode(&asked)?;
//! let topic = decoded.topic.as_ref().unwrap();
//! let Message::Alibaba(message) = &decoded.message else { panic!("another vendor's") };
//! let alibaba::Message::Request(request) = &**message else { panic!("a reply") };
//!
//! let kind = decoded.kind.reply().unwrap();
//! assert_eq!(Topic::build(kind, |id| topic.id(id))?, "/sys/a1B2c3D4e5F/dev1/thing/service/property/set_reply");
//! let answer = alibaba::Message::Reply(request.reply(200));
//! assert_eq!(answer.to_payload()?, br#"{"id":"123","code":200,"data":{}}"#);
//! # Ok::<(), thingwire::Error>(())
//! ```

pub mod auth;
pub(crate) mod check;
pub mod coap;
pub mod codes;
pub mod config;
mod envelope;
pub mod file;
pub mod forms;
pub mod http;
pub mod job;
pub mod limits;
pub mod log;
mod message;
mod notes;
pub mod ntp;
pub mod ota;
pub mod property;
pub mod register;
mod rrpc;
pub mod session;
pub mod shadow;
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
