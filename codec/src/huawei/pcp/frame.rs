//! One frame: header, check, data area.

use alloc::format;

use super::{FRAME_LAYER, FRAME_SPEC, MessageCode, check::Check, diagnose, frame_check};
use crate::{
    error::{Code, Complaint, Error, Place},
    wire::cursor::Cursor,
};

/// The two bytes that every PCP frame starts with.
pub const START_MARK: u16 = 0xfffe;
/// Bytes before the data area.
pub const HEADER_LENGTH: usize = 8;
/// The only defined protocol version, in the low half of byte 2.
pub(super) const PROTOCOL_VERSION: u8 = 1;

/// The bits of the header, as one number, that are the same in every frame; and what they are.
const MARK_AND_VERSION: u64 = 0xffff_0f00_0000_0000;
const START: u64 = 0xfffe_0100_0000_0000;

/// A zero-copy view of one PCP frame.
///
/// A frame from [`Frame::parse`] has a right mark, version, length and check, and every accessor is total.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frame<'a> {
    bytes: &'a [u8],
    header: &'a [u8; HEADER_LENGTH],
    data: &'a [u8],
}

impl<'a> Frame<'a> {
    /// Reads one whole frame.
    ///
    /// The message code is not judged here: [`MessageCode::is_defined`] tells, and an undefined one is kept.
    ///
    /// # Errors
    /// In this order: [`Code::Truncated`] (header), [`Code::PcpStartMark`], [`Code::PcpProtocolVersion`],
    /// [`Code::Truncated`] or [`Code::TrailingBytes`] (data area against the length field), [`Code::PcpCheckMismatch`].
    #[inline]
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
        let Some(frame) = Frame::view(bytes) else { return Err(cut_header(bytes)) };
        let computed = Check::after_header(frame.header).update(frame.data).value();
        // The whole header at once, and one branch for all that can be wrong.
        let header = u64::from_be_bytes(*frame.header);
        let right = (header & MARK_AND_VERSION == START)
            & (usize::from(frame.data_length()) == frame.data.len())
            & (frame.check() == computed);
        if right {
            return Ok(frame);
        }
        Err(frame.refusal(computed))
    }

    /// Looks at bytes as a frame without judging them: anything of at least eight bytes.
    ///
    /// For showing what is there when [`Frame::parse`] refuses it; the data area is all that follows the header.
    pub fn view(bytes: &'a [u8]) -> Option<Self> {
        let (header, data) = bytes.split_first_chunk::<HEADER_LENGTH>()?;
        Some(Frame { bytes, header, data })
    }

    /// All bytes of the frame.
    pub fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Bytes 0 and 1.
    pub fn start_mark(&self) -> u16 {
        let [high, low, ..] = *self.header;
        u16::from_be_bytes([high, low])
    }

    /// The low half of byte 2: 1.
    pub fn protocol_version(&self) -> u8 {
        let [_, _, version, ..] = *self.header;
        version & 0x0f
    }

    /// The high half of byte 2: reserved, 0 in what devices send.
    pub fn reserved(&self) -> u8 {
        let [_, _, version, ..] = *self.header;
        version >> 4
    }

    /// Byte 3.
    pub fn code(&self) -> MessageCode {
        let [_, _, _, code, ..] = *self.header;
        MessageCode(code)
    }

    /// Bytes 4 and 5: the check that the frame carries.
    pub fn check(&self) -> u16 {
        let [_, _, _, _, high, low, ..] = *self.header;
        u16::from_be_bytes([high, low])
    }

    /// Bytes 6 and 7: how many bytes of data follow, by the frame's own word.
    pub fn data_length(&self) -> u16 {
        let [.., high, low] = *self.header;
        u16::from_be_bytes([high, low])
    }

    /// The data area: what follows the header.
    pub fn data(&self) -> &'a [u8] {
        self.data
    }

    /// The first thing that is wrong, in the order that helps most: a length that does not fit comes before the check,
    /// because a cut frame cannot have a right one.
    #[cold]
    fn refusal(&self, computed: u16) -> Error {
        if self.start_mark() != START_MARK {
            return Complaint::new(Code::PcpStartMark, FRAME_LAYER, Place::bytes(0..2))
                .expected("fffe")
                .found(format!("{:04x}", self.start_mark()))
                .spec(FRAME_SPEC)
                .into();
        }
        if self.protocol_version() != PROTOCOL_VERSION {
            return Complaint::new(Code::PcpProtocolVersion, FRAME_LAYER, Place::bytes(2..3))
                .expected("1 in the low four bits")
                .found(format!("{}", self.protocol_version()))
                .spec(FRAME_SPEC)
                .into();
        }
        let (declared, present) = (usize::from(self.data_length()), self.data.len());
        if declared != present {
            let end = HEADER_LENGTH.saturating_add(present);
            let (code, place) = if present < declared {
                (Code::Truncated, Place::bytes(HEADER_LENGTH..end))
            } else {
                (Code::TrailingBytes, Place::bytes(HEADER_LENGTH.saturating_add(declared)..end))
            };
            return Complaint::new(code, FRAME_LAYER, place)
                .expected(format!("{declared} bytes of data, as bytes 6 and 7 say"))
                .found(format!("{present}{}", self.length_remark(declared, computed)))
                .spec(FRAME_SPEC)
                .into();
        }
        let mut found = format!("{:04x}", self.check());
        if let Some(cause) = diagnose::explain_mismatch(self, computed) {
            found.push_str("; ");
            found.push_str(&cause);
        }
        Complaint::new(Code::PcpCheckMismatch, FRAME_LAYER, Place::bytes(4..6))
            .expected(format!("{computed:04x}"))
            .found(found)
            .spec(FRAME_SPEC)
            .into()
    }

    /// What the check says of a length that does not fit.
    fn length_remark(&self, declared: usize, computed: u16) -> &'static str {
        if computed == self.check() {
            "; the check is right over all of them, so the length field is wrong"
        } else if HEADER_LENGTH
            .checked_add(declared)
            .and_then(|end| self.bytes.get(..end))
            .is_some_and(|whole| frame_check(whole) == self.check())
        {
            "; a whole frame ends where the length field says, and more follows it"
        } else {
            ""
        }
    }
}

/// Names the header field that the input ends in.
#[cold]
fn cut_header(bytes: &[u8]) -> Error {
    let mut cursor = Cursor::new(bytes, FRAME_LAYER);
    let mut fields = || {
        cursor.u16("start mark")?;
        cursor.u8("version")?;
        cursor.u8("message code")?;
        cursor.u16("check")?;
        cursor.u16("data length")
    };
    match fields() {
        Err(error) => error,
        // Not reached: the caller found fewer than eight bytes.
        Ok(_) => Complaint::new(Code::Truncated, FRAME_LAYER, Place::byte(bytes.len())).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::hex;
    use alloc::string::ToString;

    fn refusal(text: &str) -> Error {
        Frame::parse(&hex::decode(text).unwrap()).unwrap_err()
    }

    #[test]
    fn a_frame_gives_its_fields() {
        let bytes = hex::decode("FFFE8113243C0000").unwrap();
        let frame = Frame::parse(&bytes).unwrap();
        assert_eq!((frame.protocol_version(), frame.reserved()), (1, 8));
        assert_eq!((frame.code(), frame.check(), frame.data_length()), (MessageCode(0x13), 0x243c, 0));
    }

    #[test]
    fn a_cut_header_names_the_field() {
        let whole = hex::decode("FFFE01134C9A0000").unwrap();
        for (length, start, what) in [
            (0, 0, "mark"),
            (1, 0, "mark"),
            (2, 2, "version"),
            (3, 3, "code"),
            (5, 4, "check"),
            (7, 6, "length"),
        ] {
            let error = Frame::parse(&whole[..length]).unwrap_err();
            assert_eq!((error.code(), error.place().range()), (Code::Truncated, Some(start..length)));
            assert!(error.expected_text().contains(what), "{error}");
        }
    }

    #[test]
    fn wrong_checks_are_explained() {
        // Values of KERMIT and X-25 over FFFE011300000000 as a second implementation computed them.
        for (text, cause) in [
            ("FFFE01134EFE0000", "CRC-16/KERMIT"),
            ("FFFE0113CD8D0000", "CRC-16/IBM-SDLC (X-25)"),
            ("FFFE0113267 70000", "CRC-16/XMODEM"),
            ("FFFE01139A4C0000", "swapped"),
            ("FFFE011300000000", "left at zero"),
            ("FFFE011402F7001656312E3000000000000000000000000001F400010000", "package check code 1234"),
        ] {
            let error = refusal(&text.replace(' ', ""));
            assert_eq!(error.code(), Code::PcpCheckMismatch);
            assert!(error.to_string().contains(cause), "{error}");
        }
        assert_eq!(
            refusal("FFFE01134C9B0000").to_string(),
            "pcp.frame: bytes 4..6: check does not match the frame: expected 4c9a, found 4c9b"
        );
    }

    #[test]
    fn a_wrong_length_comes_before_the_check_and_says_what_the_check_thinks() {
        let error = refusal("FFFE01131C3F0005");
        assert_eq!((error.code(), error.place().range()), (Code::Truncated, Some(8..8)));
        assert!(error.found_text().contains("the length field is wrong"), "{error}");
        let error = refusal("FFFE0113B1310000616263");
        assert_eq!((error.code(), error.place().range()), (Code::TrailingBytes, Some(8..11)));
        let error = refusal("FFFE01134C9A0000FFFE01134C9A0000");
        assert!(error.found_text().contains("a whole frame ends"), "{error}");
        assert_eq!(refusal("FFFE0115666DFFFF000000").code(), Code::Truncated);
    }
}
