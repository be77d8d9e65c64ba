//! What the models of a product have in common whatever their vendor: names looked up, values held to types with the place of
//! each note, and values made from types. Messages and documents are the vendors'.

mod findings;
mod number;
mod object;
mod odd;
mod random;
mod table;

pub(crate) use findings::{Findings, Value};
pub(crate) use number::{DOUBLE, FLOAT, INT, LONG, Number, Width, key_text, list_text, odd_bounds};
pub(crate) use object::Object;
pub(crate) use odd::Odd;
pub(crate) use random::Numbers;
pub(crate) use table::{Member, Members, Table};

use alloc::string::String;

use crate::error::Layer;

/// A data type of a vendor's model.
pub(crate) trait DataType {
    /// The layer of its notes.
    const LAYER: Layer;
    /// Where it is said what a value has to be.
    const SPEC: &'static str;
    /// What a parameter is called that no list has.
    const PARAMETER: &'static str;

    /// The rule in words, as complaints give it.
    fn rule(&self) -> String;

    /// Notes what is wrong with a value.
    fn check(&self, value: &Value<'_>, findings: &mut Findings);

    /// A value's text. None where no value is known that fits.
    fn example(&self, numbers: &mut Numbers, depth: usize) -> Option<String>;

    /// Whether a text is a value of the type.
    fn fits(&self, text: &str) -> bool {
        let mut findings = Findings::of(Self::LAYER);
        Value::whole(text).is_some_and(|value| {
            self.check(&value, &mut findings);
            findings.notes.is_empty()
        })
    }
}

/// The first characters of a text that someone else wrote.
pub(crate) fn cut(text: &str) -> String {
    const SHOWN: usize = 40;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push_str("...");
    }
    shown
}
