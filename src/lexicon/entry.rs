//! One entry of the lexicon as it is compiled: what a word tells, packed into four bytes.

use super::role::{Manner, Role};

/// What one word tells: its role, how it matches, and a number (a month, a limit, a language).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry(pub(crate) u32);

impl Entry {
    /// Whether the entry has this role and matches this way.
    pub(crate) const fn is(self, role: Role, manner: Manner) -> bool {
        self.0 >> 19 == (role as u32) << 3 | manner as u32
    }

    /// Whether the entry has this role.
    pub(crate) const fn has(self, role: Role) -> bool {
        self.0 >> 22 == role as u32
    }

    /// The number beside the word, 0 where there is none.
    pub(crate) const fn value(self) -> i32 {
        (self.0 << 13).cast_signed() >> 13
    }

    /// How the entry matches.
    pub(crate) fn manner(self) -> Manner {
        Manner::ALL.get((self.0 >> 19 & 7) as usize).copied().unwrap_or(Manner::Whole)
    }

    /// The role.
    pub(crate) fn role(self) -> Option<Role> {
        Role::ALL.get((self.0 >> 22) as usize).map(|&(role, ..)| role)
    }
}

/// The code of a language as a number: what entries know of it that belong to one language alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Language(i32);

/// Numbers beside a language: the months, and none.
const BESIDE: i32 = 13;

impl Language {
    /// The language of a code of two or three small letters of ASCII.
    pub(crate) fn of(code: &str) -> Option<Self> {
        let letters = code.bytes().all(|b| b.is_ascii_lowercase());
        let number = || code.bytes().fold(0, |number, b| number * 27 + i32::from(b - b'a') + 1);
        (letters && matches!(code.len(), 2 | 3)).then(|| Self(number()))
    }

    /// The code.
    #[allow(dead_code, reason = "the build asks for none")]
    pub(crate) fn code(self) -> String {
        let letters = [self.0 / (27 * 27), self.0 / 27 % 27, self.0 % 27];
        letters
            .into_iter()
            .filter(|&letter| letter > 0)
            .map(|letter| char::from(b'a' + letter as u8 - 1))
            .collect()
    }

    /// The value of an entry of this language alone; `None` for a number that does not fit beside it.
    #[cfg_attr(not(test), allow(dead_code, reason = "the program only asks entries"))]
    pub(crate) fn with(self, number: i32) -> Option<i32> {
        (0..BESIDE).contains(&number).then(|| self.0 * BESIDE + number)
    }

    /// The language and the number of such a value.
    pub(crate) const fn split(value: i32) -> (Self, i32) {
        (Self(value / BESIDE), value % BESIDE)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;
    use crate::lexicon::compile::VALUES;

    #[test]
    fn an_entry_knows_its_language() {
        for code in ["aa", "de", "zz", "fil", "zzz"] {
            let language = Language::of(code).expect("a code");
            assert_eq!(language.code(), code);
            for number in 0..=12 {
                let value = language.with(number).expect("fits");
                assert!(VALUES.contains(&value), "{code}");
                assert_eq!(Language::split(value), (language, number));
            }
        }
        assert_ne!(Language::of("de"), Language::of("ed"));
        assert!(Language::of("DE").is_none() && Language::of("international").is_none());
    }
}
