//! Source, author and date of Chinese pages: what counts as right.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use fancy_regex::Regex;
use serde_json::Value;

use super::day::next_day;
use super::tokens::{fold_compatible, pattern, plain};
use super::zh::plain_or_empty;

static AUTHOR_LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(作者|记者|記者|文|来源|by)[:：/／]?\s*"));
static SOURCE_LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(来源|來源|稿件来源|信息来源|本文来源)(于)?[:：]?"));
static SPACED_DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})"));
static COMPACT_DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(\d{4})(\d\d)(\d\d)"));
static UTC: LazyLock<Regex> = LazyLock::new(|| pattern(r"(Z|\+00:00)$"));
static HOUR: LazyLock<Regex> = LazyLock::new(|| pattern(r"T(\d\d)"));

/// The same outlet, or one name inside the other with little around it.
pub(super) fn source_right(said: &Value, truth: &Value) -> bool {
    let (ours, theirs) = (source(said), source(truth));
    if theirs.is_empty() || ours.is_empty() {
        return theirs.is_empty() && ours.is_empty();
    }
    let (a, b) = (ours.chars().count(), theirs.chars().count());
    ours == theirs
        || a.min(b) >= 2 && (ours.contains(&theirs) || theirs.contains(&ours)) && a.max(b) <= a.min(b) + 10
}

fn source(value: &Value) -> String {
    let folded = fold_compatible(&plain_or_empty(value));
    let bare = SOURCE_LABEL.replace(&folded, "").into_owned();
    bare.trim_matches(|c| "[]【】()《》:".contains(c)).to_owned()
}

/// At least half of the names, and not much besides.
pub(super) fn author_right(said: &Value, truth: &Value) -> bool {
    let (ours, theirs) = (names(said), names(truth));
    if theirs.is_empty() || ours.is_empty() {
        return theirs.is_empty() && ours.is_empty();
    }
    let joined = ours.concat();
    let hit = theirs.iter().filter(|name| joined.contains(name.as_str())).count();
    let wanted: usize = theirs.iter().map(|name| name.chars().count()).sum();
    hit * 2 >= theirs.len() && hit > 0 && joined.chars().count() <= 3 * wanted + 10
}

fn names(value: &Value) -> Vec<String> {
    let parts = match value {
        Value::Null => Vec::new(),
        Value::Array(parts) => parts.iter().map(plain).collect(),
        other => vec![plain(other)],
    };
    let separators = |c: char| "、,，;；/／&|".contains(c) || c.is_whitespace();
    let bare = parts.iter().map(|part| AUTHOR_LABEL.replace(part.trim(), "").into_owned());
    bare.flat_map(|part| part.split(separators).map(fold_compatible).collect::<Vec<_>>())
        .filter(|name| !name.is_empty())
        .collect()
}

/// `YYYY-MM-DD` of the first date in a text.
pub(super) fn date_of(text: &str) -> Option<String> {
    let found =
        [&*SPACED_DAY, &*COMPACT_DAY].iter().find_map(|pattern| pattern.captures(text).ok().flatten())?;
    let number = |group: usize| found.get(group).and_then(|part| part.as_str().parse::<u32>().ok());
    Some(format!("{:04}-{:02}-{:02}", number(1)?, number(2)?, number(3)?))
}

/// Whether the day is one of those that the page prints; and whether it prints any.
///
/// A time in UTC late in the day is the next day where these pages are read.
pub(super) fn days_right(said: &Value, truth: &Value) -> (bool, bool) {
    let alternatives = truth["published_alt"].as_array().into_iter().flatten();
    let mut days = BTreeSet::new();
    for written in std::iter::once(&truth["published"]).chain(alternatives).map(plain_or_empty) {
        let Some(day) = date_of(&written) else { continue };
        let hour = HOUR.captures(&written).ok().flatten();
        let hour: u32 = hour.and_then(|found| found.get(1)?.as_str().parse().ok()).unwrap_or(0);
        if UTC.is_match(&written).unwrap_or(false) && hour >= 16 {
            days.extend(next_day(&day));
        }
        days.insert(day);
    }
    let ours = date_of(&plain_or_empty(said));
    let right = if days.is_empty() { ours.is_none() } else { ours.is_some_and(|day| days.contains(&day)) };
    (right, !days.is_empty())
}
