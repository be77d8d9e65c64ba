//! Numbers that a seed decides.

use alloc::{format, string::String};

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
pub(crate) struct Numbers(u64);

impl Numbers {
    /// Messages of one seed differ by what they are.
    pub(crate) fn of(seed: u64, names: &[&str]) -> Self {
        // FNV-1a.
        let hash = |start: u64, text: &&str| {
            text.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
        };
        Numbers(seed.wrapping_add(names.iter().fold(0xcbf2_9ce4_8422_2325, hash)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to this number, without it; 0 for 0.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next().checked_rem(limit).unwrap_or(0)
    }

    /// One of a list.
    pub(crate) fn one<'l, T>(&mut self, list: &'l [T]) -> Option<&'l T> {
        let at = self.below(u64::try_from(list.len()).unwrap_or(0));
        list.get(usize::try_from(at).ok()?)
    }

    /// How many there are of something that may have so many: none only where it must have none.
    pub(crate) fn count(&mut self, most: u64) -> u64 {
        self.below(most).saturating_add(u64::from(most > 0))
    }

    /// A short text of letters, as JSON, of at most so many.
    pub(crate) fn letters(&mut self, length: Option<u64>) -> String {
        const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
        const LONGEST: u64 = 12;
        let length = self.count(length.unwrap_or(LONGEST).min(LONGEST));
        let letters: String =
            (0..length).filter_map(|_| self.one(LETTERS)).map(|letter| char::from(*letter)).collect();
        format!("\"{letters}\"")
    }
}
