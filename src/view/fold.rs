//! Folding for search: what a reader would call the same word compares equal.

use std::sync::LazyLock;

/// Traditional characters each followed by its simplified form, sorted by the traditional one.
/// Made from `OpenCC`'s `TSCharacters` (Apache-2.0), first choices of the basic plane only.
const HAN_PAIRS: &str = include_str!("han.txt");

static SIMPLIFIED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut chars = HAN_PAIRS.chars();
    let mut pairs = Vec::with_capacity(HAN_PAIRS.len() / 6);
    while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
        pairs.push((from, to));
    }
    pairs
});

/// Folds case, full and half width, traditional and simplified characters, quote styles and runs of
/// white space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match fold_char(c) {
            ' ' if folded.is_empty() || folded.ends_with(' ') => {}
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
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

fn simplify(c: char) -> char {
    let pairs = &*SIMPLIFIED;
    let found = pairs.binary_search_by_key(&c, |pair| pair.0).ok();
    found.and_then(|at| pairs.get(at)).map_or(c, |pair| pair.1)
}

#[cfg(test)]
mod tests {
    use super::{SIMPLIFIED, fold};

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

    #[test]
    fn the_table_is_sorted() {
        assert!(SIMPLIFIED.len() > 2_000);
        assert!(SIMPLIFIED.is_sorted_by(|a, b| a.0 < b.0));
    }
}
