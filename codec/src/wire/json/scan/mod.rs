//! The grammar: brackets, numbers and literals here, strings in `string.rs`, whole values in `walk.rs`; and what is said of a
//! text that breaks it.

mod string;
mod walk;

use alloc::{format, string::String};
use core::ops::Range;

pub(super) use string::{RawString, plain_run, unescape};
pub(crate) use walk::Events;

use super::{LAYER, SPEC, keys::Keys};
use crate::{
    error::{Code, Complaint, Error, Place},
    limits,
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

    /// After the comma between two elements.
    #[inline]
    pub(super) fn element(&mut self) {
        self.keys.element(self.at);
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
