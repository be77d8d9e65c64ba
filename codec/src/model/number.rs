//! Numbers with bounds and a step, held to them without rounding.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{Findings, Numbers, Value, cut};
use crate::{error::Code, wire::Decimal};

/// A type of number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Width {
    pub(crate) name: &'static str,
    pub(crate) is_whole: bool,
    /// The least and the greatest value that the type holds.
    pub(crate) bounds: (&'static str, &'static str),
}

/// Whole numbers of 32 bits.
pub(crate) const INT: (&str, &str) = ("-2147483648", "2147483647");
/// Whole numbers of 64 bits.
pub(crate) const LONG: (&str, &str) = ("-9223372036854775808", "9223372036854775807");
/// IEEE 754 single precision.
pub(crate) const FLOAT: (&str, &str) = ("-3.40282347e38", "3.40282347e38");
/// IEEE 754 double precision.
pub(crate) const DOUBLE: (&str, &str) = ("-1.7976931348623157e308", "1.7976931348623157e308");

/// A number's type and bounds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Number {
    width: Width,
    min: Option<Decimal>,
    max: Option<Decimal>,
    step: Option<Decimal>,
    /// The rule in words.
    pub(crate) rule: String,
}

impl Number {
    /// Bounds that are no numbers are named in the rule, but not checked.
    pub(crate) fn of(width: Width, min: Option<&str>, max: Option<&str>, step: Option<&str>) -> Self {
        let mut rule = width.name.to_owned();
        match (min, max) {
            (Some(min), Some(max)) => rule = format!("{rule} from {} to {}", cut(min), cut(max)),
            (Some(min), None) => rule = format!("{rule} from {}", cut(min)),
            (None, Some(max)) => rule = format!("{rule} to {}", cut(max)),
            (None, None) => {}
        }
        if let Some(step) = step {
            rule = format!("{rule} in steps of {}", cut(step));
        }
        let read = |text: Option<&str>| text.and_then(Decimal::parse);
        Number { width, min: read(min), max: read(max), step: read(step), rule }
    }

    pub(crate) fn name(&self) -> &'static str {
        self.width.name
    }

    /// Holds a JSON number to it.
    pub(crate) fn check(&self, value: &Value<'_>, findings: &mut Findings, spec: &'static str) {
        let text = value.json.text();
        let (least, greatest) = self.width.bounds;
        let holds = || format!("{} from {least} to {greatest}", self.width.name);
        let Some(found) = Decimal::parse(text) else {
            return findings.note(Code::ModelRange, value, holds(), cut(text), spec);
        };
        if self.width.is_whole && !found.is_whole() {
            return findings.note(Code::ModelType, value, self.rule.clone(), cut(text), spec);
        }
        let outside = |min: Option<&Decimal>, max: Option<&Decimal>| {
            min.is_some_and(|min| found < *min) || max.is_some_and(|max| found > *max)
        };
        if outside(self.min.as_ref(), self.max.as_ref()) {
            return findings.note(Code::ModelRange, value, self.rule.clone(), cut(text), spec);
        }
        if outside(Decimal::parse(least).as_ref(), Decimal::parse(greatest).as_ref()) {
            return findings.note(Code::ModelRange, value, holds(), cut(text), spec);
        }
        let base = self.min.clone().or_else(|| Decimal::parse("0"));
        if let (Some(base), Some(step)) = (base, &self.step)
            && found.is_step_from(&base, step) == Some(false)
        {
            findings.note(Code::ModelStep, value, self.rule.clone(), cut(text), spec);
        }
    }

    /// A number's text; `fits` says whether one keeps to all that is asked of it.
    pub(crate) fn example(&self, numbers: &mut Numbers, fits: impl Fn(&str) -> bool) -> Option<String> {
        const TRIES: usize = 16;
        for _ in 0..TRIES {
            if let Some(found) = self.stepped(numbers).filter(|text| fits(text)) {
                return Some(found);
            }
        }
        // Bounds that are out of the way of whole-number arithmetic.
        let bounds = [&self.min, &self.max].into_iter().flatten();
        let mut others: Vec<String> = bounds.map(key_text).collect();
        others.push("0".to_owned());
        others.into_iter().find(|text| fits(text))
    }

    /// A number of steps from the minimum, at the place of the last digit that the bounds and the step have.
    fn stepped(&self, numbers: &mut Numbers) -> Option<String> {
        /// Steps that are taken where a bound is not given.
        const REACH: i128 = 1000;
        const ONE: &str = "1";
        const TENTH: &str = "0.1";
        let step = match &self.step {
            Some(step) if !step.is_negative() && !step.is_zero() => step.clone(),
            _ => Decimal::parse(if self.width.is_whole { ONE } else { TENTH })?,
        };
        let given = [Some(&step), self.min.as_ref(), self.max.as_ref()];
        let position = given.into_iter().flatten().map(Decimal::position).min()?.clamp(-18, 0);
        let step = step.scaled(position)?;
        let scaled = |bound: &Option<Decimal>| bound.as_ref().map(|bound| bound.scaled(position));
        let reach = step.checked_mul(REACH)?;
        let (low, high) = match (scaled(&self.min), scaled(&self.max)) {
            (Some(low), Some(high)) => (low?, high?),
            (Some(low), None) => (low?, low?.checked_add(reach)?),
            (None, Some(high)) => (high?.checked_sub(reach)?, high?),
            (None, None) => (0, reach),
        };
        let base = scaled(&self.min).flatten().unwrap_or(0);
        // Rounded towards each other: the first and the last step inside.
        let first = low.checked_sub(base)?.checked_add(step.checked_sub(1)?)?.checked_div_euclid(step)?;
        let last = high.checked_sub(base)?.checked_div_euclid(step)?;
        let count = u64::try_from(last.checked_sub(first)?.checked_add(1)?.min(i128::from(u64::MAX))).ok()?;
        if count == 0 {
            return None;
        }
        let taken = first.checked_add(i128::from(numbers.below(count)))?;
        Some(Decimal::text_of(base.checked_add(taken.checked_mul(step)?)?, position))
    }
}

/// A key's number, written plainly.
pub(crate) fn key_text(key: &Decimal) -> String {
    let position = key.position().clamp(-40, 0);
    key.scaled(position)
        .map_or_else(|| "a number of that size".to_owned(), |value| Decimal::text_of(value, position))
}

/// The first names of a list; a longer one would not be read.
pub(crate) fn list_text(names: impl Iterator<Item = String>) -> String {
    const NAMED: usize = 10;
    let mut names: Vec<String> = names.take(NAMED.saturating_add(1)).collect();
    if names.len() > NAMED {
        names.truncate(NAMED);
        names.push("...".to_owned());
    }
    names.join(", ")
}

/// What is odd about the bounds of a number: the member `min`, `max` or `step`, what was expected, and what was found.
pub(crate) fn odd_bounds(
    width: Width,
    min: Option<&str>,
    max: Option<&str>,
    step: Option<&str>,
) -> Vec<(&'static str, String, String)> {
    let mut odd = Vec::new();
    let (least, greatest) = (Decimal::parse(width.bounds.0), Decimal::parse(width.bounds.1));
    for (name, written) in [("min", min), ("max", max)] {
        let Some(written) = written else { continue };
        let right = Decimal::parse(written).is_some_and(|bound| {
            least.as_ref().is_some_and(|least| bound >= *least)
                && greatest.as_ref().is_some_and(|greatest| bound <= *greatest)
                && (!width.is_whole || bound.is_whole())
        });
        if !right {
            odd.push((name, format!("a bound of the type {}", width.name), format!("{:?}", cut(written))));
        }
    }
    let read = |text: Option<&str>| text.and_then(Decimal::parse);
    if let (Some(low), Some(high)) = (read(min), read(max))
        && low > high
    {
        let expected = format!("at least the min of {}", cut(min.unwrap_or_default()));
        odd.push(("max", expected, cut(max.unwrap_or_default())));
    }
    if let Some(written) = step {
        let base = read(min).or_else(|| Decimal::parse("0"));
        let usable = Decimal::parse(written)
            .is_some_and(|step| base.is_some_and(|base| base.is_step_from(&base, &step).is_some()));
        if !usable {
            let found = format!("{:?}, which cannot be checked", cut(written));
            odd.push(("step", "a number greater than 0".to_string(), found));
        }
    }
    odd
}
