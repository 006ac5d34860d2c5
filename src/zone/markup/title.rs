//! The blocks that show the page's title; they stand outside the text.

use crate::block::Place;
use crate::capture::{Capture, Format};
use crate::zone::features::Survey;

/// Likeness with a declared title from which on a block shows it.
const SAME: f32 = 0.8;
/// A level-1 heading needs less.
const ALIKE: f32 = 0.45;
/// Blocks that repeat the title this close to the first one show it too.
const NEAR: usize = 400;

/// The blocks that show the title, in page order.
pub(super) fn find_titles(capture: &Capture, survey: &Survey) -> Vec<usize> {
    if let Format::FeedItem(item) = &capture.format
        && let Some((_, span)) = &item.title
    {
        let shows = |place: &Place, bytes: [u32; 2]| {
            matches!(place, Place::Line { .. }) && bytes[0] < span[1] && span[0] < bytes[1]
        };
        let blocks = survey.page.blocks.iter().enumerate();
        return blocks
            .filter(|(_, block)| shows(&block.place, block.bytes))
            .map(|(i, _)| i)
            .take(1)
            .collect();
    }
    let Some(main) = survey.h1.map(|h1| better_than(survey, h1)) else { return Vec::new() };
    let Some(h1) = survey.blocks.get(main) else { return Vec::new() };
    let lone = survey.blocks.iter().filter(|block| block.level == 1).count() == 1;
    if h1.title < ALIKE && !(lone && h1.level == 1) {
        return Vec::new();
    }
    let hash = h1.text.hash;
    let mut titles = Vec::new();
    for (i, block) in survey.blocks.iter().enumerate() {
        let again = i.abs_diff(main) < NEAR
            && block.level > 0
            && block.level < 3
            && block.linked < 0.5
            && (block.text.hash == hash || block.title > SAME);
        if i == main || again {
            titles.push(i);
        }
    }
    titles
}

/// The level-1 heading, or the heading that shows the declared title where the level-1 heading, a
/// logo most likely, does not.
fn better_than(survey: &Survey, h1: usize) -> usize {
    let likeness = |i: usize| survey.blocks.get(i).map_or(0.0, |block| block.title);
    if likeness(h1) >= ALIKE {
        return h1;
    }
    let headings = survey
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| (2..4).contains(&block.level) && block.title >= ALIKE)
        // Behind paragraphs of its own a heading is one of the text's.
        .filter(|&(i, _)| survey.good_before(i).is_none_or(|at| (at as usize) < h1));
    headings.max_by(|a, b| a.1.title.total_cmp(&b.1.title).then(b.0.cmp(&a.0))).map_or(h1, |(i, _)| i)
}
