//! A linear chain over the characters of a sentence: each gets a label, and the best sequence of labels as a whole
//! says where names stand. Whole numbers only, so that every platform finds the same.

use std::ops::Range;

use super::confidence::confidence;
use super::features::{Runs, symbol};
use super::model::{Model, WIDEST};
use super::{Kind, NameSpan};

/// Labels of a character: none (0); of each kind of names the first character, one within, the last, and the only one.
pub(super) const LABELS: usize = 13;

/// Scores of the labels of a character.
type Scores = [i32; WIDEST];

/// What no sum of weights comes near to.
const NEVER: i32 = i32::MIN / 4;

/// Parts of a name, by their place behind the first label of its kind; the only character has no need of a name.
const FIRST: usize = 0;
const WITHIN: usize = 1;
const LAST: usize = 2;

/// Whether a name goes on behind a label.
const fn is_open(label: usize) -> bool {
    label != 0 && matches!((label - 1) % 4, FIRST | WITHIN)
}

/// Whether a label may stand behind another.
pub(super) const fn may_follow(before: usize, label: usize) -> bool {
    let goes_on = label != 0 && matches!((label - 1) % 4, WITHIN | LAST);
    if is_open(before) { goes_on && (label - 1) / 4 == (before - 1) / 4 } else { !goes_on }
}

/// Finds the names of a piece of a text.
pub(super) fn tag_piece(
    model: &Model,
    steps: &Steps,
    text: &str,
    piece: Range<usize>,
    found: &mut Vec<NameSpan>,
) {
    let Some(sentence) = text.get(piece.clone()) else { return };
    let symbols: Vec<u32> = sentence.chars().map(symbol).collect();
    let scores = score(model, &symbols);
    let (ahead, best) = steps.forward(&scores);
    let labels = steps.best_labels(&ahead);
    if labels.iter().all(|&label| label == 0) {
        return;
    }
    let behind = steps.backward(&scores);
    let mut starts: Vec<usize> = sentence.char_indices().map(|(at, _)| piece.start + at).collect();
    starts.push(piece.end);
    let mut at = 0;
    while at < labels.len() {
        let open = at;
        let first = labels.get(at).copied().unwrap_or(0);
        while labels.get(at).is_some_and(|&label| is_open(label)) {
            at += 1;
        }
        at += 1;
        let Some(&kind) = first.checked_sub(1).and_then(|first| Kind::ALL.get(first / 4)) else { continue };
        let margin = (open..at.min(labels.len()))
            .map(|place| margin_at(place, &labels, &ahead, &behind, best))
            .min()
            .unwrap_or(0);
        if let (Some(&from), Some(&to)) = (starts.get(open), starts.get(at)) {
            found.push(NameSpan { kind, from, to, confidence: confidence(kind, margin) });
        }
    }
}

/// What the features of each character say for its labels.
fn score(model: &Model, symbols: &[u32]) -> Vec<Scores> {
    let runs = Runs::of(symbols);
    let mut scores = Vec::with_capacity(symbols.len());
    for at in 0..symbols.len() {
        let mut sums: Scores = [0; WIDEST];
        for feature in runs.features(at) {
            if let Some(row) = model.row(feature) {
                for (sum, &weight) in sums.iter_mut().zip(row) {
                    *sum += i32::from(weight);
                }
            }
        }
        scores.push(sums);
    }
    scores
}

/// How much the best sequence is above the best one that has another label at a place.
fn margin_at(place: usize, labels: &[usize], ahead: &[Scores], behind: &[Scores], best: i32) -> i32 {
    let (Some(&own), Some(ahead), Some(behind)) = (labels.get(place), ahead.get(place), behind.get(place))
    else {
        return 0;
    };
    let others = ahead.iter().zip(behind).take(LABELS).enumerate().filter(|&(label, _)| label != own);
    best - others.map(|(_, (ahead, behind))| ahead + behind).max().unwrap_or(0)
}

/// The steps that labels may take, with their weights: the same for all pieces.
pub(super) struct Steps {
    /// By label, those that may stand before it.
    before: [Vec<(usize, i32)>; LABELS],
    /// By label, those that may stand behind it.
    behind: [Vec<(usize, i32)>; LABELS],
}

impl Steps {
    /// Those of a model.
    pub(super) fn of(model: &Model) -> Self {
        let before = |label: usize| {
            let may = (0..LABELS).filter(|&before| may_follow(before, label));
            may.map(|before| (before, model.behind(before, label))).collect()
        };
        let behind = |label: usize| {
            let may = (0..LABELS).filter(|&next| may_follow(label, next));
            may.map(|next| (next, model.behind(label, next))).collect()
        };
        Self { before: std::array::from_fn(before), behind: std::array::from_fn(behind) }
    }

    /// The best score of a sequence up to each label of each character, and the best of all.
    fn forward(&self, scores: &[Scores]) -> (Vec<Scores>, i32) {
        let mut ahead: Vec<Scores> = Vec::with_capacity(scores.len());
        // Before the first character there is no name.
        let mut last: Scores = [NEVER; WIDEST];
        last[0] = 0;
        for own in scores {
            let mut next: Scores = [NEVER; WIDEST];
            for ((next, own), before) in next.iter_mut().zip(own).zip(&self.before) {
                let best =
                    before.iter().map(|&(label, weight)| last.get(label).map_or(NEVER, |s| s + weight));
                *next = (best.max().unwrap_or(NEVER) + own).max(NEVER);
            }
            ahead.push(next);
            last = next;
        }
        (ahead, closed(&last).max().unwrap_or((NEVER, 0)).0)
    }

    /// The best score of what comes behind each label of each character.
    fn backward(&self, scores: &[Scores]) -> Vec<Scores> {
        let mut behind: Vec<Scores> = Vec::with_capacity(scores.len());
        let mut last: Scores = [NEVER; WIDEST];
        for (score, label) in last.iter_mut().zip(0..LABELS) {
            *score = if is_open(label) { NEVER } else { 0 };
        }
        behind.push(last);
        for own in scores.iter().skip(1).rev() {
            let ahead: Scores = std::array::from_fn(|label| match (last.get(label), own.get(label)) {
                (Some(last), Some(own)) => (last + own).max(NEVER),
                _ => NEVER,
            });
            let mut next: Scores = [NEVER; WIDEST];
            for (next, steps) in next.iter_mut().zip(&self.behind) {
                let best =
                    steps.iter().map(|&(label, weight)| ahead.get(label).map_or(NEVER, |s| s + weight));
                *next = best.max().unwrap_or(NEVER).max(NEVER);
            }
            behind.push(next);
            last = next;
        }
        behind.reverse();
        behind
    }

    /// The labels of the best sequence; of two that are as good the one with the smaller label last.
    fn best_labels(&self, ahead: &[Scores]) -> Vec<usize> {
        let mut labels = vec![0; ahead.len()];
        let mut next: Option<usize> = None;
        for (place, scores) in ahead.iter().enumerate().rev() {
            let smallest = |label: usize| std::cmp::Reverse(label);
            let best = match next {
                None => closed(scores).map(|(score, label)| (score, smallest(label))).max(),
                Some(next) => self.before.get(next).and_then(|steps| {
                    let score = |&(label, weight): &(usize, i32)| {
                        (scores.get(label).map_or(NEVER, |s| s + weight), smallest(label))
                    };
                    steps.iter().map(score).max()
                }),
            };
            let label = best.map_or(0, |(_, label)| label.0);
            if let Some(slot) = labels.get_mut(place) {
                *slot = label;
            }
            next = Some(label);
        }
        labels
    }
}

/// The scores of the labels that a text may end with.
fn closed(scores: &Scores) -> impl Iterator<Item = (i32, usize)> {
    scores.iter().copied().zip(0..LABELS).filter(|&(_, label)| !is_open(label))
}
