//! Which part of a template holds what the post says: learned from all posts of the page together.

use rustc_hash::FxHashMap;

use super::marks::Marks;
use super::post::opens_as_quote;
use super::vocabulary::Hints;
use crate::dom::{Dom, NodeId, Tag};
use crate::text::hash::hash_parts;

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
    /// Nothing but its place tells the part: paragraphs beside it may be more of it.
    placed: bool,
    /// Times, names and controls stand between the words.
    pub(super) mixed: bool,
}

impl BodyRule {
    /// Whether the part that holds the words is known.
    pub(super) const fn is_known(&self) -> bool {
        self.key.is_some()
    }

    /// No known part: all words of the post are its body.
    pub(super) const fn mixed() -> Self {
        Self { key: None, placed: false, mixed: true }
    }
}

/// How much a character of small print inside counts against one of the words.
const SMALL_PRINT_WEIGHT: f32 = 3.0;

/// Characters of a post beside a quotation in it.
const SOMETHING: u32 = 2;

/// Posts of which nearly all have no quotation, and what share that is.
const MANY: u32 = 5;
const NEARLY_ALL: f32 = 0.95;

/// Posts that are looked at: enough to learn a template from.
const LOOKED_AT: usize = 400;

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    words: f32,
    marked: f32,
    signed: u32,
    posts: u32,
    hints: Hints,
    /// Structured data calls it the text.
    stated: bool,
    placed: bool,
    last_post: usize,
}

impl Tally {
    /// How much the element looks like what posts say, of so many posts.
    fn score(&self, posts: u32) -> f32 {
        let small_print =
            Hints::META.with(Hints::AUTHOR).with(Hints::SIGNATURE).with(Hints::FORM).with(Hints::TIME);
        // Some posts quote others; what nearly all of many have is what they say, whatever its name.
        let everywhere = posts >= MANY && self.posts as f32 >= posts as f32 * NEARLY_ALL;
        let quotes = self.hints.any(Hints::QUOTE) && !everywhere;
        let named = if self.stated {
            // Whatever else says more: previews of what is answered, signatures.
            3.0
        } else if self.hints.any(Hints::BODY) {
            1.0
        } else if self.hints.any(small_print) || quotes {
            0.4
        } else {
            0.9
        };
        self.words * named - SMALL_PRINT_WEIGHT * self.marked
    }
}

/// Learns which elements hold the words of the posts of one group.
pub(super) fn learn_body(marks: &Marks<'_>, plans: &[&Plan]) -> BodyRule {
    let mut index: FxHashMap<u64, usize> = FxHashMap::default();
    let mut tallies: Vec<(u64, Tally)> = Vec::new();
    let mut posts = 0;
    let mut all = 0.0;
    for (post, plan) in plans.iter().take(LOOKED_AT).enumerate() {
        posts += 1;
        // A post of many words counts for more than one of few, but not in proportion: one long list in one
        // author's box must not outweigh the bodies of the others.
        let whole = plan.holes.iter().fold(marks.sums(plan.start, plan.end), |sums, &(start, end)| {
            sums.without(marks.sums(start, end))
        });
        let weight = 1.0 / libm::sqrtf(whole.words().max(1) as f32);
        all += whole.words() as f32 * weight;
        for_each_own(marks, plan, |id| {
            let range = marks.dom.subtree(id);
            let mut sums = marks.sums(id, range.end);
            // What begins with whom it quotes, and leaves something for the post itself.
            let part = marks.dom.tag(id) == Some(Tag::Div) && sums.words() + SOMETHING <= whole.words();
            if part && opens_as_quote(marks, id) {
                return;
            }
            if sums.chars == 0 {
                return;
            }
            for &(start, end) in holes_in(plan, id, range.end) {
                sums = sums.without(marks.sums(start, end));
            }
            let stated = stated_text_key(marks.dom, id);
            let placed = names_of(marks.dom, id).is_empty();
            for key in keys_of(marks.dom, plan, id) {
                let at = *index.entry(key).or_insert_with(|| {
                    tallies.push((key, Tally { last_post: usize::MAX, ..Tally::default() }));
                    tallies.len() - 1
                });
                if let Some((_, tally)) = tallies.get_mut(at) {
                    tally.words += sums.words() as f32 * weight;
                    tally.marked += sums.marked as f32 * weight;
                    tally.hints = tally.hints.with(marks.hints(id));
                    tally.stated |= stated == Some(key);
                    tally.placed = placed;
                    if tally.last_post != post {
                        tally.last_post = post;
                        tally.posts += 1;
                        tally.signed += u32::from(sums.times > 0 || sums.authors > 0);
                    }
                }
            }
        });
    }
    let mut best: Option<(f32, u64, Tally)> = None;
    for (key, tally) in tallies {
        let score = tally.score(posts);
        if best.is_none_or(|(other, ..)| score > other + 0.01 * all) {
            best = Some((score, key, tally));
        }
    }
    match best {
        Some((_, key, tally))
            if tally.words >= all * least_share(tally.hints) && tally.posts * 5 >= posts * 3 =>
        {
            BodyRule {
                key: Some(key),
                placed: tally.placed,
                mixed: !tally.stated && tally.signed * 2 >= tally.posts,
            }
        }
        _ => BodyRule::mixed(),
    }
}

/// The key of an element by which structured data says that it is what a post says.
fn stated_text_key(dom: &Dom, id: NodeId) -> Option<u64> {
    let name = dom.attribute(id, "itemprop")?;
    matches!(name, "text" | "commentText" | "articleBody")
        .then(|| key(dom.element(id).map_or("", |element| element.name()), "itemprop", name))
}

/// Share of all words that the body must hold, or there is no such part: less where it is named so, since previews
/// and signatures may say more than short posts.
const fn least_share(hints: Hints) -> f32 {
    if hints.any(Hints::BODY) { 0.25 } else { 0.4 }
}

/// The elements of a post that hold its words, in page order; none inside another.
pub(super) fn find_body(marks: &Marks<'_>, plan: &Plan, rule: &BodyRule) -> Vec<NodeId> {
    let dom = marks.dom;
    let Some(wanted) = rule.key else { return Vec::new() };
    let mut found: Vec<NodeId> = Vec::new();
    for_each_own(marks, plan, |id| {
        let inside = found.last().is_some_and(|&last| id < dom.subtree(last).end);
        if !inside && keys_of(dom, plan, id).contains(&wanted) {
            found.push(id);
        }
    });
    if rule.placed
        && let &[body] = found.as_slice()
    {
        found.extend(more_beside(marks, plan, body));
    }
    found
}

/// The paragraphs right behind the one that stands where those of other posts do: elements like it, without a name,
/// that hold words and no marks.
fn more_beside<'a>(marks: &'a Marks<'a>, plan: &'a Plan, body: NodeId) -> impl Iterator<Item = NodeId> + 'a {
    let dom = marks.dom;
    let siblings = dom.parent(body).map(|parent| dom.children(parent)).into_iter().flatten();
    siblings
        .filter(move |&id| id > body && id < plan.end)
        .filter(|&id| dom.tag(id).is_some())
        .take_while(move |&id| {
            let end = dom.subtree(id).end;
            let sums = marks.sums(id, end);
            dom.tag(id) == dom.tag(body)
                && names_of(dom, id).is_empty()
                && sums.marked == 0
                && holes_in(plan, id, end).is_empty()
        })
        .filter(move |&id| marks.sums(id, dom.subtree(id).end).words() > 0)
}

/// Elements outside the posts that are named like the bodies of the posts, in page order.
pub(super) fn find_matches(dom: &Dom, from: NodeId, to: NodeId, rule: &BodyRule) -> Vec<NodeId> {
    let Some(wanted) = rule.key else { return Vec::new() };
    (from..to).filter(|&id| dom.subtree(id).end <= to && names_of(dom, id).contains(&wanted)).collect()
}

/// Calls `f` with each element of a post, the post's own root and its replies left out.
fn for_each_own(marks: &Marks<'_>, plan: &Plan, mut f: impl FnMut(NodeId)) {
    let dom = marks.dom;
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
            // A signature is often written in the same element as a body.
            if marks.hints(id).any(Hints::SIGNATURE) && !marks.hints(id).any(Hints::BODY) {
                id = dom.subtree(id).end.max(id + 1);
                continue;
            }
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

/// What an element can be recognised by elsewhere: its classes, item property and kind of id.
fn names_of(dom: &Dom, id: NodeId) -> Vec<u64> {
    let Some(element) = dom.element(id) else { return Vec::new() };
    let short = |value: &&str| !value.trim().is_empty() && value.len() <= 300;
    let mut keys = Vec::new();
    if let Some(class) = element.attribute("class").filter(short) {
        keys.extend(
            class
                .split_ascii_whitespace()
                .take(6)
                .map(|token| key(element.name(), "class", &without_digits(token))),
        );
    }
    if let Some(name) = element.attribute("itemprop").filter(short) {
        keys.push(key(element.name(), "itemprop", name));
    }
    if let Some(identity) =
        element.attribute("id").filter(short).filter(|value| value.bytes().any(|b| b.is_ascii_digit()))
    {
        keys.push(key(element.name(), "id", &without_digits(identity)));
    }
    keys
}

fn key(tag: &str, what: &str, name: &str) -> u64 {
    hash_parts(&[tag, what, name])
}

fn without_digits(name: &str) -> String {
    name.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// What an element of a post can be recognised by in another post: its names, else its place.
fn keys_of(dom: &Dom, plan: &Plan, id: NodeId) -> Vec<u64> {
    let mut keys = names_of(dom, id);
    if keys.is_empty() && id != plan.start {
        // The place below the post's root: tag and position of up to three elements.
        let mut path = String::new();
        let mut at = id;
        for above in dom.ancestors(id).take(3) {
            let tag = dom.tag(at).map_or("", Tag::name);
            path.push('/');
            path.push_str(tag);
            if above < plan.start {
                // A sibling of the root: in a run of siblings only its tag is the same in every post.
                break;
            }
            let same = |&child: &NodeId| dom.tag(child) == dom.tag(at);
            let before = dom.children(above).take(8).take_while(|&child| child < at).filter(same).count();
            path.push_str(["0", "1", "2"].get(before).unwrap_or(&"3"));
            at = above;
        }
        keys.push(key(dom.element(id).map_or("", |element| element.name()), "path", &path));
    }
    keys
}
