//! JSON texts (RFC 8259), read once and kept as they arrived.
