//! A model's services, properties, commands and events by the names that messages use.

use alloc::collections::BTreeSet;

use super::{
    data_type::{Members, Type, member},
    document::{Document, Field, Service},
};
use crate::model::Table;

/// What messages are held to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Rules {
    pub(super) services: Table<Rule>,
}

/// What a service has. What a document does not say of it is not checked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Rule {
    pub(super) properties: Option<Table<Property>>,
    pub(super) commands: Option<Table<Signature>>,
    pub(super) events: Option<Table<Members>>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Property {
    pub(super) can_write: bool,
    /// It can be read, or its changes are reported.
    pub(super) can_report: bool,
    pub(super) data_type: Type,
}

/// A command's parameters, and those of its responses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Signature {
    pub(super) paras: Members,
    pub(super) responses: Table<Members>,
}

impl Rules {
    pub(super) fn of(document: &Document) -> Self {
        let mut rules = Rules::default();
        let whole = document.product.iter().flat_map(|product| &product.services);
        for service in whole {
            rules.add(service, service);
        }
        let mut types = Table::default();
        document.services.iter().for_each(|service| types.add(service.type_name(), || service));
        // A device's services have what the files of their types say.
        let mut used = BTreeSet::new();
        for service in document.devices.iter().flat_map(|device| &device.services) {
            used.insert(service.type_name());
            rules.add(service, types.get(service.type_name()).copied().unwrap_or(service));
        }
        for service in document.services.iter().filter(|service| !used.contains(service.type_name())) {
            rules.add(service, service);
        }
        rules
    }

    fn add(&mut self, named: &Service, service: &Service) {
        self.services.add(named.id(), || Rule::of(service));
    }
}

impl Rule {
    fn of(service: &Service) -> Self {
        let Service { properties, commands, events, .. } = service;
        if properties.is_none() && commands.is_none() && events.is_none() {
            return Rule::default();
        }
        let properties = table(properties.as_deref(), |field| {
            let access = field.access();
            let can_write = access.is_none_or(|access| access.can_write);
            let can_report = access.is_none_or(|access| access.can_read || access.can_subscribe);
            (&field.name, Property { can_write, can_report, data_type: Type::of(field) })
        });
        let commands = table(commands.as_deref(), |command| {
            let responses = table(command.responses.as_deref(), |response| {
                (response.response_name.as_deref().unwrap_or_default(), members(response.paras.as_deref()))
            });
            (&command.command_name, Signature { paras: members(command.paras.as_deref()), responses })
        });
        let events = table(events.as_deref(), |event| (&event.event_type, members(event.paras.as_deref())));
        Rule {
            properties: Some(properties),
            commands: Some(commands),
            // The platform shows an empty list, as products have none yet; devices may send them all the same.
            events: Some(events).filter(|events| !events.rows.is_empty()),
        }
    }
}

/// The entries of a list; none where the service does not have it.
fn table<'l, E, T>(list: Option<&'l [E]>, entry: impl Fn(&'l E) -> (&'l str, T)) -> Table<T> {
    let mut table = Table::default();
    for (name, entry) in list.unwrap_or_default().iter().map(entry) {
        table.add(name, || entry);
    }
    table
}

fn members(fields: Option<&[Field]>) -> Members {
    Members::of(fields.unwrap_or_default().iter().map(member))
}

impl Service {
    /// Its name in messages.
    pub(super) fn id(&self) -> &str {
        self.service_id.as_deref().or(self.service_type.as_deref()).unwrap_or_default()
    }

    pub(super) fn type_name(&self) -> &str {
        self.service_type.as_deref().or(self.service_id.as_deref()).unwrap_or_default()
    }
}
