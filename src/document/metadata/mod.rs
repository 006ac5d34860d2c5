//! The fields of a document: candidates from structured data and from what is visible, a scored
//! decision between them, and the losers kept with the reason.
//!
//! The files stand in one direction; each uses only those before it (`tests/suite/tidy.rs` holds the order):
//!
//! - what is read once: `structured` (the page's statements for machines), `key` (how names are compared),
//!   `candidate` (proposals of values), `block_words` and `element_names` (what words say of blocks, class names of
//!   elements), `context` (all of that, with the page), `teaser` and `date_doubts` (what speaks of other pages, and
//!   of other days);
//! - what every field needs: `decision` (between its candidates), `title_parts` (the `<title>` and its cuts),
//!   `area` (where bylines stand), `bylines` (names without labels), `account` (lines of official accounts), `page_words` and `choice_model` (what was
//!   learned of authors and days), `calibration` (how sure they may be);
//! - the fields: `date_metas`, `opening_days`, `script_days` and `dates`, `stated` (what the container of a page says of it), `breadcrumb`, `captured`, `site`, `title` (which knows the site's names),
//!   `authors`, `source`, `extras`;
//! - this file, which asks for one after the other.

mod account;
mod area;
mod authors;
mod block_words;
mod breadcrumb;
mod bylines;
mod calibration;
mod candidate;
mod captured;
mod choice_model;
mod context;
mod date_doubts;
mod date_metas;
mod dates;
mod decision;
mod element_names;
mod extras;
mod key;
mod opening_days;
mod page_words;
mod script_days;
mod site;
mod source;
mod stated;
pub(super) mod structured;
mod teaser;
mod title;
mod title_parts;

use context::Context;

use crate::block::Page;
use crate::capture::Capture;
use crate::model::{Field, Metadata};
use crate::text::date::Moment;
use crate::thread::Thread;
use crate::zone::Zoning;

/// Finds the fields of a page; of one of markup also gives its structured data, which took reading.
pub(super) fn find_metadata(
    capture: &Capture,
    page: &Page,
    threads: &[Thread],
    zoning: &Zoning,
) -> (Metadata, Option<structured::Structured>) {
    let mut basis = Basis::new(capture, page, threads, zoning);
    let captured = basis.captured.take().map(dates::noted);
    let Basis { context, area, sites, .. } = &basis;
    let dates = dates::find_dates_of_page(context, area, basis.url.as_ref().map(|url| url.value.as_str()));
    let people = authors::find_people(context, &basis.around());
    let (read_count, comment_count) = extras::find_page_counts(context, area);
    let mut metadata = Metadata {
        source: source::find_source(context, area, sites, basis.account.as_ref(), people.agency),
        authors: people.authors,
        editors: people.editors,
        reporters: people.reporters,
        published: dates.published,
        modified: dates.modified,
        last_reply: dates.last_reply,
        issued: dates.issued,
        captured,
        breadcrumb: breadcrumb::breadcrumb_of(context).cloned(),
        description: extras::find_description(context),
        lead_image: extras::find_lead_image(context),
        read_count,
        comment_count,
        keywords: extras::find_keywords(context),
        licence: extras::find_licence(context, area),
        disclaimer: extras::find_disclaimer(context),
        site: basis.site,
        title: basis.title,
        url: basis.url,
    };
    stated::settle(&basis.context, &mut metadata);
    (metadata, basis.context.is_markup().then_some(basis.context.structured))
}

/// What the fields are looked for with: the page, its title, its site, and where its byline stands.
struct Basis<'a> {
    context: Context<'a>,
    captured: Option<Field<Moment>>,
    title: Option<Field<String>>,
    url: Option<Field<String>>,
    site: Option<Field<String>>,
    sites: Vec<String>,
    area: Vec<area::AreaBlock>,
    account: Option<account::Account>,
}

impl<'a> Basis<'a> {
    fn new(capture: &'a Capture, page: &'a Page, threads: &'a [Thread], zoning: &'a Zoning) -> Self {
        let mut context = Context::new(capture, page, threads, zoning);
        let captured = captured::find_captured(&context);
        context.hints.captured = captured.as_ref().map(|field| field.value);
        let mut sites = site::site_keys(&context);
        context.sites.clone_from(&sites);
        let title = stated::settle_title(&context, title::find_title(&context, &sites));
        let block = title.as_ref().and_then(|field| title::find_title_block(&context, field));
        context.set_title(title.as_ref().map(|field| field.value.as_str()), block);
        let area = area::find_area(&context);
        let url = site::url_of(&context).cloned();
        let site = site::find_site(&context, url.as_ref());
        sites.extend(site.as_ref().map(|site| key::key_of(&site.value)));
        let account = account::find_account(&context);
        Self { context, captured, title, url, site, sites, area, account }
    }

    fn around(&self) -> authors::Around<'_> {
        authors::Around {
            area: &self.area,
            sites: &self.sites,
            site: self.site.as_ref().map_or("", |site| site.value.as_str()),
            account: self.account.as_ref(),
        }
    }
}

/// For training: from now on decisions show all their candidates.
#[cfg(feature = "training")]
pub(crate) fn keep_all_candidates() {
    candidate::KEEP_ALL.store(true, std::sync::atomic::Ordering::Relaxed);
}

/// For training: the titles that a page proposes, each with its features.
#[cfg(feature = "training")]
pub(crate) fn title_rows(
    capture: &Capture,
    page: &Page,
    threads: &[Thread],
    zoning: &Zoning,
) -> Vec<(String, Vec<(String, f32)>)> {
    let context = Context::new(capture, page, threads, zoning);
    title::title_rows(&context, &site::site_keys(&context))
}

/// For training: the authors that a page in Chinese proposes, each with its features; the last one is none.
#[cfg(feature = "training")]
pub(crate) fn author_rows(
    capture: &Capture,
    page: &Page,
    threads: &[Thread],
    zoning: &Zoning,
) -> Vec<(Vec<String>, Vec<(&'static str, f32)>)> {
    let basis = Basis::new(capture, page, threads, zoning);
    authors::author_rows(&basis.context, &basis.around())
}
