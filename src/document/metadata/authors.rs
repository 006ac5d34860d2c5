//! Who wrote, edited and reported.

use super::area::{AreaBlock, Side};
use super::bylines;
use super::candidate::{Candidate, Clue, Group, decide, group};
use super::choice_model;
use super::context::Context;
use super::structured::{Entity, Value, text_of};
use super::title::key_of;
use crate::block::RawBlock;
use crate::dom::{NodeId, Tag};
use crate::model::{Field, Zone};
use crate::text::byline::{Label, NameKind, classify_name, split_names};

/// The people of a byline.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) authors: Option<Field<Vec<String>>>,
    pub(super) editors: Option<Field<Vec<String>>>,
    pub(super) reporters: Option<Field<Vec<String>>>,
}

type Names = Vec<String>;

/// Names of `<meta>` that state an author, with how far they are trusted.
const AUTHOR_KEYS: &[(&str, f32)] = &[
    ("article:author_name", 0.75),
    ("parsely-author", 0.75),
    ("sailthru.author", 0.75),
    ("byl", 0.75),
    ("byline", 0.7),
    ("citation_author", 0.75),
    ("cxenseparse:author", 0.7),
    ("author", 0.6),
    ("article:author", 0.6),
    ("og:article:author", 0.6),
    ("og:author", 0.6),
    ("dc.creator", 0.6),
    ("dcterms.creator", 0.6),
    ("dc.contributor", 0.3),
    ("authors", 0.6),
    ("vr:author", 0.6),
    ("shareaholic:article_author_name", 0.7),
    ("rnews:author", 0.6),
];

/// Finds authors, editors and reporters.
pub(super) fn find_people(context: &Context<'_>, area: &[AreaBlock], sites: &[String], site: &str) -> People {
    let mut authors = Vec::new();
    push_metas(context, &mut authors);
    push_entities(context, &mut authors);
    push_thread(context, &mut authors);
    push_elements(context, &mut authors);
    push_area(
        context,
        area,
        Label::Author,
        ["author-label", "author-label-further-down", "author-label-behind-body"],
        &mut authors,
    );
    push_unlabelled(context, area, &mut authors);
    let mut reporters = Vec::new();
    push_area(
        context,
        area,
        Label::Reporter,
        ["reporter-label", "reporter-label", "reporter-label-behind-body"],
        &mut reporters,
    );
    // Who reported is the author where nobody else is named as one.
    authors.extend(reporters.iter().cloned().map(|c| Candidate { score: c.score * 0.8, ..c }));
    for candidate in &mut authors {
        refuse_nobodies(candidate, sites);
    }
    let mut editors = Vec::new();
    push_area(
        context,
        area,
        Label::Editor,
        ["editor-label", "editor-label", "editor-label-behind-body"],
        &mut editors,
    );
    let mut groups = group(authors, same_names);
    // There are too few Chinese pages to learn from: their rules keep the scores picked by hand on zh-dev.
    let learned =
        context.is_markup() && !groups.iter().any(|g| g.members.iter().any(|m| is_han_names(&m.value)));
    let threshold = if learned {
        choice_model::score_authors(context, &mut groups, &key_of(site))
    } else {
        share_support(&mut groups);
        0.5
    };
    People {
        authors: decide(context, groups, threshold),
        editors: decide(context, group(editors, same_names), 0.4),
        reporters: decide(context, group(reporters, same_names), 0.4),
    }
}

fn same_names(a: &Names, b: &Names) -> bool {
    let keys = |names: &Names| {
        let mut keys: Vec<String> = names.iter().map(|name| key_of(name)).collect();
        keys.sort();
        keys
    };
    a.len() == b.len() && keys(a) == keys(b)
}

fn is_han_names(names: &[String]) -> bool {
    names.iter().any(|name| name.chars().any(crate::text::date::is_han))
}

/// Candidates that share a name support each other a little.
fn share_support(groups: &mut [Group<Names>]) {
    let keys: Vec<(Vec<String>, f32)> = groups
        .iter()
        .map(|g| {
            (
                g.members.first().map(|m| m.value.iter().map(|n| key_of(n)).collect()).unwrap_or_default(),
                g.score,
            )
        })
        .collect();
    for (n, group) in groups.iter_mut().enumerate() {
        let Some((own, _)) = keys.get(n) else { continue };
        for (m, (other, score)) in keys.iter().enumerate() {
            if m != n && other.iter().any(|key| own.contains(key)) {
                group.score = 1.0 - (1.0 - group.score) * (1.0 - 0.4 * score);
            }
        }
    }
}

/// Accounts that name nobody are no authors; the site itself is a weak one.
fn refuse_nobodies(candidate: &mut Candidate<Names>, sites: &[String]) {
    let kinds: Vec<NameKind> = candidate.value.iter().map(|name| classify_name(name)).collect();
    if kinds.iter().all(|kind| matches!(kind, NameKind::Nobody | NameKind::Junk)) {
        candidate.refused = Some("names nobody");
        return;
    }
    let mut n = 0;
    candidate.value.retain(|_| {
        n += 1;
        !matches!(kinds.get(n - 1), Some(NameKind::Nobody | NameKind::Junk))
    });
    let site = |name: &String| {
        let key = key_of(name);
        sites.contains(&key)
    };
    let chinese = candidate.value.iter().all(|name| name.chars().any(crate::text::date::is_han));
    if candidate.value.iter().all(site) {
        candidate.score *= 0.5;
        if chinese {
            candidate.refused = Some("the site itself");
        }
    } else if chinese && candidate.value.iter().all(|name| bylines::is_outlet_name(name)) {
        candidate.refused = Some("an outlet: see source");
    } else if chinese && candidate.place.rule == "meta" {
        // Chinese sites put the editor on duty there as often as the author.
        candidate.score *= 0.6;
    }
}

fn push_names(out: &mut Vec<Candidate<Names>>, value: &str, score: f32, place: Clue) {
    let names = split_names(value);
    if !names.is_empty() && names.len() <= 20 {
        out.push(Candidate::new(names, score, place));
    }
}

fn push_metas(context: &Context<'_>, out: &mut Vec<Candidate<Names>>) {
    for (key, score) in AUTHOR_KEYS {
        let keys = [*key];
        let tags: Vec<_> = context.structured.metas(&keys).collect();
        let Some(first) = tags.first() else { continue };
        let values: Vec<&str> =
            tags.iter().map(|tag| tag.value.as_str()).filter(|v| !v.contains("://")).collect();
        push_names(out, &values.join(", "), *score, Clue::rule("meta").key(*key).node(first.node));
    }
    // Twitter cards label their data.
    for n in 1..=2 {
        let (label, data) = (format!("twitter:label{n}"), format!("twitter:data{n}"));
        let label = context.structured.metas(&[label.as_str()]).next().map(|tag| tag.value.to_lowercase());
        let written = label.is_some_and(|l| {
            [
                "written by",
                "verfasst von",
                "geschrieben von",
                "écrit par",
                "escrito por",
                "scritto da",
                "geschreven door",
                "author",
                "autor",
                "by",
                "автор",
                "napisane przez",
                "skrevet af",
                "skriven av",
            ]
            .iter()
            .any(|w| l.starts_with(w))
        });
        if written && let Some(tag) = context.structured.metas(&[data.as_str()]).next() {
            push_names(out, &tag.value, 0.75, Clue::rule("meta").key(data.clone()).node(tag.node));
        }
    }
}

fn push_entities(context: &Context<'_>, out: &mut Vec<Candidate<Names>>) {
    if let Some(main) = context.main_entity() {
        push_entity(context, main, "author", 0.85, out);
        push_entity(context, main, "creator", 0.6, out);
    }
    let pages = context
        .structured
        .entities
        .iter()
        .filter(|e| (e.is_page() || e.types.is_empty()) && e.holder.is_none());
    for page in pages.take(3) {
        push_entity(context, page, "author", 0.5, out);
    }
}

fn push_entity(
    context: &Context<'_>,
    entity: &Entity,
    key: &str,
    score: f32,
    out: &mut Vec<Candidate<Names>>,
) {
    let mut names: Names = Vec::new();
    let mut people = true;
    let mut node = entity.node;
    let mut add = |name: &str, organisation: bool| {
        let found = if organisation { vec![name.trim().to_owned()] } else { split_names(name) };
        for name in found {
            if classify_name(&name) != NameKind::Junk && !names.iter().any(|n| key_of(n) == key_of(&name)) {
                names.push(name);
            }
        }
    };
    for value in entity.values(key) {
        if let Value::Text(text, at) = value {
            node = *at;
            add(text, false);
        }
    }
    for author in context.structured.nested(entity, key) {
        let organisation = author.is(|kind| kind.contains("Organization") || kind == "Corporation");
        people &= !organisation;
        if let Some((name, _)) = author.name().or_else(|| author.text("text").map(|(t, n)| (t.to_owned(), n)))
        {
            add(&name, organisation);
        }
    }
    if !names.is_empty() && names.len() <= 30 {
        let kind = entity.types.first().cloned().unwrap_or_default();
        let score = if people { score } else { score * 0.8 };
        out.push(Candidate::new(
            names,
            score,
            Clue::rule(entity.syntax.rule()).key(format!("{kind}.{key}")).node(node),
        ));
    }
}

fn push_thread(context: &Context<'_>, out: &mut Vec<Candidate<Names>>) {
    let Some(post) = context.threads.iter().find(|t| t.opens_page).and_then(|t| t.posts.first()) else {
        return;
    };
    if let Some(author) = post.author.clone().filter(|a| !a.trim().is_empty()) {
        let says = |i: &u32| context.page.blocks.get(*i as usize).is_some_and(|b| b.text.contains(&author));
        let block = post.blocks.iter().copied().find(says);
        let place = Clue { rule: "opening-post", block, ..Clue::default() };
        out.push(Candidate::new(vec![author], 0.9, place));
    }
}

/// Elements that are marked as the author: `rel`, class or test id; only near the title.
fn push_elements(context: &Context<'_>, out: &mut Vec<Candidate<Names>>) {
    // Blocks below the title in which a marked element counts.
    const REACH: usize = 25;
    const LONGEST: usize = 160;
    let dom = &context.page.dom;
    let title = context.title_block.unwrap_or(0);
    let mut found: Vec<(Clue, Names, f32)> = Vec::new();
    let mut skip = 0;
    for id in 0..dom.nodes().len() as NodeId {
        if id < skip || dom.element(id).is_none() {
            continue;
        }
        let Some((score, rule)) = author_mark(context, id) else { continue };
        let Some(block) = context.block_of(id) else { continue };
        if block + 6 < title || block > title + REACH {
            continue;
        }
        let text = text_of(dom, id, LONGEST + 1);
        if text.len() > LONGEST || text.is_empty() {
            continue;
        }
        skip = dom.subtree(id).end;
        let names = names_of_element(&text);
        if names.is_empty() || names.len() > 8 {
            continue;
        }
        found.push((
            Clue { rule, block: Some(block as u32), node: Some(id), ..Clue::default() },
            names,
            score,
        ));
        if found.len() >= 6 {
            break;
        }
    }
    // Several links of one rule close together are one byline.
    let mut merged: Vec<(Clue, Names, f32)> = Vec::new();
    for (place, names, score) in found {
        let last = merged
            .last_mut()
            .filter(|(p, _, _)| p.rule == place.rule && p.rule == "rel-author" && p.block == place.block);
        match last {
            Some((_, all, _)) => {
                for name in names {
                    if !all.contains(&name) {
                        all.push(name);
                    }
                }
            }
            None => merged.push((place, names, score)),
        }
    }
    out.extend(merged.into_iter().map(|(place, names, score)| Candidate::new(names, score, place)));
}

/// Names in a marked element: behind a label where there is one, without dates and counts.
fn names_of_element(text: &str) -> Names {
    let parts = crate::text::byline::find_byline_parts(text);
    if let Some(part) = parts.iter().find(|p| p.label == Label::Author) {
        return split_names(&part.value);
    }
    let hints = crate::text::date::DateHints::default();
    let end = crate::text::date::find_dates(text, &hints).first().map_or(text.len(), |d| d.span.start);
    let end = parts.first().map_or(end, |p| end.min(p.span.start));
    let head = text.get(..end).unwrap_or(text);
    split_names(head).into_iter().filter(|name| classify_name(name) == NameKind::Person).collect()
}

/// Path segments under which sites keep the pages of those who write.
const AUTHOR_SEGMENTS: [&str; 17] = [
    "author",
    "authors",
    "autor",
    "autoren",
    "auteur",
    "auteurs",
    "people",
    "profile",
    "by",
    "journalist",
    "contributor",
    "contributors",
    "writers",
    "redaktion",
    "staff",
    "reporter",
    "team",
];

/// Whether a class name can hold a word for an author at all: a cheap look before the dear one.
fn may_name_author(names: &str) -> bool {
    names.as_bytes().windows(2).any(|pair| {
        matches!(pair, [a, b] if matches!(
            [a.to_ascii_lowercase(), b.to_ascii_lowercase()],
            [b'a' | b'z', b'u'] | [b'b', b'y'] | [b'w', b'r']
        ))
    })
}

fn author_mark(context: &Context<'_>, id: NodeId) -> Option<(f32, &'static str)> {
    let dom = &context.page.dom;
    if matches!(
        dom.tag(id),
        Some(
            Tag::Body
                | Tag::Html
                | Tag::Head
                | Tag::Meta
                | Tag::Link
                | Tag::Script
                | Tag::Article
                | Tag::Main
        )
    ) {
        return None;
    }
    if dom.attribute(id, "rel").is_some_and(|rel| rel.split_whitespace().any(|r| r == "author")) {
        return Some((0.55, "rel-author"));
    }
    if let Some(href) = dom.attribute(id, "href").filter(|_| dom.tag(id) == Some(Tag::A)) {
        // The last segment is the page's own name.
        let above = href.rsplit_once('/').map_or("", |(above, _)| above);
        let known = |segment: &str| AUTHOR_SEGMENTS.iter().any(|known| segment.eq_ignore_ascii_case(known));
        if above.split('/').skip(1).any(known) {
            return Some((0.4, "author-link"));
        }
    }
    let named = ["class", "id", "data-testid", "data-qa", "data-component"]
        .iter()
        .filter_map(|name| dom.attribute(id, name))
        .filter(|value| may_name_author(value))
        .any(|value| {
            value.split_whitespace().any(|token| {
                let token = token.to_lowercase();
                let author = token.contains("author")
                    || token.contains("byline")
                    || token.contains("by-line")
                    || token.contains("autor")
                    || token.contains("auteur")
                    || token == "zuozhe"
                    || token == "writer";
                let other = [
                    "comment",
                    "avatar",
                    "image",
                    "img",
                    "photo",
                    "bio",
                    "social",
                    "authority",
                    "authoriz",
                    "follow",
                    "icon",
                ]
                .iter()
                .any(|w| token.contains(w));
                author && !other
            })
        });
    named.then_some((0.45, "author-class"))
}

/// Labelled names around the title and behind the body.
fn push_area(
    context: &Context<'_>,
    area: &[AreaBlock],
    label: Label,
    rules: [&'static str; 3],
    out: &mut Vec<Candidate<Names>>,
) {
    // Blocks below the title within which a label is the byline's.
    const NEAR: usize = 10;
    for block in area {
        for part in block.parts.iter().filter(|p| p.label == label) {
            let names = split_names(&part.value);
            let people = names.iter().filter(|name| classify_name(name) == NameKind::Person).count();
            if names.is_empty() || names.len() > 8 || (part.bare && people == 0) {
                continue;
            }
            let score = match (part.signed, people == names.len()) {
                (true, true) => 0.75,
                (false, true) => 0.65,
                (true, false) => 0.6,
                (false, false) => 0.5,
            };
            let (rule, decay) = match block.side {
                Side::Below if block.distance <= NEAR => (rules[0], 1.0),
                Side::Above => (rules[0], 0.8),
                Side::Below => (rules[1], 0.75),
                Side::Tail => (rules[2], 0.8),
            };
            let sponsored = context.block(block.block).is_some_and(|b| is_sponsored(&b.text));
            let place = Clue { rule, block: Some(block.block as u32), ..Clue::default() };
            let candidate = Candidate::new(names, score * decay, place);
            out.push(if sponsored { candidate.refuse("sponsored") } else { candidate });
        }
    }
}

/// Advertising networks and builders sign with "by" too.
fn is_sponsored(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "powered by",
        "sponsored by",
        "presented by",
        "brought to you by",
        "designed by",
        "by taboola",
        "by outbrain",
        "sort by",
        "hosted by",
        "built by",
        "owned by",
        "backed by",
        "trusted by",
    ]
    .iter()
    .any(|phrase| lower.contains(phrase))
}

/// Names without a label: beside the date, alone on a line under the title, in brackets at the head or
/// the end of the body.
fn push_unlabelled(context: &Context<'_>, area: &[AreaBlock], out: &mut Vec<Candidate<Names>>) {
    for block in area {
        let Some(raw) = context.block(block.block) else { continue };
        let push = |out: &mut Vec<Candidate<Names>>, names: Names, score: f32, rule: &'static str| {
            if !names.is_empty() && names.len() <= 6 {
                out.push(Candidate::new(
                    names,
                    score,
                    Clue { rule, block: Some(block.block as u32), ..Clue::default() },
                ));
            }
        };
        if let (Some(beside), true) =
            (beside_date(raw, block), block.side != Side::Tail && block.distance <= 8)
        {
            for (names, rule, score) in bylines::names_beside_date(beside) {
                push(out, names, score, rule);
            }
        }
        let person = raw.text.trim();
        if block.side != Side::Tail && block.distance <= 10 && bylines::is_person_alone(context, person) {
            let byline = matches!(context.zone(block.block), Zone::Byline | Zone::Attribution);
            let close = block.side == Side::Below && block.distance <= 4;
            let rule = match (byline, close) {
                (true, true) => "person-alone-in-byline",
                (true, false) => "person-in-byline-further-down",
                (false, true) => "person-alone-by-title",
                (false, false) if block.side == Side::Above => "person-above-title",
                (false, false) => "person-alone",
            };
            push(out, split_names(person), 0.35, rule);
        }
        if block.side == Side::Below
            && bylines::stands_alone(context, block)
            && !bylines::is_outlet_name(&raw.text)
        {
            let zone = matches!(context.zone(block.block), Zone::Byline | Zone::Attribution);
            push(out, vec![raw.text.trim().to_owned()], if zone { 0.5 } else { 0.3 }, "name-alone");
        }
        if super::area::is_paragraph(raw) || raw.text.chars().count() > 30 {
            if let Some(names) = bylines::names_at_head(&raw.text) {
                push(out, names, 0.6, "reporter-in-brackets");
            }
            if let (Some(names), Side::Tail) = (bylines::names_at_end(&raw.text), block.side) {
                push(out, names, 0.55, "name-in-brackets-at-end");
            }
        }
    }
}

/// What stands in a block beside its only date.
fn beside_date<'t>(raw: &'t RawBlock, block: &AreaBlock) -> Option<[&'t str; 2]> {
    let [part] = block.dates.as_slice() else { return None };
    let before = raw.text.get(..part.date.span.start)?;
    let after = raw.text.get(part.date.span.end..)?;
    Some([before, after])
}
