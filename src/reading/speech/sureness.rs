//! How sure it is that somebody said something: weighed, not guessed.

use super::han::holds_predicate;
use super::speaker::Speaker;
use super::weights::SPEAKER;
use super::{Attribution, HeadKind};
use crate::lexicon::Role;
use crate::reading::people::Names;
use crate::reading::prose::{Prose, Script, Span};

/// Number of features of a statement.
pub(super) const FEATURES: usize = 34;

/// The likelihood that the speaker is right, 0–1.
pub(super) fn judge(
    prose: &Prose<'_>,
    names: &Names,
    attribution: &Attribution,
    speaker: &Speaker,
    quotes: usize,
) -> f32 {
    let row = features(prose, names, attribution, speaker, quotes);
    let sum: f32 = row.iter().zip(&SPEAKER).map(|(value, weight)| value * weight).sum();
    1.0 / (1.0 + libm::expf(-sum))
}

/// What tells of a statement whether its speaker is right.
pub(super) fn features(
    prose: &Prose<'_>,
    names: &Names,
    attribution: &Attribution,
    speaker: &Speaker,
    quotes: usize,
) -> [f32; FEATURES] {
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    let kind = attribution.subject.map(|subject| subject.kind);
    let distance = attribution.subject.map_or(0, |subject| subject.distance);
    let latin = prose.script == Script::Latin;
    let rough = speaker.confidence.clamp(0.02, 0.98);
    let phrase = attribution.subject.filter(|_| speaker.entity.is_none()).map(|subject| subject.span);
    let length = phrase.map_or(0, |span| span.of(prose.text).chars().count());
    let entity = speaker.entity.and_then(|entity| names.entity(entity));
    [
        1.0,
        libm::logf(rough / (1.0 - rough)),
        flag(matches!(kind, Some(HeadKind::Named(_))) && speaker.entity.is_some()),
        flag(matches!(kind, Some(HeadKind::Pronoun(1 | 2)))),
        flag(matches!(kind, Some(HeadKind::Pronoun(3..)))),
        flag(matches!(kind, Some(HeadKind::Role))),
        flag(matches!(kind, Some(HeadKind::Paper))),
        flag(matches!(kind, Some(HeadKind::Medium))),
        flag(
            matches!(kind, Some(HeadKind::Body))
                || (matches!(kind, Some(HeadKind::Named(_))) && speaker.entity.is_none()),
        ),
        flag(matches!(kind, Some(HeadKind::Place))),
        flag(matches!(kind, Some(HeadKind::Unknown))),
        flag(kind.is_none()),
        flag(distance > 0),
        flag(distance > 1),
        flag(latin),
        flag(attribution.rule == "source-phrase"),
        flag(attribution.rule == "colon"),
        flag(attribution.class == 1),
        flag(attribution.class == 2),
        flag(attribution.class == 3),
        flag(matches!(attribution.class, 4 | 6)),
        flag(quotes > 0),
        flag(latin && kind.is_none()),
        flag(latin && distance > 0),
        flag(length > if latin { LONG * 3 } else { LONG }),
        flag(phrase.is_some_and(|span| holds_clause(prose, span))),
        flag(entity.is_some_and(|entity| entity.surname_only)),
        entity.map_or(0.0, |entity| 1.0 - entity.confidence),
        flag(others_named(names, attribution, speaker)),
        flag(phrase.is_some_and(|span| latin && span.of(prose.text).starts_with(char::is_lowercase))),
        flag(!latin && phrase.is_some_and(|span| holds_predicate(prose, span))),
        flag(is_named_before(attribution)),
        flag(!latin && attribution.class > 0 && !is_paused(prose, attribution)),
        flag(!latin && phrase.is_some() && kind != Some(HeadKind::Role) && !is_paused(prose, attribution)),
    ]
}

/// Whether a quotation stands behind a mere pause, and somebody is named before it.
fn is_named_before(attribution: &Attribution) -> bool {
    attribution.rule == "named-before"
}

/// Whether a pause or a quotation follows the word of saying, or what is said stands before it.
fn is_paused(prose: &Prose<'_>, attribution: &Attribution) -> bool {
    let cue = attribution.cue;
    attribution
        .content
        .iter()
        .all(|span| span.from > cue.to || span.to <= cue.from || prose.quotation_at(span.from).is_some())
}

/// Characters of a phrase for a speaker that is longer than most; a letter is a third of an ideograph.
const LONG: usize = 12;

/// Whether a phrase for a speaker holds a pronoun or a word of saying: it is more than a phrase.
fn holds_clause(prose: &Prose<'_>, span: Span) -> bool {
    let words = prose.words.within(span.from, span.to).iter().filter(|word| word.to <= span.to);
    words.into_iter().any(|word| word.entry.has(Role::SpeechPronoun) || word.entry.has(Role::SpeechVerb))
}

/// Names of one passage that are looked at.
const NEAR: usize = 64;

/// Whether the passage names somebody else before the word of saying, who may be meant instead.
fn others_named(names: &Names, attribution: &Attribution, speaker: &Speaker) -> bool {
    let before = names.within(attribution.passage, Span::new(0, attribution.cue.from));
    before
        .iter()
        .rev()
        .take(NEAR)
        .any(|name| names.is_person(name.entity) && Some(name.entity) != speaker.entity)
}
