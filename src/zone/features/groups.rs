//! Words to groups: which of a fixed set of meanings a class name or a short text carries.

pub(super) use crate::lexicon::tokens::{Groups, hash_byte, hash_bytes, hash_empty};
use crate::lexicon::tokens::{bit_of, names_from};
use crate::lexicon::{Role, tokens};

/// Groups of class, id, role and itemprop words, by bit.
pub(crate) const CLASS_GROUPS: [&str; 32] = names_from(Role::ClassComment, "class-".len());

/// Groups of words of the page's own text, by bit.
pub(crate) const TEXT_GROUPS: [&str; 16] = names_from(Role::SaysRelated, "says-".len());

/// Groups of words of titles and addresses that stand side by side: their names, and the bit of the first.
pub(super) const fn page_groups<const N: usize>(first: Role, prefix: &str) -> ([&'static str; N], u32) {
    let bit = match bit_of(first) {
        Some((_, bit)) => bit,
        None => 0,
    };
    (names_from(first, prefix.len()), bit)
}

/// The groups of the word of a class name with this [`hash_bytes`].
pub(super) fn class_groups(hash: u64) -> Groups {
    tokens().find(hash)[0]
}

/// The groups of the word of a text with this [`hash_bytes`].
pub(super) fn text_groups(hash: u64) -> Groups {
    tokens().find(hash)[1]
}

/// The groups of a lower-case word of a title or an address.
pub(super) fn groups_of_page_word(word: &str) -> Groups {
    tokens().find(hash_bytes(word.bytes()))[2]
}

/// No class word is longer than so many bytes.
pub(super) fn longest_word() -> usize {
    tokens().longest
}

/// Mixes a value into a hash.
pub(crate) const fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}
