//! What is a letter: the same answers as the standard library's, sooner for the scripts that pages are written in.
//!
//! The standard library asks a compressed table about all but ASCII, be it the quotation mark that every page is full
//! of. The tests hold both to one another.

/// Whether a character is a letter, as [`char::is_alphabetic`] says.
#[inline]
pub(crate) fn is_alphabetic(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { is_other_alphabetic(c) }
}

/// Not inlined: it would stand there forty times.
#[inline(never)]
fn is_other_alphabetic(c: char) -> bool {
    is_common_letter(c) || (!is_common_sign(c) && c.is_alphabetic())
}

/// Whether a character is a letter or a figure, as [`char::is_alphanumeric`] says.
#[inline]
pub(crate) fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { is_other_alphanumeric(c) }
}

/// Not inlined, either.
#[inline(never)]
fn is_other_alphanumeric(c: char) -> bool {
    is_common_letter(c) || (!is_common_sign(c) && c.is_alphanumeric())
}

/// Stretches of letters and nothing else: Latin, Cyrillic, Hebrew with its points, Arabic, kana, ideographs, hangul.
const fn is_common_letter(c: char) -> bool {
    matches!(c,
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2c1}' | '\u{400}'..='\u{481}'
        | '\u{48a}'..='\u{52f}' | '\u{5b0}'..='\u{5bd}' | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{657}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Stretches of neither letters nor figures: punctuation.
const fn is_common_sign(c: char) -> bool {
    matches!(c, '\u{a0}'..='\u{a9}' | '\u{ab}'..='\u{b1}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(super::is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(super::is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
