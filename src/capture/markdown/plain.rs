//! Pages dumped as Markdown (html2text and its kin): their lines as text, the signs of the notation taken out.

use crate::text::mass::is_unspaced;

/// Fewest links that tell a dump, and least share of the lines that hold one: people write single links in plain
/// texts, too.
const FEWEST: usize = 8;
const LEAST_LINES: usize = 12;

/// Longest address of a link, in bytes.
const LONGEST_ADDRESS: usize = 4_000;

/// Deepest links in brackets in links.
const DEEPEST: usize = 8;

/// The text of a page that was dumped as Markdown; `None` for other texts.
pub(in crate::capture) fn find_dump(text: &str) -> Option<String> {
    let links = text.matches("](").count();
    let filled = text.lines().filter(|line| !line.trim().is_empty()).count();
    if links < FEWEST || links * LEAST_LINES < filled {
        return None;
    }
    Some(join_lines(&without_links(text)))
}

/// Signs that begin an item, a quotation or a heading, or end the number of an item.
const LEADS: [char; 5] = ['.', '-', '+', '>', '#'];

/// A text with its links by what they show, and without its pictures.
fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Where in `out` the open brackets began.
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    // The closing bracket is looked for once: it lies at or behind `closes`.
    let mut closes = 0;
    while let Some(rest) = text.get(at..) {
        let Some(next) = rest.find(['[', ']', '\\']) else {
            out.push_str(rest);
            break;
        };
        out.push_str(rest.get(..next).unwrap_or_default());
        let sign = rest.as_bytes().get(next).copied().unwrap_or_default();
        at += next + 1;
        match sign {
            b'[' => {
                if open.len() == DEEPEST {
                    open.remove(0);
                }
                open.push(out.len());
                out.push('[');
            }
            b']' => {
                let opened = open.pop();
                let end = text.get(at..).filter(|rest| rest.starts_with('(')).and_then(|_| {
                    closes = closes.max(at);
                    find_end(text, at, &mut closes)
                });
                match (opened, end) {
                    (Some(from), Some(end)) => {
                        show_link(&mut out, from);
                        at = end;
                    }
                    _ => out.push(']'),
                }
            }
            // An escaped sign stands for itself. One that would begin an item stays escaped until the lines are read.
            _ => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if c.is_ascii_punctuation() => {
                    if LEADS.contains(&c) {
                        out.push('\\');
                    }
                    out.push(c);
                    at += c.len_utf8();
                }
                _ => out.push('\\'),
            },
        }
    }
    out
}

/// Where an address that begins at a byte ends, brackets inside it passed over.
fn find_end(text: &str, from: usize, closes: &mut usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut begin = from + 1;
    let mut end = (*closes).max(begin);
    loop {
        if bytes.get(end) != Some(&b')') || end < begin {
            let next = memchr::memchr(b')', bytes.get(end..)?);
            // Where there is none, nothing is looked through for one again.
            end = next.map_or(bytes.len(), |next| end + next);
            *closes = end;
            next?;
        }
        if end - from > LONGEST_ADDRESS {
            return None;
        }
        if !bytes.get(begin..end)?.contains(&b'(') {
            return Some(end + 1);
        }
        begin = end + 1;
        end = begin;
    }
}

/// Takes the bracket before what a link shows away; of a picture what it shows, too.
fn show_link(out: &mut String, from: usize) {
    let shown = out.split_off(from);
    if out.ends_with('!') {
        out.pop();
        return;
    }
    let shown = shown.strip_prefix('[').unwrap_or(&shown);
    for (i, line) in shown.lines().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        out.push_str(line);
    }
}

/// Lines as they are set: those that go on joined, without the signs of headings, lists, quotations and emphasis.
fn join_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // The line before goes on here.
    let mut goes_on = false;
    for line in text.lines() {
        let (bare, begins) = without_lead(line);
        let bare = without_emphasis(bare);
        if bare.chars().all(|c| c.is_whitespace() || matches!(c, '|' | '*' | '_' | '-' | '=')) {
            out.push('\n');
            goes_on = false;
            continue;
        }
        if !begins && goes_on {
            // The break that parts words stands for a space; ideographs have none.
            out.pop();
            if !(out.ends_with(is_unspaced) && bare.starts_with(is_unspaced)) {
                out.push(' ');
            }
        }
        out.push_str(bare.trim_end());
        out.push('\n');
        goes_on = !line.ends_with("  ") && !is_heading(line);
    }
    out
}

/// Whether a line is a heading, which ends with it.
fn is_heading(line: &str) -> bool {
    let marks = line.trim_start().split(' ').next().unwrap_or_default();
    !marks.is_empty() && marks.bytes().all(|b| b == b'#')
}

/// A line without the signs that begin a heading, an item or a quotation, and whether there are any.
fn without_lead(line: &str) -> (&str, bool) {
    let mut bare = line.trim();
    let mut begins = false;
    loop {
        let word = bare.split(' ').next().unwrap_or_default();
        let digits = word.trim_end_matches('.');
        let numbered =
            digits.len() < word.len() && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        let marked =
            matches!(word, "*" | "+" | "-" | ">") || !word.is_empty() && word.bytes().all(|b| b == b'#');
        if !(numbered || marked) || word.len() == bare.len() {
            return (bare, begins);
        }
        begins = true;
        bare = bare.get(word.len()..).unwrap_or_default().trim_start();
    }
}

/// A line without the signs of emphasis around words, and without those that escape the signs of items.
fn without_emphasis(line: &str) -> String {
    let mut bare = line.replace("**", "").replace("__", "");
    if bare.contains('\\') {
        for sign in LEADS {
            bare = bare.replace(&format!("\\{sign}"), &sign.to_string());
        }
    }
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if bare.contains('_') {
        let chars: Vec<char> = bare.chars().collect();
        let inside = |i: usize| {
            word(i.checked_sub(1).and_then(|i| chars.get(i)).copied()) && word(chars.get(i + 1).copied())
        };
        bare = chars.iter().enumerate().filter(|&(i, &c)| c != '_' || inside(i)).map(|(_, &c)| c).collect();
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::{find_dump, join_lines, without_links};

    #[test]
    fn links_by_what_they_show() {
        for (text, expect) in [
            ("[Ada](/u/ada) wrote", "Ada wrote"),
            ("[![Ada](a.png)](/u/ada) [Ada](/u/a_(b))", " Ada"),
            ("[View\nall](x) [1] (2)", "View all [1] (2)"),
            ("\\[no\\](link) and [open", "[no](link) and [open"),
            ("[a](never closed", "[a](never closed"),
            ("]( )[", "]( )["),
        ] {
            assert_eq!(without_links(text), expect, "{text}");
        }
    }

    #[test]
    fn lines_as_they_are_set() {
        for (text, expect) in [
            ("## Comments\nAda  \n3 May\nwrote\n", "Comments\nAda\n3 May wrote\n"),
            ("渡轮\n停了\n\n* * *\n> 好", "渡轮停了\n\n\n好\n"),
            ("  * one\n  * two\n1. three", "one\ntwo\nthree\n"),
            ("**Ada** said _so_ of a_b", "Ada said so of a_b\n"),
            ("28\\. April 2031\n\n\\- Ada\n", "28. April 2031\n\n- Ada\n"),
        ] {
            assert_eq!(join_lines(text), expect, "{text}");
        }
    }

    #[test]
    fn dumps_are_told_by_their_links() {
        let line = "[Harbour](/harbour) news\n\n";
        assert_eq!(find_dump(&line.repeat(8)).as_deref(), Some("Harbour news\n\n".repeat(8).as_str()));
        assert_eq!(find_dump(&line.repeat(3)), None);
        assert_eq!(find_dump(&format!("{}{}", line.repeat(8), "Words alone.\n".repeat(200))), None);
    }

    #[test]
    fn brackets_without_an_end_cost_no_more_than_others() {
        let text = "[](".repeat(2_000_000);
        assert_eq!(without_links(&text).len(), text.len());
    }
}
