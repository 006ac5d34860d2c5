//! Alignment: the blocks of a page in two languages, paired.
//!
//! Gale and Church's idea (1993): translations are about as long as each other, in the same order; the cheapest
//! monotone path pairs them. Beside length counts what stays the same in a translation ([`evidence`]): numbers, names,
//! links, words whose meaning is known. A path can be found through any two languages, so what the pairs have in
//! common decides whether one is a translation of the other at all ([`decision`]).

mod band;
mod content;
mod decision;
mod evidence;
mod lending;
mod lengths;
mod path;
mod reader;
mod rows;
mod runs;
mod scores;
mod sides;
mod spelling;
mod telling;
mod tokens;

use super::languages::Leaning;
use crate::block::Page;
use crate::model::{AlignedPair, Block, Translation};
use decision::{is_hopeless, judge};
use evidence::find_evidence;
pub(super) use lending::lend_zones;
use lengths::Lengths;
use path::{Step, find_path, find_rough_path};
use scores::Scores;
pub(super) use sides::UNTOLD;
use sides::{Sides, Unit, find_sides};

/// The pairs, and what is known of the page as one in two languages.
#[derive(Debug, Default)]
pub(super) struct Alignment {
    pub(super) pairs: Vec<AlignedPair>,
    pub(super) translation: Option<Translation>,
    /// First and last block of the second language, where the two are not mixed.
    pub(super) second: Option<[usize; 2]>,
}

/// Pairs the blocks of two languages, and sets the languages of blocks that could be either; nothing where the page
/// has one language, or two that do not say the same.
#[inline(never)]
pub(super) fn align_languages(page: &Page, blocks: &mut [Block], leaning: &Leaning) -> Alignment {
    let Some(sides) = find_sides(page, blocks, leaning) else { return Alignment::default() };
    let evidence = find_evidence(page, blocks, &sides);
    // How long one language is against the other is a matter of the translator, too: the pairs of a first path tell it
    // for the second.
    let first = Scores::new(&sides, &evidence, Lengths::expected());
    let rough = find_rough_path(&first);
    if is_hopeless(&sides, &first, &rough) {
        return Alignment::default();
    }
    let lengths = Lengths::observed(&sides, &first, &rough);
    let scores = Scores::new(&sides, &evidence, lengths);
    let mut steps = find_path(&scores, &rough);
    if !page.dom.nodes().is_empty() {
        leave_out_menus(page, &sides, &scores, &mut steps);
    }
    let Some(confidence) = judge(&sides, &scores, &steps) else { return Alignment::default() };
    sides.settle_languages(blocks);
    let pairs: Vec<AlignedPair> = steps.iter().filter_map(|step| pair(&sides, &scores, step)).collect();
    Alignment {
        second: second_part(&sides),
        translation: Some(Translation {
            languages: sides.tags(blocks),
            confidence,
            alone: find_alone(&sides, &pairs),
        }),
        pairs,
    }
}

/// Units between a pair that was not taken for content on either side and the content that it belongs to, at most.
const NEAR: u32 = 3;

/// Leaves out pairs far from the content that are content on neither side: menus hold words of both languages.
fn leave_out_menus(page: &Page, sides: &Sides, scores: &Scores, steps: &mut Vec<Step>) {
    let reach = |step: &Step| -> Option<[[u32; 2]; 2]> {
        let of = |units: &[Unit]| Some([units.first()?.place, units.last()?.place]);
        Some([of(sides.a.get(step.a.clone())?)?, of(sides.b.get(step.b.clone())?)?])
    };
    let content = |step: &Step| {
        let any = |units: Option<&[Unit]>| units.is_some_and(|units| units.iter().any(|unit| unit.content));
        [any(sides.a.get(step.a.clone())), any(sides.b.get(step.b.clone()))]
    };
    let near = |one: &Step, other: &Step| {
        let (Some(one), Some(other)) = (reach(one), reach(other)) else { return false };
        one.iter()
            .zip(&other)
            .all(|(one, other)| other[0].saturating_sub(one[1]).max(one[0].saturating_sub(other[1])) <= NEAR)
    };
    // Two links that have nothing in common are entries of menus, however near.
    let entry = |step: &Step| {
        let units = sides.a.get(step.a.clone()).into_iter().chain(sides.b.get(step.b.clone())).flatten();
        let mut blocks = units.flat_map(|unit| &unit.blocks).filter_map(|&i| page.blocks.get(i as usize));
        blocks.all(|raw| raw.marks.links > 0 && raw.marks.link_chars == raw.marks.chars)
            && scores.content(step) <= 0.0
    };
    let part = |step: &Step| content(step) == [true; 2] || content(step) != [false; 2] && !entry(step);
    let mut kept: Vec<bool> = steps.iter().map(part).collect();
    for forward in [true, false] {
        let mut last: Option<usize> = None;
        for n in 0..steps.len() {
            let at = if forward { n } else { steps.len() - 1 - n };
            let joins = last.is_some_and(|last| near(&steps[last], &steps[at])) && !entry(&steps[at]);
            if let Some(kept) = kept.get_mut(at) {
                *kept |= joins;
                last = if *kept { Some(at) } else { last };
            }
        }
    }
    let mut kept = kept.into_iter();
    steps.retain(|_| kept.next().unwrap_or(false));
}

fn pair(sides: &Sides, scores: &Scores, step: &Step) -> Option<AlignedPair> {
    let of = |units: &[Unit]| units.iter().flat_map(|unit| unit.blocks.iter().copied()).collect::<Vec<u32>>();
    let (a, b) = (sides.a.get(step.a.clone())?, sides.b.get(step.b.clone())?);
    let score = scores.fit(step)?;
    Some(AlignedPair { a: of(a), b: of(b), score })
}

/// Blocks of the content that no pair holds, in page order.
fn find_alone(sides: &Sides, pairs: &[AlignedPair]) -> Vec<u32> {
    let mut paired: Vec<u32> = pairs.iter().flat_map(|pair| pair.a.iter().chain(&pair.b)).copied().collect();
    paired.sort_unstable();
    let units = sides.a.iter().chain(&sides.b).filter(|unit| unit.content);
    let mut alone: Vec<u32> = units
        .flat_map(|unit| unit.blocks.iter().copied())
        .filter(|block| paired.binary_search(block).is_err())
        .collect();
    alone.sort_unstable();
    alone
}

/// The blocks of the second language, if all of them stand behind most of the first.
fn second_part(sides: &Sides) -> Option<[usize; 2]> {
    let from = *sides.b.iter().find(|unit| !unit.byline)?.blocks.first()? as usize;
    let to = *sides.b.last()?.blocks.last()? as usize;
    let behind = |unit: &&Unit| unit.blocks.first().is_some_and(|&block| block as usize > from);
    (sides.a.iter().filter(behind).count() * 4 <= sides.a.len()).then_some([from, to])
}
