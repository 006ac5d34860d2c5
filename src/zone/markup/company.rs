//! Pieces around the text that no rule names take the zone of the company they stand in: the teaser of
//! a card belongs to its links, the label of a menu to its entries.

use crate::model::Zone;
use crate::zone::Decision;
use crate::zone::features::Survey;

/// Wider elements that are asked, from the nearest one.
const LEVELS: usize = 4;

/// Most blocks of an element that still is one part of a page; also bounds the work a block.
const PART_BLOCKS: usize = 80;

/// Fewest blocks with a zone that make a company.
const QUORUM: usize = 2;

/// Share of the named blocks that must agree. Looked at on the development pages: at two thirds the
/// captions of players and price tables were drawn in, at nine tenths most cards fell apart.
const AGREEMENT: f32 = 0.75;

/// Names what is left as [`Zone::Other`] by its company. The decisions that were there before count, so
/// that a name does not creep from part to part.
pub(super) fn name_by_company(survey: &Survey, decisions: &mut [Decision]) {
    let found: Vec<(usize, Zone)> = decisions
        .iter()
        .enumerate()
        .filter(|(_, decision)| decision.zone == Zone::Other)
        .filter_map(|(i, _)| Some((i, find_company(survey, decisions, i)?)))
        .collect();
    for (i, zone) in found {
        if let Some(decision) = decisions.get_mut(i) {
            decision.zone = zone;
        }
    }
}

fn find_company(survey: &Survey, decisions: &[Decision], i: usize) -> Option<Zone> {
    let dom = &survey.page.dom;
    let block = survey.blocks.get(i)?;
    let prose = block.is_good();
    let mut node = block.wider;
    for _ in 0..LEVELS {
        let range = survey.tree.blocks(dom, node);
        if range.len() > PART_BLOCKS {
            return None;
        }
        let part = decisions.get(range)?;
        if part.iter().any(|decision| decision.in_text || decision.zone == Zone::Title) {
            return None;
        }
        if let Some(zone) = find_majority(part) {
            return (!prose || takes_prose(zone)).then_some(zone);
        }
        node = survey.wider(node);
    }
    None
}

fn find_majority(part: &[Decision]) -> Option<Zone> {
    let named: Vec<Zone> =
        part.iter().map(|decision| decision.zone).filter(|&zone| zone != Zone::Other).collect();
    if named.len() < QUORUM {
        return None;
    }
    let agree = |zone: Zone| named.iter().filter(|&&other| other == zone).count();
    let best = named.iter().copied().max_by_key(|&zone| (agree(zone), std::cmp::Reverse(zone)))?;
    (gathers(best) && agree(best) as f32 >= named.len() as f32 * AGREEMENT).then_some(best)
}

/// Zones that hold whole parts of a page, and so can take in what stands among them.
const fn gathers(zone: Zone) -> bool {
    matches!(
        zone,
        Zone::Navigation
            | Zone::Recommendation
            | Zone::Ranking
            | Zone::Promotion
            | Zone::Share
            | Zone::CommentForm
            | Zone::Control
            | Zone::Legal
    )
}

/// Zones in which sentences are at home. Among menu entries or buttons a paragraph is something else.
const fn takes_prose(zone: Zone) -> bool {
    matches!(zone, Zone::Recommendation | Zone::Promotion | Zone::CommentForm)
}

#[cfg(test)]
mod tests {
    use crate::model::Zone;
    use crate::{Options, read};

    fn zone_of(aside: &str, text: &str) -> Option<Zone> {
        let sentence = "The ferry between Lindby and Oster, out of service since May, sails again, the port office said. ";
        let article = format!(
            "<article><h1>Ferry back in service</h1>{}</article>",
            format!("<p>{sentence}</p>").repeat(4)
        );
        let page = format!("<html><body>{article}{aside}</body></html>");
        let documents = read("a.html", page.as_bytes(), &Options::default()).unwrap();
        documents[0].blocks.iter().find(|block| block.text == text).map(|block| block.zone)
    }

    #[test]
    fn the_unnamed_take_the_zone_of_their_company() {
        let links = "<li><a href=/1>2023</a></li><li><a href=/2>2022</a></li><li><a href=/3>2021</a></li>";
        let menu = format!("<div><div><p>Archive</p></div><ul>{links}</ul></div>");
        assert_eq!(zone_of(&menu, "Archive"), Some(Zone::Navigation));
        // A sentence among menu entries is something else, and so is what stands alone.
        let sentence = "This harbour has been open to boats of all kinds since 1911, and the harbour master lives upstairs.";
        let menu = format!("<div><p>{sentence}</p><ul>{links}</ul></div>");
        assert_eq!(zone_of(&menu, sentence), Some(Zone::Other));
        assert_eq!(zone_of("<div><p>42</p></div>", "42"), Some(Zone::Other));
    }
}
