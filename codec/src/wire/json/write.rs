//! Writing texts into a caller's buffer.

use alloc::{string::String, vec::Vec};
use core::fmt::{self, Write};

use super::{scan::plain_run, typed::ToJson, value::Json};

/// What a [`JsonWriter`] writes into: a `String`, or bytes. Text is only ever added at the end.
pub trait TextSink {
    /// Adds text at the end.
    fn push_text(&mut self, text: &str);
}

impl TextSink for String {
    #[inline]
    fn push_text(&mut self, text: &str) {
        self.push_str(text);
    }
}

impl TextSink for Vec<u8> {
    #[inline]
    fn push_text(&mut self, text: &str) {
        self.extend_from_slice(text.as_bytes());
    }
}

/// Writes one value, without white space. It puts the commas and colons and escapes strings; that each `begin` has its `end`,
/// that each member has a name and one value, and that no name occurs twice, is the caller's part.
///
/// ```
/// use thingwire::wire::json::JsonWriter;
///
/// let mut text = String::new();
/// let mut out = JsonWriter::new(&mut text);
/// out.begin_object();
/// out.member("id", &7_u64);
/// out.key("list");
/// out.begin_array();
/// out.string("say \"hi\"");
/// out.null();
/// out.end_array();
/// out.end_object();
/// assert_eq!(text, r#"{"id":7,"list":["say \"hi\"",null]}"#);
/// ```
#[derive(Debug)]
pub struct JsonWriter<'o, O = String> {
    out: &'o mut O,
    /// Whether a value was written before in the same object or array.
    comma: bool,
}

impl<'o, O: TextSink> JsonWriter<'o, O> {
    /// A writer of one value at the end of `out`.
    pub fn new(out: &'o mut O) -> Self {
        JsonWriter { out, comma: false }
    }

    /// Opens an object.
    pub fn begin_object(&mut self) {
        self.begin("{");
    }

    /// Closes the innermost object.
    pub fn end_object(&mut self) {
        self.end("}");
    }

    /// Opens an array.
    pub fn begin_array(&mut self) {
        self.begin("[");
    }

    /// Closes the innermost array.
    pub fn end_array(&mut self) {
        self.end("]");
    }

    /// The name of the next member.
    pub fn key(&mut self, name: &str) {
        self.separate();
        self.quoted(name);
        self.out.push_text(":");
        self.comma = false;
    }

    /// A member: its name and its value, or nothing where the value is absent ([`ToJson::is_absent`]).
    #[cfg_attr(any(target_arch = "wasm32", thingwire_small), inline(never))]
    pub fn member<T: ToJson + ?Sized>(&mut self, name: &str, value: &T) {
        if !value.is_absent() {
            self.key(name);
            value.write(self);
        }
    }

    /// A string; quotes, backslashes and control characters are escaped, everything else stands as it is.
    pub fn string(&mut self, text: &str) {
        self.separate();
        self.quoted(text);
        self.comma = true;
    }

    /// A kept value, byte for byte.
    pub fn raw(&mut self, value: &Json<'_>) {
        self.token(value.text());
    }

    /// A whole number.
    pub fn i64(&mut self, value: i64) {
        self.display(value);
    }

    /// A whole number that is not negative.
    pub fn u64(&mut self, value: u64) {
        self.display(value);
    }

    /// `true` or `false`.
    pub fn bool(&mut self, value: bool) {
        self.token(if value { "true" } else { "false" });
    }

    /// `null`.
    pub fn null(&mut self) {
        self.token("null");
    }

    /// Text that is one value already.
    #[inline]
    pub(crate) fn token(&mut self, text: &str) {
        self.separate();
        self.out.push_text(text);
        self.comma = true;
    }

    fn display(&mut self, value: impl fmt::Display) {
        self.separate();
        // A sink takes all text, so writing cannot fail.
        let _ = write!(Sink(self.out), "{value}");
        self.comma = true;
    }

    #[inline]
    fn begin(&mut self, bracket: &str) {
        self.separate();
        self.out.push_text(bracket);
        self.comma = false;
    }

    #[inline]
    fn end(&mut self, bracket: &str) {
        self.out.push_text(bracket);
        self.comma = true;
    }

    #[inline]
    fn separate(&mut self) {
        if self.comma {
            self.out.push_text(",");
        }
    }

    fn quoted(&mut self, text: &str) {
        push_quoted(self.out, text);
    }
}

/// A string in its quotes, escaped.
pub(crate) fn push_quoted<O: TextSink>(out: &mut O, text: &str) {
    out.push_text("\"");
    let mut rest = text;
    loop {
        // What stops the run is ASCII or the end, so both cuts fall between characters.
        let (plain, stop) = rest.split_at_checked(plain_run(rest.as_bytes())).unwrap_or((rest, ""));
        out.push_text(plain);
        let mut characters = stop.chars();
        match characters.next() {
            None => break,
            Some('"') => out.push_text("\\\""),
            Some('\\') => out.push_text("\\\\"),
            Some('\n') => out.push_text("\\n"),
            Some('\r') => out.push_text("\\r"),
            Some('\t') => out.push_text("\\t"),
            Some('\u{8}') => out.push_text("\\b"),
            Some('\u{c}') => out.push_text("\\f"),
            Some(control) => {
                let _ = write!(Sink(out), "\\u{:04x}", u32::from(control));
            }
        }
        rest = characters.as_str();
    }
    out.push_text("\"");
}

struct Sink<'s, O>(&'s mut O);

impl<O: TextSink> Write for Sink<'_, O> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.push_text(text);
        Ok(())
    }
}
