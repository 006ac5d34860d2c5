//! A text with all that the lexicon knows of it: folded and marked once for all that is asked of it.

use std::cell::OnceCell;

use crate::lexicon::fold::fold_start;
use crate::lexicon::role::Manner;
use crate::lexicon::{Mark, Role, find_marks};

/// A text, folded, with its marks.
#[derive(Clone, Debug)]
pub(crate) struct Marked {
    /// The text as the lexicon compares it.
    pub(crate) folded: String,
    /// What stands in it, in order of where it begins, short ones first.
    pub(crate) marks: Vec<Mark>,
    /// The place in the text of every byte of the folded one, once somebody asks; empty where they are the same.
    places: OnceCell<Vec<u32>>,
}

impl Marked {
    /// Folds and marks a text.
    pub(crate) fn new(text: &str) -> Self {
        Self::of_start(text, usize::MAX)
    }

    /// The same of the first so many characters of a text.
    pub(crate) fn of_start(text: &str, chars: usize) -> Self {
        let folded = fold_start(text, chars);
        let marks = find_marks(text, &folded);
        Self { folded, marks, places: OnceCell::new() }
    }

    /// Where a place of the folded text lies in the text itself.
    pub(crate) fn place(&self, text: &str, folded: u32) -> usize {
        let find = || if text.is_ascii() { Vec::new() } else { places(text, &self.folded) };
        self.places.get_or_init(find).get(folded as usize).copied().unwrap_or(folded) as usize
    }

    /// Whether it holds an entry of a role, inside or as a word.
    pub(crate) fn holds(&self, role: Role) -> bool {
        self.marks.iter().any(|mark| mark.is(role, Manner::Inside) || mark.is(role, Manner::Word))
    }

    /// Where an entry ends that begins at a place of the folded text, the longest.
    pub(crate) fn begin(&self, role: Role, from: usize) -> Option<usize> {
        let first = self.marks.partition_point(|mark| (mark.start as usize) < from);
        let here = self.marks.iter().skip(first).take_while(|mark| mark.start as usize == from);
        here.filter(|mark| mark.is(role, Manner::Begin)).map(|mark| mark.end as usize).max()
    }

    /// Where an entry begins that ends at a place of the folded text, the longest.
    pub(crate) fn end(&self, role: Role, to: usize) -> Option<usize> {
        let fits = |mark: &&Mark| mark.end as usize == to && mark.is(role, Manner::End);
        self.marks.iter().filter(fits).map(|mark| mark.start as usize).min()
    }

    /// The different entries of a role that stand anywhere in it.
    pub(crate) fn inside(&self, role: Role) -> Vec<&str> {
        let marks = self.marks.iter().filter(|mark| mark.is(role, Manner::Inside));
        let mut found: Vec<&str> =
            marks.filter_map(|mark| self.folded.get(mark.start as usize..mark.end as usize)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The marks by where they begin.
    pub(crate) fn by_start(&self) -> impl Iterator<Item = &[Mark]> {
        self.marks.chunk_by(|a, b| a.start == b.start)
    }
}

/// The place in a text of one place in its folded form, or in the beginning of that.
pub(crate) fn place_in(text: &str, folded: &str, at: usize) -> usize {
    if text.is_ascii() {
        return at;
    }
    let (mut passed, mut chars) = (0, folded.chars());
    for (place, c) in text.char_indices() {
        if passed >= at {
            return place;
        }
        let made = if c.is_ascii() { 1 } else { c.to_lowercase().count() };
        passed += chars.by_ref().take(made).map(char::len_utf8).sum::<usize>();
    }
    text.len()
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
    use super::{Marked, place_in, places};
    use crate::lexicon::Role;
    use crate::lexicon::fold::fold_phrase;

    #[test]
    fn a_text_is_asked_by_place() {
        let line = Marked::new("图为林德比港。林小雨 摄");
        assert_eq!(line.begin(Role::Caption, 0), Some("图为".len()));
        assert_eq!(line.end(Role::Caption, line.folded.len()), Some(line.folded.len() - 3));
        assert_eq!(line.begin(Role::Caption, 3), None);
        let selling = Marked::new("限时 优惠, 优惠!");
        assert_eq!(selling.inside(Role::Selling), ["优惠", "限时"]);
        assert!(selling.holds(Role::Selling) && !line.holds(Role::Selling));
    }

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
                // Only the second of two characters made of one leads behind it.
                let single = again.chars().count() == 1;
                assert!(!single || place_in(text, &folded, at) == places[at] as usize, "{text} {at}");
            }
        }
        let marked = Marked::new("（来源：某报）");
        let at = marked.marks.first().map(|mark| marked.place("（来源：某报）", mark.start));
        assert_eq!(at, Some("（".len()));
    }
}
