//! Where a sign parts the two languages of a text: a slash, a bar, a dash, the bracket at its end.

use crate::text::language::differ_in_script;
use crate::text::mass::mass;

/// Where a slash or a bracket parts two languages of different scripts: behind the slash, before the bracket.
pub(super) fn find_border(text: &str) -> Option<usize> {
    if text.is_ascii() {
        return None;
    }
    let differ = |at: &usize| {
        let (one, other) = (text.get(..*at).unwrap_or_default(), text.get(*at..).unwrap_or_default());
        differ_in_script(one, other)
    };
    let slash = text
        .char_indices()
        .filter(|&(at, c)| matches!(c, '/' | '／' | '|' | '｜' | '–' | '—') && stands_between(text, at, c))
        .map(|(at, c)| at + c.len_utf8())
        .take(LOOKED_AT_SLASHES);
    slash.chain(find_bracket(text)).find(differ)
}

/// Where the only slash or bar between spaces in a text ends, or the bracket begins that ends it.
pub(super) fn find_parts(text: &str) -> Option<usize> {
    find_slash(text).or_else(|| find_bracket(text))
}

/// Where the bracket begins that a text ends with.
fn find_bracket(text: &str) -> Option<usize> {
    let trimmed = text.trim_end_matches(['。', '.']);
    let at = match trimmed.chars().next_back() {
        Some(')') => trimmed.rfind('('),
        Some('）') => trimmed.rfind('（'),
        _ => None,
    };
    at.filter(|at| *at > 0)
}

/// Where the only slash or bar between spaces in a text ends.
fn find_slash(text: &str) -> Option<usize> {
    let mut found = text.match_indices([' ']).filter_map(|(at, _)| {
        let sign = text.get(at + 1..)?;
        (sign.starts_with("/ ") || sign.starts_with("| ")).then_some(at + 2)
    });
    let at = found.next()?;
    found.next().is_none().then_some(at)
}

/// Whether a text says the same in two languages of different scripts.
pub(crate) fn holds_both(text: &str) -> bool {
    find_border(text).is_some_and(|at| is_balanced(text, at))
}

/// Slashes of a text that are tried.
const LOOKED_AT_SLASHES: usize = 3;

/// Whether a sign stands between spaces, or between letters of which one alone is ASCII: not inside a path or a name.
fn stands_between(text: &str, at: usize, c: char) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let behind = text.get(at + c.len_utf8()..).and_then(|text| text.chars().next());
    match (before, behind) {
        (Some(before), Some(behind)) => {
            before.is_whitespace() && behind.is_whitespace() || before.is_ascii() != behind.is_ascii()
        }
        _ => false,
    }
}

/// How much longer one part may be than the other, by what it says: translations are about as long as each other, and
/// a remark is not.
const BALANCE: f32 = 2.5;

pub(super) fn is_balanced(text: &str, at: usize) -> bool {
    let [one, other] = [text.get(..at), text.get(at..)].map(|part| part.map_or(0.0, mass));
    one <= other * BALANCE && other <= one * BALANCE
}

#[cfg(test)]
mod tests {
    use super::find_border;

    #[test]
    fn borders_part_scripts() {
        for (text, border) in [
            ("范围说明 / Scope Note", Some("范围说明 /".len())),
            ("第1章 天皇（The Emperor）", Some("第1章 天皇".len())),
            ("港口（重新开放）", None),
            ("24/7 service", None),
            ("使用 TCP/IP 协议的网络", None),
            ("", None),
        ] {
            assert_eq!(find_border(text), border, "{text}");
        }
    }
}
