//! The way from a folded text back to the text as it is written.

use crate::lexicon::fold::fold_start;
use crate::lexicon::{Role, begin};

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
