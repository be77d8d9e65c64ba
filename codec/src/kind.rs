//! Vendors, protocols, directions, and the closed list of message kinds.

use core::fmt;

use crate::message::Read;

/// A cloud.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[non_exhaustive]
pub enum Vendor {
    /// Alibaba Cloud IoT Platform.
    Alibaba,
    /// Huawei Cloud IoTDA.
    Huawei,
    /// Tencent Cloud IoT Hub (and IoT Explorer's topics).
    Tencent,
}

impl Vendor {
    /// Every vendor.
    pub const ALL: &'static [Vendor] = &[Vendor::Alibaba, Vendor::Huawei, Vendor::Tencent];

    /// `alibaba`, `huawei` or `tencent`.
    pub const fn name(self) -> &'static str {
        match self {
            Vendor::Alibaba => "alibaba",
            Vendor::Huawei => "huawei",
            Vendor::Tencent => "tencent",
        }
    }

    /// The vendor of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Vendor::ALL.iter().copied().find(|vendor| vendor.name() == name)
    }
}

/// Which way a message goes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Direction {
    /// Device to cloud.
    Up,
    /// Cloud to device.
    Down,
}

impl Direction {
    /// `up` or `down`.
    pub const fn name(self) -> &'static str {
        match self {
            Direction::Up => "up",
            Direction::Down => "down",
        }
    }

    /// The direction of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "up" => Some(Direction::Up),
            "down" => Some(Direction::Down),
            _ => None,
        }
    }

    /// The other way.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Direction::Up => Direction::Down,
            Direction::Down => Direction::Up,
        }
    }
}

macro_rules! protocols {
    ($( $(#[doc = $doc:literal])+ $variant:ident = $name:literal; )+) => {
        /// The grammar inside a vendor.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[non_exhaustive]
        pub enum Protocol {
            $( $(#[doc = $doc])+ $variant, )+
        }

        impl Protocol {
            /// Every protocol.
            pub const ALL: &'static [Protocol] = &[ $( Protocol::$variant, )+ ];

            /// The stable lower-case name.
            pub const fn name(self) -> &'static str {
                match self { $( Protocol::$variant => $name, )+ }
            }

            /// The protocol of this name.
            pub fn from_name(name: &str) -> Option<Self> {
                Protocol::ALL.iter().copied().find(|protocol| protocol.name() == name)
            }
        }
    };
}

protocols! {
    /// Alibaba's device messages (`/sys/...`, `/ext/...`).
    Alink = "alink";
    /// A device shadow document of Alibaba or Tencent.
    Shadow = "shadow";
    /// Over-the-air upgrade messages on topics of their own.
    Ota = "ota";
    /// A vendor's HTTP or CoAP resource paths.
    Http = "http";
    /// Topics whose payload the product's owner defines.
    Custom = "custom";
    /// Huawei's device messages (`$oc/...`).
    Iotda = "iotda";
    /// Huawei's binary upgrade protocol.
    Pcp = "pcp";
    /// Tencent's device messages (`$sys/...`, `$gateway/...`, ...).
    Iothub = "iothub";
    /// Tencent's IoT Explorer data template (`$thing/...`, `$template/...`).
    Explorer = "explorer";
    /// What a client connects with: client id, user name and password.
    Connect = "connect";
    /// CoAP messages that no vendor takes over.
    Coap = "coap";
    /// One CBOR item, without anything that says what it is.
    Cbor = "cbor";
    /// Nothing known.
    Unknown = "unknown";
}

/// What the closed list says of one kind.
#[derive(Debug)]
#[non_exhaustive]
pub struct KindInfo {
    /// Stable name, such as `thing.event.property.post`; unique within a vendor.
    pub name: &'static str,
    /// Whose message it is; none for what no vendor's table knows.
    pub vendor: Option<Vendor>,
    /// The grammar inside the vendor.
    pub protocol: Protocol,
    /// Which way it goes, where the kind decides that.
    pub direction: Option<Direction>,
    /// The topic (or resource path) template, with its holes named in braces; none for frames.
    pub topic: Option<&'static str>,
    /// What the message is for, in a few words.
    pub summary: &'static str,
    /// Guide and section, or the software that sends it.
    pub spec: &'static str,
    /// The name of the kind that messages of this kind answer.
    pub replies_to: Option<&'static str>,
    /// What reads its payload.
    pub(crate) read: Option<Read>,
}

/// Two rows are the same when vendor and name are: a name occurs once in a vendor's list.
impl PartialEq for KindInfo {
    fn eq(&self, other: &Self) -> bool {
        self.vendor == other.vendor && self.name == other.name
    }
}

impl Eq for KindInfo {}

impl KindInfo {
    /// A row of a vendor's table.
    pub(crate) const fn new(
        name: &'static str,
        vendor: Option<Vendor>,
        protocol: Protocol,
        direction: Option<Direction>,
        topic: Option<&'static str>,
        summary: &'static str,
        spec: &'static str,
    ) -> Self {
        KindInfo { name, vendor, protocol, direction, topic, summary, spec, replies_to: None, read: None }
    }

    /// The same row, as the reply to the kind of that name.
    pub(crate) const fn replying_to(mut self, name: Option<&'static str>) -> Self {
        self.replies_to = name;
        self
    }

    /// The same row, with what reads its payload.
    pub(crate) const fn read_by(mut self, read: Option<Read>) -> Self {
        self.read = read;
        self
    }
}

/// A message's kind: one row of the closed list.
#[derive(Clone, Copy, Debug)]
pub struct Kind(&'static KindInfo);

impl Kind {
    pub(crate) const fn new(info: &'static KindInfo) -> Self {
        Kind(info)
    }

    /// The kind of this name in a vendor's list.
    pub fn find(vendor: Option<Vendor>, name: &str) -> Option<Self> {
        crate::kinds().find(|kind| kind.0.name == name && kind.0.vendor == vendor)
    }

    /// The stable name.
    pub const fn name(self) -> &'static str {
        self.0.name
    }

    /// The kind that messages of this kind answer.
    pub fn replies_to(self) -> Option<Kind> {
        Kind::find(self.0.vendor, self.0.replies_to?)
    }

    /// The kind of the replies to messages of this kind.
    pub fn reply(self) -> Option<Kind> {
        crate::kinds().find(|kind| kind.0.vendor == self.0.vendor && kind.0.replies_to == Some(self.0.name))
    }

    /// The row.
    pub const fn info(self) -> &'static KindInfo {
        self.0
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.0, other.0) || self.0 == other.0
    }
}

impl Eq for Kind {}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)
    }
}
