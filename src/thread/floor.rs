//! Floors and counts: the small numbers that pages print around a post.

use crate::text::count::parse_count;

/// Longest text that is read as a floor, in characters.
const LONGEST_FLOOR: usize = 16;

/// Words that stand for a floor in Chinese forums: the opening post is the first floor, the first
/// reply the "sofa", the next the "bench", the third the "floor board".
pub(super) const NAMED: &[(&str, u32)] = &[("沙发", 2), ("沙發", 2), ("板凳", 3), ("地板", 4)];

/// Signs and words that stand before the number of a floor, lower case.
pub(super) const BEFORE: &[&str] = &[
    "#",
    "＃",
    "№",
    "no.",
    "post #",
    "post",
    "post no.",
    "beitrag #",
    "message #",
    "reply #",
    "comment #",
    "floor",
    "第",
];

/// Those that say so only where nothing else stands in the text.
const BEFORE_ALONE: &[&str] = &["beitrag", "b"];

/// Signs and words that stand after the number of a floor, lower case.
pub(super) const AFTER: &[&str] = &["楼", "樓", "层", "層", "f", "#", "楼层", "階"];

/// Those that say so only where nothing else stands in the text.
const AFTER_ALONE: &[&str] = &["l", "번"];

/// The floor that a short text states and nothing else: `#12`, `12楼`, `第3樓`, `Post #4`, `沙发`.
pub(crate) fn find_floor(text: &str) -> Option<u32> {
    if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let text = text.trim().trim_matches(['[', ']', '(', ')', '（', '）', '|', '·', ':', '：', '»']).trim();
    if text.chars().count() > LONGEST_FLOOR || text.is_empty() {
        return None;
    }
    if let Some(&(_, floor)) = NAMED.iter().find(|(word, _)| *word == text) {
        return Some(floor);
    }
    text.find(|c: char| c.is_ascii_digit())?;
    let lower = text.to_lowercase();
    let first = lower.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = lower.split_at(first);
    let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(length);
    let (before, after) = (before.trim(), after.trim());
    let unit = AFTER.contains(&after) || AFTER_ALONE.contains(&after);
    let opener = BEFORE.contains(&before) || BEFORE_ALONE.contains(&before);
    let marked = opener && (after.is_empty() || unit) || before.is_empty() && unit;
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
