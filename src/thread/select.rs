//! Which groups are posts.

use super::group::{Group, Unit};
use super::heading::Headings;
use super::marks::Marks;
use super::slots::Slot;
use super::vocabulary::Hints;
use super::weigh::{ENOUGH_INSIDE, Weight, are_stated, weigh};
use crate::dom::{NodeId, Tag};
use crate::order::{sort_and_dedup, sort_by};

/// A group that is believed to be posts.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    pub(super) group: Group,
    /// Weight of the evidence; [`ENOUGH`] and more.
    pub(super) evidence: f32,
    /// Share of units that say something.
    words: f32,
    /// Share of those that are signed.
    signed: f32,
    /// Structured data calls each unit a post.
    stated: bool,
    /// What of the evidence does not count among answers inside posts.
    outside: f32,
    /// Where the names of the units stand that no name of an element tells.
    pub(super) slot: Option<Slot>,
}

impl Chosen {
    /// The evidence of the units themselves, without that of a heading over them.
    pub(super) fn own_evidence(&self) -> f32 {
        self.evidence - self.outside.max(0.0)
    }
}

/// Evidence that makes a group posts. One point is about one sure part: every unit has an author, every
/// unit has a time, the name says comment. Author and time alone are what news lists have, too. Picked by hand.
const ENOUGH: f32 = 2.5;

/// Most answers inside posts whose names are looked for where those of the posts stand.
const FEW_ANSWERS: usize = 8;

/// Groups that are compared with each other at most.
const MOST_CANDIDATES: usize = 60;

/// Chooses the groups that are posts: the outermost templates, and templates of replies inside them.
pub(super) fn choose_groups(
    marks: &Marks<'_>,
    headings: &mut Headings<'_>,
    groups: Vec<Group>,
    page: f32,
) -> Vec<Chosen> {
    let mut candidates: Vec<(f32, Chosen)> = Vec::new();
    let mut unweighed: Vec<Group> = Vec::new();
    let mut known: Vec<u64> = Vec::new();
    for group in groups {
        let Some(weight) = weigh(marks, headings, &group, page, &[]) else {
            unweighed.push(group);
            continue;
        };
        if let Some(Slot::Own(place)) = weight.slot
            && weight.evidence >= ENOUGH
        {
            known.push(place);
        }
        candidates.push(rank(marks, group, &weight, page));
    }
    if !known.is_empty() {
        sort_and_dedup(&mut known);
        // Answers inside posts are few each, but look like the posts.
        for group in unweighed.into_iter().filter(|group| group.units.len() <= FEW_ANSWERS) {
            if let Some(weight) = weigh(marks, headings, &group, page, &known) {
                candidates.push(rank(marks, group, &weight, page));
            }
        }
    }
    drop_wrappers(marks, &mut candidates);
    sort_by(&mut candidates, |a, b| b.0.total_cmp(&a.0));
    candidates.truncate(MOST_CANDIDATES);
    let mut chosen: Vec<Chosen> = Vec::new();
    for (_, candidate) in candidates {
        match place(marks, &chosen, &candidate) {
            Placement::Beside if candidate.evidence - page_share(&chosen, &candidate, page) >= ENOUGH => {
                chosen.push(candidate);
            }
            Placement::Inside
                if candidate.evidence - candidate.outside >= ENOUGH_INSIDE
                    && may_be_reply(marks, &chosen, &candidate) =>
            {
                chosen.push(candidate);
            }
            Placement::InsteadOf(at) if candidate.evidence >= ENOUGH => {
                if let Some(slot) = chosen.get_mut(at) {
                    *slot = candidate;
                }
            }
            _ => {}
        }
    }
    if page == 0.0 {
        // An article with its comments inside is no post.
        let inner: Vec<Group> = chosen
            .iter()
            .filter(|chosen| chosen.group.hints.any(Hints::COMMENT))
            .map(|chosen| chosen.group.clone())
            .collect();
        chosen.retain(|chosen| {
            chosen.group.hints.any(Hints::COMMENT)
                || !inner.iter().any(|inner| is_page_of(inner, &chosen.group))
        });
    }
    chosen
}

/// Drops groups of which every unit is a list of units of another group and nothing else (of lists of answers, the
/// answers are the posts), and those that hold the posts of one level where another holds all.
fn drop_wrappers(marks: &Marks<'_>, candidates: &mut Vec<(f32, Chosen)>) {
    /// Least share of the units of the whole that say something.
    const MOST_WORDS: f32 = 0.9;
    /// How much less evidence the posts of such lists may have than the lists.
    const LESS: f32 = 1.5;
    let dom = marks.dom;
    // Names tell levels apart well enough.
    let is_bare = |chosen: &Chosen| {
        let first = chosen.group.units.first();
        first.is_some_and(|unit| {
            dom.attribute(unit.start, "class").is_none_or(|class| class.trim().is_empty())
        })
    };
    // A lone element whose children are all there is of the other group.
    let is_whole = |outer: &Chosen, inner: &Chosen| {
        let [lone] = outer.group.units.as_slice() else { return false };
        inner.group.units.iter().all(|unit| dom.parent(unit.start) == Some(lone.start))
    };
    let is_list = |outer: &Chosen, inner: &Chosen| {
        let starts =
            |child: NodeId| inner.group.units.binary_search_by_key(&child, |unit| unit.start).is_ok();
        let holds_units = |unit: &Unit| {
            let mut children = dom.children(unit.start).filter(|&child| {
                let sums = marks.sums(child, dom.subtree(child).end);
                sums.chars > 0
            });
            unit.own.chars == 0 || children.all(starts)
        };
        inner.group.units.len() > outer.group.units.len()
            && (is_bare(inner) || is_whole(outer, inner))
            && !outer.group.runs
            && inner.evidence >= outer.evidence - LESS
            && outer.group.units.iter().all(holds_units)
    };
    // Posts of which another group has more, signed as well.
    let is_part = |part: &Chosen, whole: &Chosen| {
        let starts = |unit: &Unit| {
            whole
                .group
                .units
                .binary_search_by_key(&unit.start, |other| other.start)
                .is_ok_and(|at| whole.group.units.get(at).is_some_and(|other| other.end == unit.end))
        };
        whole.group.units.len() > part.group.units.len()
            && is_bare(whole)
            && whole.evidence >= ENOUGH
            && whole.words >= MOST_WORDS
            && whole.signed >= part.signed
            && whole.group.units.iter().any(|unit| unit.parent.is_some())
            && part.group.units.iter().all(starts)
    };
    let dropped: Vec<bool> = candidates
        .iter()
        .map(|(_, outer)| candidates.iter().any(|(_, inner)| is_list(outer, inner) || is_part(outer, inner)))
        .collect();
    let mut at = dropped.into_iter();
    candidates.retain(|_| !at.next().unwrap_or(false));
}

/// A group with what speaks for it, and its place among the others.
fn rank(marks: &Marks<'_>, group: Group, weight: &Weight, page: f32) -> (f32, Chosen) {
    let Weight { evidence, words, signed, outside, slot } = *weight;
    let stated = are_stated(marks, &group);
    // A heading over the replies stands below the opening post, which is one of the posts.
    let rank = weigh_words(marks, &group, page) * (evidence - outside.max(0.0)) * signed;
    (rank, Chosen { group, evidence, words, signed, stated, outside, slot })
}

/// How much of the evidence is the page's: it speaks for its posts, not for what stands beside them (other
/// threads with their authors and times), unless that is named comment.
fn page_share(chosen: &[Chosen], candidate: &Chosen, page: f32) -> f32 {
    if chosen.is_empty() || candidate.group.hints.any(Hints::COMMENT) { 0.0 } else { page }
}

/// The words by which groups are compared. A list is one post less often than its items are, and of a text with
/// its comments in one template the comments are the posts.
fn weigh_words(marks: &Marks<'_>, group: &Group, page: f32) -> f32 {
    /// What counts of the words of lists.
    const OF_A_LIST: f32 = 0.9;
    /// Characters from which on a unit may be a text that the others comment on.
    const OF_A_TEXT: f32 = 600.0;
    let words: Vec<f32> =
        top_units(group).map(|unit| marks.sums(unit.start, unit.end).words() as f32).collect();
    let all: f32 = words.iter().sum();
    let most = words.iter().copied().fold(0.0, f32::max);
    let lists =
        group.units.first().is_some_and(|unit| matches!(marks.dom.tag(unit.start), Some(Tag::Ul | Tag::Ol)));
    let share = if lists { OF_A_LIST } else { 1.0 };
    let holds_text = most >= OF_A_TEXT
        && page == 0.0
        && !group.hints.any(Hints::COMMENT)
        && words.len() > 2
        && most * 2.0 > all;
    share * if holds_text { all - most } else { all }
}

/// Whether a group inside posts is neither named like something else (a profile, a badge, a bar of controls) nor
/// set like a quotation.
fn may_be_reply(marks: &Marks<'_>, chosen: &[Chosen], candidate: &Chosen) -> bool {
    let group = &candidate.group;
    if group.hints.any(Hints::COMMENT) {
        return true;
    }
    // Structured data that names the posts names the replies among them, too.
    let unstated = chosen.iter().any(|chosen| chosen.stated) && !candidate.stated;
    if unstated {
        return false;
    }
    let set_off = group.units.first().is_some_and(|unit| {
        matches!(
            marks.dom.tag(unit.start),
            Some(Tag::Blockquote | Tag::Table | Tag::Tbody | Tag::Tr | Tag::Td | Tag::P)
        )
    });
    let part = Hints::META.with(Hints::AUTHOR).with(Hints::AVATAR).with(Hints::FORM).with(Hints::SIGNATURE);
    !set_off && !group.hints.any(part)
}

fn top_units(group: &Group) -> impl Iterator<Item = &Unit> {
    group.units.iter().filter(|unit| unit.parent.is_none())
}

enum Placement {
    Beside,
    /// Replies of posts that are chosen.
    Inside,
    InsteadOf(usize),
    Nowhere,
}

/// Where a candidate belongs among the groups chosen so far, which have more words.
fn place(marks: &Marks<'_>, chosen: &[Chosen], candidate: &Chosen) -> Placement {
    let mut placement = Placement::Beside;
    for (at, other) in chosen.iter().enumerate() {
        let (inside, outside) = (&candidate.group, &other.group);
        let held = hold(inside, outside);
        if held.same_start > 0 && held.same_start * 2 >= inside.units.len() {
            return Placement::Nowhere;
        }
        if held.inner * 2 > inside.units.len() {
            if stands_alone(marks, outside, inside) {
                placement = Placement::Inside;
                continue;
            }
            // The outer template holds several of these and nothing of its own: it is a column or a page.
            let many = inside.units.len() as f32 >= 1.5 * outside.units.len() as f32
                && (candidate.stated || !other.stated);
            return if many && candidate.words >= 0.9 && candidate.own_evidence() >= other.own_evidence() - 0.8
            {
                Placement::InsteadOf(at)
            } else {
                Placement::Nowhere
            };
        }
        let holds = hold(outside, inside);
        if holds.inner * 2 > outside.units.len() {
            if (candidate.stated || !other.stated) && stands_alone(marks, inside, outside) {
                continue;
            }
            return Placement::Nowhere;
        }
        if held.inner + held.same_start + holds.inner > 0 {
            return Placement::Nowhere;
        }
    }
    placement
}

/// Whether most comments of a group stand in one unit of another: then that unit is the article they are about.
fn is_page_of(comments: &Group, outer: &Group) -> bool {
    if comments.units.len() == 1 && outer.units.len() > 2 {
        // An answer inside one of many posts.
        return false;
    }
    let most = top_units(outer)
        .map(|unit| {
            comments.units.iter().filter(|inner| inner.start > unit.start && inner.end <= unit.end).count()
        })
        .max()
        .unwrap_or(0);
    most > 0 && (most * 2 > comments.units.len() || outer.units.len() <= 2)
}

struct Held {
    /// Units that stand inside a unit of the other group.
    inner: usize,
    same_start: usize,
}

/// How many units of one group stand inside units of another. Both are in page order.
fn hold(inner: &Group, outer: &Group) -> Held {
    let tops: Vec<&Unit> = top_units(outer).collect();
    let mut held = Held { inner: 0, same_start: 0 };
    for unit in &inner.units {
        if outer.units.binary_search_by_key(&unit.start, |other| other.start).is_ok() {
            held.same_start += 1;
            continue;
        }
        let at = tops.partition_point(|top| top.start <= unit.start);
        let inside = at.checked_sub(1).and_then(|at| tops.get(at)).is_some_and(|top| unit.end <= top.end);
        held.inner += usize::from(inside);
    }
    held
}

/// Whether the outer units still are posts when the inner ones are taken out: then these are replies.
fn stands_alone(marks: &Marks<'_>, outer: &Group, inner: &Group) -> bool {
    let tops: Vec<&Unit> = top_units(inner).collect();
    let (mut alone, mut with, mut single, mut behind) = (0, 0, 0, 0);
    let (mut words_inside, mut words_outside) = (0_u64, 0_u64);
    for unit in top_units(outer) {
        let from = tops.partition_point(|top| top.start < unit.start);
        let whole = marks.sums(unit.start, unit.end);
        let mut rest = whole;
        let mut parts = 0;
        for part in tops.iter().skip(from).take_while(|part| part.end <= unit.end) {
            rest = rest.without(marks.sums(part.start, part.end));
            parts += 1;
        }
        if parts > 0 {
            with += 1;
            single += usize::from(parts == 1);
            let first = tops.get(from).map_or(unit.end, |part| part.start);
            behind += usize::from(marks.sums(unit.start, first).words() > 0);
            words_outside += u64::from(rest.words());
            words_inside += u64::from(whole.words().saturating_sub(rest.words()));
            let signed = rest.authors + rest.avatars > 0 || whole.authors + whole.avatars == 0;
            let dated = rest.times > 0 || whole.times == 0 || (rest.authors > 0 && rest.replies > 0);
            alone += usize::from(rest.words() > 0 && signed && dated);
        }
    }
    let signed_inside = tops.iter().filter(|part| part.own.authors + part.own.avatars > 0).count();
    if signed_inside * 2 < tops.len() {
        return false;
    }
    // One in each post, and nothing like a post's share of the words: a part of it, or the box about its author.
    let all_have_one = with >= 3 && single * 10 >= outer.units.len() * 8;
    let named =
        inner.hints.any(Hints::POST) && !inner.hints.any(Hints::META.with(Hints::AUTHOR).with(Hints::AVATAR));
    if all_have_one
        && (!named
            || behind * 2 < with
            || words_inside * 4 < words_outside
            || words_outside * 4 < words_inside)
    {
        return false;
    }
    with > 0 && alone * 10 >= with * 7
}
