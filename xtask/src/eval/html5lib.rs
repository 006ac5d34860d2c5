//! html5lib's tests of parsers: the trees that a page must become, and the tokens.
//!
//! Not run, and counted: fragments (a page is always read as a whole), pages whose scripts run, and what no page
//! can bring about. Comments and document types are not compared, as the tree does not hold them.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::figures::Figures;
use super::html5lib_tokens::token_cases;
use super::{files_in, floors};
use crate::command::{cargo, root, run as run_program};

/// A page and the tree that it must become.
pub(super) struct Case {
    pub(super) markup: String,
    pub(super) expected: Expected,
}

/// What is expected of a tree.
pub(super) enum Expected {
    Outline(String),
    /// The outline of other markup, with these texts in place of their marks.
    Same(String, Vec<String>),
}

/// The cases of one kind, and how many are left out for which reason.
#[derive(Default)]
pub(super) struct Cases {
    pub(super) run: Vec<Case>,
    pub(super) left_out: BTreeMap<&'static str, usize>,
}

impl Cases {
    pub(super) fn leave_out(&mut self, why: &'static str) {
        *self.left_out.entry(why).or_default() += 1;
    }
}

/// Runs both kinds of tests in an unpacked suite; an error if fewer pass than the floors say.
pub(crate) fn run(suite: &Path, hold: bool, show: bool) -> Result<()> {
    let program = build()?;
    let mut figures = Figures::default();
    let trees = tree_cases(&suite.join("tree-construction"))?;
    let tokens = token_cases(&suite.join("tokenizer"))?;
    for (name, cases) in [("trees", trees), ("tokens", tokens)] {
        let passed = count_passed(&program, &cases, show)?;
        println!("{name}: {passed} of {} pass", cases.run.len());
        for (why, count) in &cases.left_out {
            println!("{name}: {count} not run: {why}");
        }
        figures.push(format!("{name} run"), cases.run.len() as f64);
        figures.push(format!("{name} passed"), passed as f64);
    }
    let below = figures.print(&floors::load("html5lib")?);
    if hold && !below.is_empty() {
        bail!("below the floor: {}", below.join(", "));
    }
    Ok(())
}

/// Builds the program that prints trees.
fn build() -> Result<PathBuf> {
    let example = ["build", "--quiet", "--profile", "fast", "--features", "inside", "--example", "trees"];
    run_program(&mut cargo(&example))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    Ok(target.join("fast/examples").join(format!("trees{}", std::env::consts::EXE_SUFFIX)))
}

fn count_passed(program: &Path, cases: &Cases, show: bool) -> Result<usize> {
    let mut pages: Vec<&str> = cases.run.iter().map(|case| case.markup.as_str()).collect();
    pages.extend(cases.run.iter().filter_map(|case| match &case.expected {
        Expected::Same(other, _) => Some(other.as_str()),
        Expected::Outline(_) => None,
    }));
    let outlines = outlines_of(program, &pages)?;
    let (ours, mut others) = match outlines.split_at_checked(cases.run.len()) {
        Some((ours, others)) => (ours, others.iter()),
        None => bail!("{} trees of {} pages", outlines.len(), pages.len()),
    };
    let mut passed = 0;
    for (case, ours) in cases.run.iter().zip(ours) {
        let expected = match &case.expected {
            Expected::Outline(outline) => outline.clone(),
            Expected::Same(_, texts) => fill_marks(others.next().context("a tree is missing")?, texts),
        };
        if *ours == expected {
            passed += 1;
        } else if show {
            println!("--- {:?}\nexpected\n{expected}\ngot\n{ours}", case.markup);
        }
    }
    Ok(passed)
}

/// Marks in markup are characters of private use from this one on.
pub(super) const FIRST_MARK: u32 = 0xf0000;

fn fill_marks(outline: &str, texts: &[String]) -> String {
    let mut filled = String::with_capacity(outline.len());
    for c in outline.chars() {
        match (c as u32).checked_sub(FIRST_MARK).and_then(|at| texts.get(at as usize)) {
            Some(text) => filled.push_str(text),
            None => filled.push(c),
        }
    }
    filled
}

fn outlines_of(program: &Path, pages: &[&str]) -> Result<Vec<String>> {
    let mut command = Command::new(program);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut input = child.stdin.take().context("no way in")?;
    let lines: Vec<String> = pages.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
    // Written while the output is read: either may fill its pipe.
    let writer = std::thread::spawn(move || -> std::io::Result<()> {
        for line in lines {
            writeln!(input, "{line}")?;
        }
        Ok(())
    });
    let output = child.wait_with_output()?;
    if let Ok(written) = writer.join() {
        written?;
    }
    let text = String::from_utf8(output.stdout)?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn tree_cases(folder: &Path) -> Result<Cases> {
    let mut cases = Cases::default();
    for path in files_in(folder)?.iter().filter(|path| path.extension().is_some_and(|e| e == "dat")) {
        let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
        // What the files hold beyond UTF-8 are halves of pairs, which no decoder gives.
        let text = String::from_utf8_lossy(&bytes);
        for test in text.split("\n#data\n").map(|test| test.strip_prefix("#data\n").unwrap_or(test)) {
            read_tree_case(test, &mut cases)?;
        }
    }
    for path in files_in(&folder.join("scripted"))? {
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        for _ in text.split("\n#data\n") {
            cases.leave_out("its scripts run");
        }
    }
    Ok(cases)
}

fn read_tree_case(test: &str, cases: &mut Cases) -> Result<()> {
    let (markup, rest) = match test.strip_prefix("#errors") {
        Some(rest) => ("", rest),
        None => test.split_once("\n#errors").context("a test without #errors")?,
    };
    let (flags, tree) = rest.split_once("\n#document\n").context("a test without #document")?;
    if flags.contains("\n#document-fragment\n") {
        cases.leave_out("a fragment");
    } else if flags.lines().any(|line| line == "#script-on") {
        cases.leave_out("with scripts on");
    } else {
        let expected = Expected::Outline(without_comments(tree));
        cases.run.push(Case { markup: markup.to_owned(), expected });
    }
    Ok(())
}

/// The expected tree as we print it: without comments, document types and the level of templates' contents.
fn without_comments(tree: &str) -> String {
    let mut outline = String::new();
    // Depths of the contents that lines may be inside of.
    let mut contents: Vec<usize> = Vec::new();
    let mut skips = false;
    for line in tree.trim_end_matches('\n').split('\n') {
        let Some(node) = line.strip_prefix("| ") else {
            // A text goes on.
            if !skips {
                outline.extend([line, "\n"]);
            }
            continue;
        };
        let label = node.trim_start_matches(' ');
        let depth = (node.len() - label.len()) / 2;
        contents.retain(|&above| above < depth);
        skips = label.starts_with("<!") || label == "content";
        if label == "content" {
            contents.push(depth);
        }
        if !skips {
            outline.extend(["  ".repeat(depth - contents.len()).as_str(), label, "\n"]);
        }
    }
    outline
}

#[cfg(test)]
mod tests {
    use super::{FIRST_MARK, fill_marks, without_comments};

    #[test]
    fn expected_trees_are_taken_as_we_print_them() {
        let tree = "| <!DOCTYPE html>\n| <html>\n|   <template>\n|     content\n|       <b>\n|         a=\"1\"\n|   <!-- x\n\ny -->\n|   \"one\n\ntwo\"\n";
        assert_eq!(
            without_comments(tree),
            "<html>\n  <template>\n    <b>\n      a=\"1\"\n  \"one\n\ntwo\"\n"
        );
    }

    #[test]
    fn marks_are_filled_in_order() {
        let mark = |at: u32| char::from_u32(FIRST_MARK + at).unwrap();
        let outline = format!("\"{}b{}\"", mark(1), mark(0));
        assert_eq!(fill_marks(&outline, &["x".to_owned(), "yy".to_owned()]), "\"yybx\"");
    }
}
