//! CSV (RFC 4180): a table each of documents, comments, statements, times and the reader's corrections.
//!
//! A byte order mark lets spreadsheets see the encoding. A cell that a spreadsheet would take for a formula gets an
//! apostrophe in front, as OWASP advises against injected formulas.

use super::join_names;
use crate::model::{Corrected, Document, Field};
use crate::text::mass::count_units;

/// The byte order mark that stands before a table.
pub(super) const MARK: &str = "\u{feff}";

/// The columns of the table of documents.
pub(super) const DOCUMENTS: [&str; 18] = [
    "name",
    "kind",
    "title",
    "title_confidence",
    "authors",
    "authors_confidence",
    "source",
    "published",
    "published_confidence",
    "modified",
    "url",
    "language",
    "words",
    "comments",
    "sha256",
    "starred",
    "tags",
    "note",
];

/// The columns of the table of comments.
pub(super) const COMMENTS: [&str; 9] =
    ["name", "floor", "author", "posted", "reply_to", "depth", "likes", "text", "sha256"];

/// The columns of the table of statements.
pub(super) const STATEMENTS: [&str; 11] = [
    "name",
    "speaker",
    "speaker_surface",
    "title",
    "cue",
    "direct",
    "content",
    "quotes",
    "via",
    "confidence",
    "block",
];

/// The columns of the table of times.
pub(super) const TIMES: [&str; 7] = ["name", "text", "value", "kind", "confidence", "block", "sha256"];

/// The columns of the table of corrections.
pub(super) const CORRECTIONS: [&str; 7] = ["name", "path", "found", "value", "passage", "by", "sha256"];

/// A document as a row of the table of documents.
pub(super) fn document_row(document: &Document) -> String {
    let metadata = &document.metadata;
    let text =
        |field: &Option<Field<String>>| field.as_ref().map(|field| field.value.clone()).unwrap_or_default();
    let sure = |confidence: Option<f32>| confidence.map(|it| format!("{it:.2}")).unwrap_or_default();
    let kind = serde_json::to_value(document.kind.value).ok();
    let (unspaced, spaced) = count_units(&document.text);
    let words = unspaced + spaced;
    row(&[
        document.source.name.clone(),
        kind.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned(),
        text(&metadata.title),
        sure(metadata.title.as_ref().map(|field| field.confidence)),
        join_names(document, metadata.authors.as_ref()).unwrap_or_default(),
        sure(metadata.authors.as_ref().map(|field| field.confidence)),
        metadata
            .source
            .as_ref()
            .or(metadata.site.as_ref())
            .map(|field| field.value.clone())
            .unwrap_or_default(),
        text(&metadata.published),
        sure(metadata.published.as_ref().map(|field| field.confidence)),
        text(&metadata.modified),
        text(&metadata.url),
        document.source.languages.join(" "),
        words.to_string(),
        document.comments.len().to_string(),
        document.source.sha256.clone(),
        if document.remarks.starred { "true".to_owned() } else { String::new() },
        document.remarks.tags.join(" | "),
        document.remarks.note.clone(),
    ])
}

/// The comments of a document, a row each.
pub(super) fn comment_rows(document: &Document) -> String {
    let number = |value: Option<u32>| value.map(|value| value.to_string()).unwrap_or_default();
    let rows = document.comments.iter().map(|comment| {
        row(&[
            document.source.name.clone(),
            number(comment.floor),
            comment.author.clone().unwrap_or_default(),
            comment.posted.clone().unwrap_or_default(),
            number(comment.reply_to),
            comment.depth.to_string(),
            number(comment.likes),
            comment.text.clone(),
            document.source.sha256.clone(),
        ])
    });
    rows.collect()
}

/// The statements of a document, a row each.
pub(super) fn statement_rows(document: &Document) -> String {
    let rows = document.reading.statements.iter().map(|statement| {
        row(&[
            document.source.name.clone(),
            statement.speaker.clone().unwrap_or_default(),
            statement.speaker_surface.clone(),
            statement.title.clone().unwrap_or_default(),
            statement.cue.clone(),
            statement.direct.to_string(),
            statement.content.clone(),
            statement.quotes.join(" | "),
            statement.via.clone().unwrap_or_default(),
            format!("{:.2}", statement.confidence),
            statement.block.to_string(),
        ])
    });
    rows.collect()
}

/// The times of a document, a row each.
pub(super) fn time_rows(document: &Document) -> String {
    let rows = document.reading.times.iter().map(|time| {
        row(&[
            document.source.name.clone(),
            time.text.clone(),
            time.value.clone(),
            time.kind.clone(),
            format!("{:.2}", time.confidence),
            time.block.to_string(),
            document.source.sha256.clone(),
        ])
    });
    rows.collect()
}

/// The corrections of a document, a row each.
pub(super) fn correction_rows(document: &Document) -> String {
    let said =
        |value: &Option<Corrected>| value.as_ref().map(|it| it.values().join(" | ")).unwrap_or_default();
    let rows = document.corrections.iter().map(|correction| {
        row(&[
            document.source.name.clone(),
            correction.path.clone(),
            said(&correction.found),
            said(&correction.value),
            correction.text.clone().unwrap_or_default(),
            correction.by.clone(),
            document.source.sha256.clone(),
        ])
    });
    rows.collect()
}

/// A row, its line end included.
pub(super) fn row<T: AsRef<str>>(cells: &[T]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell_of(cell.as_ref())).collect();
    cells.join(",") + "\r\n"
}

/// A cell, quoted where it must be.
fn cell_of(text: &str) -> String {
    let text = if is_formula(text) { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// Whether a spreadsheet would calculate a text; a plain number it may.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn cells_are_quoted_and_never_calculated() {
        for (cells, expect) in [
            (vec!["plain", "文字"], "plain,文字\r\n"),
            (vec!["a,b", "say \"yes\""], "\"a,b\",\"say \"\"yes\"\"\"\r\n"),
            (vec!["two\nlines"], "\"two\nlines\"\r\n"),
            (vec!["=1+1", "@SUM(A1)", "-3", "- dash"], "'=1+1,'@SUM(A1),-3,'- dash\r\n"),
            (vec!["=HYPERLINK(\"x\",1)"], "\"'=HYPERLINK(\"\"x\"\",1)\"\r\n"),
        ] {
            assert_eq!(row(&cells), expect);
        }
    }
}
