//! Which fragments of a package have come.

use alloc::{vec, vec::Vec};

/// The fragments that are there: one bit each, at most 8 KiB for the 65,535 that a notice can announce.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fragments {
    bits: Vec<u8>,
    count: u16,
    missing: u16,
    /// No fragment below it is missing.
    next: u16,
}

impl Fragments {
    /// None of that many yet.
    pub fn none_of(count: u16) -> Self {
        Fragments { bits: vec![0; usize::from(count).div_ceil(8)], count, missing: count, next: 0 }
    }

    /// How many there are in all.
    pub fn count(&self) -> u16 {
        self.count
    }

    /// How many have not come yet.
    pub fn missing(&self) -> u16 {
        self.missing
    }

    /// Whether this one has come.
    pub fn has(&self, index: u16) -> bool {
        let bit = 1 << (index % 8);
        self.bits.get(usize::from(index / 8)).is_some_and(|byte| byte & bit != 0)
    }

    /// Takes note of one; false when it is outside or was there before.
    pub fn insert(&mut self, index: u16) -> bool {
        if index >= self.count || self.has(index) {
            return false;
        }
        if let Some(byte) = self.bits.get_mut(usize::from(index / 8)) {
            *byte |= 1 << (index % 8);
        }
        self.missing = self.missing.saturating_sub(1);
        while self.next < self.count && self.has(self.next) {
            self.next = self.next.saturating_add(1);
        }
        true
    }

    /// The lowest that has not come; none when all have.
    pub fn first_missing(&self) -> Option<u16> {
        (self.next < self.count).then_some(self.next)
    }
}
