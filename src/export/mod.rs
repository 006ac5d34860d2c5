//! Documents in the formats that people take away: one file per format.

mod annotations;
mod archive;
mod bibtex;
mod citation;
mod columns;
mod csl;
mod csv;
mod format;
mod front_matter;
mod inline;
mod json_ld;
mod lists;
mod markdown;
pub mod project;
mod record;
pub mod remarks;
mod ris;
mod rows;
mod tei;
#[cfg(test)]
mod tests;
mod text;
mod timeline;
mod tmx;

pub use annotations::annotations;
pub use archive::{Archive, Head, archive, free_name};
pub use bibtex::bibtex;
#[cfg(any(test, feature = "viewer"))]
pub(crate) use citation::english_month;
pub use citation::{Style, citation};
pub use columns::columns;
pub use csl::csl_json;
pub use format::Format;
pub use front_matter::clipping;
pub use json_ld::json_ld;
pub use markdown::markdown;
pub use ris::ris;
pub use rows::{AlignedRow, aligned_rows};
pub use tei::tei;
pub use text::text;
pub use timeline::{timeline_csv, timeline_ics};
pub use tmx::tmx;

use crate::model::{Document, Field};

/// Names of a list field, parted as the document's language parts them.
fn join_names(document: &Document, field: Option<&Field<Vec<String>>>) -> Option<String> {
    let names = &field?.value;
    let chinese = document.source.languages.first().is_some_and(|tag| tag.starts_with("zh"));
    (!names.is_empty()).then(|| names.join(if chinese { "、" } else { ", " }))
}

/// A time as people read it: a space for the `T`, and an `h` where just the hour is known.
///
/// A year that is not known is left out.
pub fn readable_time(value: &str) -> String {
    let value = value.strip_prefix("XXXX-").unwrap_or(value);
    let Some((day, clock)) =
        value.split_once('T').filter(|(day, _)| day.ends_with(|c: char| c.is_ascii_digit()))
    else {
        return value.to_owned();
    };
    let digits = clock.bytes().take_while(u8::is_ascii_digit).count();
    match clock.split_at_checked(digits) {
        Some((hour, zone)) if !zone.starts_with(':') => format!("{day} {hour}h {zone}").trim_end().to_owned(),
        _ => format!("{day} {clock}"),
    }
}

/// A time with the sign for "about" where it is concluded and not stated.
fn readable_field(field: &Field<String>) -> String {
    let time = readable_time(&field.value);
    if field.inferred { format!("≈ {time}") } else { time }
}

/// Author, outlet and time, as far as they are known.
fn byline_parts(document: &Document) -> Vec<String> {
    let metadata = &document.metadata;
    let mut parts = Vec::new();
    parts.extend(join_names(document, metadata.authors.as_ref()));
    let outlet = metadata.source.as_ref().or(metadata.site.as_ref());
    parts.extend(outlet.map(|field| field.value.clone()));
    parts.extend(metadata.published.as_ref().map(readable_field));
    parts
}
