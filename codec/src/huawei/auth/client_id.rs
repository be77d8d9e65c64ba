//! The MQTT client id, taken apart from the right: a device's id may have underscores and digits of its own.

use alloc::borrow::Cow;
use core::fmt;

use crate::{
    error::{Code, Complaint, Error, Place},
    sign::LAYER,
};

/// A client id. Written again it is the same text (guide 2.1.2.11; groups from the SDKs).
///
/// ```
/// use thingwire::huawei::auth::ClientId;
///
/// let id = ClientId::parse("a_b_c_0_1_2019_0_1_2019120219", None)?;
/// let ClientId::Device { device_id, timestamp, .. } = &id else { panic!() };
/// assert_eq!((&**device_id, &**timestamp), ("a_b_c_0_1_2019", "2019120219"));
/// assert_eq!(id.to_string(), "a_b_c_0_1_2019_0_1_2019120219");
/// # Ok::<(), thingwire::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ClientId<'a> {
    /// A device or bridge with its own secret.
    Device {
        /// The device's id.
        device_id: Cow<'a, str>,
        /// `0` for a device, `3` for a bridge.
        id_type: Cow<'a, str>,
        /// `0`, `1` or `2`.
        sign_type: Cow<'a, str>,
        /// Ten digits, which need not be an hour of the calendar.
        timestamp: Cow<'a, str>,
    },
    /// A device of a registration group, with the group's secret.
    Group {
        /// The device's id.
        device_id: Cow<'a, str>,
        /// The group's scope.
        scope_id: Cow<'a, str>,
        /// `0`, `1` or `2`.
        sign_type: Cow<'a, str>,
        /// Ten digits.
        timestamp: Cow<'a, str>,
    },
    /// A device of a registration group, with a certificate.
    GroupCertificate {
        /// The device's id.
        device_id: Cow<'a, str>,
        /// The group's scope.
        scope_id: Cow<'a, str>,
    },
}

impl<'a> ClientId<'a> {
    /// Takes a client id apart; with the user name, which is the device's id, there is no doubt where that ends.
    ///
    /// # Errors
    /// [`Code::CredentialForm`] when it is none.
    pub fn parse(text: &'a str, username: Option<&str>) -> Result<Self, Error> {
        let with = username.and_then(|username| {
            text.strip_prefix(username)?.strip_prefix('_').map(|rest| (username.len(), rest))
        });
        let found = match with {
            Some((end, rest)) => Self::behind(text.get(..end).unwrap_or_default(), rest),
            None => Self::from_the_right(text),
        };
        found.ok_or_else(|| {
            Complaint::new(Code::CredentialForm, LAYER, Place::bytes(0..text.len()))
                .expected("device id, 0, sign type and ten digits of the hour, joined by underscores")
                .spec("guide 2.1.2.11")
                .into()
        })
    }

    /// What stands behind a device's id that is known.
    fn behind(device_id: &'a str, rest: &'a str) -> Option<Self> {
        let mut parts = rest.split('_');
        let found = (parts.next()?, parts.next()?, parts.next(), parts.next(), parts.next());
        match found {
            (id_type, sign_type, Some(timestamp), None, None)
                if is_id_type(id_type) && is_sign_type(sign_type) && is_stamp(timestamp) =>
            {
                Some(Self::device(device_id, id_type, sign_type, timestamp))
            }
            ("0", scope_id, Some(sign_type), Some(timestamp), None)
                if !scope_id.is_empty() && is_sign_type(sign_type) && is_stamp(timestamp) =>
            {
                Some(Self::group(device_id, scope_id, sign_type, timestamp))
            }
            ("0", scope_id, None, None, None) if !scope_id.is_empty() => Some(ClientId::GroupCertificate {
                device_id: Cow::Borrowed(device_id),
                scope_id: Cow::Borrowed(scope_id),
            }),
            _ => None,
        }
    }

    /// Without the device's id: a certificate's form cannot be told from an id, and is not looked for.
    fn from_the_right(text: &'a str) -> Option<Self> {
        let (rest, timestamp) = text.rsplit_once('_').filter(|(_, stamp)| is_stamp(stamp))?;
        let (rest, sign_type) = rest.rsplit_once('_').filter(|(_, kind)| is_sign_type(kind))?;
        let (rest, third) = rest.rsplit_once('_')?;
        if is_id_type(third) && !rest.is_empty() {
            return Some(Self::device(rest, third, sign_type, timestamp));
        }
        let (device_id, zero) = rest.rsplit_once('_')?;
        (zero == "0" && !device_id.is_empty() && !third.is_empty())
            .then(|| Self::group(device_id, third, sign_type, timestamp))
    }

    fn device(device_id: &'a str, id_type: &'a str, sign_type: &'a str, timestamp: &'a str) -> Self {
        ClientId::Device {
            device_id: Cow::Borrowed(device_id),
            id_type: Cow::Borrowed(id_type),
            sign_type: Cow::Borrowed(sign_type),
            timestamp: Cow::Borrowed(timestamp),
        }
    }

    fn group(device_id: &'a str, scope_id: &'a str, sign_type: &'a str, timestamp: &'a str) -> Self {
        ClientId::Group {
            device_id: Cow::Borrowed(device_id),
            scope_id: Cow::Borrowed(scope_id),
            sign_type: Cow::Borrowed(sign_type),
            timestamp: Cow::Borrowed(timestamp),
        }
    }

    /// The device's id.
    pub fn device_id(&self) -> &str {
        match self {
            ClientId::Device { device_id, .. }
            | ClientId::Group { device_id, .. }
            | ClientId::GroupCertificate { device_id, .. } => device_id,
        }
    }
}

/// No software was found that uses 1 or 2, but they are digits of the same field.
fn is_id_type(text: &str) -> bool {
    ["0", "1", "2", "3"].contains(&text)
}

fn is_sign_type(text: &str) -> bool {
    ["0", "1", "2"].contains(&text)
}

fn is_stamp(text: &str) -> bool {
    text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl fmt::Display for ClientId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ClientId::Device { device_id, id_type, sign_type, timestamp } => {
                write!(f, "{device_id}_{id_type}_{sign_type}_{timestamp}")
            }
            ClientId::Group { device_id, scope_id, sign_type, timestamp } => {
                write!(f, "{device_id}_0_{scope_id}_{sign_type}_{timestamp}")
            }
            ClientId::GroupCertificate { device_id, scope_id } => write!(f, "{device_id}_0_{scope_id}"),
        }
    }
}
