//! Credentials and signatures of the three clouds: made ([`sign`]), held to what they should be, with the mistake named
//! ([`verify`]), and recognised ([`recognise`]).
//!
//! [`SCHEMES`] is the one table of schemes; a row says what it takes and what makes it. Each vendor's `auth` has the same as typed
//! functions. Everything that is signed is an argument: nothing here reads a clock or draws a random number.
//!
//! ```
//! use thingwire::sign::{Field, Inputs, find, sign};
//!
//! // The guide's worked example (Alibaba's devices guide 2018, 6.7).
//! let inputs = Inputs::new()
//!     .with(Field::ProductKey, "pk")
//!     .with(Field::DeviceName, "device")
//!     .with(Field::DeviceSecret, "secret")
//!     .with(Field::ClientId, "12345")
//!     .with(Field::Method, "hmacsha1")
//!     .with(Field::Timestamp, "789")
//!     .with(Field::HexCase, "upper");
//! let signed = sign(find("alibaba.mqtt").unwrap(), &inputs)?;
//! assert_eq!(signed.content.as_deref(), Some("clientId12345deviceNamedeviceproductKeypktimestamp789"));
//! assert_eq!(signed.output("password"), Some("FAFD82A3D602B37FB0FA8B7892F24A477F851A14"));
//! # Ok::<(), thingwire::Error>(())
//! ```

mod cause;
pub(crate) mod connect;
mod inputs;
mod recognise;
mod search;
pub(crate) mod text;
mod time;
mod verify;

use alloc::{format, string::String, vec::Vec};

pub use cause::Cause;
pub use connect::Connect;
pub use inputs::{Field, Inputs};
pub(crate) use recognise::kinds;
pub use recognise::{Recognised, recognise};
pub(crate) use search::{Form, Trials};
pub use time::Time;
pub(crate) use time::{Hour, hour_of, hour_text};
pub use verify::{Given, Policy, Verdict, verify};

use crate::{
    alibaba,
    error::{Code, Complaint, Error, Layer, Note, Place},
    huawei,
    kind::Vendor,
    tencent,
    wire::{
        hmac::{Digest, Method},
        secret::SecretText,
    },
};

/// The layer of credentials and signatures.
pub const LAYER: Layer = Layer::new("sign");

/// Every scheme, by vendor.
pub const SCHEMES: &[&[Scheme]] = &[alibaba::auth::SCHEMES, huawei::auth::SCHEMES, tencent::auth::SCHEMES];

/// One way to make credentials.
#[derive(Debug)]
#[non_exhaustive]
pub struct Scheme {
    /// Stable name, such as `alibaba.mqtt`.
    pub name: &'static str,
    /// Whose it is.
    pub vendor: Vendor,
    /// What the credentials are for.
    pub about: &'static str,
    /// Guide and section, or the software that proves it.
    pub spec: &'static str,
    /// Inputs that must be there.
    pub required: &'static [Field],
    /// Inputs that may be there.
    pub optional: &'static [Field],
    /// What it gives, besides `sign_content`.
    pub outputs: &'static [&'static str],
    /// Methods that it can use.
    pub methods: &'static [Method],
    pub(crate) make: fn(&Inputs<'_>, &mut Vec<Note>) -> Result<Signed, Error>,
    pub(crate) read: fn(&mut Inputs<'_>, &mut Given<'_>) -> Option<(&'static str, Cause)>,
    pub(crate) compare: fn(&Inputs<'_>, &Given<'_>, &Signed, &mut Vec<(&'static str, Cause)>),
    pub(crate) mistakes: fn(&Inputs<'_>, &Given<'_>, Method, &mut Trials),
}

impl Scheme {
    /// A row without a check of its own.
    pub(crate) const fn new(
        name: &'static str,
        vendor: Vendor,
        about: &'static str,
        spec: &'static str,
        make: fn(&Inputs<'_>, &mut Vec<Note>) -> Result<Signed, Error>,
    ) -> Self {
        Scheme {
            name,
            vendor,
            about,
            spec,
            required: &[],
            optional: &[],
            outputs: &[],
            methods: &[],
            make,
            read: |_, _| None,
            compare: |_, _, _, _| {},
            mistakes: |_, _, _, _| {},
        }
    }

    /// Whether it has this input.
    pub fn takes(&self, field: Field) -> bool {
        self.required.contains(&field) || self.optional.contains(&field)
    }
}

/// Two rows are the same when their names are.
impl PartialEq for Scheme {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Scheme {}

/// Every scheme.
pub fn schemes() -> impl Iterator<Item = &'static Scheme> {
    SCHEMES.iter().copied().flatten()
}

/// The scheme of this name.
pub fn find(name: &str) -> Option<&'static Scheme> {
    schemes().find(|scheme| scheme.name == name)
}

/// One thing that a scheme gives.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Output {
    /// A text.
    Text(String),
    /// A text that lets its holder in: `Debug` hides it.
    Secret(SecretText<'static>),
    /// A JSON text.
    Json(SecretText<'static>),
}

impl Output {
    /// The text itself.
    pub fn text(&self) -> &str {
        match self {
            Output::Text(text) => text,
            Output::Secret(text) | Output::Json(text) => text.expose(),
        }
    }
}

/// The signature itself, to be compared with another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Proof {
    pub(crate) form: Form,
    pub(crate) method: Method,
    pub(crate) digest: Digest,
}

/// What a scheme gives. `Debug` shows no password.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Signed {
    /// What it gives, by name, in the order of its row.
    pub outputs: Vec<(&'static str, Output)>,
    /// The text that was signed, where it holds no secret.
    pub content: Option<String>,
    /// When, or until when, where the credentials say so.
    pub time: Option<Time>,
    /// What is odd about the inputs.
    pub notes: Vec<Note>,
    pub(crate) proof: Option<Proof>,
}

impl Signed {
    pub(crate) fn new() -> Self {
        Signed { outputs: Vec::new(), content: None, time: None, notes: Vec::new(), proof: None }
    }

    #[must_use]
    pub(crate) fn text(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.outputs.push((name, Output::Text(text.into())));
        self
    }

    #[must_use]
    pub(crate) fn secret(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.outputs.push((name, Output::Secret(SecretText::from(text.into()))));
        self
    }

    #[must_use]
    pub(crate) fn json(mut self, name: &'static str, text: String) -> Self {
        self.outputs.push((name, Output::Json(SecretText::from(text))));
        self
    }

    #[must_use]
    pub(crate) fn proven(mut self, form: Form, method: Method, digest: Digest) -> Self {
        self.proof = Some(Proof { form, method, digest });
        self
    }

    /// One of the outputs.
    pub fn output(&self, name: &str) -> Option<&str> {
        self.outputs.iter().find(|(known, _)| *known == name).map(|(_, output)| output.text())
    }
}

/// Makes credentials.
///
/// # Errors
/// Inputs that are missing, that the scheme does not have, or that cannot be signed: see the codes that start with `sign_`.
pub fn sign(scheme: &Scheme, inputs: &Inputs<'_>) -> Result<Signed, Error> {
    sign_with(scheme, inputs, &Policy::default())
}

/// Makes credentials, with the methods that the policy allows.
///
/// # Errors
/// As [`sign`], and [`Code::SignMethodRefused`].
pub fn sign_with(scheme: &Scheme, inputs: &Inputs<'_>, policy: &Policy) -> Result<Signed, Error> {
    fields(scheme, inputs)?;
    let mut notes = Vec::new();
    let mut signed = (scheme.make)(inputs, &mut notes)?;
    if let Some(proof) = &signed.proof
        && !policy.allows(proof.method)
    {
        return Err(policy.refused(proof.method));
    }
    notes.append(&mut signed.notes);
    signed.notes = notes;
    Ok(signed)
}

/// Refuses inputs that the scheme does not have, and asks for those that it needs.
fn fields(scheme: &Scheme, inputs: &Inputs<'_>) -> Result<(), Error> {
    if let Some(field) = inputs.fields().find(|field| !scheme.takes(*field)) {
        let mut known: Vec<&str> = scheme.required.iter().map(|field| field.name()).collect();
        known.extend(scheme.optional.iter().map(|field| field.name()));
        return Err(field
            .complain(Code::EncodeMemberUnknown)
            .expected(format!("an input of {}: {}", scheme.name, known.join(", ")))
            .found(field.name())
            .into());
    }
    match scheme.required.iter().find(|field| !inputs.has(**field)) {
        None => Ok(()),
        Some(field) => Err(field
            .complain(Code::JsonMissingMember)
            .expected(format!("an input that {} signs", scheme.name))
            .found(format!("no member {:?}", field.name()))
            .into()),
    }
}

/// The complaint about a scheme that is none.
#[cold]
pub(crate) fn no_such_scheme(name: &str) -> Error {
    let known: Vec<&str> = schemes().map(|scheme| scheme.name).collect();
    let shown: String = name.chars().take(40).collect();
    Complaint::new(Code::SignSchemeUnknown, LAYER, Place::pointer("/scheme"))
        .expected(format!("one of {}", known.join(", ")))
        .found(format!("{shown:?}"))
        .into()
}
