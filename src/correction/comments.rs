//! Comments that a reader joins to the one before, or parts in two: a block begins a comment, or it continues the one
//! before.

use super::{Target, make, target};
use crate::model::{Comment, Corrected, Correction, Document};

/// The words for a block that begins a comment, and for one that continues the one before.
const BEGINS: &str = "begins";
const CONTINUES: &str = "continues";

/// The reader says whether a block begins a comment. None where there is no such block.
pub fn set_comment(found: &Document, block: u32, begins: bool) -> Option<Correction> {
    let text = &found.blocks.get(block as usize)?.text;
    let word = |begins: bool| Corrected::Text(if begins { BEGINS } else { CONTINUES }.to_owned());
    let own = found.comments.iter().find(|comment| comment.blocks.contains(&block));
    let before = own.map(|comment| word(comment.blocks.first() == Some(&block)));
    Some(make(Target::Comment(block), Some(word(begins)), before, Some(target::kept_text(text))))
}

/// Whether a value says that a block begins a comment.
pub fn begins_comment(value: &Corrected) -> bool {
    value.values().first().is_some_and(|word| word == BEGINS)
}

/// Where a comment can be parted: each block that its text can begin anew with, and the byte of the text where it does.
pub fn comment_parts(document: &Document, comment: &Comment) -> Vec<(u32, usize)> {
    let mut parts = Vec::new();
    let mut at = 0;
    for &block in &comment.blocks {
        let text = document.blocks.get(block as usize).map(|block| block.text.trim()).unwrap_or_default();
        let Some(from) = find_lines(&comment.text, at, text) else { continue };
        at = from + text.len();
        if from > 0 {
            parts.push((block, from));
        }
    }
    parts
}

/// Where a text stands in another from `at` on, as whole lines.
fn find_lines(whole: &str, at: usize, text: &str) -> Option<usize> {
    let rest = whole.get(at..).filter(|_| !text.is_empty())?;
    let mut found = rest.match_indices(text).map(|(from, _)| at + from);
    found.find(|from| {
        let before = whole.get(..*from).unwrap_or_default();
        let behind = whole.get(from + text.len()..).unwrap_or_default();
        (before.is_empty() || before.ends_with('\n')) && (behind.is_empty() || behind.starts_with('\n'))
    })
}

/// Joins and parts comments as the reader says. What fits none changes nothing.
pub(super) fn correct(document: &mut Document, corrections: &[(Target, &Correction)]) {
    for (target, correction) in corrections {
        let Target::Comment(block) = target else { continue };
        match &correction.value {
            Some(value) if begins_comment(value) => part(document, *block),
            Some(_) => join(&mut document.comments, *block),
            None => {}
        }
    }
}

/// Joins the comment that begins with a block to the one before. What only the second knows (its likes, say, where the
/// first was found to be a head alone) the first takes over.
fn join(comments: &mut Vec<Comment>, block: u32) {
    let Some(at) = comments.iter().position(|comment| comment.blocks.first() == Some(&block)) else { return };
    if at == 0 {
        return;
    }
    let second = comments.remove(at);
    if let Some(first) = comments.get_mut(at - 1) {
        let texts = [first.text.as_str(), second.text.as_str()];
        first.text = texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
        first.blocks.extend(second.blocks);
        first.author = first.author.take().or(second.author);
        if first.posted.is_none() {
            (first.posted, first.posted_from) = (second.posted, second.posted_from);
        }
        first.floor = first.floor.or(second.floor);
        first.likes = first.likes.or(second.likes);
        first.reply_count = first.reply_count.or(second.reply_count);
    }
    for parent in comments.iter_mut().filter_map(|comment| comment.parent.as_mut()) {
        *parent -= u32::from(*parent as usize >= at);
    }
}

/// Parts the comment that holds a block before it. Who wrote the second part is not known; it stands where the first does.
fn part(document: &mut Document, block: u32) {
    let holds = |comment: &Comment| comment.blocks.contains(&block) && comment.blocks.first() != Some(&block);
    let Some(at) = document.comments.iter().position(holds) else { return };
    let Some(from) = document.comments.get(at).and_then(|comment| {
        comment_parts(document, comment).into_iter().find(|(own, _)| *own == block).map(|(_, from)| from)
    }) else {
        return;
    };
    let Some(first) = document.comments.get_mut(at) else { return };
    let text = first.text.split_off(from);
    first.text.truncate(first.text.trim_end().len());
    let place = first.blocks.iter().position(|own| *own == block).unwrap_or_default();
    let blocks = first.blocks.split_off(place);
    let second = Comment {
        text,
        blocks,
        depth: first.depth,
        parent: first.parent,
        reply_to: first.reply_to,
        ..Comment::default()
    };
    for parent in document.comments.iter_mut().filter_map(|comment| comment.parent.as_mut()) {
        *parent += u32::from(*parent as usize > at);
    }
    document.comments.insert(at + 1, second);
}
