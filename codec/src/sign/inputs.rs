//! What a scheme signs, by name.

use alloc::{borrow::Cow, format, vec::Vec};
use core::fmt;

use super::LAYER;
use crate::{
    error::{Code, Complaint, Error, Place},
    wire::secret::{Secret, SecretText},
};

macro_rules! fields {
    ($( $(#[doc = $doc:literal])+ $variant:ident = $name:literal $($secret:ident)?; )+) => {
        /// One input of a signature.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[non_exhaustive]
        pub enum Field {
            $( $(#[doc = $doc])+ $variant, )+
        }

        impl Field {
            /// Every input, in the order of the documentation.
            pub const ALL: &'static [Field] = &[ $( Field::$variant, )+ ];

            /// Its member's name, such as `product_key`.
            pub const fn name(self) -> &'static str {
                match self { $( Field::$variant => $name, )+ }
            }

            /// Whether it is a secret: nothing shows it.
            pub const fn is_secret(self) -> bool {
                match self { $( Field::$variant => fields!(@secret $($secret)?), )+ }
            }
        }
    };
    (@secret) => { false };
    (@secret secret) => { true };
}

fields! {
    /// Alibaba: the product's key.
    ProductKey = "product_key";
    /// Tencent: the product's id.
    ProductId = "product_id";
    /// The device's name within the product.
    DeviceName = "device_name";
    /// Huawei: the device's id.
    DeviceId = "device_id";
    /// The device's secret.
    DeviceSecret = "device_secret" secret;
    /// The product's secret.
    ProductSecret = "product_secret" secret;
    /// The gateway's secret: only for `verify`, which says where it was taken for the sub-device's.
    GatewaySecret = "gateway_secret" secret;
    /// Huawei: the device's secret.
    Secret = "secret" secret;
    /// Huawei: the secret of a registration group, in base64.
    GroupSecret = "group_secret" secret;
    /// Huawei: the secret of an AMQP access key.
    AccessCode = "access_code" secret;
    /// Huawei: the AMQP access key.
    AccessKey = "access_key";
    /// The client id; Alibaba's without what stands between bars.
    ClientId = "client_id";
    /// The signature's method, in any case.
    Method = "method";
    /// When it was signed, in the scheme's own form.
    Timestamp = "timestamp";
    /// Alibaba: 2 for TLS, 3 for TCP.
    SecureMode = "secure_mode";
    /// Alibaba: what else stands between the bars of the client id: `name=value,name=value`, or an object.
    Extensions = "extensions";
    /// A number or text that is used once.
    Random = "random";
    /// A number that is used once.
    Nonce = "nonce";
    /// Alibaba: `register`, or `regnwl` for a device that is not known yet.
    AuthType = "auth_type";
    /// Alibaba: the instance of an enterprise customer.
    InstanceId = "instance_id";
    /// Alibaba, CoAP: the sequence number.
    Seq = "seq";
    /// Alibaba, CoAP: 0 for a result in the acknowledgement, 1 for one that comes later.
    AckMode = "ack_mode";
    /// Alibaba: whether what is kept for the sub-device is dropped.
    CleanSession = "clean_session";
    /// Whether hex is written in `lower` or `upper` case.
    HexCase = "hex_case";
    /// Huawei: 0 for HMAC-SHA256, 1 for the same with the time checked, 2 for HMAC-SM3 with the time checked.
    SignType = "sign_type";
    /// Huawei: 0 for a device, 3 for a bridge.
    IdType = "id_type";
    /// Huawei: the scope of a registration group.
    ScopeId = "scope_id";
    /// Tencent: the number of the SDK.
    SdkAppId = "sdk_app_id";
    /// Tencent: a text that tells connections apart.
    ConnId = "conn_id";
    /// Tencent: until when the credentials hold, in seconds since 1970.
    Expiry = "expiry";
    /// The host that the request goes to.
    Host = "host";
    /// The request's path.
    Path = "path";
    /// The request's body, as it is sent.
    Body = "body";
    /// The platform's reply, as a JSON text.
    Reply = "reply";
}

impl Field {
    /// The input of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Field::ALL.iter().copied().find(|field| field.name() == name)
    }

    pub(crate) fn place(self) -> Place {
        Place::pointer(format!("/{}", self.name()))
    }

    /// A complaint about this input.
    #[cold]
    pub(crate) fn complain(self, code: Code) -> Complaint {
        Complaint::new(code, LAYER, self.place())
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Inputs by their names. `Debug` shows no secret.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Inputs<'a> {
    texts: Vec<(Field, Cow<'a, str>)>,
    secrets: Vec<(Field, SecretText<'a>)>,
}

impl<'a> Inputs<'a> {
    /// No inputs.
    pub fn new() -> Self {
        Inputs::default()
    }

    /// The same inputs with one more, or with another value for it.
    #[must_use]
    pub fn with(mut self, field: Field, text: impl Into<Cow<'a, str>>) -> Self {
        self.set(field, text);
        self
    }

    /// Sets one.
    pub fn set(&mut self, field: Field, text: impl Into<Cow<'a, str>>) {
        if field.is_secret() {
            self.secrets.retain(|(known, _)| *known != field);
            self.secrets.push((field, SecretText::new(text)));
        } else {
            self.texts.retain(|(known, _)| *known != field);
            self.texts.push((field, text.into()));
        }
    }

    /// Sets one that is not there yet.
    pub fn complete(&mut self, field: Field, text: impl Into<Cow<'a, str>>) {
        if !self.has(field) {
            self.set(field, text);
        }
    }

    /// Takes one out.
    pub fn remove(&mut self, field: Field) {
        self.texts.retain(|(known, _)| *known != field);
        self.secrets.retain(|(known, _)| *known != field);
    }

    /// Whether it is there.
    pub fn has(&self, field: Field) -> bool {
        self.fields().any(|known| known == field)
    }

    /// Bytes of all of them together.
    pub(crate) fn size(&self) -> usize {
        let texts = self.texts.iter().map(|(_, text)| text.len());
        texts.chain(self.secrets.iter().map(|(_, text)| text.expose().len())).fold(0, usize::saturating_add)
    }

    /// Which are there.
    pub fn fields(&self) -> impl Iterator<Item = Field> + '_ {
        self.texts.iter().map(|(field, _)| *field).chain(self.secrets.iter().map(|(field, _)| *field))
    }

    /// A text; none for secrets.
    pub fn text(&self, field: Field) -> Option<&str> {
        self.texts.iter().find(|(known, _)| *known == field).map(|(_, text)| &**text)
    }

    /// A text that must be there.
    ///
    /// # Errors
    /// [`Code::JsonMissingMember`].
    pub fn need(&self, field: Field) -> Result<&str, Error> {
        self.text(field).ok_or_else(|| missing(field))
    }

    /// A secret's text.
    pub(crate) fn secret_text(&self, field: Field) -> Option<&str> {
        self.secrets.iter().find(|(known, _)| *known == field).map(|(_, secret)| secret.expose())
    }

    /// A secret.
    pub fn secret(&self, field: Field) -> Option<Secret> {
        self.secret_text(field).map(Secret::from)
    }

    /// A secret that must be there.
    ///
    /// # Errors
    /// [`Code::JsonMissingMember`].
    pub fn need_secret(&self, field: Field) -> Result<Secret, Error> {
        self.secret(field).ok_or_else(|| missing(field))
    }
}

#[cold]
fn missing(field: Field) -> Error {
    Complaint::new(Code::JsonMissingMember, LAYER, field.place())
        .found(format!("no member {:?}", field.name()))
        .into()
}
