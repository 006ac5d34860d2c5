//! What speaks for each of a page's possible titles: who says it, what agrees with it, what it looks like.

use super::look::{look, rule_name, spelling};
use super::machine::{ELEMENT_CUTS, Machine, OG_CUTS};
use super::words::{BEGINNING, ENOUGH_TEXT, content_words, overlap, slug_words, words_of};
use crate::document::metadata::candidate::Candidate;
use crate::document::metadata::context::Context;
use crate::document::metadata::key::key_of;
use crate::document::metadata::site::{find_site, url_of};
use crate::document::metadata::title_parts::{LONGEST_MACHINE, title_element};
use crate::model::{PageKind, Zone};
use crate::order::sort_and_dedup;
use crate::text::date::is_han;
use crate::zone::choice::Features;

/// A spelling that was proposed as the title, with all that proposed it.
#[derive(Debug)]
pub(super) struct Proposal {
    pub(super) value: String,
    /// See [`key_of`]: equal for spellings of one title.
    pub(super) key: String,
    pub(super) members: Vec<Candidate<String>>,
    pub(super) features: Features,
}

/// Sorts the candidates by what they say and measures each.
pub(super) fn measure(
    context: &Context<'_>,
    sites: &[String],
    candidates: Vec<Candidate<String>>,
) -> Vec<Proposal> {
    let mut proposals: Vec<Proposal> = Vec::new();
    for candidate in candidates {
        if let Some(proposal) = proposals.iter_mut().find(|p| p.value == candidate.value) {
            proposal.members.push(candidate);
        } else {
            proposals.push(Proposal {
                key: key_of(&candidate.value),
                value: candidate.value.clone(),
                members: vec![candidate],
                features: Features::default(),
            });
        }
    }
    let page = PageTitles::new(context, sites, &proposals);
    let features: Vec<Features> = proposals.iter().map(|p| page.features(p, &proposals)).collect();
    for (proposal, features) in proposals.iter_mut().zip(features) {
        proposal.features = features;
    }
    proposals
}

/// A heading that shares less than this of its words with the `<title>` element says something else (Jaccard).
const FOREIGN: f32 = 0.15;

/// What a page's titles are compared with.
struct PageTitles<'a> {
    context: &'a Context<'a>,
    element: Option<Machine>,
    og: Option<Machine>,
    headline: Option<String>,
    /// Key and words of the first headings.
    headings: Vec<(String, Vec<String>)>,
    /// Keys of the headings that a machine-readable title repeats, separators included.
    stated_headings: Vec<String>,
    slug: Vec<String>,
    site: String,
    scopes: Vec<&'static str>,
    /// Chinese pages append section, site and slogan to their `<title>`: what stands of it above the content is the
    /// title (on 39 of 39 pages measured).
    chinese: bool,
    /// First block of the content.
    body: usize,
    /// Words of the titles that the content holds, and those that its beginning does.
    text: Vec<String>,
    beginning: Vec<String>,
    description: Vec<String>,
}

impl<'a> PageTitles<'a> {
    fn new(context: &'a Context<'a>, sites: &[String], proposals: &[Proposal]) -> Self {
        let url = url_of(context);
        let site = find_site(context, url).map(|site| key_of(&site.value)).unwrap_or_default();
        let path = url.and_then(|url| url::Url::parse(&url.value).ok());
        let path = path.map(|url| url.path().to_lowercase());
        let main = context.main_entity();
        let mut scopes = vec![kind_name(context.kind())];
        if main.is_some_and(|main| main.is(|kind| kind.ends_with("NewsArticle") || kind == "LiveBlogPosting"))
        {
            scopes.push("news");
        }
        if path.as_ref().is_some_and(|path| path.len() < 2) {
            scopes.push("start");
        }
        let by = |rules: &'static [&'static str]| {
            proposals.iter().filter(|p| p.members.iter().any(|m| rules.contains(&m.place.rule)))
        };
        let headings: Vec<_> = by(&["heading-1"]).map(|p| (p.key.clone(), words_of(&p.value))).collect();
        let stated: Vec<&str> = by(&["meta", "title-element"]).map(|p| p.key.as_str()).collect();
        let stated_headings = headings
            .iter()
            .map(|(key, _)| key)
            .filter(|key| stated.contains(&key.as_str()))
            .cloned()
            .collect();
        let decisions = &context.zoning.decisions;
        let og = context.structured.metas(&["og:title"]).next();
        let description = context.structured.metas(&["description", "og:description"]).next();
        let mut wanted: Vec<String> = proposals.iter().flat_map(|p| words_of(&p.value)).collect();
        crate::order::sort_and_dedup(&mut wanted);
        Self {
            text: content_words(context, &wanted, ENOUGH_TEXT),
            beginning: content_words(context, &wanted, BEGINNING),
            description: description.map(|tag| words_of(&tag.value)).unwrap_or_default(),
            element: title_element(context).map(|(text, _)| Machine::new(&text, sites)),
            og: og
                .filter(|tag| tag.value.len() <= LONGEST_MACHINE)
                .map(|tag| Machine::new(&tag.value, sites)),
            headline: main.and_then(|main| main.text("headline")).map(|(text, _)| key_of(text)),
            headings,
            stated_headings,
            slug: path.map(|path| slug_words(&path)).unwrap_or_default(),
            site,
            scopes,
            chinese: title_element(context).is_some_and(|(text, _)| is_chinese(&text)),
            body: decisions.iter().position(|d| d.in_text).unwrap_or(decisions.len()),
            context,
        }
    }

    fn features(&self, proposal: &Proposal, all: &[Proposal]) -> Features {
        let mut features = Features::default();
        let same: Vec<&Proposal> = all.iter().filter(|p| p.key == proposal.key).collect();
        self.who_says_it(&same, &mut features);
        for (machine, names) in [(&self.element, &ELEMENT_CUTS), (&self.og, &OG_CUTS)] {
            if let Some(machine) = machine {
                machine.add_cuts(&proposal.key, names, &self.scopes, &mut features);
            }
        }
        self.what_agrees(proposal, &same, &mut features);
        self.where_it_stands(&same, &mut features);
        look(&proposal.value, &mut features);
        if same.len() > 1 {
            spelling(proposal, &mut features);
        }
        let is_site = !self.site.is_empty() && proposal.key == self.site;
        let names_site = !self.site.is_empty() && !is_site && proposal.key.contains(&self.site);
        features.scoped(&self.scopes, "is-site", is_site);
        features.scoped(&self.scopes, "names-site", names_site);
        features
    }

    /// The rules behind a title, whatever its spelling.
    fn who_says_it(&self, same: &[&Proposal], features: &mut Features) {
        let mut rules: Vec<&'static str> =
            same.iter().flat_map(|p| &p.members).filter_map(|m| rule_name(&m.place)).collect();
        sort_and_dedup(&mut rules);
        let is = |name: &str| rules.contains(&name);
        let heading = is("heading only")
            || is("heading first")
            || is("heading first of many")
            || is("heading second")
            || is("heading later");
        for rule in &rules {
            features.scoped(&self.scopes, rule, true);
        }
        // How the four strongest voices fall together.
        let (og, element, headline) = (is("og:title"), is("title-element"), is("entity headline"));
        features.scoped(&self.scopes, "heading, element", heading && element && !og);
        features.scoped(&self.scopes, "heading, og", heading && og && !element);
        features.scoped(&self.scopes, "heading, og, element", heading && og && element);
        features.scoped(&self.scopes, "og, element", og && element && !heading);
        features.scoped(&self.scopes, "heading alone", heading && !og && !element && !headline);
        features.scoped(&self.scopes, "og alone", og && !heading && !element && !headline);
        features.scoped(&self.scopes, "headline alone", headline && !heading && !element && !og);
        features.scoped(&self.scopes, "element alone", element && !heading && !og && !headline);
        features.scoped(&self.scopes, "heading, headline", heading && headline && !og);
        features.scoped(&self.scopes, "og, headline", og && headline && !heading);
    }

    /// Likeness with the other titles and with the address.
    fn what_agrees(&self, proposal: &Proposal, same: &[&Proposal], features: &mut Features) {
        let key = proposal.key.as_str();
        let says = |rule: &str| same.iter().flat_map(|p| &p.members).any(|m| m.place.rule == rule);
        let (heading, element) = (says("heading-1"), says("title-element"));
        let words = words_of(&proposal.value);
        let headings = self.headings.iter().map(|(_, theirs)| overlap(&words, theirs));
        let like_heading = headings.fold(0.0, f32::max);
        features.add("overlap-heading", like_heading);
        features.add("element overlap-heading", if element { like_heading } else { 0.0 });
        if let Some(element) = &self.element {
            let like = overlap(&words, &element.words);
            features.add("overlap-element", like);
            features.flag("in-element", element.whole.contains(key));
            features.add("heading overlap-element", if heading { like } else { 0.0 });
            features.scoped(&self.scopes, "heading in-element", heading && element.whole.contains(key));
            features.scoped(&self.scopes, "heading foreign", heading && like < FOREIGN);
        }
        if let Some(og) = &self.og {
            features.add("overlap-og", overlap(&words, &og.words));
            features.flag("in-og", og.whole.contains(key));
        }
        let begins = |whole: &str| whole != key && whole.starts_with(key);
        let ends = |whole: &str| whole != key && whole.ends_with(key);
        features.scoped(&self.scopes, "begins-heading", self.headings.iter().any(|(h, _)| begins(h)));
        features.scoped(&self.scopes, "ends-heading", self.headings.iter().any(|(h, _)| ends(h)));
        // Separators that a heading shows part nothing off.
        let part = same.iter().flat_map(|p| &p.members).all(|m| m.place.rule.ends_with("-part"));
        let of_stated = self.stated_headings.iter().any(|h| h != key && h.contains(key));
        features.flag("part of a stated heading", part && of_stated);
        let extends = |part: &str| part != key && part.chars().count() > 5 && key.starts_with(part);
        features.scoped(&self.scopes, "extends-heading", self.headings.iter().any(|(h, _)| extends(h)));
        if let Some(headline) = &self.headline {
            features.flag("in-headline", headline.contains(key));
        }
        let share = |others: &[String]| {
            let shared = words.iter().filter(|w| others.binary_search(w).is_ok()).count();
            shared as f32 / words.len().max(1) as f32
        };
        for (others, name, of_heading, of_element) in [
            (&self.text, "in-text", "heading in-text", "element in-text"),
            (&self.beginning, "in-beginning", "heading in-beginning", "element in-beginning"),
            (&self.description, "in-description", "heading in-description", "element in-description"),
        ] {
            features.add(name, share(others));
            features.add(of_heading, if heading { share(others) } else { 0.0 });
            features.add(of_element, if element && !heading { share(others) } else { 0.0 });
        }
        let long: Vec<&String> = words.iter().filter(|w| w.chars().count() > 2).collect();
        if !self.slug.is_empty() && !long.is_empty() {
            let shared = long.iter().filter(|w| self.slug.contains(w)).count() as f32;
            features.add("slug-precision", shared / long.len() as f32);
            features.add("slug-recall", shared / self.slug.len() as f32);
            if heading {
                features.add("heading slug-precision", shared / long.len() as f32);
                features.add("heading slug-recall", shared / self.slug.len() as f32);
            }
        }
    }

    /// The visible blocks that show it.
    fn where_it_stands(&self, same: &[&Proposal], features: &mut Features) {
        let places: Vec<usize> =
            same.iter().flat_map(|p| &p.members).filter_map(|m| m.place.block).map(|i| i as usize).collect();
        let Some(&first) = places.iter().min() else { return };
        features.flag("shown", true);
        let zone = self.context.zone(first);
        let around = matches!(
            zone,
            Zone::Masthead
                | Zone::Navigation
                | Zone::Control
                | Zone::Share
                | Zone::Ranking
                | Zone::Recommendation
                | Zone::Advertisement
                | Zone::Promotion
                | Zone::Legal
        );
        features.flag("shown around", around);
        features.flag("shown as heading", zone == Zone::Heading);
        features.flag("shown behind body", first > self.body);
        features.flag("shown far above", first + 30 < self.body);
        let repeated =
            same.iter().flat_map(|p| &p.members).any(|m| m.place.rule == "repeated-in-title-element");
        features.flag("Chinese, of title-element above body", self.chinese && repeated && first <= self.body);
        let linked = self.context.block(first).is_some_and(|b| b.marks.link_chars * 2 > b.marks.chars.max(1));
        features.flag("shown as link", linked);
    }
}

/// Han characters and no kana.
fn is_chinese(text: &str) -> bool {
    text.chars().any(is_han) && !text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}'))
}

const fn kind_name(kind: PageKind) -> &'static str {
    match kind {
        PageKind::Article => "article",
        PageKind::Thread => "thread",
        PageKind::Listing => "listing",
        PageKind::Collection => "collection",
        PageKind::Product => "product",
        PageKind::Service => "service",
        PageKind::Documentation => "documentation",
        PageKind::Readout => "readout",
    }
}
