//! What is odd about a model itself.

use alloc::{borrow::Cow, collections::BTreeSet, format, string::String, vec::Vec};

use super::{
    LAYER, SPEC_DOCUMENT, SPEC_KEYS,
    data_type::{NAMES, is_known, length, step, width},
    document::{Document, Field, Service},
};
use crate::{
    error::{Code, Complaint, Note, Place},
    limits,
    model::{cut, odd_bounds},
};

/// What is odd about a document.
pub(super) fn of(document: &Document) -> Vec<Note> {
    let mut odd = Odd { notes: Vec::new() };
    let files: BTreeSet<&str> = document.services.iter().map(Service::type_name).collect();
    if let Some(product) = &document.product {
        odd.services(&product.services);
    }
    for device in &document.devices {
        odd.services(&device.services);
        for service in device.services.iter().filter(|service| !files.contains(service.type_name())) {
            let found = format!("{:?} alone", cut(service.type_name()));
            let expected = "a file with the service type, without which nothing of it is checked";
            odd.note(Code::ModelOddMissing, &service.pointer, expected, found, SPEC_DOCUMENT);
        }
    }
    odd.services(&document.services);
    odd.notes
}

struct Odd {
    notes: Vec<Note>,
}

impl Odd {
    fn note(
        &mut self,
        code: Code,
        pointer: impl Into<String>,
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
        spec: &'static str,
    ) {
        let place = Place::pointer(pointer);
        self.notes.push(Complaint::new(code, LAYER, place).expected(expected).found(found).spec(spec));
    }

    fn services(&mut self, services: &[Service]) {
        // Two files of a type, or a type that two services have, differ by their ids or are the same name twice.
        self.unlike(services.iter().map(|service| (service.id(), &*service.pointer)));
        for service in services {
            self.name(&service.pointer, service.id(), limits::IOTDA_NAME_CHARACTERS, "$");
            if let Some(option) = service.option.as_deref()
                && !matches!(option, "Master" | "Mandatory" | "Optional")
            {
                self.word(format!("{}/option", service.pointer), "Master, Mandatory or Optional", option);
            }
            self.properties(service);
            self.commands(service);
            self.events(service);
        }
    }

    fn properties(&mut self, service: &Service) {
        let fields = service.properties.as_deref().unwrap_or_default();
        self.count(service, "properties", fields.len());
        self.unlike(fields.iter().map(|field| (&*field.name, &*field.pointer)));
        for field in fields {
            if field.name.contains(['.', '$', '\0']) {
                let found = format!("{:?}", cut(&field.name));
                let expected = "a key without '.', '$' and NUL, with which no shadow is kept";
                self.note(Code::ModelOddIdentifier, &field.pointer, expected, found, SPEC_KEYS);
            } else {
                self.name(&field.pointer, &field.name, limits::IOTDA_NAME_CHARACTERS, "");
            }
            if let Some(method) = field.method.as_deref().filter(|method| !method.is_empty())
                && !matches!(method, "RWE" | "RW" | "RE" | "WE" | "E" | "W" | "R")
            {
                self.word(format!("{}/method", field.pointer), "RWE, RW, RE, WE, E, W or R", method);
            }
            self.field(field);
        }
    }

    fn commands(&mut self, service: &Service) {
        let commands = service.commands.as_deref().unwrap_or_default();
        self.count(service, "commands", commands.len());
        self.unlike(commands.iter().map(|command| (&*command.command_name, &*command.pointer)));
        for command in commands {
            self.name(&command.pointer, &command.command_name, limits::IOTDA_NAME_CHARACTERS, "");
            self.paras(command.paras.as_deref());
            let responses = command.responses.as_deref().unwrap_or_default();
            let name = |name: &'_ Option<String>| name.clone().unwrap_or_default();
            let names: Vec<String> = responses.iter().map(|response| name(&response.response_name)).collect();
            self.unlike(names.iter().zip(responses).map(|(name, response)| (&**name, &*response.pointer)));
            for (name, response) in names.iter().zip(responses) {
                self.name(&response.pointer, name, limits::IOTDA_RESPONSE_CHARACTERS, "");
                self.paras(response.paras.as_deref());
            }
        }
    }

    fn events(&mut self, service: &Service) {
        let events = service.events.as_deref().unwrap_or_default();
        self.count(service, "events", events.len());
        self.unlike(events.iter().map(|event| (&*event.event_type, &*event.pointer)));
        for event in events {
            self.name(&event.pointer, &event.event_type, limits::IOTDA_PARA_CHARACTERS, "");
            self.paras(event.paras.as_deref());
        }
    }

    fn paras(&mut self, fields: Option<&[Field]>) {
        let fields = fields.unwrap_or_default();
        self.unlike(fields.iter().map(|field| (&*field.name, &*field.pointer)));
        for field in fields {
            self.name(&field.pointer, &field.name, limits::IOTDA_PARA_CHARACTERS, "");
            self.field(field);
        }
    }

    fn field(&mut self, field: &Field) {
        let member = |name: &str| format!("{}/{}", field.pointer, field.spelled(name));
        let Some(name) = field.data_type.as_deref() else {
            return self.note(
                Code::ModelOddMissing,
                member("data_type"),
                "a data type",
                "none",
                SPEC_DOCUMENT,
            );
        };
        if !is_known(name) {
            return self.word(member("data_type"), NAMES, name);
        }
        let listed = field.enum_list.as_deref().unwrap_or_default();
        if let Some(width) = width(name) {
            let (min, max) = (field.min.as_deref(), field.max.as_deref());
            for (name, expected, found) in odd_bounds(width, min, max, step(field)) {
                self.note(Code::ModelOddSpecs, member(name), expected, found, SPEC_DOCUMENT);
            }
            if let Some(other) = listed.iter().find(|value| crate::wire::Decimal::parse(value).is_none()) {
                let found = format!("{:?}, so that none is checked", cut(other));
                self.note(Code::ModelOddSpecs, member("enum_list"), "numbers", found, SPEC_DOCUMENT);
            }
        } else if let Some(written) = field.max_length.as_deref()
            && length(field).is_none()
            && crate::wire::Decimal::parse(written).is_none_or(|length| !length.is_zero())
        {
            let found = format!("{:?}", cut(written));
            self.note(Code::ModelOddSpecs, member("max_length"), "a whole number", found, SPEC_DOCUMENT);
        }
        if name == "enum" && listed.is_empty() {
            let expected = "the values of an enum";
            self.note(Code::ModelOddMissing, member("enum_list"), expected, "none", SPEC_DOCUMENT);
        }
    }

    fn count(&mut self, service: &Service, list: &str, count: usize) {
        if count > limits::IOTDA_SERVICE_ENTRIES {
            let expected = format!("at most {} {list}", limits::IOTDA_SERVICE_ENTRIES);
            let pointer = format!("{}/{list}", service.pointer);
            self.note(Code::ModelOddCount, pointer, expected, format!("{count}"), SPEC_DOCUMENT);
        }
    }

    fn word(&mut self, pointer: String, expected: &'static str, found: &str) {
        self.note(Code::ModelOddWord, pointer, expected, format!("{:?}", cut(found)), SPEC_DOCUMENT);
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
            self.note(Code::ModelOddIdentifier, pointer, expected, found, SPEC_DOCUMENT);
        }
    }

    /// The names of one list.
    fn unlike<'n>(&mut self, names: impl Iterator<Item = (&'n str, &'n str)>) {
        let mut seen = BTreeSet::new();
        for (name, pointer) in names {
            if !seen.insert(name) {
                let found = format!("{:?}", cut(name));
                self.note(Code::ModelOddDuplicate, pointer, "each name once", found, SPEC_DOCUMENT);
            }
        }
    }
}

/// Unified ideographs, the extension below them, and those of compatibility.
fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}
