//! The document, member by member. What is not understood is kept.

use alloc::{borrow::Cow, boxed::Box, vec::Vec};

use crate::{
    error::Error,
    json_choice, json_object,
    wire::json::{FromJson, Json, JsonKind, OrNull, Reader, TextOr, TextOrNumber},
};

json_object! {
    /// A thing model. Devices guide 2019, 5.9.
    pub struct Document<'a> {
        /// Where the document's own schema is.
        pub schema: Option<OrNull<Cow<'a, str>>> = "schema",
        /// The front of the device's topics.
        pub link: Option<OrNull<Cow<'a, str>>> = "link",
        /// Whose model it is.
        pub profile: Option<OrNull<Profile<'a>>> = "profile",
        /// What can be read, and perhaps set.
        pub properties: Option<Vec<Parameter<'a>>> = "properties",
        /// What the device reports of its own accord.
        pub events: Option<Vec<Event<'a>>> = "events",
        /// What the device does when it is called.
        pub services: Option<Vec<Service<'a>>> = "services",
        /// The product's own modules. Platform guide.
        pub function_blocks: Option<Vec<FunctionBlock<'a>>> = "functionBlocks",
        /// Which module this document is, where it is one. Platform guide.
        pub function_block_id: Option<OrNull<Cow<'a, str>>> = "functionBlockId",
    }
}

json_object! {
    /// Whose model it is.
    pub struct Profile<'a> {
        /// The product's key.
        pub product_key: Option<OrNull<Cow<'a, str>>> = "productKey",
        /// The device's name. Not in models of a product.
        pub device_name: Option<OrNull<Cow<'a, str>>> = "deviceName",
        /// The model's version. Platform guide.
        pub version: Option<OrNull<TextOrNumber<'a>>> = "version",
    }
}

json_object! {
    /// A module: its identifiers stand behind `ID:` in messages. Platform guide.
    pub struct FunctionBlock<'a> {
        /// What stands in front of the module's identifiers.
        pub function_block_id: Cow<'a, str> = "functionBlockId",
        /// The module's name.
        pub function_block_name: Option<OrNull<Cow<'a, str>>> = "functionBlockName",
        /// What can be read, and perhaps set.
        pub properties: Option<Vec<Parameter<'a>>> = "properties",
        /// What the device reports of its own accord.
        pub events: Option<Vec<Event<'a>>> = "events",
        /// What the device does when it is called.
        pub services: Option<Vec<Service<'a>>> = "services",
    }
}

json_object! {
    /// A property; a parameter of an event or service; a member of a struct.
    pub struct Parameter<'a> {
        /// Its name in messages.
        pub identifier: Cow<'a, str> = "identifier",
        /// Its name for people.
        pub name: Option<OrNull<Cow<'a, str>>> = "name",
        /// What it is.
        pub desc: Option<OrNull<Cow<'a, str>>> = "desc",
        /// Of a property: `r` or `rw`. See [`Parameter::access`].
        pub access_mode: Option<OrNull<Cow<'a, str>>> = "accessMode",
        /// Of a property, whether each product of its category has it; of a parameter, whether it must be there.
        pub required: Option<OrNull<TextOr<'a, bool>>> = "required",
        /// Which values it takes.
        pub data_type: Option<OrNull<DataType<'a>>> = "dataType",
    }
}

json_object! {
    /// An event.
    pub struct Event<'a> {
        /// Its name in topics.
        pub identifier: Cow<'a, str> = "identifier",
        /// Its name for people.
        pub name: Option<OrNull<Cow<'a, str>>> = "name",
        /// What it is.
        pub desc: Option<OrNull<Cow<'a, str>>> = "desc",
        /// How grave it is: `info`, `alert` or `error`. The guides print only `alert`.
        pub event_type: Option<OrNull<Cow<'a, str>>> = "type",
        /// Whether each product of its category has it.
        pub required: Option<OrNull<TextOr<'a, bool>>> = "required",
        /// The method of its messages: `thing.event.{identifier}.post`.
        pub method: Option<OrNull<Cow<'a, str>>> = "method",
        /// What it reports.
        pub output_data: Option<Vec<Parameter<'a>>> = "outputData",
    }
}

json_object! {
    /// A service. Those of the methods `thing.service.property.set` and `thing.service.property.get` stand for the properties.
    pub struct Service<'a> {
        /// Its name in topics.
        pub identifier: Cow<'a, str> = "identifier",
        /// Its name for people.
        pub name: Option<OrNull<Cow<'a, str>>> = "name",
        /// What it is.
        pub desc: Option<OrNull<Cow<'a, str>>> = "desc",
        /// Whether each product of its category has it.
        pub required: Option<OrNull<TextOr<'a, bool>>> = "required",
        /// How it is called: `async` or `sync`. See [`Service::call`].
        pub call_type: Option<OrNull<Cow<'a, str>>> = "callType",
        /// The method of its messages: `thing.service.{identifier}`.
        pub method: Option<OrNull<Cow<'a, str>>> = "method",
        /// What it is called with.
        pub input_data: Option<Vec<Input<'a>>> = "inputData",
        /// What it answers.
        pub output_data: Option<Vec<Parameter<'a>>> = "outputData",
    }
}

json_choice! {
    /// An input of a service.
    pub enum Input<'a> {
        /// With its data type.
        Parameter(Parameter<'a>),
        /// An identifier alone, as the service `get` has them.
        Name(Cow<'a, str>),
    }
}

impl<'a> FromJson<'a> for Input<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        if reader.peek()? == JsonKind::String {
            return reader.string().map(Input::Name);
        }
        Parameter::read(reader).map(Input::Parameter)
    }
}

json_object! {
    /// Which values something takes.
    pub struct DataType<'a> {
        /// `int`, `float`, `double`, `enum`, `bool`, `text`, `date`, `array` or `struct`.
        pub type_name: Option<Cow<'a, str>> = "type",
        /// What the type leaves open.
        pub specs: Option<Specs<'a>> = "specs",
    }
}

json_choice! {
    /// What a data type leaves open.
    pub enum Specs<'a> {
        /// Of all types but structs: bounds, length, elements; the keys of an enum or bool are in `extra`.
        Values(Box<SpecValues<'a>>),
        /// The members of a struct.
        Members(Vec<Parameter<'a>>),
        /// Something else, such as `null`.
        Other(Json<'a>),
    }
}

impl<'a> FromJson<'a> for Specs<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
        match reader.peek()? {
            JsonKind::Object => Box::read(reader).map(Specs::Values),
            JsonKind::Array => Vec::read(reader).map(Specs::Members),
            _ => reader.raw().map(Specs::Other),
        }
    }
}

json_object! {
    /// What a data type leaves open. Numbers are texts in all examples; both forms are read.
    pub struct SpecValues<'a> {
        /// The least value of a number.
        pub min: Option<OrNull<TextOrNumber<'a>>> = "min",
        /// The greatest value of a number.
        pub max: Option<OrNull<TextOrNumber<'a>>> = "max",
        /// What lies between two values of a number, counted from the least.
        pub step: Option<OrNull<TextOrNumber<'a>>> = "step",
        /// The unit's sign.
        pub unit: Option<OrNull<Cow<'a, str>>> = "unit",
        /// The unit's name.
        pub unit_name: Option<OrNull<Cow<'a, str>>> = "unitName",
        /// The most bytes of a text, as UTF-8. The devices guides name no unit, the platform guide does.
        pub length: Option<OrNull<TextOrNumber<'a>>> = "length",
        /// The most elements of an array.
        pub size: Option<OrNull<TextOrNumber<'a>>> = "size",
        /// The data type of an array's elements.
        pub item: Option<OrNull<Box<DataType<'a>>>> = "item",
    }
}

/// How a property may be used. Unknown words are a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum AccessMode {
    /// `r`: it can be read.
    Read,
    /// `rw`: it can be read and set.
    ReadWrite,
    /// Another word.
    Other,
}

/// How a service is called. Unknown words are a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum CallType {
    /// `async`: over the service's own topic, and answered there.
    Async,
    /// `sync`: over RRPC; the caller waits.
    Sync,
    /// Another word.
    Other,
}

/// The text of a member that is there and not `null`.
pub(super) fn text<'m>(member: &'m Option<OrNull<Cow<'_, str>>>) -> Option<&'m str> {
    member.as_ref().and_then(OrNull::value).map(|text| &**text)
}

/// A truth value, which may be written as text.
pub(super) fn truth(member: &Option<OrNull<TextOr<'_, bool>>>) -> Option<bool> {
    match member.as_ref().and_then(OrNull::value)? {
        TextOr::Value(value) => Some(*value),
        TextOr::Text(text) => text.parse().ok(),
    }
}

impl<'a> Parameter<'a> {
    /// How a property may be used, where it says so.
    pub fn access(&self) -> Option<AccessMode> {
        Some(match text(&self.access_mode)? {
            "r" => AccessMode::Read,
            "rw" => AccessMode::ReadWrite,
            _ => AccessMode::Other,
        })
    }

    /// Whether it must be there, where it says so.
    pub fn is_required(&self) -> Option<bool> {
        truth(&self.required)
    }

    pub(super) fn data_type(&self) -> Option<&DataType<'a>> {
        self.data_type.as_ref().and_then(OrNull::value)
    }
}

impl<'a> DataType<'a> {
    /// The specs of all types but structs, where they are an object.
    pub fn values(&self) -> Option<&SpecValues<'a>> {
        match &self.specs {
            Some(Specs::Values(values)) => Some(values),
            _ => None,
        }
    }

    /// The members of a struct.
    pub fn members(&self) -> Option<&[Parameter<'a>]> {
        match &self.specs {
            Some(Specs::Members(members)) => Some(members),
            _ => None,
        }
    }
}

impl Service<'_> {
    /// How it is called, where it says so.
    pub fn call(&self) -> Option<CallType> {
        Some(match text(&self.call_type)? {
            "async" => CallType::Async,
            "sync" => CallType::Sync,
            _ => CallType::Other,
        })
    }

    /// Whether it stands for the properties.
    pub fn is_builtin(&self) -> bool {
        matches!(text(&self.method), Some("thing.service.property.set" | "thing.service.property.get"))
    }
}

impl Event<'_> {
    /// Whether it stands for the properties.
    pub fn is_builtin(&self) -> bool {
        text(&self.method) == Some("thing.event.property.post")
    }
}
