//! The compiled form: an automaton over bytes, asked where it lies.
//!
//! [`fst`] keeps all words with their common beginnings and ends once, in a few bytes each. A step in it costs a
//! hundred instructions, so most places are turned away before, by a table of beginnings that is laid out when the
//! lexicon is first asked: some thousand slots, a fraction of a millisecond.

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

    pub(super) const ALL: [&Table; 3] = [&WORDS, &NAMES, &COMMON];
}

/// All tables, ready to be asked.
pub(crate) struct Lexicon {
    /// Words of texts.
    pub(crate) words: Table,
    /// Words of class names, ids and addresses.
    pub(crate) names: Table,
    /// Common words and letters.
    pub(crate) common: Table,
    /// Words that are looked up one by one.
    pub(crate) tokens: Tokens,
}

/// One table.
pub(crate) struct Table {
    /// None where the table is empty.
    automaton: Option<Fst<&'static [u8]>>,
    sets: &'static [u16],
    entries: &'static [u32],
    heads: Heads,
}

/// The lexicon that the program came with; in a test the one it asked for (`testing`).
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    #[cfg(test)]
    if let Some(other) = super::testing::current() {
        return other;
    }
    LEXICON.get_or_init(|| {
        let [words, names, common] =
            compiled::ALL.map(|table| Table::new(table.automaton, table.sets, table.entries));
        Lexicon { words, names, common, tokens: compiled::TOKENS }
    })
}

impl Table {
    /// A table over what the build wrote.
    pub(crate) fn new(automaton: &'static [u8], sets: &'static [u16], entries: &'static [u32]) -> Self {
        let automaton = Fst::new(automaton).ok();
        let heads = automaton.as_ref().map(Heads::of).unwrap_or_default();
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
    #[inline]
    pub(crate) fn walk(&self, bytes: &[u8], from: usize, mut visit: impl FnMut(usize, &'static [u32])) {
        let rest = bytes.get(from..).unwrap_or_default();
        let Some(&first) = rest.first() else { return };
        let lengths = self.heads.lengths.get(usize::from(first)).copied().unwrap_or(0);
        if lengths == 0 {
            return;
        }
        let mut head = 0;
        for (length, &byte) in (1..).zip(rest.iter().take(head_length(first))) {
            head = head << 8 | u64::from(byte);
            if lengths >> length & 1 == 0 {
                continue;
            }
            let Some(found) = self.heads.find(head) else { continue };
            if let Some(number) = found.word {
                visit(from + length, self.set(u64::from(number)));
            }
            if length == head_length(first) {
                self.walk_on(bytes, from + length, found, &mut visit);
            }
        }
    }

    /// Goes on behind a beginning, in the automaton.
    fn walk_on(&self, bytes: &[u8], from: usize, head: &Head, visit: &mut impl FnMut(usize, &'static [u32])) {
        let Some(automaton) = &self.automaton else { return };
        let mut node = automaton.node(head.address);
        let mut output = Output::new(head.output);
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

    fn set(&self, number: u64) -> &'static [u32] {
        let at = |number: u64| self.sets.get(number as usize).map_or(0, |&place| usize::from(place));
        self.entries.get(at(number)..at(number + 1)).unwrap_or_default()
    }
}

/// The beginnings of words, by which nearly every place is turned away at once, and where the automaton stands
/// behind each: a table from the first bytes, and for each first byte the lengths that are in it.
#[derive(Default)]
struct Heads {
    /// For each first byte a bit for each length, in bytes.
    lengths: Vec<u8>,
    /// Open addressing, by [`place_of`]; an empty slot has the key 0.
    slots: Vec<(u64, Head)>,
}

/// What is known of a beginning.
#[derive(Clone, Copy, Default)]
struct Head {
    /// The number of the word that it is.
    word: Option<u32>,
    /// The automaton's state behind it, and its output until there.
    address: usize,
    output: u64,
}

/// The bytes that are a beginning: of letters that take three bytes, the first and most of the second. Words that
/// are shorter are in the table as they are.
const fn head_length(first: u8) -> usize {
    if first < 0xe0 { 4 } else { 5 }
}

impl Heads {
    /// Those of all words of an automaton.
    fn of(automaton: &Fst<&'static [u8]>) -> Self {
        let mut all = Vec::new();
        let mut lengths = vec![0_u8; 256];
        let mut pending = vec![(automaton.root().addr(), Output::zero(), 0_u64, 0)];
        while let Some((address, output, key, length)) = pending.pop() {
            for step in automaton.node(address).transitions() {
                let (key, length) = (key << 8 | u64::from(step.inp), length + 1);
                let first = (key >> (8 * (length - 1))) as u8;
                let output = output.cat(step.out);
                let node = automaton.node(step.addr);
                let whole = length == head_length(first);
                let word = node.is_final().then(|| output.cat(node.final_output()).value() as u32);
                if whole || word.is_some() {
                    all.push((key, Head { word, address: step.addr, output: output.value() }));
                    if let Some(bits) = lengths.get_mut(usize::from(first)) {
                        *bits |= 1 << length;
                    }
                }
                if !whole {
                    pending.push((step.addr, output, key, length));
                }
            }
        }
        let mut slots = vec![(0, Head::default()); (all.len() * 4).next_power_of_two()];
        for (key, head) in all {
            let mut place = place_of(key, slots.len());
            while slots.get(place).is_some_and(|slot| slot.0 != 0) {
                place = (place + 1) & (slots.len() - 1);
            }
            if let Some(slot) = slots.get_mut(place) {
                *slot = (key, head);
            }
        }
        Self { lengths, slots }
    }

    #[inline]
    fn find(&self, key: u64) -> Option<&Head> {
        let mut place = place_of(key, self.slots.len());
        loop {
            let (known, head) = self.slots.get(place)?;
            if *known == key {
                return Some(head);
            }
            if *known == 0 {
                return None;
            }
            place = (place + 1) & (self.slots.len() - 1);
        }
    }
}

/// The place of a beginning in a table of that many slots, a power of two.
const fn place_of(key: u64, slots: usize) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & (slots - 1)
}
