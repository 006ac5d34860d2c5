//! The words of a passage that the lexicon knows, at their places in the text.

use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Entry, Role, find_prose_marks};

/// A word that the lexicon knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Bytes of the text.
    pub(crate) from: usize,
    /// Behind its last byte.
    pub(crate) to: usize,
    /// What it tells.
    pub(crate) entry: Entry,
}

/// The known words of a passage, in order of where they begin, short ones first.
#[derive(Debug, Default)]
pub(crate) struct Words {
    words: Box<[Word]>,
}

impl Words {
    /// Finds them in one pass over the text.
    pub(super) fn find(text: &str) -> Self {
        let folded = fold_phrase(text);
        // Folding keeps ASCII in its place.
        let places = (!text.is_ascii()).then(|| places(text, &folded));
        let at = |place: u32| match &places {
            Some(places) => places.get(place as usize).map_or(text.len(), |&place| place as usize),
            None => place as usize,
        };
        let marks = find_prose_marks(&folded);
        let words =
            marks.iter().map(|mark| Word { from: at(mark.start), to: at(mark.end), entry: mark.entry });
        Self { words: words.collect() }
    }

    /// Those that begin in a span.
    pub(crate) fn within(&self, from: usize, to: usize) -> &[Word] {
        let first = self.words.partition_point(|word| word.from < from);
        let last = self.words.partition_point(|word| word.from < to);
        self.words.get(first..last.max(first)).unwrap_or_default()
    }

    /// Whether one of a role begins at a place.
    pub(crate) fn begins(&self, role: Role, at: usize) -> bool {
        self.begin(role, at).is_some()
    }

    /// Whether one of a role ends at a place and begins behind another.
    pub(crate) fn ends(&self, role: Role, from: usize, at: usize) -> bool {
        self.end(role, from, at).is_some()
    }

    /// The longest of a role that begins at a place, and its number.
    pub(crate) fn begin(&self, role: Role, at: usize) -> Option<(usize, i32)> {
        let here = self.within(at, at + 1).iter().rev().find(|word| word.entry.has(role));
        here.map(|word| (word.to, word.entry.value()))
    }

    /// The longest of a role that ends at a place and begins behind another, and its number.
    pub(crate) fn end(&self, role: Role, from: usize, at: usize) -> Option<(usize, i32)> {
        let from = from.max(at.saturating_sub(LONGEST));
        let ends = |word: &&Word| word.to == at && word.entry.has(role);
        self.within(from, at).iter().find(ends).map(|word| (word.from, word.entry.value()))
    }
}

/// Bytes of the longest entry that ends are looked for.
const LONGEST: usize = 48;

/// The place in the text of every byte of the folded one, and of its end.
fn places(text: &str, folded: &str) -> Vec<u32> {
    let mut places = Vec::with_capacity(folded.len() + 1);
    let mut chars = folded.chars();
    for (place, c) in text.char_indices() {
        let made = if c.is_ascii() { 1 } else { c.to_lowercase().count() };
        for length in chars.by_ref().take(made).map(char::len_utf8) {
            places.extend(std::iter::repeat_n(place as u32, length));
        }
    }
    places.push(text.len() as u32);
    places
}
