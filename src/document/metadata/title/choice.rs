//! Which of the candidates is the title: a conditional logit over what speaks for each.
//!
//! The weights come from `train/titles.py`: the pages of all development corpora, the candidates and features
//! that the reader itself writes, and the true titles.

use super::features::Proposal;
use super::weights;
use crate::document::metadata::candidate::{Candidate, Group};
use crate::order::sort_by;
use crate::zone::choice::{Scorer, Weights, probabilities};

static WEIGHTS: Weights = Weights::new(weights::WEIGHTS);

/// Groups the spellings of each title; a group's score is its probability of being the page's title.
pub(super) fn choose(proposals: Vec<Proposal>) -> Vec<Group<String>> {
    let live = |p: &Proposal| p.members.iter().any(|m| m.refused.is_none());
    let mut scorer = Scorer::new(&WEIGHTS);
    let logits: Vec<f32> = proposals
        .iter()
        .map(|p| if live(p) { p.features.logit(&mut scorer) } else { f32::NEG_INFINITY })
        .collect();
    let mut groups: Vec<(String, Group<String>)> = Vec::new();
    for (mut proposal, score) in proposals.into_iter().zip(probabilities(&logits)) {
        proposal.members.iter_mut().for_each(|member| member.score = score);
        if let Some((_, group)) = groups.iter_mut().find(|(key, _)| *key == proposal.key) {
            group.score += score;
            group.members.append(&mut proposal.members);
        } else {
            groups.push((proposal.key, Group { members: proposal.members, score }));
        }
    }
    let mut groups: Vec<Group<String>> = groups.into_iter().map(|(_, group)| group).collect();
    let best = groups.iter().map(|group| group.score).fold(0.0, f32::max);
    for group in &mut groups {
        if group.score < best {
            let whole =
                |m: &&mut Candidate<String>| matches!(m.place.rule, "meta-whole" | "title-element-whole");
            group.members.iter_mut().filter(whole).for_each(|m| m.refused = Some("site suffix"));
        }
        // The best spelling first; a stable sort keeps the order of the rules.
        sort_by(&mut group.members, |a, b| b.score.total_cmp(&a.score));
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::weights::WEIGHTS;

    #[test]
    fn weights_are_sorted() {
        assert!(WEIGHTS.windows(2).all(|pair| (pair[0].0, pair[0].1) < (pair[1].0, pair[1].1)));
    }
}
