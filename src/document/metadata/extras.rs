//! Source, counts, description, image, keywords, licence, disclaimer.

use super::account::Account;
use super::area::{AreaBlock, Side};
use super::authors::Credit;
use super::bylines;
use super::calibration::temper_source;
use super::candidate::{Candidate, Clue, group};
use super::context::Context;
use super::decision::decide;
use super::key::key_of;
use crate::capture::Format;
use crate::dom::{NodeId, Tag};
use crate::lexicon::fold::{fold_name, fold_phrase};
use crate::lexicon::{self, Role, begin, is};
use crate::model::{Field, Zone};
use crate::order::sort_and_dedup;
use crate::text::byline::{Label, find_bare_label};
use crate::text::date::is_han;
use crate::text::names::{Kind, judge};
use crate::text::search::holds;

/// The outlet that the page credits.
pub(super) fn find_source(
    context: &Context<'_>,
    area: &[AreaBlock],
    sites: &[String],
    account: Option<&Account>,
    agency: Option<Credit>,
) -> Option<Field<String>> {
    let mut candidates = Vec::new();
    if let Some((name, place)) = agency {
        candidates.push(Candidate::new(name, 0.5, place));
    }
    if let Some(account) = account {
        let place = Clue::rule("official-account").block(account.block as u32);
        candidates.push(Candidate::new(account.name.clone(), 0.7, place));
    }
    for block in area {
        let decay = if block.side == Side::Tail { 0.7 } else { 1.0 };
        for part in block.parts.iter().filter(|p| p.label == Label::Source) {
            let value = clean_source(&part.value);
            if is_outlet(&value) {
                let place = Clue { rule: "source-label", block: Some(block.block as u32), ..Clue::default() };
                candidates.push(Candidate::new(value, if part.signed { 0.85 } else { 0.6 } * decay, place));
            }
        }
        push_beside_date(context, block, sites, &mut candidates);
    }
    push_elements(context, &mut candidates);
    for tag in context.structured.metas(&[
        "source",
        "mediaid",
        "article:source",
        "og:article:source",
        "contentsource",
    ]) {
        let value = clean_source(&tag.value);
        if is_outlet(&value) && !sites.contains(&key_of(&value)) && value.chars().any(is_han) {
            candidates.push(Candidate::new(value, 0.5, Clue::rule("meta").key(&tag.key).node(tag.node)));
        }
    }
    push_entity_outlet(context, sites, &mut candidates);
    let groups = group(candidates, |value| key_of(value));
    let mut source = decide(context, groups, 0.45);
    if let Some(field) = &mut source {
        temper_source(field);
    }
    source
}

/// A Chinese outlet that structured data names as the author, on another's site.
fn push_entity_outlet(context: &Context<'_>, sites: &[String], out: &mut Vec<Candidate<String>>) {
    let Some(main) = context.main_entity() else { return };
    for key in ["author", "creator", "sourceOrganization"] {
        for (name, node) in context.structured.texts(main, key) {
            if name.chars().any(is_han) && bylines::is_outlet_name(&name) && !sites.contains(&key_of(&name)) {
                out.push(Candidate::new(name, 0.55, Clue::rule(main.syntax.rule()).key(key).node(node)));
            }
        }
    }
}

/// `2023年10月30日 04:43   某某网` and `某某社 2023-06-18 21:49`: an outlet beside the date; or alone on
/// a line under the title.
fn push_beside_date(
    context: &Context<'_>,
    block: &AreaBlock,
    sites: &[String],
    out: &mut Vec<Candidate<String>>,
) {
    let Some(raw) = context.block(block.block) else { return };
    if block.side == Side::Tail || block.distance > 12 {
        return;
    }
    let mut push = |value: &str, score: f32, rule: &'static str| {
        let value = value.trim_matches(is_edge);
        // The site's own name is no credit, unless the page prints it there itself as one of several parts.
        let own = sites.contains(&key_of(value)) && rule == "outlet-alone";
        if is_outlet(value) && !own {
            out.push(Candidate::new(value.to_owned(), score, Clue::rule(rule).block(block.block as u32)));
        }
    };
    // A heading is over something: a list of other pages, say.
    let heads = raw.level.is_some() || context.zone(block.block) == Zone::Masthead;
    let named = bylines::is_outlet_name(&raw.text) && !bylines::is_section_name(&raw.text);
    if !heads && bylines::stands_alone(context, block) && named {
        // On a page of markup menus hold such words too: there the block must be part of the byline.
        let byline = matches!(context.zone(block.block), Zone::Byline | Zone::Attribution);
        push(&raw.text, if byline || !context.is_markup() { 0.5 } else { 0.35 }, "outlet-alone");
    }
    // 某某热点58573人阅读: the outlet before the count.
    let digits = raw.text.find(|c: char| c.is_ascii_digit());
    let name = digits.and_then(|at| raw.text.get(..at)).map(str::trim).unwrap_or_default();
    let counted =
        context.counts(block.block).reads.is_some() && block.side == Side::Below && block.distance <= 4;
    if counted
        && name.chars().all(is_han)
        && (2..=10).contains(&name.chars().count())
        && !lexicon::holds(Role::ReadCount, &fold_phrase(name))
        // 甲 点阅 58: who wrote stands there as often.
        && judge(name).kind() != Some(Kind::Person)
    {
        push(name, 0.55, "before-read-count");
    }
    let [part] = block.dates.as_slice() else { return };
    if block.parts.iter().any(|part| part.label == Label::Source) {
        return;
    }
    let before = raw.text.get(..part.date.span.start).unwrap_or_default();
    let after = raw.text.get(part.date.span.end..).unwrap_or_default();
    for side in [after, before] {
        if let Some(outlet) = bylines::outlet_beside_date(side) {
            push(&outlet, 0.6, "beside-date");
        }
    }
}

/// Elements near the title whose class says "source".
fn push_elements(context: &Context<'_>, out: &mut Vec<Candidate<String>>) {
    const REACH: usize = 15;
    let Some(title) = context.title_block else { return };
    let dom = &context.page.dom;
    for i in title + 1..(title + REACH).min(context.blocks().len()) {
        let Some(container) = context.container(i) else { continue };
        let Some(crate::block::Place::Dom { first, last, .. }) = context.block(i).map(|b| b.place.clone())
        else {
            continue;
        };
        let marked = (container..=last)
            .filter(|&id| dom.tag(id) != Some(Tag::Body) && dom.element(id).is_some())
            .take(20)
            .find(|&id| {
                (id >= first || id == container) && has_source_class(context, id)
                    || dom.ancestors(first).take(2).any(|a| a == id && has_source_class(context, a))
            });
        let Some(id) = marked else { continue };
        let text = super::structured::text_of(dom, id, 80);
        let value = clean_source(&text);
        let han = value.chars().any(is_han);
        if han
            && is_outlet(&value)
            && value.chars().count() <= 20
            && !value.contains(|c: char| c.is_ascii_digit() || c == '：' || c == ':')
        {
            out.push(Candidate::new(
                value,
                0.5,
                Clue { rule: "source-class", block: Some(i as u32), node: Some(id), ..Clue::default() },
            ));
        }
    }
}

fn has_source_class(context: &Context<'_>, id: NodeId) -> bool {
    ["class", "id"]
        .iter()
        .filter_map(|name| context.page.dom.attribute(id, name))
        .any(|value| fold_name(value).split([' ', '_', '-']).any(|word| is(Role::SourceName, word)))
}

fn clean_source(value: &str) -> String {
    let value = value.trim().trim_matches(is_edge);
    let folded = fold_phrase(value);
    let chars = begin(Role::SourceLead, &folded)
        .and_then(|lead| folded.get(lead.span))
        .map_or(0, |lead| lead.chars().count());
    let value = value.char_indices().nth(chars).map_or("", |(at, _)| value.get(at..).unwrap_or_default());
    // 某某日报（记者 …: who is named in brackets behind an outlet works for it.
    let staffed =
        |at: &usize| lexicon::holds(Role::ReporterTitle, &fold_phrase(value.get(*at..).unwrap_or_default()));
    let bracket = value.find(['（', '(']).filter(staffed);
    let value = value.get(..bracket.unwrap_or(value.len())).unwrap_or(value).trim_matches(is_edge);
    cut_labels(value).to_owned()
}

/// Takes off the labels and buttons that stand behind an outlet: 某某网 举报.
fn cut_labels(value: &str) -> &str {
    let mut value = value;
    while let Some((before, last)) = value.rsplit_once(char::is_whitespace)
        && (find_bare_label(last).is_some() || is(Role::Control, &fold_phrase(last)))
    {
        value = before.trim_end();
    }
    value
}

fn is_outlet(value: &str) -> bool {
    let length = value.chars().count();
    (2..=40).contains(&length)
        && value.chars().any(char::is_alphabetic)
        && !holds(value, "://")
        && !is(Role::NoOutlet, &fold_phrase(value))
}

fn is_edge(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ':' | '：'
                | '|'
                | '｜'
                | '-'
                | '—'
                | '·'
                | '['
                | ']'
                | '【'
                | '】'
                | '('
                | ')'
                | '（'
                | '）'
                | '《'
                | '》'
                | '/'
                | ','
                | '，'
        )
}

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
