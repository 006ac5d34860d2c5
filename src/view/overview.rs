//! What all documents tell together, as the page shows it: stories with their reports, and what stands alone.

use std::cmp::Reverse;

use super::lang::Lang;
use super::messages::Message;
use super::page::{PageRef, Trust, trust};
use crate::model::{Collection, Copies};
use crate::order::{sort_and_dedup, sort_by_key};

/// The overview. Documents are numbered as in the collection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// How many of what there are.
    pub figures: Figures,
    /// Events that more than one document tells: those with most reports first, then the latest.
    pub stories: Vec<Card>,
    /// Documents that stand alone, in the order of the list.
    pub alone: Vec<u32>,
    /// The place of the story of each document that tells one with others.
    pub(super) places: Vec<Option<usize>>,
}

/// How many of what there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Documents.
    pub documents: usize,
    /// Events that more than one document tells.
    pub stories: usize,
    /// Documents with the same text as another, that one not counted.
    pub copies: usize,
    /// Documents with nearly the same text as another, that one not counted.
    pub near_copies: usize,
    /// Words that several reports quote.
    pub quotations: usize,
    /// Figures that can't all be right.
    pub conflicts: usize,
    /// Documents that stand alone.
    pub alone: usize,
}

/// A story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// The document whose title stands over it: of those that were read well the fullest.
    pub lead: u32,
    /// How many documents tell it.
    pub documents: usize,
    /// The outlets, each once, in the order of the reports.
    pub outlets: Vec<String>,
    /// First and last day of publication.
    pub days: Option<(String, String)>,
    /// Its reports, copies beneath.
    pub reports: Vec<Report>,
    /// Words that several of its reports quote, by their numbers in the collection.
    pub quotations: Vec<usize>,
    /// Figures that can't all be right, by their numbers in the collection.
    pub conflicts: Vec<usize>,
}

/// A report with its copies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The document: of copies the one that was published first.
    pub document: u32,
    /// Others with its text, or nearly.
    pub copies: Vec<Copy>,
}

/// A document with the text of another, or nearly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copy {
    /// The document.
    pub document: u32,
    /// Whether nothing differs.
    pub verbatim: bool,
    /// Blocks that only it has.
    pub added: Vec<u32>,
    /// Blocks of the report that it leaves out.
    pub left_out: Vec<u32>,
}

impl Card {
    /// All its documents, in the order in which they are listed.
    pub fn members(&self) -> impl Iterator<Item = u32> {
        self.reports.iter().flat_map(|report| {
            std::iter::once(report.document).chain(report.copies.iter().map(|it| it.document))
        })
    }
}

impl Overview {
    /// The overview of a collection; `pages` are its documents in their order.
    pub fn new(collection: &Collection, pages: &[&PageRef]) -> Self {
        let count = collection.documents.len();
        let mut groups = Groups::new(count);
        for story in &collection.stories {
            groups.join(&story.documents);
        }
        // A copy reports what the original does, whenever it was printed.
        let mut texts = Groups::new(count);
        for copies in &collection.copies {
            groups.join(&copies.documents);
            texts.join(&copies.documents);
        }
        let verbatim = collection.copies.iter().filter(|copies| copies.kind == "verbatim");
        let copies = verbatim.map(|copies| copies.documents.len().saturating_sub(1)).sum();
        let mut overview = Self::default();
        let mut card_of: Vec<Option<usize>> = vec![None; count];
        for members in groups.lists() {
            if let [alone] = members.as_slice() {
                overview.alone.push(*alone);
                continue;
            }
            set(&mut card_of, members.iter().copied(), overview.stories.len());
            overview.stories.push(card(collection, pages, &members, &mut texts));
        }
        for (at, quotation) in collection.shared_quotations.iter().enumerate() {
            // What only copies of one text quote is no news.
            let mut reports: Vec<u32> =
                quotation.places.iter().map(|place| texts.root(place.document)).collect();
            sort_and_dedup(&mut reports);
            let card = quotation.places.first().and_then(|place| get(&card_of, place.document));
            if let (Some(card), 2..) = (card.and_then(|at| overview.stories.get_mut(at)), reports.len()) {
                card.quotations.push(at);
            }
        }
        for (at, conflict) in collection.conflicts.iter().enumerate() {
            let card = conflict.values.first().and_then(|value| get(&card_of, value.document));
            if let Some(card) = card.and_then(|at| overview.stories.get_mut(at)) {
                card.conflicts.push(at);
            }
        }
        sort_by_key(&mut overview.stories, |card| {
            (Reverse(card.documents), Reverse(card.days.as_ref().map(|days| days.1.clone())))
        });
        overview.places = vec![None; count];
        for (place, card) in overview.stories.iter().enumerate() {
            set(&mut overview.places, card.members(), place);
        }
        let sum = |of: &dyn Fn(&Card) -> usize| overview.stories.iter().map(of).sum();
        let all_copies: usize = sum(&|card| card.reports.iter().map(|report| report.copies.len()).sum());
        overview.figures = Figures {
            documents: count,
            stories: overview.stories.len(),
            copies,
            near_copies: all_copies.saturating_sub(copies),
            quotations: sum(&|card| card.quotations.len()),
            conflicts: sum(&|card| card.conflicts.len()),
            alone: overview.alone.len(),
        };
        overview
    }

    /// The story of a document, by its place.
    pub fn story_of(&self, document: u32) -> Option<usize> {
        get(&self.places, document)
    }
}

/// Notes the place of some documents' story.
fn set(places: &mut [Option<usize>], documents: impl Iterator<Item = u32>, place: usize) {
    for document in documents {
        if let Some(slot) = places.get_mut(document as usize) {
            *slot = Some(place);
        }
    }
}

fn get(places: &[Option<usize>], document: u32) -> Option<usize> {
    places.get(document as usize).copied().flatten()
}

fn card(collection: &Collection, pages: &[&PageRef], members: &[u32], texts: &mut Groups) -> Card {
    let page = |document: u32| pages.get(document as usize).copied();
    let day = |document: u32| page(document).and_then(|page| page.day().map(str::to_owned));
    let mut by_text: Vec<(u32, Vec<u32>)> = Vec::new();
    for &member in members {
        let root = texts.root(member);
        match by_text.iter_mut().find(|(known, _)| *known == root) {
            Some((_, same)) => same.push(member),
            None => by_text.push((root, vec![member])),
        }
    }
    let mut reports: Vec<Report> =
        by_text.into_iter().map(|(_, same)| report(collection, same, &|document| day(document))).collect();
    let quality = |document: u32| {
        page(document).map(|page| {
            let well = page.title().is_some() && trust(page.confidence()) != Trust::Uncertain;
            (well, page.document.text.len())
        })
    };
    let best = reports
        .iter()
        .map(|report| report.document)
        .reduce(|best, one| if quality(one) > quality(best) { one } else { best });
    let lead = best.unwrap_or_default();
    // The best one first, then as they appeared; those of no known day behind.
    sort_by_key(&mut reports, |report| {
        let day = day(report.document);
        (report.document != lead, day.is_none(), day, report.document)
    });
    let mut card = Card { lead, documents: members.len(), reports, ..Card::default() };
    let listed: Vec<u32> = card.members().collect();
    for outlet in listed.iter().filter_map(|document| page(*document)?.outlet()) {
        if !card.outlets.iter().any(|known| known == outlet) {
            card.outlets.push(outlet.to_owned());
        }
    }
    let mut days: Vec<String> = members.iter().filter_map(|document| day(*document)).collect();
    sort_and_dedup(&mut days);
    card.days = days.first().cloned().zip(days.last().cloned());
    card
}

/// Documents of one text: the first that was published, and the others with what differs.
fn report(collection: &Collection, mut same: Vec<u32>, day: &dyn Fn(u32) -> Option<String>) -> Report {
    sort_by_key(&mut same, |document| (day(*document).is_none(), day(*document), *document));
    let Some((&first, others)) = same.split_first() else { return Report::default() };
    let between = |a: u32, b: u32| -> Vec<&Copies> {
        let both = |copies: &&Copies| copies.documents.contains(&a) && copies.documents.contains(&b);
        collection.copies.iter().filter(both).collect()
    };
    let copy = |document: u32| {
        let found = between(first, document);
        let only = |of: u32| -> Vec<u32> {
            let own = found.iter().flat_map(|copies| &copies.only).filter(|only| only.document == of);
            own.flat_map(|only| only.blocks.iter().copied()).collect()
        };
        let verbatim = found.iter().any(|copies| copies.kind == "verbatim");
        Copy { document, verbatim, added: only(document), left_out: only(first) }
    };
    Report { document: first, copies: others.iter().map(|document| copy(*document)).collect() }
}

/// Documents that belong together.
struct Groups(Vec<u32>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count as u32).collect())
    }

    fn root(&mut self, mut number: u32) -> u32 {
        while let Some(&parent) = self.0.get(number as usize).filter(|parent| **parent != number) {
            // Halving the way keeps it short for all who come after.
            let above = self.0.get(parent as usize).copied().unwrap_or(parent);
            if let Some(slot) = self.0.get_mut(number as usize) {
                *slot = above;
            }
            number = above;
        }
        number
    }

    fn join(&mut self, members: &[u32]) {
        let Some((&first, others)) = members.split_first() else { return };
        for &other in others {
            let (a, b) = (self.root(first), self.root(other));
            if let Some(slot) = self.0.get_mut(a.max(b) as usize) {
                *slot = a.min(b);
            }
        }
    }

    /// The groups, each in order, by their first members.
    fn lists(&mut self) -> Vec<Vec<u32>> {
        let mut lists: Vec<Vec<u32>> = vec![Vec::new(); self.0.len()];
        for number in 0..self.0.len() as u32 {
            let root = self.root(number);
            if let Some(list) = lists.get_mut(root as usize) {
                list.push(number);
            }
        }
        lists.retain(|list| !list.is_empty());
        lists
    }
}

impl Figures {
    /// The figures in words, what there is none of left out: `60 documents`, `23 stories`, …
    pub fn words(&self, lang: Lang) -> Vec<String> {
        let all = [
            (self.documents, Message::OneDocument, Message::DocumentCount),
            (self.stories, Message::OneStory, Message::StoryCount),
            (self.copies, Message::OneCopy, Message::CopyCount),
            (self.near_copies, Message::OneNearCopy, Message::NearCopyCount),
            (self.quotations, Message::OneSharedQuotation, Message::SharedQuotationCount),
            (self.conflicts, Message::OneConflict, Message::ConflictCount),
        ];
        let told = all.into_iter().filter(|(count, ..)| *count > 0);
        told.map(|(count, one, many)| counted(count, one, many, lang)).collect()
    }
}

/// A number with what it counts.
pub fn counted(count: usize, one: Message, many: Message, lang: Lang) -> String {
    (if count == 1 { one } else { many }).with(lang, &[&count.to_string()])
}

#[cfg(test)]
#[path = "overview_tests.rs"]
mod tests;
