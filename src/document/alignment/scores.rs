//! What a pair of stretches of both sides is worth: how much likelier it is for translations than by chance.

use std::ops::Range;

use super::evidence::Evidence;
use super::lengths::Lengths;
use super::path::Step;
use super::sides::{Sides, Unit};

/// How far the evidence of content is believed: words that are found together are no independent witnesses.
const BELIEF: f32 = 0.7;

/// No content speaks more against a pair, and none more for it.
const CONTENT: [f32; 2] = [-3.0, 7.0];

/// Both are headings, or only one is.
const HEADINGS: f32 = 0.7;
const HEADING: f32 = -1.5;

/// A side of the pair was not taken for content.
const OUTSIDE: f32 = -0.8;

/// What is taken together does not stand together.
const SPLIT: f32 = -3.0;

/// Both stand in one row of the page, or in different ones.
const ROW: f32 = 1.5;
const OTHER_ROW: f32 = -4.0;

/// Where languages alternate, the second stands directly behind the first; else this speaks against the pair.
const BEHIND: f32 = 3.5;
const APART: f32 = -2.0;

/// What stands before a place of a side: the difference of two tells of what is between them.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    letters: f32,
    /// Units that are not content.
    outside: u32,
    /// Units that do not stand directly behind the one before, or have a label above them.
    gaps: u32,
}

/// All that is asked about pairs of one page.
#[derive(Debug)]
pub(super) struct Scores<'a> {
    pub(super) sides: &'a Sides,
    evidence: &'a Evidence,
    lengths: Lengths,
    /// The most that lengths can tell.
    most: f32,
    /// What stands before each unit.
    before: [Vec<Before>; 2],
    /// How much the languages alternate, 0–1, how much a partner directly behind tells, and whether the second language
    /// is the one that follows.
    alternation: f32,
    behind: f32,
    second_follows: bool,
}

impl<'a> Scores<'a> {
    pub(super) fn new(sides: &'a Sides, evidence: &'a Evidence, lengths: Lengths) -> Self {
        let before = [sum_up(&sides.a), sum_up(&sides.b)];
        let most = lengths.most();
        let mut scores = Self {
            sides,
            evidence,
            lengths,
            most,
            before,
            alternation: 0.0,
            behind: 0.0,
            second_follows: true,
        };
        scores.find_alternation();
        scores
    }

    /// How often one language follows the other, against how often it could, and which of them is the translation of
    /// what stands before it: that is told by what the neighbours have in common.
    fn find_alternation(&mut self) {
        let content = |units: &[Unit]| units.iter().filter(|unit| unit.content).count();
        let (mut i, mut j) = (0, 0);
        let (mut following, mut sums) = ([0_usize; 2], [0.0_f32; 2]);
        while let (Some(one), Some(other)) = (self.sides.a.get(i), self.sides.b.get(j)) {
            let direction = usize::from(other.place < one.place);
            if one.place.abs_diff(other.place) == 1 && one.content && other.content {
                let step = Step { a: i..i + 1, b: j..j + 1 };
                following[direction] += 1;
                sums[direction] += self.length(&step) + self.content(&step);
            }
            if direction == 0 { i += 1 } else { j += 1 }
        }
        self.second_follows = sums[0] >= sums[1];
        let count = if self.second_follows { following[0] } else { following[1] };
        let share = count as f32 / content(&self.sides.a).min(content(&self.sides.b)).max(1) as f32;
        // Half of them follow where paragraphs are taken in twos; of texts one after the other it is one.
        self.alternation = ((share - 0.3) / 0.4).clamp(0.0, 1.0);
        // By chance a partner would stand there once in as many times as there are.
        self.behind = self.alternation * libm::logf(count.max(1) as f32).min(BEHIND);
    }

    /// How much the languages alternate, 0–1.
    pub(super) const fn alternation(&self) -> f32 {
        self.alternation
    }

    /// The letters of some units of a side.
    pub(super) fn letters(&self, side: usize, units: &Range<usize>) -> f32 {
        let [from, to] = self.around(side, units);
        to.letters - from.letters
    }

    /// What stands before some units of a side, and what before the next.
    fn around(&self, side: usize, units: &Range<usize>) -> [Before; 2] {
        let sums = self.before.get(side).map_or(&[][..], Vec::as_slice);
        [units.start, units.end].map(|place| sums.get(place).copied().unwrap_or_default())
    }

    /// What the content of a pair tells.
    pub(super) fn content(&self, step: &Step) -> f32 {
        (self.evidence.of(step) * BELIEF).clamp(CONTENT[0], CONTENT[1])
    }

    /// How many numbers of each side of the pairs the other side has, too, and how many it has not.
    pub(super) fn count_figures(&self, steps: &[Step]) -> [[f32; 2]; 2] {
        let border = self.sides.a.len();
        let mut counts = [[0.0; 2]; 2];
        for step in steps {
            let behind = step.b.start + border..step.b.end + border;
            for ((own, other), [kept, lost]) in
                [(&step.a, &behind), (&behind, &step.a)].into_iter().zip(&mut counts)
            {
                for figure in self.evidence.figures(own) {
                    *(if self.evidence.holds(other.clone(), figure) { &mut *kept } else { &mut *lost }) +=
                        1.0;
                }
            }
        }
        counts
    }

    /// How many words of each side of the pairs have a known meaning, and how many both sides of a pair have.
    pub(super) fn count_meanings(&self, steps: &[Step]) -> ([f32; 2], f32) {
        let border = self.sides.a.len();
        steps.iter().fold(([0.0; 2], 0.0), |(sum, all), step| {
            let behind = step.b.start + border..step.b.end + border;
            let (known, kept) = self.evidence.count_meanings(&step.a, &behind);
            ([sum[0] + known[0] as f32, sum[1] + known[1] as f32], all + kept as f32)
        })
    }

    /// What the lengths of a pair tell.
    pub(super) fn length(&self, step: &Step) -> f32 {
        self.lengths.score(self.letters(0, &step.a), self.letters(1, &step.b))
    }

    /// All that tells about a pair; none where it may not be one.
    pub(super) fn pair(&self, step: &Step) -> Option<f32> {
        self.pair_above(step, f32::NEG_INFINITY)
    }

    /// The same, or none where it is no more than `least`: content and lengths, which cost most, are looked at last.
    pub(super) fn pair_above(&self, step: &Step, least: f32) -> Option<f32> {
        let (a, b) = (self.sides.a.get(step.a.clone())?, self.sides.b.get(step.b.clone())?);
        let ([from, to], [other, end]) = (self.around(0, &step.a), self.around(1, &step.b));
        let outside = match (from.outside == to.outside, other.outside == end.outside) {
            (true, true) => 0.0,
            (false, false) => 4.0 * OUTSIDE,
            _ => OUTSIDE,
        };
        let headings = match (a.first()?.heading, b.first()?.heading) {
            (true, true) => HEADINGS,
            (false, false) => 0.0,
            _ => HEADING,
        };
        let whole = self.is_whole(0, &step.a) && self.is_whole(1, &step.b);
        let apart = if whole { 0.0 } else { SPLIT };
        let around = self.place(a, b)? + headings + outside + apart;
        if around + CONTENT[1] + self.most <= least {
            return None;
        }
        let without = around + self.content(step);
        (without + self.most > least).then(|| without + self.length(step))
    }

    /// Whether units stand directly behind one another, with nothing of the other language and no label between.
    fn is_whole(&self, side: usize, units: &Range<usize>) -> bool {
        let [first, last] = self.around(side, &(units.start + 1..units.end));
        first.gaps == last.gaps
    }

    /// What the places of a pair tell.
    fn place(&self, a: &[Unit], b: &[Unit]) -> Option<f32> {
        let (a, b) = if self.second_follows { (a, b) } else { (b, a) };
        let (first, last, other) = (a.first()?, a.last()?, b.first()?);
        if let (Some(row), Some(of)) = (last.row, other.row) {
            return Some(if row == of { ROW } else { OTHER_ROW });
        }
        let behind = first.place <= last.place && last.place + 1 == other.place;
        Some(if behind { self.behind } else { self.alternation * APART })
    }

    /// How well a pair fits, 0–1.
    pub(super) fn fit(&self, step: &Step) -> Option<f32> {
        let score = self.pair(step)?;
        Some(1.0 / (1.0 + libm::expf(-0.6 * (score + 1.0))))
    }
}

/// What stands before each unit, and before the end.
fn sum_up(units: &[Unit]) -> Vec<Before> {
    let mut sum = Before::default();
    let mut sums = vec![sum];
    let mut last = None;
    for unit in units {
        sum.letters += unit.letters;
        sum.outside += u32::from(!unit.content);
        sum.gaps += u32::from(last != Some(unit.place) || unit.apart);
        last = Some(unit.place + 1);
        sums.push(sum);
    }
    sums
}
