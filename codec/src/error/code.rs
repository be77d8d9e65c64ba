//! The one list of complaint codes.

use core::fmt;

/// Whether a code stops the reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Severity {
    /// The input cannot be read.
    Error,
    /// The input was read, but breaks a documented rule or reads in more than one way.
    Note,
}

impl Severity {
    /// `error` or `note`.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Note => "note",
        }
    }
}

macro_rules! codes {
    ($( $(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident, $summary:literal; )+) => {
        /// What is wrong or odd, as stable snake_case text.
        ///
        /// The names never change their meaning; new ones may come with any release.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[non_exhaustive]
        pub enum Code {
            $( $(#[doc = $doc])+ $variant, )+
        }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [Code] = &[ $( Code::$variant, )+ ];

            /// The stable text, such as `check_mismatch`.
            pub const fn name(self) -> &'static str {
                match self { $( Code::$variant => $name, )+ }
            }

            /// One line that says what is wrong, without the particulars.
            pub const fn summary(self) -> &'static str {
                match self { $( Code::$variant => $summary, )+ }
            }

            /// The longer explanation: cause and what to do.
            pub const fn documentation(self) -> &'static str {
                match self { $( Code::$variant => concat!($($doc, "\n"),+), )+ }
            }

            /// Whether it says that the input breaks a rule. The others tell how it was read, and stop no strict decoder.
            pub const fn breaks_rule(self) -> bool {
                !matches!(
                    self,
                    Code::PayloadUnread
                        | Code::PayloadCompressed
                        | Code::PayloadEncrypted
                        | Code::CoapBlockPart
                )
            }

            /// Whether it stops the reading.
            pub const fn severity(self) -> Severity {
                match self { $( Code::$variant => Severity::$severity, )+ }
            }
        }
    };
}

codes! {
    // Any layer.
    /// The input ends before the part being read is complete. The bytes that are there are still shown by `explain`.
    Truncated = "truncated", Error, "input ends too early";
    /// There is more input than the format allows. Often two frames or texts were joined.
    TrailingBytes = "trailing_bytes", Error, "input goes on after its end";
    /// The input nests deeper, is longer, or has more items than the limit of that name allows.
    LimitExceeded = "limit_exceeded", Error, "a limit is exceeded";

    /// The caller's buffer cannot hold what is to be written.
    BufferTooSmall = "buffer_too_small", Error, "buffer is too small";

    // Hex and base64 texts.
    /// A character that is neither a hex digit nor an accepted separator.
    HexDigit = "hex_digit", Error, "not a hex digit";
    /// A byte needs two hex digits; one was left over.
    HexOdd = "hex_odd", Error, "odd number of hex digits";
    /// The text is not base64 (RFC 4648 section 4) nor base64url (section 5).
    Base64Invalid = "base64_invalid", Error, "not base64";

    // gzip (RFC 1952).
    /// The bytes are no gzip member, or a damaged one: another start, reserved flags, compressed data that cannot be read, or
    /// a check or size that is not that of what comes out.
    GzipInvalid = "gzip_invalid", Error, "not gzip";

    // JSON (RFC 8259).
    /// A character that cannot stand there.
    JsonSyntax = "json_syntax", Error, "not JSON";
    /// The text is not UTF-8 (RFC 8259 section 8.1).
    JsonUtf8 = "json_utf8", Error, "not UTF-8";
    /// A byte order mark in front (RFC 8259 section 8.1 forbids adding one).
    JsonByteOrderMark = "json_byte_order_mark", Error, "byte order mark before the text";
    /// A string holds a bad escape, a control character, or half of a surrogate pair.
    JsonString = "json_string", Error, "bad string";
    /// A number that RFC 8259 section 6 does not allow: `01`, `1.`, `+1`, `NaN`.
    JsonNumber = "json_number", Error, "bad number";
    /// One object has the same member twice, compared after unescaping. Which one a peer would take is not defined.
    JsonDuplicateMember = "json_duplicate_member", Error, "member occurs twice";
    /// A value of another type than the member takes.
    JsonType = "json_type", Error, "wrong type";
    /// A member that must be there is not.
    JsonMissingMember = "json_missing_member", Error, "member is missing";
    /// A number outside the range that the member takes.
    JsonRange = "json_range", Error, "number out of range";

    // Topics (MQTT 3.1.1, section 4.7).
    /// A topic has at least one character.
    TopicEmpty = "topic_empty", Error, "topic is empty";
    /// A topic has at most 65,535 bytes of UTF-8.
    TopicTooLong = "topic_too_long", Error, "topic is too long";
    /// A topic is UTF-8 text (MQTT 3.1.1, section 1.5.3).
    TopicUtf8 = "topic_utf8", Error, "topic is not UTF-8";
    /// A topic holds no NUL character.
    TopicNul = "topic_nul", Error, "topic holds a NUL character";
    /// `+` and `#` stand in filters, never in the name that a message is published to.
    TopicWildcard = "topic_wildcard", Error, "wildcard in a topic name";
    /// A wildcard is alone in its level, and `#` is the last level.
    TopicFilter = "topic_filter", Error, "misplaced wildcard in a filter";
    /// A value that cannot fill the hole of a topic: empty, with a slash or a wildcard, or missing.
    TopicValue = "topic_value", Error, "value cannot stand in the topic";

    // CoAP (RFC 7252).
    /// The high two bits of a CoAP message are its version; only 1 is defined, and others are to be ignored silently.
    CoapVersion = "coap_version", Error, "unsupported version of CoAP";
    /// A token has at most eight bytes; the lengths 9 to 15 are reserved. RFC 8974 gives 9 to 14 a meaning, which a reader has
    /// to be told to use.
    CoapTokenLength = "coap_token_length", Error, "reserved token length";
    /// A message with the code 0.00 is empty: it ends after the message id, and has no token.
    CoapEmptyMessage = "coap_empty_message", Error, "empty message is not empty";
    /// Half of an option's first byte is 15, which is reserved for the payload marker: the byte ff as a whole.
    CoapReservedNibble = "coap_reserved_nibble", Error, "reserved option delta or length";
    /// The deltas of the options add up to more than 65535. Readers that wrap around take such an option for another one.
    CoapOptionNumber = "coap_option_number", Error, "option number does not fit 16 bits";
    /// A payload marker with nothing behind it. No payload is to have no marker.
    CoapPayloadEmpty = "coap_payload_empty", Error, "payload marker without a payload";
    /// Options are written in the order of their numbers. The owned message sorts them; this writer has to get them in order.
    CoapOptionOrder = "coap_option_order", Error, "option is out of order";
    /// A code of class 1, 3 or 6, which are reserved, or 7, which is for CoAP over TCP. A receiver rejects the message.
    CoapCodeReserved = "coap_code_reserved", Note, "code of a reserved class";
    /// A method or response code that is not registered. A receiver answers a method with 4.05, and takes a response for the
    /// x.00 of its class.
    CoapCodeUnknown = "coap_code_unknown", Note, "code is not a registered one";
    /// Type and code do not go together: requests are confirmable or not, responses are not resets, a reset is empty.
    CoapTypeCode = "coap_type_code", Note, "type and code do not go together";
    /// A critical option that is not known (a receiver refuses the message with 4.02), or one of the reserved number 0.
    CoapOptionUnknown = "coap_option_unknown", Note, "critical option is not known";
    /// An option that occurs once at most is there again. A receiver takes each further one for an option that it does not know.
    CoapOptionRepeated = "coap_option_repeated", Note, "option is repeated";
    /// A value shorter or longer than the option's definition allows. A receiver takes the option for one that it does not know.
    CoapOptionLength = "coap_option_length", Note, "length of the option's value is not allowed";
    /// A value that is to be UTF-8 text is not; its bytes are kept.
    CoapOptionUtf8 = "coap_option_utf8", Note, "option is not UTF-8";
    /// A number with zero bytes in front, which a sender should leave out.
    CoapOptionZeros = "coap_option_zeros", Note, "number has leading zero bytes";
    /// A level of a path is `.` or `..`, has a slash in it, which looks like two levels once the path is joined; or a text has a
    /// NUL in it, where C code stops.
    CoapPathLevel = "coap_path_level", Note, "odd level of a path";
    /// Proxy-Uri has the whole address; the Uri-* options must not stand beside it.
    CoapOptionConflict = "coap_option_conflict", Note, "options exclude each other";
    /// The size exponent 7 of a block is reserved. A receiver answers 4.00.
    CoapBlockSize = "coap_block_size", Note, "reserved block size";

    /// The payload is not what its content format says.
    CoapPayloadFormat = "coap_payload_format", Note, "payload is not of its content format";
    /// The payload is one block of a larger body (RFC 7959): it is kept as bytes until the others are there.
    CoapBlockPart = "coap_block_part", Note, "payload is one block of a larger body";
    /// The datagram is right, but what it carries cannot be read as the message that its path promises: it is kept as it came. The
    /// note says what is wrong with it.
    CoapCarriedUnread = "coap_carried_unread", Note, "message inside the datagram cannot be read";
    /// An option whose number the vendor took without registering it: another peer may give it another meaning.
    CoapOptionUnregistered = "coap_option_unregistered", Note, "number of the option is not registered";

    // CBOR (RFC 8949).
    /// Bytes that are no item, or an item where another one belongs: reserved heads, a break, chunks of another type.
    CborSyntax = "cbor_syntax", Error, "not CBOR";
    /// A text is not UTF-8; each chunk of one has to be, by itself.
    CborUtf8 = "cbor_utf8", Error, "text is not UTF-8";
    /// A key that JSON cannot have as a member's name. Text is one, and a whole number is turned into one.
    CborKey = "cbor_key", Error, "key cannot be a member's name";
    /// One map has the same key twice, compared as member names of JSON. Which one a peer would take is not defined.
    CborDuplicateKey = "cbor_duplicate_key", Error, "key occurs twice";
    /// The content of a bignum or a decimal fraction is of another type than the tag says.
    CborTag = "cbor_tag", Error, "content does not fit the tag";
    /// A whole number as a key became text.
    CborKeyNotText = "cbor_key_not_text", Note, "key is not text";
    /// JSON has no NaN and no infinities: `null` stands for them.
    CborNotFinite = "cbor_not_finite", Note, "float is no finite number";
    /// JSON has neither `undefined` nor other simple values: `null` stands for them.
    CborSimple = "cbor_simple", Note, "simple value is not one of JSON's";
    /// A byte string became text in base64url, or what a tag around it asks for.
    CborBytes = "cbor_bytes", Note, "byte string became text";
    /// A tag was dropped, its content kept.
    CborTagDropped = "cbor_tag_dropped", Note, "tag is dropped";
    /// A number is a decimal fraction, tag 4: a double does not hold it, or the sender chose it. Few peers read them.
    CborDecimalFraction = "cbor_decimal_fraction", Note, "number is a decimal fraction";
    /// An array, map, text or byte string of indefinite length. It is written with a definite one.
    CborIndefinite = "cbor_indefinite", Note, "indefinite length";
    /// A number, length or float in more bytes than it needs. It is written in the fewest.
    CborNotPreferred = "cbor_not_preferred", Note, "more bytes than needed";

    // Records and detection.
    /// A record needs one payload member: `payload`, `payload_hex`, `payload_base64`, `hex` or `base64`.
    RecordPayloadMissing = "record_payload_missing", Error, "record has no payload";
    /// Two members say the same thing, or one stands without the other that it belongs to.
    RecordMemberConflict = "record_member_conflict", Error, "members of the record conflict";
    /// A hint (`vendor`, `protocol`, `direction`) that has no such value.
    RecordHint = "record_hint", Error, "hint is not a known one";
    /// A member that a record does not have; it is passed over. Often a slip of the pen.
    RecordMemberUnknown = "record_member_unknown", Note, "member of the record is passed over";
    /// The length that came with the payload is not the payload's.
    RecordLengthDiffers = "record_length_differs", Note, "declared length is not the payload's";
    /// The bytes have no topic and no protocol's recognition accepts them. Give `protocol` to see why one refuses.
    ProtocolUnrecognised = "protocol_unrecognised", Error, "no protocol recognises these bytes";
    /// The topic belongs to a known vendor, but is in no guide and no device software that was studied.
    TopicUnknown = "topic_unknown", Note, "topic is not a documented one";
    /// The kind is known from the topic, but its payload has no reader yet: it is kept whole, as JSON text or bytes.
    PayloadUnread = "payload_unread", Note, "payload is kept as it came";
    /// The topic says that the payload is compressed. Places in what was inflated are JSON pointers without bytes. This breaks
    /// no rule: a strict decoder takes it too.
    PayloadCompressed = "payload_compressed", Note, "payload is compressed";
    /// The payload is encrypted, and the keys were not given: what is shown is the ciphertext. Give `keys` with the record.
    PayloadEncrypted = "payload_encrypted", Note, "payload is encrypted";
    /// A message that came encrypted was changed, or is written from its decoded object: without the keys it cannot be encrypted.
    KeysMissing = "keys_missing", Error, "keys are missing";

    /// A hint that came with the record contradicts what its topic says; the topic is followed.
    HintDisagrees = "hint_disagrees", Note, "hint disagrees with the topic";

    // Captures.
    /// The first lines look like no format that is known. Say which with `--format`.
    CaptureFormatUnknown = "capture_format_unknown", Error, "unknown capture format";
    /// A line of another format than the rest of the capture.
    CaptureLineFormat = "capture_line_format", Error, "line is of another format";
    /// A line that is not UTF-8 text.
    CaptureNotText = "capture_not_text", Error, "line is not text";
    /// A line of an AT log that names a data command but has not its form.
    CaptureAtLine = "capture_at_line", Error, "malformed AT line";
    /// A line of a hexdump whose offset is missing or does not follow from the lines before.
    CaptureHexDump = "capture_hexdump", Error, "malformed hexdump";
    /// A dump or list of bits or of numbers of several bytes, whose order in memory is not told: `xxd -b`, `xxd -e`, plain
    /// `hexdump`, `0xFEFF, 0x1301`.
    CaptureWords = "capture_words", Error, "not single bytes";
    /// A line of an AT log whose command is not known, with what looks like data.
    CaptureAtUnknown = "capture_at_unknown", Error, "data of an unknown AT command";
    /// The lines fit another format as well; `expected` is the one that was taken. Say which with `--format`.
    CaptureFormatAmbiguous = "capture_format_ambiguous", Note, "format is not certain";
    /// The text column of a dump is not that of its bytes: one of them was edited, or the text is in another character set.
    CaptureDumpText = "capture_dump_text", Note, "text column is not that of the bytes";
    /// A dump in groups of more than two bytes, with nothing to tell whether each group is in the order of the bytes.
    CaptureDumpOrder = "capture_dump_order", Note, "order of the bytes is not certain";
    /// A command that was sent stands there twice without an answer between: the second is taken as the module's echo.
    CaptureAtEcho = "capture_at_echo", Note, "command is echoed";

    // Decoded objects on their way back.
    /// The kind is not in the closed list of its vendor.
    KindUnknown = "kind_unknown", Error, "no such kind";
    /// The kind contradicts what the topic says.
    KindDisagrees = "kind_disagrees", Error, "kind disagrees with the topic";
    /// A member that messages of this kind do not have; a mistyped one would be lost without a word.
    EncodeMemberUnknown = "encode_member_unknown", Error, "unknown member";

    // Credentials and signatures.
    /// There is no scheme of this name.
    SignSchemeUnknown = "sign_scheme_unknown", Error, "no such scheme";
    /// Nothing in the client id, user name and password says which cloud or scheme they are for. Give `scheme`.
    SignSchemeUnrecognised = "sign_scheme_unrecognised", Error, "credentials of no known scheme";
    /// A method that the scheme does not have. Names are compared without their case.
    SignMethodUnknown = "sign_method_unknown", Error, "no such method";
    /// Alibaba's guides list `sha256` beside `hmacsha256`, but no page and no software says how the secret enters. It is not
    /// guessed: use `hmacsha256`.
    SignMethodUnpublished = "sign_method_unpublished", Error, "method has no published construction";
    /// A method that the policy does not allow.
    SignMethodRefused = "sign_method_refused", Error, "method is refused by the policy";
    /// A text that must not be signed: empty, with a control character, or with one that the scheme's grammar uses, so that two
    /// devices could have the same signature.
    SignText = "sign_text", Error, "text cannot be signed";
    /// A timestamp, expiry, or number that is not written in as many decimal digits as the scheme takes.
    SignTime = "sign_time", Error, "not a number of the scheme's form";
    /// A secret without a byte.
    SignSecretEmpty = "sign_secret_empty", Error, "secret is empty";
    /// A secret with fewer bytes than the key that is cut from it.
    SignSecretShort = "sign_secret_short", Error, "secret is too short";
    /// Two inputs say different things about the same parameter, or one is there twice.
    SignConflict = "sign_conflict", Error, "inputs conflict";
    /// A client id or user name that is not in its scheme's form.
    CredentialForm = "credential_form", Error, "not a credential of this form";
    /// The reply to a registration reports an error.
    RegisterRefused = "register_refused", Error, "registration is refused";
    /// The payload of a registration's reply is not in whole blocks, or its length does not fit them.
    RegisterLength = "register_length", Error, "length of the payload does not fit";
    /// The payload of a registration's reply does not decrypt to a JSON object: mostly it was made for another product secret.
    RegisterPayload = "register_payload", Error, "payload does not decrypt";
    /// HMAC-MD5 or HMAC-SHA1. Both still hold as HMAC, but new devices should use HMAC-SHA256.
    SignMethodWeak = "sign_method_weak", Note, "method is weak";
    /// A misprint of the guides, such as `hmacShal` with a letter for the digit.
    SignMethodSpelling = "sign_method_spelling", Note, "method is misspelt";
    /// White space before or behind a secret. It is used as it stands where its text is the key; mostly it was copied along.
    SignSecretSpace = "sign_secret_white_space", Note, "white space around the secret";
    /// An id or text that is not as the guide or the vendor's software has it. The cloud may refuse it.
    SignIdForm = "sign_id_form", Note, "not of the documented form";
    /// A parameter between the bars of a client id occurs twice. The first one is taken here; no guide says which one the cloud
    /// takes, so a second `signmethod` may be an attempt at a weaker method.
    SignParameterRepeated = "sign_parameter_repeated", Note, "parameter occurs twice";
    /// A request holds the signatures of several devices, such as `thing.topo.add`. Each is made with its own secret, so one is
    /// checked at a time: the first.
    SignFurther = "sign_further", Note, "further signatures";
    /// A time in another unit than the scheme's.
    SignTimeUnit = "sign_time_unit", Note, "time is in another unit";
    /// Ten digits that are no hour of the calendar. One SDK counts the number up until its digest has no zero byte, so hour 24 is
    /// met; the cloud takes it only where it does not check the time.
    SignStampCalendar = "sign_stamp_calendar", Note, "stamp is no hour of the calendar";
    /// A sign type that the guide does not have for this request.
    SignTypeUndocumented = "sign_type_undocumented", Note, "sign type is not documented here";

    // Alink (Alibaba's devices guide, chapter 6).
    /// A member that the guide asks for is not there: `id`, `version` or `params` of a request, `id` or `code` of a reply.
    AlinkMemberMissing = "alink_member_missing", Note, "documented member is missing";
    /// `params` is `null`, or a text such as `"{}"`, where the guide has an object or list. Some SDKs send it so where a
    /// request has no parameters; elsewhere it is often a document that was turned into text twice. Where there are no
    /// parameters, anything but an object is noted.
    AlinkParamsForm = "alink_params_form", Note, "params are not in the documented form";
    /// The method is not the one that belongs to the topic. The platform goes by the topic.
    AlinkMethodDisagrees = "alink_method_disagrees", Note, "method disagrees with the topic";
    /// The code is text. The guide has a number, but for upgrades; some SDKs refuse the text.
    AlinkCodeForm = "alink_code_form", Note, "code is text";
    /// A reply that reports success brings data of another type than the guide says. They are kept.
    AlinkDataForm = "alink_data_form", Note, "data of another type";
    /// The last two bytes of a file's part are CRC-16/ARC of the bytes between header and check, low byte first.
    AlinkFileCheck = "alink_file_check", Error, "check of the file's part is wrong";
    /// The header's `bSize` is not the number of bytes that follow.
    AlinkFileSize = "alink_file_size", Note, "declared size of the file's part is not its own";
    // Device shadows of Alibaba (devices guide 2018, chapter 1). The number is what the platform answers.
    /// A shadow message says in `method` what it is: `update`, `get` or `delete` to the platform (401 without one), `reply`
    /// or `control` from it.
    ShadowMethodMissing = "shadow_method_missing", Note, "method is missing";
    /// A method that the guide does not define; the platform answers 406.
    ShadowMethodUnknown = "shadow_method_unknown", Note, "method is not a defined one";
    /// A method that belongs on the other topic: requests go to `/shadow/update`, answers come on `/shadow/get`.
    ShadowMethodDirection = "shadow_method_direction", Note, "method belongs to the other direction";
    /// An update or delete says in `state` what it is about (402), and a stored document has one.
    ShadowStateMissing = "shadow_state_missing", Note, "state is missing";
    /// A device's update or delete has `state.reported`, an application's update has `state.desired` (404).
    ShadowReportedMissing = "shadow_reported_missing", Note, "reported section is missing";
    /// The reported section is there without attributes: `{}`, `null`, or a text (405). Only a delete takes `"null"` there.
    ShadowReportedBlank = "shadow_reported_blank", Note, "reported section is blank";
    /// An update or delete carries the version that the document is to have (403); an answer that brings the document, and
    /// the document itself, the version that it has.
    ShadowVersionMissing = "shadow_version_missing", Note, "version is missing";
    /// A version is a whole JSON number of 64 bits that is not negative (403): not text, not a fraction, not `null`.
    ShadowVersionForm = "shadow_version_form", Note, "version is not a whole number of 64 bits";
    /// The version -1 is in neither edition of the guide. Later pages of the platform let it clear the shadow, which then
    /// starts again at version 0; older platforms refuse it.
    ShadowVersionReset = "shadow_version_reset", Note, "version -1 clears the shadow";
    /// The reported section has at most 128 attributes (408).
    ShadowAttributeLimit = "shadow_attribute_limit", Note, "too many reported attributes";
    /// JSON's `null`, or another text, where all examples of the guide and all SDKs write the text `"null"`; or a `null` as
    /// an attribute's value, which the guide does not have.
    ShadowNullForm = "shadow_null_form", Note, "null is not the text \"null\"";
    /// An update gives an attribute the text `"null"`: it becomes the attribute's value. Only the method `delete` removes
    /// attributes.
    ShadowNullStored = "shadow_null_stored", Note, "an update stores the text \"null\"";
    /// A delete names an attribute with a value other than `"null"`: it stays.
    ShadowDeleteValue = "shadow_delete_value", Note, "a delete gives an attribute a value";
    /// A member that the guide has elsewhere: attributes right under `state`, `metadata` inside `state` (as the guide's own
    /// template has it), the version in the payload instead of beside it or the other way, a `payload` in a request.
    ShadowMemberMisplaced = "shadow_member_misplaced", Note, "member stands in the wrong place";
    /// An answer of the platform, and a stored document, say when they were made.
    ShadowTimestampMissing = "shadow_timestamp_missing", Note, "timestamp is missing";
    /// A time of a shadow is a whole JSON number that is not negative.
    ShadowTimestampForm = "shadow_timestamp_form", Note, "timestamp is not a whole number";
    /// A time of a shadow is in seconds since 1970; this one would lie thousands of years ahead, so it is rather in
    /// milliseconds.
    ShadowTimestampUnit = "shadow_timestamp_unit", Note, "timestamp is not in seconds";
    /// An answer from the platform has its contents in `payload`.
    ShadowPayloadMissing = "shadow_payload_missing", Note, "payload is missing";
    /// A reply says `success` or `error`; `control` says `success`, or nothing.
    ShadowStatus = "shadow_status", Note, "status is not a defined one";
    /// A reply that reports an error says which in `content`.
    ShadowContentMissing = "shadow_content_missing", Note, "content of the error is missing";
    /// The guide's message and the platform spell `errorcode` and `errormessage` in lower case; the head of the guide's table
    /// has `errorCode` and `errorMessage`, which a device that goes by the message does not find.
    ShadowErrorMember = "shadow_error_member", Note, "error member is spelt as in the table";
    /// An error code that the guide's table does not have.
    ShadowErrorCodeUnknown = "shadow_error_code_unknown", Note, "error code is not a defined one";
    /// Metadata hold a time for each attribute of the state, and for no others.
    ShadowMetadataDisagrees = "shadow_metadata_disagrees", Note, "metadata are not those of the state";

    // Alibaba's limits (devices guides).
    /// More items in one message than the guide allows: 200 properties or tags, 20 events or sub-devices in a gateway's
    /// report, 1,500 sub-devices. The platform refuses the message as a whole.
    AlibabaCount = "alibaba_count", Note, "more items than the guide allows";
    /// A device name or a tag's name has a character that the guide does not allow.
    AlibabaName = "alibaba_name", Note, "name has a character that is not allowed";
    /// A device name (4 to 32 characters), a tag's name (at most 100 bytes) or a client id (at most 64 characters) is too
    /// short or too long.
    AlibabaLength = "alibaba_length", Note, "text is too short or too long";
    /// More bytes in a payload than the guide allows over this transport: 128 KB over HTTP, less than 1 KB over CoAP.
    AlibabaSize = "alibaba_size", Note, "payload is too large";
    /// The guide gives a list of values for the member, and this is none of them.
    AlibabaValue = "alibaba_value", Note, "value is none of the documented ones";
    /// The guide has a device's message ids in digits, unique within the device. Another text usually works.
    AlibabaId = "alibaba_id", Note, "message id is not a number";
    /// Times are milliseconds since 1970. Ten digits are seconds, which many devices send; the platform then takes the value
    /// for one of 1970, or refuses the report with code 6326.
    AlibabaTime = "alibaba_time", Note, "time is not in milliseconds";
    /// A digest has not the number of hexadecimal digits that its method gives; a device that compares it refuses the file.
    AlibabaDigest = "alibaba_digest", Note, "digest has the wrong form";
    /// A device answers with a code that is neither common nor from 100000 to 110000, where its own codes belong.
    AlibabaDeviceCode = "alibaba_device_code", Note, "device's code is outside the documented range";
    /// Paths of HTTP and CoAP requests have no query, says the guide; what is behind `?` is kept.
    AlibabaQuery = "alibaba_query", Note, "path has a query";

    // Alibaba's symmetric security over CoAP.
    /// What is encrypted is whole blocks of 16 bytes, at least one. Often the payload was cut, or is not encrypted at all.
    AlibabaCipherLength = "alibaba_cipher_length", Error, "not whole blocks";
    /// The bytes that fill the last block up are not what they have to be: the key is another one, or the payload was damaged.
    AlibabaCipherPadding = "alibaba_cipher_padding", Error, "wrong padding of what is encrypted";
    /// The sequence number in option 2089 does not decrypt to digits: the key is another one. It is made of the device's secret and
    /// of the `random` that came with the token, so a new token means a new key.
    AlibabaCipherKey = "alibaba_cipher_key", Error, "encrypted with another key";
    /// A publish over CoAP is encrypted, yet has no option 2089. The C SDK's table of 12 options is full when the path has nine
    /// levels, and this one is lost; the platform cannot know that it was meant to be encrypted.
    AlibabaSequenceMissing = "alibaba_sequence_missing", Note, "encrypted without a sequence number";
    /// A publish over CoAP has option 2089, which goes with an encrypted payload, yet its payload is readable as it is.
    AlibabaPublishPlain = "alibaba_publish_plain", Note, "publish is not encrypted";
    /// A publish over CoAP has no token: neither in option 2088 nor in option 61 nor in its query. The platform answers 4.01 or 4.02.
    AlibabaTokenMissing = "alibaba_token_missing", Note, "publish without a token";
    /// The token is in option 61: so it is in the 2018 edition of the guide and in the C SDKs up to 2.1 and from 3.0. The 2019
    /// edition has option 2088.
    AlibabaTokenOption = "alibaba_token_option", Note, "token in the option of an older edition";
    /// An answer that reports an error is not encrypted, though the session is.
    AlibabaAnswerPlain = "alibaba_answer_plain", Note, "answer is not encrypted";

    // Tencent over CoAP, as its C SDK has it.
    /// The body of a request for a token is an id, a semicolon and a connection id.
    TencentCoapAuth = "tencent_coap_auth", Error, "not the body of a request for a token";
    /// Bytes stand behind the connection id: the C SDK counts two too many, a NUL and one from its memory.
    TencentStrayBytes = "tencent_stray_bytes", Note, "stray bytes behind the text";
    /// An acknowledgement that is to be empty has the code 2.03, which is not 0.00 as RFC 7252 section 4.2 has it.
    TencentAckCode = "tencent_ack_code", Note, "empty acknowledgement has a code";

    // Models of a product: Alibaba's thing models (TSL; devices guide 2019, 5.5 and table 6-3), Huawei's product models.
    /// The document is no model of a product. A thing model has `properties`, `events`, `services` or `functionBlocks`, or a
    /// `data` that has; a product model has `service_capabilities`, `devices` with their services, or `services` with types.
    ModelInvalid = "model_invalid", Error, "not the model of a product";
    /// The model has nothing of the kind or name that an example is wanted of, or no value that keeps to it.
    ModelExampleNone = "model_example_none", Error, "no example can be made";
    /// A property, event, service, command, response or parameter that the model does not have. Alibaba's platform drops such a
    /// property, and refuses such an event.
    ModelIdentifierUnknown = "model_identifier_unknown", Note, "name is not in the model";
    /// A value of another type than the model says: numbers as text; for Alibaba `true` for a bool (which is 0 or 1), a number
    /// for a date (which is text).
    ModelType = "model_type", Note, "value is not of the model's type";
    /// A number outside the range that the model says, or that its type holds (32 bits for int and float).
    ModelRange = "model_range", Note, "value is outside the model's range";
    /// A number that is not a whole number of steps away from the model's minimum. It is computed without rounding.
    ModelStep = "model_step", Note, "value does not keep the model's step";
    /// A text that is longer, or an array of more elements, than the model says.
    ModelLength = "model_length", Note, "value is longer than the model allows";
    /// A value that is none of those that the model lists.
    ModelEnum = "model_enum", Note, "value is not one of the model's";
    /// A date has another form: Alibaba's is text with the digits of a UTC time in milliseconds since 1970, Huawei's is
    /// `yyyyMMdd'T'HHmmss'Z'`.
    ModelDate = "model_date", Note, "text is not a date";
    /// A parameter of a service, command, response or event, or a member of a struct, that the model requires and the message
    /// has not.
    ModelRequiredMissing = "model_required_missing", Note, "what the model requires is missing";
    /// A property that the model does not let be set is to be set.
    ModelReadOnly = "model_read_only", Note, "property cannot be set";
    /// A name in the model itself has characters or a length that the platform does not allow.
    ModelOddIdentifier = "model_odd_identifier", Note, "odd name in the model";
    /// Two entries of one list of the model have the same name; the first one counts.
    ModelOddDuplicate = "model_odd_duplicate", Note, "name occurs twice in the model";
    /// The model lacks a data type, what its type needs, or the file that says what a service has.
    ModelOddMissing = "model_odd_missing", Note, "the model is incomplete";
    /// A value in the model that contradicts the rest or the type: bounds that are no numbers or the wrong way round, no step,
    /// keys of an enum that are no whole numbers, lengths beyond the platform's. What cannot be understood is not checked.
    ModelOddSpecs = "model_odd_specs", Note, "odd rule in the model";
    /// A word in the model that is not one of those documented: a data type, an access mode, a call type, an option; or a method
    /// that does not follow from the identifier.
    ModelOddWord = "model_odd_word", Note, "odd word in the model";
    /// More entries in the model than the platform allows.
    ModelOddCount = "model_odd_count", Note, "too many entries in the model";

    // Huawei's device messages (IoTDA guide 2.1.2).
    /// The guide says that the member must be there.
    HuaweiMemberMissing = "huawei_member_missing", Note, "member is missing";
    /// Guide and software write this name in different ways, and it is written in the way that the SDKs do not read.
    HuaweiSpelling = "huawei_spelling", Note, "name is spelt in an uncommon way";
    /// A service of the platform's own (`$...`) has no event of this type in the guide or the SDKs. It is kept.
    HuaweiEventUnknown = "huawei_event_unknown", Note, "event is not a documented one";
    /// The guide has this event going the other way.
    HuaweiEventDirection = "huawei_event_direction", Note, "event belongs to the other direction";
    /// A value of another form, or in another place, than the guide has it. It is kept.
    HuaweiForm = "huawei_form", Note, "value is not of the documented form";
    /// The message names another device or request than its topic.
    HuaweiIdDisagrees = "huawei_id_disagrees", Note, "id disagrees with the topic";

    // Huawei's limits, and what its applications deal with (IoTDA guide).
    /// More items in one message than the guide allows, or none where there has to be one: 50 sub-devices in a request to add,
    /// delete or update them, 1 to 100 states, 100 devices in a gateway's report over MQTT, 50 over HTTPS.
    HuaweiCount = "huawei_count", Note, "more items than the guide allows";
    /// An id, a custom topic or a queue's name has a character that the guide does not allow.
    HuaweiName = "huawei_name", Note, "name has a character that is not allowed";
    /// A text is shorter or longer than the guide allows: a device id, a custom topic, a password, a token.
    HuaweiLength = "huawei_length", Note, "text is too short or too long";
    /// More bytes than the guide allows: 1 MB in an HTTPS body or a log, 1 K in `extension_info`, 5 GB in a file.
    HuaweiSize = "huawei_size", Note, "too many bytes";
    /// The guide gives the values of the member, and this is none of them.
    HuaweiValue = "huawei_value", Note, "value is none of the documented ones";
    /// A time in another form than the guide gives. The platform takes its own time instead, or refuses a connection.
    HuaweiTime = "huawei_time", Note, "time has another form";
    /// A name in a device shadow with `.`, `$` or NUL: the platform does not refresh the shadow then.
    HuaweiShadowKey = "huawei_shadow_key", Note, "name cannot stand in a shadow";
    /// An application's change of a shadow has another version than the shadow; the platform refuses it.
    HuaweiShadowVersion = "huawei_shadow_version", Note, "version is not the shadow's";
    /// A command, message or batch task has a state that the guide does not have for it.
    HuaweiStatusUnknown = "huawei_status_unknown", Note, "state is not a documented one";
    /// A state of a command or message that the guide does not let follow the one before.
    HuaweiStatusOrder = "huawei_status_order", Note, "state does not follow";
    /// A push about a resource, or an event of it, that is not documented.
    HuaweiPushUnknown = "huawei_push_unknown", Note, "push is not a documented one";
    /// AMQP's user name is `accessKey=${accessKey}|timestamp=${timestamp}`.
    HuaweiAmqpUsername = "huawei_amqp_username", Error, "not an AMQP user name";
    /// An AMQP address is `amqps://HOST:5671?name=value&...`.
    HuaweiAmqpAddress = "huawei_amqp_address", Error, "not an AMQP address";
    /// A part of AMQP's user name or address that the guide does not have, or with another value.
    HuaweiAmqpOption = "huawei_amqp_option", Note, "AMQP parameter is not as documented";

    // Huawei PCP (IoTDA guide 3.8.2 and 3.8.3).
    /// A PCP frame starts with FFFE.
    PcpStartMark = "pcp_start_mark", Error, "start mark is not PCP's";
    /// The low four bits of byte 2 are the protocol version; only 1 is defined.
    PcpProtocolVersion = "pcp_protocol_version", Error, "unsupported protocol version";
    /// The check in bytes 4 and 5 is not that of the frame. It is not a catalogued CRC: the table of 0x1021, most
    /// significant bit first, is driven with the right-shifting update, initial value 0, over the whole frame with the check
    /// field as zero. The complaint names the textbook CRC that the frame was made with, where one fits.
    PcpCheckMismatch = "pcp_check_mismatch", Error, "check does not match the frame";
    /// The data area does not have the size that the message code takes in this direction.
    PcpDataLength = "pcp_data_length", Error, "data area does not fit the message code";
    /// A message code that the guide reserves (0 to 18, 25 to 127) or does not mention (128 to 255).
    PcpMessageCodeUnknown = "pcp_message_code_unknown", Note, "message code is not a defined one";
    /// The high four bits of byte 2 are reserved; they are kept.
    PcpReservedBits = "pcp_reserved_bits", Note, "reserved bits of the version byte are set";
    /// A PCP frame does not say which way it goes; this one can only be read one way, for the reason given.
    PcpDirectionInferred = "pcp_direction_inferred", Note, "direction is inferred";
    /// This frame reads in both directions. Give the direction to be sure.
    PcpDirectionAmbiguous = "pcp_direction_ambiguous", Note, "direction is ambiguous";
    /// A result code that the guide defines, but not for this message.
    PcpResultCodeUndocumented = "pcp_result_code_undocumented", Note, "result code is not documented for this message";
    /// A result code that the guide does not define.
    PcpResultCodeUnknown = "pcp_result_code_unknown", Note, "result code is not a defined one";
    /// A version is text padded with zero bytes; here something follows the first zero byte.
    PcpVersionAfterNul = "pcp_version_after_nul", Note, "version has bytes after its end";
    /// A version is ASCII text; here it has other bytes.
    PcpVersionNotAscii = "pcp_version_not_ascii", Note, "version is not ASCII text";
    /// A version with no text at all.
    PcpVersionEmpty = "pcp_version_empty", Note, "version is empty";
    /// The guide gives fragment sizes from 32 to 500 bytes.
    PcpFragmentSize = "pcp_fragment_size", Note, "fragment size is outside the documented range";
    /// A package of no fragments cannot be fetched.
    PcpFragmentCountZero = "pcp_fragment_count_zero", Note, "fragment count is zero";
    /// The guide fixes the package check code to 0000; older platforms sent one, and devices use it to tell upgrades apart.
    PcpPackageCheckSet = "pcp_package_check_set", Note, "deprecated package check code is set";
    /// A fragment response that reports an error leaves out the fragment index.
    PcpFragmentIndexMissing = "pcp_fragment_index_missing", Note, "fragment index is missing";
    /// A fragment response that reports an error carries data all the same.
    PcpFragmentDataWithError = "pcp_fragment_data_with_error", Note, "fragment data beside an error";
    /// A fragment response that reports success carries no data.
    PcpFragmentDataMissing = "pcp_fragment_data_missing", Note, "no fragment data beside success";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
