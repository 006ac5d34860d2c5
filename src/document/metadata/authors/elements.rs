//! Elements that are marked as the author: `rel`, class, test id, or a link to the page of who writes.

use std::collections::HashSet;

use super::super::candidate::{Candidate, Clue};
use super::super::context::Context;
use super::super::structured::text_of;
use super::Names;
use super::segments::part_by_elements;
use crate::dom::{NodeId, Tag};
use crate::lexicon::fold::fold_name;
use crate::lexicon::{Role, is};
use crate::model::{PageKind, Zone};
use crate::text::byline::{Label, NameKind, classify_name, find_byline_parts, is_collective};

/// Finds the marked elements around the title, and further down in what is a byline.
pub(super) fn push_elements(context: &Context<'_>, out: &mut Vec<Candidate<Names>>) {
    // Blocks above and below the title between which a marked element counts wherever it stands.
    const ABOVE: usize = 6;
    const BELOW: usize = 25;
    // Most candidates near the title and further down.
    const MOST: [usize; 2] = [6, 3];
    let dom = &context.page.dom;
    let title = context.title_block;
    let mut found: [Vec<Marked>; 2] = [Vec::new(), Vec::new()];
    let replies = reply_blocks(context);
    let mut skip = 0;
    for id in 0..dom.nodes().len() as NodeId {
        if id < skip || dom.element(id).is_none() {
            continue;
        }
        let Some(mark) = author_mark(context, id) else { continue };
        let Some(block) = context.block_of(id) else { continue };
        let near = block + ABOVE >= title.unwrap_or(0) && block <= title.unwrap_or(0) + BELOW;
        if replies.contains(&(block as u32))
            || !near && (title.is_some_and(|title| block < title) || !may_sign(context, block))
        {
            continue;
        }
        let Some(kept) =
            found.get_mut(usize::from(!near)).filter(|kept| kept.len() < MOST[usize::from(!near)])
        else {
            continue;
        };
        let Some((names, handle)) = names_of_element(context, id) else { continue };
        skip = dom.subtree(id).end;
        let rule = mark.rule(near, handle);
        kept.push(Marked { rule, names, score: if near { mark.score() } else { 0.3 }, block, node: id });
    }
    for marked in found.into_iter().flat_map(merge_links) {
        let Marked { rule, names, score, block, node } = marked;
        let place = Clue { rule, block: Some(block as u32), node: Some(node), ..Clue::default() };
        out.push(Candidate::new(names, score, place));
    }
}

/// Blocks of posts that answer: who signs them did not write the page.
fn reply_blocks(context: &Context<'_>) -> HashSet<u32> {
    let replies =
        context.threads.iter().flat_map(|thread| thread.posts.iter().skip(usize::from(thread.opens_page)));
    replies.flat_map(|post| post.blocks.iter().copied()).collect()
}

/// An element that is marked as the author, and the names in it.
struct Marked {
    rule: &'static str,
    names: Names,
    score: f32,
    block: usize,
    node: NodeId,
}

/// Whether a block far from the title may hold the byline: it is none of the boxes that name others.
fn may_sign(context: &Context<'_>, block: usize) -> bool {
    matches!(
        context.zone(block),
        Zone::Byline | Zone::Attribution | Zone::Other | Zone::Paragraph | Zone::Heading | Zone::Caption
    )
}

/// Several links of one rule close together are one byline.
fn merge_links(found: Vec<Marked>) -> Vec<Marked> {
    let mut merged: Vec<Marked> = Vec::new();
    for marked in found {
        let last = merged
            .last_mut()
            .filter(|m| m.rule == marked.rule && m.rule == "rel-author" && m.block == marked.block);
        match last {
            Some(last) => {
                for name in marked.names {
                    if !last.names.contains(&name) {
                        last.names.push(name);
                    }
                }
            }
            None => merged.push(marked),
        }
    }
    merged
}

/// Names in a marked element: behind a label where there is one, without dates and counts; and whether they
/// are a handle, which has not the shape of a name and must stand alone.
fn names_of_element(context: &Context<'_>, id: NodeId) -> Option<(Names, bool)> {
    const LONGEST: usize = 160;
    const MOST: usize = 8;
    /// Longest handle, in characters.
    const LONGEST_HANDLE: usize = 30;
    let dom = &context.page.dom;
    let text = text_of(dom, id, LONGEST + 1);
    if text.len() > LONGEST || text.is_empty() {
        return None;
    }
    let parts = find_byline_parts(&text);
    if let Some(part) = parts.iter().find(|p| p.label == Label::Author) {
        let names = part_by_elements(context, dom.subtree(id), context.split_names(&part.value));
        return (!names.is_empty() && names.len() <= MOST).then_some((names, false));
    }
    let hints = crate::text::date::DateHints::default();
    let end = crate::text::date::find_dates(&text, &hints).first().map_or(text.len(), |d| d.span.start);
    let end = parts.first().map_or(end, |p| end.min(p.span.start));
    let split = context.split_names(text.get(..end).unwrap_or(&text));
    let split = part_by_elements(context, dom.subtree(id), split);
    if let [name] = split.as_slice()
        && classify_name(name) == NameKind::Other
        && !is_collective(name)
        && !name.contains('&')
        && end == text.len()
        && name.chars().count() <= LONGEST_HANDLE
    {
        return Some((split, true));
    }
    let names: Names = split
        .into_iter()
        .filter(|name| classify_name(name) == NameKind::Person || is_collective(name))
        .collect();
    (!names.is_empty() && names.len() <= MOST).then_some((names, false))
}

/// What marks an element as the author.
#[derive(Clone, Copy)]
enum AuthorMark {
    Rel,
    Link,
    Class,
    /// A link to the page of a forum's member.
    Member,
}

impl AuthorMark {
    const fn score(self) -> f32 {
        match self {
            Self::Rel => 0.55,
            Self::Link => 0.4,
            Self::Class => 0.45,
            Self::Member => 0.35,
        }
    }

    const fn rule(self, near: bool, handle: bool) -> &'static str {
        match (self, near, handle) {
            (Self::Member, ..) => "member-link",
            (_, false, true) => "marked-handle-further-down",
            (_, false, false) => "marked-author-further-down",
            (_, true, true) => "marked-handle",
            (Self::Rel, true, false) => "rel-author",
            (Self::Link, true, false) => "author-link",
            (Self::Class, true, false) => "author-class",
        }
    }
}

fn author_mark(context: &Context<'_>, id: NodeId) -> Option<AuthorMark> {
    let dom = &context.page.dom;
    let element = dom.element(id)?;
    if matches!(
        element.tag,
        Tag::Body | Tag::Html | Tag::Head | Tag::Meta | Tag::Link | Tag::Script | Tag::Article | Tag::Main
    ) {
        return None;
    }
    if element.attribute("rel").is_some_and(|rel| rel.split_whitespace().any(|r| r == "author")) {
        return Some(AuthorMark::Rel);
    }
    if let Some(href) = element.attribute("href").filter(|_| element.tag == Tag::A) {
        // The last segment is the page's own name.
        let above = href.rsplit_once('/').map_or("", |(above, _)| above);
        if above.split('/').skip(1).any(|segment| is(Role::AuthorPath, &fold_name(segment))) {
            return Some(AuthorMark::Link);
        }
        let member = |segment: &str| is(Role::MemberPath, segment);
        if context.kind() == PageKind::Thread && href.split('/').rev().skip(1).take(2).any(member) {
            return Some(AuthorMark::Member);
        }
    }
    let others = [
        element.attribute("id"),
        element.attribute("data-testid"),
        element.attribute("data-qa"),
        element.attribute("data-component"),
    ];
    let named = context.class_names(id).author
        || others.into_iter().flatten().any(|names| context.read_names(names).author);
    named.then_some(AuthorMark::Class)
}
