//! A message against the model.

use alloc::{borrow::Cow, vec::Vec};

use super::{
    LAYER, SPEC_CHECKS,
    data_type::{Members, Type},
    model::Model,
    rules::Property,
};
use crate::{
    classify::{self, Topic},
    error::{Code, Note},
    kind::Kind,
    model::{DataType, Findings, Value, cut},
    wire::json::{Json, JsonKind},
};

/// What becomes of property values.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// The device says what they are.
    Report,
    /// The platform says what they shall be.
    Set,
}

/// The members of an envelope that matter here.
#[derive(Default)]
struct Envelope<'p> {
    params: Option<Value<'p>>,
    data: Option<Value<'p>>,
    /// The code of a reply is success, or there is none.
    failed: bool,
}

impl Model {
    /// Holds a message to the model. `identifier` is that of the event or service in the topic; other kinds have none.
    ///
    /// Each note has JSON pointer and byte range in the payload, and the model's rule. No note comes of payloads that cannot be
    /// read, kinds that have nothing to do with a model, replies that report a failure, and sub-devices of another product.
    pub fn check(&self, kind: Kind, identifier: Option<&str>, payload: &[u8]) -> Vec<Note> {
        self.check_as(kind.name(), identifier, payload, true)
    }

    /// The same for a message on a topic: the model has to be of the topic's product (or of no product that it names), but for
    /// those sub-devices in a gateway's report that are of the model's product. Calls over RRPC are checked by the topic that
    /// they carry, or by their `method`.
    pub fn check_topic(&self, topic: &Topic<'_>, payload: &[u8]) -> Vec<Note> {
        let kind = topic.kind().name();
        let own = self.is_of(topic.id("product_key"));
        match kind {
            "ext.rrpc" => {
                let inner = topic.id("message_id_and_topic").and_then(|text| text.get(text.find('/')?..));
                let Some(inner) = inner.and_then(|name| classify::topic(name).ok()) else {
                    return Vec::new();
                };
                if !self.is_of(inner.id("product_key")) {
                    return Vec::new();
                }
                // Request and reply share the topic.
                let is_reply = Json::parse(payload).is_ok_and(|json| json.get("code").is_some());
                let kind = match (inner.kind().name(), is_reply) {
                    ("thing.service.property.get", true) => "thing.service.property.get_reply",
                    ("thing.service.invoke", true) => "thing.service.invoke_reply",
                    (_, true) => return Vec::new(),
                    (kind, false) => kind,
                };
                self.check_as(kind, inner.id("service_identifier"), payload, true)
            }
            "rrpc.request" if own => {
                let Ok(json) = Json::parse(payload) else { return Vec::new() };
                let method = json.get("method");
                let method = method.as_ref().and_then(Json::as_str).unwrap_or_default();
                match method.strip_prefix("thing.service.") {
                    Some("property.set" | "property.get") => self.check_as(&method, None, payload, true),
                    Some(service) => self.check_as("thing.service.invoke", Some(service), payload, true),
                    None => Vec::new(),
                }
            }
            "thing.event.property.pack.post" | "thing.event.property.history.post" => {
                self.check_as(kind, None, payload, own)
            }
            _ if own => {
                let identifier = topic.id("event_identifier").or_else(|| topic.id("service_identifier"));
                self.check_as(kind, identifier, payload, true)
            }
            _ => Vec::new(),
        }
    }

    fn check_as(&self, kind: &str, identifier: Option<&str>, payload: &[u8], own: bool) -> Vec<Note> {
        let mut findings = Findings::of(LAYER);
        let Some(is_reply) = side(kind) else { return Vec::new() };
        let Some(whole) = Value::payload(payload) else { return Vec::new() };
        let envelope = envelope(&whole);
        if is_reply {
            if let Some(data) = envelope.data.filter(|_| !envelope.failed) {
                findings.inside("data", |findings| self.data(findings, kind, identifier, &data));
            }
        } else if let Some(params) = envelope.params {
            findings.inside("params", |findings| self.params(findings, kind, identifier, &params, own));
        }
        findings.notes
    }

    fn params(
        &self,
        findings: &mut Findings,
        kind: &str,
        identifier: Option<&str>,
        params: &Value<'_>,
        own: bool,
    ) {
        match kind {
            "thing.event.property.post" => self.properties(findings, params, Use::Report),
            "thing.service.property.set" => self.properties(findings, params, Use::Set),
            "thing.service.property.get" | "thing.property.desired.get" => {
                for (index, name) in params.elements().iter().enumerate() {
                    if let Some(identifier) = name.json.as_str() {
                        findings.at(index, |findings| self.known(findings, name, &identifier));
                    }
                }
            }
            "thing.property.desired.delete" => findings.each(params, |findings, versions| {
                for (name, version) in versions.members() {
                    findings.inside(&name, |findings| self.known(findings, &version, &name));
                }
            }),
            "thing.event.post" => self.event(findings, params, identifier.unwrap_or_default()),
            "thing.service.invoke" if params.kind() == JsonKind::Object => {
                let identifier = identifier.unwrap_or_default();
                match self.rules.services.get(identifier) {
                    Some(service) => service.inputs.check(params, true, findings),
                    None => self.unknown(findings, params, identifier, "a service of the thing model"),
                }
            }
            "thing.event.property.pack.post" => {
                for (name, part) in params.members() {
                    findings.inside(&name, |findings| match &*name {
                        "subDevices" => {
                            findings.each(&part, |findings, device| self.device(findings, device))
                        }
                        _ if own => self.part(findings, &name, &part),
                        _ => {}
                    });
                }
            }
            "thing.event.property.batch.post" => {
                for (name, part) in params.members() {
                    let is_event = name == "events";
                    if !is_event && name != "properties" {
                        continue;
                    }
                    findings.inside(&name, |findings| {
                        for (name, list) in part.members() {
                            findings.inside(&name, |findings| {
                                findings.each(&list, |findings, value| match is_event {
                                    true => self.event(findings, value, &name),
                                    false => self.property(findings, value, &name, Use::Report),
                                });
                            });
                        }
                    });
                }
            }
            "thing.event.property.history.post" => {
                findings.each(params, |findings, device| self.device(findings, device));
            }
            _ => {}
        }
    }

    fn data(&self, findings: &mut Findings, kind: &str, identifier: Option<&str>, data: &Value<'_>) {
        match kind {
            "thing.service.property.get_reply" => self.properties(findings, data, Use::Report),
            "thing.property.desired.get_reply" => {
                for (name, desired) in data.members() {
                    findings.inside(&name, |findings| {
                        let Some(property) = self.rules.properties.get(&name) else {
                            return self.known(findings, &desired, &name);
                        };
                        if let Some((_, value)) = desired.members().iter().find(|(name, _)| name == "value") {
                            findings.inside("value", |findings| property.data_type.check(value, findings));
                        }
                    });
                }
            }
            // Without anything in it, the device returns nothing about the service.
            "thing.service.invoke_reply" if data.kind() == JsonKind::Object => {
                let identifier = identifier.unwrap_or_default();
                match self.rules.services.get(identifier) {
                    Some(_) if data.members().is_empty() => {}
                    Some(service) => service.outputs.check(data, true, findings),
                    None => self.unknown(findings, data, identifier, "a service of the thing model"),
                }
            }
            _ => {}
        }
    }

    /// A sub-device's part of a report, if it is of the model's product.
    fn device(&self, findings: &mut Findings, device: &Value<'_>) {
        let identity = device.json.get("identity");
        let product = identity.as_ref().and_then(|identity| identity.get("productKey"));
        let product = product.as_ref().and_then(Json::as_str);
        if self.is_of(product.as_deref()) {
            for (name, part) in device.members() {
                findings.inside(&name, |findings| self.part(findings, &name, &part));
            }
        }
    }

    /// The member `properties` or `events` of a device's part: one set or a list of sets.
    fn part(&self, findings: &mut Findings, name: &str, part: &Value<'_>) {
        match name {
            "properties" => {
                findings.each(part, |findings, set| self.properties(findings, set, Use::Report));
            }
            "events" => findings.each(part, |findings, set| {
                for (name, event) in set.members() {
                    findings.inside(&name, |findings| self.event(findings, &event, &name));
                }
            }),
            _ => {}
        }
    }

    fn properties(&self, findings: &mut Findings, values: &Value<'_>, usage: Use) {
        for (name, value) in values.members() {
            findings.inside(&name, |findings| self.property(findings, &value, &name, usage));
        }
    }

    fn property(&self, findings: &mut Findings, value: &Value<'_>, identifier: &str, usage: Use) {
        let Some(Property { read_only, data_type }) = self.rules.properties.get(identifier) else {
            return self.known(findings, value, identifier);
        };
        if usage == Use::Set && *read_only {
            let found = alloc::format!("{:?} is to be set", cut(identifier));
            findings.note(Code::ModelReadOnly, value, "accessMode rw", found, super::SPEC_DOCUMENT);
        }
        let own = match data_type {
            Type::Struct(members) => Some(members),
            Type::Any => return,
            _ => None,
        };
        match timed(value, own) {
            Some(members) => wrapped(findings, &members, |findings, value| data_type.check(value, findings)),
            None => data_type.check(value, findings),
        }
    }

    fn event(&self, findings: &mut Findings, params: &Value<'_>, identifier: &str) {
        if params.kind() != JsonKind::Object {
            return;
        }
        let Some(outputs) = self.rules.events.get(identifier) else {
            return self.unknown(findings, params, identifier, "an event of the thing model");
        };
        // The guides ask for no parameter of an event.
        match timed(params, Some(outputs)) {
            Some(members) => {
                wrapped(findings, &members, |findings, value| outputs.check(value, false, findings));
            }
            None => outputs.check(params, false, findings),
        }
    }

    /// A property that is only named.
    fn known(&self, findings: &mut Findings, value: &Value<'_>, identifier: &str) {
        if self.rules.properties.get(identifier).is_none() {
            self.unknown(findings, value, identifier, "a property of the thing model");
        }
    }

    fn unknown(&self, findings: &mut Findings, value: &Value<'_>, identifier: &str, expected: &'static str) {
        if !self.rules.is_closed(identifier) {
            findings.unknown(value, identifier, expected, SPEC_CHECKS);
        }
    }
}

/// Whether messages of a kind are replies; none for kinds that no model is about.
fn side(kind: &str) -> Option<bool> {
    match kind {
        "thing.event.property.post"
        | "thing.service.property.set"
        | "thing.service.property.get"
        | "thing.property.desired.get"
        | "thing.property.desired.delete"
        | "thing.event.post"
        | "thing.service.invoke"
        | "thing.event.property.pack.post"
        | "thing.event.property.batch.post"
        | "thing.event.property.history.post" => Some(false),
        "thing.service.property.get_reply"
        | "thing.property.desired.get_reply"
        | "thing.service.invoke_reply" => Some(true),
        _ => None,
    }
}

fn envelope<'p>(whole: &'p Value<'_>) -> Envelope<'p> {
    let mut envelope = Envelope::default();
    for (name, value) in whole.members() {
        match &*name {
            "params" => envelope.params = Some(value),
            "data" => envelope.data = Some(value),
            "code" => {
                let code = value.json.as_str().unwrap_or(Cow::Borrowed(value.json.text()));
                envelope.failed = code != "200";
            }
            _ => {}
        }
    }
    envelope
}

/// The members of a value that came with its time: `value`, and `time` or `timestamp` beside it.
///
/// A set of parameters may have such members of its own (`own`): then it is bare where `value` is no object, or has to be one
/// as a parameter.
fn timed<'v>(value: &'v Value<'_>, own: Option<&Members>) -> Option<Vec<(Cow<'v, str>, Value<'v>)>> {
    if value.kind() != JsonKind::Object || own.is_some_and(has_object_value) {
        return None;
    }
    let members = value.members();
    let of_a_time = members.iter().all(|(name, _)| matches!(&**name, "value" | "time" | "timestamp"));
    let (_, inner) = members.iter().find(|(name, _)| name == "value")?;
    (of_a_time && (own.is_none() || inner.kind() == JsonKind::Object)).then_some(members)
}

/// Whether a set of parameters has one of the name `value` that is, or may be, an object.
pub(super) fn has_object_value(own: &Members) -> bool {
    own.get("value").is_some_and(|member| matches!(member.data_type, Type::Struct(_) | Type::Any))
}

/// The time beside it is no matter of the model: decoding notes what is wrong with it.
fn wrapped(
    findings: &mut Findings,
    members: &[(Cow<'_, str>, Value<'_>)],
    work: impl FnOnce(&mut Findings, &Value<'_>),
) {
    if let Some((name, value)) = members.iter().find(|(name, _)| name == "value") {
        findings.inside(name, |findings| work(findings, value));
    }
}
