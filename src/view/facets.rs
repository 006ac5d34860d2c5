//! What the list can be narrowed to.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::page::{Page, PageRef, Trust, trust};
use super::state::State;
use crate::model::PageKind;
use crate::order::sort_by_key;

/// Which documents the list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Facet {
    /// All.
    #[default]
    All,
    /// Those with a star.
    Starred,
    /// Those whose reading is uncertain.
    Uncertain,
    /// Files that could not be read.
    Failed,
    /// Those with a tag.
    Tag(String),
    /// Those of an outlet.
    Outlet(String),
    /// Those of a site, whatever outlet they credit.
    Site(String),
    /// Those in a language.
    Language(String),
    /// Those published in a month or a year: what the day begins with.
    Time(String),
    /// Those of a kind of page.
    Kind(PageKind),
    /// Those that name a person.
    Person(String),
}

/// Most months to choose from: beyond that, years are.
const MOST_MONTHS: usize = 24;

/// Most persons to choose from: those that most documents name. Others are found by the search.
const MOST_PERSONS: usize = 40;

/// What the list can be narrowed to beside what it always can: each value with the number of documents that have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Outlets.
    pub outlets: Vec<(String, usize)>,
    /// Sites, where they are not the outlets anyway.
    pub sites: Vec<(String, usize)>,
    /// Languages.
    pub languages: Vec<(String, usize)>,
    /// Months, or years where there are many, the last first.
    pub times: Vec<(String, usize)>,
    /// Kinds of page.
    pub kinds: Vec<(PageKind, usize)>,
    /// Persons that several documents name.
    pub people: Vec<(String, usize)>,
}

impl State {
    fn pages(&self) -> impl Iterator<Item = &PageRef> {
        self.entries.iter().flat_map(|entry| entry.status.pages())
    }

    /// The tags that were given, with how many documents have each.
    pub fn tags(&self) -> Vec<(String, usize)> {
        count(self.pages().flat_map(|page| &page.document.remarks.tags).map(String::as_str))
    }

    /// What the list can be narrowed to by what the documents are. It looks at all of them: whoever draws it asks for it when
    /// others came ([`State::files_read`]) or were corrected.
    pub fn facets(&self) -> Facets {
        let pages = || self.pages();
        let outlets = count(pages().filter_map(|page| page.outlet()));
        let sites = count(pages().filter_map(|page| site(page)));
        let kinds = PageKind::ALL.map(|kind| (kind, pages().filter(|page| kind_of(page) == kind).count()));
        let people = count(pages().flat_map(|page| people(page)));
        Facets {
            sites: if sites == outlets { Vec::new() } else { sites },
            outlets,
            languages: count(pages().filter_map(|page| page.lang())),
            times: times(&pages().filter_map(|page| page.day()).collect::<Vec<_>>()),
            kinds: kinds.into_iter().filter(|(_, count)| *count > 0).collect(),
            people: people.into_iter().filter(|(_, count)| *count > 1).take(MOST_PERSONS).collect(),
        }
    }
}

fn site(page: &Page) -> Option<&str> {
    page.document.metadata.site.as_ref().map(|site| site.value.as_str())
}

fn kind_of(page: &Page) -> PageKind {
    page.document.kind.value
}

/// The persons that a document names, each once.
fn people(page: &Page) -> BTreeSet<&str> {
    page.document.reading.people.iter().map(|person| person.name.as_str()).collect()
}

/// Days by their months, or by their years where there are many months; the last first.
pub(super) fn times(days: &[&str]) -> Vec<(String, usize)> {
    let by = |length: usize| {
        let mut counted = count(days.iter().map(|day| day.get(..length).unwrap_or(day)));
        sort_by_key(&mut counted, |(time, _)| Reverse(time.clone()));
        counted
    };
    let months = by("2024-03".len());
    if months.len() > MOST_MONTHS { by("2024".len()) } else { months }
}

/// How often each value comes, most often first, then by the value.
fn count<'a>(values: impl Iterator<Item = &'a str>) -> Vec<(String, usize)> {
    let mut all: Vec<&str> = values.collect();
    all.sort_unstable();
    let mut counted: Vec<(String, usize)> =
        all.chunk_by(|a, b| a == b).filter_map(|run| Some(((*run.first()?).to_owned(), run.len()))).collect();
    sort_by_key(&mut counted, |(_, count)| Reverse(*count));
    counted
}

impl Facet {
    /// Whether a document belongs to it.
    pub(super) fn holds(&self, page: &PageRef) -> bool {
        match self {
            Self::All => true,
            Self::Uncertain => trust(page.confidence()) == Trust::Uncertain,
            Self::Failed => false,
            Self::Starred => page.document.remarks.starred,
            Self::Tag(tag) => page.document.remarks.tags.contains(tag),
            Self::Outlet(outlet) => page.outlet() == Some(outlet),
            Self::Site(name) => site(page) == Some(name),
            Self::Language(language) => page.lang() == Some(language),
            Self::Time(time) => page.day().is_some_and(|day| day.starts_with(time.as_str())),
            Self::Kind(kind) => kind_of(page) == *kind,
            Self::Person(name) => people(page).contains(name.as_str()),
        }
    }
}
