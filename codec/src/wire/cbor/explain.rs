//! The tree of an item: every head and content with its bytes.

use alloc::{borrow::Cow, format, string::ToString, vec, vec::Vec};

use ciborium_ll::{Decoder, Header};

use super::SPEC;
use crate::{
    explain::{Bits, Node, bytes as bytes_of},
    limits,
    wire::hex::Hex,
};

/// Explains the bytes of one item. The leaves cover every byte exactly once; what cannot be read is one leaf at the end.
pub fn explain(bytes: &[u8]) -> Node {
    let mut walk = Walk { bytes, at: 0 };
    let item = walk.item(Cow::Borrowed("item"), 0);
    let mut root = Node::new("CBOR", 0..bytes.len()).value(bytes_of(bytes.len())).spec(SPEC);
    root.children.extend(item);
    if walk.at < bytes.len() {
        let rest = walk.bytes.get(walk.at..).unwrap_or_default();
        root.children.push(Node::new("unread bytes", walk.at..bytes.len()).value(Hex(rest).to_string()));
    }
    root
}

struct Walk<'a> {
    bytes: &'a [u8],
    /// What stands before it is in a node.
    at: usize,
}

/// What a head says.
struct Head {
    major: u8,
    /// None for an indefinite length, and a break.
    argument: Option<u64>,
    end: usize,
}

impl<'a> Walk<'a> {
    /// The head here, where a whole and allowed one is.
    fn head(&self) -> Option<Head> {
        let first = *self.bytes.get(self.at)?;
        let (major, low) = (first >> 5, first & 31);
        let start = self.at.saturating_add(1);
        let size = match low {
            0..=23 => return Some(Head { major, argument: Some(low.into()), end: start }),
            24..=27 => 1_usize << low.saturating_sub(24),
            31 if matches!(major, 2..=5 | 7) => return Some(Head { major, argument: None, end: start }),
            _ => return None,
        };
        let end = start.saturating_add(size);
        let argument =
            self.bytes.get(start..end)?.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
        Some(Head { major, argument: Some(argument), end })
    }

    /// The item here with all that is in it; it stops short where something is wrong. The depth limit bounds the recursion.
    fn item(&mut self, label: Cow<'static, str>, depth: usize) -> Option<Node> {
        let start = self.at;
        let head = self.head().filter(|head| depth <= limits::JSON_DEPTH && !is_break(head))?;
        match (head.major, head.argument) {
            (4 | 5, length) => Some(self.items(label, &head, length, depth)),
            (2 | 3, None) => Some(self.items(label, &head, None, depth)),
            (2 | 3, Some(length)) => {
                let end = head.end.checked_add(usize::try_from(length).ok()?)?;
                let content = self.bytes.get(head.end..end)?;
                self.at = end;
                Some(match (head.major, core::str::from_utf8(content)) {
                    (3, Ok(text)) => self.leaf(label, start, format!("{text:?}"), "text"),
                    (3, Err(_)) => self.leaf(label, start, Hex(content).to_string(), "text that is no UTF-8"),
                    _ => self.leaf(label, start, Hex(content).to_string(), "byte string"),
                })
            }
            (6, Some(tag)) => {
                self.at = head.end;
                let mut node = Node::new(label, start..self.bytes.len()).value(format!("tag {tag}"));
                node.children.push(self.leaf(Cow::Borrowed("tag"), start, tag.to_string(), "tag"));
                node.children.extend(self.item(Cow::Borrowed("content"), depth.saturating_add(1)));
                node.range = Some(start..self.at);
                Some(node)
            }
            (0, Some(value)) => {
                self.at = head.end;
                Some(self.leaf(label, start, value.to_string(), "unsigned integer"))
            }
            (1, Some(value)) => {
                self.at = head.end;
                let value = i128::from(value).saturating_neg().saturating_sub(1);
                Some(self.leaf(label, start, value.to_string(), "negative integer"))
            }
            (_, argument) => {
                self.at = head.end;
                let bytes = self.bytes.get(start..head.end).unwrap_or_default();
                let (value, meaning) = simple(bytes, argument);
                Some(self.leaf(label, start, value.into_owned(), meaning))
            }
        }
    }

    /// An array, a map, or a string in pieces.
    fn items(&mut self, label: Cow<'static, str>, head: &Head, length: Option<u64>, depth: usize) -> Node {
        let start = self.at;
        self.at = head.end;
        let (what, step) = match head.major {
            2 => ("byte string in pieces", "piece"),
            3 => ("text in pieces", "piece"),
            4 => ("array", "element"),
            _ => ("map", "key"),
        };
        let said = length.map_or("indefinite length".into(), |length| length.to_string());
        let mut children = vec![self.leaf(Cow::Borrowed("head"), start, said, what)];
        let (mut left, mut index) = (length, 0_u64);
        let deeper = depth.saturating_add(1);
        loop {
            if left == Some(0) {
                break;
            }
            if length.is_none() && self.head().is_some_and(|head| is_break(&head)) {
                let at = self.at;
                self.at = at.saturating_add(1);
                children.push(self.leaf(
                    Cow::Borrowed("break"),
                    at,
                    "ff".into(),
                    "end of the indefinite length",
                ));
                break;
            }
            let label = if head.major == 4 { Cow::Owned(format!("[{index}]")) } else { Cow::Borrowed(step) };
            let Some(node) = self.item(label, deeper) else { break };
            let value = Cow::Owned(node.value.trim_matches('"').into());
            children.push(node);
            if head.major == 5 {
                let Some(node) = self.item(value, deeper) else { break };
                children.push(node);
            }
            left = left.map(|left| left.saturating_sub(1));
            index = index.saturating_add(1);
        }
        Node::new(label, start..self.at).meaning(what).children(children)
    }

    /// A node without parts up to here.
    fn leaf(
        &self,
        label: Cow<'static, str>,
        start: usize,
        value: alloc::string::String,
        meaning: &'static str,
    ) -> Node {
        let first = self.bytes.get(start).copied().unwrap_or_default();
        Node::new(label, start..self.at).value(value).meaning(meaning).bits(Vec::from([
            Bits::new(0xe0, "major type", first >> 5),
            Bits::new(0x1f, "additional information", first & 31),
        ]))
    }
}

fn is_break(head: &Head) -> bool {
    head.major == 7 && head.argument.is_none()
}

/// Simple values and floats.
fn simple(bytes: &[u8], argument: Option<u64>) -> (Cow<'static, str>, &'static str) {
    let sizes = [(3, "float of 16 bits"), (5, "float of 32 bits"), (9, "float of 64 bits")];
    let float = sizes.into_iter().find(|(length, _)| *length == bytes.len());
    match (float, Decoder::from(bytes).pull()) {
        (Some((_, what)), Ok(Header::Float(value))) => (value.to_string().into(), what),
        _ => match argument {
            Some(20) => ("false".into(), "simple value"),
            Some(21) => ("true".into(), "simple value"),
            Some(22) => ("null".into(), "simple value"),
            Some(23) => ("undefined".into(), "simple value"),
            other => (other.unwrap_or_default().to_string().into(), "simple value that is not assigned"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{explain::assert_covers, wire::hex};

    /// Items of RFC 8949 appendix A, and broken ones.
    #[test]
    fn leaves_cover_every_byte_of_right_and_broken_items() {
        for text in [
            "",
            "00",
            "1bffffffffffffffff",
            "3903e7",
            "f93c00",
            "fa47c35000",
            "fb3ff199999999999a",
            "f4",
            "f7",
            "f8ff",
            "c11a514b67b0",
            "d74401020304",
            "44010203 04",
            "6449455446",
            "83010203",
            "8301820203820405",
            "a26161016162820203",
            "5f42010243030405ff",
            "7f657374726561646d696e67ff",
            "9f018202039f0405ffff",
            "bf61610161629f0203ffff",
            "1c",
            "61",
            "62ff",
            "a161",
            "ff",
            "9f01",
            "8301",
            "c1",
            "0000",
            "7bffffffffffffffff00",
        ] {
            let bytes = hex::decode(&text.replace(' ', "")).unwrap();
            assert_covers(&explain(&bytes), bytes.len(), text);
        }
    }

    #[test]
    fn members_are_called_by_their_keys() {
        let tree = explain(&hex::decode("a26161016162820203").unwrap());
        let labels: Vec<_> =
            tree.children[0].children.iter().map(|node| (&*node.label, &*node.value)).collect();
        assert_eq!(labels, [("head", "2"), ("key", "\"a\""), ("a", "1"), ("key", "\"b\""), ("b", "")]);
        let deep = explain(&[0x81; 4096]);
        assert_eq!(deep.leaves().last().unwrap().label, "unread bytes");
    }
}
