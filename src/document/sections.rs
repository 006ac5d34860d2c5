//! The main content: its sections and its plain text.

use crate::model::{Block, Section, Span, Zone};
use crate::order::sort_by_key;

/// Cuts the article, or a thread's opening post, at its headings. `outside` marks blocks that repeat
/// it: later copies and a second language.
pub(crate) fn split_sections(blocks: &[Block], in_text: &[bool], outside: &[bool]) -> Vec<Section> {
    let in_body = |i: usize, block: &Block| {
        block.zone.is_body() && is_in_text(in_text, i) && !outside.get(i).copied().unwrap_or(false)
    };
    let mut within = blocks.iter().enumerate().filter(|(i, block)| in_body(*i, block)).map(|(i, _)| i);
    let Some(first) = within.next() else { return Vec::new() };
    let last = within.next_back().unwrap_or(first);
    let first = find_lead(blocks, first);
    let last = find_tail(blocks, last);
    let mut sections = vec![Section::default()];
    for (i, block) in blocks.iter().enumerate().take(last + 1).skip(first) {
        let body = in_body(i, block);
        if body && block.zone == Zone::Heading {
            sections.push(Section { heading: Some(block.i), blocks: Vec::new() });
            continue;
        }
        let caption =
            block.zone == Zone::Caption && !block.hidden && !outside.get(i).copied().unwrap_or(false);
        if let Some(section) = sections.last_mut().filter(|_| body || caption) {
            section.blocks.push(block.i);
        }
    }
    sections.retain(|section| section.heading.is_some() || !section.blocks.is_empty());
    sections
}

/// Where the captions of the pictures begin that lead the article, between its title and its first words; there is
/// where the words begin if there are none.
fn find_lead(blocks: &[Block], first: usize) -> usize {
    /// Blocks between the caption and the text: standfirst, byline, buttons to share, what stands in the picture.
    const REACH: usize = 16;
    let head = |block: &&Block| {
        matches!(
            block.zone,
            Zone::Byline
                | Zone::Standfirst
                | Zone::Attribution
                | Zone::Caption
                | Zone::Share
                | Zone::Control
                | Zone::Advertisement
                | Zone::Other
        )
    };
    let before = blocks.get(first.saturating_sub(REACH)..first).unwrap_or_default();
    let shown = |block: &Block| block.zone == Zone::Caption && !block.hidden;
    let Some(title) = before.iter().rposition(|block| block.zone == Zone::Title) else {
        // The title stands elsewhere: what leads to the words without a break.
        let near = before.iter().rev().take_while(head).filter(|block| shown(block)).last();
        return near.map_or(first, |block| block.i as usize);
    };
    // Above the title only where the picture stands right there.
    let above = title.checked_sub(1).and_then(|at| before.get(at)).filter(|block| shown(block));
    let below = before.iter().skip(title).find(|block| shown(block));
    above.or(below).map_or(first, |block| block.i as usize)
}

/// The caption right behind the text. More of them belong to players and galleries.
fn find_tail(blocks: &[Block], last: usize) -> usize {
    let caption =
        |at: usize| blocks.get(at).is_some_and(|block| block.zone == Zone::Caption && !block.hidden);
    if caption(last + 1) && !caption(last + 2) { last + 1 } else { last }
}

/// The text of all blocks that are main content, parted by blank lines.
pub(crate) fn join_text(blocks: &[Block], in_text: &[bool], outside: &[bool]) -> String {
    let mut text = String::new();
    for (i, block) in blocks.iter().enumerate() {
        if !is_in_text(in_text, i) || outside.get(i).copied().unwrap_or(false) {
            continue;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        push_plain(block, &mut text);
    }
    text
}

/// The text of a block as it stands in the text of its document.
pub(crate) fn plain_text(block: &Block) -> String {
    let mut text = String::new();
    push_plain(block, &mut text);
    text
}

/// The text of a block, its formulas as LaTeX and its marks of notes in brackets: without them `2` and a raised `2`
/// would be one number.
fn push_plain(block: &Block, out: &mut String) {
    let mut done = 0;
    for (span, piece) in pieces_of(block) {
        let [from, to] = span.map(|at| at as usize);
        let (Some(before), Some(inside)) = (block.text.get(done..from), block.text.get(from..to)) else {
            continue;
        };
        out.push_str(before);
        match piece {
            Some(latex) => {
                out.push('$');
                out.push_str(latex);
                out.push('$');
            }
            None if inside.contains(|c: char| c.is_ascii_punctuation()) => out.push_str(inside),
            None => {
                out.push('[');
                out.push_str(inside);
                out.push(']');
            }
        }
        done = to;
    }
    out.push_str(block.text.get(done..).unwrap_or_default());
}

/// Formulas, as LaTeX, and marks of notes, in the order of the text.
fn pieces_of(block: &Block) -> Vec<(Span, Option<&str>)> {
    let formulas = block.formulas().iter().map(|formula| (formula.span, Some(&*formula.latex)));
    let marks = block.note_marks().iter().map(|mark| (mark.span, None));
    let mut pieces: Vec<(Span, Option<&str>)> = formulas.chain(marks).collect();
    sort_by_key(&mut pieces, |(span, _)| *span);
    pieces
}

fn is_in_text(in_text: &[bool], i: usize) -> bool {
    in_text.get(i).copied().unwrap_or(false)
}
