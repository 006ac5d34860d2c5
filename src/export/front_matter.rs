//! Markdown with YAML front matter, by the keys of Obsidian's Web Clipper. Every string is quoted, so that no title
//! is read as a date, a number or a list.

use super::markdown;
use super::record::Record;
use crate::model::Document;

/// A document as Markdown with its fields in front.
pub fn clipping(document: &Document) -> String {
    let record = Record::of(document);
    let metadata = &document.metadata;
    let mut lines = vec!["---".to_owned()];
    let mut put = |key: &str, value: Option<&str>| {
        lines.extend(value.map(|value| format!("{key}: {}", quoted(value))));
    };
    put("title", record.title);
    put("source", record.url);
    let published = metadata.published.as_ref().map(|field| field.value.as_str());
    let captured = metadata.captured.as_ref().map(|field| field.value.as_str());
    put("site", record.outlet);
    put("published", published);
    put("created", captured);
    put("description", record.summary);
    put("language", record.language);
    put("sha256", Some(record.sha256).filter(|hash| !hash.is_empty()));
    put("uncertain", record.doubt_note().as_deref());
    let remarks = &document.remarks;
    put("note", Some(remarks.note.trim()).filter(|note| !note.is_empty()));
    if remarks.starred {
        lines.push("starred: true".to_owned());
    }
    let authors = metadata.authors.iter().flat_map(|field| &field.value).map(String::as_str).collect();
    for (key, values) in [("author", authors), ("tags", record.keywords)] {
        if !values.is_empty() {
            lines.push(format!("{key}:"));
            lines.extend(values.iter().map(|value| format!("  - {}", quoted(value))));
        }
    }
    lines.push("---".to_owned());
    format!("{}\n\n{}", lines.join("\n"), markdown(document))
}

/// A string of YAML in double quotes: the escapes of JSON are escapes of YAML, too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text.split_whitespace().collect::<Vec<_>>().join(" ")).to_string()
}
