//! Messages that keep to a model, for testers without a device.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

use super::super::property::timed;
use super::{check::has_object_value, data_type::Type, model::Model, rules::Property, value::TIME};
use crate::{
    classify::Topic,
    error::Error,
    kind::{Kind, Vendor},
    limits,
    model::{DataType, Numbers, Object},
    record::Record,
    wire::json::{Json, JsonWriter},
};

/// A message that keeps to a model.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Example {
    /// What it is.
    pub kind: Kind,
    /// Of which event or service.
    pub identifier: Option<String>,
    /// The JSON text.
    pub payload: String,
}

impl Example {
    /// The message on its topic.
    ///
    /// # Errors
    /// [`Code::TopicValue`](crate::Code::TopicValue) where a name, or the event's or service's identifier, cannot stand in a
    /// topic.
    pub fn record(&self, product_key: &str, device_name: &str) -> Result<Record<'static>, Error> {
        let topic = Topic::build(self.kind, |hole| match hole {
            "product_key" => Some(product_key),
            "device_name" => Some(device_name),
            _ => self.identifier.as_deref(),
        })?;
        Ok(Record::topic(&topic, self.payload.as_bytes()).into_owned())
    }
}

impl Model {
    /// The messages that [`Model::example`] makes of every kind, event and service: the report of properties, setting them,
    /// asking for them and the answer, each event, each call and its answer.
    pub fn examples(&self, seed: u64) -> Vec<Example> {
        const OF_PROPERTIES: [&str; 4] = [
            "thing.event.property.post",
            "thing.service.property.set",
            "thing.service.property.get",
            "thing.service.property.get_reply",
        ];
        let of = |name: &str| Kind::find(Some(Vendor::Alibaba), name);
        let properties = OF_PROPERTIES.iter().map(|name| (*name, None));
        let events = self.rules.events.rows.iter().map(|(name, _)| ("thing.event.post", Some(&**name)));
        let services = self.rules.services.rows.iter().flat_map(|(name, _)| {
            ["thing.service.invoke", "thing.service.invoke_reply"].map(|kind| (kind, Some(&**name)))
        });
        properties
            .chain(events)
            .chain(services)
            .filter_map(|(kind, identifier)| self.example(of(kind)?, identifier, seed))
            .collect()
    }

    /// A message of a kind that keeps to the model; the same for the same model, kind, identifier and seed.
    ///
    /// A report has all properties, but no more than one report may have, and leaves out those of a type that is not known or
    /// that no value fits. None for other kinds than those of [`Model::examples`], for events and services that the model does
    /// not have or whose parameters no value fits, and where nothing is left.
    pub fn example(&self, kind: Kind, identifier: Option<&str>, seed: u64) -> Option<Example> {
        let mut numbers = Numbers::of(seed, &[kind.name(), identifier.unwrap_or_default()]);
        let properties = || self.rules.properties.rows.iter();
        let (body, content) = match kind.name() {
            "thing.event.property.post" => ("params", report(&mut numbers, properties(), true)?),
            "thing.service.property.set" => (
                "params",
                report(&mut numbers, properties().filter(|(_, property)| !property.read_only), false)?,
            ),
            "thing.service.property.get_reply" => ("data", report(&mut numbers, properties(), false)?),
            "thing.service.property.get" => {
                let mut list = String::new();
                let mut out = JsonWriter::new(&mut list);
                out.begin_array();
                properties().take(limits::TSL_REPORTED_PROPERTIES).for_each(|(name, _)| out.string(name));
                out.end_array();
                ("params", Some(list).filter(|list| list != "[]")?)
            }
            "thing.event.post" => {
                let outputs = self.rules.events.get(identifier?)?;
                let values = outputs.example(&mut numbers, 0)?;
                let bare = has_object_value(outputs);
                ("params", if bare { values } else { with_time(&mut numbers, &values) })
            }
            "thing.service.invoke" => {
                ("params", self.rules.services.get(identifier?)?.inputs.example(&mut numbers, 0)?)
            }
            "thing.service.invoke_reply" => {
                ("data", self.rules.services.get(identifier?)?.outputs.example(&mut numbers, 0)?)
            }
            _ => return None,
        };
        let mut payload = String::new();
        let mut out = JsonWriter::new(&mut payload);
        out.begin_object();
        out.key("id");
        out.string(&format!("{}", numbers.below(1_000_000)));
        if body == "data" {
            out.key("code");
            out.u64(200);
        } else {
            out.key("version");
            out.string("1.0");
        }
        out.key(body);
        out.raw(&Json::parse(content.as_bytes()).ok()?);
        if body == "params" {
            out.key("method");
            match (kind.name(), identifier) {
                ("thing.event.post", Some(event)) => out.string(&format!("thing.event.{event}.post")),
                ("thing.service.invoke", Some(service)) => out.string(&format!("thing.service.{service}")),
                (name, _) => out.string(name),
            }
        }
        out.end_object();
        Some(Example { kind, identifier: identifier.map(ToOwned::to_owned), payload })
    }
}

/// Values of properties by their identifiers, some of them with their time where that may be.
fn report<'m>(
    numbers: &mut Numbers,
    properties: impl Iterator<Item = &'m (String, Property)>,
    timed: bool,
) -> Option<String> {
    let mut report = Object::default();
    for (name, property) in properties {
        let Some(mut value) = property.data_type.example(numbers, 0) else { continue };
        let may = !matches!(&property.data_type, Type::Struct(members) if has_object_value(members));
        // A struct of a value and a time would read as a value with its time.
        if timed && may && (looks_timed(&value) || numbers.below(2) == 0) {
            value = with_time(numbers, &value);
        }
        report.add(name, &value)?;
        if report.count == limits::TSL_REPORTED_PROPERTIES {
            break;
        }
    }
    (report.count > 0).then(|| report.finish())
}

fn with_time(numbers: &mut Numbers, value: &str) -> String {
    let time = TIME.saturating_add(numbers.below(1_000_000_000));
    format!("{{\"value\":{value},\"time\":{time}}}")
}

/// Whether a value reads as one with its time, because a struct has members of these names.
fn looks_timed(value: &str) -> bool {
    Json::parse(value.as_bytes()).is_ok_and(|json| timed(&json).is_some())
}
