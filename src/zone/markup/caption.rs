//! Captions that no element marks: a short line right behind a picture that points up to it.

use super::clue::Clue;
use crate::block::Place;
use crate::dom::Tag;

/// Signs by which editors point from a caption to its picture.
const POINTERS: [char; 6] = ['▲', '△', '▴', '↑', '▼', '▽'];

/// Longest such line, in tokens.
const LONGEST: u32 = 60;

/// Nodes between the picture and the words: wrappers of both.
const REACH: u32 = 16;

/// Whether a block is such a caption.
pub(super) fn is_pointing_caption(clue: Clue) -> bool {
    let text = clue.text();
    if !text.starts_with(POINTERS)
        || text.len() < 8
        || clue.block.text.tokens > LONGEST
        || clue.block.level > 0
    {
        return false;
    }
    let Some(Place::Dom { first, .. }) = clue.survey.page.blocks.get(clue.i).map(|raw| &raw.place) else {
        return false;
    };
    let dom = &clue.survey.page.dom;
    let before = (first.saturating_sub(REACH)..*first).rev();
    let mut shown = before.filter(|&id| {
        matches!(dom.tag(id), Some(Tag::Img | Tag::Video))
            || dom.text(id).is_some_and(|text| !text.trim().is_empty())
    });
    shown.next().is_some_and(|id| dom.tag(id).is_some())
}
