//! Golden documents: what must be true of them, and what the reader makes of them in full.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::expectation::{Check, Expectations, check};
use crate::{bytes_of, fixtures, name_of, read_first, root};

/// All expectations files with their names, sorted.
pub(crate) fn expectations() -> Vec<(String, Expectations)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(root().join("tests/golden"))
        .expect("the folder exists")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| name_of(path).ends_with(".expect.toml"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).expect("expectations are UTF-8");
            let parsed = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (name_of(path), parsed)
        })
        .collect()
}

/// Reads the document of an expectations file and compares.
pub(crate) fn checks_of(expected: &Expectations) -> Vec<Check> {
    let path = root().join(&expected.document);
    let (document, _) = read_first(&name_of(&path), &bytes_of(&path));
    check(expected, &document)
}

#[test]
fn golden_documents_are_read_as_expected() {
    let mut problems = Vec::new();
    for (file, expected) in expectations() {
        let known: BTreeSet<&str> = expected.known_wrong.iter().map(String::as_str).collect();
        let checks = checks_of(&expected);
        for check in &checks {
            match (check.holds, known.contains(check.name.as_str())) {
                (false, false) => problems.push(format!("{file}: {} is {}", check.name, check.got)),
                (true, true) => {
                    problems.push(format!("{file}: {} holds now: strike it off known_wrong", check.name));
                }
                _ => {}
            }
        }
        let names: BTreeSet<&str> = checks.iter().map(|check| check.name.as_str()).collect();
        problems.extend(
            known.difference(&names).map(|name| format!("{file}: known_wrong names no check: {name}")),
        );
    }
    assert!(problems.is_empty(), "{} expectations broken:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn every_golden_document_has_expectations() {
    let covered: BTreeSet<String> =
        expectations().into_iter().map(|(_, expected)| expected.document).collect();
    for path in fixtures() {
        let relative = path.strip_prefix(root()).expect("fixtures lie in the package").display().to_string();
        assert!(covered.contains(&relative), "{relative} has no expectations");
    }
}
