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

/// Weights of the evidence, as logarithms of odds, from a logistic regression on 375 pages put together out of manuals,
/// declarations and notices in ten languages, and 240 pages whose languages say different things.
const BIAS: f32 = -7.1;
const OF_PAIRS: f32 = 1.1;
const OF_LENGTHS: f32 = 2.9;
const OF_COVERED: f32 = 2.2;
const OF_ALTERNATION: f32 = 0.8;
const OF_MARGIN: f32 = 1.9;
const OF_KEPT: f32 = 2.8;
const OF_LOST: f32 = -6.2;
const OF_LOST_BY_ONE: f32 = -2.6;

/// The same of a word whose meaning is known, and the most that words tell: of translations a third is kept by the words
/// of the other, of other texts hardly any. Picked by hand.
const OF_KEPT_WORD: f32 = 0.4;
const OF_LOST_WORD: f32 = -0.1;
const WORDS: [f32; 2] = [-0.8, 1.5];

/// The content of a pair is compared with that of pairs so many steps away; no more is counted than this.
const AWAY: [isize; 6] = [-3, -2, -1, 1, 2, 3];
const MARGIN: f32 = 3.0;

/// Odds of a first, rough path, as a logarithm, below which no better one makes a translation of it.
const HOPELESS: f32 = -5.0;

/// Whether a rough path is far from one of translations, so that no better one is looked for.
pub(super) fn is_hopeless(sides: &Sides, scores: &Scores, steps: &[Step]) -> bool {
    weigh(sides, scores, steps) < HOPELESS
}

/// How sure it is that the pairs of a path are translations; none where it is not likely.
pub(super) fn judge(sides: &Sides, scores: &Scores, steps: &[Step]) -> Option<f32> {
    if steps.len() < FEWEST {
        return None;
    }
    let confidence = 1.0 / (1.0 + libm::expf(-weigh(sides, scores, steps)));
    (confidence >= LEAST).then_some(confidence)
}

/// What speaks for the pairs of a path, as the logarithm of odds.
fn weigh(sides: &Sides, scores: &Scores, steps: &[Step]) -> f32 {
    let count = steps.len().max(1) as f32;
    let mean = |of: &dyn Fn(&Step) -> f32| steps.iter().map(of).sum::<f32>() / count;
    let pairs = mean(&|step| scores.pair(step).unwrap_or(0.0).clamp(PAIR[0], PAIR[1]));
    let lengths = mean(&|step| scores.length(step));
    let covered = covered(&sides.a, scores, steps, 0).min(covered(&sides.b, scores, steps, 1));
    // Where paragraph after paragraph has another in the other language behind it, or one that has more in common with
    // it than those around, that is no chance; few of them may be quotations between the lines of an article.
    let many = (libm::logf(count) - FEW).max(0.0);
    BIAS + OF_PAIRS * pairs
        + OF_LENGTHS * lengths
        + OF_COVERED * (covered / COVERED).min(1.0)
        + OF_ALTERNATION * scores.alternation() * many
        + OF_MARGIN * margin(scores, steps).min(MARGIN) * many
        + weigh_figures(scores.count_figures(steps))
        + weigh_meanings(scores.count_meanings(steps))
}

/// How much more the content of pairs tells than that of the stretches of neighbouring pairs.
fn margin(scores: &Scores, steps: &[Step]) -> f32 {
    let mean = |sum: f32, count: usize| sum / count.max(1) as f32;
    let own: f32 = steps.iter().map(|step| scores.content(step)).sum();
    let (mut sum, mut count) = (0.0, 0);
    for (at, step) in steps.iter().enumerate() {
        let others = AWAY.iter().filter_map(|&away| steps.get(at.checked_add_signed(away)?));
        for other in others {
            sum += scores.content(&Step { a: step.a.clone(), b: other.b.clone() });
            count += 1;
        }
    }
    mean(own, steps.len()) - mean(sum, count)
}

/// What the numbers of the pairs tell, kept and lost by each side. A language may write them in words, so that all the
/// other's are lost; two that say different things lose each other's.
fn weigh_figures([[kept_a, lost_a], [kept_b, lost_b]]: [[f32; 2]; 2]) -> f32 {
    let kept = kept_a + kept_b;
    let (least, most) = (lost_a.min(lost_b), lost_a.max(lost_b));
    let all = kept + least + most;
    OF_KEPT * kept / (all + 2.0)
        + OF_LOST * 2.0 * least / (kept + 2.0 * least + 3.0)
        + OF_LOST_BY_ONE * (most - least) / (all + 4.0)
}

/// What the words of the pairs tell whose meaning is known: how many both sides have, of those that the side with fewer
/// has. The vocabulary of one language may be small, so that the other's words find nothing.
fn weigh_meanings((known, kept): ([f32; 2], f32)) -> f32 {
    let least = known[0].min(known[1]);
    let lost = (least - kept).max(0.0);
    (OF_KEPT_WORD * kept + OF_LOST_WORD * lost).clamp(WORDS[0], WORDS[1])
}

/// The share of a side's content that stands in pairs.
fn covered(units: &[Unit], scores: &Scores, steps: &[Step], side: usize) -> f32 {
    let all: f32 = units.iter().filter(|unit| unit.content).map(|unit| unit.letters).sum();
    let of = |step: &Step| scores.letters(side, if side == 0 { &step.a } else { &step.b });
    (steps.iter().map(of).sum::<f32>() / all.max(1.0)).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::{weigh_figures, weigh_meanings};

    #[test]
    fn numbers_that_each_side_loses_speak_against() {
        for (counts, for_it) in [
            ([[4.0, 0.0], [4.0, 0.0]], true),
            ([[4.0, 1.0], [4.0, 0.0]], true),
            ([[0.0, 4.0], [0.0, 4.0]], false),
            ([[0.0, 1.0], [0.0, 2.0]], false),
        ] {
            assert_eq!(weigh_figures(counts) > 0.0, for_it, "{counts:?}");
        }
        // Written in words on one side.
        assert!(weigh_figures([[0.0, 6.0], [0.0, 0.0]]) > weigh_figures([[0.0, 3.0], [0.0, 3.0]]));
    }

    #[test]
    fn words_that_are_found_again_speak_for_it() {
        for (known, kept, for_it) in [
            ([30.0, 40.0], 12.0, true),
            ([12.0, 14.0], 0.0, false),
            // Of a language with a small vocabulary little can be found.
            ([1.0, 40.0], 1.0, true),
        ] {
            assert_eq!(weigh_meanings((known, kept)) > 0.0, for_it, "{known:?} {kept}");
        }
        assert!(weigh_meanings(([0.0, 40.0], 0.0)).abs() < f32::EPSILON);
    }
}
