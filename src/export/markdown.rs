//! `CommonMark`: title, byline, sections, comments.

use super::{byline_parts, readable_time};
use crate::model::{Block, Comment, Document, Zone};

/// A document as `CommonMark`: title, byline, the article by its sections, and the comments.
///
/// Text of the page is escaped, so that it shows as the page printed it and never acts as markup.
pub fn markdown(document: &Document) -> String {
    let mut parts = Vec::new();
    if let Some(title) = &document.metadata.title {
        parts.push(format!("# {}", escape(&title.value)));
    }
    let byline = byline_parts(document);
    if !byline.is_empty() {
        parts.push(escape(&byline.join(" · ")));
    }
    if let Some(url) = &document.metadata.url {
        parts.push(format!("<{}>", url.value.replace(['<', '>', ' '], "")));
    }
    for section in &document.sections {
        let indices = section.heading.iter().chain(&section.blocks);
        let blocks: Vec<&Block> = indices.filter_map(|&i| document.blocks.get(i as usize)).collect();
        push_blocks(document, &blocks, section.heading, &mut parts);
    }
    push_comments(document, &mut parts);
    let mut out = parts.join("\n\n");
    out.push('\n');
    out
}

fn push_blocks(document: &Document, blocks: &[&Block], heading: Option<u32>, parts: &mut Vec<String>) {
    let mut list: Vec<String> = Vec::new();
    for block in blocks {
        if block.zone == Zone::ListItem {
            list.push(format!("- {}", escape(&block.text)));
            continue;
        }
        if !list.is_empty() {
            parts.push(std::mem::take(&mut list).join("\n"));
        }
        if block.zone == Zone::Table {
            push_table(document, block.i, parts);
        } else if heading == Some(block.i) || block.zone == Zone::Heading {
            // The title is the only first-level heading.
            let level = usize::from(block.level.unwrap_or(2).clamp(2, 6));
            parts.push(format!("{} {}", "#".repeat(level), escape(&block.text)));
        } else {
            parts.push(render(block));
        }
    }
    if !list.is_empty() {
        parts.push(list.join("\n"));
    }
}

fn render(block: &Block) -> String {
    match block.zone {
        Zone::Quotation => format!("> {}", escape(&block.text)),
        Zone::Caption => format!("*{}*", escape(&block.text)),
        Zone::Code => {
            // The fence must be longer than any run of backticks inside.
            let longest = block.text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            format!("{fence}\n{}\n{fence}", block.text)
        }
        _ => escape(&block.text),
    }
}

/// The whole table where its first block stands; its other blocks are then part of it.
fn push_table(document: &Document, block: u32, parts: &mut Vec<String>) {
    let Some(table) = document.tables.iter().find(|table| table.blocks.contains(&block)) else {
        parts.extend(document.blocks.get(block as usize).map(render));
        return;
    };
    if table.blocks.first() != Some(&block) {
        return;
    }
    let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let cells: Vec<String> =
            (0..width).map(|column| row.get(column).map_or_else(String::new, |cell| escape(cell))).collect();
        lines.push(format!("| {} |", cells.join(" | ")));
        if number == 0 {
            lines.push(format!("|{}", " --- |".repeat(width)));
        }
    }
    parts.push(lines.join("\n"));
}

fn push_comments(document: &Document, parts: &mut Vec<String>) {
    if document.comments.is_empty() {
        return;
    }
    parts.push("---".to_owned());
    parts.extend(document.comments.iter().map(render_comment));
}

/// Deepest nesting shown; beyond it quotes only push the text off the page.
const MAX_QUOTE_DEPTH: u32 = 8;

fn render_comment(comment: &Comment) -> String {
    let mut head = Vec::new();
    head.extend(comment.floor.map(|floor| format!("#{floor}")));
    head.extend(comment.author.as_ref().map(|author| format!("**{}**", escape(author))));
    head.extend(comment.posted.as_ref().map(|posted| escape(&readable_time(posted))));
    head.extend(comment.reply_to.map(|floor| format!("→ #{floor}")));
    let text = comment.text.lines().map(escape).collect::<Vec<_>>().join("\n");
    let depth = comment.depth.min(MAX_QUOTE_DEPTH) as usize;
    let prefix = "> ".repeat(depth + 1);
    let head = escape_leading_hash(&head.join(" · "));
    let body = format!("{head}\n\n{text}");
    body.lines().map(|line| format!("{prefix}{line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// A floor at the start of a line would read as a heading.
fn escape_leading_hash(line: &str) -> String {
    if line.starts_with('#') { format!("\\{line}") } else { line.to_owned() }
}

/// Escapes what `CommonMark` would take as markup: anywhere in a line, and at its start.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (number, line) in text.lines().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let start = line.trim_start();
        let digits = start.bytes().take_while(u8::is_ascii_digit).count();
        let rest = start.get(digits..).unwrap_or_default();
        let marker = start.starts_with(['#', '+', '-', '=', '~']);
        let numbered = (1..=9).contains(&digits) && rest.starts_with(['.', ')']);
        let mut chars = line.chars();
        if numbered {
            let lead = line.len() - start.len() + digits;
            out.push_str(line.get(..lead).unwrap_or_default());
            out.push('\\');
            chars = line.get(lead..).unwrap_or_default().chars();
        } else if marker {
            let lead = line.len() - start.len();
            out.push_str(line.get(..lead).unwrap_or_default());
            out.push('\\');
            chars = line.get(lead..).unwrap_or_default().chars();
        }
        for c in chars {
            if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_in_text_is_escaped() {
        for (text, expected) in [
            ("plain 文字, e.g. 3.5", "plain 文字, e.g. 3.5"),
            ("# no heading", "\\# no heading"),
            ("- no item", "\\- no item"),
            ("3. no list", "3\\. no list"),
            ("2023 stays", "2023 stays"),
            ("a *b* [c](d) <e>", "a \\*b\\* \\[c\\](d) \\<e\\>"),
            ("tom & jerry | a_b", "tom \\& jerry \\| a\\_b"),
            ("one\n- two", "one\n\\- two"),
        ] {
            assert_eq!(escape(text), expected, "{text}");
        }
    }
}
