//! What training needs of the core: feature rows, and reading with other forests than the shipped
//! ones. Only with the feature `training`; no part of the public interface.

use crate::block::{Page, split_capture};
use crate::capture::{Format, split_file};
use crate::document;
pub use crate::reading::training as reading;
pub use crate::text::names::training as names;
use crate::thread::{Thread, find_threads};
use crate::zone::classify_blocks;
use crate::zone::training as zone;
pub use crate::zone::training::{PageRows, use_forest};

/// The feature rows of the first page of markup in a file.
pub fn markup_rows(name: &str, bytes: &[u8]) -> Option<PageRows> {
    let (page, threads) = first_page(name, bytes)?;
    Some(zone::rows_of_markup(&page, &threads))
}

fn first_page(name: &str, bytes: &[u8]) -> Option<(Page, Vec<Thread>)> {
    let captures = split_file(name, bytes, u64::MAX).ok()?;
    let capture = captures.first().filter(|capture| matches!(capture.format, Format::Html))?;
    let page = split_capture(capture);
    let threads = find_threads(capture, &page);
    Some((page, threads))
}

/// The feature rows of a text capture.
pub fn line_rows(name: &str, bytes: &[u8]) -> Option<PageRows> {
    let captures = split_file(name, bytes, u64::MAX).ok()?;
    let capture = captures.first().filter(|capture| matches!(capture.format, Format::TextCapture))?;
    let page = split_capture(capture);
    Some(zone::rows_of_lines(&page, &find_threads(capture, &page)))
}

/// From now on documents show every candidate for author and day of publication, and answer with the likeliest.
pub fn keep_all_candidates() {
    document::keep_all_candidates();
}

/// A title that a page proposes, and its features by name.
pub type TitleRow = (String, Vec<(String, f32)>);

/// The titles that the first page in a file proposes; of a text capture the first one is none, as an empty text.
pub fn title_rows(name: &str, bytes: &[u8]) -> Option<Vec<TitleRow>> {
    let captures = split_file(name, bytes, u64::MAX).ok()?;
    let capture = captures.first()?;
    let page = split_capture(capture);
    let threads = find_threads(capture, &page);
    match capture.format {
        Format::TextCapture => return Some(zone::titles_of_lines(&page, &threads)),
        Format::Html => {}
        _ => return None,
    }
    let zoning = classify_blocks(capture, &page, &threads);
    Some(document::title_rows(capture, &page, &threads, &zoning))
}

/// Authors that a page in Chinese proposes, and their features by name.
pub type AuthorRow = (Vec<String>, Vec<(&'static str, f32)>);

/// The authors that the first page in a file proposes; the last one is none.
pub fn author_rows(name: &str, bytes: &[u8]) -> Option<Vec<AuthorRow>> {
    let captures = split_file(name, bytes, u64::MAX).ok()?;
    let capture = captures.first()?;
    let page = split_capture(capture);
    let threads = find_threads(capture, &page);
    let zoning = classify_blocks(capture, &page, &threads);
    Some(document::author_rows(capture, &page, &threads, &zoning))
}
