//! The exact zone of a block that belongs to the text, from its markup.

use super::clue::Clue;
use crate::block::{Place, find_callout, is_callout_title};
use crate::dom::Tag;
use crate::model::Zone;
use crate::thread::Thread;
use crate::zone::features::{InPost, Survey};

/// Names a block of the text; `thread` says whether the page is likely a thread.
pub(super) fn name_content(survey: &Survey, threads: &[Thread], thread: bool, i: usize) -> Zone {
    let Some(clue) = Clue::new(survey, i) else { return Zone::Paragraph };
    if (thread || survey.opens_page) && clue.block.post == InPost::Body && !opens(threads, i) {
        return Zone::Comment;
    }
    if clue.block.level > 0 && !heads_callout(clue) {
        return Zone::Heading;
    }
    if clue.inside("pre") {
        return Zone::Code;
    }
    if is_code(survey, i) {
        return Zone::Code;
    }
    if clue.inside("quote") || clue.own("quote") {
        return Zone::Quotation;
    }
    if is_cell(clue) {
        return Zone::Table;
    }
    if is_item(clue) {
        return Zone::ListItem;
    }
    if clue.block.container().is_some_and(|id| find_callout(&survey.page.dom, id).is_some()) {
        return Zone::Quotation;
    }
    if is_standfirst(clue) {
        return Zone::Standfirst;
    }
    Zone::Paragraph
}

/// Whether a block is code, in `<pre>` or, where a style keeps its lines, without.
pub(super) fn is_code(survey: &Survey, i: usize) -> bool {
    /// Elements between the text and its `<code>`: what colours it.
    const CLIMB: usize = 3;
    let Some(raw) = survey.page.blocks.get(i) else { return false };
    let Place::Dom { first, last, .. } = raw.place else { return false };
    let dom = &survey.page.dom;
    let code = |node| dom.ancestors(node).take(CLIMB).find(|&id| dom.tag(id) == Some(Tag::Code));
    raw.text.contains('\n') && code(first).is_some_and(|id| dom.subtree(id).contains(&last))
}

/// Whether a heading is that of a box set off from the text, not of a section.
fn heads_callout(clue: Clue) -> bool {
    let dom = &clue.survey.page.dom;
    let Some(container) = clue.block.container() else { return false };
    find_callout(dom, container).is_some_and(|(id, _)| is_callout_title(dom, container, id))
}

/// Whether the block belongs to the post that a page opens with.
fn opens(threads: &[Thread], i: usize) -> bool {
    let first = threads.iter().find(|thread| thread.opens_page).and_then(|thread| thread.posts.first());
    first.is_some_and(|post| post.blocks.contains(&(i as u32)))
}

/// Cells of a table of data; a cell that holds running text, or many blocks, only lays out the page.
fn is_cell(clue: Clue) -> bool {
    /// Words and blocks from which on a cell is layout.
    const LAYOUT_WORDS: u32 = 60;
    const LAYOUT_BLOCKS: usize = 6;
    if !clue.inside("table") {
        return false;
    }
    let dom = &clue.survey.page.dom;
    let Some(container) = clue.block.container() else { return false };
    let cell = std::iter::once(container)
        .chain(dom.ancestors(container))
        .take(4)
        .find(|&id| matches!(dom.tag(id), Some(Tag::Td | Tag::Th)));
    cell.is_some_and(|cell| {
        let blocks = clue.survey.tree.blocks(dom, cell).len();
        blocks <= LAYOUT_BLOCKS && clue.survey.tree.sums(dom, cell).words < LAYOUT_WORDS
    })
}

fn is_item(clue: Clue) -> bool {
    if matches!(clue.block.tag, Some(Tag::Li | Tag::Dt | Tag::Dd)) {
        return true;
    }
    let dom = &clue.survey.page.dom;
    let parent = clue.block.container().and_then(|container| dom.parent(container));
    clue.inside("list") && parent.is_some_and(|id| matches!(dom.tag(id), Some(Tag::Li)))
}

/// The paragraph that leads the article, where its class or its bold type says so.
fn is_standfirst(clue: Clue) -> bool {
    /// Blocks after the title within which it stands.
    const REACH: usize = 8;
    let near_title = clue.survey.h1.is_some_and(|h1| clue.i > h1 && clue.i - h1 <= REACH);
    let before = clue.survey.good_before(clue.i);
    let first = before.is_none_or(|at| clue.survey.h1.is_some_and(|h1| (at as usize) < h1));
    first
        && (near_title || clue.survey.h1.is_none())
        && ((clue.own("lead") && near_title) || (clue.survey.bold(clue.i) > 0.95 && clue.block.is_good()))
}
