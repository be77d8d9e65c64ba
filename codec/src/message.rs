//! Decoded records.

use alloc::{borrow::Cow, vec::Vec};

use crate::{
    classify::Topic,
    error::Note,
    huawei::pcp,
    kind::{Direction, Kind, Protocol, Vendor},
    wire::json::Json,
};

/// A record that was read. It borrows from the record; [`Decoded::into_owned`] lets go of it.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Decoded<'a> {
    /// Whose protocol it is; none when nothing tells.
    pub vendor: Option<Vendor>,
    /// The grammar inside the vendor.
    pub protocol: Protocol,
    /// What the message is.
    pub kind: Kind,
    /// Which way it goes; none when nothing tells.
    pub direction: Option<Direction>,
    /// The topic or resource path with the ids in it; none for a frame alone.
    pub topic: Option<Topic<'a>>,
    /// The payload's content.
    pub message: Message<'a>,
    /// What is odd about the record.
    pub notes: Vec<Note>,
}

/// What a payload holds.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub enum Message<'a> {
    /// A Huawei PCP frame.
    Pcp(pcp::Message<'a>),
    /// A JSON text of a kind that has no reader of its own, as it came.
    Json(Json<'a>),
    /// Bytes of a kind that has no reader of its own, as they came.
    Bytes(Cow<'a, [u8]>),
}

impl Message<'_> {
    /// The same message, owning its texts and bytes.
    pub fn into_owned(self) -> Message<'static> {
        match self {
            Message::Pcp(message) => Message::Pcp(message.into_owned()),
            Message::Json(json) => Message::Json(json.into_owned()),
            Message::Bytes(bytes) => Message::Bytes(Cow::Owned(bytes.into_owned())),
        }
    }
}

impl Decoded<'_> {
    /// The same, owning its texts and bytes.
    pub fn into_owned(self) -> Decoded<'static> {
        Decoded {
            vendor: self.vendor,
            protocol: self.protocol,
            kind: self.kind,
            direction: self.direction,
            topic: self.topic.map(Topic::into_owned),
            message: self.message.into_owned(),
            notes: self.notes,
        }
    }
}
