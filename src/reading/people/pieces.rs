//! Which characters of Chinese text may be a name: where one begins and ends, and what is none.

use crate::lexicon::Role;
use crate::lexicon::fold::is_ideograph;
use crate::reading::prose::{Prose, Span, Word};

/// Characters of the longest name of one piece.
pub(super) const LONGEST: usize = 8;

/// 周五, and what begins with the unit of a figure before it (3月前往…).
pub(super) fn is_time(prose: &Prose<'_>, span: Span) -> bool {
    let day = prose.words.begin(Role::SpeechTime, span.from).is_some_and(|(to, _)| to >= span.to);
    let figure = prose.text.get(..span.from).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()));
    day || (figure && prose.words.begin(Role::SpeechTimeUnit, span.from).is_some())
}

/// Whether the character at a place may stand in a name.
pub(super) fn is_name_char(prose: &Prose<'_>, at: usize, c: char) -> bool {
    is_ideograph(c) && !prose.words.begins(Role::PersonNever, at)
}

/// Whether all characters of a stretch may.
pub(super) fn is_written_as_name(prose: &Prose<'_>, span: Span) -> bool {
    let mut chars = span.of(prose.text).char_indices();
    chars.all(|(at, c)| is_name_char(prose, span.from + at, c) || is_point(c) || c.is_ascii_uppercase())
}

pub(super) fn is_point(c: char) -> bool {
    matches!(c, '·' | '•' | '‧' | '・')
}

/// What stands behind a name: nothing more of a word.
pub(super) fn ends_name(prose: &Prose<'_>, at: usize) -> bool {
    let Some(next) = prose.text.get(at..).and_then(|rest| rest.chars().next()) else { return true };
    if !is_name_char(prose, at, next) && !is_point(next) {
        return true;
    }
    let words = prose.words.within(at, at + 1);
    words.iter().any(|word| {
        // Single characters say something in few places, 说 and 称 in most.
        let says = word.entry.has(Role::SpeechVerb)
            && (word.to - at > 3 || word.entry.value() == 4 && says_alone(prose, at));
        let office =
            word.to - at > 3 && (word.entry.has(Role::SpeechTitle) || word.entry.has(Role::PersonUnnamed));
        says || office
            || word.entry.has(Role::SpeechAdverb)
            || word.entry.has(Role::SpeechFrame)
            || word.entry.has(Role::SpeechTime)
            || word.entry.has(Role::SpeechNot)
    })
}

fn says_alone(prose: &Prose<'_>, at: usize) -> bool {
    prose.words.begins(Role::SpeechPlain, at)
}

/// The name that begins at a place: of the lengths that end where a name may the one that surnames make likely.
pub(super) fn name_at(prose: &Prose<'_>, from: usize) -> Option<Span> {
    let text = prose.text;
    let rest = text.get(from..)?;
    let mut ends = Vec::new();
    let mut length = 0;
    let mut point = false;
    let mut before = None;
    for (at, c) in rest.char_indices() {
        if length > 1 && before.is_some_and(|b| !is_point(b)) && ends_name(prose, from + at) {
            ends.push((length, from + at));
        }
        // 安东尼·J·布林肯
        let initial = (c.is_ascii_uppercase() && before.is_some_and(is_point)) || (c == '-' && point);
        before = Some(c);
        if is_point(c) {
            ends.clear();
        }
        if !(is_name_char(prose, from + at, c) || is_point(c) || initial)
            || length >= LONGEST * 2
            || (!point && length >= LONGEST)
        {
            break;
        }
        point |= is_point(c);
        length += 1;
        if at + c.len_utf8() == rest.len() {
            ends.push((length, from + rest.len()));
        }
    }
    let surname = prose.words.begin(Role::Surname, from).is_some();
    if point {
        return ends.first().map(|&(_, to)| Span::new(from, to));
    }
    let pick = |wanted: usize| ends.iter().find(|&&(length, _)| length == wanted);
    if surname {
        let short = [3, 2, 4].into_iter().find_map(pick);
        if let Some(&(_, to)) = short {
            return Some(Span::new(from, to));
        }
    }
    ends.first().filter(|&&(length, _)| length <= LONGEST).map(|&(_, to)| Span::new(from, to))
}

/// Whether a string is something else: an office, a body, a role.
pub(super) fn is_taken(prose: &Prose<'_>, span: Span) -> bool {
    let words = prose.words.within(span.from, span.to);
    // 会谈中, 会上: a place or a time.
    if prose.words.ends(Role::PersonNoEnd, span.from, span.to) {
        return true;
    }
    let small = [Role::SpeechFrame, Role::SpeechAdverb, Role::SpeechNot];
    let led = words.iter().any(|word| {
        small.iter().any(|&role| word.entry.has(role))
            && !(word.from == span.from && prose.words.begin(Role::Surname, span.from).is_some())
    });
    let verb = [
        Role::SpeechVerb,
        Role::SpeechAdverb,
        Role::SpeechNone,
        Role::SpeechFrame,
        Role::SpeechOpening,
        Role::SpeechTime,
    ]
    .iter()
    .any(|&role| {
        words.iter().any(|word| word.entry.has(role) && word.to <= span.to && word.to - word.from > 3)
    });
    led || verb
        || words.iter().any(|word| {
            word.to <= span.to
                && (word.entry.has(Role::SpeechTitle)
                    || word.entry.has(Role::PersonUnnamed)
                    || word.entry.has(Role::PlaceName))
        })
        || prose.words.end(Role::BodyEnd, span.from, span.to).is_some_and(|(from, _)| span.to - from > 3)
}

/// Where nothing tells the end: a surname and two characters, as most names have.
pub(super) fn guess_name(prose: &Prose<'_>, from: usize) -> Option<Span> {
    prose.words.begin(Role::Surname, from)?;
    let rest = prose.text.get(from..)?;
    let to = rest.char_indices().nth(3).map_or(rest.len(), |(at, _)| at);
    let span = Span::new(from, from + to);
    let text = span.of(prose.text);
    (text.chars().count() == 3 && is_written_as_name(prose, span)).then_some(span)
}

/// Back over adverbs before a verb.
pub(super) fn peel_back(prose: &Prose<'_>, to: usize) -> usize {
    let mut at = to;
    for _ in 0..4 {
        let head = prose.text.get(..at).unwrap_or_default();
        at = head.trim_end().len();
        let adverb =
            prose.words.end(Role::SpeechAdverb, 0, at).or_else(|| prose.words.end(Role::SpeechVerb, 0, at));
        match adverb {
            Some((from, _)) => at = from,
            None => break,
        }
    }
    at
}

/// From the last border before a place: what is no character of a name, an office, a time.
pub(super) fn back_to_border(prose: &Prose<'_>, to: usize) -> Option<Span> {
    let head = prose.text.get(..to)?;
    let start = head
        .char_indices()
        .rev()
        .take(LONGEST + 1)
        .take_while(|&(at, c)| is_name_char(prose, at, c) || is_point(c))
        .last()
        .map(|(at, _)| at)?;
    let border = |word: &&Word| {
        word.to < to
            && [Role::SpeechTitle, Role::SpeechTime, Role::SpeechOpening]
                .iter()
                .any(|&role| word.entry.has(role))
    };
    let from = prose.words.within(start, to).iter().filter(border).map(|word| word.to).max().unwrap_or(start);
    let dated = prose.text.get(..from).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()));
    let from = match prose.words.begin(Role::SpeechTimeUnit, from) {
        Some((unit, _)) if dated && unit < to => unit,
        _ => from,
    };
    let span = Span::new(from, to);
    let length = span.of(prose.text).chars().count();
    let point = span.of(prose.text).contains(is_point);
    (length > 1 && (length <= 5 || point)).then_some(span)
}
