//! Finding files beside the sources.
#![allow(unreachable_pub, dead_code, reason = "each test binary has its own copy and uses a part")]

use std::path::{Path, PathBuf};

/// The workspace's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate is in the workspace").to_path_buf()
}

/// A file of the developers' folder beside the project. None, with a word on it, only where the whole folder is absent, as
/// in a user's clone; a file that is missing or empty in it fails.
pub fn shared(file: &str) -> Option<String> {
    let folder = root().join("../shared");
    if !folder.is_dir() {
        println!("skipped: no folder `shared` beside the project");
        return None;
    }
    let text = std::fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    assert!(!text.trim().is_empty(), "{file} is empty");
    Some(text)
}
