//! The tokens of a text that was checked, for whoever makes values of another language from it.

use alloc::borrow::Cow;

use super::scan::Scanner;

/// A token. The names of members are strings too: in an object every second value is one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Token<'a> {
    /// `{`.
    BeginObject,
    /// `}`.
    EndObject,
    /// `[`.
    BeginArray,
    /// `]`.
    EndArray,
    /// A string or a member's name, unescaped.
    String(Cow<'a, str>),
    /// A number without fraction and exponent, as it stands.
    Integer(&'a str),
    /// A number with one of them, as it stands.
    Decimal(&'a str),
    /// `true` or `false`.
    Bool(bool),
    /// `null`.
    Null,
}

/// Goes through a text that a [`super::Reader`] has found right, without checking anything again.
///
/// Of any other text the tokens mean nothing, but they come to an end.
///
/// ```
/// use thingwire::wire::json::{Token, Tokens};
///
/// let tokens: Vec<Token> = Tokens::over(r#"{"id":7}"#).collect();
/// assert_eq!(tokens, [Token::BeginObject, Token::String("id".into()), Token::Integer("7"), Token::EndObject]);
/// ```
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    scanner: Scanner<'a>,
}

impl<'a> Tokens<'a> {
    /// The tokens of a text that was checked.
    #[inline]
    pub fn over(text: &'a str) -> Self {
        Tokens { scanner: Scanner::new(text) }
    }

    /// In an object, the next member's name, unescaped; none where the object ends. Its value comes next.
    #[inline]
    pub fn name(&mut self) -> Option<Cow<'a, str>> {
        loop {
            match self.scanner.peek()? {
                b'"' => return self.text(),
                b'}' => {
                    self.scanner.advance(1);
                    return None;
                }
                _ => self.scanner.advance(1),
            }
        }
    }

    #[inline]
    fn text(&mut self) -> Option<Cow<'a, str>> {
        let raw = self.scanner.string().ok()?;
        Some(self.scanner.unescape(&raw))
    }

    #[inline]
    fn number(&mut self) -> Token<'a> {
        let start = self.scanner.at;
        let mut whole = true;
        loop {
            match self.scanner.peek() {
                Some(b'0'..=b'9' | b'-') => {}
                Some(b'.' | b'e' | b'E' | b'+') => whole = false,
                _ => break,
            }
            self.scanner.advance(1);
        }
        let text = self.scanner.text.get(start..self.scanner.at).unwrap_or_default();
        if whole { Token::Integer(text) } else { Token::Decimal(text) }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    #[inline]
    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (length, token) = match self.scanner.peek()? {
                b'{' => (1, Token::BeginObject),
                b'}' => (1, Token::EndObject),
                b'[' => (1, Token::BeginArray),
                b']' => (1, Token::EndArray),
                b't' => (4, Token::Bool(true)),
                b'f' => (5, Token::Bool(false)),
                b'n' => (4, Token::Null),
                b'"' => return self.text().map(Token::String),
                b'-' | b'0'..=b'9' => return Some(self.number()),
                // White space, commas and colons say nothing that the order of the tokens does not.
                _ => {
                    self.scanner.advance(1);
                    continue;
                }
            };
            self.scanner.advance(length);
            return Some(token);
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn what_was_checked_comes_in_order() {
        let text = " { \"a\\u0062\" : [ -1 , 1.50 , 2e3 , true , false , null , { } , [ ] , \"\" ] } ";
        let string = |text: &'static str| Token::String(Cow::Borrowed(text));
        let expected = [
            Token::BeginObject,
            string("ab"),
            Token::BeginArray,
            Token::Integer("-1"),
            Token::Decimal("1.50"),
            Token::Decimal("2e3"),
            Token::Bool(true),
            Token::Bool(false),
            Token::Null,
            Token::BeginObject,
            Token::EndObject,
            Token::BeginArray,
            Token::EndArray,
            string(""),
            Token::EndArray,
            Token::EndObject,
        ];
        assert_eq!(Tokens::over(text).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn members_come_by_name() {
        let mut tokens = Tokens::over(r#" { "a\u0062" : [ 1 ] , "" : { } } "#);
        assert_eq!(tokens.next(), Some(Token::BeginObject));
        assert_eq!(tokens.name().as_deref(), Some("ab"));
        assert_eq!(tokens.by_ref().take(3).count(), 3);
        assert_eq!(tokens.name().as_deref(), Some(""));
        assert_eq!((tokens.next(), tokens.name()), (Some(Token::BeginObject), None));
        assert_eq!((tokens.name(), tokens.name(), tokens.next()), (None, None, None));
    }

    #[test]
    fn anything_else_comes_to_an_end() {
        for text in ["", "\"", "{", "nul", "\"\\x\"", "1-2-", "é\u{0}", "t", "]]}}"] {
            assert!(Tokens::over(text).count() <= text.len(), "{text:?}");
        }
    }
}
