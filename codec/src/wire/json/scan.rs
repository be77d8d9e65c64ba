//! The grammar: strings, numbers, literals, and skipping whole values without recursion.

use alloc::{borrow::Cow, format, string::String};
use core::ops::Range;

use super::{LAYER, SPEC, keys::Keys};
use crate::{
    error::{Code, Complaint, Error, Place},
    limits,
    wire::hex,
};

/// Where a reader is in a text, which objects and arrays are open around it, and the members met in them.
#[derive(Clone, Debug)]
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    depth: usize,
    limit: usize,
    keys: Keys,
}

/// What hears of the parts of a value as they are read. `member` says that a part is the value of a member.
pub(crate) trait Events {
    /// Whether it hears at all: unescaping costs nothing where it does not.
    const HEARS: bool = true;
    /// An object or array opens.
    fn begin(&mut self, object: bool, member: bool);
    /// It closes.
    fn end(&mut self, object: bool);
    /// A member's name, unescaped.
    fn name(&mut self, name: Cow<'_, str>);
    /// A string, unescaped.
    fn string(&mut self, text: Cow<'_, str>, member: bool);
    /// A number as its text, and where it is.
    fn number(&mut self, text: &str, bytes: Range<usize>, member: bool) -> Result<(), Error>;
    /// `true`, `false` or `null`, by its first letter.
    fn literal(&mut self, first: u8, member: bool);
}

/// Hears nothing.
struct Nothing;

impl Events for Nothing {
    const HEARS: bool = false;
    #[inline(always)]
    fn begin(&mut self, _: bool, _: bool) {}
    #[inline(always)]
    fn end(&mut self, _: bool) {}
    #[inline(always)]
    fn name(&mut self, _: Cow<'_, str>) {}
    #[inline(always)]
    fn string(&mut self, _: Cow<'_, str>, _: bool) {}
    #[inline(always)]
    fn number(&mut self, _: &str, _: Range<usize>, _: bool) -> Result<(), Error> {
        Ok(())
    }
    #[inline(always)]
    fn literal(&mut self, _: u8, _: bool) {}
}

/// The levels that are open inside one value: one bit each, 1 for an object. There is room for twice the depth limit.
#[derive(Default)]
struct Levels {
    inner: u128,
    outer: u128,
    count: usize,
}

impl Levels {
    #[inline]
    fn push(&mut self, object: bool) {
        self.outer = self.outer << 1 | self.inner >> 127;
        self.inner = self.inner << 1 | u128::from(object);
        self.count = self.count.saturating_add(1);
    }

    #[inline]
    fn pop(&mut self) {
        self.inner = self.inner >> 1 | self.outer << 127;
        self.outer >>= 1;
        self.count = self.count.saturating_sub(1);
    }

    #[inline]
    fn innermost(&self) -> Option<bool> {
        (self.count > 0).then_some(self.inner & 1 == 1)
    }
}

/// A string as it stands between its quotes.
#[derive(Clone, Debug)]
pub(super) struct RawString {
    pub(super) inside: Range<usize>,
    pub(super) escaped: bool,
}

impl RawString {
    /// The text, borrowed where it has no escapes.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(super) fn unescape<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let inside = text.get(self.inside.clone()).unwrap_or_default();
        if self.escaped { unescape(inside) } else { Cow::Borrowed(inside) }
    }
}

impl<'a> Scanner<'a> {
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(super) fn new(text: &'a str) -> Self {
        Scanner { text, at: 0, depth: 0, limit: limits::JSON_DEPTH, keys: Keys::default() }
    }

    /// Allows the levels of an outer form on top of the limit, so that what it holds may use the limit up.
    pub(super) fn allow_levels(&mut self, levels: usize) {
        self.limit = self.limit.saturating_add(levels);
    }

    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    pub(super) fn advance(&mut self, count: usize) {
        // Never past the end by more than a few bytes, and a text is never that near to the end of the address space.
        self.at = self.at.wrapping_add(count);
    }

    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(super) fn skip_space(&mut self) {
        // One comparison where there is none, which is what devices send.
        while let Some(byte @ ..=b' ') = self.peek()
            && matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
        {
            self.advance(1);
        }
    }

    /// Takes `byte` after white space, or complains.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(super) fn expect(&mut self, byte: u8, what: &'static str) -> Result<(), Error> {
        self.skip_space();
        if self.peek() == Some(byte) {
            self.advance(1);
            return Ok(());
        }
        Err(self.unexpected(what))
    }

    /// Takes `byte` after white space if it is there.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(super) fn take(&mut self, byte: u8) -> bool {
        self.skip_space();
        let there = self.peek() == Some(byte);
        if there {
            self.advance(1);
        }
        there
    }

    /// Goes into an object or array whose bracket has been taken.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(super) fn open(&mut self, object: bool) -> Result<(), Error> {
        self.depth = self.depth.saturating_add(1);
        if self.depth > self.limit {
            let bracket = self.at.saturating_sub(1);
            return Err(self
                .complain(Code::LimitExceeded, bracket..self.at)
                .expected(format!("at most {} nested levels", self.limit))
                .into());
        }
        self.keys.open(object, self.at);
        Ok(())
    }

    /// The opening quote of the innermost object's last name.
    pub(super) fn last_name(&self) -> usize {
        self.keys.last_name()
    }

    /// Goes into an object that was read before, at one of its members.
    pub(super) fn reopen(&mut self, name: usize) {
        self.depth = self.depth.saturating_add(1);
        self.keys.reopen(name);
    }

    /// Comes out of it.
    pub(super) fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.keys.close_array();
    }

    /// Comes out of an object or array whose bracket has been taken.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(super) fn close(&mut self, object: bool) -> Result<(), Error> {
        self.depth = self.depth.saturating_sub(1);
        if !object {
            self.keys.close_array();
        } else if let Some(second) = self.keys.close_object(self.text) {
            let found = self.text.get(second.clone()).unwrap_or_default();
            let found = format!("\"{found}\" again");
            return Err(self.complain(Code::JsonDuplicateMember, second).found(found).into());
        }
        Ok(())
    }

    /// A member's name and its colon.
    #[inline]
    pub(super) fn key(&mut self) -> Result<RawString, Error> {
        self.skip_space();
        if self.peek() != Some(b'"') {
            return Err(self.unexpected("a member name in double quotes"));
        }
        let key = self.string()?;
        self.keys.name(self.text, key.inside.start, key.inside.end, key.escaped);
        self.expect(b':', "':'")?;
        Ok(key)
    }

    /// A string whose opening quote is next.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(super) fn string(&mut self) -> Result<RawString, Error> {
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

    /// A number: RFC 8259 section 6, kept as text.
    #[inline]
    pub(super) fn number(&mut self) -> Result<Range<usize>, Error> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.advance(1);
        }
        let first = self.peek();
        let digits = self.digits();
        if digits == 0 || (digits > 1 && first == Some(b'0')) {
            return Err(self.bad_number(start));
        }
        if self.peek() == Some(b'.') {
            self.advance(1);
            if self.digits() == 0 {
                return Err(self.bad_number(start));
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.advance(1);
            if let Some(b'+' | b'-') = self.peek() {
                self.advance(1);
            }
            if self.digits() == 0 {
                return Err(self.bad_number(start));
            }
        }
        Ok(start..self.at)
    }

    #[inline]
    fn digits(&mut self) -> usize {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.advance(1);
        }
        self.at.wrapping_sub(start)
    }

    #[inline]
    pub(super) fn literal(&mut self, word: &'static str) -> Result<(), Error> {
        if self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes())) {
            self.advance(word.len());
            return Ok(());
        }
        Err(self.bad_literal(word))
    }

    /// One whole value of any kind; says which bytes it is. Nested values are checked without recursion.
    #[inline]
    pub(super) fn skip_value(&mut self) -> Result<Range<usize>, Error> {
        self.walk_value(&mut Nothing)
    }

    /// One whole value of any kind, with each of its parts told; says which bytes it is.
    #[inline]
    pub(super) fn walk_value<E: Events>(&mut self, events: &mut E) -> Result<Range<usize>, Error> {
        self.skip_space();
        let start = self.at;
        let mut levels = Levels::default();
        loop {
            let opened = match self.peek() {
                Some(b'{') => Some(true),
                Some(b'[') => Some(false),
                _ => None,
            };
            // The value of a member, and not an element or the whole.
            let member = levels.innermost() == Some(true);
            if let Some(object) = opened {
                self.advance(1);
                self.open(object)?;
                levels.push(object);
                events.begin(object, member);
                if !self.take(if object { b'}' } else { b']' }) {
                    if object {
                        self.name(events)?;
                    }
                    self.skip_space();
                    continue;
                }
                self.close(object)?;
                levels.pop();
                events.end(object);
            } else {
                self.scalar(events, member)?;
            }
            // After a value: the next one, or out of as many levels as close here.
            loop {
                let Some(object) = levels.innermost() else { return Ok(start..self.at) };
                if self.take(b',') {
                    if object {
                        self.name(events)?;
                    } else {
                        self.keys.element(self.at);
                    }
                    self.skip_space();
                    break;
                }
                self.expect(
                    if object { b'}' } else { b']' },
                    if object { "',' or '}'" } else { "',' or ']'" },
                )?;
                self.close(object)?;
                levels.pop();
                events.end(object);
            }
        }
    }

    #[inline]
    fn name<E: Events>(&mut self, events: &mut E) -> Result<(), Error> {
        let key = self.key()?;
        if E::HEARS {
            events.name(self.unescape(&key));
        }
        Ok(())
    }

    #[inline]
    fn scalar<E: Events>(&mut self, events: &mut E, member: bool) -> Result<(), Error> {
        match self.peek() {
            Some(b'"') => {
                let text = self.string()?;
                if E::HEARS {
                    events.string(self.unescape(&text), member);
                }
            }
            Some(b'-' | b'0'..=b'9') => {
                let bytes = self.number()?;
                if E::HEARS {
                    events.number(self.text.get(bytes.clone()).unwrap_or_default(), bytes, member)?;
                }
            }
            Some(first @ (b't' | b'f' | b'n')) => {
                self.literal(match first {
                    b't' => "true",
                    b'f' => "false",
                    _ => "null",
                })?;
                events.literal(first, member);
            }
            _ => return Err(self.unexpected("a value")),
        }
        Ok(())
    }

    /// After the comma between two elements.
    #[inline]
    pub(super) fn element(&mut self) {
        self.keys.element(self.at);
    }

    /// The text of a string, borrowed where it has no escapes.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(super) fn unescape(&self, raw: &RawString) -> Cow<'a, str> {
        raw.unescape(self.text)
    }

    /// The pointer of what byte `offset` stands in.
    pub(super) fn pointer(&self, offset: usize) -> String {
        self.keys.pointer(self.text, offset)
    }

    /// A complaint about some bytes, with the pointer that leads there.
    #[cold]
    pub(super) fn complain(&self, code: Code, bytes: Range<usize>) -> Complaint {
        let place = Place::pointer(self.pointer(bytes.start)).with_bytes(bytes);
        Complaint::new(code, LAYER, place).spec(SPEC)
    }

    #[cold]
    pub(super) fn unexpected(&self, expected: &'static str) -> Error {
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            Some(found) => {
                let end = self.at.saturating_add(found.len_utf8());
                self.complain(Code::JsonSyntax, self.at..end)
                    .expected(expected)
                    .found(format!("{found:?}"))
                    .into()
            }
            None => self.cut(self.at, expected),
        }
    }

    /// What starts like `word` and is not it: either the text ends inside, or it is another word.
    #[cold]
    fn bad_literal(&self, word: &'static str) -> Error {
        match self.text.get(self.at..) {
            Some(rest) if word.starts_with(rest) => self.cut(self.at, word),
            _ => self.unexpected("a value"),
        }
    }

    #[cold]
    fn cut(&self, start: usize, expected: &'static str) -> Error {
        self.complain(Code::Truncated, start..self.text.len()).expected(expected).found("the end").into()
    }

    #[cold]
    fn bad_escape(&self, start: usize, found: &'static str) -> Error {
        self.complain(Code::JsonString, start..self.at).found(found).into()
    }

    #[cold]
    fn bad_number(&self, start: usize) -> Error {
        let end = self.at.saturating_add(usize::from(self.peek().is_some())).min(self.text.len());
        if self.peek().is_none() && self.text.as_bytes().last().is_none_or(|byte| !byte.is_ascii_digit()) {
            return self.cut(start, "a digit");
        }
        let found = self.text.get(start..end).or_else(|| self.text.get(start..self.at)).unwrap_or_default();
        let found: String = found.chars().take(40).collect();
        self.complain(Code::JsonNumber, start..self.at.max(start.saturating_add(1)))
            .found(format!("{found:?}"))
            .into()
    }
}

/// How many bytes in front need no look: no quote, backslash or control character. Eight at a time, and after the first
/// eight, where it is a long text, 32 at a time.
#[inline]
pub(super) fn plain_run(bytes: &[u8]) -> usize {
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
pub(super) fn unescape(inside: &str) -> Cow<'_, str> {
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
