//! Posts and groups of posts that a page shows twice.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::Post;
use super::body::Plan;
use crate::block::Page;
use crate::dom::NodeId;

/// Marks posts that the page shows twice: of two that are the same, the one in the shorter list.
pub(super) fn mark_copies(page: &Page, plans: &[Plan], posts: &mut [Post]) {
    let mut lists: FxHashMap<Option<NodeId>, usize> = FxHashMap::default();
    for plan in plans {
        *lists.entry(page.dom.parent(plan.start)).or_default() += 1;
    }
    let size = |at: usize| {
        plans.get(at).and_then(|plan| lists.get(&page.dom.parent(plan.start))).copied().unwrap_or(0)
    };
    let mut seen: FxHashMap<(Option<String>, Option<String>, String), usize> = FxHashMap::default();
    let mut copies: Vec<usize> = Vec::new();
    for (at, post) in posts.iter().enumerate() {
        let words: String = post.text.chars().filter(|c| !c.is_whitespace()).collect();
        if words.is_empty() || (words.chars().count() < SHORTEST_COPY && post.posted.is_none()) {
            continue;
        }
        match seen.entry((post.author.clone(), post.posted.clone(), words)) {
            Entry::Vacant(slot) => {
                slot.insert(at);
            }
            Entry::Occupied(mut slot) => {
                if size(*slot.get()) < size(at) {
                    copies.push(slot.insert(at));
                } else {
                    copies.push(at);
                }
            }
        }
    }
    for at in copies {
        if let Some(post) = posts.get_mut(at) {
            post.copy = true;
        }
    }
}

/// Marks groups that repeat another group as a whole (the same thread for readers without scripts).
pub(super) fn mark_copied_groups(plans: &[Plan], posts: &mut [Post]) {
    let bare = |post: &Post| post.text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let mut first_group: FxHashMap<String, usize> = FxHashMap::default();
    // Of each group: posts with words, and those of them that an earlier group has, too.
    let mut tallies: Vec<(usize, usize)> =
        vec![(0, 0); plans.iter().map(|plan| plan.group + 1).max().unwrap_or(0)];
    for (plan, post) in plans.iter().zip(posts.iter()).filter(|(_, post)| !post.text.is_empty()) {
        let first = *first_group.entry(bare(post)).or_insert(plan.group);
        if let Some(tally) = tallies.get_mut(plan.group) {
            tally.0 += 1;
            tally.1 += usize::from(first != plan.group);
        }
    }
    for (plan, post) in plans.iter().zip(posts.iter_mut()) {
        post.copy |= tallies.get(plan.group).is_some_and(|&(all, again)| all > 1 && again * 4 >= all * 3);
    }
}

/// Fewest characters by which a post without a time is known again.
const SHORTEST_COPY: usize = 12;
