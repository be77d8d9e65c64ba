//! The program `thingwire`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(thingwire_cli::run(std::env::args_os()))
}
