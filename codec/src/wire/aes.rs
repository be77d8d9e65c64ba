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

/// Takes the PKCS#7 padding off, all of whose bytes must be right. None where they are not.
pub fn without_pkcs7(mut text: Vec<u8>) -> Option<Vec<u8>> {
    let count = *text.last()?;
    let kept = text.len().checked_sub(usize::from(count))?;
    let padding = text.get(kept..)?;
    let right = (1..=BLOCK).contains(&usize::from(count)) && padding.iter().all(|byte| *byte == count);
    right.then(|| {
        text.truncate(kept);
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::hex;

    fn block(text: &str) -> [u8; BLOCK] {
        hex::decode(text).unwrap().try_into().unwrap()
    }

    /// NIST SP 800-38A, F.2.1 and F.2.2.
    #[test]
    fn the_examples_of_nist_come_out() {
        let key = block("2b7e151628aed2a6abf7158809cf4f3c");
        let iv = block("000102030405060708090a0b0c0d0e0f");
        let text = hex::decode(concat!(
            "6bc1bee22e409f96e93d7e117393172a",
            "ae2d8a571e03ac9c9eb76fac45af8e51",
            "30c81c46a35ce411e5fbc1191a0a52ef",
            "f69f2445df4f9b17ad2b417be66c3710"
        ))
        .unwrap();
        let secret = concat!(
            "7649abac8119b246cee98e9b12e9197d",
            "5086cb9b507219ee95db113a917678b2",
            "73bed6b8e3c1743b7116e69e22229516",
            "3ff1caa1681fac09120eca307586e1a7"
        );
        assert_eq!(hex::encode(&encrypt(&key, &iv, &text, Padding::Zeros)), secret);
        assert_eq!(decrypt_blocks(&key, &iv, &hex::decode(secret).unwrap()).unwrap(), text);
        let padded = encrypt(&key, &iv, &text, Padding::Pkcs7);
        assert_eq!(padded.len(), 80);
        assert_eq!(without_pkcs7(decrypt_blocks(&key, &iv, &padded).unwrap()).unwrap(), text);
    }

    #[test]
    fn every_length_comes_back() {
        let (key, iv) = ([7; BLOCK], [9; BLOCK]);
        let text: Vec<u8> = (1..=50).collect();
        for length in 0..text.len() {
            let text = &text[..length];
            let zeros = decrypt_blocks(&key, &iv, &encrypt(&key, &iv, text, Padding::Zeros)).unwrap();
            assert_eq!(zeros.len(), length.div_ceil(BLOCK) * BLOCK);
            assert!(zeros.starts_with(text) && zeros[length..].iter().all(|byte| *byte == 0));
            let pkcs7 = decrypt_blocks(&key, &iv, &encrypt(&key, &iv, text, Padding::Pkcs7)).unwrap();
            assert_eq!(without_pkcs7(pkcs7).unwrap(), text);
        }
    }

    #[test]
    fn what_is_not_whole_or_wrongly_padded_is_refused() {
        assert!(decrypt_blocks(&[0; BLOCK], &[0; BLOCK], &[0; 15]).is_none());
        assert_eq!(decrypt_blocks(&[0; BLOCK], &[0; BLOCK], &[]).unwrap(), b"");
        for text in [&b""[..], &[0; 16], &[17; 32], b"aaa\x02\x03\x03", b"\x02", b"\x01\x02"] {
            assert!(without_pkcs7(text.to_vec()).is_none(), "{text:?}");
        }
    }
}
