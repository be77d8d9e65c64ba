//! Messages that keep to a model, for testers without a device.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

use super::super::property::timed;
use super::{
    check::has_object_value,
    data_type::{Member, Members, Number, Type, Width, key_text},
    model::Model,
    value::{Findings, Value},
};
use crate::{
    classify::Topic,
    error::Error,
    kind::{Kind, Vendor},
    limits,
    record::{Address, Hints, Record},
    wire::{
        Decimal,
        json::{Json, JsonWriter},
    },
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
        Ok(Record {
            address: Address::Topic(topic.into()),
            payload: self.payload.as_bytes().to_vec().into(),
            hints: Hints::default(),
        })
    }
}

/// The time of the guides' examples: the clock is the caller's.
const TIME: u64 = 1_524_448_722_000;

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
        let mut numbers = Numbers::of(seed, kind.name(), identifier.unwrap_or_default());
        let properties = || self.rules.properties.rows.iter();
        let (body, content) = match kind.name() {
            "thing.event.property.post" => ("params", numbers.report(properties(), true)?),
            "thing.service.property.set" => {
                ("params", numbers.report(properties().filter(|(_, property)| !property.read_only), false)?)
            }
            "thing.service.property.get_reply" => ("data", numbers.report(properties(), false)?),
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
                let values = numbers.members(outputs, 0)?;
                let bare = has_object_value(outputs);
                ("params", if bare { values } else { numbers.timed(&values) })
            }
            "thing.service.invoke" => {
                ("params", numbers.members(&self.rules.services.get(identifier?)?.inputs, 0)?)
            }
            "thing.service.invoke_reply" => {
                ("data", numbers.members(&self.rules.services.get(identifier?)?.outputs, 0)?)
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

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
struct Numbers(u64);

impl Numbers {
    /// Messages of one seed differ by what they are.
    fn of(seed: u64, kind: &str, identifier: &str) -> Self {
        // FNV-1a.
        let hash = |start: u64, text: &str| {
            text.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
        };
        Numbers(seed.wrapping_add(hash(hash(0xcbf2_9ce4_8422_2325, kind), identifier)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next().checked_rem(limit).unwrap_or(0)
    }

    /// One of a list.
    fn one<'l, T>(&mut self, list: &'l [T]) -> Option<&'l T> {
        let at = self.below(u64::try_from(list.len()).unwrap_or(0));
        list.get(usize::try_from(at).ok()?)
    }

    /// Values of properties by their identifiers, some of them with their time where that may be.
    fn report<'m>(
        &mut self,
        properties: impl Iterator<Item = &'m (String, super::rules::Property)>,
        timed: bool,
    ) -> Option<String> {
        let mut report = String::new();
        let mut out = JsonWriter::new(&mut report);
        let mut count = 0_usize;
        out.begin_object();
        for (name, property) in properties {
            let Some(mut value) = self.value(&property.data_type, 0) else { continue };
            let may = !matches!(&property.data_type, Type::Struct(members) if has_object_value(members));
            // A struct of a value and a time would read as a value with its time.
            if timed && may && (looks_timed(&value) || self.below(2) == 0) {
                value = self.timed(&value);
            }
            out.key(name);
            out.raw(&Json::parse(value.as_bytes()).ok()?);
            count = count.saturating_add(1);
            if count == limits::TSL_REPORTED_PROPERTIES {
                break;
            }
        }
        out.end_object();
        (count > 0).then_some(report)
    }

    fn timed(&mut self, value: &str) -> String {
        let time = TIME.saturating_add(self.below(1_000_000_000));
        format!("{{\"value\":{value},\"time\":{time}}}")
    }

    fn members(&mut self, members: &Members, depth: usize) -> Option<String> {
        let mut object = String::new();
        let mut out = JsonWriter::new(&mut object);
        out.begin_object();
        for Member { identifier, data_type, .. } in &members.list {
            let value = self.value(data_type, depth)?;
            out.key(identifier);
            out.raw(&Json::parse(value.as_bytes()).ok()?);
        }
        out.end_object();
        Some(object)
    }

    /// A value of a type. None where no value is known that fits.
    fn value(&mut self, data_type: &Type, depth: usize) -> Option<String> {
        match data_type {
            Type::Any => None,
            Type::Number(number) => self.number(number, data_type),
            Type::Bool(keys) | Type::Enum(Some(keys)) => {
                let key = key_text(self.one(keys)?);
                Some(key).filter(|key| fits(key, data_type))
            }
            Type::Enum(None) => Some("0".to_owned()),
            Type::Text(length) => {
                const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
                const LONGEST: u64 = 12;
                let longest = length.unwrap_or(LONGEST).min(LONGEST);
                let length = self.below(longest).saturating_add(u64::from(longest > 0));
                let letters: String =
                    (0..length).filter_map(|_| self.one(LETTERS)).map(|letter| char::from(*letter)).collect();
                Some(format!("\"{letters}\""))
            }
            Type::Date => Some(format!("\"{}\"", TIME.saturating_add(self.below(1_000_000_000)))),
            Type::Array { size, item } => {
                // Nested arrays would grow without bound.
                let most = if depth < 2 { 3 } else { 1 };
                let most = size.unwrap_or(most).min(most);
                let count = self.below(most).saturating_add(u64::from(most > 0));
                let elements: Option<Vec<String>> =
                    (0..count).map(|_| self.value(item, depth.saturating_add(1))).collect();
                Some(format!("[{}]", elements?.join(",")))
            }
            Type::Struct(members) => self.members(members, depth.saturating_add(1)),
        }
    }

    fn number(&mut self, number: &Number, data_type: &Type) -> Option<String> {
        const TRIES: usize = 16;
        for _ in 0..TRIES {
            if let Some(found) = self.stepped(number).filter(|text| fits(text, data_type)) {
                return Some(found);
            }
        }
        // Bounds that are out of the way of whole-number arithmetic.
        let bounds = [&number.min, &number.max].into_iter().flatten();
        let mut others: Vec<String> = bounds.map(key_text).collect();
        others.push("0".to_owned());
        others.into_iter().find(|text| fits(text, data_type))
    }

    /// A number of steps from the minimum, at the place of the last digit that the bounds and the step have.
    fn stepped(&mut self, number: &Number) -> Option<String> {
        /// Steps that are taken where a bound is not given.
        const REACH: i128 = 1000;
        const ONE: &str = "1";
        const TENTH: &str = "0.1";
        let step = match &number.step {
            Some(step) if !step.is_negative() && !step.is_zero() => step.clone(),
            _ => Decimal::parse(if number.width == Width::Int { ONE } else { TENTH })?,
        };
        let given = [Some(&step), number.min.as_ref(), number.max.as_ref()];
        let position = given.into_iter().flatten().map(Decimal::position).min()?.clamp(-18, 0);
        let step = step.scaled(position)?;
        let scaled = |bound: &Option<Decimal>| bound.as_ref().map(|bound| bound.scaled(position));
        let reach = step.checked_mul(REACH)?;
        let (low, high) = match (scaled(&number.min), scaled(&number.max)) {
            (Some(low), Some(high)) => (low?, high?),
            (Some(low), None) => (low?, low?.checked_add(reach)?),
            (None, Some(high)) => (high?.checked_sub(reach)?, high?),
            (None, None) => (0, reach),
        };
        let base = scaled(&number.min).flatten().unwrap_or(0);
        // Rounded towards each other: the first and the last step inside.
        let first = low.checked_sub(base)?.checked_add(step.checked_sub(1)?)?.checked_div_euclid(step)?;
        let last = high.checked_sub(base)?.checked_div_euclid(step)?;
        let count = u64::try_from(last.checked_sub(first)?.checked_add(1)?.min(i128::from(u64::MAX))).ok()?;
        if count == 0 {
            return None;
        }
        let taken = first.checked_add(i128::from(self.below(count)))?;
        Some(Decimal::text_of(base.checked_add(taken.checked_mul(step)?)?, position))
    }
}

/// Whether a text is a value of the type.
fn fits(text: &str, data_type: &Type) -> bool {
    let mut findings = Findings::default();
    Value::whole(text).is_some_and(|value| {
        findings.value(&value, data_type);
        findings.notes.is_empty()
    })
}

/// Whether a value reads as one with its time, because a struct has members of these names.
fn looks_timed(value: &str) -> bool {
    Json::parse(value.as_bytes()).is_ok_and(|json| timed(&json).is_some())
}
