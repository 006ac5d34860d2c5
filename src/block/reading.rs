//! What is concluded from the text of a block alone: once, whichever pass asks first.

use std::cell::OnceCell;

use super::Page;
use crate::text::marked::Marked;
use crate::text::phrases::{Cue, find_cue};
use crate::text::when::find_when;
use crate::text::wording::Wording;

/// What several passes ask of one text. Small, since a page may have a hundred thousand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    cue: OnceCell<Option<Cue>>,
    wording: OnceCell<Wording>,
    /// Texts that are looked at for a time are short.
    when: OnceCell<Option<(u8, u8)>>,
}

impl Reading {
    /// What the text says as furniture of a page.
    pub(crate) fn cue(&self, text: &str) -> Option<Cue> {
        match self.wording.get() {
            Some(wording) => wording.cue,
            None => *self.cue.get_or_init(|| find_cue(text)),
        }
    }

    /// What the words of the text tell.
    pub(crate) fn wording(&self, text: &str) -> &Wording {
        self.wording.get_or_init(|| Wording::read(&Marked::of_start(text, Wording::READ)))
    }

    /// The same of a text that is marked, [`Wording::READ`] characters at most.
    pub(crate) fn wording_of(&self, text: &Marked) -> &Wording {
        self.wording.get_or_init(|| Wording::read(text))
    }

    /// Where the text first states a time, see [`find_when`].
    pub(crate) fn when(&self, text: &str) -> Option<(usize, usize)> {
        let found = self.when.get_or_init(|| {
            let (from, to) = find_when(text)?;
            Some((u8::try_from(from).ok()?, u8::try_from(to).ok()?))
        });
        found.map(|(from, to)| (from.into(), to.into()))
    }
}

impl Page {
    /// What is known of the texts of the blocks, one for each.
    pub(crate) fn readings(&self) -> &[Reading] {
        self.readings.get_or_init(|| vec![Reading::default(); self.blocks.len()])
    }
}

#[cfg(test)]
mod tests {
    use super::Reading;
    use crate::text::marked::Marked;
    use crate::text::phrases::find_cue;
    use crate::text::when::find_when;
    use crate::text::wording::Wording;

    #[test]
    fn readings_are_what_the_text_gives() {
        for text in ["Share this", "Ada · 3 hours ago", "2024-01-02 10:00", "The harbour reopened.", ""] {
            let reading = Reading::default();
            for _ in 0..2 {
                assert_eq!(reading.cue(text), find_cue(text), "{text}");
                assert_eq!(reading.when(text), find_when(text), "{text}");
            }
        }
        let long = format!("{} 2024-01-02", "x ".repeat(114));
        assert_eq!(Reading::default().when(&long), find_when(&long));
    }

    #[test]
    fn wording_is_read_once() {
        let reading = Reading::default();
        let text = "Share this";
        assert_eq!(reading.wording_of(&Marked::new(text)).cue, find_cue(text));
        assert_eq!(reading.wording("another text"), &Wording::read(&Marked::new(text)));
        assert_eq!(reading.cue("another text"), find_cue(text));
    }
}
