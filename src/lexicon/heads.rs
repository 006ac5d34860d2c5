//! The beginnings of words, by which nearly every place of a text is turned away at once.

use std::sync::OnceLock;

use fst::raw::{Fst, Output};

/// The beginnings of words, by which nearly every place is turned away at once, and where the automaton stands
/// behind each: a table from the first bytes, and for each first byte the lengths that are in it.
pub(super) struct Heads {
    /// For each first byte a bit for each length, in bytes, and [`GOES_ON`].
    pub(super) lengths: [u8; 256],
    /// A bit by [`place_of`] for the first bytes of every word: of those that begin with a small letter of ASCII by
    /// [`opening_of`], of others as many as [`sieve_lengths`] says.
    near: Box<[u64; NEAR / 64]>,
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
pub(super) struct Head {
    /// The number of the word that it is.
    pub(super) word: Option<u32>,
    /// The automaton's state behind it, and its output until there.
    pub(super) address: usize,
    pub(super) output: u64,
    /// What goes on behind it, once a text has held it.
    pub(super) tails: OnceLock<Box<[Tail]>>,
}

/// What goes on behind a beginning, to the end of a word.
pub(super) struct Tail {
    /// The first of its bytes.
    pub(super) first: u8,
    pub(super) bytes: Box<[u8]>,
    /// The number of the word.
    pub(super) word: u32,
}

/// The bytes that are a beginning: of letters that take three bytes, the first and most of the second. Words that
/// are shorter are in the table as they are.
pub(super) const fn head_length(first: u8) -> usize {
    if first < 0xe0 { 4 } else { 5 }
}

impl Default for Heads {
    fn default() -> Self {
        Self {
            lengths: [0; 256],
            near: Box::new([0; NEAR / 64]),
            pairs: [0; 16],
            all: Vec::new(),
            slots: Vec::new(),
        }
    }
}

impl Heads {
    /// Those of all words of an automaton; `is_bounded` says of the number of a word whether it is told only where a
    /// word ends.
    pub(super) fn of(automaton: &Fst<&'static [u8]>, is_bounded: impl Fn(u32) -> bool) -> Self {
        let mut all = Vec::new();
        let mut lengths = [0_u8; 256];
        let mut pairs = [0_u64; 16];
        let mut near = Box::new([0_u64; NEAR / 64]);
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
                let within = word.is_some_and(|word| step.inp.is_ascii_lowercase() && !is_bounded(word));
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
        self.near[place / 64 % (NEAR / 64)] >> (place % 64) & 1 == 1
    }

    /// The lengths of beginnings that may stand at a place, a bit for each; none at most places.
    #[inline]
    pub(super) fn lengths_at(&self, first: u8, rest: &[u8]) -> u8 {
        let lengths = self.lengths[usize::from(first)];
        if lengths == 0 {
            return 0;
        }
        if first.is_ascii_lowercase() {
            let opening = opening_of(rest);
            let pair = pair_of(opening);
            let within = lengths & GOES_ON != 0 || self.pairs[pair / 64 % 16] >> (pair % 64) & 1 == 1;
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
    pub(super) fn find(&self, key: u64) -> Option<&Head> {
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
    use super::opening_of;

    #[test]
    fn openings_are_the_small_letters_that_a_place_begins_with() {
        for (text, opening) in [
            ("byline", "byli"),
            ("by line", "by"),
            ("by", "by"),
            ("b1", "b"),
            ("byLine", "by"),
            ("zaz{", "zaz"),
            ("`az", ""),
            ("né", "n"),
            ("", ""),
        ] {
            let mut bytes = [0; 8];
            bytes[..opening.len()].copy_from_slice(opening.as_bytes());
            assert_eq!(opening_of(text.as_bytes()), u64::from_le_bytes(bytes), "{text}");
        }
    }
}
