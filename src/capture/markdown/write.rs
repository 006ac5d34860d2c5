//! Blocks of Markdown as markup: headings, lists, quotations, code, tables, paragraphs. (`CommonMark` 0.31, as far as
//! pages that were clipped use it.)

use crate::capture::office::heading;

use super::inline::{escape, push_tag, write_inline};

/// Quotations in quotations that are told apart.
const MOST_QUOTED: usize = 8;

/// What is being written.
#[derive(Debug, Default)]
struct Writer {
    out: String,
    /// Lines of the paragraph that is open.
    paragraph: String,
    /// Quotations and lists that are open.
    quoted: usize,
    /// Indentation of each open list, and its element.
    lists: Vec<(usize, &'static str)>,
    /// The sign that ends the code that is open.
    fence: Option<String>,
    table: bool,
}

/// Writes a text as markup.
pub(super) fn write_markup(text: &str) -> String {
    let mut writer = Writer::default();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        writer.line(line, lines.peek().copied().unwrap_or_default());
    }
    writer.end_all();
    writer.out
}

impl Writer {
    fn line(&mut self, line: &str, next: &str) {
        let (quoted, content) = strip_quotes(line);
        if let Some(fence) = &self.fence {
            if content.trim().starts_with(fence.as_str()) {
                self.out.push_str("</code></pre>\n");
                self.fence = None;
            } else {
                escape(content, &mut self.out);
                self.out.push('\n');
            }
            return;
        }
        if quoted != self.quoted && !content.trim().is_empty() {
            self.end_blocks();
            let (open, close) = (quoted.saturating_sub(self.quoted), self.quoted.saturating_sub(quoted));
            self.out.push_str(&"<blockquote>\n".repeat(open));
            self.out.push_str(&"</blockquote>\n".repeat(close));
            self.quoted = quoted;
        }
        let shown = content.trim();
        let indent = content.len() - content.trim_start().len();
        if shown.is_empty() {
            self.end_paragraph();
            self.end_table();
        } else if let Some(fence) = find_fence(shown) {
            self.end_paragraph();
            self.out.push_str("<pre><code>");
            self.fence = Some(fence);
        } else if let Some((level, title)) = find_heading(shown) {
            self.end_blocks();
            self.element(heading(level), title);
        } else if self.paragraph.is_empty() && is_rule(shown) {
            self.end_blocks();
            self.out.push_str("<hr>\n");
        } else if let Some((element, item)) = find_item(shown) {
            self.item(indent, element, item);
        } else if self.table || (shown.contains('|') && is_delimiter(next)) {
            self.row(shown, is_delimiter(next));
        } else if let Some(level) = underline(shown).filter(|_| !self.paragraph.is_empty()) {
            let title = std::mem::take(&mut self.paragraph);
            self.element(heading(level), &title);
        } else {
            if self.paragraph.is_empty() && indent == 0 {
                self.end_lists(0);
            }
            if !self.paragraph.is_empty() {
                self.paragraph.push('\n');
            }
            self.paragraph.push_str(content.trim_start());
        }
    }

    fn element(&mut self, name: &str, text: &str) {
        push_tag(&mut self.out, "<", name);
        write_inline(text.trim(), &mut self.out);
        push_tag(&mut self.out, "</", name);
        self.out.push('\n');
    }

    /// An item; lists nest by their indentation.
    fn item(&mut self, indent: usize, element: &'static str, text: &str) {
        self.end_paragraph();
        self.end_table();
        self.end_lists(indent + 1);
        match self.lists.last() {
            Some((at, known)) if *at == indent && *known == element => self.out.push_str("<li>"),
            _ => {
                if self.lists.last().is_some_and(|(at, _)| *at == indent) {
                    self.end_lists(indent);
                }
                push_tag(&mut self.out, "<", element);
                self.out.push_str("\n<li>");
                self.lists.push((indent, element));
            }
        }
        self.paragraph.push_str(text);
    }

    fn row(&mut self, line: &str, head: bool) {
        if is_delimiter(line) {
            return;
        }
        self.end_paragraph();
        if !self.table {
            self.out.push_str("<table>\n");
            self.table = true;
        }
        self.out.push_str("<tr>");
        let line = line.strip_prefix('|').unwrap_or(line);
        let line = line.strip_suffix('|').unwrap_or(line);
        for cell in line.split('|') {
            self.out.push_str(if head { "<th>" } else { "<td>" });
            write_inline(cell.trim(), &mut self.out);
            self.out.push_str(if head { "</th>" } else { "</td>" });
        }
        self.out.push_str("</tr>\n");
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        if text.trim().is_empty() {
            return;
        }
        // Markup of its own needs no paragraph around it.
        if text.starts_with('<') && text.trim_end().ends_with('>') {
            write_inline(text.trim(), &mut self.out);
            self.out.push('\n');
        } else {
            self.element("p", &text);
        }
    }

    fn end_table(&mut self) {
        if std::mem::take(&mut self.table) {
            self.out.push_str("</table>\n");
        }
    }

    /// Ends the lists that are indented so far or farther.
    fn end_lists(&mut self, indent: usize) {
        while self.lists.last().is_some_and(|(at, _)| *at >= indent) {
            if let Some((_, element)) = self.lists.pop() {
                push_tag(&mut self.out, "</", element);
                self.out.push('\n');
            }
        }
    }

    fn end_blocks(&mut self) {
        self.end_paragraph();
        self.end_table();
        self.end_lists(0);
    }

    fn end_all(&mut self) {
        if self.fence.take().is_some() {
            self.out.push_str("</code></pre>\n");
        }
        self.end_blocks();
        self.out.push_str(&"</blockquote>\n".repeat(self.quoted));
    }
}

/// How often a line is quoted, and what it says.
fn strip_quotes(line: &str) -> (usize, &str) {
    let (mut quoted, mut rest) = (0, line);
    while quoted < MOST_QUOTED
        && let Some(inner) = rest.trim_start().strip_prefix('>')
    {
        quoted += 1;
        rest = inner.strip_prefix(' ').unwrap_or(inner);
    }
    (quoted, rest)
}

fn find_fence(line: &str) -> Option<String> {
    ["```", "~~~"].into_iter().find(|fence| line.starts_with(fence)).map(|fence| {
        let sign = fence.chars().next().unwrap_or_default();
        line.chars().take_while(|&c| c == sign).collect()
    })
}

fn find_heading(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|&b| b == b'#').count();
    let title = line.get(level..)?;
    ((1..=6).contains(&level) && title.starts_with([' ', '\t']))
        .then(|| (level, title.trim().trim_end_matches('#')))
}

fn is_rule(line: &str) -> bool {
    ['-', '*', '_'].into_iter().any(|sign| {
        line.chars().filter(|&c| c == sign).count() >= 3 && line.chars().all(|c| c == sign || c == ' ')
    })
}

/// The line below a heading.
fn underline(line: &str) -> Option<usize> {
    match line {
        _ if line.len() >= 2 && line.bytes().all(|b| b == b'=') => Some(1),
        _ if line.len() >= 2 && line.bytes().all(|b| b == b'-') => Some(2),
        _ => None,
    }
}

fn find_item(line: &str) -> Option<(&'static str, &str)> {
    if let Some(item) = ["- ", "* ", "+ "].into_iter().find_map(|bullet| line.strip_prefix(bullet)) {
        return Some(("ul", item.trim_start()));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..).filter(|_| (1..=4).contains(&digits))?;
    let item = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))?;
    Some(("ol", item.trim_start()))
}

/// The line between the head and the rows of a table.
fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.contains('-') && line.contains('|') && line.bytes().all(|b| matches!(b, b'-' | b'|' | b':' | b' '))
}
