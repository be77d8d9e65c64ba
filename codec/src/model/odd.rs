//! Notes on a model's own document.

use alloc::{borrow::Cow, collections::BTreeSet, format, string::String, vec::Vec};

use super::cut;
use crate::error::{Code, Complaint, Layer, Note, Place};

/// What was found odd.
pub(crate) struct Odd {
    layer: Layer,
    pub(crate) notes: Vec<Note>,
}

impl Odd {
    pub(crate) fn of(layer: Layer) -> Self {
        Odd { layer, notes: Vec::new() }
    }

    /// A note on what stands at a pointer, or would.
    pub(crate) fn note(
        &mut self,
        code: Code,
        pointer: impl Into<String>,
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
        spec: &'static str,
    ) {
        let place = Place::pointer(pointer);
        self.notes.push(Complaint::new(code, self.layer, place).expected(expected).found(found).spec(spec));
    }

    /// A word that is none of those documented.
    pub(crate) fn word(
        &mut self,
        pointer: impl Into<String>,
        expected: impl Into<Cow<'static, str>>,
        found: &str,
        spec: &'static str,
    ) {
        self.note(Code::ModelOddWord, pointer, expected, format!("{:?}", cut(found)), spec);
    }

    /// The names of one list, each with where it stands.
    pub(crate) fn unlike<'n>(
        &mut self,
        names: impl Iterator<Item = (&'n str, impl Into<String>)>,
        spec: &'static str,
    ) {
        let mut seen = BTreeSet::new();
        for (name, pointer) in names {
            if !seen.insert(name) {
                let found = format!("{:?}", cut(name));
                self.note(Code::ModelOddDuplicate, pointer, "each name once", found, spec);
            }
        }
    }
}
