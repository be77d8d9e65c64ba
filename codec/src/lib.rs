//! The pure core of thingwire: it decodes, checks, builds and explains the device protocols of three IoT clouds.
//!
//! Records go in ([`Record`]: a topic with its payload, or the bytes of one frame), messages come out
//! ([`Decoded`]), and [`encode`] takes them back. The crate opens no connection, reads no clock, draws no random
//! number, stores nothing and trusts nothing: transport, keys and time are the caller's.
//!
//! ```
//! use thingwire::{Record, decode};
//!
//! let frame = [0xFF, 0xFE, 0x01, 0x13, 0x4C, 0x9A, 0x00, 0x00];
//! let record = Record::bytes(&frame);
//! let decoded = decode(&record)?;
//! assert_eq!(decoded.kind.name(), "pcp.query_version.request");
//! # Ok::<(), thingwire::Error>(())
//! ```
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::arithmetic_side_effects,
        clippy::as_conversions
    )
)]

/// The README's examples, which are tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

extern crate alloc;
#[cfg(any(feature = "std", test))]
extern crate std;

pub mod alibaba;
mod carried;
pub mod classify;
pub mod codes;
mod datagram;
mod decode;
mod encode;
pub mod error;
pub mod explain;
pub mod facade;
pub mod huawei;
pub mod kind;
pub mod limits;
mod message;
mod model;
pub mod record;
pub mod sign;
pub mod tencent;
pub mod wire;

pub use carried::{Carried, Security};
pub use decode::{decode, kinds};
pub use encode::encode;
pub use error::{Code, Complaint, Error, Note, Place};
pub use explain::explain;
pub use kind::{Direction, Kind, Protocol, Vendor};
pub use message::{Decoded, Message};
pub use record::{Keys, Record};
