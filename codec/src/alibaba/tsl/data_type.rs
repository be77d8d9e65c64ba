//! Data types as the checks need them: numbers read, names looked up.

use alloc::{borrow::ToOwned, boxed::Box, format, string::String, vec::Vec};

use super::document::{DataType, Parameter};
use crate::{
    model::{self, Member, Number, Width, key_text, list_text},
    wire::{
        Decimal,
        json::{OrNull, TextOrNumber},
        sort::sort_by,
    },
};

/// Parameters by their identifiers.
pub(super) type Members = model::Members<Type>;

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

/// The three types of number.
const WIDTHS: [Width; 3] = [
    Width { name: "int", is_whole: true, bounds: model::INT },
    Width { name: "float", is_whole: false, bounds: model::FLOAT },
    Width { name: "double", is_whole: false, bounds: model::DOUBLE },
];

/// A type of number by its name.
pub(super) fn width(name: &str) -> Option<Width> {
    // Table 6-3 calls it int32.
    let name = if name == "int32" { "int" } else { name };
    WIDTHS.into_iter().find(|width| width.name == name)
}

/// A parameter with its identifier.
pub(super) fn member<'m>(parameter: &'m Parameter<'_>) -> (&'m str, Member<Type>) {
    let member = Member { required: parameter.is_required(), data_type: Type::of_parameter(parameter) };
    (&parameter.identifier, member)
}

/// The number that a member of the specs spells.
fn number(member: &Option<OrNull<TextOrNumber<'_>>>) -> Option<Decimal> {
    Decimal::parse(spelled(member)?)
}

/// The text of a member of the specs, where it says anything.
pub(super) fn spelled<'m>(member: &'m Option<OrNull<TextOrNumber<'_>>>) -> Option<&'m str> {
    member.as_ref().and_then(OrNull::value).map(TextOrNumber::text).filter(|text| !text.is_empty())
}

/// Whether the word is a data type.
pub(super) fn is_known(name: &str) -> bool {
    width(name).is_some() || matches!(name, "bool" | "enum" | "text" | "date" | "array" | "struct")
}

impl Type {
    pub(super) fn of_parameter(parameter: &Parameter<'_>) -> Self {
        parameter.data_type().map_or(Type::Any, Type::of)
    }

    pub(super) fn of(data_type: &DataType<'_>) -> Self {
        let Some(name) = &data_type.type_name else { return Type::Any };
        let values = data_type.values();
        if let Some(width) = width(name) {
            let min = values.and_then(|specs| spelled(&specs.min));
            let max = values.and_then(|specs| spelled(&specs.max));
            let step = values.and_then(|specs| spelled(&specs.step));
            return Type::Number(Number::of(width, min, max, step));
        }
        let keys = || {
            let mut keys: Vec<Decimal> = values
                .into_iter()
                .flat_map(|values| &values.extra.0)
                .filter_map(|(key, _)| Decimal::parse(key))
                .collect();
            sort_by(&mut keys, Ord::cmp);
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
                Some(members) => Type::Struct(Members::of(members.iter().map(member))),
                None => Type::Any,
            },
            _ => Type::Any,
        }
    }

    /// The rule in words, as complaints give it.
    pub(super) fn words(&self) -> String {
        match self {
            Type::Number(number) => number.rule.clone(),
            Type::Bool(keys) => format!("bool: {}", list_text(keys.iter().map(key_text))),
            Type::Enum(Some(keys)) => format!("enum: {}", list_text(keys.iter().map(key_text))),
            Type::Enum(None) => "enum: a whole number".to_owned(),
            Type::Text(Some(length)) => format!("text of at most {length} bytes"),
            Type::Text(None) => "text".to_owned(),
            Type::Date => "date: the digits of milliseconds since 1970, as text".to_owned(),
            Type::Array { size: Some(size), item } => format!("array of at most {size} of {}", item.name()),
            Type::Array { size: None, item } => format!("array of {}", item.name()),
            Type::Struct(members) => format!("struct of {} members", members.len()),
            Type::Any => "any value".to_owned(),
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Type::Number(number) => number.name(),
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

/// A length or size.
pub(super) fn whole(member: &Option<OrNull<TextOrNumber<'_>>>) -> Option<u64> {
    number(member).and_then(|number| number.scaled(0)).and_then(|number| u64::try_from(number).ok())
}
