//! Topic names, filters and templates.
