//! Which part of a template holds what the post says: learned from all posts of the page together.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::marks::Marks;
use super::vocabulary::Hints;
use crate::dom::{Dom, NodeId, Tag};

/// A post's place in the page, replies inside it left out.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) start: NodeId,
    pub(super) end: NodeId,
    /// Which chosen group it is of.
    pub(super) group: usize,
    /// The plan around it.
    pub(super) parent: Option<usize>,
    /// The plans inside it, as ranges of nodes in page order.
    pub(super) holes: Vec<(NodeId, NodeId)>,
}

/// What distinguishes the elements that hold the words of the posts.
#[derive(Clone, Debug, Default)]
pub(super) struct BodyRule {
    key: Option<u64>,
    /// Times, names and controls stand between the words.
    pub(super) mixed: bool,
}

/// How much a character of small print inside counts against one of the words.
const SMALL_PRINT_WEIGHT: f32 = 3.0;

/// Posts that are looked at: enough to learn a template from.
const LOOKED_AT: usize = 400;

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    words: u32,
    marked: u32,
    signed: u32,
    posts: u32,
    hints: Hints,
    last_post: usize,
}

/// Learns which elements hold the words of the posts of one group.
pub(super) fn learn_body(marks: &Marks<'_>, plans: &[&Plan]) -> BodyRule {
    let mut index: HashMap<u64, usize> = HashMap::new();
    let mut tallies: Vec<(u64, Tally)> = Vec::new();
    let mut posts = 0;
    for (post, plan) in plans.iter().take(LOOKED_AT).enumerate() {
        posts += 1;
        for_each_own(marks.dom, plan, |id| {
            let range = marks.dom.subtree(id);
            let mut sums = marks.sums(id, range.end);
            if sums.chars == 0 {
                return;
            }
            for &(start, end) in holes_in(plan, id, range.end) {
                sums = sums.without(marks.sums(start, end));
            }
            for key in keys_of(marks.dom, plan, id) {
                let at = *index.entry(key).or_insert_with(|| {
                    tallies.push((key, Tally { last_post: usize::MAX, ..Tally::default() }));
                    tallies.len() - 1
                });
                if let Some((_, tally)) = tallies.get_mut(at) {
                    tally.words += sums.words();
                    tally.marked += sums.marked;
                    tally.hints = tally.hints.with(marks.hints(id));
                    if tally.last_post != post {
                        tally.last_post = post;
                        tally.posts += 1;
                        tally.signed += u32::from(sums.times > 0 || sums.authors > 0);
                    }
                }
            }
        });
    }
    let small_print = Hints::META
        .with(Hints::AUTHOR)
        .with(Hints::SIGNATURE)
        .with(Hints::QUOTE)
        .with(Hints::FORM)
        .with(Hints::TIME);
    let score = |tally: &Tally| {
        let named = if tally.hints.any(Hints::BODY) {
            1.0
        } else if tally.hints.any(small_print) {
            0.4
        } else {
            0.9
        };
        tally.words as f32 * named - SMALL_PRINT_WEIGHT * tally.marked as f32
    };
    let all: f32 = plans
        .iter()
        .take(LOOKED_AT)
        .map(|plan| {
            let whole = marks.sums(plan.start, plan.end);
            plan.holes.iter().fold(whole, |sums, &(start, end)| sums.without(marks.sums(start, end))).words()
                as f32
        })
        .sum();
    let mut best: Option<(f32, u64, Tally)> = None;
    for (key, tally) in tallies {
        let score = score(&tally);
        if best.is_none_or(|(other, ..)| score > other + 0.5) {
            best = Some((score, key, tally));
        }
    }
    match best {
        Some((_, key, tally)) if tally.words as f32 >= MOST_WORDS * all && tally.posts * 2 >= posts => {
            BodyRule { key: Some(key), mixed: tally.signed * 2 >= tally.posts }
        }
        _ => BodyRule { key: None, mixed: true },
    }
}

/// Share of all words that the body must hold, or there is no such part.
const MOST_WORDS: f32 = 0.4;

/// The elements of a post that hold its words, in page order; none inside another.
pub(super) fn find_body(dom: &Dom, plan: &Plan, rule: &BodyRule) -> Vec<NodeId> {
    let Some(wanted) = rule.key else { return Vec::new() };
    let mut found: Vec<NodeId> = Vec::new();
    for_each_own(dom, plan, |id| {
        let inside = found.last().is_some_and(|&last| id < dom.subtree(last).end);
        if !inside && keys_of(dom, plan, id).contains(&wanted) {
            found.push(id);
        }
    });
    found
}

/// Calls `f` with each element of a post, the post's own root and its replies left out.
fn for_each_own(dom: &Dom, plan: &Plan, mut f: impl FnMut(NodeId)) {
    let mut holes = plan.holes.iter().peekable();
    let mut id = plan.start + 1;
    while id < plan.end {
        if let Some(&&(start, end)) = holes.peek()
            && id >= start
        {
            id = end.max(id);
            holes.next();
            continue;
        }
        if dom.tag(id).is_some() {
            f(id);
        }
        id += 1;
    }
}

fn holes_in(plan: &Plan, start: NodeId, end: NodeId) -> &[(NodeId, NodeId)] {
    let from = plan.holes.partition_point(|hole| hole.0 < start);
    let to = plan.holes.partition_point(|hole| hole.0 < end);
    plan.holes.get(from..to.max(from)).unwrap_or(&[])
}

/// What an element of a post can be recognised by in another post: its classes, else its place.
fn keys_of(dom: &Dom, plan: &Plan, id: NodeId) -> Vec<u64> {
    let Some(element) = dom.element(id) else { return Vec::new() };
    let hash = |what: &str, name: &str| {
        let mut hasher = DefaultHasher::new();
        (element.name(), what, name).hash(&mut hasher);
        hasher.finish()
    };
    let without_digits = |name: &str| name.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let mut keys = Vec::new();
    let short = |value: &&str| !value.trim().is_empty() && value.len() <= 300;
    if let Some(class) = element.attribute("class").filter(short) {
        keys.extend(
            class.split_ascii_whitespace().take(6).map(|token| hash("class", &without_digits(token))),
        );
    }
    if let Some(name) = element.attribute("itemprop").filter(short) {
        keys.push(hash("itemprop", name));
    }
    if let Some(identity) =
        element.attribute("id").filter(short).filter(|value| value.bytes().any(|b| b.is_ascii_digit()))
    {
        keys.push(hash("id", &without_digits(identity)));
    }
    if keys.is_empty() && id != plan.start {
        // The place below the post's root: the names of up to three parents and the position under the nearest.
        let mut path = String::new();
        let mut at = id;
        for above in dom.ancestors(id).take(3) {
            if at < plan.start {
                break;
            }
            let before = dom
                .children(above)
                .take(8)
                .take_while(|&child| child < at)
                .filter(|&child| dom.tag(child) == dom.tag(at))
                .count();
            path.push_str(&format!("/{}:{}", dom.tag(at).map_or("", Tag::name), before.min(3)));
            at = above;
        }
        keys.push(hash("path", &path));
    }
    keys
}
