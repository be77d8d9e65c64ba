//! gzip (RFC 1952), a whole payload at a time, with a limit on what comes out.

use alloc::{boxed::Box, format, vec::Vec};

use crc::{CRC_32_ISO_HDLC, Crc};
use miniz_oxide::{
    deflate::compress_to_vec,
    inflate::{
        TINFLStatus,
        core::{DecompressorOxide, decompress, inflate_flags},
    },
};

use crate::error::{Code, Complaint, Error, Layer, Place};

/// The layer of compressed payloads.
pub const LAYER: Layer = Layer::new("gzip");

const SPEC: &str = "RFC 1952";

/// Bytes in front of the compressed data, without the fields that flags add.
const HEADER: usize = 10;
/// The check and the size behind the compressed data.
const TRAILER: usize = 8;
/// How much room is made at first; it is doubled as long as more comes out.
const ROOM: usize = 2048;

/// Without a table in the browser, where bytes count more than time.
#[cfg(not(target_arch = "wasm32"))]
const CHECK: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);
#[cfg(target_arch = "wasm32")]
const CHECK: Crc<u32, crc::NoTable> = Crc::<u32, crc::NoTable>::new(&CRC_32_ISO_HDLC);

/// Inflates one member that is all of `bytes`, to at most `limit` bytes.
///
/// The output grows with what really comes out, never by what the trailer claims.
///
/// # Errors
/// [`Code::GzipInvalid`] where it is no gzip member, or is damaged; [`Code::Truncated`]; [`Code::TrailingBytes`];
/// [`Code::LimitExceeded`].
pub fn inflate(bytes: &[u8], limit: usize) -> Result<Vec<u8>, Error> {
    let mut at = header(bytes)?;
    let mut engine = Box::<DecompressorOxide>::default();
    let mut out = Vec::new();
    let mut written = 0_usize;
    loop {
        // One byte past the limit shows that it is passed.
        let room = out.len().saturating_mul(2).max(ROOM).min(limit.saturating_add(1));
        // No more room than asked for: the vector's own growth would double the last step.
        out.reserve_exact(room.saturating_sub(out.len()));
        out.resize(room, 0);
        let (status, read, more) = decompress(
            &mut engine,
            bytes.get(at..).unwrap_or_default(),
            &mut out,
            written,
            inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
        );
        at = at.saturating_add(read);
        written = written.saturating_add(more);
        match status {
            TINFLStatus::Done if written <= limit => break,
            TINFLStatus::HasMoreOutput if room <= limit => {}
            TINFLStatus::Done | TINFLStatus::HasMoreOutput => {
                return Err(Complaint::new(Code::LimitExceeded, LAYER, Place::bytes(0..bytes.len()))
                    .expected(format!("at most {limit} bytes when inflated"))
                    .found("more")
                    .into());
            }
            TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => {
                return Err(truncated(bytes.len(), "the end of the compressed data"));
            }
            _ => return Err(invalid(at..bytes.len(), "compressed data that cannot be read".into())),
        }
    }
    out.truncate(written);
    trailer(bytes, at, &out)?;
    Ok(out)
}

/// Where the compressed data start.
fn header(bytes: &[u8]) -> Result<usize, Error> {
    let Some((&[first, second, method, flags, ..], _)) = bytes.split_first_chunk::<HEADER>() else {
        if bytes.first().is_some_and(|byte| *byte != 0x1f) {
            return Err(not_gzip(bytes));
        }
        return Err(truncated(bytes.len(), "a header of 10 bytes"));
    };
    if [first, second] != [0x1f, 0x8b] {
        return Err(not_gzip(bytes));
    }
    if method != 8 {
        return Err(invalid(2..3, format!("method {method}, where only 8 is defined")));
    }
    if flags & 0xe0 != 0 {
        return Err(invalid(3..4, format!("reserved flags {:#04x}", flags & 0xe0)));
    }
    let mut at = HEADER;
    if flags & 4 != 0 {
        let size = bytes.get(at..).and_then(|rest| rest.first_chunk::<2>()).copied();
        let size = size.ok_or_else(|| truncated(bytes.len(), "the extra field"))?;
        at = at.saturating_add(2).saturating_add(u16::from_le_bytes(size).into());
    }
    // A name and a comment, each up to a zero byte.
    for flag in [8, 16] {
        if flags & flag != 0 {
            let text = bytes.get(at..).unwrap_or_default().iter().position(|byte| *byte == 0);
            let end = text.ok_or_else(|| truncated(bytes.len(), "the end of a name or comment"))?;
            at = at.saturating_add(end).saturating_add(1);
        }
    }
    if flags & 2 != 0 {
        let [low, high, ..] = CHECK.checksum(bytes.get(..at).unwrap_or_default()).to_le_bytes();
        let end = at.saturating_add(2);
        let carried = bytes.get(at..end).and_then(|bytes| bytes.first_chunk::<2>());
        let carried = carried.ok_or_else(|| truncated(bytes.len(), "the header's check"))?;
        if *carried != [low, high] {
            return Err(invalid(at..end, "the header's check is not that of its bytes".into()));
        }
        at = end;
    }
    if at > bytes.len() { Err(truncated(bytes.len(), "the extra field")) } else { Ok(at) }
}

/// Check and size are right, and nothing follows.
fn trailer(bytes: &[u8], at: usize, out: &[u8]) -> Result<(), Error> {
    let rest = bytes.get(at..).unwrap_or_default();
    let Some((carried, after)) = rest.split_first_chunk::<TRAILER>() else {
        return Err(truncated(bytes.len(), "check and size behind the compressed data"));
    };
    let right = CHECK.checksum(out);
    let [a, b, c, d, size @ ..] = *carried;
    let (check, size) = (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes(size));
    if check != right {
        let found = format!("the check {check:08x}, and {right:08x} of what came out");
        return Err(invalid(at..at.saturating_add(4), found));
    }
    if size != modulo(out.len()) {
        let found = format!("the size {size}, and {} bytes came out", out.len());
        return Err(invalid(at.saturating_add(4)..at.saturating_add(TRAILER), found));
    }
    if !after.is_empty() {
        let start = at.saturating_add(TRAILER);
        return Err(Complaint::new(Code::TrailingBytes, LAYER, Place::bytes(start..bytes.len()))
            .expected("one gzip member")
            .spec(SPEC)
            .into());
    }
    Ok(())
}

/// Compresses into one member without name and time. Other compressors write other bytes for the same data.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    // No time, no hint about speed, no operating system.
    let mut out: Vec<u8> = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255].into();
    out.extend_from_slice(&compress_to_vec(bytes, LEVEL));
    out.extend_from_slice(&CHECK.checksum(bytes).to_le_bytes());
    out.extend_from_slice(&modulo(bytes.len()).to_le_bytes());
    out
}

/// How hard the compressor tries, from 0 to 10: the usual one.
const LEVEL: u8 = 6;

/// The size as the trailer has it: modulo 2^32.
fn modulo(size: usize) -> u32 {
    let [one, two, three, four, ..] = u64::try_from(size).unwrap_or(u64::MAX).to_le_bytes();
    u32::from_le_bytes([one, two, three, four])
}

#[cold]
fn not_gzip(bytes: &[u8]) -> Error {
    let start = bytes.get(..bytes.len().min(2)).unwrap_or_default();
    invalid(0..start.len(), format!("bytes that start with {}", crate::wire::hex::encode(start)))
}

#[cold]
fn invalid(bytes: core::ops::Range<usize>, found: alloc::string::String) -> Error {
    Complaint::new(Code::GzipInvalid, LAYER, Place::bytes(bytes))
        .expected("a gzip member (1f8b first)")
        .found(found)
        .spec(SPEC)
        .into()
}

#[cold]
fn truncated(length: usize, expected: &'static str) -> Error {
    Complaint::new(Code::Truncated, LAYER, Place::bytes(length..length)).expected(expected).spec(SPEC).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Python's `gzip.compress(b"hello hello hello", mtime=0)`, and `hello` in a stored block by its `zlib`.
    const PYTHONS: [(&str, &[u8]); 2] = [
        ("1f8b0800000000000203cb48cdc9c957c84090008088f9e511000000", b"hello hello hello"),
        ("1f8b0800000000000003010500faff68656c6c6f86a6103605000000", b"hello"),
    ];

    /// Python's `zlib.crc32(bytes([0x1f, 0x8b, 8, 2, 0, 0, 0, 0, 0, 255])) & 0xffff`.
    const HEADER_CHECK: [u8; 2] = [0x90, 0xc9];

    fn code(bytes: &[u8]) -> Code {
        inflate(bytes, 100).unwrap_err().code()
    }

    #[test]
    fn what_is_compressed_comes_out_again() {
        let long: Vec<u8> =
            (0..200_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        for text in [&b""[..], b"a", b"hello hello hello hello", &long] {
            let packed = deflate(text);
            assert_eq!(inflate(&packed, text.len()).unwrap(), text);
            if !text.is_empty() {
                assert_eq!(inflate(&packed, text.len() - 1).unwrap_err().code(), Code::LimitExceeded);
            }
            for end in 0..packed.len().min(300) {
                assert_eq!(inflate(&packed[..end], 1 << 20).unwrap_err().code(), Code::Truncated, "{end}");
            }
        }
    }

    #[test]
    fn a_bomb_stops_at_the_limit() {
        let packed = deflate(&alloc::vec![0; 50 << 20]);
        assert!(packed.len() < 100_000);
        assert_eq!(inflate(&packed, 1 << 20).unwrap_err().code(), Code::LimitExceeded);
    }

    #[test]
    fn damage_is_told() {
        let good = deflate(b"hello hello hello");
        assert_eq!(code(b"{}"), Code::GzipInvalid);
        assert_eq!(code(b""), Code::Truncated);
        assert_eq!(code(b"\x1f"), Code::Truncated);
        let with = |at: usize, byte: u8| {
            let mut bytes = good.clone();
            bytes[at] ^= byte;
            bytes
        };
        for (at, byte) in
            [(0, 1), (1, 1), (2, 1), (3, 0x20), (10, 7), (good.len() - 8, 1), (good.len() - 1, 1)]
        {
            assert_eq!(code(&with(at, byte)), Code::GzipInvalid, "byte {at}");
        }
        let mut after = good.clone();
        after.push(0);
        assert_eq!(code(&after), Code::TrailingBytes);
    }

    #[test]
    fn what_others_compressed_comes_out() {
        for (hex, text) in PYTHONS {
            assert_eq!(inflate(&crate::wire::hex::decode(hex).unwrap(), 17).unwrap(), text);
        }
    }

    #[test]
    fn optional_fields_are_passed_over() {
        let good = deflate(b"hello");
        let (head, data) = good.split_at(10);
        let build = |flags: u8, fields: &[u8]| {
            let mut bytes = head.to_vec();
            bytes[3] = flags;
            bytes.extend_from_slice(fields);
            bytes.extend_from_slice(data);
            bytes
        };
        for (flags, fields) in
            [(1, &b""[..]), (4, b"\x02\0ab"), (8, b"name\0"), (16, b"said\0"), (28, b"\0\0n\0c\0")]
        {
            assert_eq!(inflate(&build(flags, fields), 100).unwrap(), b"hello", "{flags}");
        }
        let [low, high] = HEADER_CHECK;
        assert_eq!(inflate(&build(2, &[low, high]), 100).unwrap(), b"hello");
        assert_eq!(code(&build(2, &[low ^ 1, high])), Code::GzipInvalid);
        assert_eq!(code(&build(4, b"\xff\xff")), Code::Truncated);
    }
}
