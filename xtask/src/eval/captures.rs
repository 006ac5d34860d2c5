//! A corpus of markup as text captures: what each page shows, one block a line, read again.
//!
//! Forums that draw their posts by script keep them in `<noscript>`: there hidden blocks are what a browser shows, so
//! hidden blocks that the reader takes for the page's own text or for posts are written, too, unless the page shows
//! the same text.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use super::output::{Document, Documents, read};

/// Writes the shown blocks of documents as text files into a folder of their own, and reads these.
pub(super) fn read_again(documents: &Documents) -> Result<Documents> {
    let folder = std::env::temp_dir().join(format!("tearsheet-captures-{}", std::process::id()));
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let read = write_all(&folder, documents).and_then(|paths| read(&paths));
    std::fs::remove_dir_all(&folder).with_context(|| folder.display().to_string())?;
    read
}

fn write_all(folder: &Path, documents: &Documents) -> Result<Vec<PathBuf>> {
    let write = |(id, document): (&String, &Document)| {
        let path = folder.join(format!("{id}.txt"));
        std::fs::write(&path, dump(document)).with_context(|| path.display().to_string())?;
        Ok(path)
    };
    documents.iter().map(write).collect()
}

/// Zones of hidden blocks that are written all the same.
const TEXT: [&str; 11] = [
    "title",
    "byline",
    "standfirst",
    "heading",
    "paragraph",
    "quotation",
    "list-item",
    "table",
    "code",
    "caption",
    "comment",
];

/// The shown blocks, a line each, as a copy from a browser gives them.
fn dump(document: &Document) -> String {
    let is_shown = |block: &&Value| block["hidden"] != true;
    let text_of = |block: &'_ Value| block["text"].as_str().map(str::to_owned);
    let shown: BTreeSet<String> = document.blocks().iter().filter(is_shown).filter_map(text_of).collect();
    let adds = |block: &Value| {
        let text = block["zone"].as_str().is_some_and(|zone| TEXT.contains(&zone));
        text && text_of(block).is_some_and(|text| !shown.contains(&text))
    };
    let written = document.blocks().iter().filter(|block| is_shown(block) || adds(block));
    written.filter_map(text_of).collect::<Vec<_>>().join("\n")
}
