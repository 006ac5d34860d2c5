//! Every test there is, and one line at the end that counts them.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::command::{cargo, program, root};
use crate::program::{Speed, ensure_target};
use crate::{site, tools};

/// The crate that uses the package in browsers.
const JS_TESTS: &str = "tests/js";

/// What is tried in Firefox, too: reading, what is kept, each kind of file.
const IN_FIREFOX: [&str; 3] = ["reading.test.mjs", "list.test.mjs", "containers.test.mjs"];

/// How a suite went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u32,
    failed: u32,
}

/// Runs all suites, each to its end, whatever the others say.
pub(crate) fn test(speed: Speed) -> Result<()> {
    // First what can be missing: a suite that finds it missing would count as failed.
    ensure_target()?;
    let browser = tools::browser()?;
    let node = tools::node()?;
    let path = tools::path_with(tools::wasm_tools()?)?;

    let mut total = Count::default();
    let mut suite = |name: &str, command: &mut Command| -> Result<()> {
        println!("\n== {name}");
        let count = count(command)?;
        println!("== {name}: {} passed, {} failed", count.passed, count.failed);
        total.passed += count.passed;
        total.failed += count.failed;
        Ok(())
    };

    suite("native", &mut cargo(&["test", "--no-fail-fast", "--features", "typescript"]))?;
    suite("build tool", &mut cargo(&["test", "--profile", "xtask", "--package", "xtask"]))?;

    if tools::on_path(&["valgrind"]).is_some() {
        let bench = ["bench", "--package", "tearsheet-benches", "--bench", "instructions"];
        suite("instructions a byte", &mut cargo(&bench))?;
    } else {
        println!("\n== instructions a byte: left out, valgrind is not installed");
    }

    let driver = browser.driver.to_string_lossy();
    let arguments =
        ["test", "--headless", "--chrome", "--chromedriver", &driver, "--mode", "no-install", JS_TESTS];
    suite("wasm, in a page and in a worker", program("wasm-pack", &arguments).env("PATH", &path))?;

    let package = root().join("target/package");
    let arguments = ["build", "--mode", "no-install", "--out-dir"];
    let features = ["--", "--no-default-features", "--features", "js"];
    let build = &mut program("wasm-pack", &arguments);
    suite("npm package, build", build.arg(&package).args(features).env("PATH", &path))?;
    println!("\n== page, build");
    site::build(speed)?;

    let in_node = |tests: &[&str]| {
        let mut command = Command::new(&node);
        command.args(["--experimental-wasm-modules", "--no-warnings", "--test", "--test-concurrency=1"]);
        command.arg("--test-reporter=spec").args(tests).current_dir(root().join(tools::BROWSER_TESTS));
        command
    };
    suite(
        "npm package and page, in Node.js and Chromium",
        in_node(&["."]).env("CHROMIUM", browser.chromium).env("TEARSHEET_PACKAGE", package),
    )?;
    // Firefox is no part of what a machine must have: it may be missing, or refuse to start for this user.
    let starts = |firefox: &PathBuf| {
        let mut start = Command::new(&node);
        start.arg("starts.mjs").current_dir(root().join(tools::BROWSER_TESTS)).env("FIREFOX", firefox);
        start.status().is_ok_and(|status| status.success())
    };
    match tools::firefox().filter(starts) {
        Some(firefox) => suite("page, in Firefox", in_node(&IN_FIREFOX).env("FIREFOX", firefox))?,
        None => println!("\n== page, in Firefox: left out, Firefox is not installed or does not start here"),
    }

    println!("\n{} passed, {} failed", total.passed, total.failed);
    if total.failed > 0 {
        bail!("some tests failed");
    }
    Ok(())
}

/// Runs one suite with its output shown, and counts what it reports. A suite that fails without
/// naming a failed test counts as one failure.
fn count(command: &mut Command) -> Result<Count> {
    let mut child = command.stdout(Stdio::piped()).spawn().context("could not start a suite")?;
    let mut count = Count::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            let more = counted(&line);
            count.passed += more.passed;
            count.failed += more.failed;
        }
    }
    if !child.wait()?.success() && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

/// What one line of output adds: the summary of a Rust test binary, or one of Node.js' summary lines.
fn counted(line: &str) -> Count {
    let number = |word: Option<&str>| word.and_then(|word| word.parse().ok()).unwrap_or(0);
    if let Some((_, summary)) = line.split_once("test result: ") {
        let before =
            |word: &str| number(summary.split(word).next().and_then(|text| text.split(' ').next_back()));
        return Count { passed: before(" passed"), failed: before(" failed") };
    }
    let mut words = line.trim_start_matches(['ℹ', '#', ' ']).split(' ');
    let summary = line.starts_with(['ℹ', '#']);
    match (summary, words.next()) {
        (true, Some("pass")) => Count { passed: number(words.next()), failed: 0 },
        (true, Some("fail" | "cancelled")) => Count { passed: 0, failed: number(words.next()) },
        _ => Count::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Count, counted};

    #[test]
    fn summaries_are_counted() {
        let cases = [
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s",
                12,
                0,
            ),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured", 3, 2),
            ("ℹ pass 7", 7, 0),
            ("ℹ fail 1", 0, 1),
            ("# pass 4", 4, 0),
            ("ℹ cancelled 1", 0, 1),
            ("test reads::a_page ... ok", 0, 0),
            ("pass 3", 0, 0),
        ];
        for (line, passed, failed) in cases {
            assert_eq!(counted(line), Count { passed, failed }, "{line}");
        }
    }
}
