//! Who wrote the posts where neither a name of an element nor a link tells: by the place that a name has in every
//! post of a template, and no two labels.

use rustc_hash::FxHashMap;

use super::Post;
use super::body::Plan;
use super::marks::{Mark, Marks, TextNode};
use super::post::clean_name;
use super::slots::{Slot, beside_time};
use crate::dom::{Dom, NodeId};
use crate::order::sort_and_dedup;
use crate::text::hash::hash_parts;
use crate::text::letter::is_alphabetic;

/// Longest name in characters, and shortest in bytes: initials stand for a missing picture.
const LONGEST: u32 = 30;
const SHORTEST: usize = 3;

/// Most words of a name.
const MOST_WORDS: usize = 4;

/// Posts from which on a place can be told.
const FEWEST: usize = 3;

/// Texts at the start of a post that are looked at.
const LOOKED_AT: usize = 12;

/// What stands at one place of the posts of a template.
#[derive(Default)]
struct Texts {
    /// The post and the text.
    found: Vec<(usize, NodeId)>,
    /// A post has it twice.
    twice: bool,
}

/// Names the writers of the posts of a group where most of them have none.
pub(super) fn name_writers(
    marks: &Marks<'_>,
    plans: &[Plan],
    posts: &mut [Post],
    group: usize,
    slot: Option<Slot>,
) {
    let members: Vec<usize> = (0..plans.len().min(posts.len()))
        .filter(|&at| plans.get(at).is_some_and(|plan| plan.group == group))
        .collect();
    let unnamed =
        members.iter().filter(|&&at| posts.get(at).is_some_and(|post| post.author.is_none())).count();
    strip_brackets(posts, &members);
    if slot == Some(Slot::BesideTime) {
        name_beside_times(marks, plans, posts, &members);
        return;
    }
    if members.len() < FEWEST || unnamed * 2 <= members.len() {
        return;
    }
    let mut index: FxHashMap<u64, usize> = FxHashMap::default();
    let mut places: Vec<Texts> = Vec::new();
    for &at in &members {
        let (Some(plan), Some(post)) = (plans.get(at), posts.get(at)) else { continue };
        let end = plan.holes.first().map_or(plan.end, |hole| hole.0);
        let head = marks.texts_in(plan.start, end).iter().filter(|text| text.chars > 0).take(LOOKED_AT);
        for text in
            head.filter(|text| may_be_name(marks.dom, text) && post.body.binary_search(&text.block).is_err())
        {
            let slot = *index.entry(place_of(marks.dom, text.node)).or_insert_with(|| {
                places.push(Texts::default());
                places.len() - 1
            });
            if let Some(texts) = places.get_mut(slot) {
                texts.twice |= texts.found.last().is_some_and(|&(last, _)| last == at);
                texts.found.push((at, text.node));
            }
        }
    }
    let words = |node: NodeId| marks.dom.text(node).unwrap_or("").trim();
    let is_names = |texts: &&Texts| {
        let mut names: Vec<&str> = texts.found.iter().map(|&(_, node)| words(node)).collect();
        sort_and_dedup(&mut names);
        !texts.twice && texts.found.len() * 5 >= members.len() * 4 && names.len() > 1
    };
    let Some(texts) = places.iter().find(is_names) else { return };
    for &(at, node) in &texts.found {
        if let Some(post) = posts.get_mut(at).filter(|post| post.author.is_none()) {
            post.author = Some(clean_name(words(node))).filter(|name| !name.is_empty());
        }
    }
}

/// Takes the brackets off the names that all stand in brackets: those are the template's.
fn strip_brackets(posts: &mut [Post], members: &[usize]) {
    const BRACKETS: [(char, char); 3] = [('[', ']'), ('【', '】'), ('［', '］')];
    let bare = |name: &str| {
        let inside = |(open, close)| name.strip_prefix(open)?.strip_suffix(close);
        BRACKETS.into_iter().find_map(inside).map(|name| name.trim().to_owned())
    };
    let named: Vec<usize> = members
        .iter()
        .copied()
        .filter(|&at| posts.get(at).is_some_and(|post| post.author.is_some()))
        .collect();
    let bared: Vec<String> = named.iter().filter_map(|&at| bare(posts.get(at)?.author.as_deref()?)).collect();
    if named.len() < 2 || bared.len() != named.len() {
        return;
    }
    for (at, name) in named.into_iter().zip(bared) {
        if let Some(post) = posts.get_mut(at) {
            post.author = Some(name).filter(|name| !name.is_empty());
        }
    }
}

/// Names the writers whose names stand in the text with the time.
fn name_beside_times(marks: &Marks<'_>, plans: &[Plan], posts: &mut [Post], members: &[usize]) {
    for &at in members {
        let (Some(plan), Some(post)) = (plans.get(at), posts.get_mut(at)) else { continue };
        let end = plan.holes.first().map_or(plan.end, |hole| hole.0);
        let mut texts = marks.texts_in(plan.start, end).iter();
        if post.author.is_none() {
            let name = texts.find_map(|text| beside_time(marks.dom, text)).map(clean_name);
            post.author = name.filter(|name| !name.is_empty());
        }
    }
}

fn may_be_name(dom: &Dom, text: &TextNode) -> bool {
    let words = dom.text(text.node).unwrap_or("").trim();
    matches!(text.mark, Mark::Words | Mark::Meta)
        && words.len() >= SHORTEST
        && text.chars <= LONGEST
        && words.chars().any(is_alphabetic)
        && words.split_whitespace().count() <= MOST_WORDS
        && !words.contains([':', '：', '。', '！', '？', '!', '?', '/', '(', '['])
}

/// The place of a text in a template: its element and the two around that, by tag and class.
fn place_of(dom: &Dom, node: NodeId) -> u64 {
    let mut parts: Vec<&str> = Vec::with_capacity(6);
    for above in dom.ancestors(node).take(3) {
        parts.push(dom.element(above).map_or("", |element| element.name()));
        parts.push(dom.attribute(above, "class").unwrap_or(""));
    }
    hash_parts(&parts)
}
