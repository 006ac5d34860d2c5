//! Authors that structured data and the opening post state.

use super::super::candidate::{Candidate, Clue};
use super::super::context::Context;
use super::super::key::key_of;
use super::super::structured::{Entity, Value};
use super::Names;
use crate::lexicon::{Role, is};
use crate::text::byline::{Label, NameKind, classify_name, find_bare_label};
use crate::text::search::holds;

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

/// Whether a key is one of a `<meta>` that says who wrote the page.
pub(super) fn states_author(key: Option<&str>) -> bool {
    /// Contributors are stated with less trust.
    const FIRM: f32 = 0.5;
    AUTHOR_KEYS.iter().any(|(known, trust)| key == Some(*known) && *trust >= FIRM)
}

/// Candidates from meta tags, entities and the opening post.
pub(super) fn push_stated(context: &Context<'_>, out: &mut Vec<Candidate<Names>>) {
    push_metas(context, out);
    push_entities(context, out);
    push_thread(context, out);
}

fn push_names(context: &Context<'_>, value: &str, score: f32, place: Clue, out: &mut Vec<Candidate<Names>>) {
    let names = context.split_names(value);
    if !names.is_empty() && names.len() <= 20 {
        out.push(Candidate::new(names, score, place));
    }
}

/// Names of `<meta>` in which catalogues write surnames first.
const CATALOGUED: [&str; 4] = ["citation_author", "dc.creator", "dcterms.creator", "dc.contributor"];

/// Turns the names of a catalogue: "Lindqvist, Mara", "Lindqvist, M.; Sato, Tomo". What has several words on both
/// sides of its comma is a list of names as they are spoken.
fn turn_names(value: &str) -> String {
    let turned = value.split(';').map(|name| match name.split_once(',') {
        Some((surname, given)) if is_turned(surname.trim(), given.trim()) => {
            format!("{} {}", given.trim(), surname.trim())
        }
        _ => name.trim().to_owned(),
    });
    turned.collect::<Vec<_>>().join("; ")
}

fn is_turned(surname: &str, given: &str) -> bool {
    // Particles and initials are no words of a spoken name.
    let words = |name: &str| {
        let full = |word: &&str| !is(Role::NameParticle, word) && !word.ends_with('.');
        name.split_whitespace().filter(full).count()
    };
    !given.contains(',')
        && !given.is_empty()
        && (words(surname) <= 1 || words(given) <= 1 && given.ends_with('.'))
}

fn push_metas(context: &Context<'_>, out: &mut Vec<Candidate<Names>>) {
    for (key, score) in AUTHOR_KEYS {
        let keys = [*key];
        let tags: Vec<_> = context.structured.metas(&keys).collect();
        let Some(first) = tags.first() else { continue };
        let values = tags.iter().filter_map(|tag| before_address(&tag.value));
        let values: Vec<String> = values
            .map(|value| if CATALOGUED.contains(key) { turn_names(value) } else { value.to_owned() })
            .collect();
        push_names(context, &values.join(", "), *score, Clue::rule("meta").key(*key).node(first.node), out);
    }
    // Twitter cards label their data.
    for n in 1..=2 {
        let (label, data) = (format!("twitter:label{n}"), format!("twitter:data{n}"));
        let label = context.structured.metas(&[label.as_str()]).next();
        let written = label.is_some_and(|tag| find_bare_label(&tag.value) == Some(Label::Author));
        if written && let Some(tag) = context.structured.metas(&[data.as_str()]).next() {
            push_names(context, &tag.value, 0.75, Clue::rule("meta").key(data.clone()).node(tag.node), out);
        }
    }
}

/// What a value says before the address behind it: `Mara Lindqvist - https://lindby.example/`; nothing where it is an
/// address.
fn before_address(value: &str) -> Option<&str> {
    let Some(scheme) = value.find("://") else { return Some(value) };
    let before = value.get(..scheme)?;
    let start = before.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    let name = before
        .get(..start)?
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '|' | '(' | '<' | ','));
    (!name.is_empty()).then_some(name)
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
        let found = if organisation { vec![name.trim().to_owned()] } else { context.split_names(name) };
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
        let organisation = author.is(|kind| holds(kind, "Organization") || kind == "Corporation");
        people &= !organisation;
        for (name, _) in context.structured.names_of(author) {
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

#[cfg(test)]
mod tests {
    use super::turn_names;
    use crate::{Options, read};

    #[test]
    fn catalogues_write_surnames_first() {
        for (value, want) in [
            ("Lindqvist, Mara", "Mara Lindqvist"),
            ("Lindqvist, Mara; Sato, Tomo", "Mara Lindqvist; Tomo Sato"),
            ("van der Meer, Ada", "Ada van der Meer"),
            ("Lindqvist, M. K.", "M. K. Lindqvist"),
            ("Mara Lindqvist, Tomo Sato", "Mara Lindqvist, Tomo Sato"),
            ("Mara Lindqvist", "Mara Lindqvist"),
        ] {
            assert_eq!(turn_names(value), want, "{value}");
        }
    }

    #[test]
    fn names_in_structured_data_are_texts_objects_and_parts() {
        let text =
            "<p>The ferry between Lindby and Oster sails again, the harbour office said today.</p>".repeat(5);
        for (author, want) in [
            (r#""Mara Lindqvist""#, "Mara Lindqvist"),
            (r#"{"name": "Mara Lindqvist"}"#, "Mara Lindqvist"),
            (r#"{"name": {"@type": "Person", "name": "Mara Lindqvist"}}"#, "Mara Lindqvist"),
            (r#"{"name": ["Mara Lindqvist", "Tomo Sato"]}"#, "Mara Lindqvist|Tomo Sato"),
            (r#"{"givenName": "Mara", "familyName": "Lindqvist"}"#, "Mara Lindqvist"),
            (r#"{"name": {"@value": "Mara Lindqvist", "@language": "en"}}"#, "Mara Lindqvist"),
            (r#"{"name": "admin"}"#, ""),
            (r#"{"name": "name"}"#, ""),
            (r#"{"name": "K-209314"}"#, ""),
        ] {
            let page = format!(
                "<title>Ferry sails again</title><script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\
                 \"headline\":\"Ferry sails again\",\"author\":{author}}}</script>\
                 <article><h1>Ferry sails again</h1>{text}</article>"
            );
            let document = read("a.html", page.as_bytes(), &Options::default()).unwrap().remove(0);
            let names = document.metadata.authors.map(|field| field.value.join("|")).unwrap_or_default();
            assert_eq!(names, want, "{author}");
        }
    }
}
