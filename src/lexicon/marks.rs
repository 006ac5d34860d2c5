//! All that the lexicon knows of one text, found in one pass over it.

use super::entry::Entry;
use super::role::{Manner, Role};
use super::table::{Table, lexicon};
use crate::lexicon::fold::is_ideograph;

/// An entry that stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Bytes of the folded text, half-open.
    pub(crate) start: u32,
    /// Where it ends.
    pub(crate) end: u32,
    /// What it tells.
    pub(crate) entry: Entry,
}

impl Mark {
    /// Whether it tells this, matching this way.
    pub(crate) const fn is(self, role: Role, manner: Manner) -> bool {
        self.entry.is(role, manner)
    }
}

/// The marks of a text, in order of where they begin, short ones first; `folded` is the text as
/// [`super::fold::fold_phrase`] gives it, or the beginning of that. Entries that are whole words end where a word
/// ends; whether the others stand at the beginning or the end is the caller's business, who knows what of the text
/// counts.
///
/// Links that stand side by side come out of a copy glued together ("About usTerms of use"): a capital
/// behind a small letter begins a word, too.
pub(crate) fn find_marks(text: &str, folded: &str) -> Vec<Mark> {
    let words = &lexicon().words;
    // A mark for every eight bytes or so is what most lines have.
    let mut marks = Vec::with_capacity(folded.len() / 8 + 4);
    if text.is_ascii() {
        find_ascii_marks(words, text, folded, &mut marks);
        return marks;
    }
    let mut before = None;
    // Folding keeps the number of characters but for one letter of Turkish, behind which humps are told amiss.
    let mut written = text.chars();
    let mut small = false;
    for (at, c) in folded.char_indices() {
        let as_written = written.next().unwrap_or(c);
        let inside = c.is_ascii_lowercase() && before.is_some_and(|before: char| before.is_ascii_lowercase());
        if (small && as_written.is_ascii_uppercase()) || (!inside && starts_word(before, c)) {
            mark_at(words, folded, at, &mut marks);
        }
        small = as_written.is_ascii_lowercase();
        before = Some(c);
    }
    marks
}

/// The same of a text of ASCII, where words begin behind what is no letter, or no figure.
fn find_ascii_marks(words: &Table, text: &str, folded: &str, marks: &mut Vec<Mark>) {
    let mut before = b' ';
    let mut small = false;
    for ((at, &byte), &as_written) in folded.as_bytes().iter().enumerate().zip(text.as_bytes()) {
        let goes_on = (byte.is_ascii_lowercase() && before.is_ascii_lowercase())
            || (byte.is_ascii_digit() && before.is_ascii_digit());
        if byte != b' ' && (!goes_on || (small && as_written.is_ascii_uppercase())) {
            mark_at(words, folded, at, marks);
        }
        small = as_written.is_ascii_lowercase();
        before = byte;
    }
}

/// The marks that the words of running text make in a folded text, in the same order.
pub(crate) fn find_prose_marks(folded: &str) -> Vec<Mark> {
    let prose = &lexicon().prose;
    let mut marks = Vec::with_capacity(folded.len() / 4 + 4);
    let mut before = None;
    for (at, c) in folded.char_indices() {
        if starts_word(before, c) {
            mark_at(prose, folded, at, &mut marks);
        }
        before = Some(c);
    }
    marks
}

/// The marks of class names, ids or an address as they are written: entries begin wherever they stand, whole ones
/// where letters part ("post-by", "postBy").
pub(crate) fn find_name_marks(names: &str) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(names.len() / 8 + 4);
    let table = &lexicon().names;
    // Where no capital parts words, what is no whole word behind a place shows without the word itself.
    if names.bytes().any(|b| b.is_ascii_uppercase()) {
        let folded = names.to_ascii_lowercase();
        for at in 0..folded.len() {
            let mut mark = |end, entries| mark_name(names, at, end, entries, &mut marks);
            let mut near = names.bytes().skip(at + 1).take(SIEVED);
            if near.any(|b| b.is_ascii_uppercase()) {
                table.walk_all(folded.as_bytes(), at, mark);
            } else {
                table.walk(folded.as_bytes(), at, &mut mark);
            }
        }
    } else {
        for at in 0..names.len() {
            table.walk(names.as_bytes(), at, |end, entries| mark_name(names, at, end, entries, &mut marks));
        }
    }
    marks
}

/// Bytes behind a place by which the table tells that a whole word does not end there.
const SIEVED: usize = 3;

/// Adds the marks of a word of names.
fn mark_name(names: &str, start: usize, end: usize, entries: &[u32], marks: &mut Vec<Mark>) {
    for entry in entries.iter().map(|&entry| Entry(entry)) {
        let stands = match entry.manner() {
            Manner::Whole => parts_names(names, start) && parts_names(names, end),
            Manner::Word => ends_name(names, end),
            _ => true,
        };
        if stands {
            marks.push(Mark { start: start as u32, end: end as u32, entry });
        }
    }
}

/// Whether letters part at a place of names: one side is none, or a capital stands behind a small one.
fn parts_names(names: &str, at: usize) -> bool {
    let before = names.get(..at).and_then(|head| head.chars().next_back());
    let behind = names.get(at..).and_then(|rest| rest.chars().next());
    let (Some(before), Some(behind)) = (before, behind) else { return true };
    !before.is_alphabetic() || !behind.is_alphabetic() || (before.is_lowercase() && behind.is_uppercase())
}

/// Whether a word of names ends at a place, whatever their case.
fn ends_name(names: &str, at: usize) -> bool {
    let before = names.get(..at).and_then(|head| head.chars().next_back()).map(|c| c.to_ascii_lowercase());
    let next = names.get(at..).and_then(|rest| rest.chars().next()).map(|c| c.to_ascii_lowercase());
    next.is_none_or(|next| next == ' ' || starts_word(before, next))
}

/// The marks at a place of a text. What is a whole text, or the end of one, ends where a word does, too.
fn mark_at(words: &Table, text: &str, at: usize, marks: &mut Vec<Mark>) {
    words.walk(text.as_bytes(), at, |end, entries| {
        let mut ends = None;
        for entry in entries.iter().map(|&entry| Entry(entry)) {
            let within = matches!(entry.manner(), Manner::Begin | Manner::Inside);
            if within || *ends.get_or_insert_with(|| ends_word(text, end)) {
                marks.push(Mark { start: at as u32, end: end as u32, entry });
            }
        }
    });
}

/// The places of a text of ASCII where words may begin.
pub(super) fn word_starts(text: &[u8]) -> impl Iterator<Item = usize> {
    let mut before = b' ';
    text.iter().enumerate().filter_map(move |(at, &byte)| {
        let goes_on = (byte.is_ascii_alphabetic() && before.is_ascii_alphabetic())
            || (byte.is_ascii_digit() && before.is_ascii_digit());
        before = byte;
        (byte != b' ' && !goes_on).then_some(at)
    })
}

/// What a character is to the borders of words.
#[derive(PartialEq, Eq)]
enum Class {
    Letter,
    Figure,
    /// A word by itself: ideographs, kana, hangul, signs.
    Alone,
}

fn class_of(c: char) -> Class {
    if c.is_ascii() {
        return match c {
            'a'..='z' | 'A'..='Z' => Class::Letter,
            '0'..='9' => Class::Figure,
            _ => Class::Alone,
        };
    }
    // What is common in running text needs no look at all that a character may be.
    match c {
        '\u{2010}'..='\u{2063}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{ff01}'..='\u{ff0f}' => {
            return Class::Alone;
        }
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{17f}' => return Class::Letter,
        _ => {}
    }
    if is_ideograph(c) || !c.is_alphanumeric() {
        Class::Alone
    } else if c.is_numeric() {
        Class::Figure
    } else {
        Class::Letter
    }
}

/// Whether a word may begin with a character behind another one.
#[inline]
pub(super) fn starts_word(before: Option<char>, c: char) -> bool {
    if c == ' ' {
        return false;
    }
    match before {
        None | Some(' ') => true,
        Some(before) if before.is_ascii_lowercase() && c.is_ascii_lowercase() => false,
        Some(before) => parts_words(before, c),
    }
}

/// Not inlined: most characters stand between two letters.
#[inline(never)]
fn parts_words(before: char, c: char) -> bool {
    let class = class_of(c);
    class == Class::Alone || class != class_of(before)
}

/// Whether a word ends at a place of a text.
pub(super) fn ends_word(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    // A space, the end, or a small letter behind another are what stands at most places.
    match (at.checked_sub(1).and_then(|last| bytes.get(last)), bytes.get(at)) {
        (_, None | Some(b' ')) => return true,
        (Some(last), Some(next)) if last.is_ascii_lowercase() && next.is_ascii_lowercase() => return false,
        _ => {}
    }
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    next.is_none_or(|next| next == ' ' || starts_word(before, next))
}
