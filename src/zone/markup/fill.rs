//! Pieces of the text that the model leaves out because they are short or no prose, though what stands around them
//! is text: an item among items, a cell among cells, code and formulas between paragraphs, the notes to which the text
//! leads, the heading of a box or of what a click opens.
//!
//! A bare paragraph between two others is as often a line that an editor or the page put there (on the development
//! pages six times in seven), so it stays with what the model says.

use super::content;
use crate::block::{find_callout, find_notes};
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
        if article && (is_code(facts) || content::is_code(survey, i)) && is_beside_text(survey, kept, i)
            || kept(i + 1) && (is_among_items(survey, kept, facts) || is_among_cells(survey, facts, i))
            || is_formula(survey, i) && is_beside_text(survey, kept, i)
            || kind == PageKind::Article && facts.tag == Some(Tag::Summary) && kept(i + 1)
        {
            gaps.push(i);
        }
    }
    if kind == PageKind::Article {
        gaps.extend(find_noted(survey, kept));
    }
    gaps.extend(find_boxed(survey, kept));
    gaps
}

/// The notes to which marks in the text lead, with the heading over them. Those of pages that sell are small print.
fn find_noted(survey: &Survey, kept: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut noted = Vec::new();
    for note in find_notes(survey.page).into_iter().filter(|note| kept(note.block)) {
        let before = note.blocks.start.checked_sub(1);
        let heading = before.filter(|&at| survey.blocks.get(at).is_some_and(|facts| facts.level > 0));
        noted.extend(heading.into_iter().chain(note.blocks).filter(|&i| {
            let inset = survey.page.blocks.get(i).is_some_and(|raw| raw.marks.inset || raw.marks.control);
            survey.blocks.get(i).is_some_and(|facts| !facts.hidden && facts.post == InPost::No) && !inset
        }));
    }
    noted
}

/// What stands in a box set off from the text (a note, a warning) of which a part is kept: its heading, mostly.
fn find_boxed(survey: &Survey, kept: impl Fn(usize) -> bool) -> Vec<usize> {
    /// Blocks of a box that is one.
    const MOST_BLOCKS: usize = 30;
    let mut boxed = Vec::new();
    let mut next = 0;
    for (i, facts) in survey.blocks.iter().enumerate() {
        if i < next || !kept(i) {
            continue;
        }
        let Some((id, _)) = facts.container().and_then(|id| find_callout(&survey.page.dom, id)) else {
            continue;
        };
        let range = survey.tree.blocks(&survey.page.dom, id);
        next = range.end;
        if range.len() > MOST_BLOCKS {
            continue;
        }
        let plain = |&at: &usize| {
            survey
                .page
                .blocks
                .get(at)
                .is_some_and(|raw| !raw.hidden && !raw.marks.inset && !raw.marks.control)
        };
        boxed.extend(range.filter(plain));
    }
    boxed
}

/// Whether a block is but formulas: set apart from the text, it is short and no prose.
fn is_formula(survey: &Survey, i: usize) -> bool {
    let Some(raw) = survey.page.blocks.get(i) else { return false };
    let formula = |node: NodeId| survey.page.dom.tag(node) != Some(Tag::A);
    let inside = raw.pieces.iter().filter(|(_, node)| formula(*node));
    let bytes: u32 = inside.map(|(span, _)| span[1] - span[0]).sum();
    // A full stop, or the number of the formula, may stand beside it.
    bytes > 0 && bytes as usize * 2 >= raw.text.len()
}

/// Whether a cell stands between cells of its row that are kept.
fn is_among_cells(survey: &Survey, facts: &BlockFacts, i: usize) -> bool {
    let dom = &survey.page.dom;
    let row = |facts: &BlockFacts| {
        let container = facts.container()?;
        matches!(dom.tag(container), Some(Tag::Td | Tag::Th)).then(|| dom.parent(container)).flatten()
    };
    let own = row(facts);
    let beside = |at: Option<usize>| at.and_then(|at| survey.blocks.get(at)).and_then(row);
    own.is_some() && beside(i.checked_sub(1)) == own && beside(Some(i + 1)) == own
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
            (
                format!("<table><tr><td>Oster<td>14<td>noon</table>{prose}"),
                [true, false, true, true],
                vec![1],
            ),
            (
                format!("{prose}<p><math alttext='x'><mi>x</mi></math>.</p>{prose}{prose}"),
                [true, false, true, true],
                vec![1],
            ),
            // The note to which the text leads, and the heading of a box.
            (
                format!(
                    "<p>It sails<sup><a href='#n'>1</a></sup> again.</p>{prose}<h2>Notes</h2><p id=n>At seven.</p>"
                ),
                [true, true, false, false],
                vec![2, 3],
            ),
            (
                format!(
                    "{prose}<div class=admonition><p class=admonition-title>Tip</p><p>Bring a coat.</p></div>{prose}"
                ),
                [true, false, true, true],
                vec![1, 2],
            ),
        ] {
            let captures = split_file("a.html", format!("<div>{markup}</div>").as_bytes(), 1 << 20).unwrap();
            let page = split_capture(&captures[0]);
            let survey = survey_page(&page, &[]);
            assert_eq!(find_gaps(&survey, PageKind::Article, &keep), gaps, "{markup}");
        }
    }
}
