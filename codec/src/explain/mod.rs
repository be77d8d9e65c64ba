//! Explanations: a tree over the bytes of a record, for people.

mod record;

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::{fmt, ops::Range};

pub use record::explain;

/// `1 byte`, `2 bytes`.
pub(crate) fn bytes(count: usize) -> String {
    alloc::format!("{count} {}", if count == 1 { "byte" } else { "bytes" })
}

/// One node: a part of the input with its value and meaning.
///
/// The leaves of a valid frame cover every byte exactly once.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
#[non_exhaustive]
pub struct Node {
    /// What the part is called in its specification.
    pub label: Cow<'static, str>,
    /// The value, as text.
    pub value: String,
    /// What the value means, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<Cow<'static, str>>,
    /// The bytes of the payload that it covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Range<usize>>,
    /// Guide and section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spec: Option<&'static str>,
    /// The fields inside a packed byte.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bits: Vec<Bits>,
    /// The parts of it, in wire order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Node>,
}

/// A field of some bits of one byte.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
#[non_exhaustive]
pub struct Bits {
    /// Which bits.
    pub mask: u8,
    /// What the field is called.
    pub label: &'static str,
    /// Its value, shifted down.
    pub value: u8,
}

impl Bits {
    /// A field of a byte.
    pub const fn new(mask: u8, label: &'static str, value: u8) -> Self {
        Bits { mask, label, value }
    }
}

/// The bits of one byte as protocol analysers show them: `0000 ....` for a field of the high half.
impl fmt::Display for Bits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.value.checked_shl(self.mask.trailing_zeros()).unwrap_or(0);
        for bit in (0..8).rev() {
            let here = 1_u8 << bit;
            f.write_str(match (self.mask & here != 0, value & here != 0) {
                (false, _) => ".",
                (true, false) => "0",
                (true, true) => "1",
            })?;
            if bit == 4 {
                f.write_str(" ")?;
            }
        }
        write!(f, " {}: {}", self.label, self.value)
    }
}

impl Node {
    /// A node over some bytes of the payload.
    pub fn new(label: impl Into<Cow<'static, str>>, range: Range<usize>) -> Self {
        Node { range: Some(range), ..Node::unplaced(label) }
    }

    /// A node that covers no bytes of the payload.
    pub fn unplaced(label: impl Into<Cow<'static, str>>) -> Self {
        Node {
            label: label.into(),
            value: String::new(),
            meaning: None,
            range: None,
            spec: None,
            bits: Vec::new(),
            children: Vec::new(),
        }
    }

    /// Sets the value.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Sets the meaning.
    #[must_use]
    pub fn meaning(mut self, meaning: impl Into<Cow<'static, str>>) -> Self {
        self.meaning = Some(meaning.into());
        self
    }

    /// Sets the reference.
    #[must_use]
    pub fn spec(mut self, spec: &'static str) -> Self {
        self.spec = Some(spec);
        self
    }

    /// Sets the fields of a packed byte.
    #[must_use]
    pub fn bits(mut self, bits: Vec<Bits>) -> Self {
        self.bits = bits;
        self
    }

    /// Adds a part.
    #[must_use]
    pub fn child(mut self, node: Node) -> Self {
        self.children.push(node);
        self
    }

    /// Adds parts.
    #[must_use]
    pub fn children(mut self, nodes: Vec<Node>) -> Self {
        self.children.extend(nodes);
        self
    }

    /// The nodes without parts, from left to right, that cover bytes.
    pub fn leaves(&self) -> Vec<&Node> {
        let mut leaves = Vec::new();
        let mut open = alloc::vec![self];
        while let Some(node) = open.pop() {
            if !node.children.is_empty() {
                open.extend(node.children.iter().rev());
            } else if node.range.as_ref().is_some_and(|range| !range.is_empty()) {
                leaves.push(node);
            }
        }
        leaves
    }
}

/// Holds a tree to its law: the leaves cover every byte exactly once.
#[cfg(test)]
pub(crate) fn assert_covers(tree: &Node, length: usize, what: &str) {
    let mut next = 0;
    for leaf in tree.leaves() {
        let range = leaf.range.clone().expect("leaves have bytes");
        assert_eq!(range.start, next, "{what}: {}", leaf.label);
        next = range.end;
    }
    assert_eq!(next, length, "{what}");
}
