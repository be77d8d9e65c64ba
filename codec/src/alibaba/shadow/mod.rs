//! Device shadows: the messages on `/shadow/update` and `/shadow/get`, the stored document, and what one does to the other.
//!
//! The devices guide of 2018 describes them in chapter 1; the edition of 2019 only names them. What the guide leaves open
//! is taken from what Alibaba's SDKs send and what the platform was seen to answer; each such place says so.
//!
//! ```
//! use thingwire::alibaba::shadow::{Document, Message, apply};
//! use thingwire::wire::json::{FromJson, ToJson};
//!
//! let request = Message::from_json(br#"{"method":"update","state":{"reported":{"color":"red"}},"version":1}"#)?;
//! let outcome = apply(&Document::default(), &request, 1469564492);
//! assert_eq!(
//!     outcome.reply.to_json(),
//!     r#"{"method":"reply","payload":{"status":"success","version":1},"timestamp":1469564492}"#
//! );
//! assert_eq!(outcome.document.version(), Some(1));
//! # Ok::<(), thingwire::Error>(())
//! ```

mod apply;
mod document;
mod message;
mod metadata;
mod notes;
mod refusal;

pub use apply::{Outcome, apply, apply_payload};
pub use document::Document;
pub use message::{Content, Message, Payload, Section, State};
pub use metadata::{AttributeTime, Metadata, SectionTimes, Stamp};
pub use refusal::Refusal;

use alloc::{boxed::Box, vec::Vec};

use crate::{
    error::{Error, Layer, Note},
    kind::Direction,
    message::Source,
    wire::json::FromJson,
};

/// The layer of device shadows.
pub const LAYER: Layer = Layer::new("shadow");

/// How many attributes the reported section may have. Devices guide 2018, table 1-3, code 408.
pub const REPORTED_ATTRIBUTES: usize = 128;

/// Where the shadow document's form is written.
const SPEC_DOCUMENT: &str = "devices guide 2018, 1.2";
/// Where the messages are written.
const SPEC_MESSAGES: &str = "devices guide 2018, 1.3";

/// Reads the payload of `shadow.update` or `shadow.get`.
pub(super) fn read<'a>(source: &Source<'a, '_>, notes: &mut Vec<Note>) -> Result<crate::Message<'a>, Error> {
    let message = Message::from_json(source.bytes)?;
    message.check(source.kind.info().direction.unwrap_or(Direction::Up), notes);
    Ok(super::Message::Shadow(Box::new(message)).into())
}
