//! Data types as the checks need them: numbers read, names looked up.

use alloc::{
    borrow::ToOwned,
    boxed::Box,
    collections::BTreeMap,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::document::{DataType, Parameter};
use crate::wire::{
    Decimal,
    json::{OrNull, TextOrNumber},
};

/// Which values something takes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Type {
    Number(Number),
    /// The keys that its specs name; 0 and 1 where they name none.
    Bool(Vec<Decimal>),
    /// None where the specs have no key that is a number.
    Enum(Option<Vec<Decimal>>),
    /// At most so many bytes.
    Text(Option<u64>),
    Date,
    Array {
        size: Option<u64>,
        item: Box<Type>,
    },
    Struct(Members),
    /// A type that is not known, or not given: everything goes.
    Any,
}

/// A number's type and bounds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Number {
    pub(super) width: Width,
    pub(super) min: Option<Decimal>,
    pub(super) max: Option<Decimal>,
    pub(super) step: Option<Decimal>,
    /// The rule in words.
    pub(super) rule: String,
}

/// The three types of number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Width {
    Int,
    Float,
    Double,
}

impl Width {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            // Table 6-3 calls it int32.
            "int" | "int32" => Width::Int,
            "float" => Width::Float,
            "double" => Width::Double,
            _ => return None,
        })
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Width::Int => "int",
            Width::Float => "float",
            Width::Double => "double",
        }
    }

    /// The least and the greatest value that the type holds.
    pub(super) fn bounds(self) -> (&'static str, &'static str) {
        match self {
            Width::Int => ("-2147483648", "2147483647"),
            Width::Float => ("-3.40282347e38", "3.40282347e38"),
            Width::Double => ("-1.7976931348623157e308", "1.7976931348623157e308"),
        }
    }
}

/// A parameter, or a member of a struct.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Member {
    pub(super) identifier: String,
    /// Whether it must be there, where the model says so.
    pub(super) required: Option<bool>,
    pub(super) data_type: Type,
}

/// Parameters by their identifiers; of two with the same one the first counts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Members {
    pub(super) list: Vec<Member>,
    index: BTreeMap<String, usize>,
}

impl Members {
    pub(super) fn of(members: impl Iterator<Item = Member>) -> Self {
        let mut kept = Members::default();
        for member in members {
            if !kept.index.contains_key(&member.identifier) {
                kept.index.insert(member.identifier.clone(), kept.list.len());
                kept.list.push(member);
            }
        }
        kept
    }

    /// A member and its place in the list.
    pub(super) fn get(&self, identifier: &str) -> Option<(usize, &Member)> {
        let place = *self.index.get(identifier)?;
        self.list.get(place).map(|member| (place, member))
    }
}

impl Member {
    pub(super) fn of(parameter: &Parameter<'_>) -> Self {
        Member {
            identifier: parameter.identifier.clone().into_owned(),
            required: parameter.is_required(),
            data_type: Type::of_parameter(parameter),
        }
    }
}

/// The number that a member of the specs spells.
pub(super) fn number(member: &Option<OrNull<TextOrNumber<'_>>>) -> Option<Decimal> {
    Decimal::parse(spelled(member)?)
}

/// The text of a member of the specs, where it says anything.
pub(super) fn spelled<'m>(member: &'m Option<OrNull<TextOrNumber<'_>>>) -> Option<&'m str> {
    member.as_ref().and_then(OrNull::value).map(TextOrNumber::text).filter(|text| !text.is_empty())
}

/// Whether the word is a data type.
pub(super) fn is_known(name: &str) -> bool {
    Width::of(name).is_some() || matches!(name, "bool" | "enum" | "text" | "date" | "array" | "struct")
}

impl Type {
    pub(super) fn of_parameter(parameter: &Parameter<'_>) -> Self {
        parameter.data_type().map_or(Type::Any, Type::of)
    }

    pub(super) fn of(data_type: &DataType<'_>) -> Self {
        let Some(name) = &data_type.type_name else { return Type::Any };
        let values = data_type.values();
        if let Some(width) = Width::of(name) {
            return Type::Number(Number::of(width, data_type));
        }
        let keys = || {
            let mut keys: Vec<Decimal> = values
                .into_iter()
                .flat_map(|values| &values.extra.0)
                .filter_map(|(key, _)| Decimal::parse(key))
                .collect();
            keys.sort();
            keys.dedup();
            keys
        };
        match &**name {
            "bool" => {
                let mut keys = keys();
                keys.retain(|key| matches!(key.scaled(0), Some(0 | 1)));
                if keys.is_empty() {
                    keys.extend(["0", "1"].into_iter().filter_map(Decimal::parse));
                }
                Type::Bool(keys)
            }
            "enum" => Type::Enum(Some(keys()).filter(|keys| !keys.is_empty())),
            "text" => Type::Text(values.and_then(|values| whole(&values.length))),
            "date" => Type::Date,
            "array" => Type::Array {
                size: values.and_then(|values| whole(&values.size)),
                item: Box::new(
                    values
                        .and_then(|values| values.item.as_ref())
                        .and_then(OrNull::value)
                        .map_or(Type::Any, |item| Type::of(item)),
                ),
            },
            "struct" => match data_type.members() {
                Some(members) => Type::Struct(Members::of(members.iter().map(Member::of))),
                None => Type::Any,
            },
            _ => Type::Any,
        }
    }

    /// The rule in words, as complaints give it.
    pub(super) fn rule(&self) -> String {
        match self {
            Type::Number(number) => number.rule.clone(),
            Type::Bool(keys) => format!("bool: {}", list(keys)),
            Type::Enum(Some(keys)) => format!("enum: {}", list(keys)),
            Type::Enum(None) => "enum: a whole number".to_owned(),
            Type::Text(Some(length)) => format!("text of at most {length} bytes"),
            Type::Text(None) => "text".to_owned(),
            Type::Date => "date: the digits of milliseconds since 1970, as text".to_owned(),
            Type::Array { size: Some(size), item } => format!("array of at most {size} of {}", item.name()),
            Type::Array { size: None, item } => format!("array of {}", item.name()),
            Type::Struct(members) => format!("struct of {} members", members.list.len()),
            Type::Any => "any value".to_owned(),
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Type::Number(number) => number.width.name(),
            Type::Bool(_) => "bool",
            Type::Enum(_) => "enum",
            Type::Text(_) => "text",
            Type::Date => "date",
            Type::Array { .. } => "array",
            Type::Struct(_) => "struct",
            Type::Any => "any value",
        }
    }
}

/// Keys that a rule names; a longer list would not be read.
const KEYS_NAMED: usize = 10;

fn list(keys: &[Decimal]) -> String {
    let mut names: Vec<String> = keys.iter().take(KEYS_NAMED).map(key_text).collect();
    if keys.len() > KEYS_NAMED {
        names.push("...".to_owned());
    }
    names.join(", ")
}

/// A key's number, written plainly.
pub(super) fn key_text(key: &Decimal) -> String {
    let position = key.position().clamp(-40, 0);
    key.scaled(position)
        .map_or_else(|| "a number of that size".to_owned(), |value| Decimal::text_of(value, position))
}

/// A length or size.
pub(super) fn whole(member: &Option<OrNull<TextOrNumber<'_>>>) -> Option<u64> {
    number(member).and_then(|number| number.scaled(0)).and_then(|number| u64::try_from(number).ok())
}

impl Number {
    fn of(width: Width, data_type: &DataType<'_>) -> Self {
        let values = data_type.values();
        let spelled_of = |member: fn(&super::SpecValues<'_>) -> Option<String>| values.and_then(member);
        let min = spelled_of(|values| spelled(&values.min).map(ToString::to_string));
        let max = spelled_of(|values| spelled(&values.max).map(ToString::to_string));
        let step = spelled_of(|values| spelled(&values.step).map(ToString::to_string));
        let mut rule = width.name().to_owned();
        match (&min, &max) {
            (Some(min), Some(max)) => rule = format!("{rule} from {} to {}", cut(min), cut(max)),
            (Some(min), None) => rule = format!("{rule} from {}", cut(min)),
            (None, Some(max)) => rule = format!("{rule} to {}", cut(max)),
            (None, None) => {}
        }
        if let Some(step) = &step {
            rule = format!("{rule} in steps of {}", cut(step));
        }
        let read = |text: Option<String>| text.and_then(|text| Decimal::parse(&text));
        Number { width, min: read(min), max: read(max), step: read(step), rule }
    }
}

/// The first characters of a text that someone else wrote.
pub(super) fn cut(text: &str) -> String {
    const SHOWN: usize = 40;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push_str("...");
    }
    shown
}
