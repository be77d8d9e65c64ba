//! Every limit that the readers keep, with its unit and its reason.
//!
//! Limits are constants, not settings: they are far above what the clouds accept, and each one is enforced on every way
//! into the code that it guards.

/// Levels of nested objects and arrays in one JSON text. The clouds' thing models go about ten deep; RFC 8259 section 9
/// lets a reader set a limit, and this is the one of `serde_json`.
pub const JSON_DEPTH: usize = 128;

/// Bytes of one topic name or filter: the MQTT string's two-byte length (MQTT 3.1.1 section 4.7.3).
pub const TOPIC_BYTES: usize = 65_535;

/// Bytes of a PCP frame up to which a wrong check is compared with the textbook CRCs. Real frames have at most 511; the
/// comparison costs some forty times the check itself.
pub const PCP_DIAGNOSIS_BYTES: usize = 4096;
