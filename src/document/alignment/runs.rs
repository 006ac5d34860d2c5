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
    // Most runs are words of ASCII.
    let letters = text.bytes().position(|b| !b.is_ascii_alphabetic()).unwrap_or(text.len());
    if letters > 0 && text.as_bytes().get(letters).is_none_or(u8::is_ascii) {
        return (Class::Word, text.get(..letters).unwrap_or(text));
    }
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

/// Visits the numbers of a text that are written in two figures and more: a translation keeps most.
pub(super) fn visit_figures(text: &str, mut visit: impl FnMut(u32)) {
    let mut rest = text;
    // What begins no figure is passed over by its bytes.
    while let Some(at) =
        rest.bytes().position(|b| b.is_ascii_digit() || matches!(b, 0xd9 | 0xdb | 0xe0 | 0xef))
    {
        rest = rest.get(at..).unwrap_or_default();
        let mut value = 0_u32;
        let mut chars = rest.chars();
        while let Some(digit) = chars.next().and_then(digit_of) {
            value = value.wrapping_mul(10).wrapping_add(digit);
            rest = chars.as_str();
        }
        if value >= 10 {
            visit(value);
        }
        let next = rest.chars().next().map_or(0, char::len_utf8);
        rest = rest.get(next..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::visit_figures;

    #[test]
    fn figures_of_all_scripts_are_numbers() {
        for (text, wanted) in [
            ("7, 12 and 2024.", &[12, 2024][..]),
            ("１２月、३४ और ۵۶", &[12, 34, 56]),
            ("دولة ٧٨9", &[789]),
            ("หน้า 10", &[10]),
            ("à é ï", &[]),
        ] {
            let mut found = Vec::new();
            visit_figures(text, |figure| found.push(figure));
            assert_eq!(found, wanted, "{text}");
        }
    }
}
