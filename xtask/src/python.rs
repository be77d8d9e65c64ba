//! The Python package: its wheel, its tests in their own virtual environment, its types.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{
    counts::Counts,
    process::{capture, cargo, command, run, watch},
    report::Context,
    steps::{Outcome, Step},
    tools,
};

const FOLDER: &str = "bindings-py";
/// Bytes of a wheel, at most: the aim. What of it is what, and what it costs in speed, is in ARCHITECTURE.md.
const WHEEL_BYTES: u64 = 1_500_000;

pub(crate) const STEP: Step = Step {
    name: "python",
    about: "the Python package: installation in a fresh environment, types, stubs, tests in a virtual environment",
    run: test,
};

/// Not among the checks of `cargo xtask test`: it installs half a gigabyte.
pub(crate) const SPARK: Step =
    Step { name: "spark", about: "the package's job on a local Spark cluster", run: spark };

pub(crate) const BENCH: Step =
    Step { name: "bench-py", about: "what the Python package costs, as ratios", run: bench };

fn test(context: &mut Context) -> Result<Outcome, String> {
    let built = build(context)?;
    let python = tools(context, &built)?;
    run(cargo(&context.root, &["build", "--quiet", "--locked", "--package", "thingwire-cli"]))?;
    let python = |arguments: &[&str]| {
        let mut command = command(&context.root, &python, arguments);
        command.current_dir(context.root.join(FOLDER));
        command
    };
    run(python(&["-m", "mypy"]))?;
    // What starts with an underscore is not for users; methods of classes that are not subclassed need no parameters' names.
    run(python(&[
        "-m",
        "mypy.stubtest",
        "thingwire",
        "--mypy-config-file",
        "pyproject.toml",
        "--allowlist",
        "tests/stubtest.txt",
    ]))?;
    let mut tests = python(&["-m", "pytest", "-p", "no:cacheprovider"]);
    tests.env("THINGWIRE_PROGRAM", program(context));
    let mut counts = Counts::default();
    let result = watch(tests, |line| {
        if let Some(more) = of_pytest(line) {
            counts += more;
        }
    });
    context.counts += counts;
    result?;
    if counts.passed == 0 {
        return Err("no test ran".into());
    }
    if built.size > WHEEL_BYTES {
        return Err(format!("the wheel has {} bytes, more than {WHEEL_BYTES}", built.size));
    }
    Ok(Outcome::Passed(format!("{} passed, a wheel of {} kB", counts.passed, built.size / 1000)))
}

fn bench(context: &mut Context) -> Result<Outcome, String> {
    let built = build(context)?;
    let mut bench = command(&context.root, &tools(context, &built)?, &["bench.py"]);
    bench.current_dir(context.root.join(FOLDER));
    run(bench)?;
    Ok(Outcome::Passed(format!("a wheel of {} kB", built.size / 1000)))
}

fn spark(context: &mut Context) -> Result<Outcome, String> {
    let built = build(context)?;
    let python = tools(context, &built)?;
    if capture(command(&context.root, "java", &["-version"])).is_err() {
        // Where it cannot be installed, what fails without it says so.
        let _ = tools::debian(context, "openjdk-17-jre-headless");
    }
    run(command(&context.root, &python, &["-m", "pip", "install", "--quiet", "pyspark==4.3.0"]))?;
    let mut tests = command(&context.root, &python, &["-m", "pytest", "-p", "no:cacheprovider", "spark"]);
    tests.current_dir(context.root.join(FOLDER));
    run(tests)?;
    Ok(Outcome::Passed(String::new()))
}

/// The package, built.
struct Built {
    wheel: PathBuf,
    /// Bytes of the wheel.
    size: u64,
}

/// Says what a PCP frame is.
const WORKS: &str =
    "import thingwire; assert thingwire.decode_bytes(bytes.fromhex('FFFE01134C9A0000')).vendor == 'huawei'";

/// `pip install ./bindings-py` in an environment that has nothing, and the wheel beside it: the one that is published, with its own
/// profile, is the one that is tested.
fn build(context: &Context) -> Result<Built, String> {
    let home = context.target("py");
    let fresh = home.join("fresh");
    remove(&fresh)?;
    let python = environment(context, &fresh)?;
    let source = format!("./{FOLDER}");
    run(command(&context.root, &python, &["-m", "pip", "install", "--quiet", &source]))?;
    run(command(&context.root, &python, &["-c", WORKS]))?;

    let wheels = home.join("wheels");
    // The one that is built is the one that is found.
    remove(&wheels)?;
    let with = environment(context, &home.join("venv"))?;
    require(context, &with)?;
    // For the same interpreter as before: nothing is compiled again.
    let mut build = command(&context.root, &with, &["-m", "maturin", "build", "--locked", "--quiet"]);
    build.arg("--interpreter").arg(&python).arg("--out").arg(&wheels);
    // As small as can be: pip's own build takes the usual level.
    build.args(["--compression-level", "9"]);
    build.current_dir(context.root.join(FOLDER));
    run(build)?;
    let entries = fs::read_dir(&wheels).map_err(|error| format!("{}: {error}", wheels.display()))?;
    let wheel = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .ok_or("maturin made no wheel")?;
    let size = fs::metadata(&wheel).map_err(|error| error.to_string())?.len();
    Ok(Built { wheel, size })
}

/// The Python that has the package beside what tests and benches use.
fn tools(context: &Context, built: &Built) -> Result<PathBuf, String> {
    let python = environment(context, &context.target("py").join("venv"))?;
    let mut install = command(
        &context.root,
        &python,
        &["-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps"],
    );
    install.arg(&built.wheel);
    run(install)?;
    Ok(python)
}

fn require(context: &Context, python: &Path) -> Result<(), String> {
    let requirements = format!("{FOLDER}/tests/requirements.txt");
    run(command(&context.root, python, &["-m", "pip", "install", "--quiet", "--requirement", &requirements]))
}

fn remove(folder: &Path) -> Result<(), String> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    Ok(())
}

/// A virtual environment's Python, made where it is not there yet. Debian keeps a part of `venv` in a package of its own; without
/// it, the system's pip fills the environment, or that package is installed.
fn environment(context: &Context, folder: &Path) -> Result<PathBuf, String> {
    let python = folder.join("bin").join("python");
    let works = |python: &Path| {
        capture(command(&context.root, python, &["-m", "pip", "--version"]))
            .is_ok_and(|output| output.success)
    };
    if works(&python) {
        return Ok(python);
    }
    let make = |options: &[&str]| {
        let mut make = command(&context.root, "python3", &["-m", "venv", "--clear"]);
        make.args(options).arg(folder);
        capture(make).is_ok_and(|output| output.success)
    };
    if make(&[]) && works(&python) {
        return Ok(python);
    }
    if make(&["--without-pip"]) {
        let mut fill = command(&context.root, "python3", &["-m", "pip", "--python"]);
        fill.arg(&python).args(["install", "--quiet", "pip"]);
        if capture(fill).is_ok_and(|output| output.success) && works(&python) {
            return Ok(python);
        }
    }
    // Where it cannot be installed, the sentence below says what to do.
    let _ = tools::debian(context, "python3-venv");
    if make(&[]) && works(&python) {
        return Ok(python);
    }
    Err("no virtual environment can be made: install Python 3.10 or newer with venv (Debian: python3-venv)"
        .into())
}

/// The Rust program that the package is compared with.
fn program(context: &Context) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| context.root.join("target"), PathBuf::from);
    target.join("debug").join(format!("thingwire{}", env::consts::EXE_SUFFIX))
}

/// The counts of pytest's last line: `48 passed, 1 skipped in 2.50s`.
fn of_pytest(line: &str) -> Option<Counts> {
    let (counts, _) = line.trim().trim_matches('=').trim().rsplit_once(" in ")?;
    let mut found = Counts::default();
    for part in counts.split(", ") {
        let (number, what) = part.split_once(' ')?;
        let number = number.parse().ok()?;
        match what {
            "passed" => found.passed = number,
            "failed" | "error" | "errors" => found.failed += number,
            "skipped" | "xfailed" | "deselected" => found.ignored += number,
            _ => return None,
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_pytest_is_counted() {
        assert_eq!(of_pytest("48 passed in 2.50s"), Some(Counts { passed: 48, failed: 0, ignored: 0 }));
        assert_eq!(
            of_pytest("=== 1 failed, 47 passed, 2 skipped in 133.06s (0:02:13) ==="),
            Some(Counts { passed: 47, failed: 1, ignored: 2 })
        );
        for line in ["", "passed in 1s", "48 passed", "no tests ran in 0.01s", "one passed in 1s"] {
            assert_eq!(of_pytest(line), None, "{line}");
        }
    }
}
