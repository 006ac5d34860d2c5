//! Traditional characters in their simplified form, for comparing texts of both scripts.

use std::sync::LazyLock;

/// Traditional characters each followed by its simplified form, sorted by the traditional one.
/// Made from `OpenCC`'s `TSCharacters` (Apache-2.0), first choices of the basic plane only.
const HAN_PAIRS: &str = include_str!("simplified.txt");

static SIMPLIFIED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut chars = HAN_PAIRS.chars();
    let mut pairs = Vec::with_capacity(HAN_PAIRS.len() / 6);
    while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
        pairs.push((from, to));
    }
    pairs
});

/// The simplified form of a traditional character, else the character itself.
pub(crate) fn simplify_char(c: char) -> char {
    if !('\u{3400}'..='\u{9fff}').contains(&c) {
        return c;
    }
    let pairs = &*SIMPLIFIED;
    let found = pairs.binary_search_by_key(&c, |pair| pair.0).ok();
    found.and_then(|at| pairs.get(at)).map_or(c, |pair| pair.1)
}

/// The text in simplified characters. Every character keeps its length in bytes, so that places in one text are
/// places in the other.
pub(crate) fn simplify(text: &str) -> String {
    text.chars().map(simplify_char).collect()
}

#[cfg(test)]
mod tests {
    use super::{SIMPLIFIED, simplify};

    #[test]
    fn the_table_is_sorted_and_keeps_lengths() {
        assert!(SIMPLIFIED.len() > 2_000);
        assert!(SIMPLIFIED.is_sorted_by(|a, b| a.0 < b.0));
        assert!(SIMPLIFIED.iter().all(|(from, to)| from.len_utf8() == to.len_utf8()));
    }

    #[test]
    fn traditional_text_becomes_simplified() {
        assert_eq!(simplify("灣區日報 Harbour 週日"), "湾区日报 Harbour 周日");
    }
}
