//! Credentials held to what they should be.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use super::{
    Cause, Field, Inputs, LAYER, Scheme, Signed, fields,
    search::{explain, is_right, readings},
    text,
    time::Held,
};
use crate::{
    alibaba,
    error::{Code, Complaint, Error, Note, Place},
    kind::Vendor,
    limits,
    wire::{
        hmac::Method,
        secret::{SecretText, same_bytes},
    },
};

/// What is held against what it should be: a device's client id, user name and password, or the signature of its request.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Given<'a> {
    /// The MQTT client id, or a PSK's identity.
    pub client_id: Option<Cow<'a, str>>,
    /// The user name.
    pub username: Option<Cow<'a, str>>,
    /// The password or signature, and the name of its member: `password`, `sign`, `signature` or `psk`.
    pub signature: Option<(&'static str, SecretText<'a>)>,
    /// Inputs that stand in the request itself.
    pub inputs: Inputs<'a>,
    /// How many further signatures the request holds. They are other devices', and are not looked at: only noted.
    pub further: usize,
}

/// What is allowed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Policy {
    /// Methods that are allowed; without a list all that the scheme has.
    pub methods: Option<Vec<Method>>,
    /// The time, in seconds since 1970; without it no time is looked at.
    pub now: Option<u64>,
    /// How far a time may be from now, in seconds, both ends included; without it the window that the cloud documents.
    pub skew: Option<u64>,
}

impl Policy {
    /// Whether a method is allowed.
    pub fn allows(&self, method: Method) -> bool {
        self.methods.as_ref().is_none_or(|methods| methods.contains(&method))
    }

    #[cold]
    pub(super) fn refused(&self, method: Method) -> Error {
        Field::Method
            .complain(Code::SignMethodRefused)
            .expected(text::names(self.methods.as_deref().unwrap_or_default()))
            .found(method.name())
            .into()
    }
}

/// What became of a check.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Verdict {
    /// Whether all that was given is right, and allowed.
    pub valid: bool,
    /// The parts of what was given that are not: `client_id`, `username`, `password`, `sign`, ..., and `timestamp`, `method`.
    pub differs: Vec<&'static str>,
    /// The mistakes that explain it, the first one foremost; empty where none is known.
    pub causes: Vec<(Cause, String)>,
    /// What is odd, whether right or not.
    pub notes: Vec<Note>,
    /// What the scheme makes of the inputs, with the text that is signed; none where they could not be read.
    pub expected: Option<Signed>,
}

impl Verdict {
    /// The foremost explanation.
    pub fn cause(&self) -> Option<Cause> {
        self.causes.first().map(|(cause, _)| *cause)
    }

    /// All explanations in words.
    pub fn message(&self) -> String {
        let mut message = String::new();
        for (cause, detail) in &self.causes {
            if !message.is_empty() {
                message.push_str(" Also: ");
            }
            message.push_str(cause.text());
            if !detail.is_empty() {
                message.push_str(&format!(" ({detail})"));
            }
        }
        message
    }

    fn add(&mut self, part: &'static str, cause: Cause, detail: impl Into<String>) {
        self.part(part);
        self.causes.push((cause, detail.into()));
    }

    fn part(&mut self, part: &'static str) {
        self.valid = false;
        if !self.differs.contains(&part) {
            self.differs.push(part);
        }
    }
}

/// Holds what is given to what a scheme makes of the inputs. Inputs that are left out are taken from what is given, as the
/// cloud does it.
///
/// The signature is compared in a time that does not depend on where it differs. Where it does, the usual mistakes are tried, and
/// the one that explains it is named.
///
/// Credentials without the signature that the scheme asks for are not valid.
///
/// # Errors
/// As [`super::sign`]; not that something differs, which is the verdict.
pub fn verify(
    scheme: &Scheme,
    inputs: &Inputs<'_>,
    given: &Given<'_>,
    policy: &Policy,
) -> Result<Verdict, Error> {
    let mut verdict =
        Verdict { valid: true, differs: Vec::new(), causes: Vec::new(), notes: Vec::new(), expected: None };
    let (mut inputs, mut given) = (inputs.clone(), given.clone());
    let mut changed = Vec::new();
    for field in given.inputs.fields().collect::<Vec<_>>() {
        let Some(sent) = given.inputs.text(field).filter(|_| scheme.takes(field)) else { continue };
        match inputs.text(field) {
            None => inputs.set(field, String::from(sent)),
            Some(expected) if field == Field::Method && expected.eq_ignore_ascii_case(sent) => {}
            Some(expected) if expected != sent => changed.push(field),
            Some(_) => {}
        }
    }
    let malformed = (scheme.read)(&mut inputs, &mut given);
    if let Some(id) = given.client_id.as_deref().filter(|_| scheme.vendor == Vendor::Alibaba)
        && let Ok(id) = alibaba::auth::ClientId::parse(id)
    {
        id.collect_notes(&mut verdict.notes);
    }
    if given.further > 0 {
        verdict.notes.push(
            Complaint::new(Code::SignFurther, LAYER, Place::pointer("/given"))
                .expected("one signature")
                .found(format!("{} more, which are not looked at", given.further)),
        );
    }
    if let Some((part, cause)) = malformed {
        verdict.add(part, cause, "");
    }
    for field in changed {
        let cause = if field == Field::Method { Cause::MethodAnnounced } else { Cause::PartDiffers };
        verdict.add(field.name(), cause, field.name());
    }
    // Secrets that are only there to be told apart from the right one are no inputs.
    let mut used = inputs.clone();
    for other in [Field::ProductSecret, Field::DeviceSecret, Field::GatewaySecret] {
        if !scheme.takes(other) {
            used.remove(other);
        }
    }
    let signed = match fields(scheme, &used).and_then(|()| (scheme.make)(&used, &mut verdict.notes)) {
        Ok(signed) => signed,
        Err(_) if malformed.is_some() => return Ok(verdict),
        Err(error) => return Err(error),
    };
    verdict.notes.extend(signed.notes.iter().cloned());
    let mut differing = Vec::new();
    (scheme.compare)(&inputs, &given, &signed, &mut differing);
    judge_signature(scheme, &inputs, &given, &signed, &mut verdict)?;
    for (part, cause) in differing {
        if !verdict.differs.contains(&part) {
            verdict.add(part, cause, "");
        }
    }
    if let Some(proof) = &signed.proof
        && !policy.allows(proof.method)
    {
        verdict.add("method", Cause::MethodRefused, proof.method.name());
    }
    if let (Some(time), Some(now)) = (signed.time, policy.now) {
        match time.held(now, policy.skew) {
            Held::Inside => {}
            Held::Outside(detail) => verdict.add("timestamp", Cause::OutsideWindow, detail),
            Held::Expired(detail) => verdict.add("expiry", Cause::Expired, detail),
            Held::NoSuchHour => verdict.add("timestamp", Cause::NoSuchHour, ""),
        }
    }
    verdict.expected = Some(signed);
    Ok(verdict)
}

/// The outputs of schemes that prove who somebody is.
const SIGNATURES: [&str; 4] = ["password", "sign", "signature", "psk"];

fn judge_signature(
    scheme: &Scheme,
    inputs: &Inputs<'_>,
    given: &Given<'_>,
    signed: &Signed,
    verdict: &mut Verdict,
) -> Result<(), Error> {
    let Some((name, signature)) = &given.signature else {
        if given.client_id.is_none() && given.username.is_none() {
            return Err(Complaint::new(Code::JsonMissingMember, LAYER, Place::pointer("/given"))
                .expected(format!("what {} makes: {}", scheme.name, scheme.outputs.join(", ")))
                .into());
        }
        if let Some(name) = SIGNATURES.iter().find(|name| scheme.outputs.contains(name)) {
            verdict.add(name, Cause::IsEmpty, "");
        }
        return Ok(());
    };
    let text = signature.expose();
    let Some(proof) = &signed.proof else {
        // A password that is no signature.
        let right = signed.output(name).is_some_and(|right| same_bytes(right.as_bytes(), text.as_bytes()));
        if !right {
            verdict.part(name);
        }
        return Ok(());
    };
    let readings = readings(text, proof.form);
    if is_right(&readings, proof) {
        return Ok(());
    }
    verdict.part(name);
    let size = inputs.size().saturating_add(given.client_id.as_ref().map_or(0, |id| id.len()));
    if size.saturating_add(text.len()) <= limits::SIGN_SEARCH_BYTES
        && let Some(found) = explain(&readings, proof.method, |method, trials| {
            (scheme.mistakes)(inputs, given, method, trials)
        })
    {
        // A suffix that was missed is a consequence of none of these.
        verdict.causes.splice(0..0, found);
        return Ok(());
    }
    let is_secret = scheme
        .required
        .iter()
        .filter(|field| field.is_secret())
        .filter_map(|field| inputs.secret(*field))
        .any(|secret| same_bytes(secret.expose(), text.trim().as_bytes()));
    let of_digest = |method: &Method| {
        readings.iter().any(|reading| reading.is_whole() && reading.length() == method.digest_bytes())
    };
    let cause = if text.is_empty() {
        Some((Cause::IsEmpty, String::new()))
    } else if is_secret {
        Some((Cause::IsSecret, String::new()))
    } else if Method::from_name(text.trim()).is_some() {
        Some((Cause::IsMethodName, String::new()))
    } else if !readings.iter().any(|reading| reading.is_whole()) {
        Some((Cause::NotASignature, String::new()))
    } else if !of_digest(&proof.method) {
        let other = Method::ALL.iter().find(|method| of_digest(method));
        let detail = other.map_or_else(String::new, |method| format!("that of {method}"));
        Some((Cause::DigestLength, detail))
    } else {
        None
    };
    verdict.causes.splice(0..0, cause);
    Ok(())
}
