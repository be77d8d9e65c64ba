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

    // Hex and base64 texts.
    /// A character that is neither a hex digit nor an accepted separator.
    HexDigit = "hex_digit", Error, "not a hex digit";
    /// A byte needs two hex digits; one was left over.
    HexOdd = "hex_odd", Error, "odd number of hex digits";
    /// The text is not base64 (RFC 4648 section 4) nor base64url (section 5).
    Base64Invalid = "base64_invalid", Error, "not base64";

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
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
