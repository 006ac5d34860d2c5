//! Inside a paragraph of Markdown: emphasis, links, pictures, code. Each sign is looked at once.

use rustc_hash::FxHashMap;

use crate::capture::prefix;

/// Writes the text of a block as markup.
pub(super) fn write_inline(text: &str, out: &mut String) {
    let partners = if text.contains('[') { find_partners(text) } else { Partners::default() };
    let last_end = text.rfind('>');
    let mut rest = text;
    let mut open = Marks::default();
    while let Some(at) = rest.find(['\\', '`', '*', '_', '[', '!', '<', '&', '>', '\n', '~']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let last = before.chars().next_back().or_else(|| out.chars().next_back());
        let place = text.len() - from.len();
        rest = match from.as_bytes() {
            [b'\\', b'\n', ..] => push(out, "<br>", from, 2),
            [b'\\', sign, ..] if sign.is_ascii_punctuation() => {
                escape(from.get(1..2).unwrap_or_default(), out);
                from.get(2..).unwrap_or_default()
            }
            [b'`', ..] => write_code(from, out),
            [b'*' | b'_' | b'~', ..] => open.turn(from, last, out),
            [b'!', b'[', ..] => {
                let end = write_link(text, place + 1, &partners, true, out);
                end.map_or_else(|| push(out, "!", from, 1), |end| text.get(end..).unwrap_or_default())
            }
            [b'[', ..] => {
                let end = write_link(text, place, &partners, false, out);
                end.map_or_else(|| push(out, "[", from, 1), |end| text.get(end..).unwrap_or_default())
            }
            [b'<', ..] if last_end.is_some_and(|end| end > place) => write_tag(from, out),
            [b'<', ..] => push(out, "&lt;", from, 1),
            [b'&', ..] => push(out, "&amp;", from, 1),
            [b'>', ..] => push(out, "&gt;", from, 1),
            [b'\n', ..] if before.ends_with("  ") => push(out, "<br>\n", from, 1),
            _ => push(out, from.get(..1).unwrap_or_default(), from, 1),
        };
    }
    out.push_str(rest);
    open.close(out);
}

/// Where each bracket and parenthesis of a text is closed.
type Partners = FxHashMap<usize, usize>;

/// Finds all of them in one pass: looked for one by one, brackets that nothing closes would cost the text each time.
fn find_partners(text: &str) -> Partners {
    let mut partners = Partners::default();
    let (mut brackets, mut parentheses) = (Vec::new(), Vec::new());
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        if !std::mem::take(&mut escaped) {
            let closed = match byte {
                b'\\' => {
                    escaped = true;
                    None
                }
                b'[' => {
                    brackets.push(at);
                    None
                }
                b'(' => {
                    parentheses.push(at);
                    None
                }
                b']' => brackets.pop(),
                b')' => parentheses.pop(),
                _ => None,
            };
            partners.extend(closed.map(|open| (open, at)));
        }
    }
    partners
}

/// Adds a piece and goes on behind so many bytes.
fn push<'a>(out: &mut String, piece: &str, from: &'a str, length: usize) -> &'a str {
    out.push_str(piece);
    from.get(length..).unwrap_or_default()
}

/// Adds a tag: how it begins, and its element.
pub(super) fn push_tag(out: &mut String, begin: &str, element: &str) {
    out.push_str(begin);
    out.push_str(element);
    out.push('>');
}

/// Emphasis that is open.
#[derive(Debug, Default)]
struct Marks {
    open: Vec<&'static str>,
}

impl Marks {
    /// Begins or ends emphasis at a run of its signs; inside a word `_` is none.
    fn turn<'a>(&mut self, from: &'a str, before: Option<char>, out: &mut String) -> &'a str {
        let sign = from.chars().next().unwrap_or_default();
        let length = from.chars().take_while(|&c| c == sign).count();
        let (run, rest) = from.split_at(length);
        let after = rest.chars().next();
        let in_word = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        let elements: &[&str] = match (sign, length) {
            ('~', 2) => &["del"],
            ('~', _) => &[],
            (_, 1) => &["em"],
            (_, 2) => &["strong"],
            (_, 3) => &["strong", "em"],
            _ => &[],
        };
        if elements.is_empty() || (sign == '_' && in_word) {
            out.push_str(run);
            return rest;
        }
        let ends =
            before.is_some_and(|c| !c.is_whitespace()) && elements.iter().all(|e| self.open.contains(e));
        let begins = after.is_some_and(|c| !c.is_whitespace());
        if ends {
            for element in elements.iter().rev() {
                self.end(element, out);
            }
        } else if begins {
            for element in ["strong", "em", "del"].into_iter().filter(|element| elements.contains(element)) {
                push_tag(out, "<", element);
                self.open.push(element);
            }
        } else {
            out.push_str(run);
        }
        rest
    }

    /// Ends an element, and those inside it, which begin anew.
    fn end(&mut self, element: &str, out: &mut String) {
        let Some(at) = self.open.iter().rposition(|open| *open == element) else { return };
        let inside: Vec<&str> = self.open.drain(at..).collect();
        inside.iter().rev().for_each(|open| push_tag(out, "</", open));
        for open in inside.into_iter().skip(1) {
            push_tag(out, "<", open);
            self.open.extend(["strong", "em", "del"].into_iter().find(|known| *known == open));
        }
    }

    fn close(mut self, out: &mut String) {
        while let Some(open) = self.open.pop() {
            push_tag(out, "</", open);
        }
    }
}

/// Code between equal runs of backquotes on one line.
fn write_code<'a>(from: &'a str, out: &mut String) -> &'a str {
    let length = from.bytes().take_while(|&b| b == b'`').count();
    let (run, rest) = from.split_at(length);
    let end = rest.find(run).filter(|&end| rest.get(..end).is_some_and(|code| !code.contains('\n')));
    let Some(end) = end else {
        out.push_str(run);
        return rest;
    };
    out.push_str("<code>");
    escape(rest.get(..end).unwrap_or_default().trim(), out);
    out.push_str("</code>");
    rest.get(end + length..).unwrap_or_default()
}

/// `[text](address "title")`, `[[note|text]]` at a place of a text; gives where it ends, none where the bracket opens
/// no link.
fn write_link(text: &str, at: usize, partners: &Partners, picture: bool, out: &mut String) -> Option<usize> {
    let close = *partners.get(&at)?;
    let label = text.get(at + 1..close)?;
    if let Some(note) = label.strip_prefix('[').and_then(|note| note.strip_suffix(']')) {
        // A note that is embedded is not in the file.
        if !picture {
            escape(note.rsplit('|').next().unwrap_or(note), out);
        }
        return Some(close + 1);
    }
    if text.get(close + 1..)?.as_bytes().first() != Some(&b'(') {
        return None;
    }
    let end = *partners.get(&(close + 1))?;
    let inside = text.get(close + 2..end)?.trim();
    let address = inside.split_whitespace().next().unwrap_or_default().trim_matches(['<', '>']);
    if picture {
        out.push_str("<img src=\"");
        escape_value(address, out);
        out.push_str("\" alt=\"");
        escape_value(label, out);
        out.push_str("\">");
        return Some(end + 1);
    }
    out.push_str("<a href=\"");
    escape_value(address, out);
    out.push_str("\">");
    // A picture inside a link; of other signs the text alone.
    let shown = label.starts_with("![").then(|| write_link(text, at + 2, partners, true, out)).flatten();
    if shown.is_none() {
        escape(&label.replace(['*', '`'], ""), out);
    }
    out.push_str("</a>");
    Some(end + 1)
}

/// Longest tag, in bytes.
const LONGEST: usize = 1000;

/// A tag goes through as it is, an address in brackets becomes a link, any other sign is text.
fn write_tag<'a>(from: &'a str, out: &mut String) -> &'a str {
    let window = prefix(from, LONGEST.min(from.len()));
    let tag = window.find('>').and_then(|end| window.get(..=end));
    let inside = tag.and_then(|tag| tag.get(1..tag.len() - 1)).unwrap_or_default();
    if inside.contains("://") && !inside.contains(char::is_whitespace) && !inside.contains('"') {
        out.push_str("<a href=\"");
        escape_value(inside, out);
        out.push_str("\">");
        escape(inside, out);
        out.push_str("</a>");
    } else if inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!') {
        out.push_str(tag.unwrap_or_default());
    } else {
        out.push_str("&lt;");
        return from.get(1..).unwrap_or_default();
    }
    from.get(tag.map_or(1, str::len)..).unwrap_or_default()
}

/// Adds text, so that it is no markup.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}

fn escape_value(text: &str, out: &mut String) {
    escape(&text.replace('"', "%22"), out);
}
