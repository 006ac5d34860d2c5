//! Second copies of the article in the same capture (for phones, for print), and its second language.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Draft;
use super::byline::Byline;
use super::line::Line;
use crate::model::Zone;

/// Least prose in a line that counts as repeated, in units of [`Line::mass`]: shorter lines repeat
/// by chance.
const REPEATED_MASS: f32 = 12.0;

/// Which lines of prose repeat an earlier line.
pub(super) fn find_repeats(lines: &[Line]) -> Vec<bool> {
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    lines
        .iter()
        .map(|line| line.mass >= REPEATED_MASS && (line.prose || line.ends) && !seen.insert(line.text))
        .collect()
}

/// Fewest repeated paragraphs that make a second copy.
const FEWEST: usize = 2;

/// Least share of the prose between the first and the last repeated paragraph that is repeated, and
/// least share of the body that a copy holds: reviews and notices that stand twice make no copy.
const REPEATED_SHARE: f32 = 0.5;
const COPIED_SHARE: f32 = 0.25;

/// Gives the lines of a second copy the zones of the first.
pub(super) fn mark_copies(draft: &mut Draft) {
    let body_end = draft.body_end();
    let Some(first) = (body_end..draft.lines.len()).find(|&i| draft.repeats[i] && draft.is_open(i)) else {
        return;
    };
    let mut zones: FxHashMap<String, Zone> = FxHashMap::default();
    for range in draft.body.clone() {
        let inside = super::body::read_zones(draft, range.clone());
        for (i, (zone, _)) in range.zip(inside) {
            zones.entry(draft.lines[i].text.to_owned()).or_insert(zone);
        }
    }
    let last = (first..draft.lines.len()).rev().find(|&i| draft.repeats[i]).unwrap_or(first);
    let said_before = |i: usize| draft.repeats[i] && zones.contains_key(draft.lines[i].text);
    let mass = |holds: &dyn Fn(usize) -> bool, range: &mut dyn Iterator<Item = usize>| -> f32 {
        range.filter(|&i| holds(i)).map(|i| draft.lines[i].mass).sum()
    };
    let prose = |i: usize| draft.lines[i].prose;
    let copied = mass(&said_before, &mut (first..=last));
    if (first..=last).filter(|&i| said_before(i)).count() < FEWEST
        || copied < REPEATED_SHARE * mass(&prose, &mut (first..=last))
        || copied < COPIED_SHARE * mass(&prose, &mut draft.body.iter().cloned().flatten())
    {
        return;
    }
    for i in first..=last {
        let Some(line) = draft.lines.get(i) else { break };
        let zone = zones.get(line.text).copied().or_else(|| line.prose.then_some(Zone::Paragraph));
        if let Some(zone) = zone.filter(|_| draft.is_open(i)) {
            draft.set(i, zone, 0.9);
            draft.copies[i] = true;
        }
    }
    mark_copied(draft, first..last + 1);
    mark_copy_head(draft, body_end, first);
}

/// The paragraphs of the body that the copy in `range` repeats.
fn mark_copied(draft: &mut Draft, range: std::ops::Range<usize>) {
    let repeated: FxHashSet<&str> =
        range.filter(|&i| draft.repeats[i]).map(|i| draft.lines[i].text).collect();
    for i in draft.body.iter().cloned().flatten() {
        draft.copied[i] = repeated.contains(draft.lines[i].text);
    }
}

/// The title and the byline above a second copy: the title again, then short lines.
fn mark_copy_head(draft: &mut Draft, from: usize, first: usize) {
    let titles: Vec<usize> =
        (0..draft.lines.len()).filter(|&i| matches!(draft.zones[i], Some((Zone::Title, _)))).collect();
    let Some(at) = (from..first)
        .rev()
        .find(|&i| titles.iter().any(|&title| draft.lines[title].text == draft.lines[i].text))
    else {
        return;
    };
    draft.set(at, Zone::Title, 0.95);
    for i in at + 1..first {
        if draft.lines[i].byline != Byline::No {
            draft.set(i, Zone::Byline, 0.9);
        }
    }
}
