//! PCP, Huawei's binary software upgrade protocol (IoTDA guide, 3.8.2 and 3.8.3). China Telecom's AEP (CTWing) speaks it
//! as well.
//!
//! ```text
//!  byte  0      1      2           3      4      5      6      7      8 ...
//!      +------+------+-----------+------+------+------+------+------+---------
//!      |  FF     FE  | res | ver | code |    check    | data length | data
//!      +------+------+-----------+------+------+------+------+------+---------
//! ```
//!
//! All numbers are in network order. Requests and responses share a message code, and nothing in a frame says which of
//! the two it is: the direction has to be given, or is inferred with the reason stated ([`read`]).
//!
//! - [`Frame`]: the zero-copy view of one frame; [`frame_check`]: its check.
//! - [`Message`] and [`Body`]: what the data area means; they encode into a caller's buffer.
//! - [`upgrade`]: an upgrade as it goes on, on either side.
//! - [`recognise`]: the guide's steps that tell PCP from business data.

mod check;
mod code;
mod diagnose;
mod direction;
mod explain;
mod frame;
mod kind;
mod message;
mod notes;
mod recognise;
pub mod upgrade;
mod version;

pub use check::{Check, check, frame_check};
pub use code::{CODES, MessageCode, ResultCode};
pub use diagnose::{Textbook, textbook_match};
pub use direction::{Reading, Role, readings};
pub use explain::explain;
pub use frame::{Frame, HEADER_LENGTH, START_MARK};
pub use kind::KINDS;
pub use message::{Body, Message, read};
pub use recognise::{Recognition, Step, UpgradeCapability, looks_like_pcp, recognise};
pub use version::Version;

use crate::error::Layer;

/// The layer of the eight header bytes, the length and the check.
pub const FRAME_LAYER: Layer = Layer::new("pcp.frame");
/// The layer of the data area.
pub const MESSAGE_LAYER: Layer = Layer::new("pcp.message");

/// Where the message structure is written.
pub(crate) const FRAME_SPEC: &str = "IoTDA guide 3.8.3, message structure";
