//! Stories: documents that report the same event.

use super::days::{Dates, Days};
use super::index::Related;
use super::prose::Prose;
use crate::model::{Document, Event, Story};

/// Shares of wording from which two documents report the same event, by what their dates say. Picked by hand on the
/// development corpus: strangers share up to .021, and those of one subject but of other days up to .07.
const SAME_DAY: f32 = 0.025;
const CLOSE: f32 = 0.035;
const UNKNOWN: f32 = 0.1;

/// Fewest runs that have to be shared: a name and a place are four or five.
const FEWEST_RUNS: u32 = 5;

/// The stories, by their first document; every document stands in one.
pub(super) fn find_stories(documents: &[Document], prose: &[Prose<'_>], related: &[Related]) -> Vec<Story> {
    let days: Vec<Days> = documents.iter().map(Days::of).collect();
    let mut groups = Groups::new(prose.len());
    for pair in related.iter().filter(|pair| pair.runs >= FEWEST_RUNS && pair.share >= SAME_DAY) {
        let (Some(a), Some(b)) = (days.get(pair.a as usize), days.get(pair.b as usize)) else { continue };
        let least = match a.compare(b) {
            Dates::SameDay => SAME_DAY,
            Dates::Close => CLOSE,
            Dates::Unknown => UNKNOWN,
            Dates::Apart => continue,
        };
        if pair.share >= least {
            groups.join(pair.a, pair.b);
        }
    }
    groups
        .groups()
        .into_iter()
        .map(|numbers| Story { event: surest_event(documents, &numbers), documents: numbers })
        .collect()
}

/// The event of the document that is surest of it; of equals the first.
fn surest_event(documents: &[Document], numbers: &[u32]) -> Option<Event> {
    let events = numbers.iter().filter_map(|&number| documents.get(number as usize)?.reading.events.first());
    events.reduce(|best, one| if one.confidence > best.confidence { one } else { best }).cloned()
}

/// Numbers that belong together, joined pair by pair.
pub(super) struct Groups {
    parent: Vec<u32>,
}

impl Groups {
    /// Each number by itself.
    pub(super) fn new(count: usize) -> Self {
        Self { parent: (0..count as u32).collect() }
    }

    /// The number that stands for the group of another.
    pub(super) fn root(&mut self, mut number: u32) -> u32 {
        while let Some(&parent) = self.parent.get(number as usize).filter(|&&parent| parent != number) {
            // Halving the way keeps it short for all who come after.
            let above = self.parent.get(parent as usize).copied().unwrap_or(parent);
            if let Some(slot) = self.parent.get_mut(number as usize) {
                *slot = above;
            }
            number = above;
        }
        number
    }

    /// Joins the groups of two numbers.
    pub(super) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        let (first, other) = (a.min(b), a.max(b));
        if let Some(slot) = self.parent.get_mut(other as usize) {
            *slot = first;
        }
    }

    /// The groups by their first number, each in order.
    pub(super) fn groups(mut self) -> Vec<Vec<u32>> {
        let count = self.parent.len();
        let mut groups: Vec<Vec<u32>> = vec![Vec::new(); count];
        for number in 0..count as u32 {
            let root = self.root(number);
            if let Some(group) = groups.get_mut(root as usize) {
                group.push(number);
            }
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}
