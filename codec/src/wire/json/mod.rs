//! JSON texts (RFC 8259), read once and kept as they arrived.
//!
//! Reading is our own, because a protocol decoder needs what general readers do not give: the byte range and JSON pointer of
//! every complaint, members refused when they occur twice (at every depth, compared after unescaping), and values of a
//! product's own model kept as the text they arrived as, so that no digit is rounded.
//!
//! - [`Reader`]: one pass over a text, for typed messages.
//! - [`Tokens`]: the values of a text that was checked, one after the other.
//! - [`Json`]: a value kept as its text.
//! - [`json_object!`](crate::json_object): the struct of an object with its reader and writer, from one table of members;
//!   [`FromJson`], [`ToJson`] and [`IntoOwned`] are what its members' types do.
//! - [`json_choice!`](crate::json_choice): an enum of such types, written and owned as the one that it holds.
//! - [`JsonWriter`]: writes into a caller's buffer.

mod choice;
mod equal;
mod form;
mod keys;
mod object;
mod pointer;
mod reader;
mod scan;
mod sorted;
mod tokens;
mod typed;
mod value;
mod write;

pub use form::{Number, OneOrMany, OrNull, TextOr, TextOrNumber};
pub use pointer::pointer_at;
pub use reader::{Postponed, Reader};
pub(crate) use scan::Events;
pub(crate) use sorted::sorted;
pub use tokens::{Token, Tokens};
#[doc(hidden)]
pub use typed::fill;
pub use typed::{FromJson, IntoOwned, ToJson};
pub use value::{Json, JsonKind, Members};
pub(crate) use write::push_quoted;
pub use write::{JsonWriter, TextSink};

use crate::error::Layer;

/// The layer of JSON texts.
pub const LAYER: Layer = Layer::new("json");

pub(crate) const SPEC: &str = "RFC 8259";
