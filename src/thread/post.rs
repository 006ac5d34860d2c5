//! One post: its author, time, floor, counts and words.

use super::body::{BodyRule, Plan, find_body};
use super::elements::is_profile;
use super::floor::{find_count, find_floor};
use super::marks::{Mark, Marks, TextNode};
use super::moment::read_time;
use super::openers::strip_opening;
use super::stated::{complete_from_attributes, state_from_markup};
use super::vocabulary::Hints;
use super::words::Words;
use super::{Post, Stated};
use crate::block::Page;
use crate::dom::{NodeId, Tag};
use crate::lexicon::fold::fold_start;
use crate::lexicon::{Role, begins};
use crate::text::byline::states_joining;
use crate::text::date::parse_machine_date;
use crate::text::marked::Marked;

/// Reads the post that a plan lays out.
pub(super) fn read_post<'a>(marks: &'a Marks<'a>, page: &'a Page, plan: &'a Plan, rule: &BodyRule) -> Post {
    let dom = marks.dom;
    let bodies = find_body(marks, plan, rule);
    let own = own_texts(marks, plan);
    let mut post = Post { nodes: (plan.start, plan.end), ..Post::default() };
    let mut words = Words::new(page);
    let mut quotes = Words::new(page);
    let mut controls: Vec<&TextNode> = Vec::new();
    let mut skip_until = 0;
    let place = Place { marks, page, plan };
    let mut ranks = Ranks::default();
    for text in &own {
        if post.blocks.last() != Some(&text.block) {
            post.blocks.push(text.block);
        }
        let at = bodies.partition_point(|&body| body <= text.node);
        let body = at
            .checked_sub(1)
            .and_then(|at| bodies.get(at))
            .copied()
            .filter(|&body| text.node < dom.subtree(body).end);
        if text.mark == Mark::Interface {
            continue;
        }
        if body.is_some() || (bodies.is_empty() && text.mark == Mark::Words) {
            if text.node < skip_until {
                continue;
            }
            let root = body.unwrap_or(plan.start);
            match part_inside(marks, text, root) {
                Part::Skip(end) => skip_until = end,
                Part::Quote if is_small_print(page, text) => {}
                Part::Quote => quotes.push(marks, text),
                Part::Words if body.is_some() && rule.mixed && is_head(text) && words.is_empty() => {
                    read_part(&place, text, &mut post, &mut ranks);
                }
                Part::Words if body.is_some() && rule.mixed && text.mark != Mark::Words => {}
                Part::Words if is_edit_note(page, text) => {}
                Part::Words if is_small_print(page, text) => controls.push(text),
                Part::Words => words.push(marks, text),
            }
            continue;
        }
        read_part(&place, text, &mut post, &mut ranks);
    }
    if words.is_empty() && !quotes.is_empty() {
        std::mem::swap(&mut words, &mut quotes);
    } else if words.is_empty() {
        // A comment may say "支持" or "Thanks" and nothing else.
        for text in controls {
            words.push(marks, text);
        }
    }
    post.body.clone_from(&words.blocks);
    post.quotes.clone_from(&quotes.blocks);
    let text = words.text().trim_start_matches([':', '：', ' ', '\n']).trim();
    text.clone_into(&mut post.text);
    state_from_markup(marks, plan, &mut post);
    complete_from_attributes(marks, plan, &mut post);
    post
}

fn is_head(text: &TextNode) -> bool {
    matches!(text.mark, Mark::Author | Mark::Time | Mark::Floor)
}

/// Whether a text that fills its block is a control or a note about an edit.
fn is_small_print(page: &Page, text: &TextNode) -> bool {
    let Some(block) = page.blocks.get(text.block as usize) else { return false };
    (text.mark == Mark::Control && block.marks.chars == text.chars) || is_edit_note(page, text)
}

/// Whether a text stands in a note about an edit, which says nothing, however little else the post says.
fn is_edit_note(page: &Page, text: &TextNode) -> bool {
    let Some(block) = page.blocks.get(text.block as usize) else { return false };
    block.marks.chars <= 90
        && begins(Role::EditNote, &fold_start(block.text.trim_start(), 24))
        && super::moment::find_time(&block.text).is_some()
}

/// The visible texts of a post, those of replies inside it left out.
fn own_texts(marks: &Marks<'_>, plan: &Plan) -> Vec<TextNode> {
    let mut out = Vec::new();
    let mut from = plan.start;
    for &(start, end) in &plan.holes {
        out.extend_from_slice(marks.texts_in(from, start));
        from = end.max(from);
    }
    out.extend_from_slice(marks.texts_in(from, plan.end));
    out
}

enum Part {
    Words,
    Quote,
    /// Not the post's words, up to a node.
    Skip(NodeId),
}

/// What a text inside the body is: the post's own words, a quoted post, or small print.
fn part_inside(marks: &Marks<'_>, text: &TextNode, root: NodeId) -> Part {
    let dom = marks.dom;
    let mut quoted = false;
    for above in dom.ancestors(text.node).take_while(|&above| above > root) {
        let hints = marks.hints(above);
        let end = dom.subtree(above).end;
        match dom.tag(above) {
            // The page's title is no part of the opening post.
            Some(Tag::H1) => return Part::Skip(end),
            Some(Tag::Button | Tag::Form | Tag::Select | Tag::Textarea | Tag::Label) => {
                return Part::Skip(end);
            }
            Some(Tag::Blockquote) if !hints.any(Hints::BODY) => quoted = true,
            Some(Tag::Table | Tag::Td) => quoted |= opens_as_quote(marks, above),
            _ => {}
        }
        if hints.any(Hints::SIGNATURE) {
            return Part::Skip(end);
        }
        quoted |= hints.any(Hints::QUOTE) && !hints.any(Hints::BODY) && !hints.any(Hints::META);
        if text.mark == Mark::Control && hints.any(Hints::META) {
            return Part::Skip(end);
        }
    }
    if quoted { Part::Quote } else { Part::Words }
}

/// Whether an element is a frame around quoted words: it begins with "Originally posted by".
pub(super) fn opens_as_quote(marks: &Marks<'_>, id: NodeId) -> bool {
    const LOOKED_AT: usize = 6;
    let texts = marks.texts_in(id, marks.dom.subtree(id).end);
    texts
        .iter()
        .take(LOOKED_AT)
        .find(|text| text.chars > 0)
        .and_then(|text| marks.dom.text(text.node))
        .is_some_and(|words| strip_opening(words.trim_start(), Role::Quoting).is_some())
}

/// Where a post is read.
struct Place<'a> {
    marks: &'a Marks<'a>,
    page: &'a Page,
    plan: &'a Plan,
}

/// How sure the author and the time are that were found so far.
#[derive(Default)]
struct Ranks {
    author: u8,
    posted: u8,
}

/// Takes author, time, floor and counts from a text outside the body.
fn read_part(place: &Place<'_>, text: &TextNode, post: &mut Post, ranks: &mut Ranks) {
    let Place { marks, page, plan } = *place;
    let words = marks.dom.text(text.node).unwrap_or("").trim();
    if post.floor.is_none() {
        post.floor = stated_floor(place, text, words);
    }
    match text.mark {
        Mark::Author => {
            let name = clean_name(words);
            let strength = author_strength(marks, plan, text.node);
            // A few figures are a count before they are a name.
            let counts = name.len() <= LONGEST_COUNT && name.bytes().all(|b| b.is_ascii_digit());
            let rank = if counts && strength < STATED { 0 } else { strength };
            if rank > ranks.author && !name.is_empty() {
                ranks.author = rank;
                post.author = Some(name);
            }
            push_block(&mut post.head, text.block);
        }
        Mark::Time => {
            let line = page.blocks.get(text.block as usize).map_or("", |block| block.text.as_str());
            if let Some((rank, time, stated)) = read_posted(marks, text, words, line)
                && rank > ranks.posted
            {
                ranks.posted = rank;
                post.posted = Some(time);
                post.posted_at = Some(stated);
            }
            // "发布 #3 2024年5月16日"
            if post.floor.is_none() {
                post.floor =
                    words.split_whitespace().filter(|word| word.starts_with('#')).find_map(find_floor);
            }
            push_block(&mut post.head, text.block);
        }
        Mark::Floor if post.floor.is_none() => post.floor = find_floor(words),
        Mark::Floor | Mark::Words | Mark::Interface => {}
        Mark::Control | Mark::Meta => read_counts(marks, plan, text, words, post),
    }
}

/// Most figures of a number that stands beside a name.
const LONGEST_COUNT: usize = 5;

/// What [`author_strength`] gives for structured data.
const STATED: u8 = 4;

/// The floor that structured data states, or that two texts state together ("5" and a raised "#").
fn stated_floor(place: &Place<'_>, text: &TextNode, words: &str) -> Option<u32> {
    /// Longest block that is a floor, in bytes.
    const LONGEST: usize = 16;
    let dom = place.marks.dom;
    if !words.starts_with(|c: char| c.is_ascii_digit()) || words.len() > LONGEST {
        return None;
    }
    let position =
        dom.parent(text.node).and_then(|above| dom.attribute(above, "itemprop")) == Some("position");
    if position {
        return words.parse().ok();
    }
    let block = place.page.blocks.get(text.block as usize)?;
    (block.text.len() <= LONGEST && block.text.len() > words.len()).then(|| find_floor(&block.text)).flatten()
}

fn push_block(blocks: &mut Vec<u32>, block: u32) {
    if blocks.last() != Some(&block) {
        blocks.push(block);
    }
}

/// How surely a text names the author: 4 in structured data, 3 by where it leads, 2 by the name of the
/// element that holds nothing else, 1 otherwise.
fn author_strength(marks: &Marks<'_>, plan: &Plan, node: NodeId) -> u8 {
    let dom = marks.dom;
    let mut strength = 1;
    for (steps, above) in dom.ancestors(node).take_while(|&above| above > plan.start).take(4).enumerate() {
        match dom.attribute(above, "itemprop") {
            Some("name") => strength = 5,
            Some("author" | "creator") if steps < 2 => strength = strength.max(4),
            Some("jobTitle") => return 0,
            _ => {}
        }
        let alone = steps < 3
            && marks.texts_in(above, dom.subtree(above).end).iter().filter(|text| text.chars > 0).count()
                == 1;
        if alone && dom.attribute(above, "href").is_some_and(is_profile) {
            strength = strength.max(3);
        } else if alone && marks.hints(above).any(Hints::AUTHOR) && !marks.hints(above).any(Hints::TIME) {
            strength = strength.max(2);
        }
    }
    strength
}

/// Longest word before a name, in bytes.
const LONGEST_LEAD: usize = 24;

/// A name without the tags that some software prints as words, and without the number of its posts behind it.
fn strip_tags(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, behind)) = rest.split_once('<') {
        let Some((_, after)) = behind.split_once('>') else { break };
        out.push_str(before);
        rest = after;
    }
    out.push_str(rest);
    let counted = out.trim_end().strip_suffix(')').and_then(|head| head.rsplit_once('('));
    match counted.filter(|(head, count)| !head.trim().is_empty() && count.bytes().all(|b| b.is_ascii_digit()))
    {
        Some((head, count)) if !count.is_empty() => head.trim_end().to_owned(),
        _ => out,
    }
}

pub(super) fn clean_name(words: &str) -> String {
    let name = words.trim().trim_end_matches([':', '：', ',', '·']).trim();
    // "by", and the name in the next element.
    let alone = |name: &str| {
        strip_opening(&format!("{name} "), Role::PosterLead).is_some_and(|(rest, _)| rest.trim().is_empty())
    };
    if name.len() <= LONGEST_LEAD && alone(name) {
        return String::new();
    }
    let name =
        (0..2).fold(name, |name, _| strip_opening(name, Role::PosterLead).map_or(name, |(behind, _)| behind));
    let tagless = strip_tags(name);
    let name = tagless.as_str();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The time that a text or the attributes of an element around it state; attributes are the surer.
fn read_posted(marks: &Marks<'_>, text: &TextNode, words: &str, line: &str) -> Option<(u8, String, Stated)> {
    let (dom, node) = (marks.dom, text.node);
    // The day on which the author joined stands in the box about them.
    let profile =
        dom.ancestors(node).take(4).any(|above| marks.hints(above).any(Hints::META)) && states_joining(line);
    if profile {
        return None;
    }
    for above in dom.ancestors(node).take(3) {
        for name in ["datetime", "content", "title", "data-time", "data-timestamp"] {
            if let Some(moment) = dom.attribute(above, name).and_then(parse_machine_date)
                && moment.day.is_some()
            {
                return Some((3, moment.notation(), Stated::attribute(name, above, Some(text.block))));
            }
        }
    }
    let mut time = read_time(words, marks.order)?;
    if time.starts_with("XXXX") || !time.starts_with(|c: char| c.is_ascii_digit()) {
        // The year may stand in the next element of the line.
        time = read_time(line, marks.order).filter(|time| !time.starts_with("XXXX")).unwrap_or(time);
    }
    let rank = if time.starts_with(|c: char| c.is_ascii_digit()) && time.contains('-') { 2 } else { 1 };
    Some((rank, time, Stated::printed(text.block)))
}

/// Likes and numbers of replies: a control or small print with a number.
fn read_counts(marks: &Marks<'_>, plan: &Plan, text: &TextNode, words: &str, post: &mut Post) {
    let hints = marks
        .dom
        .ancestors(text.node)
        .take_while(|&above| above > plan.start)
        .take(2)
        .fold(Hints::default(), |hints, above| hints.with(marks.hints(above)));
    if words.chars().count() > 24 {
        return;
    }
    let Some(count) = find_count(words) else { return };
    let line = Marked::new(words);
    if line.holds(Role::ReplyCount) {
        post.reply_count = post.reply_count.or(Some(count));
    } else if line.holds(Role::LikesOfPost)
        || (hints.any(Hints::VOTES) && words.chars().all(|c| !c.is_alphabetic()))
    {
        post.likes = post.likes.or(Some(count));
    }
}
