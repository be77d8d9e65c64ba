//! What is odd about a model itself.

use alloc::{collections::BTreeSet, format, string::String, vec::Vec};

use super::{
    LAYER, SPEC_DOCUMENT, SPEC_KEYS,
    data_type::{NAMES, is_known, length, step, width},
    document::{Document, Field, Service},
};
use crate::{
    error::{Code, Note},
    limits,
    model::{Odd, cut, odd_bounds},
    wire::sort::set_of,
};

/// What is odd about a document.
pub(super) fn of(document: &Document) -> Vec<Note> {
    let mut parts = Parts(Odd::of(LAYER));
    let files: BTreeSet<&str> = set_of(document.services.iter().map(Service::type_name));
    if let Some(product) = &document.product {
        parts.services(&product.services);
    }
    for device in &document.devices {
        parts.services(&device.services);
        for service in device.services.iter().filter(|service| !files.contains(service.type_name())) {
            let found = format!("{:?} alone", cut(service.type_name()));
            let expected = "a file with the service type, without which nothing of it is checked";
            parts.0.note(Code::ModelOddMissing, &service.pointer, expected, found, SPEC_DOCUMENT);
        }
    }
    parts.services(&document.services);
    parts.0.notes
}

/// What is found, by the parts of a document.
struct Parts(Odd);

impl Parts {
    fn services(&mut self, services: &[Service]) {
        // Two files of a type, or a type that two services have, differ by their ids or are the same name twice.
        self.0.unlike(services.iter().map(|service| (service.id(), &*service.pointer)), SPEC_DOCUMENT);
        for service in services {
            self.name(&service.pointer, service.id(), limits::IOTDA_NAME_CHARACTERS, "$");
            if let Some(option) = service.option.as_deref()
                && !matches!(option, "Master" | "Mandatory" | "Optional")
            {
                self.0.word(
                    format!("{}/option", service.pointer),
                    "Master, Mandatory or Optional",
                    option,
                    SPEC_DOCUMENT,
                );
            }
            self.properties(service);
            self.commands(service);
            self.events(service);
        }
    }

    fn properties(&mut self, service: &Service) {
        let fields = service.properties.as_deref().unwrap_or_default();
        self.count(service, "properties", fields.len());
        self.0.unlike(fields.iter().map(|field| (&*field.name, &*field.pointer)), SPEC_DOCUMENT);
        for field in fields {
            if field.name.contains(['.', '$', '\0']) {
                let found = format!("{:?}", cut(&field.name));
                let expected = "a key without '.', '$' and NUL, with which no shadow is kept";
                self.0.note(Code::ModelOddIdentifier, &field.pointer, expected, found, SPEC_KEYS);
            } else {
                self.name(&field.pointer, &field.name, limits::IOTDA_NAME_CHARACTERS, "");
            }
            if let Some(method) = field.method.as_deref().filter(|method| !method.is_empty())
                && !matches!(method, "RWE" | "RW" | "RE" | "WE" | "E" | "W" | "R")
            {
                self.0.word(
                    format!("{}/method", field.pointer),
                    "RWE, RW, RE, WE, E, W or R",
                    method,
                    SPEC_DOCUMENT,
                );
            }
            self.field(field);
        }
    }

    fn commands(&mut self, service: &Service) {
        let commands = service.commands.as_deref().unwrap_or_default();
        self.count(service, "commands", commands.len());
        self.0.unlike(
            commands.iter().map(|command| (&*command.command_name, &*command.pointer)),
            SPEC_DOCUMENT,
        );
        for command in commands {
            self.name(&command.pointer, &command.command_name, limits::IOTDA_NAME_CHARACTERS, "");
            self.paras(command.paras.as_deref());
            let responses = command.responses.as_deref().unwrap_or_default();
            let name = |name: &'_ Option<String>| name.clone().unwrap_or_default();
            let names: Vec<String> = responses.iter().map(|response| name(&response.response_name)).collect();
            self.0.unlike(
                names.iter().zip(responses).map(|(name, response)| (&**name, &*response.pointer)),
                SPEC_DOCUMENT,
            );
            for (name, response) in names.iter().zip(responses) {
                self.name(&response.pointer, name, limits::IOTDA_RESPONSE_CHARACTERS, "");
                self.paras(response.paras.as_deref());
            }
        }
    }

    fn events(&mut self, service: &Service) {
        let events = service.events.as_deref().unwrap_or_default();
        self.count(service, "events", events.len());
        self.0.unlike(events.iter().map(|event| (&*event.event_type, &*event.pointer)), SPEC_DOCUMENT);
        for event in events {
            self.name(&event.pointer, &event.event_type, limits::IOTDA_PARA_CHARACTERS, "");
            self.paras(event.paras.as_deref());
        }
    }

    fn paras(&mut self, fields: Option<&[Field]>) {
        let fields = fields.unwrap_or_default();
        self.0.unlike(fields.iter().map(|field| (&*field.name, &*field.pointer)), SPEC_DOCUMENT);
        for field in fields {
            self.name(&field.pointer, &field.name, limits::IOTDA_PARA_CHARACTERS, "");
            self.field(field);
        }
    }

    fn field(&mut self, field: &Field) {
        let member = |name: &str| format!("{}/{}", field.pointer, field.spelled(name));
        let Some(name) = field.data_type.as_deref() else {
            return self.0.note(
                Code::ModelOddMissing,
                member("data_type"),
                "a data type",
                "none",
                SPEC_DOCUMENT,
            );
        };
        if !is_known(name) {
            return self.0.word(member("data_type"), NAMES, name, SPEC_DOCUMENT);
        }
        let listed = field.enum_list.as_deref().unwrap_or_default();
        if let Some(width) = width(name) {
            let (min, max) = (field.min.as_deref(), field.max.as_deref());
            for (name, expected, found) in odd_bounds(width, min, max, step(field)) {
                self.0.note(Code::ModelOddSpecs, member(name), expected, found, SPEC_DOCUMENT);
            }
            if let Some(other) = listed.iter().find(|value| crate::wire::Decimal::parse(value).is_none()) {
                let found = format!("{:?}, so that none is checked", cut(other));
                self.0.note(Code::ModelOddSpecs, member("enum_list"), "numbers", found, SPEC_DOCUMENT);
            }
        } else if let Some(written) = field.max_length.as_deref()
            && length(field).is_none()
            && crate::wire::Decimal::parse(written).is_none_or(|length| !length.is_zero())
        {
            let found = format!("{:?}", cut(written));
            self.0.note(Code::ModelOddSpecs, member("max_length"), "a whole number", found, SPEC_DOCUMENT);
        }
        if name == "enum" && listed.is_empty() {
            let expected = "the values of an enum";
            self.0.note(Code::ModelOddMissing, member("enum_list"), expected, "none", SPEC_DOCUMENT);
        }
    }

    fn count(&mut self, service: &Service, list: &str, count: usize) {
        if count > limits::IOTDA_SERVICE_ENTRIES {
            let expected = format!("at most {} {list}", limits::IOTDA_SERVICE_ENTRIES);
            let pointer = format!("{}/{list}", service.pointer);
            self.0.note(Code::ModelOddCount, pointer, expected, format!("{count}"), SPEC_DOCUMENT);
        }
    }

    /// A name's characters: of the marks that some names may have, `more` are those of this one.
    fn name(&mut self, pointer: &str, name: &str, most: usize, more: &str) {
        const MARKS: &str = "_?'#().,&%@!-";
        let right = |letter: char| {
            letter.is_ascii_alphanumeric()
                || is_chinese(letter)
                || MARKS.contains(letter)
                || more.contains(letter)
        };
        if name.is_empty() || name.chars().count() > most || !name.chars().all(right) {
            let expected = format!("1 to {most} Chinese characters, letters, digits and {MARKS}{more}");
            let found = format!("{:?}", cut(name));
            self.0.note(Code::ModelOddIdentifier, pointer, expected, found, SPEC_DOCUMENT);
        }
    }
}

/// Unified ideographs, the extension below them, and those of compatibility.
fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}
