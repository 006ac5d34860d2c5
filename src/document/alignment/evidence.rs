//! What stays the same in a translation: tokens that both sides hold, and how much they tell.

use std::ops::Range;

use super::band::Band;
use super::path::Step;
use super::reader::Reader;
use super::runs::visit_figures;
use super::sides::{Sides, Unit};
use super::tokens::{Kind, Sieve, Token};
use crate::block::{Page, Place};
use crate::dom::Tag;
use crate::model::Block;
use crate::text::language::share_script;

/// What the tokens tell about every two units: how much likelier they are for translations than by chance, as a
/// logarithm.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// What speaks against a unit's partner as long as nothing in it is found there.
    alone: [Vec<f32>; 2],
    band: Band,
    /// What is found in both, by unit of the first side the sums of the units of the second so far.
    shared: Vec<f32>,
    /// Numbers and meanings that both sides have, each with its unit: those of the second side behind the first.
    common: Vec<(u32, Token)>,
    /// How many words each unit has whose meaning is known, in the same order.
    known: Vec<u32>,
    /// The numbers in figures of each unit, in the same order.
    figures: Vec<(u32, u32)>,
}

/// A token that this many pairs of units share tells nothing.
const COMMON: usize = 900;

/// Added to the number of units: a token that is rare on a short page is not as rare as it seems.
const UNSEEN: f32 = 4.0;

/// Reads all units and compares their tokens.
pub(super) fn find_evidence(page: &Page, blocks: &[Block], sides: &Sides) -> Evidence {
    let [a, b] = &sides.languages;
    let same_script = share_script(a, b);
    // Ideographs give most tokens, so they are read last: of theirs only those are kept that the other side has.
    let ideographs = share_script(a, "zh") || a == "ko";
    let order = if ideographs { [1, 0] } else { [0, 1] };
    let mut found: Vec<(Token, u32)> = Vec::new();
    let mut figures: Vec<(u32, u32)> = Vec::new();
    let mut known = vec![0; sides.a.len() + sides.b.len()];
    let mut sieve = None;
    let mut first = 0;
    for side in order {
        let (units, language, base) = if side == 0 { (&sides.a, a, 0) } else { (&sides.b, b, sides.a.len()) };
        let from = found.len();
        let reader = Reader::new(language, same_script, sieve.as_ref());
        for (number, unit) in units.iter().enumerate() {
            let number = (base + number) as u32;
            let words = read_unit(&reader, page, blocks, unit, number, &mut found);
            if let Some(slot) = known.get_mut(number as usize) {
                *slot = words;
            }
            for block in unit.blocks.iter().filter_map(|&i| blocks.get(i as usize)) {
                visit_figures(&block.text, |figure| figures.push((number, figure)));
            }
        }
        if sieve.is_none() {
            first = found.len();
            sieve = Some(Sieve::of(found.get(from..).unwrap_or_default().iter().map(|known| known.0)));
        }
    }
    // Of the side that was read first only what the other has is of use.
    let other = Sieve::of(found.get(first..).unwrap_or_default().iter().map(|known| known.0));
    let mut at = 0;
    found.retain(|known| {
        at += 1;
        at > first || other.may_hold(known.0)
    });
    found.sort_unstable();
    found.dedup();
    let band = Band::new(sides.a.len(), sides.b.len());
    let common = found.iter().filter(|known| matches!(known.0.kind(), Kind::Number | Kind::Meaning));
    let mut common: Vec<(u32, Token)> = common.map(|&(token, unit)| (unit, token)).collect();
    common.sort_unstable();
    figures.sort_unstable();
    let mut evidence = Evidence {
        common,
        known,
        figures,
        alone: [vec![0.0; sides.a.len()], vec![0.0; sides.b.len()]],
        shared: vec![0.0; band.len()],
        band,
    };
    for group in found.chunk_by(|one, other| one.0 == other.0) {
        evidence.add(group, sides);
    }
    evidence.sum_up(sides.a.len());
    evidence
}

/// Reads the tokens of a unit, and returns how many different words it has whose meaning is known.
fn read_unit(
    reader: &Reader<'_>,
    page: &Page,
    blocks: &[Block],
    unit: &Unit,
    number: u32,
    found: &mut Vec<(Token, u32)>,
) -> u32 {
    let mut known = Vec::new();
    for &i in &unit.blocks {
        if let Some(block) = blocks.get(i as usize) {
            reader.read_all(&block.text, &mut |token| found.push((token, number)), &mut known);
        }
        let Some(raw) = page.blocks.get(i as usize).filter(|raw| raw.marks.links > 0) else { continue };
        let Place::Dom { first, last, .. } = raw.place else { continue };
        let inside = (first..=last).filter(|&id| page.dom.tag(id) == Some(Tag::A));
        let around = page.dom.ancestors(first).take(3).filter(|&id| page.dom.tag(id) == Some(Tag::A));
        for id in inside.chain(around) {
            if let Some(address) = page.dom.attribute(id, "href").filter(|address| address.len() > 1) {
                found.push((Token::of_text(Kind::Link, address), number));
            }
        }
    }
    known.sort_unstable();
    known.dedup();
    known.len() as u32
}

impl Evidence {
    /// Counts one token: the units that hold it, those of the first side before those of the second.
    fn add(&mut self, group: &[(Token, u32)], sides: &Sides) {
        let border = sides.a.len() as u32;
        let (a, b) = group.split_at(group.partition_point(|known| known.1 < border));
        let Some(kind) = group.first().map(|known| known.0.kind()) else { return };
        if a.is_empty() || b.is_empty() || a.len() * b.len() > COMMON {
            return;
        }
        let share = |count: usize, of: usize| (count as f32 + 0.5) / (of as f32 + UNSEEN);
        let shares = [share(a.len(), sides.a.len()), share(b.len(), sides.b.len())];
        let kept = kind.kept();
        let alone = shares.map(|share| libm::logf((1.0 - kept) / (1.0 - share.min(0.95))).min(0.0));
        let both = libm::logf(kept / shares[0].max(shares[1]));
        if both <= 0.0 {
            return;
        }
        let [of_a, of_b] = &mut self.alone;
        // What the other side has often says little where it is missing.
        for (held, side, penalty, first) in [(a, of_a, alone[1], 0), (b, of_b, alone[0], border)] {
            for (_, unit) in held {
                if let Some(slot) = side.get_mut((unit - first) as usize) {
                    *slot += penalty;
                }
            }
        }
        for (_, one) in a {
            for (_, other) in b {
                // Kept behind the unit, so that sums of units are differences of places.
                let cell = self.band.cell(*one as usize, (other - border) as usize + 1);
                if let Some(slot) = cell.and_then(|cell| self.shared.get_mut(cell)) {
                    *slot += both - alone[0] - alone[1];
                }
            }
        }
    }

    /// Turns what units share into sums.
    fn sum_up(&mut self, rows: usize) {
        for row in 0..rows {
            let mut sum = 0.0;
            for column in self.band.columns(row) {
                if let Some(slot) = self.band.cell(row, column).and_then(|cell| self.shared.get_mut(cell)) {
                    sum += *slot;
                    *slot = sum;
                }
            }
        }
    }

    /// Whether one of some units holds a number; those of the second side come behind the first.
    pub(super) fn holds(&self, units: Range<usize>, number: u32) -> bool {
        self.has(units, Token::new(Kind::Number, number))
    }

    fn has(&self, mut units: Range<usize>, token: Token) -> bool {
        units.any(|unit| self.common.binary_search(&(unit as u32, token)).is_ok())
    }

    /// How many words with a known meaning some units of both sides have, and how many of the first's the second has,
    /// too.
    pub(super) fn count_meanings(&self, own: &Range<usize>, other: &Range<usize>) -> ([u32; 2], u32) {
        let known = [own, other].map(|units| self.known.get(units.clone()).unwrap_or_default().iter().sum());
        let place = |unit: usize| self.common.partition_point(|common| (common.0 as usize) < unit);
        let common = self.common.get(place(own.start)..place(own.end)).unwrap_or_default();
        let kept = common
            .iter()
            .filter(|common| common.1.kind() == Kind::Meaning && self.has(other.clone(), common.1));
        (known, kept.count() as u32)
    }

    /// The numbers in figures of some units; those of the second side come behind the first.
    pub(super) fn figures(&self, units: &Range<usize>) -> impl Iterator<Item = u32> {
        let place = |unit: usize| self.figures.partition_point(|known| (known.0 as usize) < unit);
        let known = self.figures.get(place(units.start)..place(units.end)).unwrap_or_default();
        known.iter().map(|known| known.1)
    }

    /// What the tokens tell about a pair.
    pub(super) fn of(&self, step: &Step) -> f32 {
        let alone = |side: &[f32], units: &Range<usize>| -> f32 {
            side.get(units.clone()).unwrap_or_default().iter().sum()
        };
        let [of_a, of_b] = &self.alone;
        let mut sum = alone(of_a, &step.a) + alone(of_b, &step.b);
        for row in step.a.clone() {
            let sums = self.band.row(&self.shared, row);
            sum += sums.get(step.b.end).unwrap_or(0.0) - sums.get(step.b.start).unwrap_or(0.0);
        }
        sum
    }
}
