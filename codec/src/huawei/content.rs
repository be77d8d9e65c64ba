//! Messages whose content no product model describes. IoTDA guide 2.1.2.9.

use alloc::vec::Vec;

use super::{Message, Text, notes, said};
use crate::{
    error::{Error, Note},
    json_object,
    kind::Direction,
    message::{self, Source, keep},
    wire::json::{FromJson, Json, JsonKind},
};

json_object! {
    /// A message in the guide's form. Others are [`crate::Message::Json`] and [`crate::Message::Bytes`]: the platform does
    /// not look into messages.
    pub struct DeviceMessage<'a> {
        /// The sub-device that it is of or for; the topic's device where nothing is said.
        pub object_device_id: Option<Text<'a>> = "object_device_id",
        /// Its name.
        pub name: Option<Text<'a>> = "name",
        /// Which message it is.
        pub id: Option<Text<'a>> = "id",
        /// The content: text, and from devices any value.
        pub content: Option<Json<'a>> = "content",
    }
}

impl DeviceMessage<'_> {
    /// The sub-device that it is of or for.
    pub fn object_device_id(&self) -> Option<&str> {
        said(&self.object_device_id)
    }
}

/// Reads a message. It is in the guide's form where it is an object that has no members but those of the guide, the texts
/// are texts or `null`, and so is the content of one that goes down; everything else is kept as it came. That is what the
/// Python SDK goes by.
pub(super) fn read<'a>(
    source: &Source<'a, '_>,
    notes: &mut Vec<Note>,
) -> Result<message::Message<'a>, Error> {
    let down = source.kind.info().direction == Some(Direction::Down);
    let fits = |message: &DeviceMessage<'a>| {
        let text = |json: &Json<'_>| matches!(json.kind(), JsonKind::String | JsonKind::Null);
        message.extra.0.is_empty() && !(down && message.content.as_ref().is_some_and(|json| !text(json)))
    };
    match DeviceMessage::from_json(source.bytes) {
        Ok(message) if fits(&message) => {
            let message = Message::DeviceMessage(message);
            notes::of(&message, source, notes);
            Ok(message.into())
        }
        _ => keep(source, notes),
    }
}
