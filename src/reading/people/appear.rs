//! Where the known names stand.

use rustc_hash::FxHashMap;

use super::{Entity, Kind};
use crate::reading::prose::{Prose, Span};

/// A name at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) struct Appearance {
    /// Bytes of the passage's text.
    pub(in crate::reading) span: Span,
    /// Who or what it is, a number in [`super::Names`].
    pub(in crate::reading) entity: usize,
}

/// Most characters of a form that is looked for.
const LONGEST: usize = 60;

/// Finds all forms in all passages; of those that begin at one place the longest, and none inside another. Persons
/// come first: more of the text speaks for them than a tagger's word.
pub(super) fn find_appearances(passages: &[Prose<'_>], entities: &[Entity]) -> Vec<Vec<Appearance>> {
    let persons = Forms::new(entities, |kind| kind == Kind::Person);
    let others = Forms::new(entities, |kind| kind != Kind::Person);
    passages.iter().map(|prose| merge(&persons.find(prose.text), &others.find(prose.text))).collect()
}

/// Both in order; of the second those that lie apart from the first.
fn merge(first: &[Appearance], second: &[Appearance]) -> Vec<Appearance> {
    let mut all = first.to_vec();
    all.extend(second.iter().copied().filter(|other| {
        let place = first.partition_point(|appearance| appearance.span.to <= other.span.from);
        first.get(place).is_none_or(|appearance| appearance.span.from >= other.span.to)
    }));
    crate::order::sort_by_key(&mut all, |appearance| appearance.span.from);
    all
}

struct Forms<'a> {
    by_text: FxHashMap<&'a str, usize>,
    /// Numbers of characters that forms have, by their first character.
    lengths: FxHashMap<char, Vec<usize>>,
    /// A bit for what is left of each of these characters when divided by 64.
    firsts: u64,
}

impl<'a> Forms<'a> {
    fn new(entities: &'a [Entity], wanted: impl Fn(Kind) -> bool) -> Self {
        let mut by_text = FxHashMap::default();
        let mut lengths: FxHashMap<char, Vec<usize>> = FxHashMap::default();
        for (number, entity) in entities.iter().enumerate().filter(|(_, entity)| wanted(entity.kind)) {
            for form in &entity.forms {
                let Some(first) = form.chars().next() else { continue };
                let length = form.chars().count();
                if length > LONGEST {
                    continue;
                }
                by_text.entry(form.as_str()).or_insert(number);
                let known = lengths.entry(first).or_default();
                // Long ones first.
                if let Err(place) = known.binary_search_by(|other| length.cmp(other)) {
                    known.insert(place, length);
                }
            }
        }
        let firsts = lengths.keys().fold(0, |firsts, &first| firsts | 1 << (u32::from(first) % 64));
        Self { by_text, lengths, firsts }
    }

    fn find(&self, text: &str) -> Vec<Appearance> {
        let mut found = Vec::new();
        if self.lengths.is_empty() {
            return found;
        }
        let mut before: Option<char> = None;
        let mut free = 0;
        for (at, c) in text.char_indices() {
            let last = before.replace(c);
            // Most characters begin no form, which one bit tells of most.
            if at < free || self.firsts >> (u32::from(c) % 64) & 1 == 0 {
                continue;
            }
            if c.is_alphabetic() && is_letter(c) && last.is_some_and(is_letter) {
                continue;
            }
            let Some(lengths) = self.lengths.get(&c) else { continue };
            let fits = lengths.iter().find_map(|&length| self.form_at(text, at, length));
            if let Some(appearance) = fits {
                free = appearance.span.to;
                found.push(appearance);
            }
        }
        found
    }

    /// The form of so many characters that stands at a place.
    fn form_at(&self, text: &str, at: usize, length: usize) -> Option<Appearance> {
        let rest = text.get(at..)?;
        let bytes = if rest.as_bytes().get(..length).is_some_and(<[u8]>::is_ascii) {
            length
        } else {
            // As many characters as there are, and no more.
            let last = rest.char_indices().nth(length - 1)?;
            last.0 + last.1.len_utf8()
        };
        let span = Span::new(at, at + bytes);
        let entity = *self.by_text.get(span.of(text))?;
        let last = span.of(text).chars().next_back()?;
        let next = text.get(span.to..).and_then(|rest| rest.chars().next());
        let ends = !(is_letter(last) && next.is_some_and(is_letter));
        ends.then_some(Appearance { span, entity })
    }
}

/// Letters that make words together: those of Latin script.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{c0}'..='\u{24f}')
}
