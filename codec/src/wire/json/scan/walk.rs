//! Whole values, without recursion: skipped, or with each of their parts told.

use alloc::borrow::Cow;
use core::ops::Range;

use super::Scanner;
use crate::error::Error;

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

impl Scanner<'_> {
    /// One whole value of any kind; says which bytes it is. Nested values are checked without recursion.
    #[inline]
    pub(in crate::wire::json) fn skip_value(&mut self) -> Result<Range<usize>, Error> {
        self.walk_value(&mut Nothing)
    }

    /// One whole value of any kind, with each of its parts told; says which bytes it is.
    #[inline]
    pub(in crate::wire::json) fn walk_value<E: Events>(
        &mut self,
        events: &mut E,
    ) -> Result<Range<usize>, Error> {
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
}
