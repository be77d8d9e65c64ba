//! Whether two texts mean the same.

use alloc::vec::Vec;

use super::value::{Json, JsonKind};

/// Compares without rounding. Recursion goes no deeper than the readers' depth limit.
pub(super) fn equal(left: &Json<'_>, right: &Json<'_>) -> bool {
    if left.text() == right.text() {
        return true;
    }
    match (left.kind(), right.kind()) {
        (JsonKind::Number, JsonKind::Number) => match (Number::of(left.text()), Number::of(right.text())) {
            (Some(left), Some(right)) => left == right,
            _ => false,
        },
        (JsonKind::String, JsonKind::String) => left.as_str() == right.as_str(),
        (JsonKind::Array, JsonKind::Array) => {
            let (left, right) = (left.elements(), right.elements());
            left.len() == right.len() && left.iter().zip(&right).all(|(left, right)| equal(left, right))
        }
        (JsonKind::Object, JsonKind::Object) => {
            let (mut left, mut right) = (left.members().0, right.members().0);
            left.sort_by(|one, other| one.0.cmp(&other.0));
            right.sort_by(|one, other| one.0.cmp(&other.0));
            left.len() == right.len()
                && left.iter().zip(&right).all(|(left, right)| left.0 == right.0 && equal(&left.1, &right.1))
        }
        _ => false,
    }
}

/// `0.DIGITS` times ten to the exponent, without zeros at either end; zero has no digits.
#[derive(PartialEq, Eq)]
struct Number {
    negative: bool,
    digits: Vec<u8>,
    exponent: i128,
}

impl Number {
    /// None when the exponent has more digits than an `i128` holds; such numbers are equal only as texts.
    fn of(text: &str) -> Option<Self> {
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
        let leading = digits.iter().take_while(|digit| **digit == b'0').count();
        let trailing = digits.iter().rev().take_while(|digit| **digit == b'0').count();
        let end = digits.len().saturating_sub(trailing);
        let Some(significant) = digits.get(leading..end) else {
            return Some(Number { negative: false, digits: Vec::new(), exponent: 0 });
        };
        if significant.is_empty() {
            return Some(Number { negative: false, digits: Vec::new(), exponent: 0 });
        }
        let shift = i128::try_from(whole.len()).ok()?.checked_sub(i128::try_from(leading).ok()?)?;
        let exponent: i128 = exponent.parse().ok()?;
        Some(Number { negative, digits: significant.to_vec(), exponent: exponent.checked_add(shift)? })
    }
}
