//! Names in lines: beside a floor or a time, before a colon; what stands around them is cut.

use super::anchor::Sign;
use super::buttons::is_buttons;
use super::furniture::is_part_beside;
use crate::lexicon::fold::{fold_phrase, fold_start};
use crate::lexicon::role::Manner;
use crate::lexicon::{Role, begins, is};
use crate::text::marked::{Marked, place_in};
use crate::thread::openers::strip_opening;

/// Longest name before a colon, in characters.
const LONGEST_PREFIX: usize = 20;

/// A name and the words behind its colon: `林小雨：渡轮恢复了`.
pub(super) fn prefix_name(text: &str) -> Option<(&str, &str)> {
    let (name, words) = text.split_once(['：', ':'])?;
    let (name, words) = (name.trim(), words.trim_start());
    let plain = name.chars().any(char::is_alphabetic)
        && name.chars().count() <= LONGEST_PREFIX
        && name.split_whitespace().count() <= 3
        && !name.contains(['，', '。', '！', '？', ',', '!', '?', '“', '"', '、', '/']);
    (plain && !words.is_empty()).then_some((name, words))
}

/// The name in a line that also states a floor or a time.
pub(super) fn name_beside<'a>(text: &'a str, sign: &Sign) -> Option<&'a str> {
    let mut cuts: Vec<[usize; 2]> = sign.floor.iter().map(|(_, span)| *span).chain(sign.when).collect();
    crate::order::sort(&mut cuts);
    let mut pieces = Vec::new();
    let mut at = 0;
    for [from, to] in cuts {
        pieces.push(text.get(at..from).unwrap_or_default());
        at = at.max(to);
    }
    pieces.push(text.get(at..).unwrap_or_default());
    let pieces = pieces
        .into_iter()
        .map(behind_lead)
        .map(before_button)
        .map(trim_name)
        .map(before_counts)
        .map(before_bracket);
    pieces.into_iter().find(|piece| {
        piece.chars().any(char::is_alphabetic)
            && !is_no_name(piece)
            && piece.chars().count() <= 40
            && !is_buttons(&fold_phrase(piece))
            && !is_part_beside(piece)
    })
}

/// Most words of a name behind the word that leads to it.
const LONGEST_LED: usize = 4;

/// Characters that tell whether a text begins as the subject of an answer.
const SUBJECT: usize = 12;

/// Longest text that may be all name, in bytes: "von" leads to a name, and is part of one.
const LONGEST_PLAIN: usize = 24;

/// What stands behind the last word that leads to a name, if it is as short as a name: of `Re: the ferry by Ada:` it is
/// `Ada:`; else, and where there is no subject before it, all of the text.
pub(super) fn behind_lead(text: &str) -> &str {
    let subject = text.len() > LONGEST_PLAIN || begins(Role::AnswerSubject, &fold_start(text, SUBJECT));
    let starts = text.match_indices(' ').rev().take(LONGEST_LED + 1).map(|(at, _)| at + 1);
    let led = |from: usize| {
        let (rest, _) = strip_opening(text.get(from..)?, Role::PosterLead)?;
        let lead = text.get(from..text.len() - rest.len())?;
        (lead.ends_with(' ') && rest.contains(char::is_alphanumeric)).then_some(rest)
    };
    starts.filter(|_| subject).find_map(led).unwrap_or(text)
}

/// Words of a name and counts behind it, less one.
const FEWEST_COUNTED: usize = 3;

/// A name without the counts behind it: `Ada 188 points 12 replies`.
fn before_counts(name: &str) -> &str {
    if name.split(' ').nth(FEWEST_COUNTED).is_none() {
        return name;
    }
    let mut words = name.split_inclusive(' ');
    let first = words.next().unwrap_or_default();
    let counts = words.next().is_some_and(|word| word.trim_end().bytes().all(|b| b.is_ascii_digit()));
    if counts { trim_name(first) } else { name }
}

/// Whether what stands beside a time is none of a name: a day of the week, a count, the subject that is answered.
fn is_no_name(piece: &str) -> bool {
    let folded = fold_phrase(piece);
    let (first, rest) = folded.split_once(' ').unwrap_or((folded.as_str(), ""));
    let counts =
        !rest.is_empty() && rest.len() <= LONGEST_COUNTED && first.bytes().all(|b| b.is_ascii_digit());
    let subject = folded.trim_start_matches(['#', ' ']).starts_with("re:");
    counts || subject || is(Role::Weekday, folded.trim_end_matches(['.', ',']))
}

/// Longest word for what is counted, in bytes.
const LONGEST_COUNTED: usize = 12;

/// The name in a short text that states a time from one byte to another.
pub(in crate::thread) fn name_around(text: &str, (from, to): (usize, usize)) -> Option<&str> {
    name_beside(text, &Sign { when: Some([from, to]), ..Sign::default() })
        .and_then(|name| name.split(['|', '\u{3000}']).map(str::trim).find(|part| !part.is_empty()))
}

/// A name without what stands behind it: the address of its user, whom the post answers, a rank behind a bar.
pub(super) fn before_handle(name: &str) -> &str {
    let end = [" @", " | "].into_iter().filter_map(|sign| name.find(sign)).min();
    end.and_then(|end| name.get(..end)).filter(|name| !name.trim().is_empty()).unwrap_or(name)
}

/// A name behind the number of a list, a bullet and what stands for a picture: `1. ● Ada`, `1. [5e6f24] Ada`.
pub(super) fn behind_number(name: &str) -> &str {
    let figures = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if figures.len() < name.len() { figures.strip_prefix(". ").unwrap_or(name) } else { name };
    let rest = rest
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '●' | '•' | '○' | '■' | '□' | '*'));
    // Its first bracket may be cut already.
    let picture =
        rest.trim_start_matches('[').split_once(']').filter(|(picture, _)| !picture.contains([' ', '[']));
    let rest = picture.map_or(rest, |(_, behind)| behind.trim_start());
    if rest.contains(char::is_alphabetic) { rest } else { name }
}

/// A name that stands twice in a line, once.
pub(super) fn undouble(name: &str) -> &str {
    match name.get(..name.len() / 2) {
        Some(half) if name.strip_prefix(half).is_some_and(|rest| rest.strip_prefix(' ') == Some(half)) => {
            half
        }
        _ => around_picture(name).unwrap_or(name),
    }
}

/// Longest description of a picture between a name and the name again, in bytes.
const LONGEST_PICTURE: usize = 16;

/// A name that stands twice around one word for the picture beside it: `ada avatar ada`.
fn around_picture(name: &str) -> Option<&str> {
    let (first, rest) = name.split_once(' ')?;
    let (picture, again) = rest.split_once(' ')?;
    (first == again && picture.len() <= LONGEST_PICTURE).then_some(first)
}

/// A name without the button behind its colon.
fn before_button(piece: &str) -> &str {
    match piece.trim().split_once(['：', ':']) {
        Some((name, rest)) if !name.trim().is_empty() && is_buttons(&fold_phrase(rest)) => name,
        _ => piece,
    }
}

/// A name without what users write behind it in brackets.
fn before_bracket(name: &str) -> &str {
    const OPEN: [char; 4] = ['(', '（', '[', '【'];
    match name.find(|c: char| c == ' ' || OPEN.contains(&c)) {
        Some(at) if name.get(at..).is_some_and(|rest| rest.trim_start().starts_with(OPEN)) && at > 0 => {
            name.get(..at).unwrap_or(name)
        }
        _ => name,
    }
}

/// Cuts the words around a name and the punctuation.
pub(super) fn trim_name(text: &str) -> &str {
    let mut name = text;
    loop {
        name = name.trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ':' | '：'
                        | '·'
                        | '|'
                        | ','
                        | '-'
                        | '—'
                        | '–'
                        | '('
                        | ')'
                        | '['
                        | ']'
                        | '»'
                        | '•'
                        | '，'
                        | '*'
                )
        });
        match cut_around(name) {
            Some(shorter) if shorter.len() < name.len() => name = shorter,
            _ => return name,
        }
    }
}

/// A name without the word that stands before or behind it; nothing where it is but such a word.
fn cut_around(name: &str) -> Option<&str> {
    let line = Marked::new(name);
    let folded = line.folded.as_str();
    line.marks.iter().filter(|mark| mark.is(Role::AroundPoster, Manner::Word)).find_map(|mark| {
        let (from, to) = (mark.start as usize, mark.end as usize);
        let (before, behind) = (folded.get(..from)?, folded.get(to..)?);
        if before.is_empty() && behind.is_empty() {
            return Some("");
        }
        let spaced = !folded.get(from..to)?.is_ascii() || before.ends_with(' ');
        if behind.is_empty() && spaced {
            return name.get(..place_in(name, folded, from));
        }
        (before.is_empty() && behind.starts_with([' ', ':']))
            .then(|| name.get(place_in(name, folded, to)..))
            .flatten()
    })
}
