//! Who is named: persons, bodies and places of a document, their forms joined, with all places where they stand.

mod appear;
mod gather;
mod han;
mod join;
mod latin;
mod pieces;
#[cfg(test)]
mod tests;
mod title;
mod translated;
mod weights;

pub(super) use appear::Appearance;
pub(super) use translated::add_translated;

use rustc_hash::FxHashMap;

use super::prose::{Prose, Span};
use crate::model::{Named, Person};

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Somebody.
    Person,
    /// A government, a company, an agency, a medium.
    Body,
    /// A country, a town.
    Place,
}

/// Somebody or something that is named.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    /// What it is.
    pub(super) kind: Kind,
    /// The fullest form of the name.
    pub(super) name: String,
    /// All forms, the fullest too.
    pub(super) forms: Vec<String>,
    /// Titles and affiliations as written.
    pub(super) titles: Vec<String>,
    /// How sure, 0–1.
    pub(super) confidence: f32,
    /// A surname with a title is all that the text has of them: 梁教授.
    pub(super) surname_only: bool,
}

/// All that are named, and where.
pub(super) struct Names {
    /// They, in order of their first appearance.
    pub(super) entities: Vec<Entity>,
    /// Passage by passage where they stand, in order.
    pub(super) appearances: Vec<Vec<Appearance>>,
    /// Who bears a surname; none where several do.
    surnames: FxHashMap<String, Option<usize>>,
}

impl Names {
    /// The names that begin in a span of a passage.
    pub(super) fn within(&self, passage: usize, span: Span) -> &[Appearance] {
        let Some(here) = self.appearances.get(passage) else { return &[] };
        let first = here.partition_point(|appearance| appearance.span.from < span.from);
        let last = here.partition_point(|appearance| appearance.span.from < span.to);
        here.get(first..last.max(first)).unwrap_or_default()
    }

    /// One of them.
    pub(super) fn entity(&self, number: usize) -> Option<&Entity> {
        self.entities.get(number)
    }

    /// The one person of the text with a surname.
    pub(super) fn bearer(&self, surname: &str) -> Option<usize> {
        self.surnames.get(surname).copied().flatten()
    }

    /// Whether one of them is a person.
    pub(super) fn is_person(&self, number: usize) -> bool {
        self.entity(number).is_some_and(|entity| entity.kind == Kind::Person)
    }
}

/// Finds all names of a document.
pub(super) fn find_names(passages: &[Prose<'_>]) -> Names {
    let sightings = find_sightings(passages);
    let mut entities = join::join(&gather::gather(&gather::add_up(&sightings)));
    join::mark_surnames(&mut entities);
    let surnames = join::bearers(&entities);
    let appearances = appear::find_appearances(passages, &entities);
    let mut names = Names { entities, appearances, surnames };
    title::find_titles(passages, &mut names);
    names
}

fn find_sightings(passages: &[Prose<'_>]) -> Vec<gather::Sighting> {
    let mut sightings = Vec::new();
    for prose in passages {
        han::sight(prose, &mut sightings);
        latin::sight(prose, &mut sightings);
    }
    sightings
}

/// What tells of all strings that may be names whether they are.
#[cfg(feature = "training")]
pub(super) fn rows(passages: &[Prose<'_>]) -> Vec<(String, bool, Vec<f32>)> {
    let sightings = find_sightings(passages);
    let candidates = gather::add_up(&sightings);
    candidates.iter().map(|found| (found.text.to_owned(), found.latin, found.features().to_vec())).collect()
}

/// Persons as the document tells them.
pub(super) fn list_people(passages: &[Prose<'_>], names: &Names) -> Vec<Person> {
    listed(passages, names, Kind::Person)
        .filter(|(entity, _)| !entity.surname_only)
        .map(|(entity, mentions)| Person {
            name: entity.name.clone(),
            aliases: aliases(entity),
            titles: entity.titles.clone(),
            mentions,
            confidence: entity.confidence,
        })
        .collect()
}

/// Bodies or places as the document tells them.
pub(super) fn list_named(passages: &[Prose<'_>], names: &Names, kind: Kind) -> Vec<Named> {
    listed(passages, names, kind)
        .map(|(entity, mentions)| Named {
            name: entity.name.clone(),
            aliases: aliases(entity),
            mentions,
            confidence: entity.confidence,
        })
        .collect()
}

fn aliases(entity: &Entity) -> Vec<String> {
    entity.forms.iter().filter(|form| **form != entity.name).cloned().collect()
}

/// Those of a kind that stand somewhere, with their places.
fn listed<'a>(
    passages: &'a [Prose<'_>],
    names: &'a Names,
    kind: Kind,
) -> impl Iterator<Item = (&'a Entity, Vec<[u32; 3]>)> {
    let mut mentions: Vec<Vec<[u32; 3]>> = vec![Vec::new(); names.entities.len()];
    for (prose, here) in passages.iter().zip(&names.appearances) {
        for appearance in here {
            if let Some(list) = mentions.get_mut(appearance.entity) {
                list.push([prose.block, appearance.span.from as u32, appearance.span.to as u32]);
            }
        }
    }
    let all = names.entities.iter().zip(mentions);
    all.filter(move |(entity, mentions)| entity.kind == kind && !mentions.is_empty())
}
