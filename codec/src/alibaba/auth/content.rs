//! What Alibaba's clouds sign: parameters by name, each name followed by its value, with nothing between.

use core::fmt;

use crate::wire::{
    hmac::{Digest, Keyed, Method},
    secret::Secret,
};

/// The signed parameters. Those that are sent are signed, in the order of their names; `sign`, the method, `version`, `resources` and
/// `cleanSession` never are (devices guide 2019, 3.2, 3.6, 3.8, 6.2).
///
/// ```
/// use thingwire::{alibaba::auth::Content, wire::{hmac::Method, secret::Secret}};
///
/// let content = Content { client_id: Some("12345"), device_name: "device", product_key: "pk", timestamp: Some("789"),
///     ..Content::default() };
/// assert_eq!(content.to_string(), "clientId12345deviceNamedeviceproductKeypktimestamp789");
/// let digest = content.digest(Method::Sha1, &Secret::from("secret"));
/// assert_eq!(digest.to_upper_hex(), "FAFD82A3D602B37FB0FA8B7892F24A477F851A14"); // devices guide 2018, 6.7
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Content<'a> {
    /// `ackMode`, over CoAP.
    pub ack_mode: Option<&'a str>,
    /// `clientId`: over MQTT what stands before the bars, elsewhere the whole text that is sent.
    pub client_id: Option<&'a str>,
    /// `deviceName`.
    pub device_name: &'a str,
    /// `productKey`.
    pub product_key: &'a str,
    /// `random`, in registration.
    pub random: Option<&'a str>,
    /// `seq`, over CoAP with symmetric security.
    pub seq: Option<&'a str>,
    /// `timestamp`, where it is sent.
    pub timestamp: Option<&'a str>,
}

impl<'a> Content<'a> {
    /// Names and values, in their order.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &'a str)> + use<'a> {
        [
            self.ack_mode.map(|value| ("ackMode", value)),
            self.client_id.map(|value| ("clientId", value)),
            Some(("deviceName", self.device_name)),
            Some(("productKey", self.product_key)),
            self.random.map(|value| ("random", value)),
            self.seq.map(|value| ("seq", value)),
            self.timestamp.map(|value| ("timestamp", value)),
        ]
        .into_iter()
        .flatten()
    }

    /// The signature. Nothing is checked, and nothing allocated.
    pub fn digest(&self, method: Method, secret: &Secret) -> Digest {
        self.digest_with(Keyed::new(method, secret.expose()))
    }

    /// The same with a key that was set before, which spares its part where one secret signs many texts.
    pub fn digest_with(&self, mut keyed: Keyed) -> Digest {
        let mut feed = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                keyed.feed(name.as_bytes());
                keyed.feed(value.as_bytes());
            }
        };
        feed("ackMode", self.ack_mode);
        feed("clientId", self.client_id);
        feed("deviceName", Some(self.device_name));
        feed("productKey", Some(self.product_key));
        feed("random", self.random);
        feed("seq", self.seq);
        feed("timestamp", self.timestamp);
        keyed.finish()
    }
}

impl fmt::Display for Content<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts().try_for_each(|(name, value)| {
            f.write_str(name)?;
            f.write_str(value)
        })
    }
}
