//! The compiled form: an automaton over bytes, asked where it lies.
//!
//! [`fst`] keeps all words with their common beginnings and ends once, in a few bytes each. A step in it costs a
//! hundred instructions, so most places are turned away before, by a sieve and a table of beginnings that are laid
//! out when the lexicon is first asked: some thousand slots, a fraction of a millisecond. What goes on behind a
//! beginning is read out of the automaton when a text first holds it.

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

    pub(super) const ALL: [&Table; 4] = [&WORDS, &NAMES, &COMMON, &PROSE];
}

/// All tables, ready to be asked.
pub(crate) struct Lexicon {
    /// Words of texts.
    pub(crate) words: Table,
    /// Words of class names, ids and addresses.
    pub(crate) names: Table,
    /// Common words and letters.
    pub(crate) common: Table,
    /// Words of running text.
    pub(crate) prose: Table,
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
        let [words, names, common, prose] =
            compiled::ALL.map(|table| Table::new(table.automaton, table.sets, table.entries));
        Lexicon { words, names, common, prose, tokens: compiled::TOKENS }
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
        let lengths = self.heads.lengths_at(first, rest);
        if lengths != 0 {
            self.look_up(bytes, from, lengths, &mut visit);
        }
    }

    /// Looks a place up that was not turned away; `lengths` are those of beginnings that may stand there.
    #[inline(never)]
    fn look_up(&self, bytes: &[u8], from: usize, lengths: u8, visit: &mut impl FnMut(usize, &'static [u32])) {
        let rest = bytes.get(from..).unwrap_or_default();
        let most = rest.first().map_or(0, |&first| head_length(first));
        let mut key = 0;
        for (length, &byte) in (1..).zip(rest.iter().take(most)) {
            key = key << 8 | u64::from(byte);
            if lengths >> length & 1 == 0 {
                continue;
            }
            let Some(head) = self.heads.find(key) else { continue };
            if let Some(number) = head.word {
                visit(from + length, self.set(number));
            }
            if length == most {
                let at = from + length;
                let behind = bytes.get(at..).unwrap_or_default();
                self.walk_on(head, behind, |length, number| visit(at + length, self.set(number)));
            }
        }
    }

    /// Visits what goes on behind a beginning, with its length.
    fn walk_on(&self, head: &Head, behind: &[u8], mut visit: impl FnMut(usize, u32)) {
        let Some(&next) = behind.first() else { return };
        let tails = head.tails.get_or_init(|| self.read_tails(head));
        let first = tails.partition_point(|tail| tail.bytes.first().is_none_or(|&byte| byte < next));
        // In order of bytes, the short ones of those that begin alike come first.
        for tail in tails.get(first..).unwrap_or_default() {
            if tail.bytes.first() != Some(&next) {
                return;
            }
            if behind.starts_with(&tail.bytes) {
                visit(tail.bytes.len(), tail.word);
            }
        }
    }

    /// All that goes on behind a beginning, read out of the automaton when a text first holds it: comparing bytes
    /// takes a tenth of what steps of the automaton do.
    fn read_tails(&self, head: &Head) -> Box<[Tail]> {
        let Some(automaton) = &self.automaton else { return Box::default() };
        let mut tails = Vec::new();
        let mut pending = vec![(head.address, Output::new(head.output), Vec::new())];
        while let Some((address, output, bytes)) = pending.pop() {
            for step in automaton.node(address).transitions() {
                let mut bytes = bytes.clone();
                bytes.push(step.inp);
                let output = output.cat(step.out);
                let node = automaton.node(step.addr);
                if node.is_final() {
                    let word = output.cat(node.final_output()).value() as u32;
                    tails.push(Tail { bytes: bytes.clone().into(), word });
                }
                pending.push((step.addr, output, bytes));
            }
        }
        tails.sort_unstable_by(|a, b| a.bytes.cmp(&b.bytes));
        tails.into()
    }

    fn set(&self, number: u32) -> &'static [u32] {
        let at = |number: u32| self.sets.get(number as usize).map_or(0, |&place| usize::from(place));
        self.entries.get(at(number)..at(number + 1)).unwrap_or_default()
    }
}

/// The beginnings of words, by which nearly every place is turned away at once, and where the automaton stands
/// behind each: a table from the first bytes, and for each first byte the lengths that are in it.
#[derive(Default)]
struct Heads {
    /// For each first byte a bit for each length, in bytes.
    lengths: Vec<u8>,
    /// A bit by [`place_of`] for the first bytes of every word, as many as [`sieve_lengths`] says: one place in ten
    /// gets past it that leads nowhere.
    near: Vec<u64>,
    /// The beginnings, and their places by open addressing with [`place_of`]; an empty slot has the key 0.
    all: Vec<Head>,
    slots: Vec<(u64, u32)>,
}

/// The lengths of beginnings that [`Heads::near`] does not know: single bytes.
const SINGLE: u8 = 1 << 1;

/// Bits of [`Heads::near`].
const NEAR: usize = 1 << 16;

/// The lengths of beginnings in [`Heads::near`], in bytes: of words that are shorter than the second, and of all
/// others.
const fn sieve_lengths(first: u8) -> (usize, usize) {
    if first < 0xe0 { (2, 3) } else { (3, head_length(first)) }
}

/// What is known of a beginning.
struct Head {
    /// The number of the word that it is.
    word: Option<u32>,
    /// The automaton's state behind it, and its output until there.
    address: usize,
    output: u64,
    /// What goes on behind it, once a text has held it.
    tails: OnceLock<Box<[Tail]>>,
}

/// What goes on behind a beginning, to the end of a word.
struct Tail {
    bytes: Box<[u8]>,
    /// The number of the word.
    word: u32,
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
        let mut near = vec![0_u64; NEAR / 64];
        let mut pending = vec![(automaton.root().addr(), Output::zero(), 0_u64, 0)];
        while let Some((address, output, key, length)) = pending.pop() {
            for step in automaton.node(address).transitions() {
                let (key, length) = (key << 8 | u64::from(step.inp), length + 1);
                let first = (key >> (8 * (length - 1))) as u8;
                let output = output.cat(step.out);
                let node = automaton.node(step.addr);
                let (short, long) = sieve_lengths(first);
                if length == long || (length >= short && length < long && node.is_final()) {
                    let place = place_of(key, NEAR);
                    if let Some(bits) = near.get_mut(place / 64) {
                        *bits |= 1 << (place % 64);
                    }
                }
                let whole = length == head_length(first);
                let word = node.is_final().then(|| output.cat(node.final_output()).value() as u32);
                if whole || word.is_some() {
                    let (address, output) = (step.addr, output.value());
                    all.push((key, Head { word, address, output, tails: OnceLock::new() }));
                    if let Some(bits) = lengths.get_mut(usize::from(first)) {
                        *bits |= 1 << length;
                    }
                }
                if !whole {
                    pending.push((step.addr, output, key, length));
                }
            }
        }
        let mut slots = vec![(0, 0); (all.len() * 4).next_power_of_two()];
        for (at, &(key, _)) in all.iter().enumerate() {
            let mut place = place_of(key, slots.len());
            while slots.get(place).is_some_and(|slot| slot.0 != 0) {
                place = (place + 1) & (slots.len() - 1);
            }
            if let Some(slot) = slots.get_mut(place) {
                *slot = (key, at as u32);
            }
        }
        Self { lengths, near, slots, all: all.into_iter().map(|(_, head)| head).collect() }
    }

    /// The lengths of beginnings that may stand at a place, a bit for each; none at most places.
    #[inline]
    fn lengths_at(&self, first: u8, rest: &[u8]) -> u8 {
        let lengths = self.lengths.get(usize::from(first)).copied().unwrap_or(0);
        if lengths & !SINGLE == 0 {
            return lengths;
        }
        let holds = |key: u64| {
            let place = place_of(key, NEAR);
            self.near.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
        };
        let mask = |short: bool, long: bool, at: usize| {
            SINGLE | if short { (1 << at) - 1 } else { 0 } | if long { u8::MAX << at } else { 0 }
        };
        match *rest {
            [one, two, three, ..] if one < 0xe0 => {
                let key = u64::from(one) << 16 | u64::from(two) << 8 | u64::from(three);
                lengths & mask(holds(key >> 8), holds(key), 3)
            }
            [one, two, three, four, five, ..] if one < 0xf0 => {
                let key = u64::from(one) << 16 | u64::from(two) << 8 | u64::from(three);
                let longer = key << 8 | u64::from(four);
                let short = holds(key) || (lengths & 1 << 4 != 0 && holds(longer));
                lengths & mask(short, holds(longer << 8 | u64::from(five)), 5)
            }
            // The end of a text, and characters that are rare.
            _ => lengths,
        }
    }

    #[inline]
    fn find(&self, key: u64) -> Option<&Head> {
        let mut place = place_of(key, self.slots.len());
        loop {
            let &(known, at) = self.slots.get(place)?;
            if known == key {
                return self.all.get(at as usize);
            }
            if known == 0 {
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::OnceLock;

    use super::{Head, lexicon};

    #[test]
    fn every_word_is_found_whatever_stands_behind_it() {
        for table in [&lexicon().words, &lexicon().names] {
            let root = table.automaton.as_ref().map_or(0, |automaton| automaton.root().addr());
            let head = Head { word: None, address: root, output: 0, tails: OnceLock::new() };
            let words = table.read_tails(&head);
            let known: BTreeMap<&[u8], u32> = words.iter().map(|word| (&*word.bytes, word.word)).collect();
            assert!(known.len() > 500);
            for word in &words {
                for behind in ["", " ", "ing", "。", " 的"] {
                    let text = [&*word.bytes, behind.as_bytes()].concat();
                    let mut found = Vec::new();
                    table.walk(&text, 0, |end, entries| found.push((end, entries)));
                    let expected: Vec<_> = (1..=text.len())
                        .filter_map(|end| known.get(&text[..end]).map(|&number| (end, table.set(number))))
                        .collect();
                    assert_eq!(found, expected, "{}", String::from_utf8_lossy(&text));
                }
            }
        }
    }
}
