//! Message types and codes.

use core::fmt;

/// The type of a message: bits 5 and 4 of byte 0 (RFC 7252 section 4.2 and 4.3).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum MessageType {
    /// 0: to be acknowledged.
    Confirmable,
    /// 1: not to be acknowledged.
    NonConfirmable,
    /// 2: an acknowledgement, alone or with a response.
    Acknowledgement,
    /// 3: the message could not be processed.
    Reset,
}

impl MessageType {
    /// Every type, in the order of its number.
    pub const ALL: [MessageType; 4] = [
        MessageType::Confirmable,
        MessageType::NonConfirmable,
        MessageType::Acknowledgement,
        MessageType::Reset,
    ];

    /// The type of a number's low two bits.
    pub const fn from_bits(bits: u8) -> Self {
        match bits & 3 {
            0 => MessageType::Confirmable,
            1 => MessageType::NonConfirmable,
            2 => MessageType::Acknowledgement,
            _ => MessageType::Reset,
        }
    }

    /// 0 to 3.
    pub const fn number(self) -> u8 {
        match self {
            MessageType::Confirmable => 0,
            MessageType::NonConfirmable => 1,
            MessageType::Acknowledgement => 2,
            MessageType::Reset => 3,
        }
    }

    /// `con`, `non`, `ack` or `rst`, as the RFC abbreviates them.
    pub const fn name(self) -> &'static str {
        match self {
            MessageType::Confirmable => "con",
            MessageType::NonConfirmable => "non",
            MessageType::Acknowledgement => "ack",
            MessageType::Reset => "rst",
        }
    }

    /// The type's whole word.
    pub const fn meaning(self) -> &'static str {
        match self {
            MessageType::Confirmable => "confirmable",
            MessageType::NonConfirmable => "non-confirmable",
            MessageType::Acknowledgement => "acknowledgement",
            MessageType::Reset => "reset",
        }
    }

    /// The type of this name, in either case.
    pub fn from_name(name: &str) -> Option<Self> {
        MessageType::ALL.into_iter().find(|one| one.name().eq_ignore_ascii_case(name))
    }
}

/// What the class of a code makes of the message (RFC 7252 section 12.1).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum CodeClass {
    /// 0.00.
    Empty,
    /// 0.01 to 0.31: a method.
    Request,
    /// 2, 4 and 5: a response.
    Response,
    /// 7: CoAP over reliable transports only (RFC 8323).
    Signalling,
    /// 1, 3 and 6.
    Reserved,
}

/// Byte 1: a class of three bits and a detail of five, written `c.dd`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MessageCode(pub u8);

/// One row of the registry of codes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct CodeName {
    /// The code.
    pub code: MessageCode,
    /// Its name, such as `GET` or `Bad Option`.
    pub name: &'static str,
    /// Where it is defined.
    pub spec: &'static str,
}

const fn row(class: u8, detail: u8, name: &'static str, spec: &'static str) -> CodeName {
    CodeName { code: MessageCode::new(class, detail), name, spec }
}

/// Every registered method, response and signalling code (IANA, CoAP codes), in ascending order.
pub const CODES: &[CodeName] = &[
    row(0, 0, "Empty", "RFC 7252 section 4.1"),
    row(0, 1, "GET", "RFC 7252 section 5.8.1"),
    row(0, 2, "POST", "RFC 7252 section 5.8.2"),
    row(0, 3, "PUT", "RFC 7252 section 5.8.3"),
    row(0, 4, "DELETE", "RFC 7252 section 5.8.4"),
    row(0, 5, "FETCH", "RFC 8132 section 2"),
    row(0, 6, "PATCH", "RFC 8132 section 3"),
    row(0, 7, "iPATCH", "RFC 8132 section 3"),
    row(2, 1, "Created", "RFC 7252 section 5.9.1.1"),
    row(2, 2, "Deleted", "RFC 7252 section 5.9.1.2"),
    row(2, 3, "Valid", "RFC 7252 section 5.9.1.3"),
    row(2, 4, "Changed", "RFC 7252 section 5.9.1.4"),
    row(2, 5, "Content", "RFC 7252 section 5.9.1.5"),
    row(2, 31, "Continue", "RFC 7959 section 2.9.1"),
    row(4, 0, "Bad Request", "RFC 7252 section 5.9.2.1"),
    row(4, 1, "Unauthorized", "RFC 7252 section 5.9.2.2"),
    row(4, 2, "Bad Option", "RFC 7252 section 5.9.2.3"),
    row(4, 3, "Forbidden", "RFC 7252 section 5.9.2.4"),
    row(4, 4, "Not Found", "RFC 7252 section 5.9.2.5"),
    row(4, 5, "Method Not Allowed", "RFC 7252 section 5.9.2.6"),
    row(4, 6, "Not Acceptable", "RFC 7252 section 5.9.2.7"),
    row(4, 8, "Request Entity Incomplete", "RFC 7959 section 2.9.2"),
    row(4, 9, "Conflict", "RFC 8132 section 3.4"),
    row(4, 12, "Precondition Failed", "RFC 7252 section 5.9.2.8"),
    row(4, 13, "Request Entity Too Large", "RFC 7252 section 5.9.2.9"),
    row(4, 15, "Unsupported Content-Format", "RFC 7252 section 5.9.2.10"),
    row(4, 22, "Unprocessable Entity", "RFC 8132 section 3.4"),
    row(4, 29, "Too Many Requests", "RFC 8516 section 3"),
    row(5, 0, "Internal Server Error", "RFC 7252 section 5.9.3.1"),
    row(5, 1, "Not Implemented", "RFC 7252 section 5.9.3.2"),
    row(5, 2, "Bad Gateway", "RFC 7252 section 5.9.3.3"),
    row(5, 3, "Service Unavailable", "RFC 7252 section 5.9.3.4"),
    row(5, 4, "Gateway Timeout", "RFC 7252 section 5.9.3.5"),
    row(5, 5, "Proxying Not Supported", "RFC 7252 section 5.9.3.6"),
    row(5, 8, "Hop Limit Reached", "RFC 8768 section 4"),
    row(7, 1, "CSM", "RFC 8323 section 5.3"),
    row(7, 2, "Ping", "RFC 8323 section 5.4"),
    row(7, 3, "Pong", "RFC 8323 section 5.4"),
    row(7, 4, "Release", "RFC 8323 section 5.5"),
    row(7, 5, "Abort", "RFC 8323 section 5.6"),
];

impl MessageCode {
    /// 0.00.
    pub const EMPTY: Self = MessageCode::new(0, 0);
    /// 0.01.
    pub const GET: Self = MessageCode::new(0, 1);
    /// 0.02.
    pub const POST: Self = MessageCode::new(0, 2);
    /// 0.03.
    pub const PUT: Self = MessageCode::new(0, 3);
    /// 0.04.
    pub const DELETE: Self = MessageCode::new(0, 4);
    /// 2.01.
    pub const CREATED: Self = MessageCode::new(2, 1);
    /// 2.03.
    pub const VALID: Self = MessageCode::new(2, 3);
    /// 2.04.
    pub const CHANGED: Self = MessageCode::new(2, 4);
    /// 2.05.
    pub const CONTENT: Self = MessageCode::new(2, 5);
    /// 4.00.
    pub const BAD_REQUEST: Self = MessageCode::new(4, 0);
    /// 4.01.
    pub const UNAUTHORIZED: Self = MessageCode::new(4, 1);
    /// 4.02.
    pub const BAD_OPTION: Self = MessageCode::new(4, 2);
    /// 4.03.
    pub const FORBIDDEN: Self = MessageCode::new(4, 3);
    /// 4.04.
    pub const NOT_FOUND: Self = MessageCode::new(4, 4);
    /// 5.00.
    pub const INTERNAL_SERVER_ERROR: Self = MessageCode::new(5, 0);

    /// The code of a class (its low three bits) and a detail (its low five).
    pub const fn new(class: u8, detail: u8) -> Self {
        MessageCode((class & 7) << 5 | detail & 31)
    }

    /// 0 to 7.
    pub const fn class_number(self) -> u8 {
        self.0 >> 5
    }

    /// 0 to 31.
    pub const fn detail(self) -> u8 {
        self.0 & 31
    }

    /// What the class says.
    pub const fn class(self) -> CodeClass {
        match (self.class_number(), self.detail()) {
            (0, 0) => CodeClass::Empty,
            (0, _) => CodeClass::Request,
            (2 | 4 | 5, _) => CodeClass::Response,
            (7, _) => CodeClass::Signalling,
            _ => CodeClass::Reserved,
        }
    }

    /// The row of the registry, where there is one.
    pub fn info(self) -> Option<&'static CodeName> {
        CODES.binary_search_by_key(&self, |row| row.code).ok().and_then(|at| CODES.get(at))
    }

    /// The registered name, such as `POST` or `Bad Option`.
    pub fn name(self) -> Option<&'static str> {
        self.info().map(|row| row.name)
    }

    /// The name, or what the class says.
    pub fn meaning(self) -> &'static str {
        match (self.name(), self.class()) {
            (Some(name), _) => name,
            (None, CodeClass::Request) => "unknown method",
            (None, CodeClass::Response) => match self.class_number() {
                2 => "unknown success",
                4 => "unknown client error",
                _ => "unknown server error",
            },
            (None, CodeClass::Signalling) => "unknown signalling code",
            (None, _) => "reserved class",
        }
    }

    /// Reads `c.dd`, or a registered name in either case.
    pub fn from_text(text: &str) -> Option<Self> {
        if let Some((class, detail)) = text.split_once('.') {
            let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            if class.len() != 1 || detail.len() != 2 || !digits(class) || !digits(detail) {
                return None;
            }
            let (class, detail) = (class.parse().ok()?, detail.parse().ok()?);
            return (class <= 7_u8 && detail <= 31_u8).then(|| MessageCode::new(class, detail));
        }
        CODES.iter().find(|row| row.name.eq_ignore_ascii_case(text)).map(|row| row.code)
    }
}

/// `c.dd`.
impl fmt::Display for MessageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.class_number(), self.detail())
    }
}

impl fmt::Debug for MessageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MessageCode({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn codes_are_written_as_class_and_detail() {
        for (byte, text, name) in [
            (0x45, "2.05", Some("Content")),
            (0x02, "0.02", Some("POST")),
            (0x84, "4.04", Some("Not Found")),
            (0x9f, "4.31", None),
        ] {
            let code = MessageCode(byte);
            assert_eq!((code.to_string().as_str(), code.name()), (text, name));
            assert_eq!(MessageCode::from_text(text), Some(code));
        }
        assert_eq!(MessageCode::from_text("bad option"), Some(MessageCode(0x82)));
        for text in ["", ".", "2.5", "8.00", "0.32", "2.050", "+.01", "2.+5", "no such"] {
            assert_eq!(MessageCode::from_text(text), None, "{text}");
        }
    }

    #[test]
    fn the_registry_is_in_order_so_that_looking_up_finds_every_row() {
        for row in CODES {
            assert_eq!(row.code.info(), Some(row));
        }
    }
}
