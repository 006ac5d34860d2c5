//! The head: title, byline, standfirst and what else stands above the body.

use super::Draft;
use super::byline::Byline;
use super::line::Line;
use super::title::choose_titles;
use crate::model::Zone;
use crate::text::likeness::containment;
use crate::text::phrases::Cue;
use crate::thread::Thread;

/// How many lines around the title may repeat it, and how many below it belong to the head.
const REACH: usize = 30;

/// From this probability on, what stands above the title is no part of the body.
const OPENS_BODY: f32 = 0.5;

/// How alike two lines of the head must be for both to be the title.
const ALIKE: f32 = 0.7;

/// Chooses the title, and decides the lines between it and the body.
pub(super) fn mark_head(draft: &mut Draft, threads: &[Thread]) {
    draft.titles = choose_titles(draft, threads);
    if let Some((title, sure)) = draft.titles.first().map(|title| (title.line, title.probability)) {
        if let Some(range) = draft.body.first_mut()
            && (range.start == title || (sure >= OPENS_BODY && range.contains(&title)))
        {
            range.start = title + 1;
        }
        let start = draft.body_start().clamp(title + 1, title + 1 + REACH).min(draft.lines.len());
        let top = mark_titles(draft, title, sure, start);
        mark_between(draft, top, start);
    }
    mark_second_head(draft);
}

/// Whether a line may repeat the title.
fn is_title_like(line: &Line, draft: &Draft, i: usize) -> bool {
    let furniture = line.cue.is_some_and(|cue| cue != Cue::Section || line.mass < 6.0);
    draft.is_open(i)
        && !furniture
        && !line.address
        && !line.colon
        && (2.0..=80.0).contains(&line.mass)
        && !line.text.ends_with(['。', '，', ',', '、', ';', '；'])
        && line.marks <= 2
        && line.byline != Byline::Sure
        && !line.caption
}

/// Marks the title and the lines of the head that repeat it; returns the first of them.
fn mark_titles(draft: &mut Draft, title: usize, sure: f32, start: usize) -> usize {
    let text = draft.lines[title].text;
    let mut top = title;
    for i in title.saturating_sub(REACH)..start {
        let line = &draft.lines[i];
        let title_like = line.mass >= 6.0 && is_title_like(line, draft, i);
        if i == title || (title_like && !line.bullet && containment(line.text, text) >= ALIKE) {
            draft.set(i, Zone::Title, sure);
            top = top.min(i);
        }
    }
    top
}

/// Marks the lines between the first title and the body.
fn mark_between(draft: &mut Draft, top: usize, start: usize) {
    let stated = (top + 1..start).rev().find(|&i| draft.lines[i].byline == Byline::Sure);
    for i in top + 1..start {
        if !draft.is_open(i) {
            continue;
        }
        let (zone, confidence) = zone_between(draft, i, start, stated);
        draft.set(i, zone, confidence);
    }
}

fn zone_between(draft: &Draft, i: usize, start: usize, stated: Option<usize>) -> (Zone, f32) {
    let line = &draft.lines[i];
    let judged = line.byline;
    if is_second_script(draft, i) {
        return (Zone::Masthead, 0.7);
    }
    if judged == Byline::Sure {
        return (Zone::Byline, 0.9);
    }
    if let Some(zone) = line.cue.and_then(super::menus::cue_zone) {
        return (zone, 0.8);
    }
    if line.caption {
        return (Zone::Caption, 0.8);
    }
    if line.attribution && i + 3 >= start {
        return (Zone::Attribution, 0.85);
    }
    if line.prose || (line.ends && line.mass >= 10.0) || line.mass >= 25.0 {
        let above = stated.is_some_and(|last| last > i);
        return if above { (Zone::Standfirst, 0.75) } else { (Zone::Paragraph, 0.6) };
    }
    if line.bullet {
        return if line.mass >= 10.0 { (Zone::ListItem, 0.5) } else { (Zone::Navigation, 0.5) };
    }
    if judged == Byline::Name { (Zone::Byline, 0.6) } else { (Zone::Standfirst, 0.5) }
}

/// Whether a line is one half of a name in two scripts, one below the other: how sites set their names.
fn is_second_script(draft: &Draft, i: usize) -> bool {
    let Some(line) = draft.lines.get(i) else { return false };
    let pair = |upper: &Line, lower: &Line| {
        let latin = lower.text.chars().all(|c| c.is_ascii_alphanumeric());
        let han = upper.text.chars().all(crate::text::mass::is_unspaced);
        lower.blank_before == 0 && han && latin && upper.mass <= 8.0 && lower.text.len() <= 20
    };
    let below = draft.lines.get(i + 1).is_some_and(|next| pair(line, next));
    let above = i.checked_sub(1).and_then(|j| draft.lines.get(j)).is_some_and(|upper| pair(upper, line));
    below || above
}

/// Fewest paragraphs in another script that make a second language.
const SECOND_LANGUAGE: usize = 2;

/// The head of the same document in a second language: the short lines right before the prose
/// changes its script, for good.
fn mark_second_head(draft: &mut Draft) {
    let Some(range) = draft.body.first().cloned() else { return };
    let end = draft.body_end();
    let prose: Vec<usize> =
        (range.start..end).filter(|&i| draft.lines[i].prose && draft.is_open(i)).collect();
    let Some(change) = prose.windows(2).position(|pair| draft.lines[pair[0]].han != draft.lines[pair[1]].han)
    else {
        return;
    };
    let (before, after) = prose.split_at(change + 1);
    let script = |part: &[usize], han: bool| part.iter().all(|&i| draft.lines[i].han == han);
    let Some((&last, &next)) = before.last().zip(after.first()) else { return };
    let first_script = draft.lines[last].han;
    if before.len() < SECOND_LANGUAGE || after.len() < SECOND_LANGUAGE {
        return;
    }
    if !script(before, first_script) || !script(after, !first_script) {
        return;
    }
    let between: Vec<usize> = (last + 1..next).filter(|&i| draft.is_open(i)).collect();
    let titled = between.iter().copied().max_by(|&a, &b| draft.lines[a].mass.total_cmp(&draft.lines[b].mass));
    for i in between {
        let line = &draft.lines[i];
        if Some(i) == titled && line.mass >= 6.0 && !line.colon {
            draft.set(i, Zone::Title, 0.8);
        } else if line.attribution {
            draft.set(i, Zone::Attribution, 0.8);
        } else if line.byline != Byline::No {
            draft.set(i, Zone::Byline, 0.7);
        }
    }
}
