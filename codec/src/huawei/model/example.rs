//! Messages that keep to a model, for testers without a device.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

use super::{
    data_type::Members,
    model::Model,
    rules::{Property, Rule},
    value::moment,
};
use crate::{
    classify::Topic,
    error::Error,
    kind::{Kind, Vendor},
    model::{DataType, Numbers, Object, Table},
    record::Record,
    wire::json::{Json, JsonWriter},
};

/// A message that keeps to a model.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Example {
    /// What it is.
    pub kind: Kind,
    /// Of which service, where it is of one.
    pub service_id: Option<String>,
    /// Of which command or event.
    pub identifier: Option<String>,
    /// What stands at the end of a request's topic and its response's.
    pub request_id: String,
    /// The JSON text.
    pub payload: String,
}

impl Example {
    /// The message on its topic.
    ///
    /// # Errors
    /// [`Code::TopicValue`](crate::Code::TopicValue) where the device's id cannot stand in a topic.
    pub fn record(&self, device_id: &str) -> Result<Record<'static>, Error> {
        let topic = Topic::build(self.kind, |hole| match hole {
            "device_id" => Some(device_id),
            _ => Some(&self.request_id),
        })?;
        Ok(Record::topic(&topic, self.payload.as_bytes()).into_owned())
    }
}

impl Model {
    /// Messages of every kind that the model has something for: reports of the device and of a gateway, setting properties,
    /// asking for them and the answer, each command and each of its responses, each event. The same for the same model and seed.
    ///
    /// A report has all services with all properties that may be reported, but leaves out those of a type that is not known or that no value
    /// fits; what would be left with nothing is not made.
    pub fn examples(&self, seed: u64) -> Vec<Example> {
        // What has no name cannot be named in a message.
        fn named<T>(table: &Table<T>) -> impl Iterator<Item = &(String, T)> {
            table.rows.iter().filter(|(name, _)| !name.is_empty())
        }
        let mut examples = Vec::new();
        let whole: [(&str, Make); 4] = [
            ("properties.report", report),
            ("gateway.sub_devices.properties.report", gateway),
            ("properties.set.request", set),
            ("properties.get.response", report),
        ];
        for (kind, make) in whole {
            examples.extend(one(kind, None, None, seed, |numbers, out| make(self, numbers, out)));
        }
        for (service, rule) in named(&self.rules.services) {
            if rule.properties.is_some() {
                examples.extend(one("properties.get.request", Some(service), None, seed, |_, out| {
                    out.begin_object();
                    out.key("service_id");
                    out.string(service);
                    out.end_object();
                    Some(())
                }));
            }
            for (name, command) in rule.commands.iter().flat_map(named) {
                examples.extend(one("commands.request", Some(service), Some(name), seed, |numbers, out| {
                    with_paras(numbers, out, &command.paras, |_, out| {
                        out.key("service_id");
                        out.string(service);
                        out.key("command_name");
                        out.string(name);
                    })
                }));
                for (response, paras) in named(&command.responses) {
                    let make = |numbers: &mut Numbers, out: &mut JsonWriter<'_>| {
                        with_paras(numbers, out, paras, |_, out| {
                            out.key("result_code");
                            out.u64(0);
                            out.key("response_name");
                            out.string(response);
                        })
                    };
                    examples.extend(one("commands.response", Some(service), Some(name), seed, make));
                }
            }
            for (name, paras) in rule.events.iter().flat_map(named) {
                examples.extend(one("events.up", Some(service), Some(name), seed, |numbers, out| {
                    out.begin_object();
                    out.key("services");
                    out.begin_array();
                    with_paras(numbers, out, paras, |numbers, out| {
                        out.key("service_id");
                        out.string(service);
                        out.key("event_type");
                        out.string(name);
                        out.key("event_time");
                        out.string(&moment(numbers));
                    })?;
                    out.end_array();
                    out.end_object();
                    Some(())
                }));
            }
        }
        examples
    }
}

type Make = fn(&Model, &mut Numbers, &mut JsonWriter<'_>) -> Option<()>;

/// Makes one message. None where no value is known of something that it needs.
fn one(
    kind: &str,
    service: Option<&str>,
    identifier: Option<&str>,
    seed: u64,
    make: impl FnOnce(&mut Numbers, &mut JsonWriter<'_>) -> Option<()>,
) -> Option<Example> {
    // A response has its request's id.
    let family = kind.strip_suffix(".request").or(kind.strip_suffix(".response")).unwrap_or(kind);
    let (service_name, name) = (service.unwrap_or_default(), identifier.unwrap_or_default());
    let request_id = format!("{}", Numbers::of(seed, &[family, service_name, name]).below(1_000_000));
    let kind = Kind::find(Some(Vendor::Huawei), kind)?;
    let mut numbers = Numbers::of(seed, &[kind.name(), service_name, name]);
    let mut payload = String::new();
    make(&mut numbers, &mut JsonWriter::new(&mut payload))?;
    Some(Example {
        kind,
        service_id: service.map(ToOwned::to_owned),
        identifier: identifier.map(ToOwned::to_owned),
        request_id,
        payload,
    })
}

/// An object with members of its own and `paras`.
fn with_paras(
    numbers: &mut Numbers,
    out: &mut JsonWriter<'_>,
    members: &Members,
    own: impl FnOnce(&mut Numbers, &mut JsonWriter<'_>),
) -> Option<()> {
    let paras = members.example(numbers, 0)?;
    out.begin_object();
    own(numbers, out);
    out.key("paras");
    out.raw(&Json::parse(paras.as_bytes()).ok()?);
    out.end_object();
    Some(())
}

fn report(model: &Model, numbers: &mut Numbers, out: &mut JsonWriter<'_>) -> Option<()> {
    out.begin_object();
    services(model, numbers, out, |property| property.can_report, true)?;
    out.end_object();
    Some(())
}

fn set(model: &Model, numbers: &mut Numbers, out: &mut JsonWriter<'_>) -> Option<()> {
    out.begin_object();
    services(model, numbers, out, |property| property.can_write, false)?;
    out.end_object();
    Some(())
}

/// Sub-devices of the same product.
fn gateway(model: &Model, numbers: &mut Numbers, out: &mut JsonWriter<'_>) -> Option<()> {
    out.begin_object();
    out.key("devices");
    out.begin_array();
    for number in 0..numbers.count(3) {
        out.begin_object();
        out.key("device_id");
        let own = model.product_id().map_or_else(String::new, |product| format!("{product}_"));
        out.string(&format!("{own}sub{number}"));
        services(model, numbers, out, |property| property.can_report, true)?;
        out.end_object();
    }
    out.end_array();
    out.end_object();
    Some(())
}

/// The member `services`: those that have properties of the wanted ones. None where there is none.
fn services(
    model: &Model,
    numbers: &mut Numbers,
    out: &mut JsonWriter<'_>,
    wanted: fn(&Property) -> bool,
    timed: bool,
) -> Option<()> {
    let mut any = None;
    out.key("services");
    out.begin_array();
    for (name, Rule { properties, .. }) in &model.rules.services.rows {
        let Some(values) = properties.as_ref().and_then(|properties| values(numbers, properties, wanted))
        else {
            continue;
        };
        any = Some(());
        out.begin_object();
        out.key("service_id");
        out.string(name);
        out.key("properties");
        out.raw(&Json::parse(values.as_bytes()).ok()?);
        if timed {
            out.key("event_time");
            out.string(&moment(numbers));
        }
        out.end_object();
    }
    out.end_array();
    any
}

/// Values of properties by their names.
fn values(
    numbers: &mut Numbers,
    properties: &Table<Property>,
    wanted: fn(&Property) -> bool,
) -> Option<String> {
    let mut values = Object::default();
    for (name, property) in properties.rows.iter().filter(|(_, property)| wanted(property)) {
        if let Some(value) = property.data_type.example(numbers, 0) {
            values.add(name, &value)?;
        }
    }
    (values.count > 0).then(|| values.finish())
}
