//! Strings: their end, their escapes, and their text.

use alloc::{borrow::Cow, format, string::String};
use core::ops::Range;

use super::Scanner;
use crate::{
    error::{Code, Error},
    wire::hex,
};

/// A string as it stands between its quotes.
#[derive(Clone, Debug)]
pub(in crate::wire::json) struct RawString {
    pub(in crate::wire::json) inside: Range<usize>,
    pub(in crate::wire::json) escaped: bool,
}

impl RawString {
    /// The text, borrowed where it has no escapes.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(in crate::wire::json) fn unescape<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let inside = text.get(self.inside.clone()).unwrap_or_default();
        if self.escaped { unescape(inside) } else { Cow::Borrowed(inside) }
    }
}

impl<'a> Scanner<'a> {
    /// A string whose opening quote is next.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(in crate::wire::json) fn string(&mut self) -> Result<RawString, Error> {
        let start = self.at.wrapping_add(1);
        let bytes = self.text.as_bytes();
        // Short strings are most: one word or two, and the first mark is the closing quote.
        let end = match mark_in_word(bytes, start) {
            Some(end) if end.wrapping_sub(start) == 8 => mark_in_word(bytes, end),
            end => end,
        };
        if let Some(end) = end.filter(|end| bytes.get(*end) == Some(&b'"')) {
            self.at = end.wrapping_add(1);
            return Ok(RawString { inside: start..end, escaped: false });
        }
        self.long_string()
    }

    #[inline(never)]
    fn long_string(&mut self) -> Result<RawString, Error> {
        let opening = self.at;
        self.advance(1);
        let start = self.at;
        let mut escaped = false;
        loop {
            self.advance(plain_run(self.text.as_bytes().get(self.at..).unwrap_or_default()));
            match self.peek() {
                Some(b'"') => {
                    let inside = start..self.at;
                    self.advance(1);
                    return Ok(RawString { inside, escaped });
                }
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                Some(0..=0x1f) => {
                    let end = self.at.saturating_add(1);
                    return Err(self
                        .complain(Code::JsonString, self.at..end)
                        .expected("control characters to be escaped")
                        .found(format!("\\u{:04x} as it is", self.peek().unwrap_or_default()))
                        .into());
                }
                _ => return Err(self.cut(opening, "a closing quote")),
            }
        }
    }

    /// An escape whose backslash is next.
    fn escape(&mut self) -> Result<(), Error> {
        let start = self.at;
        self.advance(1);
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.advance(1),
            Some(b'u') => {
                self.advance(1);
                match self.unit(start)? {
                    0xd800..=0xdbff => {
                        if self.text.as_bytes().get(self.at..).is_none_or(|rest| !rest.starts_with(b"\\u")) {
                            return Err(self.bad_escape(start, "half of a surrogate pair"));
                        }
                        self.advance(2);
                        if !matches!(self.unit(start)?, 0xdc00..=0xdfff) {
                            return Err(self.bad_escape(start, "half of a surrogate pair"));
                        }
                    }
                    0xdc00..=0xdfff => return Err(self.bad_escape(start, "half of a surrogate pair")),
                    _ => {}
                }
            }
            Some(_) => {
                self.advance(1);
                return Err(self.bad_escape(start, "an escape that JSON does not have"));
            }
            None => return Err(self.cut(start, "an escape and a closing quote")),
        }
        Ok(())
    }

    /// Four hex digits.
    fn unit(&mut self, start: usize) -> Result<u32, Error> {
        let mut unit = 0;
        for _ in 0..4 {
            match self.peek().map(|byte| (byte, hex::digit(byte))) {
                Some((_, Some(digit))) => unit = unit << 4 | u32::from(digit),
                Some(_) => return Err(self.bad_escape(start, "\\u without four hex digits")),
                None => return Err(self.cut(start, "four hex digits and a closing quote")),
            }
            self.advance(1);
        }
        Ok(unit)
    }

    /// The text of a string, borrowed where it has no escapes.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(in crate::wire::json) fn unescape(&self, raw: &RawString) -> Cow<'a, str> {
        raw.unescape(self.text)
    }

    #[cold]
    fn bad_escape(&self, start: usize, found: &'static str) -> Error {
        self.complain(Code::JsonString, start..self.at).found(found).into()
    }
}

/// How many bytes in front need no look: no quote, backslash or control character. Eight at a time, and after the first
/// eight, where it is a long text, 32 at a time.
#[inline]
pub(in crate::wire::json) fn plain_run(bytes: &[u8]) -> usize {
    let mut run = 0_usize;
    while let Some(chunk) = bytes.get(run..).and_then(|rest| rest.first_chunk::<8>()) {
        let found = stops(u64::from_le_bytes(*chunk));
        if found != 0 {
            return run.wrapping_add(first_mark(found));
        }
        run = run.wrapping_add(8);
        if run == 16 {
            run = run.wrapping_add(plain_blocks(bytes.get(run..).unwrap_or_default()));
        }
    }
    let tail = bytes.get(run..).unwrap_or_default();
    let plain = tail.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f)).count();
    run.wrapping_add(plain)
}

/// Where the first of eight bytes is that [`stops`] marks, or the byte behind them; none at the end of the text.
#[cfg_attr(target_arch = "wasm32", inline)]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn mark_in_word(bytes: &[u8], start: usize) -> Option<usize> {
    let word = bytes.get(start..)?.first_chunk::<8>()?;
    Some(start.wrapping_add(first_mark(stops(u64::from_le_bytes(*word)))))
}

/// The first byte of a word that [`stops`] marked; 8 for none. It is exact: a borrow only disturbs the marks above it.
#[cfg_attr(target_arch = "wasm32", inline)]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn first_mark(marks: u64) -> usize {
    usize::try_from(marks.trailing_zeros() >> 3).unwrap_or(0)
}

/// Marks the high bit of each byte of a word that is a quote, a backslash or a control character.
#[cfg_attr(target_arch = "wasm32", inline)]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn stops(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let zero_bytes = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
    let control = word.wrapping_sub(ONES.wrapping_mul(0x20)) & !word & HIGHS;
    control
        | zero_bytes(word ^ ONES.wrapping_mul(u64::from(b'"')))
        | zero_bytes(word ^ ONES.wrapping_mul(u64::from(b'\\')))
}

/// The length of the blocks of 32 bytes in front that need no look: compiled to vector instructions.
fn plain_blocks(bytes: &[u8]) -> usize {
    let blocks = bytes.as_chunks::<32>().0;
    let stop = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
    let plain =
        blocks.iter().take_while(|block| !block.iter().fold(false, |any, byte| any | stop(byte))).count();
    plain.wrapping_mul(32)
}

/// Replaces the escapes in what stands between the quotes of a string that was checked.
#[cold]
pub(in crate::wire::json) fn unescape(inside: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some((plain, escape)) = rest.split_once('\\') {
        out.push_str(plain);
        let mut characters = escape.chars();
        match characters.next() {
            Some('u') => {
                let (first, after) = split_unit(characters.as_str());
                rest = after;
                let second = after.strip_prefix("\\u").map(split_unit);
                let code = match (first, second) {
                    (0xd800..=0xdbff, Some((low @ 0xdc00..=0xdfff, after))) => {
                        rest = after;
                        0x1_0000_u32.saturating_add((first & 0x3ff) << 10 | low & 0x3ff)
                    }
                    _ => first,
                };
                out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                continue;
            }
            Some('b') => out.push('\u{8}'),
            Some('f') => out.push('\u{c}'),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some(other) => out.push(other),
            None => {}
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn split_unit(text: &str) -> (u32, &str) {
    let (digits, rest) = text.split_at_checked(4).unwrap_or((text, ""));
    (u32::from_str_radix(digits, 16).unwrap_or(0xfffd), rest)
}
