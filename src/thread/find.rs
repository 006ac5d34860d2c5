//! The threads of a page of markup: groups to posts to threads.

use super::body::{BodyRule, Plan, learn_body};
use super::group::find_groups;
use super::marks::Marks;
use super::post::read_post;
use super::select::{Chosen, choose_groups};
use super::{Post, Thread};
use crate::block::Page;

/// Finds the threads of a page of markup, in page order.
pub(super) fn find_threads(page: &Page) -> Vec<Thread> {
    let marks = Marks::new(page);
    if marks.texts.is_empty() {
        return Vec::new();
    }
    let chosen = choose_groups(&marks, find_groups(&marks), 0.0);
    let plans = lay_out(&chosen);
    let rules: Vec<BodyRule> = (0..chosen.len())
        .map(|group| learn_body(&marks, &plans.iter().filter(|plan| plan.group == group).collect::<Vec<_>>()))
        .collect();
    let posts: Vec<Post> = plans
        .iter()
        .map(|plan| read_post(&marks, page, plan, rules.get(plan.group).unwrap_or(&BodyRule::default())))
        .collect();
    split_threads(&plans, posts)
}

/// Puts the units of all chosen groups in page order, each below the one around it.
fn lay_out(chosen: &[Chosen]) -> Vec<Plan> {
    let mut plans: Vec<Plan> = chosen
        .iter()
        .enumerate()
        .flat_map(|(group, chosen)| {
            chosen.group.units.iter().filter(|unit| unit.own.chars > 0).map(move |unit| Plan {
                start: unit.start,
                end: unit.end,
                group,
                parent: None,
                holes: Vec::new(),
            })
        })
        .collect();
    plans.sort_by_key(|plan| (plan.start, std::cmp::Reverse(plan.end)));
    let mut open: Vec<usize> = Vec::new();
    for at in 0..plans.len() {
        let Some((start, end)) = plans.get(at).map(|plan| (plan.start, plan.end)) else { break };
        while open.last().and_then(|&top| plans.get(top)).is_some_and(|top| top.end <= start) {
            open.pop();
        }
        let parent = open.last().copied();
        if let Some(plan) = plans.get_mut(at) {
            plan.parent = parent;
        }
        if let Some(above) = parent.and_then(|parent| plans.get_mut(parent)) {
            above.holes.push((start, end));
        }
        open.push(at);
    }
    plans
}

/// One thread for each run of top-level posts of one group, with the replies inside them.
fn split_threads(plans: &[Plan], posts: Vec<Post>) -> Vec<Thread> {
    let mut threads: Vec<(usize, Thread)> = Vec::new();
    // Depth and thread of each plan.
    let mut places: Vec<(u32, usize)> = Vec::with_capacity(plans.len());
    for (plan, mut post) in plans.iter().zip(posts) {
        let (depth, thread) = match plan.parent.and_then(|parent| places.get(parent)) {
            Some(&(depth, thread)) => (depth + 1, thread),
            None => {
                let at = threads.iter().position(|(group, _)| *group == plan.group).unwrap_or_else(|| {
                    threads.push((plan.group, Thread::default()));
                    threads.len() - 1
                });
                (0, at)
            }
        };
        places.push((depth, thread));
        post.depth = depth;
        if let Some((_, thread)) = threads.get_mut(thread) {
            thread.posts.push(post);
        }
    }
    threads
        .into_iter()
        .map(|(_, thread)| thread)
        .filter(|thread| thread.posts.iter().any(|post| !post.text.is_empty()))
        .collect()
}
