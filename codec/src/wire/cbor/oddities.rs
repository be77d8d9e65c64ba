//! What is odd about an item: one note of each code, however often it occurs.

use alloc::{borrow::Cow, format, vec::Vec};
use core::ops::Range;

use super::{LAYER, SPEC};
use crate::error::{Code, Complaint, Note, Place};

/// Collects what is odd; a flood of it costs no more than its first occurrences.
#[derive(Debug, Default)]
pub(super) struct Oddities {
    found: Vec<Oddity>,
}

#[derive(Debug)]
struct Oddity {
    code: Code,
    place: Place,
    what: Cow<'static, str>,
    count: usize,
}

impl Oddities {
    /// Something odd; what it is is asked for the first time only.
    pub(super) fn add(&mut self, code: Code, bytes: Range<usize>, what: impl FnOnce() -> Cow<'static, str>) {
        match self.found.iter_mut().find(|oddity| oddity.code == code) {
            Some(oddity) => oddity.count = oddity.count.saturating_add(1),
            None => self.found.push(Oddity { code, place: Place::bytes(bytes), what: what(), count: 1 }),
        }
    }

    /// The notes, in the order of their first places.
    pub(super) fn into_notes(self, notes: &mut Vec<Note>) {
        notes.extend(self.found.into_iter().map(|oddity| {
            let times = match oddity.count {
                1 => oddity.what,
                count => Cow::Owned(format!("{}, {count} of them", oddity.what)),
            };
            Complaint::new(oddity.code, LAYER, oddity.place).found(times).spec(SPEC)
        }));
    }
}
