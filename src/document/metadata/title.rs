//! The title: headings, machine-readable titles, and the `<title>` element without the site's name.

use super::candidate::{Candidate, Clue, decide, group};
use super::context::Context;
use super::structured::text_of;
use super::title_model;
use crate::capture::Format;
use crate::dom::{NodeId, Tag};
use crate::model::{Field, Zone};

/// What two spellings of one title share: letters and figures in lower case.
pub(super) fn key_of(title: &str) -> String {
    key_chars(title).collect()
}

fn key_chars(title: &str) -> impl Iterator<Item = char> + '_ {
    title
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            other => other,
        })
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{ad}' | '\u{feff}'))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '“' | '”' | '„' | '«' | '»' => '"',
            '‘' | '’' | '`' | '´' => '\'',
            '–' | '—' | '‑' => '-',
            other => other,
        })
}

/// Longest title, in characters.
const LONGEST: usize = 300;

/// Score below which nothing on the page looks like a title at all.
const THRESHOLD: f32 = 0.1;

/// Finds the title.
pub(super) fn find_title(context: &Context<'_>, sites: &[String]) -> Option<Field<String>> {
    let mut candidates = match &context.capture.format {
        Format::FeedItem(item) => {
            let (title, span) = item.title.as_ref()?;
            let place = Clue { rule: "feed-item-head", bytes: Some(*span), ..Clue::default() };
            vec![Candidate::new(title.clone(), 0.99, place)]
        }
        Format::TextCapture => line_titles(context),
        Format::Html => markup_titles(context, sites),
        Format::Unreadable => return None,
    };
    for candidate in &mut candidates {
        candidate.value = clean(&candidate.value);
    }
    candidates.retain(|c| !c.value.is_empty() && c.value.chars().count() <= LONGEST);
    let mut groups = group(candidates, |a, b| key_of(a) == key_of(b));
    if context.is_markup() {
        title_model::score_titles(context, &mut groups);
    }
    decide(context, groups, THRESHOLD)
}

fn clean(title: &str) -> String {
    title
        .trim()
        .trim_matches(|c: char| matches!(c, '|' | '\u{200b}' | '\u{feff}' | '#' | '¶'))
        .trim()
        .to_owned()
}

/// The block of a title: the heading (or any visible block) that says it.
pub(super) fn find_title_block(context: &Context<'_>, field: &Field<String>) -> Option<usize> {
    if let Some(block) = field.evidence.iter().find_map(|evidence| evidence.block) {
        return Some(block as usize);
    }
    let key = key_of(&field.value);
    let blocks = context.blocks();
    let equal = |level: bool| {
        blocks.iter().position(|b| {
            !b.hidden
                && (b.level.is_some() || !level)
                && b.text.len() <= 4 * LONGEST
                && key_of(&b.text) == key
        })
    };
    equal(true)
        .or_else(|| equal(false))
        .or_else(|| blocks.iter().position(|b| b.level == Some(1) && !b.hidden))
}

/// Titles of a text capture: what the zones say, and the line above the byline.
fn line_titles(context: &Context<'_>) -> Vec<Candidate<String>> {
    let mut candidates = Vec::new();
    for (i, block) in context.blocks().iter().enumerate() {
        if context.zone(i) == Zone::Title {
            candidates.push(Candidate::new(
                block.text.clone(),
                0.9,
                Clue::rule("title-zone").block(i as u32),
            ));
        }
    }
    push_above_byline(context, &mut candidates);
    // The longest short line near the top, as a last resort.
    let top = context.blocks().iter().enumerate().take(40).filter(|(_, b)| {
        let length = b.text.chars().count();
        (8..=120).contains(&length) && !b.text.ends_with(['。', '.', '；', ';'])
    });
    if let Some((i, block)) = top.max_by_key(|(i, b)| (b.text.chars().count(), usize::MAX - i)) {
        candidates.push(Candidate::new(
            block.text.clone(),
            0.3,
            Clue::rule("longest-line-at-top").block(i as u32),
        ));
    }
    candidates
}

fn markup_titles(context: &Context<'_>, sites: &[String]) -> Vec<Candidate<String>> {
    let mut candidates = Vec::new();
    push_headings(context, &mut candidates);
    for (keys, score) in [
        (["og:title"].as_slice(), 0.5),
        (["twitter:title"].as_slice(), 0.35),
        (
            [
                "title",
                "headline",
                "dc.title",
                "dcterms.title",
                "parsely-title",
                "sailthru.title",
                "articletitle",
                "hdl",
            ]
            .as_slice(),
            0.3,
        ),
    ] {
        for tag in context.structured.metas(keys) {
            push_machine(
                &mut candidates,
                &tag.value,
                score,
                &Clue::rule("meta").key(&tag.key).node(tag.node),
                sites,
            );
        }
    }
    if let Some(main) = context.main_entity() {
        for key in ["headline", "name"] {
            if let Some((text, node)) = main.text(key) {
                let kind = main.types.first().cloned().unwrap_or_default();
                push_machine(
                    &mut candidates,
                    text,
                    0.5,
                    &Clue::rule(main.syntax.rule()).key(format!("{kind}.{key}")).node(node),
                    sites,
                );
            }
        }
    }
    let dom = &context.page.dom;
    let element =
        dom.find_all(0, Tag::Title).find(|&id| !dom.ancestors(id).any(|a| dom.tag(a) == Some(Tag::Svg)));
    if let Some(id) = element {
        push_machine(
            &mut candidates,
            &text_of(dom, id, 2000),
            0.35,
            &Clue::rule("title-element").node(id),
            sites,
        );
    }
    candidates
}

/// Headings of the first rank, what classes call a title, what the zones say, and what stands on the
/// page word for word as in the `<title>` element.
fn push_headings(context: &Context<'_>, candidates: &mut Vec<Candidate<String>>) {
    let blocks = context.blocks();
    let dom = &context.page.dom;
    let mut headings: Vec<(usize, String, NodeId)> = Vec::new();
    for id in dom.find_all(0, Tag::H1).take(30) {
        let Some(block) = context.block_of(id) else { continue };
        let text = text_of(dom, id, 4 * LONGEST);
        if blocks.get(block).is_some_and(|b| !b.hidden) && !text.is_empty() {
            headings.push((block, text, id));
        }
    }
    let count = headings.len();
    for (n, (block, text, id)) in headings.into_iter().take(8).enumerate() {
        let place = Clue::rule("heading-1").key(format!("{}/{count}", n + 1)).block(block as u32).node(id);
        candidates.push(Candidate::new(text, 0.5, place));
    }
    for (i, block) in blocks.iter().enumerate() {
        if context.zone(i) == Zone::Title {
            candidates.push(Candidate::new(
                block.text.clone(),
                0.3,
                Clue::rule("title-zone").block(i as u32),
            ));
        }
    }
    if count == 0
        && let Some((i, block)) = blocks.iter().enumerate().find(|(_, b)| b.level == Some(2) && !b.hidden)
    {
        candidates.push(Candidate::new(block.text.clone(), 0.2, Clue::rule("heading-2").block(i as u32)));
    }
    for (i, block) in blocks.iter().enumerate().take(400) {
        let Some(container) = context.container(i).filter(|_| !block.hidden) else { continue };
        if has_title_class(context, container) {
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

/// The short block directly above a line with a date and a label (or another clear byline), and what
/// a label calls the title.
fn push_above_byline(context: &Context<'_>, candidates: &mut Vec<Candidate<String>>) {
    // A headline stands in the upper part of the page.
    const REACH: usize = 400;
    let blocks = context.blocks();
    for (i, block) in
        blocks.iter().enumerate().take(REACH).skip(1).filter(|(_, b)| !b.hidden && b.text.len() <= 300)
    {
        for lead in ["主题：", "主题:", "標題：", "标题：", "标题:", "標題:", "標題"] {
            if let Some(rest) = block.text.strip_prefix(lead).filter(|rest| rest.chars().count() >= 4) {
                candidates.push(Candidate::new(
                    rest.to_owned(),
                    0.5,
                    Clue::rule("title-label").block(i as u32),
                ));
            }
        }
        let parts = crate::text::byline::find_byline_parts(&block.text);
        let labelled = parts.iter().filter(|p| p.signed).count();
        let dated = || crate::text::date::find_date(&block.text, &context.hints).is_some();
        if labelled == 0 || !(labelled > 1 || dated()) {
            continue;
        }
        let Some((above, title)) =
            (i.saturating_sub(2)..i).rev().filter_map(|n| Some((n, blocks.get(n)?))).find(|(_, b)| {
                let length = b.text.chars().count();
                !b.hidden
                    && (6..=150).contains(&length)
                    && b.marks.link_chars * 2 < b.marks.chars.max(1)
                    && !b.text.ends_with(['。', '；'])
            })
        else {
            continue;
        };
        candidates.push(Candidate::new(
            title.text.clone(),
            0.5,
            Clue::rule("above-byline").block(above as u32),
        ));
        break;
    }
}

/// The longest visible block that the `<title>` element (or `og:title`) holds word for word: the
/// headline of pages that mark no heading. A link is not taken: it may lead to another page of the site.
fn push_repeated(context: &Context<'_>, candidates: &mut Vec<Candidate<String>>) {
    const SHORTEST: usize = 6;
    let dom = &context.page.dom;
    let mut machine: Vec<String> =
        dom.find_all(0, Tag::Title).take(1).map(|id| key_of(&text_of(dom, id, 2000))).collect();
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

fn has_title_class(context: &Context<'_>, id: NodeId) -> bool {
    let dom = &context.page.dom;
    ["class", "id"].iter().filter_map(|name| dom.attribute(id, name)).any(|value| {
        let value = value.to_lowercase();
        value.split([' ', '_']).any(|token| {
            let token = token.replace('-', "");
            matches!(
                token.as_str(),
                "headline"
                    | "posttitle"
                    | "entrytitle"
                    | "articletitle"
                    | "arttitle"
                    | "newstitle"
                    | "contenttitle"
                    | "h1title"
                    | "articlehead"
                    | "pagetitle"
                    | "threadsubject"
                    | "topictitle"
                    | "storytitle"
                    | "maintitle"
                    | "detailtitle"
                    | "endtitle"
                    | "epcontenttitle"
            )
        })
    })
}

/// A machine-readable title: whole, and without the site's name where separators part it off.
fn push_machine(
    candidates: &mut Vec<Candidate<String>>,
    text: &str,
    score: f32,
    place: &Clue,
    sites: &[String],
) {
    let parts = split_parts(text);
    let whole = Candidate::new(text.to_owned(), score, place.clone());
    if parts.len() < 2 {
        candidates.push(whole);
        return;
    }
    let is_site = |part: &str| {
        let key = key_of(part);
        !key.is_empty()
            && sites.iter().any(|site| {
                *site == key
                    || (key.chars().count() >= 3
                        && (site.contains(&key) || key.contains(site.as_str()))
                        && key.len() < 3 * site.len() + 8)
            })
    };
    // Site names at either end come off.
    let (mut from, mut to) = (0, parts.len());
    while to - from > 1 && parts.get(to - 1).is_some_and(|(_, part)| is_site(part)) {
        to -= 1;
    }
    while to - from > 1 && parts.get(from).is_some_and(|(_, part)| is_site(part)) {
        from += 1;
    }
    let join = |from: usize, to: usize| -> String {
        let start = parts.get(from).map_or(0, |(at, _)| *at);
        let end = parts.get(to.saturating_sub(1)).map_or(text.len(), |(at, part)| at + part.len());
        text.get(start..end).unwrap_or(text).trim().to_owned()
    };
    let stripped = from > 0 || to < parts.len();
    if stripped {
        candidates.push(Candidate::new(join(from, to), score, place.clone()));
        candidates.push(whole.refuse("site suffix"));
    } else {
        candidates.push(whole);
    }
    // Other cuts count only where something else says the same.
    let suffix = if place.rule == "title-element" { "title-element-part" } else { "meta-part" };
    for end in 1..to {
        if from < end && !(from == 0 && end == parts.len()) {
            let part = Clue { rule: suffix, ..place.clone() };
            candidates.push(Candidate::new(join(from, end), if end == 1 { 0.22 } else { 0.15 }, part));
        }
    }
    if let Some((_, last)) =
        parts.get(from + 1..to).and_then(|rest| rest.iter().max_by_key(|(_, part)| part.chars().count()))
    {
        candidates.push(Candidate::new(last.trim().to_owned(), 0.1, Clue { rule: suffix, ..place.clone() }));
    }
}

/// Splits at the separators that sites put between title, section and name: start and text of each part.
pub(super) fn split_parts(text: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    // Chinese and Korean pages set no spaces around their separators.
    let cjk = text.chars().any(|c| crate::text::date::is_han(c) || matches!(c, '\u{ac00}'..='\u{d7af}'));
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        let spaced = before.is_whitespace() && after.is_whitespace();
        let cut = match c {
            '|' | '｜' | '丨' | '│' | '┃' | 'ㅣ' | '‹' | '›' => true,
            '»' | '«' => spaced,
            '_' | '-' | '－' | '—' | '–' => spaced || cjk || (c == '-' && before == '-'),
            ':' | '·' | '•' | '/' | '>' | '<' | '~' | '★' | '●' => {
                spaced || (c == ':' && before == ':')
            }
            _ => false,
        };
        if cut {
            parts.push((start, text.get(start..at).unwrap_or_default()));
            start = at + c.len_utf8();
        }
        before = c;
    }
    parts.push((start, text.get(start..).unwrap_or_default()));
    parts
        .into_iter()
        .map(|(at, part)| (at + part.len() - part.trim_start().len(), part.trim()))
        .filter(|(_, part)| part.chars().any(char::is_alphanumeric))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_at_separators_only() {
        for (text, want) in [
            ("Harbour reopens - The Lindby Post", "Harbour reopens|The Lindby Post"),
            ("Harbour re-opens", "Harbour re-opens"),
            ("港口重开_北港新闻_北港网", "港口重开|北港新闻|北港网"),
            ("港口重开-北港网", "港口重开|北港网"),
            ("A-1 pilot | Lindby", "A-1 pilot|Lindby"),
        ] {
            let parts: Vec<&str> = split_parts(text).into_iter().map(|(_, part)| part).collect();
            assert_eq!(parts.join("|"), want, "{text}");
        }
    }
}
