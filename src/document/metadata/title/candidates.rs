//! What may be a page's title: headings, blocks that look like one, machine-readable titles and their parts.

use super::LONGEST;
use super::lines::push_above_byline;
use crate::document::metadata::candidate::{Candidate, Clue};
use crate::document::metadata::context::Context;
use crate::document::metadata::key::{key_chars, key_of};
use crate::document::metadata::structured::{Entity, text_of};
use crate::document::metadata::title_parts::{Cuts, LONGEST_MACHINE, cut_title, split_parts, title_element};
use crate::dom::{ByClass, NodeId, Tag};
use crate::lexicon::fold::fold_name;
use crate::lexicon::{Role, is};
use crate::model::Zone;

/// Names of `<meta>` tags with a title that are neither Open Graph nor Twitter cards.
const OTHER_METAS: [&str; 8] = [
    "title",
    "headline",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "articletitle",
    "hdl",
];

/// Most `<meta>` tags of a sort that are taken: pages state a title once or twice.
const MOST_METAS: usize = 4;

/// Most blocks of the title's zone that are taken: a page rarely shows its title more often.
const MOST_ZONED: usize = 6;

/// All titles that a page of markup proposes; which one it is, the choice decides.
pub(super) fn markup_titles(context: &Context<'_>, sites: &[String]) -> Vec<Candidate<String>> {
    let mut candidates = Vec::new();
    push_headings(context, &mut candidates);
    for keys in [["og:title"].as_slice(), &["twitter:title"], &OTHER_METAS] {
        for tag in context.structured.metas(keys).take(MOST_METAS) {
            let place = Clue::rule("meta").key(&tag.key).node(tag.node);
            push_machine(&mut candidates, &tag.value, &place, sites);
        }
    }
    push_entities(context, &mut candidates, sites);
    if let Some((text, id)) = title_element(context) {
        push_machine(&mut candidates, &text, &Clue::rule("title-element").node(id), sites);
        let cuts = cut_title(&text, sites);
        if is_whole_headline(&cuts) && candidates.iter().all(|c| c.place.rule != "heading-1") {
            let key = key_of(&cuts.bare);
            let part = |c: &Candidate<String>| matches!(c.place.rule, "title-element-part" | "meta-part");
            candidates.retain(|c| !part(c) || key_of(&c.value) == key);
        }
    }
    candidates
}

/// What the page's main entity, its product, or the page as an entity is called.
fn push_entities(context: &Context<'_>, candidates: &mut Vec<Candidate<String>>, sites: &[String]) {
    let mut push = |entity: &Entity, key: &str| {
        if let Some((text, node)) = entity.text(key) {
            let kind = entity.types.first().map_or("", String::as_str);
            let place = Clue::rule(entity.syntax.rule()).key(format!("{kind}.{key}")).node(node);
            push_machine(candidates, text, &place, sites);
        }
    };
    if let Some(main) = context.main_entity() {
        push(main, "headline");
        push(main, "name");
    }
    let entities = &context.structured.entities;
    let mut products = entities.iter().filter(|e| e.holder.is_none() && e.is(|kind| kind == "Product"));
    // Several products are a list of them.
    if let (Some(product), None) = (products.next(), products.next()) {
        push(product, "name");
    }
    if let Some(page) = entities.iter().find(|e| e.is_page()) {
        push(page, "name");
        push(page, "headline");
    }
}

/// Headings of the first rank, what classes call a title, what the zones say, and what stands on the
/// page word for word as in the `<title>` element.
fn push_headings(context: &Context<'_>, candidates: &mut Vec<Candidate<String>>) {
    let blocks = context.blocks();
    let dom = &context.page.dom;
    let mut headings: Vec<(usize, String, NodeId)> = Vec::new();
    for id in dom.find_all(0, Tag::H1).take(30) {
        let Some(block) = context.block_of(id) else { continue };
        let text = heading_text(context, id);
        if blocks.get(block).is_some_and(|b| !b.hidden) && !text.is_empty() {
            headings.push((block, text, id));
        }
    }
    let count = headings.len();
    for (n, (block, text, id)) in headings.into_iter().take(8).enumerate() {
        let place = Clue::rule("heading-1").key(format!("{}/{count}", n + 1)).block(block as u32).node(id);
        push_pieces(context, &place, candidates);
        candidates.push(Candidate::new(text, 0.5, place));
    }
    let zoned = blocks.iter().enumerate().filter(|(i, _)| context.zone(*i) == Zone::Title);
    for (i, block) in zoned.take(MOST_ZONED) {
        let place = Clue::rule("title-zone").block(i as u32);
        candidates.push(Candidate::new(block.text.clone(), 0.3, place));
    }
    if count == 0
        && let Some((i, block)) = blocks.iter().enumerate().find(|(_, b)| b.level == Some(2) && !b.hidden)
    {
        candidates.push(Candidate::new(block.text.clone(), 0.2, Clue::rule("heading-2").block(i as u32)));
    }
    let mut named = ByClass::new(dom);
    for (i, block) in blocks.iter().enumerate().take(400) {
        let Some(container) = context.container(i).filter(|_| !block.hidden) else { continue };
        if has_title_class(context, container, &mut named) {
            candidates.push(Candidate::new(
                block.text.clone(),
                0.25,
                Clue::rule("title-class").block(i as u32),
            ));
            break;
        }
    }
    push_repeated(context, candidates);
    push_above_byline(context, candidates);
}

/// The text of a heading without the buttons in it (copy, edit, follow).
fn heading_text(context: &Context<'_>, id: NodeId) -> String {
    let dom = &context.page.dom;
    let whole = text_of(dom, id, 4 * LONGEST);
    let mut text = whole.clone();
    for button in dom.find_all(id, Tag::Button).take(4) {
        let label = text_of(dom, button, LONGEST);
        if let Some(rest) = text.strip_suffix(&label).or_else(|| text.strip_prefix(&label)) {
            text = String::from(rest.trim());
        }
    }
    if text.is_empty() { whole } else { text }
}

/// A heading that is put together of elements may hold a kicker or a subtitle: its last piece and its
/// longest one.
fn push_pieces(context: &Context<'_>, place: &Clue, candidates: &mut Vec<Candidate<String>>) {
    // More elements are a decorated text, not a kicker with a title.
    const MOST: usize = 6;
    let dom = &context.page.dom;
    let Some(id) = place.node else { return };
    let pieces: Vec<String> = dom
        .children(id)
        .take(MOST + 1)
        .map(|child| text_of(dom, child, 4 * LONGEST))
        .filter(|text| text.chars().any(char::is_alphanumeric))
        .collect();
    if pieces.len() < 2 || pieces.len() > MOST {
        return;
    }
    let last = pieces.last();
    let longest = pieces.iter().max_by_key(|piece| piece.chars().count()).filter(|&l| Some(l) != last);
    for piece in last.into_iter().chain(longest) {
        let value = piece.trim_start_matches([':', '|', '-', '–', ' ']).to_owned();
        candidates.push(Candidate::new(value, 0.0, Clue { rule: "heading-piece", ..place.clone() }));
    }
}

/// The longest visible block that the `<title>` element (or `og:title`) holds word for word: the
/// headline of pages that mark no heading. A link is not taken: it may lead to another page of the site.
fn push_repeated(context: &Context<'_>, candidates: &mut Vec<Candidate<String>>) {
    const SHORTEST: usize = 6;
    let mut machine: Vec<String> = title_element(context).iter().map(|(text, _)| key_of(text)).collect();
    machine.extend(context.structured.metas(&["og:title"]).take(1).map(|tag| key_of(&tag.value)));
    let mut head = String::new();
    let mut fits = |text: &str, limit: usize| {
        if text.len() > limit {
            return None;
        }
        // Hardly any block gets further than its first characters.
        head.clear();
        head.extend(key_chars(text).take(SHORTEST));
        if !machine.iter().any(|m| m.contains(&head)) {
            return None;
        }
        let key = key_of(text);
        let length = key.chars().count();
        (length >= SHORTEST && machine.iter().any(|m| m.contains(&key) && length * 3 >= m.chars().count()))
            .then_some(length)
    };
    let found = context
        .blocks()
        .iter()
        .enumerate()
        .take(3000)
        .filter(|(_, b)| !b.hidden && b.marks.link_chars < b.marks.chars)
        .filter_map(|(i, b)| Some((fits(&b.text, 4 * LONGEST)?, i, b)))
        .max_by_key(|(length, i, _)| (*length, usize::MAX - i));
    if let Some((_, i, block)) = found {
        candidates.push(Candidate::new(
            block.text.clone(),
            0.4,
            Clue::rule("repeated-in-title-element").block(i as u32),
        ));
    }
}

/// Whether the class list or the id of an element calls it a title; `known` holds what class lists do.
fn has_title_class(context: &Context<'_>, id: NodeId, known: &mut ByClass<bool>) -> bool {
    let dom = &context.page.dom;
    let mut joined = String::new();
    let mut names_title = |value: &str| {
        let mut token = |token: &str| {
            if token.contains('-') {
                joined.clear();
                joined.extend(token.split('-'));
                is(Role::TitleName, &joined)
            } else {
                is(Role::TitleName, token)
            }
        };
        fold_name(value).split([' ', '_']).any(&mut token)
    };
    known.get(dom.class_number(id), || dom.attribute(id, "class").is_some_and(&mut names_title))
        || dom.attribute(id, "id").is_some_and(&mut names_title)
}

/// A machine-readable title: whole, and its parts.
fn push_machine(candidates: &mut Vec<Candidate<String>>, text: &str, place: &Clue, sites: &[String]) {
    if text.len() > LONGEST_MACHINE {
        return;
    }
    let cuts = cut_title(text, sites);
    let (part, with_site) = if place.rule == "title-element" {
        ("title-element-part", "title-element-whole")
    } else {
        ("meta-part", "meta-whole")
    };
    let known = candidates.len();
    let mut push = |value: &str, rule: &'static str| {
        let mine = candidates.get(known..).unwrap_or_default();
        if !value.is_empty() && mine.iter().all(|c| c.value != value) {
            candidates.push(Candidate::new(value.to_owned(), 0.0, Clue { rule, ..place.clone() }));
        }
    };
    push(&cuts.bare, place.rule);
    push(&cuts.whole, if cuts.whole == cuts.bare { place.rule } else { with_site });
    push(&cuts.readable, part);
    for beginning in &cuts.beginnings {
        push(beginning, part);
    }
    push(&cuts.longest, part);
    push(&cuts.rest, part);
    push(&cuts.front, part);
}

/// Whether what is left without the site's name, which stood at the end letter for letter, goes on to its end: behind
/// its last separator stands half a sentence, no section. Such a headline is not cut at its own dashes.
fn is_whole_headline(cuts: &Cuts) -> bool {
    /// Words that no section of a site has.
    const WORDS: usize = 4;
    let certain = cuts.off.is_some_and(|off| !off.front && !off.guessed);
    let parts = split_parts(&cuts.bare);
    certain
        && parts.len() > 1
        && parts.last().is_some_and(|(_, part)| part.split_whitespace().count() >= WORDS)
}

#[cfg(test)]
mod tests {
    use super::{cut_title, is_whole_headline};

    #[test]
    fn headlines_are_not_cut_at_their_own_dashes() {
        for (text, expect) in [
            ("Tides: what they are – and why the harbour fears them – Lindby Post", true),
            ("Review – a film about nothing much – and why it matters – Lindby Post", true),
            ("Tides: what they are – Harbour news – Lindby Post", false),
            ("Tides: what they are – Lindby Post", false),
            ("Tides – and why the harbour fears them", false),
            ("Lindby Post – Tides – and why the harbour fears them", false),
        ] {
            assert_eq!(is_whole_headline(&cut_title(text, &["lindbypost".to_owned()])), expect, "{text}");
        }
    }
}
