//! Nothing: this crate is its tests, which are files of the codec's.
