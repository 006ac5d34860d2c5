//! The command line's output, and the flat view of a document that the metrics take.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use super::id_of;
use crate::command::{cargo, output, run};

/// Documents by the name of their file up to its first dot; of several in one file the first.
pub(super) type Documents = BTreeMap<String, Document>;

/// One line of the output.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) json: Value,
}

impl Document {
    /// A metadata value.
    pub(super) fn field(&self, name: &str) -> &Value {
        &self.json["metadata"][name]["value"]
    }

    /// The main content: of a thread all its posts.
    pub(super) fn text(&self) -> &str {
        self.json["text"].as_str().unwrap_or_default()
    }

    /// The body alone: the article, or a thread's opening post; headings in, captions out.
    pub(super) fn body(&self) -> String {
        let blocks = self.json["blocks"].as_array().map(Vec::as_slice).unwrap_or_default();
        let mut parts = Vec::new();
        for section in self.list("sections") {
            let inside = section["blocks"].as_array().map(Vec::as_slice).unwrap_or_default();
            for index in std::iter::once(&section["heading"]).chain(inside).filter_map(Value::as_u64) {
                if let Some(block) = blocks.get(index as usize).filter(|block| block["zone"] != "caption") {
                    parts.push(block["text"].as_str().unwrap_or_default());
                }
            }
        }
        parts.join("\n\n")
    }

    /// A list of the document; empty when it has none.
    pub(super) fn list(&self, name: &str) -> &[Value] {
        self.json[name].as_array().map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn blocks(&self) -> &[Value] {
        self.list("blocks")
    }
}

/// Builds the command line (measuring profile) and runs it.
pub(super) fn read(paths: &[PathBuf]) -> Result<Documents> {
    let mut command = std::process::Command::new(build()?);
    command.args(["read", "--jsonl"]).args(paths);
    documents_of(&output(&mut command)?)
}

/// The Markdown of one file.
pub(super) fn markdown(program: &Path, path: &Path) -> Result<String> {
    output(std::process::Command::new(program).args(["read", "--markdown"]).arg(path))
}

/// Builds the command line and says where it is.
pub(super) fn build() -> Result<PathBuf> {
    run(&mut cargo(&["build", "--quiet", "--profile", "fast", "--bin", "tearsheet"]))?;
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| crate::command::root().join("target"), PathBuf::from);
    Ok(target.join("fast").join(format!("tearsheet{}", std::env::consts::EXE_SUFFIX)))
}

/// Takes output that was kept.
pub(super) fn parse(path: &Path) -> Result<Documents> {
    documents_of(&std::fs::read_to_string(path).with_context(|| path.display().to_string())?)
}

fn documents_of(lines: &str) -> Result<Documents> {
    let mut documents = Documents::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let json: Value = serde_json::from_str(line).context("the output is not JSON lines")?;
        let name = id_of(Path::new(json["source"]["name"].as_str().unwrap_or_default()));
        documents.entry(name).or_insert(Document { json });
    }
    Ok(documents)
}
