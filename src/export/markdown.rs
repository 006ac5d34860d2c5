//! `CommonMark`: title, byline, sections, comments.

use super::lists::Lists;
use super::{byline_parts, readable_time};
use crate::model::{Block, Comment, Document, Table, Zone};

/// A document as `CommonMark`: title, byline, the article by its sections, and the comments.
///
/// Text of the page is escaped, so that it shows as the page printed it and never acts as markup.
pub fn markdown(document: &Document) -> String {
    let mut parts = Vec::new();
    if let Some(title) = &document.metadata.title {
        parts.push(format!("# {}", escape(&one_line(&title.value))));
    }
    let byline = byline_parts(document);
    if !byline.is_empty() {
        parts.push(escape(&byline.join(" · ")));
    }
    if let Some(url) = &document.metadata.url {
        parts.push(format!("<{}>", url.value.replace(['<', '>', ' '], "")));
    }
    push_blocks(document, &mut parts);
    push_comments(document, &mut parts);
    let mut out = parts.join("\n\n");
    out.push('\n');
    out
}

/// What is shown next: a block of the content or a whole table.
enum Piece<'a> {
    /// The block, and whether it heads a section.
    Block(&'a Block, bool),
    Table(&'a Table),
}

/// The content in page order. A table stands where its first block does, whatever zone that has; the other
/// blocks in it are then part of it.
fn pieces(document: &Document) -> Vec<Piece<'_>> {
    let mut table_of: Vec<Option<usize>> = vec![None; document.blocks.len()];
    for (number, table) in document.tables.iter().enumerate() {
        for &block in &table.blocks {
            if let Some(slot) = table_of.get_mut(block as usize) {
                slot.get_or_insert(number);
            }
        }
    }
    // A table of a comment is shown with the comment's text.
    let mut commented = vec![false; document.blocks.len()];
    for &block in document.comments.iter().flat_map(|comment| &comment.blocks) {
        if let Some(slot) = commented.get_mut(block as usize) {
            *slot = true;
        }
    }
    let mut shown: Vec<(u32, Option<bool>)> = document
        .sections
        .iter()
        .flat_map(|section| {
            let blocks = section.blocks.iter().map(|&block| (block, Some(false)));
            section.heading.map(|heading| (heading, Some(true))).into_iter().chain(blocks)
        })
        .collect();
    let tables = document.tables.iter().filter_map(|table| table.blocks.first());
    shown.extend(
        tables.filter(|block| commented.get(**block as usize) != Some(&true)).map(|&block| (block, None)),
    );
    shown.sort_by_key(|&(block, heading)| (block, heading.is_none()));
    let mut told = vec![false; document.tables.len()];
    let mut pieces = Vec::new();
    for (i, heading) in shown {
        if let Some(number) = table_of.get(i as usize).copied().flatten() {
            let again = told.get_mut(number).is_none_or(|told| std::mem::replace(told, true));
            pieces.extend(document.tables.get(number).filter(|_| !again).map(Piece::Table));
        } else {
            let block = document.blocks.get(i as usize).zip(heading);
            pieces.extend(block.map(|(block, heading)| Piece::Block(block, heading)));
        }
    }
    pieces
}

fn push_blocks(document: &Document, parts: &mut Vec<String>) {
    let mut lists = Lists::default();
    let mut quoted = false;
    for piece in pieces(document) {
        let block = match piece {
            Piece::Table(table) => {
                lists.close();
                quoted = false;
                push_table(document, table, parts);
                continue;
            }
            Piece::Block(block, true) => {
                lists.close();
                quoted = false;
                parts.push(render_heading(block));
                continue;
            }
            Piece::Block(block, false) => block,
        };
        let in_quotation = block.zone == Zone::Quotation;
        if block.zone == Zone::Heading {
            lists.close();
            parts.push(render_heading(block));
        } else if lists.push(block, &render(block), parts) {
        } else if in_quotation
            && std::mem::replace(&mut quoted, true)
            && let Some(last) = parts.last_mut()
        {
            // Paragraphs of one quotation.
            last.push_str("\n>\n");
            last.push_str(&render(block));
        } else {
            parts.push(render(block));
        }
        quoted = in_quotation;
    }
}

/// The title is the only first-level heading. A heading is one line, whatever breaks it on the page.
fn render_heading(block: &Block) -> String {
    let level = usize::from(block.level.unwrap_or(2).clamp(2, 6));
    format!("{} {}", "#".repeat(level), escape(&one_line(&block.text)))
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A block by itself.
fn render(block: &Block) -> String {
    match block.zone {
        Zone::Quotation => {
            let lines: Vec<String> = broken(&shown(block)).lines().map(|line| format!("> {line}")).collect();
            lines.join("\n")
        }
        Zone::Caption => format!("*{}*", escape(&one_line(&block.text))),
        Zone::Code => {
            // The fence must be longer than any run of backticks inside.
            let longest = block.text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            format!("{fence}\n{}\n{fence}", block.text)
        }
        _ => broken(&shown(block)),
    }
}

/// The text of a block, escaped, its formulas as LaTeX.
fn shown(block: &Block) -> String {
    let mut out = String::new();
    let mut done = 0;
    for formula in &block.formulas {
        let [from, to] = formula.span.map(|at| at as usize);
        let Some(before) = block.text.get(done..from) else { continue };
        push_escaped(before, &mut out);
        out.push('$');
        out.push_str(&one_line(&formula.latex));
        out.push('$');
        done = to;
    }
    push_escaped(block.text.get(done..).unwrap_or_default(), &mut out);
    out
}

/// Lines that stay lines: two spaces before their end.
fn broken(text: &str) -> String {
    text.replace('\n', "  \n")
}

/// A table with its caption. A cell that is empty stays one.
fn push_table(document: &Document, table: &Table, parts: &mut Vec<String>) {
    let held = table.blocks.iter().filter_map(|&block| document.blocks.get(block as usize));
    parts.extend(held.filter(|block| block.zone == Zone::Caption).map(render));
    let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let cells: Vec<String> = (0..width)
            .map(|column| row.get(column).map_or_else(String::new, |cell| escape(&one_line(cell))))
            .collect();
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
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    push_escaped(text, &mut out);
    out
}

fn push_escaped(text: &str, out: &mut String) {
    // Behind a formula no line begins.
    let inside = !out.is_empty();
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let inside = inside && number == 0;
        let start = line.trim_start();
        let digits = start.bytes().take_while(u8::is_ascii_digit).count();
        let rest = start.get(digits..).unwrap_or_default();
        let marker = !inside && start.starts_with(['#', '+', '-', '=']);
        let numbered = !inside && (1..=9).contains(&digits) && rest.starts_with(['.', ')']);
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
            if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~') {
                out.push('\\');
            }
            out.push(c);
        }
    }
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
