//! The MQTT client id with its parameters between bars.

use alloc::{borrow::Cow, format, string::String, vec::Vec};
use core::fmt;

use crate::{
    error::{Code, Complaint, Error, Note, Place},
    limits::CLIENT_ID_PARAMETERS,
    sign::{Field, LAYER},
};

/// A client id, as it stands in the CONNECT packet: `12345|securemode=3,signmethod=hmacsha1,timestamp=789|`. Written again it is the
/// same text (devices guide 2019, 3.2).
///
/// ```
/// use thingwire::alibaba::auth::ClientId;
///
/// let text = "pk.dn|timestamp=2524608000000,_v=sdk-c-3.2.0,securemode=3,signmethod=hmacsha256|";
/// let id = ClientId::parse(text)?;
/// assert_eq!((id.base(), id.get("securemode")), ("pk.dn", Some("3")));
/// assert_eq!(id.to_string(), text);
/// # Ok::<(), thingwire::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClientId<'a> {
    base: Cow<'a, str>,
    parameters: Option<Cow<'a, str>>,
}

impl<'a> ClientId<'a> {
    /// Takes a client id apart: at its first and last bar.
    ///
    /// # Errors
    /// [`Code::CredentialForm`] when there is one bar only, or something behind the last one.
    pub fn parse(text: impl Into<Cow<'a, str>>) -> Result<Self, Error> {
        let text = text.into();
        let Some(first) = text.find('|') else { return Ok(ClientId { base: text, parameters: None }) };
        let complain = |at| {
            Error::from(
                Complaint::new(Code::CredentialForm, LAYER, Place::byte(at))
                    .expected("a client id with its parameters between two bars, the second at the end")
                    .spec("devices guide 2019, 3.2"),
            )
        };
        let inside = text
            .strip_suffix('|')
            .and_then(|rest| rest.get(first.saturating_add(1)..))
            .ok_or_else(|| complain(text.rfind('|').unwrap_or(first)))?;
        let (base, inside) = match &text {
            Cow::Borrowed(text) => {
                let base = text.get(..first).unwrap_or_default();
                let inside = text.get(first.saturating_add(1)..text.len().saturating_sub(1));
                (Cow::Borrowed(base), Cow::Borrowed(inside.unwrap_or_default()))
            }
            Cow::Owned(text) => (
                Cow::Owned(String::from(text.get(..first).unwrap_or_default())),
                Cow::Owned(String::from(inside)),
            ),
        };
        Ok(ClientId { base, parameters: Some(inside) })
    }

    /// What stands before the bars: what is signed.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// What stands between the bars, as it is.
    pub fn inside(&self) -> Option<&str> {
        self.parameters.as_deref()
    }

    /// Names and values between the bars; a value is none where there is no `=`.
    pub fn parameters(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        pairs(self.inside().unwrap_or_default())
    }

    /// The value of a parameter: the first of its name.
    pub fn get(&self, name: &str) -> Option<&str> {
        get(self.inside().unwrap_or_default(), name)
    }

    /// A note on the first name that occurs twice, among as many parameters as are looked at.
    pub(crate) fn collect_notes(&self, notes: &mut Vec<Note>) {
        let names = || self.parameters().map(|(name, _)| name).take(CLIENT_ID_PARAMETERS);
        let again = names().enumerate().find(|(at, name)| names().take(*at).any(|earlier| earlier == *name));
        if let Some((_, name)) = again {
            notes.push(
                Field::ClientId
                    .complain(Code::SignParameterRepeated)
                    .expected("each parameter once")
                    .found(format!("{name:?}"))
                    .spec("devices guide 2019, 3.2"),
            );
        }
    }
}

impl fmt::Display for ClientId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.base)?;
        match &self.parameters {
            Some(inside) => write!(f, "|{inside}|"),
            None => Ok(()),
        }
    }
}

/// `name=value,name=value`, taken apart; none for an empty text.
pub(super) fn pairs(text: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    text.split(',').filter(move |_| !text.is_empty()).map(|pair| match pair.split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None => (pair, None),
    })
}

pub(super) fn get<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    pairs(text).find(|(known, _)| *known == name).and_then(|(_, value)| value)
}
