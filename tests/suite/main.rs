//! All integration tests in one binary: it links once.
#![expect(clippy::expect_used, reason = "the functions that tests share may fail like the tests")]

mod bilingual;
mod cli;
mod collection;
mod containers;
mod dump;
mod expectation;
mod floors;
mod golden;
mod hostile;
mod invariants;
mod literals;
mod mutations;
mod pieces;
mod properties;
mod spoken;

mod tidy;
mod words;

use std::path::{Path, PathBuf};

/// The folder of the package.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Reads one document the way every test does: the first of the file.
pub(crate) fn read_first(name: &str, bytes: &[u8]) -> (tearsheet::model::Document, String) {
    let mut pages =
        tearsheet::read_with_text(name, bytes, &tearsheet::Options::default()).expect("content never fails");
    assert!(!pages.is_empty(), "{name}: a file gives at least one document");
    pages.swap_remove(0)
}

/// The documents of `tests/golden` and the samples of the page, sorted by path.
pub(crate) fn fixtures() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = ["tests/golden", "www/samples"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(root().join(folder)).expect("the folder exists"))
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.is_file())
        .filter(|path| {
            !path.extension().is_some_and(|extension| ["toml", "json"].iter().any(|e| extension == *e))
        })
        .collect();
    paths.sort();
    paths
}

/// Bytes of a fixture.
pub(crate) fn bytes_of(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// File name of a fixture.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Text without any white space: how texts are compared that were laid out differently.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}')).collect()
}
