//! Records: what there is to decode.

use alloc::borrow::Cow;

use crate::{
    alibaba::coap::SessionKey,
    kind::{Direction, Protocol, Vendor},
    sign::Connect,
    wire::{json::IntoOwned, secret::SecretText},
};

/// Where a record was sent to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub enum Address<'a> {
    /// Not known: the bytes of one datagram or frame, or a document told by its shape.
    #[default]
    None,
    /// An MQTT topic name.
    Topic(Cow<'a, str>),
    /// An HTTP resource path; with a status it is the reply.
    Path {
        /// The path, as it stands in the request line.
        path: Cow<'a, str>,
        /// The HTTP status of a reply.
        status: Option<u16>,
    },
    /// What a client connects with (MQTT CONNECT); there is no payload.
    Connect(Connect<'a>),
}

impl Address<'_> {
    /// The same address, owning its text.
    #[must_use]
    pub fn into_owned(self) -> Address<'static> {
        match self {
            Address::None => Address::None,
            Address::Topic(topic) => Address::Topic(Cow::Owned(topic.into_owned())),
            Address::Path { path, status } => Address::Path { path: Cow::Owned(path.into_owned()), status },
            Address::Connect(connect) => Address::Connect(connect.into_owned()),
        }
    }
}

/// What the caller knows beside the bytes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Hints {
    /// Whose protocol it is.
    pub vendor: Option<Vendor>,
    /// Which grammar.
    pub protocol: Option<Protocol>,
    /// Which way it went.
    pub direction: Option<Direction>,
    /// Turn the first note into an error.
    pub strict: bool,
    /// The token of a CoAP message may be longer than eight bytes (RFC 8974).
    pub extended_tokens: bool,
}

/// What the caller knows that is secret. Nothing of it is shown or written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Keys<'a> {
    /// Alibaba's symmetric security over CoAP: the device's secret.
    pub device_secret: Option<SecretText<'a>>,
    /// The same: the `random` of the answer to `/auth`.
    pub random: Option<SecretText<'a>>,
}

impl Keys<'_> {
    /// Keys of one session of Alibaba's symmetric security over CoAP.
    pub fn of_session<'k>(device_secret: &'k str, random: &'k str) -> Keys<'k> {
        Keys { device_secret: Some(device_secret.into()), random: Some(random.into()) }
    }

    /// The key of Alibaba's symmetric security, where all that it is made of is there.
    pub(crate) fn session_key(&self) -> Option<SessionKey> {
        let secret = self.device_secret.as_ref()?.to_secret();
        Some(SessionKey::derive(&secret, self.random.as_ref()?.expose()))
    }

    /// The same keys, owning their texts.
    #[must_use]
    pub fn into_owned(self) -> Keys<'static> {
        Keys {
            device_secret: self.device_secret.map(IntoOwned::into_owned),
            random: self.random.map(IntoOwned::into_owned),
        }
    }
}

/// One thing to decode: a topic with its payload, or the bytes of one datagram or frame, with optional hints.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Record<'a> {
    /// Topic, path, or nothing.
    pub address: Address<'a>,
    /// The bytes.
    pub payload: Cow<'a, [u8]>,
    /// What the caller knows.
    pub hints: Hints,
    /// What it is encrypted with.
    pub keys: Keys<'a>,
}

impl<'a> Record<'a> {
    /// The bytes of one frame or datagram: the protocol is detected.
    pub fn bytes(payload: &'a [u8]) -> Self {
        Record { payload: Cow::Borrowed(payload), ..Record::default() }
    }

    /// The bytes of one frame or datagram, owned by the record.
    pub fn owned(payload: alloc::vec::Vec<u8>) -> Record<'static> {
        Record { payload: Cow::Owned(payload), ..Record::default() }
    }

    /// An MQTT publish.
    pub fn topic(topic: &'a str, payload: &'a [u8]) -> Self {
        Record {
            address: Address::Topic(Cow::Borrowed(topic)),
            payload: Cow::Borrowed(payload),
            ..Record::default()
        }
    }

    /// An HTTP request body, or with a status the body of its reply.
    pub fn path(path: &'a str, status: Option<u16>, payload: &'a [u8]) -> Self {
        Record {
            address: Address::Path { path: Cow::Borrowed(path), status },
            payload: Cow::Borrowed(payload),
            ..Record::default()
        }
    }

    /// What a client connects with.
    pub fn connect(connect: Connect<'a>) -> Self {
        Record { address: Address::Connect(connect), ..Record::default() }
    }

    /// The same record with its direction given.
    #[must_use]
    pub fn with_direction(mut self, direction: Direction) -> Self {
        self.hints.direction = Some(direction);
        self
    }

    /// The same record, strict: the first note becomes an error.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.hints.strict = true;
        self
    }

    /// The same record with the keys that its payload is encrypted with.
    #[must_use]
    pub fn with_keys(mut self, keys: Keys<'a>) -> Self {
        self.keys = keys;
        self
    }

    /// The same record, owning its texts and bytes.
    #[must_use]
    pub fn into_owned(self) -> Record<'static> {
        Record {
            address: self.address.into_owned(),
            payload: Cow::Owned(self.payload.into_owned()),
            hints: self.hints,
            keys: self.keys.into_owned(),
        }
    }
}
