//! What the data area means, both ways.

use alloc::{borrow::Cow, format, vec, vec::Vec};

use super::{
    FRAME_SPEC, Frame, HEADER_LENGTH, MESSAGE_LAYER, MessageCode, Reading, ResultCode, Role, START_MARK,
    Version,
    direction::readings,
    direction::{self, Inference},
    frame::PROTOCOL_VERSION,
    frame_check, kind, notes,
};
use crate::{
    error::{Code, Complaint, Error, Layer, Note, Place},
    kind::{Direction, Kind},
    wire::cursor::Cursor,
};

/// One PCP message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message<'a> {
    /// The reserved high half of the version byte, 0 to 15; 0 in what devices send.
    pub reserved: u8,
    /// Message code and data area.
    pub body: Body<'a>,
}

/// The data area of each message, requests and responses apart.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Body<'a> {
    /// 19, down.
    QueryVersionRequest,
    /// 19, up.
    QueryVersionResponse {
        /// 0 in the guide.
        result: ResultCode,
        /// What the device runs.
        version: Version,
    },
    /// 20, down.
    NewVersionRequest {
        /// What to upgrade to.
        version: Version,
        /// Bytes of each fragment but the last; 32 to 500 by the guide, 500 by default.
        fragment_size: u16,
        /// Fragments of the package: its size by the fragment size, rounded up.
        fragment_count: u16,
        /// Deprecated and 0 by the guide; older platforms send two ASCII characters.
        package_check: u16,
    },
    /// 20, up.
    NewVersionResponse {
        /// 0 allows the upgrade.
        result: ResultCode,
    },
    /// 21, up.
    FragmentRequest {
        /// The announced version.
        version: Version,
        /// Which fragment, from 0.
        fragment_index: u16,
    },
    /// 21, down.
    FragmentResponse {
        /// 0 comes with data.
        result: ResultCode,
        /// Which fragment, from 0; a platform may leave it out beside an error.
        fragment_index: Option<u16>,
        /// The fragment.
        data: Cow<'a, [u8]>,
    },
    /// 22, up.
    DownloadReportRequest {
        /// 0 when the package is complete.
        status: ResultCode,
    },
    /// 22, down.
    DownloadReportResponse {
        /// 0 or 0x80.
        result: ResultCode,
    },
    /// 23, down.
    ExecuteRequest,
    /// 23, up.
    ExecuteResponse {
        /// 0 when the device starts.
        result: ResultCode,
    },
    /// 24, up.
    ResultRequest {
        /// 0 when the upgrade is done.
        result: ResultCode,
        /// What the device runs now.
        version: Version,
    },
    /// 24, down.
    ResultResponse {
        /// 0 or 0x80.
        result: ResultCode,
    },
    /// A frame that reads as a request and as a response, direction not known.
    Ambiguous {
        /// 21 or 22.
        code: MessageCode,
        /// The data area.
        data: Cow<'a, [u8]>,
    },
    /// A message code that is not defined.
    Unknown {
        /// Byte 3.
        code: MessageCode,
        /// The data area.
        data: Cow<'a, [u8]>,
    },
}

/// Reads a frame's message.
///
/// With a direction, the data area is read that way. Without one it is inferred from the data area, and a note says so
/// and why; where both readings fit and nothing tells them apart, the body is [`Body::Ambiguous`].
///
/// # Errors
/// [`Code::PcpDataLength`] when the data area fits no reading (of that direction).
#[inline]
pub fn read<'a>(
    frame: &Frame<'a>,
    direction: Option<Direction>,
    notes: &mut Vec<Note>,
) -> Result<Message<'a>, Error> {
    let (code, data) = (frame.code(), frame.data());
    let role = match direction.and_then(|direction| direction::role(code, direction)) {
        Some(role) if direction::fits(code, role, data) => Some(role),
        Some(role) => return Err(misfit_of(frame, role)),
        None => match readings(code) {
            Some(readings) => infer(frame, readings, notes)?,
            None => None,
        },
    };
    let body = match role {
        Some(role) => Body::read(code, role, data)?,
        None if code.is_defined() => Body::Ambiguous { code, data: Cow::Borrowed(data) },
        None => Body::Unknown { code, data: Cow::Borrowed(data) },
    };
    let message = Message { reserved: frame.reserved(), body };
    notes::collect(&message, notes);
    Ok(message)
}

/// Infers the reading, with a note; none when it stays ambiguous.
fn infer(frame: &Frame<'_>, readings: [Reading; 2], notes: &mut Vec<Note>) -> Result<Option<Role>, Error> {
    let data = Place::bytes(HEADER_LENGTH..frame.as_bytes().len());
    let note = |code| Complaint::new(code, MESSAGE_LAYER, data).spec(FRAME_SPEC);
    match direction::infer(frame, readings) {
        Inference::One(reading, why) => {
            notes.push(note(Code::PcpDirectionInferred).found(format!(
                "{} ({}): {why}",
                reading.direction.name(),
                reading.kind
            )));
            Ok(Some(reading.role))
        }
        Inference::Likely(reading, why) => {
            notes.push(note(Code::PcpDirectionAmbiguous).expected("the direction to be given").found(
                format!(
                    "{} bytes, the size of a request and of a response; read as {} ({}) because {why}",
                    frame.data().len(),
                    reading.kind,
                    reading.direction.name(),
                ),
            ));
            Ok(Some(reading.role))
        }
        Inference::Both([request, response]) => {
            notes.push(
                note(Code::PcpDirectionAmbiguous).expected("the direction to be given").found(format!(
                    "it reads as {} and as {}",
                    describe(request),
                    describe(response)
                )),
            );
            Ok(None)
        }
        Inference::Neither => {
            let [request, response] = readings;
            Err(misfit(
                frame,
                &format!(
                    "{} ({}) or {} ({})",
                    request.size,
                    describe(request),
                    response.size,
                    describe(response)
                ),
            ))
        }
    }
}

fn describe(reading: Reading) -> alloc::string::String {
    format!("{}, {}", reading.kind, reading.direction.name())
}

#[cold]
fn misfit_of(frame: &Frame<'_>, role: Role) -> Error {
    let reading = readings(frame.code()).into_iter().flatten().find(|reading| reading.role == role);
    let expected =
        reading.map(|reading| format!("{} ({}, {})", reading.size, reading.kind, reading.direction.name()));
    misfit(frame, &expected.unwrap_or_default())
}

#[cold]
fn misfit(frame: &Frame<'_>, expected: &str) -> Error {
    Complaint::new(Code::PcpDataLength, MESSAGE_LAYER, Place::bytes(6..8))
        .expected(format!("{expected} for message code {}", frame.code()))
        .found(format!("{}", frame.data().len()))
        .spec(FRAME_SPEC)
        .into()
}

impl<'a> Body<'a> {
    /// Reads the data area of a defined message code. [`direction::fits`] has been asked.
    #[inline]
    fn read(code: MessageCode, role: Role, data: &'a [u8]) -> Result<Self, Error> {
        use Role::{Request, Response};
        let mut cursor = Cursor::at(data, HEADER_LENGTH, MESSAGE_LAYER);
        Ok(match (code, role) {
            (MessageCode::QUERY_VERSION, Request) => Body::QueryVersionRequest,
            (MessageCode::QUERY_VERSION, Response) => {
                Body::QueryVersionResponse { result: result(&mut cursor)?, version: version(&mut cursor)? }
            }
            (MessageCode::NEW_VERSION, Request) => Body::NewVersionRequest {
                version: version(&mut cursor)?,
                fragment_size: cursor.u16("fragment size")?,
                fragment_count: cursor.u16("fragment count")?,
                package_check: cursor.u16("package check code")?,
            },
            (MessageCode::NEW_VERSION, Response) => Body::NewVersionResponse { result: result(&mut cursor)? },
            (MessageCode::FRAGMENT, Request) => Body::FragmentRequest {
                version: version(&mut cursor)?,
                fragment_index: cursor.u16("fragment index")?,
            },
            (MessageCode::FRAGMENT, Response) => Body::FragmentResponse {
                result: result(&mut cursor)?,
                fragment_index: match cursor.rest() {
                    [] => None,
                    _ => Some(cursor.u16("fragment index")?),
                },
                data: Cow::Borrowed(cursor.rest()),
            },
            (MessageCode::DOWNLOAD_REPORT, Request) => {
                Body::DownloadReportRequest { status: result(&mut cursor)? }
            }
            (MessageCode::DOWNLOAD_REPORT, Response) => {
                Body::DownloadReportResponse { result: result(&mut cursor)? }
            }
            (MessageCode::EXECUTE, Request) => Body::ExecuteRequest,
            (MessageCode::EXECUTE, Response) => Body::ExecuteResponse { result: result(&mut cursor)? },
            (MessageCode::RESULT, Request) => {
                Body::ResultRequest { result: result(&mut cursor)?, version: version(&mut cursor)? }
            }
            (MessageCode::RESULT, Response) => Body::ResultResponse { result: result(&mut cursor)? },
            _ => Body::Unknown { code, data: Cow::Borrowed(data) },
        })
    }

    /// The message code.
    #[inline]
    pub fn code(&self) -> MessageCode {
        match self {
            Body::QueryVersionRequest | Body::QueryVersionResponse { .. } => MessageCode::QUERY_VERSION,
            Body::NewVersionRequest { .. } | Body::NewVersionResponse { .. } => MessageCode::NEW_VERSION,
            Body::FragmentRequest { .. } | Body::FragmentResponse { .. } => MessageCode::FRAGMENT,
            Body::DownloadReportRequest { .. } | Body::DownloadReportResponse { .. } => {
                MessageCode::DOWNLOAD_REPORT
            }
            Body::ExecuteRequest | Body::ExecuteResponse { .. } => MessageCode::EXECUTE,
            Body::ResultRequest { .. } | Body::ResultResponse { .. } => MessageCode::RESULT,
            Body::Ambiguous { code, .. } | Body::Unknown { code, .. } => *code,
        }
    }

    /// Whether it is a response; none when that is not known.
    fn role(&self) -> Option<Role> {
        match self {
            Body::QueryVersionRequest
            | Body::NewVersionRequest { .. }
            | Body::FragmentRequest { .. }
            | Body::DownloadReportRequest { .. }
            | Body::ExecuteRequest
            | Body::ResultRequest { .. } => Some(Role::Request),
            Body::QueryVersionResponse { .. }
            | Body::NewVersionResponse { .. }
            | Body::FragmentResponse { .. }
            | Body::DownloadReportResponse { .. }
            | Body::ExecuteResponse { .. }
            | Body::ResultResponse { .. } => Some(Role::Response),
            Body::Ambiguous { .. } | Body::Unknown { .. } => None,
        }
    }

    /// The kind.
    pub fn kind(&self) -> Kind {
        match (self, self.role()) {
            (Body::Unknown { .. }, _) => kind::unknown(),
            (_, Some(role)) => kind::kind_of(self.code(), role == Role::Response),
            (_, None) => kind::ambiguous(),
        }
    }

    /// The result code or download status, where the message has one.
    #[inline]
    pub fn result(&self) -> Option<ResultCode> {
        match self {
            Body::QueryVersionResponse { result, .. }
            | Body::NewVersionResponse { result }
            | Body::FragmentResponse { result, .. }
            | Body::DownloadReportRequest { status: result }
            | Body::DownloadReportResponse { result }
            | Body::ExecuteResponse { result }
            | Body::ResultRequest { result, .. }
            | Body::ResultResponse { result } => Some(*result),
            _ => None,
        }
    }

    /// The version field, where the message has one.
    #[inline]
    pub fn version(&self) -> Option<Version> {
        match self {
            Body::QueryVersionResponse { version, .. }
            | Body::NewVersionRequest { version, .. }
            | Body::FragmentRequest { version, .. }
            | Body::ResultRequest { version, .. } => Some(*version),
            _ => None,
        }
    }

    /// The same body, owning its bytes.
    pub fn into_owned(self) -> Body<'static> {
        let owned = |data: Cow<'a, [u8]>| Cow::Owned(data.into_owned());
        match self {
            Body::FragmentResponse { result, fragment_index, data } => {
                Body::FragmentResponse { result, fragment_index, data: owned(data) }
            }
            Body::Ambiguous { code, data } => Body::Ambiguous { code, data: owned(data) },
            Body::Unknown { code, data } => Body::Unknown { code, data: owned(data) },
            Body::QueryVersionRequest => Body::QueryVersionRequest,
            Body::QueryVersionResponse { result, version } => Body::QueryVersionResponse { result, version },
            Body::NewVersionRequest { version, fragment_size, fragment_count, package_check } => {
                Body::NewVersionRequest { version, fragment_size, fragment_count, package_check }
            }
            Body::NewVersionResponse { result } => Body::NewVersionResponse { result },
            Body::FragmentRequest { version, fragment_index } => {
                Body::FragmentRequest { version, fragment_index }
            }
            Body::DownloadReportRequest { status } => Body::DownloadReportRequest { status },
            Body::DownloadReportResponse { result } => Body::DownloadReportResponse { result },
            Body::ExecuteRequest => Body::ExecuteRequest,
            Body::ExecuteResponse { result } => Body::ExecuteResponse { result },
            Body::ResultRequest { result, version } => Body::ResultRequest { result, version },
            Body::ResultResponse { result } => Body::ResultResponse { result },
        }
    }

    /// The parts of the data area in order: at most 16 + 2 + 2 + 2 fixed bytes, then a run of bytes.
    #[inline]
    fn parts(&self) -> Parts<'_> {
        let mut parts = Parts::default();
        if let Some(result) = self.result() {
            parts.push(&[result.0]);
        }
        if let Some(version) = self.version() {
            parts.push(&version.0);
        }
        match self {
            Body::NewVersionRequest { fragment_size, fragment_count, package_check, .. } => {
                parts.push(&fragment_size.to_be_bytes());
                parts.push(&fragment_count.to_be_bytes());
                parts.push(&package_check.to_be_bytes());
            }
            Body::FragmentRequest { fragment_index, .. } => parts.push(&fragment_index.to_be_bytes()),
            Body::FragmentResponse { fragment_index, data, .. } => {
                if let Some(index) = fragment_index {
                    parts.push(&index.to_be_bytes());
                }
                parts.data = data;
            }
            Body::Ambiguous { data, .. } | Body::Unknown { data, .. } => parts.data = data,
            _ => {}
        }
        parts
    }
}

impl Message<'_> {
    /// A message with the reserved bits clear.
    pub fn new(body: Body<'_>) -> Message<'_> {
        Message { reserved: 0, body }
    }

    /// The same message, owning its bytes.
    pub fn into_owned(self) -> Message<'static> {
        Message { reserved: self.reserved, body: self.body.into_owned() }
    }

    /// Bytes of the whole frame.
    pub fn encoded_len(&self) -> usize {
        self.body.parts().len().saturating_add(HEADER_LENGTH)
    }

    /// Writes the frame, with its length and check, to the front of `out`; says how many bytes it took. Allocates nothing.
    ///
    /// # Errors
    /// [`Code::LimitExceeded`] when the data area does not fit its 16-bit length; [`Code::BufferTooSmall`] when `out`
    /// is shorter than [`Message::encoded_len`].
    pub fn encode_into(&self, out: &mut [u8]) -> Result<usize, Error> {
        let parts = self.body.parts();
        let data_length = parts.len();
        let length = u16::try_from(data_length).map_err(|_| {
            Complaint::new(Code::LimitExceeded, Layer::ENCODE, Place::whole())
                .expected("at most 65535 bytes of data")
                .found(format!("{data_length}"))
                .spec(FRAME_SPEC)
        })?;
        let total = data_length.saturating_add(HEADER_LENGTH);
        let room = out.len();
        let frame = out.get_mut(..total).ok_or_else(|| {
            Complaint::new(Code::BufferTooSmall, Layer::ENCODE, Place::whole())
                .expected(format!("room for {total} bytes"))
                .found(format!("{room}"))
        })?;
        let [mark0, mark1] = START_MARK.to_be_bytes();
        let [length0, length1] = length.to_be_bytes();
        let version = self.reserved << 4 | PROTOCOL_VERSION;
        let header = [mark0, mark1, version, self.body.code().0, 0, 0, length0, length1];
        if let Some((head, area)) = frame.split_first_chunk_mut::<HEADER_LENGTH>()
            && let Some((fixed, data)) = area.split_at_mut_checked(parts.used)
        {
            *head = header;
            fixed.copy_from_slice(parts.fixed());
            data.copy_from_slice(parts.data);
        }
        let check = frame_check(frame).to_be_bytes();
        for (to, from) in frame.iter_mut().skip(4).zip(check) {
            *to = from;
        }
        Ok(total)
    }

    /// The frame as bytes of its own.
    ///
    /// # Errors
    /// As [`Message::encode_into`], but for the buffer.
    pub fn to_vec(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = vec![0; self.encoded_len()];
        self.encode_into(&mut bytes)?;
        Ok(bytes)
    }
}

/// The data area on its way out.
#[derive(Default)]
struct Parts<'b> {
    fixed: [u8; 22],
    used: usize,
    data: &'b [u8],
}

impl Parts<'_> {
    /// The fixed fields of the longest message are 22 bytes, so there is always room.
    #[inline]
    fn push(&mut self, bytes: &[u8]) {
        let end = self.used.saturating_add(bytes.len());
        if let Some(field) = self.fixed.get_mut(self.used..end) {
            field.copy_from_slice(bytes);
            self.used = end;
        }
    }

    fn fixed(&self) -> &[u8] {
        self.fixed.get(..self.used).unwrap_or(&self.fixed)
    }

    fn len(&self) -> usize {
        self.used.saturating_add(self.data.len())
    }
}

#[inline]
fn result(cursor: &mut Cursor<'_>) -> Result<ResultCode, Error> {
    cursor.u8("result code").map(ResultCode)
}

#[inline]
fn version(cursor: &mut Cursor<'_>) -> Result<Version, Error> {
    cursor.array("version").map(|field| Version(*field))
}
