//! Keyed digests (HMAC, RFC 2104) and plain ones, by method, without allocating.

use alloc::string::String;
use core::fmt;

use ::hmac::{Hmac, KeyInit, Mac as _};
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest as _, Sha256};
use sm3::Sm3;
use zeroize::Zeroize;

use super::secret::{HIDDEN, same_bytes};

/// A digest's method.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[non_exhaustive]
pub enum Method {
    /// MD5 (RFC 1321), 16 bytes.
    Md5,
    /// SHA-1 (FIPS 180-4), 20 bytes.
    Sha1,
    /// SHA-256 (FIPS 180-4), 32 bytes.
    Sha256,
    /// SM3 (GB/T 32905-2016), 32 bytes.
    Sm3,
}

impl Method {
    /// Every method.
    pub const ALL: &'static [Method] = &[Method::Md5, Method::Sha1, Method::Sha256, Method::Sm3];

    /// `hmacmd5`, `hmacsha1`, `hmacsha256` or `hmacsm3`.
    pub const fn name(self) -> &'static str {
        match self {
            Method::Md5 => "hmacmd5",
            Method::Sha1 => "hmacsha1",
            Method::Sha256 => "hmacsha256",
            Method::Sm3 => "hmacsm3",
        }
    }

    /// The method of this name, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        Method::ALL.iter().copied().find(|method| method.name().eq_ignore_ascii_case(name))
    }

    /// Bytes of its digests.
    pub const fn digest_bytes(self) -> usize {
        match self {
            Method::Md5 => 16,
            Method::Sha1 => 20,
            Method::Sha256 | Method::Sm3 => 32,
        }
    }

    /// Whether its hash is broken for signatures: MD5 and SHA-1. As an HMAC neither is broken yet, but new designs must not
    /// use them (RFC 6151, RFC 6194).
    pub const fn is_weak(self) -> bool {
        matches!(self, Method::Md5 | Method::Sha1)
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Bytes that are put together before they are hashed: short pieces cost more one by one.
const BUFFER: usize = 128;

/// An HMAC in the making: keyed, then fed piece by piece. A clone of a fresh one spares the key's part for the next text.
///
/// ```
/// use thingwire::wire::hmac::{Keyed, Method};
///
/// let mut keyed = Keyed::new(Method::Md5, b"Jefe");
/// keyed.feed(b"what do ya want ");
/// keyed.feed(b"for nothing?");
/// assert_eq!(keyed.finish().to_hex(), "750c783e6ab0b503eaa86e310a5db738"); // RFC 2202
/// ```
#[derive(Clone)]
pub struct Keyed {
    state: State,
    pending: [u8; BUFFER],
    filled: usize,
}

#[derive(Clone)]
enum State {
    Md5(Hmac<Md5>),
    Sha1(Hmac<Sha1>),
    Sha256(Hmac<Sha256>),
    Sm3(Hmac<Sm3>),
}

impl State {
    fn update(&mut self, bytes: &[u8]) {
        match self {
            State::Md5(mac) => mac.update(bytes),
            State::Sha1(mac) => mac.update(bytes),
            State::Sha256(mac) => mac.update(bytes),
            State::Sm3(mac) => mac.update(bytes),
        }
    }
}

/// A key of any length is taken: the crate's own error never comes.
fn keyed<M: KeyInit>(key: &[u8]) -> M {
    M::new_from_slice(key).unwrap_or_else(|_| M::new(&Default::default()))
}

impl Keyed {
    /// An HMAC with this key; keys longer than a block are hashed first (RFC 2104 section 2).
    pub fn new(method: Method, key: &[u8]) -> Self {
        let state = match method {
            Method::Md5 => State::Md5(keyed(key)),
            Method::Sha1 => State::Sha1(keyed(key)),
            Method::Sha256 => State::Sha256(keyed(key)),
            Method::Sm3 => State::Sm3(keyed(key)),
        };
        Keyed { state, pending: [0; BUFFER], filled: 0 }
    }

    /// The next piece of the text.
    #[inline]
    pub fn feed(&mut self, piece: &[u8]) {
        let end = self.filled.saturating_add(piece.len());
        if let Some(room) = self.pending.get_mut(self.filled..end) {
            room.copy_from_slice(piece);
            self.filled = end;
        } else {
            self.flush();
            self.update(piece);
        }
    }

    /// The digest of the key and the text.
    pub fn finish(mut self) -> Digest {
        self.flush();
        match self.state {
            State::Md5(mac) => Digest::new(&mac.finalize().into_bytes()),
            State::Sha1(mac) => Digest::new(&mac.finalize().into_bytes()),
            State::Sha256(mac) => Digest::new(&mac.finalize().into_bytes()),
            State::Sm3(mac) => Digest::new(&mac.finalize().into_bytes()),
        }
    }

    fn flush(&mut self) {
        let Keyed { state, pending, filled } = self;
        state.update(pending.get(..*filled).unwrap_or_default());
        *filled = 0;
    }

    fn update(&mut self, bytes: &[u8]) {
        self.state.update(bytes);
    }
}

impl fmt::Debug for Keyed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

/// The HMAC of one text.
pub fn hmac(method: Method, key: &[u8], text: &[u8]) -> Digest {
    let mut keyed = Keyed::new(method, key);
    keyed.update(text);
    keyed.finish()
}

/// The plain hash of one text, without a key.
pub fn hash(method: Method, text: &[u8]) -> Digest {
    match method {
        Method::Md5 => Digest::new(&Md5::digest(text)),
        Method::Sha1 => Digest::new(&Sha1::digest(text)),
        Method::Sha256 => Digest::new(&Sha256::digest(text)),
        Method::Sm3 => Digest::new(&Sm3::digest(text)),
    }
}

/// A digest's bytes. It may be a password: `Debug` hides it, it is wiped when it is dropped, and comparing takes the same time
/// wherever the first difference is.
#[derive(Clone)]
pub struct Digest {
    bytes: [u8; 32],
    length: usize,
}

impl Digest {
    fn new(bytes: &[u8]) -> Self {
        let mut digest = Digest { bytes: [0; 32], length: bytes.len().min(32) };
        for (to, from) in digest.bytes.iter_mut().zip(bytes) {
            *to = *from;
        }
        digest
    }

    /// The bytes: 16, 20 or 32.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// Whether these are its bytes.
    pub fn is(&self, bytes: &[u8]) -> bool {
        same_bytes(self.bytes(), bytes)
    }

    /// Lower-case hex.
    pub fn to_hex(&self) -> String {
        let mut text = String::with_capacity(64);
        self.push_hex(&mut text);
        text
    }

    /// Upper-case hex.
    pub fn to_upper_hex(&self) -> String {
        let mut text = self.to_hex();
        text.make_ascii_uppercase();
        text
    }

    /// Lower-case hex at the end of a buffer.
    pub fn push_hex(&self, out: &mut String) {
        let mut digits = [0; 64];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(self.bytes()) {
            pair.copy_from_slice(&super::hex::digits(*byte));
        }
        let digits = digits.get(..self.length.saturating_mul(2)).unwrap_or_default();
        out.push_str(core::str::from_utf8(digits).unwrap_or_default());
    }

    /// Each byte's two lower-case digits.
    pub fn each_hex(&self, mut put: impl FnMut([u8; 2])) {
        self.bytes().iter().for_each(|byte| put(super::hex::digits(*byte)));
    }

    /// Base64 with padding (RFC 4648 section 4).
    pub fn to_base64(&self) -> String {
        super::base64::encode(self.bytes())
    }
}

impl Drop for Digest {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

impl PartialEq for Digest {
    fn eq(&self, other: &Self) -> bool {
        self.is(other.bytes())
    }
}

impl Eq for Digest {}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}
