//! Marks and notes of the blocks.

use crate::block::{Page, find_notes};
use crate::model::{Block, NoteMark};

/// Gives the blocks the marks in their text, and the notes that they are.
pub(super) fn mark_notes(page: &Page, blocks: &mut [Block]) {
    for note in find_notes(page) {
        let Some(from) = blocks.get_mut(note.block) else { continue };
        from.extra_mut().note_marks.push(NoteMark { span: note.span, note: note.label.clone() });
        for block in blocks.get_mut(note.blocks).into_iter().flatten() {
            block.extra_mut().note.get_or_insert_with(|| note.label.clone());
        }
    }
}
