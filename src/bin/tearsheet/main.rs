//! The command line: `tearsheet read`, `tearsheet compare` and `tearsheet zones`.

mod args;
mod compare;
mod inputs;
mod output;
mod read;
mod zones;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

fn main() -> ExitCode {
    let args = Args::parse();
    let result = match &args.command {
        Command::Read(options) => read::run(options),
        Command::Compare(options) => compare::run(options),
        Command::Zones(options) => zones::run(options),
    };
    match result {
        Ok(Outcome::Complete) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::FAILURE,
        // Whoever reads our output has seen enough (`| head`): nothing went wrong.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain("", &error);
            ExitCode::FAILURE
        }
    }
}

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Complete,
    /// Some inputs could not be read; the others went on, and each failure was told on stderr.
    SomeFailed,
}

impl Outcome {
    fn of(failed: bool) -> Self {
        if failed { Self::SomeFailed } else { Self::Complete }
    }
}

/// Says on stderr what went wrong with one input.
fn complain(name: &str, problem: &dyn std::fmt::Display) {
    let colon = if name.is_empty() { "" } else { ": " };
    // A closed stderr leaves nobody to tell.
    let _ = writeln!(anstream::stderr(), "tearsheet: {name}{colon}{problem}");
}
