//! The decision between the candidates for a field.

use super::candidate::{Clue, Group, keeps_all};
use super::context::Context;
use crate::model::{Evidence, Field, Origin, Rejected};
use crate::order::sort_by;

/// Most losing candidates kept.
const MOST_REJECTED: usize = 16;

/// The best group as a field, the others as its rejected candidates; `None` below `threshold`.
pub(super) fn decide<T: Clone>(
    context: &Context<'_>,
    mut groups: Vec<Group<T>>,
    threshold: f32,
) -> Option<Field<T>> {
    // A stable sort: of equal scores the one found first.
    sort_by(&mut groups, |a, b| b.score.total_cmp(&a.score));
    let mut groups = groups.into_iter();
    let best = groups.next()?;
    let chosen = best.members.iter().find(|m| m.refused.is_none())?;
    if best.score < threshold {
        return None;
    }
    let evidence =
        best.members.iter().filter(|m| m.refused.is_none()).map(|m| evidence_of(&m.place, context)).collect();
    let rejected = groups
        .flat_map(|group| group.members)
        .take(if keeps_all() { usize::MAX } else { MOST_REJECTED })
        .map(|m| Rejected {
            evidence: evidence_of(&m.place, context),
            why: m
                .refused
                .map_or_else(|| format!("score {:.2} against {:.2}", m.score, best.score), str::to_owned),
            value: m.value,
        })
        .collect();
    Some(Field {
        value: chosen.value.clone(),
        confidence: best.score.clamp(0.0, 0.99),
        inferred: best.members.iter().filter(|m| m.refused.is_none()).all(|m| m.inferred),
        evidence,
        rejected,
    })
}

/// Where a value stands and which rule found it, as documents say it.
fn evidence_of(place: &Clue, context: &Context<'_>) -> Evidence {
    let dom = &context.page.dom;
    let source = match place.node.and_then(|id| dom.node(id).map(|node| (id, node))) {
        Some((id, node)) => Some(Origin { bytes: Some(node.bytes), path: dom.path(id) }),
        None => place.bytes.map(|bytes| Origin { bytes: Some(bytes), path: None }),
    };
    Evidence { rule: place.rule.to_owned(), key: place.key.clone(), block: place.block, source }
}
