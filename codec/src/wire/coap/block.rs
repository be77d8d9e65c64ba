//! Block-wise transfer (RFC 7959).

use super::option::{read_uint, uint_bytes};

/// The value of Block1, Block2, Q-Block1 or Q-Block2 (RFC 7959 section 2.2).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Block {
    /// Which block, counted from 0; 20 bits.
    pub number: u32,
    /// More blocks follow.
    pub more: bool,
    /// The size exponent, 0 to 7; 7 is reserved over UDP.
    pub size_exponent: u8,
}

impl Block {
    /// The largest block number.
    pub const LARGEST_NUMBER: u32 = 0xf_ffff;

    /// Reads an option's value of at most three bytes.
    pub fn from_bytes(value: &[u8]) -> Option<Self> {
        if value.len() > 3 {
            return None;
        }
        let packed = u32::try_from(read_uint(value)?).ok()?;
        let size_exponent = u8::try_from(packed & 7).ok()?;
        Some(Block { number: packed >> 4, more: packed & 8 != 0, size_exponent })
    }

    /// The block's size in bytes, 16 to 1024; none for the reserved exponent 7.
    pub fn size(self) -> Option<u32> {
        (self.size_exponent < 7).then(|| 16_u32 << self.size_exponent)
    }

    /// The first byte of the block in the whole body; none for the reserved exponent.
    pub fn offset(self) -> Option<u64> {
        Some(u64::from(self.number).saturating_mul(u64::from(self.size()?)))
    }

    /// The number that the option carries. None where the number has more than 20 bits or the exponent more than three.
    pub fn to_uint(self) -> Option<u32> {
        (self.number <= Self::LARGEST_NUMBER && self.size_exponent <= 7)
            .then(|| self.number << 4 | u32::from(self.more) << 3 | u32::from(self.size_exponent))
    }

    /// The option's value with its length, as [`uint_bytes`] gives it.
    pub fn to_bytes(self) -> Option<([u8; 8], usize)> {
        self.to_uint().map(|value| uint_bytes(value.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7959 section 3.1 and 3.2: the examples write NUM/M/size.
    #[test]
    fn values_of_the_examples_in_the_rfc() {
        for (bytes, number, more, size) in [
            (&[0x0e][..], 0, true, Some(1024)),
            (&[0x16], 1, false, Some(1024)),
            (&[0x1b], 1, true, Some(128)),
            (&[0x01, 0x43], 20, false, Some(128)),
            (&[], 0, false, Some(16)),
            (&[0x07], 0, false, None),
            (&[0xff, 0xff, 0xfe], Block::LARGEST_NUMBER, true, Some(1024)),
        ] {
            let block = Block::from_bytes(bytes).unwrap();
            assert_eq!((block.number, block.more, block.size()), (number, more, size));
            let (written, length) = block.to_bytes().unwrap();
            assert_eq!(written[8 - length..], *bytes);
        }
        assert_eq!(Block::from_bytes(&[0; 4]), None);
        assert_eq!(Block { number: 1 << 20, more: false, size_exponent: 0 }.to_uint(), None);
        assert_eq!(Block { number: 3, more: false, size_exponent: 2 }.offset(), Some(192));
    }
}
