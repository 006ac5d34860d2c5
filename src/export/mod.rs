//! Documents in the formats that people take away: one file per format.

mod markdown;
mod text;

pub use markdown::markdown;
pub use text::text;

use crate::model::{Document, Field};

/// Names of a list field, parted as the document's language parts them.
fn join_names(document: &Document, field: Option<&Field<Vec<String>>>) -> Option<String> {
    let names = &field?.value;
    let chinese = document.source.languages.first().is_some_and(|tag| tag.starts_with("zh"));
    (!names.is_empty()).then(|| names.join(if chinese { "、" } else { ", " }))
}

/// A time as people read it: a space for the `T`.
fn readable_time(value: &str) -> String {
    value.replacen('T', " ", 1)
}

/// Author, outlet and time, as far as they are known.
fn byline_parts(document: &Document) -> Vec<String> {
    let metadata = &document.metadata;
    let mut parts = Vec::new();
    parts.extend(join_names(document, metadata.authors.as_ref()));
    let outlet = metadata.source.as_ref().or(metadata.site.as_ref());
    parts.extend(outlet.map(|field| field.value.clone()));
    parts.extend(metadata.published.as_ref().map(|field| readable_time(&field.value)));
    parts
}
