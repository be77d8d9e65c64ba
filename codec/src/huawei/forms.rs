//! Which kind's payload is read as what: one table.

use alloc::vec::Vec;

use super::{Message, command, notes, property};
use crate::{
    error::{Error, Note},
    message::{self, Read, Source, keep, reader_in},
    wire::json::FromJson,
};

/// A payload that is one object.
macro_rules! whole {
    ($type:ty, $variant:ident) => {{
        fn form<'a>(source: &Source<'a, '_>, notes: &mut Vec<Note>) -> Result<message::Message<'a>, Error> {
            let message = Message::$variant(<$type>::from_json(source.bytes)?);
            notes::of(&message, source, notes);
            Ok(message.into())
        }
        form
    }};
}

/// Topics of devices.
const DEVICE: &[(&str, Read)] = &[
    ("properties.report", whole!(property::Report, PropertyReport)),
    ("commands.request", whole!(command::Request, CommandRequest)),
    ("commands.response", whole!(command::Response, CommandResponse)),
    ("user", keep),
];

/// What reads the payload of a kind.
pub(crate) const fn reader(kind: &str) -> Option<Read> {
    reader_in(&[DEVICE], kind)
}
