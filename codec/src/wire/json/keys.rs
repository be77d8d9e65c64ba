//! Members that occur twice.

use alloc::vec::Vec;
use core::ops::Range;

use super::scan::{RawString, unescape};

/// The member names of all objects that are open, innermost last.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    names: Vec<Name>,
    /// Where the innermost open object's names start.
    start: usize,
}

#[derive(Clone, Debug)]
struct Name {
    /// Over the name after unescaping. For the entry in front of an object's names, where the outer object's start.
    hash: u64,
    inside: Range<usize>,
    escaped: bool,
}

/// Objects of no more names than this are compared pair by pair; larger ones are sorted.
const PAIRWISE: usize = 16;

impl Keys {
    #[inline]
    pub(super) fn open(&mut self) {
        let outer = u64::try_from(self.start).unwrap_or(0);
        self.names.push(Name { hash: outer, inside: 0..0, escaped: false });
        self.start = self.names.len();
    }

    #[inline]
    pub(super) fn push(&mut self, text: &str, key: &RawString) {
        let hash = if key.escaped {
            hash(unescape(text, key).as_bytes())
        } else {
            hash(text.as_bytes().get(key.inside.clone()).unwrap_or_default())
        };
        self.names.push(Name { hash, inside: key.inside.clone(), escaped: key.escaped });
    }

    /// Leaves the innermost object; gives the second of two equal names.
    #[inline]
    pub(super) fn close(&mut self, text: &str) -> Option<Range<usize>> {
        let names = self.names.get_mut(self.start..).unwrap_or_default();
        let twice = if names.len() <= PAIRWISE { pairwise(text, names) } else { sorted(text, names) };
        self.names.truncate(self.start);
        self.start = self.names.pop().and_then(|mark| usize::try_from(mark.hash).ok()).unwrap_or(0);
        twice
    }
}

#[inline]
fn pairwise(text: &str, names: &[Name]) -> Option<Range<usize>> {
    names.iter().enumerate().skip(1).find_map(|(at, name)| {
        let earlier = names.get(..at)?;
        earlier
            .iter()
            .any(|other| other.hash == name.hash && equal(text, other, name))
            .then(|| name.inside.clone())
    })
}

/// Names with the same hash are told apart by their text, so crafted collisions cost no more than sorting texts does.
#[cold]
fn sorted(text: &str, names: &mut [Name]) -> Option<Range<usize>> {
    names.sort_unstable_by(|left, right| {
        left.hash
            .cmp(&right.hash)
            .then_with(|| unescaped(text, left).cmp(&unescaped(text, right)))
            .then_with(|| left.inside.start.cmp(&right.inside.start))
    });
    let pairs = names.iter().zip(names.iter().skip(1));
    pairs
        .filter(|(left, right)| left.hash == right.hash && equal(text, left, right))
        .map(|(_, right)| right.inside.clone())
        .min_by_key(|range| range.start)
}

fn equal(text: &str, left: &Name, right: &Name) -> bool {
    unescaped(text, left) == unescaped(text, right)
}

fn unescaped<'t>(text: &'t str, name: &Name) -> alloc::borrow::Cow<'t, str> {
    unescape(text, &RawString { inside: name.inside.clone(), escaped: name.escaped })
}

/// Eight bytes at a time; quick to tell different names apart, and nothing more is asked of it.
#[inline]
fn hash(bytes: &[u8]) -> u64 {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let (words, tail) = bytes.as_chunks::<8>();
    let length = u64::try_from(bytes.len()).unwrap_or(0);
    let step = |state: u64, word: u64| (state ^ word).wrapping_mul(MIX).rotate_left(29);
    let state = words.iter().fold(length, |state, word| step(state, u64::from_le_bytes(*word)));
    step(state, tail.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)))
}
