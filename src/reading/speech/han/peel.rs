//! What may stand before a speaker, and between a speaker and the word of saying.

use crate::lexicon::Role;
use crate::reading::prose::{Prose, Span};

/// What is left between a possible speaker and the word of saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// Nothing but adverbs and times.
    Nothing,
    /// A phrase of occasion, of whom it is said to or what about.
    Frame,
    /// Somebody else who is named beside.
    Companion,
    /// Something that makes this no speaker.
    Other,
}

/// Steps over adverbs and times; a long row of them is no sentence.
const STEPS: usize = 12;

/// What stands between two places.
pub(super) fn rest(prose: &Prose<'_>, from: usize, to: usize) -> Rest {
    let mut at = from;
    for _ in 0..STEPS {
        at = skip_space(prose, at, to);
        if at >= to || is_manner(prose, at, to) {
            return Rest::Nothing;
        }
        if let Some(aside) = aside_at(prose, at) {
            at = aside;
            continue;
        }
        if let Some(end) = time_at(prose, at, to) {
            at = end;
            continue;
        }
        let adverb = prose.words.begin(Role::SpeechAdverb, at).map(|(end, _)| end);
        let frame = frame_at(prose, at);
        match (adverb, frame) {
            (Some(end), Some((longer, kind))) if longer > end => return frame_rest(kind),
            (Some(end), _) if end <= to => at = end,
            (_, Some((_, kind))) => return frame_rest(kind),
            _ => {
                let not = prose.words.begin(Role::SpeechNot, at).map(|(end, _)| end);
                match not.filter(|&end| end <= to) {
                    Some(end) => at = end,
                    None => return Rest::Other,
                }
            }
        }
    }
    Rest::Other
}

/// The phrase of occasion or of whom it is said to that begins at a place, and its number; not 当地, 对面.
pub(super) fn frame_at(prose: &Prose<'_>, at: usize) -> Option<(usize, i32)> {
    prose.words.begin(Role::SpeechFrame, at).filter(|_| !prose.words.begins(Role::SpeechNoFrame, at))
}

/// Behind adverbs, times and brackets from a place on.
pub(super) fn skip(prose: &Prose<'_>, from: usize, to: usize) -> usize {
    let mut at = from;
    for _ in 0..STEPS {
        let next = skip_space(prose, at, to);
        let adverb = prose.words.begin(Role::SpeechAdverb, next).map(|(end, _)| end);
        let step =
            aside_at(prose, next).or_else(|| time_at(prose, next, to)).or(adverb).filter(|&end| end <= to);
        match step {
            Some(end) if next < to => at = end,
            _ => break,
        }
    }
    at
}

/// Characters of the longest phrase that tells how it is said and ends with 地.
const MANNER: usize = 6;

/// 一如既往地, 意味深长地: all that stands before the verb tells how it is said.
fn is_manner(prose: &Prose<'_>, at: usize, to: usize) -> bool {
    let phrase = prose.text.get(at..to).unwrap_or_default();
    prose.words.ends(Role::SpeechMannerMark, at, to)
        && phrase.chars().count() <= MANNER
        && !prose.words.within(at, to).iter().any(|word| word.entry.has(Role::Surname) && word.from == at)
}

const fn frame_rest(kind: i32) -> Rest {
    if kind == 3 { Rest::Companion } else { Rest::Frame }
}

fn skip_space(prose: &Prose<'_>, at: usize, to: usize) -> usize {
    let rest = prose.text.get(at..to).unwrap_or_default();
    at + (rest.len() - rest.trim_start().len())
}

fn aside_at(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let place = prose.asides.partition_point(|aside| aside.from < at);
    let aside = prose.asides.get(place).filter(|aside| aside.from == at)?;
    prose.text.get(at..).is_some_and(|rest| rest.starts_with(['(', '（'])).then_some(aside.to)
}

/// Where an expression of time ends that begins at a place: a known word, or figures with a unit.
pub(super) fn time_at(prose: &Prose<'_>, at: usize, to: usize) -> Option<usize> {
    if let Some((end, _)) = prose.words.begin(Role::SpeechTime, at).filter(|&(end, _)| end <= to) {
        // 上个星期三
        let day = prose.words.begin(Role::SpeechWeekday, end).filter(|&(day, week)| day <= to && week == 0);
        let week = prose.words.end(Role::SpeechWeekday, at, end).is_some_and(|(_, week)| week == 1);
        return Some(day.filter(|_| week).map_or(end, |(day, _)| day));
    }
    let rest = prose.text.get(at..to)?;
    let figure = |(place, c): &(usize, char)| {
        c.is_ascii_digit() || matches!(c, '０'..='９') || prose.words.begins(Role::SpeechFigure, at + place)
    };
    let figures: usize = rest.char_indices().take_while(figure).map(|(_, c)| c.len_utf8()).sum();
    if figures == 0 {
        return None;
    }
    let unit = prose.words.begin(Role::SpeechTimeUnit, at + figures)?.0;
    (unit <= to).then_some(unit)
}

/// Where a clause begins behind what leads over from the one before: 但, 此外, 周三.
pub(super) fn strip_openings(prose: &Prose<'_>, span: Span) -> usize {
    let mut at = dateline(prose, span).unwrap_or(span.from);
    for _ in 0..STEPS {
        at = skip_space(prose, at, span.to);
        if let Some(aside) = aside_at(prose, at).filter(|&end| end < span.to) {
            at = aside;
        } else if prose.text.get(at..span.to).is_some_and(|rest| rest.starts_with(['【', '〔', '[']))
            && let Some(end) = any_aside(prose, at)
        {
            at = end;
        } else if let Some(end) = time_at(prose, at, span.to) {
            at = end;
        } else if let Some((end, _)) =
            prose.words.begin(Role::SpeechOpening, at).filter(|&(end, _)| end <= span.to)
        {
            at = end;
        } else {
            return at;
        }
    }
    at
}

fn any_aside(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let place = prose.asides.partition_point(|aside| aside.from < at);
    prose.asides.get(place).filter(|aside| aside.from == at).map(|aside| aside.to)
}

/// Bytes in which a dateline ends.
const DATELINE: usize = 90;

/// Where a dateline ends that the passage begins with: 某社某地九月九日电, and what follows it in brackets.
fn dateline(prose: &Prose<'_>, span: Span) -> Option<usize> {
    let rest = prose.text.get(span.from..span.to)?;
    if !prose.text.get(..span.from)?.trim().is_empty() {
        return None;
    }
    let (at, c) = rest.char_indices().take_while(|&(at, _)| at < DATELINE).find(|&(at, c)| {
        prose.words.begins(Role::SpeechDateline, span.from + at) && {
            let next = rest.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
            next.is_some_and(|next| next.is_whitespace() || matches!(next, '（' | '('))
        }
    })?;
    Some(span.from + at + c.len_utf8())
}
