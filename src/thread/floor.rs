//! Floors and counts: the small numbers that pages print around a post.

use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, is, value_of};
use crate::text::count::parse_count;

/// Longest text that is read as a floor, in characters.
const LONGEST_FLOOR: usize = 16;

/// The number of the opening post, which has a name, too: on pages of markup that is a badge that all posts of the
/// one who opened the thread bear.
pub(super) const OPENING: u32 = 1;

/// The floor that a folded text names by a word: Chinese forums call the opening post the first floor, the first
/// reply the "sofa", the next the "bench", the third the "floor board".
pub(super) fn named_floor(folded: &str) -> Option<u32> {
    value_of(Role::NamedFloor, folded).and_then(|floor| u32::try_from(floor).ok())
}

/// What a floor is told by: the number of an entry of [`Role::FloorBefore`] or [`Role::FloorAfter`] that counts
/// only where nothing else stands in the text, and that of one that needs a word behind its number.
pub(super) const ALONE: i32 = 1;
pub(super) const WANTS_UNIT: i32 = 2;

/// The floor that a short text states and nothing else: `#12`, `12楼`, `第3樓`, `Post #4`, `沙发`.
pub(crate) fn find_floor(text: &str) -> Option<u32> {
    if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let text = text.trim().trim_matches(['[', ']', '(', ')', '（', '）', '|', '·', ':', '：', '»']).trim();
    if text.chars().count() > LONGEST_FLOOR || text.is_empty() {
        return None;
    }
    let folded = fold_phrase(text);
    if let Some(floor) = named_floor(&folded) {
        return (floor != OPENING).then_some(floor);
    }
    let first = folded.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = folded.split_at(first);
    let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(length);
    let (before, after) = (before.trim(), after.trim());
    let unit = || is(Role::FloorAfter, after);
    let marked = if before.is_empty() {
        unit()
    } else {
        is(Role::FloorBefore, before) && (after.is_empty() || unit())
    };
    if !marked || digits.len() > 6 {
        return None;
    }
    digits.parse().ok()
}

/// The first number of a short text, `万`, `k` and `m` included: `赞(12)`, `1.2k likes`, `3万`.
pub(crate) fn find_count(text: &str) -> Option<u32> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = text.get(start..)?;
    let length = rest.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(rest.len());
    let scale = match rest.get(length..)?.trim_start().chars().next() {
        Some('万' | '萬') => 10_000,
        Some('k' | 'K') => 1000,
        Some('M') => 1_000_000,
        _ => 1,
    };
    u32::try_from(parse_count(rest.get(..length)?, scale)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floors() {
        for (text, expected) in [
            ("#12", Some(12)),
            ("12楼", Some(12)),
            ("第3樓", Some(3)),
            ("12#", Some(12)),
            ("Post #4", Some(4)),
            ("沙发", Some(2)),
            ("[7楼]", Some(7)),
            ("12", None),
            ("12:30", None),
            ("2024-01-02", None),
            ("b 3 floors up", None),
        ] {
            assert_eq!(find_floor(text), expected, "{text}");
        }
    }

    #[test]
    fn counts() {
        for (text, expected) in [
            ("赞(12)", Some(12)),
            ("1.2k likes", Some(1200)),
            ("3万", Some(30_000)),
            ("likes", None),
            ("1,024", Some(1024)),
        ] {
            assert_eq!(find_count(text), expected, "{text}");
        }
    }
}
