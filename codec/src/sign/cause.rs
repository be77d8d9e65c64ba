//! The one list of explanations of a credential that is not right.

use core::fmt;

macro_rules! causes {
    ($( $variant:ident = $name:literal, $text:literal; )+) => {
        /// Why a credential is not right, as stable snake_case text.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[non_exhaustive]
        pub enum Cause {
            $( #[doc = $text] $variant, )+
        }

        impl Cause {
            /// Every explanation.
            pub const ALL: &'static [Cause] = &[ $( Cause::$variant, )+ ];

            /// The stable text, such as `timestamp_missing`.
            pub const fn name(self) -> &'static str {
                match self { $( Cause::$variant => $name, )+ }
            }

            /// What was done wrong, in one sentence.
            pub const fn text(self) -> &'static str {
                match self { $( Cause::$variant => $text, )+ }
            }
        }
    };
}

causes! {
    // The key.
    SecretSpace = "secret_white_space", "The secret was used with white space around it, such as a line end that was copied along.";
    SecretCase = "secret_case", "The secret was used in upper or lower case.";
    SecretDecoded = "secret_base64_decoded", "The secret was base64-decoded; this scheme takes its text as the key.";
    SecretNotDecoded = "secret_not_decoded", "The secret's text was taken as the key; this scheme decodes it from base64 first.";
    SecretHexDecoded = "secret_hex_decoded", "The secret was read as hex digits; this scheme takes its text.";
    SecretQuoted = "secret_quoted", "The secret was used with its quotation marks.";
    SecretCut = "secret_cut", "Only the first part of the secret was used: a buffer was too short, or a NUL byte ended it.";
    SecretOfProduct = "product_secret_used", "The product's secret was used instead of the device's.";
    SecretOfDevice = "device_secret_used", "The device's secret was used instead of the product's.";
    SecretOfGateway = "gateway_secret_used", "The gateway's secret was used instead of the sub-device's.";
    Swapped = "key_and_text_swapped", "Key and text changed places.";
    TextIsKey = "text_is_key", "The text was signed with itself as the key, as one published sample does; the secret belongs there.";
    PlainHash = "plain_hash", "A plain hash was made, with the secret beside the text or without it, where HMAC takes it as the key.";
    SecretEmpty = "secret_empty", "The signature was made with an empty secret.";
    GroupStepMissing = "group_step_missing", "The group's secret was used at once; the device's own is derived from it first.";
    // The method.
    OtherMethod = "other_method", "Another method was used than the one announced.";
    MethodRefused = "method_refused", "The signature is right, but its method is one that the policy refuses.";
    MethodAnnounced = "method_announced", "The credentials announce another method than the one that is expected: a downgrade.";
    // The signature's form.
    Encoding = "signature_encoding", "The digest is right, but written in another form: hex for base64, base64 for hex, or base64 of hex.";
    SignatureSpace = "signature_white_space", "The signature is right, but has white space or quotation marks around it.";
    SignatureCut = "signature_cut", "The signature is the first part of the right one.";
    SignatureEscaped = "signature_escaped", "The signature is right, but went through a form: `+` became a space, or characters are percent-encoded.";
    SuffixMissing = "method_suffix_missing", "The password lacks the method behind a semicolon.";
    SuffixDiffers = "method_suffix_differs", "The password names another method than the one that it was made with.";
    IsSecret = "password_is_secret", "The secret itself was sent; it must be the key of the signature, and should be replaced now.";
    IsMethodName = "password_is_method_name", "The method's name was sent as the password.";
    IsEmpty = "password_empty", "There is no password.";
    DigestLength = "digest_length", "The signature has another length than the method's digests: another method, or cut.";
    NotASignature = "not_a_signature", "The password is not written as this scheme's signatures are.";
    // What was signed: Alibaba's pairs of name and value.
    TimestampMissing = "timestamp_missing", "The timestamp was not signed, though it is sent.";
    TimestampAdded = "timestamp_not_sent", "A timestamp was signed that is not sent.";
    TimestampUnit = "timestamp_unit", "The timestamp was signed in another unit than it is sent in: seconds for milliseconds, or the other way.";
    PartMissing = "part_missing", "One of the parameters was not signed.";
    ClientIdBars = "client_id_with_bars", "The client id was signed with what stands between the bars; only what stands before them is.";
    ClientIdNoBars = "client_id_without_bars", "The client id was signed without what stands between the bars; here the whole text is signed.";
    ClientIdOther = "client_id_other", "Another client id was signed than the one that is sent.";
    ClientIdSigned = "client_id_signed", "The client id was signed; registration signs it not.";
    CleanSession = "clean_session_signed", "cleanSession was signed, as one edition of the guide prints; all SDKs leave it out.";
    Excluded = "excluded_signed", "A parameter was signed that is not to be: the method, version or resources.";
    NamesCase = "names_case", "The names of the parameters were written in another case.";
    NamesMissing = "names_missing", "The values were signed without their names.";
    Order = "parameter_order", "The parameters were signed in another order than by name.";
    Separators = "separators", "Name and value were joined with `=` and `&`; they follow each other without anything between.";
    Misprint = "guide_misprint", "The text is the guide's misprinted example: `ProductKey` without its value, or `deviceName` with a doubled letter.";
    IdsSwapped = "ids_swapped", "Product and device changed places.";
    IdCase = "id_case", "A product key or device name was signed in another case.";
    IdSpace = "id_white_space", "A product key or device name was signed with white space around it.";
    UrlEncoded = "values_url_encoded", "The values were percent-encoded before they were signed.";
    LineEnd = "line_end", "A line end was signed with the text.";
    // Huawei's stamp of the hour.
    HourOff = "hour_off", "The password was made with the hour before or after the one in the client id.";
    TimeZone = "time_zone", "The password was made with the local time; the hour is one of UTC.";
    StampPrecision = "stamp_precision", "The password was made with a timestamp of another width: minutes, seconds, or Unix time.";
    // Tencent.
    SdkAppIdOther = "sdk_app_id_other", "The user name was signed with the other of the two known SDK numbers.";
    ExpiryUnit = "expiry_unit", "The expiry was signed in another unit than it is sent in.";
    OnlyClientId = "only_client_id_signed", "Only the client id was signed; it is the whole user name.";
    SeparatorMissing = "separator_missing", "A separator was left out of the text.";
    BodyHashMethod = "body_hash_method", "The body was hashed with another method than the signature's.";
    BodyHashCase = "body_hash_case", "The body's hash was signed in upper case.";
    BodyItself = "body_itself_signed", "The body was signed as it is; its hash is.";
    BodyReprinted = "body_reprinted", "Another spelling of the body was signed than the one that is sent: white space or escapes differ.";
    QueryLine = "query_line_missing", "The empty line for the query was left out.";
    AlgorithmCase = "algorithm_case", "The algorithm was signed in another spelling than the header has.";
    HostPath = "host_or_path", "Host or path were signed in another form: with the scheme or port, or with a slash more or less.";
    // Beside the signature.
    UsernameSwapped = "username_swapped", "The user name has product and device in the wrong order.";
    UsernameIsClientId = "username_is_client_id", "The client id was sent as the user name.";
    UsernameDiffers = "username_differs", "The user name is another one than the ids give.";
    ClientIdDiffers = "client_id_differs", "The client id is another one than the ids give.";
    PartDiffers = "part_differs", "A parameter of the request is another one than the input says.";
    Malformed = "malformed", "The client id or user name does not have the scheme's form.";
    OutsideWindow = "outside_window", "The time lies outside the window that is allowed.";
    Expired = "expired", "The credentials have expired.";
    NoSuchHour = "no_such_hour", "The stamp is no hour of the calendar: one SDK counts it up until its digest suits it; the cloud refuses it where it checks the time.";
}

impl Cause {
    /// The explanation of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Cause::ALL.iter().copied().find(|cause| cause.name() == name)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
