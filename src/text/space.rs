//! White space as pages use it: folding, and what counts as empty.

/// Whether a character shows nothing: white space of any width, and the zero-width characters that
/// pages sprinkle between words.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' | '\u{3164}' | '\u{202A}'..='\u{202E}')
}

/// White space, as [`char::is_whitespace`] says: most characters are told by their code alone.
#[inline]
fn is_space(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => matches!(c, ' ' | '\t'..='\r'),
        '\u{a1}'..='\u{167f}' | '\u{3001}'.. => false,
        _ => c.is_whitespace(),
    }
}

/// Whether a text surely holds no white space but single spaces: no other of ASCII, nor a byte that others begin
/// with.
fn is_folded(text: &[u8]) -> bool {
    let mut before = 0;
    text.iter().all(|&byte| {
        let fits = match byte {
            b' ' => before != b' ',
            b'\t'..=b'\r' | 0xc2 | 0xe1..=0xe3 => false,
            _ => true,
        };
        before = byte;
        fits
    })
}

/// Folds every run of white space to one space and trims both ends. Joiners inside a word or an
/// emoji are kept: they are part of what is seen.
pub(crate) fn fold_space(text: &str) -> String {
    let text = text.trim_matches(is_blank);
    if is_folded(text.as_bytes()) {
        return text.to_owned();
    }
    let mut folded = String::with_capacity(text.len());
    // What stands between two gaps is taken over as it is.
    let mut from = 0;
    let mut gap = None;
    for (at, c) in text.char_indices() {
        if is_space(c) {
            gap = gap.or(Some(at));
        } else if let Some(end) = gap.take()
            && (at - end > 1 || text.as_bytes().get(end) != Some(&b' '))
        {
            folded.push_str(text.get(from..end).unwrap_or_default());
            folded.push(' ');
            from = at;
        }
    }
    folded.push_str(text.get(from..).unwrap_or_default());
    folded
}

#[cfg(test)]
mod tests {
    use super::{fold_space, is_space};

    #[test]
    fn white_space_is_that_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_space(c), c.is_whitespace(), "{c:?}");
        }
    }

    #[test]
    fn folds_every_width_of_space() {
        for (text, expect) in [
            ("", ""),
            ("\u{a0}\u{a0} ", ""),
            ("\u{feff}a\u{3000}\t b\u{200b}", "a b"),
            ("a  b\n\nc d\u{3000}e\tf", "a b c d e f"),
            ("🧎\u{200d}♂️ x", "🧎\u{200d}♂️ x"),
        ] {
            assert_eq!(fold_space(text), expect, "{text:?}");
        }
    }
}
