//! How bytes and texts move, without a vendor's meaning.
//!
//! Nothing in here names a vendor; a test keeps it so.

pub mod aes;
pub mod base64;
pub mod cbor;
pub mod coap;
pub mod cursor;
mod decimal;
pub(crate) mod double;
pub mod gzip;
pub mod hex;
pub mod hmac;
pub mod json;
pub mod secret;
pub(crate) mod sort;
pub mod time;
pub mod topic;

pub use decimal::Decimal;
