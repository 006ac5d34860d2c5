//! Bylines: labelled parts (来源：…, By …, Aktualisiert am …), names, counts.

mod counts;
mod edges;
mod joining;
mod kinds;
mod labels;
mod names;
mod signed;
#[cfg(test)]
mod signed_tests;

use std::ops::Range;

pub(crate) use counts::{Counts, find_counts, find_marked_counts, may_count};
pub(crate) use joining::states_joining;
pub(crate) use kinds::{NameKind, classify_name, is_collective};
pub(crate) use labels::Label;
pub(crate) use names::{Spaces, split_names, split_names_spaced};
pub(crate) use signed::{Part, Signer, read_end, read_head, read_line};

use super::date::{DateHints, find_dates, is_han};
use crate::lexicon::fold::fold_start;
use crate::lexicon::{Role, begins, end, is, visit_at};
use crate::text::letter::is_alphanumeric;
use crate::text::marked::Marked;
use edges::is_trimmed;
use labels::{Form, label_of};

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
    if may_hold_parts(text) { find_marked_parts(text, &Marked::new(text)) } else { Vec::new() }
}

/// Whether a text is short enough for a byline.
pub(crate) const fn may_hold_parts(text: &str) -> bool {
    text.len() <= LONGEST_BYLINE
}

/// The same of such a text that is marked already.
pub(crate) fn find_marked_parts(text: &str, marked: &Marked) -> Vec<BylinePart> {
    let labels = find_labels(text, marked);
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
        let trimmed = cut_preposition(value.trim_matches(is_trimmed));
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

/// Takes off the preposition that belongs to the date behind a value (来源: 某报 于 2023-…).
fn cut_preposition(value: &str) -> &str {
    let cut =
        end(Role::DatePreposition, value).and_then(|hit| value.get(..hit.span.start)?.strip_suffix(' '));
    cut.unwrap_or(value)
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

fn find_labels(text: &str, marked: &Marked) -> Vec<FoundLabel> {
    let mut found: Vec<FoundLabel> = Vec::new();
    let mut floor = 0;
    for marks in marked.by_start() {
        // Long ones first, those of one length by their roles.
        let longest_first = marks.chunk_by(|a, b| a.end == b.end).rev().flatten();
        let mut labels = longest_first.filter_map(|mark| {
            let (label, form) = label_of(mark.entry)?;
            Some((marked.place(text, mark.end), label, form))
        });
        let Some(longest) = labels.next() else { continue };
        let at = marks.first().map_or(0, |mark| marked.place(text, mark.start));
        if at < floor || !can_start(text, at) {
            continue;
        }
        let head = text.get(..at).unwrap_or_default();
        let first = found.is_empty() && head.chars().all(|c| !is_alphanumeric(c));
        let fresh = first
            || head.ends_with(['|', '·', '•', '/', '\n', '—', '–', '>', ')', '，', '（', '('])
            || spaced_separator(head);
        if let Some(hit) = first_valued(text, at, std::iter::once(longest).chain(labels), fresh) {
            floor = hit.value;
            found.push(hit);
        }
    }
    found
}

/// ` | By`, ` - By`: a separator with a space stands before.
fn spaced_separator(head: &str) -> bool {
    let separates = |c: char| {
        matches!(c, '|' | '·' | '•' | '-' | '–' | '—' | ',' | '/' | '►' | '»' | ':' | '●')
            || c.is_ascii_digit()
    };
    head.ends_with('\n') || head.trim_end().ends_with(separates)
}

fn can_start(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    match (before, next) {
        (None, _) => true,
        (Some(before), Some(next)) if is_han(next) => !is_han(before),
        (Some(before), _) => !is_alphanumeric(before),
    }
}

/// The first of the labels at one place, longest first, that has a value.
fn first_valued(
    text: &str,
    at: usize,
    labels: impl Iterator<Item = (usize, Label, Form)>,
    fresh: bool,
) -> Option<FoundLabel> {
    let mut valued = labels.filter_map(|(end, label, form)| {
        let (value, signed) = value_start(text, at..end, form, fresh)?;
        Some(FoundLabel { label, form, start: at, value, signed })
    });
    valued.next()
}

/// What a short text says of the one behind it, or of its own rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Opening {
    /// The label that the text is and nothing else: its value stands in the next block.
    pub(crate) bare: Option<Label>,
    /// The label that the text begins with, prepositions aside.
    pub(crate) leading: Option<Label>,
}

/// Longest text that is looked at for its first label, in bytes, and its characters that hold any label.
const LONGEST_OPENING: usize = 80;
const LONGEST_LABEL: usize = 40;

/// Finds the label that a short text is or begins with.
pub(crate) fn find_opening(text: &str) -> Opening {
    let mut opening = Opening::default();
    if text.len() > LONGEST_OPENING {
        return opening;
    }
    let trimmed = text.trim_matches(|c| c != ')' && edges::is_edge(c));
    let folded = fold_start(trimmed, LONGEST_LABEL);
    // Entries behind each other, short ones first, of one length by the order of their roles.
    let mut labels: [Option<(usize, Label, Form)>; 8] = [None; 8];
    let mut count = 0;
    visit_at(&folded, 0, |end, entry| {
        if let (Some((label, form)), Some(slot)) = (label_of(entry), labels.get_mut(count)) {
            *slot = Some((end, label, form));
            count += 1;
        }
    });
    let Some(found) = labels.get(..count).filter(|found| !found.is_empty()) else { return opening };
    let chars = folded.chars().count();
    let whole = |end: usize| end == folded.len() && trimmed.chars().count() == chars;
    opening.bare = found.iter().flatten().find(|&&(end, ..)| whole(end)).map(|&(_, label, _)| label);
    if trimmed.as_ptr() == text.as_ptr() {
        let place = |end: usize| {
            let chars = folded.get(..end).map_or(0, |label| label.chars().count());
            text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at)
        };
        let longest_first = found.chunk_by(|a, b| a.map(|a| a.0) == b.map(|b| b.0)).rev().flatten().flatten();
        let labels = longest_first.map(|&(end, label, form)| (place(end), label, form));
        opening.leading = first_valued(text, 0, labels, true)
            .filter(|found| found.form != Form::Preposition)
            .map(|found| found.label);
    }
    opening
}

/// The label that a text is and nothing else.
pub(crate) fn find_bare_label(text: &str) -> Option<Label> {
    find_opening(text).bare
}

/// Whether a label of this text can be signed at all: what [`value_start`] takes for a sign occurs.
pub(crate) fn holds_sign(text: &str) -> bool {
    text.bytes().any(|b| matches!(b, b':' | b'=' | b'/' | b'|'))
        || (!text.is_ascii() && text.contains(['：', '︰', '︱', '│', '丨', '＝', '／', '｜']))
}

/// Where the value of a label starts, and whether a sign stands before it.
fn value_start(text: &str, label: Range<usize>, form: Form, fresh: bool) -> Option<(usize, bool)> {
    let Range { start, end } = label;
    let word = text.get(start..end)?;
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
            let other = begins(Role::LabelGoesOn, &fold_start(bare, 1));
            let glued = !spaced && is_han(next);
            let name: usize = bare.chars().take(6).take_while(|c| is_han(*c)).count();
            let at_space = glued
                && text.get(..start).is_some_and(|head| head.ends_with([' ', '\u{3000}', '／', '/', '】']));
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
        && text.split_whitespace().next().is_some_and(|word| is(Role::NameParticle, word))
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
