//! Which documents share runs of words: an index from the run to the documents, and of each document those that share
//! most with it.

use super::prose::Prose;

/// Most documents that a run may stand in to count: what stands in more is a phrase of the language, of an outlet or
/// of a page. The bound keeps the work for a run constant.
const MOST_DOCUMENTS: usize = 32;

/// A run in so many documents counts in full: a story is told by as many. In more it counts less, as fast as they
/// grow.
const FULL_WEIGHT: f32 = 4.0;

/// Share below which two documents are strangers for all who ask.
const WORTH_KEEPING: f32 = 0.02;

/// From the run to the documents that hold it.
pub(super) struct Index {
    /// Runs with their documents, sorted.
    entries: Vec<(u64, u32)>,
}

/// Two documents that share wording; the one with the smaller number first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Related {
    pub(super) a: u32,
    pub(super) b: u32,
    /// Runs that both hold, of the index alone.
    pub(super) runs: u32,
    /// Weight of what they share, as a share of all of the shorter one, 0–1.
    pub(super) share: f32,
}

impl Index {
    /// The index of some documents.
    pub(super) fn of(prose: &[Prose<'_>]) -> Self {
        let mut entries: Vec<(u64, u32)> = (0..)
            .zip(prose)
            .flat_map(|(number, prose)| prose.runs.iter().map(move |&run| (run, number)))
            .collect();
        entries.sort_unstable();
        Self { entries }
    }

    /// The documents of every run that more than one holds.
    fn shared(&self) -> Vec<&[(u64, u32)]> {
        self.entries.chunk_by(|a, b| a.0 == b.0).filter(|list| list.len() > 1).collect()
    }

    /// All pairs of documents that share wording, by their numbers.
    pub(super) fn related(&self, prose: &[Prose<'_>]) -> Vec<Related> {
        let lists = self.shared();
        // Of each document the lists it stands in, and the weight of all its runs.
        let mut of: Vec<Vec<u32>> = vec![Vec::new(); prose.len()];
        let mut totals: Vec<f32> = prose.iter().map(|prose| prose.runs.len() as f32).collect();
        for (number, list) in (0..).zip(&lists) {
            let lost = 1.0 - weight_of(list);
            for &(_, document) in *list {
                if let (Some(own), Some(total)) =
                    (of.get_mut(document as usize), totals.get_mut(document as usize))
                {
                    own.push(number);
                    *total -= lost;
                }
            }
        }
        let mut related = Vec::new();
        // One slot for each document: what it shares with the one at hand, and in how many runs.
        let mut common: Vec<(f32, u32)> = vec![(0.0, 0); prose.len()];
        let mut touched: Vec<u32> = Vec::new();
        for (a, own) in (0..).zip(&of) {
            for list in own.iter().filter_map(|&list| lists.get(list as usize)) {
                for &(_, b) in partners(list, a) {
                    let Some(slot) = common.get_mut(b as usize) else { continue };
                    if slot.1 == 0 {
                        touched.push(b);
                    }
                    *slot = (slot.0 + weight_of(list), slot.1 + 1);
                }
            }
            touched.sort_unstable();
            for b in touched.drain(..) {
                let Some(slot) = common.get_mut(b as usize) else { continue };
                let (weight, runs) = std::mem::take(slot);
                let total = |number: u32| totals.get(number as usize).copied().unwrap_or(0.0);
                let least = total(a).min(total(b));
                let share = if least > 0.0 { (weight / least).min(1.0) } else { 0.0 };
                if share >= WORTH_KEEPING {
                    related.push(Related { a, b, runs, share });
                }
            }
        }
        related
    }
}

/// What a run counts that so many documents hold.
fn weight_of(list: &[(u64, u32)]) -> f32 {
    (FULL_WEIGHT / list.len() as f32).min(1.0)
}

/// The documents of a list behind one of it; of a long list the next alone, so that copies of copies still hang together.
fn partners(list: &[(u64, u32)], document: u32) -> &[(u64, u32)] {
    let from = list.partition_point(|entry| entry.1 <= document);
    let to = if list.len() > MOST_DOCUMENTS { (from + 1).min(list.len()) } else { list.len() };
    list.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Index, MOST_DOCUMENTS};
    use crate::collection::prose::Prose;

    fn prose(runs: &[u64]) -> Prose<'static> {
        Prose { runs: runs.to_vec(), ..Prose::default() }
    }

    #[test]
    fn shares_are_of_the_shorter() {
        let all = [prose(&[1, 2, 3, 4]), prose(&[3, 4]), prose(&[9])];
        let related = Index::of(&all).related(&all);
        assert_eq!(related.len(), 1);
        assert_eq!((related[0].a, related[0].b, related[0].runs), (0, 1, 2));
        assert!((related[0].share - 1.0).abs() < 1e-6);
    }

    #[test]
    fn phrases_of_all_link_only_neighbours() {
        let all: Vec<_> = (0..MOST_DOCUMENTS + 10).map(|_| prose(&[7])).collect();
        assert_eq!(Index::of(&all).related(&all).len(), MOST_DOCUMENTS + 9);
    }
}
