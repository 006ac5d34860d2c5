//! Streams of teasers below an article: units of one shape, each headed by a link to another page.
//!
//! The block model sees a teaser's lead as what it is in itself, running text. Only the stream gives it
//! away: several siblings that all open with a linked heading and say little more.

use std::collections::BTreeMap;

use super::super::features::Survey;
use crate::dom::{Dom, NodeId, Tag};

const HEADINGS: [Tag; 6] = [Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];

/// How far above a linked heading its unit may begin, in elements. Portals wrap theirs in five or six.
const CLIMB: usize = 9;

/// Siblings with linked headings that make a stream. Fewer are as often the parts of an index page or a
/// list of ten, which are content; tried on the development pages.
const FEWEST_UNITS: usize = 12;

/// A unit with more words than this on average is no teaser but an entry of the article itself
/// (a list of ten, say). Picked by hand on the development pages.
const TEASER_WORDS: u32 = 90;

/// Words that must be kept outside the stream: without an article of its own the page is the stream.
const ARTICLE_WORDS: u32 = 30;

/// The kept blocks that stand in a stream of teasers next to an article, in page order.
pub(super) fn find_teasers(survey: &Survey, keep: &[bool]) -> Vec<usize> {
    let dom = &survey.page.dom;
    let streams = find_streams(survey);
    if streams.is_empty() {
        return Vec::new();
    }
    let mut inside: Vec<(usize, NodeId)> = Vec::new();
    let mut outside = 0;
    for (i, block) in survey.blocks.iter().enumerate() {
        let home = block.container.and_then(|container| stream_around(dom, container, &streams));
        match home {
            Some(stream) => inside.push((i, stream)),
            None if keep.get(i).copied().unwrap_or(false) => outside += block.text.words(),
            None => {}
        }
    }
    if outside < ARTICLE_WORDS {
        return Vec::new();
    }
    let mut words: BTreeMap<NodeId, u32> = BTreeMap::new();
    for &(i, stream) in &inside {
        *words.entry(stream).or_default() += survey.blocks.get(i).map_or(0, |block| block.text.words());
    }
    inside.retain(|&(i, stream)| {
        let units = streams.get(&stream).map_or(1, |&units| units as u32);
        let average = words.get(&stream).copied().unwrap_or(0) / units.max(1);
        average <= TEASER_WORDS && keep.get(i).copied().unwrap_or(false)
    });
    inside.into_iter().map(|(i, _)| i).collect()
}

/// Parents of streams, each with its number of units.
fn find_streams(survey: &Survey) -> BTreeMap<NodeId, usize> {
    let dom = &survey.page.dom;
    let mut units: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for block in survey.blocks.iter().filter(|block| block.level > 0 && block.linked > 0.9) {
        let Some(container) = block.container else { continue };
        let mut unit = container;
        for parent in dom.ancestors(container).take(CLIMB) {
            let below = units.entry(parent).or_default();
            if below.last() != Some(&unit) {
                below.push(unit);
            }
            unit = parent;
        }
    }
    units.retain(|_, below| {
        let tag = below.first().map(|&unit| dom.tag(unit));
        // Bare headings side by side are no units: what follows each of them may be the article's own.
        let bare = tag.flatten().is_some_and(|tag| HEADINGS.contains(&tag));
        below.len() >= FEWEST_UNITS && !bare && below.iter().all(|&unit| Some(dom.tag(unit)) == tag)
    });
    units.into_iter().map(|(parent, below)| (parent, below.len())).collect()
}

/// The nearest stream around an element.
fn stream_around(dom: &Dom, container: NodeId, streams: &BTreeMap<NodeId, usize>) -> Option<NodeId> {
    dom.ancestors(container).take(CLIMB + 2).find(|above| streams.contains_key(above))
}

#[cfg(test)]
mod tests {
    use super::super::super::features::survey_page;
    use super::*;
    use crate::block::split_capture;
    use crate::capture::split_file;

    const ARTICLE: &str = "<div><p>The ferry between Lindby and Oster, out of service since May, sails again, the port \
        office said on Monday. Repairs took longer than planned, because a part had to be made anew in the yard.</p></div>";

    fn count_teasers(units: usize, before: &str, lead: &str) -> usize {
        let unit =
            format!("<li><div><h4><a href=/x>Islanders get their ferry</a></h4><p>{lead}</p></div></li>");
        let page = format!("<h1>Ferry back in service</h1>{before}<ul>{}</ul>", unit.repeat(units));
        let captures = split_file("ferry.html", page.as_bytes(), 1 << 20).unwrap();
        let page = split_capture(&captures[0]);
        let survey = survey_page(&page, &[]);
        find_teasers(&survey, &vec![true; survey.blocks.len()]).len()
    }

    #[test]
    fn a_stream_of_teasers_is_told_from_the_article() {
        let short = "Prices rose again, the council said.";
        let long = "Prices rose again, the council said. ".repeat(30);
        for (units, before, lead, teasers) in [
            (14, ARTICLE, short, 28),
            // A short list of linked headings may be the article's own.
            (5, ARTICLE, short, 0),
            // So may entries that say much.
            (14, ARTICLE, long.as_str(), 0),
            // A page that has nothing else is a listing.
            (14, "", short, 0),
        ] {
            assert_eq!(count_teasers(units, before, lead), teasers, "{units} {lead:.20}");
        }
    }
}
