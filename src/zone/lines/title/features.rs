//! What speaks for a line as the title: where it stands, what stands around it, what repeats it.

use super::look::write_look;
use super::options::{Said, key_hash};
use super::steps::{
    ABOVE, BEFORE, FROM_BYLINE, FROM_TOP, INSIDE, MASS, MENU, MENU_BELOW, NEXT, PROSE_ABOVE, PROSE_BEFORE,
    PROSE_BEHIND, RIVALS_ABOVE, RIVALS_BELOW, TO_BYLINE, TO_POST, TO_PROSE, step,
};
use super::survey::{AROUND, HeadSurvey, LONG, words_of};
use crate::model::Zone;
use crate::text::phrases::Cue;
use crate::zone::choice::Features;
use crate::zone::features::TextFacts;
use crate::zone::lines::byline::Byline;
use crate::zone::lines::line::Line;
use crate::zone::lines::sums::{REVIEW, SHOP};

/// Lines this far above the body are near it.
const NEAR: usize = 8;

impl HeadSurvey<'_> {
    /// Writes what speaks for "no line at all".
    pub(super) fn write_none(&self, options: usize, out: &mut Features) {
        out.scoped(&self.scopes, "none", true);
        out.scoped_add(&self.scopes, "none of many", libm::logf(1.0 + options as f32));
        out.flag("none, no prose", !self.words.any());
    }

    /// Writes what speaks for a line.
    pub(super) fn write_line(&self, said: &Said, out: &mut Features) {
        let i = said.line;
        let (Some(line), Some(facts)) = (self.draft.lines.get(i), self.facts.get(i)) else { return };
        out.flag("labelled", said.rule == "title-label");
        out.scoped(&self.scopes, "ends a breadcrumb", said.rule == "end-of-breadcrumb");
        // Where a line stands decides what its looks mean.
        let mut scopes = self.scopes.clone();
        if i >= self.first {
            scopes.push("inside");
        } else if self.first - i <= NEAR {
            scopes.push("near");
        }
        write_look(line, facts, &scopes, out);
        self.write_place(i, line, out);
        self.write_neighbours(i, line, &scopes, out);
        self.write_repeats(i, line, said, out);
        self.write_kin(i, line, out);
        self.write_words(line, said, &scopes, out);
    }

    fn write_place(&self, i: usize, line: &Line, out: &mut Features) {
        let place = if self.first >= self.draft.lines.len() {
            "no body"
        } else if i < self.first {
            step(ABOVE, (self.first - i) as f32)
        } else {
            step(INSIDE, (i - self.first) as f32)
        };
        out.scoped(&self.scopes, place, true);
        out.scoped(&self.scopes, step(FROM_TOP, i as f32), true);
        let to = |at: &[usize]| {
            at.get(i).filter(|&&at| at != usize::MAX).map_or(f32::MAX, |&at| at.abs_diff(i) as f32)
        };
        out.scoped(&self.scopes, step(TO_PROSE, to(&self.prose)), true);
        out.scoped(&self.scopes, step(TO_BYLINE, to(&self.byline)), true);
        out.flag(step(FROM_BYLINE, to(&self.byline_before)), true);
        let total = self.prose_mass.last().copied().unwrap_or(0.0).max(1.0);
        let prose_at = |i: usize| self.prose_mass.get(i).or(self.prose_mass.last()).copied().unwrap_or(0.0);
        out.scoped(&self.scopes, step(PROSE_ABOVE, prose_at(i) / total), true);
        out.scoped(&self.scopes, step(PROSE_BEHIND, prose_at(i + 13) - prose_at(i + 1)), true);
        out.flag(step(PROSE_BEFORE, prose_at(i) - prose_at(i.saturating_sub(12))), true);
        let rivals_at = |i: usize| self.rivals.get(i).copied().unwrap_or(0);
        if i < self.first {
            let below = rivals_at(self.first).saturating_sub(rivals_at(i + 1));
            out.scoped(&self.scopes, step(RIVALS_BELOW, below as f32), true);
        }
        out.scoped(&self.scopes, step(RIVALS_ABOVE, rivals_at(i) as f32), true);
        if let Some(posts) = self.posts {
            out.flag(step(TO_POST, posts.saturating_sub(i) as f32), true);
        }
        let near = i < self.first && self.first - i <= 6;
        out.flag("long near body", near && line.mass >= LONG && !line.prose);
        out.flag("long by byline", to(&self.byline) <= 3.0 && line.mass >= LONG);
        let between = self.draft.lines.get(i + 1..self.first.min(i + 40)).unwrap_or_default();
        let longest = between.iter().all(|other| other.prose || other.ends || other.mass <= line.mass);
        out.scoped(&self.scopes, "longest down to body", i < self.first && longest && self.first - i <= 40);
        out.scoped(
            &self.scopes,
            "longest of head",
            i < self.first && line.mass >= self.heaviest && !line.prose,
        );
        out.add("of the head's longest", (line.mass / self.heaviest.max(1.0)).min(1.0));
    }

    fn write_neighbours(&self, i: usize, line: &Line, scopes: &[&'static str], out: &mut Features) {
        let lines = &self.draft.lines;
        let before = i.checked_sub(1).and_then(|at| lines.get(at));
        let next = lines.get(i + 1);
        out.scoped(scopes, step(BEFORE, before.map_or(-1.0, |line| line.mass)), true);
        out.scoped(scopes, step(NEXT, next.map_or(-1.0, |line| line.mass)), true);
        out.flag("prose before", before.is_some_and(|line| line.prose));
        out.flag("furniture before", before.is_some_and(|line| line.cue.is_some()));
        out.flag("furniture next", next.is_some_and(|line| line.cue.is_some()));
        out.flag("bullet next", next.is_some_and(|line| line.bullet));
        out.flag("bullet before", before.is_some_and(|line| line.bullet));
        out.flag("name next", next.is_some_and(|line| line.byline == Byline::Name));
        let dek = next.is_some_and(|next| next.ends && next.mass > line.mass);
        out.flag("sentence next", dek);
        let crumb = i > 0 && matches!(self.draft.zones.get(i - 1), Some(Some((Zone::Breadcrumb, _))));
        out.flag("breadcrumb before", crumb);
        let window =
            |from: usize, to: usize| -> &[Line] { lines.get(from..to.min(lines.len())).unwrap_or_default() };
        let (above, below) = (window(i.saturating_sub(4), i), window(i + 1, i + 5));
        let peak_above = above.iter().all(|other| other.mass < line.mass);
        let peak_below = below.iter().all(|other| other.mass < line.mass || other.prose || other.ends);
        out.scoped(scopes, "longer than above", peak_above);
        out.scoped(scopes, "longer than below", peak_below);
        out.flag("peak", peak_above && peak_below && line.mass >= 4.0);
        // Entries of one list are of one size.
        let alike =
            |other: &&Line| step(MASS, other.mass) == step(MASS, line.mass) && other.bullet == line.bullet;
        let (rows_above, rows_below) =
            (above.iter().rev().take_while(alike).count(), below.iter().take_while(alike).count());
        out.flag("row above", rows_above >= 2);
        out.flag("row below", rows_below >= 2);
        out.flag("in a row", rows_above + rows_below >= 3);
        let (from, to) = (i.saturating_sub(AROUND), (i + 1 + AROUND).min(self.entries.len() - 1));
        let share = |from: usize, to: usize| {
            let at = |i: usize| self.entries.get(i).copied().unwrap_or(0);
            at(to).saturating_sub(at(from)) as f32 / to.saturating_sub(from).max(1) as f32
        };
        out.scoped(scopes, step(MENU, share(from, i)), true);
        out.scoped(scopes, step(MENU_BELOW, share(i + 1, to)), true);
        let (menu, menu_below) = (share(from, i), share(i + 1, to));
        out.scoped(scopes, "behind a menu", menu >= 0.6 && menu_below <= 0.4 && line.mass > 2.0);
        let money = |facts: &TextFacts| facts.money > 0 && facts.digits > 0;
        let facts_below = self.facts.get(i + 1..).unwrap_or_default();
        out.flag("price below", facts_below.iter().take(6).any(money));
        out.flag("price above", self.facts.get(i.saturating_sub(6)..i).unwrap_or_default().iter().any(money));
        let window =
            |from: usize, to: usize| self.facts.get(from..to.min(self.facts.len())).unwrap_or_default();
        let says = |group: usize, facts: &[TextFacts]| {
            facts.iter().filter(|facts| facts.hit_share(group) > 0.2).count()
        };
        out.scoped(scopes, "shop below", says(SHOP, window(i + 1, i + 12)) >= 2);
        out.flag("reviews below", says(REVIEW, window(i + 1, i + 6)) >= 1);
        let listing = self.listing.get(i + 1..).unwrap_or_default().iter().take(6).any(|&lists| lists);
        out.scoped(scopes, "list controls below", listing);
        let home = lines
            .get(i.saturating_sub(6)..i)
            .unwrap_or_default()
            .iter()
            .any(|line| line.cue == Some(Cue::Home));
        out.scoped(scopes, "start page before", home);
        if self.blanks {
            out.flag("set off", line.blank_before > 0 && line.blank_after > 0);
            out.flag("on the line above", line.blank_before == 0 && i > 0);
            out.flag("on the line below", line.blank_after == 0);
        }
    }

    /// What other lines make of it.
    fn write_kin(&self, i: usize, line: &Line, out: &mut Features) {
        let kin = self.kin.get(i).copied().unwrap_or_default();
        out.scoped(&self.scopes, "ends a longer line", kin.ends_longer);
        out.scoped(&self.scopes, "begins a longer line", kin.begins_longer);
        out.scoped(&self.scopes, "opens prose", kin.opens_prose);
        out.flag("holds a line at its end", kin.holds_end);
        out.flag("holds a line at its beginning", kin.holds_beginning);
        out.flag("ends a longer line, long", kin.ends_longer && line.mass >= LONG);
    }

    fn write_repeats(&self, i: usize, line: &Line, said: &Said, out: &mut Features) {
        let hash = key_hash(said.text);
        let first = self.same.partition_point(|&(other, _)| other < hash);
        let same = self.same.iter().skip(first).take_while(|&&(other, _)| other == hash);
        let others = same.map(|&(_, at)| at as usize).filter(|&at| at != i);
        let (mut above, mut below, mut beside) = (0_u32, 0_u32, false);
        for at in others {
            above += u32::from(at < i);
            below += u32::from(at > i);
            beside |= at.abs_diff(i) <= 4;
        }
        let long = line.mass >= LONG;
        out.scoped(&self.scopes, "repeated, long", long && above + below > 0);
        out.scoped(&self.scopes, "repeated, short", !long && above + below > 0);
        out.flag("repeated often", above + below >= 3);
        out.flag("said above", above > 0);
        out.flag("said above, long", above > 0 && long);
        out.flag("said below", below > 0);
        out.flag("said beside", beside);
        out.flag("said beside, long", beside && long);
        let part = said.key.chars().count() >= 3 && self.legal.iter().any(|legal| legal.contains(&said.key));
        let site = self.sites.contains(&said.key);
        out.scoped(&self.scopes, "in the notice of rights", part);
        out.scoped(&self.scopes, "names the site", site);
        let crumb = line.mass >= 4.0
            && said.rule != "end-of-breadcrumb"
            && self.crumbs.iter().any(|crumb| crumb.ends_with(line.text));
        out.flag("ends the breadcrumb", crumb);
    }

    fn write_words(&self, line: &Line, said: &Said, scopes: &[&'static str], out: &mut Features) {
        if !self.words.any() {
            return;
        }
        let shared = self.words.shared(&words_of(self.draft, said), line.prose);
        out.scoped(scopes, "no words", shared.words == 0);
        out.scoped(scopes, "one word", shared.words == 1);
        if shared.words == 0 {
            return;
        }
        out.scoped_add(scopes, "in prose", shared.prose);
        out.add("often in prose", shared.often);
        out.scoped_add(scopes, "topic", shared.topic.min(4.0));
        out.scoped_add(scopes, "topic against the head", (shared.topic / self.topic.max(0.3)).min(1.5));
        out.scoped_add(scopes, "in beginning", shared.beginning);
        out.scoped_add(scopes, "telling words in prose", shared.telling);
        out.add("in short lines", shared.short);
        out.add("in many short lines", shared.furniture);
        out.flag("all in prose", shared.words >= 2 && shared.prose > 0.99);
        out.flag("none in prose", shared.prose < 0.01);
        out.flag("none in beginning", shared.beginning < 0.01);
        out.flag("many words in prose", shared.words as f32 * shared.prose >= 4.0);
    }
}
