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

/// Hundredths as a decimal number's text.
pub fn hundredths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", value.abs() / 100, value.abs() % 100)
}

/// What whole-number arithmetic says of a value, bounds and a step, all in hundredths.
pub fn bounds_and_step(value: i64, min: i64, max: i64, step: i64) -> Option<thingwire::Code> {
    if value < min || value > max {
        return Some(thingwire::Code::ModelRange);
    }
    ((value - min) % step != 0).then_some(thingwire::Code::ModelStep)
}
