//! Why the platform refuses a request. Devices guide 2018, table 1-3.

macro_rules! refusals {
    ($( $(#[doc = $doc:literal])+ $variant:ident = $code:literal, $message:literal; )+) => {
        /// A refusal, with the code and the words of the guide's table.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum Refusal {
            $( $(#[doc = $doc])+ $variant, )+
        }

        impl Refusal {
            /// All of the table, in its order.
            pub const ALL: &'static [Refusal] = &[ $( Refusal::$variant, )+ ];

            /// The number, as text: the guide prints it quoted.
            pub const fn code(self) -> &'static str {
                match self { $( Refusal::$variant => $code, )+ }
            }

            /// The words.
            pub const fn message(self) -> &'static str {
                match self { $( Refusal::$variant => $message, )+ }
            }

            /// The refusal of this code.
            pub fn from_code(code: &str) -> Option<Self> {
                Refusal::ALL.iter().copied().find(|refusal| refusal.code() == code)
            }
        }
    };
}

refusals! {
    /// The payload is not JSON, or no object, or has a member twice, or one of a type that has no code of its own.
    InvalidJson = "400", "Invalid JSON format.";
    /// There is no method.
    MethodMissing = "401", "The method field is missing.";
    /// An update or delete has no state.
    StateMissing = "402", "The state field is missing.";
    /// An update or delete has no version, or one that is not a whole number of 64 bits, or negative (but for -1).
    InvalidVersion = "403", "Invalid version field.";
    /// The state has nothing that the method works on: no `reported`, nor in an update a `desired`.
    ReportedMissing = "404", "The reported field is missing.";
    /// `reported` is there and says nothing: no attributes, `null`, or a text that means nothing there.
    ReportedBlank = "405", "The reported field is blank.";
    /// The method is none of `update`, `get`, `delete`.
    InvalidMethod = "406", "Invalid method field.";
    /// The payload is empty, or `{}`.
    JsonEmpty = "407", "The JSON file is empty.";
    /// `reported` has more than 128 attributes, in the request or after it.
    TooManyAttributes = "408", "The reported field contains more than 128 attributes.";
    /// The version is not greater than the document's.
    VersionConflict = "409", "Version conflict.";
    /// The stored document has a version that cannot be compared.
    ServerException = "500", "Server exception.";
}
