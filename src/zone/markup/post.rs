//! Pages of one short post: the page itself tells what it says.

use crate::zone::features::{BlockFacts, Survey};

/// Share of a block's words that stand in the page's description, from which on it is what that repeats.
const DESCRIBED: f32 = 0.9;

/// Likeness with a title of the page that such a block has: pages of posts are titled by their first words.
const TITLED: f32 = 0.5;

/// Fewest tokens of such a block.
const FEWEST: u32 = 4;

/// The blocks of the post, where description and title of the page both repeat how it begins: what they repeat, and
/// what follows beside it. Asked where the model finds no content.
pub(super) fn find_post(survey: &Survey) -> Vec<usize> {
    let dom = &survey.page.dom;
    let parent = |facts: &BlockFacts| facts.container().and_then(|id| dom.parent(id));
    let plain = |i: usize, facts: &BlockFacts| {
        let control = survey.page.blocks.get(i).is_none_or(|raw| raw.marks.control || raw.marks.inset);
        !facts.hidden && !control && facts.linked < 0.5
    };
    let first = survey.blocks.iter().enumerate().position(|(i, facts)| {
        plain(i, facts)
            && facts.level == 0
            && facts.text.tokens >= FEWEST
            && facts.in_description >= DESCRIBED
            && facts.title >= TITLED
    });
    let Some(first) = first else { return Vec::new() };
    let home = survey.blocks.get(first).and_then(parent);
    let beside = survey.blocks.iter().enumerate().skip(first);
    beside
        .take_while(|(_, facts)| parent(facts) == home)
        .filter(|&(i, facts)| plain(i, facts))
        .map(|(i, _)| i)
        .collect()
}
