//! Decoded records.

use alloc::{borrow::Cow, boxed::Box, string::ToString, vec::Vec};

use crate::{
    alibaba,
    carried::Carried,
    classify::Topic,
    codes::CodeInfo,
    error::{Error, Note},
    huawei::{self, pcp},
    kind::{Direction, Kind, Protocol, Vendor},
    sign::Connect,
    tencent,
    wire::{cbor, coap::Datagram, json::Json},
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
    /// The CoAP message around a vendor's; none for all else.
    pub coap: Option<Box<Carried<'a>>>,
}

/// What a payload holds.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub enum Message<'a> {
    /// A message of Alibaba's Link Platform.
    Alibaba(Box<alibaba::Message<'a>>),
    /// A message of Huawei's IoTDA.
    Huawei(Box<huawei::Message<'a>>),
    /// A message of Tencent's IoT Hub.
    Tencent(Box<tencent::Message<'a>>),
    /// What a client connects with.
    Connect(Box<Connect<'a>>),
    /// A Huawei PCP frame.
    Pcp(pcp::Message<'a>),
    /// A CoAP message that no vendor takes over.
    Coap(Datagram<'a>),
    /// A CBOR item without anything that says what it is.
    Cbor(cbor::Item<'a>),
    /// A JSON text of a product's own, or of a kind that has no reader, as it came.
    Json(Json<'a>),
    /// Bytes of a product's own, or of a kind that has no reader, as they came.
    Bytes(Cow<'a, [u8]>),
}

impl<'a> From<alibaba::Message<'a>> for Message<'a> {
    fn from(message: alibaba::Message<'a>) -> Self {
        Message::Alibaba(Box::new(message))
    }
}

impl<'a> From<huawei::Message<'a>> for Message<'a> {
    fn from(message: huawei::Message<'a>) -> Self {
        Message::Huawei(Box::new(message))
    }
}

impl<'a> From<tencent::Message<'a>> for Message<'a> {
    fn from(message: tencent::Message<'a>) -> Self {
        Message::Tencent(Box::new(message))
    }
}

/// What the reader of a kind is given.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'a, 't> {
    /// The payload, or the decoded object's `message`.
    pub(crate) bytes: &'a [u8],
    /// Which of the two: they differ for binary messages.
    pub(crate) is_message: bool,
    /// The kind that the reader was found by.
    pub(crate) kind: Kind,
    /// The topic or path.
    pub(crate) topic: Option<&'t Topic<'t>>,
}

/// Reads the payload of one kind.
pub(crate) type Read = for<'a> fn(&Source<'a, '_>, &mut Vec<Note>) -> Result<Message<'a>, Error>;

/// What tables say reads the payload of a kind.
#[expect(
    clippy::indexing_slicing,
    reason = "runs at compile time for the tables, where a slip is a build error; const code has no iterators yet"
)]
pub(crate) const fn reader_in(tables: &[&[(&str, Read)]], kind: &str) -> Option<Read> {
    let mut table = 0_usize;
    while table < tables.len() {
        let mut row = 0_usize;
        while row < tables[table].len() {
            let (name, read) = tables[table][row];
            if same(name.as_bytes(), kind.as_bytes()) {
                return Some(read);
            }
            row = row.wrapping_add(1);
        }
        table = table.wrapping_add(1);
    }
    None
}

#[expect(clippy::indexing_slicing, reason = "the index is below the length of both")]
const fn same(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0_usize;
    while at < left.len() {
        if left[at] != right[at] {
            return false;
        }
        at = at.wrapping_add(1);
    }
    true
}

/// The reader of kinds that have none.
pub(crate) const fn unread(_: &str) -> Option<Read> {
    None
}

/// Reads what a product's owner defined: it is kept, as JSON where it is JSON.
pub(crate) fn keep<'a>(source: &Source<'a, '_>, _: &mut Vec<Note>) -> Result<Message<'a>, Error> {
    Ok(kept(source.bytes))
}

/// JSON where it is JSON, and bytes where not.
pub(crate) fn kept(bytes: &[u8]) -> Message<'_> {
    match Json::parse(bytes) {
        Ok(json) => Message::Json(json),
        Err(_) => Message::Bytes(Cow::Borrowed(bytes)),
    }
}

impl Message<'_> {
    /// The payload's bytes; none for what a client connects with.
    pub(crate) fn to_payload(&self) -> Result<Vec<u8>, Error> {
        Ok(match self {
            Message::Alibaba(message) => message.to_payload()?,
            Message::Huawei(message) => message.to_payload()?,
            Message::Tencent(message) => message.to_payload()?,
            Message::Connect(_) => Vec::new(),
            Message::Pcp(message) => message.to_vec()?,
            Message::Coap(datagram) => datagram.as_bytes().to_vec(),
            Message::Cbor(item) => item.as_bytes().to_vec(),
            Message::Json(json) => json.text().as_bytes().to_vec(),
            Message::Bytes(bytes) => bytes.to_vec(),
        })
    }

    /// The same message, owning its texts and bytes.
    pub fn into_owned(self) -> Message<'static> {
        match self {
            Message::Alibaba(message) => Message::Alibaba(Box::new(message.into_owned())),
            Message::Huawei(message) => Message::Huawei(Box::new(message.into_owned())),
            Message::Tencent(message) => Message::Tencent(Box::new(message.into_owned())),
            Message::Connect(connect) => Message::Connect(Box::new(connect.into_owned())),
            Message::Pcp(message) => Message::Pcp(message.into_owned()),
            Message::Coap(datagram) => Message::Coap(datagram.into_owned()),
            Message::Cbor(item) => Message::Cbor(item.into_owned()),
            Message::Json(json) => Message::Json(json.into_owned()),
            Message::Bytes(bytes) => Message::Bytes(Cow::Owned(bytes.into_owned())),
        }
    }
}

impl Decoded<'_> {
    /// What the code of a reply means: the entries that its vendor's list has for it, those of this kind first.
    pub fn meaning(&self) -> Vec<&'static CodeInfo> {
        let meaning = match &self.message {
            Message::Alibaba(message) => message.meaning(self.kind),
            Message::Huawei(message) => message.meaning(self.kind),
            _ => Vec::new(),
        };
        // A reply of Huawei's over HTTP may have no body at all: then its status says what became of the request.
        match self.topic.as_ref().and_then(Topic::status) {
            Some(status) if meaning.is_empty() && self.vendor == Some(Vendor::Huawei) => {
                huawei::codes::of_status(self.kind, status).collect()
            }
            // Most of Alibaba's over CoAP have none either: the response code says it.
            _ if meaning.is_empty() && self.vendor == Some(Vendor::Alibaba) => {
                let code = self.coap.as_ref().map(|coap| coap.datagram.packet().code());
                code.map(|code| alibaba::codes::of_coap(&code.to_string()).collect()).unwrap_or_default()
            }
            _ => meaning,
        }
    }

    /// The JSON pointer of a reply's code within the payload.
    pub(crate) fn code_pointer(&self) -> Option<&'static str> {
        match &self.message {
            Message::Alibaba(message) => message.code_pointer(),
            _ => None,
        }
    }

    /// The events in a message that carries some, in their order: a message of Huawei's has those of several services.
    pub fn events(&self) -> impl Iterator<Item = &huawei::event::Event<'_>> {
        let events = match &self.message {
            Message::Huawei(message) => message.events(),
            _ => &[],
        };
        events.iter()
    }

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
            coap: self.coap.map(|coap| Box::new(coap.into_owned())),
        }
    }
}
