//! The compiled form: an automaton over bytes, asked where it lies.
//!
//! [`fst`] keeps all words with their common beginnings and ends once, in a few bytes each. A step in it costs a
//! hundred instructions, so most places are turned away before, by a sieve and a table of beginnings that are laid
//! out when the lexicon is first asked: some thousand slots, a fraction of a millisecond. What goes on behind a
//! beginning is read out of the automaton when a text first holds it.

use std::sync::OnceLock;

use fst::raw::{Fst, Output};

use super::entry::Entry;
use super::role::Manner;
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
        let mut table = Self { automaton, sets, entries, heads: Heads::default() };
        table.heads = table.automaton.as_ref().map(|automaton| Heads::of(automaton, &table)).unwrap_or_default();
        table
    }

    /// The entries of a whole word.
    pub(crate) fn find(&self, word: &str) -> &'static [u32] {
        self.number_of(word.as_bytes()).map_or(&[], |number| self.set(number))
    }

    /// The number of a whole word.
    fn number_of(&self, word: &[u8]) -> Option<u32> {
        let &first = word.first()?;
        if self.heads.lengths_at(first, word) == 0 {
            return None;
        }
        let (start, behind) = word.split_at_checked(head_length(first)).unwrap_or((word, &[]));
        let key = start.iter().fold(0, |key, &byte| key << 8 | u64::from(byte));
        let head = self.heads.find(key)?;
        let Some(&next) = behind.first() else { return head.word };
        let tails = head.tails.get_or_init(|| self.read_tails(head));
        tails.iter().find(|tail| tail.first == next && *tail.bytes == *behind).map(|tail| tail.word)
    }

    /// Visits the entries of all words that begin at a place, short ones first, with where they end; but for words
    /// that are told only where a word ends, and do not end there.
    #[inline]
    pub(crate) fn walk(&self, bytes: &[u8], from: usize, mut visit: impl FnMut(usize, &'static [u32])) {
        let rest = bytes.get(from..).unwrap_or_default();
        let Some(&first) = rest.first() else { return };
        let lengths = self.heads.lengths_at(first, rest);
        if lengths != 0 {
            self.look_up(rest, lengths, &mut |length, number| visit(from + length, self.set(number)));
        }
    }

    /// The same, words that do not end where a word does included.
    #[inline]
    pub(crate) fn walk_all(&self, bytes: &[u8], from: usize, mut visit: impl FnMut(usize, &'static [u32])) {
        let rest = bytes.get(from..).unwrap_or_default();
        let lengths = rest.first().and_then(|&first| self.heads.lengths.get(usize::from(first)));
        if let Some(&lengths) = lengths.filter(|&&lengths| lengths != 0) {
            self.look_up(rest, lengths, &mut |length, number| visit(from + length, self.set(number)));
        }
    }

    /// Looks a place up that was not turned away; `lengths` are those of beginnings that may stand there. Visits
    /// the numbers of words with their lengths.
    #[inline(never)]
    fn look_up(&self, rest: &[u8], lengths: u8, visit: &mut impl FnMut(usize, u32)) {
        let most = rest.first().map_or(0, |&first| head_length(first));
        let mut key = 0;
        for (length, &byte) in (1..).zip(rest.iter().take(most)) {
            key = key << 8 | u64::from(byte);
            if lengths >> length & 1 == 0 {
                continue;
            }
            let Some(head) = self.heads.find(key) else { continue };
            if let Some(number) = head.word {
                visit(length, number);
            }
            if length == most
                && let Some((&next, _)) = rest.get(length..).and_then(<[u8]>::split_first)
            {
                let tails = head.tails.get_or_init(|| self.read_tails(head));
                // In order of bytes, the short ones of those that begin alike come first.
                for tail in tails.iter().filter(|tail| tail.first == next) {
                    if rest.get(length..).is_some_and(|behind| behind.starts_with(&tail.bytes)) {
                        visit(length + tail.bytes.len(), tail.word);
                    }
                }
            }
        }
    }

    /// All that goes on behind a beginning, read out of the automaton when a text first holds it: comparing bytes
    /// takes a tenth of what steps of the automaton do.
    fn read_tails(&self, head: &Head) -> Box<[Tail]> {
        let Some(automaton) = &self.automaton else { return Box::default() };
        let mut tails = Vec::new();
        let mut bytes: Vec<u8> = Vec::new();
        // Steps that are still to be taken, each with how many were before it.
        let mut pending = Vec::new();
        let steps = |pending: &mut Vec<_>, address: usize, output: Output, before: usize| {
            pending.extend(automaton.node(address).transitions().map(|step| (before, step, output)));
        };
        steps(&mut pending, head.address, Output::new(head.output), 0);
        while let Some((before, step, output)) = pending.pop() {
            bytes.truncate(before);
            bytes.push(step.inp);
            let output = output.cat(step.out);
            let node = automaton.node(step.addr);
            if node.is_final() {
                let word = output.cat(node.final_output()).value() as u32;
                let first = bytes.first().copied().unwrap_or_default();
                tails.push(Tail { first, bytes: bytes.as_slice().into(), word });
            }
            steps(&mut pending, step.addr, output, bytes.len());
        }
        tails.sort_unstable_by(|a, b| a.bytes.cmp(&b.bytes));
        tails.into()
    }

    fn set(&self, number: u32) -> &'static [u32] {
        let at = |number: u32| self.sets.get(number as usize).map_or(0, |&place| usize::from(place));
        self.entries.get(at(number)..at(number + 1)).unwrap_or_default()
    }

    /// Whether all entries of a word tell something only where a word ends.
    fn is_bounded(&self, number: u32) -> bool {
        let within = |entry: &u32| matches!(Entry(*entry).manner(), Manner::Begin | Manner::Inside);
        !self.set(number).iter().any(within)
    }
}

/// The beginnings of words, by which nearly every place is turned away at once, and where the automaton stands
/// behind each: a table from the first bytes, and for each first byte the lengths that are in it.
#[derive(Default)]
struct Heads {
    /// For each first byte a bit for each length, in bytes, and [`GOES_ON`].
    lengths: Vec<u8>,
    /// A bit by [`place_of`] for the first bytes of every word: of those that begin with a small letter of ASCII by
    /// [`opening_of`], of others as many as [`sieve_lengths`] says.
    near: Vec<u64>,
    /// A bit by [`pair_of`] for words of two letters that may be the beginning of a longer one.
    pairs: [u64; 16],
    /// The beginnings, and their places by open addressing with [`place_of`]; an empty slot has the key 0.
    all: Vec<Head>,
    slots: Vec<(u64, u32)>,
}

/// Set where a single byte tells something as the beginning of a longer word, too.
const GOES_ON: u8 = 1;

/// The lengths of beginnings that [`Heads::near`] does not know: single bytes.
const SINGLE: u8 = 1 << 1;

/// Bits of [`Heads::near`]: some fifteen for each beginning.
const NEAR: usize = 1 << 17;

/// The lengths of beginnings in [`Heads::near`], in bytes: of words that are shorter than the second, and of all
/// others.
const fn sieve_lengths(first: u8) -> (usize, usize) {
    if first < 0xe0 { (2, 3) } else { (3, head_length(first)) }
}

/// The small letters of ASCII that a place begins with, four at most, the first in the lowest byte; zeros behind
/// them. All four are told at once: a byte is a small letter if it carries over when 0x1f is added and does not
/// when 5 is.
#[inline]
fn opening_of(rest: &[u8]) -> u64 {
    const HIGH: u32 = 0x8080_8080;
    let bytes = match rest.first_chunk() {
        Some(&bytes) => bytes,
        None => std::array::from_fn(|at| rest.get(at).copied().unwrap_or(0)),
    };
    let bytes = u32::from_le_bytes(bytes);
    let low = bytes & !HIGH;
    let letters = (low + 0x1f1f_1f1f) & !(low + 0x0505_0505) & !bytes & HIGH;
    let others = letters ^ HIGH;
    let before_others = ((others & others.wrapping_neg()) >> 7).wrapping_sub(1);
    u64::from(bytes & before_others)
}

/// The place of two small letters of ASCII among [`Heads::pairs`].
const fn pair_of(opening: u64) -> usize {
    ((opening & 31) << 5 | opening >> 8 & 31) as usize
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
    /// The first of its bytes.
    first: u8,
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
    fn of(automaton: &Fst<&'static [u8]>, table: &Table) -> Self {
        let mut all = Vec::new();
        let mut lengths = vec![0_u8; 256];
        let mut pairs = [0_u64; 16];
        let mut near = vec![0_u64; NEAR / 64];
        let mut pass = |key: u64| {
            let place = place_of(key, NEAR);
            if let Some(bits) = near.get_mut(place / 64) {
                *bits |= 1 << (place % 64);
            }
        };
        let mut pending = vec![(automaton.root().addr(), Output::zero(), 0_u64, 0)];
        while let Some((address, output, key, length)) = pending.pop() {
            for step in automaton.node(address).transitions() {
                let (key, length) = (key << 8 | u64::from(step.inp), length + 1);
                let first = (key >> (8 * (length - 1))) as u8;
                let output = output.cat(step.out);
                let node = automaton.node(step.addr);
                let word = node.is_final().then(|| output.cat(node.final_output()).value() as u32);
                let within = word.is_some_and(|word| step.inp.is_ascii_lowercase() && !table.is_bounded(word));
                let (short, long) = sieve_lengths(first);
                if first.is_ascii_lowercase() {
                    let bytes = key.to_be_bytes();
                    let opening = opening_of(bytes.get(8 - length..).unwrap_or_default());
                    if length == head_length(first) || word.is_some() {
                        pass(opening);
                    }
                    if within && length == 3 {
                        (b'a'..=b'z').for_each(|next| pass(opening | u64::from(next) << 24));
                    } else if within && length == 2 {
                        let pair = pair_of(opening);
                        if let Some(bits) = pairs.get_mut(pair / 64) {
                            *bits |= 1 << (pair % 64);
                        }
                    }
                } else if length == long || (length >= short && length < long && word.is_some()) {
                    pass(key);
                }
                let whole = length == head_length(first);
                if whole || word.is_some() {
                    let (address, output) = (step.addr, output.value());
                    all.push((key, Head { word, address, output, tails: OnceLock::new() }));
                    if let Some(bits) = lengths.get_mut(usize::from(first)) {
                        *bits |= 1 << length | if length == 1 && within { GOES_ON } else { 0 };
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
        Self { lengths, near, pairs, slots, all: all.into_iter().map(|(_, head)| head).collect() }
    }

    /// Whether there may be a beginning; one place in ten that leads nowhere gets past.
    #[inline]
    fn may_hold(&self, key: u64) -> bool {
        let place = place_of(key, NEAR);
        self.near.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
    }

    /// The lengths of beginnings that may stand at a place, a bit for each; none at most places.
    #[inline]
    fn lengths_at(&self, first: u8, rest: &[u8]) -> u8 {
        let lengths = self.lengths.get(usize::from(first)).copied().unwrap_or(0);
        if lengths == 0 {
            return 0;
        }
        if first.is_ascii_lowercase() {
            let opening = opening_of(rest);
            let pair = pair_of(opening);
            let within = lengths & GOES_ON != 0
                || self.pairs.get(pair / 64).is_some_and(|bits| bits >> (pair % 64) & 1 == 1);
            return if within || self.may_hold(opening) { lengths & !GOES_ON } else { 0 };
        }
        let mask = |short: bool, long: bool, at: usize| {
            SINGLE | if short { (1 << at) - 1 } else { 0 } | if long { u8::MAX << at } else { 0 }
        };
        let lengths = lengths & !GOES_ON;
        if lengths & !SINGLE == 0 {
            return lengths;
        }
        match *rest {
            [one, two, three, ..] if one < 0xe0 => {
                let key = u64::from(one) << 16 | u64::from(two) << 8 | u64::from(three);
                lengths & mask(self.may_hold(key >> 8), self.may_hold(key), 3)
            }
            [one, two, three, four, five, ..] if one < 0xf0 => {
                let key = u64::from(one) << 16 | u64::from(two) << 8 | u64::from(three);
                let longer = key << 8 | u64::from(four);
                let short = self.may_hold(key) || (lengths & 1 << 4 != 0 && self.may_hold(longer));
                lengths & mask(short, self.may_hold(longer << 8 | u64::from(five)), 5)
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
                    let goes_on = |end: usize| {
                        let letter = |at: usize| text.get(at).is_some_and(u8::is_ascii_lowercase);
                        letter(end - 1) && letter(end)
                    };
                    let told = |end: usize, number: u32| !goes_on(end) || !table.is_bounded(number);
                    let set_at = |end: usize| known.get(&text[..end]).copied().filter(|&number| told(end, number));
                    let expected: Vec<_> =
                        (1..=text.len()).filter_map(|end| Some((end, table.set(set_at(end)?)))).collect();
                    found.retain(|&(end, _)| set_at(end).is_some());
                    assert_eq!(found, expected, "{}", String::from_utf8_lossy(&text));
                }
            }
        }
    }
}
