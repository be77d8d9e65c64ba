//! The annotated tree of one frame.

use alloc::{format, string::ToString, vec, vec::Vec};
use core::ops::Range;

use super::{Body, Frame, HEADER_LENGTH, Message, START_MARK, diagnose, frame_check};
use crate::{
    explain::{Bits, Node, bytes as bytes_of},
    wire::hex::Hex,
};

const SPEC: &str = "IoTDA guide 3.8.3";

/// Explains bytes as a PCP frame, right or not. Leaves cover every byte exactly once.
///
/// `message` is what [`super::read`] made of the data area; without it the data area is one leaf.
pub fn explain(bytes: &[u8], message: Option<&Message<'_>>) -> Node {
    let root = Node::new("pcp frame", 0..bytes.len()).value(bytes_of(bytes.len())).spec(SPEC);
    let Some(frame) = Frame::view(bytes) else {
        return root.child(Node::new("incomplete header", 0..bytes.len()).value(Hex(bytes).to_string()));
    };
    let declared = usize::from(frame.data_length());
    let (data, surplus) = frame.data().split_at_checked(declared).unwrap_or((frame.data(), &[]));
    let data_end = HEADER_LENGTH.saturating_add(data.len());
    let mut root = root.children(header(&frame));
    if !data.is_empty() {
        let area = Node::new("data", HEADER_LENGTH..data_end).value(bytes_of(data.len()));
        let children = message.map(|message| body(&message.body, data)).unwrap_or_default();
        root = root.child(if children.is_empty() {
            area.value(Hex(data).to_string())
        } else {
            area.children(children)
        });
    }
    if !surplus.is_empty() {
        let node = Node::new("trailing bytes", data_end..bytes.len()).value(Hex(surplus).to_string());
        root = root.child(node.meaning("more than the data length says"));
    }
    root
}

fn header(frame: &Frame<'_>) -> Vec<Node> {
    let computed = frame_check(frame.as_bytes());
    let check = Node::new("check", 4..6)
        .value(format!("{:04x}", frame.check()))
        .spec("IoTDA guide 3.8.2, CRC16 sample");
    let check = if frame.check() == computed {
        check.meaning("right")
    } else {
        match diagnose::explain_mismatch(frame, computed) {
            Some(cause) => check.meaning(format!("wrong, computed {computed:04x}; {cause}")),
            None => check.meaning(format!("wrong, computed {computed:04x}")),
        }
    };
    let mark = Node::new("start mark", 0..2).value(format!("{:04x}", frame.start_mark()));
    vec![
        if frame.start_mark() == START_MARK { mark } else { mark.meaning("not PCP's, which is fffe") },
        Node::new("version", 2..3).value(frame.protocol_version().to_string()).bits(vec![
            Bits::new(0xf0, "reserved", frame.reserved()),
            Bits::new(0x0f, "protocol version", frame.protocol_version()),
        ]),
        Node::new("message code", 3..4).value(frame.code().0.to_string()).meaning(frame.code().meaning()),
        check,
        Node::new("data length", 6..8).value(bytes_of(frame.data_length().into())),
    ]
}

/// Splits the data area by the message's fields, in wire order.
fn body(body: &Body<'_>, data: &[u8]) -> Vec<Node> {
    let mut fields = Fields { nodes: Vec::new(), at: HEADER_LENGTH };
    if let Some(result) = body.result() {
        let label = if matches!(body, Body::DownloadReportRequest { .. }) {
            "download status"
        } else {
            "result code"
        };
        let node = Node::new(label, fields.next(1)).value(result.0.to_string());
        fields.nodes.push(node.meaning(result.meaning().unwrap_or("not a defined code")));
    }
    if let Some(version) = body.version() {
        let range = fields.next(16);
        fields.nodes.push(if version.is_plain() {
            Node::new("version", range).value(version.to_string())
        } else {
            Node::new("version", range)
                .value(version.0.escape_ascii().to_string())
                .meaning("not plain ASCII text padded with zero bytes")
        });
    }
    match body {
        Body::NewVersionRequest { fragment_size, fragment_count, package_check, .. } => {
            fields.push("fragment size", 2, bytes_of((*fragment_size).into()), "");
            let most = u32::from(*fragment_size).saturating_mul(u32::from(*fragment_count));
            fields.push(
                "fragment count",
                2,
                fragment_count.to_string(),
                &format!("a package of at most {most} bytes"),
            );
            fields.push(
                "package check code",
                2,
                format!("{package_check:04x}"),
                "deprecated, 0000 by the guide",
            );
        }
        Body::FragmentRequest { fragment_index, .. } => {
            fields.push("fragment index", 2, fragment_index.to_string(), "counted from 0");
        }
        Body::FragmentResponse { fragment_index, data, .. } => {
            if let Some(index) = fragment_index {
                fields.push("fragment index", 2, index.to_string(), "counted from 0");
            }
            if !data.is_empty() {
                fields.push("fragment data", data.len(), Hex(data).to_string(), &bytes_of(data.len()));
            }
        }
        Body::Ambiguous { .. } | Body::Unknown { .. } => {
            fields.push("data", data.len(), Hex(data).to_string(), "");
        }
        _ => {}
    }
    fields.nodes
}

/// Fields one after the other.
struct Fields {
    nodes: Vec<Node>,
    at: usize,
}

impl Fields {
    fn next(&mut self, size: usize) -> Range<usize> {
        let start = self.at;
        self.at = start.saturating_add(size);
        start..self.at
    }

    fn push(&mut self, label: &'static str, size: usize, value: alloc::string::String, meaning: &str) {
        let node = Node::new(label, self.next(size)).value(value);
        self.nodes.push(if meaning.is_empty() { node } else { node.meaning(meaning.to_string()) });
    }
}
