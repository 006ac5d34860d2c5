//! Forms of one name are joined: the short one to the full one, the one in another script to the one beside it.

use rustc_hash::FxHashMap;

use super::{Entity, Kind};
use crate::lexicon::Role;
use crate::lexicon::fold::is_ideograph;

/// Joins entities whose forms belong together. The short form of a name goes to the one bearer of the full one; where
/// two bear it, it stays by itself.
pub(super) fn join(entities: &[Entity]) -> Vec<Entity> {
    let owners = owners(entities);
    let beside = beside(entities);
    let parents: Vec<usize> = (0..entities.len())
        .map(|number| {
            named_beside(number, entities, &beside).unwrap_or_else(|| parent(number, entities, &owners))
        })
        .collect();
    let mut joined: Vec<Option<Entity>> = entities.iter().cloned().map(Some).collect();
    for (number, &parent) in parents.iter().enumerate() {
        if parent == number {
            continue;
        }
        let Some(part) = joined.get_mut(number).and_then(Option::take) else { continue };
        // Parents are never parts themselves: they are the longest.
        if let Some(Some(whole)) = joined.get_mut(parent) {
            for form in part.forms {
                if !whole.forms.contains(&form) {
                    whole.forms.push(form);
                }
            }
            whole.confidence = whole.confidence.max(part.confidence);
        } else if let Some(place) = joined.get_mut(number) {
            *place = Some(part);
        }
    }
    let mut joined: Vec<Entity> = joined.into_iter().flatten().collect();
    add_short_forms(&mut joined);
    joined
}

/// Who has a form, or a part of it that may stand for all: what stands behind the last point of a transliterated
/// name, the last word of one in Latin script. `None` where two have it.
fn owners(entities: &[Entity]) -> FxHashMap<&str, Option<usize>> {
    let mut owners: FxHashMap<&str, Option<usize>> = FxHashMap::default();
    for (number, entity) in entities.iter().enumerate().filter(|(_, entity)| entity.kind == Kind::Person) {
        for form in &entity.forms {
            // Sir Tom, of Tom Hale: a form of its own only where the text uses it.
            let first = form.split(' ').next().filter(|first| first.len() < form.len() && first.is_ascii());
            for part in parts(form).chain(first) {
                let owner = owners.entry(part).or_insert(Some(number));
                if *owner != Some(number) {
                    *owner = None;
                }
            }
        }
    }
    owners
}

/// What of a full form may stand for it.
fn parts(form: &str) -> impl Iterator<Item = &str> {
    let separator = |c: char| matches!(c, '·' | '•' | '‧' | '・' | ' ');
    let last =
        form.rsplit(separator).next().filter(|last| last.len() < form.len() && last.chars().count() > 1);
    // A surname of two characters, of four or more: 中川, of 中川正春.
    let whole = form.chars().count();
    let plain = last.is_none() && (4..=6).contains(&whole) && form.chars().all(is_ideograph);
    let place = |chars: usize| form.char_indices().nth(chars).map(|(at, _)| at);
    let front =
        |chars: usize| place(chars).filter(|_| plain && whole > chars + 1).and_then(|at| form.get(..at));
    last.into_iter().chain(front(2)).chain(front(3))
}

/// Whose name each form in another script stands beside; none where it does so for two.
fn beside(entities: &[Entity]) -> FxHashMap<&str, Option<usize>> {
    let mut beside: FxHashMap<&str, Option<usize>> = FxHashMap::default();
    for (number, entity) in entities.iter().enumerate().filter(|(_, entity)| entity.kind == Kind::Person) {
        for form in entity.forms.iter().filter(|form| **form != entity.name) {
            beside.entry(form).and_modify(|owner| *owner = None).or_insert(Some(number));
        }
    }
    beside
}

/// Of a name that stands in brackets behind another that one: Hein Brand, of 海因·布兰德（Hein Brand）.
fn named_beside(
    number: usize,
    entities: &[Entity],
    beside: &FxHashMap<&str, Option<usize>>,
) -> Option<usize> {
    let owner_of = |number: usize| beside.get(entities.get(number)?.name.as_str()).copied().flatten();
    let owner = owner_of(number).filter(|&owner| owner != number)?;
    // Two that stand in brackets behind each other are not both parts.
    owner_of(owner).is_none().then_some(owner)
}

fn parent(number: usize, entities: &[Entity], owners: &FxHashMap<&str, Option<usize>>) -> usize {
    let Some(entity) = entities.get(number) else { return number };
    let of_form =
        |form: &String| owners.get(form.as_str()).copied().flatten().filter(|&owner| owner != number);
    let Some(owner) = entity.forms.iter().find_map(of_form) else { return number };
    // A parent that is itself a part of another would leave its parts behind.
    let whole = entities
        .get(owner)
        .is_some_and(|whole| whole.kind == Kind::Person && whole.name.len() > entity.name.len());
    if whole { owner } else { number }
}

/// Marks those of whom the text has a surname with a title alone, and joins them to the one who bears it in full.
pub(super) fn mark_surnames(entities: &mut Vec<Entity>) {
    let bearers = bearers(entities);
    let mut gone = Vec::new();
    for number in 0..entities.len() {
        let Some(entity) = entities.get(number).filter(|entity| entity.kind == Kind::Person) else {
            continue;
        };
        let Some(surname) = surname_of(&entity.name).or_else(|| bare_surname(&entity.name)) else { continue };
        let bearer = bearers.get(surname).copied().flatten();
        let name = entity.name.clone();
        match bearer.and_then(|bearer| entities.get_mut(bearer)) {
            Some(whole) => {
                whole.forms.push(name);
                gone.push(number);
            }
            None => {
                if let Some(entity) = entities.get_mut(number) {
                    entity.surname_only = true;
                }
            }
        }
    }
    let mut number = 0;
    entities.retain(|_| {
        number += 1;
        gone.binary_search(&(number - 1)).is_err()
    });
}

/// Who bears each surname in full; none where several do.
pub(super) fn bearers(entities: &[Entity]) -> FxHashMap<String, Option<usize>> {
    let mut bearers: FxHashMap<String, Option<usize>> = FxHashMap::default();
    for (number, entity) in entities.iter().enumerate() {
        let full = entity.kind == Kind::Person
            && (2..=4).contains(&entity.name.chars().count())
            && surname_of(&entity.name).is_none();
        for length in (1..=2).filter(|_| full) {
            let surname: String = entity.name.chars().take(length).collect();
            if crate::lexicon::prose_value(Role::Surname, &surname).is_some() {
                bearers.entry(surname).and_modify(|bearer| *bearer = None).or_insert(Some(number));
            }
        }
    }
    bearers
}

/// The surname of a name that is one with a title: 梁 of 梁教授.
fn surname_of(name: &str) -> Option<&str> {
    let at = name.chars().next()?.len_utf8();
    let (surname, title) = name.split_at(at);
    let is = |role: Role, text: &str| crate::lexicon::prose_value(role, text).is_some();
    let titled = is(Role::SpeechTitle, title) || is(Role::PersonUnnamed, title);
    (is(Role::Surname, surname) && titled).then_some(surname)
}

/// A name that is a surname and nothing else.
fn bare_surname(name: &str) -> Option<&str> {
    let single = name.chars().nth(1).is_none();
    (single && crate::lexicon::prose_value(Role::Surname, name).is_some()).then_some(name)
}

/// Adds what may stand for a full name, where nobody else bears it.
fn add_short_forms(entities: &mut [Entity]) {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for entity in entities.iter() {
        let forms: &[String] = &entity.forms;
        let mut seen: Vec<&str> = Vec::new();
        for part in forms.iter().flat_map(|form| parts(form).chain([form.as_str()])) {
            if !seen.contains(&part) {
                seen.push(part);
                *counts.entry(part.to_owned()).or_default() += 1;
            }
        }
    }
    for entity in entities.iter_mut().filter(|entity| entity.kind == Kind::Person) {
        let behind_point = |form: &String| !form.chars().all(is_ideograph);
        let full = entity.forms.iter().filter(|form| behind_point(form));
        let short: Vec<String> = full.flat_map(|form| parts(form)).map(str::to_owned).collect();
        for form in short {
            if counts.get(&form) == Some(&1) && !entity.forms.contains(&form) {
                entity.forms.push(form);
            }
        }
    }
}
