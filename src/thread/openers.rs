//! What a text begins with, taken off it.

use crate::lexicon::fold::fold_start;
use crate::lexicon::{Role, begin};
use crate::text::marked::place_in;

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
    use super::strip_opening;
    use crate::lexicon::Role;

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
