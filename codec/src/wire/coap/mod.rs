//! CoAP datagrams (RFC 7252), with block-wise transfer (RFC 7959) and, where asked for, extended token lengths (RFC 8974).
//!
//! ```text
//!  byte  0                1      2      3      4 ...
//!      +----+----+------+------+------+------+-------+-----------+------+---------
//!      | 01 |type| TKL  | code |  message id | token |  options  |  FF  | payload
//!      +----+----+------+------+------+------+-------+-----------+------+---------
//!       2 bits each,4
//! ```
//!
//! - [`Packet`]: the zero-copy view of one datagram; its options are walked without allocating.
//! - [`Message`]: the owned form, which sorts its options and encodes into a caller's buffer; [`Encoder`]: the same without a
//!   list of options, for those who have them in order.
//! - [`OPTIONS`] and [`OptionInfo`]: what is registered about options; [`Registry`] adds the ones of a protocol on top.
//! - [`MessageCode`], [`ContentFormat`], [`Block`]: the numbers that have a meaning.
//!
//! A datagram reads in one way only and every message has one encoding, so what was read is written back byte for byte.

mod block;
mod code;
mod content_format;
mod encoder;
mod explain;
mod message;
mod notes;
mod option;
mod packet;
mod recognise;
mod uri;

pub use block::Block;
pub use code::{CODES, CodeClass, CodeName, MessageCode, MessageType};
pub use content_format::{CONTENT_FORMATS, ContentFormat};
pub use encoder::{Encoder, Header};
pub use explain::{explain, value_meaning};
pub use message::{Message, Options as MessageOptions};
pub use notes::collect as collect_notes;
pub use option::{
    CoapOption, OPTIONS, OptionFormat, OptionInfo, OptionNumber, OptionValue, Registry, uint_bytes,
};
pub use packet::{Datagram, Located, Options, Packet, Settings};
pub use recognise::{Recognition, recognise};
pub use uri::{path_of, query_of};

use crate::error::Layer;

/// The layer of everything in a datagram but what the options' values and the payload mean.
pub const LAYER: Layer = Layer::new("coap");
/// The layer of the options' values.
pub const OPTION_LAYER: Layer = Layer::new("coap.option");

/// The first byte of a payload's marker: no option starts with it.
pub const PAYLOAD_MARKER: u8 = 0xff;
/// Bytes in front of the token.
pub const HEADER_LENGTH: usize = 4;
/// The longest token of RFC 7252, in bytes.
pub const TOKEN_BYTES: usize = 8;
/// The longest token that RFC 8974 can announce, in bytes.
pub const EXTENDED_TOKEN_BYTES: usize = 65_804;
/// The longest value that an option can announce, in bytes.
pub const VALUE_BYTES: usize = 65_804;

/// The four ranges of lengths and deltas: what the nibble says, and what its extension starts at.
pub(crate) const ONE_BYTE: u8 = 13;
pub(crate) const TWO_BYTES: u8 = 14;
pub(crate) const RESERVED: u8 = 15;
pub(crate) const ONE_BYTE_BASE: usize = 13;
pub(crate) const TWO_BYTES_BASE: usize = 269;

pub(crate) const HEADER_SPEC: &str = "RFC 7252 section 3";
pub(crate) const OPTION_SPEC: &str = "RFC 7252 section 3.1";
