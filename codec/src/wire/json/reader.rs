//! One pass over a text, for typed messages.

use alloc::{borrow::Cow, format};
use core::ops::Range;

use super::{
    LAYER, SPEC,
    scan::{Events, Scanner},
    value::{Json, JsonKind},
};
use crate::error::{Code, Complaint, Error, Place, escape_pointer};

/// Reads a text from front to back. Every complaint carries the JSON pointer and the byte range.
///
/// ```
/// use thingwire::wire::json::Reader;
///
/// let mut reader = Reader::new(br#"{"id":"7","params":{"Light":1.10}}"#)?;
/// let (mut id, mut params) = (None, None);
/// reader.object(|name, reader| {
///     match &*name {
///         "id" => id = Some(reader.string()?),
///         _ => params = Some(reader.raw()?),
///     }
///     Ok(())
/// })?;
/// reader.finish()?;
/// assert_eq!(id.as_deref(), Some("7"));
/// assert_eq!(params.unwrap().text(), r#"{"Light":1.10}"#);
/// # Ok::<(), thingwire::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    scanner: Scanner<'a>,
}

/// A member's value that was passed over: see [`Reader::postpone`].
#[derive(Clone, Copy, Debug)]
pub struct Postponed {
    /// The opening quote of the member's name.
    name: usize,
    /// Where the value starts, or white space in front of it.
    value: usize,
}

/// In the browser bytes count more than time: one loop over members and one over elements, and not one of each for each type.
const SMALL: bool = cfg!(any(target_arch = "wasm32", thingwire_small));

impl<'a> Reader<'a> {
    /// A reader at the start of a text. UTF-8 is checked here, once.
    ///
    /// # Errors
    /// [`Code::JsonByteOrderMark`], [`Code::JsonUtf8`].
    #[inline]
    pub fn new(bytes: &'a [u8]) -> Result<Self, Error> {
        Reader::text(bytes).map(Reader::over)
    }

    /// The check alone. A reader has half a kilobyte, and what is returned in a `Result` is moved: who reads each message begins with
    /// [`Reader::over`] this.
    ///
    /// # Errors
    /// As [`Reader::new`].
    #[inline]
    pub(crate) fn text(bytes: &'a [u8]) -> Result<&'a str, Error> {
        if bytes.starts_with(b"\xef\xbb\xbf") {
            return Err(complain_bytes(Code::JsonByteOrderMark, 0..3).into());
        }
        core::str::from_utf8(bytes).map_err(|error| {
            let start = error.valid_up_to();
            let end = start.saturating_add(error.error_len().unwrap_or(1)).min(bytes.len());
            let found = bytes.get(start..end).unwrap_or_default().escape_ascii();
            complain_bytes(Code::JsonUtf8, start..end).found(format!("{found}")).into()
        })
    }

    /// A reader at the start of a text that is known to be UTF-8.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub fn over(text: &'a str) -> Self {
        Reader { scanner: Scanner::new(text) }
    }

    /// Allows this many levels on top of the depth limit, at most that limit again: those of an outer form, so that the
    /// values in it may use the limit up.
    #[must_use]
    pub fn inside_levels(mut self, levels: usize) -> Self {
        self.scanner.allow_levels(levels.min(crate::limits::JSON_DEPTH));
        self
    }

    /// Where the next byte is read.
    pub fn offset(&self) -> usize {
        self.scanner.at
    }

    /// The kind of the next value, told from its first character; the value may still turn out to be broken.
    ///
    /// # Errors
    /// [`Code::JsonSyntax`] or [`Code::Truncated`] when no value can start there.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub fn peek(&mut self) -> Result<JsonKind, Error> {
        self.scanner.skip_space();
        match self.scanner.peek().and_then(JsonKind::of_first_byte) {
            Some(kind) => Ok(kind),
            None => Err(self.scanner.unexpected("a value")),
        }
    }

    /// Whether a string comes next.
    #[inline]
    pub(super) fn at_string(&mut self) -> bool {
        self.scanner.skip_space();
        self.scanner.peek() == Some(b'"')
    }

    /// Whether `null`, or something broken that starts like it, comes next.
    #[inline]
    pub(super) fn at_null(&mut self) -> bool {
        self.scanner.skip_space();
        self.scanner.peek() == Some(b'n')
    }

    /// An object: `member` is called for each member and must read exactly its value.
    ///
    /// # Errors
    /// Those of the grammar, [`Code::JsonType`] when the value is no object, [`Code::JsonDuplicateMember`] at its end, and
    /// what `member` returns.
    #[inline]
    pub fn object(
        &mut self,
        mut member: impl FnMut(Cow<'a, str>, &mut Self) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if SMALL {
            return self.members::<dyn FnMut(Cow<'a, str>, &mut Self) -> Result<(), Error> + '_>(&mut member);
        }
        self.members(&mut member)
    }

    #[inline]
    fn members<F>(&mut self, member: &mut F) -> Result<(), Error>
    where
        F: FnMut(Cow<'a, str>, &mut Self) -> Result<(), Error> + ?Sized,
    {
        self.enter(JsonKind::Object)?;
        if !self.scanner.take(b'}') {
            loop {
                let key = self.scanner.key()?;
                let name = self.scanner.unescape(&key);
                member(name, self)?;
                if !self.scanner.take(b',') {
                    self.scanner.expect(b'}', "',' or '}'")?;
                    break;
                }
            }
        }
        self.scanner.close(true)
    }

    /// An array: `element` is called for each element and must read exactly it.
    ///
    /// # Errors
    /// Those of the grammar, [`Code::JsonType`] when the value is no array, and what `element` returns.
    #[inline]
    pub fn array(&mut self, mut element: impl FnMut(&mut Self) -> Result<(), Error>) -> Result<(), Error> {
        if SMALL {
            return self.elements::<dyn FnMut(&mut Self) -> Result<(), Error> + '_>(&mut element);
        }
        self.elements(&mut element)
    }

    #[inline]
    fn elements<F>(&mut self, element: &mut F) -> Result<(), Error>
    where
        F: FnMut(&mut Self) -> Result<(), Error> + ?Sized,
    {
        self.enter(JsonKind::Array)?;
        if !self.scanner.take(b']') {
            loop {
                element(self)?;
                if !self.scanner.take(b',') {
                    self.scanner.expect(b']', "',' or ']'")?;
                    break;
                }
                self.scanner.element();
            }
        }
        self.scanner.close(false)
    }

    /// A string, unescaped; borrowed where it has no escapes.
    ///
    /// # Errors
    /// Those of the grammar, [`Code::JsonType`].
    #[inline]
    pub fn string(&mut self) -> Result<Cow<'a, str>, Error> {
        self.need(JsonKind::String)?;
        let raw = self.scanner.string()?;
        Ok(self.scanner.unescape(&raw))
    }

    /// A whole number.
    ///
    /// # Errors
    /// Those of the grammar; [`Code::JsonType`] for another kind or a fraction; [`Code::JsonRange`] beyond the 64 bits.
    #[inline]
    pub fn i64(&mut self) -> Result<i64, Error> {
        self.whole("-9223372036854775808 to 9223372036854775807")
    }

    /// A whole number that is not negative.
    ///
    /// # Errors
    /// As [`Reader::i64`].
    #[inline]
    pub fn u64(&mut self) -> Result<u64, Error> {
        self.whole("0 to 18446744073709551615")
    }

    /// A number of any size, as its text.
    ///
    /// # Errors
    /// Those of the grammar, [`Code::JsonType`].
    #[inline]
    pub fn number(&mut self) -> Result<&'a str, Error> {
        self.need(JsonKind::Number)?;
        let bytes = self.scanner.number()?;
        Ok(self.scanner.text.get(bytes).unwrap_or_default())
    }

    /// `true` or `false`.
    ///
    /// # Errors
    /// Those of the grammar, [`Code::JsonType`].
    #[inline]
    pub fn bool(&mut self) -> Result<bool, Error> {
        self.need(JsonKind::Bool)?;
        let value = self.scanner.peek() == Some(b't');
        self.scanner.literal(if value { "true" } else { "false" })?;
        Ok(value)
    }

    /// `null`.
    ///
    /// # Errors
    /// Those of the grammar, [`Code::JsonType`].
    #[inline]
    pub fn null(&mut self) -> Result<(), Error> {
        self.need(JsonKind::Null)?;
        self.scanner.literal("null")
    }

    /// Any value, checked and kept as its text.
    ///
    /// # Errors
    /// Those of the grammar; [`Code::JsonDuplicateMember`], [`Code::LimitExceeded`] at any depth.
    #[inline]
    pub fn raw(&mut self) -> Result<Json<'a>, Error> {
        self.raw_text().map(Json::checked)
    }

    /// The text of any value, checked.
    #[inline]
    pub(crate) fn raw_text(&mut self) -> Result<&'a str, Error> {
        let bytes = self.scanner.skip_value()?;
        Ok(self.scanner.text.get(bytes).unwrap_or_default())
    }

    /// Any value, checked; gives the bytes that it covers.
    ///
    /// # Errors
    /// As [`Reader::raw`].
    pub fn skip(&mut self) -> Result<Range<usize>, Error> {
        self.scanner.skip_value()
    }

    /// Inside [`Reader::object`]: passes over a member's value, checked, which is read by [`Reader::read_postponed`] when the
    /// other members are known.
    ///
    /// # Errors
    /// As [`Reader::raw`].
    pub fn postpone(&mut self) -> Result<Postponed, Error> {
        let postponed = Postponed { name: self.scanner.last_name(), value: self.scanner.at };
        self.skip()?;
        Ok(postponed)
    }

    /// Reads a value that was passed over, right after the object that it is in. Each value is to be read only once, so that
    /// the cost stays linear.
    ///
    /// # Errors
    /// What `read` returns; its places are as if the value had been read where it stands.
    pub fn read_postponed<T>(
        &mut self,
        postponed: Postponed,
        read: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let end = self.scanner.at;
        self.scanner.reopen(postponed.name);
        self.scanner.at = postponed.value;
        let value = read(self)?;
        self.scanner.leave();
        self.scanner.at = end;
        Ok(value)
    }

    /// Any value, checked, with each of its parts told.
    #[inline]
    pub(crate) fn events(&mut self, events: &mut impl Events) -> Result<Range<usize>, Error> {
        self.scanner.walk_value(events)
    }

    /// Makes sure that nothing but white space follows.
    ///
    /// # Errors
    /// [`Code::TrailingBytes`].
    #[inline]
    pub fn finish(&mut self) -> Result<(), Error> {
        self.scanner.skip_space();
        let (at, end) = (self.scanner.at, self.scanner.text.len());
        if at == end {
            return Ok(());
        }
        Err(complain_bytes(Code::TrailingBytes, at..end).expected("one value").into())
    }

    /// A complaint about bytes of the text, with the pointer that leads there, for a caller with rules of its own.
    pub fn complain(&self, code: Code, bytes: Range<usize>) -> Complaint {
        self.scanner.complain(code, bytes)
    }

    /// The complaint about a member that the object just read should have; its place is before the closing brace.
    #[cold]
    pub fn missing(&self, member: &str) -> Error {
        let end = self.scanner.at.saturating_sub(1);
        let pointer = format!("{}/{}", self.scanner.pointer(self.scanner.at), escape_pointer(member));
        let place = Place::pointer(pointer).with_bytes(end..end);
        Complaint::new(Code::JsonMissingMember, LAYER, place).found(format!("no member {member:?}")).into()
    }

    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    fn enter(&mut self, kind: JsonKind) -> Result<(), Error> {
        self.need(kind)?;
        self.scanner.advance(1);
        self.scanner.open(kind == JsonKind::Object)
    }

    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    fn need(&mut self, kind: JsonKind) -> Result<(), Error> {
        self.scanner.skip_space();
        // Compared with what the kind starts with, so that nothing is looked up for a value of the right kind.
        let next = self.scanner.peek();
        let right = match kind {
            JsonKind::Object => next == Some(b'{'),
            JsonKind::Array => next == Some(b'['),
            JsonKind::String => next == Some(b'"'),
            _ => next.and_then(JsonKind::of_first_byte) == Some(kind),
        };
        if right { Ok(()) } else { Err(self.not_of_kind(kind)) }
    }

    #[cold]
    fn not_of_kind(&mut self, kind: JsonKind) -> Error {
        match self.peek() {
            Ok(found) => self.wrong_kind(kind, found),
            Err(error) => error,
        }
    }

    #[cold]
    fn wrong_kind(&self, expected: JsonKind, found: JsonKind) -> Error {
        let start = self.scanner.at;
        // Over the whole value where it can be read.
        let end = self.scanner.clone().skip_value().map_or(start.saturating_add(1), |bytes| bytes.end);
        self.complain(Code::JsonType, start..end).expected(expected.name()).found(found.name()).into()
    }

    #[inline]
    pub(super) fn whole<T: core::str::FromStr>(&mut self, range: &'static str) -> Result<T, Error> {
        self.need(JsonKind::Number)?;
        let bytes = self.scanner.number()?;
        let text = self.scanner.text.get(bytes.clone()).unwrap_or_default();
        text.parse().map_err(|_| {
            let code = if text.contains(['.', 'e', 'E']) { Code::JsonType } else { Code::JsonRange };
            let expected = if code == Code::JsonType { "a whole number" } else { range };
            let shown: alloc::string::String = text.chars().take(40).collect();
            self.complain(code, bytes).expected(expected).found(shown).into()
        })
    }
}

fn complain_bytes(code: Code, bytes: Range<usize>) -> Complaint {
    Complaint::new(code, LAYER, Place::bytes(bytes)).spec(SPEC)
}
