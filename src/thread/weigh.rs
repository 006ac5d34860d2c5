//! The evidence that the elements of one template are posts.

use super::group::{Group, Unit};
use super::heading::Headings;
use super::marks::{Mark, Marks, Sums};
use super::slots::{Found, Slot, find_slot};
use super::stated::is_schema_article;
use super::vocabulary::{Hints, hints_of};
use crate::dom::{NodeId, Tag};
use crate::order::sort_and_dedup;
use crate::text::search::holds;

/// Evidence that makes a group replies when it stands inside posts.
pub(super) const ENOUGH_INSIDE: f32 = 2.0;

/// Share of units that must have a part for the part to count.
const MOST_UNITS: f32 = 0.65;

/// What speaks for a group.
pub(super) struct Weight {
    /// That its units are posts.
    pub(super) evidence: f32,
    /// Share of the units that say something.
    pub(super) words: f32,
    /// Share of those that are signed.
    pub(super) signed: f32,
    /// What of the evidence does not count among answers inside posts: that of a heading, which heads the posts. Less
    /// than nothing for one signed post that is named a comment: a lone answer repeats nothing.
    pub(super) outside: f32,
    pub(super) slot: Option<Slot>,
}

/// Evidence of names that nothing but their place tells.
const NAMED_BY_PLACE: f32 = 0.85;

/// Evidence of a heading over comments right above.
const HEADED: f32 = 1.0;

/// What most units of a group have: shares of them, 0–1.
struct Parts {
    /// They say something.
    words: f32,
    author: f32,
    time: f32,
    replies: f32,
    /// A heading over comments stands right above the group.
    headed: bool,
    slot: Option<Slot>,
    /// The names are known by their place alone.
    by_place: bool,
    /// They say something, are signed, and lead nowhere: see [`NOWHERE`].
    nowhere: bool,
}

/// Evidence of signed texts of which nearly none leads to another page: what news, teasers and products share with
/// posts are names and times, but these are lists of links. Two such texts may be two boxes of any kind.
const NOWHERE: f32 = 0.8;
const NOWHERE_OF_TWO: f32 = 0.4;

/// The weight of the evidence that a group's units are posts; `None` where it is not enough. `known` are places of
/// names in other groups.
pub(super) fn weigh(
    marks: &Marks<'_>,
    headings: &mut Headings<'_>,
    group: &Group,
    page: f32,
    known: &[u64],
) -> Option<Weight> {
    if group.hints.any(Hints::QUOTE) {
        return None;
    }
    let told: Vec<&Unit> = group.units.iter().filter(|unit| unit.own.chars > 0).collect();
    let first = told.first()?;
    // What schema.org calls an article is no post by itself, whatever its author and time look like.
    if told.len() == 1 && page == 0.0 && is_schema_article(marks.dom, first.start) {
        return None;
    }
    // On a forum's page such a heading stands between the opening post and the replies, which are all posts.
    let headings = (page == 0.0).then_some(headings);
    let parts = measure(marks, headings, group, &told, known)?;
    let around = names_around(marks, first.start);
    let inside = names_of_parts(marks, &told);
    let named = group.hints.any(Hints::COMMENT) || inside.any(Hints::COMMENT);
    let evidence = page + weigh_parts(group, &told, &parts) + name_evidence(group.hints, inside, around)
        - weigh_doubts(group, &told, around, &parts)
        // Questions and answers without names and times are a list of frequent ones.
        + match (is_schema_post(marks, first.start), parts.author >= MOST_UNITS && parts.time >= 0.5) {
            (true, true) => 1.5,
            (true, false) => 0.5,
            (false, _) => 0.0,
        };
    let words = || told.iter().map(|unit| unit.own.words());
    // Sections of an article with its author box and a related-news box look like three posts.
    let largest = words().max().unwrap_or(0) as f32;
    let all = words().sum::<u32>() as f32;
    let answered = parts.replies >= MOST_UNITS;
    let few_of_many = !named && !parts.headed && !answered && page == 0.0;
    let sections = few_of_many && told.len() <= 6 && largest > 0.75 * all;
    let evidence = evidence - if sections { 1.0 } else { 0.0 };
    // A byline that the page prints twice looks like two posts of a few words.
    let few = few_of_many && told.len() <= 3 && all < 40.0;
    let answers = group.hints.any(Hints::COMMENT) && !group.hints.any(Hints::BODY);
    let lone = told.len() == 1 && first.own.authors > 0 && answers;
    let outside = if parts.headed { HEADED } else { 0.0 } - if lone { LONE } else { 0.0 };
    (evidence - outside.min(0.0) >= ENOUGH_INSIDE && !few).then_some(Weight {
        evidence,
        words: parts.words,
        signed: f32::midpoint(parts.author, parts.time),
        outside,
        slot: parts.slot,
    })
}

/// Evidence against one post alone that is named a comment.
const LONE: f32 = 0.7;

/// Measures the units of a group; `None` where they lack what all posts have.
fn measure(
    marks: &Marks<'_>,
    headings: Option<&mut Headings<'_>>,
    group: &Group,
    told: &[&Unit],
    known: &[u64],
) -> Option<Parts> {
    let count = told.len() as f32;
    let share = |part: fn(&Sums) -> bool| told.iter().filter(|unit| part(&unit.own)).count() as f32 / count;
    let words = share(|own| own.words() > 0);
    let signed = share(|own| own.authors > 0);
    let author = signed.max(share(|own| own.avatars > 0) * 0.9);
    let time = share(|own| own.times > 0);
    let replies = share(|own| own.replies > 0);
    let most_times = if are_stated(marks, group) { 8 } else { 3 };
    if words < 0.5
        || author.max(time).max(replies) < MOST_UNITS
        || median(told.iter().map(|unit| unit.own.times)) > most_times
    {
        return None;
    }
    let start = told.first()?.start;
    let headed = headings.is_some_and(|headings| headings.stand_above(marks, start));
    if told.len() == 1 && !headed && !group.hints.any(Hints::POST) {
        return None;
    }
    let found =
        (signed < MOST_UNITS && words >= MOST_UNITS).then(|| find_slot(marks, group, known)).flatten();
    let slot = found.map(|found| found.slot);
    let by_place = author < MOST_UNITS && slot.is_some();
    let author = if by_place { 1.0 } else { author };
    // A lone element says when it was written, or the heading is that of another part of the page.
    let headed = headed && (told.len() > 1 || time >= MOST_UNITS);
    let sure = found.is_some_and(|found: Found| found.like && (found.telling || headed)) && told.len() > 2;
    let away = told.iter().enumerate().filter(|&(at, unit)| {
        // The headline may stand outside of the elements that hold the rest.
        let before =
            at.checked_sub(1).and_then(|before| told.get(before)).map_or(unit.start, |before| before.end);
        let between = marks.sums(before.min(unit.start), unit.start);
        unit.own.away + unit.own.linked_headings + between.away + between.linked_headings > 0
    });
    let away = away.count() as f32 / count;
    // A name whose place alone tells it may be the title of anything, unless it looks like one: a portrait, a floor or a
    // button must stand beside.
    let pictured = share(|own| own.pictures + own.floors + own.replies > 0) >= MOST_UNITS;
    let different = are_different(marks, told);
    let named = if by_place { pictured || sure } else { signed >= MOST_UNITS && different };
    let nowhere = named && words >= MOST_WORDS && time.max(replies) >= MOST_UNITS && away <= FEW_AWAY;
    // What all of them have alike is a label, or one person's list.
    let label = told.len() > 3 && signed >= MOST_UNITS && !different && !group.hints.any(Hints::POST);
    let author = if label { 0.0 } else { author };
    let parts = Parts { words, author, time, replies, headed, slot, by_place, nowhere };
    (author.max(time) >= MOST_UNITS).then_some(parts)
}

/// Whether several people signed the units: a live blog has few authors.
fn are_different(marks: &Marks<'_>, told: &[&Unit]) -> bool {
    const LOOKED_AT: usize = 40;
    /// Least share of the units that must have a name of their own.
    const LEAST: f32 = 0.3;
    let name = |unit: &&Unit| {
        let texts = marks.texts_in(unit.start, unit.end).iter();
        texts.clone().find(|text| text.mark == Mark::Author).and_then(|text| marks.dom.text(text.node))
    };
    let mut names: Vec<&str> = told.iter().take(LOOKED_AT).filter_map(name).map(str::trim).collect();
    let all = names.len() as f32;
    sort_and_dedup(&mut names);
    names.len() > 1 && names.len() as f32 >= LEAST * all
}

/// Least share of signed texts that say something, and most of them that lead to another page.
const MOST_WORDS: f32 = 0.8;
const FEW_AWAY: f32 = 0.15;

/// What the parts of the units say for posts.
fn weigh_parts(group: &Group, told: &[&Unit], parts: &Parts) -> f32 {
    let floors = told.iter().filter(|unit| unit.own.floors > 0).count() as f32;
    // Posts in posts are a conversation, and little else nests like one.
    let nested = told.iter().filter(|unit| unit.parent.is_some()).count() as f32;
    let count = told.len() as f32;
    let named = if parts.by_place { NAMED_BY_PLACE } else { 1.0 };
    [
        (parts.author >= MOST_UNITS, named),
        (parts.time >= MOST_UNITS, 1.0),
        (parts.replies >= 0.5, 0.7),
        (parts.headed, HEADED),
        (parts.nowhere && told.len() > 2, NOWHERE),
        (parts.nowhere && told.len() == 2, NOWHERE_OF_TWO),
        (floors / count >= MOST_UNITS, 0.7),
        (group.hints.any(Hints::COMMENT) && nested >= 0.2 * count, 0.7),
    ]
    .into_iter()
    .filter(|(holds, _)| *holds)
    .map(|(_, evidence)| evidence)
    .sum()
}

/// Characters of words on average from which on posts are told by these.
const SOME_WORDS: f32 = 20.0;

/// What speaks against posts: links elsewhere, and that nothing repeats.
fn weigh_doubts(group: &Group, told: &[&Unit], around: Hints, parts: &Parts) -> f32 {
    let named = group.hints.any(Hints::COMMENT);
    let sum = |part: fn(&Sums) -> u32| told.iter().map(|unit| part(&unit.own)).sum::<u32>() as f32;
    let titled = told.iter().filter(|unit| unit.own.linked_headings > 0).count();
    let most_linked = if named { 0.6 } else { 0.45 };
    let elsewhere =
        group.hints.any(Hints::ELSEWHERE) || around.any(Hints::ELSEWHERE) && !group.hints.any(Hints::POST);
    // A name ("card") does not say that they lead elsewhere where they lead nowhere.
    let elsewhere = elsewhere && !(parts.nowhere && told.len() > 2);
    // Long names and times lead to people and to the posts: what else says something counts, where it is more than a word.
    let words = sum(|own| own.words());
    let linked = sum(|own| own.linked) > most_linked * sum(|own| own.chars)
        && (words < SOME_WORDS * told.len() as f32
            || told.iter().filter(|unit| unit.parent.is_some()).count() * 2 > told.len()
            || sum(|own| own.linked_words) > most_linked * words);
    // One post alone repeats nothing: only its name or a forum around it can tell.
    let alone = match (named, parts.headed) {
        (true, _) => LONE,
        (false, true) => 1.0,
        (false, false) => 1.3,
    };
    [
        (elsewhere, 1.0),
        (titled * 2 >= told.len(), if named { 0.2 } else { 1.0 }),
        (linked, 1.5),
        (group.runs, 0.1),
        (told.len() == 1, alone),
    ]
    .into_iter()
    .filter(|(holds, _)| *holds)
    .map(|(_, doubt)| doubt)
    .sum()
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

/// Whether structured data calls the units themselves posts.
pub(super) fn are_stated(marks: &Marks<'_>, group: &Group) -> bool {
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
