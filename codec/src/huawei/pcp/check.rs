//! The check of a PCP frame.
//!
//! The guide calls it "CRC16/CCITT x16+x12+x5+1", but its sample code, every frame it prints, and every device that was
//! studied combine the table of 0x1021 made most significant bit first with the update of a reflected CRC:
//! `c = (c >> 8) ^ T[(c ^ byte) & 0xff]`, start 0, nothing at the end. No catalogued CRC-16 does that.
//!
//! It is weaker than a CRC, so "the check is right" never means "authentic", and hardly "undamaged":
//! - only 16,384 of the 65,536 values ever occur, so a random error passes once in 16,384;
//! - some errors of two bits pass (`FFFE0115069F00080000001122334455` and `FFFE0115069F0008000000112A334475` share
//!   their check), as do bursts of two and three bytes;
//! - zero bytes in front change nothing.

/// The table of 0x1021, most significant bit first. Entry 89 is 0xcbdc; both listings in the guide have it wrong.
const TABLE: [u16; 256] = table();

/// `TABLES[k]` is the table after `k` further steps over zero bytes. One step, `s -> (s >> 8) ^ T[s & 0xff]`, is linear
/// over GF(2), so a block is the XOR of one look-up a byte.
static TABLES: [[u16; 256]; 16] = tables();

/// The check over a message, kept as it grows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Check(u16);

impl Check {
    /// The check over nothing: 0.
    pub const fn new() -> Self {
        Check(0)
    }

    /// The check over all bytes so far.
    pub const fn value(self) -> u16 {
        self.0
    }

    /// Goes on over more bytes.
    #[inline]
    #[must_use]
    pub fn update(self, bytes: &[u8]) -> Self {
        if cfg!(target_arch = "wasm32") {
            return Check(byte_by_byte(self.0, bytes));
        }
        let (mut state, mut rest) = (self.0, bytes);
        while let Some((block, tail)) = rest.split_first_chunk::<16>() {
            state = block16(state, block);
            rest = tail;
        }
        Check(tail_of(state, rest))
    }

    /// The check after the eight header bytes, with the check field taken as zero.
    #[inline]
    pub(super) fn after_header(header: &[u8; 8]) -> Self {
        let [mark0, mark1, version, code, _, _, length0, length1] = *header;
        if cfg!(target_arch = "wasm32") {
            return Check::new().update(&[mark0, mark1, version, code, 0, 0, length0, length1]);
        }
        // A zero byte adds nothing, and the state is still zero: six look-ups, no state.
        Check(
            look_up(&TABLES[7], mark0)
                ^ look_up(&TABLES[6], mark1)
                ^ look_up(&TABLES[5], version)
                ^ look_up(&TABLES[4], code)
                ^ look_up(&TABLES[1], length0)
                ^ look_up(&TABLES[0], length1),
        )
    }
}

/// The check over bytes as they stand.
#[inline]
pub fn check(bytes: &[u8]) -> u16 {
    Check::new().update(bytes).value()
}

/// The check of a frame: over all its bytes, with bytes 4 and 5 taken as zero.
///
/// Any length is defined; fewer than 6 bytes simply have less of the field to leave out.
#[inline]
pub fn frame_check(frame: &[u8]) -> u16 {
    match frame.split_first_chunk::<8>() {
        Some((header, data)) => Check::after_header(header).update(data).value(),
        None => {
            let mut short = [0; 8];
            let kept = short.iter_mut().zip(frame).enumerate().filter(|(at, _)| !matches!(at, 4 | 5));
            for (_, (to, from)) in kept {
                *to = *from;
            }
            check(short.get(..frame.len()).unwrap_or(&short))
        }
    }
}

#[inline(always)]
fn look_up(table: &[u16; 256], byte: u8) -> u16 {
    // A byte always finds its entry; the compiler drops the other arm.
    table.get(usize::from(byte)).copied().unwrap_or(0)
}

/// With one table instead of sixteen: in the browser, where eight kilobytes that hardly compress count more than time.
fn byte_by_byte(state: u16, bytes: &[u8]) -> u16 {
    static SINGLE: [u16; 256] = TABLE;
    bytes.iter().fold(state, |state, byte| {
        let [low, high] = state.to_le_bytes();
        u16::from(high) ^ look_up(&SINGLE, byte ^ low)
    })
}

/// 16 bytes at once. The terms that depend on the state come last, so that the other look-ups need not wait for the block
/// before.
#[inline]
fn block16(state: u16, block: &[u8; 16]) -> u16 {
    let [low, high] = state.to_le_bytes();
    let [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15] = *block;
    look_up(&TABLES[13], b2)
        ^ look_up(&TABLES[12], b3)
        ^ look_up(&TABLES[11], b4)
        ^ look_up(&TABLES[10], b5)
        ^ look_up(&TABLES[9], b6)
        ^ look_up(&TABLES[8], b7)
        ^ look_up(&TABLES[7], b8)
        ^ look_up(&TABLES[6], b9)
        ^ look_up(&TABLES[5], b10)
        ^ look_up(&TABLES[4], b11)
        ^ look_up(&TABLES[3], b12)
        ^ look_up(&TABLES[2], b13)
        ^ look_up(&TABLES[1], b14)
        ^ look_up(&TABLES[0], b15)
        ^ (look_up(&TABLES[15], b0 ^ low) ^ look_up(&TABLES[14], b1 ^ high))
}

/// The last 0 to 15 bytes: eight, four, then what is left.
#[inline]
fn tail_of(mut state: u16, mut tail: &[u8]) -> u16 {
    if let Some((block, rest)) = tail.split_first_chunk::<8>() {
        let [low, high] = state.to_le_bytes();
        let [b0, b1, b2, b3, b4, b5, b6, b7] = *block;
        state = look_up(&TABLES[5], b2)
            ^ look_up(&TABLES[4], b3)
            ^ look_up(&TABLES[3], b4)
            ^ look_up(&TABLES[2], b5)
            ^ look_up(&TABLES[1], b6)
            ^ look_up(&TABLES[0], b7)
            ^ (look_up(&TABLES[7], b0 ^ low) ^ look_up(&TABLES[6], b1 ^ high));
        tail = rest;
    }
    if let Some((block, rest)) = tail.split_first_chunk::<4>() {
        let [low, high] = state.to_le_bytes();
        let [b0, b1, b2, b3] = *block;
        state = look_up(&TABLES[1], b2)
            ^ look_up(&TABLES[0], b3)
            ^ (look_up(&TABLES[3], b0 ^ low) ^ look_up(&TABLES[2], b1 ^ high));
        tail = rest;
    }
    let [low, high] = state.to_le_bytes();
    match *tail {
        [] => state,
        [b0] => u16::from(high) ^ look_up(&TABLES[0], b0 ^ low),
        [b0, b1] => look_up(&TABLES[1], b0 ^ low) ^ look_up(&TABLES[0], b1 ^ high),
        [b0, b1, b2, ..] => {
            look_up(&TABLES[0], b2) ^ (look_up(&TABLES[2], b0 ^ low) ^ look_up(&TABLES[1], b1 ^ high))
        }
    }
}

#[expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::arithmetic_side_effects,
    reason = "runs at compile time, where a slip is a build error; const code has no iterators yet"
)]
const fn table() -> [u16; 256] {
    let mut table = [0_u16; 256];
    let mut index = 0;
    while index < 256 {
        let mut value = (index as u16) << 8;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 0x8000 != 0 { value << 1 ^ 0x1021 } else { value << 1 };
            bit += 1;
        }
        table[index] = value;
        index += 1;
    }
    table
}

#[expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::arithmetic_side_effects,
    reason = "runs at compile time, where a slip is a build error; const code has no iterators yet"
)]
const fn tables() -> [[u16; 256]; 16] {
    let mut tables = [TABLE; 16];
    let mut k = 1;
    while k < 16 {
        let mut index = 0;
        while index < 256 {
            let before = tables[k - 1][index];
            tables[k][index] = before >> 8 ^ TABLE[(before & 0xff) as usize];
            index += 1;
        }
        k += 1;
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    /// The guide's sample code, one byte at a time, with each table entry worked out bit by bit.
    fn plain(bytes: &[u8]) -> u16 {
        bytes.iter().fold(0, |state: u16, byte| {
            let mut entry = ((state ^ u16::from(*byte)) & 0xff) << 8;
            for _ in 0..8 {
                entry = if entry & 0x8000 != 0 { entry << 1 ^ 0x1021 } else { entry << 1 };
            }
            state >> 8 ^ entry
        })
    }

    #[test]
    fn every_length_and_alignment_agrees_with_the_guide_s_sample_code() {
        let mut seed = 0x2545_f491_u32;
        let bytes: Vec<u8> = (0..66_000)
            .map(|_| {
                seed ^= seed << 13;
                seed ^= seed >> 17;
                seed ^= seed << 5;
                seed.to_le_bytes()[0]
            })
            .collect();
        for length in (0..700).chain([4096, 65_543]) {
            for start in 0..3 {
                let part = &bytes[start..start + length];
                assert_eq!(check(part), plain(part), "length {length} from {start}");
                assert_eq!(byte_by_byte(0, part), plain(part), "length {length} from {start}, byte by byte");
                let mut zeroed = part.to_vec();
                for byte in zeroed.iter_mut().skip(4).take(2) {
                    *byte = 0;
                }
                assert_eq!(frame_check(part), plain(&zeroed), "frame of {length} from {start}");
            }
        }
    }

    #[test]
    fn any_split_gives_the_same_check() {
        let bytes: Vec<u8> = (0..=255).collect();
        for at in 0..bytes.len() {
            let (front, back) = bytes.split_at(at);
            assert_eq!(Check::new().update(front).update(back).value(), check(&bytes));
        }
    }

    /// IoTDA guide 3.8.2: the sample's own vector, and the entries that its listings print wrong.
    #[test]
    fn the_guide_s_vector_and_table() {
        assert_eq!(check(&[0xff, 0xfe, 0x01, 0x13, 0, 0, 0, 0]), 0x4c9a);
        for (entry, value) in
            [(1, 0x1021), (64, 0x48c4), (65, 0x58e5), (89, 0xcbdc), (104, 0xedae), (105, 0xfd8f)]
        {
            assert_eq!(TABLE[entry], value, "entry {entry}");
        }
    }
}
