//! The body of a request for a token.

use alloc::{borrow::Cow, boxed::Box, format, vec::Vec};

use crate::{
    error::{Code, Complaint, Error, Note, Place},
    json_object,
    message::{self, Source},
    tencent::{LAYER, Message},
    wire::{
        hex,
        json::{FromJson, Members},
    },
};

json_object! {
    /// `21010406;` and a connection id. The C SDK counts two bytes too many, so that a NUL and whatever stood behind it follow.
    pub struct Auth<'a> {
        /// Which software connects: `21010406` for the C SDK.
        pub sdk_app_id: Cow<'a, str> = "sdk_app_id",
        /// The connection's id: five letters or digits.
        pub conn_id: Cow<'a, str> = "conn_id",
        /// What follows the connection's id, in hex.
        pub stray: Option<Cow<'a, str>> = "stray_hex",
    }
}

impl Auth<'_> {
    /// The payload's bytes.
    ///
    /// # Errors
    /// Stray bytes that are not hex.
    pub fn to_payload(&self) -> Result<Vec<u8>, Error> {
        let mut payload = format!("{};{}", self.sdk_app_id, self.conn_id).into_bytes();
        if let Some(stray) = &self.stray {
            payload.extend(hex::decode(stray)?);
        }
        Ok(payload)
    }
}

/// Reads the body, or the decoded object's message.
pub(in crate::tencent) fn read<'a>(
    source: &Source<'a, '_>,
    notes: &mut Vec<Note>,
) -> Result<message::Message<'a>, Error> {
    let auth = if source.is_message { Auth::from_json(source.bytes)? } else { parse(source.bytes, notes)? };
    Ok(Message::CoapAuth(Box::new(auth)).into())
}

fn parse<'a>(bytes: &'a [u8], notes: &mut Vec<Note>) -> Result<Auth<'a>, Error> {
    let complain = |code, place| Complaint::new(code, LAYER, place).spec(super::SDK);
    let end = |from: &[u8]| from.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let parts = bytes.split_at_checked(end(bytes)).and_then(|(id, rest)| {
        let rest = rest.strip_prefix(b";")?;
        let (conn_id, stray) = rest.split_at_checked(end(rest))?;
        Some((core::str::from_utf8(id).ok()?, core::str::from_utf8(conn_id).ok()?, stray))
    });
    let Some((sdk_app_id, conn_id, stray)) =
        parts.filter(|(id, conn_id, _)| !id.is_empty() && !conn_id.is_empty())
    else {
        return Err(complain(Code::TencentCoapAuth, Place::bytes(0..bytes.len()))
            .expected("an id, a semicolon and a connection id, such as 21010406;6eEwB")
            .into());
    };
    let stray = (!stray.is_empty()).then(|| {
        let from = bytes.len().saturating_sub(stray.len());
        notes.push(
            complain(Code::TencentStrayBytes, Place::bytes(from..bytes.len()))
                .expected("nothing behind the connection id")
                .found(crate::explain::bytes(stray.len())),
        );
        Cow::Owned(hex::encode(stray))
    });
    Ok(Auth {
        sdk_app_id: Cow::Borrowed(sdk_app_id),
        conn_id: Cow::Borrowed(conn_id),
        stray,
        extra: Members::default(),
    })
}
