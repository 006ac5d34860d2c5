//! Signs of names in Chinese text: a title before, a cue behind, Latin letters in brackets, the point inside.

use super::gather::{Sighting, Sign};
use super::pieces::{
    LONGEST, back_to_border, ends_name, guess_name, is_name_char, is_point, is_taken, is_time,
    is_written_as_name, name_at, peel_back,
};
use crate::lexicon::Role;
use crate::lexicon::fold::is_ideograph;
use crate::reading::prose::{Prose, Script, Span, Word};
use crate::text::names::{self, NameSpan};

/// The number of a title that stands before other things, too ([`Role::SpeechTitle`]).
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
    let none = |span: Span| reported(span) || is_time(prose, span);
    here.retain(|(span, _)| !none(*span));
    let kept = |tag: &NameSpan| {
        let span = Span::new(tag.from, tag.to);
        !none(span) && (tag.kind != names::Kind::Person || !runs_on(prose, span))
    };
    let tags: Vec<NameSpan> = tags.into_iter().filter(kept).collect();
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

/// Whether the tagger takes a piece of a phrase for somebody: 侯回應, 黄说, 李否认, 李与布兰德.
///
/// A character that names hold at their end at most (何励之) stands inside it; or a word of saying ends where it does; or
/// one, an office (邹先生) or a day (哈维星期三) runs on behind it. Or it is all the name of a country, or in Latin letters
/// that of a body, or stands alone in quotation marks.
fn runs_on(prose: &Prose<'_>, span: Span) -> bool {
    let text = span.of(prose.text);
    if text.is_ascii() {
        return prose.words.ends(Role::BodyEnd, span.from, span.to);
    }
    let mut inside = text.char_indices();
    inside.next_back();
    let never = inside.any(|(at, c)| is_ideograph(c) && !is_name_char(prose, span.from + at, c));
    let says = prose.words.within(span.from + 1, span.to).iter().any(|word| {
        (word.to >= span.to && word.entry.has(Role::SpeechVerb) && word.to - word.from > 3)
            || (word.to > span.to
                && [Role::SpeechTitle, Role::SpeechTime].iter().any(|&role| word.entry.has(role))
                && word.to - word.from > 3)
            || (word.to == span.to && word.entry.has(Role::SpeechPlain))
            || (word.to == span.to && word.entry.has(Role::SpeechVerb) && is_led_in(prose, span.to))
    });
    // 梁还说: the adverb belongs to the verb.
    let adverb = prose.words.ends(Role::SpeechAdverb, span.from + 1, span.to)
        && prose.words.begins(Role::SpeechVerb, span.to);
    let place = prose.words.begin(Role::PlaceName, span.from).is_some_and(|(to, _)| to == span.to);
    // “云川·新桥”: what alone stands in quotation marks is the title of something, or a nickname.
    let titled = prose.quotation_at(span.from).and_then(|number| prose.quotations.get(number));
    let titled = titled.is_some_and(|quotation| quotation.inner == span);
    // 梁我认为: a pronoun behind a surname.
    let pronoun =
        prose.words.end(Role::SpeechPronoun, span.from + 1, span.to).is_some_and(|(_, kind)| kind == 5);
    never || pronoun || says || adverb || place || titled
}

/// Whether a colon or a quotation follows: 汪答：“…”.
fn is_led_in(prose: &Prose<'_>, at: usize) -> bool {
    prose.text.get(at..).is_some_and(|rest| rest.starts_with([':', '：', '“', '「', '『']))
}

/// Whether no ideograph follows, which might be the rest of a word.
fn is_closed(prose: &Prose<'_>, at: usize) -> bool {
    !prose.text.get(at..).is_some_and(|rest| rest.starts_with(is_ideograph))
}

fn sight_behind_titles(prose: &Prose<'_>, tags: &[NameSpan], sightings: &mut Vec<(Span, Sighting)>) {
    let words = prose.words.within(0, prose.text.len());
    for word in words.iter().filter(|word| word.entry.has(Role::SpeechTitle)) {
        // A longer title that begins here or goes on is the one that counts.
        let around = prose.words.within(word.from.saturating_sub(24), word.to + 1);
        let longer = |other: &Word| {
            other.entry.has(Role::SpeechTitle)
                && (other.from == word.to || (other.from < word.to && other.to > word.to))
        };
        if around.iter().any(longer) {
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
        let found = sighting(prose, span, sign);
        if found.surname && is_closed(prose, span.to) {
            sightings.push((span, Sighting { sign: Sign::Closed, ..found.clone() }));
        }
        sightings.push((span, found));
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
            .take_while(|&(at, c)| is_name_char(prose, at, c) || is_point(c))
            .last()
            .map_or(to, |(at, _)| at);
        let title = prose
            .words
            .within(start, to)
            .iter()
            .filter(|word| word.entry.has(Role::SpeechTitle) && word.to < to);
        let from = title.map(|word| word.to).max().unwrap_or(start);
        let span = Span::new(from, to);
        let length = span.of(text).chars().count();
        let office = prose.words.within(span.from, span.to).iter().any(|word| {
            word.entry.has(Role::SpeechTitle)
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
        let start =
            head.char_indices().rev().take(LONGEST).take_while(|&(at, c)| is_name_char(prose, at, c)).last();
        let Some((start, _)) = start else { continue };
        let border = |word: &&Word| {
            word.to < at
                && [
                    Role::SpeechTitle,
                    Role::SpeechFrame,
                    Role::SpeechAdverb,
                    Role::SpeechTime,
                    Role::SpeechSource,
                    Role::PlaceName,
                ]
                .iter()
                .any(|&role| word.entry.has(role))
        };
        let from =
            prose.words.within(start, at).iter().filter(border).map(|word| word.to).max().unwrap_or(start);
        // 3月前…, 1985年…: a date, and no name.
        if from == start && head.get(..start).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()))
        {
            continue;
        }
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

/// 布林肯国务卿: what alone stands between a clause's beginning and an office that a verb or a phrase follows.
fn sight_before_titles(prose: &Prose<'_>, sightings: &mut Vec<(Span, Sighting)>) {
    for clause in prose.sentences.iter().flat_map(|sentence| &sentence.clauses) {
        let span = clause.span.trim(prose.text);
        let near = prose.words.within(span.from, span.to);
        let title =
            near.iter().take(24).find(|word| word.entry.has(Role::SpeechTitle) && word.from > span.from);
        let Some(title) = title else { continue };
        let name = Span::new(span.from, title.from);
        let text = name.of(prose.text);
        let written = is_written_as_name(prose, name);
        if written
            && (2..=12).contains(&text.chars().count())
            && !is_taken(prose, name)
            && ends_name(prose, title.to)
        {
            sightings.push((name, sighting(prose, name, Sign::TitleBehind)));
        }
    }
}
