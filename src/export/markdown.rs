//! `CommonMark`: title, byline, sections, comments.

use super::inline::{Notes, escape, note_text, one_line, shown};
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
    let pieces = pieces(document);
    let notes = Notes::of(pieces.iter().filter_map(|piece| match piece {
        Piece::Block(block, false) => Some(*block),
        _ => None,
    }));
    let mut lists = Lists::default();
    // The last block, where the next may go on with its quotation or its note.
    let mut before: Option<&Block> = None;
    for piece in &pieces {
        let block = match piece {
            Piece::Table(table) => {
                lists.close();
                before = None;
                push_table(document, table, parts);
                continue;
            }
            Piece::Block(block, heads) if *heads || block.zone == Zone::Heading => {
                lists.close();
                before = None;
                parts.push(render_heading(block));
                continue;
            }
            Piece::Block(block, _) => *block,
        };
        let last = before.replace(block);
        if block.note().is_some() {
            lists.close();
            push_note(block, last, &notes, parts);
        } else if block.callout().is_some() {
            lists.close();
            push_callout(block, last, &notes, parts);
        } else if lists.push(block, &render(block, &notes), parts) {
        } else if goes_on(block, last)
            && let Some(part) = parts.last_mut()
        {
            // Paragraphs of one quotation.
            part.push_str("\n>\n");
            part.push_str(&render(block, &notes));
        } else {
            parts.push(render(block, &notes));
        }
    }
}

/// Whether a block is a further paragraph of the quotation before.
fn goes_on(block: &Block, last: Option<&Block>) -> bool {
    let quotes =
        |block: &Block| block.zone == Zone::Quotation && block.callout().is_none() && block.note().is_none();
    quotes(block) && last.is_some_and(quotes)
}

/// A note at the foot; its further paragraphs stand under its first.
fn push_note(block: &Block, last: Option<&Block>, notes: &Notes<'_>, parts: &mut Vec<String>) {
    let Some(label) = block.note() else { return };
    let follows = last.is_some_and(|last| last.note() == Some(label));
    if let Some(part) = parts.last_mut().filter(|_| follows) {
        part.push_str("\n\n");
        part.push_str(&prefixed(&broken(&shown(block, 0..block.text.len(), notes)), "    "));
    } else {
        let text = broken(&shown(block, note_text(block, label), notes));
        parts.push(format!("[^{label}]: {}", text.replace('\n', "\n    ")));
    }
}

/// A block of a box set off from the text: a quotation whose first line tells its kind.
fn push_callout(block: &Block, last: Option<&Block>, notes: &Notes<'_>, parts: &mut Vec<String>) {
    let Some(callout) = block.callout() else { return };
    let rendered = match block.zone {
        Zone::Quotation | Zone::Heading => broken(&shown(block, 0..block.text.len(), notes)),
        Zone::ListItem => format!("- {}", shown(block, 0..block.text.len(), notes).replace('\n', "\n  ")),
        _ => render(block, notes),
    };
    let follows = callout.follows && last.is_some_and(|last| last.callout().is_some());
    match parts.last_mut().filter(|_| follows) {
        Some(part) => {
            let item = block.zone == Zone::ListItem && last.is_some_and(|last| last.zone == Zone::ListItem);
            let titled = last.and_then(Block::callout).is_some_and(|last| last.title);
            part.push_str(if item || titled { "\n" } else { "\n>\n" });
            part.push_str(&prefixed(&rendered, "> "));
        }
        None if callout.title => {
            parts.push(format!("> [!{}] {}", callout.kind, escape(&one_line(&block.text))));
        }
        None => parts.push(format!("> [!{}]\n{}", callout.kind, prefixed(&rendered, "> "))),
    }
}

fn prefixed(text: &str, prefix: &str) -> String {
    text.lines().map(|line| format!("{prefix}{line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// The title is the only first-level heading. A heading is one line, whatever breaks it on the page.
fn render_heading(block: &Block) -> String {
    let level = usize::from(block.level.unwrap_or(2).clamp(2, 6));
    format!("{} {}", "#".repeat(level), escape(&one_line(&block.text)))
}

/// A block by itself.
fn render(block: &Block, notes: &Notes<'_>) -> String {
    match block.zone {
        Zone::Quotation => {
            let text = broken(&shown(block, 0..block.text.len(), notes));
            text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
        }
        Zone::Caption => format!("*{}*", escape(&one_line(&block.text))),
        Zone::Code => {
            // The fence must be longer than any run of backticks inside.
            let longest = block.text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            format!("{fence}\n{}\n{fence}", block.text)
        }
        _ => broken(&shown(block, 0..block.text.len(), notes)),
    }
}

/// Lines that stay lines: two spaces before their end.
fn broken(text: &str) -> String {
    text.replace('\n', "  \n")
}

/// A table with its caption. A cell that is empty stays one.
fn push_table(document: &Document, table: &Table, parts: &mut Vec<String>) {
    let held = table.blocks.iter().filter_map(|&block| document.blocks.get(block as usize));
    parts.extend(
        held.filter(|block| block.zone == Zone::Caption).map(|block| render(block, &Notes::default())),
    );
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

#[cfg(test)]
mod tests {
    use crate::{Options, export, read};

    const PROSE: &str = "<p>The ferry between Lindby and Oster, out of service since May, sails again, the port office \
        said on Monday, after a part had been made anew.</p>";

    fn markdown(body: &str) -> String {
        let page = format!("<title>Ferry</title><article><h1>Ferry</h1>{PROSE}{body}{PROSE}</article>");
        export::markdown(&read("a.html", page.as_bytes(), &Options::default()).unwrap().remove(0))
    }

    #[test]
    fn boxes_are_quotations_with_their_kind() {
        for (page, expect) in [
            (
                "<div class='admonition warning'><p class='admonition-title'>Mind the gap</p><p>The quay is low.</p>\
                 <p>The tide is not.</p></div>",
                "\n\n> [!warning] Mind the gap\n> The quay is low.\n>\n> The tide is not.\n\n",
            ),
            (
                "<div class='callout' data-callout='Tip'><p>Bring a coat, since it is cold on deck, and the wind does not stop in the sound.</p></div>",
                "\n\n> [!tip]\n> Bring a coat, since it is cold on deck, and the wind does not stop in the sound.\n\n",
            ),
            // Two side by side stay two.
            (
                "<div class='alert alert-info'><p>It sails at seven each day, from the old quay, and is back in Lindby at nine.</p></div>\
                 <div class='alert alert-danger'><p>It does not wait for anybody, the captain said, and the train does not either.</p></div>",
                "\n\n> [!info]\n> It sails at seven each day, from the old quay, and is back in Lindby at nine.\n\n> [!danger]\n> It does not wait for anybody, the captain said, and the train does not either.\n\n",
            ),
        ] {
            let markdown = markdown(page);
            assert!(markdown.contains(expect), "{page}: {markdown}");
        }
    }

    #[test]
    fn notes_stand_at_the_foot() {
        let markdown = markdown(
            "<p>It sails at seven<sup><a href='#n1'>1</a></sup>, the captain said on the quay, and is on time.</p>\
             <ol><li id='n1'><p>In winter at eight. <a href='#m1'>↩</a></p><p>On Sundays at nine.</p></li></ol>",
        );
        assert!(markdown.contains("It sails at seven[^1], the captain"), "{markdown}");
        assert!(
            markdown.contains("\n\n[^1]: In winter at eight.\n\n    On Sundays at nine.\n"),
            "{markdown}"
        );
    }
}
