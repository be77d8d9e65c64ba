//! What a client connects with, as a record: client id, user name and password, and what they are made of.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use super::{LAYER, recognise, text};
use crate::{
    alibaba,
    error::{Code, Complaint, Error, Note, Place},
    huawei::{self, auth::ClientId as HuaweiId},
    kind::{Kind, KindInfo, Protocol, Vendor},
    tencent::auth::UserName,
    wire::{hex, hmac::Method, json::IntoOwned, secret::SecretText},
};

macro_rules! kinds {
    ($( $(#[doc = $doc:literal])+ $variant:ident = $vendor:ident $name:literal, $summary:literal, $spec:literal; )+) => {
        /// The kinds of credentials.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum ConnectKind {
            $( $(#[doc = $doc])+ $variant, )+
        }

        impl ConnectKind {
            const ALL: &'static [ConnectKind] = &[ $( ConnectKind::$variant, )+ ];

            pub(crate) const fn vendor(self) -> Vendor {
                match self { $( ConnectKind::$variant => Vendor::$vendor, )+ }
            }

            const fn name(self) -> &'static str {
                match self { $( ConnectKind::$variant => $name, )+ }
            }
        }

        /// The rows of the closed list.
        pub(crate) static KINDS: &[KindInfo] = &[ $(
            KindInfo::new(
                $name,
                Some(Vendor::$vendor),
                Protocol::Connect,
                Some(crate::kind::Direction::Up),
                None,
                $summary,
                $spec,
            ),
        )+ ];
    };
}

kinds! {
    /// A device with its own secret.
    Alibaba = Alibaba "mqtt.connect", "what a device connects with", "devices guide 2019, 3.2";
    /// A device that registers.
    AlibabaRegister = Alibaba "mqtt.connect.register", "what a device registers with", "vendor's SDKs";
    /// A device with a token.
    AlibabaToken = Alibaba "mqtt.connect.token", "what a device connects with that has a token", "vendor's SDKs";
    /// A device with its own secret.
    Huawei = Huawei "mqtt.connect", "what a device connects with", "guide 2.1.2.11";
    /// A device of a registration group.
    HuaweiBootstrap = Huawei "mqtt.connect.bootstrap", "what a device of a registration group connects with", "vendor's SDKs";
    /// An application.
    HuaweiAmqp = Huawei "amqp.connect", "what an application connects with", "guide 4.6.3.3";
    /// A device with its own secret.
    Tencent = Tencent "mqtt.connect", "what a device connects with", "C, Python and Java SDKs";
}

impl ConnectKind {
    pub(crate) fn kind(self) -> Kind {
        let row = KINDS.iter().find(|row| row.name == self.name() && row.vendor == Some(self.vendor()));
        row.map_or(crate::classify::unknown(None), Kind::new)
    }

    fn of(kind: Kind) -> Option<Self> {
        ConnectKind::ALL.iter().copied().find(|known| known.kind() == kind)
    }
}

/// The three texts of a CONNECT packet, read. `Debug` hides the password, and no output has it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Connect<'a> {
    /// The client id.
    pub client_id: Option<Cow<'a, str>>,
    /// The user name.
    pub username: Option<Cow<'a, str>>,
    /// The password.
    pub password: Option<SecretText<'a>>,
}

impl<'a> Connect<'a> {
    /// Tells whose they are, and notes what is odd.
    ///
    /// # Errors
    /// [`Code::SignSchemeUnrecognised`]; [`Code::LimitExceeded`] for a text that no CONNECT packet holds.
    pub fn kind(&self, notes: &mut Vec<Note>) -> Result<Kind, Error> {
        let password = self.password.as_ref().map(SecretText::expose);
        let (client_id, username) = (self.client_id.as_deref(), self.username.as_deref());
        let found = recognise(client_id, username, password).ok_or_else(|| {
            Complaint::new(Code::SignSchemeUnrecognised, LAYER, Place::whole()).expected(
                "a client id with parameters between bars, or one that ends in the hour, or a user name with an & or three semicolons",
            )
        })?;
        for (pointer, text) in [("/client_id", client_id), ("/username", username), ("/password", password)] {
            let Some(text) = text else { continue };
            let place = || Place::pointer(pointer);
            text::short(text, place)?;
            if found.vendor == Vendor::Huawei && found.kind != ConnectKind::HuaweiAmqp.kind() {
                let broken = huawei::limits::connect_text(text);
                notes.extend(broken.map(|complaint| complaint.map_place(|_| place())));
            }
        }
        self.repeated(found.vendor, notes);
        for (name, value) in self.parts(found.kind) {
            let broken = match (name, found.vendor) {
                ("client_id", _) => alibaba::limits::client_id(&value),
                ("device_name", Vendor::Alibaba) => alibaba::limits::device_name(&value),
                ("timestamp", Vendor::Alibaba) => alibaba::limits::time(&value),
                ("device_id", _) => huawei::limits::device_id(&value),
                ("timestamp", _) if value.len() == 10 && super::hour_of(&value).is_none() => {
                    let complaint = Complaint::new(Code::SignStampCalendar, LAYER, Place::whole());
                    Some(complaint.expected("an hour of UTC, YYYYMMDDHH").found(value))
                }
                ("signmethod" | "method", _) => {
                    if let Some(method) = Method::from_name(&value) {
                        text::weak(method, notes);
                    }
                    None
                }
                _ => None,
            };
            notes.extend(broken.map(|complaint| complaint.map_place(|place| place.inside(name))));
        }
        Ok(found.kind)
    }

    fn repeated(&self, vendor: Vendor, notes: &mut Vec<Note>) {
        if vendor == Vendor::Alibaba
            && let Some(id) = self.client_id.as_deref().and_then(|id| alibaba::auth::ClientId::parse(id).ok())
        {
            id.collect_notes(notes);
        }
    }

    /// What they are made of, by name.
    pub fn parts(&self, kind: Kind) -> Vec<(&'static str, String)> {
        let mut parts = Vec::new();
        let mut put = |name, value: &str| parts.push((name, String::from(value)));
        let Some(kind) = ConnectKind::of(kind) else { return parts };
        match kind {
            ConnectKind::Alibaba | ConnectKind::AlibabaRegister | ConnectKind::AlibabaToken => {
                if let Some((device_name, product_key)) =
                    self.username.as_deref().and_then(|name| name.split_once('&'))
                {
                    put("product_key", product_key);
                    put("device_name", device_name);
                }
                if let Some(id) =
                    self.client_id.as_deref().and_then(|id| alibaba::auth::ClientId::parse(id).ok())
                {
                    put("client_id", id.base());
                    for name in ["securemode", "signmethod", "timestamp", "authType", "random", "instanceId"]
                    {
                        if let Some(value) = id.get(name) {
                            put(name, value);
                        }
                    }
                    if let Some(inside) = id.inside() {
                        put("parameters", inside);
                    }
                }
            }
            ConnectKind::Huawei | ConnectKind::HuaweiBootstrap => {
                let id = self.client_id.as_deref().and_then(|id| {
                    HuaweiId::parse(id, self.username.as_deref()).or_else(|_| HuaweiId::parse(id, None)).ok()
                });
                match id {
                    Some(HuaweiId::Device { device_id, id_type, sign_type, timestamp }) => {
                        put("device_id", &device_id);
                        put("id_type", &id_type);
                        put("sign_type", &sign_type);
                        put("timestamp", &timestamp);
                    }
                    Some(HuaweiId::Group { device_id, scope_id, sign_type, timestamp }) => {
                        put("device_id", &device_id);
                        put("scope_id", &scope_id);
                        put("sign_type", &sign_type);
                        put("timestamp", &timestamp);
                    }
                    Some(HuaweiId::GroupCertificate { device_id, scope_id }) => {
                        put("device_id", &device_id);
                        put("scope_id", &scope_id);
                    }
                    None => {}
                }
            }
            ConnectKind::HuaweiAmqp => {
                for pair in self.username.as_deref().unwrap_or_default().split('|') {
                    match pair.split_once('=') {
                        Some(("accessKey", value)) => put("access_key", value),
                        Some(("timestamp", value)) => put("timestamp", value),
                        _ => {}
                    }
                }
            }
            ConnectKind::Tencent => {
                if let Some(name) = self.username.as_deref().and_then(|name| UserName::parse(name).ok()) {
                    put("product_id", name.product_id().unwrap_or_default());
                    put("device_name", name.device_name().unwrap_or_default());
                    put("sdk_app_id", &name.sdk_app_id);
                    put("conn_id", &name.conn_id);
                    put("expiry", &name.expiry);
                }
                let password = self.password.as_ref().and_then(|password| password.expose().rsplit_once(';'));
                if let Some((_, method)) = password
                    && (Method::from_name(method).is_some() || method == "rsa-sha256")
                {
                    put("method", method);
                }
            }
        }
        parts
    }

    /// How the password is written, without a letter of it; none where there is none.
    pub fn password_form(&self) -> Option<String> {
        let text = self.password.as_ref()?.expose();
        let (digest, suffix) = match text.rsplit_once(';') {
            Some((digest, method)) if Method::from_name(method).is_some() => {
                (digest, format!(", then ;{}", method.to_ascii_lowercase()))
            }
            _ => (text, String::new()),
        };
        let case = match (
            digest.bytes().any(|byte| byte.is_ascii_uppercase()),
            digest.bytes().any(|byte| byte.is_ascii_lowercase()),
        ) {
            (true, false) => "upper-case ",
            (false, true) => "lower-case ",
            _ => "",
        };
        Some(if text.is_empty() {
            "empty".into()
        } else if hex::decode(digest).is_ok() && digest.len() >= 16 {
            format!("{} {case}hex digits{suffix}", digest.len())
        } else {
            "a text".into()
        })
    }

    /// The same, owning its texts.
    pub fn into_owned(self) -> Connect<'static> {
        Connect {
            client_id: self.client_id.map(|text| Cow::Owned(text.into_owned())),
            username: self.username.map(|text| Cow::Owned(text.into_owned())),
            password: self.password.map(IntoOwned::into_owned),
        }
    }
}
