//! The body: the stretch of lines with the most prose, and what stands inside it.

use std::ops::Range;

use super::Draft;
use super::byline::Byline;
use super::line::Line;
use super::tail::is_selling;
use crate::lexicon::{Role, is};
use crate::model::Zone;
use crate::text::phrases::Cue;
use crate::thread::Thread;

/// Most prose of one line that counts, in units of [`Line::mass`]: one long line outweighs no page.
const HEAVIEST: f32 = 160.0;

/// Prose of one line that is worth one point.
const POINT: f32 = 16.0;

/// Lines without prose in a row that are no part of the body, inside it or not.
const HOLE: usize = 5;

/// Finds the body: the stretch whose points add up highest (Kadane's maximum subarray), lines of
/// prose counting for it and furniture against it. Picked by hand on the development corpora.
pub(super) fn find_body(draft: &mut Draft, threads: &[Thread]) {
    if let Some(post) =
        threads.iter().find(|thread| thread.opens_page).and_then(|thread| thread.posts.first())
    {
        draft.body = stretches(&post.body);
        return;
    }
    let mut best = (0.0_f32, 0..0);
    let (mut sum, mut start) = (0.0_f32, 0);
    for i in 0..draft.lines.len() {
        if sum <= 0.0 {
            (sum, start) = (0.0, i);
        }
        sum += score_line(draft, i);
        if sum > best.0 {
            best = (sum, start..i + 1);
        }
    }
    if best.0 > 0.0 {
        draft.body = cut_holes(draft, best.1);
    }
}

/// Neighbouring numbers as ranges.
fn stretches(blocks: &[u32]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for i in blocks.iter().map(|&i| i as usize) {
        match ranges.last_mut() {
            Some(range) if range.end == i => range.end = i + 1,
            _ => ranges.push(i..i + 1),
        }
    }
    ranges
}

/// What a line says for or against being inside the body.
fn score_line(draft: &Draft, i: usize) -> f32 {
    let line = &draft.lines[i];
    if draft.zones[i].is_some() {
        return -6.0;
    }
    let prose = line.mass.min(HEAVIEST) / POINT;
    match line.cue {
        Some(Cue::RankingHead | Cue::RecommendationHead | Cue::CommentsHead) if !line.prose => return -8.0,
        Some(Cue::Legal | Cue::CommentForm | Cue::Disclaimer) => return -6.0,
        Some(Cue::Home | Cue::Section) => return -2.5,
        Some(_) if !line.prose => return -2.0,
        _ => {}
    }
    if draft.repeats[i] {
        return -1.0;
    }
    if line.row {
        return 0.0;
    }
    if line.bullet && is_selling(line) {
        return -2.0;
    }
    if line.prose {
        return if line.bullet { prose * 0.6 } else { prose };
    }
    if line.ends && line.mass >= 5.0 {
        return 0.4;
    }
    if line.bullet {
        return if line.mass >= 8.0 { -0.7 } else { -1.5 };
    }
    // A heading or a caption between paragraphs, and the byline of a second language, part little.
    let near = |offset: isize| {
        i.checked_add_signed(offset).and_then(|at| draft.lines.get(at)).is_some_and(|line| line.prose)
    };
    if (near(-1) || near(-2)) && (near(1) || near(2)) {
        return -0.3;
    }
    if line.cue.is_none() && (line.colon || line.byline == Byline::Sure) {
        return -0.6;
    }
    if line.mass < 4.0 { -1.5 } else { -1.2 }
}

/// Parts the body at rows of lines without prose: related links and boxes of numbers.
fn cut_holes(draft: &Draft, range: Range<usize>) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut open = range.start;
    let mut i = range.start;
    while i < range.end {
        let from = i;
        while i < range.end && !is_content(&draft.lines[i]) {
            i += 1;
        }
        if i - from >= HOLE && is_hole(&draft.lines[from..i]) {
            if from > open {
                parts.push(open..from);
            }
            open = i;
        }
        i += 1;
    }
    if range.end > open {
        parts.push(open..range.end);
    }
    parts
}

/// Lines that hold the body together.
fn is_content(line: &Line) -> bool {
    line.prose || line.row || (line.ends && line.mass >= 5.0 && line.cue.is_none())
}

/// Whether a row of short lines is foreign to the article: a list of the article has bullets or
/// numbers and no furniture in it.
fn is_hole(lines: &[Line]) -> bool {
    let cues = lines.iter().filter(|line| line.cue.is_some()).count();
    let items = lines.iter().filter(|line| line.bullet || starts_numbered(line.text)).count();
    cues > 0 || items * 2 < lines.len()
}

/// Whether a line begins with a number or letter that counts items: `1.`, `(2)`, `一、`, `第三`.
pub(super) fn starts_numbered(text: &str) -> bool {
    let head = text.trim_start_matches(['(', '（', '[', '第', '【']);
    let counts = |c: char| c.is_ascii_digit() || (!c.is_ascii() && is_letter_of(Role::Numeral, c));
    let length: usize = head.chars().take_while(|c| counts(*c)).take(4).map(char::len_utf8).sum();
    if length == 0 {
        return false;
    }
    let rest = head.get(length..).unwrap_or_default();
    let ascii = head.starts_with(|c: char| c.is_ascii_digit());
    rest.starts_with(['、', ')', '）', '．', ']', '】'])
        || rest.chars().next().is_some_and(|c| is_letter_of(Role::ChapterSign, c))
        || (rest.starts_with('.')
            && !rest.get(1..).unwrap_or_default().starts_with(|c: char| c.is_ascii_digit()))
        || (!ascii && rest.starts_with([',', '，', '是']))
}

/// Whether a character alone is an entry.
fn is_letter_of(role: Role, c: char) -> bool {
    is(role, c.encode_utf8(&mut [0; 4]))
}

/// Gives the lines of the body their zones.
pub(super) fn mark_body(draft: &mut Draft) {
    for range in draft.body.clone() {
        let zones = read_zones(draft, range.clone());
        for (i, (zone, confidence)) in range.zip(zones) {
            draft.set(i, zone, confidence);
        }
    }
}

/// The zones of the lines of a stretch of the body.
pub(super) fn read_zones(draft: &Draft, range: Range<usize>) -> Vec<(Zone, f32)> {
    range.clone().map(|i| read_zone(draft, i, &range)).collect()
}

fn read_zone(draft: &Draft, i: usize, range: &Range<usize>) -> (Zone, f32) {
    let line = &draft.lines[i];
    if let Some(zone) = line.cue.and_then(|cue| furniture_zone(cue, line)) {
        return (zone, 0.7);
    }
    if line.row {
        return (Zone::Table, 0.8);
    }
    if line.address {
        return (Zone::SourceLink, 0.7);
    }
    if line.caption && (line.mass <= 30.0 || i == range.start || !line.prose || line.blank_before == 0) {
        return (Zone::Caption, 0.8);
    }
    if line.prose {
        return if line.bullet { (Zone::ListItem, 0.8) } else { (Zone::Paragraph, 0.9) };
    }
    if line.bullet {
        return (Zone::ListItem, 0.7);
    }
    if is_heading(draft, i, range) {
        return (Zone::Heading, 0.8);
    }
    if starts_numbered(line.text) {
        return (Zone::ListItem, 0.6);
    }
    let last = i + 2 >= range.end;
    if last && line.byline == Byline::Sure {
        return (Zone::Byline, 0.7);
    }
    (Zone::Paragraph, 0.5)
}

/// The zone of a line of furniture inside the body; none where the wording may well be the article's.
fn furniture_zone(cue: Cue, line: &Line) -> Option<Zone> {
    if line.prose && line.mass > 40.0 && !matches!(cue, Cue::Disclaimer | Cue::Legal) {
        return None;
    }
    super::menus::cue_zone(cue)
}

/// Longest heading, in units of [`Line::mass`].
const HEADING_MASS: f32 = 40.0;

/// Whether a short line heads what follows: it ends as no sentence does, and prose or a list comes next.
fn is_heading(draft: &Draft, i: usize, range: &Range<usize>) -> bool {
    let line = &draft.lines[i];
    let question = line.text.ends_with(['?', '？', '!', '！']) && line.marks <= 1;
    if line.mass > HEADING_MASS
        || (line.ends && !question)
        || line.text.ends_with([',', '，', '、', ';', '；'])
    {
        return false;
    }
    // A quoted line that ends in its mark is somebody's words, not a heading.
    if line.ends && line.text.starts_with(['“', '"', '「', '『', '—', '-']) {
        return false;
    }
    if line.colon && line.mass > 14.0 {
        return false;
    }
    let after = |n: usize| draft.lines.get(i + n).filter(|_| i + n < range.end);
    let opens = |next: &Line| {
        next.prose || next.bullet || (next.ends && next.mass >= 8.0) || starts_numbered(next.text)
    };
    match (after(1), after(2)) {
        (Some(next), _) if opens(next) => true,
        (Some(next), Some(second)) => {
            next.mass <= HEADING_MASS && opens(second) && (next.caption || !next.ends)
        }
        _ => false,
    }
}
