//! Blocks that a reader gives another zone: sections, text, comments and what hangs on them are made anew.

use crate::document::{join_text, plain_text, split_sections};
use crate::model::{Block, Comment, Document, PageKind, Zone};

/// Gives blocks their zones and follows what that changes.
pub(super) fn rezone(document: &mut Document, changes: &[(u32, Zone)]) {
    if changes.is_empty() {
        return;
    }
    let mut in_text = find_in_text(document);
    let before = in_text.clone();
    // A caption that stands in no section (of a later copy, of the other language) joins none by what changes elsewhere.
    let mut apart: Vec<bool> = document.blocks.iter().map(|block| block.zone == Zone::Caption).collect();
    for &at in document.sections.iter().flat_map(|section| &section.blocks) {
        set(&mut apart, at, false);
    }
    for &(at, zone) in changes {
        let Some(block) = document.blocks.get_mut(at as usize) else { continue };
        block.zone = zone;
        block.confidence = 1.0;
        change_comments(&mut document.comments, block);
        let post = zone == Zone::Comment && document.kind.value == PageKind::Thread;
        set(&mut in_text, at, zone.is_body() || post);
        set(&mut apart, at, false);
        let listed = matches!(zone, Zone::Ranking | Zone::Recommendation);
        if !listed {
            for list in &mut document.lists {
                list.items.retain(|item| item.block != at);
            }
        }
        if zone != Zone::Caption {
            for media in document.media.iter_mut().filter(|media| media.caption == Some(at)) {
                media.caption = None;
            }
        }
        if !zone.is_body() {
            forget_block(document, at);
        }
    }
    document.lists.retain(|list| !list.items.is_empty());
    for &block in document.comments.iter().flat_map(|comment| &comment.blocks) {
        set(&mut apart, block, true);
    }
    document.sections = split_sections(&document.blocks, &in_text, &apart);
    if in_text != before {
        document.text = join_text(&document.blocks, &in_text, &vec![false; document.blocks.len()]);
    }
}

fn set(marks: &mut [bool], at: u32, value: bool) {
    if let Some(mark) = marks.get_mut(at as usize) {
        *mark = value;
    }
}

/// Which blocks the text consists of. The sections tell most of them, the text itself the posts of a thread. A text that
/// does not stand in the blocks (of a script, say) is told by its sections alone.
fn find_in_text(document: &Document) -> Vec<bool> {
    let sections = document.sections.iter().flat_map(|section| section.heading.iter().chain(&section.blocks));
    let mut of_section = vec![false; document.blocks.len()];
    for &at in sections {
        let body = document.blocks.get(at as usize).is_some_and(|block| block.zone.is_body());
        set(&mut of_section, at, body);
    }
    let mut of_comment = vec![false; document.blocks.len()];
    for &at in document.comments.iter().flat_map(|comment| &comment.blocks) {
        set(&mut of_comment, at, true);
    }
    let mut found = vec![false; document.blocks.len()];
    let mut rest = document.text.as_str();
    for (at, block) in document.blocks.iter().enumerate() {
        let sure = of_section.get(at) == Some(&true);
        if !sure && block.zone.is_body() && of_comment.get(at) != Some(&true) {
            continue;
        }
        match behind(rest, block) {
            Some(next) => {
                rest = next;
                set(&mut found, at as u32, true);
            }
            None if sure => return of_section,
            None => {}
        }
    }
    if rest.is_empty() { found } else { of_section }
}

/// What follows a block in the text, where the text goes on with the block.
fn behind<'a>(text: &'a str, block: &Block) -> Option<&'a str> {
    let plain = plain_text(block);
    let rest = text.strip_prefix(plain.as_str()).filter(|_| !plain.is_empty())?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix("\n\n") }
}

/// Takes a block out of the comments, or makes it one.
fn change_comments(comments: &mut Vec<Comment>, block: &Block) {
    let holds = |comment: &Comment| comment.blocks.contains(&block.i);
    if block.zone == Zone::Comment {
        if !comments.iter().any(holds) {
            let at = comments
                .iter()
                .position(|comment| comment.blocks.first().is_some_and(|first| *first > block.i))
                .unwrap_or(comments.len());
            let text = block.text.clone();
            insert(comments, at, Comment { text, blocks: vec![block.i], ..Comment::default() });
        }
        return;
    }
    let Some(at) = comments.iter().position(holds) else { return };
    let Some(comment) = comments.get_mut(at) else { return };
    comment.blocks.retain(|own| *own != block.i);
    let kept: Vec<&str> = comment.text.split('\n').filter(|line| line.trim() != block.text.trim()).collect();
    comment.text = kept.join("\n");
    if comment.blocks.is_empty() || comment.text.trim().is_empty() {
        remove(comments, at);
    }
}

/// Comments know each other by their places.
fn insert(comments: &mut Vec<Comment>, at: usize, comment: Comment) {
    for parent in comments.iter_mut().filter_map(|other| other.parent.as_mut()) {
        *parent += u32::from(*parent as usize >= at);
    }
    comments.insert(at, comment);
}

fn remove(comments: &mut Vec<Comment>, at: usize) {
    comments.remove(at);
    for comment in comments {
        comment.parent = match comment.parent {
            Some(parent) if parent as usize == at => None,
            Some(parent) if parent as usize > at => Some(parent - 1),
            other => other,
        };
    }
}

/// Takes out what was concluded from the words of a block that is no content.
fn forget_block(document: &mut Document, block: u32) {
    let reading = &mut document.reading;
    reading.statements.retain(|statement| statement.block != block);
    reading.times.retain(|time| time.block != block);
    for person in &mut reading.people {
        person.mentions.retain(|mention| mention[0] != block);
    }
    reading.people.retain(|person| !person.mentions.is_empty());
    for named in reading.organisations.iter_mut().chain(&mut reading.places) {
        named.mentions.retain(|mention| mention[0] != block);
    }
    reading.organisations.retain(|named| !named.mentions.is_empty());
    reading.places.retain(|named| !named.mentions.is_empty());
    document.alignment.retain(|pair| !pair.a.contains(&block) && !pair.b.contains(&block));
    if let Some(translation) = &mut document.translation {
        translation.alone.retain(|alone| *alone != block);
    }
}
