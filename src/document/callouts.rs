//! Boxes set off from the content, and which of its blocks stand in them.

use crate::block::{Page, Place, find_callout, is_callout_title};
use crate::model::{Block, Callout, ZoneGroup};

/// Gives the blocks of the content that stand in a box their place there.
pub(super) fn find_callouts(page: &Page, blocks: &mut [Block]) {
    let mut last = None;
    for (block, raw) in blocks.iter_mut().zip(&page.blocks) {
        let Place::Dom { container, .. } = raw.place else { continue };
        if block.zone.group() != ZoneGroup::Content || raw.marks.inset {
            continue;
        }
        let Some((id, kind)) = find_callout(&page.dom, container) else {
            last = None;
            continue;
        };
        let follows = last.replace(id) == Some(id);
        let title = !follows && is_callout_title(&page.dom, container, id);
        block.extra_mut().callout = Some(Callout { kind, follows, title });
    }
}
