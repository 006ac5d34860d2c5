//! What looks from outside at the parts that no document shows: the parser's tree, for the suites of others
//! (`cargo xtask eval --html5lib`), and dates, for the fuzz targets. Only with the feature `inside`; no part of
//! the public interface.

use crate::dom;
use crate::text::date::{DateHints, find_dates};

/// The tree of a page in the notation of html5lib's tests: a line for each element, attribute and text, two
/// spaces a level. Comments and document types are left out.
pub fn outline(markup: &str) -> String {
    dom::outline(markup)
}

/// Where dates stand in a text.
pub fn date_spans(text: &str) -> Vec<std::ops::Range<usize>> {
    find_dates(text, &DateHints::default()).into_iter().map(|date| date.span).collect()
}
