//! A message against the model.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use super::{
    LAYER, SPEC_CHECKS, SPEC_DOCUMENT,
    data_type::Members,
    model::Model,
    rules::{Property, Rule, Signature},
};
use crate::{
    classify::Topic,
    error::{Code, Note, Place},
    kind::Kind,
    limits,
    model::{DataType, Findings, Table, Value, cut},
    wire::{gzip, json::JsonKind},
};

/// What becomes of property values.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// The device says what they are.
    Report,
    /// The platform says what they shall be.
    Set,
    /// What the platform keeps of them; `null` is no value.
    Keep,
}

impl Model {
    /// Holds a message to the model, whichever device it is of.
    ///
    /// Each note has JSON pointer and byte range in the payload, and the model's rule. No note comes of payloads that cannot be
    /// read, kinds that have nothing to do with a model, services of the platform's own (`$ota`), responses that report a
    /// failure, and devices of another product.
    ///
    /// A response does not say which command it answers: it is held to the responses of its name, and is right where it keeps
    /// to one of them.
    pub fn check(&self, kind: Kind, payload: &[u8]) -> Vec<Note> {
        self.check_as(kind.name(), None, payload)
    }

    /// The same for a message on a topic: the model has to be of the topic's device ([`Model::is_of`]), or of the one that the
    /// message names as its own, as a gateway's reports and commands to sub-devices do. A compressed payload is inflated; notes
    /// on it have no byte range.
    pub fn check_topic(&self, topic: &Topic<'_>, payload: &[u8]) -> Vec<Note> {
        let (kind, device) = (topic.kind().name(), topic.id("device_id"));
        if !topic.is_compressed() {
            return self.check_as(kind, device, payload);
        }
        let Ok(text) = gzip::inflate(payload, limits::INFLATED_BYTES) else { return Vec::new() };
        let without_bytes =
            |place: Place| Place::pointer(String::from(place.json_pointer().unwrap_or_default()));
        self.check_as(kind, device, &text).into_iter().map(|note| note.map_place(without_bytes)).collect()
    }

    fn check_as(&self, kind: &str, device: Option<&str>, payload: &[u8]) -> Vec<Note> {
        let mut findings = Findings::of(LAYER);
        let Some(check) = of_kind(kind) else { return Vec::new() };
        let Some(whole) = Value::payload(payload) else { return Vec::new() };
        let message = Message(whole.members());
        let object = message.text("object_device_id");
        if check.is_gateway || self.is_of(object.as_deref().or(device)) {
            (check.work)(self, &mut findings, &whole, &message);
        }
        findings.notes
    }

    /// The member `services`: each with `service_id` and `properties`.
    fn service_list(&self, findings: &mut Findings, message: &Message<'_>, usage: Use) {
        message.entries(findings, "services", |findings, _, entry| {
            if let Some(rule) = self.service(findings, entry) {
                entry.inside(findings, "properties", |findings, values| {
                    properties(findings, values, rule, usage);
                });
            }
        });
    }

    /// The service that an object's `service_id` names, if the model has it.
    fn service(&self, findings: &mut Findings, entry: &Message<'_>) -> Option<&Rule> {
        let id = entry.text("service_id")?;
        let rule = self.rules.services.get(&id);
        if rule.is_none() && !id.starts_with('$') {
            entry.unknown(findings, "service_id", &id, "a service of the product model".into());
        }
        rule
    }

    fn command(&self, findings: &mut Findings, whole: &Value<'_>, message: &Message<'_>) {
        let Some(name) = message.text("command_name") else { return };
        let (command, of) = match message.text("service_id") {
            Some(id) => {
                let Some(rule) = self.service(findings, message) else { return };
                let Some(commands) = &rule.commands else { return };
                (commands.get(&name), format!(" {:?}", cut(&id)))
            }
            // Which service it is of is left open.
            None => (self.commands().find_map(|commands| commands.get(&name)), String::new()),
        };
        match command {
            Some(command) => paras(findings, whole, message, &command.paras),
            None if of.is_empty() && self.is_open() => {}
            None => message.unknown(
                findings,
                "command_name",
                &name,
                format!("a command of the service{of} of the product model").into(),
            ),
        }
    }

    fn response(&self, findings: &mut Findings, whole: &Value<'_>, message: &Message<'_>) {
        let failed = message.get("result_code").is_some_and(|code| {
            let code = code.json.as_str().unwrap_or(Cow::Borrowed(code.json.text()));
            !matches!(&*code, "0" | "null" | "")
        });
        let Some(name) = message.text("response_name").filter(|_| !failed) else { return };
        let all =
            || self.commands().flat_map(|commands| &commands.rows).map(|(_, command)| &command.responses);
        let mut first = None;
        for response in all().filter_map(|responses| responses.get(&name)) {
            let mut found = Findings::of(LAYER);
            paras(&mut found, whole, message, response);
            if found.notes.is_empty() {
                return;
            }
            first.get_or_insert(found.notes);
        }
        match first {
            Some(notes) => findings.notes.extend(notes),
            None if self.is_open() || all().all(|responses| responses.rows.is_empty()) => {}
            None => {
                message.unknown(findings, "response_name", &name, "a response of the product model".into())
            }
        }
    }

    fn events(&self, findings: &mut Findings, message: &Message<'_>) {
        message.entries(findings, "services", |findings, value, entry| {
            let Some(rule) = self.service(findings, entry) else { return };
            let (Some(events), Some(name)) = (&rule.events, entry.text("event_type")) else { return };
            match events.get(&name) {
                Some(members) => paras(findings, value, entry, members),
                None => entry.unknown(
                    findings,
                    "event_type",
                    &name,
                    "an event of the service in the product model".into(),
                ),
            }
        });
    }

    fn device_list(&self, findings: &mut Findings, message: &Message<'_>) {
        message.entries(findings, "devices", |findings, _, device| {
            if self.is_of(device.text("device_id").as_deref()) {
                self.service_list(findings, device, Use::Report);
            }
        });
    }

    fn shadow(&self, findings: &mut Findings, message: &Message<'_>) {
        message.entries(findings, "shadow", |findings, _, entry| {
            let Some(rule) = self.service(findings, entry) else { return };
            for area in ["desired", "reported"] {
                entry.inside(findings, area, |findings, area| {
                    Message(area.members()).inside(findings, "properties", |findings, values| {
                        properties(findings, values, rule, Use::Keep);
                    });
                });
            }
        });
    }

    fn commands(&self) -> impl Iterator<Item = &Table<Signature>> {
        self.rules.services.rows.iter().filter_map(|(_, rule)| rule.commands.as_ref())
    }

    /// Whether there is a service of which the model does not say what it has.
    fn is_open(&self) -> bool {
        self.rules.services.rows.iter().any(|(_, rule)| rule.commands.is_none())
    }
}

/// What is held to a model in messages of a kind.
struct Check {
    work: fn(&Model, &mut Findings, &Value<'_>, &Message<'_>),
    /// The message is of several devices.
    is_gateway: bool,
}

/// None for kinds that no model is about.
fn of_kind(kind: &str) -> Option<Check> {
    let work: fn(&Model, &mut Findings, &Value<'_>, &Message<'_>) = match kind {
        "properties.report" | "properties.get.response" | "http.properties.report" => {
            |model, findings, _, message| model.service_list(findings, message, Use::Report)
        }
        "gateway.sub_devices.properties.report" | "http.gateway.sub_devices.properties.report" => {
            |model, findings, _, message| model.device_list(findings, message)
        }
        "properties.set.request" => {
            |model, findings, _, message| model.service_list(findings, message, Use::Set)
        }
        "properties.get.request" | "shadow.get.request" => |model, findings, _, message| {
            model.service(findings, message);
        },
        "shadow.get.response" => |model, findings, _, message| model.shadow(findings, message),
        "commands.request" | "api.commands" | "api.async_commands" => Model::command,
        "commands.response" => Model::response,
        "events.up" | "events.down" => |model, findings, _, message| model.events(findings, message),
        _ => return None,
    };
    Some(Check { work, is_gateway: kind.contains("gateway") })
}

/// An object's members.
struct Message<'v>(Vec<(Cow<'v, str>, Value<'v>)>);

impl<'v> Message<'v> {
    fn get(&self, name: &str) -> Option<&Value<'v>> {
        self.0.iter().find(|(member, _)| member == name).map(|(_, value)| value)
    }

    /// The text of a member. Devices write `""` and `null` for what they leave out.
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.get(name)?.json.as_str().filter(|text| !text.is_empty())
    }

    fn inside(&self, findings: &mut Findings, name: &str, work: impl FnOnce(&mut Findings, &Value<'_>)) {
        if let Some(value) = self.get(name) {
            findings.inside(name, |findings| work(findings, value));
        }
    }

    /// Each object of a list.
    fn entries(
        &self,
        findings: &mut Findings,
        name: &str,
        mut work: impl FnMut(&mut Findings, &Value<'_>, &Message<'_>),
    ) {
        self.inside(findings, name, |findings, list| {
            for (index, entry) in list.elements().iter().enumerate() {
                findings.at(index, |findings| work(findings, entry, &Message(entry.members())));
            }
        });
    }

    fn unknown(&self, findings: &mut Findings, member: &str, name: &str, expected: Cow<'static, str>) {
        self.inside(findings, member, |findings, value| {
            findings.unknown(value, name, expected, SPEC_CHECKS);
        });
    }
}

fn properties(findings: &mut Findings, values: &Value<'_>, rule: &Rule, usage: Use) {
    let Some(rules) = &rule.properties else { return };
    for (name, value) in values.members() {
        findings.inside(&name, |findings| {
            let Some(Property { can_write, data_type, .. }) = rules.get(&name) else {
                let expected = "a property of the service in the product model";
                return findings.unknown(&value, &name, expected, SPEC_CHECKS);
            };
            if usage == Use::Set && !can_write {
                let found = format!("{:?} is to be set", cut(&name));
                findings.note(Code::ModelReadOnly, &value, "method with W", found, SPEC_DOCUMENT);
            }
            if usage != Use::Keep || value.kind() != JsonKind::Null {
                data_type.check(&value, findings);
            }
        });
    }
}

/// The member `paras` of a command, response or event.
fn paras(findings: &mut Findings, object: &Value<'_>, message: &Message<'_>, members: &Members) {
    match message.get("paras").filter(|paras| paras.kind() != JsonKind::Null) {
        Some(paras) => findings.inside("paras", |findings| members.check(paras, false, findings)),
        None => {
            if let Some(name) = members.first_required() {
                let found = format!("no {:?}", cut(name));
                findings.missing(
                    object,
                    "paras",
                    "an object with what the model requires",
                    found,
                    SPEC_CHECKS,
                );
            }
        }
    }
}
