//! The checks of `cargo xtask test`, in the order they run: what fails soonest comes first.

use std::{fs, process::Command};

use crate::{
    counts::Counts,
    deny, fuzz,
    metadata::{Metadata, features, powerset, text, version},
    process::{cargo, command, run, watch},
    python,
    report::Context,
    tools, vectors, web,
};

/// One check.
#[derive(Debug)]
pub(crate) struct Step {
    /// What `--only` and `--from` take.
    pub(crate) name: &'static str,
    /// One line that says what it checks.
    pub(crate) about: &'static str,
    /// The check; an error's last line says what went wrong.
    pub(crate) run: fn(&mut Context) -> Result<Outcome, String>,
}

/// How a check went that did not fail.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// With a detail worth printing, or nothing.
    Passed(String),
    /// A part could not run, for this reason.
    Partly { done: String, skipped: String },
    /// It could not run, for this reason.
    Skipped(String),
}

/// Targets without an operating system: a microcontroller, and the browser.
const BARE_TARGETS: &[&str] = &["thumbv7em-none-eabihf", "wasm32-unknown-unknown"];
/// Targets that the known answers run on beside the machine's own, with what cargo needs for each: a linker that comes with Rust,
/// and Node as the system below WebAssembly.
const OTHER_TARGETS: [(&str, &str); 2] = [
    ("i686-unknown-linux-musl", "CARGO_TARGET_I686_UNKNOWN_LINUX_MUSL_LINKER"),
    ("wasm32-wasip1", "CARGO_TARGET_WASM32_WASIP1_RUNNER"),
];
/// The tests that run there: those that need nothing but the codec.
const PORTABLE: [&str; 6] = ["--test", "aes", "--test", "hmac", "--test", "vectors"];
/// More features than this need a table of the combinations that matter: all of them take too long.
const MOST_FEATURES: usize = 4;
/// The README's first command.
const MAIN_JOB: &[&str] = &["run", "--release", "--", "decode", "testvectors/captures/pcp-upgrade.jsonl"];
/// Not linted and tested with all features: its one feature links libFuzzer, which only the fuzz check does.
const FUZZ: &str = "thingwire-fuzz";

pub(crate) const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        about: "every file is formatted",
        run: |context| {
            tools::components(context, &["rustfmt"])?;
            run(cargo(&context.root, &["fmt", "--all", "--check"])).map(nothing)
        },
    },
    Step {
        name: "lock",
        about: "Cargo.lock is current",
        run: |context| Metadata::read(&context.root).map(nothing),
    },
    Step {
        name: "vectors",
        about: "test vectors keep to their schema, and the manifest's counts are right",
        run: |context| vectors::lint(&context.root).map(Outcome::Passed),
    },
    Step {
        name: "clippy",
        about: "no lint is hit, in any target and with all features",
        run: |context| {
            tools::components(context, &["clippy"])?;
            let lint = |packages: &[&str]| {
                let arguments =
                    [&["clippy", "--locked", "--all-targets"], packages, &["--", "-D", "warnings"]].concat();
                run(cargo(&context.root, &arguments))
            };
            lint(&["--workspace", "--exclude", FUZZ, "--all-features"])?;
            lint(&["--package", FUZZ]).map(nothing)
        },
    },
    Step {
        name: "tests",
        about: "unit, integration, vector and property tests, and the fuzz bodies over seeds, vectors and mutations",
        run: |context| {
            let test = |context: &mut Context, packages: &[&str]| {
                count(
                    context,
                    &[&["test", "--locked", "--no-fail-fast", "--lib", "--bins", "--tests"], packages]
                        .concat(),
                )
            };
            let mut counts = test(context, &["--workspace", "--exclude", FUZZ, "--all-features"])?;
            counts += test(context, &["--package", FUZZ])?;
            told(counts)
        },
    },
    Step {
        name: "doctests",
        about: "every example in the documentation runs",
        run: |context| {
            let packages = ["--workspace", "--exclude", FUZZ, "--exclude", "xtask", "--all-features"];
            told(count(context, &[&["test", "--locked", "--doc"], &packages[..]].concat())?)
        },
    },
    Step { name: "features", about: "each combination of features builds", run: feature_powerset },
    Step {
        name: "no_std",
        about: "the codec builds without std for a microcontroller and for wasm",
        run: |context| {
            tools::targets(context, BARE_TARGETS)?;
            for target in BARE_TARGETS {
                let arguments = [
                    "build",
                    "--locked",
                    "--package",
                    "thingwire",
                    "--no-default-features",
                    "--target",
                    target,
                ];
                run(cargo(&context.root, &arguments))?;
            }
            Ok(Outcome::Passed(BARE_TARGETS.join(", ")))
        },
    },
    Step {
        name: "targets",
        about: "the known answers and all vectors come out on 32-bit Linux and in WebAssembly",
        run: other_targets,
    },
    Step {
        name: "docs",
        about: "the documentation builds without a warning",
        run: |context| {
            let arguments = [
                "doc",
                "--locked",
                "--workspace",
                "--exclude",
                FUZZ,
                "--exclude",
                "xtask",
                "--no-deps",
                "--all-features",
            ];
            let mut doc = cargo(&context.root, &arguments);
            doc.env("RUSTDOCFLAGS", "-D warnings");
            run(doc).map(nothing)
        },
    },
    Step {
        name: "main_job",
        about: "the README's first command decodes the recorded upgrade",
        run: main_job,
    },
    Step { name: "msrv", about: "nothing needs a newer Rust than the manifest says", run: msrv },
    python::STEP,
    web::NPM,
    web::PAGE,
    deny::STEP,
    fuzz::STEP,
];

fn nothing<T>(_: T) -> Outcome {
    Outcome::Passed(String::new())
}

/// Runs `cargo test` and adds up what it counted.
fn count(context: &mut Context, arguments: &[&str]) -> Result<Counts, String> {
    let test = cargo(&context.root, arguments);
    count_of(context, test)
}

fn count_of(context: &mut Context, test: Command) -> Result<Counts, String> {
    let mut counts = Counts::default();
    let result = watch(test, |line| {
        if let Some(more) = Counts::of_line(line) {
            counts += more;
        }
    });
    context.counts += counts;
    result.map(|()| counts)
}

/// A run of no test is a failure: it would hide that tests are no longer found.
fn told(counts: Counts) -> Result<Outcome, String> {
    match counts {
        Counts { passed: 0, .. } => Err("no test ran".into()),
        Counts { passed, ignored: 0, .. } => Ok(Outcome::Passed(format!("{passed} passed"))),
        Counts { passed, ignored, .. } => Ok(Outcome::Passed(format!("{passed} passed, {ignored} ignored"))),
    }
}

fn other_targets(context: &mut Context) -> Result<Outcome, String> {
    let script = context.root.join("xtask/src/wasi.mjs");
    let node = format!("node --no-warnings {}", script.display());
    tools::targets(context, &OTHER_TARGETS.map(|(target, _)| target))?;
    let mut counts = Counts::default();
    for (target, variable) in OTHER_TARGETS {
        let arguments = ["test", "--locked", "--package", "thingwire-portability", "--target", target];
        let mut test = cargo(&context.root, &[&arguments[..], &PORTABLE].concat());
        test.env(variable, if variable.ends_with("LINKER") { "rust-lld" } else { &node });
        counts += count_of(context, test)?;
    }
    told(counts)
}

fn feature_powerset(context: &mut Context) -> Result<Outcome, String> {
    let metadata = Metadata::read(&context.root)?;
    let mut built = Vec::new();
    for package in metadata.published() {
        let (name, features) = (text(package, "name").unwrap_or_default(), features(package));
        if features.len() > MOST_FEATURES {
            return Err(format!("{name} has {} features: choose which combinations matter", features.len()));
        }
        if features.is_empty() {
            continue;
        }
        let sets = powerset(&features);
        built.push(format!("{} of {name}", sets.len()));
        for set in sets {
            let set = set.join(",");
            println!("{name}: {}", if set.is_empty() { "no features" } else { &set });
            let arguments = [
                "check",
                "--quiet",
                "--locked",
                "--package",
                name,
                "--no-default-features",
                "--features",
                &set,
            ];
            let mut check = cargo(&context.root, &arguments);
            check.env("RUSTFLAGS", "-D warnings");
            // Its own folder: other flags would build everything anew at each change between the two.
            check.arg("--target-dir").arg(context.target("features"));
            run(check)?;
        }
    }
    Ok(Outcome::Passed(built.join(", ")))
}

fn main_job(context: &mut Context) -> Result<Outcome, String> {
    let line = format!("cargo {}", MAIN_JOB.join(" "));
    let readme =
        fs::read_to_string(context.root.join("README.md")).map_err(|error| format!("README.md: {error}"))?;
    if !readme.lines().any(|text| text.trim() == line) {
        return Err(format!("README.md has no line `{line}`"));
    }
    let mut lines = 0;
    watch(cargo(&context.root, MAIN_JOB), |_| lines += 1)?;
    match lines {
        0 => Err(format!("`{line}` printed nothing")),
        _ => Ok(Outcome::Passed(format!("{lines} lines"))),
    }
}

fn msrv(context: &mut Context) -> Result<Outcome, String> {
    let metadata = Metadata::read(&context.root)?;
    let floor = metadata
        .published()
        .find_map(|package| text(package, "rust_version"))
        .ok_or("no rust-version is set")?;
    let wanted = version(floor).ok_or_else(|| format!("rust-version {floor:?} is not a version"))?;
    let shipped = metadata.shipped();
    for package in &shipped {
        let needs = text(package, "rust_version");
        if needs.and_then(version).is_some_and(|needs| needs > wanted) {
            let name = text(package, "name").unwrap_or_default();
            return Err(format!(
                "{name} needs Rust {}, and rust-version is {floor}",
                needs.unwrap_or_default()
            ));
        }
    }
    let done = format!("{} shipped packages ask for no more than {floor}", shipped.len());
    if !tools::has_toolchain(context, floor) {
        let skipped =
            format!("a build with Rust {floor} (not installed; clippy's incompatible_msrv covers std's API)");
        return Ok(Outcome::Partly { done, skipped });
    }
    let mut arguments = vec!["run", floor, "cargo", "check", "--locked"];
    for package in metadata.published() {
        arguments.extend(["--package", text(package, "name").unwrap_or_default()]);
    }
    let mut check = command(&context.root, "rustup", &arguments);
    check.arg("--target-dir").arg(context.target("msrv"));
    run(check)?;
    Ok(Outcome::Passed(format!("{done}, and all build with it")))
}
