//! Candidate groups: elements of one page that follow the same template.
//!
//! A group is all elements that share a tag and one class name (digits left out), one `id` prefix, one
//! item type …; elements with no names at all share the names of their parent and first child. So a
//! group survives state names such as `odd` and `first`, and posts nested in posts.

use super::marks::{Marks, Sums};
use super::names::share_names;
use super::vocabulary::Hints;
use crate::dom::{Dom, NodeId, Tag};

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

/// All groups of at least two elements, and single elements that are named like a post or say something and when; of
/// those that hold an author, a portrait or a time, as posts do.
pub(super) fn find_groups(marks: &mut Marks<'_>) -> Vec<Group> {
    let mut groups = Vec::new();
    let named = share_names(marks.dom, &mut marks.names);
    for (hints, members) in named.iter() {
        if members.len() < 2 && !hints.any(Hints::POST) && !is_dated(marks, members) {
            continue;
        }
        let heads = head_rows(marks, members);
        if let Some(units) = run_units(marks, &heads) {
            groups.push(Group { hints, units, runs: true });
        }
        if may_run(marks, members)
            && let Some(units) = run_units(marks, members)
        {
            groups.push(Group { hints, units, runs: true });
        }
        if members.iter().any(|&member| marks.is_signed(member, marks.dom.subtree(member).end)) {
            groups.push(Group { hints, units: nested_units(marks, members), runs: false });
        }
    }
    groups
}

/// Whether a lone element says something and when.
fn is_dated(marks: &Marks<'_>, members: &[NodeId]) -> bool {
    members.iter().all(|&id| {
        let sums = marks.sums(id, marks.dom.subtree(id).end);
        sums.times > 0 && sums.words() > 0
    })
}

/// The members with a time, where most others have none: heads of posts that look like their bodies in all else (rows
/// of a table without a class).
fn head_rows(marks: &Marks<'_>, members: &[NodeId]) -> Vec<NodeId> {
    /// Shares of the members that are heads: a body and more to each.
    const LEAST: usize = 4;
    const MOST: usize = 2;
    let dated = |&id: &NodeId| marks.sums(id, marks.dom.subtree(id).end).times > 0;
    let heads: Vec<NodeId> = members.iter().copied().filter(dated).collect();
    let few = heads.len() * LEAST >= members.len() && heads.len() * MOST <= members.len();
    if few { heads } else { Vec::new() }
}

/// Whether an author, a portrait or a time stands in a member or behind it among its siblings: without any, no group
/// is one of posts.
fn may_run(marks: &Marks<'_>, members: &[NodeId]) -> bool {
    let dom = marks.dom;
    let mut before = None;
    members.iter().any(|&member| {
        let parent = dom.parent(member);
        let same = parent == before;
        before = parent;
        let end = parent.map_or(member, |parent| dom.subtree(parent).end);
        !same && marks.is_signed(member, end)
    })
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

/// Fewest heads among the outermost elements of a page: much else stands between these.
const FEWEST_OF_A_PAGE: usize = 3;

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
        let outermost = matches!(dom.tag(parent), Some(Tag::Body | Tag::Html));
        let head = matches!(dom.tag(first), Some(Tag::P | Tag::H2 | Tag::H3 | Tag::H4 | Tag::Table));
        if siblings < 2 || outermost && (!head || siblings < FEWEST_OF_A_PAGE) {
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
