//! The site's name at an end of the `<title>` element, where something else on the page confirms it.
//!
//! A part of a title alone may be a section, a slogan or half the headline. It counts where the page's
//! domain spells the same name, where the link to the start page or the copyright line says it, or where a
//! Chinese name ends as outlets' names do.

use url::Url;

use super::super::bylines::{is_outlet_name, is_section_name};
use super::super::candidate::{Candidate, Clue};
use super::super::context::Context;
use super::super::key::key_of;
use super::super::structured::text_of;
use super::super::title_parts::{split_parts, title_element};
use crate::dom::{NodeId, Tag};
use crate::lexicon::{Role, is};
use crate::model::Zone;

/// Longest name of a site, in characters of its key.
const LONGEST_NAME: usize = 40;

/// Links to start pages that are looked at; the first ones are the masthead's.
const MOST_LINKS: usize = 40;

/// What confirms a part of a title, and how often the name is right then: against `og:site_name` and
/// publishers of the development pages that have one.
const HOME_LINK: (&str, f32) = ("title-part-home-link", 0.7);
const DOMAIN: (&str, f32) = ("title-part-domain", 0.65);
const COPYRIGHT: (&str, f32) = ("title-part-copyright", 0.5);
const OUTLET_WORD: (&str, f32) = ("title-part-outlet-word", 0.5);

/// Names of the site at the ends of the `<title>`; `address` is the page's own.
pub(super) fn find_title_parts(context: &Context<'_>, address: Option<&str>) -> Vec<Candidate<String>> {
    let Some((text, node)) = title_element(context) else { return Vec::new() };
    let parts = split_parts(&text);
    if parts.len() < 2 {
        return Vec::new();
    }
    let title = context.title.as_deref().map(key_of).unwrap_or_default();
    let ends = [parts.last(), parts.first()].into_iter().flatten().map(|(_, part)| *part);
    let proofs = Proofs::new(context, address);
    ends.filter_map(|part| {
        let key = key_of(part);
        let length = key.chars().count();
        if !(2..=LONGEST_NAME).contains(&length) || key == title {
            return None;
        }
        let (rule, score) = proofs.confirm(part, &key)?;
        Some(Candidate::new(part.to_owned(), score, Clue::rule(rule).node(node)))
    })
    .collect()
}

/// The key of the last part of the `<title>` if a link to the start page says it word for word: the site's name before
/// the page's address is known.
pub(super) fn linked_part(context: &Context<'_>) -> Option<String> {
    let (text, _) = title_element(context)?;
    let parts = split_parts(&text);
    let links = context.home_links.get_or_init(|| find_home_links(context));
    let last = parts.last().filter(|_| parts.len() > 1);
    last.map(|(_, part)| key_of(part)).filter(|key| links.contains(key))
}

/// What on the page may confirm a name, as keys.
struct Proofs<'a> {
    domain: String,
    links: &'a [String],
    copyright: Vec<String>,
}

impl<'a> Proofs<'a> {
    fn new(context: &'a Context<'_>, address: Option<&str>) -> Self {
        let address = address.and_then(|address| Url::parse(address).ok());
        let host = address.as_ref().and_then(Url::host_str).unwrap_or_default();
        let copyright = context
            .blocks()
            .iter()
            .enumerate()
            .filter(|(i, block)| context.zone(*i) == Zone::Legal && block.text.len() < 600)
            .map(|(_, block)| key_of(&block.text));
        Self {
            domain: host.chars().filter(|c| *c != '-').collect(),
            links: context.home_links.get_or_init(|| find_home_links(context)),
            copyright: copyright.collect(),
        }
    }

    fn confirm(&self, part: &str, key: &str) -> Option<(&'static str, f32)> {
        // Shorter names stand in other words by chance.
        const SHORTEST_LABEL: usize = 4;
        let letters: String = key.chars().filter(|c| c.is_alphanumeric()).collect();
        let long = letters.len() >= SHORTEST_LABEL;
        if self.links.iter().any(|link| link == key) {
            Some(HOME_LINK)
        } else if long && self.is_label(&letters) {
            Some(DOMAIN)
        } else if long && self.copyright.iter().any(|line| line.contains(key)) {
            Some(COPYRIGHT)
        } else if is_outlet_name(part) && !is_section_name(part) {
            Some(OUTLET_WORD)
        } else {
            None
        }
    }

    fn is_label(&self, letters: &str) -> bool {
        let bare = |label: &str| label == letters || label.strip_prefix("the") == Some(letters);
        !is(Role::PartOfSite, letters) && self.domain.split('.').any(bare)
    }
}

/// Keys of what the first links to the start page say: their text, or what their picture is called.
fn find_home_links(context: &Context<'_>) -> Vec<String> {
    let dom = &context.page.dom;
    dom.find_all(0, Tag::A)
        .filter(|&id| dom.attribute(id, "href").is_some_and(leads_home))
        .take(MOST_LINKS)
        .flat_map(|id| says(context, id))
        .map(|text| key_of(&text))
        .filter(|key| !key.is_empty())
        .collect()
}

/// What a link says.
fn says(context: &Context<'_>, link: NodeId) -> Vec<String> {
    /// Bytes of a link's text from which on it is no name.
    const LONGEST_TEXT: usize = 160;
    let dom = &context.page.dom;
    let mut texts = vec![text_of(dom, link, LONGEST_TEXT)];
    let named = ["title", "aria-label"].into_iter().filter_map(|name| dom.attribute(link, name));
    texts.extend(named.map(str::to_owned));
    let pictures = dom.find_all(link, Tag::Img).take(2);
    texts.extend(pictures.filter_map(|id| dom.attribute(id, "alt")).map(str::to_owned));
    texts
}

/// Whether an address is a start page: a bare slash, or a host and nothing else. Whose start page it is is not
/// asked, for the page's own host is often not known, and no other site's name ends the title.
fn leads_home(href: &str) -> bool {
    let href = href.trim();
    if matches!(href, "/" | "./" | "/index.html" | "/index.php" | "/index.htm") {
        return true;
    }
    let rest = ["https:", "http:"].iter().find_map(|scheme| href.strip_prefix(scheme)).unwrap_or(href);
    let Some(rest) = rest.strip_prefix("//") else { return false };
    let host = rest.strip_suffix('/').unwrap_or(rest);
    host.contains('.') && !host.contains(['/', '?', '#'])
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    #[test]
    fn a_part_of_the_title_needs_a_witness() {
        let text = "<h1>Ferry back in service</h1><p>The ferry between Lindby and Oster, out of service since May, \
            sails again, the port office said on Monday.</p>";
        for (title, page, site, rule) in [
            (
                "Ferry back in service | Lindby Post",
                r#"<a href="/">Lindby Post</a>"#,
                "Lindby Post",
                "title-part-home-link",
            ),
            (
                "Lindby Post: Ferry back in service – Lindby Post",
                r#"<a href="https://www.post.example/"><img alt="Lindby Post" src="l.png"></a>"#,
                "Lindby Post",
                "title-part-home-link",
            ),
            (
                "Ferry back in service - Lindby Post",
                r#"<link rel="canonical" href="https://www.lindby-post.example/a/1">"#,
                "Lindby Post",
                "title-part-domain",
            ),
            // A part of the domain that names a part of the site is no witness for the site's name.
            (
                "Ferry back in service - Forum",
                r#"<link rel="canonical" href="https://forum.lindby.example/a/1">"#,
                "forum.lindby.example",
                "domain-of-address",
            ),
            ("渡轮复航_北港日报", "", "北港日报", "title-part-outlet-word"),
            ("渡轮复航_社会新闻", "", "", ""),
            // A link to a page of the site, and a section.
            ("Ferry back in service | Harbours", r#"<a href="/harbours">Harbours</a>"#, "", ""),
            ("Ferry back in service", r#"<a href="/">Ferry back in service</a>"#, "", ""),
        ] {
            let page = format!("<html><head><title>{title}</title></head><body>{page}{text}</body></html>");
            let documents = read("a.html", page.as_bytes(), &Options::default()).unwrap();
            let found = documents[0].metadata.site.as_ref();
            let found = found.map_or(("", ""), |site| (site.value.as_str(), site.evidence[0].rule.as_str()));
            assert_eq!(found, (site, rule), "{title}");
        }
    }
}
