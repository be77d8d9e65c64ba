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

/// Characters of an identifier in a thing model: letters, digits and underscores (Alibaba's platform guide, adding a TSL
/// feature; the devices guides do not say). More is a note on the model.
pub const TSL_IDENTIFIER_CHARACTERS: usize = 50;

/// Bytes that a thing model may allow a text (Alibaba's platform guide, data types). More is a note on the model.
pub const TSL_TEXT_BYTES: u64 = 10_240;

/// Elements that a thing model may allow an array (Alibaba's platform guide, data types). More is a note on the model.
pub const TSL_ARRAY_ELEMENTS: u64 = 512;

/// Properties, events and services of one module of a thing model (Alibaba's platform guide, limits). More is a note on the
/// model.
pub const TSL_MODULE_FEATURES: usize = 300;

/// Members of a struct in a thing model (Alibaba's platform guide, limits). More is a note on the model.
pub const TSL_STRUCT_MEMBERS: usize = 50;

/// Properties of one report (Alibaba's devices guide 2019, 5.5): examples made from a thing model keep to it.
pub const TSL_REPORTED_PROPERTIES: usize = 200;

/// Rounds of examples from a thing model in one call that gives them all at once.
pub const TSL_EXAMPLE_ROUNDS: u64 = 10_000;

/// Bytes of one text of a credential: the MQTT string's two-byte length (MQTT 3.1.1 section 1.5.3).
pub const CREDENTIAL_BYTES: usize = 65_535;

/// Bytes of a body that is signed, and of a registration's reply. The clouds take far less.
pub const SIGNED_BODY_BYTES: usize = 1024 * 1024;

/// Characters of Huawei's device ids (guide 2.1.3.3.1). More is a note.
pub const HUAWEI_DEVICE_ID: usize = 128;

/// Characters of Huawei's access codes (guide 4.6.3.3). More is a note.
pub const HUAWEI_ACCESS_CODE: usize = 256;

/// Characters of Tencent's product ids (C SDK, `MAX_SIZE_OF_PRODUCT_ID`). Others are a note.
pub const TENCENT_PRODUCT_ID: usize = 10;

/// Characters of Tencent's device names (C SDK, `MAX_SIZE_OF_DEVICE_NAME`). More is a note.
pub const TENCENT_DEVICE_NAME: usize = 48;
