//! What the error and result codes of the clouds and devices mean.

use alloc::{format, string::String};

use crate::{huawei, kind::Vendor};

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
    /// The kinds of message that the guide lists it for.
    pub used_in: &'static [&'static str],
    /// Guide and section, or the software that sends it.
    pub spec: &'static str,
}

impl CodeInfo {
    /// Whether `text` names this code, in either spelling and either case; hexadecimal may have leading zeros.
    pub fn is_named(&self, text: &str) -> bool {
        let plain = |text: &str| -> String {
            let lower = text.trim().to_ascii_lowercase();
            match lower.strip_prefix("0x") {
                Some(digits) => format!("0x{}", digits.trim_start_matches('0')),
                None => lower,
            }
        };
        let wanted = plain(text);
        wanted == plain(self.code) || (!self.also.is_empty() && wanted == plain(self.also))
    }
}

/// Every code of a vendor, in the order of its documentation.
pub fn all(vendor: Vendor) -> &'static [&'static [CodeInfo]] {
    match vendor {
        Vendor::Huawei => huawei::codes::FAMILIES,
        Vendor::Alibaba | Vendor::Tencent => &[],
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
