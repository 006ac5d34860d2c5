//! Word lists to group bits: which of a fixed set of meanings a class name or a short text carries.
//!
//! A lookup is one hash and one probe, so that every token of a page can be asked about.

/// A set of groups, one bit each.
pub(crate) type Groups = u32;

/// An open-addressing table from the hash of a word to its groups. Built once, only ever asked.
#[derive(Debug)]
pub(crate) struct Lexicon {
    slots: Vec<(u64, Groups)>,
    /// Longest word, in characters.
    longest: usize,
}

/// FNV-1a: short keys, no state, the same on every platform.
pub(crate) fn hash_bytes(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(hash_empty(), hash_byte)
}

/// [`hash_bytes`] of nothing.
pub(crate) const fn hash_empty() -> u64 {
    0xcbf2_9ce4_8422_2325
}

/// One more byte for [`hash_bytes`].
pub(crate) const fn hash_byte(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// Mixes a value into a hash.
pub(crate) const fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

impl Lexicon {
    /// From one list of words, parted by white space, a group. `_` in a word stands for a space.
    pub(crate) fn new(groups: &[(&str, &str)]) -> Self {
        let words: usize = groups.iter().map(|(_, list)| list.split_whitespace().count()).sum();
        let size = (words * 4).next_power_of_two().max(16);
        let mut lexicon = Self { slots: vec![(0, 0); size], longest: 0 };
        for (bit, (_, list)) in groups.iter().enumerate() {
            for word in list.split_whitespace() {
                lexicon.longest = lexicon.longest.max(word.chars().count());
                lexicon.insert(hash_bytes(word.bytes()), 1 << bit);
            }
        }
        lexicon
    }

    /// Number of characters of the longest word.
    pub(crate) const fn longest(&self) -> usize {
        self.longest
    }

    /// The groups of a lower-case word; none for an unknown one.
    pub(crate) fn find(&self, word: &str) -> Groups {
        self.find_hash(hash_bytes(word.bytes()))
    }

    /// The groups of the word with this [`hash_bytes`].
    pub(crate) fn find_hash(&self, hash: u64) -> Groups {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            match self.slots.get(at) {
                Some(&(key, groups)) if key == hash => return groups,
                Some(&(0, _)) | None => return 0,
                Some(_) => at = (at + 1) & mask,
            }
        }
    }

    fn insert(&mut self, hash: u64, bits: Groups) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.0 == hash || slot.0 == 0 {
                *slot = (hash, slot.1 | bits);
                return;
            }
            at = (at + 1) & mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_bits_of_all_its_groups() {
        let lexicon = Lexicon::new(&[("fruit", "apple orange"), ("colour", "orange red")]);
        for (word, groups) in [("apple", 1), ("orange", 3), ("red", 2), ("blue", 0), ("", 0)] {
            assert_eq!(lexicon.find(word), groups, "{word}");
        }
        assert_eq!(lexicon.longest(), 6);
    }
}
