//! What training needs of the core: feature rows, and reading with other forests than the shipped
//! ones. Only with the feature `training`; no part of the public interface.

use crate::block::split_capture;
use crate::capture::{Format, split_file};
use crate::thread::find_threads;
use crate::zone::training::rows_of_markup;
pub use crate::zone::training::{PageRows, use_forest};

/// The feature rows of the first page of markup in a file.
pub fn markup_rows(name: &str, bytes: &[u8]) -> Option<PageRows> {
    let captures = split_file(name, bytes, u64::MAX).ok()?;
    let capture = captures.first().filter(|capture| matches!(capture.format, Format::Html))?;
    let page = split_capture(capture);
    let threads = find_threads(capture, &page);
    Some(rows_of_markup(&page, &threads))
}
