//! Tables of topics, looked up without allocating: cut the ids, match the rest as a whole.

use core::ops::Range;

use crate::kind::{Direction, KindInfo};

/// Most ids that one topic holds.
pub const MAX_IDS: usize = 4;

/// Where the ids stand in a topic.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spans {
    place: Place,
    /// The name of the hole that a pattern adds, or nothing.
    hole: &'static str,
    /// 32 bits an id, the first one lowest: first byte, and above it the byte after the last. Topics have at most 65,535
    /// bytes. One number, so that it is put together and copied in registers.
    ranges: u128,
}

impl Spans {
    /// No ids.
    pub const NONE: Spans = Spans::new(Place::Back(&[]));

    const fn new(place: Place) -> Self {
        Spans { place, hole: "", ranges: 0 }
    }

    /// Name and bytes of each id, in the order of the template.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Range<usize>)> {
        (0..MAX_IDS).map_while(|at| {
            let name = self.place.name(at).or_else(|| self.hole_at(at))?;
            Some((name, self.bound(at, 0)..self.bound(at, 16)))
        })
    }

    /// The same ids in a text that has this many bytes more in front.
    #[must_use]
    pub fn shifted(mut self, by: u16) -> Self {
        let taken = self.place.count().saturating_add(usize::from(!self.hole.is_empty()));
        for at in 0..taken.min(MAX_IDS) {
            let both = u128::from(by) | u128::from(by) << 16;
            self.ranges = self.ranges.saturating_add(both << shift(at));
        }
        self
    }

    fn bound(&self, at: usize, bits: usize) -> usize {
        let [low, high, ..] = (self.ranges >> shift(at) >> bits).to_le_bytes();
        usize::from(u16::from_le_bytes([low, high]))
    }

    fn hole_at(&self, at: usize) -> Option<&'static str> {
        (at == self.place.count() && !self.hole.is_empty()).then_some(self.hole)
    }

    #[inline]
    fn set(&mut self, at: usize, start: usize, end: usize) -> Option<()> {
        let (start, end) = (u16::try_from(start).ok()?, u16::try_from(end).ok()?);
        self.ranges |= (u128::from(start) | u128::from(end) << 16) << shift(at);
        Some(())
    }
}

/// Where an id's 32 bits start.
#[inline]
fn shift(at: usize) -> usize {
    at.min(MAX_IDS.saturating_sub(1)).saturating_mul(32)
}

/// A topic whose text, without the table's ids, is fixed.
#[derive(Debug)]
pub struct Row {
    /// That text: what follows the ids, or stands in front of them.
    pub rest: &'static str,
    /// Its kind.
    pub info: KindInfo,
}

/// A topic with one more hole in the text beside the table's ids.
#[derive(Debug)]
pub struct Pattern {
    /// Text in front of the hole.
    pub before: &'static str,
    /// The hole's name.
    pub id: &'static str,
    /// Text behind the hole.
    pub after: &'static str,
    /// Whether the hole may span levels.
    pub deep: bool,
    /// Its kind.
    pub info: KindInfo,
}

/// Where the ids of a table's topics stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Right after the prefix; each with the text that follows it. The last one's text is empty: there the rest starts.
    Front(&'static [(&'static str, &'static str)]),
    /// In the last levels, one each.
    Back(&'static [&'static str]),
}

impl Place {
    fn count(self) -> usize {
        match self {
            Place::Front(ids) => ids.len(),
            Place::Back(ids) => ids.len(),
        }
    }

    fn name(self, at: usize) -> Option<&'static str> {
        match self {
            Place::Front(ids) => ids.get(at).map(|(name, _)| *name),
            Place::Back(ids) => ids.get(at).copied(),
        }
    }
}

/// Topics that share a prefix and have their ids in the same place.
#[derive(Debug)]
pub struct Table {
    /// What every topic of the table starts with.
    pub prefix: &'static str,
    /// Where the ids stand.
    pub ids: Place,
    /// Topics with a fixed rest.
    pub rows: &'static [Row],
    /// The rows by hash.
    pub index: Index,
    /// Topics with one more hole; the first that fits is taken.
    pub patterns: &'static [Pattern],
}

impl Table {
    /// Every kind of the table.
    pub fn kinds(&self) -> impl Iterator<Item = &'static KindInfo> {
        self.rows.iter().map(|row| &row.info).chain(self.patterns.iter().map(|pattern| &pattern.info))
    }

    /// The kind of a topic that starts with the prefix, with its ids.
    #[inline]
    pub fn find(&self, name: &str) -> Option<(&'static KindInfo, Spans)> {
        let mut spans = Spans::new(self.ids);
        let rest = match self.ids {
            Place::Front(ids) => cut_front(name, self.prefix.len(), ids, &mut spans)?,
            Place::Back(ids) => cut_back(name, ids, &mut spans)?,
        };
        let text = name.get(rest.0..rest.1)?;
        if let Some(row) = self.index.find(self.rows, text) {
            return Some((&row.info, spans));
        }
        self.patterns.iter().find_map(|pattern| {
            // The last byte in front of the hole tells most patterns: one comparison and no call.
            if let Some((last, _)) = pattern.before.as_bytes().split_last()
                && text.as_bytes().get(pattern.before.len().wrapping_sub(1)) != Some(last)
            {
                return None;
            }
            let hole = without_end(without_start(text, pattern.before)?, pattern.after)?;
            if hole.is_empty() || (!pattern.deep && hole.contains('/')) {
                return None;
            }
            let start = rest.0.checked_add(pattern.before.len())?;
            let mut spans = spans;
            spans.hole = pattern.id;
            spans.set(self.ids.count(), start, start.checked_add(hole.len())?)?;
            Some((&pattern.info, spans))
        })
    }
}

#[inline]
fn cut_front(
    name: &str,
    prefix: usize,
    ids: &'static [(&'static str, &'static str)],
    spans: &mut Spans,
) -> Option<(usize, usize)> {
    let bytes = name.as_bytes();
    let mut at = prefix;
    for (slot, (_, follows)) in ids.iter().enumerate() {
        let length =
            bytes.get(at..)?.iter().position(|byte| *byte == b'/').unwrap_or(name.len().checked_sub(at)?);
        let end = at.checked_add(length)?;
        if length == 0 {
            return None;
        }
        spans.set(slot, at, end)?;
        // A slash, mostly: no call for one byte, nor for none (see `without_start`).
        let right = match *follows.as_bytes() {
            [] => true,
            [only] => bytes.get(end) == Some(&only),
            _ => bytes.get(end..)?.starts_with(follows.as_bytes()),
        };
        if !right {
            return None;
        }
        at = end.checked_add(follows.len())?;
    }
    Some((at, name.len()))
}

/// The text behind a start that may be empty.
///
/// An empty text is no work, but comparing one is: its pointer is not to mapped memory, and a `memcmp` that loads under a
/// mask (glibc on AVX-512) then takes the processor's slow path, some 100 ns a call, although it compares no byte.
#[inline]
fn without_start<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    if start.is_empty() { Some(text) } else { text.strip_prefix(start) }
}

/// The text in front of an end that may be empty; see [`without_start`].
#[inline]
fn without_end<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    if end.is_empty() { Some(text) } else { text.strip_suffix(end) }
}

#[inline]
fn cut_back(name: &str, ids: &'static [&'static str], spans: &mut Spans) -> Option<(usize, usize)> {
    let bytes = name.as_bytes();
    let mut end = name.len();
    for slot in (0..ids.len()).rev() {
        let slash = bytes.get(..end)?.iter().rposition(|byte| *byte == b'/')?;
        let start = slash.checked_add(1)?;
        if start == end {
            return None;
        }
        spans.set(slot, start, end)?;
        end = slash;
    }
    Some((0, end))
}

/// Rows by the hash of their rest, with linear probing; made at compile time.
#[derive(Debug)]
pub struct Index {
    slots: [u8; 256],
}

const FREE: u8 = u8::MAX;

impl Index {
    /// An index over at most 200 rows; more fail to build.
    #[expect(
        clippy::indexing_slicing,
        clippy::as_conversions,
        clippy::arithmetic_side_effects,
        reason = "runs at compile time, where a slip is a build error; const code has no iterators yet"
    )]
    pub const fn new(rows: &[Row]) -> Self {
        assert!(rows.len() <= 200, "probing wants free slots, and 255 marks them");
        let mut slots = [FREE; 256];
        let mut row = 0;
        while row < rows.len() {
            let mut slot = hash(rows[row].rest.as_bytes());
            while slots[slot as usize] != FREE {
                slot = slot.wrapping_add(1);
            }
            slots[slot as usize] = row as u8;
            row += 1;
        }
        Index { slots }
    }

    #[inline]
    fn find(&self, rows: &'static [Row], rest: &str) -> Option<&'static Row> {
        let mut slot = hash(rest.as_bytes());
        loop {
            // A free slot holds no row's number.
            let row = rows.get(usize::from(*self.slots.get(usize::from(slot))?))?;
            if row.rest == rest {
                return Some(row);
            }
            slot = slot.wrapping_add(1);
        }
    }
}

/// From the length, the last eight bytes, and eight behind the first seven (which the topics of one table often share).
#[inline]
const fn hash(rest: &[u8]) -> u8 {
    let last = match rest.last_chunk::<8>() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => match rest.last_chunk::<4>() {
            Some([a, b, c, d]) => u64::from_le_bytes([*a, *b, *c, *d, 0, 0, 0, 0]),
            None => 0,
        },
    };
    let middle = match rest.first_chunk::<15>() {
        Some([.., a, b, c, d, e, f, g, h]) => u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]),
        None => 0,
    };
    let length = rest.len().to_le_bytes();
    let [.., top] = (last ^ middle.rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes();
    top.wrapping_add(length[0].wrapping_mul(0x1d))
}

/// Writes the rows of a table: `pairs` are requests whose reply's topic and name end in `_reply`.
macro_rules! rows {
    (
        $vendor:expr, $protocol:expr, $spec:literal, $head:literal, $tail:literal, $find:path;
        pairs { $( $name:literal $direction:expr, $rest:literal, $summary:literal; )* }
        singles { $( $single:literal $way:expr, $text:literal, $about:literal $(, $source:literal)?; )* }
    ) => {
        &[
            $(
                $crate::wire::topic::Row {
                    rest: $rest,
                    info: $crate::kind::KindInfo::new(
                        $name, Some($vendor), $protocol, $direction, Some(concat!($head, $rest, $tail)), $summary, $spec,
                    )
                    .read_by($find($name)),
                },
                $crate::wire::topic::Row {
                    rest: concat!($rest, "_reply"),
                    info: $crate::kind::KindInfo::new(
                        concat!($name, "_reply"), Some($vendor), $protocol, $crate::wire::topic::reversed($direction),
                        Some(concat!($head, $rest, "_reply", $tail)), concat!("reply: ", $summary), $spec,
                    )
                    .replying_to(Some($name))
                    .read_by($find(concat!($name, "_reply"))),
                },
            )*
            $(
                $crate::wire::topic::Row {
                    rest: $text,
                    info: $crate::kind::KindInfo::new(
                        $single, Some($vendor), $protocol, $way, Some(concat!($head, $text, $tail)), $about,
                        $crate::wire::topic::either($spec, &[$($source)?]),
                    )
                    .read_by($find($single)),
                },
            )*
        ]
    };
}

/// Writes one row with a hole.
macro_rules! pattern {
    ($vendor:expr, $protocol:expr, $spec:literal, $head:literal, $find:path; $name:literal $direction:expr, $before:literal $id:literal $after:literal, $summary:literal) => {
        $crate::wire::topic::Pattern {
            before: $before,
            id: $id,
            after: $after,
            deep: false,
            info: $crate::kind::KindInfo::new(
                $name,
                Some($vendor),
                $protocol,
                $direction,
                Some(concat!($head, $before, "{", $id, "}", $after)),
                $summary,
                $spec,
            )
            .replying_to($crate::wire::topic::answered($name))
            .read_by($find($name)),
        }
    };
    ($vendor:expr, $protocol:expr, $spec:literal, $head:literal, $find:path; deep $name:literal $direction:expr, $before:literal $id:literal, $summary:literal) => {
        $crate::wire::topic::Pattern {
            before: $before,
            id: $id,
            after: "",
            deep: true,
            info: $crate::kind::KindInfo::new(
                $name,
                Some($vendor),
                $protocol,
                $direction,
                Some(concat!($head, $before, "{", $id, "...}")),
                $summary,
                $spec,
            )
            .replying_to($crate::wire::topic::answered($name))
            .read_by($find($name)),
        }
    };
}

pub(crate) use {pattern, rows};

/// The name that a reply's name has in front of `_reply`.
#[expect(clippy::indexing_slicing, reason = "runs at compile time, where a slip is a build error")]
pub(crate) const fn answered(name: &'static str) -> Option<&'static str> {
    let (name, end) = match name.len().checked_sub("_reply".len()) {
        Some(at) => name.split_at(at),
        None => return None,
    };
    let (left, right) = (end.as_bytes(), b"_reply");
    let mut at = 0_usize;
    while at < right.len() {
        if left[at] != right[at] {
            return None;
        }
        at = at.wrapping_add(1);
    }
    Some(name)
}

/// The other way, where there is one.
pub(crate) const fn reversed(direction: Option<Direction>) -> Option<Direction> {
    match direction {
        Some(direction) => Some(direction.reversed()),
        None => None,
    }
}

/// The row's own source, or the table's.
pub(crate) const fn either(spec: &'static str, own: &[&'static str]) -> &'static str {
    match own {
        [own, ..] => own,
        [] => spec,
    }
}
