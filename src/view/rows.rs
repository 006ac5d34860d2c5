//! The lines of the list: which are shown, and in which order.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::facets::Facet;
use super::fold::fold;
use super::messages::Message;
use super::search::terms;
use super::state::{Row, State, Status};
use crate::order::sort_by_key;

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As the files came.
    #[default]
    Arrival,
    /// By day of publication, the latest first; those without one at the end.
    Date,
    /// By outlet.
    Outlet,
    /// By title.
    Title,
}

impl Order {
    /// All orders, as they are offered.
    pub const ALL: [Self; 4] = [Self::Arrival, Self::Date, Self::Outlet, Self::Title];

    /// What it is called.
    pub const fn name(self) -> Message {
        match self {
            Self::Arrival => Message::OrderArrival,
            Self::Date => Message::OrderDate,
            Self::Outlet => Message::OrderOutlet,
            Self::Title => Message::OrderTitle,
        }
    }
}

/// Where a line stands, to be drawn later: the places of its file, its document and the first file that is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    at: usize,
    part: usize,
    same: Option<usize>,
}

impl Row<'_> {
    /// Where it stands, without what it shows.
    pub fn placed(&self) -> Placed {
        Placed { at: self.at, part: self.part, same: self.same.map(|(_, at)| at) }
    }
}

impl State {
    /// The lines of the list that fit the search and the facet, in the order that was chosen.
    pub fn rows(&self) -> Vec<Row<'_>> {
        let terms = terms(&self.query);
        let mut rows = Vec::new();
        let mut firsts: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
        for (at, entry) in self.entries.iter().enumerate() {
            if let Status::Early(pages) | Status::Done(pages) = &entry.status {
                let hash = pages.first().map_or("", |page| page.document.source.sha256.as_str());
                let same = firsts.get(hash).copied().filter(|_| !hash.is_empty());
                firsts.entry(hash).or_insert((&entry.name, at));
                let fitting = pages
                    .iter()
                    .enumerate()
                    .filter(|(_, page)| page.matches(&terms) && self.facet.holds(page));
                rows.extend(fitting.map(|(part, page)| Row { entry, at, part, page: Some(page), same }));
            } else if self.facet == Facet::All
                || self.facet == Facet::Failed && matches!(entry.status, Status::Failed(_))
            {
                let name = if terms.is_empty() { String::new() } else { fold(&entry.name) };
                if terms.iter().all(|term| name.contains(term.as_str())) {
                    rows.push(Row { entry, at, part: 0, page: None, same: None });
                }
            }
        }
        self.order.sort(&mut rows);
        rows
    }

    /// The line at a place of before, of the same state.
    pub fn row_at(&self, placed: &Placed) -> Option<Row<'_>> {
        let entry = self.entries.get(placed.at)?;
        let page = entry.status.pages().get(placed.part);
        let same = placed.same.and_then(|at| Some((&*self.entries.get(at)?.name, at)));
        Some(Row { entry, at: placed.at, part: placed.part, page, same })
    }

    /// Which of all documents is shown, from 1, and how many there are.
    pub fn place(&self) -> (usize, usize) {
        let before = self.entries.iter().take_while(|entry| self.selected.is_none_or(|it| it.id != entry.id));
        let part = self.selected.map_or(0, |selected| selected.part);
        (before.map(|entry| entry.status.pages().len()).sum::<usize>() + part + 1, self.documents())
    }
}

/// What a file without a document is ordered by.
const NO_ORDER: [Option<String>; 2] = [None, None];

impl Order {
    /// Sorts lines; those that are equal keep the order in which they came.
    fn sort(self, rows: &mut [Row<'_>]) {
        match self {
            Self::Arrival => {}
            // A time of the document JSON sorts as it is written.
            Self::Date => {
                sort_by_key(rows, |row| Reverse(row.page.and_then(|page| page.day())));
            }
            Self::Outlet => sort_by_key(rows, |row| {
                let [outlet, _] = row.page.map_or(&NO_ORDER, |page| page.order());
                (outlet.is_none(), outlet.as_deref())
            }),
            Self::Title => sort_by_key(rows, |row| {
                let [_, title] = row.page.map_or(&NO_ORDER, |page| page.order());
                (title.is_none(), title.as_deref())
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Order;
    use crate::Options;
    use crate::model::PageKind;
    use crate::view::arriving::pages;
    use crate::view::facets::{Facet, times};
    use crate::view::page::PageRef;
    use crate::view::state::{Action, Incoming, Row, State};

    fn page(title: &str, outlet: &str, day: &str) -> Vec<PageRef> {
        let html = format!(
            "<html lang=en><title>{title}</title><meta property=og:site_name content='{outlet}'><meta \
             property=article:published_time content={day}><article><h1>{title}</h1><p>The ferry sails again from \
             Monday, the harbour master Ada Holm said on Friday.</p></article>"
        );
        pages("a.html", crate::read_with_text("a.html", html.as_bytes(), &Options::default()).unwrap())
    }

    fn state() -> State {
        let pages = [
            page("Mill opens", "Lindby Post", "2024-03-12"),
            page("Ferry returns", "Oster News", "2024-05-01"),
            page("Inn closes", "Lindby Post", "2023-01-02"),
        ];
        let files = (0..4).map(|id| Incoming { id, name: format!("{id}.html"), bytes: 9 }).collect();
        let mut state = State::default().reduced(Action::Added(files));
        for (id, pages) in (0..).zip(pages) {
            state = state.reduced(Action::Done { id, pages });
        }
        state
    }

    fn ids(state: &State) -> Vec<u32> {
        state.rows().iter().map(|row| row.entry.id).collect()
    }

    #[test]
    fn the_list_has_an_order() {
        for (order, expect) in [
            (Order::Arrival, [0, 1, 2, 3]),
            (Order::Date, [1, 0, 2, 3]),
            (Order::Outlet, [0, 2, 1, 3]),
            (Order::Title, [1, 2, 0, 3]),
        ] {
            assert_eq!(ids(&state().reduced(Action::Ordered(order))), expect, "{order:?}");
        }
    }

    #[test]
    fn the_list_can_be_narrowed() {
        let state = state();
        let facets = state.facets();
        assert_eq!(facets.outlets, [("Lindby Post".to_owned(), 2), ("Oster News".to_owned(), 1)]);
        assert_eq!(facets.languages, [("en".to_owned(), 3)]);
        assert_eq!(state.tags(), []);
        assert_eq!(facets.sites, [], "they are the outlets");
        let times = [("2024-05".to_owned(), 1), ("2024-03".to_owned(), 1), ("2023-01".to_owned(), 1)];
        assert_eq!(facets.times, times);
        assert_eq!(facets.kinds, [(PageKind::Article, 3)]);
        assert_eq!(facets.people, [("Ada Holm".to_owned(), 3)]);
        for (facet, expect) in [
            (Facet::Outlet("Lindby Post".to_owned()), vec![0, 2]),
            (Facet::Site("Oster News".to_owned()), vec![1]),
            (Facet::Time("2024".to_owned()), vec![0, 1]),
            (Facet::Time("2023-01".to_owned()), vec![2]),
            (Facet::Kind(PageKind::Article), vec![0, 1, 2]),
            (Facet::Kind(PageKind::Thread), vec![]),
            (Facet::Person("Ada Holm".to_owned()), vec![0, 1, 2]),
            (Facet::Person("Nils Berg".to_owned()), vec![]),
        ] {
            assert_eq!(ids(&state.clone().reduced(Action::Narrowed(facet.clone()))), expect, "{facet:?}");
        }
        assert_eq!(ids(&state.reduced(Action::Narrowed(Facet::Failed))), [0_u32; 0]);
    }

    #[test]
    fn many_months_are_years() {
        let days: Vec<String> =
            (0..40).map(|at| format!("{}-{:02}-01", 2020 + at / 12, at % 12 + 1)).collect();
        let found = times(&days.iter().map(String::as_str).collect::<Vec<_>>());
        let expect = [("2023", 4), ("2022", 12), ("2021", 12), ("2020", 12)];
        assert_eq!(found, expect.map(|(year, count)| (year.to_owned(), count)));
    }

    #[test]
    fn the_same_file_is_told() {
        let mut state = state();
        state = state.reduced(Action::Done { id: 3, pages: page("Mill opens", "Lindby Post", "2024-03-12") });
        let rows = state.rows();
        assert_eq!(rows[3].same, Some(("0.html", 0)));
        assert_eq!(rows[0].same, None);
        let placed: Vec<_> = rows.iter().map(Row::placed).collect();
        assert_eq!(placed.iter().filter_map(|at| state.row_at(at)).collect::<Vec<_>>(), rows);
        assert_eq!(State::default().row_at(&placed[3]), None);
    }
}
