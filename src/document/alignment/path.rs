//! The best monotone path through both sides: pairs, merges, and what stands on one side only.

use std::ops::Range;

use super::band::Band;
use super::scores::Scores;

/// Stretches of both sides that belong together; on one of them nothing where the other stands alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) a: Range<usize>,
    pub(super) b: Range<usize>,
}

impl Step {
    /// Whether both sides take part.
    pub(super) fn is_pair(&self) -> bool {
        !self.a.is_empty() && !self.b.is_empty()
    }
}

/// The kinds of steps: units of both sides, and what the step costs. One against one is the rule by far; the costs are
/// the logarithms of how often the others are seen, picked by hand from Gale and Church's table.
const STEPS: [(usize, usize, f32); 14] = [
    (1, 1, 0.0),
    (1, 0, -1.3),
    (0, 1, -1.3),
    (2, 1, -2.9),
    (1, 2, -2.9),
    (2, 2, -4.9),
    (3, 1, -3.9),
    (1, 3, -3.9),
    (3, 2, -5.9),
    (2, 3, -5.9),
    (4, 1, -4.7),
    (1, 4, -4.7),
    (5, 1, -5.4),
    (1, 5, -5.4),
];

/// Units of the first side that a step takes at most.
const REACH: usize = 5;

/// The first steps of the table, which a rough path takes: pairs of one, and what stands alone.
const ROUGH: usize = 3;

/// A path that is this far behind another through the same row does not catch up: picked by hand, a third more than what
/// changed a path of the dev corpora.
const BEHIND: f32 = 25.0;

/// A merge whose sides are this unlike in length is none.
const UNLIKE: f32 = 2.5;

/// A first path through the whole band, of single pairs: quick, and near the best one.
pub(super) fn find_rough_path(scores: &Scores) -> Vec<Step> {
    let band = Band::new(scores.sides.a.len(), scores.sides.b.len());
    search(scores, &band, STEPS.get(..ROUGH).unwrap_or_default())
}

/// The best path near a first one, in order.
pub(super) fn find_path(scores: &Scores, near: &[Step]) -> Vec<Step> {
    let (rows, columns) = (scores.sides.a.len(), scores.sides.b.len());
    let places = near.iter().flat_map(|step| step.a.clone().zip(std::iter::repeat(step.b.start)));
    search(scores, &Band::along(rows, columns, places), &STEPS)
}

fn search(scores: &Scores, band: &Band, kinds: &[(usize, usize, f32)]) -> Vec<Step> {
    let (rows, columns) = (scores.sides.a.len(), scores.sides.b.len());
    let mut best = vec![f32::NEG_INFINITY; band.len()];
    let mut back = vec![u8::MAX; band.len()];
    if let Some(start) = band.cell(0, 0).and_then(|cell| best.get_mut(cell)) {
        *start = 0.0;
    }
    // The best of each row so far.
    let mut tops: Vec<f32> = Vec::with_capacity(rows + 1);
    for i in 0..=rows {
        let mut top = f32::NEG_INFINITY;
        let (above, here) = best.split_at_mut(band.start(i));
        // The rows that a step may come from, the nearest first.
        let mut behind = [band.row(&[], 0); REACH];
        for (row, n) in behind.iter_mut().zip((0..i).rev()) {
            *row = band.row(above, n);
        }
        for j in band.columns(i) {
            let Some(cell) = band.cell(i, j).filter(|_| i + j > 0) else { continue };
            let mut found = (f32::NEG_INFINITY, u8::MAX);
            for (number, &(di, dj, cost)) in (0_u8..).zip(kinds) {
                let (Some(pi), Some(pj)) = (i.checked_sub(di), j.checked_sub(dj)) else { continue };
                let before = match di {
                    0 => band.cell(i, pj).and_then(|cell| here.get(cell - band.start(i))).copied(),
                    _ => behind.get(di - 1).and_then(|row| row.get(pj)),
                };
                let least = if di == 0 { top } else { tops.get(pi).copied().unwrap_or(top) } - BEHIND;
                let Some(before) = before.filter(|before| *before > least.max(f32::MIN)) else { continue };
                let step = Step { a: pi..i, b: pj..j };
                let Some(worth) = worth(scores, &step, found.0 - before - cost) else { continue };
                if before + cost + worth > found.0 {
                    found = (before + cost + worth, number);
                }
            }
            if let (Some(best), Some(back)) = (here.get_mut(cell - band.start(i)), back.get_mut(cell)) {
                (*best, *back) = found;
                top = top.max(found.0);
            }
        }
        tops.push(top);
    }
    read_path(band, &back, rows, columns)
}

/// What a step is worth beside its cost; none where it may not be taken, or is worth no more than `least`.
fn worth(scores: &Scores, step: &Step, least: f32) -> Option<f32> {
    if !step.is_pair() {
        return Some(0.0);
    }
    if step.a.len() + step.b.len() > 2 {
        let (a, b) = (scores.letters(0, &step.a).max(1.0), scores.letters(1, &step.b).max(1.0));
        if a > b * UNLIKE || b > a * UNLIKE {
            return None;
        }
    }
    scores.pair_above(step, least)
}

fn read_path(band: &Band, back: &[u8], rows: usize, columns: usize) -> Vec<Step> {
    let (mut i, mut j) = (rows, columns);
    let mut steps = Vec::new();
    while i > 0 || j > 0 {
        let number = band.cell(i, j).and_then(|cell| back.get(cell)).copied();
        let Some(&(di, dj, _)) = number.and_then(|number| STEPS.get(usize::from(number))) else { break };
        let (pi, pj) = (i.saturating_sub(di), j.saturating_sub(dj));
        steps.push(Step { a: pi..i, b: pj..j });
        (i, j) = (pi, pj);
    }
    steps.reverse();
    steps.retain(Step::is_pair);
    steps
}
