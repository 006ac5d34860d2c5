//! Languages in Latin script, by their commonest words.
//!
//! Every word of a sample votes for the languages that it is common in. Close relatives share words, so the best has
//! to be well ahead where nothing is declared; a text of names alone has no votes. The words were picked by hand from
//! among the commonest of each language; those of one letter are left out, as they stand in names and lists.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::lexicon::entry::Language;
use crate::lexicon::role::Manner;
use crate::lexicon::{Entry, Role, entries_of, is};
use crate::text::letter::is_alphabetic;

use super::{LanguageTag, base_of};

/// How much more the best language needs than the next, in quarters, to be clear.
const CLEAR_QUARTERS: u32 = 5;

/// Lengths of the words that are looked up, in bytes.
const LENGTHS: RangeInclusive<usize> = 2..=16;

/// The votes of a language, and its number among those that share words.
struct Vote {
    language: Language,
    order: i32,
    count: u32,
}

/// Votes of the languages that have any.
pub(super) struct Votes(Vec<Vote>);

/// Counts the common words among the first letters of a text.
pub(super) fn vote_words(text: &str, sample: usize) -> Votes {
    let mut votes = Votes(Vec::new());
    visit_words(text, sample, |word| votes.add(word));
    votes
}

/// Collects the different words among the first letters of a text that are common in the first language and not in
/// the second.
pub(super) fn find_own_words(text: &str, languages: [&str; 2], sample: usize, words: &mut BTreeSet<String>) {
    visit_words(text, sample, |word| {
        let entries = entries_of(Role::FunctionWord, word).iter().map(|&entry| Entry(entry));
        let common = entries.filter(|entry| entry.is(Role::FunctionWord, Manner::Whole));
        let of: Vec<LanguageTag> = common.map(|entry| base_of(Language::split(entry.value()).0)).collect();
        let [own, other] = languages.map(|language| of.iter().any(|known| known == language));
        if own && !other {
            words.insert(word.to_owned());
        }
    });
}

/// Visits the words among the first letters of a text, in lower case.
#[inline]
fn visit_words(text: &str, sample: usize, mut visit: impl FnMut(&str)) {
    let sample = if text.is_ascii() {
        text.get(..sample).unwrap_or(text)
    } else {
        text.char_indices().nth(sample).map_or(text, |(end, _)| text.get(..end).unwrap_or(text))
    };
    let lower = sample.to_ascii_lowercase();
    let mut rest = lower.as_str();
    while let Some(first) = rest.bytes().next() {
        let (length, plain) = word_length(rest);
        let word = rest.get(..length).unwrap_or_default();
        if LENGTHS.contains(&length) {
            if plain {
                visit(word);
            } else {
                visit(&word.chars().flat_map(char::to_lowercase).collect::<String>());
            }
        }
        let parting = if length > 0 { 0 } else { utf8_length(first) };
        rest = rest.get(length + parting..).unwrap_or_default();
    }
}

/// Bytes of the letters that a text begins with, and whether all are of ASCII.
fn word_length(text: &str) -> (usize, bool) {
    let plain = text.bytes().position(|b| !b.is_ascii_alphabetic()).unwrap_or(text.len());
    if text.as_bytes().get(plain).is_none_or(u8::is_ascii) {
        return (plain, true);
    }
    let length = text.find(|c: char| !is_alphabetic(c)).unwrap_or(text.len());
    (length, length == plain)
}

/// Bytes of the character that begins with a byte.
const fn utf8_length(first: u8) -> usize {
    match first {
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

impl Votes {
    /// Counts a word in lower case.
    fn add(&mut self, word: &str) {
        for entry in entries_of(Role::FunctionWord, word).iter().map(|&entry| Entry(entry)) {
            if !entry.is(Role::FunctionWord, Manner::Whole) {
                continue;
            }
            let (language, order) = Language::split(entry.value());
            match self.0.iter_mut().find(|vote| vote.language == language) {
                Some(vote) => vote.count += 1,
                None => self.0.push(Vote { language, order, count: 1 }),
            }
        }
    }

    /// The language with most votes; of equals the one that the lexicon puts first.
    pub(super) fn best(&self) -> Option<(LanguageTag, u32)> {
        let best = self.0.iter().max_by_key(|vote| (vote.count, Reverse((vote.order, vote.language))))?;
        Some((base_of(best.language), best.count))
    }

    /// Whether the best is well ahead of the next.
    pub(super) fn is_clear(&self) -> bool {
        let (best, next) = self.0.iter().fold((0, 0), |(best, next), vote| {
            if vote.count > best { (vote.count, best) } else { (best, next.max(vote.count)) }
        });
        best * 4 >= next * CLEAR_QUARTERS
    }

    /// The votes of a language; `None` for one whose words are not known.
    pub(super) fn of(&self, base: &str) -> Option<u32> {
        is(Role::KnownByWords, base)
            .then(|| self.0.iter().find(|vote| base_of(vote.language) == base).map_or(0, |vote| vote.count))
    }
}

#[cfg(test)]
mod tests {
    use super::{base_of, vote_words};
    use crate::lexicon::entry::Language;
    use crate::lexicon::testing::{shipped, with_language};
    use crate::lexicon::{Role, is};

    #[test]
    fn languages_with_common_words_are_known_by_them() {
        for (file, text) in shipped() {
            let has_words = text.contains("[function-word ");
            assert_eq!(has_words, text.contains("[known-by-words "), "{file}");
            let known =
                Language::of(&file).is_some_and(|language| is(Role::KnownByWords, &base_of(language)));
            assert!(known || !has_words, "{file}");
        }
    }

    #[test]
    fn an_added_language_is_told_by_its_words() {
        let words = "[function-word whole = 12]\nzor | ka | plim\n[known-by-words whole]\nxx";
        with_language(("xx", words), || {
            let votes = vote_words("Zor mara ka tomo, zor plim ka lindby", 500);
            assert_eq!(votes.best(), Some(("xx".into(), 5)));
            assert_eq!((votes.of("xx"), votes.of("en"), votes.of("yy")), (Some(5), Some(0), None));
        });
    }
}
