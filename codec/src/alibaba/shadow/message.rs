//! Shadow messages.

use alloc::{borrow::Cow, format};

use super::metadata::Metadata;
use crate::{
    error::{Code, Error},
    json_object,
    wire::json::{
        FromJson, IntoOwned, JsonKind, JsonWriter, Members, OrNull, Reader, TextOrNumber, TextSink, ToJson,
    },
};

json_object! {
    /// A message on `/shadow/update` (`update`, `get`, `delete`) or on `/shadow/get` (`reply`, `control`).
    ///
    /// Both have the same members: which of them belong there, [`Message::check`] says.
    #[derive(Default)]
    pub struct Message<'a> {
        /// What is asked for, or what kind of answer it is.
        pub method: Option<OrNull<Cow<'a, str>>> = "method",
        /// What a request is about.
        pub state: Option<OrNull<State<'a>>> = "state",
        /// What the platform answers.
        pub payload: Option<OrNull<Payload<'a>>> = "payload",
        /// In a request the version that the document is to have; in a `control` and in the reply to a `get` the one that
        /// it has. The reply to an update has it in the payload. 64 bits: the Node SDK sends milliseconds since 1970.
        pub version: Option<OrNull<TextOrNumber<'a>>> = "version",
        /// When the platform sent it, in seconds since 1970.
        pub timestamp: Option<OrNull<TextOrNumber<'a>>> = "timestamp",
        /// What the C SDK marks a request with (`DEVICE-1`); the platform gives it back, and the text `null` where there
        /// was none.
        pub client_token: Option<OrNull<TextOrNumber<'a>>> = "clientToken",
    }
}

json_object! {
    /// The two sections of a shadow.
    #[derive(Default)]
    pub struct State<'a> {
        /// What the device says that it is like.
        pub reported: Option<Section<'a>> = "reported",
        /// What an application wants it to be like.
        pub desired: Option<Section<'a>> = "desired",
    }
}

/// One section of a state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Section<'a> {
    /// Attributes by their names, each value as it came. In a `delete` the value is the text `"null"`.
    Attributes(Members<'a>),
    /// A text: `"null"` clears the section.
    Text(Cow<'a, str>),
    /// JSON's `null`, which no example of the guide has: see [`Section::is_null_text`].
    Null,
}

json_object! {
    /// What the platform answers.
    #[derive(Default)]
    pub struct Payload<'a> {
        /// `success` or `error`. The guide prints it in `control` as well, where the platform leaves it out.
        pub status: Option<OrNull<Cow<'a, str>>> = "status",
        /// Why a request was refused.
        pub content: Option<OrNull<Content<'a>>> = "content",
        /// The document's state.
        pub state: Option<OrNull<State<'a>>> = "state",
        /// When each attribute was last written.
        pub metadata: Option<OrNull<Metadata<'a>>> = "metadata",
        /// The version that an update was accepted with.
        pub version: Option<OrNull<TextOrNumber<'a>>> = "version",
        /// In one reading of the torn examples the time stands here; the platform writes it beside the payload.
        pub timestamp: Option<OrNull<TextOrNumber<'a>>> = "timestamp",
    }
}

json_object! {
    /// Why a request was refused. The guide prints both spellings: lower case in the message, which is what the platform
    /// sends, and with a capital in the head of its table.
    #[derive(Default)]
    pub struct Content<'a> {
        /// 400 to 409 or 500; text in the guide.
        pub errorcode: Option<OrNull<TextOrNumber<'a>>> = "errorcode",
        /// The same in words.
        pub errormessage: Option<OrNull<Cow<'a, str>>> = "errormessage",
        /// The code under the table's name.
        pub error_code: Option<OrNull<TextOrNumber<'a>>> = "errorCode",
        /// The words under the table's name.
        pub error_message: Option<OrNull<Cow<'a, str>>> = "errorMessage",
    }
}

impl<'a> Message<'a> {
    /// The method, where it is a text.
    pub fn method(&self) -> Option<&str> {
        present(&self.method).map(|method| &**method)
    }

    /// The state that a request is about.
    pub fn state(&self) -> Option<&State<'a>> {
        present(&self.state)
    }

    /// What the platform answers.
    pub fn payload(&self) -> Option<&Payload<'a>> {
        present(&self.payload)
    }

    /// The version, wherever it stands: beside the payload or in it. None where it is no number of 64 bits.
    pub fn version(&self) -> Option<i64> {
        whole(&self.version).or_else(|| whole(&self.payload()?.version))
    }

    /// The time in seconds since 1970, wherever it stands. None where it is no number of 64 bits.
    pub fn timestamp(&self) -> Option<i64> {
        whole(&self.timestamp).or_else(|| whole(&self.payload()?.timestamp))
    }

    /// Whether it has no member at all.
    pub fn is_empty(&self) -> bool {
        *self == Message::default()
    }
}

impl<'a> Payload<'a> {
    /// Whether the status says success; none where there is no status, or another.
    pub fn is_success(&self) -> Option<bool> {
        match present(&self.status).map(|status| &**status) {
            Some("success") => Some(true),
            Some("error") => Some(false),
            _ => None,
        }
    }

    /// Why a request was refused.
    pub fn content(&self) -> Option<&Content<'a>> {
        present(&self.content)
    }

    /// The document's state.
    pub fn state(&self) -> Option<&State<'a>> {
        present(&self.state)
    }

    /// When the document's attributes were written.
    pub fn metadata(&self) -> Option<&Metadata<'a>> {
        present(&self.metadata)
    }
}

impl<'a> Content<'a> {
    /// The code, under either name.
    pub fn code(&self) -> Option<&TextOrNumber<'a>> {
        self.code_member().map(|(_, code)| code)
    }

    /// The code and the JSON pointer of it in the message.
    pub(crate) fn code_member(&self) -> Option<(&'static str, &TextOrNumber<'a>)> {
        let usual = present(&self.errorcode).map(|code| ("/payload/content/errorcode", code));
        usual.or_else(|| present(&self.error_code).map(|code| ("/payload/content/errorCode", code)))
    }

    /// The words, under either name.
    pub fn message(&self) -> Option<&str> {
        present(&self.errormessage).or_else(|| present(&self.error_message)).map(|message| &**message)
    }
}

impl<'a> Section<'a> {
    /// The attributes, where it has some.
    pub fn attributes(&self) -> Option<&Members<'a>> {
        match self {
            Section::Attributes(attributes) => Some(attributes),
            _ => None,
        }
    }

    /// Whether it is the text `"null"`, with which every example of the guide and every SDK clears a section.
    pub fn is_null_text(&self) -> bool {
        matches!(self, Section::Text(text) if text == "null")
    }

    /// Whether it is `null` in either form.
    pub fn is_null(&self) -> bool {
        *self == Section::Null || self.is_null_text()
    }
}

impl<'a> FromJson<'a> for Section<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        match reader.peek()? {
            JsonKind::Object => Members::read(reader).map(Section::Attributes),
            JsonKind::String => reader.string().map(Section::Text),
            JsonKind::Null => reader.null().map(|()| Section::Null),
            found => {
                let bytes = reader.skip()?;
                let expected = format!("{} or the text \"null\"", JsonKind::Object.name());
                Err(reader.complain(Code::JsonType, bytes).expected(expected).found(found.name()).into())
            }
        }
    }
}

impl ToJson for Section<'_> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        match self {
            Section::Attributes(attributes) => attributes.write(out),
            Section::Text(text) => text.write(out),
            Section::Null => out.null(),
        }
    }
}

impl IntoOwned for Section<'_> {
    type Owned = Section<'static>;

    fn into_owned(self) -> Self::Owned {
        match self {
            Section::Attributes(attributes) => Section::Attributes(IntoOwned::into_owned(attributes)),
            Section::Text(text) => Section::Text(IntoOwned::into_owned(text)),
            Section::Null => Section::Null,
        }
    }
}

/// A member that is there and not `null`.
pub(super) fn present<T>(member: &Option<OrNull<T>>) -> Option<&T> {
    member.as_ref().and_then(OrNull::value)
}

/// A member that is a whole number of 64 bits. Text is none: the guide and all SDKs write a number.
pub(super) fn whole(member: &Option<OrNull<TextOrNumber<'_>>>) -> Option<i64> {
    match present(member)? {
        TextOrNumber::Number(number) => number.as_i64(),
        TextOrNumber::Text(_) => None,
    }
}
