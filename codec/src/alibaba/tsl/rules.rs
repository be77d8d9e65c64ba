//! A model's properties, events and services by the names that messages use.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    data_type::{Members, Type, member},
    document::{AccessMode, Document, Event, Input, Parameter, Service, text},
};
use crate::model::{Member, Table};

/// What messages are held to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Rules {
    pub(super) properties: Table<Property>,
    /// With their output parameters.
    pub(super) events: Table<Members>,
    pub(super) services: Table<Signature>,
    /// Modules that the document names without saying what is in them.
    closed: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Property {
    pub(super) read_only: bool,
    pub(super) data_type: Type,
}

/// A service's parameters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Signature {
    pub(super) inputs: Members,
    pub(super) outputs: Members,
}

/// How the identifiers of a module are written in messages.
#[derive(Clone, Copy)]
struct Names<'n> {
    module: Option<&'n str>,
    /// The document is this module alone: its identifiers may stand without it.
    alone: bool,
}

impl Names<'_> {
    fn first(self, identifier: &str) -> String {
        match self.module {
            Some(module) => format!("{module}:{identifier}"),
            None => identifier.to_owned(),
        }
    }

    /// Adds an entry under its names.
    fn add<T>(self, table: &mut Table<T>, identifier: &str, entry: impl FnOnce() -> T) {
        let second = (self.alone && self.module.is_some()).then_some(identifier);
        table.add_twice(&self.first(identifier), second, entry);
    }
}

/// The name of what is in no module.
const DEFAULT_MODULE: &str = "default";

impl Rules {
    pub(super) fn of(document: &Document<'_>) -> Self {
        let mut rules = Rules::default();
        let module =
            text(&document.function_block_id).filter(|module| !module.eq_ignore_ascii_case(DEFAULT_MODULE));
        rules.add(
            Names { module, alone: true },
            document.properties.as_deref(),
            document.events.as_deref(),
            document.services.as_deref(),
        );
        for block in document.function_blocks.iter().flatten() {
            if block.properties.is_none() && block.events.is_none() && block.services.is_none() {
                rules.closed.push(block.function_block_id.to_string());
                continue;
            }
            let module =
                Some(&*block.function_block_id).filter(|module| !module.eq_ignore_ascii_case(DEFAULT_MODULE));
            rules.add(
                Names { module, alone: false },
                block.properties.as_deref(),
                block.events.as_deref(),
                block.services.as_deref(),
            );
        }
        rules
    }

    /// Whether the identifier is of a module whose content is not known.
    pub(super) fn is_closed(&self, identifier: &str) -> bool {
        identifier
            .split_once(':')
            .is_some_and(|(module, _)| self.closed.iter().any(|closed| closed == module))
    }

    fn add(
        &mut self,
        names: Names<'_>,
        properties: Option<&[Parameter<'_>]>,
        events: Option<&[Event<'_>]>,
        services: Option<&[Service<'_>]>,
    ) {
        for parameter in properties.into_iter().flatten() {
            self.property(names, parameter);
        }
        for event in events.into_iter().flatten() {
            let outputs = event.output_data.iter().flatten();
            if event.is_builtin() {
                outputs.for_each(|parameter| self.property(names, parameter));
            } else {
                names.add(&mut self.events, &event.identifier, || Members::of(outputs.map(member)));
            }
        }
        for service in services.into_iter().flatten() {
            if service.is_builtin() {
                self.builtin(names, service);
            } else {
                names.add(&mut self.services, &service.identifier, || Signature {
                    inputs: Members::of(service.input_data.iter().flatten().map(input)),
                    outputs: Members::of(service.output_data.iter().flatten().map(member)),
                });
            }
        }
        // Names alone come last: they say nothing that an entry elsewhere does not say.
        let builtin = services.into_iter().flatten().filter(|service| service.is_builtin());
        for input in builtin.flat_map(|service| service.input_data.iter().flatten()) {
            if let Input::Name(name) = input {
                names.add(&mut self.properties, name, || Property { read_only: false, data_type: Type::Any });
            }
        }
    }

    /// The guides' own models have properties that only the services `set` and `get` name.
    fn builtin(&mut self, names: Names<'_>, service: &Service<'_>) {
        for parameter in service.output_data.iter().flatten() {
            self.property(names, parameter);
        }
        for input in service.input_data.iter().flatten() {
            if let Input::Parameter(parameter) = input {
                self.property(names, parameter);
            }
        }
    }

    fn property(&mut self, names: Names<'_>, parameter: &Parameter<'_>) {
        names.add(&mut self.properties, &parameter.identifier, || Property {
            read_only: parameter.access() == Some(AccessMode::Read),
            data_type: Type::of_parameter(parameter),
        });
    }
}

fn input<'m>(input: &'m Input<'_>) -> (&'m str, Member<Type>) {
    match input {
        Input::Parameter(parameter) => member(parameter),
        Input::Name(name) => (name, Member { required: None, data_type: Type::Any }),
    }
}
