//! Which objects and arrays are open, where each stands, and members that occur twice.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::ops::Range;

use super::{
    pointer::{Level, string_at, walk},
    scan::unescape,
};
use crate::wire::sort::sort_by;

/// The objects and arrays that are open, innermost last, in one stack: the mark of each level, then for an object its member
/// names so far, for an array its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    entries: Stack,
    /// Where the innermost level's entries start, after its mark; 0 when nothing is open.
    base: usize,
    /// A bit for each of 64 parts of the hashes that the innermost object's names have. The lowest is also set when two
    /// names are in one part: without it all names are different, which is how it mostly is.
    parts: u64,
}

/// How many entries a mark has.
const MARK: usize = 2;

/// - A mark: the outer level's base times two, plus one for an array; then the outer level's parts. Both with the byte after
///   the bracket.
/// - A member name: the hash of the unescaped name; its opening quote.
/// - An array's place: the element's index; where the element starts.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    value: u64,
    at: usize,
}

/// Objects of no more names than this are compared pair by pair; larger ones are sorted.
const PAIRWISE: usize = 16;

impl Keys {
    /// Goes into a level whose bracket is before byte `at`.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(super) fn open(&mut self, object: bool, at: usize) {
        let outer = u64::try_from(self.base).unwrap_or(0);
        self.entries.push(Entry { value: outer << 1 | u64::from(!object), at });
        self.entries.push(Entry { value: self.parts, at });
        self.parts = 0;
        self.base = self.entries.len();
        if !object {
            self.entries.push(Entry { value: 0, at });
        }
    }

    /// A member of the innermost object, whose name without the quotes has these bounds.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(super) fn name(&mut self, text: &str, start: usize, end: usize, escaped: bool) {
        let value = if escaped {
            hash(unescape(text.get(start..end).unwrap_or_default()).as_bytes())
        } else {
            hash(text.as_bytes().get(start..end).unwrap_or_default())
        };
        let part = 1 << (value >> 58);
        self.parts |= part | u64::from(self.parts & part != 0);
        // The quote is in front.
        self.entries.push(Entry { value, at: start.wrapping_sub(1) });
    }

    /// The innermost array's next element starts at byte `at`, or after white space.
    #[inline]
    pub(super) fn element(&mut self, at: usize) {
        if let Some(place) = self.entries.all_mut().last_mut() {
            *place = Entry { value: place.value.saturating_add(1), at };
        }
    }

    /// The opening quote of the innermost object's last name.
    pub(super) fn last_name(&self) -> usize {
        self.entries.all().last().map_or(0, |entry| entry.at)
    }

    /// Goes into an object once more, at the member whose name has its opening quote there. It is left as an array is: its
    /// names have been compared.
    pub(super) fn reopen(&mut self, name: usize) {
        self.open(true, name);
        self.entries.push(Entry { value: 0, at: name });
    }

    /// Leaves the innermost object; gives the second of two equal names, without its quotes.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(super) fn close_object(&mut self, text: &str) -> Option<Range<usize>> {
        let twice = if self.parts & 1 == 0 { None } else { self.twice(text) };
        self.close_array();
        twice
    }

    #[cold]
    fn twice(&mut self, text: &str) -> Option<Range<usize>> {
        let names = self.entries.all_mut().get_mut(self.base..).unwrap_or_default();
        if names.len() <= PAIRWISE { pairwise(text, names) } else { sorted(text, names) }
    }

    /// Leaves the innermost level without a look at its names.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(super) fn close_array(&mut self) {
        let mark = self.base.saturating_sub(MARK);
        if let Some([level, outer, ..]) = self.entries.all().get(mark..) {
            (self.base, self.parts) = (usize::try_from(level.value >> 1).unwrap_or(0), outer.value);
        }
        self.entries.truncate(mark);
    }

    #[inline]
    fn mark(&self, base: usize) -> Entry {
        self.entries.all().get(base.saturating_sub(MARK)).copied().unwrap_or_default()
    }

    #[inline]
    fn outer_base(&self, base: usize) -> usize {
        usize::try_from(self.mark(base).value >> 1).unwrap_or(0)
    }

    /// The pointer of what byte `offset` stands in. The way is walked only from the innermost member or element on that is
    /// open and starts before it, so that a complaint about each member of a long text stays cheap.
    pub(super) fn pointer(&self, text: &str, offset: usize) -> String {
        let mut inner = self.base;
        let mut end = self.entries.len();
        while inner > 0 && self.last_start(end) > offset {
            end = inner.saturating_sub(MARK);
            inner = self.outer_base(inner);
        }
        if inner == 0 {
            return walk(text, Vec::new(), 0, offset);
        }
        let start = self.last_start(end);
        let is_array = |base| self.mark(base).value & 1 == 1;
        let last = |end: usize| self.entries.all().get(end.saturating_sub(1)).copied().unwrap_or_default();
        let index = |end| usize::try_from(last(end).value).unwrap_or(usize::MAX);
        let mut levels = Vec::new();
        levels.push(if is_array(inner) { Level::Array(index(end)) } else { Level::Object(None) });
        loop {
            end = inner.saturating_sub(MARK);
            inner = self.outer_base(inner);
            if inner == 0 {
                break;
            }
            levels.push(if is_array(inner) {
                Level::Array(index(end))
            } else {
                Level::Object(Some(string_at(text.as_bytes(), last(end).at)))
            });
        }
        levels.reverse();
        walk(text, levels, start, offset)
    }

    /// Where the current member or element starts of the level whose entries end at `end`; after the bracket if it has none.
    fn last_start(&self, end: usize) -> usize {
        // An object without names has its mark as the last entry.
        self.entries.all().get(end.saturating_sub(1)).map_or(0, |entry| entry.at)
    }
}

#[inline]
fn pairwise(text: &str, names: &[Entry]) -> Option<Range<usize>> {
    names.iter().enumerate().skip(1).find_map(|(at, name)| {
        let earlier = names.get(..at)?;
        let twice = earlier.iter().any(|other| other.value == name.value && same(text, other, name));
        twice.then(|| string_at(text.as_bytes(), name.at).inside)
    })
}

/// Names with the same hash are told apart by their text, so crafted collisions cost no more than sorting texts does.
#[cold]
fn sorted(text: &str, names: &mut [Entry]) -> Option<Range<usize>> {
    sort_by(names, |left, right| {
        left.value
            .cmp(&right.value)
            .then_with(|| unescaped(text, left).cmp(&unescaped(text, right)))
            .then_with(|| left.at.cmp(&right.at))
    });
    let pairs = names.iter().zip(names.iter().skip(1));
    pairs
        .filter(|(left, right)| left.value == right.value && same(text, left, right))
        .map(|(_, right)| right.at)
        .min()
        .map(|at| string_at(text.as_bytes(), at).inside)
}

fn same(text: &str, left: &Entry, right: &Entry) -> bool {
    unescaped(text, left) == unescaped(text, right)
}

fn unescaped<'t>(text: &'t str, name: &Entry) -> Cow<'t, str> {
    let raw = string_at(text.as_bytes(), name.at);
    let inside = text.get(raw.inside).unwrap_or_default();
    if raw.escaped { unescape(inside) } else { Cow::Borrowed(inside) }
}

/// From the length, the first eight bytes and the last: quick to tell different names apart, and nothing more is asked of it.
#[cfg_attr(target_arch = "wasm32", inline)]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn hash(bytes: &[u8]) -> u64 {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let length = u64::try_from(bytes.len()).unwrap_or(0);
    // Short names are in both words, or in one byte by byte.
    let (first, last) = if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>())
    {
        (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (u32::from_le_bytes(*first).into(), u64::from(u32::from_le_bytes(*last)) << 32)
    } else {
        (bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)), 0)
    };
    (first.wrapping_mul(MIX).rotate_left(29) ^ last ^ length).wrapping_mul(MIX)
}

/// How many entries need no allocation: a message of two levels with twenty members.
const INLINE: usize = 32;

/// A vector whose first entries lie in place.
#[derive(Clone, Debug, Default)]
struct Stack {
    inline: [Entry; INLINE],
    /// How many of `inline` are in use; 0 while `spilled` holds all entries.
    count: usize,
    spilled: Vec<Entry>,
}

impl Stack {
    #[inline]
    fn len(&self) -> usize {
        if self.spilled.is_empty() { self.count } else { self.spilled.len() }
    }

    #[inline]
    fn all(&self) -> &[Entry] {
        if self.spilled.is_empty() {
            self.inline.get(..self.count).unwrap_or_default()
        } else {
            &self.spilled
        }
    }

    #[inline]
    fn all_mut(&mut self) -> &mut [Entry] {
        if self.spilled.is_empty() {
            self.inline.get_mut(..self.count).unwrap_or_default()
        } else {
            &mut self.spilled
        }
    }

    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    fn push(&mut self, entry: Entry) {
        if self.spilled.is_empty()
            && let Some(slot) = self.inline.get_mut(self.count)
        {
            *slot = entry;
            self.count = self.count.wrapping_add(1);
        } else {
            self.spill(entry);
        }
    }

    #[cold]
    #[inline(never)]
    fn spill(&mut self, entry: Entry) {
        if self.spilled.is_empty() {
            self.spilled.reserve(INLINE.saturating_mul(4));
            self.spilled.extend_from_slice(&self.inline);
            self.count = 0;
        }
        self.spilled.push(entry);
    }

    #[inline]
    fn truncate(&mut self, count: usize) {
        if self.spilled.is_empty() {
            self.count = self.count.min(count);
        } else {
            self.spilled.truncate(count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::json::pointer_at;
    use alloc::{format, string::ToString};

    /// All names with one hash: what an attacker who knows the mixing could send.
    fn collided(names: &[&str]) -> (String, Vec<Entry>) {
        let mut text = String::new();
        let mut entries = Vec::new();
        for name in names {
            entries.push(Entry { value: 7, at: text.len() });
            text.push_str(&format!("\"{name}\""));
        }
        (text, entries)
    }

    #[test]
    fn names_of_one_hash_are_told_apart_by_their_text() {
        let (text, mut entries) = collided(&["a", "b", "c", "\\u0062", "a"]);
        let second = text.find("\\u0062").unwrap();
        assert_eq!(pairwise(&text, &entries), Some(second..second + 6));
        assert_eq!(sorted(&text, &mut entries), Some(second..second + 6));
        let (text, mut entries) = collided(&["a", "b", "ab", "ba", ""]);
        assert_eq!(pairwise(&text, &entries), None);
        assert_eq!(sorted(&text, &mut entries), None);
    }

    #[test]
    fn crafted_collisions_cost_no_more_than_sorting() {
        let names: Vec<String> = (0..100_000).map(|index| format!("name{index}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let (text, mut entries) = collided(&names);
        // Pair by pair this would be five thousand million comparisons.
        assert_eq!(sorted(&text, &mut entries), None);
    }

    #[test]
    fn the_stack_moves_out_and_back() {
        let mut keys = Keys::default();
        let text = "{".repeat(100).to_string();
        for at in 1..=100 {
            keys.open(at % 2 == 0, at);
        }
        for _ in 0..100 {
            assert!(keys.base > 0);
            keys.close_array();
        }
        assert_eq!((keys.base, keys.entries.len()), (0, 0));
        keys.open(true, 1);
        assert_eq!(keys.entries.len(), MARK);
        assert_eq!(keys.pointer(&text, 1), pointer_at(&text, 1));
    }
}
