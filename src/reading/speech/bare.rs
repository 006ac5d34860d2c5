//! Quotations without a word of saying: somebody is named before a colon, or whoever spoke last speaks on.

use super::han::{Place, clause_subject};
use super::quoted::Quoted;
use super::{Attribution, HeadKind, Subject};
use crate::reading::people::Names;
use crate::reading::prose::{Prose, Script, Sentence, Span};

/// Likelihood from which a quotation that no word of saying holds is speech.
const SPEECH: f32 = 0.5;

/// Puts statements for such quotations between the others, in order.
pub(super) fn add_bare(passages: &[Prose<'_>], names: &Names, found: Vec<Attribution>) -> Vec<Attribution> {
    let quoted = Quoted::new(passages);
    let mut all = Vec::with_capacity(found.len());
    let mut found = found.into_iter().peekable();
    for (passage, prose) in passages.iter().enumerate() {
        let mut here: Vec<Attribution> = Vec::new();
        while let Some(attribution) = found.next_if(|attribution| attribution.passage == passage) {
            here.push(attribution);
        }
        if !prose.heading {
            let bare = find_bare(passage, prose, names, &quoted, &here);
            here.extend(bare);
            crate::order::sort_by_key(&mut here, |attribution| {
                (attribution.sentence, attribution.content.first().map_or(0, |span| span.from))
            });
        }
        all.extend(here);
    }
    all
}

fn find_bare(
    passage: usize,
    prose: &Prose<'_>,
    names: &Names,
    quoted: &Quoted,
    here: &[Attribution],
) -> Vec<Attribution> {
    let mut bare: Vec<Attribution> = Vec::new();
    let mut sentences = prose.sentences.iter().enumerate().peekable();
    let mut told = here.iter().flat_map(|attribution| &attribution.content).copied().collect::<Vec<Span>>();
    crate::order::sort_by_key(&mut told, |span| span.from);
    let mut next = 0;
    for (number, quotation) in prose.quotations.iter().enumerate() {
        while sentences.next_if(|(_, sentence)| sentence.span.to <= quotation.outer.from).is_some() {}
        let Some(&(at, sentence)) = sentences.peek() else { break };
        while told.get(next).is_some_and(|span| span.to <= quotation.outer.from) {
            next += 1;
        }
        let is_told = told
            .get(next)
            .is_some_and(|span| span.from < quotation.outer.to && quotation.outer.from < span.to);
        if is_told || quoted.probability(prose, number, None) < SPEECH && !quotation.goes_on {
            continue;
        }
        if let Some(last) = bare.last_mut().filter(|last| last.sentence == at) {
            last.content.push(quotation.outer);
            last.quotations.push(number);
            continue;
        }
        let place = Place { passage, number: at, prose, names, sentence };
        let (subject, rule) = lead(&place, sentence, quotation.outer.from);
        bare.push(Attribution {
            passage,
            sentence: at,
            cue: Span::new(quotation.outer.from, quotation.outer.from),
            class: 0,
            subject,
            content: vec![quotation.outer],
            quotations: vec![number],
            via: None,
            denied: false,
            rule: if quotation.goes_on { "quotation-goes-on" } else { rule },
        });
    }
    bare
}

/// "More from Tom Hale: “…”": the person whose name ends right before the colon.
fn label_before(place: &Place<'_>, sentence: &Sentence, at: usize) -> Option<Subject> {
    let head = place.prose.text.get(..at)?.trim_end();
    let to = head.strip_suffix(':')?.trim_end().len();
    let named = place.names.within(place.passage, Span::new(sentence.span.from, to));
    let last = named.last().filter(|name| name.span.to == to && place.names.is_person(name.entity))?;
    Some(Subject { span: last.span, head: last.span, kind: HeadKind::Named(last.entity), distance: 1 })
}

/// Whether a clause names two persons: 甲听到乙叫骂：“…”.
fn others_named(place: &Place<'_>, clause: Span) -> bool {
    let persons = place.names.within(place.passage, clause).iter().map(|name| name.entity);
    let mut persons = persons.take(NEAR).filter(|&entity| place.names.is_person(entity));
    let first = persons.next();
    persons.any(|entity| Some(entity) != first)
}

/// Names of a clause that are looked at.
const NEAR: usize = 64;

/// Clauses back in which somebody is looked for.
const CLAUSES: usize = 8;

/// Who is named in the sentence before the quotation.
fn lead(place: &Place<'_>, sentence: &Sentence, at: usize) -> (Option<Subject>, &'static str) {
    let behind = sentence.clauses.partition_point(|clause| clause.span.to <= at);
    let before = sentence.clauses.iter().take(behind).rev().take(CLAUSES);
    if place.prose.script == Script::Latin {
        if let Some(label) = label_before(place, sentence, at) {
            return (Some(label), "colon");
        }
        let place = super::latin::Place::new(place.passage, place.prose, place.names, sentence);
        let subject = super::latin::first_subject(&place, at);
        return (subject, if subject.is_some() { "colon" } else { "bare-quotation" });
    }
    for (back, clause) in before.enumerate() {
        if let Some(subject) = clause_subject(place, clause.span) {
            let distance = (back + 1).min(9) as u8;
            // 某人：“…” leads in what they say; “…” behind a mere pause may be somebody else's.
            let rule = if clause.mark == ':' && !others_named(place, clause.span) {
                "colon"
            } else {
                "named-before"
            };
            return (Some(Subject { distance, ..subject }), rule);
        }
    }
    (None, "bare-quotation")
}
