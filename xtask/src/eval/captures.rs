//! A corpus of markup as text captures: what each page shows, one block a line, read again.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

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

/// The shown blocks, a line each, as a copy from a browser gives them.
fn dump(document: &Document) -> String {
    let shown = document.blocks().iter().filter(|block| block["hidden"] != true);
    let lines: Vec<&str> = shown.filter_map(|block| block["text"].as_str()).collect();
    lines.join("\n")
}
