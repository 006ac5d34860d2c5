//! What looks from outside at the parts that no document shows: the parser's tree, for the suites of others
//! (`cargo xtask eval --html5lib`), dates, for the fuzz targets, and expressions of time, for the suites of others
//! (`cargo xtask eval --recognizers`). Only with the feature `inside`; no part of
//! the public interface.

use crate::dom;
use crate::model::TimeExpression;
use crate::reading;
use crate::text::date::lunar::from_lunar;
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

/// The expressions of time of a text that appeared on a day (`2023-06-18`).
pub fn times(text: &str, published: &str) -> Vec<TimeExpression> {
    reading::times_in(text, published)
}

/// The day of our calendar of a day of the Chinese lunar one: year, month, day.
pub fn lunar_day(year: i32, month: u8, day: u8) -> Option<(i32, u8, u8)> {
    from_lunar(year, month, day)
}
