//! Inside a paragraph of Markdown: emphasis, links, pictures, code. Each sign is looked at once.

/// Writes the text of a block as markup.
pub(super) fn write_inline(text: &str, out: &mut String) {
    let mut rest = text;
    let mut open = Marks::default();
    // Where no bracket closes any more, none is looked for: else every one would cost the rest of the text.
    let mut links = true;
    while let Some(at) = rest.find(['\\', '`', '*', '_', '[', '!', '<', '&', '>', '\n', '~']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let next = before.chars().next_back().or_else(|| out.chars().next_back());
        rest = match from.as_bytes() {
            [b'\\', b'\n', ..] => push(out, "<br>", from, 2),
            [b'\\', sign, ..] if sign.is_ascii_punctuation() => {
                escape(from.get(1..2).unwrap_or_default(), out);
                from.get(2..).unwrap_or_default()
            }
            [b'`', ..] => write_code(from, out),
            [b'*' | b'_' | b'~', ..] => open.turn(from, next, out),
            [b'!', b'[', ..] if links => write_link(from.get(1..).unwrap_or_default(), true, out, &mut links)
                .unwrap_or_else(|| push(out, "!", from, 1)),
            [b'[', ..] if links => {
                write_link(from, false, out, &mut links).unwrap_or_else(|| push(out, "[", from, 1))
            }
            [b'<', ..] => write_tag(from, out),
            [b'&', ..] => push(out, "&amp;", from, 1),
            [b'>', ..] => push(out, "&gt;", from, 1),
            [b'\n', ..] if before.ends_with("  ") => push(out, "<br>\n", from, 1),
            _ => push(out, from.get(..1).unwrap_or_default(), from, 1),
        };
    }
    out.push_str(rest);
    open.close(out);
}

/// Adds a piece and goes on behind so many bytes.
fn push<'a>(out: &mut String, piece: &str, from: &'a str, length: usize) -> &'a str {
    out.push_str(piece);
    from.get(length..).unwrap_or_default()
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
            for element in elements.iter().rev().filter(|_| true) {
                self.end(element, out);
            }
        } else if begins {
            for element in ["strong", "em", "del"].into_iter().filter(|element| elements.contains(element)) {
                out.push_str(&format!("<{element}>"));
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
        inside.iter().rev().for_each(|open| out.push_str(&format!("</{open}>")));
        for open in inside.into_iter().skip(1) {
            out.push_str(&format!("<{open}>"));
            self.open.extend(["strong", "em", "del"].into_iter().find(|known| *known == open));
        }
    }

    fn close(mut self, out: &mut String) {
        while let Some(open) = self.open.pop() {
            out.push_str(&format!("</{open}>"));
        }
    }
}

/// Code between equal runs of backquotes on one line.
fn write_code<'a>(from: &'a str, out: &mut String) -> &'a str {
    let length = from.bytes().take_while(|&b| b == b'`').count();
    let (run, rest) = from.split_at(length);
    let line = rest.split('\n').next().unwrap_or_default();
    match line.find(run) {
        Some(end) => {
            out.push_str("<code>");
            escape(line.get(..end).unwrap_or_default().trim(), out);
            out.push_str("</code>");
            rest.get(end + length..).unwrap_or_default()
        }
        None => {
            out.push_str(run);
            rest
        }
    }
}

/// Longest text and address of a link, in bytes.
const LONGEST: usize = 4000;

/// `[text](address "title")`, `[[note|text]]`; none where the bracket opens no link.
fn write_link<'a>(from: &'a str, picture: bool, out: &mut String, links: &mut bool) -> Option<&'a str> {
    let inner = from.strip_prefix('[')?;
    if let Some(note) = inner.strip_prefix('[') {
        let (name, rest) =
            note.split_once("]]").filter(|(name, _)| name.len() < LONGEST && !name.contains('['))?;
        if !picture {
            escape(name.rsplit('|').next().unwrap_or(name), out);
        }
        return Some(rest);
    }
    let window = super::super::prefix(inner, LONGEST.min(inner.len()));
    let Some(close) = find_close(window) else {
        *links = window.len() < inner.len() || window.contains(']');
        return None;
    };
    let text = window.get(..close)?;
    let target = inner.get(close + 1..)?.strip_prefix('(')?;
    let window = super::super::prefix(target, LONGEST.min(target.len()));
    let end = find_end(window)?;
    let inside = window.get(..end)?.trim();
    let address = inside.split_whitespace().next().unwrap_or_default().trim_matches(['<', '>']);
    if picture {
        out.push_str("<img src=\"");
        escape_value(address, out);
        out.push_str("\" alt=\"");
        escape_value(text, out);
        out.push_str("\">");
    } else {
        out.push_str("<a href=\"");
        escape_value(address, out);
        out.push_str("\">");
        // A picture inside a link; of other signs the text alone.
        match text.strip_prefix('!').filter(|_| text.contains("](")) {
            Some(image) => {
                write_link(image, true, out, links);
            }
            None => escape(&text.replace(['*', '`'], ""), out),
        }
        out.push_str("</a>");
    }
    target.get(end + 1..)
}

/// The bracket that closes one that is open.
fn find_close(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut escaped = false;
    text.bytes().position(|byte| {
        let counts = !escaped;
        escaped = byte == b'\\' && counts;
        match byte {
            b'[' if counts => depth += 1,
            b']' if counts && depth > 0 => depth -= 1,
            b']' if counts => return true,
            _ => {}
        }
        false
    })
}

/// The parenthesis that closes an address; addresses hold pairs of them.
fn find_end(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().position(|byte| match byte {
        b'(' => {
            depth += 1;
            false
        }
        b')' if depth > 0 => {
            depth -= 1;
            false
        }
        b')' => true,
        _ => false,
    })
}

/// A tag goes through as it is, an address in brackets becomes a link, any other sign is text.
fn write_tag<'a>(from: &'a str, out: &mut String) -> &'a str {
    let window = super::super::prefix(from, LONGEST.min(from.len()));
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
