//! CBOR (RFC 8949) to JSON text and back, straight from one to the other without a tree between.
//!
//! **JSON to CBOR** ([`from_json`]) loses nothing but the spelling of numbers, and writes the preferred serialization (RFC 8949
//! section 4.1): definite lengths, shortest heads, shortest floats.
//!
//! | JSON | CBOR |
//! |---|---|
//! | whole number from -2^64 to 2^64 - 1 | integer |
//! | longer whole number | bignum (tag 2 or 3), up to [`limits::CBOR_DIGITS`](crate::limits::CBOR_DIGITS) digits |
//! | `-0` | float -0.0: CBOR's integers have no such zero |
//! | number with a fraction or exponent that a double tells apart from its neighbours: `1.10`, `23.6`, `1e2` | shortest float that has the double's value; reads back as the same number, in the spelling `1.1`, `23.6`, `100.0` |
//! | such a number that a double does not hold: `0.1234567890123456789`, `1e400` | decimal fraction (tag 4), exact, with a note: few peers read it |
//! | string, array, object, `true`, `false`, `null` | text, array, map, simple value |
//!
//! **CBOR to JSON** ([`to_json`]) notes what JSON cannot say. There is one note of each code, at the first place, with a count.
//!
//! | CBOR | JSON |
//! |---|---|
//! | integer, bignum | whole number, every digit |
//! | float | number, shortest text of the double's value, always with a fraction or exponent |
//! | NaN, infinities | `null`, with a note |
//! | decimal fraction | number, every digit |
//! | byte string | base64url text without padding (RFC 8949 section 6.1), base64 or base16 inside tag 22 or 23, with a note |
//! | undefined, other simple values | `null`, with a note |
//! | other tags | their content alone, with a note |
//! | indefinite length, longer heads than needed | the same as without, with a note |
//! | key that is an integer | its digits as text, with a note |
//! | key of another type but text | error |
//! | key that occurs twice, compared as text | error, as in JSON |
//! | more than one item, a break where none belongs | error |
//!
//! Depth is limited to [`limits::JSON_DEPTH`](crate::limits::JSON_DEPTH) levels of arrays, maps and tags together, size to
//! [`limits::CBOR_BYTES`](crate::limits::CBOR_BYTES). Nothing is allocated from a claimed length.

mod explain;
mod from_json;
mod item;
mod number;
mod oddities;
mod to_json;

pub use explain::explain;
pub use from_json::from_json;
pub use item::Item;
pub use to_json::to_json;

use crate::error::Layer;

/// The layer of CBOR items.
pub const LAYER: Layer = Layer::new("cbor");

pub(crate) const SPEC: &str = "RFC 8949";
