//! Candidates for a field, and those that say the same.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use crate::dom::NodeId;
use crate::order::sort_by;

/// A value that one rule found.
#[derive(Clone, Debug)]
pub(super) struct Candidate<T> {
    pub(super) value: T,
    /// How often this rule is right where it speaks, 0–1, as measured on the development pages.
    pub(super) score: f32,
    pub(super) inferred: bool,
    /// The value could as well be another one, and nothing else on the page says which.
    pub(super) open: bool,
    pub(super) place: Clue,
    /// Set where the rule itself refuses the value: it stays among the rejected ones.
    pub(super) refused: Option<&'static str>,
}

/// Which rule found a value, and where.
#[derive(Clone, Debug, Default)]
pub(super) struct Clue {
    pub(super) rule: &'static str,
    pub(super) key: Option<String>,
    pub(super) block: Option<u32>,
    pub(super) node: Option<NodeId>,
    pub(super) bytes: Option<[u32; 2]>,
}

impl Clue {
    pub(super) fn rule(rule: &'static str) -> Self {
        Self { rule, ..Self::default() }
    }

    pub(super) fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    pub(super) const fn node(mut self, node: NodeId) -> Self {
        self.node = Some(node);
        self
    }

    pub(super) const fn block(mut self, block: u32) -> Self {
        self.block = Some(block);
        self
    }
}

impl<T> Candidate<T> {
    pub(super) const fn new(value: T, score: f32, place: Clue) -> Self {
        Self { value, score, inferred: false, open: false, place, refused: None }
    }

    pub(super) const fn refuse(mut self, why: &'static str) -> Self {
        self.refused = Some(why);
        self
    }
}

/// Candidates with the same value.
#[derive(Debug)]
pub(super) struct Group<T> {
    pub(super) members: Vec<Candidate<T>>,
    pub(super) score: f32,
}

/// For training (`train/fields.py`): authors and days of publication show all their candidates, however unlikely.
#[cfg(feature = "training")]
pub(super) static KEEP_ALL: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);

/// Whether every decision is to show all its candidates.
pub(super) fn keeps_all() -> bool {
    #[cfg(feature = "training")]
    return KEEP_ALL.load(std::sync::atomic::Ordering::Relaxed);
    #[cfg(not(feature = "training"))]
    false
}

/// Groups candidates that say the same, which is what values of one key do; agreement of different rules adds
/// up as independent evidence does (1 − Π(1 − score)).
pub(super) fn group<T, K: Hash + Eq>(candidates: Vec<Candidate<T>>, key: impl Fn(&T) -> K) -> Vec<Group<T>> {
    let mut groups: Vec<Group<T>> = Vec::new();
    let mut places: FxHashMap<K, usize> = FxHashMap::default();
    for candidate in candidates {
        let place = *places.entry(key(&candidate.value)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.members.push(candidate),
            None => groups.push(Group { members: vec![candidate], score: 0.0 }),
        }
    }
    for group in &mut groups {
        let mut doubt = 1.0_f32;
        let mut seen: Vec<&'static str> = Vec::new();
        sort_by(&mut group.members, |a, b| b.score.total_cmp(&a.score));
        for member in group.members.iter().filter(|m| m.refused.is_none()) {
            // The same rule twice is no new evidence.
            if !seen.contains(&member.place.rule) {
                doubt *= 1.0 - member.score.clamp(0.0, 1.0);
                seen.push(member.place.rule);
            }
        }
        group.score = 1.0 - doubt;
    }
    groups
}
