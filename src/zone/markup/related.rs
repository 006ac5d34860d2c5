//! The end of an article that leads elsewhere: a heading that says so, and nothing but links under it.

use crate::dom::NodeId;
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, is};
use crate::zone::features::{BlockFacts, Survey};

/// Share of the words under the heading that are links.
const LINKED: f32 = 0.8;

/// Wrappers of the heading at most.
const CLIMB: usize = 4;

/// Blocks under the heading, at least and at most.
const BLOCKS: std::ops::RangeInclusive<usize> = 2..=200;

/// The kept blocks of such endings, their headings included. The model takes cards whose links hold headings for
/// parts of the text.
pub(super) fn find_related(survey: &Survey, keep: &[bool]) -> Vec<usize> {
    let dom = &survey.page.dom;
    let mut related = Vec::new();
    for (i, facts) in survey.blocks.iter().enumerate() {
        let text = survey.page.blocks.get(i).map_or("", |raw| &raw.text);
        if keep.get(i) != Some(&true) || facts.level == 0 || !is(Role::RecommendationHead, &fold_phrase(text))
        {
            continue;
        }
        // What holds more than the heading.
        let wider = |&id: &NodeId| survey.tree.blocks(dom, id).len() > 1;
        let part = facts.container().and_then(|id| dom.ancestors(id).take(CLIMB).find(wider));
        let end = part.map_or(i, |part| survey.tree.blocks(dom, part).end);
        // A heading of the same level is that of another part.
        let same = |facts: &BlockFacts| facts.level > 0 && facts.linked < LINKED;
        let next = survey.blocks.get(i + 1..end).unwrap_or_default().iter().position(same);
        let rest = i + 1..next.map_or(end, |next| i + 1 + next);
        let sums = survey.sums(rest.clone());
        if BLOCKS.contains(&rest.len()) && sums.linked as f32 >= LINKED * sums.words as f32 {
            related.push(i);
            related.extend(rest.filter(|&at| keep.get(at) == Some(&true)));
        }
    }
    related
}

#[cfg(test)]
mod tests {
    use super::find_related;
    use crate::block::split_capture;
    use crate::capture::split_file;
    use crate::zone::features::survey_page;

    #[test]
    fn an_ending_of_links_is_no_text() {
        let prose = "<p>The ferry between Lindby and Oster, out of service since May, sails again, the office said.</p>";
        let cards = "<div><a href=/1><h3>A new pier for Oster</h3></a></div><div><a href=/2><h3>The last lamp</h3></a></div>";
        for (ending, related) in [
            (format!("<section><h2>Related posts</h2>{cards}</section>"), vec![1, 2, 3]),
            (format!("<section><div><h2>Related posts</h2></div>{cards}</section>"), vec![1, 2, 3]),
            (format!("<section><h2>Two more stories</h2>{cards}</section>"), vec![]),
            (format!("<section><h2>Related posts</h2>{prose}{cards}</section>"), vec![]),
            (
                format!("<section><h2>Related posts</h2>{cards}<h2>Thanks</h2>{prose}</section>"),
                vec![1, 2, 3],
            ),
        ] {
            let captures =
                split_file("a.html", format!("<article>{prose}{ending}</article>").as_bytes(), 1 << 20)
                    .unwrap();
            let page = split_capture(&captures[0]);
            let survey = survey_page(&page, &[]);
            assert_eq!(find_related(&survey, &vec![true; survey.blocks.len()]), related, "{ending}");
        }
    }
}
