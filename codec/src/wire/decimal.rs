//! Decimal numbers of any size, compared without rounding.

use alloc::{format, string::String, vec::Vec};
use core::cmp::Ordering;

/// A number as its decimal digits: no digit is lost, and no size is reserved for an exponent.
///
/// ```
/// use thingwire::wire::Decimal;
///
/// let of = |text| Decimal::parse(text).unwrap();
/// assert!(of("9007199254740993") > of("9007199254740992"));
/// assert_eq!(of("1e2"), of("100.0"));
/// assert_eq!(of("0.3").is_step_from(&of("0"), &of("0.1")), Some(true));
/// assert!(of("1e999999999") > of("1e308"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decimal {
    negative: bool,
    /// `0.DIGITS` times ten to the exponent, without zeros at either end; zero has no digits.
    digits: Vec<u8>,
    exponent: i128,
}

impl Decimal {
    /// Reads what a JSON number may look like (RFC 8259 section 6), with zeros in front allowed. None for other texts, and
    /// where the exponent has more digits than an `i128` holds.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
        let spells = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !spells(whole)
            || !spells(fraction)
            || !spells(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))
        {
            return None;
        }
        let zero = Decimal { negative: false, digits: Vec::new(), exponent: 0 };
        let leading = whole.bytes().chain(fraction.bytes()).take_while(|digit| *digit == b'0').count();
        let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).skip(leading).collect();
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        if digits.is_empty() {
            return Some(zero);
        }
        let shift = i128::try_from(whole.len()).ok()?.checked_sub(i128::try_from(leading).ok()?)?;
        let exponent: i128 = exponent.parse().ok()?;
        Some(Decimal { negative, digits, exponent: exponent.checked_add(shift)? })
    }

    /// Whether it is 0.
    pub fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Whether it is less than 0.
    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// Whether it is a whole number: `1.0` and `1e2` are.
    pub fn is_whole(&self) -> bool {
        self.is_zero() || self.position() >= 0
    }

    /// The power of ten that the last digit other than 0 stands for: -1 for `1.50`, 2 for `100`; 0 for zero.
    pub fn position(&self) -> i128 {
        if self.is_zero() {
            return 0;
        }
        self.exponent.saturating_sub(i128::try_from(self.digits.len()).unwrap_or(i128::MAX))
    }

    /// Whether it is `base` and a whole number of steps up or down. None where the step is not more than 0, or has more than
    /// some 19 digits at the place of its own or the base's last digit.
    ///
    /// Costs no more than the digits that are there, whatever the exponents.
    pub fn is_step_from(&self, base: &Decimal, step: &Decimal) -> Option<bool> {
        if step.is_zero() || step.negative {
            return None;
        }
        let lowest = if base.is_zero() { step.position() } else { step.position().min(base.position()) };
        let modulus = u64::try_from(step.scaled(lowest)?).ok()?;
        // Base and step are multiples of this power of ten, and so is all that they lead to.
        if !self.is_zero() && self.position() < lowest {
            return Some(false);
        }
        Some(self.residue(lowest, modulus) == base.residue(lowest, modulus))
    }

    /// How many times ten to this power it is, where that is a whole number of at most 38 digits.
    pub fn scaled(&self, position: i128) -> Option<i128> {
        if self.is_zero() {
            return Some(0);
        }
        let zeros = u32::try_from(self.position().checked_sub(position)?).ok()?;
        let mut value = 0_i128;
        for digit in &self.digits {
            value = value.checked_mul(10)?.checked_add(i128::from(digit.wrapping_sub(b'0')))?;
        }
        value = value.checked_mul(10_i128.checked_pow(zeros)?)?;
        Some(if self.negative { value.wrapping_neg() } else { value })
    }

    /// Writes so many times ten to this power, without an exponent; zeros are put on for powers up to 40.
    pub fn text_of(value: i128, position: i128) -> String {
        let (sign, digits) = (if value < 0 { "-" } else { "" }, format!("{}", value.unsigned_abs()));
        let places = usize::try_from(position.unsigned_abs()).unwrap_or(usize::MAX).min(40);
        if position >= 0 {
            let zeros = if value == 0 { 0 } else { places };
            return format!("{sign}{digits}{:0<zeros$}", "");
        }
        let width = places.saturating_add(1);
        let digits = format!("{digits:0>width$}");
        let (whole, fraction) = digits.split_at(digits.len().saturating_sub(places));
        format!("{sign}{whole}.{fraction}")
    }

    /// The rest of a division by the modulus, in units of ten to this power, which divides the number.
    fn residue(&self, position: i128, modulus: u64) -> u128 {
        let modulus = u128::from(modulus);
        // Both factors are below 2^64.
        let times = |left: u128, right: u128| left.wrapping_mul(right).checked_rem(modulus).unwrap_or(0);
        let mut rest = 0_u128;
        for digit in &self.digits {
            rest = times(rest, 10)
                .wrapping_add(u128::from(digit.wrapping_sub(b'0')))
                .checked_rem(modulus)
                .unwrap_or(0);
        }
        let (mut power, mut factor) = (self.position().saturating_sub(position), times(10, 1));
        while power > 0 && !self.is_zero() {
            if power & 1 == 1 {
                rest = times(rest, factor);
            }
            factor = times(factor, factor);
            power >>= 1;
        }
        if self.negative && rest != 0 { modulus.wrapping_sub(rest) } else { rest }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |number: &Self| match (number.is_zero(), number.negative) {
            (true, _) => 0_i8,
            (false, true) => -1,
            (false, false) => 1,
        };
        let sizes = (self.exponent, &self.digits).cmp(&(other.exponent, &other.digits));
        match (sign(self), sign(other)) {
            (-1, -1) => sizes.reverse(),
            (1, 1) => sizes,
            (left, right) => left.cmp(&right),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text} is a number"))
    }

    #[test]
    fn order_is_that_of_the_numbers() {
        let rising = [
            "-1e999999999",
            "-100.5",
            "-100",
            "-99.99",
            "-1e-999999999",
            "0",
            "1e-999999999",
            "0.09",
            "0.1",
            "0.11",
            "1",
            "9.99",
            "10",
            "9007199254740992",
            "9007199254740993",
            "1e308",
            "1e999999999",
        ];
        for (at, left) in rising.iter().enumerate() {
            for (other, right) in rising.iter().enumerate() {
                assert_eq!(of(left).cmp(&of(right)), at.cmp(&other), "{left} and {right}");
            }
        }
        for (left, right) in
            [("-0", "0"), ("0e5", "0"), ("1.0", "1"), ("1e2", "100"), ("0.10e1", "1"), ("007", "7")]
        {
            assert_eq!(of(left), of(right));
        }
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for text in
            ["", "-", "+1", ".5", "1.", "1e", "1e+", "0x1", "1 ", " 1", "NaN", "١", "--1", "1e1e1", "1.2.3"]
        {
            assert_eq!(Decimal::parse(text), None, "{text:?}");
        }
        assert_eq!(Decimal::parse("1e999999999999999999999999999999999999999999"), None);
    }

    #[test]
    fn steps_are_exact() {
        for (value, base, step, expected) in [
            ("100.8", "0", "1", Some(false)),
            ("100", "0", "1", Some(true)),
            ("0.3", "0", "0.1", Some(true)),
            ("23.6", "-40", "0.1", Some(true)),
            ("-127", "-127", "2", Some(true)),
            ("-126", "-127", "2", Some(false)),
            ("-1", "-127", "2", Some(true)),
            ("7", "1", "3", Some(true)),
            ("8", "1", "3", Some(false)),
            ("-2", "1", "3", Some(true)),
            ("0", "1", "3", Some(false)),
            ("1e999999999", "0", "0.25", Some(true)),
            ("1e-999999999", "0", "0.25", Some(false)),
            ("1e999999998", "0", "3", Some(false)),
            ("9007199254740993", "0", "2", Some(false)),
            ("5", "0", "0", None),
            ("5", "0", "-1", None),
            ("5", "1e-999999999", "1", None),
        ] {
            assert_eq!(
                of(value).is_step_from(&of(base), &of(step)),
                expected,
                "{value} from {base} by {step}"
            );
        }
    }

    #[test]
    fn scaled_numbers_are_written_back() {
        for (text, position) in [("12.50", -2), ("-0.05", -2), ("300", 2), ("0", 0), ("0.00", -2), ("-7", 0)]
        {
            let scaled = of(text).scaled(position).expect("it fits");
            assert_eq!(Decimal::text_of(scaled, position), text);
        }
        assert_eq!(of("0.5").scaled(0), None);
        assert_eq!(of("1e40").scaled(0), None);
        assert_eq!(of("1e999999999").scaled(0), None);
    }

    proptest::proptest! {
        /// What 64-bit arithmetic says of hundredths.
        #[test]
        fn it_agrees_with_whole_numbers(left in -100_000_i64..100_000, base in -1_000_i64..1_000, step in 1_i64..500) {
            let hundredths = |value: i64| of(&Decimal::text_of(value.into(), -2));
            let expected = (left - base) % step == 0;
            assert_eq!(hundredths(left).is_step_from(&hundredths(base), &hundredths(step)), Some(expected));
            assert_eq!(hundredths(left).cmp(&hundredths(base)), left.cmp(&base));
            assert_eq!(hundredths(left).is_whole(), left % 100 == 0);
        }
    }
}
