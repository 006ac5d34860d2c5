//! The row of one block.

use super::page_row::{PAGE_NAMES, PageValues};
use super::row::{Row, log, share};
use super::survey::{BlockFacts, InPost, Survey};
use super::template::Unit;
use super::tree::{AROUND, Sums};
use super::vocabulary::{CLASS_GROUPS, TEXT_GROUPS};
use crate::dom::{NodeId, Tag};

/// Tags of the block's own element that are told apart.
const TAGS: [(&str, &[Tag]); 15] = [
    ("p", &[Tag::P]),
    ("li", &[Tag::Li]),
    ("cell", &[Tag::Td, Tag::Th]),
    ("div", &[Tag::Div]),
    ("span", &[Tag::Span]),
    ("section", &[Tag::Section, Tag::Article, Tag::Main, Tag::Header, Tag::Footer, Tag::Body]),
    ("pre", &[Tag::Pre, Tag::Code]),
    ("quote", &[Tag::Blockquote]),
    ("dt", &[Tag::Dt]),
    ("dd", &[Tag::Dd]),
    ("link", &[Tag::A]),
    ("button", &[Tag::Button, Tag::Option, Tag::Select, Tag::Summary]),
    ("label", &[Tag::Label, Tag::Legend]),
    ("caption", &[Tag::Figcaption, Tag::Caption]),
    ("time", &[Tag::Time, Tag::Address]),
];

impl Survey<'_> {
    /// Writes the row of a block; the row is emptied first.
    pub(crate) fn write_block(&self, i: usize, page: &PageValues, row: &mut Row) {
        row.clear();
        let Some(block) = self.blocks.get(i) else { return };
        block.text.write(row);
        self.write_self(i, block, row);
        write_markup(block, self.around_groups(block), row);
        self.write_levels(i, block, row);
        self.write_repetition(i, block, row);
        self.write_neighbours(i, row);
        self.write_position(i, block, row);
        row.put_all("page ", |at| PAGE_NAMES[at], *page);
    }

    fn write_self(&self, i: usize, block: &BlockFacts, row: &mut Row) {
        row.put("linked", block.linked);
        row.put("bold", self.bold(i));
        row.put("level", block.level.into());
        let marks = self.page.blocks.get(i).map(|raw| raw.marks).unwrap_or_default();
        row.put("links", log(marks.links));
        row.flag("", "list item", marks.list_item);
        row.flag("", "control", marks.control);
        row.flag("", "hidden", block.hidden);
        row.put("copies", log(block.copies));
        row.put("like title", block.title);
        row.put("in declared body", block.in_body);
        row.put("in description", block.in_description);
        row.flag("", "post body", block.post == InPost::Body);
        row.flag("", "post frame", block.post == InPost::Frame);
        block.before.write(&self.parts, row);
    }

    /// Class groups of the two wider elements, and of everything above.
    fn around_groups(&self, block: &BlockFacts) -> (u32, u32) {
        let first = self.tree.around(&self.page.dom, block.wider);
        let second = self.tree.around(&self.page.dom, first.wider);
        (first.own | second.own, second.all)
    }

    /// The element and the three next wider ones around it.
    pub(super) fn levels(&self, block: &BlockFacts) -> [NodeId; 4] {
        let own = block.container().unwrap_or(0);
        let first = self.wider(own);
        let second = self.wider(first);
        [own, first, second, self.wider(second)]
    }

    fn write_levels(&self, i: usize, block: &BlockFacts, row: &mut Row) {
        let depth_of = |node: NodeId| self.page.dom.node(node).map_or(0, |node| node.depth);
        let around = self.around(i);
        let total = self.tree.total();
        for (name, node) in ["0 ", "1 ", "2 ", "3 "].iter().zip(self.levels(block)) {
            let sums = self.tree.sums(&self.page.dom, node);
            write_sums(name, sums, row);
            row.put_in(name, "of good", share(sums.good, total.good));
            row.put_in(name, "of words", share(sums.words, total.words));
            row.put_in(name, "of titles", share(sums.titles, total.titles));
            row.put_in(name, "tag", self.page.dom.tag(node).map_or(0.0, tag_order));
        }
        let depth = depth_of(block.container().unwrap_or(0));
        row.put("depth", depth as f32);
        row.put("below half", depth as f32 - f32::from(around.half));
        row.put("below most", depth as f32 - f32::from(around.most));
        row.put("out of half", f32::from(self.tree.half - around.half.min(self.tree.half)));
        row.put("out of most", f32::from(self.tree.most - around.most.min(self.tree.most)));
        row.put("lists", around.lists.into());
        let own_depth = depth_of(around.with_h1);
        row.put("below h1", if self.h1.is_some() { depth as f32 - own_depth as f32 } else { -1.0 });
        let h1_depth = self.h1.map_or(0, |at| depth_of(self.around(at).with_h1));
        row.put("out of h1", (h1_depth - own_depth.min(h1_depth)) as f32);
        let with_h1 = self.tree.sums(&self.page.dom, around.with_h1);
        row.put_in("with h1 ", "of good", share(with_h1.good, total.good));
        write_sums("with h1 ", with_h1, row);
    }

    fn write_repetition(&self, i: usize, block: &BlockFacts, row: &mut Row) {
        let total = self.tree.total();
        let container = block.container().unwrap_or(NodeId::MAX);
        let (dom, tree) = (&self.page.dom, &self.tree);
        let mut write_unit = |name: &str, unit: Unit| {
            row.put_in(name, "count", log(unit.count));
            write_sums(name, unit.own, row);
            row.put_in(name, "all words", log(unit.all.words));
            row.put_in(name, "all linked", share(unit.all.linked, unit.all.words));
            row.put_in(name, "all good", share(unit.all.good, unit.all.words));
            row.put_in(name, "all of page", share(unit.all.words, total.words));
            row.put_in(name, "words each", share(unit.all.words, unit.count));
            row.put_in(name, "of largest", share(unit.all.words, self.templates.largest_unit));
        };
        write_unit("alike ", self.templates.nearest(dom, tree, container));
        write_unit("card ", self.templates.card(dom, tree, container));
        let group = self.templates.group(i);
        write_sums("look ", group, row);
        row.put_in("look ", "of page", share(group.words, total.words));
        row.put_in("look ", "of good", share(group.good, total.good));
        row.put_in("look ", "of titles", share(group.titles, total.titles));
        row.put_in("look ", "of largest", share(group.words, self.templates.largest_group));
    }

    fn write_neighbours(&self, i: usize, row: &mut Row) {
        let here = self.blocks.get(i).map_or(NodeId::MAX, |block| block.wider);
        let empty = BlockFacts::default();
        for (name, step) in [("-2 ", -2_isize), ("-1 ", -1), ("+1 ", 1), ("+2 ", 2)] {
            let other = i.checked_add_signed(step).and_then(|at| self.blocks.get(at));
            let there = other.unwrap_or(&empty);
            row.put_in(name, "words", other.map_or(-1.0, |block| log(block.text.words())));
            row.put_in(name, "linked", there.linked);
            row.flag(name, "good", there.is_good());
            row.put_in(name, "level", there.level.into());
            row.flag(name, "same parent", other.is_some_and(|block| block.wider == here));
            row.flag(name, "ends sentence", there.text.ends_sentence());
        }
        for (name, reach) in [("3 around ", 3), ("8 around ", 8), ("25 around ", 25)] {
            write_sums(name, self.sums(i.saturating_sub(reach)..i + reach + 1), row);
        }
        for (name, nearest) in [("good before", self.good_before(i)), ("good after", self.good_after(i))] {
            row.put(name, nearest.map_or(-1.0, |at| log((at as usize).abs_diff(i) as u32)));
        }
        let heading = self.blocks.get(i).and_then(BlockFacts::heading);
        row.put("heading distance", heading.map_or(-1.0, |at| log((i as u32).saturating_sub(at))));
        let above = heading.and_then(|at| self.blocks.get(at as usize));
        row.put("heading level", above.map_or(0.0, |block| block.level.into()));
        row.put("heading like title", above.map_or(0.0, |block| block.title));
        row.put("heading linked", above.map_or(0.0, |block| block.linked));
        let said = above.map_or([0.0; TEXT_GROUPS.len()], |block| block.text.hit_shares());
        row.put_all("heading says ", |group| TEXT_GROUPS[group].0, said);
    }

    fn write_position(&self, i: usize, block: &BlockFacts, row: &mut Row) {
        let total = self.tree.total();
        let before = self.sums(0..i);
        row.put("position", share(i as u32, total.blocks));
        row.put("words before", share(before.words, total.words));
        row.put("good before share", share(before.good, total.good));
        row.put("index", log(i as u32));
        row.put("index from end", log(total.blocks.saturating_sub(i as u32)));
        let distance = self.h1.map_or(0.0, |h1| log(i.abs_diff(h1) as u32));
        let before_h1 = self.h1.is_some_and(|h1| i < h1);
        row.put("from h1", if before_h1 { -distance } else { distance });
        let good_since = self.h1.map_or(0, |h1| self.sums(h1.min(i)..i).good);
        row.put("good since h1", log(good_since));
        let half = self.tree.around(&self.page.dom, block.wider).half;
        row.put("wider out of half", f32::from(self.tree.half - half.min(self.tree.half)));
    }
}

fn write_markup(block: &BlockFacts, (near, far): (u32, u32), row: &mut Row) {
    let place = block.tag.and_then(|tag| TAGS.iter().position(|(_, tags)| tags.contains(&tag)));
    row.put_bits::<{ TAGS.len() }>("tag ", |at| TAGS[at].0, place.map_or(0, |at| 1 << at));
    row.put_bits::<{ AROUND.len() }>("in ", |bit| AROUND[bit], block.flags);
    for (prefix, groups) in [("own class ", block.own), ("near class ", near), ("far class ", far)] {
        row.put_bits::<{ CLASS_GROUPS.len() }>(prefix, |bit| CLASS_GROUPS[bit].0, groups);
    }
}

fn write_sums(prefix: &str, sums: Sums, row: &mut Row) {
    const NAMES: [&str; 7] = ["words", "linked", "good", "blocks", "words a block", "headings", "titles"];
    let values = [
        log(sums.words),
        share(sums.linked, sums.words),
        share(sums.good, sums.words),
        log(sums.blocks),
        share(sums.words, sums.blocks),
        share(sums.headings, sums.blocks),
        share(sums.titles, sums.blocks),
    ];
    row.put_all(prefix, |at| NAMES[at], values);
}

/// Tags in the order of how likely they hold an article, so that a split can part them.
fn tag_order(tag: Tag) -> f32 {
    match tag {
        Tag::Article => 12.0,
        Tag::Main => 11.0,
        Tag::Section => 10.0,
        Tag::P => 9.0,
        Tag::Div => 8.0,
        Tag::Td | Tag::Tr | Tag::Tbody | Tag::Table => 7.0,
        Tag::Body => 6.0,
        Tag::Li => 5.0,
        Tag::Ul | Tag::Ol | Tag::Dl => 4.0,
        Tag::Header | Tag::Form | Tag::Figure => 3.0,
        Tag::Aside | Tag::Footer => 2.0,
        Tag::Nav => 1.0,
        _ => 8.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_one_place() {
        for (i, (_, tags)) in TAGS.iter().enumerate() {
            for (_, others) in &TAGS[i + 1..] {
                assert!(tags.iter().all(|tag| !others.contains(tag)));
            }
        }
    }
}
