//! Pieces between the paragraphs of an article that are no part of it: what a page hides there, and what asks to
//! subscribe, to pay or to read elsewhere.

use crate::block::{Place, RawBlock};
use crate::dom::{Dom, NodeId, Tag};
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, begins, holds};
use crate::model::PageKind;
use crate::zone::features::{BlockFacts, Survey};

/// Longest such piece, in tokens. Picked by hand on the development pages.
const LONGEST: u32 = 60;

/// Blocks of an element that such a piece is.
const MOST_BLOCKS: usize = 6;

/// Links of a list that are looked at.
const MOST_LINKS: usize = 40;

/// Elements around a block whose classes are asked.
const CLIMB: usize = 3;

/// The kept blocks that are no part of the text, in page order.
pub(super) fn find_inserts(survey: &Survey, kind: PageKind, keep: &[bool]) -> Vec<usize> {
    let kept = |i: usize| keep.get(i) == Some(&true);
    let blocks = survey.blocks.iter().zip(&survey.page.blocks).enumerate();
    blocks
        .filter(|&(i, (facts, raw))| {
            kept(i)
                && (raw.marks.inset
                    || facts.hidden && is_hidden_between(survey, facts, kept, i)
                    || kind == PageKind::Article
                        && (is_offer(survey, facts, &raw.text) || is_contents(survey, facts, raw)))
        })
        .map(|(i, _)| i)
        .collect()
}

/// Whether a block is an entry of a table of contents: a list of links to places on the page itself.
fn is_contents(survey: &Survey, facts: &BlockFacts, raw: &RawBlock) -> bool {
    /// Entries of a list that is one.
    const FEWEST: usize = 3;
    let dom = &survey.page.dom;
    if facts.linked < 0.9 || facts.level > 0 {
        return false;
    }
    let Some(container) = facts.container() else { return false };
    let around = || std::iter::once(container).chain(dom.ancestors(container));
    // The outermost list.
    let list = around().filter(|&id| matches!(dom.tag(id), Some(Tag::Ul | Tag::Ol))).last();
    let Some(list) = list.filter(|_| raw.marks.links > 0) else { return false };
    let blocks = survey.tree.blocks(dom, list);
    let inward =
        |id: NodeId| dom.attribute(id, "href").is_some_and(|href| href.len() > 1 && href.starts_with('#'));
    blocks.len() >= FEWEST
        && survey.sums(blocks).linked * 10 >= survey.tree.sums(dom, list).words * 9
        && dom.find_all(list, Tag::A).take(MOST_LINKS).all(inward)
}

/// Whether a hidden block stands alone between two paragraphs that are shown: a mark against copying, say. What a
/// click opens stands behind a heading, or is one of several.
fn is_hidden_between(survey: &Survey, facts: &BlockFacts, kept: impl Fn(usize) -> bool, i: usize) -> bool {
    let dom = &survey.page.dom;
    let Some(Place::Dom { container, .. }) = survey.page.blocks.get(i).map(|raw| &raw.place) else {
        return false;
    };
    let shown = |at: usize| kept(at) && survey.blocks.get(at).is_some_and(|block| !block.hidden);
    if facts.level > 0 || facts.text.tokens > LONGEST || !(i > 0 && shown(i - 1) && shown(i + 1)) {
        return false;
    }
    // The widest element that holds nothing but this block.
    let alone = std::iter::once(*container)
        .chain(dom.ancestors(*container))
        .take_while(|&id| survey.tree.blocks(dom, id).len() == 1)
        .last();
    let Some(alone) = alone else { return false };
    is_paragraph(dom, element_before(dom, alone)) && is_paragraph(dom, element_after(dom, alone))
}

fn is_paragraph(dom: &Dom, id: Option<NodeId>) -> bool {
    id.is_some_and(|id| dom.tag(id) == Some(Tag::P))
}

/// The element that follows another under the same parent.
fn element_after(dom: &Dom, id: NodeId) -> Option<NodeId> {
    let parent = dom.parent(id)?;
    let end = dom.subtree(parent).end;
    let mut next = dom.subtree(id).end;
    while next < end && dom.tag(next).is_none() {
        next += 1;
    }
    (next < end).then_some(next)
}

/// The element before another under the same parent.
fn element_before(dom: &Dom, id: NodeId) -> Option<NodeId> {
    let parent = dom.parent(id)?;
    let mut before = id.checked_sub(1)?;
    while before > parent && (dom.parent(before) != Some(parent) || dom.tag(before).is_none()) {
        // Text between the two, or the last of what the one before holds.
        before = if dom.parent(before) == Some(parent) { before - 1 } else { dom.parent(before)? };
    }
    (before > parent).then_some(before)
}

/// Whether a block asks to subscribe, to pay or to read elsewhere.
fn is_offer(survey: &Survey, facts: &BlockFacts, text: &str) -> bool {
    if facts.level > 0 || facts.text.tokens > LONGEST {
        return false;
    }
    let folded = fold_phrase(text);
    begins(Role::InsertWord, &folded) || is_named_offer(survey, facts)
}

/// Whether an element around the block is named for such an offer and holds little more.
fn is_named_offer(survey: &Survey, facts: &BlockFacts) -> bool {
    let dom = &survey.page.dom;
    let Some(container) = facts.container() else { return false };
    std::iter::once(container)
        .chain(dom.ancestors(container))
        .take(CLIMB)
        .take_while(|&id| survey.tree.blocks(dom, id).len() <= MOST_BLOCKS)
        .any(|id| {
            let names = dom.attribute(id, "class").unwrap_or_default();
            names.split_ascii_whitespace().any(|name| holds(Role::InsertName, &name.to_ascii_lowercase()))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_capture;
    use crate::capture::split_file;
    use crate::zone::features::survey_page;

    #[test]
    fn pieces_between_paragraphs() {
        let prose = "<p>The ferry between Lindby and Oster, out of service since May, sails again, the office said.</p>";
        for (piece, left_out) in [
            ("<p hidden>Copied from another page, do not read it.</p>", &[1][..]),
            ("<div style='display:none'><p>Copied from another page, do not read it.</p></div>", &[1]),
            // What a click opens: behind a heading, or one of several.
            ("<h3>When does it sail?</h3><div hidden><p>At seven from the old quay.</p></div>", &[]),
            ("<div hidden><p>At seven from the old quay.</p><p>At nine from the new one.</p></div>", &[]),
            ("<p>It sails.<span style='display:none'> Stolen.</span></p>", &[2]),
            ("<p>Enjoying this story? Sign up for the evening letter.</p>", &[1]),
            ("<div class='newsletter-box'><p>The evening letter, each day at six.</p></div>", &[1]),
            ("<p>The port office sends a newsletter to whoever signs up for it.</p>", &[]),
        ] {
            let page = format!("<div>{prose}{piece}{prose}</div>");
            let captures = split_file("a.html", page.as_bytes(), 1 << 20).unwrap();
            let page = split_capture(&captures[0]);
            let survey = survey_page(&page, &[]);
            let keep = vec![true; survey.blocks.len()];
            assert_eq!(find_inserts(&survey, PageKind::Article, &keep), left_out, "{piece}");
        }
    }
}
