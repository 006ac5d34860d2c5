//! Plain text, to read on a terminal or to feed to a program that knows no structure.

use super::byline_parts;
use crate::model::Document;

/// Title, byline and main content of a document as plain text, paragraphs parted by a blank line.
pub fn text(document: &Document) -> String {
    let mut parts = Vec::new();
    if let Some(title) = &document.metadata.title {
        parts.push(title.value.clone());
    }
    let byline = byline_parts(document);
    if !byline.is_empty() {
        parts.push(byline.join(" · "));
    }
    if !document.text.is_empty() {
        parts.push(document.text.clone());
    }
    // A page with nothing to read still says why.
    if parts.is_empty() {
        parts.extend(document.warnings.iter().map(|warning| format!("({})", warning.message)));
    }
    let mut out = parts.join("\n\n");
    out.push('\n');
    out
}
