//! A text with all that the lexicon knows of it: folded and marked once for all that is asked of it.

use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Mark, find_marks};

/// A text, folded, with its marks.
#[derive(Debug)]
pub(crate) struct Marked {
    /// The text as the lexicon compares it.
    pub(crate) folded: String,
    /// What stands in it, in order of where it begins, short ones first.
    pub(crate) marks: Vec<Mark>,
    /// The place in the text of every byte of the folded one; empty where they are the same.
    places: Vec<u32>,
}

impl Marked {
    /// Folds and marks a text.
    pub(crate) fn new(text: &str) -> Self {
        let folded = fold_phrase(text);
        let marks = find_marks(text, &folded);
        let places = if text.is_ascii() || marks.is_empty() { Vec::new() } else { places(text, &folded) };
        Self { folded, marks, places }
    }

    /// Where a place of the folded text lies in the text itself.
    pub(crate) fn place(&self, folded: u32) -> usize {
        self.places.get(folded as usize).copied().unwrap_or(folded) as usize
    }

    /// The marks by where they begin.
    pub(crate) fn by_start(&self) -> impl Iterator<Item = &[Mark]> {
        self.marks.chunk_by(|a, b| a.start == b.start)
    }
}

/// The place of every byte of a folded text. Folding keeps the characters in order; lower case may make several of
/// one.
fn places(text: &str, folded: &str) -> Vec<u32> {
    let mut places = Vec::with_capacity(folded.len() + 1);
    let mut chars = folded.chars();
    for (at, c) in text.char_indices() {
        let made = if c.is_ascii() { 1 } else { c.to_lowercase().count() };
        let bytes: usize = chars.by_ref().take(made).map(char::len_utf8).sum();
        places.extend(std::iter::repeat_n(at as u32, bytes));
    }
    places.push(text.len() as u32);
    places
}

#[cfg(test)]
mod tests {
    use super::{Marked, places};
    use crate::lexicon::fold::fold_phrase;

    #[test]
    fn places_lead_back_to_the_text() {
        for text in ["By Mara", "来源：某报", "ＢＹ Mara’s", "İstanbul’da giriş", "", "編輯︱周"]
        {
            let folded = fold_phrase(text);
            let places = places(text, &folded);
            assert_eq!(places.len(), folded.len() + 1, "{text}");
            for (at, c) in folded.char_indices() {
                let there = text.get(places[at] as usize..).and_then(|rest| rest.chars().next());
                let again = there.map(|c| fold_phrase(&c.to_string())).unwrap_or_default();
                assert!(again.contains(c), "{text} {at}");
            }
        }
        let marked = Marked::new("（来源：某报）");
        let at = marked.marks.first().map(|mark| marked.place(mark.start));
        assert_eq!(at, Some("（".len()));
    }
}
