//! Dynamic registration: what the cloud answers, and the encrypted payload in it.

use alloc::{borrow::Cow, format};

use crate::{
    error::{Code, Complaint, Error, Place},
    json_object,
    sign::LAYER,
    wire::{
        aes, base64,
        json::{FromJson, Json, OrNull, TextOrNumber},
        secret::{Secret, SecretText},
    },
};

json_object! {
    /// The reply to `/device/register`, and to the first version's `/register/dev`.
    pub struct RegisterReply<'a> {
        /// Of `/device/register`.
        pub response: Option<RegisterResponse<'a>> = "Response",
        /// Of the first version: 0 is success.
        pub code: Option<TextOrNumber<'a>> = "code",
        /// The same in words.
        pub message: Option<OrNull<Cow<'a, str>>> = "message",
        /// Bytes of the payload's text.
        pub len: Option<TextOrNumber<'a>> = "len",
        /// The encrypted payload, in base64.
        pub payload: Option<Cow<'a, str>> = "payload",
    }
}

json_object! {
    /// What `/device/register` answers.
    pub struct RegisterResponse<'a> {
        /// Bytes of the payload's text.
        pub len: Option<TextOrNumber<'a>> = "Len",
        /// The encrypted payload, in base64.
        pub payload: Option<Cow<'a, str>> = "Payload",
        /// The request's id at the cloud.
        pub request_id: Option<Cow<'a, str>> = "RequestId",
        /// 0 for a new device, 1 for one that exists.
        pub state: Option<TextOrNumber<'a>> = "State",
        /// What went wrong.
        pub error: Option<RegisterError<'a>> = "Error",
    }
}

json_object! {
    /// Why a registration is refused.
    pub struct RegisterError<'a> {
        /// A stable text.
        pub code: Cow<'a, str> = "Code",
        /// The same in words.
        pub message: Option<Cow<'a, str>> = "Message",
    }
}

json_object! {
    /// What the payload holds. `Debug` hides the secrets.
    pub struct Registered<'a> {
        /// 1 for a certificate, 2 for a key.
        pub encryption_type: TextOrNumber<'a> = "encryptionType",
        /// The device's secret, in base64.
        pub psk: Option<SecretText<'a>> = "psk",
        /// The device's certificate (PEM).
        pub client_cert: Option<Cow<'a, str>> = "clientCert",
        /// Its private key (PEM).
        pub client_key: Option<SecretText<'a>> = "clientKey",
    }
}

/// Sixteen digits zero.
const IV: [u8; aes::BLOCK] = [b'0'; aes::BLOCK];

impl RegisterReply<'_> {
    /// The payload's text, decrypted with the product's secret.
    ///
    /// # Errors
    /// [`Code::RegisterRefused`] for a reply that reports an error; else as [`open`].
    pub fn open(&self, product_secret: &Secret) -> Result<Secret, Error> {
        let (len, payload, prefix) = match &self.response {
            Some(response) => {
                if let Some(error) = &response.error {
                    let shown = format!("{:?}", error.code);
                    return Err(refused("/reply/Response/Error").found(shown).into());
                }
                (&response.len, &response.payload, "/reply/Response/Payload")
            }
            None => {
                if let Some(code) = self.code.as_ref().filter(|code| code.text() != "0") {
                    let shown = format!("code {:?}", code.text());
                    return Err(refused("/reply/code").found(shown).into());
                }
                (&self.len, &self.payload, "/reply/payload")
            }
        };
        let payload = payload.as_deref().ok_or_else(|| {
            Complaint::new(Code::JsonMissingMember, LAYER, Place::pointer(prefix)).found("no payload")
        })?;
        let len = match len {
            None => None,
            Some(len) => Some(len.as_u64().and_then(|len| usize::try_from(len).ok()).ok_or_else(|| {
                Error::from(
                    Complaint::new(Code::RegisterLength, LAYER, Place::pointer(prefix))
                        .expected("a number of bytes"),
                )
            })?),
        };
        open(payload, len, product_secret).map_err(|error| error.map_place(|_| Place::pointer(prefix)))
    }
}

#[cold]
fn refused(pointer: &'static str) -> Complaint {
    Complaint::new(Code::RegisterRefused, LAYER, Place::pointer(pointer))
}

/// Decrypts a payload: AES-128-CBC, the key being the first 16 bytes of the product secret's text, the initialisation vector 16
/// digits zero, made up with zero bytes; the length says how much of it is text.
///
/// # Errors
/// [`Code::SignSecretShort`], [`Code::Base64Invalid`]; [`Code::RegisterLength`] where the payload is not in whole blocks, or its
/// length does not fit them; [`Code::RegisterPayload`] where what comes out is no JSON object: mostly another product's secret.
pub fn open(payload: &str, len: Option<usize>, product_secret: &Secret) -> Result<Secret, Error> {
    let complain = |code| Complaint::new(code, LAYER, Place::whole());
    let key = key(product_secret)?;
    let blocks = base64::decode(payload)?;
    let count = blocks.len();
    let text = aes::decrypt_blocks(&key, &IV, &blocks).filter(|text| !text.is_empty()).ok_or_else(|| {
        complain(Code::RegisterLength).expected("whole blocks of 16 bytes").found(format!("{count} bytes"))
    })?;
    let text = Secret::new(text);
    let bytes = text.expose();
    let end = match len {
        // Up to the next whole block; one device software was seen with a block more.
        Some(len) if len <= count && count.saturating_sub(len) < 2 * aes::BLOCK => len,
        Some(len) => {
            return Err(complain(Code::RegisterLength)
                .expected(format!("a length that {count} bytes are made up from"))
                .found(format!("{len}"))
                .into());
        }
        None => bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last.saturating_add(1)),
    };
    let (text, padding) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
    // Nothing of what comes out is shown: with the right key it is a secret.
    if padding.iter().any(|byte| *byte != 0)
        || Json::parse(text).is_err()
        || !text.trim_ascii().starts_with(b"{")
    {
        return Err(complain(Code::RegisterPayload).expected("a JSON object made up with zero bytes").into());
    }
    Ok(Secret::from(text))
}

/// Encrypts a payload, as the cloud does it; gives it in base64. Its length goes beside it.
///
/// # Errors
/// [`Code::SignSecretShort`].
pub fn seal(text: &[u8], product_secret: &Secret) -> Result<alloc::string::String, Error> {
    let blocks = aes::encrypt(&key(product_secret)?, &IV, text, aes::Padding::Zeros);
    Ok(base64::encode(&blocks))
}

/// Reads what a payload holds.
///
/// # Errors
/// [`Code::RegisterPayload`] where it is no such object; the complaint shows nothing of it.
pub fn registered(text: &Secret) -> Result<Registered<'_>, Error> {
    Registered::from_json(text.expose())
        .map_err(|error| Complaint::new(Code::RegisterPayload, LAYER, error.place().clone()).into())
}

fn key(product_secret: &Secret) -> Result<[u8; aes::BLOCK], Error> {
    product_secret.expose().first_chunk().copied().ok_or_else(|| {
        Complaint::new(Code::SignSecretShort, LAYER, Place::pointer("/product_secret"))
            .expected("at least 16 bytes")
            .into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "0123456789abcdefghijklmn";
    /// Recorded from the C SDK's own decryption.
    const REPLY: &str = r#"{"code":0,"message":"","len":53,"payload":"utkU+JMoQ9Xlnldd66IE8rjBp6endM6AZzzmzxkBOjjlQzJt8IVc/3zpvsDI34TlyII2wv6fFH+XhEpwdRJU0g=="}"#;

    #[test]
    fn a_recorded_reply_opens() {
        let reply = RegisterReply::from_json(REPLY.as_bytes()).unwrap();
        let text = reply.open(&Secret::from(SECRET)).unwrap();
        let registered = registered(&text).unwrap();
        assert_eq!(registered.psk.as_ref().unwrap().expose(), "AAECAwQFBgcICQoLDA0ODw==");
        assert!(!format!("{registered:?}").contains("AAEC"));
        assert_eq!(seal(text.expose(), &Secret::from(SECRET)).unwrap(), reply.payload.unwrap());
    }

    #[test]
    fn what_does_not_open_is_refused_with_nothing_shown() {
        let open_with = |payload: &str, len, secret: &str| {
            let error = open(payload, len, &Secret::from(secret)).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("AAEC"));
            error.code()
        };
        let payload =
            "utkU+JMoQ9Xlnldd66IE8rjBp6endM6AZzzmzxkBOjjlQzJt8IVc/3zpvsDI34TlyII2wv6fFH+XhEpwdRJU0g==";
        assert_eq!(open_with(payload, Some(53), "0123456789abcdeX"), Code::RegisterPayload);
        assert_eq!(open_with(payload, Some(52), SECRET), Code::RegisterPayload);
        assert_eq!(open_with(payload, Some(65), SECRET), Code::RegisterLength);
        assert_eq!(open_with(payload, Some(0), SECRET), Code::RegisterLength);
        assert_eq!(open_with(payload, Some(usize::MAX), SECRET), Code::RegisterLength);
        assert_eq!(open_with(payload, Some(53), "short"), Code::SignSecretShort);
        assert_eq!(open_with("AAAA", Some(3), SECRET), Code::RegisterLength);
        assert_eq!(open_with("", None, SECRET), Code::RegisterLength);
        assert_eq!(open_with("!", None, SECRET), Code::Base64Invalid);
        let reply =
            RegisterReply::from_json(br#"{"Response":{"Error":{"Code":"X"},"RequestId":"r"}}"#).unwrap();
        assert_eq!(reply.open(&Secret::from(SECRET)).unwrap_err().code(), Code::RegisterRefused);
        let reply = RegisterReply::from_json(br#"{"code":1021,"message":"no"}"#).unwrap();
        assert_eq!(reply.open(&Secret::from(SECRET)).unwrap_err().code(), Code::RegisterRefused);
        let reply = RegisterReply::from_json(b"{}").unwrap();
        assert_eq!(reply.open(&Secret::from(SECRET)).unwrap_err().code(), Code::JsonMissingMember);
    }

    #[test]
    fn without_a_length_the_zero_bytes_go() {
        let secret = Secret::from(SECRET);
        let sealed = seal(br#"{"encryptionType":1}"#, &secret).unwrap();
        assert_eq!(open(&sealed, None, &secret).unwrap().expose(), br#"{"encryptionType":1}"#);
        assert_eq!(open(&sealed, Some(20), &secret).unwrap().len(), 20);
    }
}
