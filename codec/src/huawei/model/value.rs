//! One value against its data type, and a value that keeps to it.

use alloc::{
    borrow::Cow,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{LAYER, SPEC_CHECKS, data_type::Type};
use crate::{
    error::{Code, Layer},
    model::{DataType, Findings, Numbers, Value, cut, key_text},
    wire::{
        Decimal,
        json::{JsonKind, ToJson},
        time::{self, TimeForm},
    },
};

impl DataType for Type {
    const LAYER: Layer = LAYER;
    const SPEC: &'static str = SPEC_CHECKS;
    const PARAMETER: &'static str = "a parameter of the product model";

    fn rule(&self) -> String {
        self.words()
    }

    fn check(&self, value: &Value<'_>, findings: &mut Findings) {
        match (self, value.kind()) {
            (Type::Any, _) | (Type::Bool, JsonKind::Bool) | (Type::Object, JsonKind::Object) => {}
            (Type::Number { number, values }, JsonKind::Number) => {
                let found = Decimal::parse(value.json.text());
                let is_listed = found.is_some_and(|found| values.binary_search(&found).is_ok());
                if !values.is_empty() && !is_listed {
                    let found = cut(value.json.text());
                    return findings.note(Code::ModelEnum, value, self.rule(), found, SPEC_CHECKS);
                }
                number.check(value, findings, SPEC_CHECKS);
            }
            (Type::Text { length, values, .. }, JsonKind::String) => {
                self.text(value, *length, values, findings);
            }
            (Type::DateTime { length }, JsonKind::String) => {
                let text = value.json.as_str().unwrap_or_default();
                if !matches!(time::parse(&text), Some((_, TimeForm::Compact))) {
                    let found = format!("{:?}", cut(&text));
                    return findings.note(Code::ModelDate, value, self.rule(), found, SPEC_CHECKS);
                }
                self.text(value, *length, &[], findings);
            }
            (Type::List { length, values }, JsonKind::Array) => {
                for (index, element) in value.elements().iter().enumerate() {
                    findings.at(index, |findings| match element.kind() {
                        JsonKind::String => self.text(element, *length, values, findings),
                        kind => findings.note(Code::ModelType, element, "text", kind.name(), SPEC_CHECKS),
                    });
                }
            }
            (_, kind) => findings.note(Code::ModelType, value, self.rule(), kind.name(), SPEC_CHECKS),
        }
    }

    fn example(&self, numbers: &mut Numbers, _: usize) -> Option<String> {
        let text = |numbers: &mut Numbers, length: Option<u64>, values: &[String]| match values {
            [] => Some(numbers.letters(length)),
            values => Some(Cow::Borrowed(numbers.one(values)?.as_str()).to_json()),
        };
        let found = match self {
            Type::Any => None,
            Type::Number { number, values } if values.is_empty() => {
                number.example(numbers, |text| self.fits(text))
            }
            Type::Number { values, .. } => numbers.one(values).map(key_text),
            Type::Text { length, values, .. } => text(numbers, *length, values),
            Type::DateTime { .. } => Some(format!("\"{}\"", moment(numbers))),
            Type::Bool => Some(if numbers.below(2) == 0 { "false" } else { "true" }.to_string()),
            Type::Object => Some(format!("{{\"value\":{}}}", numbers.below(100))),
            Type::List { length, values } => {
                let count = numbers.count(3);
                let texts: Option<Vec<String>> = (0..count).map(|_| text(numbers, *length, values)).collect();
                texts.map(|texts| format!("[{}]", texts.join(",")))
            }
        };
        found.filter(|text| self.fits(text))
    }
}

impl Type {
    fn text(&self, value: &Value<'_>, length: Option<u64>, values: &[String], findings: &mut Findings) {
        let text = value.json.as_str().unwrap_or_default();
        if !values.is_empty() && values.binary_search_by(|listed| (**listed).cmp(&*text)).is_err() {
            let found = format!("{:?}", cut(&text));
            return findings.note(Code::ModelEnum, value, self.rule(), found, SPEC_CHECKS);
        }
        let characters = text.chars().count();
        if let Some(length) = length
            && u64::try_from(characters).is_ok_and(|characters| characters > length)
        {
            let expected = format!("at most {length} characters");
            let found = format!("{characters} characters");
            findings.note(Code::ModelLength, value, expected, found, SPEC_CHECKS);
        }
    }
}

/// A time in the form that the guide's examples have; the clock is the caller's.
pub(super) fn moment(numbers: &mut Numbers) -> String {
    let mut of = |count: u64, first: u64| numbers.below(count).saturating_add(first);
    let (month, day) = (of(12, 1), of(28, 1));
    let (hour, minute, second) = (of(24, 0), of(60, 0), of(60, 0));
    format!("2015{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}
