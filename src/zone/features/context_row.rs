//! The row of a block once every block of the page has a first probability: what the blocks around
//! it, above it and of its look were given, and what kind of page this is.

use super::row::{Row, log};
use super::survey::{BlockFacts, InPost, Survey};

/// How far the two windows reach, in blocks.
const WINDOWS: [(&str, usize); 3] = [("2 around", 2), ("6 around", 6), ("20 around", 20)];

/// First probabilities of a page, summed up for quick means over any range.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    survey: &'a Survey<'a>,
    first: &'a [f32],
    /// Likely content words, and words, of all blocks before each; one more entry at the end.
    before: Vec<[f64; 2]>,
    /// The same for each group of blocks that look alike.
    looks: Vec<[f64; 2]>,
    kinds: &'a [f32],
}

impl<'a> Context<'a> {
    /// Sums up the first probabilities; `kinds` are the probabilities of the page's kinds.
    pub(crate) fn new(survey: &'a Survey<'a>, first: &'a [f32], kinds: &'a [f32]) -> Self {
        let mut before = Vec::with_capacity(first.len() + 1);
        let mut looks = vec![[0.0; 2]; survey.templates.groups()];
        let mut sum = [0.0; 2];
        before.push(sum);
        for (i, (block, &p)) in survey.blocks.iter().zip(first).enumerate() {
            let words = f64::from(block.text.tokens) + 0.1;
            sum = [sum[0] + words * f64::from(p), sum[1] + words];
            before.push(sum);
            if let Some(look) = looks.get_mut(survey.templates.group_of(i)) {
                *look = [look[0] + words * f64::from(p), look[1] + words];
            }
        }
        Self { survey, first, before, looks, kinds }
    }

    /// Writes the row of a block; the row is emptied first.
    pub(crate) fn write(&self, i: usize, page: &[f32], row: &mut Row) {
        row.clear();
        let Some(block) = self.survey.blocks.get(i) else { return };
        let whole = self.mean(0..self.first.len());
        row.put("p", self.at(i, 0));
        for (name, step) in [("p -3", -3), ("p -2", -2), ("p -1", -1), ("p +1", 1), ("p +2", 2), ("p +3", 3)]
        {
            row.put(name, self.at(i, step));
        }
        for (name, reach) in WINDOWS {
            row.put_in("p ", name, self.mean(i.saturating_sub(reach)..(i + reach + 1).min(self.first.len())));
        }
        for (name, node) in
            ["p level 0", "p level 1", "p level 2", "p level 3"].iter().zip(self.survey.levels(block))
        {
            row.put(name, self.mean(self.survey.tree.blocks(&self.survey.page.dom, node)));
        }
        let look = self.looks.get(self.survey.templates.group_of(i)).copied().unwrap_or_default();
        row.put("p look", ratio(look));
        for (name, list) in
            [("p good before", &self.survey.good_before), ("p good after", &self.survey.good_after)]
        {
            let nearest = list.get(i).copied().flatten();
            row.put(name, nearest.and_then(|at| self.first.get(at as usize)).copied().unwrap_or(-1.0));
        }
        let heading = block.heading.and_then(|at| self.first.get(at as usize)).copied();
        row.put("p heading", heading.unwrap_or(-1.0));
        let all = self.before.last().copied().unwrap_or_default();
        let here = self.before.get(i).copied().unwrap_or_default();
        row.put("p page", whole);
        row.put("p words", log(all[0] as u32));
        row.put("p mass before", if all[0] > 0.0 { (here[0] / all[0]) as f32 } else { 0.0 });
        for (kind, &p) in self.kinds.iter().enumerate() {
            row.put_indexed("kind ", kind, p);
        }
        self.write_block(i, block, row);
        for (value, name) in page.iter().zip(super::page_row::PAGE_NAMES) {
            row.put_in("page ", name, *value);
        }
    }

    /// The little of the block itself that decides how far its surroundings count.
    fn write_block(&self, i: usize, block: &BlockFacts, row: &mut Row) {
        row.put("words", log(block.sums.words));
        row.put("linked", block.linked);
        row.put("level", block.level.into());
        row.put("stops", log(block.text.stops));
        row.put("like title", block.title);
        row.put("copies", log(block.copies));
        row.flag("", "hidden", block.hidden);
        row.flag("", "post body", block.post == InPost::Body);
        row.flag("", "post frame", block.post == InPost::Frame);
        row.flag("", "item", self.survey.page.blocks.get(i).is_some_and(|raw| raw.marks.list_item));
        for (name, unit) in [
            ("alike ", self.survey.templates.nearest(block.container.unwrap_or(0))),
            ("card ", self.survey.templates.card(block.container.unwrap_or(0))),
        ] {
            row.put_in(name, "count", log(unit.count));
            row.put_in(name, "words", log(unit.own.words));
        }
        let distance = self.survey.h1.map_or(0, |h1| i as i64 - h1 as i64);
        row.put("from h1", log(distance.unsigned_abs() as u32) * if distance < 0 { -1.0 } else { 1.0 });
        let heading = block.heading.map_or(-1.0, |at| log((i as u32).saturating_sub(at)));
        row.put("heading distance", heading);
    }

    fn at(&self, i: usize, step: isize) -> f32 {
        i.checked_add_signed(step).and_then(|at| self.first.get(at)).copied().unwrap_or(-1.0)
    }

    fn mean(&self, blocks: std::ops::Range<usize>) -> f32 {
        let at = |i: usize| self.before.get(i).copied().unwrap_or_default();
        let (start, end) = (at(blocks.start), at(blocks.end));
        ratio([end[0] - start[0], end[1] - start[1]])
    }
}

fn ratio([part, whole]: [f64; 2]) -> f32 {
    if whole > 0.0 { (part / whole) as f32 } else { 0.0 }
}
