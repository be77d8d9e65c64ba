//! The nearest double of a number's text.

/// The double that is nearest to a number, the even one of two; none where it would be infinite. The text was checked: it is a
/// number as JSON has them.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn nearest(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

/// The same: in the browser bytes count more than time, and the library's reader has ten kilobytes of powers that do not
/// compress.
#[cfg(target_arch = "wasm32")]
pub(crate) fn nearest(text: &str) -> Option<f64> {
    long::nearest(text)
}

/// By long division.
#[cfg(any(test, target_arch = "wasm32"))]
mod long {
    use alloc::{vec, vec::Vec};
    use core::cmp::Ordering;

    /// More digits than this do not tell two doubles, or a double and the middle between two, apart: only that there are some.
    const DIGITS: usize = 800;
    /// A number whose first digit stands this far from its point is infinite, or 0.
    const FAR: i64 = 400;
    const NEAR: i64 = -400;
    /// A bit more than a double has, for rounding, and one since the quotient's first bit may be 0.
    const QUOTIENT_BITS: u32 = 55;

    pub(super) fn nearest(text: &str) -> Option<f64> {
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |text| (true, text));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut digits = Digits::default();
        for digit in whole.bytes().chain(fraction.bytes()) {
            digits.push(digit.checked_sub(b'0').filter(|digit| *digit < 10)?);
        }
        let magnitude = if digits.number.is_empty() {
            0.0
        } else {
            let point = i64::try_from(fraction.len()).ok()?;
            let power = exponent_of(exponent)?.saturating_sub(point).saturating_add(digits.left_out);
            // Where the first digit stands.
            let first = power.saturating_add(digits.count);
            match first {
                FAR.. => return None,
                ..=NEAR => 0.0,
                _ => divided(digits, power)?,
            }
        };
        Some(if negative { -magnitude } else { magnitude })
    }

    /// One of too many digits is as good as the largest.
    fn exponent_of(text: &str) -> Option<i64> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let value = digits.bytes().try_fold(0_i64, |value, digit| {
            let digit = digit.checked_sub(b'0').filter(|digit| *digit < 10)?;
            Some(value.saturating_mul(10).saturating_add(i64::from(digit)))
        });
        // So that what is added to it does not end at the largest.
        let value = value.filter(|_| !digits.is_empty())?.min(i64::MAX >> 1);
        Some(if negative { value.wrapping_neg() } else { value })
    }

    /// The digits from the first that is not 0 on, as a number.
    #[derive(Default)]
    struct Digits {
        number: Vec<u32>,
        count: i64,
        /// How many behind those were not taken.
        left_out: i64,
        /// Whether any of them was not 0.
        more: bool,
    }

    impl Digits {
        fn push(&mut self, digit: u8) {
            if self.number.is_empty() && digit == 0 {
                return;
            }
            if usize::try_from(self.count).is_ok_and(|count| count < DIGITS) {
                scale(&mut self.number, 10, u32::from(digit));
                self.count = self.count.wrapping_add(1);
            } else {
                self.left_out = self.left_out.wrapping_add(1);
                self.more |= digit != 0;
            }
        }
    }

    /// The double of digits times a power of ten.
    fn divided(digits: Digits, power: i64) -> Option<f64> {
        let (mut over, mut under) = (digits.number, vec![1]);
        for _ in 0..power.unsigned_abs() {
            scale(if power < 0 { &mut under } else { &mut over }, 10, 0);
        }
        // The quotient is to have 55 bits, or 54.
        let shift =
            i64::from(QUOTIENT_BITS).wrapping_sub(1).wrapping_sub(bits(&over).wrapping_sub(bits(&under)));
        for _ in 0..shift.unsigned_abs() {
            scale(if shift < 0 { &mut under } else { &mut over }, 2, 0);
        }
        for _ in 0..QUOTIENT_BITS {
            scale(&mut under, 2, 0);
        }
        let mut quotient = 0_u64;
        for _ in 0..=QUOTIENT_BITS {
            quotient <<= 1;
            if compare(&over, &under).is_ge() {
                subtract(&mut over, &under);
                quotient |= 1;
            }
            halve(&mut under);
        }
        rounded(quotient, shift, digits.more || !over.is_empty())
    }

    /// The double of a quotient of 54 or 55 bits, shifted left, and of what is less than its last bit.
    fn rounded(quotient: u64, shift: i64, more: bool) -> Option<f64> {
        let length = i64::from(quotient.ilog2()).wrapping_add(1);
        // The weight of the last bit that the double has.
        let last = length.wrapping_sub(shift).wrapping_sub(53).max(-1074);
        let dropped = u32::try_from(last.wrapping_add(shift)).ok().filter(|dropped| *dropped < 64);
        let Some(dropped) = dropped else { return Some(0.0) };
        let half = (1_u64 << dropped) >> 1;
        let (kept, rest) = (quotient >> dropped, quotient & (1_u64 << dropped).wrapping_sub(1));
        let up = match rest.cmp(&half) {
            Ordering::Greater => true,
            Ordering::Equal => more || kept & 1 == 1,
            Ordering::Less => false,
        };
        // The first of 53 bits is not written but adds one to the exponent; so does what rounding carries over.
        let exponent = u64::try_from(last.wrapping_add(1074)).ok().filter(|exponent| *exponent < 2046)?;
        let value = f64::from_bits((exponent << 52).wrapping_add(kept).wrapping_add(u64::from(up)));
        Some(value).filter(|value| value.is_finite())
    }

    /// Words of 32 bits, the lowest first, none that is 0 last.
    fn scale(number: &mut Vec<u32>, factor: u32, plus: u32) {
        let mut carry = u64::from(plus);
        for word in number.iter_mut() {
            let product = u64::from(*word).wrapping_mul(u64::from(factor)).wrapping_add(carry);
            *word = low(product);
            carry = product >> 32;
        }
        if carry > 0 {
            number.push(low(carry));
        }
    }

    fn low(value: u64) -> u32 {
        u32::try_from(value & u64::from(u32::MAX)).unwrap_or(0)
    }

    fn bits(number: &[u32]) -> i64 {
        let words = i64::try_from(number.len()).unwrap_or(i64::MAX);
        let first = number.last().map_or(0, |word| word.leading_zeros());
        words.saturating_mul(32).saturating_sub(i64::from(first))
    }

    fn compare(left: &[u32], right: &[u32]) -> Ordering {
        left.len().cmp(&right.len()).then_with(|| left.iter().rev().cmp(right.iter().rev()))
    }

    /// Takes off what is not more.
    fn subtract(number: &mut Vec<u32>, other: &[u32]) {
        let mut borrow = false;
        for (at, word) in number.iter_mut().enumerate() {
            let (rest, under) = word.overflowing_sub(other.get(at).copied().unwrap_or(0));
            let (rest, again) = rest.overflowing_sub(u32::from(borrow));
            (*word, borrow) = (rest, under || again);
        }
        trim(number);
    }

    fn halve(number: &mut Vec<u32>) {
        let mut carry = 0;
        for word in number.iter_mut().rev() {
            let next = *word << 31;
            *word = *word >> 1 | carry;
            carry = next;
        }
        trim(number);
    }

    fn trim(number: &mut Vec<u32>) {
        while number.last() == Some(&0) {
            number.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{format, string::ToString};
    use proptest::prelude::*;

    fn agree(text: &str) {
        let (of_core, of_ours) = (nearest(text).map(f64::to_bits), long::nearest(text).map(f64::to_bits));
        assert_eq!(of_ours, of_core, "{text}");
    }

    #[test]
    fn both_find_the_same() {
        let zeros = "0".repeat(900);
        for text in [
            "0",
            "-0",
            "0.0",
            "-0.000e5",
            "1",
            "10",
            "0.1",
            "0.3",
            "1e22",
            "1e23",
            "9007199254740993",
            "9007199254740992.5",
            "9007199254740992.99999",
            "9007199254740991.5",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1e308",
            "1e309",
            "-1e400",
            "1e99999999999999999999",
            "1e-99999999999999999999",
            "0e99999999999999999999",
            "5e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2e-324",
            "1e-400",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "4.9406564584124654e-324",
            "6.631236846766476e-316",
            "3.2378839133029012895883524125015321748630094144e15",
            "1E+2",
            "123456789012345678901234567890",
            &format!("1{zeros}"),
            &format!("0.{zeros}1"),
            &format!("0.{zeros}1e901"),
            &format!("1{zeros}e-900"),
            &format!("9007199254740992.5{zeros}"),
            &format!("9007199254740992.5{zeros}1"),
            &format!("9007199254740991.5{zeros}1"),
        ] {
            agree(text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn they_agree_about_any_double(bits: u64) {
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite());
            agree(&value.to_string());
            agree(&format!("{value:e}"));
        }

        #[test]
        fn they_agree_about_the_middle_between_two_doubles(bits: u64, shift in 1..=11_u32, zeros in 0..900_usize) {
            let middle = (bits >> 12 | 1 << 52) << shift | 1 << (shift - 1);
            for text in [middle - 1, middle, middle + 1].map(|value| value.to_string()) {
                agree(&text);
                agree(&format!("{text}.{}1", "0".repeat(zeros)));
                agree(&format!("{text}{}e-{zeros}", "0".repeat(zeros)));
            }
        }

        #[test]
        fn they_agree_about_all_digits_of_a_double(bits: u64) {
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite());
            agree(&format!("{value:.1100}"));
        }

        #[test]
        fn they_agree_about_any_spelling(text in "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?") {
            agree(&text);
        }
    }
}
