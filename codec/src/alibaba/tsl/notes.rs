//! What is odd about a model itself.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use super::{
    LAYER, SPEC_CHECKS, SPEC_DOCUMENT, SPEC_PLATFORM,
    data_type::{is_known, spelled, whole, width},
    document::{AccessMode, CallType, DataType, Document, Event, Input, Parameter, Service, Specs, text},
};
use crate::{
    error::{Code, Note},
    limits,
    model::{Odd, cut, odd_bounds},
    wire::{Decimal, json::OrNull},
};

/// What is odd about a document.
pub(super) fn of(document: &Document<'_>) -> Vec<Note> {
    let mut parts = Parts(Odd::of(LAYER));
    parts.module(
        "",
        text(&document.function_block_id),
        document.properties.as_deref(),
        document.events.as_deref(),
        document.services.as_deref(),
    );
    for (index, block) in document.function_blocks.iter().flatten().enumerate() {
        parts.module(
            &format!("/functionBlocks/{index}"),
            Some(&block.function_block_id),
            block.properties.as_deref(),
            block.events.as_deref(),
            block.services.as_deref(),
        );
    }
    parts.0.notes
}

/// What is found, by the parts of a document.
struct Parts(Odd);

impl Parts {
    fn module(
        &mut self,
        at: &str,
        module: Option<&str>,
        properties: Option<&[Parameter<'_>]>,
        events: Option<&[Event<'_>]>,
        services: Option<&[Service<'_>]>,
    ) {
        let (properties, events, services) =
            (properties.unwrap_or_default(), events.unwrap_or_default(), services.unwrap_or_default());
        let count = properties
            .len()
            .saturating_add(events.iter().filter(|event| !event.is_builtin()).count())
            .saturating_add(services.iter().filter(|service| !service.is_builtin()).count());
        if count > limits::TSL_MODULE_FEATURES {
            self.0.note(
                Code::ModelOddCount,
                at,
                format!("at most {} properties, events and services", limits::TSL_MODULE_FEATURES),
                format!("{count}"),
                SPEC_PLATFORM,
            );
        }
        self.parameters(&format!("{at}/properties"), properties);
        let method = |prefix: &str, identifier: &str, suffix: &str| {
            [Some(""), module]
                .into_iter()
                .flatten()
                .map(move |module| {
                    let colon = if module.is_empty() { "" } else { ":" };
                    format!("{prefix}{module}{colon}{identifier}{suffix}")
                })
                .collect::<Vec<_>>()
        };
        self.identifiers(&format!("{at}/events"), events.iter().map(|event| &*event.identifier));
        for (index, event) in events.iter().enumerate() {
            let at = format!("{at}/events/{index}");
            if let Some(word) = text(&event.event_type)
                && !matches!(word, "info" | "alert" | "error")
            {
                self.word(format!("{at}/type"), "info, alert or error", word);
            }
            if !event.is_builtin() {
                self.method(&at, text(&event.method), &method("thing.event.", &event.identifier, ".post"));
            }
            self.parameters(&format!("{at}/outputData"), event.output_data.as_deref().unwrap_or_default());
        }
        self.identifiers(&format!("{at}/services"), services.iter().map(|service| &*service.identifier));
        for (index, service) in services.iter().enumerate() {
            let at = format!("{at}/services/{index}");
            if service.call() == Some(CallType::Other) {
                self.word(
                    format!("{at}/callType"),
                    "async or sync",
                    text(&service.call_type).unwrap_or_default(),
                );
            }
            if !service.is_builtin() {
                self.method(&at, text(&service.method), &method("thing.service.", &service.identifier, ""));
            }
            self.inputs(&format!("{at}/inputData"), service.input_data.as_deref().unwrap_or_default());
            self.parameters(&format!("{at}/outputData"), service.output_data.as_deref().unwrap_or_default());
        }
    }

    fn method(&mut self, at: &str, method: Option<&str>, expected: &[String]) {
        if let Some(method) = method
            && !expected.iter().any(|expected| expected == method)
        {
            self.word(format!("{at}/method"), expected.join(" or "), method);
        }
    }

    fn word(&mut self, pointer: String, expected: impl Into<Cow<'static, str>>, found: &str) {
        self.0.word(pointer, expected, found, SPEC_DOCUMENT);
    }

    fn inputs(&mut self, at: &str, inputs: &[Input<'_>]) {
        self.identifiers(
            at,
            inputs.iter().map(|input| match input {
                Input::Parameter(parameter) => &*parameter.identifier,
                Input::Name(name) => name,
            }),
        );
        for (index, input) in inputs.iter().enumerate() {
            if let Input::Parameter(parameter) = input {
                self.parameter(&format!("{at}/{index}"), parameter);
            }
        }
    }

    fn parameters(&mut self, at: &str, parameters: &[Parameter<'_>]) {
        self.identifiers(at, parameters.iter().map(|parameter| &*parameter.identifier));
        for (index, parameter) in parameters.iter().enumerate() {
            self.parameter(&format!("{at}/{index}"), parameter);
        }
    }

    /// The identifiers of one list.
    fn identifiers<'i>(&mut self, at: &str, identifiers: impl Iterator<Item = &'i str>) {
        let places: Vec<(&str, String)> = identifiers
            .enumerate()
            .map(|(index, identifier)| (identifier, format!("{at}/{index}")))
            .collect();
        for (identifier, pointer) in &places {
            let right = !identifier.is_empty()
                && identifier.len() <= limits::TSL_IDENTIFIER_CHARACTERS
                && identifier.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            if !right {
                let expected =
                    format!("1 to {} letters, digits and underscores", limits::TSL_IDENTIFIER_CHARACTERS);
                let found = format!("{:?}", cut(identifier));
                self.0.note(Code::ModelOddIdentifier, pointer, expected, found, SPEC_PLATFORM);
            }
        }
        self.0.unlike(places.into_iter(), SPEC_PLATFORM);
    }

    fn parameter(&mut self, at: &str, parameter: &Parameter<'_>) {
        if parameter.access() == Some(AccessMode::Other) {
            self.word(
                format!("{at}/accessMode"),
                "r or rw",
                text(&parameter.access_mode).unwrap_or_default(),
            );
        }
        let at = format!("{at}/dataType");
        match parameter.data_type() {
            Some(data_type) => self.data_type(&at, data_type, Inside::Nothing),
            None => self.0.note(Code::ModelOddMissing, at, "a data type", "none", SPEC_CHECKS),
        }
    }

    fn data_type(&mut self, at: &str, data_type: &DataType<'_>, inside: Inside) {
        let Some(name) = &data_type.type_name else {
            return self.0.note(Code::ModelOddMissing, format!("{at}/type"), "a type", "none", SPEC_CHECKS);
        };
        if !is_known(name) {
            return self.word(
                format!("{at}/type"),
                "int, float, double, enum, bool, text, date, array or struct",
                name,
            );
        }
        let fits = match inside {
            Inside::Nothing => true,
            Inside::Array => matches!(&**name, "int" | "int32" | "float" | "double" | "text" | "struct"),
            Inside::Struct => !matches!(&**name, "array" | "struct"),
        };
        if !fits {
            let (expected, spec) = match inside {
                Inside::Array => ("an array of int, float, double, text or struct", SPEC_CHECKS),
                _ => ("a struct without arrays and structs", SPEC_PLATFORM),
            };
            self.0.note(Code::ModelOddSpecs, format!("{at}/type"), expected, cut(name), spec);
        }
        let at = format!("{at}/specs");
        match (&**name, &data_type.specs) {
            ("int" | "int32" | "float" | "double", _) => self.number(&at, data_type),
            ("text", _) => {
                let length = data_type
                    .values()
                    .and_then(|values| spelled(&values.length).map(|text| (text, whole(&values.length))));
                self.at_most(format!("{at}/length"), length, limits::TSL_TEXT_BYTES, "bytes");
            }
            ("array", Some(Specs::Values(values))) => {
                let size = spelled(&values.size).map(|text| (text, whole(&values.size)));
                self.at_most(format!("{at}/size"), size, limits::TSL_ARRAY_ELEMENTS, "elements");
                match values.item.as_ref().and_then(OrNull::value) {
                    Some(item) => self.data_type(&format!("{at}/item"), item, Inside::Array),
                    None => {
                        self.0.note(
                            Code::ModelOddMissing,
                            format!("{at}/item"),
                            "an element's type",
                            "none",
                            SPEC_CHECKS,
                        );
                    }
                }
            }
            ("struct", Some(Specs::Members(members))) => self.members(&at, members),
            ("enum" | "bool", Some(Specs::Values(values))) => {
                let is_bool = name == "bool";
                let keys = || values.extra.0.iter().map(|(key, _)| key);
                if !is_bool && keys().next().is_none() {
                    self.0.note(
                        Code::ModelOddMissing,
                        at.clone(),
                        "the values of an enum",
                        "none",
                        SPEC_CHECKS,
                    );
                }
                for key in keys() {
                    let right = Decimal::parse(key).and_then(|key| key.scaled(0)).is_some_and(|key| {
                        i32::try_from(key).is_ok_and(|key| !is_bool || matches!(key, 0 | 1))
                    });
                    if !right {
                        let expected = if is_bool { "0 and 1" } else { "whole numbers of 32 bits" };
                        let pointer = format!("{at}/{}", crate::error::escape_pointer(key));
                        self.0.note(
                            Code::ModelOddSpecs,
                            pointer,
                            expected,
                            format!("{:?}", cut(key)),
                            SPEC_PLATFORM,
                        );
                    }
                }
            }
            ("array" | "struct" | "enum", _) => {
                self.0.note(
                    Code::ModelOddMissing,
                    at,
                    format!("the specs of the type {name}"),
                    "none",
                    SPEC_CHECKS,
                );
            }
            _ => {}
        }
    }

    fn members(&mut self, at: &str, members: &[Parameter<'_>]) {
        if members.len() > limits::TSL_STRUCT_MEMBERS {
            let expected = format!("at most {} members", limits::TSL_STRUCT_MEMBERS);
            self.0.note(Code::ModelOddCount, at, expected, format!("{}", members.len()), SPEC_PLATFORM);
        }
        self.identifiers(at, members.iter().map(|member| &*member.identifier));
        for (index, member) in members.iter().enumerate() {
            let at = format!("{at}/{index}/dataType");
            match member.data_type() {
                Some(data_type) => self.data_type(&at, data_type, Inside::Struct),
                None => self.0.note(Code::ModelOddMissing, at, "a data type", "none", SPEC_CHECKS),
            }
        }
    }

    fn at_most(&mut self, pointer: String, value: Option<(&str, Option<u64>)>, limit: u64, unit: &str) {
        if let Some((text, number)) = value
            && number.is_none_or(|number| number > limit)
        {
            let expected = format!("at most {limit} {unit}");
            self.0.note(Code::ModelOddSpecs, pointer, expected, format!("{:?}", cut(text)), SPEC_PLATFORM);
        }
    }

    fn number(&mut self, at: &str, data_type: &DataType<'_>) {
        let (Some(values), Some(width)) =
            (data_type.values(), data_type.type_name.as_deref().and_then(width))
        else {
            return;
        };
        let (min, max, step) = (spelled(&values.min), spelled(&values.max), spelled(&values.step));
        for (name, expected, found) in odd_bounds(width, min, max, step) {
            self.0.note(Code::ModelOddSpecs, format!("{at}/{name}"), expected, found, SPEC_DOCUMENT);
        }
    }
}

/// What a data type is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Array,
    Struct,
}
