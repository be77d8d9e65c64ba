//! Whether two texts mean the same.

use super::value::{Json, JsonKind};
use crate::wire::{Decimal, sort::sort_by};

/// Compares without rounding. Recursion goes no deeper than the readers' depth limit.
pub(super) fn equal(left: &Json<'_>, right: &Json<'_>) -> bool {
    if left.text() == right.text() {
        return true;
    }
    match (left.kind(), right.kind()) {
        (JsonKind::Number, JsonKind::Number) => {
            match (Decimal::parse(left.text()), Decimal::parse(right.text())) {
                (Some(left), Some(right)) => left == right,
                _ => false,
            }
        }
        (JsonKind::String, JsonKind::String) => left.as_str() == right.as_str(),
        (JsonKind::Array, JsonKind::Array) => {
            let (left, right) = (left.elements(), right.elements());
            left.len() == right.len() && left.iter().zip(&right).all(|(left, right)| equal(left, right))
        }
        (JsonKind::Object, JsonKind::Object) => {
            let (mut left, mut right) = (left.members().0, right.members().0);
            sort_by(&mut left, |one, other| one.0.cmp(&other.0));
            sort_by(&mut right, |one, other| one.0.cmp(&other.0));
            left.len() == right.len()
                && left.iter().zip(&right).all(|(left, right)| left.0 == right.0 && equal(&left.1, &right.1))
        }
        _ => false,
    }
}
