//! Bylines: labelled parts (来源：…, By …, Aktualisiert am …), names, counts.

mod counts;
mod edges;
mod joining;
mod kinds;
mod labels;
mod names;

use std::ops::Range;
use std::sync::LazyLock;

pub(crate) use counts::{Counts, find_counts};
pub(crate) use joining::states_joining;
pub(crate) use kinds::{NameKind, classify_name};
pub(crate) use labels::Label;
pub(crate) use names::{Spaces, split_names, split_names_spaced};

use super::date::{DateHints, find_dates, is_han};
use crate::order::sort_by_key;
use crate::text::letter::is_alphanumeric;
use edges::is_trimmed;
use labels::{Form, LABELS};

/// One labelled part of a byline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BylinePart {
    pub(crate) label: Label,
    /// What stands behind the label, trimmed; for names still unsplit.
    pub(crate) value: String,
    /// Bytes of the value.
    pub(crate) span: Range<usize>,
    /// A sign (colon, slash) stands between label and value.
    pub(crate) signed: bool,
    /// The label was only a preposition (`By`).
    pub(crate) bare: bool,
}

/// Longest text that is searched, in bytes: bylines are short, and paragraphs are none.
const LONGEST_BYLINE: usize = 600;

/// The labelled parts of a byline, in order. Texts too long for a byline have none.
pub(crate) fn find_byline_parts(text: &str) -> Vec<BylinePart> {
    if text.len() > LONGEST_BYLINE {
        return Vec::new();
    }
    let labels = find_labels(text);
    if labels.is_empty() {
        return Vec::new();
    }
    let dates: Vec<Range<usize>> =
        find_dates(text, &DateHints::default()).into_iter().map(|date| date.span).collect();
    let mut parts = Vec::new();
    for (n, found) in labels.iter().enumerate() {
        if found.label == Label::OtherRole {
            continue;
        }
        let mut end = labels.get(n + 1).map_or(text.len(), |next| next.start);
        if !matches!(found.label, Label::Published | Label::Modified | Label::LastReply) {
            end = dates
                .iter()
                .map(|date| date.start)
                .filter(|&start| start >= found.value)
                .fold(end, usize::min);
            end = value_end(text, found.value, end);
        }
        let Some(value) = text.get(found.value..end) else { continue };
        // 来源: 某报 于 2023-…: the preposition belongs to the date.
        let trimmed = value.trim_matches(is_trimmed).trim_end_matches(" 于").trim_end_matches(" 於");
        if trimmed.is_empty() {
            continue;
        }
        let start = found.value + (value.len() - value.trim_start_matches(is_trimmed).len());
        parts.push(BylinePart {
            label: found.label,
            value: trimmed.to_owned(),
            span: start..start + trimmed.len(),
            signed: found.signed,
            bare: found.form == Form::Preposition,
        });
    }
    parts
}

/// A label and where its value starts.
#[derive(Debug)]
struct FoundLabel {
    label: Label,
    form: Form,
    start: usize,
    value: usize,
    signed: bool,
}

fn find_labels(text: &str) -> Vec<FoundLabel> {
    let mut found: Vec<FoundLabel> = Vec::new();
    let mut before: Option<char> = None;
    let mut floor = 0;
    for (at, c) in text.char_indices() {
        if at >= floor && can_start(before, c) {
            let first = found.is_empty()
                && text.get(..at).is_some_and(|head| head.chars().all(|c| !is_alphanumeric(c)));
            let fresh = first
                || before.is_some_and(|b| {
                    matches!(b, '|' | '·' | '•' | '/' | '\n' | '—' | '–' | '>' | ')' | '，')
                });
            if let Some(hit) = label_at(text, at, fresh) {
                floor = hit.value;
                found.push(hit);
            }
        }
        before = Some(c);
    }
    found
}

/// ` | By`, ` - By`: a separator with a space stands before.
fn spaced_separator(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or_default().trim_end();
    head.chars().next_back().is_some_and(|c| {
        matches!(c, '|' | '·' | '•' | '-' | '–' | '—' | ',' | '/' | '►' | '»' | ':' | '●')
            || c.is_ascii_digit()
    }) || text.get(..at).is_some_and(|head| head.ends_with('\n'))
}

fn can_start(before: Option<char>, c: char) -> bool {
    match before {
        None => true,
        Some(b) if is_han(c) => !is_han(b),
        Some(b) => !is_alphanumeric(b),
    }
}

fn label_at(text: &str, at: usize, first: bool) -> Option<FoundLabel> {
    let rest = text.get(at..)?;
    if !may_begin_label(rest) {
        return None;
    }
    let mut best: Option<FoundLabel> = None;
    for &(_, label, form, word) in labels_with(rest.chars().next()?) {
        let Some(length) = match_label(rest, word) else { continue };
        let end = at + length;
        if best.as_ref().is_some_and(|b| b.value >= end && b.form != Form::Preposition) {
            continue;
        }
        let fresh = first || spaced_separator(text, at);
        let Some((value, signed)) = value_start(text, end, word, form, fresh) else { continue };
        best = Some(FoundLabel { label, form, start: at, value, signed });
    }
    best
}

/// The label that a text is and nothing else: its value stands in the next block.
pub(crate) fn find_bare_label(text: &str) -> Option<Label> {
    let text = text.trim_matches(|c| c != ')' && edges::is_edge(c));
    if !may_begin_label(text) {
        return None;
    }
    labels_with(text.chars().next()?)
        .iter()
        .find(|&&(_, _, _, word)| match_label(text, word) == Some(text.len()))
        .map(|&(_, label, ..)| label)
}

/// The label that a text begins with, prepositions aside.
pub(crate) fn find_leading_label(text: &str) -> Option<Label> {
    label_at(text, 0, true).filter(|found| found.form != Form::Preposition).map(|found| found.label)
}

/// Whether a label begins with the first two letters of the text: a cheap look, which most texts do not pass.
fn may_begin_label(text: &str) -> bool {
    /// By the first byte of ASCII a bit for each second one, in lower case.
    static SECOND: LazyLock<Vec<u128>> = LazyLock::new(|| {
        let bit = |word: &str| match word.as_bytes().get(1) {
            Some(second) if second.is_ascii() => 1_u128 << second.to_ascii_lowercase(),
            _ => u128::MAX,
        };
        (0..128_u8)
            .map(|first| labels_with(char::from(first)).iter().fold(0, |bits, label| bits | bit(label.3)))
            .collect()
    });
    match *text.as_bytes() {
        [first, second, ..] if first.is_ascii() && second.is_ascii() => {
            let seconds = SECOND.get(usize::from(first)).copied().unwrap_or_default();
            seconds >> second.to_ascii_lowercase() & 1 == 1
        }
        _ => true,
    }
}

/// A word of [`LABELS`] with its first character in lower case before it.
type IndexedLabel = (char, Label, Form, &'static str);

/// The labels that begin with a character, case aside, in the order of [`LABELS`].
fn labels_with(first: char) -> &'static [IndexedLabel] {
    static INDEX: LazyLock<Vec<IndexedLabel>> = LazyLock::new(|| {
        let mut index: Vec<IndexedLabel> = LABELS
            .iter()
            .flat_map(|&(label, form, words)| words.iter().map(move |&word| (label, form, word)))
            .filter_map(|(label, form, word)| Some((lower(word.chars().next()?), label, form, word)))
            .collect();
        // A stable sort: of one label the tables' order decides.
        sort_by_key(&mut index, |&(first, ..)| first);
        index
    });
    /// Where those begin and end that begin with an ASCII character.
    static ASCII: LazyLock<Vec<[usize; 2]>> =
        LazyLock::new(|| (0..128_u8).map(|c| range_of(&INDEX, char::from(c))).collect());
    let first = lower(first);
    let [from, to] = ASCII.get(first as usize).copied().unwrap_or_else(|| range_of(&INDEX, first));
    INDEX.get(from..to).unwrap_or_default()
}

fn lower(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

fn range_of(index: &[IndexedLabel], first: char) -> [usize; 2] {
    [index.partition_point(|&(c, ..)| c < first), index.partition_point(|&(c, ..)| c <= first)]
}

/// Bytes of `text` that the label takes, compared without case.
fn match_label(text: &str, label: &str) -> Option<usize> {
    // Most labels with the same first letter part at the second.
    if let (Some(got), Some(&want)) = (text.as_bytes().get(1), label.as_bytes().get(1))
        && got.is_ascii()
        && want.is_ascii()
        && !got.eq_ignore_ascii_case(&want)
        && text.starts_with(|c: char| c.is_ascii())
        && label.starts_with(|c: char| c.is_ascii())
    {
        return None;
    }
    let mut chars = text.char_indices();
    for want in label.chars() {
        let (_, got) = chars.next()?;
        let same = if got.is_ascii() {
            got == want || got.to_ascii_lowercase() == want
        } else {
            got == want || got.to_lowercase().eq(std::iter::once(want))
        };
        if !same {
            return None;
        }
    }
    Some(chars.next().map_or(text.len(), |(at, _)| at))
}

/// Whether a label of this text can be signed at all: what [`value_start`] takes for a sign occurs.
pub(crate) fn holds_sign(text: &str) -> bool {
    text.bytes().any(|b| matches!(b, b':' | b'=' | b'/' | b'|'))
        || (!text.is_ascii() && text.contains(['：', '︰', '︱', '│', '丨', '＝', '／', '｜']))
}

/// Where the value of a label starts, and whether a sign stands before it.
fn value_start(text: &str, end: usize, word: &str, form: Form, fresh: bool) -> Option<(usize, bool)> {
    let rest = text.get(end..)?;
    let bare = rest.trim_start();
    let spaced = bare.len() < rest.len();
    let next = bare.chars().next()?;
    let han = word.chars().next_back().is_some_and(is_han);
    let slash_ok = han || word.len() <= 6;
    let signed = matches!(next, ':' | '：' | '︰' | '︱' | '│' | '丨' | '=' | '＝')
        || (matches!(next, '/' | '／') && slash_ok)
        || (matches!(next, '|' | '｜') && han);
    if signed {
        // 2023-06-18T… or a clock: a colon before figures is no label's sign for words that end in a figure.
        let value = end + (rest.len() - bare.len()) + next.len_utf8();
        return text.get(value..).is_some_and(|v| !v.trim().is_empty()).then_some((value, true));
    }
    let value = end + (rest.len() - bare.len());
    match form {
        Form::Colon => None,
        Form::Free if han => {
            // 记者王小明: a name may follow at once; 编辑部, 记者站, 来源地 are other words.
            let other = matches!(
                next,
                '部' | '站'
                    | '会'
                    | '會'
                    | '团'
                    | '團'
                    | '们'
                    | '們'
                    | '地'
                    | '区'
                    | '區'
                    | '社'
                    | '室'
                    | '家'
                    | '在'
                    | '从'
                    | '對'
                    | '对'
                    | '的'
                    | '了'
                    | '获'
                    | '獲'
                    | '注'
                    | '按'
                    | '推'
                    | '精'
            );
            let glued = !spaced && is_han(next);
            let name: usize = bare.chars().take(6).take_while(|c| is_han(*c)).count();
            let at_space = glued
                && text
                    .get(..end - word.len())
                    .is_some_and(|head| head.ends_with([' ', '\u{3000}', '／', '/', '】']));
            (!other && (!glued || fresh || (at_space && (2..=4).contains(&name)))).then_some((value, false))
        }
        Form::Free => {
            // The layout alone may part the label from the name: "Written byMara".
            let glued = word.chars().next_back().is_some_and(|c| !c.is_ascii())
                || next.is_ascii_digit()
                || next.is_uppercase() && rest.starts_with(next);
            (spaced || glued).then_some((value, false))
        }
        Form::Preposition => (fresh && spaced && starts_name(bare)).then_some((value, false)),
    }
}

/// A name starts here: a capital letter, an ideograph, or a small particle before a capital.
fn starts_name(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    if first.is_uppercase() || is_han(first) || first == '@' {
        return true;
    }
    // Scripts without case.
    if first.is_alphabetic() && !first.is_lowercase() {
        return true;
    }
    text.split_whitespace().nth(1).and_then(|w| w.chars().next()).is_some_and(char::is_uppercase)
        && text.split_whitespace().next().is_some_and(|w| {
            matches!(
                w,
                "de" | "van" | "von" | "der" | "den" | "di" | "da" | "la" | "el" | "al" | "d'" | "ter" | "zu"
            )
        })
}

/// Where a value ends before `limit`: at a separator that names do not hold.
fn value_end(text: &str, start: usize, limit: usize) -> usize {
    let Some(value) = text.get(start..limit) else { return limit };
    let lead = value.len() - value.trim_start_matches(is_trimmed).len();
    let mut open = 0_u32;
    let mut previous = ' ';
    let mut iterator = value.char_indices().skip_while(|(at, _)| *at < lead).peekable();
    while let Some((at, c)) = iterator.next() {
        let next = iterator.peek().map_or(' ', |(_, c)| *c);
        let spaced = previous.is_whitespace() && next.is_whitespace();
        let stop = match c {
            '\n' | '\t' | '|' | '｜' | '•' | '【' | '】' | '》' | ']' | '。' | '►' | '»' | '\u{3000}' => {
                true
            }
            '(' | '（' => {
                open += 1;
                false
            }
            ')' | '）' => {
                if open == 0 {
                    true
                } else {
                    open -= 1;
                    false
                }
            }
            ' ' | '\u{a0}' => matches!(next, ' ' | '\u{a0}' | '\u{3000}'),
            '·' | '-' | '–' | '—' | '/' => spaced,
            _ => false,
        };
        if stop {
            return start + at;
        }
        previous = c;
    }
    limit
}

#[cfg(test)]
mod tests;
