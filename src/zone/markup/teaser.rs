//! Streams of teasers below an article: units of one shape, each headed by a link to another page.
//!
//! The block model sees a teaser's lead as what it is in itself, running text. Only the stream gives it
//! away: several siblings that all open with a linked heading and say little more.

use std::collections::BTreeMap;

use super::super::features::{BlockFacts, Survey};
use crate::block::Place;
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

/// The same where two units in three lead to a page of the same site (the rest are advertisements) and hold
/// one paragraph or so each: portals that cut leads by their styles save them whole. The entries of an
/// article lead elsewhere or say more.
const LONG_TEASER_WORDS: u32 = 500;

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
        let home = block.container().and_then(|container| stream_around(dom, container, &streams));
        match home {
            Some(stream) => inside.push((i, stream)),
            None if keep.get(i).copied().unwrap_or(false) => outside += block.text.words(),
            None => {}
        }
    }
    if outside < ARTICLE_WORDS {
        return Vec::new();
    }
    let mut said: BTreeMap<NodeId, Said> = BTreeMap::new();
    for &(i, stream) in &inside {
        if let Some(block) = survey.blocks.get(i) {
            said.entry(stream).or_default().add(survey, i, block);
        }
    }
    inside.retain(|&(i, stream)| {
        let units = streams.get(&stream).map_or(1, |&units| units as u32);
        let teasers = said.get(&stream).is_some_and(|said| said.is_of_teasers(units.max(1)));
        teasers && keep.get(i).copied().unwrap_or(false)
    });
    inside.into_iter().map(|(i, _)| i).collect()
}

/// What the units of a stream hold together.
#[derive(Clone, Copy, Default)]
struct Said {
    words: u32,
    paragraphs: u32,
    /// Linked headings that lead to the same site.
    local: u32,
}

impl Said {
    fn add(&mut self, survey: &Survey, i: usize, block: &BlockFacts) {
        self.words += block.text.words();
        self.paragraphs += u32::from(block.is_good());
        self.local += u32::from(block.level > 0 && block.linked > 0.9 && leads_inside(survey, i));
    }

    const fn is_of_teasers(self, units: u32) -> bool {
        let average = self.words / units;
        average <= TEASER_WORDS
            || average <= LONG_TEASER_WORDS && self.local * 3 >= units * 2 && self.paragraphs * 2 <= units * 3
    }
}

/// Whether the link around a block's text leads to the same site.
fn leads_inside(survey: &Survey, i: usize) -> bool {
    let Some(Place::Dom { first, .. }) = survey.page.blocks.get(i).map(|block| &block.place) else {
        return false;
    };
    let dom = &survey.page.dom;
    let link = dom.ancestors(*first).take(CLIMB).find(|&above| dom.tag(above) == Some(Tag::A));
    let url = link.and_then(|link| dom.attribute(link, "href"));
    url.is_some_and(|url| survey.declared.is_own_site(url))
}

/// Parents of streams, each with its number of units.
fn find_streams(survey: &Survey) -> BTreeMap<NodeId, usize> {
    let dom = &survey.page.dom;
    let mut units: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for block in survey.blocks.iter().filter(|block| block.level > 0 && block.linked > 0.9) {
        let Some(container) = block.container() else { continue };
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

    fn count_teasers(units: usize, before: &str, link: &str, lead: &str) -> usize {
        let unit =
            format!("<li><div><h4><a href={link}>Islanders get their ferry</a></h4><p>{lead}</p></div></li>");
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
        let elsewhere = "https://elsewhere.example/x";
        for (units, before, link, lead, teasers) in [
            (14, ARTICLE, elsewhere, short, 28),
            // A short list of linked headings may be the article's own.
            (5, ARTICLE, elsewhere, short, 0),
            // So may entries that say much, unless they lead to the same site.
            (14, ARTICLE, elsewhere, long.as_str(), 0),
            (14, ARTICLE, "/x", long.as_str(), 28),
            // A page that has nothing else is a listing.
            (14, "", elsewhere, short, 0),
        ] {
            assert_eq!(count_teasers(units, before, link, lead), teasers, "{units} {lead:.20}");
        }
    }
}
