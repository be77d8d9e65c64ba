//! Whole numbers of any size between decimal digits and bytes in network order.

use alloc::{format, string::String, vec::Vec};

/// Nine decimal digits fit 32 bits.
const CHUNK: usize = 9;
const CHUNK_BASE: u64 = 1_000_000_000;

/// The bytes of a number, most significant first, without zeros in front. `digits` are decimal digits only.
pub(super) fn to_bytes(digits: &str) -> Vec<u8> {
    let digits = digits.trim_start_matches('0');
    // Least significant first.
    let mut limbs: Vec<u32> = Vec::new();
    let first = digits.len() % CHUNK;
    let mut rest = digits;
    let mut size = if first == 0 { CHUNK } else { first };
    while let Some((chunk, after)) = rest.split_at_checked(size).filter(|(chunk, _)| !chunk.is_empty()) {
        let mut carry: u64 = chunk.parse().unwrap_or(0);
        for limb in &mut limbs {
            let value = u64::from(*limb).wrapping_mul(CHUNK_BASE).wrapping_add(carry);
            *limb = low(value);
            carry = value >> 32;
        }
        if carry != 0 {
            limbs.push(low(carry));
        }
        rest = after;
        size = CHUNK;
    }
    let bytes = limbs.iter().rev().flat_map(|limb| limb.to_be_bytes());
    bytes.skip_while(|byte| *byte == 0).collect()
}

/// The decimal digits of a number, given by its bytes, most significant first.
pub(super) fn to_digits(bytes: &[u8]) -> String {
    // Most significant first; the first one may have fewer bytes.
    let mut limbs: Vec<u32> = bytes
        .rchunks(4)
        .map(|chunk| chunk.iter().fold(0, |limb, byte| limb << 8 | u32::from(*byte)))
        .collect();
    limbs.reverse();
    let mut chunks = Vec::new();
    let mut limbs = &mut limbs[..];
    loop {
        while let Some((0, _)) = limbs.split_first() {
            limbs = limbs.get_mut(1..).unwrap_or_default();
        }
        if limbs.is_empty() {
            break;
        }
        let mut remainder = 0_u64;
        for limb in limbs.iter_mut() {
            let value = remainder << 32 | u64::from(*limb);
            *limb = low(value.checked_div(CHUNK_BASE).unwrap_or(0));
            remainder = value.checked_rem(CHUNK_BASE).unwrap_or(0);
        }
        chunks.push(remainder);
    }
    let mut text = String::new();
    for chunk in chunks.iter().rev() {
        text.push_str(&if text.is_empty() { format!("{chunk}") } else { format!("{chunk:09}") });
    }
    if text.is_empty() { String::from("0") } else { text }
}

/// One less than a number that is not 0, given by its bytes, most significant first.
pub(super) fn less_one(bytes: &mut Vec<u8>) {
    for byte in bytes.iter_mut().rev() {
        let borrow = *byte == 0;
        *byte = byte.wrapping_sub(1);
        if !borrow {
            break;
        }
    }
    if bytes.first() == Some(&0) {
        bytes.remove(0);
    }
}

/// One more than a number, given by its bytes, most significant first.
pub(super) fn one_more(bytes: &mut Vec<u8>) {
    for byte in bytes.iter_mut().rev() {
        *byte = byte.wrapping_add(1);
        if *byte != 0 {
            return;
        }
    }
    bytes.insert(0, 1);
}

fn low(value: u64) -> u32 {
    u32::try_from(value & u64::from(u32::MAX)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::hex;
    use alloc::string::ToString;

    #[test]
    fn digits_and_bytes_are_the_same_number() {
        for (digits, bytes) in [
            ("0", ""),
            ("1", "01"),
            ("255", "ff"),
            ("256", "0100"),
            ("999999999", "3b9ac9ff"),
            ("1000000000", "3b9aca00"),
            ("18446744073709551615", "ffffffffffffffff"),
            ("18446744073709551616", "010000000000000000"),
            ("1000000000000000000000000000000", "0c9f2c9cd04674edea40000000"),
        ] {
            assert_eq!(hex::encode(&to_bytes(digits)), bytes, "{digits}");
            assert_eq!(to_digits(&hex::decode(bytes).unwrap()), digits);
        }
        assert_eq!(to_bytes("000256"), [1, 0]);
        assert_eq!(to_digits(&[0, 0, 0, 0, 0, 1]), "1");
    }

    #[test]
    fn small_numbers_agree_with_the_machine() {
        for value in (0..70_000_u128).chain((0..100).map(|shift| 0x0123_4567_89ab_cdef_u128 << (shift % 64)))
        {
            let text = value.to_string();
            let bytes = to_bytes(&text);
            assert_eq!(bytes.iter().fold(0, |number, byte| number << 8 | u128::from(*byte)), value);
            assert_eq!(to_digits(&bytes), text);
            let mut next = bytes.clone();
            one_more(&mut next);
            assert_eq!(to_digits(&next), (value + 1).to_string());
            less_one(&mut next);
            assert_eq!(next, bytes);
        }
    }
}
