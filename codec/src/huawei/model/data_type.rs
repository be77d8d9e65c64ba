//! Data types as the checks need them.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::document::Field;
use crate::{
    model::{self, Member, Number, Width, list_text},
    wire::{Decimal, sort::sort_by},
};

/// Parameters by their names.
pub(super) type Members = model::Members<Type>;

/// Which values something takes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Type {
    /// With its values, sorted, where they are listed and all of them are numbers.
    Number {
        number: Number,
        values: Vec<Decimal>,
    },
    /// At most so many characters; one of these sorted values, where there are any.
    Text {
        name: &'static str,
        length: Option<u64>,
        values: Vec<String>,
    },
    /// At most so many characters.
    DateTime {
        length: Option<u64>,
    },
    Bool,
    Object,
    /// Texts of at most so many characters.
    List {
        length: Option<u64>,
        values: Vec<String>,
    },
    /// A type that is not known, or not given: everything goes.
    Any,
}

/// The types of number.
const WIDTHS: [Width; 3] = [
    Width { name: "int", is_whole: true, bounds: model::INT },
    Width { name: "long", is_whole: true, bounds: model::LONG },
    Width { name: "decimal", is_whole: false, bounds: model::DOUBLE },
];

/// The data types, as the API reference writes them.
pub(super) const NAMES: &str =
    "int, long, decimal, string, DateTime, jsonObject, enum, boolean or string list";

/// A type of number by its name.
pub(super) fn width(name: &str) -> Option<Width> {
    WIDTHS.into_iter().find(|width| width.name == plain(name))
}

/// The vendor's documents write `DateTime`, `dateTime` and `date time`.
fn plain(name: &str) -> String {
    name.chars().filter(|letter| *letter != ' ').map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Whether the word is a data type.
pub(super) fn is_known(name: &str) -> bool {
    width(name).is_some()
        || matches!(&*plain(name), "string" | "datetime" | "jsonobject" | "enum" | "boolean" | "stringlist")
}

/// A step; 0 says nothing.
pub(super) fn step(field: &Field) -> Option<&str> {
    field.step.as_deref().filter(|step| !Decimal::parse(step).is_some_and(|step| step.is_zero()))
}

/// The most characters; 0 says nothing.
pub(super) fn length(field: &Field) -> Option<u64> {
    let length = Decimal::parse(field.max_length.as_deref()?)?.scaled(0)?;
    u64::try_from(length).ok().filter(|length| *length > 0)
}

/// A parameter with its name.
pub(super) fn member(field: &Field) -> (&str, Member<Type>) {
    (&field.name, Member { required: Some(field.is_required()), data_type: Type::of(field) })
}

impl Type {
    pub(super) fn of(field: &Field) -> Self {
        let Some(name) = field.data_type.as_deref() else { return Type::Any };
        let listed = || {
            let mut values = field.enum_list.clone().unwrap_or_default();
            sort_by(&mut values, Ord::cmp);
            values
        };
        if let Some(width) = width(name) {
            let (min, max) = (field.min.as_deref(), field.max.as_deref());
            let values: Option<Vec<Decimal>> = listed().iter().map(|value| Decimal::parse(value)).collect();
            let mut values = values.unwrap_or_default();
            sort_by(&mut values, Ord::cmp);
            return Type::Number { number: Number::of(width, min, max, step(field)), values };
        }
        let length = length(field);
        match &*plain(name) {
            "string" => Type::Text { name: "string", length, values: listed() },
            "enum" => Type::Text { name: "enum", length: None, values: listed() },
            "datetime" => Type::DateTime { length },
            "boolean" => Type::Bool,
            "jsonobject" => Type::Object,
            "stringlist" => Type::List { length, values: listed() },
            _ => Type::Any,
        }
    }

    /// The rule in words, as complaints give it.
    pub(super) fn words(&self) -> String {
        let texts = |name: &str, length: &Option<u64>, values: &[String]| {
            if !values.is_empty() {
                return format!("{name}: {}", list_text(values.iter().map(|value| model::cut(value))));
            }
            match length {
                Some(length) => format!("{name} of at most {length} characters"),
                None => name.to_string(),
            }
        };
        match self {
            Type::Number { number, values } if values.is_empty() => number.rule.clone(),
            Type::Number { number, values } => {
                format!("{}: {}", number.name(), list_text(values.iter().map(model::key_text)))
            }
            Type::Text { name, length, values } => texts(name, length, values),
            Type::DateTime { length } => texts("DateTime: text as 20151212T121212Z", length, &[]),
            Type::Bool => "boolean: true or false".to_string(),
            Type::Object => "jsonObject".to_string(),
            Type::List { length, values } => texts("string list: each text", length, values),
            Type::Any => "any value".to_string(),
        }
    }
}
