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

/// A merge whose sides are this unlike in length is none.
const UNLIKE: f32 = 4.0;

/// The best path, in order.
pub(super) fn find_path(scores: &Scores) -> Vec<Step> {
    let (rows, columns) = (scores.sides.a.len(), scores.sides.b.len());
    let band = Band::new(rows, columns);
    let mut best = vec![f32::NEG_INFINITY; band.len()];
    let mut back = vec![u8::MAX; band.len()];
    if let Some(start) = band.cell(0, 0).and_then(|cell| best.get_mut(cell)) {
        *start = 0.0;
    }
    for i in 0..=rows {
        for j in band.columns(i) {
            let Some(cell) = band.cell(i, j).filter(|_| i + j > 0) else { continue };
            let mut found = (f32::NEG_INFINITY, u8::MAX);
            for (number, &(di, dj, cost)) in (0_u8..).zip(&STEPS) {
                let (Some(pi), Some(pj)) = (i.checked_sub(di), j.checked_sub(dj)) else { continue };
                let before = band.cell(pi, pj).and_then(|cell| best.get(cell)).copied();
                let Some(before) = before.filter(|before| *before > f32::NEG_INFINITY) else { continue };
                let Some(worth) = worth(scores, &Step { a: pi..i, b: pj..j }) else { continue };
                if before + cost + worth > found.0 {
                    found = (before + cost + worth, number);
                }
            }
            if let (Some(best), Some(back)) = (best.get_mut(cell), back.get_mut(cell)) {
                (*best, *back) = found;
            }
        }
    }
    read_path(&band, &back, rows, columns)
}

/// What a step is worth beside its cost; none where it may not be taken.
fn worth(scores: &Scores, step: &Step) -> Option<f32> {
    if !step.is_pair() {
        return Some(0.0);
    }
    if step.a.len() + step.b.len() > 2 {
        let (a, b) = (scores.letters(0, &step.a).max(1.0), scores.letters(1, &step.b).max(1.0));
        if a > b * UNLIKE || b > a * UNLIKE {
            return None;
        }
    }
    scores.pair(step)
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
