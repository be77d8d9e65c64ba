//! Runs the chosen checks and says how they went.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};

use crate::{
    counts::Counts,
    steps::{Outcome, Step},
};

/// What a check may use and adds to.
#[derive(Debug)]
pub(crate) struct Context {
    pub(crate) root: PathBuf,
    /// Tests that ran so far.
    pub(crate) counts: Counts,
}

impl Context {
    /// A folder below the build's own: not committed, and kept for the next run.
    pub(crate) fn target(&self, name: &str) -> PathBuf {
        self.root.join("target").join(name)
    }
}

/// Runs the checks in order and stops at the first that fails.
pub(crate) fn run(root: &Path, chosen: &[&Step]) -> ExitCode {
    let mut context = Context { root: root.to_owned(), counts: Counts::default() };
    let (mut ran, mut skipped) = (Vec::new(), Vec::new());
    let start = Instant::now();
    for (index, step) in chosen.iter().enumerate() {
        println!("\n== {} ({} of {}): {}", step.name, index + 1, chosen.len(), step.about);
        let began = Instant::now();
        let outcome = (step.run)(&mut context);
        let time = seconds(began.elapsed());
        match outcome {
            Ok(Outcome::Passed(detail)) => {
                println!("== {}: passed in {time}{}{detail}", step.name, gap(&detail));
                ran.push(step.name);
            }
            Ok(Outcome::Partly { done, skipped: why }) => {
                println!("== {}: passed in {time}{}{done}; skipped: {why}", step.name, gap(&done));
                ran.push(step.name);
                skipped.push(why);
            }
            Ok(Outcome::Skipped(why)) => {
                println!("== {}: skipped: {why}", step.name);
                skipped.push(format!("{} ({why})", step.name));
            }
            Err(why) => {
                print_counts(&context);
                println!(
                    "xtask test: FAILED in {} after {time}: {}; passed before it: {}; not run: {}; {} in all",
                    step.name,
                    last_line(&why),
                    list(&ran),
                    list(&chosen.iter().skip(index + 1).map(|step| step.name).collect::<Vec<_>>()),
                    seconds(start.elapsed()),
                );
                return ExitCode::FAILURE;
            }
        }
    }
    print_counts(&context);
    println!(
        "xtask test: passed: {}; skipped: {}; {} in all",
        list(&ran),
        list(&skipped),
        seconds(start.elapsed()),
    );
    ExitCode::SUCCESS
}

/// The tests of all steps on a line of its own, in the form that CI services read.
fn print_counts(context: &Context) {
    let Counts { passed, failed, ignored } = context.counts;
    println!();
    if passed + failed > 0 {
        match ignored {
            0 => println!("{passed} passed, {failed} failed"),
            _ => println!("{passed} passed, {failed} failed, {ignored} skipped"),
        }
    }
}

fn gap(detail: &str) -> &'static str {
    if detail.is_empty() { "" } else { ": " }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn list<T: AsRef<str>>(names: &[T]) -> String {
    match names {
        [] => "none".into(),
        _ => names.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "),
    }
}

/// The reason without the output that may stand before it.
fn last_line(why: &str) -> &str {
    why.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or(why)
}
