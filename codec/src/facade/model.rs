//! Models of products: decoding with them, and examples from them.

use alloc::{borrow::Cow, format, string::String, vec::Vec};
use core::borrow::Borrow;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{
    decode_with, decoded::unknown_member, outcome_to_json, record_from_json, record_to_json, to_json,
};
use crate::{
    alibaba::tsl,
    classify::Topic,
    error::{Code, Complaint, Error, Layer, Note, Place},
    huawei::model as product,
    kind::{Kind, Vendor},
    limits,
    message::Decoded,
    record::Record,
    wire::json::{Json, JsonKind, Reader, ToJson},
};

/// The layer of complaints about models of no vendor.
const LAYER: Layer = Layer::new("model");

/// The model of a product, of whichever vendor.
///
/// ```
/// use thingwire::{Vendor, facade::Model};
///
/// let model = Model::parse(br#"{"product_id":"p1","service_capabilities":[{"service_id":"Battery"}]}"#)?;
/// assert_eq!((model.vendor(), model.product_key()), (Vendor::Huawei, Some("p1")));
/// let model = Model::parse(br#"{"profile":{"productKey":"a1"},"properties":[]}"#)?;
/// assert_eq!((model.vendor(), model.product_key()), (Vendor::Alibaba, Some("a1")));
/// # Ok::<(), thingwire::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Model {
    /// A thing model of Alibaba's (TSL).
    Thing(tsl::Model),
    /// A product model of Huawei's.
    Product(product::Model),
}

impl Model {
    /// Reads a model. Its shape says whose it is.
    ///
    /// # Errors
    /// Those of [`tsl::Model::parse`] and [`product::Model::parse`]; [`Code::ModelInvalid`] for documents of another shape.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let json = Json::parse(bytes)?;
        if product::Model::is_model(&json) {
            return product::Model::parse(bytes).map(Model::Product);
        }
        match tsl::Model::parse(bytes) {
            Err(error) if error.code() == Code::ModelInvalid => Err(Complaint::new(
                Code::ModelInvalid,
                LAYER,
                error.place().clone(),
            )
            .expected(
                "Alibaba's thing model (an object with properties, events, services or functionBlocks, or such a one as data) or Huawei's product model (service_capabilities, devices with serviceTypeCapabilities, or services with serviceType)",
            )
            .found(String::from(error.found_text()))
            .into()),
            read => read.map(Model::Thing),
        }
    }

    /// Reads several. Huawei's files of one model, `devicetype-capability.json` and those of its service types, become one.
    ///
    /// # Errors
    /// As [`Model::parse`].
    pub fn join(models: Vec<Model>) -> Result<Vec<Model>, Error> {
        let is_part = |model: &&Model| matches!(model, Model::Product(model) if model.is_part());
        let parts: Vec<&product::Model> = models.iter().filter(is_part).filter_map(Model::product).collect();
        if parts.len() < 2 {
            return Ok(models);
        }
        let whole = Model::Product(product::Model::join(parts.into_iter())?);
        Ok(models.into_iter().filter(|model| !is_part(&model)).chain([whole]).collect())
    }

    /// Whose model it is.
    pub fn vendor(&self) -> Vendor {
        match self {
            Model::Thing(_) => Vendor::Alibaba,
            Model::Product(_) => Vendor::Huawei,
        }
    }

    /// Alibaba's thing model, if it is one.
    pub fn thing(&self) -> Option<&tsl::Model> {
        if let Model::Thing(model) = self { Some(model) } else { None }
    }

    /// Huawei's product model, if it is one.
    pub fn product(&self) -> Option<&product::Model> {
        if let Model::Product(model) = self { Some(model) } else { None }
    }

    /// The product's key or id, where the model says it.
    pub fn product_key(&self) -> Option<&str> {
        match self {
            Model::Thing(model) => model.product_key(),
            Model::Product(model) => model.product_id(),
        }
    }

    /// The device that the model names, if it does.
    pub fn device_name(&self) -> Option<&str> {
        self.thing().and_then(tsl::Model::device_name)
    }

    /// The document as JSON text.
    pub fn to_json(&self) -> String {
        match self {
            Model::Thing(model) => model.to_json(),
            Model::Product(model) => model.document().to_json(),
        }
    }

    /// What is odd about the model itself; the pointers lead into the document.
    pub fn notes(&self) -> Vec<Note> {
        match self {
            Model::Thing(model) => model.notes(),
            Model::Product(model) => model.notes(),
        }
    }

    /// Holds a message on a topic to the model. No note comes of other vendors' messages, and of other products' as far as
    /// model and topic say which product's they are.
    pub fn check_topic(&self, topic: &Topic<'_>, payload: &[u8]) -> Vec<Note> {
        match self {
            _ if topic.vendor() != Some(self.vendor()) => Vec::new(),
            Model::Thing(model) => model.check_topic(topic, payload),
            Model::Product(model) => model.check_topic(topic, payload),
        }
    }
}

/// Decodes a record as [`decode_with`] does, with the notes of models behind the others. A model says nothing of records of
/// another product than its own. A strict record is refused for them too.
///
/// # Errors
/// As [`crate::decode`].
pub fn decode_with_models<'a>(
    record: &'a Record<'_>,
    notes: Vec<Note>,
    models: &[impl Borrow<Model>],
) -> Result<Decoded<'a>, Error> {
    let mut decoded = decode_with(record, notes)?;
    if let Some(topic) = decoded.topic.as_ref().filter(|topic| topic.status().is_none()) {
        let found: Vec<Note> =
            models.iter().flat_map(|model| model.borrow().check_topic(topic, &record.payload)).collect();
        if let Some(note) = found.first().filter(|_| record.hints.strict) {
            return Err(note.clone().into());
        }
        decoded.notes.extend(found);
    }
    Ok(decoded)
}

/// Decodes a record with a model, both given as JSON; gives the decoded object, or `{"error":{...}}`. Read the model once with
/// [`Model::parse`] where there are many records.
pub fn decode_json_with_model(record: &str, model: &str) -> String {
    let model = match Model::parse(model.as_bytes()) {
        Ok(model) => model,
        Err(error) => return outcome_to_json(&Err(error)),
    };
    match record_from_json(record.as_bytes()) {
        Ok((record, notes)) => outcome_to_json(&decode_with_models(&record, notes, &[model])),
        Err(error) => outcome_to_json(&Err(error)),
    }
}

/// Reads a model; gives `{"vendor","product_key","device_name","model":{...},"notes":[...]}` with the document as it is and what
/// is odd about it, or `{"error":{...}}`. Huawei's have `product_id` for the two ids.
pub fn model_json(model: &str) -> String {
    match Model::parse(model.as_bytes()) {
        Ok(model) => to_json(&ModelRow(&model)),
        Err(error) => outcome_to_json(&Err(error)),
    }
}

struct ModelRow<'m>(&'m Model);

impl Serialize for ModelRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(model) = self;
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("vendor", model.vendor().name())?;
        match model {
            Model::Thing(model) => {
                out.serialize_entry("product_key", &model.product_key())?;
                out.serialize_entry("device_name", &model.device_name())?;
            }
            Model::Product(model) => out.serialize_entry("product_id", &model.product_id())?,
        }
        let text = model.to_json();
        let document = Json::parse(text.as_bytes()).map_err(serde::ser::Error::custom)?;
        out.serialize_entry("model", &document)?;
        out.serialize_entry("notes", &model.notes())?;
        out.end()
    }
}

/// Which examples are wanted of a model.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ExampleRequest<'r> {
    /// Of this kind; of all kinds where it is not given.
    pub kind: Option<Kind>,
    /// Of this event, service or command; of all where it is not given.
    pub identifier: Option<&'r str>,
    /// Which of many: the same seed gives the same examples.
    pub seed: u64,
    /// The product in the topics; the model's where it is not given.
    pub product_key: Option<&'r str>,
    /// The device in the topics; the model's, or `device1`, where it is not given.
    pub device_name: Option<&'r str>,
    /// The device's whole id, which Huawei's topics have; otherwise it is made of product, where there is one, `_` and device.
    pub device_id: Option<&'r str>,
}

impl ExampleRequest<'_> {
    fn wants(&self, kind: Kind, identifier: Option<&str>) -> bool {
        self.kind.is_none_or(|wanted| wanted == kind)
            && self.identifier.is_none_or(|wanted| identifier == Some(wanted))
    }

    fn device_id(&self, model: &product::Model) -> Cow<'_, str> {
        if let Some(id) = self.device_id {
            return Cow::Borrowed(id);
        }
        let name = self.device_name.unwrap_or(DEVICE);
        match self.product_key.or(model.product_id()) {
            Some(product) => Cow::Owned(format!("{product}_{name}")),
            None => Cow::Borrowed(name),
        }
    }
}

/// The device of examples that nobody named.
const DEVICE: &str = "device1";

/// One round of examples that keep to a model, on their topics: one for each kind, event, service and command that is wanted.
///
/// # Errors
/// [`Code::TopicValue`] where no product key is known, or a name cannot stand in a topic; [`Code::ModelExampleNone`] where the
/// model has nothing of what is wanted.
pub fn example_records(model: &Model, wanted: &ExampleRequest<'_>) -> Result<Vec<Record<'static>>, Error> {
    let records = match model {
        Model::Thing(model) => thing_records(model, wanted)?,
        Model::Product(model) => {
            let device_id = wanted.device_id(model);
            let examples = model.examples(wanted.seed).into_iter();
            let examples =
                examples.filter(|example| wanted.wants(example.kind, example.identifier.as_deref()));
            examples.map(|example| example.record(&device_id)).collect::<Result<Vec<_>, _>>()?
        }
    };
    if records.is_empty() {
        let what = wanted.kind.map_or("a message", Kind::name);
        let of = wanted.identifier.map_or_else(String::new, |identifier| format!(" of {identifier:?}"));
        let layer = if model.thing().is_some() { tsl::LAYER } else { product::LAYER };
        return Err(Complaint::new(Code::ModelExampleNone, layer, Place::whole())
            .expected("a kind, event, service or command that the model has, with values that keep to it")
            .found(format!("{what}{of}"))
            .into());
    }
    Ok(records)
}

fn thing_records(model: &tsl::Model, wanted: &ExampleRequest<'_>) -> Result<Vec<Record<'static>>, Error> {
    let product_key = wanted.product_key.or(model.product_key()).unwrap_or_default();
    let device_name = wanted.device_name.or(model.device_name()).unwrap_or(DEVICE);
    let is_one = wanted.identifier.is_some();
    let mut records = Vec::new();
    for example in model.examples(wanted.seed) {
        if !wanted.wants(example.kind, example.identifier.as_deref()) {
            continue;
        }
        match example.record(product_key, device_name) {
            Ok(record) => records.push(record),
            // An event's or service's identifier that no topic can hold; the names come first in all topics.
            Err(error)
                if !is_one
                    && !matches!(error.place().json_pointer(), Some("/product_key" | "/device_name")) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(records)
}

/// Makes examples: `{"model": document or its text, "kind"?, "identifier"?, "seed"?, "product_key"?, "device_name"?, "device_id"?, "count"?}` gives
/// a list of records, or `{"error":{...}}`. `count` rounds are made, of one seed after the other.
pub fn examples_json(request: &str) -> String {
    match examples(request) {
        Ok(records) => records,
        Err(error) => outcome_to_json(&Err(error)),
    }
}

fn examples(request: &str) -> Result<String, Error> {
    let (mut model, mut kind, mut identifier) = (None, None, None);
    let (mut product_key, mut device_name, mut device_id) = (None, None, None);
    let (mut seed, mut count) = (0_u64, 1_u64);
    let mut reader = Reader::new(request.as_bytes())?.inside_levels(1);
    reader.object(|name, reader| {
        match &*name {
            "model" => {
                model = Some(if reader.peek()? == JsonKind::String {
                    Model::parse(reader.string()?.as_bytes())?
                } else {
                    Model::parse(reader.raw()?.text().as_bytes())?
                });
            }
            "kind" => kind = Some(reader.string()?),
            "identifier" => identifier = Some(reader.string()?),
            "product_key" => product_key = Some(reader.string()?),
            "device_name" => device_name = Some(reader.string()?),
            "device_id" => device_id = Some(reader.string()?),
            "seed" => seed = reader.u64()?,
            "count" => count = reader.u64()?,
            _ => return Err(unknown_member(reader, &name)),
        }
        Ok(())
    })?;
    let model = model.ok_or_else(|| reader.missing("model"))?;
    reader.finish()?;
    let kind = kind.map(|name| kind_of(&model, &name)).transpose()?;
    if count > limits::MODEL_EXAMPLE_ROUNDS {
        return Err(Complaint::new(Code::LimitExceeded, LAYER, Place::pointer("/count"))
            .expected(format!("at most {}", limits::MODEL_EXAMPLE_ROUNDS))
            .found(format!("{count}"))
            .into());
    }
    let mut list = Vec::new();
    for round in 0..count {
        let wanted = ExampleRequest {
            kind,
            identifier: identifier.as_ref().map(Cow::as_ref),
            seed: seed.wrapping_add(round),
            product_key: product_key.as_ref().map(Cow::as_ref),
            device_name: device_name.as_ref().map(Cow::as_ref),
            device_id: device_id.as_ref().map(Cow::as_ref),
        };
        list.extend(example_records(&model, &wanted)?.iter().map(record_to_json));
    }
    Ok(format!("[{}]", list.join(",")))
}

/// A kind of the model's vendor by its name.
///
/// # Errors
/// [`Code::KindUnknown`].
fn kind_of(model: &Model, name: &str) -> Result<Kind, Error> {
    let vendor = model.vendor();
    Kind::find(Some(vendor), name).ok_or_else(|| {
        Complaint::new(Code::KindUnknown, LAYER, Place::pointer("/kind"))
            .expected(format!("a kind of {}, as `thingwire kinds` lists them", vendor.name()))
            .found(format!("{name:?}"))
            .into()
    })
}
