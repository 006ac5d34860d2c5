//! Candidate groups: elements of one page that follow the same template.
//!
//! A group is all elements that share a tag and one class name (digits left out), one `id` prefix, one
//! item type …; elements with no names at all share the names of their parent and first child. So a
//! group survives state names such as `odd` and `first`, and posts nested in posts.

use rustc_hash::FxHashMap;

use super::marks::{Marks, Sums};
use super::vocabulary::{Hints, hints_of};
use crate::dom::{Dom, NodeId, Tag};
use crate::text::hash::hash_parts;

/// One repetition of a template.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    pub(super) start: NodeId,
    /// One past its last node.
    pub(super) end: NodeId,
    /// What it holds, nested units of the same group left out.
    pub(super) own: Sums,
    /// Index of the unit of the same group around it.
    pub(super) parent: Option<u32>,
}

/// Elements that follow the same template.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Hints of the name that the elements share.
    pub(super) hints: Hints,
    pub(super) units: Vec<Unit>,
    /// A unit reaches to the next one (a head row, then a body row).
    pub(super) runs: bool,
}

/// Names of one element that are looked at: utility-class pages have dozens.
const MOST_NAMES: usize = 8;

/// All groups of at least two elements, and single elements that are named like a post.
pub(super) fn find_groups(marks: &Marks<'_>) -> Vec<Group> {
    let dom = marks.dom;
    let mut index: FxHashMap<u64, usize> = FxHashMap::default();
    let mut found: Vec<(Hints, Vec<NodeId>)> = Vec::new();
    let mut keys: Vec<u64> = Vec::new();
    // One buffer for all names: most elements of a page come through here.
    let mut scratch = String::new();
    for id in 0..dom.nodes().len() as NodeId {
        if !may_be_post(dom, id) {
            continue;
        }
        keys.clear();
        let tag = dom.element(id).map_or("", crate::dom::Element::name);
        for_each_name(dom, id, &mut scratch, |name| {
            let key = hash_parts(&[tag, name]);
            if keys.contains(&key) {
                return;
            }
            keys.push(key);
            let at = *index.entry(key).or_insert_with(|| {
                found.push((hints_of(name), Vec::new()));
                found.len() - 1
            });
            if let Some((_, members)) = found.get_mut(at) {
                members.push(id);
            }
        });
    }
    let mut groups = Vec::new();
    for (hints, members) in found {
        if members.len() < 2 && !hints.any(Hints::POST) {
            continue;
        }
        if let Some(units) = run_units(marks, &members) {
            groups.push(Group { hints, units, runs: true });
        }
        groups.push(Group { hints, units: nested_units(marks, &members), runs: false });
    }
    groups
}

fn may_be_post(dom: &Dom, id: NodeId) -> bool {
    matches!(
        dom.tag(id),
        Some(
            Tag::Li
                | Tag::Div
                | Tag::Article
                | Tag::Section
                | Tag::Tr
                | Tag::Td
                | Tag::Table
                | Tag::Tbody
                | Tag::Dl
                | Tag::Dt
                | Tag::Dd
                | Tag::Ul
                | Tag::Ol
                | Tag::P
                | Tag::Span
                | Tag::Blockquote
                | Tag::H3
                | Tag::H4
                | Tag::H5
                | Tag::Details
                | Tag::Header
                | Tag::Fieldset
                | Tag::Other
                | Tag::A
        )
    )
}

/// Calls `f` with each name that an element may share with others of its template.
fn for_each_name(dom: &Dom, id: NodeId, scratch: &mut String, mut f: impl FnMut(&str)) {
    let attribute =
        |name: &str| dom.attribute(id, name).filter(|value| !value.is_empty() && value.len() <= 300);
    let mut named = false;
    if let Some(class) = attribute("class") {
        for token in class.split_ascii_whitespace().take(MOST_NAMES) {
            let token = without_digits(token, scratch);
            if token.len() > 1 {
                f(token);
                named = true;
            }
        }
        if class.contains(' ') {
            f(without_digits(class, scratch));
        }
    }
    if let Some(identity) = attribute("id").filter(|value| value.bytes().any(|b| b.is_ascii_digit())) {
        scratch.clear();
        scratch.push('#');
        push_without_digits(identity, scratch);
        f(scratch);
        named = true;
    }
    for name in ["itemprop", "itemtype", "role", "component", "typeof"] {
        if let Some(value) = attribute(name) {
            scratch.clear();
            scratch.extend([name, "=", value]);
            f(scratch);
        }
    }
    if let Some(element) = dom.element(id) {
        for (name, _) in
            element.attributes().filter(|(name, _)| name.starts_with("data-") && name.ends_with("id")).take(2)
        {
            f(name);
        }
        if element.tag == Tag::Other {
            f("");
        }
    }
    if !named && dom.tag(id) != Some(Tag::Span) && dom.tag(id) != Some(Tag::A) {
        let push_name = |other: Option<NodeId>, scratch: &mut String| {
            let class = other
                .and_then(|other| dom.attribute(other, "class"))
                .filter(|class| class.len() <= 300)
                .unwrap_or("");
            scratch.push_str(other.and_then(|other| dom.tag(other)).map_or("", Tag::name));
            scratch.push('.');
            push_without_digits(class, scratch);
        };
        scratch.clear();
        scratch.push('<');
        push_name(dom.parent(id), scratch);
        f(scratch);
        scratch.push('>');
        push_name(dom.children(id).find(|&child| dom.tag(child).is_some()), scratch);
        f(scratch);
    }
}

fn without_digits<'a>(name: &'a str, scratch: &'a mut String) -> &'a str {
    if name.bytes().all(|b| !b.is_ascii_digit()) {
        return name;
    }
    scratch.clear();
    push_without_digits(name, scratch);
    scratch
}

fn push_without_digits(name: &str, scratch: &mut String) {
    scratch.extend(name.chars().filter(|c| !c.is_ascii_digit()));
}

/// Each member a unit; members inside members are replies.
fn nested_units(marks: &Marks<'_>, members: &[NodeId]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(members.len());
    let mut open: Vec<u32> = Vec::new();
    for &start in members {
        let end = marks.dom.subtree(start).end;
        while open.last().and_then(|&top| units.get(top as usize)).is_some_and(|top| top.end <= start) {
            open.pop();
        }
        let parent = open.last().copied();
        open.push(units.len() as u32);
        units.push(Unit { start, end, own: marks.sums(start, end), parent });
    }
    for at in (0..units.len()).rev() {
        if let Some(&Unit { start, end, parent: Some(parent), .. }) = units.get(at) {
            let part = marks.sums(start, end);
            if let Some(above) = units.get_mut(parent as usize) {
                above.own = above.own.without(part);
            }
        }
    }
    units
}

/// Members that are siblings, each with what stands between it and the next: head and body apart.
fn run_units(marks: &Marks<'_>, members: &[NodeId]) -> Option<Vec<Unit>> {
    let dom = marks.dom;
    let mut units: Vec<Unit> = Vec::with_capacity(members.len());
    let mut at = 0;
    while let Some(&first) = members.get(at) {
        let parent = dom.parent(first)?;
        let siblings =
            members.get(at..)?.iter().take_while(|&&member| dom.parent(member) == Some(parent)).count();
        let run = members.get(at..at + siblings)?;
        at += siblings;
        if siblings < 2 || matches!(dom.tag(parent), Some(Tag::Body | Tag::Html)) {
            // A lone head in its own container would take the container's rest with it.
            continue;
        }
        let mut longest = 0;
        for (i, &start) in run.iter().enumerate() {
            let end = match run.get(i + 1) {
                Some(&next) => {
                    longest = longest.max(elements_between(dom, start, next));
                    next
                }
                None => end_after(dom, start, longest, dom.subtree(parent).end),
            };
            units.push(Unit { start, end, own: marks.sums(start, end), parent: None });
        }
    }
    // Members that follow each other directly are no heads.
    let between = units
        .iter()
        .filter(|unit| unit.own.words() > marks.sums(unit.start, dom.subtree(unit.start).end).words())
        .count();
    (units.len() >= 2 && between * 2 >= units.len()).then_some(units)
}

fn elements_between(dom: &Dom, start: NodeId, end: NodeId) -> usize {
    let mut count = 0;
    let mut id = start;
    while id < end {
        count += usize::from(dom.tag(id).is_some());
        id = dom.subtree(id).end.max(id + 1);
    }
    count
}

/// Where a last run ends that may hold as many sibling elements as the longest before it.
fn end_after(dom: &Dom, start: NodeId, most: usize, limit: NodeId) -> NodeId {
    let mut id = start;
    let mut count = 0;
    while id < limit {
        if dom.tag(id).is_some() {
            count += 1;
            if count > most {
                break;
            }
        }
        id = dom.subtree(id).end.max(id + 1);
    }
    id
}
