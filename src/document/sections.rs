//! The main content: its sections and its plain text.

use crate::model::{Block, Section, Zone};

/// Cuts the article, or a thread's opening post, at its headings. `outside` marks blocks that repeat
/// it: later copies and a second language.
pub(super) fn split_sections(blocks: &[Block], in_text: &[bool], outside: &[bool]) -> Vec<Section> {
    let in_body = |i: usize, block: &Block| {
        block.zone.is_body() && is_in_text(in_text, i) && !outside.get(i).copied().unwrap_or(false)
    };
    let mut within = blocks.iter().enumerate().filter(|(i, block)| in_body(*i, block)).map(|(i, _)| i);
    let Some(first) = within.next() else { return Vec::new() };
    let last = within.next_back().unwrap_or(first);
    let mut sections = vec![Section::default()];
    for (i, block) in blocks.iter().enumerate().take(last + 1).skip(first) {
        let body = in_body(i, block);
        if body && block.zone == Zone::Heading {
            sections.push(Section { heading: Some(block.i), blocks: Vec::new() });
            continue;
        }
        let caption = block.zone == Zone::Caption && !outside.get(i).copied().unwrap_or(false);
        if let Some(section) = sections.last_mut().filter(|_| body || caption) {
            section.blocks.push(block.i);
        }
    }
    sections.retain(|section| section.heading.is_some() || !section.blocks.is_empty());
    sections
}

/// The text of all blocks that are main content, parted by blank lines.
pub(super) fn join_text(blocks: &[Block], in_text: &[bool], outside: &[bool]) -> String {
    let mut text = String::new();
    for (i, block) in blocks.iter().enumerate() {
        if !is_in_text(in_text, i) || outside.get(i).copied().unwrap_or(false) {
            continue;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&block.text);
    }
    text
}

fn is_in_text(in_text: &[bool], i: usize) -> bool {
    in_text.get(i).copied().unwrap_or(false)
}
