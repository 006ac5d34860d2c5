//! A document in two languages as a Markdown table: one language in each column, what belongs together in one row.

use super::inline::{escape, one_line};
use super::markdown::markdown;
use super::rows::{aligned_rows, text_of};
use crate::model::Document;

/// Stands where one language has nothing.
const NOTHING: &str = "–";

/// Title, and the text of both languages beside each other; of a page in one language what [`markdown`] gives.
pub fn columns(document: &Document) -> String {
    let Some(translation) = &document.translation else { return markdown(document) };
    let mut parts = Vec::new();
    if let Some(title) = &document.metadata.title {
        parts.push(format!("# {}", escape(&one_line(&title.value))));
    }
    let [first, second] = &translation.languages;
    let mut lines = vec![format!("| {} | {} |", escape(first), escape(second)), "| --- | --- |".to_owned()];
    for row in aligned_rows(document) {
        let [a, b] = [&row.a, &row.b].map(|blocks| cell(&text_of(document, blocks)));
        lines.push(format!("| {a} | {b} |"));
    }
    parts.push(lines.join("\n"));
    let mut out = parts.join("\n\n");
    out.push('\n');
    out
}

/// A cell is one line, whatever breaks its text.
fn cell(text: &str) -> String {
    if text.is_empty() {
        return NOTHING.to_owned();
    }
    text.lines().map(|line| escape(&one_line(line))).collect::<Vec<_>>().join("<br>")
}
