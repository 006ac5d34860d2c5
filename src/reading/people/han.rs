//! Signs of names in Chinese text: a title before, a cue behind, Latin letters in brackets, the point inside.

use super::gather::{Sighting, Sign};
use crate::lexicon::Role;
use crate::lexicon::fold::is_ideograph;
use crate::reading::prose::{Prose, Script, Span, Word};
use crate::text::names::{self, NameSpan};

/// Characters of the longest name of one piece.
const LONGEST: usize = 8;
/// The number of a title that stands before other things, too ([`Role::PersonTitle`]).
const WEAK: i32 = 8;

/// Collects what a passage tells of names.
pub(super) fn sight(prose: &Prose<'_>, sightings: &mut Vec<Sighting>) {
    if prose.script != Script::Han {
        return;
    }
    let tags = names::tag(prose.text);
    let mut here = Vec::new();
    sight_behind_titles(prose, &tags, &mut here);
    sight_before_brackets(prose, &mut here);
    sight_points(prose, &mut here);
    sight_before_cues(prose, &tags, &mut here);
    sight_before_titles(prose, &mut here);
    let reporters: Vec<Span> = prose
        .asides
        .iter()
        .copied()
        .filter(|aside| {
            prose.words.within(aside.from, aside.to).iter().any(|word| word.entry.has(Role::SpeechReporter))
        })
        .collect();
    let reported = |span: Span| {
        let place = reporters.partition_point(|aside| aside.to <= span.from);
        reporters.get(place).is_some_and(|aside| aside.covers(span))
    };
    here.retain(|(span, _)| !reported(*span));
    let tags: Vec<NameSpan> = tags.into_iter().filter(|tag| !reported(Span::new(tag.from, tag.to))).collect();
    for tag in &tags {
        let span = Span::new(tag.from, tag.to);
        let sign = match tag.kind {
            names::Kind::Person => Sign::TaggedPerson,
            names::Kind::Place => Sign::TaggedPlace,
            names::Kind::Body => Sign::TaggedBody,
        };
        sightings.push(Sighting { amount: tag.confidence, ..sighting(prose, span, sign) });
    }
    for (span, found) in here {
        let place = tags.partition_point(|tag| tag.to <= span.from);
        let over = tags.get(place).filter(|tag| tag.from < span.to).map(|tag| Span::new(tag.from, tag.to));
        if over.is_some_and(|tag| tag != span) {
            sightings.push(sighting(prose, span, Sign::Apart));
        }
        sightings.push(found);
    }
}

fn sighting(prose: &Prose<'_>, span: Span, sign: Sign) -> Sighting {
    let text = span.of(prose.text);
    let short = (2..=3).contains(&text.chars().count());
    let surname = short && prose.words.begin(Role::Surname, span.from).is_some();
    Sighting { text: text.to_owned(), also: None, sign, amount: 1.0, latin: false, surname }
}

/// Whether a character may stand in a name.
fn is_name_char(c: char) -> bool {
    is_ideograph(c)
        && !matches!(
            c,
            '的' | '了'
                | '是'
                | '在'
                | '和'
                | '与'
                | '與'
                | '们'
                | '們'
                | '这'
                | '這'
                | '那'
                | '该'
                | '該'
                | '某'
                | '等'
                | '他'
                | '她'
                | '它'
                | '也'
                | '就'
                | '被'
                | '把'
                | '及'
                | '或'
                | '之'
                | '后'
                | '後'
                | '时'
                | '時'
        )
}

fn is_point(c: char) -> bool {
    matches!(c, '·' | '•' | '‧' | '・')
}

/// What stands behind a name: nothing more of a word.
fn ends_name(prose: &Prose<'_>, at: usize) -> bool {
    let Some(next) = prose.text.get(at..).and_then(|rest| rest.chars().next()) else { return true };
    if !is_name_char(next) && !is_point(next) {
        return true;
    }
    let words = prose.words.within(at, at + 1);
    words.iter().any(|word| {
        // Single characters say something in few places, 说 and 称 in most.
        let says = word.entry.has(Role::SpeechVerb)
            && (word.to - at > 3 || word.entry.value() == 4 && says_alone(prose, at));
        let office =
            word.to - at > 3 && (word.entry.has(Role::PersonTitle) || word.entry.has(Role::PersonUnnamed));
        says || office
            || word.entry.has(Role::SpeechAdverb)
            || word.entry.has(Role::SpeechFrame)
            || word.entry.has(Role::SpeechTime)
            || word.entry.has(Role::SpeechNot)
    })
}

fn says_alone(prose: &Prose<'_>, at: usize) -> bool {
    prose.text.get(at..).is_some_and(|rest| rest.starts_with(['说', '說', '称', '稱']))
}

/// The name that begins at a place: of the lengths that end where a name may the one that surnames make likely.
fn name_at(prose: &Prose<'_>, from: usize) -> Option<Span> {
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
        if !(is_name_char(c) || is_point(c) || initial)
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
fn is_taken(prose: &Prose<'_>, span: Span) -> bool {
    let words = prose.words.within(span.from, span.to);
    // 会谈中, 会上: a place or a time.
    if span.of(prose.text).ends_with(['中', '上', '里', '下', '内', '外', '间', '方', '內', '裡', '間', '前'])
    {
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
                && (word.entry.has(Role::PersonTitle)
                    || word.entry.has(Role::PersonUnnamed)
                    || word.entry.has(Role::PlaceName))
        })
        || prose.words.end(Role::BodyEnd, span.from, span.to).is_some_and(|(from, _)| span.to - from > 3)
}

/// Where nothing tells the end: a surname and two characters, as most names have.
fn guess_name(prose: &Prose<'_>, from: usize) -> Option<Span> {
    prose.words.begin(Role::Surname, from)?;
    let rest = prose.text.get(from..)?;
    let to = rest.char_indices().nth(3).map_or(rest.len(), |(at, _)| at);
    let span = Span::new(from, from + to);
    let text = span.of(prose.text);
    (text.chars().count() == 3 && text.chars().all(is_name_char)).then_some(span)
}

fn sight_behind_titles(prose: &Prose<'_>, tags: &[NameSpan], sightings: &mut Vec<(Span, Sighting)>) {
    let words = prose.words.within(0, prose.text.len());
    for word in words.iter().filter(|word| word.entry.has(Role::PersonTitle)) {
        // A longer title that begins here or goes on is the one that counts.
        let next = prose.words.within(word.to, word.to + 1);
        if next.iter().any(|next| next.entry.has(Role::PersonTitle)) {
            continue;
        }
        let tagged =
            tags.get(tags.partition_point(|tag| tag.from < word.to)).filter(|tag| tag.from == word.to);
        let tagged =
            tagged.filter(|tag| tag.kind == names::Kind::Person).map(|tag| Span::new(tag.from, tag.to));
        let found = tagged.or_else(|| name_at(prose, word.to));
        let Some(span) = found.or_else(|| guess_name(prose, word.to)) else { continue };
        if tagged.is_none() && is_taken(prose, span) {
            continue;
        }
        if found.is_none() {
            sightings.push((span, sighting(prose, span, Sign::WeakTitle)));
            continue;
        }
        let sign = if word.entry.value() == WEAK { Sign::WeakTitle } else { Sign::Title };
        sightings.push((span, sighting(prose, span, sign)));
    }
}

/// A name in Latin letters in brackets belongs to the characters before, back to a title or the clause's beginning.
fn sight_before_brackets(prose: &Prose<'_>, sightings: &mut Vec<(Span, Sighting)>) {
    let text = prose.text;
    for aside in &prose.asides {
        let inner = aside.of(text).trim_matches(['(', ')', '（', '）', ' ']);
        let words = inner.split_whitespace().count();
        let latin = inner.chars().all(|c| c.is_alphabetic() && !is_ideograph(c) || " .'’-".contains(c));
        let capital = inner
            .split_whitespace()
            .all(|word| word.chars().next().is_some_and(|c| c.is_uppercase() || word.len() < 4));
        if !aside.of(text).starts_with(['(', '（']) || !latin || !capital || !(2..=5).contains(&words) {
            continue;
        }
        let head = text.get(..aside.from).unwrap_or_default().trim_end();
        let to = head.len();
        let start = head
            .char_indices()
            .rev()
            .take(LONGEST * 2)
            .take_while(|&(_, c)| is_name_char(c) || is_point(c))
            .last()
            .map_or(to, |(at, _)| at);
        let title = prose
            .words
            .within(start, to)
            .iter()
            .filter(|word| word.entry.has(Role::PersonTitle) && word.to < to);
        let from = title.map(|word| word.to).max().unwrap_or(start);
        let span = Span::new(from, to);
        let length = span.of(text).chars().count();
        let office = prose.words.within(span.from, span.to).iter().any(|word| {
            word.entry.has(Role::PersonTitle)
                || word.entry.has(Role::PersonUnnamed)
                || word.entry.has(Role::PlaceName)
        });
        if (2..=12).contains(&length) && !office {
            let mut sighting = sighting(prose, span, Sign::Brackets);
            sighting.also = Some(inner.to_owned());
            sightings.push((span, sighting));
        }
    }
}

/// A point between ideographs stands in a transliterated name; where it begins a title or a border tells.
fn sight_points(prose: &Prose<'_>, sightings: &mut Vec<(Span, Sighting)>) {
    let text = prose.text;
    let mut free = 0;
    for (at, c) in text.char_indices() {
        if !is_point(c) || at < free {
            continue;
        }
        let head = text.get(..at).unwrap_or_default();
        let start = head.char_indices().rev().take(LONGEST).take_while(|&(_, c)| is_name_char(c)).last();
        let Some((start, _)) = start else { continue };
        let border = |word: &&Word| {
            word.to < at
                && [
                    Role::PersonTitle,
                    Role::SpeechFrame,
                    Role::SpeechAdverb,
                    Role::SpeechTime,
                    Role::PlaceName,
                ]
                .iter()
                .any(|&role| word.entry.has(role))
        };
        let from =
            prose.words.within(start, at).iter().filter(border).map(|word| word.to).max().unwrap_or(start);
        let Some(span) = name_at(prose, from).filter(|span| span.to > at) else { continue };
        free = span.to;
        sightings.push((span, sighting(prose, span, Sign::Point)));
    }
}

/// What stands between a border and a word of saying, if it can be a name: 的, a pause, an office end before it.
fn sight_before_cues(prose: &Prose<'_>, tags: &[NameSpan], sightings: &mut Vec<(Span, Sighting)>) {
    let words = prose.words.within(0, prose.text.len());
    for word in words.iter().filter(|word| word.entry.has(Role::SpeechVerb) && word.entry.value() != 3) {
        if prose.is_aside(word.from) {
            continue;
        }
        let to = peel_back(prose, word.from);
        let place = tags.partition_point(|tag| tag.to < to);
        let tagged = tags.get(place).filter(|tag| tag.to == to && tag.kind == names::Kind::Person);
        let tagged = tagged.map(|tag| Span::new(tag.from, tag.to));
        let Some(span) = tagged.or_else(|| back_to_border(prose, to)) else { continue };
        if tagged.is_none() && is_taken(prose, span) {
            continue;
        }
        sightings.push((span, sighting(prose, span, Sign::Cue)));
    }
}

/// Back over adverbs before a verb.
fn peel_back(prose: &Prose<'_>, to: usize) -> usize {
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
fn back_to_border(prose: &Prose<'_>, to: usize) -> Option<Span> {
    let head = prose.text.get(..to)?;
    let start = head
        .char_indices()
        .rev()
        .take(LONGEST + 1)
        .take_while(|&(_, c)| is_name_char(c) || is_point(c))
        .last()
        .map(|(at, _)| at)?;
    let border = |word: &&Word| {
        word.to < to
            && [Role::PersonTitle, Role::SpeechTime, Role::SpeechOpening]
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

/// 布林肯国务卿: what alone stands between a clause's beginning and an office that a verb or a phrase follows.
fn sight_before_titles(prose: &Prose<'_>, sightings: &mut Vec<(Span, Sighting)>) {
    for clause in prose.sentences.iter().flat_map(|sentence| &sentence.clauses) {
        let span = clause.span.trim(prose.text);
        let near = prose.words.within(span.from, span.to);
        let title =
            near.iter().take(24).find(|word| word.entry.has(Role::PersonTitle) && word.from > span.from);
        let Some(title) = title else { continue };
        let name = Span::new(span.from, title.from);
        let text = name.of(prose.text);
        let written = text.chars().all(|c| is_name_char(c) || is_point(c) || c.is_ascii_uppercase());
        if written
            && (2..=12).contains(&text.chars().count())
            && !is_taken(prose, name)
            && ends_name(prose, title.to)
        {
            sightings.push((name, sighting(prose, name, Sign::TitleBehind)));
        }
    }
}
