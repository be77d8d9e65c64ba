//! Every limit that the readers keep, with its unit and its reason.
//!
//! Limits are constants, not settings: they are far above what the clouds accept, and each one is enforced on every way
//! into the code that it guards.

/// Levels of nested objects and arrays in one JSON text. The clouds' thing models go about ten deep; RFC 8259 section 9
/// lets a reader set a limit, and this is the one of `serde_json`.
pub const JSON_DEPTH: usize = 128;

/// Bytes of one CBOR item, and of a JSON text that becomes one. The clouds refuse payloads of more than 256 KB.
pub const CBOR_BYTES: usize = 16 << 20;

/// Bytes of a bignum in CBOR: turning it into digits costs the square of it.
pub const CBOR_BIGNUM_BYTES: usize = 512;

/// Digits of a number that becomes a bignum in CBOR: what [`CBOR_BIGNUM_BYTES`] hold.
pub const CBOR_DIGITS: usize = 1233;

/// Bytes of one topic name or filter: the MQTT string's two-byte length (MQTT 3.1.1 section 4.7.3).
pub const TOPIC_BYTES: usize = 65_535;

/// Bytes of a PCP frame up to which a wrong check is compared with the textbook CRCs. Real frames have at most 511; the
/// comparison costs some forty times the check itself.
pub const PCP_DIAGNOSIS_BYTES: usize = 4096;

/// Bytes that a compressed payload may inflate to. Huawei's platform takes at most 1 MB a message (IoTDA guide); a few dozen
/// bytes could ask for gigabytes.
pub const INFLATED_BYTES: usize = 4 << 20;

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

/// Properties, commands or events of one service in a product model (Huawei's API reference, CreateProduct). More is a note on
/// the model.
pub const IOTDA_SERVICE_ENTRIES: usize = 500;

/// Characters of a service's, property's or command's name in a product model (Huawei's API reference, CreateProduct). More is
/// a note on the model.
pub const IOTDA_NAME_CHARACTERS: usize = 64;

/// Characters of a parameter's or event's name in a product model (Huawei's API reference, CreateProduct). More is a note on the
/// model.
pub const IOTDA_PARA_CHARACTERS: usize = 32;

/// Characters of a response's name in a product model (Huawei's API reference, CreateProduct). More is a note on the model.
pub const IOTDA_RESPONSE_CHARACTERS: usize = 128;

/// Rounds of examples from a product's model in one call that gives them all at once.
pub const MODEL_EXAMPLE_ROUNDS: u64 = 10_000;

/// Options of one CoAP message. The clouds' devices send at most some twenty, and 65,507 bytes of UDP hold as many options: this
/// bounds what a list of them costs, and the view needs no memory for any.
pub const COAP_OPTIONS: usize = 1024;

/// Bytes of one text of a credential: the MQTT string's two-byte length (MQTT 3.1.1 section 1.5.3).
pub const CREDENTIAL_BYTES: usize = 65_535;

/// Bytes of a body that is signed, and of a registration's reply. The clouds take far less.
pub const SIGNED_BODY_BYTES: usize = 1024 * 1024;

/// Bytes of inputs up to which a wrong signature is explained. Real ones have a few hundred; the search makes some thousand
/// signatures.
pub const SIGN_SEARCH_BYTES: usize = 8192;

/// Parameters between the bars of a client id. SDKs send about ten.
pub const CLIENT_ID_PARAMETERS: usize = 256;

/// Characters of Huawei's device ids (guide 2.1.3.3.1). More is a note.
pub const HUAWEI_DEVICE_ID: usize = 128;

/// Characters of Huawei's access codes (guide 4.6.3.3). More is a note.
pub const HUAWEI_ACCESS_CODE: usize = 256;

/// Characters of Tencent's product ids (C SDK, `MAX_SIZE_OF_PRODUCT_ID`). Others are a note.
pub const TENCENT_PRODUCT_ID: usize = 10;

/// Characters of Tencent's device names (C SDK, `MAX_SIZE_OF_DEVICE_NAME`). More is a note.
pub const TENCENT_DEVICE_NAME: usize = 48;
