//! What is odd about a message.

use alloc::vec::Vec;

use super::Message;
use crate::{error::Note, message::Source};

/// Notes on a message.
pub(super) fn of(message: &Message<'_>, source: &Source<'_, '_>, notes: &mut Vec<Note>) {
    let _ = (message, source, notes);
}
