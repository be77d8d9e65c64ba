//! What the error and result codes of the clouds and devices mean.

use crate::{alibaba, huawei, kind::Vendor};

/// One code of one protocol, in the words of its guide.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize)]
#[non_exhaustive]
pub struct CodeInfo {
    /// The family it belongs to, such as `pcp`.
    pub family: &'static str,
    /// The code as the protocol writes it: a number in decimal, or text.
    pub code: &'static str,
    /// The same code in the other spelling in use, such as `0x7f`; empty when there is none.
    pub also: &'static str,
    /// What it says, in a few words.
    pub meaning: &'static str,
    /// What brings it about.
    pub cause: &'static str,
    /// What to do.
    pub remedy: &'static str,
    /// The kinds of message that the guide lists it for: of Alibaba's, the request. None where any may have it, or none has.
    pub used_in: &'static [&'static str],
    /// Guide and section, or the software that sends it.
    pub spec: &'static str,
}

impl CodeInfo {
    /// Whether `text` names this code, in either spelling and either case; hexadecimal may have leading zeros, and a range
    /// such as `100000-110000` is named by every number in it.
    pub fn is_named(&self, text: &str) -> bool {
        let wanted = plain(text);
        same(wanted, plain(self.code))
            || (!self.also.is_empty() && same(wanted, plain(self.also)))
            || is_within(self.code, wanted.1)
    }
}

/// Whether it is hexadecimal, and what is left without what may be left out.
fn plain(text: &str) -> (bool, &str) {
    let text = text.trim();
    match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(digits) => (true, digits.trim_start_matches('0')),
        None => (false, text),
    }
}

fn same(left: (bool, &str), right: (bool, &str)) -> bool {
    left.0 == right.0 && left.1.eq_ignore_ascii_case(right.1)
}

/// Whether a number is in a range that is written `100000-110000`.
fn is_within(range: &str, number: &str) -> bool {
    let value = |text: &str| {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse::<u32>().ok() } else { None }
    };
    let Some((from, to)) = range.split_once('-') else { return false };
    match (value(from), value(to), value(number)) {
        (Some(from), Some(to), Some(number)) => (from..=to).contains(&number),
        _ => false,
    }
}

/// Every code of a vendor, in the order of its documentation.
pub fn all(vendor: Vendor) -> &'static [&'static [CodeInfo]] {
    match vendor {
        Vendor::Huawei => huawei::codes::FAMILIES,
        Vendor::Alibaba => alibaba::codes::FAMILIES,
        Vendor::Tencent => &[],
    }
}

/// The entries that a code has; more than one when guides define it twice or families share the number.
pub fn find(vendor: Vendor, code: &str) -> impl Iterator<Item = &'static CodeInfo> {
    all(vendor).iter().copied().flatten().filter(move |info| info.is_named(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_find_a_code() {
        for text in ["127", "0x7F", "0x7f", " 127 "] {
            assert!(find(Vendor::Huawei, text).any(|info| info.family == "pcp"), "{text}");
        }
        assert!(find(Vendor::Huawei, "0x06").any(|info| info.meaning == "download timed out"));
        assert_eq!(find(Vendor::Huawei, "7f").count(), 0);
        assert_eq!(find(Vendor::Huawei, "").count(), 0);
    }
}
