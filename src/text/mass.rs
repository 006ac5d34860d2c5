//! The amount of text, comparable between languages.

use crate::text::letter::is_alphanumeric;

/// How many Chinese characters a word of a language that parts words is worth: parallel texts have
/// about that many a word.
pub(crate) const WORD_MASS: f32 = 1.6;

/// Characters of scripts that put no space between words: each counts by itself.
pub(crate) const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' | '\u{E01}'..='\u{E7F}')
}

/// Characters of scripts without spaces, and words of the others.
pub(crate) fn count_units(text: &str) -> (u32, u32) {
    let (mut unspaced, mut words) = (0, 0);
    let mut in_word = false;
    if text.is_ascii() {
        for byte in text.bytes() {
            let letter =
                byte.is_ascii_alphanumeric() || (in_word && matches!(byte, b'\'' | b'-' | b'.' | b','));
            words += u32::from(letter && !in_word);
            in_word = letter;
        }
        return (0, words);
    }
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            words += u32::from(!in_word);
            in_word = true;
        } else if !c.is_ascii() && is_unspaced(c) {
            unspaced += 1;
            in_word = false;
        } else {
            let letter = (!c.is_ascii() && is_alphanumeric(c))
                || (in_word && matches!(c, '\'' | '’' | '-' | '.' | ','));
            words += u32::from(letter && !in_word);
            in_word = letter;
        }
    }
    (unspaced, words)
}

/// The amount of text: 1 for a Chinese character, [`WORD_MASS`] for a word.
pub(crate) fn mass(text: &str) -> f32 {
    let (unspaced, words) = count_units(text);
    unspaced as f32 + words as f32 * WORD_MASS
}
