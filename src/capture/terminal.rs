//! Pages dumped by a browser of the terminal (lynx, w3m, and what wraps like them): lines that the width of the
//! screen broke joined again, numbers of links and what stands for pictures and buttons taken out.

use crate::text::mass::is_unspaced;

/// Fewest links in the list at the end of a dump.
const FEWEST_LINKS: usize = 4;

/// Fewest lines that the width broke.
const FEWEST_BROKEN: usize = 5;

/// Widths of a screen, in columns.
const WIDTHS: std::ops::RangeInclusive<usize> = 60..=82;

/// Share of the lines that may be wider: addresses, code and tables are not broken.
const WIDER: f32 = 0.015;

/// Least share of the width that a broken line fills.
const FILLED: f32 = 0.6;

/// Most columns by which the second line of a paragraph is set in or out.
const SET_IN: usize = 4;

/// The text of a page that was dumped on a screen; `None` for other texts.
pub(super) fn find_dump(text: &str) -> Option<String> {
    let plain = find_link_list(text).map(|(end, last)| without_signs(text.get(..end).unwrap_or(text), last));
    join_broken(plain.as_deref().unwrap_or(text)).or(plain)
}

/// Where the numbered list of addresses begins that a text ends with, and its last number.
fn find_link_list(text: &str) -> Option<(usize, usize)> {
    let mut end = text.len();
    let mut first = None;
    let (mut count, mut last) = (0, 0);
    for line in text.rsplit('\n') {
        let from = end - line.len();
        let bare = line.trim();
        let heads = !bare.contains(['[', '.']) && bare.chars().count() <= LONGEST_HEAD;
        match link_number(bare) {
            Some(number) => {
                count += 1;
                last = last.max(number);
                first = Some(from);
            }
            // The headings over the list, and the one between links that are shown and hidden ones.
            None if bare.is_empty() || heads => first = first.map(|_| from),
            None => break,
        }
        end = from.saturating_sub(1);
        // Above the first link stand two headings at most.
        if link_number(bare) == Some(1) {
            first = Some(above_headings(text, from));
            break;
        }
    }
    first.filter(|_| count >= FEWEST_LINKS).map(|first| (first, last))
}

/// Longest heading over the list of links, in characters.
const LONGEST_HEAD: usize = 24;

/// Where the headings over the list of links begin, at most two lines.
fn above_headings(text: &str, from: usize) -> usize {
    let mut start = from;
    let mut heads = 0;
    for line in text.get(..from).unwrap_or_default().trim_end_matches('\n').rsplit('\n') {
        let bare = line.trim();
        let head = !bare.contains('[') && bare.chars().count() <= LONGEST_HEAD;
        if heads == 2 || !bare.is_empty() && !head {
            break;
        }
        heads += usize::from(!bare.is_empty());
        start = (line.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    }
    start
}

/// The number of a line of the list of links: `  12. https://…`.
fn link_number(line: &str) -> Option<usize> {
    let (number, address) = line.split_once(". ")?;
    let (scheme, _) = address.split_once(':')?;
    let known = !address.contains(char::is_whitespace) && scheme.bytes().all(|b| b.is_ascii_alphanumeric());
    number.parse().ok().filter(|_| known && !scheme.is_empty())
}

/// A text without the numbers of its links, up to the last, and without the signs for what a screen cannot show.
fn without_signs(text: &str, last: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        // Links in the head of a page, frames, and numbers of items whose words stand below.
        if bare.starts_with("#[") || bare.starts_with("IFRAME:") || is_item_number(bare) {
            out.push('\n');
            continue;
        }
        let mut rest = line;
        while let Some(open) = rest.find('[') {
            let (before, from) = rest.split_at(open);
            out.push_str(before);
            let close = from.bytes().take(LONGEST_SIGN).position(|b| b == b']');
            let close = close.filter(|&close| is_sign(from.get(1..close).unwrap_or_default(), last));
            let to = close.map_or(1, |close| close + 1);
            if close.is_none() {
                out.push('[');
            }
            rest = from.get(to..).unwrap_or_default();
        }
        out.push_str(&rest.replace(BUTTON, ""));
    }
    out
}

/// What stands for a button.
const BUTTON: &str = "(BUTTON)";

/// Longest sign, in bytes: names of files are the longest.
const LONGEST_SIGN: usize = 300;

/// Whether a line is the number of an item and nothing else.
fn is_item_number(line: &str) -> bool {
    line.strip_suffix('.')
        .is_some_and(|number| (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether brackets hold the number of a link, a picture by its file, or a button.
fn is_sign(inside: &str, last: usize) -> bool {
    const PICTURES: [&str; 6] = [".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp"];
    let number = inside.parse().is_ok_and(|number: usize| (1..=last).contains(&number));
    let lower = inside.to_ascii_lowercase();
    number || lower.starts_with("button") || PICTURES.iter().any(|end| lower.ends_with(end))
}

/// The columns that a text takes on a screen.
fn columns(text: &str) -> usize {
    text.chars().map(|c| 1 + usize::from(is_wide(c))).sum()
}

/// Whether a character takes two columns.
const fn is_wide(c: char) -> bool {
    is_unspaced(c) && !matches!(c, '\u{E01}'..='\u{E7F}')
        || matches!(c, '\u{3000}'..='\u{303F}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF01}'..='\u{FF60}' | '\u{1F300}'..='\u{1FAFF}')
}

/// A text whose broken lines are joined; `None` where the width of a screen broke none.
fn join_broken(text: &str) -> Option<String> {
    let width = find_width(text)?;
    let mut out = String::with_capacity(text.len());
    let mut broken = 0;
    let mut before: Option<&str> = None;
    for line in text.lines() {
        let line = line.trim_end();
        if before.is_some_and(|before| goes_on(before, line, width)) {
            broken += 1;
            out.pop();
            let next = line.trim_start();
            // Ideographs are parted by nothing; the break stands for the space of the others.
            if !(out.ends_with(is_wide) && next.starts_with(is_wide)) {
                out.push(' ');
            }
            out.push_str(next);
        } else {
            out.push_str(line);
        }
        out.push('\n');
        before = Some(line).filter(|line| !line.is_empty());
    }
    (broken >= FEWEST_BROKEN).then_some(out)
}

/// The width that the lines of a text keep to, in columns.
fn find_width(text: &str) -> Option<usize> {
    const MOST: usize = 82;
    // How many lines have each width; the last place is that of all wider ones.
    let mut lines = [0_usize; MOST + 2];
    for line in text.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        // Very wide lines are told by their bytes: a character has four at most.
        let width = if line.len() > 4 * MOST { MOST + 1 } else { columns(line).min(MOST + 1) };
        if let Some(count) = lines.get_mut(width) {
            *count += 1;
        }
    }
    let all: usize = lines.iter().sum();
    let wider = 1 + (all as f32 * WIDER) as usize;
    let mut above = 0;
    let width = (0..lines.len()).rev().find(|&width| {
        above += lines.get(width).copied().unwrap_or(0);
        above > wider
    })?;
    WIDTHS.contains(&width).then_some(width)
}

/// Whether a line goes on in the next: the first word of that had no place left in it.
fn goes_on(line: &str, next: &str, width: usize) -> bool {
    let bare = next.trim_start();
    let first = bare.split(' ').next().unwrap_or_default();
    let Some(start) = bare.chars().next() else { return false };
    // Signs that begin an item, a quotation, or a row of a table.
    let marked = |line: &str| line.contains(['|', '┃', '│']);
    let begins =
        matches!(start, '>' | '•' | '*' | '+' | '#') || matches!(first, "-" | "o") || is_numeral(first);
    let indent = |line: &str| line.len() - line.trim_start().len();
    let room = if is_wide(start) { 2 } else { columns(first) + 1 };
    let filled = columns(line);
    !begins
        && !marked(line)
        && !marked(next)
        && filled as f32 >= width as f32 * FILLED
        && filled + room > width
        && indent(next).abs_diff(indent(line)) <= SET_IN
}

/// Whether a word numbers an item: `3.`.
fn is_numeral(word: &str) -> bool {
    word.strip_suffix('.')
        .is_some_and(|number| number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{find_dump, join_broken, without_signs};

    #[test]
    fn numbers_of_links_and_signs_are_taken_out() {
        for (text, expect) in [
            ("[7]Ada said [8]so [9]", "Ada said so [9]"),
            ("   #[1]Feed\n   [BUTTON Input] [pier.jpg] Go\n", "\n     Go\n"),
            ("    12.\n   [2]Bo", "\n   Bo"),
            ("   Bo\n   (BUTTON) Follow\n", "   Bo\n    Follow\n"),
            ("[sic] [3", "[sic] [3"),
        ] {
            assert_eq!(without_signs(text, 8), expect, "{text}");
        }
        // Each looked for to the end of the line, these would take hours.
        let open = "[".repeat(1 << 20);
        assert_eq!(without_signs(&open, 8), open);
    }

    #[test]
    fn the_list_of_links_is_left_out() {
        let link = |n: u32| format!("   {n}. https://lindby.example/{n}\n");
        let links = (1..6).map(link).collect::<Vec<_>>().concat();
        let text = format!(
            "   [1]Home [2]News\n\n   The ferry runs again.\n\nReferences\n\n   Visible links\n{links}"
        );
        assert_eq!(find_dump(&text).as_deref(), Some("   Home News\n\n   The ferry runs again.\n\n"));
        assert_eq!(find_dump("A note of [1] and [2].\n1. https://lindby.example/"), None);
    }

    #[test]
    fn broken_lines_are_joined() {
        let paragraph = "   The harbour of Lindby reopened on Monday after two weeks of repairs, and\n   the first ferry to the north island left at noon with two hundred people\n   on board.\n   Ada\n\n";
        let joined = join_broken(&paragraph.repeat(3)).unwrap_or_default();
        assert_eq!(
            joined.lines().next(),
            Some(
                "   The harbour of Lindby reopened on Monday after two weeks of repairs, and the first ferry to the north island left at noon with two hundred people on board."
            )
        );
        assert_eq!(joined.lines().nth(1), Some("   Ada"));
        let dense = format!("{}\n{}\n港口说。\n\n", "港".repeat(38), "渡".repeat(38));
        let joined = join_broken(&dense.repeat(4)).unwrap_or_default();
        assert_eq!(joined.lines().next().map(|line| line.chars().count()), Some(80));
        assert_eq!(join_broken(&"A line.\nAnother one.\n".repeat(20)), None);
    }
}
