//! What cargo alone cannot do: put the viewer into one page, serve it, and run every test.

mod calendar;
mod command;
mod eval;
mod growth;
mod meanings;
mod page;
mod policy;
mod program;
mod report;
mod serve;
mod site;
mod test;
mod tools;

use std::path::Path;

use anyhow::{Result, bail};

use crate::program::Speed;

const USAGE: &str = "\
cargo xtask build [--fast]             dist/tearsheet.html (one file) and dist/site/ (to serve)
cargo xtask serve [--fast] [--port N]  the same, and serve dist/site/ on this machine
cargo xtask eval --corpus DIR [--kind wcxb|zh|news|seeds] [--output JSONL] [--captures] [--no-floors]
                                       score an unpacked corpus and hold it to tests/floors.toml;
                                       --captures dumps its pages as text first
cargo xtask eval --html5lib DIR [--show] [--no-floors]
                                       the same with html5lib's tests of parsers; --show prints what fails
cargo xtask eval --reading DIR [--no-floors]
                                       what articles tell, against annotated ones (articles/, gold/)
cargo xtask eval --recognizers DIR [--show] [--no-floors]
                                       the same with Recognizers-Text's Chinese parser of dates and times
cargo xtask test [--fast]              every test; installs the tools that are missing
cargo xtask bench-browser --corpus DIR [--pages N]
                                       speed in Chromium against DOMParser + Readability.js
cargo xtask bench-browser --felt [--corpus DIR]
                                       what a reader feels: first document, long tasks, keys, memory
cargo xtask growth [--only SHAPE]      instructions for each byte of pages of one thing, small and large
cargo xtask types                      src/document.d.ts from the Rust types
cargo xtask calendar                   the words of calendars in src/lexicon/words, from the Unicode CLDR
cargo xtask meanings                   the names of countries and languages in src/lexicon/meanings, from the same";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((task, options)) = arguments.split_first() else {
        println!("{USAGE}");
        return Ok(());
    };
    let mut options = Options(options.to_vec());
    match task.as_str() {
        "build" => {
            let speed = options.speed();
            options.end()?;
            site::build(speed)
        }
        "serve" => {
            let speed = options.speed();
            let port = options.value("--port")?.map(|port| port.parse()).transpose()?;
            options.end()?;
            site::build(speed)?;
            serve::serve(&command::root().join("dist/site"), port)
        }
        "eval" => {
            if let Some(suite) = options.value("--html5lib")? {
                let (hold, show) = (!options.flag("--no-floors"), options.flag("--show"));
                options.end()?;
                return eval::html5lib::run(suite.as_ref(), hold, show);
            }
            if let Some(corpus) = options.value("--reading")? {
                let hold = !options.flag("--no-floors");
                options.end()?;
                return eval::reading::run(corpus.as_ref(), hold);
            }
            if let Some(suite) = options.value("--recognizers")? {
                let (hold, show) = (!options.flag("--no-floors"), options.flag("--show"));
                options.end()?;
                return eval::recognizers::run(suite.as_ref(), hold, show);
            }
            let Some(corpus) = options.value("--corpus")? else { bail!("eval needs --corpus DIR\n{USAGE}") };
            let request = eval::Request {
                corpus: corpus.into(),
                kind: options.value("--kind")?,
                output: options.value("--output")?.map(Into::into),
                captures: options.flag("--captures"),
                floors: !options.flag("--no-floors"),
            };
            options.end()?;
            eval::run(&request)
        }
        "test" => {
            let speed = options.speed();
            options.end()?;
            test::test(speed)
        }
        "bench-browser" => {
            let felt = options.flag("--felt");
            let corpus = options.value("--corpus")?;
            let pages = options.value("--pages")?.unwrap_or_else(|| "200".to_owned());
            options.end()?;
            let corpus = corpus.map(std::path::absolute).transpose()?;
            if felt {
                return bench_browser("felt.mjs", corpus.as_deref(), None);
            }
            let Some(corpus) = corpus else { bail!("bench-browser needs --corpus DIR or --felt") };
            bench_browser("bench.mjs", Some(&corpus), Some(&pages))
        }
        "growth" => {
            let only = options.value("--only")?;
            options.end()?;
            growth::growth(only.as_deref())
        }
        "types" => {
            options.end()?;
            let arguments = ["test", "--quiet", "--features", "typescript", "--test", "typescript"];
            command::run(command::cargo(&arguments).env("UPDATE", "1"))
        }
        "calendar" | "meanings" => {
            options.end()?;
            if task == "calendar" { calendar::write() } else { meanings::write() }
        }
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => bail!("no such task: {other}\n{USAGE}"),
    }
}

/// Measures the page as shipped: `bench.mjs` races it against the browser's parser with Readability.js, `felt.mjs` takes the
/// time of what a reader does.
fn bench_browser(script: &str, corpus: Option<&Path>, pages: Option<&str>) -> Result<()> {
    let browser = tools::browser()?;
    let node = tools::node()?;
    site::build(Speed::Shipped)?;
    let mut bench = std::process::Command::new(node);
    bench.arg(script).args(corpus).args(pages).current_dir(command::root().join(tools::BROWSER_TESTS));
    command::run(bench.env("CHROMIUM", browser.chromium))
}

/// The words after the task.
struct Options(Vec<String>);

impl Options {
    /// `--fast`: a few seconds instead of a minute, at the price of size.
    fn speed(&mut self) -> Speed {
        if self.flag("--fast") { Speed::Fast } else { Speed::Shipped }
    }

    fn flag(&mut self, name: &str) -> bool {
        let found = self.0.iter().position(|word| word == name);
        found.map(|place| self.0.remove(place)).is_some()
    }

    fn value(&mut self, name: &str) -> Result<Option<String>> {
        let Some(place) = self.0.iter().position(|word| word == name) else { return Ok(None) };
        self.0.remove(place);
        if place >= self.0.len() {
            bail!("{name} needs a value");
        }
        Ok(Some(self.0.remove(place)))
    }

    fn end(self) -> Result<()> {
        match self.0.first() {
            Some(word) => bail!("unknown option: {word}\n{USAGE}"),
            None => Ok(()),
        }
    }
}
