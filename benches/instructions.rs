//! Instructions a byte of input: the same number on any machine, however busy it is.
//!
//! `cargo bench -p tearsheet-benches --bench instructions` reads our own golden documents under callgrind and holds
//! the counts to the ceilings in `tests/floors.toml`; `TEARSHEET_PAGES=DIR` reads the pages below DIR instead (markup
//! and text captures) and holds them to nothing. Needs valgrind; says so and ends well where there is none, since
//! counts are no matter of right and wrong.
//!
//! What is counted is the whole document, [`tearsheet::read`]. SHA-256 is taken out again: valgrind hides the
//! processor's own instructions for it, so that it weighs twenty times what it costs.

use std::hint::black_box;
use std::process::{Command, ExitCode};

use tearsheet_benches::{Sort, load_inputs};

/// Set for the runs under valgrind: what these do.
const TASK: &str = "TEARSHEET_TASK";

fn main() -> ExitCode {
    if let Ok(task) = std::env::var(TASK) {
        run(&task);
        return ExitCode::SUCCESS;
    }
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("instructions: valgrind is not installed, nothing was counted");
        return ExitCode::SUCCESS;
    }
    let own = std::env::var_os("TEARSHEET_PAGES").is_none();
    let (mut passed, mut failed) = (0, 0);
    for sort in [Sort::Markup, Sort::Text] {
        let inputs = load_inputs(sort);
        let bytes: usize = inputs.iter().map(Vec::len).sum();
        if bytes == 0 {
            continue;
        }
        let [Some(nothing), Some(hashing), Some(reading)] =
            ["load", "hash", "read"].map(|task| count(task, sort))
        else {
            println!("instructions: callgrind counted nothing");
            return ExitCode::FAILURE;
        };
        let each = (reading - nothing - (hashing - nothing)) as f64 / bytes as f64;
        let ceiling = tearsheet_benches::ceiling(sort).filter(|_| own);
        println!("{:8} {:4} files {bytes:10} bytes {each:8.1} a byte", sort.name(), inputs.len());
        match ceiling {
            Some(ceiling) if each > ceiling => {
                println!("{:8} is over its ceiling of {ceiling} (tests/floors.toml)", sort.name());
                failed += 1;
            }
            Some(_) => passed += 1,
            None => {}
        }
    }
    // As test binaries sum up, so that `cargo xtask test` counts it.
    let result = if failed == 0 { "ok" } else { "FAILED" };
    println!("test result: {result}. {passed} passed; {failed} failed");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Under valgrind: loads the inputs, and hashes or reads them.
fn run(task: &str) {
    let Some((task, sort)) = task.split_once(' ') else { return };
    let sort = if sort == Sort::Text.name() { Sort::Text } else { Sort::Markup };
    let options = tearsheet::Options::default();
    for bytes in load_inputs(sort) {
        match task {
            "hash" => drop(black_box(tearsheet_benches::hash(&bytes))),
            "read" => drop(black_box(tearsheet::read(sort.file_name(), &bytes, &options))),
            _ => drop(black_box(bytes)),
        }
    }
}

/// The instructions of a task in a process of its own.
fn count(task: &str, sort: Sort) -> Option<i64> {
    let own = std::env::current_exe().ok()?;
    let mut callgrind = Command::new("valgrind");
    callgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(own);
    let output = callgrind.env(TASK, format!("{task} {}", sort.name())).output().ok()?;
    let report = String::from_utf8_lossy(&output.stderr).into_owned();
    report.split("Collected :").nth(1)?.split_whitespace().next()?.parse().ok()
}
