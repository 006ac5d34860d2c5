//! Who says it: the phrase before a word of saying, or the one that an earlier clause began with.

use super::super::{HeadKind, Subject};
use super::cue::Cue;
use super::heads::{Head, find_heads, is_person};
use super::peel::{Rest, frame_at, rest, skip, strip_openings};
use super::phrase::{behind_number, find_cited, find_object, holds_predicate, names_nobody, noun_start};
use super::{Place, Saying};
use crate::lexicon::Role;
use crate::lexicon::fold::is_ideograph;
use crate::reading::prose::{Clause, Prose, Span};
use crate::text::border::{ceil, floor};

/// Characters of the longest phrase that names a speaker.
const LONGEST: usize = 48;

/// Finds who says it. None where the verb tells nothing after all; a saying without a subject where nobody is named.
pub(super) fn find(place: &Place<'_>, cue: &Cue, last: Option<Subject>) -> Option<Saying> {
    let clauses = &place.sentence.clauses;
    let number = clauses.partition_point(|clause| clause.span.from <= cue.span.from).checked_sub(1)?;
    let clause = clauses.get(number)?;
    let start = stretch_start(place, near(place, clause.span.from, cue.span.from), cue.span.from);
    let stretch = Span::new(start, cue.span.from);
    if cue.source {
        let subject = source_subject(place, Span::new(cue.span.to, clause.span.to));
        return subject.map(|subject| Saying {
            cue: *cue,
            clause: number,
            from: clause.span.from,
            subject: Some(subject),
        });
    }
    let from = strip_openings(place.prose, stretch);
    let own = Span::new(from, stretch.to);
    if let Some(head) = find_cited(place, own) {
        let subject = Subject { span: head.span, head: head.span, kind: head.kind, distance: 0 };
        return Some(Saying { cue: *cue, clause: number, from: start, subject: Some(subject) });
    }
    if names_nobody(place, own) || find_object(place, own).is_some_and(|(_, done)| done) {
        return None;
    }
    if let Some(subject) = explicit(place, own) {
        return Some(Saying { cue: *cue, clause: number, from: start, subject: Some(subject) });
    }
    if matches!(cue.class, 4) && !cue.paused && rest(place.prose, own.from, own.to) != Rest::Nothing {
        return None;
    }
    let plain = rest(place.prose, own.from, own.to);
    let carried = if plain == Rest::Other { None } else { carried(place, number, last) };
    let subject = carried.or_else(|| unknown(place, cue, own));
    if plain == Rest::Other && subject.is_none() {
        return None;
    }
    // Without a subject a thought, a wish and a verb of many meanings are nobody's.
    if subject.is_none() && (cue.class == 2 || cue.class == 3 || !cue.paused) {
        return None;
    }
    Some(Saying { cue: *cue, clause: number, from: start, subject })
}

/// Bytes before a word of saying in which its speaker is looked for.
const REACH: usize = 480;

/// The beginning of a clause, or a place within reach of the verb.
fn near(place: &Place<'_>, from: usize, to: usize) -> usize {
    ceil(place.prose.text, from.max(to.saturating_sub(REACH)))
}

/// Behind a quotation that stands before the verb in one clause: `“…”某人说`.
fn stretch_start(place: &Place<'_>, from: usize, to: usize) -> usize {
    let found = place.prose.quotations_in(Span::new(from, to));
    let text = place.prose.text;
    let long = place.prose.quotations.get(found).unwrap_or_default().iter().rev().find(|quotation| {
        let inner = quotation.inner.of(text);
        let opens = text.get(from..quotation.outer.from).is_some_and(|head| head.trim().is_empty());
        inner.contains(['，', '。', '！', '？', ',', '!', '?']) || (opens && inner.chars().count() > 12)
    });
    long.map_or(from, |quotation| quotation.outer.to)
}

/// The phrase of the clause itself.
fn explicit(place: &Place<'_>, own: Span) -> Option<Subject> {
    let prose = place.prose;
    if own.is_empty() {
        return None;
    }
    let framed = frame_at(prose, own.from).is_some_and(|(_, kind)| kind != 3);
    let heads = find_heads(place, own);
    let object = find_object(place, own).map(|(span, _)| span);
    let by_manner = |head: &Head| {
        !heads.iter().any(|later| {
            later.span.from >= head.span.to
                && is_person(place, later.kind)
                && rest(prose, later.span.to, own.to) == Rest::Nothing
        })
    };
    let accepted = heads.iter().enumerate().find_map(|(number, head)| {
        // 首席乔布斯乐观地: the name behind an office is who speaks.
        if !is_person(place, head.kind)
            && rest(prose, head.span.to, own.to) == Rest::Nothing
            && !by_manner(head)
        {
            return None;
        }
        let fits = match rest(prose, head.span.to, own.to) {
            Rest::Nothing => true,
            Rest::Frame => !framed && !leads_to_titled(place, &heads, head, own.to),
            Rest::Companion => !framed && companion(place, &heads, number, own.to),
            Rest::Other => false,
        };
        let told_to = prose
            .words
            .end(Role::SpeechFrame, own.from, head.span.from)
            .is_some_and(|(from, kind)| kind == 1 && from > own.from && is_person(place, head.kind));
        // 在记者会上: a reporter in a phrase of occasion.
        let aside = head.kind == HeadKind::Reporter
            && prose
                .words
                .within(own.from, head.span.from)
                .iter()
                .any(|word| word.entry.has(Role::SpeechFrame));
        // 向校方表示: whom it is said to.
        let object = object.is_some_and(|object| head.span.from >= object.from);
        let fits = fits && !told_to && !aside && !object;
        let long =
            prose.text.get(own.from..head.span.to).is_some_and(|phrase| phrase.chars().count() > LONGEST);
        (fits && (!long || is_person(place, head.kind))).then_some(*head)
    });
    let head = accepted.or_else(|| surname(place, own))?;
    let head = issuer(place, &heads, head, own).unwrap_or(head);
    let from = if framed { phrase_start(place, own.from, head.span.from) } else { own.from };
    let span = noun_phrase(place, Span::new(from, head.span.to), &head)?;
    Some(Subject {
        span: span.trim(prose.text),
        head: Span::new(head.span.from.max(span.from), head.span.to),
        kind: head.kind,
        distance: 0,
    })
}

/// The phrase without what leads into it; none where it is no phrase for somebody (我会说, 这个自称).
fn noun_phrase(place: &Place<'_>, span: Span, head: &Head) -> Option<Span> {
    let prose = place.prose;
    if matches!(head.kind, HeadKind::Pronoun(_) | HeadKind::Reporter) || is_person(place, head.kind) {
        return Some(span);
    }
    let span = Span::new(noun_start(prose, behind_number(prose, span)), span.to);
    // 我会说, 他公司说: whoever a pronoun means is not all of the phrase.
    let pronoun = prose.words.begin(Role::SpeechPronoun, span.from).is_some_and(|(to, _)| {
        to < span.to && !prose.words.within(to, span.to).iter().any(|word| word.entry.has(Role::SpeechOfMark))
    });
    // 再报称: an adverb and the last character of many bodies.
    let adverb = prose
        .words
        .begin(Role::SpeechAdverb, span.from)
        .is_some_and(|(to, _)| Span::new(to, span.to).of(prose.text).chars().nth(1).is_none());
    ((!pronoun && !adverb) || head.kind == HeadKind::Paper).then_some(span)
}

/// 某国对外协会会长某人说: a country that a titled name follows is a part of the title, 对 a part of the body's name.
fn leads_to_titled(place: &Place<'_>, heads: &[Head], head: &Head, to: usize) -> bool {
    head.kind == HeadKind::Place
        && heads.iter().any(|later| {
            later.span.from >= head.span.to
                && is_person(place, later.kind)
                && place.prose.words.ends(Role::SpeechTitle, head.span.to, later.span.from)
                && matches!(rest(place.prose, later.span.to, to), Rest::Nothing | Rest::Frame)
        })
}

/// A surname alone, or before a title, where one person of the text bears it.
fn surname(place: &Place<'_>, own: Span) -> Option<Head> {
    let prose = place.prose;
    let (to, _) = prose.words.begin(Role::Surname, own.from)?;
    if rest(prose, to, own.to) == Rest::Other {
        return None;
    }
    let entity = place.names.bearer(Span::new(own.from, to).of(prose.text))?;
    Some(Head { span: Span::new(own.from, to), kind: HeadKind::Named(entity) })
}

/// Who issued a paper that speaks: named before it in the phrase.
fn issuer(place: &Place<'_>, heads: &[Head], head: Head, own: Span) -> Option<Head> {
    let prose = place.prose;
    if head.kind != HeadKind::Paper {
        return None;
    }
    heads
        .iter()
        .copied()
        .rev()
        .filter(|other| other.span.to <= head.span.from && other.kind != HeadKind::Paper)
        .find(|other| {
            let at = skip(prose, other.span.to, own.to);
            at > other.span.to
                || at == head.span.from
                || belongs(prose, at, head.span.from)
                || issues(prose, at)
        })
}

/// Whether 的 stands between two places, and nothing else: 设在云川的协会发布消息 is no paper of 云川.
fn belongs(prose: &Prose<'_>, from: usize, to: usize) -> bool {
    prose.words.begin(Role::SpeechOfMark, from).is_some_and(|(end, _)| skip(prose, end, to) >= to)
}

/// Whether a verb of saying or a paper begins at a place.
fn issues(prose: &Prose<'_>, at: usize) -> bool {
    prose
        .words
        .within(at, at + 1)
        .iter()
        .any(|word| word.entry.has(Role::SpeechVerb) || word.entry.has(Role::SpeechPaper))
}

/// 甲与乙会谈时说: the first speaks. 甲和乙表示: both do, and the phrase ends with the second.
fn companion(place: &Place<'_>, heads: &[Head], number: usize, to: usize) -> bool {
    !heads.iter().skip(number + 1).any(|later| rest(place.prose, later.span.to, to) == Rest::Nothing)
}

/// Where a phrase begins behind an occasion that the clause is led by: 在…时, 在…后.
fn phrase_start(place: &Place<'_>, from: usize, to: usize) -> usize {
    let words = place.prose.words.within(from, to).iter().rev();
    let mut ends = words.filter(|word| word.entry.has(Role::SpeechOccasionEnd));
    ends.next().map_or(from, |word| word.to)
}

/// The source of a phrase with 据: the first phrase that a verb, a time or 的 follows.
fn source_subject(place: &Place<'_>, phrase: Span) -> Option<Subject> {
    let prose = place.prose;
    let span = phrase.trim(prose.text);
    let heads = find_heads(place, span);
    let follows = |head: &&Head| {
        let at = skip(prose, head.span.to, span.to);
        let next = prose.text.get(at..span.to).unwrap_or_default();
        next.is_empty()
            || prose.words.begins(Role::SpeechOfMark, at)
            || prose.words.begin(Role::SpeechView, at).is_some()
            || issues(prose, at)
            || rest(prose, at, span.to) != Rest::Other
    };
    // 依据“…”定律: what stands in marks is no source.
    let told = |head: &&Head| {
        let marked = head.kind == HeadKind::Role && prose.quotation_at(head.span.from).is_some();
        !matches!(head.kind, HeadKind::Paper | HeadKind::Reporter) && !marked
    };
    // 据某人的弟弟某人说: who stands right before the verb, and is not whom somebody belongs to.
    let says = |head: &&Head| {
        let at = skip(prose, head.span.to, span.to);
        is_person(place, head.kind) && prose.words.begins(Role::SpeechVerb, at)
    };
    let head = heads
        .iter()
        .rev()
        .find(says)
        .or_else(|| heads.iter().filter(told).find(follows))
        .or_else(|| heads.iter().find(|head| head.kind == HeadKind::Paper));
    let Some(head) = head else { return seen(place, span) };
    // 据本台记者某人报道: who reports is no source.
    let reporter = prose.words.ends(Role::SpeechReporter, span.from, head.span.from);
    let kind = if reporter { HeadKind::Reporter } else { head.kind };
    Some(Subject {
        span: Span::new(span.from, head.span.to).trim(prose.text),
        head: head.span,
        kind,
        distance: 0,
    })
}

/// 在某人看来: whoever stands between, where nothing is known of them.
fn seen(place: &Place<'_>, span: Span) -> Option<Subject> {
    let view = place.prose.words.end(Role::SpeechView, span.from, span.to)?;
    let phrase = Span::new(span.from, view.0).trim(place.prose.text);
    let fits = (2..=8).contains(&phrase.of(place.prose.text).chars().count());
    fits.then_some(Subject { span: phrase, head: phrase, kind: HeadKind::Unknown, distance: 0 })
}

/// Clauses back in which a speaker is looked for.
const CLAUSES: usize = 12;

/// Who an earlier clause of the sentence began with, or who said the thing before.
fn carried(place: &Place<'_>, number: usize, last: Option<Subject>) -> Option<Subject> {
    let first = number.saturating_sub(CLAUSES);
    let clauses = place.sentence.clauses.get(first..number)?;
    let behind = |clause: &Clause| last.is_none_or(|last| clause.span.from > last.span.to);
    let own = clauses.iter().rev().enumerate().take_while(|(_, clause)| behind(clause)).find_map(
        |(back, clause)| {
            let subject = clause_subject(place, clause.span)?;
            Some(Subject { distance: (back + 1).min(9) as u8, ..subject })
        },
    );
    let source = last.is_some_and(|last| {
        let holder = clauses.iter().find(|clause| clause.span.covers(last.span));
        holder.is_some_and(|clause| super::cue::is_source(place.prose, clause.span))
    });
    match last {
        Some(last) if !source || own.is_none() => Some(Subject { distance: last.distance.max(1), ..last }),
        _ => own,
    }
}

/// The phrase that a clause begins with, if that names somebody.
pub(in crate::reading::speech) fn clause_subject(place: &Place<'_>, clause: Span) -> Option<Subject> {
    let prose = place.prose;
    let from = strip_openings(prose, clause.trim(prose.text));
    let to = floor(prose.text, clause.to.min(from + REACH));
    let own = Span::new(from, to);
    if frame_at(prose, from).is_some() || prose.words.begin(Role::SpeechSource, from).is_some() {
        return None;
    }
    let heads = find_heads(place, own);
    let head = heads.iter().find(|head| {
        let lead = prose.text.get(from..head.span.from).unwrap_or_default();
        let near = lead.chars().count() <= LONGEST;
        let titled = lead.is_empty()
            || [Role::SpeechTitle, Role::SpeechOfMark, Role::BodyEnd]
                .iter()
                .any(|&role| prose.words.ends(role, from, head.span.from));
        let person = is_person(place, head.kind) || matches!(head.kind, HeadKind::Pronoun(_));
        // A name may be followed by any verb; a body by what a verb of saying would be, or it is part of a longer phrase.
        let stepped = skip(prose, head.span.to, own.to) > head.span.to;
        let begins =
            if person { titled } else { stepped || rest(prose, head.span.to, own.to) != Rest::Other };
        near && begins && !prose.is_aside(head.span.from)
    })?;
    Some(Subject { span: Span::new(from, head.span.to), head: head.span, kind: head.kind, distance: 0 })
}

/// A short phrase right before the verb, whatever it is.
fn unknown(place: &Place<'_>, cue: &Cue, own: Span) -> Option<Subject> {
    let prose = place.prose;
    let noun = prose.words.begin(Role::SpeechPaper, cue.span.from).is_some_and(|(to, _)| to == cue.span.to);
    if !cue.paused || cue.class == 3 || noun {
        return None;
    }
    // 在某地留学的某人说: a phrase that a frame leads has its name behind the last 的.
    let framed = frame_at(prose, own.from).is_some();
    let behind =
        prose.words.within(own.from, own.to).iter().rev().find(|word| word.entry.has(Role::SpeechOfMark));
    let behind = behind.map(|word| word.to);
    let own = match behind {
        Some(from) if framed => Span::new(from, own.to),
        None if framed => return None,
        Some(from) if own.of(prose.text).chars().count() > 8 => Span::new(from, own.to),
        _ => own,
    };
    // 他们接到的消息说: whoever a pronoun means is not all of the phrase, and who says it is not told.
    if prose.words.begin(Role::SpeechPronoun, own.from).is_some_and(|(to, _)| to < own.trim(prose.text).to) {
        return None;
    }
    let own = Span::new(noun_start(prose, own), own.to);
    let stretch = own.of(prose.text);
    let end = stretch
        .char_indices()
        .map(|(at, _)| own.from + at)
        .skip(2)
        .find(|&at| matches!(rest(prose, at, own.to), Rest::Nothing | Rest::Frame));
    let to = end.unwrap_or(own.to);
    let span = Span::new(own.from, to).trim(prose.text);
    let phrase = span.of(prose.text);
    let written = phrase.chars().all(|c| is_ideograph(c) || c == '·');
    // 总体上说, 具体点说: how it is said.
    let manner = prose.words.ends(Role::SpeechManner, span.from, span.to)
        || prose.words.ends(Role::SpeechMannerMark, own.from, own.trim(prose.text).to);
    // 总书记听了, 会后听他: somebody does something before they speak, and where the phrase of them ends is not told.
    let acts = prose.words.ends(Role::SpeechAspect, span.from, span.to);
    // 含有被当局认定: whoever is named is part of what is told of something else.
    let passive = prose.words.within(own.from, own.to).iter().any(|word| word.entry.has(Role::SpeechPassive));
    // 共同, 需要: no phrase for somebody.
    let adverb = prose.words.begin(Role::SpeechAdverb, span.from).is_some_and(|(to, _)| to == span.to);
    let none = adverb
        || holds_predicate(prose, span)
        || prose.words.ends(Role::SpeechOccasionEnd, span.from, span.to);
    let fits = (2..=8).contains(&phrase.chars().count()) && written && !manner && !acts && !passive && !none;
    fits.then_some(Subject { span, head: span, kind: HeadKind::Unknown, distance: 0 })
}
