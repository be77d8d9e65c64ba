//! Whose credentials these are, told from their forms alone.

use super::{Scheme, find};
use crate::{
    alibaba,
    huawei::auth::ClientId as HuaweiId,
    kind::{Kind, Vendor},
    sign::connect::{self, ConnectKind},
    tencent::auth::UserName,
    wire::hmac::Method,
};

/// What credentials are for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Recognised {
    /// Whose they are.
    pub vendor: Vendor,
    /// The kind of their record.
    pub kind: Kind,
    /// The scheme that makes them; none where the password is no signature.
    pub scheme: Option<&'static Scheme>,
    /// What tells.
    pub reason: &'static str,
}

/// Tells credentials by their forms; none where nothing tells. A password tells only by its method's name.
///
/// ```
/// use thingwire::sign::recognise;
///
/// let found = recognise(Some("5e06bfee334dd4f33759f5b3_demo_0_1_2018072417"), None, None).unwrap();
/// assert_eq!(found.scheme.unwrap().name, "huawei.mqtt");
/// assert!(recognise(Some("mqttx_0bee1f"), Some("user"), None).is_none());
/// ```
pub fn recognise(
    client_id: Option<&str>,
    username: Option<&str>,
    password: Option<&str>,
) -> Option<Recognised> {
    let found = |kind: ConnectKind, scheme: Option<&str>, reason| {
        Some(Recognised { vendor: kind.vendor(), kind: kind.kind(), scheme: scheme.and_then(find), reason })
    };
    // Every form is more than another vendor's could have by chance; what has most structure is asked first.
    if username.is_some_and(|name| name.starts_with("accessKey=") && name.contains("|timestamp=")) {
        return found(
            ConnectKind::HuaweiAmqp,
            Some("huawei.amqp"),
            "the user name is accessKey and timestamp",
        );
    }
    if let Some(id) = client_id.and_then(|id| alibaba::auth::ClientId::parse(id).ok())
        && id.inside().is_some()
    {
        return match id.get("authType") {
            Some("register" | "regnwl") => found(
                ConnectKind::AlibabaRegister,
                Some("alibaba.mqtt_register"),
                "the client id has parameters between bars, and authType says registration",
            ),
            Some("connwl") => found(
                ConnectKind::AlibabaToken,
                None,
                "the client id has parameters between bars, and authType says that the password is a token",
            ),
            _ => {
                found(ConnectKind::Alibaba, Some("alibaba.mqtt"), "the client id has parameters between bars")
            }
        };
    }
    if let Some(name) = username.and_then(|name| UserName::parse(name).ok())
        && client_id.is_none_or(|id| id == name.client_id)
    {
        return found(
            ConnectKind::Tencent,
            Some("tencent.mqtt"),
            "the user name is four parts joined by semicolons, the first of them the client id",
        );
    }
    if let Some(id) =
        client_id.and_then(|id| HuaweiId::parse(id, username).or_else(|_| HuaweiId::parse(id, None)).ok())
    {
        return match id {
            HuaweiId::Device { .. } => found(
                ConnectKind::Huawei,
                Some("huawei.mqtt"),
                "the client id ends in id type, sign type and ten digits of the hour",
            ),
            HuaweiId::Group { .. } => found(
                ConnectKind::HuaweiBootstrap,
                Some("huawei.bootstrap"),
                "the client id ends in 0, scope, sign type and ten digits of the hour",
            ),
            HuaweiId::GroupCertificate { .. } => found(
                ConnectKind::HuaweiBootstrap,
                None,
                "the client id is the user name, 0 and a scope: a certificate's",
            ),
        };
    }
    if password
        .and_then(|text| text.rsplit_once(';'))
        .is_some_and(|(_, method)| Method::from_name(method).is_some() || method == "rsa-sha256")
    {
        return found(
            ConnectKind::Tencent,
            Some("tencent.mqtt"),
            "the password ends in a semicolon and a method",
        );
    }
    let two = |text: &str| {
        text.split_once('&')
            .is_some_and(|(name, key)| !name.is_empty() && !key.is_empty() && !key.contains('&'))
    };
    if username.is_some_and(two) {
        return found(
            ConnectKind::Alibaba,
            Some("alibaba.mqtt"),
            "the user name is device name and product key, joined by &",
        );
    }
    None
}

/// The kinds of records that credentials are.
pub(crate) fn kinds() -> impl Iterator<Item = Kind> {
    connect::KINDS.iter().map(Kind::new)
}
