//! Stretches of a text that are read alike: numbers, words, ideographs.

use crate::text::letter::is_alphabetic;

/// What a stretch of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Figures.
    Number,
    /// Ideographs.
    Han,
    /// Katakana.
    Kana,
    /// Letters of an alphabet, hiragana and hangul.
    Word,
    /// All else.
    Sign,
}

/// The class of what a text begins with, and how far it goes.
pub(super) fn next_run(text: &str) -> (Class, &str) {
    let mut chars = text.char_indices();
    let class = chars.next().map_or(Class::Sign, |(_, c)| class_of(c));
    let end = chars.find(|&(_, c)| class_of(c) != class && !(class == Class::Word && is_mark(c)));
    (class, text.get(..end.map_or(text.len(), |(at, _)| at)).unwrap_or(text))
}

fn class_of(c: char) -> Class {
    match c {
        'A'..='Z' | 'a'..='z' => Class::Word,
        '\0'..='/' | ':'..='\u{7f}' => Class::Sign,
        '\u{30a1}'..='\u{30fa}' | '\u{30fc}' => Class::Kana,
        '\u{3007}' | '\u{3400}'..='\u{9fff}' => Class::Han,
        _ if digit_of(c).is_some() => Class::Number,
        _ if is_alphabetic(c) => Class::Word,
        _ => Class::Sign,
    }
}

/// Points of Hebrew and vowel signs of Arabic, inside words.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{652}' | '\u{200c}')
}

/// The value of a figure: of ASCII, full width, Arabic, Persian, Devanagari.
pub(super) const fn digit_of(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}
