//! What the page's head says of it: types, titles, descriptions, and text given as data.

use rustc_hash::FxHashSet;

use serde_json::Value;

use super::address::{write_address, write_path};
use super::facts::token_hashes;
use super::groups::mix;
use super::row::{Row, log};
use crate::dom::{Dom, NodeId, Tag};
use crate::lexicon::role::Manner;
use crate::lexicon::{Role, find_name_marks};
use crate::text::search::holds;

/// Kinds that structured data may declare.
const TYPES: [&str; 12] = [
    "article",
    "forum",
    "product",
    "list",
    "documentation",
    "service",
    "profile",
    "video",
    "recipe",
    "event",
    "faq",
    "website",
];

/// The kind of [`TYPES`] that a type of schema.org or Open Graph stands for, in lower case.
fn kind_of_type(name: &str) -> Option<usize> {
    Some(match name {
        "article"
        | "newsarticle"
        | "blogposting"
        | "reportagenewsarticle"
        | "analysisnewsarticle"
        | "opinionnewsarticle"
        | "socialmediaposting"
        | "liveblogposting" => 0,
        "discussionforumposting" | "forumposting" | "comment" | "qapage" | "question" | "answer" => 1,
        "product"
        | "offer"
        | "aggregateoffer"
        | "productgroup"
        | "og:product"
        | "book"
        | "softwareapplication"
        | "vehicle" => 2,
        "itemlist" | "collectionpage" | "offercatalog" | "searchresultspage" | "productcollection"
        | "category" => 3,
        "techarticle" | "apireference" | "howto" | "howtostep" => 4,
        "service"
        | "organization"
        | "localbusiness"
        | "professionalservice"
        | "medicalbusiness"
        | "hotel"
        | "restaurant" => 5,
        "profilepage" | "person" | "aboutpage" | "contactpage" => 6,
        "videoobject" | "movie" | "tvseries" | "episode" | "video.other" | "podcastepisode" => 7,
        "recipe" => 8,
        "event" | "jobposting" | "course" => 9,
        "faqpage" => 10,
        "website" | "webpage" | "og:website" => 11,
        _ => return None,
    })
}

/// Sorts of programs that make pages, as they name themselves in `<meta name=generator>`.
const GENERATORS: [(&str, Role); 4] = [
    ("forum", Role::GeneratorForum),
    ("documentation", Role::GeneratorDocumentation),
    ("shop", Role::GeneratorShop),
    ("site", Role::GeneratorSite),
];

/// Types of JSON-LD that are counted: a page of one product states one, a grid of them many.
const COUNTED_TYPES: [&str; 23] = [
    "product",
    "article",
    "newsarticle",
    "blogposting",
    "itemlist",
    "listitem",
    "offer",
    "breadcrumblist",
    "organization",
    "webpage",
    "collectionpage",
    "faqpage",
    "question",
    "comment",
    "discussionforumposting",
    "website",
    "service",
    "localbusiness",
    "person",
    "imageobject",
    "review",
    "aggregaterating",
    "searchaction",
];

/// Values of `og:type` that are told apart.
const SHARED_TYPES: [&str; 3] = ["website", "article", "product"];

/// Tokens in a shingle: long enough that only the same text shares it.
const SHINGLE: usize = 4;

/// What a page declares about itself.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a value of the row by itself; they form no states"
)]
pub(crate) struct Declared {
    /// Bits of [`TYPES`] and [`GENERATORS`].
    types: u32,
    generators: u32,
    /// Titles: of the window, of the shared link, of structured data.
    pub(crate) titles: Vec<String>,
    /// The window's title, and the one for shared links.
    pub(crate) title: String,
    pub(crate) shared_title: String,
    /// How often structured data states each of [`COUNTED_TYPES`].
    counts: [u32; COUNTED_TYPES.len()],
    /// Which of [`SHARED_TYPES`] `og:type` states, from 1; one more for another.
    shared_type: u8,
    /// Whether the head states a price, a large picture for shared links, labels for them.
    priced: bool,
    pictured: bool,
    labelled: bool,
    /// Path of the page's own address.
    path: String,
    has_url: bool,
    /// Host of that address, lower case; empty where none is stated.
    host: String,
    /// Shingles of text that structured data gives as the content, and of the description.
    body: FxHashSet<u64>,
    description: FxHashSet<u64>,
    /// Date or author stated in the head.
    dated: bool,
    authored: bool,
}

/// Reads the head, wherever its elements stand.
pub(crate) fn read_declared(dom: &Dom) -> Declared {
    let mut declared = Declared::default();
    for (id, _) in dom.nodes().iter().enumerate() {
        let id = id as NodeId;
        match dom.tag(id) {
            Some(Tag::Meta) => declared.read_meta(dom, id),
            Some(Tag::Link) if dom.attribute(id, "rel") == Some("canonical") => {
                declared.read_url(dom.attribute(id, "href").unwrap_or_default());
            }
            Some(Tag::Title) if declared.titles.len() < MOST_TITLES => {
                let first = declared.titles.len();
                let lines = dom.children(id).filter_map(|child| dom.text(child));
                declared.titles.extend(lines.map(str::to_owned));
                if declared.title.is_empty() {
                    declared.title = declared.titles.get(first..).unwrap_or_default().concat();
                }
            }
            Some(Tag::Script) if dom.attribute(id, "type").is_some_and(|kind| holds(kind, "ld+json")) => {
                if let Some(value) = dom.linked_data(id) {
                    declared.read_json(value);
                }
            }
            Some(_) => {
                if let Some(kind) = dom.attribute(id, "itemtype") {
                    declared.add_type(kind.rsplit('/').next().unwrap_or_default());
                }
            }
            None => {}
        }
    }
    declared
}

/// Enough titles to compare with.
const MOST_TITLES: usize = 6;

impl Declared {
    fn read_meta(&mut self, dom: &Dom, id: NodeId) {
        let name = dom.attribute(id, "property").or_else(|| dom.attribute(id, "name")).unwrap_or_default();
        let content = dom.attribute(id, "content").unwrap_or_default();
        let name = name.to_ascii_lowercase();
        match &*name {
            "og:type" => {
                self.add_type(content);
                self.add_type(&format!("og:{content}"));
                let known = SHARED_TYPES.iter().position(|name| content.eq_ignore_ascii_case(name));
                self.shared_type = known.unwrap_or(SHARED_TYPES.len()) as u8 + 1;
            }
            "product:price:amount" | "og:price:amount" => self.priced = true,
            "twitter:card" => self.pictured = content == "summary_large_image",
            "twitter:label1" => self.labelled = true,
            "og:title" | "twitter:title" | "dc.title" if self.titles.len() < MOST_TITLES => {
                self.titles.push(content.to_owned());
                if name == "og:title" {
                    content.clone_into(&mut self.shared_title);
                }
            }
            "og:url" => self.read_url(content),
            "description" | "og:description" | "twitter:description" => {
                add_shingles(content, &mut self.description);
            }
            "generator" => {
                let marks = find_name_marks(content);
                for (bit, (_, role)) in GENERATORS.iter().enumerate() {
                    if marks.iter().any(|mark| mark.is(*role, Manner::Inside)) {
                        self.generators |= 1 << bit;
                    }
                }
            }
            "article:published_time" | "pubdate" | "publishdate" | "date" | "dc.date" => self.dated = true,
            "author" | "article:author" | "byl" => self.authored = true,
            _ => {}
        }
    }

    fn read_url(&mut self, url: &str) {
        let path =
            url.split_once("://").map_or(url, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        if let Some((_, rest)) = url.split_once("://") {
            self.host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default().to_ascii_lowercase();
        }
        self.has_url = true;
        path.clone_into(&mut self.path);
    }

    fn add_type(&mut self, name: &str) {
        if let Some(bit) = kind_of_type(&name.trim().to_ascii_lowercase()) {
            self.types |= 1 << bit;
        }
    }

    fn count_type(&mut self, name: &str) {
        self.add_type(name);
        let at = COUNTED_TYPES.iter().position(|known| name.eq_ignore_ascii_case(known));
        if let Some(count) = at.and_then(|at| self.counts.get_mut(at)) {
            *count += 1;
        }
    }

    /// Walks a value without recursion.
    fn read_json(&mut self, value: &Value) {
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items),
                Value::Object(map) => {
                    for (key, value) in map {
                        match (key.as_str(), value) {
                            ("@type", Value::String(name)) => self.count_type(name),
                            ("@type", Value::Array(names)) => {
                                names.iter().filter_map(Value::as_str).for_each(|name| self.count_type(name));
                            }
                            ("articleBody" | "text" | "reviewBody", Value::String(text)) => {
                                add_shingles(text, &mut self.body);
                            }
                            ("description", Value::String(text)) => add_shingles(text, &mut self.description),
                            ("headline", Value::String(text)) if self.titles.len() < MOST_TITLES => {
                                self.titles.push(text.clone());
                            }
                            ("datePublished", _) => self.dated = true,
                            ("author", _) => {
                                self.authored = true;
                                open.push(value);
                            }
                            _ => open.push(value),
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether an address leads to the page's own site: a relative one, or one whose host ends in the same
    /// two labels. False for a full address where the page does not state its own.
    pub(crate) fn is_own_site(&self, url: &str) -> bool {
        let Some((_, rest)) = url.split_once("//") else { return !url.contains(':') };
        let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default().to_ascii_lowercase();
        let labels: Vec<&str> = self.host.rsplitn(3, '.').take(2).collect();
        let [top, name] = labels[..] else { return false };
        host.strip_suffix(top).and_then(|rest| rest.strip_suffix('.')).is_some_and(|rest| {
            rest.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        })
    }

    /// Share of a text's shingles, given its tokens, that the declared content holds; -1 where none is
    /// declared or the text is too short to tell.
    pub(crate) fn body_share(&self, tokens: &[u64]) -> f32 {
        shared(tokens, &self.body)
    }

    /// The same for the description.
    pub(crate) fn description_share(&self, tokens: &[u64]) -> f32 {
        shared(tokens, &self.description)
    }

    /// Whether text is given as data.
    pub(crate) fn has_body(&self) -> bool {
        self.body.len() > 20
    }

    /// Whether a kind of [`TYPES`] is declared.
    pub(crate) fn is(&self, kind: &str) -> bool {
        TYPES.iter().zip(0..).any(|(name, bit)| *name == kind && self.types >> bit & 1 == 1)
    }

    /// Writes what concerns the page as a whole.
    pub(crate) fn write(&self, row: &mut Row) {
        for (bit, name) in TYPES.iter().enumerate() {
            row.flag("declares ", name, self.types >> bit & 1 == 1);
        }
        for (bit, (name, _)) in GENERATORS.iter().enumerate() {
            row.flag("made by ", name, self.generators >> bit & 1 == 1);
        }
        write_path(&self.path, self.has_url, row);
        row.flag("", "dated", self.dated);
        row.flag("", "authored", self.authored);
        row.flag("", "has declared body", self.has_body());
        for (name, count) in COUNTED_TYPES.iter().zip(self.counts) {
            row.put_in("states ", name, log(count));
        }
        row.put("shared type", self.shared_type.into());
        row.flag("", "states price", self.priced);
        row.flag("", "large picture", self.pictured);
        row.flag("", "labelled", self.labelled);
        write_address(self.has_url.then_some((&*self.host, &*self.path)), row);
    }
}

/// The hashes of each run of [`SHINGLE`] tokens.
pub(crate) fn shingles(hashes: &[u64]) -> impl Iterator<Item = u64> + '_ {
    hashes.windows(SHINGLE).map(|window| window.iter().fold(7, |hash, &token| mix(hash, token)))
}

fn add_shingles(text: &str, set: &mut FxHashSet<u64>) {
    set.extend(shingles(&token_hashes(text)));
}

fn shared(tokens: &[u64], set: &FxHashSet<u64>) -> f32 {
    if set.is_empty() {
        return -1.0;
    }
    let (mut all, mut known) = (0_u32, 0_u32);
    for shingle in shingles(tokens) {
        all += 1;
        known += u32::from(set.contains(&shingle));
    }
    if all == 0 { -1.0 } else { known as f32 / all as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_shingles_with_the_declared_body() {
        let mut declared = Declared::default();
        let value = serde_json::json!({"@graph": [{"@type": "NewsArticle", "articleBody": "The old harbour of Lindby opened again on Monday."}]});
        declared.read_json(&value);
        assert!(declared.is("article"));
        declared.read_url("https://news.lindby.example/a/1");
        for (url, own) in [
            ("/b/2", true),
            ("https://sport.lindby.example/b", true),
            ("//lindby.example", true),
            ("https://other.example/b", false),
            ("https://notlindby.example/b", false),
            ("mailto:post@lindby.example", false),
        ] {
            assert_eq!(declared.is_own_site(url), own, "{url}");
        }
        let body_share = |text| declared.body_share(&token_hashes(text));
        assert!((body_share("the OLD harbour of Lindby") - 1.0).abs() < f32::EPSILON);
        assert!(body_share("Read more stories from the coast") < f32::EPSILON);
        assert!(body_share("Short text") < 0.0);
    }
}
