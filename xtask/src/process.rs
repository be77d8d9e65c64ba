//! Running other programs: never with a standard input, so nothing can prompt.

use std::{
    env,
    ffi::OsStr,
    fmt::Write as _,
    io::{BufRead, BufReader, Read, Write as _, stdout},
    path::Path,
    process::{Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

/// A program at the workspace's root, without what cargo set for this program: build scripts would see it change.
pub(crate) fn command(root: &Path, program: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root).stdin(Stdio::null());
    for (name, _) in env::vars_os() {
        if name
            .to_str()
            .is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
        {
            command.env_remove(name);
        }
    }
    command
}

/// The cargo that runs this program.
pub(crate) fn cargo(root: &Path, arguments: &[&str]) -> Command {
    command(root, env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
}

/// Runs to the end, with the output where ours goes.
pub(crate) fn run(mut command: Command) -> Result<(), String> {
    let status = command.status();
    judge(&command, status)
}

/// Runs to the end, printing standard output as it comes and showing each line to `seen`.
pub(crate) fn watch(mut command: Command, mut seen: impl FnMut(&str)) -> Result<(), String> {
    command.stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|error| cannot_start(&command, &error))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.map_err(|error| format!("{}: {error}", show(&command)))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            seen(&line);
        }
    }
    // A broken pipe is the caller's wish, not a failed check.
    let _ = stdout().flush();
    judge(&command, child.wait())
}

/// What a run printed, standard output and standard error apart.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) success: bool,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs quietly to the end.
pub(crate) fn capture(mut command: Command) -> Result<Output, String> {
    let output = command.output().map_err(|error| cannot_start(&command, &error))?;
    Ok(Output {
        success: output.status.success(),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

/// Runs quietly for at most `limit`; what it printed on standard error when it failed or took longer.
pub(crate) fn capture_within(mut command: Command, limit: Duration) -> Result<(), String> {
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| cannot_start(&command, &error))?;
    let stderr = child.stderr.take();
    let reader = thread::spawn(move || {
        let mut text = Vec::new();
        if let Some(mut stderr) = stderr {
            // What was read before an error is still worth showing.
            let _ = stderr.read_to_end(&mut text);
        }
        String::from_utf8_lossy(&text).into_owned()
    });
    let end = Instant::now() + limit;
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(_)) => return Err(reader.join().unwrap_or_default()),
            Ok(None) if Instant::now() < end => thread::sleep(Duration::from_millis(50)),
            Ok(None) => {
                // It is gone already, or goes now; either way its time is over.
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("no answer within {} s", limit.as_secs()));
            }
            Err(error) => return Err(error.to_string()),
        }
    }
}

/// The command as a person would type it.
pub(crate) fn show(command: &Command) -> String {
    let mut text =
        Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    for argument in command.get_args() {
        let argument = argument.to_string_lossy();
        let _ =
            if argument.contains(' ') { write!(text, " '{argument}'") } else { write!(text, " {argument}") };
    }
    text
}

fn judge(command: &Command, status: std::io::Result<ExitStatus>) -> Result<(), String> {
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{}` failed ({status})", show(command))),
        Err(error) => Err(cannot_start(command, &error)),
    }
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("`{}` cannot be started: {error}", show(command))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        command(Path::new("."), "sh", &["-c", script])
    }

    #[test]
    fn failures_are_told() {
        assert_eq!(run(shell("exit 0")), Ok(()));
        assert_eq!(run(shell("exit 3")), Err("`sh -c 'exit 3'` failed (exit status: 3)".into()));
        let error = run(command(Path::new("."), "no-such-program", &[])).unwrap_err();
        assert!(error.starts_with("`no-such-program` cannot be started"), "{error}");
    }

    #[test]
    fn lines_are_watched_and_a_failure_is_still_one() {
        let mut lines = Vec::new();
        assert!(watch(shell("echo one; printf two; exit 1"), |line| lines.push(line.to_owned())).is_err());
        assert_eq!(lines, ["one", "two"]);
    }

    #[test]
    fn a_silent_program_is_ended() {
        let start = Instant::now();
        assert!(
            capture_within(shell("exec sleep 60"), Duration::from_millis(100))
                .unwrap_err()
                .contains("no answer")
        );
        assert!(start.elapsed() < Duration::from_secs(30));
        assert_eq!(
            capture_within(shell("echo why >&2; exit 1"), Duration::from_secs(30)),
            Err("why\n".into())
        );
    }
}
