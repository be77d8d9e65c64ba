//! The annotated tree of one datagram.

use alloc::{borrow::Cow, format, string::String, string::ToString, vec, vec::Vec};
use core::ops::Range;

use super::{
    Block, CoapOption, ContentFormat, HEADER_LENGTH, HEADER_SPEC, MessageCode, MessageType, ONE_BYTE,
    OPTION_SPEC, OptionNumber, OptionValue, PAYLOAD_MARKER, Registry, Settings, TWO_BYTES,
    packet::{VERSION, next_option},
};
use crate::{
    explain::{Bits, Node, bytes as bytes_of},
    limits,
    wire::hex::Hex,
};

/// What the number of an option's value means: a content format, a block.
pub fn value_meaning(option: &CoapOption<'_>) -> Option<Cow<'static, str>> {
    let number = option.uint()?;
    match option.number {
        OptionNumber::CONTENT_FORMAT | OptionNumber::ACCEPT => {
            ContentFormat(u16::try_from(number).ok()?).name().map(Cow::Borrowed)
        }
        OptionNumber::MAX_AGE => Some(Cow::Owned(format!("{number} seconds"))),
        OptionNumber::SIZE1 | OptionNumber::SIZE2 => {
            usize::try_from(number).ok().map(|count| Cow::Owned(bytes_of(count)))
        }
        _ if option.number.is_block() => {
            let block = Block::from_bytes(option.value)?;
            let more = if block.more { "more follow" } else { "the last" };
            Some(Cow::Owned(match block.size() {
                Some(size) => format!("block {} of {size} bytes each, {more}", block.number),
                None => format!("block {}, {more}, reserved size", block.number),
            }))
        }
        _ => None,
    }
}

/// Explains bytes as a CoAP message, right or not. Leaves cover every byte exactly once.
pub fn explain(bytes: &[u8], registry: &Registry, settings: Settings) -> Node {
    let root = Node::new("coap message", 0..bytes.len()).value(bytes_of(bytes.len())).spec("RFC 7252");
    let Some((header, rest)) = bytes.split_first_chunk::<HEADER_LENGTH>() else {
        let node = Node::new("incomplete header", 0..bytes.len()).value(Hex(bytes).to_string());
        return if bytes.is_empty() { root } else { root.child(node) };
    };
    let root = root.children(header_nodes(*header));
    let [first, ..] = *header;
    let nibble = first & 15;
    let mut parts = Parts { bytes, rest, nodes: Vec::new() };
    if first >> 6 != VERSION || (nibble > 8 && !settings.extended_tokens) || nibble > TWO_BYTES {
        parts.unread("not read: what precedes is no CoAP header");
        return root.children(parts.nodes);
    }
    if parts.token(nibble) {
        parts.options(registry);
    }
    root.children(parts.nodes)
}

fn header_nodes([first, code, high, low]: [u8; HEADER_LENGTH]) -> Vec<Node> {
    let message_type = MessageType::from_bits(first >> 4);
    let code = MessageCode(code);
    let version = first >> 6;
    let node = Node::new("version, type, token length", 0..1)
        .value(format!("{version}, {}, {}", message_type.name(), first & 15))
        .spec(HEADER_SPEC)
        .bits(vec![
            Bits::new(0xc0, "version", version),
            Bits::new(0x30, "type", message_type.number()),
            Bits::new(0x0f, "token length", first & 15),
        ]);
    let code_node = Node::new("code", 1..2)
        .value(code.to_string())
        .meaning(code.meaning())
        .bits(vec![Bits::new(0xe0, "class", code.class_number()), Bits::new(0x1f, "detail", code.detail())]);
    vec![
        node.meaning(if version == VERSION { message_type.meaning() } else { "not version 1" }),
        match code.info() {
            Some(info) => code_node.spec(info.spec),
            None => code_node,
        },
        Node::new("message id", 2..4).value(u16::from_be_bytes([high, low]).to_string()),
    ]
}

/// What is behind the header, as far as it was explained.
struct Parts<'a> {
    bytes: &'a [u8],
    rest: &'a [u8],
    nodes: Vec<Node>,
}

impl<'a> Parts<'a> {
    fn at(&self) -> usize {
        self.bytes.len().saturating_sub(self.rest.len())
    }

    /// The next bytes, or all that are left where there are fewer.
    fn take(&mut self, count: usize) -> (&'a [u8], Range<usize>) {
        let start = self.at();
        let (taken, rest) = self.rest.split_at_checked(count).unwrap_or((self.rest, &[]));
        self.rest = rest;
        (taken, start..start.saturating_add(taken.len()))
    }

    fn unread(&mut self, why: &'static str) {
        let (bytes, range) = self.take(usize::MAX);
        if !bytes.is_empty() {
            self.nodes.push(Node::new("unread bytes", range).value(Hex(bytes).to_string()).meaning(why));
        }
    }

    /// Says whether it was there.
    fn token(&mut self, nibble: u8) -> bool {
        let mut length = usize::from(nibble);
        if nibble == ONE_BYTE || nibble == TWO_BYTES {
            let size = usize::from(nibble.saturating_sub(12));
            let (extension, range) = self.take(size);
            if extension.len() < size {
                self.nodes
                    .push(Node::new("incomplete token length", range).value(Hex(extension).to_string()));
                return false;
            }
            length = super::option::read_uint(extension)
                .and_then(|value| usize::try_from(value).ok())
                .unwrap_or(0)
                .saturating_add(if nibble == ONE_BYTE {
                    super::ONE_BYTE_BASE
                } else {
                    super::TWO_BYTES_BASE
                });
            self.nodes.push(
                Node::new("token length", range).value(length.to_string()).spec("RFC 8974 section 2.1"),
            );
        }
        let (token, range) = self.take(length);
        let whole = token.len() == length;
        if !token.is_empty() {
            let label = if whole { "token" } else { "incomplete token" };
            self.nodes.push(Node::new(label, range).value(Hex(token).to_string()));
        }
        whole
    }

    fn options(&mut self, registry: &Registry) {
        let (mut number, mut count) = (0, 0_usize);
        while let Some(&first) = self.rest.first() {
            if first == PAYLOAD_MARKER {
                self.payload();
                return;
            }
            count = count.saturating_add(1);
            if count > limits::COAP_OPTIONS {
                return self.unread("not read: too many options");
            }
            let Ok((option, rest)) = next_option(self.rest, number) else {
                return self.unread("not read: no whole option starts here");
            };
            let start = self.at();
            let size = self.rest.len().saturating_sub(rest.len());
            let head = size.saturating_sub(option.value.len());
            let node = option_node(&option, registry, start, start.saturating_add(size));
            let (head_bytes, head_range) = self.take(head);
            let (_, value_range) = self.take(option.value.len());
            self.nodes.push(node.children(option_parts(
                &option,
                number,
                head_bytes,
                head_range,
                value_range,
            )));
            number = option.number.0;
        }
    }

    fn payload(&mut self) {
        let (_, range) = self.take(1);
        self.nodes.push(Node::new("payload marker", range).value("ff"));
        let (payload, range) = self.take(usize::MAX);
        if !payload.is_empty() {
            let text = core::str::from_utf8(payload).ok();
            let value = text.map_or_else(|| Hex(payload).to_string(), |text| format!("{text:?}"));
            self.nodes.push(Node::new("payload", range).value(value).meaning(bytes_of(payload.len())));
        }
    }
}

fn option_node(option: &CoapOption<'_>, registry: &Registry, start: usize, end: usize) -> Node {
    let info = registry.find(option.number);
    let name = info.map_or("unknown option", |info| info.name);
    let value: String = match option.read(registry) {
        OptionValue::Text(text) => format!("{text:?}"),
        OptionValue::Uint(number) => number.to_string(),
        OptionValue::Empty => String::new(),
        OptionValue::Opaque(bytes) => Hex(bytes).to_string(),
    };
    let node = Node::new(format!("option {} {name}", option.number), start..end).value(value);
    let properties = option.number.properties();
    let node = node.meaning(match value_meaning(option) {
        Some(meaning) => format!("{meaning}; {properties}"),
        None => properties.to_string(),
    });
    match info {
        Some(info) => node.spec(info.spec),
        None => node,
    }
}

/// The byte of nibbles, the extensions behind it, and the value.
fn option_parts(
    option: &CoapOption<'_>,
    previous: u16,
    head: &[u8],
    range: Range<usize>,
    value: Range<usize>,
) -> Vec<Node> {
    let first = head.first().copied().unwrap_or_default();
    let delta = option.number.0.saturating_sub(previous);
    let length = option.value.len();
    let nibble_end = range.start.saturating_add(1);
    let mut nodes = vec![
        Node::new("delta and length", range.start..nibble_end)
            .value(format!("{delta}, {length}"))
            .spec(OPTION_SPEC)
            .bits(vec![
                Bits::new(0xf0, "option delta", first >> 4),
                Bits::new(0x0f, "option length", first & 15),
            ]),
    ];
    let mut at = nibble_end;
    for (nibble, label, number) in
        [(first >> 4, "option delta", usize::from(delta)), (first & 15, "option length", length)]
    {
        if nibble >= ONE_BYTE {
            let end = at.saturating_add(usize::from(nibble.saturating_sub(12)));
            nodes.push(Node::new(format!("{label} extended"), at..end).value(number.to_string()));
            at = end;
        }
    }
    if !value.is_empty() {
        nodes.push(Node::new("value", value).value(Hex(option.value).to_string()));
    }
    nodes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{explain::assert_covers, wire::hex};

    #[test]
    fn leaves_cover_every_byte_of_right_and_broken_datagrams() {
        for text in [
            "",
            "40",
            "4000dead",
            "00010001ffff",
            "4F01000101",
            "4401000101",
            "40017d34bb74656d7065726174757265",
            "41017d3520bb74656d7065726174757265ff7b7d",
            "40010001E1071BFF1000FF",
            "40010001FF",
            "40010001F00102",
            "40010001DD000000",
            "40010001E0FEF2C0",
            "4d01000100010203040506070809",
            "4e01",
        ] {
            let bytes = hex::decode(text).unwrap();
            for settings in [Settings::default(), Settings::EXTENDED_TOKENS] {
                let tree = explain(&bytes, &Registry::REGISTERED, settings);
                assert_covers(&tree, bytes.len(), text);
            }
        }
    }

    #[test]
    fn an_option_shows_name_value_and_meaning() {
        let bytes = hex::decode("40010001C132D10a0e").unwrap();
        let tree = explain(&bytes, &Registry::REGISTERED, Settings::default());
        let found: Vec<_> = tree
            .children
            .iter()
            .skip(3)
            .map(|node| (&*node.label, &*node.value, node.meaning.as_deref().unwrap()))
            .collect();
        assert_eq!(
            found,
            [
                ("option 12 Content-Format", "50", "application/json; elective, safe to forward"),
                ("option 35 Proxy-Uri", "\"\\u{e}\"", "critical, unsafe to forward"),
            ]
        );
    }
}
