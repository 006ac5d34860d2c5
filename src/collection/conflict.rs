//! Figures of one event that can't all be right: the same quantity in the same words around it, and another value.
//!
//! Reported only where the words around both figures are the same; "at least", rounded and cumulative numbers, and those
//! that both reports have, are none. What differs for another reason (two quantities, a later count) is the danger: a
//! conflict that is none is worse than one that is not seen.

use super::figure::{Bound, Class, Found, around, figures_of};
use super::prose::{Piece, Prose, Unit};
use crate::model::{Conflict, Document, Figure, Story};
use crate::text::sentence::sentence_at;

/// Weight of the words around both figures that has to be the same, those right beside them counted one by one until they
/// differ. Picked by hand on the development corpus.
const LEAST_COMMON: u32 = 6;

/// The same for days.
const DAYS_COMMON: u32 = 8;

/// Numbers of which one is rounded conflict from this ratio on.
const ROUNDED: f64 = 1.3;

/// Most figures of a class in a story that are compared with one another.
const MOST_FIGURES: usize = 200;

/// The conflicts of all stories.
pub(super) fn find_conflicts(
    documents: &[Document],
    prose: &[Prose<'_>],
    stories: &[Story],
) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    for (number, story) in (0..).zip(stories) {
        if story.documents.len() > 1 {
            durations(documents, number, &story.documents, &mut conflicts);
            figures(documents, prose, number, story, &mut conflicts);
        }
    }
    conflicts
}

/// How long the event itself took, where its reports differ.
fn durations(documents: &[Document], story: u32, numbers: &[u32], conflicts: &mut Vec<Conflict>) {
    let mut values: Vec<Figure> = Vec::new();
    let mut sort = None;
    for &number in numbers {
        let Some(document) = documents.get(number as usize) else { continue };
        let Some(event) = document.reading.events.first() else { continue };
        let Some(duration) = &event.duration else { continue };
        if sort.get_or_insert(&event.sort) != &&event.sort {
            continue;
        }
        let stated = document.reading.times.iter();
        let mut stated = stated.filter(|time| &time.value == duration && event.blocks.contains(&time.block));
        if let Some(time) = stated.next() {
            let text = document.blocks.get(time.block as usize).map_or("", |block| block.text.as_str());
            values.push(Figure {
                document: number,
                block: time.block,
                span: time.span,
                text: sentence_at(text, time.span[0] as usize).to_owned(),
                value: duration.clone(),
            });
        }
    }
    let differs = values.first().is_some_and(|first| values.iter().any(|value| value.value != first.value));
    if differs {
        conflicts.push(Conflict { what: "duration".to_owned(), story, values });
    }
}

/// Figures in the same words.
fn figures(
    documents: &[Document],
    prose: &[Prose<'_>],
    story: u32,
    members: &Story,
    conflicts: &mut Vec<Conflict>,
) {
    let mut all: Vec<Found> = Vec::new();
    for &number in &members.documents {
        if let (Some(document), Some(prose)) = (documents.get(number as usize), prose.get(number as usize)) {
            all.extend(figures_of(document, number, prose));
        }
    }
    if let Some(event) = &members.event {
        hours(prose, story, &event.sort, &all, conflicts);
    }
    all.sort_by(|a, b| a.class.cmp(&b.class).then(a.document.cmp(&b.document)));
    for class in all.chunk_by(|a, b| a.class == b.class) {
        compare_class(
            prose,
            story,
            class.get(..MOST_FIGURES.min(class.len())).unwrap_or_default(),
            conflicts,
        );
    }
}

/// Events that happen at one moment, with the numbers that the lexicon gives their words: their reports tell one time of
/// day, wherever it stands in the sentence that tells the event.
const SUDDEN: [(&str, u32); 6] =
    [("attack", 4), ("explosion", 5), ("collapse", 6), ("accident", 8), ("earthquake", 9), ("launch", 21)];

/// The time of day of a sudden event, where its reports differ: in each the first one beside a word for it.
fn hours(prose: &[Prose<'_>], story: u32, sort: &str, all: &[Found], conflicts: &mut Vec<Conflict>) {
    let Some(&(_, bit)) = SUDDEN.iter().find(|(name, _)| *name == sort) else { return };
    let mut first: Vec<&Found> = Vec::new();
    for figure in all.iter().filter(|figure| figure.class == Class::Clock && figure.events >> bit & 1 == 1) {
        let known = first.iter().any(|known| known.document == figure.document);
        if !known && !figure.so_far {
            first.push(figure);
        }
    }
    let tells = |document: u32, other: &Found| {
        all.iter().any(|one| one.document == document && one.class == other.class && is_same(one, other))
    };
    for (at, a) in first.iter().enumerate() {
        for b in first.iter().skip(at + 1).filter(|b| differ(a, b)) {
            if !tells(a.document, b) && !tells(b.document, a) {
                add(story, prose, a, b, conflicts);
            }
        }
    }
}

fn compare_class(prose: &[Prose<'_>], story: u32, class: &[Found], conflicts: &mut Vec<Conflict>) {
    let has = |document: u32, other: &Found| {
        class.iter().any(|one| one.document == document && is_same(one, other))
    };
    for (at, a) in class.iter().enumerate() {
        for b in class.iter().skip(at + 1).filter(|b| b.document != a.document) {
            if !differ(a, b) || has(a.document, b) || has(b.document, a) {
                continue;
            }
            let (Some(own), Some(other)) = (piece_of(prose, a), piece_of(prose, b)) else { continue };
            // Reports speak of many days, and of one of them in the same words only where they mean the same.
            let least = if a.class == Class::Day { DAYS_COMMON } else { LEAST_COMMON };
            if common_around(own, a, other, b) >= least {
                add(story, prose, a, b, conflicts);
            }
        }
    }
}

fn piece_of<'a>(prose: &'a [Prose<'a>], figure: &Found) -> Option<&'a Piece<'a>> {
    prose.get(figure.document as usize)?.pieces.get(figure.piece)
}

/// Whether two figures have the same value, as far as it is known.
fn is_same(a: &Found, b: &Found) -> bool {
    a.value == b.value
        || (a.number.is_none() && a.value.len() == b.value.len() && !times_differ(&a.value, &b.value))
}

/// Whether two values can't both be right.
fn differ(a: &Found, b: &Found) -> bool {
    if a.value == b.value || a.so_far || b.so_far {
        return false;
    }
    let (Some(x), Some(y)) = (a.number, b.number) else {
        return times_differ(&a.value, &b.value);
    };
    let (least, most) = (x.min(y), x.max(y));
    let ratio = if least > 0.0 { most / least } else { f64::INFINITY };
    match (a.bound, b.bound) {
        (Bound::Exact, Bound::Exact) => !is_rounded(least, most),
        (Bound::Exact | Bound::About, Bound::Exact | Bound::About) => ratio >= ROUNDED,
        // A least number conflicts only with what is below it, a greatest only with what is above.
        (Bound::AtLeast, Bound::Exact) => y < x,
        (Bound::Exact, Bound::AtLeast) => x < y,
        (Bound::AtMost, Bound::Exact) => y > x,
        (Bound::Exact, Bound::AtMost) => x > y,
        _ => false,
    }
}

/// Whether two times differ: both told to the same precision; what is not known of one is no difference.
fn times_differ(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).any(|(a, b)| a != b && a != b'X' && b != b'X')
}

/// Whether one number is the other to fewer figures: 2,000 for 1,987.
fn is_rounded(least: f64, most: f64) -> bool {
    let same = |a: f64, b: f64| (a - b).abs() < 0.5;
    let round =
        |unit: f64| same((least / unit).round() * unit, most) || same((most / unit).round() * unit, least);
    [10.0, 100.0, 1_000.0, 10_000.0, 100_000.0, 1e6, 1e7].into_iter().any(|unit| least >= unit && round(unit))
}

/// Weight of the same words before and behind two figures; of times of day those behind may have others between them.
fn common_around(own: &Piece<'_>, a: &Found, other: &Piece<'_>, b: &Found) -> u32 {
    let (before, behind) = around(own, a);
    let (other_before, other_behind) = around(other, b);
    let left = common_start(before, other_before);
    let right = common_start(behind, other_behind);
    // 余杰返回家中, 余杰获释回家后: who it was, and what he did.
    let looser =
        if a.class == Class::Clock && right >= WHO { common_in_order(behind, other_behind) + 1 } else { 0 };
    left + right.max(looser)
}

/// Weight of the words behind a time of day that have to be the same at once.
const WHO: u32 = 3;

/// Weight of the words with which two rows begin alike; numbers count nothing: lines of agencies are full of dates.
fn common_start<'a>(
    one: impl IntoIterator<Item = &'a Unit>,
    other: impl IntoIterator<Item = &'a Unit>,
) -> u32 {
    let same = one.into_iter().zip(other).take_while(|(x, y)| x.hash == y.hash);
    same.map(|(x, _)| if x.is_number { 0 } else { u32::from(x.weight) }).sum()
}

/// Weight of the longest row of the same words in the same order, of the nearest ten.
fn common_in_order(one: &[Unit], other: &[Unit]) -> u32 {
    const NEAREST: usize = 10;
    let mut row = [0_u32; NEAREST + 1];
    for x in one.iter().take(NEAREST) {
        let mut diagonal = 0;
        for (at, y) in (1..).zip(other.iter().take(NEAREST)) {
            let above = row.get(at).copied().unwrap_or(0);
            let left = row.get(at - 1).copied().unwrap_or(0);
            let both = if x.hash == y.hash { diagonal + u32::from(x.weight) } else { 0 };
            if let Some(cell) = row.get_mut(at) {
                *cell = above.max(left).max(both);
            }
            diagonal = above;
        }
    }
    row.iter().copied().max().unwrap_or(0)
}

/// Adds a pair of values, to the conflict that has one of them already.
fn add(story: u32, prose: &[Prose<'_>], a: &Found, b: &Found, conflicts: &mut Vec<Conflict>) {
    let place = |figure: &Found| (figure.document, figure.block, [figure.from as u32, figure.to as u32]);
    let holds = |conflict: &Conflict, figure: &Found| {
        conflict.values.iter().any(|value| (value.document, value.block, value.span) == place(figure))
    };
    let known = conflicts.iter_mut().find(|conflict| holds(conflict, a) || holds(conflict, b));
    let conflict = if let Some(known) = known {
        known
    } else {
        let what = match &a.class {
            Class::Clock => "time".to_owned(),
            Class::Day => "day".to_owned(),
            Class::Duration => "duration".to_owned(),
            Class::Count(counted) => counted.clone(),
        };
        conflicts.push(Conflict { what, story, values: Vec::new() });
        let Some(new) = conflicts.last_mut() else { return };
        new
    };
    for figure in [a, b] {
        if holds(conflict, figure) {
            continue;
        }
        let Some(piece) = piece_of(prose, figure) else { continue };
        conflict.values.push(Figure {
            document: figure.document,
            block: figure.block,
            span: [figure.from as u32, figure.to as u32],
            text: piece.text.get(figure.sentence.0..figure.sentence.1).unwrap_or_default().trim().to_owned(),
            value: figure.value.clone(),
        });
    }
}
