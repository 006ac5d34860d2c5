//! Words that are looked up one by one: every word of every text and class name on a page is asked which groups it
//! belongs to, so one probe of a hash table has to do, with a hash that the caller computes as it reads.
//!
//! The build writes the table ([`Tokens::build`]); it is asked where it lies.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::role::{Folding, Role};

/// A set of groups, one bit each.
pub(crate) type Groups = u32;

/// The groups of a word, by what the word stands in: class names, texts, titles and addresses of pages.
pub(crate) type ByPlace = [Groups; 3];

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

/// What is kept of a hash beside the place that its low half gives; never 0, which marks a free slot.
const fn tag_of(hash: u64) -> u32 {
    (hash >> 32) as u32 | 1
}

/// Words with their groups, by hash: an open-addressing table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokens {
    /// What tells the word of a slot; 0 where the slot is free. As many as a power of two.
    pub(crate) tags: Cow<'static, [u32]>,
    /// Which of the sets each slot's word has.
    pub(crate) numbers: Cow<'static, [u16]>,
    /// The different sets of groups.
    pub(crate) sets: Cow<'static, [ByPlace]>,
    /// Bytes of the longest word.
    pub(crate) longest: usize,
}

impl Tokens {
    /// The table of some words, each with its roles.
    #[cfg_attr(not(test), allow(dead_code, reason = "the build packs, the program only asks"))]
    pub(crate) fn build<'a>(words: impl IntoIterator<Item = (&'a str, Role)>) -> Self {
        let mut by_word: BTreeMap<&str, ByPlace> = BTreeMap::new();
        for (word, role) in words {
            if let Some((place, bit)) = bit_of(role)
                && let Some(groups) = by_word.entry(word).or_default().get_mut(place)
            {
                *groups |= 1 << bit;
            }
        }
        let size = (by_word.len() * 2).next_power_of_two().max(16);
        let (mut tags, mut numbers) = (vec![0; size], vec![0; size]);
        let mut sets: Vec<ByPlace> = Vec::new();
        for (word, groups) in &by_word {
            let number = sets.iter().position(|set| set == groups).unwrap_or_else(|| {
                sets.push(*groups);
                sets.len() - 1
            });
            let hash = hash_bytes(word.bytes());
            let mut at = hash as usize & (size - 1);
            while tags.get(at).is_some_and(|&tag| tag != 0) {
                at = (at + 1) & (size - 1);
            }
            if let (Some(tag), Some(slot)) = (tags.get_mut(at), numbers.get_mut(at)) {
                (*tag, *slot) = (tag_of(hash), number as u16);
            }
        }
        let longest = by_word.keys().map(|word| word.len()).max().unwrap_or(0);
        Self { tags: tags.into(), numbers: numbers.into(), sets: sets.into(), longest }
    }

    /// The groups of the word with this [`hash_bytes`]; none for an unknown one.
    #[inline]
    pub(crate) fn find(&self, hash: u64) -> ByPlace {
        let tags: &[u32] = &self.tags;
        let tag = tag_of(hash);
        let mask = tags.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        loop {
            match tags.get(at) {
                Some(0) | None => return ByPlace::default(),
                Some(&known) if known == tag => return self.set_of(at),
                Some(_) => at = (at + 1) & mask,
            }
        }
    }

    fn set_of(&self, slot: usize) -> ByPlace {
        let number = self.numbers.get(slot).copied().unwrap_or(0);
        self.sets.get(usize::from(number)).copied().unwrap_or_default()
    }
}

/// Which words a role groups, and its bit among their groups: its place among the roles that group them.
pub(crate) const fn bit_of(role: Role) -> Option<(usize, u32)> {
    let Some(place) = place_of(Role::ALL[role as usize].2) else { return None };
    let (mut at, mut bit) = (0, 0);
    while at < role as usize {
        if let Some(other) = place_of(Role::ALL[at].2)
            && other == place
        {
            bit += 1;
        }
        at += 1;
    }
    Some((place, bit))
}

/// The place in [`ByPlace`] of the words of a folding; none where they are not looked up one by one.
const fn place_of(folding: Folding) -> Option<usize> {
    match folding {
        Folding::ClassToken => Some(0),
        Folding::TextToken => Some(1),
        Folding::PageToken => Some(2),
        Folding::Phrase | Folding::Plain | Folding::Name | Folding::Common | Folding::Prose => None,
    }
}

/// The names of the groups whose roles begin at `first` and whose names all begin with so many bytes of prefix.
pub(crate) const fn names_from<const N: usize>(first: Role, prefix: usize) -> [&'static str; N] {
    let mut names = [""; N];
    let mut at = 0;
    while at < N {
        names[at] = Role::ALL[first as usize + at].1.split_at(prefix).1;
        at += 1;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{Tokens, bit_of, hash_bytes, names_from};
    use crate::lexicon::Role;

    #[test]
    fn a_word_has_the_bits_of_all_its_groups() {
        let tokens = Tokens::build([
            ("apple", Role::ClassComment),
            ("orange", Role::ClassNav),
            ("orange", Role::ClassComment),
            ("orange", Role::SaysShare),
        ]);
        for (word, groups) in [("apple", [1, 0, 0]), ("orange", [3, 4, 0]), ("red", [0; 3]), ("", [0; 3])] {
            assert_eq!(tokens.find(hash_bytes(word.bytes())), groups, "{word}");
        }
        assert_eq!(tokens.longest, 6);
        assert_eq!(Tokens::default().find(hash_bytes([])), [0; 3]);
    }

    #[test]
    fn bits_and_names_follow_the_roles() {
        assert_eq!(bit_of(Role::ClassComment), Some((0, 0)));
        assert_eq!(bit_of(Role::SaysComment), Some((1, 1)));
        assert_eq!(bit_of(Role::Control), None);
        assert_eq!(names_from::<2>(Role::SaysRelated, 5), ["related", "comment"]);
    }
}
