//! `wire/` and `model/` name no vendor, and no vendor uses another.

mod common;

use std::{
    fs,
    path::{Path, PathBuf},
};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else {
            files.push(path);
        }
    }
    assert!(!files.is_empty(), "{} is empty", folder.display());
    files
}

#[test]
fn what_is_shared_names_no_vendor() {
    let shared = ["wire", "model"];
    for path in shared.into_iter().flat_map(|folder| sources(&common::root().join("codec/src").join(folder)))
    {
        let text = fs::read_to_string(&path).expect("text").to_lowercase();
        for word in ["alibaba", "aliyun", "huawei", "tencent", "pcp"] {
            assert!(!text.contains(word), "{} says {word}", path.display());
        }
    }
}

#[test]
fn vendors_do_not_use_each_other() {
    let vendors = ["alibaba", "huawei", "tencent"];
    for vendor in vendors {
        for path in sources(&common::root().join("codec/src").join(vendor)) {
            let text = fs::read_to_string(&path).expect("text");
            for other in vendors.iter().filter(|other| **other != vendor) {
                assert!(!text.contains(&format!("{other}::")), "{} uses {other}", path.display());
            }
        }
    }
}
