//! Telling CoAP from other bytes. A datagram has no mark of its own, so this says why, and is careful.

use super::{MessageCode, packet::VERSION};

/// The verdict, with its reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Recognition {
    /// The bytes start like a CoAP message: version 1 and a registered code, and they are no text. They may still turn out to
    /// be broken.
    Coap,
    /// They do not, because of this.
    Other(&'static str),
}

/// Looks at the first two bytes, and whether all of it is text.
pub fn recognise(bytes: &[u8]) -> Recognition {
    let [first, code, ..] = bytes else { return Recognition::Other("there are not two bytes") };
    if first >> 6 != VERSION {
        return Recognition::Other("the version is not 1");
    }
    if MessageCode(*code).name().is_none() {
        return Recognition::Other("the code is not a registered one");
    }
    // A text may start with any letter, which is a version of 1.
    if bytes.iter().all(|byte| matches!(byte, b' '..=b'~' | b'\t' | b'\r' | b'\n')) {
        return Recognition::Other("it is plain text");
    }
    Recognition::Coap
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::hex;

    #[test]
    fn only_what_starts_like_a_message_is_taken_for_one() {
        for (text, coap) in [
            ("40017d34bb74656d7065726174757265", true),
            ("60457d34ff32322e332043", true),
            ("4000dead", true),
            ("7000beef", true),
            ("40010001FF", true),
            ("4F010001", true),
            ("400100", true),
            ("", false),
            ("40", false),
            ("00010001", false),
            ("80010001", false),
            ("FFFE01134C9A0000", false),
            ("40600001", false),
            ("401F0001", false),
            // {"a":1}
            ("7b2261223a317d", false),
            // ABCDEFGH
            ("4142434445464748", false),
        ] {
            let bytes = hex::decode(text).unwrap();
            assert_eq!(recognise(&bytes) == Recognition::Coap, coap, "{text}");
        }
    }
}
