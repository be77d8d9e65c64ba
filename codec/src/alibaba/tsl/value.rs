//! One value against its data type, and a value that keeps to it.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

use super::{LAYER, SPEC_CHECKS, data_type::Type};
use crate::{
    error::{Code, Layer},
    model::{DataType, Findings, Numbers, Value, cut, key_text},
    wire::{Decimal, json::JsonKind},
};

/// The time of the guides' examples: the clock is the caller's.
pub(super) const TIME: u64 = 1_524_448_722_000;

impl DataType for Type {
    const LAYER: Layer = LAYER;
    const SPEC: &'static str = SPEC_CHECKS;
    const PARAMETER: &'static str = "a parameter of the thing model";

    fn rule(&self) -> String {
        self.words()
    }

    fn check(&self, value: &Value<'_>, findings: &mut Findings) {
        let kind = value.kind();
        match (self, kind) {
            (Type::Any, _) => {}
            (Type::Number(number), JsonKind::Number) => number.check(value, findings, SPEC_CHECKS),
            (Type::Bool(_) | Type::Enum(_), JsonKind::Number) => self.key(value, findings),
            (Type::Text(length), JsonKind::String) => {
                let bytes = value.json.as_str().map_or(0, |text| text.len());
                if let Some(length) = length
                    && u64::try_from(bytes).is_ok_and(|bytes| bytes > *length)
                {
                    let found = format!("{bytes} bytes");
                    findings.note(Code::ModelLength, value, self.rule(), found, SPEC_CHECKS);
                }
            }
            (Type::Date, JsonKind::String) => {
                let text = value.json.as_str().unwrap_or_default();
                // Milliseconds of more than 19 digits fit no clock.
                if text.is_empty() || text.len() > 19 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
                    let found = format!("{:?}", cut(&text));
                    findings.note(Code::ModelDate, value, self.rule(), found, SPEC_CHECKS);
                }
            }
            (Type::Array { size, item }, JsonKind::Array) => {
                let elements = value.elements();
                if let Some(size) = size
                    && u64::try_from(elements.len()).is_ok_and(|found| found > *size)
                {
                    let found = format!("{} elements", elements.len());
                    findings.note(Code::ModelLength, value, self.rule(), found, SPEC_CHECKS);
                }
                for (index, element) in elements.iter().enumerate() {
                    findings.at(index, |findings| item.check(element, findings));
                }
            }
            (Type::Struct(members), JsonKind::Object) => members.check(value, true, findings),
            _ => findings.note(Code::ModelType, value, self.rule(), kind.name(), SPEC_CHECKS),
        }
    }

    fn example(&self, numbers: &mut Numbers, depth: usize) -> Option<String> {
        match self {
            Type::Any => None,
            Type::Number(number) => number.example(numbers, |text| self.fits(text)),
            Type::Bool(keys) | Type::Enum(Some(keys)) => {
                let key = key_text(numbers.one(keys)?);
                Some(key).filter(|key| self.fits(key))
            }
            Type::Enum(None) => Some("0".to_owned()),
            Type::Text(length) => Some(numbers.letters(*length)),
            Type::Date => Some(format!("\"{}\"", TIME.saturating_add(numbers.below(1_000_000_000)))),
            Type::Array { size, item } => {
                // Nested arrays would grow without bound.
                let most = if depth < 2 { 3 } else { 1 };
                let count = numbers.count(size.unwrap_or(most).min(most));
                let elements: Option<Vec<String>> =
                    (0..count).map(|_| item.example(numbers, depth.saturating_add(1))).collect();
                Some(format!("[{}]", elements?.join(",")))
            }
            Type::Struct(members) => members.example(numbers, depth.saturating_add(1)),
        }
    }
}

impl Type {
    /// A number of a bool or enum.
    fn key(&self, value: &Value<'_>, findings: &mut Findings) {
        let text = value.json.text();
        let found = Decimal::parse(text);
        let code = match (self, &found) {
            (_, Some(found)) if !found.is_whole() => Code::ModelType,
            (Type::Bool(keys) | Type::Enum(Some(keys)), Some(found))
                if keys.binary_search(found).is_err() =>
            {
                Code::ModelEnum
            }
            (_, None) => Code::ModelEnum,
            _ => return,
        };
        findings.note(code, value, self.rule(), cut(text), SPEC_CHECKS);
    }
}
