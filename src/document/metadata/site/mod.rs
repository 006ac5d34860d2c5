//! What the page calls its site, and where the page stands.

mod title_part;

use std::cell::LazyCell;

use url::Url;

use title_part::find_title_parts;

use super::candidate::{Candidate, Clue, group};
use super::context::Context;
use super::decision::decide;
use super::key::key_of;
use super::stated;
use crate::block::RawBlock;
use crate::capture::Format;
use crate::dom::{Dom, NodeId, Tag};
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{self, Role, is};
use crate::model::{Field, Zone};
use crate::order::sort_and_dedup;
use crate::text::address::read_archived;
use crate::text::border::floor;
use crate::text::search::holds;

/// The page's address.
pub(super) fn url_of<'a>(context: &'a Context<'_>) -> Option<&'a Field<String>> {
    context.found.url.get_or_init(|| find_url(context)).as_ref()
}

/// The page's address: canonical link, `og:url`, the main entity's address, a feed item's link, or
/// the link with which a text capture names its original.
fn find_url(context: &Context<'_>) -> Option<Field<String>> {
    let mut candidates = Vec::new();
    let mut push = |value: &str, score: f32, place: Clue| {
        let value = read_archived(value).map_or(value, |copy| copy.original);
        if Url::parse(value).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host()) {
            candidates.push(Candidate::new(value.to_owned(), score, place));
        }
    };
    for (url, score, place) in stated::addresses(context) {
        push(url, score, place);
    }
    match &context.capture.format {
        Format::FeedItem(item) => {
            if let Some((url, span)) = &item.url {
                push(url, 0.99, Clue { rule: "feed-item-head", bytes: Some(*span), ..Clue::default() });
            }
        }
        Format::TextCapture => {
            for (i, block) in context.blocks().iter().enumerate() {
                if context.zone(i) == Zone::SourceLink {
                    let url = block.text.split_whitespace().find(|word| holds(word, "://"));
                    push(url.unwrap_or(&block.text), 0.9, Clue::rule("source-link").block(i as u32));
                }
            }
        }
        Format::Html => {
            let structured = &context.structured;
            if let Some(tag) = structured.link("canonical") {
                push(&tag.value, 0.8, Clue::rule("link").key("canonical").node(tag.node));
            }
            for tag in structured.metas(&["og:url", "twitter:url", "parsely-link", "mobile-agent-url"]) {
                push(&tag.value, 0.6, Clue::rule("meta").key(&tag.key).node(tag.node));
            }
            if let Some(main) = context.main_entity()
                && let Some((url, node)) = main.text("mainEntityOfPage").or_else(|| main.text("url"))
            {
                push(url, 0.4, Clue::rule(main.syntax.rule()).key("url").node(node));
            }
            if let Some((url, node)) = find_archive_link(&context.page.dom) {
                push(url, 0.7, Clue::rule("list-of-copies").node(node));
            }
            if let Some((url, bytes)) = find_noted_address(&context.capture.text) {
                push(
                    url,
                    0.5,
                    Clue { rule: "note-of-saving-program", bytes: Some(bytes), ..Clue::default() },
                );
            }
        }
        Format::Unreadable => {}
    }
    let groups = group(candidates, |url| url.trim_end_matches('/').to_owned());
    decide(context, groups, 0.3)
}

/// The link to all copies of the page, in the bar that an archive puts above it.
fn find_archive_link(dom: &Dom) -> Option<(&str, NodeId)> {
    /// Links that are looked at: the bar comes first.
    const LOOKED_AT: usize = 30;
    let mut links =
        dom.find_all(0, Tag::A).take(LOOKED_AT).filter_map(|id| Some((dom.attribute(id, "href")?, id)));
    links.find(|(href, _)| read_archived(href).is_some_and(|copy| copy.all))
}

/// The address that a saving program noted in a comment at the head of the file: browsers write
/// `saved from url=(0027)ADDRESS`, `SingleFile` a line `url: ADDRESS`.
fn find_noted_address(text: &str) -> Option<(&str, [u32; 2])> {
    /// Bytes of the head that are looked at.
    const HEAD: usize = 2048;
    let head = text.get(..floor(text, HEAD))?;
    let at = match head.find("saved from url=(") {
        Some(at) => at + head.get(at..)?.find(')')? + 1,
        None if head.contains("SingleFile") => head.find(" url: ")? + " url: ".len(),
        None => return None,
    };
    let address = head.get(at..)?.split_whitespace().next()?;
    Some((address, [at as u32, (at + address.len()) as u32]))
}

/// Keys (see [`key_of`]) of all names by which the page knows its site, for cutting them off titles.
pub(super) fn site_keys(context: &Context<'_>) -> Vec<String> {
    let mut keys: Vec<String> = names_of(context).iter().map(|c| key_of(&c.value)).collect();
    if let Some(domain) = url_of(context).and_then(|url| domain_of(&url.value)) {
        if let Some(core) = domain_core(&domain) {
            keys.push(core.to_owned());
        }
        keys.push(domain);
    }
    keys.extend(title_part::linked_part(context));
    keys.retain(|key| !key.is_empty());
    sort_and_dedup(&mut keys);
    keys
}

/// What the page calls its site; its domain where it has no name for itself.
pub(super) fn find_site(context: &Context<'_>, url: Option<&Field<String>>) -> Option<Field<String>> {
    let mut candidates = names_of(context).to_vec();
    push_visible(context, &mut candidates);
    candidates.extend(find_title_parts(context, url.map(|url| url.value.as_str())));
    // The address in a text capture is that of the original, not the page's own.
    let own = url.filter(|_| context.capture.format != Format::TextCapture);
    if let Some(domain) = own.and_then(|url| domain_of(&url.value)) {
        candidates.push(Candidate::new(domain, 0.3, Clue::rule("domain-of-address")));
    }
    let groups = group(candidates, |name| key_of(name));
    decide(context, groups, 0.25)
}

fn names_of<'a>(context: &'a Context<'_>) -> &'a [Candidate<String>] {
    context.found.site_names.get_or_init(|| site_names(context))
}

/// Names from structured data, and what the `<title>` element carries after the title.
fn site_names(context: &Context<'_>) -> Vec<Candidate<String>> {
    let mut candidates = Vec::new();
    let structured = &context.structured;
    for (keys, score) in [
        (["og:site_name"].as_slice(), 0.85),
        (
            [
                "application-name",
                "apple-mobile-web-app-title",
                "al:android:app_name",
                "dc.publisher",
                "publisher",
                "cre",
                "site_name",
            ]
            .as_slice(),
            0.5,
        ),
    ] {
        for tag in structured.metas(keys) {
            if !holds(&tag.value, "://") {
                candidates.push(Candidate::new(
                    tag.value.clone(),
                    score,
                    Clue::rule("meta").key(&tag.key).node(tag.node),
                ));
            }
        }
    }
    for entity in &structured.entities {
        if entity.is(|kind| kind == "WebSite")
            && entity.holder.is_none()
            && let Some((name, node)) = entity.name()
        {
            candidates.push(Candidate::new(
                name,
                0.6,
                Clue::rule(entity.syntax.rule()).key("WebSite.name").node(node),
            ));
        }
    }
    if let Some(main) = context.main_entity() {
        for (name, node) in structured.texts(main, "publisher") {
            if !holds(&name, "://") {
                candidates.push(Candidate::new(
                    name,
                    0.55,
                    Clue::rule(main.syntax.rule()).key("publisher").node(node),
                ));
            }
        }
    }
    candidates
}

/// Names that stand on the page: the root of the breadcrumb, the masthead, the copyright line.
fn push_visible(context: &Context<'_>, candidates: &mut Vec<Candidate<String>>) {
    if context.is_markup() {
        return;
    }
    if let Some(field) = super::breadcrumb::breadcrumb_of(context)
        && let (Some(root), Some(evidence)) = (field.value.first(), field.evidence.first())
    {
        let folded = fold_phrase(root.trim());
        let generic = is(Role::Home, &folded) || is(Role::Section, &folded);
        if !generic {
            let place = Clue { rule: "breadcrumb-root", block: evidence.block, ..Clue::default() };
            candidates.push(Candidate::new(root.clone(), 0.7, place));
        }
    }
    if let Some((i, name)) = masthead_of_capture(context) {
        candidates.push(Candidate::new(name, 0.6, Clue::rule("masthead-in-copyright-line").block(i)));
    }
    for (i, block) in context.blocks().iter().enumerate() {
        match context.zone(i) {
            Zone::Masthead if block.text.chars().count() <= 20 => {
                let first = candidates.iter().all(|c| c.place.rule != "masthead");
                if first {
                    candidates.push(Candidate::new(
                        block.text.clone(),
                        0.5,
                        Clue::rule("masthead").block(i as u32),
                    ));
                }
            }
            Zone::Legal => {
                if let Some(domain) = domain_in(&block.text) {
                    candidates.push(Candidate::new(
                        domain,
                        0.45,
                        Clue::rule("copyright-line").block(i as u32),
                    ));
                }
            }
            _ => {}
        }
    }
}

/// The first line of a capture, where a line about copyright names it, too.
fn masthead_of_capture(context: &Context<'_>) -> Option<(u32, String)> {
    /// Lines that may hold the masthead, and the longest name, in characters.
    const LINES: usize = 3;
    const LONGEST: usize = 30;
    let claims = |text: &str| {
        let folded = fold_phrase(text);
        folded.contains('©')
            || lexicon::holds(Role::CopyrightWord, &folded)
            || lexicon::holds(Role::Legal, &folded)
    };
    let mut first = context.blocks().iter().enumerate().take(LINES);
    let keys = LazyCell::new(|| context.blocks().iter().map(|block| key_of(&block.text)).collect::<Vec<_>>());
    first.find_map(|(i, block)| {
        let key = key_of(&block.text);
        let fits = (2..=LONGEST).contains(&key.chars().count())
            && !is(Role::Home, &fold_phrase(block.text.trim()))
            && !claims(&block.text);
        // Most lines do not hold the name, which is sooner told than whether they claim anything.
        let names =
            |(line, other): (&String, &RawBlock)| *line != key && line.contains(&key) && claims(&other.text);
        (fits && keys.iter().zip(context.blocks()).any(names))
            .then(|| (i as u32, block.text.trim().to_owned()))
    })
}

/// A domain that a copyright line names.
fn domain_in(text: &str) -> Option<String> {
    let lower = fold_phrase(text);
    if !(lower.contains('©') || lexicon::holds(Role::CopyrightWord, &lower)) {
        return None;
    }
    lower
        .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')))
        .map(|word| word.trim_matches('.').trim_start_matches("www."))
        .find(|word| {
            let mut labels = word.rsplit('.');
            let top = labels.next().unwrap_or_default();
            labels.next().is_some_and(|core| core.len() > 1)
                && (2..=6).contains(&top.len())
                && top.bytes().all(|b| b.is_ascii_alphabetic())
        })
        .map(str::to_owned)
}

/// The host of an address without `www.` and the like.
pub(super) fn domain_of(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let host = url.host_str()?;
    Some(host.trim_start_matches("www.").trim_start_matches("m.").to_owned())
}

/// The label of a domain that carries the name (`post` of `news.post.co.example`).
fn domain_core(domain: &str) -> Option<&str> {
    let labels: Vec<&str> = domain.split('.').collect();
    let skip = if labels.len() >= 3
        && labels.get(labels.len() - 2).is_some_and(|label| is(Role::SecondLevelDomain, label))
    {
        3
    } else {
        2
    };
    labels.len().checked_sub(skip).and_then(|at| labels.get(at)).copied().filter(|core| core.len() >= 3)
}
