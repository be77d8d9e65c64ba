//! Datagrams that are kept.

use alloc::{borrow::Cow, vec::Vec};
use core::ops::Range;

use super::{Packet, Settings, VERSION};
use crate::error::Error;

/// A datagram that was read, borrowed or owned, for keeping.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Datagram<'a> {
    bytes: Cow<'a, [u8]>,
    token_start: usize,
    options_start: usize,
    options_end: usize,
    last_option: u16,
}

impl<'a> From<Packet<'a>> for Datagram<'a> {
    fn from(packet: Packet<'a>) -> Self {
        let options_start = packet.options_start();
        Datagram {
            bytes: Cow::Borrowed(packet.bytes),
            token_start: packet.token_range().start,
            options_start,
            options_end: options_start.saturating_add(packet.options.len()),
            last_option: packet.last,
        }
    }
}

impl Datagram<'_> {
    /// Reads one whole datagram and takes its bytes over.
    ///
    /// # Errors
    /// As [`Packet::parse`].
    pub fn from_vec(bytes: Vec<u8>, settings: Settings) -> Result<Datagram<'static>, Error> {
        let Datagram { token_start, options_start, options_end, last_option, .. } =
            Packet::parse_with(&bytes, settings)?.into();
        Ok(Datagram { bytes: Cow::Owned(bytes), token_start, options_start, options_end, last_option })
    }

    /// All bytes of the datagram.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The view of it.
    pub fn packet(&self) -> Packet<'_> {
        let bytes = &*self.bytes;
        let part = |range: Range<usize>| bytes.get(range).unwrap_or_default();
        let payload_start = self.options_end.saturating_add(1).min(bytes.len());
        Packet {
            bytes,
            header: bytes.first_chunk().unwrap_or(&[VERSION << 6, 0, 0, 0]),
            token: part(self.token_start..self.options_start),
            options: part(self.options_start..self.options_end),
            last: self.last_option,
            payload: part(payload_start..bytes.len()),
        }
    }

    /// The same datagram, owning its bytes.
    pub fn into_owned(self) -> Datagram<'static> {
        Datagram {
            bytes: Cow::Owned(self.bytes.into_owned()),
            token_start: self.token_start,
            options_start: self.options_start,
            options_end: self.options_end,
            last_option: self.last_option,
        }
    }
}
