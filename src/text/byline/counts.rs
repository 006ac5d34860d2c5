//! How often a page says it was read, and how many comments it says it has.

use crate::lexicon::role::Manner;
use crate::lexicon::{Mark, Role, begin, end};
use crate::text::count::{parse_count, scale_of};
use crate::text::marked::Marked;

/// Counts found in one text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) reads: Option<u64>,
    pub(crate) comments: Option<u64>,
    pub(crate) likes: Option<u64>,
}

/// Longest text that is searched, in bytes: counts stand in short texts.
const LONGEST: usize = 400;

/// Finds the counts of a short text (`71005 阅读`, `Comments (15)`, `浏览：1.2万`).
pub(crate) fn find_counts(text: &str) -> Counts {
    if may_count(text) { find_marked_counts(text, &Marked::new(text)) } else { Counts::default() }
}

/// Whether a text is short and holds a figure.
pub(crate) fn may_count(text: &str) -> bool {
    text.len() <= LONGEST && text.chars().any(char::is_numeric)
}

/// The same of a text that is marked already.
pub(crate) fn find_marked_counts(text: &str, marked: &Marked) -> Counts {
    let mut counts = Counts::default();
    if !may_count(text) {
        return counts;
    }
    let folded = marked.folded.as_str();
    let words = find_words(marked);
    let mut used = 0;
    for (n, &(role, start, end)) in words.iter().enumerate() {
        let next = words.get(n + 1).map_or(folded.len(), |w| w.1);
        let before = folded.get(used..start).and_then(number_before);
        let after = folded.get(end..next).and_then(number_after);
        // A text that begins with the word gives its figure behind, one that begins with a figure before.
        let value = before.or(after.map(|(value, length)| {
            used = end + length;
            value
        }));
        if before.is_some() {
            used = end;
        }
        let slot = match role {
            Role::ReadCount => &mut counts.reads,
            Role::CommentCount => &mut counts.comments,
            _ => &mut counts.likes,
        };
        if slot.is_none() {
            *slot = value;
        }
    }
    counts
}

/// The words that name a count, with where they stand: none inside another, the longest of each place.
fn find_words(marked: &Marked) -> Vec<(Role, usize, usize)> {
    let mut found = Vec::new();
    let mut floor = 0;
    for marks in marked.by_start() {
        let counted = |mark: &Mark| {
            [Role::ReadCount, Role::CommentCount, Role::LikeCount]
                .into_iter()
                .find(|&role| mark.is(role, Manner::Word))
                .map(|role| (role, mark.start as usize, mark.end as usize))
        };
        if let Some(word) = marks.iter().rev().find_map(counted).filter(|&(_, start, _)| start >= floor) {
            floor = word.2;
            found.push(word);
        }
    }
    found
}

/// The number that ends the text, with only spaces and measure words behind it.
fn number_before(text: &str) -> Option<u64> {
    let mut text = text.trim_end();
    while let Some(measure) = end(Role::MeasureWord, text) {
        text = text.get(..measure.span.start)?.trim_end();
    }
    let unit = text.chars().next_back()?;
    let scale = scale_of(unit);
    let digits = if scale > 1 { text.get(..text.len() - unit.len_utf8())?.trim_end() } else { text };
    let start = digits
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_ascii_digit() || matches!(c, ',' | '.'))
        .last()
        .map(|(at, _)| at)?;
    // 2023-06-18 阅读: the tail of a date or a clock is no count.
    let glued = digits
        .get(..start)
        .and_then(|head| head.chars().next_back())
        .is_some_and(|c| matches!(c, '-' | ':' | '/' | '#'));
    if glued {
        return None;
    }
    parse_count(digits.get(start..)?, scale)
}

/// The number that begins the text, behind signs and brackets; and how many bytes it takes.
fn number_after(text: &str) -> Option<(u64, usize)> {
    let sign = |c: char| c.is_whitespace() || matches!(c, ':' | '(' | '[');
    let mut rest = text.trim_start_matches(sign);
    while let Some(noun) = begin(Role::CountNoun, rest) {
        rest = rest.get(noun.span.end..)?.trim_start_matches(sign);
    }
    let length: usize = rest.chars().take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).count();
    let digits = rest.get(..length).filter(|d| d.starts_with(|c: char| c.is_ascii_digit()))?;
    let tail = rest.get(length..).unwrap_or_default();
    // A date, a clock or an address behind the word.
    if tail.starts_with(['-', '/', '年', '月']) || tail.starts_with(':') {
        return None;
    }
    let unit = tail.trim_start().chars().next().unwrap_or(' ');
    let value = parse_count(digits.trim_end_matches(['.', ',']), scale_of(unit))?;
    Some((value, text.len() - tail.len()))
}
