//! Feeds of XML: RSS 0.9x to 2.0, RDF, Atom. Each entry is a page, and the feed its site.

use std::borrow::Cow;

use super::Capture;
use super::office::Markup;
use super::open::{Entry, Opener};
use super::sniff::has_tag;
use super::stated::{StatedField, Statements};
use super::xml::{Piece, Pieces, attribute, local};
use crate::dom::unescape;

/// Bytes of a feed's head in which it says what it is.
const HEAD: usize = 2048;

/// Whether a text is a feed with entries.
pub(super) fn is_feed(text: &str) -> bool {
    let start = super::sniff::skip_prologue(text);
    let head = super::prefix(start, HEAD.min(start.len()));
    let named = head.starts_with("<rss")
        || (head.starts_with("<rdf:RDF") && head.contains("purl.org/rss/"))
        || (head.starts_with("<feed") || head.starts_with("<atom:feed")) && head.contains("Atom")
        || head.starts_with("<feed") && head.contains("purl.org/atom/");
    named && ["<item", "<entry", "<atom:entry"].iter().any(|tag| start.contains(tag))
}

/// One entry as far as it has been read.
#[derive(Debug)]
struct Item {
    said: Statements,
    /// What the feed holds of the page: as a whole, and in short.
    content: Option<String>,
    summary: Option<String>,
    guid: Option<String>,
}

impl Item {
    const fn new() -> Self {
        Self { said: Statements::of("feed-entry"), content: None, summary: None, guid: None }
    }

    /// The page, and whether it is but a summary.
    fn finish(mut self) -> (String, Statements) {
        if let Some(guid) = self.guid.take().filter(|_| !self.said.has(StatedField::Url)) {
            self.said.say(StatedField::Url, "guid", &guid, true);
        }
        let summary = self.summary.unwrap_or_default();
        let text = match self.content.filter(|content| !content.trim().is_empty()) {
            Some(content) => {
                self.said.say(StatedField::Description, "description", &plain_text(&summary), true);
                content
            }
            None => summary,
        };
        (text, self.said)
    }
}

/// An element of an entry that is open.
struct Open<'a> {
    name: &'a str,
    attributes: &'a str,
    depth: usize,
    /// Where its content begins.
    from: usize,
    text: String,
    /// Whether it holds elements.
    nested: bool,
}

/// Opens a feed.
pub(super) fn open_feed(opener: &mut Opener<'_>, entry: &Entry<'_>, outer: &Capture, text: &str) {
    let mut site = String::new();
    let mut depth = 0_usize;
    let mut item: Option<(Item, usize)> = None;
    let mut open: Option<Open<'_>> = None;
    let mut count = 0;
    let mut pieces = Pieces::of(text);
    loop {
        let before = pieces.place(text);
        let Some(piece) = pieces.next() else { break };
        match piece {
            Piece::Start { name, attributes, closed } => {
                depth += 1;
                if let Some(open) = &mut open {
                    open.nested = true;
                } else if item.is_none() && matches!(local(name), "item" | "entry") {
                    let mut new = Item::new();
                    new.said.say(
                        StatedField::Url,
                        "rdf:about",
                        &attribute(attributes, "about").unwrap_or_default(),
                        true,
                    );
                    item = Some((new, depth));
                } else if item.is_some() || (site.is_empty() && local(name) == "title") {
                    let from = pieces.place(text);
                    open = Some(Open { name, attributes, depth, from, text: String::new(), nested: false });
                }
                if closed {
                    close(&mut item, &mut open, &mut site, depth, "");
                    depth -= 1;
                }
            }
            Piece::End { .. } => {
                let inside = open.as_ref().and_then(|open| text.get(open.from..before)).unwrap_or_default();
                close(&mut item, &mut open, &mut site, depth, inside);
                if item.as_ref().is_some_and(|(_, at)| *at == depth)
                    && let Some((done, _)) = item.take()
                {
                    count += 1;
                    give(opener, entry, outer, &site, done, count);
                }
                depth = depth.saturating_sub(1);
            }
            Piece::Text(found) => {
                if let Some(open) = &mut open {
                    open.text.push_str(&found);
                }
            }
        }
        if opener.budget.pages == 0 {
            return;
        }
    }
    // A feed that breaks off loses nothing of its last entry that was there.
    if let Some((done, _)) = item {
        give(opener, entry, outer, &site, done, count + 1);
    }
}

/// Closes the element of this depth: its content becomes part of the entry, or the name of the feed.
fn close(
    item: &mut Option<(Item, usize)>,
    open: &mut Option<Open<'_>>,
    site: &mut String,
    depth: usize,
    inside: &str,
) {
    let Some(done) = open.take_if(|open| open.depth == depth) else { return };
    match item {
        Some((item, _)) => take_element(item, &done, inside),
        None => *site = plain_text(&done.text),
    }
}

fn take_element(item: &mut Item, done: &Open<'_>, inside: &str) {
    let kind = attribute(done.attributes, "type").unwrap_or_default();
    let value = done.text.trim();
    let mut say = |field, value: &str| {
        if matches!(field, StatedField::Author | StatedField::Keyword) || !item.said.has(field) {
            item.said.say(field, done.name, value, true);
        }
    };
    match done.name {
        "title" | "dc:title" | "atom:title" => say(StatedField::Title, &plain_text(value)),
        "link" | "atom:link" | "feedburner:origLink" => {
            let other = attribute(done.attributes, "rel").is_some_and(|rel| rel != "alternate");
            let href = attribute(done.attributes, "href");
            if !other {
                say(StatedField::Url, href.as_deref().unwrap_or(value));
            }
        }
        "guid" | "id" => {
            let place = attribute(done.attributes, "isPermaLink").is_none_or(|is| is != "false");
            item.guid = Some(value.to_owned()).filter(|guid| place && guid.starts_with("http"));
        }
        "pubDate" | "published" | "issued" | "dc:date" | "date" | "dcterms:created" => {
            say(StatedField::Published, value);
        }
        "updated" | "modified" | "dcterms:modified" | "atom:updated" => say(StatedField::Modified, value),
        "author" | "dc:creator" | "contributor" => say(StatedField::Author, &name_in(value, inside)),
        "category" | "dc:subject" => {
            let term = attribute(done.attributes, "label").or_else(|| attribute(done.attributes, "term"));
            say(StatedField::Keyword, term.as_deref().unwrap_or(value));
        }
        "media:content" | "media:thumbnail" | "enclosure" => {
            let image = done.name == "media:thumbnail"
                || kind.starts_with("image/")
                || attribute(done.attributes, "medium").is_some_and(|medium| medium == "image");
            if image {
                say(StatedField::LeadImage, &attribute(done.attributes, "url").unwrap_or_default());
            }
        }
        "content:encoded" | "content" | "xhtml:body" | "body" | "atom:content" => {
            item.content = Some(markup_of(done, inside, &kind));
        }
        "description" | "summary" | "atom:summary" => item.summary = Some(markup_of(done, inside, &kind)),
        _ => {}
    }
}

/// The markup that an element holds: escaped as text, or as it is.
fn markup_of(done: &Open<'_>, inside: &str, kind: &str) -> String {
    if done.nested && (kind.is_empty() || kind.contains("xhtml") || kind.contains("xml")) {
        // A CDATA section beside elements is rare; its marks would be comments of the page.
        return inside.trim().to_owned();
    }
    done.text.trim().to_owned()
}

/// The name of a person: `<name>` in Atom, behind an address in RSS (`a@b.example (Mara)`).
fn name_in(value: &str, inside: &str) -> String {
    if let Some((_, rest)) = inside.split_once("<name>") {
        return unescape(rest.split('<').next().unwrap_or_default());
    }
    let bracketed =
        value.split_once('(').and_then(|(mail, rest)| mail.contains('@').then(|| rest.trim_end_matches(')')));
    match bracketed {
        Some(name) => name.to_owned(),
        None if value.contains('@') => String::new(),
        None => value.to_owned(),
    }
}

/// The text of a piece of markup.
pub(super) fn plain_text(markup: &str) -> String {
    if !markup.contains(['<', '&']) {
        return markup.trim().to_owned();
    }
    let text =
        Pieces::of(markup).filter_map(|piece| if let Piece::Text(text) = piece { Some(text) } else { None });
    let text: String = text.collect::<Vec<Cow<'_, str>>>().concat();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn give(opener: &mut Opener<'_>, entry: &Entry<'_>, outer: &Capture, site: &str, item: Item, count: usize) {
    let (text, mut said) = item.finish();
    said.say(StatedField::Site, "title", site, true);
    give_entry(opener, entry, outer, &text, said, count);
}

/// Gives one entry of a feed, under its address or its number.
pub(super) fn give_entry(
    opener: &mut Opener<'_>,
    entry: &Entry<'_>,
    outer: &Capture,
    text: &str,
    said: Statements,
    count: usize,
) {
    let stated = said.into_list();
    let address =
        stated.iter().find(|stated| stated.field == StatedField::Url).map(|stated| stated.value.as_str());
    let mut inner = entry.inside("feed", address.unwrap_or(&count.to_string()), text.as_bytes());
    inner.stated.clone_from(&stated);
    if text.trim().is_empty() || has_tag(text) {
        return opener.read_inner(&inner, outer, text.to_owned());
    }
    // Words alone are a paragraph, and no copy of a page with its menus.
    let mut markup = Markup::default();
    text.lines().for_each(|line| markup.block("p", line));
    opener.give_markup(&inner, outer, markup.out);
}

#[cfg(test)]
mod tests;
