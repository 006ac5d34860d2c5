//! Which documents share runs of words: an index from the run to the documents, and of each document those that share
//! most with it.

use super::prose::Prose;

/// Most documents that a run may stand in to count: what stands in more is a phrase of the language, of an outlet or
/// of a page. The bound keeps the work for a run constant.
const MOST_DOCUMENTS: usize = 64;

/// A run in so many documents counts in full: a story is told by as many. In more it counts less, as fast as they
/// grow.
const FULL_WEIGHT: f32 = 4.0;

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

    /// The documents of every run that more than one holds, and the weight of the run.
    fn shared(&self) -> impl Iterator<Item = (&[(u64, u32)], f32)> {
        self.entries
            .chunk_by(|a, b| a.0 == b.0)
            .map(|list| (list, (FULL_WEIGHT / list.len() as f32).min(1.0)))
    }

    /// All pairs of documents that share wording.
    pub(super) fn related(&self, prose: &[Prose<'_>]) -> Vec<Related> {
        let mut totals = vec![0.0_f32; prose.len()];
        let mut pairs: Vec<(u32, u32, f32)> = Vec::new();
        for (list, weight) in self.shared() {
            for &(_, document) in list {
                if let Some(total) = totals.get_mut(document as usize) {
                    *total += weight;
                }
            }
            pair_up(list, weight, &mut pairs);
        }
        // By the numbers alone, then added up in that order: floats must not depend on the order of runs of equal pairs,
        // which the stable sort keeps as they were found, run by run.
        pairs.sort_by_key(|&(a, b, _)| (a, b));
        let sum = |group: &[(u32, u32, f32)]| {
            let &(a, b, _) = group.first()?;
            let least = totals.get(a as usize)?.min(*totals.get(b as usize)?);
            let weight: f32 = group.iter().map(|pair| pair.2).sum();
            let share = if least > 0.0 { (weight / least).min(1.0) } else { 0.0 };
            Some(Related { a, b, runs: group.len() as u32, share })
        };
        pairs.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1)).filter_map(sum).collect()
    }
}

/// All pairs of a short list; of a long one each with the next, so that copies of copies still hang together.
fn pair_up(list: &[(u64, u32)], weight: f32, pairs: &mut Vec<(u32, u32, f32)>) {
    if list.len() > MOST_DOCUMENTS {
        pairs.extend(list.windows(2).map(|two| (two[0].1, two[1].1, weight)));
        return;
    }
    for (at, &(_, a)) in list.iter().enumerate() {
        pairs.extend(list.iter().skip(at + 1).map(|&(_, b)| (a, b, weight)));
    }
}
