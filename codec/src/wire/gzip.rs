//! gzip (RFC 1952), a whole payload at a time, with a limit on what comes out.

use alloc::{format, vec::Vec};

use flate2::{Compress, Compression, Crc, Decompress, FlushCompress, FlushDecompress, Status};

use crate::error::{Code, Complaint, Error, Layer, Place};

/// The layer of compressed payloads.
pub const LAYER: Layer = Layer::new("gzip");

const SPEC: &str = "RFC 1952";

/// Bytes in front of the compressed data, without the fields that flags add.
const HEADER: usize = 10;
/// The check and the size behind the compressed data.
const TRAILER: usize = 8;
/// How much room is asked for at a time, before anything shows how much comes out.
const STEP: usize = 4096;

/// Inflates one member that is all of `bytes`, to at most `limit` bytes.
///
/// The output grows with what really comes out, never by what the trailer claims.
///
/// # Errors
/// [`Code::GzipInvalid`] where it is no gzip member, or is damaged; [`Code::Truncated`]; [`Code::TrailingBytes`];
/// [`Code::LimitExceeded`].
pub fn inflate(bytes: &[u8], limit: usize) -> Result<Vec<u8>, Error> {
    let start = header(bytes)?;
    let mut engine = Decompress::new(false);
    let mut out = Vec::new();
    let mut at = start;
    loop {
        if out.len() == out.capacity() {
            // Doubled, so that the copying stays linear; one byte past the limit shows that it is passed.
            let room = out.capacity().max(STEP).min(limit.saturating_add(1).saturating_sub(out.len()));
            out.reserve_exact(room);
        }
        let (read, written) = (engine.total_in(), out.len());
        let status = engine
            .decompress_vec(bytes.get(at..).unwrap_or_default(), &mut out, FlushDecompress::None)
            .map_err(|error| invalid(at..bytes.len(), format!("{error}")))?;
        let taken = usize::try_from(engine.total_in().saturating_sub(read)).unwrap_or(0);
        at = at.saturating_add(taken);
        if out.len() > limit {
            return Err(Complaint::new(Code::LimitExceeded, LAYER, Place::bytes(0..bytes.len()))
                .expected(format!("at most {limit} bytes when inflated"))
                .found("more")
                .into());
        }
        match status {
            Status::StreamEnd => break,
            // Nothing moved although there was room: the data ends too early.
            _ if taken == 0 && out.len() == written && out.len() < out.capacity() => {
                return Err(truncated(bytes.len(), "the end of the compressed data"));
            }
            _ => {}
        }
    }
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
        let mut crc = Crc::new();
        crc.update(bytes.get(..at).unwrap_or_default());
        let end = at.saturating_add(2);
        let carried = bytes.get(at..end).and_then(|bytes| bytes.first_chunk::<2>());
        let carried = carried.ok_or_else(|| truncated(bytes.len(), "the header's check"))?;
        let [low, high, ..] = crc.sum().to_le_bytes();
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
    let mut crc = Crc::new();
    crc.update(out);
    let [a, b, c, d, size @ ..] = *carried;
    let (check, size) = (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes(size));
    if check != crc.sum() {
        let found = format!("the check {check:08x}, and {:08x} of what came out", crc.sum());
        return Err(invalid(at..at.saturating_add(4), found));
    }
    if size != crc.amount() {
        let found = format!("the size {size}, and {} bytes came out", crc.amount());
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
    let mut engine = Compress::new(Compression::default(), false);
    loop {
        out.reserve(STEP.max(bytes.len() >> 1));
        let at = usize::try_from(engine.total_in()).unwrap_or(usize::MAX);
        let rest = bytes.get(at..).unwrap_or_default();
        match engine.compress_vec(rest, &mut out, FlushCompress::Finish) {
            Ok(Status::StreamEnd) => break,
            Ok(_) => {}
            // Not for a raw stream without a dictionary.
            Err(_) => return Vec::new(),
        }
    }
    let mut crc = Crc::new();
    crc.update(bytes);
    out.extend_from_slice(&crc.sum().to_le_bytes());
    out.extend_from_slice(&crc.amount().to_le_bytes());
    out
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

    /// `printf 'hello hello hello' | gzip -9n`
    const HELLO: &str = "1f8b0800000000000203cb48cdc9c95740270000000000000000";

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
        assert!(crate::wire::hex::decode(HELLO).is_ok());
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
        // Python's zlib.crc32(bytes([0x1f,0x8b,8,2,0,0,0,0,0,255])) & 0xffff is not known to us by heart: both ways.
        let mut crc = Crc::new();
        crc.update(&build(2, b"")[..10]);
        let [low, high, ..] = crc.sum().to_le_bytes();
        assert_eq!(inflate(&build(2, &[low, high]), 100).unwrap(), b"hello");
        assert_eq!(code(&build(2, &[low ^ 1, high])), Code::GzipInvalid);
        assert_eq!(code(&build(4, b"\xff\xff")), Code::Truncated);
    }
}
