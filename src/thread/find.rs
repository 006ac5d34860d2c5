//! The threads of a page of markup: groups to posts to threads.

use super::body::{BodyRule, Plan, learn_body};
use super::copies::{mark_copied_groups, mark_copies};
use super::group::{Group, find_groups};
use super::heading::Headings;
use super::interface::{mark_beside_names, mark_interface};
use super::marks::{Mark, Marks, TextNode};
use super::moment::read_time;
use super::opening::{
    FORUM, find_opening, find_title, is_called_comment, is_list_of_comments, is_named_comment, is_signed,
    is_signed_alike, prose_chars_before, prose_chars_in, weigh_forum,
};
use super::post::{clean_name, read_post};
use super::repeats::part_repeats;
use super::reply::find_parents;
use super::select::{Chosen, choose_groups};
use super::slots::{Slot, mark_names};
use super::vocabulary::Hints;
use super::writers::name_writers;
use super::{Post, Stated, Thread};
use crate::block::Page;
use crate::dom::{NodeId, Tag};
use crate::order::sort_by_key;
use crate::text::mass::is_unspaced;

/// Finds the threads of a page of markup, in page order.
pub(super) fn find_threads(page: &Page) -> Vec<Thread> {
    let mut marks = Marks::new(page);
    if marks.texts.is_empty() {
        return Vec::new();
    }
    let forum = weigh_forum(&marks);
    let groups = find_groups(&mut marks);
    let bonus = (forum * FORUM_BONUS).min(MOST_FORUM_BONUS);
    let chosen = choose_groups(&marks, &mut Headings::new(page), groups, bonus);
    for group in &chosen {
        if let Some(Slot::Own(place)) = group.slot {
            mark_names(&mut marks, &group.group, place);
        }
    }
    if chosen.iter().any(|group| group.slot.is_some()) {
        marks.sum_up_again();
    }
    let plans = lay_out(&chosen);
    for group in &chosen {
        let tops = group.group.units.iter().filter(|unit| unit.parent.is_none() && unit.own.chars > 0);
        let tops: Vec<(NodeId, NodeId)> = tops.map(|unit| (unit.start, unit.end)).collect();
        mark_interface(&mut marks, &tops);
        mark_beside_names(&mut marks, &tops);
    }
    let rules: Vec<BodyRule> = (0..chosen.len())
        .map(|group| learn_body(&marks, &plans.iter().filter(|plan| plan.group == group).collect::<Vec<_>>()))
        .collect();
    let mut posts: Vec<Post> = plans
        .iter()
        .map(|plan| read_post(&marks, page, plan, rules.get(plan.group).unwrap_or(&BodyRule::default())))
        .collect();
    for (group, chosen) in chosen.iter().enumerate() {
        name_writers(&marks, &plans, &mut posts, group, chosen.slot);
    }
    mark_copies(page, &plans, &mut posts);
    mark_copied_groups(&plans, &mut posts);
    let mut drafts = split_threads(&plans, posts);
    open_page(&marks, page, &chosen, &rules, forum, &mut drafts);
    for draft in &mut drafts {
        part_repeats(page, &mut draft.thread.posts);
        find_parents(&marks, page, &mut draft.thread.posts, draft.thread.opens_page);
    }
    drafts.into_iter().map(|draft| draft.thread).collect()
}

/// What each sign of a forum page adds to the evidence of each of its groups, and the most they add.
const FORUM_BONUS: f32 = 0.7;
const MOST_FORUM_BONUS: f32 = 1.0;

/// Puts the units of all chosen groups in page order, each below the one around it.
fn lay_out(chosen: &[Chosen]) -> Vec<Plan> {
    let mut plans: Vec<Plan> = chosen
        .iter()
        .enumerate()
        .flat_map(|(group, chosen)| {
            let signed = signed_extent(&chosen.group);
            let told = chosen
                .group
                .units
                .iter()
                .filter(move |unit| unit.own.chars > 0 && signed.contains(&unit.start));
            told.map(move |unit| Plan {
                start: unit.start,
                end: unit.end,
                group,
                parent: None,
                holes: Vec::new(),
            })
        })
        .collect();
    sort_by_key(&mut plans, |plan| (plan.start, std::cmp::Reverse(plan.end)));
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

/// Where the units of a group stand that may be posts: of a template whose units nearly all state a time, those before
/// the first and behind the last that is signed in any way are boxes of the page (notes, dialogs).
fn signed_extent(group: &Group) -> std::ops::Range<NodeId> {
    /// Share of the units with a time.
    const NEARLY_ALL: f32 = 0.8;
    let told = || group.units.iter().filter(|unit| unit.own.chars > 0);
    // An opening post may be signed outside of its unit; it says as much as others do.
    let mut words: Vec<u32> = told().map(|unit| unit.own.words()).collect();
    crate::order::sort(&mut words);
    let usual = words.get(words.len() / 2).copied().unwrap_or(0);
    let signed = || {
        told().filter(|unit| {
            unit.own.times + unit.own.authors + unit.own.avatars + unit.own.floors > 0
                || unit.parent.is_some()
                || unit.own.words() >= usual
        })
    };
    let dated = told().filter(|unit| unit.own.times > 0).count();
    let all = 0..NodeId::MAX;
    if (dated as f32) < told().count() as f32 * NEARLY_ALL {
        return all;
    }
    let first = signed().next().map_or(all.start, |unit| unit.start);
    let last = signed().next_back().map_or(all.end, |unit| unit.start + 1);
    first..last
}

/// A thread and where it stands.
struct Draft {
    thread: Thread,
    group: usize,
    first: Plan,
    end: NodeId,
}

/// One thread for the top-level posts of each group, with the replies inside them.
fn split_threads(plans: &[Plan], posts: Vec<Post>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    // Depth and thread of each plan.
    let mut places: Vec<(u32, usize)> = Vec::with_capacity(plans.len());
    for (plan, mut post) in plans.iter().zip(posts) {
        let (depth, at) = if let Some(&(depth, at)) = plan.parent.and_then(|parent| places.get(parent)) {
            (depth + 1, at)
        } else {
            let at = drafts.iter().position(|draft| draft.group == plan.group).unwrap_or_else(|| {
                drafts.push(Draft {
                    thread: Thread::default(),
                    group: plan.group,
                    first: plan.clone(),
                    end: plan.end,
                });
                drafts.len() - 1
            });
            (0, at)
        };
        // A wrapper that says nothing itself is no level of its own.
        let empty_reply = depth > 0 && post.text.is_empty();
        places.push((depth - u32::from(empty_reply), at));
        post.depth = depth;
        if let Some(draft) = drafts.get_mut(at) {
            if empty_reply {
                // A counter or an empty reply box: it belongs to the post around it.
                if let Some(above) = draft.thread.posts.last_mut() {
                    above.blocks.append(&mut post.blocks);
                }
                continue;
            }
            draft.thread.posts.push(post);
            draft.end = draft.end.max(plan.end);
        }
    }
    drafts.retain(|draft| draft.thread.posts.iter().any(|post| !post.text.is_empty()));
    drafts
}

/// Evidence with which posts open a page that nothing else calls a forum.
const SURE: f32 = 3.2;

/// Running text before the first post, in characters, that must be the article or the opening post.
const SOME_PROSE: u32 = 160;

/// How many times longer than the first post that text is where it must be what the posts reply to.
const DWARFED: u32 = 4;

/// Decides whether the page is its main thread, and puts the opening post before the replies.
fn open_page(
    marks: &Marks<'_>,
    page: &Page,
    chosen: &[Chosen],
    rules: &[BodyRule],
    forum: f32,
    drafts: &mut Vec<Draft>,
) {
    let words = |draft: &Draft| marks.sums(draft.first.start, draft.end).words();
    let Some(main) =
        (0..drafts.len()).max_by_key(|&at| (drafts.get(at).map_or(0, words), std::cmp::Reverse(at)))
    else {
        return;
    };
    let Some(draft) = drafts.get(main) else { return };
    let first = draft.first.start;
    let named_comment = is_named_comment(marks, first) || is_list_of_comments(marks, first, draft.end);
    let is_forum = forum >= FORUM;
    let prose = prose_chars_before(page, first);
    let rule = rules.get(draft.group).cloned().unwrap_or_default();
    let described = is_forum
        && draft.thread.posts.first().is_some_and(|post| is_described(&find_leads(marks), &post.text));
    if parts_replies(marks, page, draft) || !named_comment && is_unsigned_opening(marks, page, draft) {
        open_by_first(marks, page, main, drafts);
        return;
    }
    let title = find_title(marks.dom, first).unwrap_or(first);
    let answered = !named_comment
        && Headings::new(page).stand_above(marks, first)
        && says_something(marks, page, title, first);
    let opening = if is_forum && !described && !heads_page(marks, draft) {
        find_opening(marks, page, first, &rule)
            .filter(|(plan, rule)| rule.is_known() || !is_menu(marks, plan))
    } else {
        None
    };
    // Replies below a text that dwarfs the first of them: that one is no opening post, and the text is,
    // signed or not.
    let dwarfed = prose >= SOME_PROSE && prose > DWARFED * marks.sums(first, draft.first.end).words();
    let opening = opening
        .map(|(plan, rule)| read_post(marks, page, &plan, &rule))
        .map(|post| sign(marks, post, first))
        .filter(|post| {
            let prose = says_something(marks, page, post.nodes.0, post.nodes.1);
            let dwarfs = dwarfed || answered || named_comment && is_prose(marks, page, post);
            is_opening(post, draft, dwarfs, prose && (post.posted.is_some() || answered))
        });
    let may_open =
        |other: &Draft| !marks.hints(other.first.start).any(Hints::COMMENT) && opens_alone(other, first);
    let alone = || drafts.iter().position(|other| is_forum && named_comment && !described && may_open(other));
    let opening = opening.or_else(|| drafts.get(alone()?)?.thread.posts.first().cloned());
    if let Some(opening) = opening {
        put_opening(opening, main, first, drafts);
        return;
    }
    let sure = chosen.get(draft.group).is_some_and(|chosen| chosen.own_evidence() >= SURE);
    let numbered =
        draft.thread.posts.first().is_some_and(|first| first.floor == Some(1) && first.author.is_some());
    let called = is_called_comment(marks, first) && !heads_page(marks, draft);
    let opens = (is_forum && (!(dwarfed || called) || numbered || described))
        || (sure
            && prose < SOME_PROSE
            && is_signed(marks, &draft.first)
            && !named_comment
            && !says_something(marks, page, title, first));
    let alike = is_signed_alike(marks, &draft.first);
    if let Some(draft) = drafts.get_mut(main) {
        draft.thread.opens_page = opens;
        draft.thread.comments = !opens && !is_forum && !alike;
    }
}

/// Whether a heading over the replies stands between the first post and the second: the first is what they answer.
fn parts_replies(marks: &Marks<'_>, page: &Page, draft: &Draft) -> bool {
    let mut tops = draft.thread.posts.iter().filter(|post| post.depth == 0);
    let (Some(first), Some(second)) = (tops.next(), tops.next()) else { return false };
    let title = find_title(marks.dom, first.nodes.0);
    if title.is_none_or(|title| says_something(marks, page, title, first.nodes.0)) {
        return false;
    }
    let inner = draft.thread.posts.iter().filter(|post| post.depth > 0 && post.nodes.1 <= second.nodes.0);
    let from = inner.map(|post| post.nodes.1).max().unwrap_or(0).max(first.nodes.1);
    Headings::new(page).stand_between(marks, from, second.nodes.0)
}

/// Whether the first of several posts, right below the title of the page, is the only one that is not signed: its name
/// and its time stand in the head of the page.
fn is_unsigned_opening(marks: &Marks<'_>, page: &Page, draft: &Draft) -> bool {
    /// Fewest posts, share of the others that are signed, and fewest characters of an opening post.
    const FEWEST: usize = 3;
    const MOST: usize = 9;
    const SHORTEST: usize = 20;
    let [first, others @ ..] = draft.thread.posts.get(head_units(marks, page, draft)..).unwrap_or_default()
    else {
        return false;
    };
    let signed = others.iter().filter(|post| post.author.is_some() || post.posted.is_some()).count();
    let unsigned = first.author.is_none() && first.posted.is_none() && first.floor.is_none();
    unsigned
        && draft.thread.posts.len() >= FEWEST
        && signed * 10 >= others.len() * MOST
        && first.text.chars().count() >= SHORTEST
        && !says_something(marks, page, find_title(marks.dom, first.nodes.0).unwrap_or(0), first.nodes.0)
}

/// How many units before the first post are its head: one that says nothing, before one that nobody signed.
fn head_units(marks: &Marks<'_>, page: &Page, draft: &Draft) -> usize {
    let [head, body, ..] = draft.thread.posts.as_slice() else { return 0 };
    let is_head = head.author.is_some()
        && head.floor.is_none()
        && !says_something(marks, page, head.nodes.0, head.nodes.1)
        && body.author.is_none()
        && body.posted.is_none()
        && says_something(marks, page, body.nodes.0, body.nodes.1);
    usize::from(is_head)
}

/// Makes the first post of a thread the opening post of the page, with the name and the time that stand before it.
fn open_by_first(marks: &Marks<'_>, page: &Page, main: usize, drafts: &mut [Draft]) {
    let heads = drafts.get(main).map_or(0, |draft| head_units(marks, page, draft));
    let Some(draft) = drafts.get_mut(main) else { return };
    draft.thread.opens_page = true;
    draft.thread.posts.drain(..heads);
    if let Some(first) = draft.thread.posts.first_mut() {
        let start = first.nodes.0;
        *first = sign(marks, std::mem::take(first), start);
    }
}

/// Whether running text stands between two nodes: half a line of a script without spaces, a line of others.
fn says_something(marks: &Marks<'_>, page: &Page, from: NodeId, to: NodeId) -> bool {
    /// Fewest characters; one of a script without spaces counts for two.
    const FEWEST: usize = 30;
    let mass = |text: &TextNode| {
        let words = marks.dom.text(text.node).unwrap_or("").trim();
        let ends = words.ends_with(['.', '!', '?', '。', '！', '？', '…']);
        let dense = words.chars().filter(|&c| is_unspaced(c)).count();
        if ends { text.chars as usize + dense } else { 0 }
    };
    marks
        .texts_in(from, to)
        .iter()
        .filter(|text| text.mark == Mark::Words && !text.linked)
        .filter(|text| page.blocks.get(text.block as usize).is_some_and(|block| !block.marks.control))
        .any(|text| mass(text) >= FEWEST)
}

/// Whether what the page says of itself (its description, in several notations) is how a text begins.
fn is_described(leads: &[String], text: &str) -> bool {
    let bare = bare_lead(text);
    leads.iter().any(|lead| bare.starts_with(lead.as_str()))
}

/// How the descriptions of a page begin; those of a few words are left out.
fn find_leads(marks: &Marks<'_>) -> Vec<String> {
    /// Fewest characters by which a text is known again.
    const FEWEST: usize = 12;
    let dom = marks.dom;
    let is_description = |id: NodeId| {
        let named = |key: &str| dom.attribute(id, key).is_some_and(|name| name.ends_with("description"));
        named("name") || named("property") || dom.attribute(id, "itemprop") == Some("text")
    };
    (0..dom.nodes().len() as NodeId)
        .filter(|&id| dom.tag(id) == Some(Tag::Meta) && is_description(id))
        .filter_map(|id| dom.attribute(id, "content"))
        .map(bare_lead)
        .filter(|lead| lead.chars().count() >= FEWEST)
        .collect()
}

/// The first letters and figures of a text.
fn bare_lead(text: &str) -> String {
    const LEAD: usize = 30;
    text.chars().filter(|c| c.is_alphanumeric()).take(LEAD).collect()
}

/// Gives an opening post without a name the one that stands right before it, else right behind it.
fn sign(marks: &Marks<'_>, mut post: Post, first: NodeId) -> Post {
    /// Texts that are looked at on each side.
    const NEAR: usize = 16;
    if post.author.is_none() {
        let author = |text: &&TextNode| text.mark == Mark::Author;
        let before = marks.texts_in(0, post.nodes.0).iter().rev().take(NEAR).find(author);
        let behind = || marks.texts_in(post.nodes.1, first).iter().take(NEAR).find(author);
        let name = before.or_else(behind).and_then(|text| marks.dom.text(text.node)).map(clean_name);
        post.author = name.filter(|name| !name.is_empty());
    }
    if post.posted.is_none() {
        let time = |text: &&TextNode| text.mark == Mark::Time;
        let before = marks.texts_in(0, post.nodes.0).iter().rev().take(NEAR).find(time);
        let time =
            before.and_then(|text| read_time(marks.dom.text(text.node)?, marks.order).zip(Some(text.block)));
        if let Some((time, block)) = time {
            post.posted = Some(time);
            post.posted_at = Some(Stated::printed(block));
        }
    }
    post
}

/// Whether a draft is one signed post before the comments: what they are about.
fn opens_alone(draft: &Draft, first: NodeId) -> bool {
    let signed = |post: &Post| post.author.is_some() && post.posted.is_some() && !post.text.is_empty();
    draft.end <= first && draft.thread.posts.len() == 1 && draft.thread.posts.first().is_some_and(signed)
}

/// Whether a post without a name is running text rather than labels and notes.
fn is_prose(marks: &Marks<'_>, page: &Page, post: &Post) -> bool {
    let (start, end) = post.nodes;
    post.floor.is_none() && prose_chars_in(page, start, end) * 2 >= marks.sums(start, end).chars
}

/// Whether a part of the page before the posts is mostly links.
fn is_menu(marks: &Marks<'_>, plan: &Plan) -> bool {
    let sums = marks.sums(plan.start, plan.end);
    sums.linked * 3 > sums.chars
}

/// Whether the title of the page stands in the first post of a thread, with its author: then it opens the page.
fn heads_page(marks: &Marks<'_>, draft: &Draft) -> bool {
    let Plan { start, end, .. } = draft.first;
    let titled = (start..end).any(|id| marks.dom.tag(id) == Some(Tag::H1));
    titled && draft.thread.posts.len() > 1 && is_signed(marks, &draft.first)
}

/// Puts the opening post before the replies, with the comments that stand between the two.
fn put_opening(opening: Post, main: usize, first: NodeId, drafts: &mut Vec<Draft>) {
    let (mut before, mut rest) = (Vec::new(), Vec::new());
    for (at, draft) in drafts.drain(..).enumerate() {
        if at != main && draft.end <= first { before.push(draft) } else { rest.push(draft) }
    }
    // What was found as a group of one, too, is the opening post itself.
    let (start, end) = opening.nodes;
    let mut posts = vec![opening];
    let between = before.into_iter().flat_map(|draft| draft.thread.posts);
    for mut post in between.filter(|post| post.nodes.1 <= start || post.nodes.0 >= end) {
        post.depth += 1;
        posts.push(post);
    }
    if let Some(draft) = rest.iter_mut().find(|draft| draft.first.start == first) {
        posts.append(&mut draft.thread.posts);
        draft.thread.posts = posts;
        draft.thread.opens_page = true;
    }
    *drafts = rest;
}

/// Whether a post found before the first reply says enough to be the opening post, and nothing that the
/// first post says again (a preview). `told` says that it is running text with a time of its own, or answered.
fn is_opening(post: &Post, draft: &Draft, dwarfs: bool, told: bool) -> bool {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let words = bare(&post.text);
    let lead: String = words.chars().take(60).collect();
    let signed = dwarfs || post.author.is_some() || post.posted.is_some();
    // A header says of the thread what its first post says of itself: who opened it, and when.
    let first = draft.thread.posts.first();
    let header = !told
        && first.is_some_and(|first| {
            post.author.is_some() && (&post.author, &post.posted) == (&first.author, &first.posted)
                || post.author.is_none() && first.author.is_some() && first.floor == Some(1)
        });
    let said_again = draft.thread.posts.iter().take(3).any(|other| bare(&other.text).starts_with(&lead));
    !words.is_empty() && signed && !said_again && !header
}
