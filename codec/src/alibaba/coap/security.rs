//! The symmetric security of port 5682: the key, the encrypted payload, and the sequence numbers.

use alloc::{format, string::ToString, vec::Vec};
use core::fmt;

use sha2::{Digest, Sha256};
use zeroize::Zeroize;

use super::{GUIDE, LAYER, SEQUENCE};
use crate::{
    error::{Code, Complaint, Error, Place},
    wire::{
        aes::{self, Padding},
        coap::Packet,
        secret::{Secret, same_bytes},
    },
};

/// The initialisation vector of every message.
const VECTOR: &[u8; aes::BLOCK] = b"543yhjy97ae7fyfg";
/// Which bytes of the digest are the key.
const KEY_BYTES: core::ops::Range<usize> = 8..24;

/// The key of one session: of a device's secret and the `random` of the reply to `/auth`. It is wiped when it is dropped.
#[derive(Clone)]
pub struct SessionKey([u8; aes::BLOCK]);

impl SessionKey {
    /// Bytes 8 to 23 of the SHA-256 of `secret,random`.
    pub fn derive(device_secret: &Secret, random: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(device_secret.expose());
        hash.update(b",");
        hash.update(random);
        let mut key = [0; aes::BLOCK];
        if let Some(bytes) = hash.finalize().get(KEY_BYTES) {
            key.copy_from_slice(bytes);
        }
        SessionKey(key)
    }

    /// Encrypts a payload. What is whole blocks already gets another one, and so does an empty text.
    pub fn encrypt(&self, text: &[u8]) -> Vec<u8> {
        aes::encrypt(&self.0, VECTOR, text, Padding::Pkcs7)
    }

    /// Decrypts a payload.
    ///
    /// # Errors
    /// [`Code::AlibabaCipherLength`] where it is not whole blocks, [`Code::AlibabaCipherPadding`] where its padding is wrong:
    /// another key, or a damaged last block.
    pub fn decrypt(&self, blocks: &[u8]) -> Result<Vec<u8>, Error> {
        let complain =
            |code| Complaint::new(code, LAYER, Place::bytes(0..blocks.len())).spec("Alibaba's C SDK");
        let text =
            aes::decrypt_blocks(&self.0, VECTOR, blocks).filter(|_| !blocks.is_empty()).ok_or_else(|| {
                complain(Code::AlibabaCipherLength)
                    .expected("one or more blocks of 16 bytes")
                    .found(format!("{} bytes", blocks.len()))
            })?;
        aes::without_pkcs7(text).ok_or_else(|| complain(Code::AlibabaCipherPadding).into())
    }

    /// Encrypts a sequence number, for option 2089.
    pub fn encrypt_sequence(&self, sequence: u64) -> Vec<u8> {
        self.encrypt(sequence.to_string().as_bytes())
    }

    /// Decrypts option 2089.
    ///
    /// # Errors
    /// [`Code::AlibabaCipherLength`]; [`Code::AlibabaCipherKey`] where what comes out is not the digits of a 64-bit number: the
    /// key is another one.
    pub fn decrypt_sequence(&self, blocks: &[u8]) -> Result<u64, Error> {
        let other_key = || {
            Complaint::new(Code::AlibabaCipherKey, LAYER, Place::bytes(0..blocks.len()))
                .expected("the digits of a number in option 2089")
                .spec(GUIDE)
                .into()
        };
        let text = match self.decrypt(blocks) {
            Err(error) if error.code() == Code::AlibabaCipherPadding => return Err(other_key()),
            read => read?,
        };
        let digits = !text.is_empty() && text.iter().all(u8::is_ascii_digit);
        let number = core::str::from_utf8(&text).ok().filter(|_| digits).and_then(|text| text.parse().ok());
        number.ok_or_else(other_key)
    }

    /// Decrypts the payload of a packet, after its sequence number has shown that the key is right. An empty payload stays so:
    /// the platform answers with none. One peer drops option 2089 from long paths; the payload then has to speak for itself.
    ///
    /// # Errors
    /// [`Code::AlibabaCipherKey`], [`Code::AlibabaCipherLength`], [`Code::AlibabaCipherPadding`], with the place in the datagram.
    pub fn open(&self, packet: &Packet<'_>) -> Result<Vec<u8>, Error> {
        for found in packet.located_options().filter(|found| found.option.number == SEQUENCE) {
            let moved = |error: Error| error.map_place(|place| place.moved_by(found.value.start));
            self.decrypt_sequence(found.option.value).map_err(moved)?;
        }
        if packet.payload().is_empty() {
            return Ok(Vec::new());
        }
        let start = packet.payload_range().start;
        self.decrypt(packet.payload()).map_err(|error| error.map_place(|place| place.moved_by(start)))
    }
}

impl Drop for SessionKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl PartialEq for SessionKey {
    fn eq(&self, other: &Self) -> bool {
        same_bytes(&self.0, &other.0)
    }
}

impl Eq for SessionKey {}

impl fmt::Debug for SessionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionKey([secret])")
    }
}

/// Sequence numbers of a session: the first is the `seqOffset` of the reply, as the SDKs have it, and each is one more than the
/// one before. A retransmission is the same datagram and takes no new one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sequence(Option<u64>);

impl Sequence {
    /// Numbers from the `seqOffset` on.
    pub const fn starting_at(seq_offset: u64) -> Self {
        Sequence(Some(seq_offset))
    }
}

impl Iterator for Sequence {
    type Item = u64;

    /// The next number; none when 64 bits are used up, and then the device has to authenticate again.
    fn next(&mut self) -> Option<u64> {
        let number = self.0?;
        self.0 = number.checked_add(1);
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{alibaba::coap::publish, wire::hex};

    fn key() -> SessionKey {
        SessionKey::derive(&Secret::from("mRPVdzSMu2nVBxzK77ERPIMxSYIvABCD"), "ad2b3a5eb51d64f7")
    }

    /// The example of the facts: key, and sequence number 1.
    #[test]
    fn the_key_and_the_first_number_are_those_of_the_sdk() {
        assert_eq!(hex::encode(&key().0), "164a892a9586fd44cecb4297a753f95b");
        assert_eq!(hex::encode(&key().encrypt_sequence(1)), "8eb93b4afc1e3b59e39b60dcae40c2c5");
        assert_eq!(key().decrypt_sequence(&hex::decode("8eb93b4afc1e3b59e39b60dcae40c2c5").unwrap()), Ok(1));
        assert_eq!(format!("{:?}", key()), "SessionKey([secret])");
    }

    #[test]
    fn a_wrong_key_a_cut_block_and_wrong_padding_are_told_apart() {
        let bytes = publish("/a/b", 50, b"{}", "t", Some((&key(), 7)), 1).to_vec().unwrap();
        let packet = Packet::parse(&bytes).unwrap();
        assert_eq!(key().open(&packet).unwrap(), b"{}");
        let other = SessionKey::derive(&Secret::from("another"), "ad2b3a5eb51d64f7");
        let error = other.open(&packet).unwrap_err();
        let sequence = packet.located_options().last().unwrap().value;
        assert_eq!((error.code(), error.place().range()), (Code::AlibabaCipherKey, Some(sequence)));
        let cut = &bytes[..bytes.len() - 1];
        let error = key().open(&Packet::parse(cut).unwrap()).unwrap_err();
        assert_eq!(
            (error.code(), error.place().range()),
            (Code::AlibabaCipherLength, Some(bytes.len() - 16..bytes.len() - 1))
        );
        let mut damaged = bytes.clone();
        *damaged.last_mut().unwrap() ^= 1;
        let error = key().open(&Packet::parse(&damaged).unwrap()).unwrap_err();
        assert_eq!(
            (error.code(), error.place().offset()),
            (Code::AlibabaCipherPadding, Some(bytes.len() - 16))
        );
        assert_eq!(key().decrypt(&[]).unwrap_err().code(), Code::AlibabaCipherLength);
        for text in ["", "-1", "+1", "1a", "18446744073709551616"] {
            let error = key().decrypt_sequence(&key().encrypt(text.as_bytes())).unwrap_err();
            assert_eq!(error.code(), Code::AlibabaCipherKey, "{text}");
        }
    }

    #[test]
    fn a_text_of_any_length_comes_back() {
        for length in 0..=48_usize {
            let text: Vec<u8> = (0..48).take(length).collect();
            let blocks = key().encrypt(&text);
            assert_eq!(blocks.len(), (length / 16 + 1) * 16);
            assert_eq!(key().decrypt(&blocks).unwrap(), text);
        }
    }

    #[test]
    fn numbers_start_at_the_offset_and_end_with_64_bits() {
        assert_eq!(Sequence::starting_at(5).take(3).collect::<Vec<_>>(), [5, 6, 7]);
        assert_eq!(Sequence::starting_at(u64::MAX).collect::<Vec<_>>(), [u64::MAX]);
    }
}
