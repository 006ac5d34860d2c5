//! The head: title, byline, standfirst and what else stands above the body.

use super::Draft;
use super::byline::{Byline, is_caption, judge_byline};
use super::line::Line;
use crate::model::Zone;
use crate::text::likeness::containment;
use crate::text::phrases::Cue;
use crate::thread::Thread;

/// How many lines above the body a title is looked for.
const REACH: usize = 30;

/// Least score of a line that is taken for the title.
const TITLE_SCORE: f32 = 0.5;

/// How alike two lines of the head must be for both to be the title.
const ALIKE: f32 = 0.7;

/// Decides the lines between title and body.
pub(super) fn mark_head(draft: &mut Draft, threads: &[Thread]) {
    let Some(first) = first_of_body(draft, threads) else { return };
    if let Some((score, title)) = find_title(draft, first) {
        if let Some(range) = draft.body.first_mut()
            && range.start <= title
        {
            range.start = title + 1;
        }
        let start = draft.body_start().max(title + 1);
        let top = mark_titles(draft, title, how_sure(score), start);
        mark_between(draft, top, start);
    }
    mark_second_head(draft);
}

/// The line that the head is read upwards from.
fn first_of_body(draft: &Draft, threads: &[Thread]) -> Option<usize> {
    let opening = threads.iter().find(|thread| thread.opens_page).and_then(|thread| thread.posts.first());
    let start = match opening.and_then(|post| post.blocks.first()) {
        Some(&first) => first as usize,
        None => draft.body_start(),
    };
    (start < draft.lines.len()).then_some(start)
}

/// The best title above the body; where nothing stands above, the body's own first line may be it.
fn find_title(draft: &Draft, first: usize) -> Option<(f32, usize)> {
    let low = first.saturating_sub(REACH);
    let own =
        usize::from(is_title_like(&draft.lines[first], draft, first) && !opens_with_title(draft, first));
    let candidates = (low..first + own).filter(|&i| is_title_like(&draft.lines[i], draft, i));
    let best = candidates.map(|i| (score_title(draft, i, first), i)).max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(score, _)| *score >= TITLE_SCORE)
}

/// Whether the line right above the body is plainly the title, so that the body's first line is not.
fn opens_with_title(draft: &Draft, first: usize) -> bool {
    let line = &draft.lines[first];
    let next = draft.lines.get(first + 1);
    line.prose && next.is_none_or(|next| judge_byline(next) != Byline::Sure)
}

fn is_title_like(line: &Line, draft: &Draft, i: usize) -> bool {
    let furniture = line.cue.is_some_and(|cue| cue != Cue::Section || line.mass < 6.0);
    draft.is_open(i)
        && !furniture
        && !line.address
        && !line.colon
        && (2.0..=80.0).contains(&line.mass)
        && !line.text.ends_with(['。', '，', ',', '、', ';', '；'])
        && line.marks <= 2
        && judge_byline(line) != Byline::Sure
        && !is_caption(line)
}

/// How often a line with this score is the title, 0–1: on 500 pages dumped as text, a block a line, one in
/// twenty at 1.3, every second at 2.7, four of five at 3.6.
fn how_sure(score: f32) -> f32 {
    ((score - 1.2) / 3.0 + 0.05).clamp(0.05, 0.95)
}

fn score_title(draft: &Draft, i: usize, first: usize) -> f32 {
    let line = &draft.lines[i];
    let mut score = 1.0 - 0.06 * (first.saturating_sub(i)) as f32;
    score += (line.mass.min(16.0) - 6.0) / 10.0;
    if line.mass > 45.0 {
        score -= 0.5;
    }
    if line.bullet {
        score -= 1.2;
    }
    if line.blank_before > 0 || i == 0 {
        score += 0.2;
    }
    if line.blank_after > 0 {
        score += 0.2;
    }
    let near = |reach: usize| draft.lines.iter().skip(i + 1).take(reach);
    if near(1).any(|next| judge_byline(next) == Byline::Sure) {
        score += 0.8;
    } else if near(4).any(|next| judge_byline(next) == Byline::Sure) {
        score += 0.5;
    }
    if i > 0 && matches!(draft.zones[i - 1], Some((Zone::Breadcrumb, _))) {
        score += 0.8;
    }
    if in_breadcrumb(draft, line) || appears_again(draft, i) {
        score += 1.2;
    }
    // A dek ends as a sentence, most titles do not.
    if line.text.ends_with('.') && !line.text.ends_with("..") {
        score -= 0.8;
    }
    score
}

/// Whether the way to this page ends with the line.
fn in_breadcrumb(draft: &Draft, line: &Line) -> bool {
    line.mass >= 4.0
        && draft.zones.iter().zip(&draft.lines).any(|(zone, crumb)| {
            matches!(zone, Some((Zone::Breadcrumb, _))) && crumb.text.ends_with(line.text)
        })
}

/// Whether a line of some length stands on the page twice.
fn appears_again(draft: &Draft, i: usize) -> bool {
    let line = &draft.lines[i];
    line.mass >= 8.0
        && draft.lines.iter().enumerate().any(|(j, other)| j != i && other.text == line.text && !other.bullet)
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
    let stated = (top + 1..start).rev().find(|&i| judge_byline(&draft.lines[i]) == Byline::Sure);
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
    let judged = judge_byline(line);
    if is_second_script(draft, i) {
        return (Zone::Masthead, 0.7);
    }
    if judged == Byline::Sure {
        return (Zone::Byline, 0.9);
    }
    if let Some(zone) = line.cue.and_then(super::menus::cue_zone) {
        return (zone, 0.8);
    }
    if is_caption(line) {
        return (Zone::Caption, 0.8);
    }
    if is_attribution(line) && i + 3 >= start {
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

/// Words in a line that says whose words follow, lower case.
const ATTRIBUTING: &[&str] = &[
    "以下",
    "如下",
    "下面",
    "全文",
    "原文",
    "attributable",
    "following",
    "statement",
    "remarks",
    "transcript",
    "full text",
    "déclaration",
    "erklärung",
    "以下は",
    "次のとおり",
];

/// Whether a line says whose words follow: it ends with a colon.
fn is_attribution(line: &Line) -> bool {
    let lower = line.text.to_lowercase();
    line.colon && line.mass <= 40.0 && ATTRIBUTING.iter().any(|word| lower.contains(word))
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
        } else if is_attribution(line) {
            draft.set(i, Zone::Attribution, 0.8);
        } else if judge_byline(line) != Byline::No {
            draft.set(i, Zone::Byline, 0.7);
        }
    }
}
