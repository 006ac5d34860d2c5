//! Class names that a program made up (`css-1x8g3k`, `sc-bdVaJa`): the short words in them stand there by chance.

use std::ops::Range;

/// Shortest and longest part of a name that is looked at, in bytes.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=12;

/// The parts of a name, between its signs, that no person wrote: figures stand between their letters, or capitals
/// every other letter.
pub(super) fn generated_parts(name: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    for part in name.split(['-', '_', '.', ':']) {
        if LENGTHS.contains(&part.len()) && is_generated(part.as_bytes()) {
            parts.push(from..from + part.len());
        }
        from += part.len() + 1;
    }
    parts
}

/// Whether a word at a place of a name is one by chance: it is less than half of a part that is generated.
pub(super) fn is_by_chance(generated: &[Range<usize>], word: Range<usize>) -> bool {
    generated
        .iter()
        .any(|part| part.start <= word.start && word.end <= part.end && word.len() * 2 < part.len())
}

fn is_generated(part: &[u8]) -> bool {
    if !part.iter().all(u8::is_ascii_alphanumeric) {
        return false;
    }
    // A figure that letters go on behind.
    let figures = part.windows(2).filter(|pair| pair[0].is_ascii_digit() && pair[1].is_ascii_alphabetic());
    let figures = figures.count();
    let capitals = part.iter().skip(1).filter(|b| b.is_ascii_uppercase()).count();
    let small = part.iter().filter(|b| b.is_ascii_lowercase()).count();
    // "postIdNo" has a capital for each word of three letters and more.
    figures > 0 && (figures > 1 || capitals > 0 || part[0].is_ascii_alphabetic())
        || capitals > 1 && small > 0 && capitals * 3 >= part.len()
}

#[cfg(test)]
mod tests {
    use super::{generated_parts, is_by_chance};

    #[test]
    fn names_that_programs_make_up() {
        for (name, expected) in [
            ("css-1x8g3k", true),
            ("sc-bdVaJa", true),
            ("w-6FnFcA", true),
            ("post-author", false),
            ("postAuthorName", false),
            ("comment-12", false),
            ("col-md-6", false),
            ("userInfo2", false),
        ] {
            assert_eq!(!generated_parts(name).is_empty(), expected, "{name}");
        }
    }

    #[test]
    fn words_by_chance() {
        let parts = generated_parts("w-6FnFcA");
        assert!(is_by_chance(&parts, 3..5));
        assert!(!is_by_chance(&parts, 2..7));
    }
}
