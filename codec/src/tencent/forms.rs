//! Which kind's payload is read as what: one table.

use super::coap;
use crate::message::{Read, reader_in};

const FORMS: &[(&str, Read)] = &[("coap.auth", coap::auth::read)];

/// What reads the payload of a kind.
pub(crate) const fn reader(kind: &str) -> Option<Read> {
    reader_in(&[FORMS], kind)
}
