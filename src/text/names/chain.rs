//! A linear chain over the characters of a sentence: each gets a label, and the best sequence of labels as a whole
//! says where names stand. Whole numbers only, so that every platform finds the same.

use std::ops::Range;

use super::confidence::confidence;
use super::features::{FEATURES, Runs, symbol};
use super::model::{Model, WIDEST};
use super::{Kind, NameSpan};

/// Labels of a character: none (0); of each kind of names the first character, one within, the last, and the only one.
pub(super) const LABELS: usize = 13;

/// Scores of the labels of a character.
type Scores = [i32; WIDEST];

/// What the features of a character say for its labels: 22 weights of a byte at most.
type Sums = [i16; WIDEST];

/// What no sum of weights comes near to.
const NEVER: i32 = i32::MIN / 4;

/// Parts of a name, by their place behind the first label of its kind; the only character has no need of a name.
const FIRST: usize = 0;
const WITHIN: usize = 1;
const LAST: usize = 2;

/// Labels behind which no name goes on: none, and the last and the only character of each kind. In order.
const CLOSED: [usize; 7] = [0, 3, 4, 7, 8, 11, 12];

/// Labels that may stand behind those: none, and the first and the only character of each kind.
const STARTS: [usize; 7] = [0, 1, 4, 5, 8, 9, 12];

/// The first labels of the kinds; each is followed by the one within, then by the last.
const KINDS: [usize; 3] = [1, 5, 9];

/// Whether a name goes on behind a label.
const fn is_open(label: usize) -> bool {
    label != 0 && matches!((label - 1) % 4, FIRST | WITHIN)
}

/// Whether a label may stand behind another.
#[cfg(any(test, feature = "training"))]
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
    let sums = score(model, &symbols);
    let (ahead, best) = steps.forward(&sums);
    let labels = steps.best_labels(&ahead);
    if labels.iter().all(|&label| label == 0) {
        return;
    }
    let behind = steps.backward(&sums);
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
fn score(model: &Model, symbols: &[u32]) -> Vec<Sums> {
    let runs = Runs::of(symbols);
    let sum_up = |features: [u32; FEATURES]| {
        let mut sums: Sums = [0; WIDEST];
        for row in features.into_iter().filter_map(|feature| model.row(feature)) {
            for (sum, &weight) in sums.iter_mut().zip(row) {
                *sum += i16::from(weight);
            }
        }
        sums
    };
    runs.features().map(sum_up).collect()
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
///
/// Of the closed labels, one that is not enough above "none" leads to nothing better than that one does, wherever it
/// goes, and is not followed: nearly all, at nearly all characters. What is found is the same.
pub(super) struct Steps {
    /// The weight of label `b` behind label `a` at `[a][b]`.
    weights: [Scores; WIDEST],
    /// How far each of [`CLOSED`] has to be above "none" to lead to something better.
    ahead: [i32; CLOSED.len()],
    /// How far each of [`STARTS`] has to be above "none" for something better to lead to it.
    behind: [i32; STARTS.len()],
}

impl Steps {
    /// Those of a model.
    pub(super) fn of(model: &Model) -> Self {
        let weights: [Scores; WIDEST] =
            std::array::from_fn(|before| std::array::from_fn(|label| model.behind(before, label)));
        let least = |gaps: [i32; 7]| gaps.into_iter().min().unwrap_or(0);
        let ahead =
            CLOSED.map(|before| least(STARTS.map(|label| weights[0][label] - weights[before][label])));
        let behind =
            STARTS.map(|label| least(CLOSED.map(|before| weights[before][0] - weights[before][label])));
        Self { weights, ahead, behind }
    }

    /// The best score of a sequence up to each label of each character, and the best of all.
    fn forward(&self, sums: &[Sums]) -> (Vec<Scores>, i32) {
        let mut ahead: Vec<Scores> = Vec::with_capacity(sums.len());
        // Before the first character there is no name.
        let mut last: Scores = [NEVER; WIDEST];
        last[0] = 0;
        for own in sums {
            let next = self.step(&last, own);
            ahead.push(next);
            last = next;
        }
        (ahead, best_closed(|label| last[label]).1)
    }

    /// The best scores up to the labels of a character, from those of the one before it.
    #[inline]
    fn step(&self, last: &Scores, own: &Sums) -> Scores {
        let mut next: Scores = [NEVER; WIDEST];
        for label in STARTS {
            next[label] = last[0] + self.weights[0][label];
        }
        for (before, gap) in CLOSED.into_iter().zip(self.ahead).skip(1) {
            if last[before] > last[0] + gap {
                for label in STARTS {
                    next[label] = next[label].max(last[before] + self.weights[before][label]);
                }
            }
        }
        for first in KINDS {
            let within = first + WITHIN;
            for label in [within, first + LAST] {
                next[label] = (last[first] + self.weights[first][label])
                    .max(last[within] + self.weights[within][label]);
            }
        }
        for (next, &own) in next.iter_mut().zip(own).take(LABELS) {
            *next = (*next + i32::from(own)).max(NEVER);
        }
        next
    }

    /// The best score of what comes behind each label of each character.
    fn backward(&self, sums: &[Sums]) -> Vec<Scores> {
        let mut behind: Vec<Scores> = Vec::with_capacity(sums.len());
        let mut last: Scores = [NEVER; WIDEST];
        for label in CLOSED {
            last[label] = 0;
        }
        behind.push(last);
        for own in sums.iter().skip(1).rev() {
            last = self.step_back(&last, own);
            behind.push(last);
        }
        behind.reverse();
        behind
    }

    /// The best scores of what comes behind the labels of a character, from those behind the next one.
    #[inline]
    fn step_back(&self, last: &Scores, own: &Sums) -> Scores {
        let mut ahead: Scores = [NEVER; WIDEST];
        for ((ahead, last), &own) in ahead.iter_mut().zip(last).zip(own).take(LABELS) {
            *ahead = (last + i32::from(own)).max(NEVER);
        }
        let mut next: Scores = [NEVER; WIDEST];
        for label in CLOSED {
            next[label] = ahead[0] + self.weights[label][0];
        }
        for (start, gap) in STARTS.into_iter().zip(self.behind).skip(1) {
            if ahead[start] > ahead[0] + gap {
                for label in CLOSED {
                    next[label] = next[label].max(ahead[start] + self.weights[label][start]);
                }
            }
        }
        for first in KINDS {
            let (within, last) = (first + WITHIN, first + LAST);
            for label in [first, within] {
                next[label] = (ahead[within] + self.weights[label][within])
                    .max(ahead[last] + self.weights[label][last]);
            }
        }
        next.map(|score| score.max(NEVER))
    }

    /// The labels of the best sequence; of two that are as good the one with the smaller label last.
    fn best_labels(&self, ahead: &[Scores]) -> Vec<usize> {
        let mut labels = vec![0; ahead.len()];
        let mut next: Option<usize> = None;
        for (slot, scores) in labels.iter_mut().zip(ahead).rev() {
            let label = match next {
                None => best_closed(|label| scores[label]).0,
                Some(next) => {
                    let score = |label: usize| scores[label] + self.weights[label][next];
                    match KINDS.into_iter().find(|first| [first + WITHIN, first + LAST].contains(&next)) {
                        Some(first) if score(first + WITHIN) > score(first) => first + WITHIN,
                        Some(first) => first,
                        None => best_closed(score).0,
                    }
                }
            };
            *slot = label;
            next = Some(label);
        }
        labels
    }
}

/// The best of the labels that no name goes on behind, the smallest of those that are as good, and its score.
#[inline]
fn best_closed(score: impl Fn(usize) -> i32) -> (usize, i32) {
    CLOSED.into_iter().skip(1).fold((0, score(0)), |best, label| {
        let score = score(label);
        if score > best.1 { (label, score) } else { best }
    })
}

#[cfg(test)]
mod tests {
    use super::{CLOSED, KINDS, LABELS, LAST, STARTS, WITHIN, may_follow};

    #[test]
    fn the_steps_that_are_taken_are_those_that_labels_may_take() {
        let within_a_name = |before: usize, label: usize| {
            let goes_on = |first: usize| {
                [first, first + WITHIN].contains(&before) && [first + WITHIN, first + LAST].contains(&label)
            };
            KINDS.into_iter().any(goes_on)
        };
        for (before, label) in (0..LABELS).flat_map(|before| (0..LABELS).map(move |label| (before, label))) {
            let taken = (CLOSED.contains(&before) && STARTS.contains(&label)) || within_a_name(before, label);
            assert_eq!(taken, may_follow(before, label), "{label} behind {before}");
        }
    }
}
