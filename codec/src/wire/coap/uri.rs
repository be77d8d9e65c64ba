//! Path and query as they stand in a URI (RFC 7252 section 6.5).

use alloc::string::String;

use super::{OptionNumber, Packet};

/// The path of a request: a slash and the percent-encoded value for each Uri-Path, so that a slash inside a value does not look
/// like two levels. None without the option.
pub fn path_of(packet: &Packet<'_>) -> Option<String> {
    joined(packet, OptionNumber::URI_PATH, '/', "")
}

/// The query of a request: the percent-encoded value of each Uri-Query, with `&` between. None without the option.
pub fn query_of(packet: &Packet<'_>) -> Option<String> {
    joined(packet, OptionNumber::URI_QUERY, '&', "/?").map(|mut text| {
        text.remove(0);
        text
    })
}

fn joined(packet: &Packet<'_>, number: OptionNumber, separator: char, more: &str) -> Option<String> {
    let mut text = String::new();
    for value in packet.values(number) {
        text.push(separator);
        // As nearly all are.
        if value.iter().all(u8::is_ascii_alphanumeric) {
            text.push_str(core::str::from_utf8(value).unwrap_or_default());
            continue;
        }
        for byte in value {
            let character = char::from(*byte);
            let plain = character.is_ascii_alphanumeric()
                || "-._~!$'()*+,;=:@".contains(character)
                // The separator of queries only.
                || (character == '&' && separator == '/')
                || more.contains(character);
            if plain {
                text.push(character);
            } else {
                text.push('%');
                for digit in [byte >> 4, byte & 15] {
                    text.extend(char::from_digit(digit.into(), 16).map(|digit| digit.to_ascii_uppercase()));
                }
            }
        }
    }
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::coap::{Message, MessageCode, MessageType};

    /// RFC 7252 appendix B, and what has to be escaped.
    #[test]
    fn values_are_escaped_as_in_a_uri() {
        for (path, query, expected) in [
            (&[][..], &[][..], (None, None)),
            (&["こんにちは"], &[], (Some("/%E3%81%93%E3%82%93%E3%81%AB%E3%81%A1%E3%81%AF"), None)),
            (&["", "/", "", ""], &["//", "?&"], (Some("//%2F//"), Some("//&?%26"))),
            (&["a/b", "c d", "&"], &["x=1", "y=2"], (Some("/a%2Fb/c%20d/&"), Some("x=1&y=2"))),
            (&["\u{0}"], &[""], (Some("/%00"), Some(""))),
        ] {
            let mut message = Message::new(MessageType::Confirmable, MessageCode::GET, 1);
            path.iter().for_each(|value| message.options.push(OptionNumber::URI_PATH, value.as_bytes()));
            query.iter().for_each(|value| message.options.push(OptionNumber::URI_QUERY, value.as_bytes()));
            let bytes = message.to_vec().unwrap();
            let packet = Packet::parse(&bytes).unwrap();
            assert_eq!((path_of(&packet).as_deref(), query_of(&packet).as_deref()), expected);
        }
    }
}
