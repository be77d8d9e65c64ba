//! The project's own commands: `cargo xtask help` lists them.
#![forbid(unsafe_code)]

mod counts;
mod deny;
mod fuzz;
mod metadata;
mod process;
mod python;
mod report;
mod steps;
mod tools;
mod vectors;
mod web;

use std::{
    env,
    path::{Path, PathBuf},
    process::ExitCode,
};

const USAGE: &str = "\
usage: cargo xtask <command>

  test                run every check, installing what they need
  test --list         list the checks
  test --only NAME    run these checks only (repeat it for more)
  test --from NAME    run this check and those after it
  test --spark        run the Python package's job on a local Spark cluster (installs pyspark, and Java 17)
  bench-py            what the Python package costs, as ratios within one run
  vectors             check the test vectors and their counts
  page                build the npm package (target/npm) and the decoder page (target/page/site)
  page --serve [PORT] the same, and serve the page on loopback
  help                this text";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
        ["test", "--spark"] => report::run(&root(), &[&python::SPARK]),
        ["bench-py"] => report::run(&root(), &[&python::BENCH]),
        ["test", options @ ..] => match select(options) {
            Ok(Selection::List) => {
                steps::STEPS.iter().for_each(|step| println!("{:<10} {}", step.name, step.about));
                ExitCode::SUCCESS
            }
            Ok(Selection::Run(chosen)) => report::run(&root(), &chosen),
            Err(complaint) => usage(&complaint),
        },
        ["vectors"] => match vectors::lint(&root()) {
            Ok(summary) => {
                println!("{summary}");
                ExitCode::SUCCESS
            }
            Err(complaint) => {
                eprintln!("{complaint}");
                ExitCode::FAILURE
            }
        },
        ["page"] => finish(web::build(&context()).map(|_| ())),
        ["page", "--serve"] => finish(serve("8000")),
        ["page", "--serve", port] if port.parse::<u16>().is_ok() => finish(serve(port)),
        [] => usage("a command is missing"),
        _ => usage(&format!("not a command: {}", arguments.join(" "))),
    }
}

fn context() -> report::Context {
    report::Context { root: root(), counts: counts::Counts::default() }
}

fn serve(port: &str) -> Result<(), String> {
    let context = context();
    let built = web::build(&context)?;
    web::serve(&context, &built, port)
}

fn finish(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(complaint) => {
            eprintln!("{complaint}");
            ExitCode::FAILURE
        }
    }
}

/// What `cargo xtask test` is asked to do.
#[derive(Debug)]
enum Selection {
    List,
    Run(Vec<&'static steps::Step>),
}

fn select(options: &[&str]) -> Result<Selection, String> {
    let position = |name: &str| {
        steps::STEPS
            .iter()
            .position(|step| step.name == name)
            .ok_or_else(|| format!("no check is named {name:?}; `cargo xtask test --list` lists them"))
    };
    let (mut only, mut from) = (Vec::new(), None);
    let mut rest = options;
    loop {
        rest = match rest {
            [] => break,
            ["--list"] if options.len() == 1 => return Ok(Selection::List),
            ["--only", name, rest @ ..] => {
                only.push(position(name)?);
                rest
            }
            ["--from", name, rest @ ..] => {
                from = Some(position(name)?);
                rest
            }
            [other, ..] => return Err(format!("not understood: {other}")),
        };
    }
    if from.is_some() && !only.is_empty() {
        return Err("--only and --from exclude each other".into());
    }
    let chosen = steps::STEPS.iter().enumerate().filter(|(index, _)| {
        from.is_none_or(|first| *index >= first) && (only.is_empty() || only.contains(index))
    });
    Ok(Selection::Run(chosen.map(|(_, step)| step).collect()))
}

fn usage(complaint: &str) -> ExitCode {
    eprintln!("xtask: {complaint}\n\n{USAGE}");
    ExitCode::from(2)
}

/// The workspace's root. Cargo says where this crate is when it runs it; the place of the build is what else there is.
fn root() -> PathBuf {
    let crate_folder =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    crate_folder.parent().map_or(crate_folder.clone(), Path::to_path_buf)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(options: &[&str]) -> Vec<&'static str> {
        match select(options) {
            Ok(Selection::Run(chosen)) => chosen.iter().map(|step| step.name).collect(),
            other => panic!("{options:?}: {other:?}"),
        }
    }

    #[test]
    fn options_choose_checks() {
        assert_eq!(names(&[]).len(), steps::STEPS.len());
        assert_eq!(names(&["--only", "docs", "--only", "fmt"]), ["fmt", "docs"]);
        let (first, last) = (names(&[])[0], *names(&[]).last().unwrap());
        assert_eq!(names(&["--from", last]), [last]);
        assert_eq!(names(&["--from", first]), names(&[]));
        assert!(matches!(select(&["--list"]), Ok(Selection::List)));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for options in [
            &["--only"][..],
            &["--only", "nothing"],
            &["--from"],
            &["--from", "FMT"],
            &["--list", "--only", "fmt"],
            &["--only", "fmt", "--from", "docs"],
            &["fmt"],
            &[""],
        ] {
            assert!(select(options).is_err(), "{options:?}");
        }
    }

    #[test]
    fn names_of_checks_differ() {
        let mut names = names(&[]);
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), steps::STEPS.len());
    }

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(root().join("Cargo.lock").is_file());
    }
}
