//! AES-128 in CBC mode (FIPS 197, NIST SP 800-38A section 6.2), with the paddings that devices use. CBC does not authenticate: what
//! decrypts is not thereby true.

use alloc::vec::Vec;

use ::aes::{
    Aes128,
    cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit},
};

/// Bytes of a key, an initialisation vector, and a block.
pub const BLOCK: usize = 16;

/// How a text is made up to whole blocks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Padding {
    /// Zero bytes up to the next whole block; none where it is whole already. How long the text is must be known from elsewhere.
    Zeros,
    /// PKCS#7 (RFC 5652 section 6.3): 1 to 16 bytes that each say how many they are.
    Pkcs7,
}

/// Encrypts a text.
pub fn encrypt(key: &[u8; BLOCK], iv: &[u8; BLOCK], text: &[u8], padding: Padding) -> Vec<u8> {
    let rest = BLOCK.wrapping_sub(text.len() % BLOCK);
    let (fill, count) = match padding {
        Padding::Zeros => (0, rest % BLOCK),
        Padding::Pkcs7 => (u8::try_from(rest).unwrap_or_default(), rest),
    };
    let mut out = Vec::with_capacity(text.len().saturating_add(count));
    out.extend_from_slice(text);
    out.resize(text.len().saturating_add(count), fill);
    let mut cipher = cbc::Encryptor::<Aes128>::new(key.into(), iv.into());
    for block in out.chunks_exact_mut(BLOCK) {
        if let Ok(block) = block.try_into() {
            cipher.encrypt_block(block);
        }
    }
    out
}

/// Decrypts whole blocks, and leaves the padding where it is. None where they are not whole.
pub fn decrypt_blocks(key: &[u8; BLOCK], iv: &[u8; BLOCK], blocks: &[u8]) -> Option<Vec<u8>> {
    if !blocks.len().is_multiple_of(BLOCK) {
        return None;
    }
    let mut out = blocks.to_vec();
    let mut cipher = cbc::Decryptor::<Aes128>::new(key.into(), iv.into());
    for block in out.chunks_exact_mut(BLOCK) {
        if let Ok(block) = block.try_into() {
            cipher.decrypt_block(block);
        }
    }
    Some(out)
}

/// Takes the PKCS#7 padding off, all of whose bytes must be right. None where they are not, and for less than a block. It always
/// looks at the whole last block, so that the time does not tell which byte was wrong.
pub fn without_pkcs7(mut text: Vec<u8>) -> Option<Vec<u8>> {
    let last: &[u8; BLOCK] = text.last_chunk()?;
    let [.., count] = *last;
    let wrong = (1_u8..).zip(last.iter().rev()).fold(0, |wrong, (place, byte)| {
        let is_padding = u8::from(place <= count).wrapping_neg();
        wrong | (is_padding & (byte ^ count))
    });
    let right = (1..=BLOCK).contains(&usize::from(count)) & (wrong == 0);
    let kept = text.len().checked_sub(usize::from(count)).filter(|_| right)?;
    text.truncate(kept);
    Some(text)
}
