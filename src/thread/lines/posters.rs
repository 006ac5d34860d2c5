//! Posts whose heads name the one who wrote them in a line of its own, and the time in one of the next.

use super::FEWEST;
use super::anchor::Sign;
use crate::block::Page;
use crate::text::byline::states_joining;

/// Lines below the name in which the time is looked for.
const LINES: usize = 5;

/// Share of the heads that must have a time.
const TIMED: f32 = 0.6;

/// Lines that name who posted, where most of them have a time below or beside.
pub(super) fn poster_anchors(page: &Page, signs: &[Sign]) -> Option<Vec<usize>> {
    let anchors: Vec<usize> =
        signs.iter().enumerate().filter(|(_, sign)| sign.poster || sign.labelled).map(|(i, _)| i).collect();
    if anchors.len() < FEWEST {
        return None;
    }
    let joining = |i: usize| page.blocks.get(i).is_some_and(|block| states_joining(&block.text));
    let timed = |(n, &anchor): (usize, &usize)| {
        let end = anchors.get(n + 1).copied().unwrap_or(signs.len()).min(anchor + LINES + 1);
        (anchor..end).any(|i| signs.get(i).is_some_and(|sign| sign.when.is_some()) && !joining(i))
    };
    let count = anchors.iter().enumerate().filter(|&pair| timed(pair)).count();
    (count as f32 >= TIMED * anchors.len() as f32).then_some(anchors)
}
