//! What a pair of stretches of both sides is worth: how much likelier it is for translations than by chance.

use std::ops::Range;

use super::evidence::Evidence;
use super::lengths::Lengths;
use super::path::Step;
use super::sides::{Sides, Unit};

/// How far the evidence of content is believed: words that are found together are no independent witnesses.
const BELIEF: f32 = 0.7;

/// No content speaks more against a pair, and none more for it.
const CONTENT: [f32; 2] = [-5.0, 9.0];

/// Both are headings, or only one is.
const HEADINGS: f32 = 0.7;
const HEADING: f32 = -1.5;

/// A side of the pair was not taken for content.
const OUTSIDE: f32 = -0.8;

/// Both stand in one row of the page, or in different ones.
const ROW: f32 = 1.5;
const OTHER_ROW: f32 = -4.0;

/// Where languages alternate, the second stands directly behind the first; else this speaks against the pair.
const BEHIND: f32 = 1.5;
const APART: f32 = -2.0;

/// All that is asked about pairs of one page.
#[derive(Debug)]
pub(super) struct Scores<'a> {
    pub(super) sides: &'a Sides,
    evidence: &'a Evidence,
    lengths: Lengths,
    /// The letters of all units before each.
    before: [Vec<f32>; 2],
    /// How much the languages alternate, 0–1.
    alternation: f32,
}

impl<'a> Scores<'a> {
    pub(super) fn new(sides: &'a Sides, evidence: &'a Evidence, lengths: Lengths) -> Self {
        let sums = |units: &[Unit]| {
            let mut sum = 0.0;
            let sums = units.iter().map(|unit| {
                sum += unit.letters;
                sum
            });
            std::iter::once(0.0).chain(sums).collect::<Vec<f32>>()
        };
        let before = [sums(&sides.a), sums(&sides.b)];
        Self { sides, evidence, lengths, before, alternation: alternation(sides) }
    }

    /// The letters of some units of a side.
    pub(super) fn letters(&self, side: usize, units: &Range<usize>) -> f32 {
        let sums = self.before.get(side).map_or(&[][..], Vec::as_slice);
        let at = |place: usize| sums.get(place).copied().unwrap_or(0.0);
        at(units.end) - at(units.start)
    }

    /// What the content of a pair tells.
    pub(super) fn content(&self, step: &Step) -> f32 {
        (self.evidence.of(step) * BELIEF).clamp(CONTENT[0], CONTENT[1])
    }

    /// What the lengths of a pair tell.
    pub(super) fn length(&self, step: &Step) -> f32 {
        self.lengths.score(self.letters(0, &step.a), self.letters(1, &step.b))
    }

    /// All that tells about a pair; none where it may not be one.
    pub(super) fn pair(&self, step: &Step) -> Option<f32> {
        let (a, b) = (self.sides.a.get(step.a.clone())?, self.sides.b.get(step.b.clone())?);
        let content = |units: &[Unit]| units.iter().all(|unit| unit.content);
        let outside = match (content(a), content(b)) {
            (true, true) => 0.0,
            (false, false) => return None,
            _ => OUTSIDE,
        };
        let headings = match (a.first()?.heading, b.first()?.heading) {
            (true, true) => HEADINGS,
            (false, false) => 0.0,
            _ => HEADING,
        };
        Some(self.length(step) + self.content(step) + self.place(a, b)? + headings + outside)
    }

    /// What the places of a pair tell.
    fn place(&self, a: &[Unit], b: &[Unit]) -> Option<f32> {
        let (first, last, other) = (a.first()?, a.last()?, b.first()?);
        if let (Some(row), Some(of)) = (last.row, other.row) {
            return Some(if row == of { ROW } else { OTHER_ROW });
        }
        let whole = last.place as usize + 1 - first.place as usize == a.len();
        let behind = whole && last.place + 1 == other.place;
        Some(self.alternation * if behind { BEHIND } else { APART })
    }

    /// How well a pair fits, 0–1.
    pub(super) fn fit(&self, step: &Step) -> Option<f32> {
        let score = self.pair(step)?;
        Some(1.0 / (1.0 + libm::expf(-0.6 * (score + 1.0))))
    }
}

/// How often the second language follows the first, against how often it could.
fn alternation(sides: &Sides) -> f32 {
    let mut firsts = sides.a.iter().map(|unit| unit.place).peekable();
    let mut following = 0_usize;
    for unit in &sides.b {
        let mut before = None;
        while let Some(place) = firsts.next_if(|&place| place < unit.place) {
            before = Some(place);
        }
        following += usize::from(before.is_some_and(|place| place + 1 == unit.place));
    }
    let share = following as f32 / sides.a.len().min(sides.b.len()).max(1) as f32;
    // Half of them follow where paragraphs are taken in twos; of texts one after the other it is one.
    ((share - 0.3) / 0.4).clamp(0.0, 1.0)
}
