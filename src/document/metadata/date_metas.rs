//! Days of publication and of change in `<meta>`.

use super::candidate::{Candidate, Clue};
use super::context::Context;
use crate::lexicon::{Role, is};
use crate::text::date::{Moment, parse_machine_date};

/// Names of `<meta>` that state when a page was published, with how far they are trusted.
const PUBLISHED_KEYS: &[(&str, f32)] = &[
    ("article:published_time", 0.85),
    ("og:article:published_time", 0.85),
    ("og:published_time", 0.8),
    ("article:published", 0.8),
    ("datepublished", 0.8),
    ("date_published", 0.8),
    ("pubdate", 0.8),
    ("publishdate", 0.8),
    ("publish_date", 0.8),
    ("publish-date", 0.8),
    ("published_time", 0.8),
    ("published-date", 0.8),
    ("publication_date", 0.75),
    ("article.published", 0.8),
    ("sailthru.date", 0.75),
    ("parsely-pub-date", 0.8),
    ("cxenseparse:recs:publishtime", 0.8),
    ("cxenseparse:publishtime", 0.8),
    ("dc.date.issued", 0.75),
    ("dcterms.issued", 0.7),
    ("dcterms.created", 0.6),
    ("dc.date.created", 0.6),
    ("dcterms.date", 0.65),
    ("dc.date", 0.65),
    ("dc:date", 0.65),
    ("article_date_original", 0.75),
    ("citation_publication_date", 0.7),
    ("citation_date", 0.7),
    ("weibo:article:create_at", 0.8),
    ("bt:pubdate", 0.75),
    ("apub:time", 0.75),
    ("ptime", 0.7),
    ("publish_time", 0.75),
    ("release_date", 0.5),
    ("og:regdate", 0.7),
    ("firstcreatetime", 0.7),
    ("originalpublicationdate", 0.75),
    ("date.created", 0.6),
    ("created", 0.5),
    ("date", 0.6),
    ("time", 0.4),
    ("og:release_date", 0.5),
    ("rnews:datepublished", 0.75),
    ("dateline", 0.4),
];

const MODIFIED_KEYS: &[(&str, f32)] = &[
    ("article:modified_time", 0.85),
    ("og:updated_time", 0.7),
    ("og:article:modified_time", 0.8),
    ("datemodified", 0.8),
    ("lastmod", 0.7),
    ("last-modified", 0.5),
    ("revised", 0.5),
    ("dcterms.modified", 0.7),
    ("dc.date.modified", 0.7),
    ("article:updated", 0.7),
    ("date.modified", 0.6),
    ("cxenseparse:modifiedtime", 0.6),
];

/// Proposes the days that `<meta>` tags state.
pub(super) fn push_metas(
    context: &Context<'_>,
    published: &mut Vec<Candidate<Moment>>,
    modified: &mut Vec<Candidate<Moment>>,
) {
    for (keys, out) in [(PUBLISHED_KEYS, &mut *published), (MODIFIED_KEYS, modified)] {
        for (key, score) in keys {
            for tag in context.structured.metas(&[key]).take(2) {
                if let Some(moment) = parse_machine_date(&tag.value).filter(|m| m.day.is_some()) {
                    out.push(Candidate::new(moment, *score, Clue::rule("meta").key(*key).node(tag.node)));
                }
            }
        }
    }
    for tag in context.structured.metas.iter().filter(|tag| names_publication(&tag.key)).take(MOST_NAMED) {
        if let Some(moment) = parse_machine_date(&tag.value).filter(|m| m.day.is_some()) {
            published.push(Candidate::new(moment, 0.6, Clue::rule("meta").key(&*tag.key).node(tag.node)));
        }
    }
}

/// Most `<meta>` that are read for the words in their names alone.
const MOST_NAMED: usize = 4;

/// Whether the name of a `<meta>` says in its own way that it dates the publication: a prefix of the publisher's
/// own before the usual words (`x-published-date`, `ab.date`).
fn names_publication(key: &str) -> bool {
    let known = |keys: &[(&str, f32)]| keys.iter().any(|(known, _)| *known == key);
    let mut words = key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let published = words.clone().any(|word| is(Role::PublishedKeyWord, word));
    let dated = words.clone().next_back() == Some("date") && words.clone().count() == 2 && key.contains('.');
    (published || dated)
        && !words.any(|word| is(Role::NoPublicationKey, word))
        && !known(PUBLISHED_KEYS)
        && !known(MODIFIED_KEYS)
}

#[cfg(test)]
mod tests {
    use super::names_publication;

    #[test]
    fn names_of_publishers_own() {
        for (key, expect) in [
            ("x-published-date", true),
            ("published", true),
            ("ab.date", true),
            ("article:published_time", false),
            ("published-by", false),
            ("expiration.date", false),
            ("update", false),
        ] {
            assert_eq!(names_publication(key), expect, "{key}");
        }
    }
}
