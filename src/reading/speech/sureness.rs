//! How sure it is that somebody said something: weighed, not guessed.

use super::speaker::Speaker;
use super::weights::SPEAKER;
use super::{Attribution, HeadKind};
use crate::reading::prose::{Prose, Script};

/// Number of features of a statement.
pub(super) const FEATURES: usize = 24;

/// The likelihood that the speaker is right, 0–1.
pub(super) fn judge(prose: &Prose<'_>, attribution: &Attribution, speaker: &Speaker, quotes: usize) -> f32 {
    let row = features(prose, attribution, speaker, quotes);
    let sum: f32 = row.iter().zip(&SPEAKER).map(|(value, weight)| value * weight).sum();
    1.0 / (1.0 + libm::expf(-sum))
}

/// What tells of a statement whether its speaker is right.
pub(super) fn features(
    prose: &Prose<'_>,
    attribution: &Attribution,
    speaker: &Speaker,
    quotes: usize,
) -> [f32; FEATURES] {
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    let kind = attribution.subject.map(|subject| subject.kind);
    let distance = attribution.subject.map_or(0, |subject| subject.distance);
    let latin = prose.script == Script::Latin;
    let rough = speaker.confidence.clamp(0.02, 0.98);
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
    ]
}
