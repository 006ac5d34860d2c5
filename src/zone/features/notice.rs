//! Terms of notices that stand anywhere in a block: looked for once, whichever rule asks first.

use crate::lexicon::fold::fold_phrase;
use crate::lexicon::role::Manner;
use crate::lexicon::{Role, find_marks};

/// What the wording of a block says of rights and limits.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Notice {
    /// It holds a term that only notices of rights hold.
    pub(crate) legal: bool,
    /// It holds a word that limits what the page is responsible for.
    pub(crate) disclaimer: bool,
}

impl Notice {
    /// Reads a block.
    pub(super) fn read(text: &str) -> Self {
        let folded = fold_phrase(text);
        let marks = find_marks(&folded, &folded);
        let holds = |role: Role| {
            marks.iter().any(|mark| mark.is(role, Manner::Inside) || mark.is(role, Manner::Word))
        };
        Self { legal: holds(Role::Legal), disclaimer: holds(Role::DisclaimerWord) }
    }
}

#[cfg(test)]
mod tests {
    use super::Notice;
    use crate::lexicon::fold::fold_phrase;
    use crate::lexicon::{Role, holds};

    #[test]
    fn notices_are_what_the_lexicon_finds() {
        for text in [
            "All rights reserved",
            "The harbour reopened",
            "Disclaimer: no advice",
            "免责声明",
            "Terms of use",
        ] {
            let (notice, folded) = (Notice::read(text), fold_phrase(text));
            assert_eq!(notice.legal, holds(Role::Legal, &folded), "{text}");
            assert_eq!(notice.disclaimer, holds(Role::DisclaimerWord, &folded), "{text}");
        }
    }
}
