//! The compiled form: an automaton over bytes, asked where it lies.
//!
//! [`fst`] keeps all words with their common beginnings and ends once, in a few bytes each, and needs nothing read
//! or built before it is asked. A walk costs a few dozen instructions a byte, so most places are turned away
//! before, by their first two bytes.

use std::sync::OnceLock;

use fst::raw::{Fst, Output};

use super::tokens::Tokens;

/// The tables as the build writes them.
struct Compiled {
    automaton: &'static [u8],
    sets: &'static [u16],
    entries: &'static [u32],
}

#[allow(clippy::unreadable_literal, reason = "written by the build")]
mod compiled {
    use super::{Compiled as Table, Tokens};
    use std::borrow::Cow;
    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

    pub(super) const ALL: [&Table; 2] = [&WORDS, &NAMES];
}

/// All tables, ready to be asked.
pub(crate) struct Lexicon {
    /// Words of texts.
    pub(crate) words: Table,
    /// Words of class names, ids and addresses.
    pub(crate) names: Table,
    /// Words that are looked up one by one.
    pub(crate) tokens: Tokens,
}

/// One table.
pub(crate) struct Table {
    /// None where the table is empty.
    automaton: Option<Fst<&'static [u8]>>,
    sets: &'static [u16],
    entries: &'static [u32],
    /// A bit for each pair of bytes that an entry may begin with.
    heads: Vec<u64>,
}

/// The lexicon that the program came with; in a test the one it asked for (`testing`).
pub(crate) fn lexicon() -> &'static Lexicon {
    #[cfg(test)]
    if let Some(other) = super::testing::current() {
        return other;
    }
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let [words, names] =
            compiled::ALL.map(|table| Table::new(table.automaton, table.sets, table.entries));
        Lexicon { words, names, tokens: compiled::TOKENS }
    })
}

impl Table {
    /// A table over what the build wrote.
    pub(crate) fn new(automaton: &'static [u8], sets: &'static [u16], entries: &'static [u32]) -> Self {
        let automaton = Fst::new(automaton).ok();
        let heads = automaton.as_ref().map(heads_of).unwrap_or_default();
        Self { automaton, sets, entries, heads }
    }

    /// The entries of a whole word.
    pub(crate) fn find(&self, word: &str) -> &'static [u32] {
        let mut found: &[u32] = &[];
        self.walk(word.as_bytes(), 0, |end, entries| {
            if end == word.len() {
                found = entries;
            }
        });
        found
    }

    /// Visits the entries of all words that begin at a place, short ones first, with where they end.
    pub(crate) fn walk(&self, bytes: &[u8], from: usize, mut visit: impl FnMut(usize, &'static [u32])) {
        let Some(automaton) = &self.automaton else { return };
        if !self.may_begin(bytes, from) {
            return;
        }
        let mut node = automaton.root();
        let mut output = Output::zero();
        for (at, &byte) in bytes.iter().enumerate().skip(from) {
            let Some(next) = node.find_input(byte) else { return };
            let step = node.transition(next);
            output = output.cat(step.out);
            node = automaton.node(step.addr);
            if node.is_final() {
                visit(at + 1, self.set(output.cat(node.final_output()).value()));
            }
        }
    }

    /// Whether an entry may begin at a place.
    fn may_begin(&self, bytes: &[u8], from: usize) -> bool {
        let (Some(&first), second) = (bytes.get(from), bytes.get(from + 1)) else { return false };
        let place = usize::from(first) << 8 | usize::from(second.copied().unwrap_or(0));
        self.heads.get(place >> 6).is_some_and(|word| word >> (place & 63) & 1 == 1)
    }

    fn set(&self, number: u64) -> &'static [u32] {
        let at = |number: u64| self.sets.get(number as usize).map_or(0, |&place| usize::from(place));
        self.entries.get(at(number)..at(number + 1)).unwrap_or_default()
    }
}

/// A bit for each pair of bytes that a word may begin with; behind a word of one byte any other may come, and
/// nothing counts as 0.
fn heads_of(automaton: &Fst<&'static [u8]>) -> Vec<u64> {
    let mut heads = vec![0_u64; 1 << 10];
    for first in automaton.root().transitions() {
        let node = automaton.node(first.addr);
        let row = usize::from(first.inp) << 8;
        let mut set = |second: u8| {
            let place = row | usize::from(second);
            if let Some(word) = heads.get_mut(place >> 6) {
                *word |= 1 << (place & 63);
            }
        };
        node.transitions().for_each(|second| set(second.inp));
        if node.is_final() {
            (0..=u8::MAX).filter(|byte| !byte.is_ascii_alphanumeric()).for_each(set);
        }
    }
    heads
}
