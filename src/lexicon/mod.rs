//! What the program knows of languages, as data: one file a language in `words/`, and one for what is
//! international.
//!
//! Passes ask for roles ("is this a control?", "where does a label of an author stand?"), never for strings; the
//! files are compiled by the build ([`compile`], `build.rs`) into automata that are asked in place. How a language
//! is added is told in ARCHITECTURE.md.

#[cfg(test)]
mod compile;
pub(crate) mod entry;
pub(crate) mod fold;
mod heads;
mod marks;
pub(crate) mod meaning;
mod opening;
pub(crate) mod role;
pub(crate) mod sound;
mod table;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
pub(crate) mod tokens;

use std::ops::Range;

#[cfg(test)]
pub(crate) use compile::pack;
pub(crate) use entry::Entry;
pub(crate) use marks::{Mark, find_marks, find_name_marks, find_prose_marks};
pub(crate) use opening::{visit_at, visit_common_at};
pub(crate) use role::Role;

use role::{Folding, Manner};
use table::{Lexicon, Table, lexicon};
use tokens::Tokens;

/// Whether a text, folded as the role wants it, is a whole entry.
pub(crate) fn is(role: Role, text: &str) -> bool {
    value_of(role, text).is_some()
}

/// The number of the entry that a text is as a whole.
pub(crate) fn value_of(role: Role, text: &str) -> Option<i32> {
    entries_of(role, text)
        .iter()
        .map(|&entry| Entry(entry))
        .find(|entry| entry.is(role, Manner::Whole))
        .map(Entry::value)
}

/// The number of the entry that a word of running text is, however it matches.
pub(crate) fn prose_value(role: Role, word: &str) -> Option<i32> {
    entries_of(role, word).iter().map(|&entry| Entry(entry)).find(|entry| entry.has(role)).map(Entry::value)
}

/// All that a text is as a whole, in the table of a role: what [`is`] asks for, several roles at once.
pub(crate) fn entries_of(role: Role, text: &str) -> &'static [u32] {
    table_of(role).find(text)
}

/// The words that are looked up one by one.
pub(crate) fn tokens() -> &'static Tokens {
    &lexicon().tokens
}

#[allow(clippy::unreadable_literal, reason = "written by the build")]
mod meanings {
    include!(concat!(env!("OUT_DIR"), "/meanings.rs"));
}

/// What a word means that has this [`meaning::hash_word`].
pub(crate) fn meanings_of(hash: u32) -> impl Iterator<Item = meaning::Meaning> {
    meaning::meanings_of(hash, meanings::MEANINGS, meanings::INDEX)
}

/// The consonant that an ideograph begins with, and whether it ends in a nasal.
pub(crate) fn sound_of(c: char) -> Option<(sound::Sound, bool)> {
    sound::sound_of(c, include_bytes!(concat!(env!("OUT_DIR"), "/sounds.bin")))
}

/// An entry that a text begins or ends with, or holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Bytes of the text.
    pub(crate) span: Range<usize>,
    /// The entry's number.
    pub(crate) value: i32,
}

/// The longest entry that a text begins with.
pub(crate) fn begin(role: Role, text: &str) -> Option<Hit> {
    let mut longest = None;
    table_of(role).walk(text.as_bytes(), 0, |end, entries| {
        if let Some(value) = value_among(entries, role, Manner::Begin) {
            longest = Some(Hit { span: 0..end, value });
        }
    });
    longest
}

/// Whether a text begins with an entry.
pub(crate) fn begins(role: Role, text: &str) -> bool {
    begin(role, text).is_some()
}

/// The longest entry that a text ends with.
pub(crate) fn end(role: Role, text: &str) -> Option<Hit> {
    let table = table_of(role);
    starts_of(role, text).find_map(|from| {
        let mut found = None;
        table.walk(text.as_bytes(), from, |end, entries| {
            if end == text.len() {
                found = value_among(entries, role, Manner::End).map(|value| Hit { span: from..end, value });
            }
        });
        found
    })
}

/// Whether a text ends with an entry.
pub(crate) fn ends(role: Role, text: &str) -> bool {
    end(role, text).is_some()
}

/// The first entry that a text holds, inside or as a word; of those that begin at one place the longest.
pub(crate) fn find(role: Role, text: &str) -> Option<Hit> {
    let table = table_of(role);
    let find_at = |from: usize| {
        let mut found = None;
        table.walk(text.as_bytes(), from, |end, entries| {
            let value = value_among(entries, role, Manner::Inside)
                .or_else(|| value_among(entries, role, Manner::Word).filter(|_| marks::ends_word(text, end)));
            if let Some(value) = value {
                found = Some(Hit { span: from..end, value });
            }
        });
        found
    };
    if text.is_ascii() && !anywhere(role) {
        return marks::word_starts(text.as_bytes()).find_map(find_at);
    }
    starts_of(role, text).find_map(find_at)
}

/// Whether a text holds an entry, inside or as a word.
pub(crate) fn holds(role: Role, text: &str) -> bool {
    find(role, text).is_some()
}

fn value_among(entries: &[u32], role: Role, manner: Manner) -> Option<i32> {
    entries.iter().map(|&entry| Entry(entry)).find(|entry| entry.is(role, manner)).map(Entry::value)
}

/// The places where an entry may begin: those of words; of names of markup, and of what stands in text that does
/// not part words, all.
fn starts_of(role: Role, text: &str) -> impl Iterator<Item = usize> {
    let anywhere = anywhere(role);
    let mut before = None;
    text.char_indices().filter_map(move |(at, c)| {
        let starts = anywhere || marks::starts_word(before, c);
        before = Some(c);
        starts.then_some(at)
    })
}

/// Whether entries of a role begin wherever they stand.
fn anywhere(role: Role) -> bool {
    matches!(folding_of(role), Folding::Name | Folding::Common)
}

fn folding_of(role: Role) -> Folding {
    Role::ALL.get(role as usize).map_or(Folding::Phrase, |&(.., folding)| folding)
}

fn table_of(role: Role) -> &'static Table {
    let Lexicon { words, names, common, prose, .. } = lexicon();
    match folding_of(role) {
        Folding::Name => names,
        Folding::Common => common,
        Folding::Prose => prose,
        _ => words,
    }
}
