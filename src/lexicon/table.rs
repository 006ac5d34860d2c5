//! The compiled form: an automaton over bytes, asked where it lies.
//!
//! [`fst`] keeps all words with their common beginnings and ends once, in a few bytes each. A step in it costs a
//! hundred instructions, so most places are turned away before, by a sieve and a table of beginnings that are laid
//! out when the lexicon is first asked: some thousand slots, a fraction of a millisecond. What goes on behind a
//! beginning is read out of the automaton when a text first holds it.

use std::sync::OnceLock;

use fst::raw::{Fst, Output};

use super::entry::Entry;
use super::heads::{Head, Heads, Tail, head_length};
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
        let mut table = Self { automaton, sets, entries, heads: Heads::default() };
        let heads =
            table.automaton.as_ref().map(|automaton| Heads::of(automaton, |word| table.is_bounded(word)));
        table.heads = heads.unwrap_or_default();
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
        let lengths = rest.first().map_or(0, |&first| self.heads.lengths[usize::from(first)]);
        if lengths != 0 {
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::OnceLock;

    use super::lexicon;
    use crate::lexicon::heads::Head;

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
                    let set_at =
                        |end: usize| known.get(&text[..end]).copied().filter(|&number| told(end, number));
                    let expected: Vec<_> =
                        (1..=text.len()).filter_map(|end| Some((end, table.set(set_at(end)?)))).collect();
                    found.retain(|&(end, _)| set_at(end).is_some());
                    assert_eq!(found, expected, "{}", String::from_utf8_lossy(&text));
                }
            }
        }
    }
}
