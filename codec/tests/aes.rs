//! Known answers of AES-128 in CBC mode, and its paddings.

use thingwire::wire::{
    aes::{BLOCK, Padding, decrypt_blocks, encrypt, without_pkcs7},
    hex,
};

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

/// FIPS 197 appendix B and C.1; NIST's AES Algorithm Validation Suite, CBCGFSbox128 and CBCKeySbox128 and CBCVarKey128 and
/// CBCVarTxt128: the first of each. Key, vector, text, ciphertext.
#[test]
fn single_blocks_of_nist_come_out() {
    const ZERO: &str = "00000000000000000000000000000000";
    for (key, iv, text, secret) in [
        (
            "2b7e151628aed2a6abf7158809cf4f3c",
            ZERO,
            "3243f6a8885a308d313198a2e0370734",
            "3925841d02dc09fbdc118597196a0b32",
        ),
        (
            "000102030405060708090a0b0c0d0e0f",
            ZERO,
            "00112233445566778899aabbccddeeff",
            "69c4e0d86a7b0430d8cdb78070b4c55a",
        ),
        (ZERO, ZERO, "f34481ec3cc627bacd5dc3fb08f273e6", "0336763e966d92595a567cc9ce537f5e"),
        ("10a58869d74be5a374cf867cfb473859", ZERO, ZERO, "6d251e6944b051e04eaa6fb4dbf78465"),
        ("80000000000000000000000000000000", ZERO, ZERO, "0edd33d3c621e546455bd8ba1418bec8"),
        (ZERO, ZERO, "80000000000000000000000000000000", "3ad78e726c1ec02b7ebfe92b23d9ec34"),
    ] {
        let made = encrypt(&block(key), &block(iv), &hex::decode(text).unwrap(), Padding::Zeros);
        assert_eq!(hex::encode(&made), secret, "{key}");
        let back = decrypt_blocks(&block(key), &block(iv), &made).unwrap();
        assert_eq!(hex::encode(&back), text, "{key}");
    }
}

/// Every last block of one wrong byte, for each length of padding.
#[test]
fn every_wrong_byte_of_a_padding_is_refused() {
    for count in 1..=16_u8 {
        let start = BLOCK * 2 - usize::from(count);
        let mut right = vec![0xaa; start];
        right.resize(BLOCK * 2, count);
        assert_eq!(without_pkcs7(right.clone()).as_deref(), Some(&right[..start]));
        for at in start..BLOCK * 2 - 1 {
            let mut wrong = right.clone();
            wrong[at] ^= 0x80;
            assert!(without_pkcs7(wrong).is_none(), "{count} {at}");
        }
        for before in 0..start {
            let mut other = right.clone();
            other[before] = count;
            assert!(without_pkcs7(other).is_some(), "{count} {before}");
        }
    }
    for count in (17..=255_u8).chain([0]) {
        assert!(without_pkcs7(vec![count; BLOCK * 2]).is_none(), "{count}");
    }
}
