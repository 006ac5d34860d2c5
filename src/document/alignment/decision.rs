//! Whether one language is a translation of the other at all.

use super::path::Step;
use super::scores::Scores;
use super::sides::{Sides, Unit};

/// Least confidence at which a page is shown in two languages, and the fewest pairs.
const LEAST: f32 = 0.5;
const FEWEST: usize = 2;

/// No pair counts for more or less than this: one of the same code in both languages makes no translation.
const PAIR: [f32; 2] = [-2.0, 4.0];

/// Two of three letters in pairs are all that is asked: what is left out is often the second half.
const COVERED: f32 = 0.7;

/// The logarithm of three pairs and a little more: so many alternate by chance.
const FEW: f32 = 1.2;

/// Weights of the evidence, as logarithms of odds, from a logistic regression on 218 pages put together out of manuals
/// in ten languages and 141 pages whose languages say different things; the last two were added by hand.
const BIAS: f32 = -7.4;
const OF_PAIRS: f32 = 1.6;
const OF_LENGTHS: f32 = 2.4;
const OF_COVERED: f32 = 2.0;
const OF_ALTERNATION: f32 = 1.0;

/// How sure it is that the pairs of a path are translations; none where it is not likely.
pub(super) fn judge(sides: &Sides, scores: &Scores, steps: &[Step]) -> Option<f32> {
    if steps.len() < FEWEST {
        return None;
    }
    let count = steps.len() as f32;
    let mean = |of: &dyn Fn(&Step) -> f32| steps.iter().map(of).sum::<f32>() / count;
    let pairs = mean(&|step| scores.pair(step).unwrap_or(0.0).clamp(PAIR[0], PAIR[1]));
    let lengths = mean(&|step| scores.length(step));
    let covered = covered(&sides.a, scores, steps, 0).min(covered(&sides.b, scores, steps, 1));
    // Where paragraph after paragraph has another in the other language behind it, that is no chance; few of them are
    // quotations between the lines of an article.
    let alternation = scores.alternation() * (libm::logf(count) - FEW).max(0.0);
    let odds = BIAS
        + OF_PAIRS * pairs
        + OF_LENGTHS * lengths
        + OF_COVERED * (covered / COVERED).min(1.0)
        + OF_ALTERNATION * alternation;
    let confidence = 1.0 / (1.0 + libm::expf(-odds));
    (confidence >= LEAST).then_some(confidence)
}

/// The share of a side's content that stands in pairs.
fn covered(units: &[Unit], scores: &Scores, steps: &[Step], side: usize) -> f32 {
    let all: f32 = units.iter().filter(|unit| unit.content).map(|unit| unit.letters).sum();
    let of = |step: &Step| scores.letters(side, if side == 0 { &step.a } else { &step.b });
    (steps.iter().map(of).sum::<f32>() / all.max(1.0)).min(1.0)
}
