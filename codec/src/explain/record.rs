//! The tree of a whole record.

use alloc::{borrow::Cow, format, string::ToString, vec::Vec};

use super::Node;
use crate::{
    carried::Security,
    classify::{self, Topic},
    datagram,
    decode::{self, is_pcp, is_pcp_under},
    error::Error,
    huawei::{event::Event, pcp},
    kind::{Direction, Protocol, Vendor},
    limits,
    message::Decoded,
    record::{Address, Record},
    sign::Connect,
    wire::{
        cbor, coap, gzip,
        hex::Hex,
        json::{JsonKind, Reader},
    },
};

/// Explains a record: its topic level by level, and its payload part by part.
///
/// It never fails: what cannot be read is shown as far as it goes, with an `error` node that says why.
pub fn explain(record: &Record<'_>) -> Node {
    let payload = &*record.payload;
    let root = Node::unplaced("record").value(super::bytes(payload.len()));
    let topic = match &record.address {
        Address::Connect(connect) => return connect_node(connect, root),
        Address::None => None,
        Address::Topic(name) => Some(classify::topic(name)),
        Address::Path { path, status } => Some(classify::path(path, *status)),
    };
    let (root, is_pcp, direction) = match &topic {
        None => (root, is_pcp(payload, &record.hints), record.hints.direction),
        Some(Ok(topic)) => (
            root.child(topic_node(topic)),
            is_pcp_under(topic, payload, &record.hints),
            topic.direction().or(record.hints.direction),
        ),
        Some(Err(error)) => (root.child(error_node(error)), false, record.hints.direction),
    };
    if is_pcp {
        return root.children(pcp_nodes(payload, direction));
    }
    if topic.is_none() && datagram::is_coap(payload, &record.hints) {
        return root.children(coap_nodes(payload, record));
    }
    if topic.is_none() && record.hints.protocol == Some(Protocol::Cbor) {
        return root.children(cbor_nodes(payload));
    }
    let mut nodes = match &topic {
        Some(Ok(topic)) if topic.is_compressed() => inflated_nodes(payload),
        _ => plain_nodes(payload),
    };
    match decode::read(record) {
        Ok(decoded) => {
            let meanings: Vec<&str> = decoded.meaning().iter().map(|entry| entry.meaning).collect();
            let code = decoded.code_pointer().filter(|_| !meanings.is_empty());
            if let (Some(code), Some(payload)) = (code, nodes.first_mut())
                && let Some(node) = part(payload, code)
            {
                node.meaning = Some(Cow::Owned(meanings.join("; or: ")));
            }
            nodes.extend(event_nodes(&decoded));
        }
        // Where a reader of the text has not said so before.
        Err(error) if !root.children.iter().chain(&nodes).any(tells_why) => nodes.push(error_node(&error)),
        Err(_) => {}
    }
    root.children(nodes)
}

/// Whether a part of the record or of what was inflated is an error.
fn tells_why(node: &Node) -> bool {
    let is_error = |node: &Node| node.label == "error";
    is_error(node) || (node.label == "inflated" && node.children.iter().any(is_error))
}

/// The node that a JSON pointer without escapes leads to from the text's own.
fn part<'n>(node: &'n mut Node, pointer: &str) -> Option<&'n mut Node> {
    pointer
        .split('/')
        .skip(1)
        .try_fold(node, |node, name| node.children.iter_mut().find(|child| child.label == name))
}

/// What events a message carries.
fn event_nodes(decoded: &Decoded<'_>) -> Vec<Node> {
    let node = |event: &Event<'_>| {
        let node = Node::unplaced("event").value(event.name());
        let codes = event
            .meaning()
            .into_iter()
            .map(|code| Node::unplaced("result").value(code.code).meaning(code.meaning).spec(code.spec));
        let node = node.children(codes.collect());
        match event.info() {
            Some(info) => node.meaning(info.summary).spec(info.spec),
            None => node.meaning("an event of the product's own"),
        }
    };
    decoded.events().map(node).collect()
}

/// A compressed payload as one leaf, and what is in it, which covers no bytes of the record.
fn inflated_nodes(payload: &[u8]) -> Vec<Node> {
    let leaf = Node::new("payload", 0..payload.len());
    match gzip::inflate(payload, limits::INFLATED_BYTES) {
        Ok(text) => {
            let inner = plain_nodes(&text).into_iter().map(without_ranges);
            let leaf = leaf.value(format!("gzip of {}", super::bytes(text.len())));
            core::iter::once(leaf).chain([Node::unplaced("inflated").children(inner.collect())]).collect()
        }
        Err(error) => alloc::vec![leaf.value(Hex(payload).to_string()), error_node(&error)],
    }
}

/// The reader's depth limit bounds the recursion.
fn without_ranges(mut node: Node) -> Node {
    node.range = None;
    node.children = node.children.into_iter().map(without_ranges).collect();
    node
}

/// The datagram, and what it carries: that covers no bytes of its own, since the datagram's payload does.
fn coap_nodes(payload: &[u8], record: &Record<'_>) -> Vec<Node> {
    let settings = datagram::settings(&record.hints);
    let packet = coap::Packet::parse_with(payload, settings);
    let vendor =
        packet.as_ref().ok().map_or(record.hints.vendor, |packet| datagram::vendor_of(packet, &record.hints));
    let mut nodes = alloc::vec![coap::explain(payload, &datagram::registry(vendor), settings)];
    let decoded = match decode::read(record) {
        Ok(decoded) => decoded,
        Err(error) => {
            nodes.push(error_node(&error));
            return nodes;
        }
    };
    let Some(carried) = &decoded.coap else { return nodes };
    nodes.push(match &decoded.topic {
        Some(topic) => topic_node(topic),
        None => Node::unplaced("message")
            .value(decoded.kind.name())
            .meaning(decoded.kind.info().summary)
            .spec(decoded.kind.info().spec),
    });
    for code in decoded.meaning() {
        nodes.push(Node::unplaced("code").value(code.code).meaning(code.meaning).spec(code.spec));
    }
    match &carried.security {
        Security::None => {}
        Security::Sealed => {
            nodes.push(Node::unplaced("security").value("symmetric").meaning("encrypted; no keys were given"))
        }
        Security::Opened { sequence, .. } => {
            let node = Node::unplaced("security").value("symmetric").meaning("decrypted with the keys given");
            nodes.push(match sequence {
                Some(sequence) => node.child(Node::unplaced("sequence number").value(sequence.to_string())),
                None => node,
            });
        }
    }
    if let Ok(text) = decoded.message.to_payload()
        && !text.is_empty()
        && carried.security != Security::Sealed
    {
        let inner = plain_nodes(&text).into_iter().map(without_ranges);
        nodes.push(Node::unplaced("carried").children(inner.collect()));
    }
    nodes
}

fn cbor_nodes(payload: &[u8]) -> Vec<Node> {
    let mut nodes = alloc::vec![cbor::explain(payload)];
    if let Err(error) = cbor::to_json(payload, &mut Vec::new()) {
        nodes.push(error_node(&error));
    }
    nodes
}

/// What a client connects with, and what that is made of; of the password only its form.
fn connect_node(connect: &Connect<'_>, mut root: Node) -> Node {
    for (label, text) in [("client id", &connect.client_id), ("user name", &connect.username)] {
        if let Some(text) = text {
            root = root.child(Node::unplaced(label).value(text.to_string()));
        }
    }
    if let Some(form) = connect.password_form() {
        root = root.child(Node::unplaced("password").value(form).meaning("not shown"));
    }
    match connect.kind(&mut Vec::new()) {
        Ok(kind) => {
            let parts =
                connect.parts(kind).into_iter().map(|(name, value)| Node::unplaced(name).value(value));
            let node = Node::unplaced("parts").value(kind.info().summary).spec(kind.info().spec);
            root.child(node.children(parts.collect()))
        }
        Err(error) => root.child(error_node(&error)),
    }
}

fn pcp_nodes(payload: &[u8], direction: Option<Direction>) -> Vec<Node> {
    let read = pcp::Frame::parse(payload).and_then(|frame| pcp::read(&frame, direction, &mut Vec::new()));
    match read {
        Ok(message) => alloc::vec![pcp::explain(payload, Some(&message))],
        Err(error) => alloc::vec![pcp::explain(payload, None), error_node(&error)],
    }
}

/// JSON as a tree, other bytes as one leaf.
fn plain_nodes(payload: &[u8]) -> Vec<Node> {
    let mut nodes = Vec::new();
    let read = Reader::new(payload).and_then(|mut reader| {
        nodes.push(json_node(Cow::Borrowed("payload"), &mut reader, payload)?);
        reader.finish()
    });
    match read {
        Ok(()) => nodes,
        Err(error) => {
            let bytes = Node::new("payload", 0..payload.len()).value(match core::str::from_utf8(payload) {
                Ok(text) => format!("{text:?}"),
                Err(_) => Hex(payload).to_string(),
            });
            let starts_like_json =
                payload.trim_ascii_start().first().is_some_and(|byte| matches!(byte, b'{' | b'['));
            if starts_like_json { alloc::vec![bytes, error_node(&error)] } else { alloc::vec![bytes] }
        }
    }
}

/// One value with its parts. The reader's depth limit bounds the recursion.
fn json_node(label: Cow<'static, str>, reader: &mut Reader<'_>, payload: &[u8]) -> Result<Node, Error> {
    let kind = reader.peek()?;
    let start = reader.offset();
    let mut children = Vec::new();
    match kind {
        JsonKind::Object => reader.object(|name, reader| {
            children.push(json_node(Cow::Owned(name.into_owned()), reader, payload)?);
            Ok(())
        })?,
        JsonKind::Array => reader.array(|reader| {
            let label = format!("[{}]", children.len());
            children.push(json_node(Cow::Owned(label), reader, payload)?);
            Ok(())
        })?,
        _ => {
            reader.skip()?;
        }
    }
    let range = start..reader.offset();
    let text = payload.get(range.clone()).map(alloc::string::String::from_utf8_lossy).unwrap_or_default();
    Ok(Node::new(label, range).children(children).value(match kind {
        JsonKind::Object | JsonKind::Array if text.len() > 2 => alloc::string::String::new(),
        _ => text.into_owned(),
    }))
}

fn topic_node(topic: &Topic<'_>) -> Node {
    let info = topic.kind().info();
    let label = if topic.is_path() { "path" } else { "topic" };
    let whose = topic.vendor().map_or("no known vendor", Vendor::name);
    let ids = topic.ids().map(|(name, value)| Node::unplaced(name).value(value)).collect();
    Node::unplaced(label)
        .value(topic.name())
        .meaning(format!("{whose} {}: {}", info.name, info.summary))
        .spec(info.spec)
        .children(ids)
}

fn error_node(error: &Error) -> Node {
    let node = Node::unplaced("error").value(error.code().name()).meaning(error.to_string());
    match error.spec_reference() {
        Some(spec) => node.spec(spec),
        None => node,
    }
}
