//! Tokens of a text: what a translation of it has, too.

use crate::lexicon::meaning::{Meaning, hash_word};

/// What a token is: how often it is kept in a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Kind {
    /// A number, in figures, ideographs or words; a month is one.
    Number,
    /// A word of Latin script in a text of another: names, code.
    Foreign,
    /// A word whose meaning is known.
    Meaning,
    /// The consonants of a name.
    Sound,
    /// The beginning of a word, for languages of one script; an ideograph pair, for Chinese and Japanese.
    Stem,
    /// The address of a link.
    Link,
    /// A sign: a question, a quotation.
    Sign,
}

impl Kind {
    const ALL: [Self; 7] =
        [Self::Number, Self::Foreign, Self::Meaning, Self::Sound, Self::Stem, Self::Link, Self::Sign];

    /// How often a translation keeps it, picked by hand on pages in two languages.
    pub(super) const fn kept(self) -> f32 {
        match self {
            Self::Link => 0.8,
            Self::Foreign => 0.7,
            Self::Number => 0.6,
            Self::Meaning | Self::Sign => 0.5,
            Self::Sound | Self::Stem => 0.45,
        }
    }
}

/// A kind and a hash of what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Token(u32);

/// Bits of a token that hold its kind.
const KIND_BITS: u32 = 3;

impl Token {
    /// A token of a kind.
    pub(super) fn new(kind: Kind, hash: u32) -> Self {
        Self(hash << KIND_BITS | kind as u32)
    }

    /// A token of a text as it stands.
    pub(super) fn of_text(kind: Kind, text: &str) -> Self {
        Self::new(kind, hash_word("", text.chars()))
    }

    /// What it is.
    pub(super) fn kind(self) -> Kind {
        Kind::ALL.get((self.0 & 7) as usize).copied().unwrap_or(Kind::Sign)
    }
}

/// The tokens of one side, to leave out what the other side has and this one has not: a bit each.
#[derive(Debug)]
pub(super) struct Sieve(Vec<u64>);

/// Bits of a sieve.
const SIEVE: u32 = 1 << 14;

impl Sieve {
    pub(super) fn of(tokens: impl Iterator<Item = Token>) -> Self {
        let mut bits = vec![0; SIEVE as usize / 64];
        for token in tokens {
            let at = Self::place(token);
            if let Some(word) = bits.get_mut(at as usize / 64) {
                *word |= 1 << (at % 64);
            }
        }
        Self(bits)
    }

    const fn place(token: Token) -> u32 {
        token.0.wrapping_mul(0x9e37_79b1) >> 18
    }

    /// Whether a token may be among them.
    pub(super) fn may_hold(&self, token: Token) -> bool {
        let at = Self::place(token);
        self.0.get(at as usize / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }
}

impl Token {
    /// Whether it is the name of a language.
    pub(super) fn is_language(self) -> bool {
        self.kind() == Kind::Meaning && Meaning((self.0 >> KIND_BITS) as u16).is_language()
    }
}
