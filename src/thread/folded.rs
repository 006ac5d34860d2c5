//! A text folded once for all that is asked of it, and the way back to the text as it is written.

use crate::lexicon::fold::{fold_phrase, fold_start};
use crate::lexicon::role::Manner;
use crate::lexicon::{Mark, Role, begin, find_marks};

/// A text with its folded form and all that the lexicon knows of it.
#[derive(Debug)]
pub(super) struct Folded {
    pub(super) folded: String,
    pub(super) marks: Vec<Mark>,
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let folded = fold_phrase(text);
        let marks = find_marks(text, &folded);
        Self { folded, marks }
    }

    /// Whether it holds an entry of a role, inside or as a word.
    pub(super) fn holds(&self, role: Role) -> bool {
        self.marks.iter().any(|mark| mark.is(role, Manner::Inside) || mark.is(role, Manner::Word))
    }

    /// Whether an entry of a role begins at a place of the folded text.
    pub(super) fn begins_at(&self, role: Role, from: usize) -> bool {
        self.marks.iter().any(|mark| mark.is(role, Manner::Begin) && mark.start as usize == from)
    }

    /// Whether an entry of a role ends at a place of the folded text.
    pub(super) fn ends_at(&self, role: Role, to: usize) -> bool {
        self.marks.iter().any(|mark| mark.is(role, Manner::End) && mark.end as usize == to)
    }
}

/// The place in a text of a place in its folded form, or in the beginning of that: folding changes the width of
/// characters, not their number.
pub(super) fn place_in(text: &str, folded: &str, at: usize) -> usize {
    if text.is_ascii() {
        return at;
    }
    let chars = folded.get(..at).map_or(0, |head| head.chars().count());
    text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at)
}

/// What stands behind the entry of a role that a text begins with, and the entry's number.
pub(super) fn strip_opening(text: &str, role: Role) -> Option<(&str, i32)> {
    /// Longest entry, in characters.
    const LONGEST: usize = 32;
    let folded = fold_start(text, LONGEST);
    let hit = begin(role, &folded)?;
    Some((text.get(place_in(text, &folded, hit.span.end)..)?, hit.value))
}

#[cfg(test)]
mod tests {
    use super::{place_in, strip_opening};
    use crate::lexicon::Role;
    use crate::lexicon::fold::fold_phrase;

    #[test]
    fn places_lead_back_to_what_is_written() {
        for (text, part) in [("Mira said", "said"), ("米拉：發表於", "發表於"), ("＃３樓 Mira", "mira")]
        {
            let folded = fold_phrase(text);
            let at = folded.find(&fold_phrase(part)).expect("folded alike");
            let place = place_in(text, &folded, at);
            assert_eq!(fold_phrase(&text[place..place + part.len()]), fold_phrase(part), "{text}");
        }
    }

    #[test]
    fn openings_are_taken_off() {
        for (text, expect) in [
            ("Reply to Mira", Some((" Mira", 1))),
            ("回覆：米拉", Some(("：米拉", 1))),
            ("@mira", Some(("mira", 2))),
            ("Mira", None),
        ] {
            assert_eq!(strip_opening(text, Role::ReplyOpener), expect, "{text}");
        }
    }
}
