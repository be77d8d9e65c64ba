//! The document, member by member, in either spelling.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

use super::read::{Missing, figure, list, once, required_text, text, truth, views, views_or_null};
use crate::{
    error::Error,
    wire::json::{Json, JsonKind, Reader},
};

/// Makes a struct and its reader. Each member has its names, the API's first, and the function that reads its value. The reader
/// is told where the object stands; what it does not know is skipped, as [`Model`](super::Model) keeps the document.
macro_rules! view {
    (
        $(#[$about:meta])*
        pub struct $name:ident {
            $( $(#[$doc:meta])* pub $field:ident: $type:ty = $first:literal $(| $other:literal)* => $read:expr, )*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, PartialEq, Eq, Debug, Default)]
        #[non_exhaustive]
        pub struct $name {
            $( $(#[$doc])* pub $field: $type, )*
            /// Where it stands in the document.
            pub(super) pointer: String,
            /// Its members have names in camelCase.
            pub(super) is_camel: bool,
        }

        impl $name {
            fn read(reader: &mut Reader<'_>, pointer: String) -> Result<Self, Error> {
                let mut view = Self::default();
                $( let mut $field = None; )*
                reader.object(|name, reader| {
                    view.is_camel |= name.bytes().any(|byte| byte.is_ascii_uppercase());
                    match &*name {
                        $( $first $(| $other)* => once(&mut $field, reader, $read, &pointer, &name), )*
                        _ => reader.skip().map(|_| ()),
                    }
                })?;
                view.pointer = pointer;
                $( view.$field = match $field {
                    Some(value) => value,
                    None => Missing::missing(reader, &[$first $(, $other)*], &view.pointer, view.is_camel)?,
                }; )*
                Ok(view)
            }
        }
    };
}

view! {
    /// What a document says about the product itself.
    pub struct Product {
        /// The product's id.
        pub product_id: Option<String> = "product_id" | "productId" => text,
        /// Its name.
        pub name: Option<String> = "name" => text,
        /// What its devices are, such as `WaterMeter`.
        pub device_type: Option<String> = "device_type" | "deviceType" => text,
        /// How they connect: `MQTT`, `CoAP`, `HTTP`, `Modbus`, ...
        pub protocol_type: Option<String> = "protocol_type" | "protocolType" => text,
        /// What they send: `json` or `binary`.
        pub data_format: Option<String> = "data_format" | "dataFormat" => text,
        /// Who makes them.
        pub manufacturer_name: Option<String> = "manufacturer_name" | "manufacturerName" => text,
        /// What its devices do.
        pub services: Vec<Service> = "service_capabilities" | "serviceCapabilities" => services_in,
    }
}

view! {
    /// A device type in `devicetype-capability.json`, which names its services by their types.
    pub struct Device {
        /// The maker's id.
        pub manufacturer_id: Option<String> = "manufacturer_id" | "manufacturerId" => text,
        /// Who makes it.
        pub manufacturer_name: Option<String> = "manufacturer_name" | "manufacturerName" => text,
        /// Which of the maker's models.
        pub model: Option<String> = "model" => text,
        /// How it connects.
        pub protocol_type: Option<String> = "protocol_type" | "protocolType" => text,
        /// What it is.
        pub device_type: Option<String> = "device_type" | "deviceType" => text,
        /// Its services; the files of their types say what is in them.
        pub services: Vec<Service> = "serviceTypeCapabilities" | "service_type_capabilities" => services_in,
    }
}

view! {
    /// A service.
    pub struct Service {
        /// Its name in messages. A file of a service type has none.
        pub service_id: Option<String> = "service_id" | "serviceId" => text,
        /// Its type.
        pub service_type: Option<String> = "service_type" | "serviceType" => text,
        /// `Master`, `Mandatory` or `Optional`; says nothing to the platform.
        pub option: Option<String> = "option" => text,
        /// What it is.
        pub description: Option<String> = "description" => text,
        /// What its devices report, and perhaps are set.
        pub properties: Option<Vec<Field>> = "properties" => properties_in,
        /// What its devices can be told to do.
        pub commands: Option<Vec<Command>> = "commands" => commands_in,
        /// What its devices send of their own accord. The platform's products have none yet.
        pub events: Option<Vec<Event>> = "events" => events_in,
    }
}

view! {
    /// A property, or a parameter of a command, response or event.
    ///
    /// | data type | value | rules |
    /// |---|---|---|
    /// | `int` | a whole number of 32 bits | `min`, `max`, `step`, `enum_list` of numbers |
    /// | `long` | a whole number of 64 bits | the same |
    /// | `decimal` | a number | the same |
    /// | `string` | text | `max_length` characters, `enum_list` |
    /// | `DateTime` | text such as `20151212T121212Z` | `max_length` |
    /// | `jsonObject` | an object, in which the platform does not look | |
    /// | `enum` | text | `enum_list` |
    /// | `boolean` | `true` or `false` | |
    /// | `string list` | a list of texts | `max_length` of each |
    ///
    /// The types are the API reference's; the developer guide gives their values, says that `min` and `max` are inclusive and
    /// matter to numbers only, and that `max_length` matters to texts only: models do have them at other types, and are right.
    /// A `step` or `max_length` of 0 says nothing. That `int` has 32 bits follows from there being a `long`.
    ///
    /// A report may have some of the properties only (IoTDA guide 2.1.2.8.1): `required` is a rule for parameters.
    pub struct Field {
        /// Its name in messages.
        pub name: String = "property_name" | "propertyName" | "para_name" | "paraName" => required_text,
        /// Which values it takes.
        pub data_type: Option<String> = "data_type" | "dataType" => text,
        /// Whether it has to be there; see [`Field::is_required`].
        pub required: Option<bool> = "required" => truth,
        /// The values that it takes, one by one. One text has them between commas.
        pub enum_list: Option<Vec<String>> = "enum_list" | "enumList" => list,
        /// The least value of a number.
        pub min: Option<String> = "min" => figure,
        /// The greatest value of a number.
        pub max: Option<String> = "max" => figure,
        /// What lies between two values of a number.
        pub step: Option<String> = "step" => figure,
        /// The most characters of a text.
        pub max_length: Option<String> = "max_length" | "maxLength" => figure,
        /// The unit of a number.
        pub unit: Option<String> = "unit" => text,
        /// How a property may be used: some of the letters `R`, `W` and `E`. See [`Field::access`].
        pub method: Option<String> = "method" => text,
        /// What it is.
        pub description: Option<String> = "description" => text,
    }
}

view! {
    /// A command.
    pub struct Command {
        /// Its name in messages.
        pub command_name: String = "command_name" | "commandName" => required_text,
        /// What it is sent with.
        pub paras: Option<Vec<Field>> = "paras" => properties_in,
        /// What it may be answered with.
        pub responses: Option<Vec<Response>> = "responses" => responses_in,
    }
}

view! {
    /// A response to a command.
    pub struct Response {
        /// Its name in messages.
        pub response_name: Option<String> = "response_name" | "responseName" => text,
        /// What it is sent with.
        pub paras: Option<Vec<Field>> = "paras" => properties_in,
    }
}

view! {
    /// An event.
    pub struct Event {
        /// Its name in messages.
        pub event_type: String = "event_type" | "eventType" => required_text,
        /// What it is sent with.
        pub paras: Option<Vec<Field>> = "paras" => properties_in,
    }
}

/// How a property may be used. Other letters are kept in [`Field::method`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Access {
    /// `R`: it can be read.
    pub can_read: bool,
    /// `W`: it can be set.
    pub can_write: bool,
    /// `E`: its changes are reported.
    pub can_subscribe: bool,
}

impl Field {
    /// How a property may be used, where it says so.
    pub fn access(&self) -> Option<Access> {
        let method = self.method.as_deref().filter(|method| !method.is_empty())?;
        Some(Access {
            can_read: method.contains('R'),
            can_write: method.contains('W'),
            can_subscribe: method.contains('E'),
        })
    }

    /// A member's name in the spelling of this object.
    pub(super) fn spelled(&self, name: &str) -> String {
        if !self.is_camel {
            return name.to_owned();
        }
        let mut words = name.split('_');
        let first = words.next().unwrap_or_default().to_owned();
        words.fold(first, |spelled, word| {
            let (head, rest) = word.split_at_checked(1).unwrap_or((word, ""));
            [&*spelled, &head.to_ascii_uppercase(), rest].concat()
        })
    }

    /// Whether it has to be there. Where the model does not say: yes in the files that are developed offline (their names are in
    /// camelCase), no in the API.
    pub fn is_required(&self) -> bool {
        self.required.unwrap_or(self.is_camel)
    }
}

/// What a whole document brings.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Document {
    pub(super) product: Option<Product>,
    pub(super) devices: Vec<Device>,
    /// Of files of service types, and of devices' capabilities.
    pub(super) services: Vec<Service>,
    /// How many models a list has.
    pub(super) parts: usize,
}

impl Document {
    /// Reads a document whose shape was looked at.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, Error> {
        let mut document = Document::default();
        if reader.peek()? == JsonKind::Array {
            let mut index = 0_usize;
            reader.array(|reader| {
                document.part(reader, &format!("/{index}"))?;
                index = index.saturating_add(1);
                Ok(())
            })?;
        } else {
            document.part(reader, "")?;
        }
        Ok(document)
    }

    fn part(&mut self, reader: &mut Reader<'_>, at: &str) -> Result<(), Error> {
        self.parts = self.parts.saturating_add(1);
        let shape = Shape::of(reader)?;
        match shape {
            // A second one would be another product's.
            Some(Shape::Product) if self.product.is_none() => {
                self.product = Some(Product::read(reader, at.to_owned())?);
                Ok(())
            }
            Some(Shape::Product) | None => Err(super::model::invalid(reader, at)),
            Some(Shape::Files) => reader.object(|name, reader| match &*name {
                "devices" => {
                    self.devices.extend(views(reader, &format!("{at}/devices"), Device::read)?);
                    Ok(())
                }
                "services" => {
                    self.services.extend(views(reader, &format!("{at}/services"), service)?);
                    Ok(())
                }
                _ => reader.skip().map(|_| ()),
            }),
            Some(Shape::Capabilities) => reader.object(|name, reader| match &*name {
                "deviceCapabilities" => {
                    let products = views(reader, &format!("{at}/deviceCapabilities"), Product::read)?;
                    self.services.extend(products.into_iter().flat_map(|product| product.services));
                    Ok(())
                }
                _ => reader.skip().map(|_| ()),
            }),
            Some(Shape::Notice) => reader.object(|name, reader| match &*name {
                "notify_data" => reader.object(|name, reader| match &*name {
                    "body" => self.part(reader, &format!("{at}/notify_data/body")),
                    _ => reader.skip().map(|_| ()),
                }),
                _ => reader.skip().map(|_| ()),
            }),
        }
    }
}

/// The forms that a document has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    Product,
    Files,
    Capabilities,
    Notice,
}

impl Shape {
    /// Looks at the value that comes next, and leaves it there.
    fn of(reader: &mut Reader<'_>) -> Result<Option<Self>, Error> {
        reader.peek()?;
        Ok(Self::find(&reader.clone().raw()?))
    }

    /// None for other documents.
    pub(super) fn find(json: &Json<'_>) -> Option<Self> {
        let first = |list: &str, names: &[&str]| {
            let list = json.get(list)?;
            (list.kind() == JsonKind::Array).then_some(())?;
            let elements = list.elements();
            let entry = elements.first()?;
            names.iter().any(|name| entry.get(name).is_some()).then_some(())
        };
        let is_product = |json: &Json<'_>| {
            ["service_capabilities", "serviceCapabilities"].iter().any(|name| json.get(name).is_some())
        };
        if is_product(json) {
            return Some(Shape::Product);
        }
        // Messages have lists of these names too, whose entries have other members.
        if first("devices", &["serviceTypeCapabilities", "service_type_capabilities"]).is_some()
            || first("services", &["serviceType", "service_type", "serviceId", "service_id"]).is_some()
        {
            return Some(Shape::Files);
        }
        if first("deviceCapabilities", &["serviceCapabilities"]).is_some() {
            return Some(Shape::Capabilities);
        }
        json.pointer("/notify_data/body").filter(is_product).map(|_| Shape::Notice)
    }
}

fn services_in(reader: &mut Reader<'_>, at: &str) -> Result<Vec<Service>, Error> {
    views_or_null(reader, at, service).map(Option::unwrap_or_default)
}

fn service(reader: &mut Reader<'_>, pointer: String) -> Result<Service, Error> {
    let service = Service::read(reader, pointer)?;
    if service.service_id.is_none() && service.service_type.is_none() {
        return Err(reader.missing(if service.is_camel { "serviceType" } else { "service_id" }));
    }
    Ok(service)
}

fn properties_in(reader: &mut Reader<'_>, at: &str) -> Result<Option<Vec<Field>>, Error> {
    views_or_null(reader, at, Field::read)
}

fn commands_in(reader: &mut Reader<'_>, at: &str) -> Result<Option<Vec<Command>>, Error> {
    views_or_null(reader, at, Command::read)
}

fn responses_in(reader: &mut Reader<'_>, at: &str) -> Result<Option<Vec<Response>>, Error> {
    views_or_null(reader, at, Response::read)
}

fn events_in(reader: &mut Reader<'_>, at: &str) -> Result<Option<Vec<Event>>, Error> {
    views_or_null(reader, at, Event::read)
}
