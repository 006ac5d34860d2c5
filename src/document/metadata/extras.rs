//! Counts, description, image, keywords, licence, disclaimer.

use super::area::{AreaBlock, Side};
use super::candidate::{Candidate, Clue, group};
use super::context::Context;
use super::decision::decide;
use crate::capture::Format;
use crate::dom::Tag;
use crate::model::{Field, Zone};
use crate::order::sort_and_dedup;
use crate::text::byline::Label;
use crate::text::search::holds;

/// How often the page was read and how many comments it says it has.
pub(super) fn find_page_counts(
    context: &Context<'_>,
    area: &[AreaBlock],
) -> (Option<Field<u64>>, Option<Field<u64>>) {
    let (mut reads, mut comments) = (Vec::new(), Vec::new());
    let title = context.title_block.unwrap_or(0);
    let mut beside: Vec<usize> = area.iter().filter(|a| a.side != Side::Tail).map(|a| a.block).collect();
    sort_and_dedup(&mut beside);
    let near = |i: usize| i.abs_diff(title) <= 10 || beside.binary_search(&i).is_ok();
    for (i, block) in context.blocks().iter().enumerate() {
        if block.text.len() > 120
            || matches!(context.zone(i), Zone::Recommendation | Zone::Ranking | Zone::Comment)
        {
            continue;
        }
        let control = context.zone(i) == Zone::Control;
        if !near(i) && !control {
            continue;
        }
        let counts = context.counts(i);
        let score = if near(i) { 0.7 } else { 0.5 };
        if let Some(value) = counts.reads.filter(|_| near(i)) {
            reads.push(Candidate::new(value, score, Clue::rule("read-count").block(i as u32)));
        }
        if let Some(value) = counts.comments {
            comments.push(Candidate::new(value, score, Clue::rule("comment-count").block(i as u32)));
        }
    }
    if let Some(main) = context.main_entity()
        && let Some((count, node)) = main.text("commentCount").and_then(|(t, n)| Some((t.parse().ok()?, n)))
    {
        comments.push(Candidate::new(
            count,
            0.7,
            Clue::rule(main.syntax.rule()).key("commentCount").node(node),
        ));
    }
    (
        decide(context, group(reads, |&count| count), 0.4),
        decide(context, group(comments, |&count| count), 0.4),
    )
}

/// The page's summary of itself.
pub(super) fn find_description(context: &Context<'_>) -> Option<Field<String>> {
    let mut candidates = Vec::new();
    for (key, score) in
        [("og:description", 0.7), ("description", 0.7), ("twitter:description", 0.5), ("dc.description", 0.4)]
    {
        if let Some(tag) = context.structured.metas(&[key]).next() {
            candidates.push(Candidate::new(
                tag.value.clone(),
                score,
                Clue::rule("meta").key(key).node(tag.node),
            ));
        }
    }
    if let Some(main) = context.main_entity()
        && let Some((text, node)) = main.text("description")
    {
        candidates.push(Candidate::new(
            text.to_owned(),
            0.5,
            Clue::rule(main.syntax.rule()).key("description").node(node),
        ));
    }
    decide(context, group(candidates, Clone::clone), 0.3)
}

/// Address of the image that leads the article.
pub(super) fn find_lead_image(context: &Context<'_>) -> Option<Field<String>> {
    let mut candidates = Vec::new();
    for (key, score) in
        [("og:image", 0.7), ("og:image:url", 0.6), ("twitter:image", 0.5), ("twitter:image:src", 0.5)]
    {
        if let Some(tag) = context.structured.metas(&[key]).next() {
            candidates.push(Candidate::new(
                tag.value.clone(),
                score,
                Clue::rule("meta").key(key).node(tag.node),
            ));
        }
    }
    if let Some(main) = context.main_entity() {
        for key in ["image", "thumbnailUrl"] {
            let nested = context
                .structured
                .nested(main, key)
                .find_map(|image| image.text("url").map(|(t, n)| (t.to_owned(), n)));
            if let Some((text, node)) = main.text(key).map(|(t, n)| (t.to_owned(), n)).or(nested) {
                candidates.push(Candidate::new(
                    text,
                    0.5,
                    Clue::rule(main.syntax.rule()).key(key).node(node),
                ));
            }
        }
    }
    if matches!(context.capture.format, Format::FeedItem(_)) {
        let dom = &context.page.dom;
        if let Some((id, src)) =
            dom.find_all(0, Tag::Img).find_map(|id| Some((id, dom.attribute(id, "src")?)))
        {
            candidates.push(Candidate::new(src.to_owned(), 0.8, Clue::rule("first-image").node(id)));
        }
    }
    decide(context, group(candidates, Clone::clone), 0.3)
}

/// Keywords or tags.
pub(super) fn find_keywords(context: &Context<'_>) -> Option<Field<Vec<String>>> {
    let mut candidates = Vec::new();
    let split = |text: &str| -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        let separators: &[char] = if text.contains([',', '，', ';', '；', '、', '|']) {
            &[',', '，', ';', '；', '、', '|']
        } else {
            &[' ']
        };
        for word in text.split(separators).map(str::trim).filter(|w| !w.is_empty()) {
            if !words.iter().any(|w| w == word) {
                words.push(word.to_owned());
            }
        }
        words
    };
    let tags: Vec<String> = context.structured.metas(&["article:tag"]).map(|tag| tag.value.clone()).collect();
    if let (false, Some(first)) = (tags.is_empty(), context.structured.metas(&["article:tag"]).next()) {
        candidates.push(Candidate::new(tags, 0.7, Clue::rule("meta").key("article:tag").node(first.node)));
    }
    for key in ["keywords", "news_keywords", "parsely-tags", "sailthru.tags"] {
        if let Some(tag) = context.structured.metas(&[key]).next() {
            candidates.push(Candidate::new(
                split(&tag.value),
                0.6,
                Clue::rule("meta").key(key).node(tag.node),
            ));
        }
    }
    if let Some(main) = context.main_entity() {
        let texts = context.structured.texts(main, "keywords");
        if let Some((_, node)) = texts.first() {
            let words: Vec<String> = if texts.len() == 1 {
                split(&texts[0].0)
            } else {
                texts.iter().map(|(t, _)| t.clone()).collect()
            };
            candidates.push(Candidate::new(
                words,
                0.65,
                Clue::rule(main.syntax.rule()).key("keywords").node(*node),
            ));
        }
    }
    candidates.retain(|c| !c.value.is_empty());
    decide(context, group(candidates, Clone::clone), 0.3)
}

/// The licence the page is published under.
pub(super) fn find_licence(context: &Context<'_>, area: &[AreaBlock]) -> Option<Field<String>> {
    let mut candidates = Vec::new();
    if let Some(tag) = context.structured.link("license") {
        candidates.push(Candidate::new(
            tag.value.clone(),
            0.8,
            Clue::rule("link").key("license").node(tag.node),
        ));
    }
    for tag in context.structured.metas(&["dc.rights", "dcterms.license", "license", "dcterms.rights"]) {
        candidates.push(Candidate::new(
            tag.value.clone(),
            0.6,
            Clue::rule("meta").key(&tag.key).node(tag.node),
        ));
    }
    if let Some(main) = context.main_entity()
        && let Some((text, node)) = main.text("license")
    {
        candidates.push(Candidate::new(
            text.to_owned(),
            0.7,
            Clue::rule(main.syntax.rule()).key("license").node(node),
        ));
    }
    let dom = &context.page.dom;
    let link = dom.find_all(0, Tag::A).find(|&id| {
        dom.attribute(id, "rel").is_some_and(|rel| rel.split_whitespace().any(|r| r == "license"))
            || dom.attribute(id, "href").is_some_and(|href| {
                holds(href, "creativecommons.org/licenses/")
                    || holds(href, "creativecommons.org/publicdomain/")
            })
    });
    if let Some((id, href)) = link.and_then(|id| Some((id, dom.attribute(id, "href")?))) {
        candidates.push(Candidate::new(href.to_owned(), 0.5, Clue::rule("licence-link").node(id)));
    }
    for block in area {
        for part in block.parts.iter().filter(|p| p.label == Label::Licence && p.signed) {
            candidates.push(Candidate::new(
                part.value.clone(),
                0.5,
                Clue::rule("licence-label").block(block.block as u32),
            ));
        }
    }
    decide(context, group(candidates, Clone::clone), 0.4)
}

/// What the page says it is not responsible for.
pub(super) fn find_disclaimer(context: &Context<'_>) -> Option<Field<String>> {
    let mut candidates = Vec::new();
    for (i, block) in context.blocks().iter().enumerate() {
        if context.zone(i) == Zone::Disclaimer {
            candidates.push(Candidate::new(
                block.text.clone(),
                0.7,
                Clue::rule("disclaimer-zone").block(i as u32),
            ));
        }
    }
    decide(context, group(candidates, Clone::clone), 0.4)
}
