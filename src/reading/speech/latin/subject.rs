//! Who says it in an English sentence: the phrase before the verb, behind it, or the one the sentence began with.

use super::super::{HeadKind, Subject};
use super::Place;
use super::cue::Cue;
use super::token::Token;
use crate::lexicon::Role;
use crate::reading::prose::Span;

/// Words of the longest phrase that names a speaker.
const LONGEST: usize = 16;

/// The phrase right before a verb, what stands between them left out.
pub(super) fn before(place: &Place<'_>, cue: &Cue) -> Option<Subject> {
    let mut at = skip_adverbs(place, cue.token);
    if participle(place, cue) && at == cue.token {
        return None;
    }
    // "Name, office, said": the first of the phrases between the pauses.
    if let Some(Token::Pause(',' | '—' | '–', _)) =
        at.checked_sub(1).and_then(|last| place.tokens.list.get(last))
    {
        return apposition(place, at - 1);
    }
    if let Some(Token::Word(word)) = at.checked_sub(1).and_then(|last| place.tokens.list.get(last))
        && matches!(word.of(place.prose.text), "who" | "which")
    {
        at = at.checked_sub(1)?;
        while let Some(Token::Pause(..)) = at.checked_sub(1).and_then(|last| place.tokens.list.get(last)) {
            at -= 1;
        }
    }
    phrase_before(place, at)
}

/// The number of the token behind the phrase before a verb: adverbs, auxiliaries and times stand between.
fn skip_adverbs(place: &Place<'_>, token: usize) -> usize {
    let mut at = token;
    while let Some(Token::Word(word)) = at.checked_sub(1).and_then(|last| place.tokens.list.get(last)) {
        let text = word.of(place.prose.text);
        let adverb =
            place.prose.words.begin(Role::SpeechAdverb, word.from).is_some_and(|(to, _)| to >= word.to)
                || (text.ends_with("ly") && text.starts_with(char::is_lowercase))
                || place.prose.words.begin(Role::SpeechNot, word.from).is_some_and(|(to, _)| to >= word.to)
                || text.ends_with("n’t")
                || text.ends_with("n't");
        // "on Friday", "in a statement": the words before belong to it.
        let day =
            place.prose.words.begin(Role::SpeechOccasion, word.from).is_some_and(|(to, _)| to == word.to);
        if adverb {
            at -= 1;
            if let Some(Token::Word(on)) = at.checked_sub(1).and_then(|last| place.tokens.list.get(last))
                && on.of(place.prose.text) == "on"
            {
                at -= 1;
            }
        } else if day {
            let lead = (1..=4).find(|back| {
                matches!(at.checked_sub(*back).and_then(|n| place.tokens.list.get(n)), Some(Token::Word(w)) if matches!(w.of(place.prose.text), "in" | "on"))
            });
            match lead {
                Some(back) if at > back => at -= back,
                _ => break,
            }
        } else {
            break;
        }
    }
    at
}

fn participle(place: &Place<'_>, cue: &Cue) -> bool {
    let verb = cue.span.of(place.prose.text);
    verb.split(' ').next().is_some_and(|first| first.ends_with("ing"))
}

/// The phrase that ends before a token.
fn phrase_before(place: &Place<'_>, end: usize) -> Option<Subject> {
    let text = place.prose.text;
    let mut start = end;
    for _ in 0..LONGEST {
        let Some(Token::Word(word)) = start.checked_sub(1).and_then(|last| place.tokens.list.get(last))
        else {
            break;
        };
        let written = word.of(text);
        let border =
            place.prose.words.begin(Role::SpeechBorder, word.from).is_some_and(|(to, _)| to == word.to);
        if (border && !joins(place, start - 1, end)) || says(place, word) {
            break;
        }
        // A pronoun begins its phrase.
        start -= 1;
        let pronoun =
            place.prose.words.begin(Role::SpeechPronoun, word.from).is_some_and(|(to, _)| to == word.to);
        if pronoun && start + 1 == end {
            break;
        }
        if written == "to" && start + 1 == end {
            return None;
        }
    }
    subject_of(place, start, end)
}

/// Whether a word of saying stands there: what stands behind it is what it tells ("and said allies wanted to know").
fn says(place: &Place<'_>, word: &Span) -> bool {
    let written = word.of(place.prose.text);
    let is = |role: Role| place.prose.words.begin(role, word.from).is_some_and(|(to, _)| to == word.to);
    is(Role::SpeechSaid) || (is(Role::SpeechVerb) && written.ends_with("ed"))
}

/// "Republicans and Democrats said": an "and" early in the sentence stands inside the phrase.
fn joins(place: &Place<'_>, at: usize, end: usize) -> bool {
    let Some(Token::Word(word)) = place.tokens.list.get(at) else { return false };
    word.of(place.prose.text) == "and"
        && at <= 5
        && end > at + 1
        && at > 0
        && place.tokens.list.iter().take(at).all(|token| matches!(token, Token::Word(_)))
        && !place.tokens.list.iter().take(at).any(|token| {
            place.prose.words.begin(Role::SpeechVerb, token.from()).is_some()
                || place.prose.words.begin(Role::SpeechAdverb, token.from()).is_some()
        })
}

/// Chunks between pauses back in which somebody is looked for.
const CHUNKS: usize = 4;

/// "Name, office, verb": back over what stands between pauses to the phrase before. A name goes before an office, and
/// what leads the sentence ("After winning in Ohio, Name, said") is no phrase for somebody.
fn apposition(place: &Place<'_>, pause: usize) -> Option<Subject> {
    let list = &place.tokens.list;
    let mut office = None;
    // The chunk right before the verb is the apposition.
    let mut near = pause;
    let mut end = list.get(..pause)?.iter().rposition(|token| !matches!(token, Token::Word(_)))?;
    for _ in 0..CHUNKS {
        if !matches!(list.get(end), Some(Token::Pause(..))) {
            break;
        }
        let open = list.get(..end)?.iter().rposition(|token| !matches!(token, Token::Word(_)));
        match list.get(open.map_or(0, |open| open + 1)).map(|first| lead_of(place, first)) {
            Some(Lead::Sentence) => {
                return phrase_before(place, near).filter(|subject| capital(place, subject)).or(office);
            }
            Some(Lead::Relative) => {}
            _ => {
                let subject = phrase_before(place, end).filter(|subject| capital(place, subject));
                if subject.is_some_and(|subject| matches!(subject.kind, HeadKind::Named(_))) {
                    return subject;
                }
                office = office.or(subject);
            }
        }
        let Some(open) = open else { break };
        near = end;
        end = open;
    }
    office
}

/// What a chunk between pauses begins with.
enum Lead {
    /// A time, a place or an occasion: it leads the sentence.
    Sentence,
    /// "who", "which": it tells of what stands before.
    Relative,
    /// Anything else.
    Phrase,
}

fn lead_of(place: &Place<'_>, first: &Token) -> Lead {
    let word = Span::new(first.from(), first.to()).of(place.prose.text).to_lowercase();
    let is = |role: Role| crate::lexicon::prose_value(role, &word).is_some();
    if is(Role::SpeechRelative) {
        Lead::Relative
    } else if is(Role::SpeechAdjunct) || is(Role::SpeechBorder) {
        Lead::Sentence
    } else {
        Lead::Phrase
    }
}

fn capital(place: &Place<'_>, subject: &Subject) -> bool {
    let phrase = subject.head.of(place.prose.text);
    phrase.chars().next().is_some_and(char::is_uppercase)
        || matches!(subject.kind, HeadKind::Named(_) | HeadKind::Role)
}

/// Whether the subject may stand behind the verb: a quotation or a pause stands right before it.
pub(super) fn may_follow(place: &Place<'_>, cue: &Cue) -> bool {
    let before = cue.token.checked_sub(1).and_then(|last| place.tokens.list.get(last));
    let behind = place.tokens.list.get(cue.behind);
    let quoted = matches!(before, Some(Token::Quotation(..)))
        || (matches!(before, Some(Token::Pause(..)))
            && cue.token.checked_sub(2).and_then(|n| place.tokens.list.get(n)).is_some());
    quoted
        && matches!(behind, Some(Token::Word(_)))
        && !participle(place, cue)
        && (matches!(before, Some(Token::Quotation(..))) || cue.class == 1)
}

/// The phrase that begins at a token, and where it ends.
pub(super) fn behind(place: &Place<'_>, start: usize) -> Option<(Subject, usize)> {
    let mut end = start;
    for _ in 0..LONGEST {
        let Some(Token::Word(word)) = place.tokens.list.get(end) else { break };
        let border =
            place.prose.words.begin(Role::SpeechBorder, word.from).is_some_and(|(to, _)| to == word.to);
        if border && word.of(place.prose.text) != "and" {
            break;
        }
        end += 1;
    }
    let subject = subject_of(place, start, end)?;
    let to = end
        .checked_sub(1)
        .and_then(|last| place.tokens.list.get(last))
        .map_or(subject.span.to, |token| token.to());
    Some((subject, to))
}

/// A subject from the words of a phrase: its head is the last name before a preposition, else what it begins with.
fn subject_of(place: &Place<'_>, start: usize, end: usize) -> Option<Subject> {
    let words = place.tokens.list.get(start..end)?;
    let text = place.prose.text;
    let mut from = 0;
    while let Some(Token::Word(word)) = words.get(from) {
        let opening =
            place.prose.words.begin(Role::SpeechOpening, word.from).filter(|&(to, _)| to >= word.to);
        match opening {
            Some((to, _)) if words.last().is_some_and(|last| last.to() > to) => {
                from += words.iter().skip(from).take_while(|token| token.from() < to).count().max(1);
            }
            _ => break,
        }
    }
    let words = words.get(from..)?;
    let (first, last) = (words.first()?, words.last()?);
    let span = Span::new(first.from(), last.to());
    let prepositions = |token: &&Token| matches!(token, Token::Word(word) if place.prose.words.begin(Role::SpeechOf, word.from).is_some_and(|(to, _)| to == word.to));
    let cut = words.iter().find(prepositions).map_or(span.to, |token| token.from());
    let near = Span::new(span.from, cut.max(first.to())).trim(text);
    let begins =
        place.prose.words.begin(Role::SpeechPronoun, first.from()).filter(|&(to, _)| to == first.to());
    let make = |head: Span, kind: HeadKind| Some(Subject { span, head, kind, distance: 0 });
    if let Some((_, kind)) = begins.filter(|_| words.len() == 1) {
        return make(near, HeadKind::Pronoun(kind));
    }
    if begins_as_verb(place, near) {
        return None;
    }
    let named = place.names.within(place.passage, near);
    if let Some(name) = named.iter().rev().find(|name| name.span.to + 3 >= near.to) {
        return make(name.span, HeadKind::Named(name.entity));
    }
    let has = |role: Role| {
        let words = place.prose.words.within(near.from, near.to);
        words.iter().rev().find(|word| word.entry.has(role) && word.to == near.to)
    };
    if has(Role::SpeechPaper).is_some() {
        return make(near, HeadKind::Paper);
    }
    if has(Role::PersonUnnamed).is_some() || has(Role::SpeechTitle).is_some() {
        return make(near, HeadKind::Role);
    }
    if has(Role::BodyEnd).is_some() || has(Role::SpeechMedium).is_some() {
        return make(near, HeadKind::Body);
    }
    if has(Role::PlaceName).is_some() {
        return make(near, HeadKind::Place);
    }
    if is_no_phrase(place, near) {
        return None;
    }
    let capital =
        near.of(text).split_whitespace().next_back().is_some_and(|word| word.starts_with(char::is_uppercase));
    if capital || words.len() <= 6 { make(near, HeadKind::Unknown) } else { None }
}

/// "let them", "is a pastor": a verb begins it.
fn begins_as_verb(place: &Place<'_>, phrase: Span) -> bool {
    let first = phrase.of(place.prose.text).split(' ').next().unwrap_or_default();
    first.starts_with(char::is_lowercase)
        && crate::lexicon::prose_value(Role::SpeechPredicate, first).is_some()
}

/// An article alone, or what a preposition leads: nobody who is known neither by name nor by office.
fn is_no_phrase(place: &Place<'_>, phrase: Span) -> bool {
    let text = phrase.of(place.prose.text);
    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
    let is = |role: Role| crate::lexicon::prose_value(role, &first).is_some();
    let article = is(Role::SpeechLead);
    (article && !text.contains(' '))
        || (is(Role::SpeechOf) || is(Role::SpeechAdjunct)) && !matches!(first.as_str(), "this" | "last")
        || is(Role::SpeechPredicate)
}

/// The subject of the verb before ("and said", "adding"), or what the sentence began with.
pub(super) fn carried(place: &Place<'_>, cue: &Cue, last: Option<Subject>) -> Option<Subject> {
    let at = skip_adverbs(place, cue.token);
    let before = at.checked_sub(1).and_then(|last| place.tokens.list.get(last));
    let joined = match before {
        Some(Token::Word(word)) => {
            place.prose.words.begin(Role::SpeechAnd, word.from).is_some_and(|(to, _)| to == word.to)
        }
        Some(Token::Pause(..)) => true,
        _ => false,
    };
    if !joined {
        return None;
    }
    let subject = last.or_else(|| first_subject(place, cue.span.from))?;
    Some(Subject { distance: subject.distance.max(1), ..subject })
}

/// The phrase that the sentence begins with: a name, a pronoun, somebody's office.
pub(in crate::reading::speech) fn first_subject(place: &Place<'_>, before: usize) -> Option<Subject> {
    let list = &place.tokens.list;
    let mut at = 0;
    for _ in 0..3 {
        while matches!(list.get(at), Some(Token::Pause(..))) {
            at += 1;
        }
        let length = list
            .get(at..)?
            .iter()
            .take(LONGEST)
            .take_while(|token| matches!(token, Token::Word(_)) && token.from() < before)
            .count();
        let words = list.get(at..at + length)?;
        let verbal = words.first().is_some_and(|first| {
            [Role::SpeechBorder, Role::SpeechAdverb].iter().any(|&role| {
                place.prose.words.begin(role, first.from()).is_some_and(|(to, _)| to >= first.to())
            }) || first.to() > 3
                && place.prose.text.get(..first.to()).is_some_and(|head| head.ends_with("ing"))
        });
        if verbal {
            at += length;
            continue;
        }
        for upto in (1..=words.len().min(8)).rev() {
            let Some(end) = words.get(upto - 1) else { continue };
            let text = place.prose.text;
            let first = words.first().map_or(end.from(), |first| first.from());
            let ends_name =
                place.names.within(place.passage, Span::new(first, end.to())).iter().any(|name| {
                    name.span.to == end.to()
                        || name.span.to + 3 >= end.to()
                            && text
                                .get(name.span.to..end.to())
                                .is_some_and(|rest| rest.starts_with(['\'', '’']))
                });
            let pronoun = upto == 1
                && place
                    .prose
                    .words
                    .begin(Role::SpeechPronoun, end.from())
                    .is_some_and(|(to, _)| to == end.to());
            let role = place.prose.words.end(Role::PersonUnnamed, first, end.to()).is_some() && upto <= 5;
            if ends_name || pronoun || role {
                return subject_of(place, at, at + upto).map(|subject| Subject { distance: 1, ..subject });
            }
        }
        at += length;
        if !matches!(list.get(at), Some(Token::Pause(..))) {
            return None;
        }
    }
    None
}
