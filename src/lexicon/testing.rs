//! Other lexicons, for tests: one more language beside those that the program came with.

use std::cell::Cell;

use super::compile::{self, File, compile};
use super::table::{Lexicon, Table};

thread_local! {
    static CURRENT: Cell<Option<&'static Lexicon>> = const { Cell::new(None) };
}

/// The lexicon that this thread's test asked for.
pub(crate) fn current() -> Option<&'static Lexicon> {
    CURRENT.get()
}

/// The language files that the program came with, and their names.
pub(crate) fn shipped() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/words");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the folder of the language files")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| {
            let name = path.file_stem().expect("named").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("readable"))
        })
        .collect();
    files.sort();
    files
}

/// Runs a test with one more language file.
pub(crate) fn with_language<T>(file: File<'_>, test: impl FnOnce() -> T) -> T {
    let shipped = shipped();
    let mut files: Vec<File<'_>> =
        shipped.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    files.push(file);
    let tables = compile(&files).expect("the language compiles");
    let [words, names, common, prose] = [tables.words, tables.names, tables.common, tables.prose].map(leak);
    let lexicon = Lexicon { words, names, common, prose, tokens: tables.tokens };
    CURRENT.set(Some(Box::leak(Box::new(lexicon))));
    let result = test();
    CURRENT.set(None);
    result
}

/// What a test makes is there until its process ends.
fn leak(table: compile::Table) -> Table {
    Table::new(table.automaton.leak(), table.sets.leak(), table.entries.leak())
}
