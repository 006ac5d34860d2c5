//! Pieces of the text that the model leaves out because they are short or no prose, though what stands around them
//! is text: an item among items, code between paragraphs.
//!
//! A bare paragraph between two others is as often a line that an editor or the page put there (on the development
//! pages six times in seven), so it stays with what the model says.

use crate::dom::{Dom, NodeId, Tag};
use crate::model::PageKind;
use crate::zone::features::{BlockFacts, InPost, Survey, around_flag};

/// Items of a list from which on it is no matter of a few that are left out.
const MOST_ITEMS: usize = 200;

/// Pieces of code on a page up to which they are kept for their place alone. Of pages with more the model decides:
/// the truth of the development pages leaves the code of some of them out as a whole.
const MOST_CODE: usize = 3;

/// The blocks that are kept for what stands around them, in page order.
pub(super) fn find_gaps(survey: &Survey, kind: PageKind, keep: &[bool]) -> Vec<usize> {
    let kept = |i: usize| keep.get(i) == Some(&true);
    let code = survey.blocks.iter().filter(|facts| is_code(facts)).count();
    let article = kind == PageKind::Article && code <= MOST_CODE;
    let mut gaps = Vec::new();
    for (i, (facts, raw)) in survey.blocks.iter().zip(&survey.page.blocks).enumerate() {
        let plain = !facts.hidden && !raw.marks.inset && !raw.marks.control && facts.level == 0;
        if kept(i) || !plain || facts.post != InPost::No || i == 0 || !kept(i - 1) {
            continue;
        }
        if article && is_code(facts) && is_beside_text(survey, kept, i)
            || kept(i + 1) && is_among_items(survey, kept, facts)
        {
            gaps.push(i);
        }
    }
    gaps
}

fn is_code(facts: &BlockFacts) -> bool {
    facts.flags & around_flag("pre") != 0 && facts.tag == Some(Tag::Pre)
}

/// Whether code follows a piece of the text under the same element, and text or nothing comes behind it there.
fn is_beside_text(survey: &Survey, kept: impl Fn(usize) -> bool, i: usize) -> bool {
    let dom = &survey.page.dom;
    let parent = |at: usize| {
        let container = survey.blocks.get(at).and_then(BlockFacts::container)?;
        dom.parent(container)
    };
    let beside = |at: usize| parent(at) == parent(i);
    let ends = parent(i).is_some_and(|above| !survey.tree.blocks(dom, above).contains(&(i + 1)));
    i.checked_sub(1).is_some_and(beside) && (kept(i + 1) || ends)
}

/// Whether at least half of the list that an item belongs to is kept.
fn is_among_items(survey: &Survey, kept: impl Fn(usize) -> bool, facts: &BlockFacts) -> bool {
    let dom = &survey.page.dom;
    let list = facts.container().and_then(|container| list_of(dom, container));
    list.is_some_and(|list| {
        let blocks = survey.tree.blocks(dom, list);
        let count = blocks.len();
        count <= MOST_ITEMS && blocks.filter(|&at| kept(at)).count() * 2 >= count
    })
}

/// The list of the item that an element is, or is the first thing of.
fn list_of(dom: &Dom, container: NodeId) -> Option<NodeId> {
    let item =
        std::iter::once(container).chain(dom.parent(container)).find(|&id| dom.tag(id) == Some(Tag::Li))?;
    dom.parent(item)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_capture;
    use crate::capture::split_file;
    use crate::zone::features::survey_page;

    #[test]
    fn gaps_in_the_text_are_filled() {
        let prose = "<p>The ferry between Lindby and Oster, out of service since May, sails again, the office said.</p>";
        for (markup, keep, gaps) in [
            (format!("<ul><li>Bread<li>Salt<li>Tea</ul>{prose}"), [true, true, false, true], vec![2]),
            (format!("<ul><li>Bread<li>Salt<li>Tea</ul>{prose}"), [true, false, false, true], vec![]),
            (format!("{prose}<pre>x = 1</pre>{prose}{prose}"), [true, false, true, true], vec![1]),
            (format!("{prose}<pre>x = 1</pre>{prose}{prose}"), [false, false, true, true], vec![]),
            (format!("{prose}{prose}{prose}<pre>x = 1</pre>"), [true, true, true, false], vec![3]),
            (format!("{prose}<p>Salt</p>{prose}{prose}"), [true, false, true, true], vec![]),
        ] {
            let captures = split_file("a.html", format!("<div>{markup}</div>").as_bytes(), 1 << 20).unwrap();
            let page = split_capture(&captures[0]);
            let survey = survey_page(&page, &[]);
            assert_eq!(find_gaps(&survey, PageKind::Article, &keep), gaps, "{markup}");
        }
    }
}
