//! Installing what the checks need: rustup's targets and components, and tools built into `target/tools`.

use std::path::{Path, PathBuf};

use crate::{
    process::{self, capture, command, run},
    report::Context,
};

/// The cargo-deny that the checks were written against.
const CARGO_DENY: &str = "0.20.2";

/// Adds these targets' standard libraries where they are missing.
pub(crate) fn targets(context: &Context, names: &[&str]) -> Result<(), String> {
    add(context, "target", names, |installed, name| installed == name)
}

/// Adds these components where they are missing.
pub(crate) fn components(context: &Context, names: &[&str]) -> Result<(), String> {
    add(context, "component", names, |installed, name| {
        installed == name || installed.strip_prefix(name).is_some_and(|rest| rest.starts_with('-'))
    })
}

/// A nightly toolchain, if one is installed. None is fetched.
pub(crate) fn nightly(context: &Context) -> Option<String> {
    let list = capture(command(&context.root, "rustup", &["toolchain", "list"])).ok()?;
    let name = list
        .stdout
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .find(|name| name.starts_with("nightly"));
    name.map(str::to_owned)
}

/// Whether a stable toolchain of this version is installed.
pub(crate) fn has_toolchain(context: &Context, version: &str) -> bool {
    capture(command(&context.root, "rustup", &["run", version, "rustc", "--version"]))
        .is_ok_and(|output| output.success)
}

/// The pinned cargo-deny: on the path, or built once into `target/tools`.
pub(crate) fn cargo_deny(context: &Context) -> Result<PathBuf, String> {
    let folder = context.target("tools");
    let built = folder.join("bin").join("cargo-deny");
    if let Some(found) =
        [PathBuf::from("cargo-deny"), built.clone()].into_iter().find(|path| is_pinned(context, path))
    {
        return Ok(found);
    }
    println!(
        "building cargo-deny {CARGO_DENY} into target/tools (about a minute and a half on two cores, once)"
    );
    let mut install = process::cargo(
        &context.root,
        &["install", "--quiet", "--locked", "--force", "cargo-deny", "--version", CARGO_DENY],
    );
    install.arg("--root").arg(&folder).arg("--target-dir").arg(folder.join("build"));
    // Its own release profile links with full LTO, which takes longer than all its runs here together.
    install.env("CARGO_PROFILE_RELEASE_LTO", "off");
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    run(install)?;
    // The program is all that is wanted of some hundred megabytes; what stays behind does no harm.
    let _ = std::fs::remove_dir_all(folder.join("build"));
    Ok(built)
}

/// Installs a package of Debian's.
pub(crate) fn debian(context: &Context, package: &str) -> Result<(), String> {
    println!("installing {package}");
    let install = || {
        let options = ["install", "--yes", "--quiet", "--no-install-recommends", package];
        let mut apt = command(&context.root, "apt-get", &options);
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    // A machine that never asked for the list of packages knows none.
    if !capture(install()).is_ok_and(|output| output.success) {
        run(command(&context.root, "apt-get", &["update", "--quiet"]))?;
        run(install())?;
    }
    Ok(())
}

/// The machine's own target, as rustc names it.
pub(crate) fn host(context: &Context) -> Result<String, String> {
    let output = capture(command(&context.root, "rustc", &["-vV"]))?;
    let host = output.stdout.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc does not name its host".into())
}

fn is_pinned(context: &Context, program: &Path) -> bool {
    capture(command(&context.root, program, &["--version"]))
        .is_ok_and(|output| output.success && output.stdout.split_whitespace().last() == Some(CARGO_DENY))
}

fn add(context: &Context, what: &str, names: &[&str], is: fn(&str, &str) -> bool) -> Result<(), String> {
    let installed = capture(command(&context.root, "rustup", &[what, "list", "--installed"]))?;
    let missing: Vec<_> = names
        .iter()
        .copied()
        .filter(|name| !installed.stdout.lines().any(|line| is(line.trim(), name)))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("installing {what}: {}", missing.join(", "));
    run(command(&context.root, "rustup", &[&[what, "add"][..], &missing].concat()))
}
