//! What cargo knows of the workspace: packages, features, and the Rust versions that dependencies ask for.

use std::{collections::HashSet, path::Path};

use serde_json::Value;

use crate::process;

/// The answer of `cargo metadata` with a lock file that must be current.
#[derive(Debug)]
pub(crate) struct Metadata(Value);

impl Metadata {
    pub(crate) fn read(root: &Path) -> Result<Self, String> {
        let output =
            process::capture(process::cargo(root, &["metadata", "--format-version", "1", "--locked"]))?;
        if !output.success {
            return Err(format!("{}\ncargo metadata failed: is Cargo.lock current?", output.stderr));
        }
        serde_json::from_str(&output.stdout).map(Metadata).map_err(|error| format!("cargo metadata: {error}"))
    }

    /// The members that go out to users: not these commands, not the fuzz targets.
    pub(crate) fn published(&self) -> impl Iterator<Item = &Value> {
        let members: HashSet<&str> = strings(&self.0["workspace_members"]).collect();
        items(&self.0["packages"]).filter(move |package| {
            text(package, "id").is_some_and(|id| members.contains(id))
                && package["publish"] != Value::Array(Vec::new())
        })
    }

    /// Every package that published members link or build with, dependencies of tests left out.
    pub(crate) fn shipped(&self) -> Vec<&Value> {
        let mut open: Vec<&str> = self.published().filter_map(|package| text(package, "id")).collect();
        let mut seen: HashSet<&str> = open.iter().copied().collect();
        while let Some(id) = open.pop() {
            let node = items(&self.0["resolve"]["nodes"]).find(|node| text(node, "id") == Some(id));
            for dependency in node.into_iter().flat_map(|node| items(&node["deps"])) {
                let ships = items(&dependency["dep_kinds"]).any(|kind| kind["kind"] != "dev");
                if let Some(id) = text(dependency, "pkg").filter(|id| ships && seen.insert(id)) {
                    open.push(id);
                }
            }
        }
        items(&self.0["packages"])
            .filter(|package| text(package, "id").is_some_and(|id| seen.contains(id)))
            .collect()
    }
}

/// The features of a package, `default` left out.
pub(crate) fn features(package: &Value) -> Vec<&str> {
    let names = package["features"].as_object().into_iter().flat_map(|features| features.keys());
    names.map(String::as_str).filter(|name| *name != "default").collect()
}

/// A member that is text.
pub(crate) fn text<'v>(value: &'v Value, member: &str) -> Option<&'v str> {
    value[member].as_str()
}

/// Every subset of the features, the empty one first.
pub(crate) fn powerset<'f>(features: &[&'f str]) -> Vec<Vec<&'f str>> {
    features.iter().fold(vec![Vec::new()], |mut sets, feature| {
        let with: Vec<_> = sets.iter().map(|set| [set.as_slice(), &[*feature]].concat()).collect();
        sets.extend(with);
        sets
    })
}

/// A version as numbers that compare, `1.89` as (1, 89, 0).
pub(crate) fn version(text: &str) -> Option<(u32, u32, u32)> {
    let mut parts = text.split('.').map(|part| part.parse().ok());
    let mut next = |absent: Option<u32>| parts.next().unwrap_or(absent);
    Some((next(None)?, next(Some(0))?, next(Some(0))?))
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn strings(value: &Value) -> impl Iterator<Item = &str> {
    items(value).filter_map(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_subsets_once() {
        assert_eq!(powerset(&[]), [[""; 0]]);
        assert_eq!(powerset(&["a", "b"]), [&[][..], &["a"], &["b"], &["a", "b"]]);
    }

    #[test]
    fn versions_compare_as_numbers() {
        assert!(version("1.9").unwrap() < version("1.89").unwrap());
        assert!(version("1.89.1").unwrap() > version("1.89").unwrap());
        for bad in ["", "1.x", "one", "1.89.0-beta"] {
            assert_eq!(version(bad), None, "{bad:?}");
        }
    }
}
