//! Which groups are posts.

use super::group::{Group, Unit};
use super::marks::{Marks, Sums};
use super::vocabulary::{Hints, hints_of};
use crate::dom::{NodeId, Tag};
use crate::order::sort_by;
use crate::text::search::holds;

/// A group that is believed to be posts.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    pub(super) group: Group,
    /// Weight of the evidence; [`ENOUGH`] and more.
    pub(super) evidence: f32,
    /// Share of units that say something.
    words: f32,
    /// Structured data calls each unit a post.
    stated: bool,
}

/// Evidence that makes a group posts. One point is about one sure part: every unit has an author, every
/// unit has a time, the name says comment. Author and time alone are what news lists have, too. Picked by hand.
const ENOUGH: f32 = 2.5;

/// Evidence that makes a group replies when it stands inside posts.
const ENOUGH_INSIDE: f32 = 2.0;

/// Share of units that must have a part for the part to count.
const MOST_UNITS: f32 = 0.65;

/// Groups that are compared with each other at most.
const MOST_CANDIDATES: usize = 60;

/// Chooses the groups that are posts: the outermost templates, and templates of replies inside them.
pub(super) fn choose_groups(marks: &Marks<'_>, groups: Vec<Group>, page: f32) -> Vec<Chosen> {
    let mut candidates: Vec<(f32, Chosen)> = groups
        .into_iter()
        .filter_map(|group| {
            let (evidence, share, signed) = weigh(marks, &group, page)?;
            let stated = are_stated(marks, &group);
            let rank = weigh_words(marks, &group, page) * evidence * signed;
            Some((rank, Chosen { group, evidence, words: share, stated }))
        })
        .collect();
    sort_by(&mut candidates, |a, b| b.0.total_cmp(&a.0));
    candidates.truncate(MOST_CANDIDATES);
    let mut chosen: Vec<Chosen> = Vec::new();
    for (_, candidate) in candidates {
        match place(marks, &chosen, &candidate) {
            Placement::Beside if candidate.evidence - page_share(&chosen, &candidate, page) >= ENOUGH => {
                chosen.push(candidate);
            }
            Placement::Inside if may_be_reply(marks, &chosen, &candidate) => chosen.push(candidate),
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

/// Whether structured data calls the units themselves posts.
fn are_stated(marks: &Marks<'_>, group: &Group) -> bool {
    const LOOKED_AT: usize = 3;
    let dom = marks.dom;
    let is = |unit: &Unit| {
        dom.attribute(unit.start, "itemprop") == Some("comment")
            || dom.attribute(unit.start, "itemtype").is_some_and(|kind| {
                ["/Comment", "/UserComments", "/Answer"].iter().any(|name| kind.ends_with(name))
            })
    };
    group.units.iter().take(LOOKED_AT).all(is)
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

/// The weight of the evidence that a group's units are posts, the share of them that say something and that
/// are signed; `None` where it is not enough.
fn weigh(marks: &Marks<'_>, group: &Group, page: f32) -> Option<(f32, f32, f32)> {
    if group.hints.any(Hints::QUOTE) {
        return None;
    }
    let told: Vec<&Unit> = group.units.iter().filter(|unit| unit.own.chars > 0).collect();
    let count = told.len() as f32;
    let first = told.first()?;
    let share = |part: fn(&Sums) -> bool| told.iter().filter(|unit| part(&unit.own)).count() as f32 / count;
    let words = share(|own| own.words() > 0);
    let author = share(|own| own.authors > 0).max(share(|own| own.avatars > 0) * 0.9);
    let time = share(|own| own.times > 0);
    let most_times = if are_stated(marks, group) { 8 } else { 3 };
    if words < 0.5
        || told.len() == 1 && page == 0.0 && super::stated::is_schema_article(marks.dom, first.start)
        || author.max(time) < MOST_UNITS
        || median(told.iter().map(|unit| unit.own.times)) > most_times
    {
        return None;
    }
    let sum = |part: fn(&Sums) -> u32| told.iter().map(|unit| part(&unit.own)).sum::<u32>() as f32;
    let around = names_around(marks, first.start);
    let inside = names_of_parts(marks, &told);
    let mut evidence = page;
    evidence += if author >= MOST_UNITS { 1.0 } else { 0.0 };
    evidence += if time >= MOST_UNITS { 1.0 } else { 0.0 };
    evidence += if share(|own| own.replies > 0) >= 0.5 { 0.7 } else { 0.0 };
    evidence += if share(|own| own.floors > 0) >= MOST_UNITS { 0.7 } else { 0.0 };
    evidence += name_evidence(group.hints, inside, around);
    // Posts in posts are a conversation, and little else nests like one.
    let nested = told.iter().filter(|unit| unit.parent.is_some()).count() as f32;
    if group.hints.any(Hints::COMMENT) && nested >= 0.2 * count {
        evidence += 0.7;
    }
    if is_schema_post(marks, first.start) {
        // Questions and answers without names and times are a list of frequent ones.
        evidence += if author >= MOST_UNITS && time >= 0.5 { 1.5 } else { 0.5 };
    }
    if group.hints.any(Hints::ELSEWHERE) || (around.any(Hints::ELSEWHERE) && !group.hints.any(Hints::POST)) {
        evidence -= 1.0;
    }
    if share(|own| own.linked_headings > 0) >= 0.5 {
        evidence -= if group.hints.any(Hints::COMMENT) { 0.2 } else { 1.0 };
    }
    let most_linked = if group.hints.any(Hints::COMMENT) { 0.6 } else { 0.45 };
    if sum(|own| own.linked) > most_linked * sum(|own| own.chars) {
        evidence -= 1.5;
    }
    if group.runs {
        evidence -= 0.1;
    }
    let comments = group.hints.any(Hints::COMMENT) || inside.any(Hints::COMMENT);
    if told.len() == 1 {
        // One post alone repeats nothing: only its name or a forum around it can tell.
        evidence -= if group.hints.any(Hints::COMMENT) { 0.7 } else { 1.3 };
    }
    // Sections of an article with its author box and a related-news box look like three posts.
    let largest = told.iter().map(|unit| unit.own.words()).max().unwrap_or(0) as f32;
    if !comments && told.len() <= 6 && page == 0.0 && largest > 0.75 * sum(|own| own.words()) {
        evidence -= 1.0;
    }
    // A byline that the page prints twice looks like two posts of a few words.
    let few = told.len() <= 3 && sum(|own| own.words()) < 40.0 && !comments && page == 0.0;
    (evidence >= ENOUGH_INSIDE && !few).then_some((evidence, words, f32::midpoint(author, time)))
}

fn median(values: impl Iterator<Item = u32>) -> u32 {
    let mut values: Vec<u32> = values.collect();
    crate::order::sort(&mut values);
    values.get(values.len() / 2).copied().unwrap_or(0)
}

/// Hints of the four elements around one.
fn names_around(marks: &Marks<'_>, id: NodeId) -> Hints {
    marks.dom.ancestors(id).take(4).fold(Hints::default(), |hints, above| hints.with(marks.hints(above)))
}

/// Evidence from names: of the units, of their parts, and of what stands around. A "post" may be an entry
/// of a blog, so the word counts for less than "comment".
fn name_evidence(own: Hints, inside: Hints, around: Hints) -> f32 {
    if own.any(Hints::COMMENT) {
        1.0
    } else if inside.any(Hints::COMMENT) || (inside.any(Hints::BODY) && inside.any(Hints::AUTHOR)) {
        0.8
    } else if own.any(Hints::POST) || inside.any(Hints::POST) {
        0.4
    } else if around.any(Hints::COMMENT) {
        0.5
    } else if around.any(Hints::POST.with(Hints::FORUM)) {
        0.2
    } else {
        0.0
    }
}

/// What the parts of most units are named ("comment-body", "PostUser"): [`Hints::COMMENT`], or [`Hints::POST`]
/// with [`Hints::BODY`] and [`Hints::AUTHOR`] where these parts are named so.
fn names_of_parts(marks: &Marks<'_>, units: &[&Unit]) -> Hints {
    const LOOKED_AT: usize = 50;
    const NODES: NodeId = 30;
    let looked_at = units.len().clamp(1, LOOKED_AT) as f32;
    let most = |name: Hints, part: Hints| {
        let is_part = |id: NodeId| marks.hints(id).any(name) && marks.hints(id).any(part);
        let named = units
            .iter()
            .take(LOOKED_AT)
            .filter(|unit| (unit.start..unit.end.min(unit.start + NODES)).any(is_part));
        named.count() as f32 / looked_at >= MOST_UNITS
    };
    if most(Hints::COMMENT, Hints::BODY.with(Hints::AUTHOR).with(Hints::META)) {
        return Hints::COMMENT.with(Hints::POST);
    }
    [Hints::BODY, Hints::AUTHOR, Hints::META]
        .into_iter()
        .filter(|&part| most(Hints::POST, part))
        .fold(Hints::default(), |names, part| names.with(part).with(Hints::POST))
}

/// Whether structured data calls an element (or its only wrapper) a post.
fn is_schema_post(marks: &Marks<'_>, id: NodeId) -> bool {
    let dom = marks.dom;
    let first = dom.children(id).find(|&child| dom.tag(child).is_some_and(|tag| tag != Tag::Meta));
    [Some(id), first, dom.parent(id)].into_iter().flatten().any(|id| {
        let typed = dom.attribute(id, "itemtype").or_else(|| dom.attribute(id, "typeof")).unwrap_or("");
        let property = dom.attribute(id, "itemprop").unwrap_or("");
        ["Comment", "Answer", "DiscussionForumPosting"].iter().any(|name| typed.ends_with(name))
            || ["comment", "suggestedAnswer", "acceptedAnswer"]
                .iter()
                .any(|name| property.split_ascii_whitespace().any(|p| p == *name))
            || hints_of(typed).any(Hints::POST) && holds(typed, "schema.org/UserComments")
    })
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
            return if many && candidate.words >= 0.9 && candidate.evidence >= other.evidence - 0.8 {
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
