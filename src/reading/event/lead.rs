//! The sentence that tells the event.

use crate::lexicon::{Role, visit_common_at};
use crate::reading::passage::Passage;
use crate::text::sentence::sentence_span;
use crate::text::simplify::simplify;

/// Passages in which the event has to be told.
const LEAD: usize = 3;

/// A word for an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Bytes of the text.
    pub(super) from: usize,
    /// The sort of the event, as the lexicon numbers it.
    pub(super) sort: i32,
}

/// The sentence with the event.
#[derive(Clone, Debug)]
pub(super) struct Lead<'a> {
    pub(super) block: u32,
    pub(super) text: &'a str,
    /// Bytes of the sentence.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Where the word for the event stands.
    pub(super) word: usize,
    pub(super) sort: i32,
    /// Whether the title has a word of the same sort.
    pub(super) in_title: bool,
}

/// The words for events of a text, in order, overlapping ones left out.
pub(super) fn find_words(text: &str) -> Vec<Word> {
    let folded: String = text.chars().map(|c| simplify(c).to_ascii_lowercase()).collect();
    let mut words = Vec::new();
    let (mut end, mut before) = (0, ' ');
    for (at, c) in folded.char_indices() {
        let inside_word = c.is_ascii_alphabetic() && before.is_ascii_alphabetic();
        before = c;
        if at < end || inside_word {
            continue;
        }
        let mut longest = None;
        visit_common_at(&folded, at, |to, entry| {
            let whole =
                !folded.get(to..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
            if entry.has(Role::EventWord) && whole {
                longest = Some((to, entry.value()));
            }
        });
        if let Some((to, sort)) = longest {
            end = to;
            // Numbers below one are for what only looks like an event.
            words.extend((sort > 0).then_some(Word { from: at, sort }));
        }
    }
    words
}

/// The sentence of the lead with a word for the sort of event that title and lead speak of most.
pub(super) fn find_lead<'a>(title: &str, passages: &[Passage<'a>]) -> Option<Lead<'a>> {
    let in_title = find_words(title);
    let lead: Vec<(&Passage<'a>, Vec<Word>)> = passages
        .iter()
        .filter(|passage| !passage.heading)
        .take(LEAD)
        .map(|passage| (passage, find_words(passage.text)))
        .collect();
    let weight = |sort: i32| {
        let of = |words: &[Word]| words.iter().filter(|word| word.sort == sort).count().min(2);
        let titled = 3 * usize::from(in_title.iter().any(|word| word.sort == sort));
        let told: usize =
            (0..).zip(&lead).map(|(at, (_, words))| of(words) * (if at == 0 { 2 } else { 1 })).sum();
        titled + told
    };
    let all = lead.iter().take(2).flat_map(|(_, words)| words);
    // Of equals the first.
    let best = all
        .map(|word| (word.sort, weight(word.sort)))
        .reduce(|best, one| if one.1 > best.1 { one } else { best })?;
    if best.1 < 2 {
        return None;
    }
    let (passage, word) = lead.iter().find_map(|(passage, words)| {
        let word = words.iter().find(|word| word.sort == best.0)?;
        Some((passage, word))
    })?;
    let (from, to) = sentence_span(passage.text, word.from);
    Some(Lead {
        block: passage.block,
        text: passage.text,
        from,
        to,
        word: word.from,
        sort: best.0,
        in_title: in_title.iter().any(|word| word.sort == best.0),
    })
}
