//! Version texts: 16 bytes, ASCII, padded with zero bytes.

use alloc::borrow::Cow;
use core::fmt;

/// A version field of 16 bytes, kept whole.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Version(pub [u8; 16]);

impl Version {
    /// Pads a text with zero bytes. None when it is longer than 16 bytes, is not ASCII, or holds a zero byte.
    pub fn new(text: &str) -> Option<Self> {
        let mut field = [0; 16];
        if text.len() > field.len() || !text.bytes().all(|byte| byte.is_ascii() && byte != 0) {
            return None;
        }
        for (to, from) in field.iter_mut().zip(text.bytes()) {
            *to = from;
        }
        Some(Version(field))
    }

    /// The bytes before the first zero byte.
    pub fn text_bytes(&self) -> &[u8] {
        self.0.split(|byte| *byte == 0).next().unwrap_or(&self.0)
    }

    /// The text before the first zero byte; bytes that are not UTF-8 show as U+FFFD.
    pub fn text(&self) -> Cow<'_, str> {
        alloc::string::String::from_utf8_lossy(self.text_bytes())
    }

    /// Whether the field is what the guide describes: ASCII text, then only zero bytes.
    pub fn is_plain(&self) -> bool {
        self.text_bytes().is_ascii() && !self.has_bytes_after_text()
    }

    /// Whether something other than zero follows the first zero byte.
    pub fn has_bytes_after_text(&self) -> bool {
        self.0.iter().skip(self.text_bytes().len()).any(|byte| *byte != 0)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl fmt::Debug for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Version(\"{}\")", self.0.escape_ascii())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_padded_and_read_back() {
        let version = Version::new("V0.9").unwrap();
        assert_eq!(version.0, *b"V0.9\0\0\0\0\0\0\0\0\0\0\0\0");
        assert_eq!(version.text(), "V0.9");
        assert!(version.is_plain());
        assert_eq!(Version::new("0123456789ABCDEF").unwrap().text(), "0123456789ABCDEF");
        for bad in ["0123456789ABCDEFG", "V\0", "V\u{e9}"] {
            assert_eq!(Version::new(bad), None);
        }
    }

    #[test]
    fn what_follows_the_text_is_kept() {
        let version = Version(*b"V1\0evil\0\0\0\0\0\0\0\0\0");
        assert_eq!(version.text(), "V1");
        assert!(version.has_bytes_after_text() && !version.is_plain());
        assert!(!Version([0xff; 16]).is_plain());
    }
}
