//! The npm package and the decoder page: built from one compiled module, and tested in Node and in Chromium.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    counts::Counts,
    process::{cargo, command, run, watch},
    report::Context,
    steps::{Outcome, Step},
    tools,
};

/// What the browser has no operating system for.
const TARGET: &str = "wasm32-unknown-unknown";
/// Smaller ciphers and hashes in the module: nothing there signs millions of times.
const FLAGS: &str = r#"--cfg aes_backend="soft" --cfg aes_backend_soft="compact" --cfg sha2_backend="soft" --cfg sha2_backend_soft="compact""#;

/// A standard library of our own, compiled for size and with what the module uses of it alone. Cargo's and rustc's options for
/// that are unstable, which `RUSTC_BOOTSTRAP` lets a stable toolchain overlook.
const OWN_STD: &[&str] = &["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"];
/// A panic is a trap without a message: nobody would see one. `Debug` of texts and numbers is in complaints and stays, what is
/// derived is not. Two of LLVM's passes, on loops' strength and on what only some paths compute, make code larger at any level.
const OWN_STD_FLAGS: &str = "-Z unstable-options -C panic=immediate-abort -Z location-detail=none -Z fmt-debug=shallow \
    -C llvm-args=-disable-lsr -C llvm-args=-enable-pre=false";

/// Files of the page's tests at once: a browser is two busy threads at least.
const AT_ONCE: usize = 2;
/// What measures time among them.
const TIMED: &str = "speed.test.mjs";

pub(crate) const NPM: Step = Step {
    name: "npm",
    about: "the npm package: vectors in Node, types, publint, attw, packed and used in Node and Vite",
    run: |context| {
        let built = build(context)?;
        install(context)?;
        chromium(context)?;
        let files = ["bindings-wasm/tests/npm.test.mjs", "bindings-wasm/tests/package.test.mjs"];
        told(node_tests(context, &built, &files.map(PathBuf::from), 1)?, built)
    },
};

pub(crate) const PAGE: Step = Step {
    name: "page",
    about: "the decoder page in Chromium: vectors, flows, no request after load, accessibility, time of a key",
    run: |context| {
        let built = build(context)?;
        install(context)?;
        chromium(context)?;
        let (beside, alone) = page_tests(&context.root)?;
        let mut counts = node_tests(context, &built, &beside, AT_ONCE)?;
        counts += node_tests(context, &built, &alone, 1)?;
        told(counts, built)
    },
};

/// What was built.
#[derive(Debug)]
pub(crate) struct Built {
    /// The folder with the page, for any server or none, and with the page as one file.
    pub(crate) site: PathBuf,
    /// How large things are, as a line for people.
    sizes: String,
    /// Why the standard library is not of our own making, if it is not: everything works, but is larger.
    prebuilt_std: Option<String>,
}

/// Compiles the module, writes its glue, and puts package and page together below `target/`.
pub(crate) fn build(context: &Context) -> Result<Built, String> {
    let prebuilt_std = compile(context)?;
    if let Some(why) = &prebuilt_std {
        println!("the module has the standard library that comes with Rust, and is larger for it: {why}");
    }
    let module = context.target(TARGET).join("wasm").join("thingwire_wasm.wasm");
    let folder = |name: &str| context.target("page").join(name);
    let (glue, site) = (folder("glue"), folder("site"));
    let package = context.target("npm").join("thingwire");
    let mut write =
        cargo(&context.root, &["run", "--quiet", "--locked", "--package", "thingwire-wasm-glue", "--"]);
    write.arg(&module).arg(&glue);
    run(write)?;
    let mut assemble = command(&context.root, "node", &["bindings-wasm/build.mjs"]);
    assemble.args([&glue, &package, &site]);
    let mut sizes = String::new();
    watch(assemble, |line| sizes = line.to_owned())?;
    Ok(Built { site, sizes, prebuilt_std })
}

/// Compiles the module; why with the standard library that comes with Rust, if so.
fn compile(context: &Context) -> Result<Option<String>, String> {
    let arguments =
        ["build", "--locked", "--profile", "wasm", "--package", "thingwire-wasm", "--target", TARGET];
    let compile = |more: &[&str], flags: &str| {
        let mut compile = cargo(&context.root, &[&arguments[..], more].concat());
        compile.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags).env_remove("RUSTFLAGS");
        compile
    };
    let own = tools::components(context, &["rust-src"]).and_then(|()| {
        let mut own = compile(OWN_STD, &format!("{FLAGS} {OWN_STD_FLAGS}"));
        own.env("RUSTC_BOOTSTRAP", "1");
        run(own)
    });
    // Its source may be out of reach, and another Rust may know other options. If it is our code that fails, it fails once more.
    let Err(why) = own else { return Ok(None) };
    tools::targets(context, &[TARGET])?;
    run(compile(&[], FLAGS))?;
    Ok(Some(why))
}

/// Serves the page on loopback until it is ended.
pub(crate) fn serve(context: &Context, built: &Built, port: &str) -> Result<(), String> {
    let mut serve = command(&context.root, "node", &["bindings-wasm/serve.mjs"]);
    serve.arg(&built.site).arg(port);
    run(serve)
}

/// The tools of the tests, from the registry, by the lock file beside them. None of their scripts runs.
fn install(context: &Context) -> Result<(), String> {
    let folder = context.target("web");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let from = context.root.join("bindings-wasm").join("tests");
    let mut current = folder.join("node_modules").is_dir();
    for name in ["package.json", "package-lock.json"] {
        let wanted = read(&from.join(name))?;
        if fs::read_to_string(folder.join(name)).ok().as_ref() != Some(&wanted) {
            current = false;
            fs::write(folder.join(name), wanted).map_err(|error| format!("{name}: {error}"))?;
        }
    }
    if current {
        return Ok(());
    }
    println!("installing the web tools into target/web");
    run(command(&folder, "npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]))
}

/// Debian's Chromium, installed where it is missing.
fn chromium(context: &Context) -> Result<(), String> {
    if Path::new("/usr/bin/chromium").exists() {
        return Ok(());
    }
    tools::debian(context, "chromium")
}

/// The page's tests: those that run beside each other, and what measures time and runs alone.
fn page_tests(root: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>), String> {
    let folder = root.join("bindings-wasm").join("tests");
    let pages = folder.join("page");
    let entries = fs::read_dir(&pages).map_err(|error| format!("{}: {error}", pages.display()))?;
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    files.extend(["lzma.test.mjs", "parts.test.mjs"].map(|name| folder.join(name)));
    files.sort();
    let (beside, alone): (Vec<_>, Vec<_>) = files.into_iter().partition(|path| !path.ends_with(TIMED));
    // Without a file, Node would look for tests by itself.
    if alone.is_empty() { Err(format!("{} has no {TIMED}", pages.display())) } else { Ok((beside, alone)) }
}

/// Runs files of Node's test runner, some at once, and adds up what they counted.
fn node_tests(
    context: &mut Context,
    built: &Built,
    files: &[PathBuf],
    at_once: usize,
) -> Result<Counts, String> {
    let mut counts = Counts::default();
    let mut node = command(&context.root, "node", &["--test", "--test-reporter=spec"]);
    node.arg(format!("--test-concurrency={at_once}"))
        .args(files)
        .env("THINGWIRE_PACKAGE", context.target("npm").join("thingwire"))
        .env("THINGWIRE_STD", if built.prebuilt_std.is_some() { "prebuilt" } else { "own" })
        .env("THINGWIRE_GLUE", context.target("page").join("glue"))
        .env("THINGWIRE_SITE", context.target("page").join("site"))
        .env("THINGWIRE_SCREENS", context.target("page").join("screens"))
        .env("THINGWIRE_TOOLS", context.target("web"));
    let result = watch(node, |line| {
        if let Some((what, count)) = count_of(line) {
            match what {
                "pass" => counts.passed += count,
                "fail" => counts.failed += count,
                "skipped" => counts.ignored += count,
                _ => {}
            }
        }
    });
    context.counts += counts;
    result.map(|()| counts)
}

/// `pass`, `fail` or the like with its number, of a closing line of Node's test runner.
fn count_of(line: &str) -> Option<(&str, u64)> {
    let (what, count) = line.trim().strip_prefix("ℹ ")?.split_once(' ')?;
    Some((what, count.parse().ok()?))
}

fn told(counts: Counts, built: Built) -> Result<Outcome, String> {
    let done = match counts.passed {
        0 => return Err("no test ran".into()),
        passed => format!("{passed} passed; {}", built.sizes),
    };
    Ok(match built.prebuilt_std {
        None => Outcome::Passed(done),
        Some(why) => Outcome::Partly { done, skipped: format!("a standard library of our own ({why})") },
    })
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_counted() {
        assert_eq!(count_of("ℹ pass 12"), Some(("pass", 12)));
        assert_eq!(count_of("ℹ fail 0"), Some(("fail", 0)));
        for other in ["ℹ duration_ms 12.5", "pass 12", "✔ a test (3 ms)", "ℹ vectors: 3 passed, 0 failed", ""]
        {
            assert_eq!(count_of(other), None, "{other}");
        }
    }
}
