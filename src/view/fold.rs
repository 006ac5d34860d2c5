//! Folding for search: what a reader would call the same word compares equal.

use crate::text::simplify::simplify;

/// Folds case, full and half width, traditional and simplified characters, quote styles and runs of
/// white space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(text, &mut folded);
    folded
}

/// Folds a text onto the end of what is folded already; a line that ends there has no space at its beginning.
pub(super) fn fold_onto(text: &str, folded: &mut String) {
    for c in text.chars() {
        match fold_char(c) {
            ' ' if folded.is_empty() || folded.ends_with([' ', '\n']) => {}
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            c => folded.extend(c.to_lowercase()),
        }
    }
}

fn fold_char(c: char) -> char {
    match c {
        c if c.is_ascii_whitespace() => ' ',
        c if c.is_ascii() => c,
        '\u{3000}' | '\u{a0}' => ' ',
        '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' | '\u{ff02}' => '"',
        '‘' | '’' | '‚' | '‹' | '›' | '\u{ff07}' => '\'',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3400}'..='\u{9fff}' => simplify(c),
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn folds_what_a_reader_calls_the_same() {
        for (a, b) in [
            ("灣區日報", "湾区日报"),
            ("「開放」", "“开放”"),
            ("ＡＢＣ　１２３", "abc 123"),
            ("Harbour\n  Reopens", "harbour reopens"),
            ("it’s", "IT'S"),
            ("\u{a0} x", "x"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} / {b}");
        }
    }
}
