//! White space as pages use it: folding, and what counts as empty.

/// Whether a character shows nothing: white space of any width, and the zero-width characters that
/// pages sprinkle between words.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' | '\u{3164}' | '\u{202A}'..='\u{202E}')
}

/// Folds every run of white space to one space and trims both ends. Joiners inside a word or an
/// emoji are kept: they are part of what is seen.
pub(crate) fn fold_space(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.trim_matches(is_blank).chars() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if gap {
            folded.push(' ');
            gap = false;
        }
        folded.push(c);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::fold_space;

    #[test]
    fn folds_every_width_of_space() {
        for (text, expect) in [
            ("", ""),
            ("\u{a0}\u{a0} ", ""),
            ("\u{feff}a\u{3000}\t b\u{200b}", "a b"),
            ("🧎\u{200d}♂️ x", "🧎\u{200d}♂️ x"),
        ] {
            assert_eq!(fold_space(text), expect, "{text:?}");
        }
    }
}
