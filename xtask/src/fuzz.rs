//! A short coverage-guided run of every fuzz target, where a nightly toolchain is installed.

use std::{fs, path::Path, sync::Mutex, thread};

use crate::{
    process::{Output, capture, command, run, show},
    report::Context,
    steps::{Outcome, Step},
    tools,
};

/// Seconds for each target: enough to find what a change broke badly, not a campaign.
const SECONDS: u32 = 10;
/// Seconds for one input. libFuzzer's own limit is twenty minutes: a hang would pass for a slow machine.
const SECONDS_AN_INPUT: u32 = 10;
/// MiB that a target may take, with the address sanitizer's share. Inputs are at most 4 KiB.
const MEMORY: u32 = 1024;

pub(crate) const STEP: Step =
    Step { name: "fuzz", about: "each fuzz target runs for a few seconds (needs nightly)", run: fuzz };

fn fuzz(context: &mut Context) -> Result<Outcome, String> {
    let folder = context.root.join("fuzz");
    let targets = targets(&folder.join("fuzz_targets"))?;
    let Some(nightly) = tools::nightly(context) else {
        return Ok(Outcome::Skipped(format!(
            "no nightly toolchain is installed; the bodies of {} ran as ordinary tests",
            targets.join(", ")
        )));
    };
    let host = tools::host(context)?;
    // What cargo-fuzz would set: coverage counters for libFuzzer and the address sanitizer, and the checks that a
    // release build leaves out.
    let flags = [
        "-Cpasses=sancov-module",
        "-Cllvm-args=-sanitizer-coverage-level=4",
        "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
        "-Cllvm-args=-sanitizer-coverage-pc-table",
        "-Cllvm-args=-sanitizer-coverage-trace-compares",
        "-Zsanitizer=address",
        "-Cdebug-assertions",
        "-Coverflow-checks",
        "--cfg fuzzing",
    ];
    let target_dir = context.target("fuzz");
    let mut build = command(
        &context.root,
        "rustup",
        &[
            "run",
            &nightly,
            "cargo",
            "build",
            "--locked",
            "--release",
            "--package",
            "thingwire-fuzz",
            "--features",
            "libfuzzer",
            "--bins",
            "--target",
            &host,
        ],
    );
    build
        .arg("--target-dir")
        .arg(&target_dir)
        .env("RUSTFLAGS", flags.join(" "))
        .env("CARGO_PROFILE_RELEASE_LTO", "off");
    build.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    run(build)?;
    // Each is one thread, so as many at once as there are cores.
    let waiting = Mutex::new(targets.iter());
    let take = || waiting.lock().ok().and_then(|mut waiting| waiting.next());
    let work = || -> Result<(), String> {
        while let Some(target) = take() {
            one(&context.root, &target_dir, &host, target)?;
        }
        Ok(())
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().unwrap_or_else(|_| Err("a fuzz run panicked".into())))
    })?;
    Ok(Outcome::Passed(format!("{SECONDS} s each of {}", targets.join(", "))))
}

/// Runs one target, and prints what it said when it has ended: several run at once.
fn one(root: &Path, target_dir: &Path, host: &str, target: &str) -> Result<(), String> {
    let corpus = target_dir.join("corpus").join(target);
    fs::create_dir_all(&corpus).map_err(|error| error.to_string())?;
    let program = target_dir.join(host).join("release").join(target);
    let mut fuzz = command(root, &program, &[]);
    // New inputs go to the first folder; the committed seeds are only read.
    fuzz.arg(&corpus).arg(root.join("fuzz/seeds").join(target));
    fuzz.arg(format!("-timeout={SECONDS_AN_INPUT}")).arg(format!("-rss_limit_mb={MEMORY}"));
    fuzz.arg(format!("-max_total_time={SECONDS}")).args([
        "-max_len=4096",
        "-print_final_stats=1",
        "-verbosity=0",
    ]);
    fuzz.arg(format!("-artifact_prefix={}/crash-{target}-", target_dir.display()));
    let line = show(&fuzz);
    let Output { success, stdout, stderr } = capture(fuzz)?;
    println!("{target}, {SECONDS} s:\n{stdout}{stderr}");
    if success { Ok(()) } else { Err(format!("`{line}` failed")) }
}

fn targets(folder: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".rs").map(str::to_owned))
        .collect();
    names.sort();
    if names.is_empty() { Err(format!("{} holds no target", folder.display())) } else { Ok(names) }
}
