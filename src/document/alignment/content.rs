//! What of a page is content that may stand there in two languages.

use crate::block::Page;
use crate::model::{Block, Zone, ZoneGroup};

/// How much the zones of a page tell about which blocks are its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Markup,
    /// The lines of a text capture: sentences are content, whatever stands around them.
    Lines,
    /// Lines most of which are no content: a list of short ones is read as a menu, and may be all there is.
    Short,
}

impl Kind {
    pub(super) fn of(page: &Page, blocks: &[Block]) -> Self {
        if !page.dom.nodes().is_empty() {
            Self::Markup
        } else if is_mostly_content(blocks) {
            Self::Lines
        } else {
            Self::Short
        }
    }
}

/// Bytes of a sentence.
const SENTENCE: usize = 60;

/// Whether a block is content, or a sentence that may have been zoned wrongly for being in a second language.
pub(super) fn is_text(block: &Block, kind: Kind) -> bool {
    let doubtful = match block.zone {
        Zone::Other | Zone::Legal | Zone::Disclaimer => true,
        Zone::Recommendation | Zone::Promotion => kind == Kind::Lines,
        _ => false,
    };
    let doubtful = doubtful && block.text.len() >= SENTENCE;
    !block.hidden && (is_content(block, kind) || doubtful)
}

pub(super) fn is_content(block: &Block, kind: Kind) -> bool {
    let may_be = kind == Kind::Short && block.zone.group() != ZoneGroup::Conversation;
    block.zone.group() == ZoneGroup::Content || may_be && block.zone != Zone::Code
}

/// Bytes of the longest item of a list.
const ITEM: usize = 120;

/// Whether two of three bytes are content, or a text is longer than items of lists.
fn is_mostly_content(blocks: &[Block]) -> bool {
    let content = |block: &&Block| block.zone.group() == ZoneGroup::Content && !block.hidden;
    let of: usize = blocks.iter().filter(content).map(|block| block.text.len()).sum();
    let all: usize = blocks.iter().filter(|block| !block.hidden).map(|block| block.text.len()).sum();
    of * 3 >= all * 2 || blocks.iter().any(|block| block.text.len() > ITEM)
}

/// Blocks before the content that may be its title: headings, and of lines any.
const TITLES: usize = 2;

fn first_before(blocks: &[Block], from: usize, lines: bool) -> usize {
    let before = blocks.get(from.saturating_sub(TITLES)..from).unwrap_or_default();
    let titles = before.iter().rev().take_while(|block| lines || block.level.is_some());
    from - titles.count()
}

/// Blocks of markup beside the content that may belong to it; what is further away are menus.
const BESIDE: usize = 12;

/// Blocks behind the content that may still belong to it: thanks and signatures are short.
const BEHIND: usize = 3;

/// The blocks that are near content; of text captures all from the first that is content to the last.
pub(super) fn near_text(blocks: &[Block], kind: Kind) -> impl Iterator<Item = usize> {
    let lines = kind != Kind::Markup;
    let text = |block: &Block| is_text(block, kind);
    let from = blocks.iter().position(text).map_or(blocks.len(), |from| first_before(blocks, from, lines));
    let to = blocks.iter().rposition(text).map_or(0, |to| to + BEHIND);
    let end = blocks.len().min(to + 1);
    let mut near = vec![lines; end];
    if !lines {
        let mut last = None;
        for i in (from..end).chain((from..end).rev()) {
            if blocks.get(i).is_some_and(text) {
                last = Some(i);
            }
            if let Some(near) = near.get_mut(i) {
                *near |= last.is_some_and(|last: usize| last.abs_diff(i) <= BESIDE);
            }
        }
    }
    (from..end).filter(move |&i| near.get(i).copied().unwrap_or(false))
}
