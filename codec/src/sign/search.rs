//! The search for the mistake that explains a signature.
//!
//! A signature is made of a key, a text, a method and a way to write it down. For each there is what is right, and mistakes that
//! people make. They are tried alone and in pairs; what explains a signature with the fewest is its explanation.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use super::{Cause, Inputs, Proof, inputs::Field};
use crate::wire::{
    base64, hex,
    hmac::{Digest, Method, hash, hmac},
    secret::{Secret, same_bytes},
};

/// How many mistakes at once are looked for.
const MISTAKES: usize = 2;

/// How a digest is written down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// Hex, in either case.
    Hex,
    /// Base64.
    Base64,
    /// Base64 of lower-case hex.
    Base64OfHex,
}

/// One explanation, with its particulars.
pub(super) type Explained = (Cause, String);

/// Something that may have been used, and what mistake that would be.
pub(crate) struct Variant {
    cause: Option<(Cause, Cow<'static, str>)>,
    bytes: Secret,
}

/// Keys and texts that may have been used.
#[derive(Default)]
pub(crate) struct Trials {
    keys: Vec<Variant>,
    texts: Vec<Variant>,
}

impl Trials {
    /// The right key.
    pub(crate) fn key(&mut self, key: &[u8]) {
        self.keys.push(Variant { cause: None, bytes: Secret::from(key) });
    }

    /// The right text.
    pub(crate) fn text(&mut self, text: impl AsRef<[u8]>) {
        self.texts.push(Variant { cause: None, bytes: Secret::from(text.as_ref()) });
    }

    /// A wrong key.
    pub(crate) fn wrong_key(&mut self, cause: Cause, key: &[u8]) {
        self.wrong_key_of(cause, "", key);
    }

    pub(crate) fn wrong_key_of(&mut self, cause: Cause, detail: impl Into<Cow<'static, str>>, key: &[u8]) {
        self.keys.push(Variant { cause: Some((cause, detail.into())), bytes: Secret::from(key) });
    }

    /// A wrong text.
    pub(crate) fn wrong_text(
        &mut self,
        cause: Cause,
        detail: impl Into<Cow<'static, str>>,
        text: impl AsRef<[u8]>,
    ) {
        self.texts.push(Variant { cause: Some((cause, detail.into())), bytes: Secret::from(text.as_ref()) });
    }

    /// What people do to a secret before they use it, where its text is the key; and others that were taken for it.
    pub(crate) fn secrets(&mut self, inputs: &Inputs<'_>, right: Field) {
        let Some(text) = inputs.secret_text(right) else { return };
        self.key(text.as_bytes());
        self.altered(text, |trials, cause, detail, text| {
            trials.wrong_key_of(cause, detail, text);
        });
        if let Ok(bytes) = base64::decode(text) {
            self.wrong_key(Cause::SecretDecoded, &bytes);
        }
        self.others(inputs, right, |text| Some(text.as_bytes().to_vec()));
    }

    /// Other secrets that were taken for the right one, through the same derivation.
    pub(crate) fn others(
        &mut self,
        inputs: &Inputs<'_>,
        right: Field,
        derive: impl Fn(&str) -> Option<Vec<u8>>,
    ) {
        for (field, cause) in [
            (Field::ProductSecret, Cause::SecretOfProduct),
            (Field::DeviceSecret, Cause::SecretOfDevice),
            (Field::GatewaySecret, Cause::SecretOfGateway),
        ] {
            if field != right
                && let Some(text) = inputs.secret_text(field)
                && let Some(key) = derive(text)
            {
                self.wrong_key(cause, &key);
            }
        }
    }

    /// What people do to a secret's text.
    pub(crate) fn altered(&mut self, text: &str, mut put: impl FnMut(&mut Self, Cause, &'static str, &[u8])) {
        let trimmed = text.trim();
        if trimmed != text {
            put(self, Cause::SecretSpace, "the one given here has it", trimmed.as_bytes());
        }
        for (before, after, detail) in [
            ("", "\n", "a line end behind it"),
            ("", "\r\n", "a line end behind it"),
            ("", " ", "a space behind it"),
            (" ", "", "a space before it"),
            ("", "\t", "a tab behind it"),
        ] {
            put(self, Cause::SecretSpace, detail, format!("{before}{text}{after}").as_bytes());
        }
        put(self, Cause::SecretQuoted, "", format!("\"{text}\"").as_bytes());
        put(self, Cause::SecretQuoted, "", format!("'{text}'").as_bytes());
        put(self, Cause::SecretCase, "upper case", text.to_ascii_uppercase().as_bytes());
        put(self, Cause::SecretCase, "lower case", text.to_ascii_lowercase().as_bytes());
        if let Ok(bytes) = hex::decode(text) {
            put(self, Cause::SecretHexDecoded, "", &bytes);
        }
        for length in [text.len().saturating_sub(1), 16, 24, 32, 64] {
            if length > 0
                && length < text.len()
                && let Some(cut) = text.as_bytes().get(..length)
            {
                put(self, Cause::SecretCut, "", cut);
            }
        }
    }
}

/// A way to use key and text.
type Shape = (Option<Cause>, fn(Method, &[u8], &[u8]) -> Digest);

/// How key and text are used.
const SHAPES: &[Shape] = &[
    (None, hmac),
    (Some(Cause::Swapped), |method, key, text| hmac(method, text, key)),
    (Some(Cause::TextIsKey), |method, _, text| hmac(method, text, text)),
    (Some(Cause::SecretEmpty), |method, _, text| hmac(method, b"", text)),
    (Some(Cause::PlainHash), |method, _, text| hash(method, text)),
    (Some(Cause::PlainHash), |method, key, text| hash(method, &[text, key].concat())),
    (Some(Cause::PlainHash), |method, key, text| hash(method, &[key, text].concat())),
    (Some(Cause::PlainHash), |method, key, text| hash(method, &[key, text, key].concat())),
];

/// A digest that a text may stand for.
pub(super) struct Reading {
    cause: Option<Cause>,
    bytes: Secret,
    /// It is the first part of a digest.
    cut: bool,
}

/// What a signature's text may stand for; the first is what it should.
pub(super) fn readings(text: &str, form: Form) -> Vec<Reading> {
    let mut found: Vec<Reading> = Vec::new();
    let mut put = |cause: Option<Cause>, bytes: Option<Vec<u8>>, cut: bool| {
        if let Some(bytes) = bytes.filter(|bytes| bytes.len() >= 8) {
            found.push(Reading { cause, bytes: Secret::new(bytes), cut });
        }
    };
    let of_hex = |text: &str| hex::decode(text).ok();
    let of_base64 = |text: &str| base64::decode(text).ok();
    let of_both = |text: &str| of_hex(core::str::from_utf8(&of_base64(text)?).ok()?);
    let right = |text: &str| match form {
        Form::Hex => of_hex(text),
        // Only the standard alphabet, with its padding, is what clouds take.
        Form::Base64 => of_base64(text).filter(|bytes| base64::encode(bytes) == text),
        Form::Base64OfHex => of_both(text),
    };
    put(None, right(text), false);
    let trimmed = text.trim_matches(|found: char| found.is_whitespace() || found == '"' || found == '\'');
    if trimmed != text {
        put(Some(Cause::SignatureSpace), right(trimmed), false);
    }
    if form != Form::Hex {
        put(Some(Cause::SignatureEscaped), right(&text.replace(' ', "+")), false);
        put(Some(Cause::SignatureEscaped), right(&unescaped(text)), false);
    }
    // Each reading for itself: 40 hex digits are base64 of 30 bytes too, which are no digest.
    put(Some(Cause::Encoding), of_hex(trimmed).filter(|_| form != Form::Hex), false);
    put(Some(Cause::Encoding), of_base64(trimmed), false);
    put(Some(Cause::Encoding), of_both(trimmed).filter(|_| form != Form::Base64OfHex), false);
    put(Some(Cause::SignatureCut), right(trimmed), true);
    // An odd number of digits.
    let even = trimmed.get(..trimmed.len().saturating_sub(1)).unwrap_or_default();
    put(Some(Cause::SignatureCut), right(even), true);
    found
}

/// The text without percent escapes.
fn unescaped(text: &str) -> String {
    let escaped = format!("a={}", text.replace('+', "%2B"));
    form_urlencoded::parse(escaped.as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap_or_default()
}

impl Reading {
    fn is(&self, digest: &Digest) -> bool {
        let (bytes, digest) = (self.bytes.expose(), digest.bytes());
        if self.cut {
            bytes.len() < digest.len()
                && digest.get(..bytes.len()).is_some_and(|first| same_bytes(first, bytes))
        } else {
            same_bytes(bytes, digest)
        }
    }

    pub(super) fn is_whole(&self) -> bool {
        !self.cut && self.cause.is_none_or(|cause| cause == Cause::SignatureSpace)
    }

    pub(super) fn length(&self) -> usize {
        self.bytes.len()
    }

    fn may_be(&self, method: Method) -> bool {
        let length = self.bytes.len();
        if self.cut { length < method.digest_bytes() } else { length == method.digest_bytes() }
    }
}

/// Whether a signature is the right one.
pub(super) fn is_right(readings: &[Reading], proof: &Proof) -> bool {
    readings.first().is_some_and(|reading| reading.cause.is_none() && reading.is(&proof.digest))
}

/// The fewest mistakes that explain a signature.
pub(super) fn explain(
    readings: &[Reading],
    expected: Method,
    mistakes: impl Fn(Method, &mut Trials),
) -> Option<Vec<Explained>> {
    // The expected method first, so that ties are its.
    let others = Method::ALL.iter().copied().filter(|method| *method != expected);
    let methods: Vec<(Method, Trials)> = core::iter::once(expected)
        .chain(others)
        .filter(|method| readings.iter().any(|reading| reading.may_be(*method)))
        .map(|method| {
            let mut trials = Trials::default();
            mistakes(method, &mut trials);
            (method, trials)
        })
        .collect();
    (1..=MISTAKES).find_map(|count| {
        methods.iter().find_map(|(method, trials)| {
            let other = (*method != expected).then_some(Cause::OtherMethod);
            with_mistakes(readings, *method, trials, other, count)
        })
    })
}

/// An explanation with exactly this many mistakes.
fn with_mistakes(
    readings: &[Reading],
    method: Method,
    trials: &Trials,
    other: Option<Cause>,
    count: usize,
) -> Option<Vec<Explained>> {
    let one = |mistake: bool| usize::from(mistake);
    for reading in readings.iter().filter(|reading| reading.may_be(method)) {
        let so_far = one(other.is_some()).saturating_add(one(reading.cause.is_some()));
        for (shape, digest) in SHAPES {
            let so_far = so_far.saturating_add(one(shape.is_some()));
            if so_far > count {
                continue;
            }
            for key in &trials.keys {
                let so_far = so_far.saturating_add(one(key.cause.is_some()));
                if so_far > count {
                    continue;
                }
                for text in &trials.texts {
                    if so_far.saturating_add(one(text.cause.is_some())) != count
                        || !reading.is(&digest(method, key.bytes.expose(), text.bytes.expose()))
                    {
                        continue;
                    }
                    let mut found: Vec<Explained> = Vec::new();
                    let method = other.map(|cause| (cause, Cow::from(format!("it is {method}"))));
                    let plain = |cause: Option<Cause>| cause.map(|cause| (cause, Cow::from("")));
                    for (cause, detail) in
                        [method, plain(*shape), key.cause.clone(), text.cause.clone(), plain(reading.cause)]
                            .into_iter()
                            .flatten()
                    {
                        found.push((cause, detail.into_owned()));
                    }
                    return Some(found);
                }
            }
        }
    }
    None
}
