//! Which way a frame goes, told from its data area.

use super::{Frame, MessageCode, ResultCode, Version, kind};
use crate::kind::{
    Direction::{self, Down, Up},
    Kind,
};

/// Request or response.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// The first of the two.
    Request,
    /// The answer, with the same message code.
    Response,
}

/// One way to read a frame's data area.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reading {
    /// Request or response.
    pub role: Role,
    /// Which way such a message goes.
    pub direction: Direction,
    /// The kind of such a message.
    pub kind: Kind,
    /// The sizes of data area that it takes, in words.
    pub size: &'static str,
}

/// What direction the frame can have, from size and content.
pub(super) enum Inference {
    /// One reading fits, for this reason.
    One(Reading, &'static str),
    /// Two readings fit by size; the content speaks for the first, for this reason.
    Likely(Reading, &'static str),
    /// Two readings fit and nothing tells them apart.
    Both([Reading; 2]),
    /// No reading fits.
    Neither,
}

/// Which way a defined message code's requests go; responses go the other way.
#[inline]
fn request_direction(code: MessageCode) -> Option<Direction> {
    match code {
        MessageCode::QUERY_VERSION | MessageCode::NEW_VERSION | MessageCode::EXECUTE => Some(Down),
        MessageCode::FRAGMENT | MessageCode::DOWNLOAD_REPORT | MessageCode::RESULT => Some(Up),
        _ => None,
    }
}

/// Request or response, for a defined message code that goes this way.
#[inline]
pub(super) fn role(code: MessageCode, direction: Direction) -> Option<Role> {
    let request = request_direction(code)?;
    Some(if direction == request { Role::Request } else { Role::Response })
}

/// The two readings of a defined message code, request first; none for an undefined one.
#[inline]
pub fn readings(code: MessageCode) -> Option<[Reading; 2]> {
    let direction = request_direction(code)?;
    let [request, response] = sizes(code);
    Some([
        Reading { role: Role::Request, direction, kind: kind::kind_of(code, false), size: request },
        Reading {
            role: Role::Response,
            direction: direction.reversed(),
            kind: kind::kind_of(code, true),
            size: response,
        },
    ])
}

fn sizes(code: MessageCode) -> [&'static str; 2] {
    match code {
        MessageCode::QUERY_VERSION => ["0 bytes", "17 bytes"],
        MessageCode::NEW_VERSION => ["22 bytes", "1 byte"],
        MessageCode::FRAGMENT => ["18 bytes", "at least 3 bytes"],
        MessageCode::EXECUTE => ["0 bytes", "1 byte"],
        MessageCode::RESULT => ["17 bytes", "1 byte"],
        _ => ["1 byte", "1 byte"],
    }
}

/// Whether the data area has a size that the reading takes.
#[inline]
pub(super) fn fits(code: MessageCode, role: Role, data: &[u8]) -> bool {
    match (code, role) {
        (MessageCode::QUERY_VERSION | MessageCode::EXECUTE, Role::Request) => data.is_empty(),
        (MessageCode::QUERY_VERSION, Role::Response) | (MessageCode::RESULT, Role::Request) => {
            data.len() == 17
        }
        (MessageCode::NEW_VERSION, Role::Request) => data.len() == 22,
        (MessageCode::FRAGMENT, Role::Request) => data.len() == 18,
        // A platform that reports an error may leave out the index as well as the data.
        (MessageCode::FRAGMENT, Role::Response) => data.len() >= 3 || matches!(data, [1..=u8::MAX]),
        _ => data.len() == 1,
    }
}

/// Works out the direction of a frame with a defined message code.
pub(super) fn infer(frame: &Frame<'_>, [request, response]: [Reading; 2]) -> Inference {
    let (code, data) = (frame.code(), frame.data());
    match (fits(code, Role::Request, data), fits(code, Role::Response, data)) {
        (true, false) => Inference::One(request, "only the request has this size"),
        (false, true) => Inference::One(response, "only the response has this size"),
        (false, false) => Inference::Neither,
        (true, true) => by_content(code, data, request, response),
    }
}

fn by_content(code: MessageCode, data: &[u8], request: Reading, response: Reading) -> Inference {
    match (code, data) {
        (MessageCode::DOWNLOAD_REPORT, [5..=8]) => {
            Inference::One(request, "both have this size, but only a device reports this status")
        }
        (MessageCode::DOWNLOAD_REPORT, [0x80]) => {
            Inference::One(response, "both have this size, but only the platform answers this code")
        }
        (MessageCode::FRAGMENT, [first, ..]) => {
            let result = ResultCode(*first);
            if result.is_documented_for(response.kind.name()) {
                Inference::Likely(
                    response,
                    "the data starts with a result code, where a request has its version's text",
                )
            } else if data
                .first_chunk()
                .is_some_and(|field| matches!(first, b' '..=b'~') && Version(*field).is_plain())
            {
                Inference::Likely(
                    request,
                    "the data starts with a version, where a response has a result code",
                )
            } else {
                Inference::Both([request, response])
            }
        }
        _ => Inference::Both([request, response]),
    }
}
