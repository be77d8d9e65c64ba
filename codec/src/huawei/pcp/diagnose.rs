//! Why a check is wrong: which textbook CRC, or which slip, the frame was made with.

use alloc::{borrow::Cow, format};

use crc::{
    Algorithm, CRC_16_ARC, CRC_16_CDMA2000, CRC_16_CMS, CRC_16_DDS_110, CRC_16_DECT_R, CRC_16_DECT_X,
    CRC_16_DNP, CRC_16_EN_13757, CRC_16_GENIBUS, CRC_16_GSM, CRC_16_IBM_3740, CRC_16_IBM_SDLC,
    CRC_16_ISO_IEC_14443_3_A, CRC_16_KERMIT, CRC_16_LJ1200, CRC_16_M17, CRC_16_MAXIM_DOW, CRC_16_MCRF4XX,
    CRC_16_MODBUS, CRC_16_NRSC_5, CRC_16_OPENSAFETY_A, CRC_16_OPENSAFETY_B, CRC_16_PROFIBUS, CRC_16_RIELLO,
    CRC_16_SPI_FUJITSU, CRC_16_T10_DIF, CRC_16_TELEDISK, CRC_16_TMS37157, CRC_16_UMTS, CRC_16_USB,
    CRC_16_XMODEM, Crc, NoTable,
};

use super::{check::check, check::frame_check, frame::Frame};
use crate::limits;

/// A catalogued CRC-16 that a frame's check field agrees with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Textbook {
    /// The catalogue's name, with the name that calculators use where it differs.
    pub name: &'static str,
    /// The frame carries it least significant byte first.
    pub swapped: bool,
}

/// The catalogue, those that calculators offer for "CRC16/CCITT" first.
static CATALOGUE: [(&str, &Algorithm<u16>); 31] = [
    ("CRC-16/KERMIT (CCITT)", &CRC_16_KERMIT),
    ("CRC-16/XMODEM", &CRC_16_XMODEM),
    ("CRC-16/IBM-3740 (CCITT-FALSE)", &CRC_16_IBM_3740),
    ("CRC-16/IBM-SDLC (X-25)", &CRC_16_IBM_SDLC),
    ("CRC-16/SPI-FUJITSU (AUG-CCITT)", &CRC_16_SPI_FUJITSU),
    ("CRC-16/MCRF4XX", &CRC_16_MCRF4XX),
    ("CRC-16/GENIBUS", &CRC_16_GENIBUS),
    ("CRC-16/GSM", &CRC_16_GSM),
    ("CRC-16/ISO-IEC-14443-3-A", &CRC_16_ISO_IEC_14443_3_A),
    ("CRC-16/NRSC-5", &CRC_16_NRSC_5),
    ("CRC-16/RIELLO", &CRC_16_RIELLO),
    ("CRC-16/TMS37157", &CRC_16_TMS37157),
    ("CRC-16/MODBUS", &CRC_16_MODBUS),
    ("CRC-16/ARC", &CRC_16_ARC),
    ("CRC-16/USB", &CRC_16_USB),
    ("CRC-16/MAXIM-DOW", &CRC_16_MAXIM_DOW),
    ("CRC-16/UMTS (BUYPASS)", &CRC_16_UMTS),
    ("CRC-16/CMS", &CRC_16_CMS),
    ("CRC-16/DDS-110", &CRC_16_DDS_110),
    ("CRC-16/DNP", &CRC_16_DNP),
    ("CRC-16/EN-13757", &CRC_16_EN_13757),
    ("CRC-16/CDMA2000", &CRC_16_CDMA2000),
    ("CRC-16/DECT-R", &CRC_16_DECT_R),
    ("CRC-16/DECT-X", &CRC_16_DECT_X),
    ("CRC-16/LJ1200", &CRC_16_LJ1200),
    ("CRC-16/M17", &CRC_16_M17),
    ("CRC-16/OPENSAFETY-A", &CRC_16_OPENSAFETY_A),
    ("CRC-16/OPENSAFETY-B", &CRC_16_OPENSAFETY_B),
    ("CRC-16/PROFIBUS", &CRC_16_PROFIBUS),
    ("CRC-16/T10-DIF", &CRC_16_T10_DIF),
    ("CRC-16/TELEDISK", &CRC_16_TELEDISK),
];

/// The catalogued CRC-16 whose value over the frame, with the check field as zero, is the one that the frame carries.
///
/// None for a frame shorter than its header or longer than [`limits::PCP_DIAGNOSIS_BYTES`].
pub fn textbook_match(frame: &[u8]) -> Option<Textbook> {
    if frame.len() > limits::PCP_DIAGNOSIS_BYTES {
        return None;
    }
    let (header, data) = frame.split_first_chunk::<8>()?;
    let [mark0, mark1, version, code, check0, check1, length0, length1] = *header;
    let carried = u16::from_be_bytes([check0, check1]);
    CATALOGUE.iter().find_map(|&(name, algorithm)| {
        let crc = Crc::<u16, NoTable>::new(algorithm);
        let mut digest = crc.digest();
        digest.update(&[mark0, mark1, version, code, 0, 0, length0, length1]);
        digest.update(data);
        let value = digest.finalize();
        (value == carried || value.swap_bytes() == carried)
            .then_some(Textbook { name, swapped: value != carried })
    })
}

/// One sentence for the complaint, when a usual mistake explains the check.
pub(super) fn explain_mismatch(frame: &Frame<'_>, computed: u16) -> Option<Cow<'static, str>> {
    let carried = frame.check();
    if computed.swap_bytes() == carried {
        return Some(Cow::Borrowed(
            "its two bytes are swapped: the check is sent most significant byte first",
        ));
    }
    if carried == 0 {
        return Some(Cow::Borrowed("the check field was left at zero"));
    }
    if frame.as_bytes().len() > limits::PCP_DIAGNOSIS_BYTES {
        return None;
    }
    if check_with_package_check_1234(frame) == Some(carried) {
        return Some(Cow::Borrowed(
            "it is the check of this frame with package check code 1234; the guide prints such a frame (02F7)",
        ));
    }
    if check(frame.data()) == carried {
        return Some(Cow::Borrowed("it covers the data area only; the check covers the header too"));
    }
    let textbook = textbook_match(frame.as_bytes())?;
    let order = if textbook.swapped { ", least significant byte first" } else { "" };
    Some(Cow::Owned(format!("the frame was made with {}{order}, which PCP does not use", textbook.name)))
}

/// The guide's printed "new version" frame lost its package check code but kept the check made with it.
fn check_with_package_check_1234(frame: &Frame<'_>) -> Option<u16> {
    let (rest, last) = frame.as_bytes().split_last_chunk::<2>()?;
    (frame.code() == super::MessageCode::NEW_VERSION && frame.data().len() == 22 && *last == [0, 0]).then(
        || {
            let mut bytes = rest.to_vec();
            bytes.extend([0x12, 0x34]);
            frame_check(&bytes)
        },
    )
}
